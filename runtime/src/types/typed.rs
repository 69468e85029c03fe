//! Values of elements of a simple type, with the name of the type that `xsi:type` puts in its place.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::attributes::DynamicType;
use crate::error::{Result, ValueError};
use crate::names::QName;
use crate::prefixes::{ReadNames, WriteNames};
#[cfg(feature = "arbitrary")]
use crate::simple::choose::Choose;
#[cfg(feature = "arbitrary")]
use crate::simple::facets::Facets;
use crate::simple::{self, Each, Form, KeyValue, Parts, SimpleType, WhiteSpace};

/// A value of an element of the type `T`, and the type that `xsi:type` names.
///
/// That type must be derived from `T`, and the value one of it: that is checked on reading and on writing. It may be a
/// complex one with simple content: its attributes are kept by their names and texts, and checked likewise. Generated for the
/// types that `keep-types` of `xsdbind.toml` names. Unlike in a field of `T` alone, a value that the facets of `T` do
/// not allow is an error on reading leniently, too.
///
/// ```
/// use xsdbind::types::Typed;
///
/// let number: Typed<i64> = Typed::of(&5_i8)?; // <number xsi:type="xs:byte">5</number>
/// assert_eq!(number.value, 5);
/// assert_eq!(number.type_name().map(|name| name.local().as_str()), Some("byte"));
/// assert_ne!(number, Typed::from(5));
/// assert!(Typed::<u8>::of(&-1).is_err());
/// # Ok::<(), xsdbind::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Typed<T> {
    /// The value.
    pub value: T,
    /// A type derived from the declared one, and the attributes that it allows; `None` where the declared one is meant.
    pub dynamic_type: Option<Box<DynamicType>>,
}

impl<T> Typed<T> {
    /// A value of this type.
    #[must_use]
    pub fn new(value: T, dynamic_type: impl Into<DynamicType>) -> Self {
        Self { value, dynamic_type: Some(Box::new(dynamic_type.into())) }
    }

    /// The name of the type, where one is said.
    #[must_use]
    pub fn type_name(&self) -> Option<&QName> {
        self.dynamic_type.as_ref().map(|dynamic| &dynamic.name)
    }
}

impl<T: SimpleType> Typed<T> {
    /// The value of another type that this one is, whatever type is said.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn parse<D: SimpleType>(&self) -> std::result::Result<D, ValueError> {
        let mut text = String::new();
        self.value.to_lexical(&mut text);
        simple::parse(&text)
    }
}

impl<T> From<T> for Typed<T> {
    fn from(value: T) -> Self {
        Self { value, dynamic_type: None }
    }
}

impl<T: SimpleType> FromStr for Typed<T> {
    type Err = ValueError;

    fn from_str(text: &str) -> std::result::Result<Self, ValueError> {
        simple::parse(text)
    }
}

impl<T: SimpleType> fmt::Display for Typed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        simple::display(&self.value, f)
    }
}

impl<T: fmt::Debug> fmt::Debug for Typed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(dynamic) = &self.dynamic_type else { return self.value.fmt(f) };
        let mut shown = f.debug_struct("Typed");
        dynamic.show(shown.field("value", &self.value));
        shown.finish()
    }
}

impl<T: SimpleType> SimpleType for Typed<T> {
    const WHITE_SPACE: WhiteSpace = T::WHITE_SPACE;
    const FORM: Form = T::FORM;
    const LENGTH_UNIT: &'static str = T::LENGTH_UNIT;
    const PREFIXED: bool = T::PREFIXED;
    const AMBIGUOUS: bool = T::AMBIGUOUS;
    const KEEPS_TYPE: bool = true;

    fn place_holder() -> Self {
        Self { value: T::place_holder(), dynamic_type: None }
    }

    fn check_own(&self) -> std::result::Result<(), ValueError> {
        self.value.check_own()
    }

    fn from_lexical(text: &str) -> std::result::Result<Self, ValueError> {
        T::from_lexical(text).map(Self::from)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> std::result::Result<Self, ValueError> {
        T::from_lexical_in(text, names).map(Self::from)
    }

    fn to_lexical(&self, out: &mut String) {
        self.value.to_lexical(out);
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> Result<()> {
        if let Some(type_name) = self.type_name() {
            // The element says it: the text alone is not all that is written.
            names.name(type_name, &mut String::new())?;
        }
        self.value.to_lexical_in(out, names)
    }

    fn from_value_text(text: &str) -> std::result::Result<Self, ValueError> {
        T::from_value_text(text).map(Self::from)
    }

    fn texts(&self, wide: bool, out: &mut String) {
        self.value.texts(wide, out);
    }

    fn same(&self, other: &Self) -> bool {
        self.dynamic_type == other.dynamic_type && self.same_value(other)
    }

    fn same_value(&self, other: &Self) -> bool {
        SimpleType::same(&self.value, &other.value)
    }

    fn as_text(&self) -> Option<&str> {
        self.value.as_text().filter(|_| self.dynamic_type.is_none())
    }

    fn length(&self) -> Option<usize> {
        self.value.length()
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        self.value.compare(&other.value)
    }

    fn compare_bound(&self, bound: &str) -> std::result::Result<Option<Ordering>, ValueError> {
        self.value.compare_bound(bound)
    }

    fn digits(&self) -> Option<(usize, usize)> {
        self.value.digits()
    }

    fn has_unprefixed(&self) -> bool {
        self.value.has_unprefixed()
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.value.processed(text)
    }

    fn is_listed(&self) -> bool {
        self.value.is_listed()
    }

    fn identities(&self, with: Each<'_>) -> Result<()> {
        self.value.identities(with)
    }

    fn key_value(&self) -> KeyValue {
        self.value.key_value()
    }

    fn parts(with: Parts<'_>) {
        T::parts(with);
    }

    fn dynamic_type(&self) -> Option<&DynamicType> {
        self.dynamic_type.as_deref()
    }

    fn set_dynamic_type(&mut self, dynamic: DynamicType) {
        self.dynamic_type = Some(Box::new(dynamic));
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        T::candidate(choose, facets, attempt)
    }
}
