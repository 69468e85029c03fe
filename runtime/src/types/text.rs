//! `string`, `normalizedString` and `token` (XSD Part 2, sections 3.2.1, 3.3.1 and 3.3.2).
//!
//! In comes any text; out goes the same with its white space processed. No text is refused.

use std::ops::Deref;

use crate::error::ValueError;
use crate::simple::{SimpleType, WhiteSpace};

impl SimpleType for String {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Preserve;

    fn place_holder() -> Self {
        Self::new()
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        Ok(text.to_owned())
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(self);
    }

    fn length(&self) -> Option<usize> {
        Some(self.chars().count())
    }
}

free_text! {
    /// An `xs:string` that holds a short text, of up to 23 bytes, in place: what fields of `xs:string` are where
    /// `[module.types]` says `"xs:string" = "xsdbind::types::Text"`. A table of short texts then takes no memory for each of them, and is read
    /// in two thirds of the time.
    ///
    /// It is made from any text, and read as a `&str`. A longer text is shared by its clones.
    ///
    /// ```
    /// use xsdbind::types::Text;
    ///
    /// let name = Text::from("Alice");
    /// assert_eq!(name, "Alice");
    /// assert!(name.starts_with('A'));
    /// assert_eq!(String::from(name), "Alice");
    /// ```
    Text, Preserve;
    /// An `xs:normalizedString`: text without tabs and line ends, which become a blank each.
    ///
    /// ```
    /// use xsdbind::types::NormalizedString;
    ///
    /// assert_eq!(NormalizedString::from("two\nlines ").as_str(), "two lines ");
    /// ```
    NormalizedString, Replace;
    /// An `xs:token`: text without tabs and line ends, without spaces at its ends, and without two spaces in a row.
    ///
    /// ```
    /// use xsdbind::types::Token;
    ///
    /// assert_eq!(Token::from(" two\n\nlines ").as_str(), "two lines");
    /// ```
    Token, Collapse;
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_left_as_they_are() {
        assert_eq!(String::from_lexical(" a\n\tb ").unwrap(), " a\n\tb ");
        assert_eq!(String::from("éa😀").length(), Some(3));
    }

    #[test]
    fn texts_are_left_as_they_are_whatever_their_length() {
        for length in [0, 22, 23, 24, 1000] {
            let text = " é\n".repeat(length).chars().take(length).collect::<String>();
            let held = Text::from_lexical(&text).unwrap();
            assert_eq!((&*held, held.length()), (&*text, Some(length)));
            assert_eq!(Text::from(text), held.clone());
        }
        assert_eq!([size_of::<Text>(), size_of::<Option<Text>>(), size_of::<crate::Tri<Text>>()], [24; 3]);
    }

    #[test]
    fn normalized_strings_and_tokens() {
        assert_eq!(NormalizedString::from(" a\r\n b".to_owned()), " a   b");
        assert_eq!(Token::from(" a\r\n b ".to_owned()), "a b");
        assert_eq!("\ta ".parse::<Token>().unwrap(), "a");
        assert_eq!(Token::from(" a"), Token::from("a"));
        assert_eq!(format!("{:>3}", Token::from("a")), "  a");
    }
}
