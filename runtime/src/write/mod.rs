//! From values to XML: options, encoding, and the way out.

pub(crate) mod content;
mod mixed;
pub(crate) mod open;
mod tags;

use std::borrow::Cow;
use std::io::Write;

use crate::document::Document;
use crate::error::Result;

/// How a document is written.
///
/// ```
/// use xsdbind::{OutputEncoding, WriteOptions};
///
/// let options = WriteOptions::new().indent(2).encoding(OutputEncoding::Latin1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteOptions {
    indent: Option<usize>,
    declaration: bool,
    encoding: OutputEncoding,
    facets: bool,
}

/// The encoding of a document that is written. Characters outside of it are written as references.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputEncoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// ISO-8859-1.
    Latin1,
    /// US-ASCII.
    Ascii,
    /// UTF-16, little-endian, with a byte order mark.
    Utf16,
}

impl OutputEncoding {
    /// The name that the XML declaration gives.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Latin1 => "ISO-8859-1",
            Self::Ascii => "US-ASCII",
            Self::Utf16 => "UTF-16",
        }
    }

    /// The greatest character that needs no reference.
    fn greatest(self) -> char {
        match self {
            Self::Utf8 | Self::Utf16 => char::MAX,
            Self::Latin1 => '\u{ff}',
            Self::Ascii => '\u{7f}',
        }
    }
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl WriteOptions {
    /// No indentation, an XML declaration, UTF-8.
    #[must_use]
    pub const fn new() -> Self {
        Self { indent: None, declaration: true, encoding: OutputEncoding::Utf8, facets: true }
    }

    /// Every element on a line of its own, indented by this many spaces a level.
    #[must_use]
    pub const fn indent(mut self, spaces: usize) -> Self {
        self.indent = Some(spaces);
        self
    }

    /// Whether to begin with an XML declaration.
    #[must_use]
    pub const fn declaration(mut self, declaration: bool) -> Self {
        self.declaration = declaration;
        self
    }

    /// The encoding.
    #[must_use]
    pub const fn encoding(mut self, encoding: OutputEncoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// Whether values are checked against the facets of their types: they are, unless set. Needed only to write what was
    /// read leniently, to a server that is known to take it; everything else is checked all the same.
    #[must_use]
    pub const fn check_facets(mut self, check: bool) -> Self {
        self.facets = check;
        self
    }

    /// The document as text. The XML declaration names the encoding chosen, in which the text then is to be sent.
    ///
    /// # Errors
    ///
    /// When the document is not one that the schema allows: a list too short or too long, a value that differs from the
    /// one fixed or that facets do not allow, a character that XML cannot carry.
    pub fn to_string<D: Document>(&self, document: &D) -> Result<String> {
        let line_end = if self.indent.is_some() { "\n" } else { "" };
        // Room for a small document: most are.
        let mut before = String::with_capacity(1024);
        if self.declaration {
            for part in ["<?xml version=\"1.0\" encoding=\"", self.encoding.name(), "\"?>", line_end] {
                before.push_str(part);
            }
        }
        let tags = tags::Tags::new(before, self.indent, self.encoding.greatest(), self.facets);
        tags.write(|tags| content::write_document(tags, document))
    }

    /// The document as bytes in the encoding chosen.
    ///
    /// # Errors
    ///
    /// As for [`to_string`](Self::to_string).
    pub fn to_vec<D: Document>(&self, document: &D) -> Result<Vec<u8>> {
        let text = self.to_string(document)?;
        Ok(match self.encoding {
            OutputEncoding::Utf8 | OutputEncoding::Ascii => text.into_bytes(),
            OutputEncoding::Latin1 => match encoding_rs::mem::encode_latin1_lossy(&text) {
                Cow::Borrowed(_) => text.into_bytes(),
                Cow::Owned(bytes) => bytes,
            },
            OutputEncoding::Utf16 => {
                std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
        })
    }

    /// Writes the document to `writer`; nothing is written when the document is not valid.
    ///
    /// # Errors
    ///
    /// As for [`to_string`](Self::to_string), and when writing fails.
    pub fn to_writer<D: Document, W: Write>(&self, mut writer: W, document: &D) -> Result<()> {
        let bytes = self.to_vec(document)?;
        writer.write_all(&bytes)?;
        Ok(writer.flush()?)
    }
}
