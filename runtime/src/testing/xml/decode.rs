//! From the bytes of a test document to its text.
//!
//! Only what the samples use: UTF-8, UTF-16 with a byte order mark, ISO-8859-1.

/// The text of a document, without a byte order mark.
///
/// # Errors
///
/// When the bytes are not text in the encoding that they claim.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ if is_latin_1(bytes) => Ok(bytes.iter().copied().map(char::from).collect()),
        _ => utf8(bytes),
    }
}

fn is_latin_1(bytes: &[u8]) -> bool {
    let end = bytes.windows(2).position(|two| two == b"?>").unwrap_or(0);
    bytes[..end].to_ascii_uppercase().windows(10).any(|ten| ten == b"ISO-8859-1")
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<String, String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]])).collect();
    String::from_utf16(&units).map_err(|error| error.to_string())
}
