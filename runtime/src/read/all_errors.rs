//! Reading that does not end with the first error.

use std::fmt;
use std::io::Read;

use super::ReadOptions;
use super::input::Input;
use super::problems::Mode;
use crate::document::Document;
use crate::error::{Error, Result};

/// Reads a document, or tells all that is wrong with it: made by [`ReadOptions::all_errors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "nothing is read before `from_str`, `from_slice` or `from_reader`"]
pub struct AllErrors(pub(crate) ReadOptions);

/// All errors of a document, in its order; at least one.
///
/// Shown with one error on a line.
#[derive(Debug)]
pub struct Errors {
    list: Vec<Error>,
    cut: bool,
}

impl AllErrors {
    /// Reads a document from text. An encoding that its XML declaration names is not looked at.
    ///
    /// # Errors
    ///
    /// All violations of the schema in the document, up to [`Limits::errors`](crate::Limits::errors). Where the text is
    /// not well-formed XML, or goes beyond another limit, the list ends with that.
    pub fn from_str<D: Document>(&self, text: &str) -> Result<D, Errors> {
        let mut input = Input::new(text, self.0.limits, Mode::All)?;
        let result = super::document(&mut input);
        let (problems, mut cut) = input.problems.take();
        let mut list: Vec<Error> = problems.into_iter().map(|problem| problem.error).collect();
        match result {
            Ok(document) if list.is_empty() => return Ok(document),
            // What was read is not whole: it is dropped here.
            Ok(_) => {}
            Err(error) if !cut && list.len() < self.0.limits.errors => list.push(error),
            Err(_) => cut = true,
        }
        Err(Errors { list, cut })
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

impl Errors {
    /// The errors, in the order of the document.
    #[must_use]
    pub fn as_slice(&self) -> &[Error] {
        &self.list
    }

    /// The errors, one after another.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.list.iter()
    }

    /// Whether the document has more errors than these: [`Limits::errors`](crate::Limits::errors) was reached.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self { list: vec![error], cut: false }
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.list.iter().enumerate() {
            let line_end = if index == 0 { "" } else { "\n" };
            write!(f, "{line_end}{error}")?;
        }
        if self.cut {
            write!(f, "\nonly the first {} errors are listed", self.list.len())?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
