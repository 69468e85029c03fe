//! Values by names and texts: any generated type is built from them, and seen as them, with the checks of reading and
//! writing XML.
//!
//! In comes a [`Value`], made by hand, by a [`Builder`], or read from JSON; out goes a typed value or an error with the
//! path of what is wrong and what would be right. `fill` and `show` are the two walks along a type's table, `keys` says
//! which line a key is, `form` what stands for a simple value, `open` how XML without a type is said.

mod builder;
mod fill;
mod form;
pub(crate) mod keys;
mod near;
mod open;
mod show;
mod value;

pub use builder::Builder;
#[cfg(feature = "json")]
pub(crate) use fill::expanded_name;
#[doc(hidden)]
pub use near::{distance, nearest};
pub use value::{Object, Value};
