//! How much may be made in all, by many threads.

use std::sync::atomic::{AtomicU64, Ordering};

/// So many bytes. Once it is spent, no more is begun, and what was made is of no use.
pub(super) struct Budget {
    limit: u64,
    spent: AtomicU64,
}

impl Budget {
    pub(super) fn of(limit: u64) -> Self {
        Self { limit, spent: AtomicU64::new(0) }
    }

    pub(super) fn spend(&self, bytes: usize) {
        self.spent.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Whether no more was made than may be.
    pub(super) fn is_left(&self) -> bool {
        self.spent.load(Ordering::Relaxed) <= self.limit
    }
}
