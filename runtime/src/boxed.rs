//! A value behind a pointer, where a type would hold itself or a large one.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A field or variant of a recursive or large type: a [`Box`] in all but name.
///
/// The standard `Box` cannot be used: its rules of coherence would keep this crate from treating it and all generated
/// types alike.
///
/// ```
/// use xsdbind::Boxed;
///
/// let boxed: Boxed<i32> = 7.into();
/// assert_eq!(*boxed + 1, 8);
/// assert_eq!(boxed.into_value(), 7);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Boxed<T>(Box<T>);

impl<T> Boxed<T> {
    /// Puts a value behind a pointer.
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }

    /// The value, taken out.
    #[must_use]
    pub fn into_value(self) -> T {
        *self.0
    }
}

impl<T> From<T> for Boxed<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> Deref for Boxed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Boxed<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Boxed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
