//! What names in texts mean at a place in a document, and how they are written there.
//!
//! A text of a type such as `xs:QName` has prefixes in it, whose meaning depends on where it stands. Where a text stands
//! nowhere, in a constant of generated code or in `FromStr` and `Display`, names are *expanded*: `{urn:example}item`.

use crate::error::{Result, ValueError};
use crate::types::QName;

/// Reads names at a place in a document.
pub trait ReadNames {
    /// The name that `text` stands for.
    ///
    /// # Errors
    ///
    /// When it stands for none: it is not a name, or its prefix is not declared.
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError>;

    /// Whether names stand in a document, with prefixes.
    fn have_prefixes(&self) -> bool {
        true
    }
}

/// Writes names at a place in a document.
pub trait WriteNames {
    /// Appends the text of `name`, its prefix declared.
    ///
    /// # Errors
    ///
    /// When its namespace cannot be written.
    fn name(&mut self, name: &QName, out: &mut String) -> Result<()>;
}

/// Names with their namespaces in place of prefixes: no place in a document.
#[derive(Clone, Copy, Debug)]
pub struct Expanded;

impl ReadNames for Expanded {
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError> {
        QName::from_expanded(text)
    }

    fn have_prefixes(&self) -> bool {
        false
    }
}
