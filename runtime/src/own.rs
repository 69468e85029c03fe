//! Types of other crates, or of a program, that hold the values of simple types in the place of this crate's.
//!
//! In comes a value of a type of XML Schema, read and checked as ever; out goes one of the other type, and back. What
//! then holds: what has been read is written as the same value, or has been refused. Those of well-known crates are in
//! files of their own, each behind the feature of its name.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "the ways there and back have one form for all types")]

/// Types of another crate as those that hold values, with conversions both ways that change nothing.
///
/// Of each: what errors call it, any value, and the two ways, which give a `Result`.
#[cfg(any(
    feature = "bigdecimal",
    feature = "chrono",
    feature = "jiff",
    feature = "rust_decimal",
    feature = "time",
    feature = "url"
))]
macro_rules! held {
    ($($type:ty = $name:literal of $of:ty { $any:expr, $from:path, $to:path })+) => {$(
        impl $crate::OwnType for $type {
            type Of = $of;
            const NAME: &'static str = $name;

            fn any_value() -> Self {
                $any
            }

            fn from_value(value: &$of) -> Result<Self, $crate::ValueError> {
                $from(value)
            }

            fn to_value(&self) -> Result<$of, $crate::ValueError> {
                $to(self)
            }
        }

        $crate::own_type!($type);

        impl TryFrom<&$of> for $type {
            type Error = $crate::ValueError;

            /// The same value; an error where there is none.
            fn try_from(value: &$of) -> Result<Self, $crate::ValueError> {
                $crate::support::own::from_value(value)
            }
        }

        impl TryFrom<&$type> for $of {
            type Error = $crate::ValueError;

            /// The same value; an error where there is none.
            fn try_from(value: &$type) -> Result<Self, $crate::ValueError> {
                $crate::OwnType::to_value(value)
            }
        }
    )+};
}

#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod civil;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

use std::cmp::Ordering;
use std::fmt;

use crate::known::facets_of;
use crate::prefixes::{ReadNames, WriteNames};
#[cfg(feature = "arbitrary")]
use crate::simple::choose::Choose;
use crate::simple::facets::Facets;
#[cfg(feature = "arbitrary")]
use crate::simple::{self, sample};
use crate::simple::{KeyValue, SimpleType};
use crate::slot::{Generated, Info, Make, Mut, Occurs, Ref, Seen, ValueKind};
use crate::types::{AnyUri, NormalizedString, Text, Token};
use crate::value_error::{Echo, ValueError, ValueErrorKind};

/// A type that holds values of a simple type of XML Schema, in the place of the one that this crate has for it.
///
/// Implement it for a type of your own, call [`own_type!`](crate::own_type) for it, and name it in `[module.types]` of
/// `xsdbind.toml`. Types of well-known crates have it behind the features `bigdecimal`, `chrono`, `jiff`, `rust_decimal`,
/// `time`, `url` and `uuid`; `docs/own-types.md` says what each can hold.
///
/// A text is read as a value of [`Of`](Self::Of) first, with all facets of the schema, and then made into one of this type.
/// Where that gives another value back, reading is an error: nothing is rounded, cut or shifted.
///
/// ```
/// use xsdbind::types::Decimal;
/// use xsdbind::{OwnType, ValueError};
///
/// /// An amount in cents.
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// pub struct Cents(i64);
///
/// impl OwnType for Cents {
///     type Of = Decimal;
///     const NAME: &'static str = "Cents";
///
///     fn any_value() -> Self {
///         Self(0)
///     }
///
///     fn from_value(value: &Decimal) -> Result<Self, ValueError> {
///         // What is lost here is found by the way back.
///         Ok(Self((value.to_f64() * 100.0).round() as i64))
///     }
///
///     fn to_value(&self) -> Result<Decimal, ValueError> {
///         let sign = if self.0 < 0 { "-" } else { "" };
///         let cents = self.0.unsigned_abs();
///         format!("{sign}{}.{:02}", cents / 100, cents % 100).parse()
///     }
/// }
///
/// xsdbind::own_type!(Cents);
///
/// let price: Cents = xsdbind::simple::parse("12.50")?;
/// assert_eq!(price, Cents(1250));
/// let error = xsdbind::simple::parse::<Cents>("0.125").unwrap_err();
/// assert_eq!(error.to_string(), "`0.125` cannot be held by `Cents` without change");
/// # Ok::<(), ValueError>(())
/// ```
pub trait OwnType: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The type of XML Schema: one of [`types`](mod@crate::types), or that of the standard library that stands for it.
    type Of: SimpleType + Make;
    /// What errors call this type.
    const NAME: &'static str;

    /// Any value: reading overwrites it, and it is never handed out.
    fn any_value() -> Self;

    /// The value of this type that stands for one of the schema's.
    ///
    /// # Errors
    ///
    /// When there is none. That a value cannot be told from another one need not be looked for: the way back shows it.
    fn from_value(value: &Self::Of) -> Result<Self, ValueError>;

    /// The value of the schema's type that this one stands for.
    ///
    /// # Errors
    ///
    /// When there is none. It is found on writing, and where a restriction of it is made.
    fn to_value(&self) -> Result<Self::Of, ValueError>;

    /// An error that says why a value of the schema's type has none here.
    fn not_held(value: &impl fmt::Display, why: &str) -> ValueError {
        let message = format!("`{}` cannot be held by `{}`: {why}", Echo(&value.to_string()), Self::NAME);
        ValueError::new(ValueErrorKind::Limit, message)
    }

    /// An error that says why this value has none of the schema's type.
    fn not_told(&self, why: &str) -> ValueError {
        let message = format!("`{}` of `{}` cannot be written: {why}", Echo(&format!("{self:?}")), Self::NAME);
        ValueError::new(ValueErrorKind::Limit, message)
    }
}

/// Whether a type can hold the values of a type of XML Schema, for a field of that.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}`, which `[module.types]` names, does not hold values of `{S}`",
    label = "it cannot stand for this type of the schema"
)]
pub trait Holds<S> {}

impl<T: OwnType> Holds<T::Of> for T {}
impl Holds<String> for Text {}

/// The same for restrictions, which look after white space: any text can be the value of a text.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the type that `[module.types]` names holds values of `{Self}`, and not of `{S}`",
    label = "it cannot stand for this type of the schema"
)]
pub trait StandsFor<S> {}

impl<T> StandsFor<T> for T {}
impl StandsFor<NormalizedString> for String {}
impl StandsFor<Token> for String {}
impl StandsFor<AnyUri> for String {}

/// Holds where one type can stand for the other. Called by generated code, as a constant.
#[doc(hidden)]
pub const fn holds<T: Holds<S>, S>() {}

/// Holds where it can do so in a restriction.
#[doc(hidden)]
pub const fn holds_base<T, S>()
where
    T: OwnType,
    T::Of: StandsFor<S>,
{
}

/// Whether a type is `Eq`, as a generated type with values of it is to be.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}`, which `[module.types]` names, is not `Eq`, and `[[module.derive]]` asks that of a type with values of it",
    label = "it has no `Eq`"
)]
pub trait IsEq {}

impl<T: Eq> IsEq for T {}

/// Holds where it is. Called by generated code, as a constant.
#[doc(hidden)]
pub const fn is_eq<T: IsEq>() {}

/// A value from the schema's, if that is what it gives back.
pub(crate) fn from_value<T: OwnType>(value: &T::Of) -> Result<T, ValueError> {
    let own = T::from_value(value)?;
    if own.to_value().is_ok_and(|back| back.same(value)) {
        return Ok(own);
    }
    let mut text = String::new();
    value.to_lexical(&mut text);
    let message = format!("`{}` cannot be held by `{}` without change", Echo(&text), T::NAME);
    Err(ValueError::new(ValueErrorKind::Limit, message))
}

/// [`SimpleType::from_lexical_in`].
#[doc(hidden)]
pub fn read<T: OwnType>(text: &str, names: &dyn ReadNames) -> Result<T, ValueError> {
    from_value(&T::Of::from_lexical_in(text, names)?)
}

/// [`SimpleType::from_value_text`].
#[doc(hidden)]
pub fn take<T: OwnType>(text: &str) -> Result<T, ValueError> {
    from_value(&T::Of::from_value_text(text)?)
}

/// Shows the schema's value, if there is one.
#[doc(hidden)]
pub fn with<T: OwnType, R>(own: &T, show: impl FnOnce(&T::Of) -> R) -> Option<R> {
    own.to_value().ok().map(|value| show(&value))
}

/// Appends the text; nothing where there is none, which is then an error of [`SimpleType::check_own`].
#[doc(hidden)]
pub fn write<T: OwnType>(own: &T, out: &mut String) {
    let _ = with(own, |value| value.to_lexical(out));
}

/// The same at a place in a document.
#[doc(hidden)]
pub fn write_in<T: OwnType>(own: &T, out: &mut String, names: &mut dyn WriteNames) -> crate::error::Result<()> {
    own.to_value().map_err(crate::Error::value)?.to_lexical_in(out, names)
}

/// [`SimpleType::same`].
#[doc(hidden)]
pub fn same<T: OwnType>(one: &T, other: &T) -> bool {
    match (one.to_value(), other.to_value()) {
        (Ok(one), Ok(other)) => one.same(&other),
        // What has a value of the schema is not the same as what has none, whatever their type says: keys and hashes say so.
        (Err(_), Err(_)) => one == other,
        _ => false,
    }
}

/// [`SimpleType::compare`].
#[doc(hidden)]
pub fn compare<T: OwnType>(one: &T, other: &T) -> Option<Ordering> {
    one.to_value().ok()?.compare(&other.to_value().ok()?)
}

/// [`SimpleType::key_value`].
#[doc(hidden)]
pub fn key_value<T: OwnType + SimpleType>(own: &T) -> KeyValue {
    with(own, T::Of::key_value).unwrap_or(KeyValue::Atomic(T::PRIMITIVE, String::new()))
}

/// The kind of types of others.
#[doc(hidden)]
#[derive(Debug)]
pub enum OwnKind {}

impl<T: OwnType + SimpleType + Generated> Seen<T> for OwnKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        nil_attributes: false,
        of: ValueKind::Simple(facets_of::<T::Of>()),
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Simple(value, Facets::none())
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Simple(value, Facets::none())
    }
}

/// A text of a value that this type can hold; the schema's type has others.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub fn candidate<T: OwnType + SimpleType>(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
    let lexical = |own: &T| {
        let mut text = String::new();
        write(own, &mut text);
        text
    };
    let held = (0..sample::TRIES).find_map(|more| {
        let text = T::Of::candidate(choose, facets, attempt + more);
        // As this type has it: of many texts one alone may be held.
        let own = T::from_value(&simple::parse(&text).ok()?).ok()?;
        own.to_value().is_ok().then(|| lexical(&own))
    });
    held.unwrap_or_else(|| lexical(&T::any_value()))
}

/// Makes a type that is an [`OwnType`] one that generated code can have in its fields.
///
/// ```
/// # #[derive(Clone, Debug, PartialEq)]
/// # pub struct Upper(String);
/// # impl xsdbind::OwnType for Upper {
/// #     type Of = String;
/// #     const NAME: &'static str = "Upper";
/// #     fn any_value() -> Self { Self(String::new()) }
/// #     fn from_value(value: &String) -> Result<Self, xsdbind::ValueError> { Ok(Self(value.to_uppercase())) }
/// #     fn to_value(&self) -> Result<String, xsdbind::ValueError> { Ok(self.0.clone()) }
/// # }
/// xsdbind::own_type!(Upper);
/// # assert!(xsdbind::simple::parse::<Upper>("ABC").is_ok() && xsdbind::simple::parse::<Upper>("abc").is_err());
/// ```
#[macro_export]
macro_rules! own_type {
    ($type:ty) => {
        impl $crate::support::slot::Generated for $type {
            type Kind = $crate::support::own::OwnKind;

            fn make(_variant: usize) -> Self {
                <Self as $crate::OwnType>::any_value()
            }
        }

        impl $crate::simple::SimpleType for $type {
            const WHITE_SPACE: $crate::simple::WhiteSpace =
                <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::WHITE_SPACE;
            const FORM: $crate::support::simple::Form =
                <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::FORM;
            const LENGTH_UNIT: &'static str =
                <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::LENGTH_UNIT;
            const PREFIXED: bool = <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::PREFIXED;
            const AMBIGUOUS: bool = <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::AMBIGUOUS;
            const PRIMITIVE: &'static str = <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::PRIMITIVE;
            const FACETS: &'static $crate::support::facets::Facets =
                <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::FACETS;

            fn place_holder() -> Self {
                <Self as $crate::OwnType>::any_value()
            }

            fn from_lexical(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::support::own::read(text, &$crate::support::prefixes::Expanded)
            }

            fn from_lexical_in(
                text: &str,
                names: &dyn $crate::support::prefixes::ReadNames,
            ) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::support::own::read(text, names)
            }

            fn from_value_text(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::support::own::take(text)
            }

            fn check_own(&self) -> ::core::result::Result<(), $crate::ValueError> {
                <Self as $crate::OwnType>::to_value(self).map(::core::mem::drop)
            }

            fn to_lexical(&self, out: &mut ::std::string::String) {
                $crate::support::own::write(self, out);
            }

            fn to_lexical_in(
                &self,
                out: &mut ::std::string::String,
                names: &mut dyn $crate::support::prefixes::WriteNames,
            ) -> $crate::error::Result<()> {
                $crate::support::own::write_in(self, out, names)
            }

            fn same(&self, other: &Self) -> bool {
                $crate::support::own::same(self, other)
            }

            fn texts(&self, wide: bool, out: &mut ::std::string::String) {
                let _ = $crate::support::own::with(self, |value| $crate::simple::SimpleType::texts(value, wide, out));
            }

            fn length(&self) -> ::core::option::Option<usize> {
                $crate::support::own::with(self, $crate::simple::SimpleType::length)?
            }

            fn compare(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                $crate::support::own::compare(self, other)
            }

            fn compare_bound(
                &self,
                bound: &str,
            ) -> ::core::result::Result<::core::option::Option<::core::cmp::Ordering>, $crate::ValueError> {
                $crate::simple::SimpleType::compare_bound(&<Self as $crate::OwnType>::to_value(self)?, bound)
            }

            fn digits(&self) -> ::core::option::Option<(usize, usize)> {
                $crate::support::own::with(self, $crate::simple::SimpleType::digits)?
            }

            fn has_unprefixed(&self) -> bool {
                $crate::support::own::with(self, $crate::simple::SimpleType::has_unprefixed).unwrap_or_default()
            }

            fn is_listed(&self) -> bool {
                $crate::support::own::with(self, $crate::simple::SimpleType::is_listed).unwrap_or_default()
            }

            fn identities(&self, each: $crate::support::ids::Each<'_>) -> $crate::error::Result<()> {
                match $crate::support::own::with(self, |value| $crate::simple::SimpleType::identities(value, each)) {
                    ::core::option::Option::Some(result) => result,
                    ::core::option::Option::None => ::core::result::Result::Ok(()),
                }
            }

            fn key_value(&self) -> $crate::support::identity::KeyValue {
                $crate::support::own::key_value(self)
            }

            fn parts(with: $crate::support::simple::Parts<'_>) {
                <<Self as $crate::OwnType>::Of as $crate::simple::SimpleType>::parts(with);
            }

            $crate::own_candidate! {}
        }
    };
}

/// The part of [`own_type!`] that there is with the feature `arbitrary` alone, whichever crate calls it.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! own_candidate {
    () => {
        fn candidate(
            choose: &mut $crate::support::simple::Choose<'_, '_>,
            facets: &$crate::support::facets::Facets,
            attempt: usize,
        ) -> ::std::string::String {
            $crate::support::own::candidate::<Self>(choose, facets, attempt)
        }
    };
}

/// The part of [`own_type!`] that there is with the feature `arbitrary` alone, whichever crate calls it.
#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! own_candidate {
    () => {};
}
