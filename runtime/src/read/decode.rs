//! From bytes to text: byte order mark, declared encoding, UTF-8 otherwise (XML 1.0, section 4.3.3).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::place::Places;
use crate::error::{Error, ErrorKind, Result};

/// How the bytes of a document are its text.
#[derive(Clone, Copy)]
pub(crate) enum Charset {
    /// Each byte is a character, which no encoding of the Web has.
    Latin1,
    Ascii,
    Of(&'static Encoding),
}

/// A byte order mark and the declaration are within so many bytes.
pub(crate) const HEAD: usize = "<?xml".len() + DECLARATION;

/// The declaration ends within so many bytes.
const DECLARATION: usize = 512;

impl Charset {
    /// What a document begins with says, and how many bytes the mark has. The first [`HEAD`] bytes will do.
    pub(crate) fn of(bytes: &[u8]) -> Result<(Self, usize)> {
        if let Some((encoding, length)) = Encoding::for_bom(bytes) {
            return Ok((Self::Of(encoding), length));
        }
        // Without a mark, the first characters of `<?xml` tell two-byte encodings (XML 1.0, appendix F).
        let charset = match bytes {
            [0, b'<', ..] => Self::Of(UTF_16BE),
            [b'<', 0, ..] => Self::Of(UTF_16LE),
            _ => declared_encoding(bytes).map_or(Ok(Self::Of(UTF_8)), Self::of_label)?,
        };
        Ok((charset, 0))
    }

    fn of_label(label: &[u8]) -> Result<Self> {
        let name = String::from_utf8_lossy(label);
        if is_latin1(&name) {
            return Ok(Self::Latin1);
        }
        if name.eq_ignore_ascii_case("us-ascii") || name.eq_ignore_ascii_case("ascii") {
            return Ok(Self::Ascii);
        }
        match Encoding::for_label(label) {
            // The document could be read as far as its declaration, so it is not in a two-byte encoding.
            Some(encoding) if encoding == UTF_16BE || encoding == UTF_16LE => Err(malformed_text(encoding.name())),
            Some(encoding) => Ok(Self::Of(encoding)),
            None => {
                Err(Error::new(ErrorKind::Encoding, format!("the encoding `{}` is not known", name.escape_debug())))
            }
        }
    }

    /// What is said of bytes that are no text in it.
    pub(crate) fn malformed(self) -> Error {
        malformed_text(match self {
            Self::Latin1 => "ISO-8859-1",
            Self::Ascii => "US-ASCII",
            Self::Of(encoding) => encoding.name(),
        })
    }
}

/// The text of a document; borrowed where it is UTF-8 already.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let (charset, mark) = Charset::of(bytes)?;
    let bytes = &bytes[mark..];
    let text = match charset {
        Charset::Latin1 => encoding_rs::mem::decode_latin1(bytes),
        Charset::Ascii => match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Cow::Borrowed(text),
            _ => return Err(charset.malformed()),
        },
        Charset::Of(encoding) => decode_with(encoding, bytes)?,
    };
    if mark > 0 && text.starts_with('\u{feff}') {
        return Err(mark_in_text().at(|| Places::default().of(&text, 0)));
    }
    Ok(text)
}

/// A mark is no character of the document; another one behind it is.
pub(crate) fn mark_in_text() -> Error {
    Error::new(ErrorKind::Syntax, "text is not allowed outside of the root element")
}

/// The Web's encoding labels take ISO-8859-1 for Windows-1252, XML does not.
pub(crate) fn is_latin1(label: &str) -> bool {
    ["iso-8859-1", "iso_8859-1", "latin1", "l1"].iter().any(|name| label.eq_ignore_ascii_case(name))
}

fn decode_with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>> {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            malformed_text("UTF-8").at(|| Places::default().of(&valid, valid.len()))
        });
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| malformed_text(encoding.name()))
}

fn malformed_text(encoding: &str) -> Error {
    Error::new(ErrorKind::Encoding, format!("the document is not valid {encoding}"))
}

/// The label in `<?xml .. encoding="label" ..?>`, found without reading further than the declaration.
fn declared_encoding(bytes: &[u8]) -> Option<&[u8]> {
    // Without white space, it is a processing instruction with a longer name.
    let declaration = bytes.strip_prefix(b"<?xml").filter(|rest| rest.first().is_some_and(u8::is_ascii_whitespace))?;
    let end = declaration.iter().take(DECLARATION).position(|&byte| byte == b'>')?;
    let declaration = &declaration[..end];
    let start = declaration.windows(8).position(|window| window == b"encoding")?;
    let rest = declaration[start + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let length = rest.iter().position(|byte| byte == quote)?;
    Some(&rest[..length])
}

#[cfg(test)]
mod tests {
    use super::declared_encoding;

    #[test]
    fn only_the_declaration_names_an_encoding() {
        assert_eq!(declared_encoding(b"<?xml version='1.0' encoding='latin1'?>"), Some(&b"latin1"[..]));
        assert_eq!(declared_encoding(b"<?xmlx version='1.0' encoding='latin1'?>"), None);
    }
}
