//! Bytes of a file in, text out: byte order mark first, then the XML declaration, else UTF-8 (XML
//! 1.0, appendix F).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostics::LoadProblem;
use crate::source::Lines;

/// What is wrong, and at which line and column.
pub(super) type Failure = (LoadProblem, Option<(u32, u32)>);

/// The text without byte order mark, or what is wrong and at which line and column.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Failure> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return with(encoding, bytes[length..].to_vec());
    }
    match bytes.get(..4) {
        Some([b'<', 0, _, 0]) => return with(UTF_16LE, bytes),
        Some([0, b'<', 0, _]) => return with(UTF_16BE, bytes),
        _ => {}
    }
    let Some(name) = declared(&bytes) else {
        return with(UTF_8, bytes);
    };
    // The browsers' table, which `Encoding` follows, reads this name as windows-1252.
    if ["iso-8859-1", "iso_8859-1", "latin1"].contains(&name.to_ascii_lowercase().as_str()) {
        return Ok(encoding_rs::mem::decode_latin1(&bytes).into_owned());
    }
    match Encoding::for_label(name.as_bytes()) {
        // What declares UTF-16 in single bytes cannot be UTF-16.
        Some(encoding) => with(encoding.output_encoding(), bytes),
        None => Err((LoadProblem::UnknownEncoding { name }, Some((1, 1)))),
    }
}

fn with(encoding: &'static Encoding, bytes: Vec<u8>) -> Result<String, Failure> {
    let invalid = LoadProblem::InvalidBytes { encoding: encoding.name() };
    if encoding == UTF_8 {
        return String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            (invalid, Some(Lines::new(&text).position(valid)))
        });
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(&bytes)
        .map(std::borrow::Cow::into_owned)
        .ok_or((invalid, None))
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(512))?;
    let rest = head.strip_prefix(b"<?xml")?;
    let end = rest.windows(2).position(|pair| pair == b"?>")?;
    let text = str::from_utf8(&rest[..end]).ok()?;
    let (_, value) = text.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    value[1..].split(quote).next().map(str::to_owned)
}
