//! `language` and the names of XML (XSD Part 2, sections 3.3.3 to 3.3.11).
//!
//! In comes text after white-space processing; out goes a value whose text is a name of its kind.

use crate::chars::{is_name_char, is_name_start, is_nc_name};
use crate::names::NcName;

checked_text! {
    /// An `xs:language`: a language tag, such as `en` or `de-CH`.
    ///
    /// ```
    /// use xsdbind::types::Language;
    ///
    /// assert_eq!(Language::new("de-CH")?.as_str(), "de-CH");
    /// assert!(Language::new("de_CH").is_err());
    /// # Ok::<(), xsdbind::error::ValueError>(())
    /// ```
    Language = "xs:language", is_language;
    /// An `xs:Name`: a name of XML, with or without colons.
    Name = "xs:Name", is_name;
    /// An `xs:NMTOKEN`: characters of names, in any order.
    NmToken = "xs:NMTOKEN", is_nm_token;
    /// An `xs:ID`: a name without colons; that it occurs once in a document is for [`check_ids`](crate::check_ids).
    Id = "xs:ID", is_nc_name, Id;
    /// An `xs:IDREF`: a name without colons; that a document has the `xs:ID` it means is for
    /// [`check_ids`](crate::check_ids).
    IdRef = "xs:IDREF", is_nc_name, IdRef;
    /// An `xs:ENTITY`: a name without colons; that the document declares the entity is not checked.
    Entity = "xs:ENTITY", is_nc_name;
}

simple_text! { NcName }

/// `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`
fn is_language(text: &str) -> bool {
    text.split('-').enumerate().all(|(index, tag)| {
        let allowed = if index == 0 { u8::is_ascii_alphabetic } else { u8::is_ascii_alphanumeric };
        (1..=8).contains(&tag.len()) && tag.as_bytes().iter().all(allowed)
    })
}

fn is_name(text: &str) -> bool {
    text.starts_with(is_name_start) && is_nm_token(text)
}

fn is_nm_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_char)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::simple::SimpleType;

    #[test]
    fn languages() {
        for text in ["en", "en-US", "i-klingon", "x-a-1-b2", "abcdefgh-12345678"] {
            assert!(is_language(text), "{text}");
        }
        for text in ["", "e1", "en-", "-en", "en--us", "abcdefghi", "en-123456789", "dé", "en us", "en_US"] {
            assert!(!is_language(text), "{text}");
        }
    }

    #[test]
    fn names() {
        for text in ["a", "_a", ":a", "a:b", "é-1.2", "a\u{301}", "日本"] {
            assert!(is_name(text), "{text}");
            assert_eq!(is_nc_name(text), !text.contains(':'), "{text}");
            assert!(is_nm_token(text), "{text}");
        }
        for text in ["", "1a", "-a", ".a", "a b", "a/b", "\u{301}a", "\u{d7}"] {
            assert!(!is_name(text), "{text}");
        }
        assert!(is_nm_token("-1") && !is_nm_token("") && !is_nm_token("a b"));
    }

    #[test]
    fn white_space_goes_first() {
        assert_eq!(Id::new(" a\n").unwrap(), "a");
        assert_eq!(NcName::try_from(" a\n".to_owned()).unwrap().as_ref(), "a");
        let error = NcName::from_lexical("a:b").unwrap_err();
        assert_eq!(error.to_string(), "expected an `xs:NCName`, found `a:b`");
    }
}
