//! From values to XML: options, encoding, and the way out.

pub(crate) mod content;
mod course;
mod mixed;
pub(crate) mod open;
mod stream;
pub(crate) mod tags;

use std::borrow::Cow;
use std::io::Write;

use crate::chars::is_nc_name;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::names::{XML, XMLNS, XSI};
pub use stream::WriteParts;

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
    prefixes: &'static [(&'static str, &'static str)],
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

/// The byte order mark of UTF-16, little-endian.
const MARK: [u8; 2] = 0xfeff_u16.to_le_bytes();

impl Default for WriteOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl WriteOptions {
    /// No indentation, an XML declaration, UTF-8.
    #[must_use]
    pub const fn new() -> Self {
        Self { indent: None, declaration: true, encoding: OutputEncoding::Utf8, facets: true, prefixes: &[] }
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

    /// The prefixes that elements, attributes, types and names in texts of certain namespaces have, in place of those of
    /// the module that the document is of. The root declares them; where a text has one before a colon and means nothing by
    /// it, that one is not used. Elements of other namespaces are written without prefix.
    ///
    /// ```
    /// use xsdbind::WriteOptions;
    ///
    /// pub struct Temperature(pub i32);
    /// xsdbind::document! { Temperature(i32) = "temperature" (namespace = Some("urn:weather")) }
    ///
    /// let options = WriteOptions::new().declaration(false).prefixes(&[("w", "urn:weather")]);
    /// let text = options.to_string(&Temperature(21))?;
    /// assert_eq!(text, r#"<w:temperature xmlns:w="urn:weather">21</w:temperature>"#);
    /// # Ok::<(), xsdbind::Error>(())
    /// ```
    #[must_use]
    pub const fn prefixes(mut self, prefixes: &'static [(&'static str, &'static str)]) -> Self {
        self.prefixes = prefixes;
        self
    }

    /// The document as text. The XML declaration names the encoding chosen, in which the text then is to be sent.
    ///
    /// # Errors
    ///
    /// When the document is not one that the schema allows: a list too short or too long, a value that differs from the
    /// one fixed or that facets do not allow, a character that XML cannot carry. When prefixes are chosen that are none.
    pub fn to_string<D: Document>(&self, document: &D) -> Result<String> {
        self.tags()?.write(|tags| content::write_document(tags, document))
    }

    /// What a document is written with, its declaration in it.
    fn tags(&self) -> Result<tags::Tags> {
        check_prefixes(self.prefixes)?;
        let line_end = if self.indent.is_some() { "\n" } else { "" };
        // Room for a small document: most are.
        let mut before = String::with_capacity(1024);
        if self.declaration {
            for part in ["<?xml version=\"1.0\" encoding=\"", self.encoding.name(), "\"?>", line_end] {
                before.push_str(part);
            }
        }
        let tags = tags::Tags::new(before, self.indent, self.encoding.greatest(), self.facets);
        Ok(tags.with_prefixes(self.prefixes))
    }

    /// Writes a document in parts: lists of it have their items from iterators, so that it can be of any size.
    ///
    /// ```
    /// use xsdbind::WriteOptions;
    ///
    /// pub struct User { pub name: String }
    /// xsdbind::record! { User (name = "User") { name: "name", } }
    /// pub struct Users { pub realm: String, pub user: Vec<User> }
    /// xsdbind::record! { Users (name = "Users") { realm: "realm", user: "user", } }
    /// xsdbind::root! { Users = "users" }
    ///
    /// let around = Users { realm: "a".to_owned(), user: Vec::new() };
    /// let users = ["Ada", "Alan"].map(|name| User { name: name.to_owned() });
    /// let mut out = Vec::new();
    /// WriteOptions::new().declaration(false).in_parts(&around).items("/users/user", users)?.to_writer(&mut out)?;
    /// let text = "<users><realm>a</realm><user><name>Ada</name></user><user><name>Alan</name></user></users>";
    /// assert_eq!(out, text.as_bytes());
    /// # Ok::<(), xsdbind::Error>(())
    /// ```
    pub fn in_parts<'d, D: Document>(&self, document: &'d D) -> WriteParts<'d, D> {
        WriteParts::new(*self, document)
    }

    /// The document as bytes in the encoding chosen.
    ///
    /// # Errors
    ///
    /// As for [`to_string`](Self::to_string).
    pub fn to_vec<D: Document>(&self, document: &D) -> Result<Vec<u8>> {
        let text = self.to_string(document)?;
        let bytes = self.encode(text);
        Ok(if self.encoding == OutputEncoding::Utf16 { [&MARK[..], &bytes].concat() } else { bytes })
    }

    /// Text as bytes, without a byte order mark.
    fn encode(&self, text: String) -> Vec<u8> {
        match self.encoding {
            OutputEncoding::Utf8 | OutputEncoding::Ascii => text.into_bytes(),
            OutputEncoding::Latin1 => match encoding_rs::mem::encode_latin1_lossy(&text) {
                Cow::Borrowed(_) => text.into_bytes(),
                Cow::Owned(bytes) => bytes,
            },
            OutputEncoding::Utf16 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        }
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

/// Whether prefixes can be chosen: names, each once, and namespaces that others have not (Namespaces in XML 1.0, section 3).
fn check_prefixes(prefixes: &[(&str, &str)]) -> Result<()> {
    let wrong = |reason: String| Err(Error::new(ErrorKind::Value, reason));
    if prefixes.len() > tags::Chosen::MOST {
        return wrong(format!("more than {} prefixes are chosen", tags::Chosen::MOST));
    }
    for (at, (prefix, namespace)) in prefixes.iter().enumerate() {
        let is_reserved = prefix.len() >= 3 && prefix.is_char_boundary(3) && prefix[..3].eq_ignore_ascii_case("xml");
        if !is_nc_name(prefix) || is_reserved || *prefix == "xsi" && *namespace != XSI {
            return wrong(format!("`{}` cannot be chosen as a prefix", prefix.escape_debug()));
        }
        if namespace.is_empty() || [XML, XMLNS].contains(namespace) {
            return wrong(format!(
                "the prefix `{prefix}` cannot be chosen for the namespace `{}`",
                namespace.escape_debug()
            ));
        }
        if prefixes[..at].iter().any(|(other, of)| other == prefix || of == namespace) {
            return wrong(format!("the prefix `{prefix}` or its namespace is chosen twice"));
        }
    }
    Ok(())
}
