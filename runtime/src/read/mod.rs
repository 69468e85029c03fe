//! From XML to values: options and the way in.

mod content;
mod declaration;
mod decode;
mod input;
pub(crate) mod limits;
mod open;
pub(crate) mod scope;
pub(crate) mod tag;

use std::io::Read;

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::table::Item;
use input::{Input, Next};
pub use limits::Limits;

/// How a document is read.
///
/// ```
/// use xsdbind::{Limits, ReadOptions};
///
/// let options = ReadOptions::new().limits(Limits::default().depth(16));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    limits: Limits,
}

impl ReadOptions {
    /// What [`from_str`](crate::from_str) uses: strict, with the default [`Limits`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With other limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads a document from text. An encoding that its XML declaration names is not looked at.
    ///
    /// # Errors
    ///
    /// When the text is not well-formed XML, or not a document that the schema allows.
    pub fn from_str<D: Document>(&self, text: &str) -> Result<D> {
        let mut input = Input::new(text, self.limits)?;
        let document = root(&mut input)?;
        input.finish()?;
        Ok(document)
    }

    /// Reads a document from bytes, in the encoding that a byte order mark or its XML declaration names.
    ///
    /// # Errors
    ///
    /// As for [`from_str`](Self::from_str), and when the bytes are not text in that encoding.
    pub fn from_slice<D: Document>(&self, bytes: &[u8]) -> Result<D> {
        if bytes.len() > self.limits.document {
            return Err(self.too_long());
        }
        self.from_str(&decode::decode(bytes)?)
    }

    /// Reads a document from a reader, to its end.
    ///
    /// # Errors
    ///
    /// As for [`from_slice`](Self::from_slice), and when reading fails.
    pub fn from_reader<D: Document, R: Read>(&self, reader: R) -> Result<D> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.limits.document).unwrap_or(u64::MAX);
        reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        self.from_slice(&bytes)
    }

    fn too_long(&self) -> Error {
        Error::new(ErrorKind::Limit, format!("the document is longer than {} bytes", self.limits.document))
    }
}

fn root<D: Document>(input: &mut Input<'_>) -> Result<D> {
    if input.peek()? == Next::End {
        return Err(Error::new(ErrorKind::Syntax, "the document has no root element").at(|| input.place(input.at())));
    }
    let is = |index: &usize| input.is_at(D::ROOTS[*index].namespace(), D::ROOTS[*index].name);
    match (0..D::ROOTS.len()).find(is) {
        Some(index) => D::read(index, &mut |item, slot| content::element(input, item, slot, None)),
        None => Err(unexpected_root(input, D::ROOTS).at(|| input.place(input.at()))),
    }
}

fn unexpected_root(input: &Input<'_>, roots: &[Item]) -> Error {
    let name = |namespace: &str, local: &str| match namespace {
        "" => format!("`{local}` of no namespace"),
        namespace => format!("`{local}` of namespace `{namespace}`"),
    };
    let found = name(input.scope.uri(input.tag.name.namespace), input.tag.name.local);
    let expected = match roots {
        [root] => name(root.namespace(), root.name),
        // With their namespaces, many would be a long line.
        roots => {
            let names: Vec<String> = roots.iter().take(8).map(|root| format!("`{}`", root.name)).collect();
            format!("one of {}{}", names.join(", "), if roots.len() > 8 { ", .." } else { "" })
        }
    };
    Error::new(ErrorKind::UnexpectedElement, format!("expected root element {expected}, found {found}"))
}
