//! Generates small, readable Rust from XML Schema, with *absent*, *nil* and *value* kept apart.
//!
//! Three doors lead to one pure core: [`build`] for build scripts, [`Config`] for programs, and the command `xsdbind`
//! for people. The core is [`generate()`]: schemas in, text of files out.
//!
//! ```no_run
//! fn main() -> xsdbind_codegen::Result<()> {
//!     xsdbind_codegen::build("xsdbind.toml")
//! }
//! ```
#![forbid(unsafe_code)]

mod boxing;
mod build;
mod builtin;
mod components;
mod config;
mod cut;
mod defaults;
mod definitions;
mod derives;
pub mod diagnostics;
#[cfg(feature = "explore")]
pub mod diff;
mod digest;
#[cfg(feature = "dynamic")]
pub mod dynamic;
mod emit;
mod error;
pub mod escape;
mod generate;
#[cfg(feature = "explore")]
mod html;
mod ident;
#[cfg(feature = "explore")]
pub mod init;
#[cfg(feature = "explore")]
pub mod inspect;
mod ir;
mod load;
mod lower;
mod model;
mod names;
mod namespaces;
mod operations;
mod output;
mod own;
mod parallel;
mod parse;
mod patches;
mod paths;
mod pattern;
mod print;
#[cfg(all(feature = "dynamic", feature = "explore"))]
pub mod reference;
mod resolve;
mod secrets;
mod select;
#[cfg(feature = "explore")]
mod set;
mod shared;
mod shares;
mod size;
mod source;
mod stages;
mod stamp;
mod terms;
mod values;
#[cfg(feature = "explore")]
mod view;
mod xsd;

pub use self::build::build;
pub use self::config::{Config, Derive, Enums, Limits, Module, Patch, Requests, Unselected, Without};
pub use self::error::{Error, Result};
pub use self::generate::generate;
#[cfg(feature = "explore")]
pub use self::output::FileSet;
pub use self::output::{ModuleSummary, Output, Stale, Written};
#[doc(hidden)]
pub use self::paths::canonical;
#[cfg(feature = "explore")]
pub use self::set::SchemaSet;
pub use self::stamp::{Stamp, Unchanged};
