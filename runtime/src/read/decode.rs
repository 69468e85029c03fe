//! From bytes to text: byte order mark, declared encoding, UTF-8 otherwise (XML 1.0, section 4.3.3).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::place::Places;
use crate::error::{Error, ErrorKind, Result};

/// The text of a document; borrowed where it is UTF-8 already.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = decode_with(encoding, &bytes[length..])?;
        // A mark is no character of the document; another one behind it is.
        if text.starts_with('\u{feff}') {
            let error = Error::new(ErrorKind::Syntax, "text is not allowed outside of the root element");
            return Err(error.at(|| Places::default().of(&text, 0)));
        }
        return Ok(text);
    }
    // Without a mark, the first characters of `<?xml` tell two-byte encodings (XML 1.0, appendix F).
    match bytes {
        [0, b'<', ..] => return decode_with(UTF_16BE, bytes),
        [b'<', 0, ..] => return decode_with(UTF_16LE, bytes),
        _ => {}
    }
    match declared_encoding(bytes) {
        None => decode_with(UTF_8, bytes),
        Some(label) => by_label(label, bytes),
    }
}

fn by_label<'b>(label: &[u8], bytes: &'b [u8]) -> Result<Cow<'b, str>> {
    let name = String::from_utf8_lossy(label);
    if is_latin1(&name) {
        return Ok(encoding_rs::mem::decode_latin1(bytes));
    }
    if name.eq_ignore_ascii_case("us-ascii") || name.eq_ignore_ascii_case("ascii") {
        return match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Ok(Cow::Borrowed(text)),
            _ => Err(malformed_text("US-ASCII")),
        };
    }
    match Encoding::for_label(label) {
        // The document could be read as far as its declaration, so it is not in a two-byte encoding.
        Some(encoding) if encoding == UTF_16BE || encoding == UTF_16LE => Err(malformed_text(encoding.name())),
        Some(encoding) => decode_with(encoding, bytes),
        None => Err(Error::new(ErrorKind::Encoding, format!("the encoding `{}` is not known", name.escape_debug()))),
    }
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
    let end = declaration.iter().take(512).position(|&byte| byte == b'>')?;
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
