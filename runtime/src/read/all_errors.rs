//! Reading that does not end with the first error.

use std::io::Read;

use super::ReadOptions;
use super::input::Input;
use super::problems::Mode;
use crate::document::{Document, Of, Roots};
use crate::error::{Error, Errors, Result};

/// Reads a document, or tells all that is wrong with it: made by [`ReadOptions::all_errors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "nothing is read before `from_str`, `from_slice` or `from_reader`"]
pub struct AllErrors(pub(crate) ReadOptions);

impl AllErrors {
    /// Reads a document from text. An encoding that its XML declaration names is not looked at.
    ///
    /// # Errors
    ///
    /// All violations of the schema in the document, up to [`Limits::errors`](crate::Limits::errors). Where the text is
    /// not well-formed XML, or goes beyond another limit, the list ends with that.
    pub fn from_str<D: Document>(&self, text: &str) -> Result<D, Errors> {
        self.read_str(&Of::<D>::all(), text)
    }

    /// Reads one of these documents.
    pub(crate) fn read_str<R: Roots>(&self, roots: &R, text: &str) -> Result<R::Document, Errors> {
        let mut input = Input::new(text, self.0.limits, Mode::All)?;
        let result = super::read_document(roots, &mut input);
        let (problems, mut cut) = input.problems.take();
        let mut list: Vec<Error> = problems.into_iter().map(|problem| problem.error).collect();
        match result {
            Ok(Some(document)) if list.is_empty() => return Ok(document),
            // What was read is not whole: it is dropped here.
            Ok(_) => {}
            Err(error) if !cut && list.len() < self.0.limits.errors => list.push(error),
            Err(_) => cut = true,
        }
        Err(Errors::new(list, cut))
    }

    /// Reads a document from bytes, in the encoding that a byte order mark or its XML declaration names.
    ///
    /// # Errors
    ///
    /// As for [`from_str`](Self::from_str), and when the bytes are not text in that encoding.
    pub fn from_slice<D: Document>(&self, bytes: &[u8]) -> Result<D, Errors> {
        self.from_str(&self.0.text_of(bytes)?)
    }

    /// Reads a document from a reader, to its end.
    ///
    /// # Errors
    ///
    /// As for [`from_slice`](Self::from_slice), and when reading fails.
    pub fn from_reader<D: Document, R: Read>(&self, reader: R) -> Result<D, Errors> {
        self.from_slice(&self.0.bytes_of(reader)?)
    }
}
