//! Choices from bytes.

use std::any::TypeId;

use ::arbitrary::Unstructured;

use super::facets::Facets;

/// What makes texts of the look of a type.
pub(crate) type Look = fn(&mut Choose<'_, '_>, &Facets) -> String;

/// A source of choices: the bytes, and when they are used up, numbers that follow from nothing. The latter are for texts,
/// which may take a few tries, and not for structure.
pub struct Choose<'s, 'a> {
    bytes: &'s mut Unstructured<'a>,
    state: u64,
    /// The look of a type, if it is a built-in one.
    pub(super) look_of: fn(TypeId) -> Option<Look>,
}

impl<'s, 'a> Choose<'s, 'a> {
    pub(crate) fn new(bytes: &'s mut Unstructured<'a>, look_of: fn(TypeId) -> Option<Look>) -> Self {
        Self { bytes, state: 0, look_of }
    }

    /// Whether the bytes are used up.
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len()
    }

    /// A number below `end`; 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return 0 };
        if self.bytes.is_empty() {
            return usize::try_from(self.next() % end as u64).unwrap_or(0);
        }
        self.bytes.int_in_range(0..=last).unwrap_or(0)
    }

    /// A number of this range, both ends included.
    pub(crate) fn within(&mut self, first: i128, last: i128) -> i128 {
        if first >= last || self.bytes.is_empty() {
            let span = last.saturating_sub(first).max(0).saturating_add(1);
            return first.saturating_add(i128::from(self.next()) % span);
        }
        self.bytes.int_in_range(first..=last).unwrap_or(first)
    }

    /// True about once in `times`.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of these; the default where there is none.
    pub(crate) fn one_of<T: Copy + Default>(&mut self, of: &[T]) -> T {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }

    fn next(&mut self) -> u64 {
        next_number(&mut self.state)
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014): short, and good enough for tries.
pub(crate) fn next_number(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
