//! `float` and `double` (XSD Part 2, sections 3.2.4 and 3.2.5).
//!
//! In comes a decimal number, with an exponent or without, or `INF`, `-INF`, `NaN`; out goes the nearest value, so that
//! a number that is too large becomes an infinity. Written is the shortest text that reads back as the same value:
//! `10.0`, and in the canonical form where that would be long: `1.0E-7`.
//!
//! The two zeros are equal, as in Rust and in XSD 1.1.

use std::cmp::Ordering;
use std::fmt::{Display, UpperExp};
use std::str::FromStr;

use super::decimal;
use crate::error::ValueError;
use crate::simple::{Form, KeyValue, SimpleType, WhiteSpace};

macro_rules! impl_float {
    ($($type:ident = $name:literal;)+) => {$(
        impl SimpleType for $type {
            const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
            const FORM: Form = Form::Float;
            const PRIMITIVE: &'static str = $name;

            fn place_holder() -> Self {
                0.0
            }

            fn from_lexical(text: &str) -> Result<Self, ValueError> {
                match text {
                    "INF" => Ok(Self::INFINITY),
                    "-INF" => Ok(Self::NEG_INFINITY),
                    "NaN" => Ok(Self::NAN),
                    _ => number(text).ok_or_else(|| ValueError::lexical($name, text)),
                }
            }

            fn to_lexical(&self, out: &mut String) {
                if self.is_nan() {
                    out.push_str("NaN");
                } else if self.is_infinite() {
                    out.push_str(if *self > 0.0 { "INF" } else { "-INF" });
                } else {
                    write_number(*self, out);
                }
            }

            fn texts(&self, wide: bool, out: &mut String) {
                if self.is_finite() {
                    number_texts(*self, wide, out);
                } else {
                    self.to_lexical(out);
                }
            }

            #[expect(clippy::float_cmp, reason = "the question is whether the values are the same, not whether they are near")]
            fn same(&self, other: &Self) -> bool {
                self == other || (self.is_nan() && other.is_nan())
            }

            /// The zeros as one.
            fn key_value(&self) -> KeyValue {
                let mut text = String::new();
                (*self + 0.0).to_lexical(&mut text);
                KeyValue::Atomic(Self::PRIMITIVE, text)
            }

            fn compare(&self, other: &Self) -> Option<Ordering> {
                match (self.is_nan(), other.is_nan()) {
                    (true, true) => Some(Ordering::Equal),
                    _ => self.partial_cmp(other),
                }
            }
        }
    )+};
}

impl_float! {
    f32 = "xs:float";
    f64 = "xs:double";
}

/// The standard library reads the same numbers, and a few words besides, none of which gets past the first test.
fn number<T: FromStr>(text: &str) -> Option<T> {
    let numeric = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    if text.bytes().all(numeric) { text.parse().ok() } else { None }
}

/// The exponents between which numbers are written out: what people and simple programs expect to read. Canonical text
/// would have an exponent everywhere (XSD Part 2, section 3.2.5.2); the value is the same.
const WRITTEN_OUT: std::ops::RangeInclusive<i32> = -5..=14;

/// At least one digit before the point and one after it.
fn write_number<T: Display + UpperExp>(value: T, out: &mut String) {
    let scientific = format!("{value:E}");
    let (mantissa, exponent) = scientific.split_once('E').unwrap_or((&scientific, "0"));
    let written_out = exponent.parse().is_ok_and(|exponent| WRITTEN_OUT.contains(&exponent));
    let plain = if written_out { value.to_string() } else { mantissa.to_owned() };
    out.push_str(&plain);
    if !plain.contains('.') {
        out.push_str(".0");
    }
    if !written_out {
        out.push('E');
        out.push_str(exponent);
    }
}

/// How far the point may be from the digits, where texts have an exponent.
const ZEROS: i32 = 4;

/// Appends an expression for the texts of a number: without exponent, or with one digit before the point and an exponent;
/// `wide`, with the point anywhere near the digits.
fn number_texts<T: UpperExp>(value: T, wide: bool, out: &mut String) {
    let scientific = format!("{value:E}");
    let (mantissa, exponent) = scientific.split_once('E').unwrap_or((&scientific, "0"));
    let unsigned = mantissa.trim_start_matches('-');
    let digits = unsigned.replace('.', "");
    if digits == "0" {
        out.push_str(r"[+\-]?0*");
        decimal::unsigned_texts("", "", wide, out);
        out.push_str(r"([Ee][+\-]?[0-9]+)?");
        return;
    }
    let digits = digits.trim_end_matches('0');
    // How many digits stand before the point.
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    out.push_str(decimal::sign_and_zeros(unsigned.len() < mantissa.len()));
    out.push('(');
    with_point(digits, point, wide, out);
    let length = i32::try_from(digits.len()).unwrap_or(0);
    for at in if wide { -ZEROS..=length + ZEROS } else { 1..=1 } {
        out.push('|');
        with_point(digits, at, wide, out);
        out.push_str("[Ee]");
        out.push_str(match point - at {
            0 => r"[+\-]?0*",
            left => decimal::sign_and_zeros(left < 0),
        });
        out.push_str(&(point - at).unsigned_abs().to_string());
    }
    out.push(')');
}

/// Appends an expression for digits with the point behind so many of them, or with zeros between.
fn with_point(digits: &str, at: i32, wide: bool, out: &mut String) {
    let zeros = |count: usize| "0".repeat(count);
    let (before, after) = match usize::try_from(at) {
        Err(_) => (String::new(), zeros(at.unsigned_abs() as usize) + digits),
        Ok(at) if at >= digits.len() => (digits.to_owned() + &zeros(at - digits.len()), String::new()),
        Ok(at) => (digits[..at].to_owned(), digits[at..].to_owned()),
    };
    decimal::unsigned_texts(&before, &after, wide, out);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[track_caller]
    fn canonical(text: &str, expected: &str) {
        let mut out = String::new();
        f64::from_lexical(text).unwrap().to_lexical(&mut out);
        assert_eq!(out, expected, "{text}");
    }

    #[test]
    fn canonical_texts() {
        for (text, expected) in [
            ("-1E4", "-10000.0"),
            ("1267.43233E12", "1.26743233E15"),
            ("12.78e-2", "0.1278"),
            ("12", "12.0"),
            ("-0", "-0.0"),
            ("0", "0.0"),
            ("INF", "INF"),
            ("-INF", "-INF"),
            ("NaN", "NaN"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("+1", "1.0"),
            ("1e400", "INF"),
            ("-1e400", "-INF"),
            ("1e-400", "0.0"),
            ("0.1", "0.1"),
            ("1e+2", "100.0"),
            ("5e-324", "5.0E-324"),
        ] {
            canonical(text, expected);
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", ".", "+", "e5", ".e5", "1e", "1e+", "1e1.0", "inf", "+INF", "Infinity", "infinity", "nan", "-NaN",
            "NAN", "1 ", " 1", "1_0", "0x1p3", "1f", "1e1e1", "--1", "1,5",
        ] {
            assert!(f64::from_lexical(text).is_err(), "{text}");
            assert!(f32::from_lexical(text).is_err(), "{text}");
        }
    }

    #[test]
    fn order_has_nan_apart() {
        assert_eq!(f64::NAN.compare(&f64::NAN), Some(Ordering::Equal));
        assert_eq!(f64::NAN.compare(&1.0), None);
        assert_eq!(f64::INFINITY.compare(&f64::MAX), Some(Ordering::Greater));
        assert_eq!(0.0_f32.compare(&-0.0), Some(Ordering::Equal));
    }

    #[test]
    fn floats_have_their_own_shortest_text() {
        let mut out = String::new();
        0.1_f32.to_lexical(&mut out);
        assert_eq!(out, "0.1");
        assert_eq!(f32::from_lexical("1e39"), Ok(f32::INFINITY));
    }
}
