//! Fractions of a second, of any number of digits.

use std::fmt;

/// The digits after the point without trailing zeros, so that order by text is order by value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Fraction(Option<Box<str>>);

impl Fraction {
    pub(super) const ZERO: Self = Self(None);

    /// `None` unless there are digits and nothing else.
    pub(super) fn from_digits(digits: &str) -> Option<Self> {
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = digits.trim_end_matches('0');
        Some(Self((!digits.is_empty()).then(|| digits.into())))
    }

    /// `None` from a whole second on.
    pub(super) fn from_nanoseconds(nanoseconds: u32) -> Option<Self> {
        if nanoseconds < 1_000_000_000 { Self::from_digits(&format!("{nanoseconds:09}")) } else { None }
    }

    /// The digits, of which the last is no zero; empty for a whole second.
    pub(super) fn digits(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// What is less than a nanosecond is cut off.
    pub(super) fn nanoseconds(&self) -> u32 {
        let digits = self.digits().bytes().map(|digit| u32::from(digit - b'0'));
        digits.chain(std::iter::repeat(0)).take(9).fold(0, |sum, digit| sum * 10 + digit)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_none()
    }

    /// An expression for its texts, with the point.
    pub(super) fn texts(&self) -> String {
        match self.digits() {
            "" => r"(\.0+)?".to_owned(),
            digits => format!(r"\.{digits}0*"),
        }
    }

    /// What is missing to a whole second; nothing for zero.
    pub(super) fn complement(&self) -> Self {
        let last = self.digits().len().saturating_sub(1);
        let complement = self.digits().char_indices().map(|(index, digit)| {
            let digit = digit.to_digit(10).unwrap_or(0);
            // The last digit is no zero, so that it carries nothing.
            let full = if index == last { 10 } else { 9 };
            char::from_digit(full - digit, 10).unwrap_or('0')
        });
        Self::from_digits(&complement.collect::<String>()).unwrap_or(Self::ZERO)
    }
}

/// `.25`, or nothing for zero.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(digits) => write!(f, ".{digits}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn fraction(digits: &str) -> Fraction {
        Fraction::from_digits(digits).unwrap()
    }

    #[test]
    fn equality_and_order_are_by_value() {
        assert_eq!(fraction("500"), fraction("5"));
        assert!(fraction("000").is_zero());
        for pair in ["0", "05", "0500001", "5", "51", "6"].windows(2) {
            assert!(fraction(pair[0]) < fraction(pair[1]), "{pair:?}");
        }
        assert!(Fraction::from_digits("").is_none() && Fraction::from_digits("1a").is_none());
    }

    #[test]
    fn nanoseconds() {
        assert_eq!(fraction("0000000019").nanoseconds(), 1);
        assert_eq!(fraction("5").nanoseconds(), 500_000_000);
        assert_eq!(Fraction::from_nanoseconds(10), Some(fraction("00000001")));
        assert_eq!(Fraction::from_nanoseconds(1_000_000_000), None);
    }

    #[test]
    fn complements() {
        for (digits, expected) in [("25", "75"), ("1", "9"), ("999", "001"), ("05", "95"), ("0", "0")] {
            assert_eq!(fraction(digits).complement(), fraction(expected));
        }
    }
}
