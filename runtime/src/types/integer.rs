//! `integer` (XSD Part 2, section 3.3.13), of any size.
//!
//! In comes a sign and digits; out goes the value, compared and written exactly.
//!
//! Values that fit are an [`i64`], others their decimal digits: reading, writing and comparing then take time linear in
//! the text, however long a hostile one is. Numbers in binary, as crates for arithmetic keep them, need more than
//! linear time both ways, and nothing here calculates. Digits are also what the `totalDigits` facet counts.

use std::cmp::Ordering;
use std::fmt;

use super::decimal;
use crate::error::ValueError;
use crate::simple::{Form, SimpleType, WhiteSpace};

/// An `xs:integer`: an integer of any size.
///
/// ```
/// use xsdbind::types::Integer;
///
/// let large: Integer = "-0123456789012345678901234567890".parse()?;
/// assert_eq!(large.to_string(), "-123456789012345678901234567890");
/// assert!(large < Integer::from(5));
/// assert_eq!(i64::try_from(&Integer::from(5)), Ok(5));
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Integer(Repr);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Small(i64),
    /// Beyond an `i64`, so that every value has one form only; the digits start with no zero.
    Large {
        negative: bool,
        digits: Box<str>,
    },
}

impl Integer {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small(0));

    /// The sign of the value: -1, 0 or 1.
    #[must_use]
    pub fn signum(&self) -> i8 {
        match &self.0 {
            Repr::Small(value) => match value.cmp(&0) {
                Ordering::Less => -1,
                Ordering::Equal => 0,
                Ordering::Greater => 1,
            },
            Repr::Large { negative: true, .. } => -1,
            Repr::Large { negative: false, .. } => 1,
        }
    }

    /// The value of a sign and digits that have been checked.
    pub(super) fn from_digits(negative: bool, digits: &str) -> Self {
        let digits = digits.trim_start_matches('0');
        // Longer ones cannot fit, and then need not be read.
        let small: Option<i128> = if digits.len() <= 19 { digits.parse().ok() } else { None };
        let signed = small.map(|value| if negative { -value } else { value });
        match signed.and_then(|value| i64::try_from(value).ok()) {
            Some(value) => Self(Repr::Small(value)),
            None if digits.is_empty() => Self::ZERO,
            None => Self(Repr::Large { negative, digits: digits.into() }),
        }
    }

    /// The sign and the digits without leading zeros.
    pub(super) fn to_digits(&self) -> (bool, String) {
        match &self.0 {
            Repr::Small(value) => (*value < 0, value.unsigned_abs().to_string()),
            Repr::Large { negative, digits } => (*negative, digits.to_string()),
        }
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(one), Repr::Small(two)) => one.cmp(two),
            (Repr::Large { negative, digits: one }, Repr::Large { negative: same, digits: two })
                if negative == same =>
            {
                let order = one.len().cmp(&two.len()).then_with(|| one.cmp(two));
                if *negative { order.reverse() } else { order }
            }
            (Repr::Large { negative, .. }, _) => {
                if *negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (Repr::Small(_), Repr::Large { negative, .. }) => {
                if *negative {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Integer {
    fn default() -> Self {
        Self::ZERO
    }
}

impl_from_str!(Integer);

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Small(value) => value.fmt(f),
            Repr::Large { negative, digits } => f.pad_integral(!negative, "", digits),
        }
    }
}

impl SimpleType for Integer {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::Integer(None, None);
    const PRIMITIVE: &'static str = "xs:decimal";

    fn place_holder() -> Self {
        Self::ZERO
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ValueError::lexical("xs:integer", text));
        }
        Ok(Self::from_digits(text.starts_with('-'), digits))
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }

    fn texts(&self, _wide: bool, out: &mut String) {
        let (negative, digits) = self.to_digits();
        out.push_str(if digits == "0" { r"[+\-]?0*" } else { decimal::sign_and_zeros(negative) });
        out.push_str(&digits);
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    fn digits(&self) -> Option<(usize, usize)> {
        match &self.0 {
            Repr::Small(value) => value.digits(),
            Repr::Large { digits, .. } => Some((digits.len(), 0)),
        }
    }
}

macro_rules! from_small {
    ($($type:ty),+) => {$(
        impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                Self(Repr::Small(i64::from(value)))
            }
        }
    )+};
}

macro_rules! from_large {
    ($($type:ty),+) => {$(
        impl From<$type> for Integer {
            fn from(value: $type) -> Self {
                match i64::try_from(value) {
                    Ok(small) => Self(Repr::Small(small)),
                    Err(_) => {
                        let text = value.to_string();
                        Self::from_digits(text.starts_with('-'), text.trim_start_matches('-'))
                    }
                }
            }
        }
    )+};
}

/// Conversions to a machine's integer, and comparisons with it.
macro_rules! to_int {
    ($($type:ty),+) => {$(
        impl TryFrom<&Integer> for $type {
            type Error = ValueError;

            fn try_from(value: &Integer) -> Result<Self, ValueError> {
                let text = value.to_string();
                text.parse().map_err(|_| ValueError::out_of_range(stringify!($type), &text))
            }
        }

        impl TryFrom<Integer> for $type {
            type Error = ValueError;

            fn try_from(value: Integer) -> Result<Self, ValueError> {
                Self::try_from(&value)
            }
        }

        impl PartialEq<$type> for Integer {
            fn eq(&self, other: &$type) -> bool {
                self.partial_cmp(other) == Some(Ordering::Equal)
            }
        }

        impl PartialOrd<$type> for Integer {
            fn partial_cmp(&self, other: &$type) -> Option<Ordering> {
                Some(self.cmp(&Self::from(*other)))
            }
        }
    )+};
}

from_small!(i8, i16, i32, i64, u8, u16, u32);
from_large!(u64, i128, u128, isize, usize);
to_int!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn integer(text: &str) -> Integer {
        text.parse().unwrap()
    }

    #[test]
    fn canonical_texts() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("+000", "0"),
            ("-00012", "-12"),
            ("9223372036854775807", "9223372036854775807"),
            ("9223372036854775808", "9223372036854775808"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("-9223372036854775809", "-9223372036854775809"),
            ("+0123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            assert_eq!(integer(text).to_string(), expected);
        }
    }

    #[test]
    fn what_is_no_integer() {
        for text in ["", "+", "-", "1.", "1.0", "--1", "1e5", "a", "1 2", "٣"] {
            assert!(text.parse::<Integer>().is_err(), "{text}");
        }
        assert_eq!(integer(" \n5\t"), 5);
    }

    #[test]
    fn order() {
        let sorted = [
            "-99999999999999999999",
            "-9223372036854775809",
            "-9223372036854775808",
            "-1",
            "0",
            "1",
            "9223372036854775807",
            "9223372036854775808",
            "10000000000000000000",
            "99999999999999999999",
            "100000000000000000000",
        ];
        for pair in sorted.windows(2) {
            assert!(integer(pair[0]) < integer(pair[1]), "{pair:?}");
            assert!(integer(pair[1]) > integer(pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn conversions() {
        assert_eq!(Integer::from(u64::MAX).to_string(), "18446744073709551615");
        assert_eq!(Integer::from(i128::MIN).to_string(), i128::MIN.to_string());
        assert_eq!(u64::try_from(&Integer::from(u64::MAX)), Ok(u64::MAX));
        assert_eq!(i128::try_from(Integer::from(i128::MIN)), Ok(i128::MIN));
        let error = i64::try_from(&Integer::from(u64::MAX)).unwrap_err();
        assert_eq!(error.to_string(), "`18446744073709551615` is out of the range of `i64`");
        assert!(u8::try_from(&Integer::from(-1)).is_err());
        assert!(Integer::from(7) == 7_i64 && Integer::from(7) == 7_u64 && integer("7") < 8);
        assert_eq!(
            format!("{:>3}|{:+}", Integer::from(7), integer("99999999999999999999")),
            "  7|+99999999999999999999"
        );
    }

    #[test]
    fn digits_and_sign() {
        assert_eq!(integer("-0012345678901234567890").digits(), Some((20, 0)));
        assert_eq!(Integer::ZERO.digits(), Some((1, 0)));
        assert_eq!(["-5", "0", "5", "-99999999999999999999"].map(|text| integer(text).signum()), [-1, 0, 1, -1]);
    }
}
