//! The characters of XML names.
//!
//! XSD 1.0 points to XML 1.0 second edition, whose tables name the letters of Unicode 2.0 one by one. These are the
//! ranges of the fifth edition, which every later edition of both specifications allows, and which contain the earlier
//! ones: whatever was a name stays a name, and names that today's XML parsers let pass are not refused here.

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
