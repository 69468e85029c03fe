//! Reading that passes over what the schema does not know, and tells of it: for servers newer than the schema.

use std::io::Read;

use super::ReadOptions;
use super::input::Input;
use super::problems::Mode;
use crate::document::{Document, Of, Roots};
use crate::error::{Deviation, Result};

/// Reads a document leniently: made by [`ReadOptions::lenient`], which says what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "nothing is read before `from_str`, `from_slice` or `from_reader`"]
pub struct Lenient(pub(crate) ReadOptions);

/// A document that was read leniently, with all in which it deviates from its schema.
///
/// It is not a [`Document`] itself: what was passed over is not in the value, and would be missing when that is written.
/// Where what is written replaces what the other side has, that erases it. So to look at the value is always possible,
/// by [`document`](Self::document); to have it, one has to say what may have happened to it: nothing
/// ([`exact`](Self::exact)), nothing that writing would not notice ([`whole`](Self::whole)), or anything
/// ([`into_parts`](Self::into_parts)).
///
/// ```compile_fail
/// fn send_on<D: xsdbind::Document>(text: &str) -> xsdbind::Result<String> {
///     xsdbind::to_string(&xsdbind::ReadOptions::new().lenient().from_str::<D>(text)?)
/// }
/// ```
#[derive(Debug)]
#[must_use = "it holds the deviations"]
pub struct WithDeviations<D> {
    document: D,
    deviations: Vec<Deviation>,
}

impl Lenient {
    /// Reads a document from text. An encoding that its XML declaration names is not looked at.
    ///
    /// # Errors
    ///
    /// When the text is not well-formed XML, when it deviates in a way that is not accepted, or in more places than
    /// [`Limits::deviations`](crate::Limits::deviations).
    pub fn from_str<D: Document>(&self, text: &str) -> Result<WithDeviations<D>> {
        self.read_str(&Of::<D>::all(), text)
    }

    /// Reads one of these documents.
    pub(crate) fn read_str<R: Roots>(&self, roots: &R, text: &str) -> Result<WithDeviations<R::Document>> {
        let mut input = Input::new(text, self.0.limits, Mode::Lenient)?;
        let document = super::whole(super::read_document(roots, &mut input)?)?;
        let (problems, _) = input.problems.take();
        let deviation = |(error, found)| Deviation::new(error, found);
        let noted = problems.into_iter().filter_map(|problem| Some((problem.error, problem.found?)));
        Ok(WithDeviations { document, deviations: noted.map(deviation).collect() })
    }

    /// Reads a document from bytes, in the encoding that a byte order mark or its XML declaration names.
    ///
    /// # Errors
    ///
    /// As for [`from_str`](Self::from_str), and when the bytes are not text in that encoding.
    pub fn from_slice<D: Document>(&self, bytes: &[u8]) -> Result<WithDeviations<D>> {
        self.from_str(&self.0.text_of(bytes)?)
    }

    /// Reads a document from a reader, to its end.
    ///
    /// # Errors
    ///
    /// As for [`from_slice`](Self::from_slice), and when reading fails.
    pub fn from_reader<D: Document, R: Read>(&self, reader: R) -> Result<WithDeviations<D>> {
        self.from_slice(&self.0.bytes_of(reader)?)
    }
}

impl<D> WithDeviations<D> {
    /// The deviations, in the order of the document.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// The document as far as the schema knows it, to look at.
    #[must_use]
    pub fn document(&self) -> &D {
        &self.document
    }

    /// The document, if nothing was passed over: all that was read is in it.
    ///
    /// Values may have been kept that facets do not allow; writing refuses those by itself.
    ///
    /// # Errors
    ///
    /// When elements or attributes were passed over: all of it as it was.
    pub fn whole(self) -> Result<D, Self> {
        if self.deviations.iter().any(Deviation::is_passed_over) { Err(self) } else { Ok(self.document) }
    }

    /// The document, if it does not deviate from its schema.
    ///
    /// # Errors
    ///
    /// When it does: all of it as it was.
    pub fn exact(self) -> Result<D, Self> {
        if self.deviations.is_empty() { Ok(self.document) } else { Err(self) }
    }

    /// The document as far as the schema knows it, and the deviations.
    ///
    /// When the document is written again, what was passed over is not in it, and nothing but the deviations tells of
    /// that: a list that is replaced as a whole loses it on the other side. Where only some fields are to be changed, make
    /// a new value of those. Writing is refused where a value was kept that its type does not allow.
    #[must_use]
    pub fn into_parts(self) -> (D, Vec<Deviation>) {
        (self.document, self.deviations)
    }
}
