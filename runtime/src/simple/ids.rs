//! What values say of `xs:ID` and `xs:IDREF`.

use crate::error::Result;

/// What a text is to the document that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// An `xs:ID`, or an item of a list of them.
    Id,
    /// An `xs:IDREF`, or an item of a list of them.
    IdRef,
}

/// What looks at the `ID`s and `IDREF`s of a value.
pub type Each<'w> = &'w mut dyn FnMut(Identity, &str) -> Result<()>;
