//! The integers that machines have: `byte` to `long`, `unsignedByte` to `unsignedLong` (XSD Part 2, sections 3.3.16 to
//! 3.3.24).
//!
//! In comes text, with any number of leading zeros and, since these types derive from `integer`, with a sign also where
//! the type is unsigned: `+1` and `-0` are values of `unsignedInt`.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::hash::Hasher;

use super::Integer;
use crate::error::ValueError;
use crate::simple::{Form, SimpleType, WhiteSpace};

macro_rules! impl_int {
    ($($type:ty = $name:literal, $least:expr, $most:expr;)+) => {$(
        impl SimpleType for $type {
            const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
            const FORM: Form = Form::Integer($least, $most);
            const PRIMITIVE: &'static str = "xs:decimal";

            fn place_holder() -> Self {
                0
            }

            fn from_lexical(text: &str) -> Result<Self, ValueError> {
                // The standard library reads what XSD allows, but for `-0` of an unsigned type.
                text.parse().or_else(|_| match unsigned(text) {
                    None => Err(ValueError::lexical($name, text)),
                    Some(digits) if digits.bytes().all(|digit| digit == b'0') => Ok(0),
                    Some(_) => Err(ValueError::out_of_range($name, text)),
                })
            }

            fn to_lexical(&self, out: &mut String) {
                // Writing to a string cannot fail.
                let _ = write!(out, "{self}");
            }

            fn texts(&self, wide: bool, out: &mut String) {
                Integer::from(*self).texts(wide, out);
            }

            fn compare(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }

            fn digits(&self) -> Option<(usize, usize)> {
                Some((digits_of(i128::from(*self).unsigned_abs()), 0))
            }

            fn hash_value(&self, state: &mut dyn Hasher) {
                state.write_i128(i128::from(*self));
            }
        }
    )+};
}

impl_int! {
    i8 = "xs:byte", Some(-0x80), Some(0x7f);
    i16 = "xs:short", Some(-0x8000), Some(0x7fff);
    i32 = "xs:int", Some(-0x8000_0000), Some(0x7fff_ffff);
    i64 = "xs:long", Some(i64::MIN), Some(i64::MAX);
    u8 = "xs:unsignedByte", Some(0), Some(0xff);
    u16 = "xs:unsignedShort", Some(0), Some(0xffff);
    u32 = "xs:unsignedInt", Some(0), Some(0xffff_ffff);
    u64 = "xs:unsignedLong", Some(0), None;
}

/// The digits of an integer without its sign; `None` if the text is not one.
fn unsigned(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn digits_of(magnitude: u128) -> usize {
    magnitude.checked_ilog10().map_or(1, |exponent| exponent as usize + 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::value_error::ValueErrorKind;

    #[test]
    fn the_whole_range_and_no_more() {
        assert_eq!(i8::from_lexical("-128"), Ok(-128));
        assert_eq!(i64::from_lexical("+9223372036854775807"), Ok(i64::MAX));
        assert_eq!(u64::from_lexical("18446744073709551615"), Ok(u64::MAX));
        let error = i8::from_lexical("128").unwrap_err();
        assert_eq!(error.to_string(), "`128` is out of the range of `xs:byte`");
        assert_eq!(error.kind(), ValueErrorKind::Bounds);
        assert_eq!(u8::from_lexical("-1").unwrap_err().kind(), ValueErrorKind::Bounds);
    }

    #[test]
    fn signs_and_leading_zeros() {
        for (text, value) in [("+7", 7), ("007", 7), ("-0", 0), ("+0", 0), ("-000", 0)] {
            assert_eq!(u16::from_lexical(text), Ok(value));
            assert_eq!(i16::from_lexical(text), Ok(i16::try_from(value).unwrap()));
        }
        assert_eq!(i32::from_lexical(&format!("-{}5", "0".repeat(1000))), Ok(-5));
    }

    #[test]
    fn what_is_no_integer() {
        for text in ["", "+", "-", "1.0", "1e3", "--1", "+-1", " 1", "1 ", "1_0", "0x1", "\u{663}", "abc"] {
            assert_eq!(i32::from_lexical(text).unwrap_err().kind(), ValueErrorKind::Lexical, "{text}");
            assert_eq!(u32::from_lexical(text).unwrap_err().kind(), ValueErrorKind::Lexical, "{text}");
        }
    }

    #[test]
    fn digits_are_those_of_the_value() {
        assert_eq!(0_u8.digits(), Some((1, 0)));
        assert_eq!((-100_i32).digits(), Some((3, 0)));
        assert_eq!(u64::MAX.digits(), Some((20, 0)));
        assert_eq!(i64::MIN.digits(), Some((19, 0)));
    }
}
