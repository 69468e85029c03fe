//! A package for `imports.rs` to be tried on.

mod made;
mod inner;
#[macro_use]
mod macros;
mod top;

pub use inner::{Low as Renamed, deep};

#[cfg(test)]
mod tests;
