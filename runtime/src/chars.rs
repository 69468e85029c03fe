//! The characters of XML, and of its names.
//!
//! XSD 1.0 points to XML 1.0 second edition, whose tables name the letters of Unicode 2.0 one by one. These are the
//! ranges of the fifth edition, which every later edition of both specifications allows, and which contain the earlier
//! ones: whatever was a name stays a name, and names that today's XML parsers let pass are not refused here.

use crate::bytes;

/// Inclusive ranges of characters.
pub(crate) type Ranges = &'static [(char, char)];

/// What a name can start with: `NameStartChar`, XML 1.0 production 4.
pub(crate) const NAME_START: Ranges = &[
    (':', ':'),
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{C0}', '\u{D6}'),
    ('\u{D8}', '\u{F6}'),
    ('\u{F8}', '\u{2FF}'),
    ('\u{370}', '\u{37D}'),
    ('\u{37F}', '\u{1FFF}'),
    ('\u{200C}', '\u{200D}'),
    ('\u{2070}', '\u{218F}'),
    ('\u{2C00}', '\u{2FEF}'),
    ('\u{3001}', '\u{D7FF}'),
    ('\u{F900}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FFFD}'),
    ('\u{10000}', '\u{EFFFF}'),
];

/// What a name can go on with besides: `NameChar`, XML 1.0 production 4a.
pub(crate) const NAME_MORE: Ranges =
    &[('-', '-'), ('.', '.'), ('0', '9'), ('\u{B7}', '\u{B7}'), ('\u{300}', '\u{36F}'), ('\u{203F}', '\u{2040}')];

pub(crate) fn is_name_start(character: char) -> bool {
    contains(NAME_START, character)
}

pub(crate) fn is_name_char(character: char) -> bool {
    is_name_start(character) || contains(NAME_MORE, character)
}

fn contains(ranges: Ranges, character: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// Splits what looks like a name from the start.
pub(crate) fn split_name(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| class_of(byte) == END).unwrap_or(text.len());
    text.split_at(end)
}

pub(crate) fn is_nc_name(name: &str) -> bool {
    if is_plain_name(name) {
        return true;
    }
    match name.as_bytes() {
        [first, ..] if first.is_ascii() => {
            (first.is_ascii_alphabetic() || *first == b'_') && name.chars().skip(1).all(is_nc_name_char)
        }
        _ => name.chars().next().is_some_and(is_name_start) && name.chars().skip(1).all(is_nc_name_char),
    }
}

/// Whether a name is one of ASCII without a colon, as most are.
#[inline]
pub(crate) fn is_plain_name(name: &str) -> bool {
    // Most are of letters alone, which can be told of eight at a time.
    !name.is_empty() && bytes::are_letters(name.as_bytes()) || is_ascii_name(name)
}

fn is_ascii_name(name: &str) -> bool {
    match name.as_bytes() {
        // To look at all of them is faster than to stop at the first that is none.
        [first, rest @ ..] => rest
            .iter()
            .fold(class_of(*first) == NAME_START_BYTE, |so_far, &byte| so_far & (class_of(byte) >= NAME_MORE_BYTE)),
        [] => false,
    }
}

/// What a byte can be in a start tag: nothing of what follows.
const OTHER: u8 = 0;
/// What ends a name: white space, quotes, `=`, `/` and `<`.
const END: u8 = 1;
/// A character of ASCII that can go on a name without colons, but not start it.
pub(crate) const NAME_MORE_BYTE: u8 = 2;
/// One that can also start it.
pub(crate) const NAME_START_BYTE: u8 = 3;

/// The class of each byte.
const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'/' | b'"' | b'\'' | b'<' => END,
            b'0'..=b'9' | b'-' | b'.' => NAME_MORE_BYTE,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => NAME_START_BYTE,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

#[inline]
pub(crate) fn class_of(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

pub(crate) fn is_nc_name_char(character: char) -> bool {
    character != ':' && is_name_char(character)
}

/// Whether XML can carry the character (XML 1.0, section 2.2).
pub(crate) fn is_xml_char(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The first character that XML cannot carry, with its offset.
pub(crate) fn first_bad_char(text: &str) -> Option<(usize, char)> {
    // All of a piece at once is faster than stopping at the first; most are of characters that can be told at once.
    let bytes = text.as_bytes();
    let is_good = |piece: &[u8; 64]| all_plain(piece) || !any_suspicious(piece);
    // What is left over is looked at together with what came before it.
    let is_last_good = bytes.last_chunk().map_or_else(|| !any_suspicious(bytes), is_good);
    if is_last_good && bytes.as_chunks().0.iter().all(is_good) {
        return None;
    }
    text.char_indices().find(|&(_, character)| !is_xml_char(character))
}

/// Whether all bytes are of ASCII and none is a control character.
#[inline]
fn all_plain(bytes: &[u8; 64]) -> bool {
    !bytes.iter().fold(false, |found, &byte| found | (byte.cast_signed() < 0x20))
}

/// Whether any byte may be of a character that XML cannot carry: all of these are below the blank, or begin with this byte.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators are branches, which keep bytes from being looked at together"
)]
#[inline]
fn any_suspicious(bytes: &[u8]) -> bool {
    let suspicious = |byte: u8| ((byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')) | (byte == 0xef);
    bytes.iter().fold(false, |found, &byte| found | suspicious(byte))
}
