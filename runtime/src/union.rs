//! Unions (XSD Part 2, section 4.1.2.3): what all of them share.
//!
//! In comes a text as it stands in the document; out goes a value of the first member whose white space, lexical space
//! and facets take it. What then holds: a value whose text an earlier member would take is never written.

use crate::error::{ValueError, ValueErrorKind};
use crate::prefixes::ReadNames;
use crate::simple::{SimpleType, SimpleValue};
use crate::spelled;
use crate::value_error::Echo;

/// Makes an enum of the members of a union a simple type: a line per member, in the order of the schema.
///
/// In parentheses stand the `name` and the `namespace` in the schema, if there are any.
///
/// ```
/// use xsdbind::types::Token;
///
/// /// A size: a number, or what it is called.
/// #[derive(Clone, Debug)]
/// pub enum Size {
///     /// In points.
///     UnsignedInt(u32),
///     /// Such as `large`.
///     Token(Token),
/// }
///
/// xsdbind::union! { Size (name = "Size") {
///     UnsignedInt: u32,
///     Token: Token,
/// } }
///
/// assert_eq!(" 12 ".parse(), Ok(Size::UnsignedInt(12)));
/// assert_eq!("large".parse(), Ok(Size::Token("large".into())));
/// assert_eq!(Size::UnsignedInt(12).to_string(), "12");
/// ```
#[macro_export]
macro_rules! union {
    ($type:ident ( $(name = $name:literal $(,)?)? $(namespace = $($namespace:tt)::+ $(,)?)? ) {
        $first:ident : $first_member:ty, $($variant:ident : $member:ty,)*
    }) => {
        impl $crate::support::slot::Generated for $type {
            type Kind = $crate::support::slot::SimpleKind;
            $(const NAMES: &'static [&'static str] = &["", $name];)?
            $(const NAMESPACE: &'static str = $($namespace)::+;)?
            const MEMBERS: &'static [&'static $crate::support::facets::Facets] =
                &[
                    $crate::support::known::facets_of::<$first_member>(),
                    $($crate::support::known::facets_of::<$member>(),)*
                ];

            fn make(_variant: usize) -> Self {
                <Self as $crate::simple::SimpleType>::place_holder()
            }
        }

        impl $type {
            /// The value as one of its member's type.
            fn member(&self) -> &dyn $crate::support::slot::SimpleValue {
                match self {
                    Self::$first(value) => value,
                    $(Self::$variant(value) => value,)*
                }
            }
        }

        impl $crate::simple::SimpleType for $type {
            // Each member has a rule of its own.
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::Preserve;
            const PREFIXED: bool = <$first_member as $crate::simple::SimpleType>::PREFIXED
                $(|| <$member as $crate::simple::SimpleType>::PREFIXED)*;
            const AMBIGUOUS: bool = true;

            fn place_holder() -> Self {
                Self::$first(<$first_member as $crate::simple::SimpleType>::place_holder())
            }

            fn from_lexical(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                Self::from_lexical_in(text, &$crate::support::prefixes::Expanded)
            }

            fn from_lexical_in(
                text: &str,
                names: &dyn $crate::support::prefixes::ReadNames,
            ) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::support::union::Members::new(text, names).or(Self::$first)$(.or(Self::$variant))*.value()
            }

            fn check_own(&self) -> ::core::result::Result<(), $crate::ValueError> {
                self.member().check_own()
            }

            fn to_lexical(&self, out: &mut ::std::string::String) {
                $crate::support::union::write(self, self.member(), matches!(self, Self::$first(_)), out);
            }

            fn to_lexical_in(
                &self,
                out: &mut ::std::string::String,
                names: &mut dyn $crate::support::prefixes::WriteNames,
            ) -> $crate::error::Result<()> {
                if self.member().is_prefixed() {
                    return self.member().write_in(out, names);
                }
                self.to_lexical(out);
                ::core::result::Result::Ok(())
            }

            fn texts(&self, wide: bool, out: &mut ::std::string::String) {
                self.member().texts(wide, out);
            }

            fn same(&self, other: &Self) -> bool {
                $crate::support::union::same(self, self.member(), other, other.member())
            }

            fn as_text(&self) -> ::core::option::Option<&str> {
                self.member().text()
            }

            fn has_unprefixed(&self) -> bool {
                self.member().has_unprefixed()
            }

            fn processed<'t>(&self, text: &'t str) -> ::std::borrow::Cow<'t, str> {
                self.member().processed(text)
            }

            fn is_listed(&self) -> bool {
                self.member().is_listed()
            }

            fn identities(&self, with: $crate::support::ids::Each<'_>) -> $crate::error::Result<()> {
                self.member().identities(with)
            }

            fn key_value(&self) -> $crate::support::identity::KeyValue {
                self.member().key_value()
            }

            fn parts(with: $crate::support::simple::Parts<'_>) {
                $crate::support::simple::part::<$first_member>(with);
                $($crate::support::simple::part::<$member>(with);)*
            }
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                $crate::simple::SimpleType::same(self, other)
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::ValueError;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::support::slot::parse_named(text)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::support::simple::display(self, f)
            }
        }
    };
}

/// How many members a message lists.
const SHOWN: usize = 4;
/// How long a message can be, in bytes.
const LONGEST: usize = 600;

/// A text on its way through the members of a union, until one takes it.
pub struct Members<'t, U> {
    text: &'t str,
    names: &'t dyn ReadNames,
    found: Option<U>,
    /// The value of an enumeration that takes any text: that of a later member comes first.
    unlisted: Option<U>,
    errors: Vec<ValueError>,
}

impl<'t, U> Members<'t, U> {
    /// Before the first member.
    #[must_use]
    pub fn new(text: &'t str, names: &'t dyn ReadNames) -> Self {
        Self { text, names, found: None, unlisted: None, errors: Vec::new() }
    }

    /// Tries the next member, if none has taken the text yet.
    #[must_use]
    pub fn or<T: SimpleType>(self, value: fn(T) -> U) -> Self {
        self.or_by(|text, names| {
            let member = T::from_lexical_in(&T::WHITE_SPACE.apply(text), names)?;
            Ok((member.is_listed(), value(member)))
        })
    }

    /// The same by what reads a value of it, and says whether the schema lists that.
    pub(crate) fn or_by(mut self, read: impl FnOnce(&'t str, &dyn ReadNames) -> Result<(bool, U), ValueError>) -> Self {
        if self.found.is_none() {
            match read(self.text, self.names) {
                Ok((true, member)) => self.found = Some(member),
                Ok((false, member)) => self.unlisted = self.unlisted.or(Some(member)),
                Err(error) => self.errors.push(error),
            }
        }
        self
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// When no member takes the text.
    pub fn value(self) -> Result<U, ValueError> {
        self.found.or(self.unlisted).ok_or_else(|| no_member(self.text, &self.errors))
    }
}

fn no_member(text: &str, errors: &[ValueError]) -> ValueError {
    let shown: Vec<String> = errors.iter().take(SHOWN).map(ToString::to_string).collect();
    let more = if errors.len() > SHOWN { "; .." } else { "" };
    let mut message = format!("`{}` is of no member of the union: {}{more}", Echo(text), shown.join("; "));
    // Members may be unions in turn, each with its own.
    if message.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&end| message.is_char_boundary(end)).unwrap_or(0);
        message.truncate(end);
        message.push('…');
    }
    ValueError::new(ValueErrorKind::Lexical, message)
}

/// Writes a value of a union as the text of its member; where that is one that an earlier member takes, as another text
/// of the value, if there is one that none takes: `1` for true, where `true` is a name.
pub fn write<U: SimpleType>(value: &U, member: &dyn SimpleValue, is_first: bool, out: &mut String) {
    write_by(|text| U::from_lexical(text).is_ok_and(|again| again.same(value)), member, is_first, out);
}

/// The same, where `is_it` says whether a text is read as the value.
pub(crate) fn write_by(
    mut is_it: impl FnMut(&str) -> bool,
    member: &dyn SimpleValue,
    is_first: bool,
    out: &mut String,
) {
    let start = out.len();
    member.write(out);
    if is_first || member.is_prefixed() || is_it(&out[start..]) {
        return;
    }
    if let Some(text) = spelled::text_of(|wide, out| member.texts(wide, out), &[], &mut is_it) {
        out.truncate(start);
        out.push_str(&text);
    }
}

/// Whether two values of a union are one: the same value of the same member.
pub fn same<U>(one: &U, one_member: &dyn SimpleValue, other: &U, other_member: &dyn SimpleValue) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other) && one_member.same(other_member.as_any())
}
