//! From the bytes of a test document to its text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a document, without a byte order mark: in the encoding that such a mark or the XML declaration names, else in
/// UTF-8.
///
/// # Errors
///
/// When the encoding is not known, or the bytes are not text in it.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => match declared(bytes)? {
            Some(encoding) => (encoding, bytes),
            None => return Ok(encoding_rs::mem::decode_latin1(bytes).into_owned()),
        },
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    text.map(std::borrow::Cow::into_owned).ok_or_else(|| format!("the bytes are not text in {}", encoding.name()))
}

/// The encoding that the declaration names; `None` for ISO-8859-1, which is not what browsers take it for.
fn declared(bytes: &[u8]) -> Result<Option<&'static Encoding>, String> {
    let end = bytes.windows(2).position(|two| two == b"?>").filter(|_| bytes.starts_with(b"<?xml")).unwrap_or(0);
    let declaration = String::from_utf8_lossy(&bytes[..end]);
    let Some((_, named)) = declaration.split_once("encoding") else { return Ok(Some(UTF_8)) };
    let label = named.split(['"', '\'']).nth(1).unwrap_or_default();
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding == WINDOWS_1252 && !label.contains("1252") => Ok(None),
        Some(encoding) => Ok(Some(encoding)),
        None => Err(format!("the encoding `{label}` is not known")),
    }
}
