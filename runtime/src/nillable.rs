//! A value that must be there and may be nil, without anything beside nil and with attributes.

/// A required element that may be nil, or an item of a list of such elements.
///
/// ```
/// use xsdbind::Nillable;
///
/// let limit: Nillable<i32> = 5.into();
/// assert_eq!(limit.value(), Some(&5));
/// assert_eq!(Nillable::<i32>::Nil.into_value(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nillable<T> {
    /// `xsi:nil="true"`.
    Nil,
    /// The element with a value.
    Value(T),
}

impl<T> Nillable<T> {
    /// Whether it is nil.
    pub const fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Whether there is a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The value; `None` when nil.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil => None,
        }
    }

    /// The value, to change it.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil => None,
        }
    }

    /// The value, taken out; `None` when nil.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil => None,
        }
    }

    /// A view with a reference to the value.
    pub const fn as_ref(&self) -> Nillable<&T> {
        match self {
            Self::Value(value) => Nillable::Value(value),
            Self::Nil => Nillable::Nil,
        }
    }

    /// The same with the value changed by `map`.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Nillable<U> {
        match self {
            Self::Value(value) => Nillable::Value(map(value)),
            Self::Nil => Nillable::Nil,
        }
    }

    /// The value, or `default` when nil.
    pub fn unwrap_or(self, default: T) -> T {
        self.into_value().unwrap_or(default)
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nillable<T> {
    /// `None` is nil.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nil, Self::Value)
    }
}

impl<T> From<Nillable<T>> for Option<T> {
    fn from(value: Nillable<T>) -> Self {
        value.into_value()
    }
}

/// A required element that may be nil, and has attributes also when it is (XSD Part 1, section 3.3.4, clause 3.2).
///
/// `T` is its type, `A` the attributes of that type alone. Where the element may be absent, an `Option` of this.
///
/// ```
/// use xsdbind::NillableWith;
///
/// #[derive(Debug, PartialEq)]
/// pub struct Price { pub value: i32, pub reason: Option<String> }
/// #[derive(Debug, PartialEq)]
/// pub struct PriceAttributes { pub reason: Option<String> }
///
/// let price: NillableWith<Price, PriceAttributes> = Price { value: 5, reason: None }.into();
/// assert_eq!(price.value().map(|price| price.value), Some(5));
///
/// let none: NillableWith<Price, _> = NillableWith::Nil(PriceAttributes { reason: Some("sold out".into()) });
/// assert_eq!(none.nil().and_then(|none| none.reason.as_deref()), Some("sold out"));
/// assert_eq!(none.value(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NillableWith<T, A> {
    /// `xsi:nil="true"`, with these attributes.
    Nil(A),
    /// The element with a value.
    Value(T),
}

impl<T, A> NillableWith<T, A> {
    /// Whether it is nil.
    pub const fn is_nil(&self) -> bool {
        matches!(self, Self::Nil(_))
    }

    /// Whether there is a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The attributes beside nil; `None` when there is a value, which has its own.
    pub const fn nil(&self) -> Option<&A> {
        match self {
            Self::Nil(attributes) => Some(attributes),
            Self::Value(_) => None,
        }
    }

    /// The value; `None` when nil.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// The value, to change it.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// The value, taken out; `None` when nil.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }
}

impl<T, A> From<T> for NillableWith<T, A> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}
