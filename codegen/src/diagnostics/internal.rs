//! States that cannot be. One that is all the same is an error that says so, and never a value: nothing is skipped silently.

use super::{Diagnostic, Place};

super::messages! {
    /// A fault of xsdbind itself.
    pub enum InternalProblem {
        /// Something is as it cannot be.
        CannotBe {
            /// What.
            what: String,
        } => "internal: {what}; this is a fault of xsdbind, and worth a report with the schema",
    }
}

/// The error for a state that cannot be; unit tests end there.
#[track_caller]
pub(crate) fn internal(what: impl Into<String>, place: Option<Place>) -> Diagnostic {
    let what = what.into();
    let is_test = cfg!(test);
    debug_assert!(!is_test, "internal: {what}");
    Diagnostic::error(InternalProblem::CannotBe { what }, place)
}

#[cfg(test)]
mod tests {
    #[test]
    #[should_panic(expected = "internal: two is three")]
    fn tests_end_at_what_cannot_be() {
        super::internal("two is three", None);
    }
}
