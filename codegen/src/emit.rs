//! The output as files of Rust items, as text. Decides nothing: every fact is in the lowered output or in the names.

mod call;
pub(crate) mod context;
mod crates;
mod docs;
mod document;
pub(crate) mod facts;
mod files;
mod identity;
mod marks;
mod operation;
pub(crate) mod pretty;
mod record;
mod simple;
mod table;
pub(crate) mod ty;
mod union;
mod variants;

pub(crate) use self::context::Context;
pub(crate) use self::crates::manifests;
pub(crate) use self::files::{EmittedFile, file, plans};
