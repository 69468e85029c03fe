//! Texts of a schema, kept for good, each once.

use std::cell::RefCell;
use std::collections::HashSet;

/// The texts so far.
#[derive(Default)]
pub(super) struct Texts(RefCell<HashSet<&'static str>>);

impl Texts {
    /// A text that stays.
    pub(super) fn keep(&self, text: &str) -> &'static str {
        if text.is_empty() {
            return "";
        }
        let mut all = self.0.borrow_mut();
        if let Some(kept) = all.get(text) {
            return kept;
        }
        let kept: &'static str = Box::leak(text.into());
        all.insert(kept);
        kept
    }
}

/// Something that stays.
pub(super) fn keep<T>(what: T) -> &'static T {
    Box::leak(Box::new(what))
}

/// A list that stays.
pub(super) fn keep_all<T>(what: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(what.into_iter().collect())
}
