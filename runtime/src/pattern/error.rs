//! Why an expression is not valid.

use std::error::Error;
use std::fmt;

/// Why an expression cannot be compiled, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    offset: usize,
    reason: String,
}

impl PatternError {
    pub(super) fn new(offset: usize, reason: impl Into<String>) -> Self {
        Self { offset, reason: reason.into() }
    }

    pub(super) fn compile(error: &regex::Error) -> Self {
        match error {
            regex::Error::CompiledTooBig(limit) => Self::new(0, format!("takes more than {limit} bytes when compiled")),
            other => Self::new(0, format!("cannot be compiled: {other}")),
        }
    }

    /// The byte in the expression at which the problem starts.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong there.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid pattern at byte {}: {}", self.offset, self.reason)
    }
}

impl Error for PatternError {}
