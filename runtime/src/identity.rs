//! Identity constraints (XSD Part 1, section 3.11): `xs:key`, `xs:keyref` and `xs:unique`, checked by a call.
//!
//! In comes a document, read or made; what then holds: what its schema calls unique is, and each reference has its key.
//! Reading does not check that by itself: references may lead to what comes later, and parts of documents are documents.

mod automaton;
mod check;
mod fields;
mod tables;

#[cfg(feature = "dynamic")]
pub(crate) use self::check::check_elements;
pub use self::check::check_identity_constraints;
pub use crate::constraint::{Constraint, Kind, Name, Path, Step};
#[doc(hidden)]
pub use crate::simple::KeyValue;
