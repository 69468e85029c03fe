//! All errors of a document.

use std::fmt;

use super::Error;

/// All errors of a document, in its order; at least one.
///
/// Shown with one error on a line.
#[derive(Debug)]
pub struct Errors {
    list: Vec<Error>,
    cut: bool,
}

impl Errors {
    pub(crate) fn new(list: Vec<Error>, cut: bool) -> Self {
        Self { list, cut }
    }

    /// The errors, in the order of the document.
    #[must_use]
    pub fn as_slice(&self) -> &[Error] {
        &self.list
    }

    /// The errors, one after another.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.list.iter()
    }

    /// Whether the document has more errors than these: [`Limits::errors`](crate::Limits::errors) was reached.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self { list: vec![error], cut: false }
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.list.iter().enumerate() {
            let line_end = if index == 0 { "" } else { "\n" };
            write!(f, "{line_end}{error}")?;
        }
        if self.cut {
            write!(f, "\nonly the first {} errors are listed", self.list.len())?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
