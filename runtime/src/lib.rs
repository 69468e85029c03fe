//! What code generated from XML Schema by xsdbind uses: *absent*, *nil* and *value* kept apart, with exact reading and
//! writing of the XML.
//!
//! In modify-style APIs an element left out means *leave it as it is*, `xsi:nil="true"` means *clear it*, and a value
//! means *set it*. [`Tri`] holds the three for an element that may be left out, [`Nillable`] two for one that may not.
//! Documents are read by [`from_str`], [`from_slice`] and [`from_reader`], and written by [`to_string`] and
//! [`to_writer`]; [`ReadOptions`] and [`WriteOptions`] have more choices. The value types of XML Schema are in
//! [`types`](mod@types).
#![forbid(unsafe_code)]

mod accessors;
#[cfg(feature = "arbitrary")]
pub mod arbitrary;
mod attributes;
mod boxed;
mod builtins;
mod bytes;
mod chars;
mod constraint;
mod content_model;
#[doc(hidden)]
pub mod document;
#[cfg(feature = "dynamic")]
#[doc(hidden)]
pub mod dynamic;
mod enumeration;
pub mod error;
mod expected;
pub mod identity;
mod ids;
#[cfg(feature = "json")]
pub mod json;
mod limits;
mod list_path;
mod macros;
mod mixed;
mod named_types;
#[macro_use]
mod names;
mod nillable;
mod occurrences;
pub mod open;
mod open_document;
#[doc(hidden)]
pub mod own;
pub mod patch;
pub mod pattern;
mod prefixes;
pub mod raw;
mod read;
mod record;
mod restricted;
mod shape;
pub mod simple;
pub mod soap;
mod spelled;
#[doc(hidden)]
pub mod support;
#[cfg(feature = "testing")]
pub mod testing;
mod tri;
pub mod type_set;
pub mod types;
mod union;
mod value_error;
mod walk;
mod white_space;
mod wildcards;
mod write;

use std::io::{Read, Write};

pub use boxed::Boxed;
pub use document::Document;
// What generated code names beside the macros: these names stay.
#[doc(hidden)]
pub use document::{lax, strict, types as types_of};
pub use enumeration::Enumeration;
pub use error::{Error, ErrorKind, Position, Result, ValueError};
pub use identity::check_identity_constraints;
pub use ids::check_ids;
pub use limits::Limits;
pub use mixed::Mixed;
pub use nillable::{Nillable, NillableWith};
pub use own::OwnType;
pub use patch::{Patch, PatchError};
pub use read::{AllErrors, Items, Lenient, ReadOptions, ReadParts, WithDeviations};
pub use restricted::{Restricted, Rules};
#[doc(inline)]
pub use shape::table;
#[doc(hidden)]
pub use shape::table::{members, of as group, one_of, other};
#[doc(hidden)]
pub use shape::{known, slot};
#[doc(inline)]
pub use simple::facets;
pub use tri::Tri;
pub use type_set::{CarriedBy, Request};
pub use write::{OutputEncoding, WriteOptions, WriteParts};

/// Reads a document from text. An encoding that its XML declaration names is not looked at.
///
/// # Errors
///
/// When the text is not well-formed XML, or not a document that the schema allows.
pub fn from_str<D: Document>(text: &str) -> Result<D> {
    ReadOptions::new().from_str(text)
}

/// Reads a document from bytes, in the encoding that a byte order mark or its XML declaration names.
///
/// # Errors
///
/// As for [`from_str`], and when the bytes are not text in that encoding.
pub fn from_slice<D: Document>(bytes: &[u8]) -> Result<D> {
    ReadOptions::new().from_slice(bytes)
}

/// Reads a document from a reader, to its end.
///
/// # Errors
///
/// As for [`from_slice`], and when reading fails.
pub fn from_reader<D: Document, R: Read>(reader: R) -> Result<D> {
    ReadOptions::new().from_reader(reader)
}

/// Writes a document as text, with an XML declaration, without indentation.
///
/// # Errors
///
/// When the document is not one that the schema allows: a list too short or too long, a value that differs from the one
/// fixed or that facets do not allow, a character that XML cannot carry.
pub fn to_string<D: Document>(document: &D) -> Result<String> {
    WriteOptions::new().to_string(document)
}

/// Writes a document in UTF-8 to a writer; nothing is written when the document is not valid.
///
/// # Errors
///
/// As for [`to_string`], and when writing fails.
pub fn to_writer<D: Document, W: Write>(writer: W, document: &D) -> Result<()> {
    WriteOptions::new().to_writer(writer, document)
}
