//! Types whose tables are made at run time: documents of a schema without code generated from it.
//!
//! In come tables and what stands in their lines, as generated code would have them; out go slots, so that reading,
//! writing and all else goes along them by the same walks. `simple` are types of text, `value` their values, `place` the
//! slots, `tables` the documents of a schema. Tables are kept for as long as the program runs, as those of generated code are: what
//! values refer to must not go away, and patterns are found again by the address of the facet that has them.

mod leaf;
mod listed;
mod place;
#[cfg(feature = "arbitrary")]
mod sample;
mod simple;
mod tables;
mod value;

use std::borrow::Cow;

use crate::error::Result;
use crate::read::ReadOptions;

pub use place::{Complex, Content, Field, FieldType};
#[cfg(feature = "arbitrary")]
pub use sample::Sample;
pub use simple::{Others, Simple};
pub use tables::{Document, KnownComplex, KnownSimple, Tables};

/// The text of a document, in the encoding that a byte order mark or its XML declaration names.
///
/// # Errors
///
/// When it is not text in that encoding, or larger than the limit.
pub fn text(options: ReadOptions, bytes: &[u8]) -> Result<Cow<'_, str>> {
    options.text_of(bytes)
}
