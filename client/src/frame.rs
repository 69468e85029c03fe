//! Where documents end: in come bytes as they arrive, out go whole documents.
//!
//! The end of a document is the end tag of its root, found by tokens: an end tag in a comment, a CDATA section, an
//! attribute or a processing instruction is none. Each byte is looked at once, however the bytes arrive, and a document
//! that is longer than a limit is an error before it is in memory.
//!
//! Markup is the same in all encodings that have ASCII in them, in one byte each; those of two bytes are told by how a
//! document begins (XML 1.0, appendix F).

use std::{fmt, io};

use bytes::{Buf, Bytes, BytesMut};
use memchr::{memchr, memchr3};
use tokio_util::codec::{Decoder, Encoder};

/// The longest reply that is taken, unless set: a table of some 100,000 rows.
pub const MAX_REPLY: usize = 64 << 20;

const ESCAPE: u8 = 0x1B;

/// How far ahead an escape is looked for at once.
const AHEAD: usize = 8 << 10;

/// How much of what is no document is shown.
const SHOWN: usize = 60;

/// Splits what arrives into documents, and ends those that are sent by a newline.
#[derive(Clone, Debug)]
pub struct Codec {
    limit: usize,
    /// The bytes of a unit, and where its low one is; not known before a document begins.
    width: Option<Width>,
    /// That of the document before, whose white space may follow it.
    before: Width,
    /// How many bytes were looked at.
    at: usize,
    state: State,
    depth: usize,
    /// Within characters of ISO-2022-JP that are two bytes each: none of them is markup.
    shifted: bool,
    /// After an escape.
    escaped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    One,
    Big,
    Little,
}

/// What the unit that is next stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Text,
    /// After `<`.
    Open,
    /// After `<!`.
    Declaration,
    /// After `<!-`.
    Dash,
    /// In a comment, after so many `-`.
    Comment(u8),
    /// In a CDATA section, after so many `]`.
    Section(u8),
    /// In a processing instruction, after `?` or not.
    Instruction(bool),
    /// In a start tag, after `/` or not.
    Tag(bool),
    /// In the value of an attribute.
    Quoted(u8),
    /// In an end tag.
    EndTag,
}

/// Why what arrives cannot be split into documents.
#[derive(Debug)]
#[non_exhaustive]
pub enum FrameError {
    /// The connection has failed.
    Io(io::Error),
    /// A document is longer than the limit.
    TooLong {
        /// In bytes.
        limit: usize,
    },
    /// What arrives is no XML.
    NotXml {
        /// How it begins.
        found: String,
    },
    /// The connection ended within a document.
    Cut {
        /// The bytes of it that had arrived.
        bytes: usize,
    },
}

impl From<io::Error> for FrameError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::TooLong { limit } => write!(f, "the reply is longer than {limit} bytes, which is the limit set"),
            Self::NotXml { found } => {
                write!(f, "what came is no document but `{}`", found.escape_debug())?;
                if found.starts_with("HTTP/") {
                    f.write_str(": this is the port of a web server; use `http://` or `https://`, or another port")?;
                } else if found.starts_with(['\u{15}', '\u{16}']) {
                    f.write_str(": this is a port for TLS; use `ocss://`, or another port")?;
                }
                Ok(())
            }
            Self::Cut { bytes } => write!(f, "the connection ended within a reply, after {bytes} bytes of it"),
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl Default for Codec {
    fn default() -> Self {
        Self::new(MAX_REPLY)
    }
}

impl Codec {
    /// For documents of up to so many bytes.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            width: None,
            before: Width::One,
            at: 0,
            state: State::Text,
            depth: 0,
            shifted: false,
            escaped: false,
        }
    }

    /// Drops white space before a document, and finds out how wide its units are once enough is there.
    fn begin(&mut self, bytes: &mut BytesMut) {
        loop {
            match (self.before, &bytes[..]) {
                (Width::Big, [0, low, ..]) if is_blank(u16::from(*low)) => bytes.advance(2),
                (Width::Little, [low, 0, ..]) if is_blank(u16::from(*low)) => bytes.advance(2),
                // Half a unit: the rest is on its way.
                (Width::Big, [0]) => return,
                (Width::Little, [low]) if is_blank(u16::from(*low)) => return,
                (_, [first, ..]) if is_blank(u16::from(*first)) => bytes.advance(1),
                _ => break,
            }
        }
        let (width, mark) = match bytes[..] {
            [] | [0 | 0xFE | 0xFF | b'<' | 0xEF] | [0xEF, 0xBB] => return,
            [0xFE, 0xFF, ..] => (Width::Big, 2),
            [0xFF, 0xFE, ..] => (Width::Little, 2),
            [0xEF, 0xBB, 0xBF, ..] => (Width::One, 3),
            [0, b'<', ..] => (Width::Big, 0),
            [b'<', 0, ..] => (Width::Little, 0),
            _ => (Width::One, 0),
        };
        self.width = Some(width);
        self.at = mark;
    }

    /// Looks on; whether the document is whole.
    fn scan(&mut self, width: Width, bytes: &[u8]) -> Result<bool, FrameError> {
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            if width == Width::One && !self.shifted && !self.escaped {
                let ahead = &rest[..rest.len().min(AHEAD)];
                let plain = memchr(ESCAPE, ahead).unwrap_or(ahead.len());
                let end = self.at + plain;
                if self.scan_plain(&bytes[..end]).map_err(|()| not_xml(bytes))? {
                    return Ok(true);
                }
                if plain > 0 {
                    continue;
                }
            }
            let (unit, length) = match (width, rest) {
                (Width::One, [byte, ..]) => {
                    if self.shifts(*byte) {
                        self.at += 1;
                        continue;
                    }
                    (u16::from(*byte), 1)
                }
                (Width::Big, [high, low, ..]) => (u16::from_be_bytes([*high, *low]), 2),
                (Width::Little, [low, high, ..]) => (u16::from_le_bytes([*low, *high]), 2),
                _ => break,
            };
            self.at += length;
            if self.step(unit).map_err(|()| not_xml(bytes))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The same of units of one byte among which there is no escape: what means nothing is skipped, and what most
    /// documents are made of is told without [`step`](Self::step).
    fn scan_plain(&mut self, bytes: &[u8]) -> Result<bool, ()> {
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let found = match self.state {
                State::Text if self.depth > 0 => memchr(b'<', rest),
                State::Tag(_) => memchr3(b'>', b'"', b'\'', rest),
                State::Quoted(quote) => memchr(quote, rest),
                State::EndTag => memchr(b'>', rest),
                _ => Some(0),
            };
            let skipped = found.unwrap_or(rest.len());
            if let (State::Tag(slash), Some(last)) = (&mut self.state, rest[..skipped].last()) {
                *slash = *last == b'/';
            }
            self.at += skipped;
            let Some(byte) = rest.get(skipped) else { return Ok(false) };
            self.at += 1;
            match (self.state, byte) {
                (State::Text, b'<') => {
                    let next = rest.get(skipped + 1);
                    self.state = match next {
                        Some(b'/') if self.depth > 0 => State::EndTag,
                        Some(b'A'..=b'Z' | b'a'..=b'z') => State::Tag(false),
                        _ => State::Open,
                    };
                    self.at += usize::from(self.state != State::Open);
                }
                (State::Tag(false), b'>') => {
                    self.depth += 1;
                    self.state = State::Text;
                }
                (State::EndTag, _) if self.depth > 1 => {
                    self.depth -= 1;
                    self.state = State::Text;
                }
                _ if self.step(u16::from(*byte))? => return Ok(true),
                _ => {}
            }
        }
        Ok(false)
    }

    /// `ESC $` begins characters of two bytes, `ESC (` ends them. No XML has an escape otherwise. Whether the byte is a
    /// part of that.
    fn shifts(&mut self, byte: u8) -> bool {
        let escaped = std::mem::replace(&mut self.escaped, byte == ESCAPE);
        match byte {
            b'$' if escaped => self.shifted = true,
            b'(' if escaped => self.shifted = false,
            _ => return self.shifted || byte == ESCAPE,
        }
        true
    }

    /// What a unit changes; whether it ends the document.
    fn step(&mut self, unit: u16) -> Result<bool, ()> {
        let character = u8::try_from(unit).unwrap_or(0xFF);
        self.state = match (self.state, character) {
            (State::Text, b'<') => State::Open,
            (State::Text, _) if self.depth > 0 || is_blank(unit) => State::Text,
            (State::Open, b'?') => State::Instruction(false),
            (State::Open, b'!') => State::Declaration,
            (State::Open, b'/') if self.depth > 0 => State::EndTag,
            (State::Declaration, b'-') => State::Dash,
            (State::Declaration, b'[') if self.depth > 0 => State::Section(0),
            (State::Dash, b'-') => State::Comment(0),
            // No server sends a document type, and none is read.
            (State::Text | State::Declaration | State::Dash, _) | (State::Open, b'/' | b'<' | b'>') => return Err(()),
            (State::Open, _) if is_blank(unit) => return Err(()),
            (State::Comment(2..) | State::Section(2..) | State::Instruction(true), b'>') => State::Text,
            (State::Comment(dashes), b'-') => State::Comment(dashes.saturating_add(1)),
            (State::Comment(_), _) => State::Comment(0),
            (State::Section(brackets), b']') => State::Section(brackets.saturating_add(1)),
            (State::Section(_), _) => State::Section(0),
            (State::Instruction(_), _) => State::Instruction(character == b'?'),
            (State::Tag(empty), b'>') => {
                self.depth += usize::from(!empty);
                if self.depth == 0 {
                    return Ok(true);
                }
                State::Text
            }
            (State::Open | State::Tag(_), b'"' | b'\'') => State::Quoted(character),
            (State::Open | State::Tag(_), _) => State::Tag(character == b'/'),
            (State::Quoted(quote), _) if quote == character => State::Tag(false),
            (State::Quoted(quote), _) => State::Quoted(quote),
            (State::EndTag, b'>') => {
                self.depth -= 1;
                if self.depth == 0 {
                    return Ok(true);
                }
                State::Text
            }
            (State::EndTag, _) => State::EndTag,
        };
        Ok(false)
    }
}

impl Decoder for Codec {
    type Item = Bytes;
    type Error = FrameError;

    fn decode(&mut self, bytes: &mut BytesMut) -> Result<Option<Bytes>, FrameError> {
        if self.width.is_none() {
            self.begin(bytes);
        }
        let Some(width) = self.width else { return Ok(None) };
        let whole = self.scan(width, bytes)?;
        if self.at > self.limit {
            return Err(FrameError::TooLong { limit: self.limit });
        }
        if !whole {
            return Ok(None);
        }
        let document = bytes.split_to(self.at).freeze();
        *self = Self { before: width, ..Self::new(self.limit) };
        Ok(Some(document))
    }

    fn decode_eof(&mut self, bytes: &mut BytesMut) -> Result<Option<Bytes>, FrameError> {
        match self.decode(bytes)? {
            // The second half of the line feed behind a document in UTF-16 is nothing, either.
            None if bytes.is_empty() || self.width.is_none() && bytes[..] == [0] => {
                bytes.clear();
                Ok(None)
            }
            None => Err(FrameError::Cut { bytes: bytes.len() }),
            document => Ok(document),
        }
    }
}

impl Encoder<&[u8]> for Codec {
    type Error = FrameError;

    fn encode(&mut self, document: &[u8], out: &mut BytesMut) -> Result<(), FrameError> {
        out.extend_from_slice(document);
        out.extend_from_slice(b"\n");
        Ok(())
    }
}

fn is_blank(unit: u16) -> bool {
    matches!(unit, 0x20 | 0x09 | 0x0A | 0x0D)
}

fn not_xml(bytes: &[u8]) -> FrameError {
    FrameError::NotXml { found: String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN)]).into_owned() }
}

#[cfg(test)]
mod tests {
    use bytes::BytesMut;
    use proptest::prelude::*;
    use tokio_util::codec::Decoder as _;

    use super::{Codec, FrameError};

    /// Documents, which are hard to tell the end of.
    const DOCUMENTS: &[&str] = &[
        "<a/>",
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n\n<B x='>' y=\"/>\"><b/>text</B>",
        "<!-- </B> --><B><!-- </B> -- > --><![CDATA[</B> ]] > ]>]]></B >",
        "<B><?pi </B> ? > ?><c a='</B>'/><B></B></B>",
        "<B\n/ x='1'></B>",
    ];

    /// All documents in what arrives, in pieces of these lengths, round and round.
    fn split(bytes: &[u8], pieces: &[usize]) -> Result<Vec<Vec<u8>>, FrameError> {
        let (mut codec, mut buffer, mut found) = (Codec::default(), BytesMut::new(), Vec::new());
        let (mut rest, mut pieces) = (bytes, pieces.iter().cycle());
        while !rest.is_empty() {
            let (piece, after) = rest.split_at((*pieces.next().unwrap_or(&1)).clamp(1, rest.len()));
            buffer.extend_from_slice(piece);
            rest = after;
            while let Some(document) = codec.decode(&mut buffer)? {
                found.push(document.to_vec());
            }
        }
        match codec.decode_eof(&mut buffer)? {
            Some(document) => found.push(document.to_vec()),
            None => assert!(buffer.is_empty(), "{buffer:?}"),
        }
        Ok(found)
    }

    fn encoded(text: &str, encoding: u8) -> Vec<u8> {
        match encoding {
            0 => text.as_bytes().to_vec(),
            1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            3 => [b"\xFE\xFF".to_vec(), encoded(text, 1)].concat(),
            4 => [b"\xFF\xFE".to_vec(), encoded(text, 2)].concat(),
            _ => [b"\xEF\xBB\xBF".to_vec(), encoded(text, 0)].concat(),
        }
    }

    proptest! {
        #[test]
        fn documents_end_where_they_end(
            chosen in proptest::collection::vec((0..DOCUMENTS.len(), 0_u8..6, 0_usize..3), 1..6),
            pieces in proptest::collection::vec(1_usize..40, 1..5),
        ) {
            let mut all = Vec::new();
            let mut expected = Vec::new();
            for (document, encoding, blanks) in chosen {
                let document = encoded(DOCUMENTS[document], encoding);
                all.extend_from_slice(&document);
                // The white space after a document is in its encoding.
                let width = if matches!(encoding, 0 | 5) { 0 } else { 1 + (encoding + 1) % 2 };
                all.extend(encoded(&"\r\n "[..blanks], width));
                expected.push(document);
            }
            for pieces in [&pieces[..], &[1], &[usize::MAX]] {
                prop_assert_eq!(&split(&all, pieces).unwrap(), &expected);
            }
        }

        #[test]
        fn whatever_comes_is_split_alike(bytes in proptest::collection::vec(
            prop_oneof![Just(b'<'), Just(b'>'), Just(b'/'), Just(b'!'), Just(b'-'), Just(b'['), Just(b']'), Just(b'?'),
                Just(b'"'), Just(b'a'), Just(b' '), Just(0), Just(0x1B), Just(b'$'), Just(b'('), any::<u8>()], 0..60)) {
            let whole = split(&bytes, &[usize::MAX]).map_err(|error| error.to_string());
            let single = split(&bytes, &[1]).map_err(|error| error.to_string());
            match (whole, single) {
                (Ok(whole), Ok(single)) => prop_assert_eq!(whole, single),
                (whole, single) => prop_assert!(whole.is_err() && single.is_err()),
            }
        }
    }

    proptest! {
        /// Bytes are skipped where there is nothing to see; of units of two bytes, each is looked at.
        #[test]
        fn skipping_changes_nothing(text in "<[<>/!?a \"'-]{0,60}|<B a=\"[a>/']{0,9}\"[ /]{0,2}>([a/>]|</?b/?>){0,12}</B>") {
            let skipping = split(text.as_bytes(), &[usize::MAX]);
            let looking = split(&encoded(&text, 3), &[usize::MAX]);
            match (skipping, looking) {
                (Ok(skipping), Ok(looking)) => {
                    let lengths = |all: Vec<Vec<u8>>| all.iter().map(Vec::len).collect::<Vec<_>>();
                    // A byte order mark, and two bytes for each.
                    let first = looking.first().map_or(0, |_| 2);
                    let mut expected: Vec<_> = lengths(skipping).iter().map(|length| length * 2).collect();
                    expected.iter_mut().take(1).for_each(|length| *length += first);
                    prop_assert_eq!(lengths(looking), expected);
                }
                (skipping, looking) => prop_assert!(skipping.is_err() && looking.is_err()),
            }
        }
    }

    #[test]
    fn double_byte_characters_are_no_markup() {
        // `ESC $ B` and two bytes that would be `<<` and `><`.
        let document = b"<B>\x1B$B<<><\x1B(B</B>";
        assert_eq!(split(document, &[1]).unwrap(), [document.to_vec()]);
        assert_eq!(split(document, &[100]).unwrap(), [document.to_vec()]);
    }

    #[test]
    fn what_is_no_document_is_said() {
        for (bytes, expected) in [
            (&b"HTTP/1.1 400 Bad Request\r\n"[..], "use `http://`"),
            (b"\x15\x03\x03\x00\x02\x02\x0A", "use `ocss://`"),
            (b"<!DOCTYPE html><html></html>", "no document"),
            (b"</a>", "no document"),
            (b"<a/>garbage", "garbage"),
            (b"<a><b></a>", "after 10 bytes"),
            (b"<a", "after 2 bytes"),
        ] {
            let error = split(bytes, &[usize::MAX]).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            assert!(split(bytes, &[1]).is_err());
        }
    }

    #[test]
    fn length_is_bounded() {
        let mut codec = Codec::new(100);
        let mut buffer = BytesMut::from(&b"<a>"[..]);
        assert!(codec.decode(&mut buffer).unwrap().is_none());
        buffer.extend_from_slice(&[b'x'; 100]);
        assert!(matches!(codec.decode(&mut buffer), Err(FrameError::TooLong { limit: 100 })));
    }
}
