//! Bytes changed without a thought of what they stand for.

use super::{Change, Operator};
use crate::mutants::random::Random;

pub const OPERATORS: &[Operator] = &[
    bytes("bytes-bit-flipped", |xml, random, _| {
        let at = random.below(xml.len());
        xml[at] ^= 1 << random.below(8);
    }),
    bytes("bytes-set", |xml, random, _| {
        for _ in 0..=random.below(4) {
            let at = random.below(xml.len());
            xml[at] = random.below(256) as u8;
        }
    }),
    bytes("bytes-deleted", |xml, random, _| {
        let slice = slice(xml, random, 16);
        xml.drain(slice);
    }),
    bytes("bytes-deleted-many", |xml, random, _| {
        let slice = slice(xml, random, 400);
        xml.drain(slice);
    }),
    bytes("bytes-cut-off", |xml, random, _| xml.truncate(random.below(xml.len()))),
    bytes("bytes-repeated", |xml, random, _| {
        let slice = slice(xml, random, 64);
        let copy = xml[slice.clone()].to_owned();
        xml.splice(slice.start..slice.start, copy);
    }),
    bytes("bytes-repeated-elsewhere", |xml, random, _| {
        let copy = xml[slice(xml, random, 64)].to_owned();
        let at = random.below(xml.len());
        xml.splice(at..at, copy);
    }),
    bytes("bytes-inserted", |xml, random, _| {
        let at = random.below(xml.len());
        let new: Vec<u8> = (0..=random.below(4)).map(|_| random.below(256) as u8).collect();
        xml.splice(at..at, new);
    }),
    bytes("bytes-token-inserted", |xml, random, _| {
        let at = random.below(xml.len());
        let token = TOKENS[random.below(TOKENS.len())];
        xml.splice(at..at, token.bytes());
    }),
    bytes("bytes-of-another-document", |xml, random, other| {
        let (to, from) = (slice(xml, random, 64), slice(other, random, 64));
        xml.splice(to, other[from].iter().copied());
    }),
    bytes("bytes-digit-changed", |xml, random, _| {
        let digits: Vec<usize> = (0..xml.len()).filter(|at| xml[*at].is_ascii_digit()).collect();
        if let Some(at) = random.pick(&digits) {
            xml[*at] = b'0' + random.below(10) as u8;
        }
    }),
    bytes("bytes-of-utf-16", |xml, random, _| {
        // Half of the bytes say another encoding than the declaration does.
        let big = random.below(2) == 0;
        let units = xml.iter().map(|byte| if big { [0, *byte] } else { [*byte, 0] });
        let mark: &[u8] = if big { &[0xfe, 0xff] } else { &[0xff, 0xfe] };
        *xml = mark.iter().copied().chain(units.flatten()).collect();
        if random.below(2) == 0 {
            let at = random.below(xml.len());
            xml[at] = random.below(256) as u8;
        }
    }),
];

const TOKENS: &[&str] = &[
    "<",
    ">",
    "&",
    "\"",
    "'",
    "/",
    "=",
    " ",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "&#",
    "&#x",
    ";",
    "</",
    "/>",
    "xmlns=",
    "xsi:nil=\"true\"",
    "<!DOCTYPE a [",
    "\0",
    "\u{feff}",
    ":",
    "<a>",
    "</command>",
    " xmlns=\"\"",
    "&lt;",
    "\r",
];

const fn bytes(name: &'static str, change: fn(&mut Vec<u8>, &mut Random, &[u8])) -> Operator {
    Operator { name, change: Change::Bytes(change) }
}

/// A part of at most so many bytes.
fn slice(xml: &[u8], random: &mut Random, most: usize) -> std::ops::Range<usize> {
    let start = random.below(xml.len());
    let length = 1 + random.below(most);
    start..(start + length).min(xml.len())
}
