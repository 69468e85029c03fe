//! Patches: from a record as it was and as it is to be, the request that turns one into the other, and back.
//!
//! In comes which field of the request is which of the record; out goes a request in which only what changed is set, and
//! what went away is cleared. What a request cannot say is an error with the field's name: nothing is guessed, and what
//! did not change is absent.

mod apply;
mod difference;

use std::collections::BTreeMap;
use std::fmt;

use crate::slot::{Fields, Generated};
use crate::table::Table;

/// A request that changes fields of a record. Sealed: [`patch!`](crate::patch!) implements it.
///
/// ```
/// use xsdbind::{Patch, Tri};
///
/// pub struct User {
///     pub user_id: String,
///     pub first_name: String,
///     pub phone_number: Option<String>,
/// }
///
/// pub struct UserModify {
///     pub user_id: String,
///     pub first_name: Option<String>,
///     pub phone_number: Tri<String>,
/// }
///
/// xsdbind::record! { User (name = "User") {
///     user_id: "userId", first_name: "firstName", phone_number: "phoneNumber",
/// } }
/// xsdbind::record! { UserModify (name = "UserModify") {
///     user_id: "userId", first_name: "firstName", phone_number: "phoneNumber",
/// } }
/// xsdbind::patch! { UserModify of User { first_name: first_name, phone_number: phone_number, } }
///
/// let old = User { user_id: "alice".into(), first_name: "Alice".into(), phone_number: Some("1".into()) };
/// let new = User { phone_number: None, ..old.clone() };
///
/// let empty = UserModify { user_id: "alice".into(), first_name: None, phone_number: Tri::Absent };
/// let request = empty.patch_from(&old, &new)?;
/// assert_eq!(request.phone_number, Tri::Nil); // it went away, and is cleared
/// assert_eq!(request.first_name, None); // it did not change, and is left as it is
/// assert_eq!(request.apply_to(&old)?, new);
/// # Ok::<(), xsdbind::PatchError>(())
/// ```
pub trait Patch: Generated + Fields {
    /// What the request changes.
    type Record: Generated + Fields;
    /// The fields of the request and those of the record that they set, by their names in Rust.
    #[doc(hidden)]
    const FIELDS: &'static [(&'static str, &'static str)];

    /// The request that makes `new` of `old`. What it has itself stays, such as what it has to name.
    ///
    /// Of a value whose parts can be cleared one by one, such as an address, only the parts that changed are set. Any
    /// other value, and every list, is replaced as a whole.
    ///
    /// # Errors
    ///
    /// When something went away that the request cannot clear, or changed that it has no field for. Then the request
    /// cannot make `new` of `old`.
    fn patch_from(self, old: &Self::Record, new: &Self::Record) -> Result<Self, PatchError> {
        difference::request(&self, old, new)
    }

    /// The record after the request: what is set is set, what is nil is gone, all else as it was.
    ///
    /// # Errors
    ///
    /// When something would be gone that the record has to have.
    fn apply_to(&self, record: &Self::Record) -> Result<Self::Record, PatchError> {
        apply::record(self, record)
    }
}

/// What a [`Patch`] cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchError {
    kind: PatchErrorKind,
    /// Innermost first.
    steps: Vec<&'static str>,
}

/// What a [`PatchError`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatchErrorKind {
    /// The field went away, and cannot be cleared.
    CannotClear,
    /// The field changed, and the request has none for it.
    NotInRequest,
    /// The fields of request and record cannot hold the same values.
    Mismatch,
}

impl PatchError {
    fn new(kind: PatchErrorKind) -> Self {
        Self { kind, steps: Vec::new() }
    }

    fn within(mut self, step: &'static str) -> Self {
        self.steps.push(step);
        self
    }

    /// What the error is about.
    #[must_use]
    pub fn kind(&self) -> PatchErrorKind {
        self.kind
    }

    /// The field, as the schema names it, with the parts in it: `address/city`.
    #[must_use]
    pub fn field(&self) -> String {
        self.steps.iter().rev().copied().collect::<Vec<_>>().join("/")
    }
}

impl fmt::Display for PatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field();
        match self.kind {
            PatchErrorKind::CannotClear => write!(f, "`{field}` went away, and cannot be cleared"),
            PatchErrorKind::NotInRequest => write!(f, "`{field}` changed, and the request has no field for it"),
            PatchErrorKind::Mismatch => write!(f, "`{field}` is of another type in the request than in the record"),
        }
    }
}

impl std::error::Error for PatchError {}

/// For each field of a table, the field of the other that goes with it, by names in Rust.
fn pairs(
    table: &Table,
    other: &Table,
    names: impl Iterator<Item = (&'static str, &'static str)>,
) -> Vec<Option<usize>> {
    let (fields, other_fields) = (places(table), places(other));
    let place = |of: &BTreeMap<&str, usize>, name: &str| of.get(name.strip_prefix("r#").unwrap_or(name)).copied();
    let mut pairs = vec![None; table.names.len()];
    for (own, of_other) in names {
        if let Some(pair) = place(&fields, own).and_then(|own| pairs.get_mut(own)) {
            *pair = place(&other_fields, of_other);
        }
    }
    pairs
}

/// Where each field stands, by its name in Rust.
fn places(table: &Table) -> BTreeMap<&'static str, usize> {
    table.rust_names().enumerate().map(|(index, name)| (name, index)).collect()
}

/// The name of a field in XML, for errors.
fn name_of(table: &Table, index: usize) -> &'static str {
    table.names.get(index).copied().unwrap_or_default()
}

/// Makes a struct a [`Patch`] of another: a line per field, `field of the request: field of the record`.
///
/// ```compile_fail
/// # pub struct User { pub name: String }
/// # pub struct Modify { pub name: Option<String> }
/// # xsdbind::record! { User (name = "User") { name: "name", } }
/// # xsdbind::record! { Modify (name = "Modify") { name: "name", } }
/// xsdbind::patch! { Modify of User { name: nickname, } }
/// ```
#[macro_export]
macro_rules! patch {
    ($request:ident of $record:path { $($to:ident : $from:ident,)* }) => {
        impl $crate::Patch for $request {
            type Record = $record;
            const FIELDS: &'static [(&'static str, &'static str)] = &[$((stringify!($to), stringify!($from))),*];
        }

        // Both have these fields.
        const _: fn(&$request, &$record) = |request, record| {
            $(let _ = (&request.$to, &record.$from);)*
        };
    };
}
