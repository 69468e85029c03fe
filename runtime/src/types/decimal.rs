//! `decimal` (XSD Part 2, section 3.2.3), of any precision.
//!
//! In comes a sign, digits and a point; out goes the value, compared and written exactly.
//!
//! A value is its decimal digits, so that reading, writing and comparing take time linear in the text, however long a
//! hostile one is, and the facets count what is there. Crates for decimal arithmetic have no constant of their types
//! for place holders and convert to binary and back; nothing here calculates.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use super::Integer;
use crate::simple::{Form, SimpleType, WhiteSpace};
use crate::value_error::{ValueError, ValueErrorKind};

/// An `xs:decimal`: a decimal number of any precision.
///
/// It is written without useless zeros: `5` and not `5.0`.
///
/// ```
/// use xsdbind::types::Decimal;
///
/// let price: Decimal = "+0012.50".parse()?;
/// assert_eq!(price.to_string(), "12.5");
/// assert!(price > Decimal::from(12));
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Integer part without leading zeros, then fraction without trailing ones: each value has one form only.
    digits: String,
    /// How many of the digits are the fraction.
    scale: usize,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { negative: false, digits: String::new(), scale: 0 };

    /// The value that is nearest to this one; an infinity if it is too large.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        // What `Display` writes is always a number for the standard library.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The digits before the point and those after it, both possibly none.
    fn parts(&self) -> (&str, &str) {
        self.digits.split_at_checked(self.digits.len().saturating_sub(self.scale)).unwrap_or_default()
    }

    fn from_parts(negative: bool, integer: &str, fraction: &str) -> Self {
        let integer = integer.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let digits = [integer, fraction].concat();
        Self { negative: negative && !digits.is_empty(), digits, scale: fraction.len() }
    }
}

/// An expression for what may stand before the digits of a number that is not zero.
pub(super) fn sign_and_zeros(negative: bool) -> &'static str {
    if negative { "-0*" } else { r"\+?0*" }
}

/// Appends an expression for digits, behind a sign and zeros: `wide`, with nothing before or after the point, too.
pub(super) fn unsigned_texts(integer: &str, fraction: &str, wide: bool, out: &mut String) {
    let integer = if integer.is_empty() { "0" } else { integer };
    // Writing to a string cannot fail.
    let _ = match (fraction, integer, wide) {
        ("", "0", true) => write!(out, r"(0(\.0*)?|\.0+)"),
        ("", _, true) => write!(out, r"{integer}(\.0*)?"),
        ("", _, false) => write!(out, r"{integer}(\.0+)?"),
        (_, "0", true) => write!(out, r"0?\.{fraction}0*"),
        _ => write!(out, r"{integer}\.{fraction}0*"),
    };
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        let (one, two) = (self.parts(), other.parts());
        // With integer parts of one length the points are aligned, and digits compare as text.
        let order = one.0.len().cmp(&two.0.len()).then_with(|| self.digits.cmp(&other.digits));
        if self.negative { order.reverse() } else { order }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self::ZERO
    }
}

impl_from_str!(Decimal);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (integer, fraction) = self.parts();
        let integer = if integer.is_empty() { "0" } else { integer };
        if fraction.is_empty() {
            f.pad_integral(!self.negative, "", integer)
        } else {
            f.pad_integral(!self.negative, "", &format!("{integer}.{fraction}"))
        }
    }
}

impl SimpleType for Decimal {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::Decimal;
    const PRIMITIVE: &'static str = "xs:decimal";

    fn place_holder() -> Self {
        Self::ZERO
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut digits = integer.bytes().chain(fraction.bytes());
        if integer.len() + fraction.len() == 0 || !digits.all(|byte| byte.is_ascii_digit()) {
            return Err(ValueError::lexical("xs:decimal", text));
        }
        Ok(Self::from_parts(text.starts_with('-'), integer, fraction))
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }

    fn texts(&self, wide: bool, out: &mut String) {
        let (integer, fraction) = self.parts();
        out.push_str(if integer.len() + fraction.len() == 0 { r"[+\-]?0*" } else { sign_and_zeros(self.negative) });
        unsigned_texts(integer, fraction, wide, out);
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    /// Zeros right after the point count as digits, since `totalDigits` bounds the fraction as well (section 4.3.11).
    fn digits(&self) -> Option<(usize, usize)> {
        Some((self.digits.len().max(1), self.scale))
    }
}

impl From<Integer> for Decimal {
    fn from(value: Integer) -> Self {
        Self::from(&value)
    }
}

impl From<&Integer> for Decimal {
    fn from(value: &Integer) -> Self {
        let (negative, digits) = value.to_digits();
        Self::from_parts(negative, &digits, "")
    }
}

impl TryFrom<&Decimal> for Integer {
    type Error = ValueError;

    /// The same value; an error if it has a fraction.
    fn try_from(value: &Decimal) -> Result<Self, ValueError> {
        let (integer, fraction) = value.parts();
        if !fraction.is_empty() {
            return Err(ValueError::lexical("xs:integer", &value.to_string()));
        }
        Ok(Self::from_digits(value.negative, integer))
    }
}

impl TryFrom<f64> for Decimal {
    type Error = ValueError;

    /// The shortest decimal that is nearest to `value` among all of its type: 0.1 becomes `0.1`, not what the binary
    /// number is to the last digit. Infinities and not-a-number are no decimals.
    fn try_from(value: f64) -> Result<Self, ValueError> {
        if !value.is_finite() {
            let message = format!("expected a finite number, found `{value}`");
            return Err(ValueError::new(ValueErrorKind::Bounds, message));
        }
        Self::from_lexical(&value.to_string())
    }
}

macro_rules! from_int {
    ($($type:ty),+) => {$(
        impl From<$type> for Decimal {
            fn from(value: $type) -> Self {
                Self::from(Integer::from(value))
            }
        }
    )+};
}

from_int!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn texts_without_useless_zeros() {
        for (text, expected) in [
            ("210", "210"),
            ("-1.23", "-1.23"),
            ("+100000.00", "100000"),
            ("12678967.543233", "12678967.543233"),
            ("0", "0"),
            ("-0.0", "0"),
            (".5", "0.5"),
            ("-.50", "-0.5"),
            ("5.", "5"),
            ("007.0700", "7.07"),
            ("0.000000000000000000000000000001", "0.000000000000000000000000000001"),
            ("100", "100"),
        ] {
            assert_eq!(decimal(text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_decimal() {
        for text in ["", ".", "+", "-.", "1e5", "1.2.3", "INF", "NaN", "1,5", "--1", "1.-5", "1 5", "٣.٣"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn equality_and_order_are_by_value() {
        assert_eq!(decimal("1.50"), decimal("+01.5"));
        let sorted =
            ["-100", "-11.5", "-2", "-1.05", "-1", "-0.5", "-0.05", "0", "0.05", "0.5", "1", "1.05", "2", "11.5"];
        for pair in sorted.windows(2) {
            assert!(decimal(pair[0]) < decimal(pair[1]), "{pair:?}");
            assert!(decimal(pair[1]) > decimal(pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn digits() {
        for (text, expected) in
            [("0", (1, 0)), ("0.001", (3, 3)), ("-120.50", (4, 1)), ("100", (3, 0)), ("1.001", (4, 3))]
        {
            assert_eq!(decimal(text).digits(), Some(expected), "{text}");
        }
    }

    #[test]
    fn conversions() {
        assert_eq!(Decimal::from(-5).to_string(), "-5");
        assert_eq!(Decimal::try_from(0.1).unwrap().to_string(), "0.1");
        assert_eq!(Decimal::try_from(1e22).unwrap().to_string(), "10000000000000000000000");
        assert_eq!(Decimal::try_from(5e-324).unwrap().to_f64().to_bits(), 1);
        assert!(Decimal::try_from(f64::NAN).is_err() && Decimal::try_from(f64::INFINITY).is_err());
        assert!((decimal("-12.5").to_f64() + 12.5).abs() < f64::EPSILON);
        assert_eq!(Integer::try_from(&decimal("-12.0")).unwrap(), -12);
        assert!(Integer::try_from(&decimal("12.5")).is_err());
    }
}
