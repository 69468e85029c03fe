//! The integers with one bound: `nonPositiveInteger`, `negativeInteger`, `nonNegativeInteger`, `positiveInteger` (XSD
//! Part 2, sections 3.3.14, 3.3.15, 3.3.20 and 3.3.25).
//!
//! In comes an [`Integer`] or its text; what then holds is that it has the sign that the type asks for.

use std::cmp::Ordering;
use std::fmt;

use super::Integer;
use crate::error::ValueError;
use crate::simple::{Form, SimpleType, WhiteSpace};

macro_rules! ranges {
    ($($(#[$docs:meta])* $type:ident = $name:literal, $($sign:literal)|+;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Integer);

        impl $type {
            /// The integer as a value of this type.
            ///
            /// # Errors
            ///
            /// When it has the wrong sign.
            pub fn new(value: impl Into<Integer>) -> Result<Self, ValueError> {
                let value = value.into();
                if matches!(value.signum(), $($sign)|+) {
                    Ok(Self(value))
                } else {
                    Err(ValueError::out_of_range($name, &value.to_string()))
                }
            }

            /// The value as an integer.
            #[must_use]
            pub fn as_integer(&self) -> &Integer {
                &self.0
            }
        }

        impl_from_str!($type);

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl AsRef<Integer> for $type {
            fn as_ref(&self) -> &Integer {
                &self.0
            }
        }

        impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl TryFrom<Integer> for $type {
            type Error = ValueError;

            fn try_from(value: Integer) -> Result<Self, ValueError> {
                Self::new(value)
            }
        }

        impl PartialEq<i64> for $type {
            fn eq(&self, other: &i64) -> bool {
                self.0 == *other
            }
        }

        impl SimpleType for $type {
            const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
            const FORM: Form = Form::of_signs(&[$($sign),+]);
            const PRIMITIVE: &'static str = "xs:decimal";

            fn place_holder() -> Self {
                Self(Integer::ZERO)
            }

            fn from_lexical(text: &str) -> Result<Self, ValueError> {
                let value = Integer::from_lexical(text).map_err(|_| ValueError::lexical($name, text))?;
                Self::new(value)
            }

            fn to_lexical(&self, out: &mut String) {
                self.0.to_lexical(out);
            }

            fn texts(&self, wide: bool, out: &mut String) {
                self.0.texts(wide, out);
            }

            fn compare(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }

            fn digits(&self) -> Option<(usize, usize)> {
                self.0.digits()
            }
        }
    )+};
}

ranges! {
    /// An `xs:nonPositiveInteger`: zero or less.
    NonPositiveInteger = "xs:nonPositiveInteger", -1 | 0;
    /// An `xs:negativeInteger`: less than zero.
    NegativeInteger = "xs:negativeInteger", -1;
    /// An `xs:nonNegativeInteger`: zero or more.
    ///
    /// ```
    /// use xsdbind::types::NonNegativeInteger;
    ///
    /// assert_eq!(NonNegativeInteger::from(5_u32).to_string(), "5");
    /// assert!(NonNegativeInteger::new(-5).is_err());
    /// ```
    NonNegativeInteger = "xs:nonNegativeInteger", 0 | 1;
    /// An `xs:positiveInteger`: more than zero.
    PositiveInteger = "xs:positiveInteger", 1;
}

macro_rules! from_unsigned {
    ($($type:ty),+) => {$(
        impl From<$type> for NonNegativeInteger {
            fn from(value: $type) -> Self {
                Self(Integer::from(value))
            }
        }
    )+};
}

from_unsigned!(u8, u16, u32, u64, u128, usize);

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_side_of_zero() {
        let accepted = |text: &str| {
            [
                text.parse::<NonPositiveInteger>().is_ok(),
                text.parse::<NegativeInteger>().is_ok(),
                text.parse::<NonNegativeInteger>().is_ok(),
                text.parse::<PositiveInteger>().is_ok(),
            ]
        };
        assert_eq!(accepted("-1"), [true, true, false, false]);
        assert_eq!(accepted("-99999999999999999999"), [true, true, false, false]);
        for zero in ["0", "-0", "+00"] {
            assert_eq!(accepted(zero), [true, false, true, false]);
        }
        assert_eq!(accepted("+1"), [false, false, true, true]);
        assert_eq!(accepted("1.0"), [false; 4]);
    }

    #[test]
    fn messages_name_the_type() {
        let error = "x".parse::<PositiveInteger>().unwrap_err();
        assert_eq!(error.to_string(), "expected an `xs:positiveInteger`, found `x`");
        let error = "0".parse::<PositiveInteger>().unwrap_err();
        assert_eq!(error.to_string(), "`0` is out of the range of `xs:positiveInteger`");
    }
}
