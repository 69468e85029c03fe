//! Lists (XSD Part 2, section 4.1.2.2) and the built-in ones: `NMTOKENS`, `IDREFS`, `ENTITIES`.
//!
//! In comes text with items between white space; out go the items, each read as a value of the item type.

use std::fmt;

use super::names::{Entity, IdRef, NmToken};
use crate::error;
use crate::prefixes::{Expanded, ReadNames, WriteNames};
use crate::simple::{self, Each, Form, KeyValue, Parts, SimpleType, WhiteSpace};
use crate::value_error::{ValueError, ValueErrorKind};
use crate::white_space::items;

/// A value of a list type: any number of items, none included.
///
/// An item of text with a blank in it, or without a character, would be read as two items or as none: such a list is an
/// error on writing.
///
/// ```
/// use xsdbind::types::List;
///
/// let list: List<i32> = " 1 2\n3 ".parse()?;
/// assert_eq!(list.as_slice(), [1, 2, 3]);
/// assert_eq!(list.to_string(), "1 2 3");
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// The items.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// The items, one after another.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Appends an item.
    pub fn push(&mut self, item: T) {
        self.0.push(item);
    }

    /// The items as a vector.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: SimpleType> std::str::FromStr for List<T> {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_lexical(text)
    }
}

impl<T: SimpleType> fmt::Display for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.to_lexical(&mut text);
        f.write_str(&text)
    }
}

impl<T: SimpleType> SimpleType for List<T> {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::List(&T::FORM);
    const LENGTH_UNIT: &'static str = "items";
    const PREFIXED: bool = T::PREFIXED;
    /// An item of text may have a blank in it, or be empty.
    const AMBIGUOUS: bool = true;

    fn place_holder() -> Self {
        Self(Vec::new())
    }

    fn parts(with: Parts<'_>) {
        simple::part::<T>(with);
    }

    fn check_own(&self) -> Result<(), ValueError> {
        self.0.iter().try_for_each(T::check_own)
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        Self::from_lexical_in(text, &Expanded)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> Result<Self, ValueError> {
        items(text).map(|item| T::from_lexical_in(item, names)).collect()
    }

    fn from_value_text(text: &str) -> Result<Self, ValueError> {
        items(text).map(T::from_value_text).collect()
    }

    fn texts(&self, wide: bool, out: &mut String) {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            out.push('(');
            item.texts(wide, out);
            out.push(')');
        }
    }

    fn to_lexical(&self, out: &mut String) {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            item.to_lexical(out);
        }
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            item.to_lexical_in(out, names)?;
        }
        Ok(())
    }

    fn same(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, other)| one.same(other))
    }

    fn has_unprefixed(&self) -> bool {
        self.0.iter().any(T::has_unprefixed)
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        self.0.iter().try_for_each(|item| item.identities(&mut *with))
    }

    fn key_value(&self) -> KeyValue {
        KeyValue::List(self.0.iter().map(T::key_value).collect())
    }

    fn length(&self) -> Option<usize> {
        Some(self.0.len())
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(
        choose: &mut crate::simple::choose::Choose<'_, '_>,
        facets: &crate::simple::facets::Facets,
        attempt: usize,
    ) -> String {
        crate::simple::sample::list::<T>(choose, facets, attempt)
    }
}

/// A built-in list, which has at least one item.
macro_rules! built_in_list {
    ($($(#[$docs:meta])* $type:ident of $item:ident = $name:literal;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $type(List<$item>);

        impl $type {
            /// A list of these items.
            ///
            /// # Errors
            ///
            /// When there is none: the type has a `minLength` of 1.
            pub fn new(items: Vec<$item>) -> Result<Self, ValueError> {
                if items.is_empty() {
                    let message = concat!("expected at least one item of an `", $name, "`, found none");
                    return Err(ValueError::new(ValueErrorKind::Length, message));
                }
                Ok(Self(List(items)))
            }

            /// The items.
            #[must_use]
            pub fn as_slice(&self) -> &[$item] {
                self.0.as_slice()
            }

            /// The items, one after another.
            pub fn iter(&self) -> std::slice::Iter<'_, $item> {
                self.0.iter()
            }

            /// Appends an item.
            pub fn push(&mut self, item: $item) {
                self.0.push(item);
            }

            /// The items as a vector.
            #[must_use]
            pub fn into_vec(self) -> Vec<$item> {
                self.0.into_vec()
            }
        }

        impl_from_str!($type);

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl TryFrom<Vec<$item>> for $type {
            type Error = ValueError;

            fn try_from(items: Vec<$item>) -> Result<Self, ValueError> {
                Self::new(items)
            }
        }

        impl From<$item> for $type {
            fn from(item: $item) -> Self {
                Self(List(vec![item]))
            }
        }

        impl IntoIterator for $type {
            type Item = $item;
            type IntoIter = std::vec::IntoIter<$item>;

            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl<'a> IntoIterator for &'a $type {
            type Item = &'a $item;
            type IntoIter = std::slice::Iter<'a, $item>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl SimpleType for $type {
            const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
            const FORM: Form = Form::List(&Form::Text);
            const LENGTH_UNIT: &'static str = "items";

            fn place_holder() -> Self {
                Self(List::place_holder())
            }

            fn from_lexical(text: &str) -> Result<Self, ValueError> {
                Self::new(List::from_lexical(text)?.into_vec())
            }

            fn to_lexical(&self, out: &mut String) {
                self.0.to_lexical(out);
            }

            fn length(&self) -> Option<usize> {
                self.0.length()
            }

            fn identities(&self, with: Each<'_>) -> error::Result<()> {
                self.0.identities(with)
            }

            fn key_value(&self) -> KeyValue {
                self.0.key_value()
            }
        }
    )+};
}

built_in_list! {
    /// An `xs:NMTOKENS`: at least one `xs:NMTOKEN`.
    NmTokens of NmToken = "xs:NMTOKENS";
    /// An `xs:IDREFS`: at least one `xs:IDREF`.
    IdRefs of IdRef = "xs:IDREFS";
    /// An `xs:ENTITIES`: at least one `xs:ENTITY`.
    Entities of Entity = "xs:ENTITIES";
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_empty_and_a_built_in_one_not() {
        assert_eq!(List::<bool>::from_lexical("").unwrap(), List::default());
        let error = " \n".parse::<IdRefs>().unwrap_err();
        assert_eq!(error.to_string(), "expected at least one item of an `xs:IDREFS`, found none");
        assert_eq!(NmTokens::new(Vec::new()).unwrap_err().kind(), ValueErrorKind::Length);
    }

    #[test]
    fn items_are_checked_and_written() {
        let list: NmTokens = " 1\ta \n b ".parse().unwrap();
        assert_eq!(list.to_string(), "1 a b");
        assert_eq!(list.length(), Some(3));
        assert_eq!(list.iter().map(NmToken::as_str).collect::<Vec<_>>(), ["1", "a", "b"]);
        assert_eq!("a 1".parse::<IdRefs>().unwrap_err().to_string(), "expected an `xs:IDREF`, found `1`");
        assert_eq!("1 x".parse::<List<u8>>().unwrap_err().to_string(), "expected an `xs:unsignedByte`, found `x`");
    }
}
