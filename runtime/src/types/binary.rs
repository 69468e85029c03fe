//! `base64Binary` and `hexBinary` (XSD Part 2, sections 3.2.15 and 3.2.16).
//!
//! In comes text, out go octets. Base64 may have white space anywhere, must be padded, and the bits that its last
//! character has in excess must be zero, as the grammar of section 3.2.16 says.

use std::fmt;

use data_encoding::{BASE64, Encoding, HEXUPPER, HEXUPPER_PERMISSIVE};

use crate::error::ValueError;
use crate::pattern;
use crate::simple::{SimpleType, WhiteSpace};
use crate::white_space::is_space;

macro_rules! binary {
    ($($(#[$docs:meta])* $type:ident = $name:literal, $encoding:ident, $decode:path, $texts:path;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Vec<u8>);

        impl $type {
            /// The octets.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// The octets as a vector.
            #[must_use]
            pub fn into_vec(self) -> Vec<u8> {
                self.0
            }
        }

        impl_from_str!($type);

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&$encoding.encode(&self.0))
            }
        }

        impl AsRef<[u8]> for $type {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl From<Vec<u8>> for $type {
            fn from(octets: Vec<u8>) -> Self {
                Self(octets)
            }
        }

        impl From<&[u8]> for $type {
            fn from(octets: &[u8]) -> Self {
                Self(octets.to_vec())
            }
        }

        impl From<$type> for Vec<u8> {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl SimpleType for $type {
            const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
            const LENGTH_UNIT: &'static str = "octets";
            const PRIMITIVE: &'static str = $name;

            fn place_holder() -> Self {
                Self(Vec::new())
            }

            fn from_lexical(text: &str) -> Result<Self, ValueError> {
                $decode(text).map(Self).ok_or_else(|| ValueError::lexical($name, text))
            }

            fn to_lexical(&self, out: &mut String) {
                $encoding.encode_append(&self.0, out);
            }

            fn texts(&self, _wide: bool, out: &mut String) {
                $texts(&self.to_string(), out);
            }

            fn length(&self) -> Option<usize> {
                Some(self.0.len())
            }
        }
    )+};
}

binary! {
    /// An `xs:base64Binary`: octets, written in Base64.
    ///
    /// ```
    /// use xsdbind::types::Base64Binary;
    ///
    /// let value: Base64Binary = "aGVs bG8=".parse()?;
    /// assert_eq!(value.as_bytes(), b"hello");
    /// assert_eq!(value.to_string(), "aGVsbG8=");
    /// # Ok::<(), xsdbind::error::ValueError>(())
    /// ```
    Base64Binary = "xs:base64Binary", BASE64, decode_base64, base64_texts;
    /// An `xs:hexBinary`: octets, written as two hexadecimal digits each.
    ///
    /// ```
    /// use xsdbind::types::HexBinary;
    ///
    /// let value: HexBinary = "0fb8".parse()?;
    /// assert_eq!(value.as_bytes(), [0x0f, 0xb8]);
    /// assert_eq!(value.to_string(), "0FB8");
    /// # Ok::<(), xsdbind::error::ValueError>(())
    /// ```
    HexBinary = "xs:hexBinary", HEXUPPER, decode_hex, hex_texts;
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    if text.contains(is_space) {
        return decode_base64(&text.split(is_space).collect::<String>());
    }
    // The decoder reads padded texts in a row, of which XSD has one only.
    let padding_ends_it = text.find('=').is_none_or(|padding| padding + 2 >= text.len());
    if padding_ends_it { decode(&BASE64, text) } else { None }
}

/// Appends an expression for a text with a blank between any two characters, or none.
fn base64_texts(text: &str, out: &mut String) {
    for (index, character) in text.chars().enumerate() {
        if index > 0 {
            out.push_str(" ?");
        }
        pattern::literal(character.encode_utf8(&mut [0; 4]), out);
    }
}

/// Appends an expression for a text with capital letters or small ones.
fn hex_texts(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            'A'..='F' => out.extend(['[', character, character.to_ascii_lowercase(), ']']),
            _ => out.push(character),
        }
    }
}

fn decode_hex(text: &str) -> Option<Vec<u8>> {
    decode(&HEXUPPER_PERMISSIVE, text)
}

fn decode(encoding: &Encoding, text: &str) -> Option<Vec<u8>> {
    encoding.decode(text.as_bytes()).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        for (text, octets) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("Zm9v YmFy", b"foobar"),
            ("Z g = =", b"f"),
            ("\n Zm9v\r\n Ym Fy ", b"foobar"),
            ("+/+/", &[0xfb, 0xff, 0xbf]),
        ] {
            assert_eq!(text.parse::<Base64Binary>().unwrap().as_bytes(), octets, "{text}");
        }
    }

    #[test]
    fn what_is_no_base64() {
        for text in
            ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Zm8=Zm9v", "=", "====", "Zm9v=", "Z===", "-_-_", "Zm9é"]
        {
            assert!(text.parse::<Base64Binary>().is_err(), "{text}");
        }
    }

    #[test]
    fn hex() {
        assert_eq!("".parse::<HexBinary>().unwrap(), HexBinary::default());
        assert_eq!("aBcD09".parse::<HexBinary>().unwrap().as_bytes(), [0xab, 0xcd, 0x09]);
        for text in ["a", "0g", "0x00", "00 00", "é0"] {
            assert!(text.parse::<HexBinary>().is_err(), "{text}");
        }
        assert_eq!(HexBinary::from(vec![1, 2]).length(), Some(2));
    }
}
