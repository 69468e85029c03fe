//! A document as it comes from a reader: bytes in, checked text out, in any encoding, no more than is asked for.
//!
//! What then holds: the text is the same however the reader cuts it, and where it ends with an error, all of it before that is
//! there, so that what is wrong first is told first.

use std::io::Read;

use encoding_rs::{Decoder, DecoderResult};

use super::decode::{Charset, HEAD, mark_in_text};
use crate::chars::first_bad_char;
use crate::error::{Error, Position, Result};

/// So many bytes are read at a time.
const BYTES: usize = 64 << 10;

pub(crate) struct Source<R> {
    reader: R,
    /// What was read and not decoded yet; of nothing but the beginning.
    head: Vec<u8>,
    bytes: Box<[u8]>,
    decoding: Option<Decoding>,
    /// How many bytes a document may have, and how many were read and decoded.
    limit: usize,
    read: usize,
    decoded: usize,
    /// What was decoded and not taken.
    pub(crate) text: String,
    end: End,
}

enum Decoding {
    Latin1,
    Ascii,
    By(Charset, Box<Decoder>),
}

enum End {
    /// There may be more.
    Open,
    /// There is no more.
    Done,
    /// There is no more but this error, which is at the end of the text, or of the document as a whole.
    Failed { error: Error, has_place: bool },
}

impl<R: Read> Source<R> {
    pub(crate) fn new(reader: R, limit: usize) -> Self {
        Self {
            reader,
            head: Vec::new(),
            bytes: vec![0; BYTES].into_boxed_slice(),
            decoding: None,
            limit,
            read: 0,
            decoded: 0,
            text: String::new(),
            end: End::Open,
        }
    }

    /// How many bytes were read.
    pub(crate) fn count(&self) -> usize {
        self.read
    }

    /// Whether the text that is there ends the document.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.end, End::Done)
    }

    /// Why there is no more text, which is then needed, given the place of its end; `None` where there may be more.
    pub(crate) fn failure(&mut self, place: impl FnOnce(&str) -> Position) -> Option<Error> {
        let End::Failed { error, has_place } = &mut self.end else { return None };
        let again = error.again();
        let error = std::mem::replace(error, again);
        Some(if *has_place { error.at(|| place(&self.text)) } else { error })
    }

    /// Reads until there are so many bytes of text, if there are.
    pub(crate) fn fill(&mut self, length: usize) {
        while self.text.len() < length && matches!(self.end, End::Open) {
            if let Err(error) = self.read_more() {
                self.end = End::Failed { error, has_place: false };
            }
        }
    }

    fn read_more(&mut self) -> Result<()> {
        let count = match self.reader.read(&mut self.bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => return Ok(()),
            count => count?,
        };
        let room = self.limit - self.read;
        self.read += count.min(room);
        let bytes = std::mem::take(&mut self.bytes);
        let result = self.take(bytes.get(..count.min(room)).unwrap_or_default(), count == 0);
        self.bytes = bytes;
        if count > room && matches!(self.end, End::Open) {
            return Err(Error::too_long(self.limit));
        }
        result
    }

    /// Takes what was read, which may be the last.
    fn take(&mut self, bytes: &[u8], is_last: bool) -> Result<()> {
        if self.decoding.is_some() {
            return self.decode(bytes, is_last);
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() < HEAD && !is_last && self.read < self.limit {
            return Ok(());
        }
        let head = std::mem::take(&mut self.head);
        let (charset, mark) = Charset::of(&head)?;
        self.decoding = Some(match charset {
            Charset::Latin1 => Decoding::Latin1,
            Charset::Ascii => Decoding::Ascii,
            Charset::Of(encoding) => Decoding::By(charset, Box::new(encoding.new_decoder_without_bom_handling())),
        });
        self.decode(head.get(mark..).unwrap_or_default(), is_last)?;
        if mark > 0 && self.text.starts_with('\u{feff}') {
            self.text.clear();
            self.end = End::Failed { error: mark_in_text(), has_place: true };
        }
        Ok(())
    }

    fn decode(&mut self, bytes: &[u8], is_last: bool) -> Result<()> {
        let before = self.text.len();
        let failed = self.push(bytes, is_last);
        self.decoded += self.text.len() - before;
        if let Some((at, character)) = first_bad_char(&self.text[before..]) {
            self.text.truncate(before + at);
            self.end = End::Failed { error: Error::bad_character(character), has_place: true };
            return Ok(());
        }
        match failed {
            Some((error, has_place)) => self.end = End::Failed { error, has_place },
            None if self.decoded > self.limit => return Err(Error::too_long(self.limit)),
            None if is_last => self.end = End::Done,
            None => {}
        }
        Ok(())
    }

    /// Adds the text that bytes are. Returns what is wrong behind it, and whether its place is told.
    fn push(&mut self, bytes: &[u8], is_last: bool) -> Option<(Error, bool)> {
        match self.decoding.as_mut()? {
            Decoding::Latin1 => {
                self.text.push_str(&encoding_rs::mem::decode_latin1(bytes));
                None
            }
            Decoding::Ascii => {
                let length = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
                self.text.push_str(&String::from_utf8_lossy(&bytes[..length]));
                (length < bytes.len()).then(|| (Charset::Ascii.malformed(), false))
            }
            Decoding::By(charset, decoder) => {
                let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
                self.text.reserve(room.unwrap_or(bytes.len()));
                let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut self.text, is_last);
                let is_utf8 = matches!(charset, Charset::Of(encoding) if *encoding == encoding_rs::UTF_8);
                (result != DecoderResult::InputEmpty).then(|| (charset.malformed(), is_utf8))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::Source;
    use crate::read::decode::decode;

    /// A reader that gives a few bytes at a time.
    struct Few<'b>(&'b [u8], usize);

    impl Read for Few<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn text_is_decoded_as_that_of_a_whole_document() {
        let text = "<?xml version='1.0' encoding='LABEL'?><a>\u{e4}\u{20ac}\u{1f600}</a>\r\n";
        let utf16 =
            |mark: &str| -> Vec<u8> { format!("{mark}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect() };
        let mut documents = vec![utf16("\u{feff}"), utf16(""), utf16("\u{feff}\u{feff}"), text.as_bytes().to_vec()];
        documents.push(format!("\u{feff}{text}").into_bytes());
        for label in ["UTF-8", "iso-8859-1", "us-ascii", "windows-1252", "gb18030", "shift_jis", "nowhere", "utf-16"] {
            let text = text.replace("LABEL", label);
            documents.push(text.clone().into_bytes());
            documents.push([text.as_bytes(), b"\xff\xe4"].concat());
            documents.push(encoding_rs::WINDOWS_1252.encode(&text).0.into_owned());
            documents.push(encoding_rs::GB18030.encode(&text).0.into_owned());
        }
        documents.push(b"<a>\xe2\x82".to_vec());
        documents.push(Vec::new());
        for document in &documents {
            for few in [1, 2, 3, 5, 1000] {
                let mut source = Source::new(Few(document, few), usize::MAX);
                source.fill(usize::MAX);
                let places = crate::read::place::Places::default();
                let failed = source.failure(|text| places.of(text, text.len()));
                match (decode(document), failed) {
                    (Ok(text), None) => assert_eq!(source.text, text),
                    (Err(one), Some(other)) => assert_eq!(one.to_string(), other.to_string()),
                    (whole, parts) => panic!("{whole:?}, {parts:?}: {document:?}"),
                }
            }
        }
    }
}
