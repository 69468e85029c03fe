//! People whose types have more traits than generated types have by themselves, and some of them less.
//!
//! ```
//! let person = own_derives::lean::Person::new("Ada".into(), own_derives::lean::PersonEmailChoice::Email("a@b".into()), 1);
//! assert_eq!(person, person);
//! ```
//!
//! ```compile_fail
//! let person = own_derives::lean::Person::new("Ada".into(), own_derives::lean::PersonEmailChoice::Email("a@b".into()), 1);
//! person.clone();
//! ```

#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

xsdbind::include! {
    /// All traits.
    pub mod people
}

xsdbind::include! {
    /// As few as it can be.
    pub mod lean
}

/// What a program has around generated types.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Entry {
    pub person: people::Person,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<people::Phone>,
    pub found: people::AnyDocument,
}
