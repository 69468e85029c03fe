//! Where a document that was read leniently deviates from its schema.

use std::fmt;

use super::Error;

/// A place where a document that was read leniently deviates from its schema, and what stands there.
///
/// Shown as [`error`](Self::error) is, with what was done about it:
/// `3:5: /Reply: element `mood` is not allowed here; passed over`.
#[derive(Debug)]
pub struct Deviation {
    error: Error,
    found: Found,
}

/// What stands in a document where it deviates from its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// An element that was passed over with all that is in it: its XML, with the namespaces that are declared further
    /// out, so that it is a document of its own.
    Element(String),
    /// An attribute that was passed over: its XML, such as `p:mood="fine" xmlns:p="urn:mood"`, that can stand in a start
    /// tag.
    Attribute(String),
    /// A value that its type does not allow, and that was kept: its text in the document, or `***` where it is secret.
    Value(String),
    /// Nil of an abstract type, without the type that it would have to name: kept as nil.
    Nil,
}

impl Deviation {
    pub(crate) fn new(error: Error, found: Found) -> Self {
        Self { error, found }
    }

    /// What strict reading says of it: kind, path and position.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// Whether it is not in the document, so that it would be missing when that is written.
    #[must_use]
    pub fn is_passed_over(&self) -> bool {
        match self.found {
            Found::Element(_) | Found::Attribute(_) => true,
            Found::Value(_) | Found::Nil => false,
        }
    }

    /// What stands there, and what was done with it.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let done = if self.is_passed_over() { "passed over" } else { "kept" };
        write!(f, "{}; {done}", self.error)
    }
}
