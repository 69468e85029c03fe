//! A value of the configuration, with its place.

use crate::diagnostics::Place;

/// A value of the configuration and where it stands, if it was read from a file.
#[derive(Debug, Clone)]
pub(crate) struct Rule<T> {
    pub(crate) value: T,
    pub(crate) at: Option<Place>,
}

impl<T> Rule<T> {
    /// A value that comes from code.
    pub(super) fn built(value: T) -> Self {
        Self { value, at: None }
    }
}
