//! What the macros of this crate use of it beside its interface. What they write is compiled in other crates, so all of it
//! must be public; nobody else is to use it, and it may change with any release, as long as what was generated compiles.
//!
//! Traits that macros alone implement are sealed by a required item, or a trait beneath, that the documentation hides. Code
//! of other crates cannot be kept from naming it: what a macro writes there is code of theirs. A trait of this module beneath
//! each of them would be one more implementation for each type, of which a release has thousands.
//!
//! ```compile_fail,E0046
//! struct Mine;
//!
//! impl xsdbind::Rules for Mine {
//!     type Base = String;
//!     const FACETS: &'static xsdbind::facets::Facets = &xsdbind::facets::Facets::NONE;
//! }
//! ```
//!
//! ```compile_fail,E0046
//! struct Mine;
//!
//! impl xsdbind::Document for Mine {}
//! ```
//!
//! ```compile_fail,E0046
//! #[derive(Clone, Debug, PartialEq)]
//! struct Mine;
//!
//! impl xsdbind::Enumeration for Mine {
//!     const VALUES: &'static [Self] = &[Mine];
//!     const TEXTS: &'static [&'static str] = &["mine"];
//!     const WHITE_SPACE: xsdbind::simple::WhiteSpace = xsdbind::simple::WhiteSpace::Preserve;
//!
//!     fn text(&self) -> &str {
//!         "mine"
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0277
//! struct Mine;
//!
//! impl xsdbind::Request for Mine {
//!     type Response = Mine;
//! }
//! ```

#[cfg(feature = "json")]
pub use serde_core;

pub use crate::shape::{known, slot, table};
pub use crate::simple::facets;
pub use crate::{document, identity, own, simple};

/// Getters that know defaults.
pub mod accessors {
    pub use crate::accessors::{or_default, try_or_default};
}

/// What types of records and choices do alike.
pub mod record {
    pub use crate::record::{
        clone, clone_slot, debug, debug_choice, eq, hash, hash_document, same_document, same_slot,
    };
}

/// What shows `ID`s.
pub mod ids {
    pub use crate::simple::Each;
}

/// Names in texts, at a place in a document or at none.
pub mod prefixes {
    pub use crate::prefixes::{Expanded, ReadNames, WriteNames};
}

/// Values with a text of their own.
pub mod spelled {
    pub use crate::spelled::Spelled;
}

/// Unions.
pub mod union {
    pub use crate::union::{Members, same, write};
}
