//! A field of a modify-style request: left as it is, cleared, or set.

use std::fmt;

/// An optional element that may be nil: the three things a modify request can say of a value.
///
/// ```
/// use xsdbind::Tri;
///
/// let mut phone_number: Tri<String> = Tri::Absent; // leave it as it is
/// phone_number = Tri::Nil;                         // clear it
/// assert!(phone_number.is_nil());
/// phone_number = "+15551234".to_owned().into();    // set it
/// assert_eq!(phone_number.value().map(String::as_str), Some("+15551234"));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tri<T> {
    /// The element is left out: no change.
    #[default]
    Absent,
    /// `xsi:nil="true"`: clear the value.
    Nil,
    /// The element with a value: set it.
    Value(T),
}

impl<T> Tri<T> {
    /// Whether the element is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the element clears the value.
    pub const fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Whether the element sets a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Whether there is a value for which `predicate` holds.
    pub fn is_value_and(self, predicate: impl FnOnce(T) -> bool) -> bool {
        self.into_value().is_some_and(predicate)
    }

    /// The value that is set; `None` when absent or nil.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Nil => None,
        }
    }

    /// The value that is set, to change it.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Nil => None,
        }
    }

    /// The value that is set, taken out.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Nil => None,
        }
    }

    /// `None` for no change, `Some(None)` for clear, `Some(Some(value))` for set.
    ///
    /// ```
    /// use xsdbind::Tri;
    ///
    /// assert_eq!(Tri::<i32>::Absent.into_change(), None);
    /// assert_eq!(Tri::<i32>::Nil.into_change(), Some(None));
    /// assert_eq!(Tri::Value(7).into_change(), Some(Some(7)));
    /// ```
    pub fn into_change(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Nil => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// The reverse of [`into_change`](Self::into_change).
    pub fn from_change(change: Option<Option<T>>) -> Self {
        change.map_or(Self::Absent, Self::set_or_clear)
    }

    /// Sets `Some`, clears `None`. Never absent.
    ///
    /// ```
    /// use xsdbind::Tri;
    ///
    /// assert_eq!(Tri::set_or_clear(Some(7)), Tri::Value(7));
    /// assert_eq!(Tri::<i32>::set_or_clear(None), Tri::Nil);
    /// ```
    pub fn set_or_clear(value: Option<T>) -> Self {
        value.map_or(Self::Nil, Self::Value)
    }

    /// Sets `Some`, leaves as it is what is `None`. Never nil.
    pub fn set_or_leave(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    /// A view with a reference to the value.
    pub const fn as_ref(&self) -> Tri<&T> {
        match self {
            Self::Absent => Tri::Absent,
            Self::Nil => Tri::Nil,
            Self::Value(value) => Tri::Value(value),
        }
    }

    /// A view with a reference through which the value can be changed.
    pub const fn as_mut(&mut self) -> Tri<&mut T> {
        match self {
            Self::Absent => Tri::Absent,
            Self::Nil => Tri::Nil,
            Self::Value(value) => Tri::Value(value),
        }
    }

    /// A view with what the value dereferences to.
    pub fn as_deref(&self) -> Tri<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(|value| &**value)
    }

    /// The same with the value changed by `map`.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Tri<U> {
        match self {
            Self::Absent => Tri::Absent,
            Self::Nil => Tri::Nil,
            Self::Value(value) => Tri::Value(map(value)),
        }
    }

    /// This one unless absent, else `other`: a later change laid over an earlier one.
    ///
    /// ```
    /// use xsdbind::Tri;
    ///
    /// assert_eq!(Tri::Absent.or(Tri::Value(1)), Tri::Value(1));
    /// assert_eq!(Tri::Nil.or(Tri::Value(1)), Tri::Nil);
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_absent() { other } else { self }
    }

    /// The value, or `default` when absent or nil.
    pub fn unwrap_or(self, default: T) -> T {
        self.into_value().unwrap_or(default)
    }

    /// The value, or the type's default when absent or nil.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_value().unwrap_or_default()
    }

    /// Takes the change out and leaves `Absent`.
    #[must_use = "to drop a change, assign `Tri::Absent`"]
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// Puts a value in and returns what was there.
    #[must_use = "to set a value, assign it or use `insert`"]
    pub const fn replace(&mut self, value: T) -> Self {
        std::mem::replace(self, Self::Value(value))
    }

    /// Puts a value in and returns a reference to it.
    pub fn insert(&mut self, value: T) -> &mut T {
        *self = Self::Value(value);
        match self {
            Self::Value(value) => value,
            Self::Absent | Self::Nil => unreachable!("just set"),
        }
    }

    /// Applies the change to a current value, and says whether it was one.
    ///
    /// ```
    /// use xsdbind::Tri;
    ///
    /// let mut current = Some(1);
    /// assert!(!Tri::Absent.apply_to(&mut current));
    /// assert!(Tri::Value(2).apply_to(&mut current));
    /// assert_eq!(current, Some(2));
    /// assert!(Tri::Nil.apply_to(&mut current));
    /// assert_eq!(current, None);
    /// ```
    pub fn apply_to(self, current: &mut Option<T>) -> bool {
        match self.into_change() {
            None => false,
            Some(value) => {
                *current = value;
                true
            }
        }
    }

    /// The change that turns `old` into `new`: nothing where they are equal.
    ///
    /// ```
    /// use xsdbind::Tri;
    ///
    /// assert_eq!(Tri::between(Some(&1), Some(&1)), Tri::Absent);
    /// assert_eq!(Tri::between(Some(&1), Some(&2)), Tri::Value(2));
    /// assert_eq!(Tri::between(Some(&1), None), Tri::Nil);
    /// assert_eq!(Tri::<i32>::between(None, None), Tri::Absent);
    /// ```
    #[must_use]
    pub fn between(old: Option<&T>, new: Option<&T>) -> Self
    where
        T: Clone + PartialEq,
    {
        if old == new { Self::Absent } else { Self::set_or_clear(new.cloned()) }
    }

    /// An iterator over the value, if there is one.
    pub fn iter(&self) -> std::option::IntoIter<&T> {
        self.value().into_iter()
    }
}

impl<T: Clone> Tri<&T> {
    /// The same with a clone of the value.
    #[must_use]
    pub fn cloned(self) -> Tri<T> {
        self.map(T::clone)
    }
}

impl<T> From<T> for Tri<T> {
    /// Sets the value.
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<'a, T> IntoIterator for &'a Tri<T> {
    type Item = &'a T;
    type IntoIter = std::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Tri<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Nil => f.write_str("Nil"),
            Self::Value(value) => f.debug_tuple("Value").field(value).finish(),
        }
    }
}
