//! White space: what XML takes for it, and what becomes of it in the texts of simple types.

use std::borrow::Cow;

use crate::bytes;

/// How white space in the text of a simple type is treated before anything else (XSD Part 2, section 4.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhiteSpace {
    /// Left as it is.
    Preserve,
    /// Tab, line feed and carriage return become a space each.
    Replace,
    /// As `Replace`; then runs of spaces become one, and those at both ends go.
    Collapse,
}

impl WhiteSpace {
    /// The text after white-space processing; borrowed where nothing within it changes.
    ///
    /// ```
    /// use xsdbind::simple::WhiteSpace;
    ///
    /// assert_eq!(WhiteSpace::Replace.apply("a\tb \n"), "a b  ");
    /// assert_eq!(WhiteSpace::Collapse.apply("\n a \t b "), "a b");
    /// ```
    #[inline]
    #[must_use]
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Replace if text.bytes().any(|byte| is_control_space(char::from(byte))) => {
                Cow::Owned(text.replace(is_control_space, " "))
            }
            Self::Preserve | Self::Replace => Cow::Borrowed(text),
            Self::Collapse => collapse(text),
        }
    }

    /// The stricter of it and that of a facet.
    pub(crate) const fn or_stricter(self, facet: Option<Self>) -> Self {
        match facet {
            Some(rule) if rule as u8 > self as u8 => rule,
            _ => self,
        }
    }
}

/// Most texts need at most their ends trimmed, which borrows.
fn collapse(text: &str) -> Cow<'_, str> {
    if !bytes::any(text.as_bytes(), |eight| eight.below(b' ' + 1)) {
        return Cow::Borrowed(text);
    }
    let space = |byte: &&u8| is_space(char::from(**byte));
    let bytes = text.as_bytes();
    let (before, after) = (bytes.iter().take_while(space).count(), bytes.iter().rev().take_while(space).count());
    // Where all is white space, both are all of it.
    let trimmed = text.get(before..text.len() - after).unwrap_or_default();
    let mut after_blank = false;
    let collapsed = trimmed.bytes().all(|byte| {
        let keep = match byte {
            b' ' => !after_blank,
            b'\t' | b'\n' | b'\r' => false,
            _ => true,
        };
        after_blank = byte == b' ';
        keep
    });
    if collapsed {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    for item in items(trimmed) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(item);
    }
    Cow::Owned(out)
}

/// The items of a list: what stands between white space.
pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_space).filter(|item| !item.is_empty())
}

/// Whether a text is white space and nothing else.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// White space as XML has it: fewer characters than Unicode's or Rust's.
pub(crate) fn is_space(character: char) -> bool {
    character == ' ' || is_control_space(character)
}

fn is_control_space(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preserve_changes_nothing() {
        assert_eq!(WhiteSpace::Preserve.apply(" \t\r\n a "), " \t\r\n a ");
    }

    #[test]
    fn replace_keeps_the_number_of_characters() {
        assert_eq!(WhiteSpace::Replace.apply("\ta\r\nb\u{a0}"), " a  b\u{a0}");
        assert!(matches!(WhiteSpace::Replace.apply(" a b "), Cow::Borrowed(" a b ")));
    }

    #[test]
    fn collapse_borrows_when_only_the_ends_change() {
        assert!(matches!(WhiteSpace::Collapse.apply(" \n a b\t"), Cow::Borrowed("a b")));
        assert!(matches!(WhiteSpace::Collapse.apply(" \n\t"), Cow::Borrowed("")));
    }

    #[test]
    fn collapse_joins_runs() {
        for (text, expected) in [("a  b", "a b"), ("a\tb", "a b"), (" a \r\n\t b  c ", "a b c"), ("a \tb", "a b")] {
            assert_eq!(WhiteSpace::Collapse.apply(text), expected);
        }
    }

    #[test]
    fn only_the_white_space_of_xml_counts() {
        for text in ["\u{a0}a\u{2003}", "\u{b}a\u{c}", "\u{85}"] {
            assert_eq!(WhiteSpace::Collapse.apply(text), text);
        }
    }
}
