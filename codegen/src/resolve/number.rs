//! Decimal numbers of any length as texts: what is one, and which is greater. Times as the runtime has them.

use std::cmp::Ordering;

use xsdbind::simple::SimpleType;
use xsdbind::types;

use crate::model::{Builtin, Primitive};

/// A decimal: sign, whole digits without leading zeros, fraction without trailing ones.
#[derive(PartialEq, Eq)]
struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

fn decimal(text: &str) -> Option<Decimal<'_>> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let is_zero = whole.is_empty() && fraction.is_empty();
    Some(Decimal { negative: negative && !is_zero, whole, fraction })
}

impl Decimal<'_> {
    fn compare(&self, other: &Self) -> Ordering {
        let size = |one: &Self, other: &Self| {
            let whole = one.whole.len().cmp(&other.whole.len());
            whole.then_with(|| one.whole.cmp(other.whole)).then_with(|| one.fraction.cmp(other.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

/// How many digits a decimal has, and how many of them behind the point, XSD part 2, sections 4.3.11 and 4.3.12.
pub(super) fn digits(text: &str) -> Option<(u64, u64)> {
    let decimal = decimal(text)?;
    let fraction = decimal.fraction.len() as u64;
    Some((decimal.whole.len() as u64 + fraction, fraction))
}

/// The order of two values of a built-in type; `None` where it is not known here.
pub(crate) fn compare(builtin: Builtin, one: &str, other: &str) -> Option<Ordering> {
    match builtin.primitive() {
        Primitive::Decimal => Some(decimal(one)?.compare(&decimal(other)?)),
        Primitive::Float => float(one)?.partial_cmp(&float(other)?),
        Primitive::Time => compare_times(builtin, one, other),
        _ => None,
    }
}

/// Calls a function for the type of the runtime that a built-in type of dates and times is.
macro_rules! of_time {
    ($builtin:expr, $function:ident($($text:expr),*), $otherwise:expr) => {
        match $builtin {
            Builtin::Duration => $function::<types::Duration>($($text),*),
            Builtin::DateTime => $function::<types::DateTime>($($text),*),
            Builtin::Time => $function::<types::Time>($($text),*),
            Builtin::Date => $function::<types::Date>($($text),*),
            Builtin::GYearMonth => $function::<types::GYearMonth>($($text),*),
            Builtin::GYear => $function::<types::GYear>($($text),*),
            Builtin::GMonthDay => $function::<types::GMonthDay>($($text),*),
            Builtin::GDay => $function::<types::GDay>($($text),*),
            Builtin::GMonth => $function::<types::GMonth>($($text),*),
            _ => $otherwise,
        }
    };
}

fn is_time(builtin: Builtin, text: &str) -> bool {
    of_time!(builtin, is_lexical(text), true)
}

fn is_text(builtin: Builtin, text: &str) -> bool {
    match builtin {
        Builtin::Language => is_lexical::<types::Language>(text),
        Builtin::NmToken => is_lexical::<types::NmToken>(text),
        Builtin::Name => is_lexical::<types::Name>(text),
        Builtin::NcName | Builtin::Id | Builtin::IdRef | Builtin::Entity => is_lexical::<types::NcName>(text),
        Builtin::HexBinary => is_lexical::<types::HexBinary>(text),
        Builtin::Base64Binary => is_lexical::<types::Base64Binary>(text),
        _ => true,
    }
}

fn is_lexical<T: SimpleType>(text: &str) -> bool {
    T::from_lexical(text).is_ok()
}

/// The order of two times; `None` where there is none, as between a month and thirty days.
fn compare_times(builtin: Builtin, one: &str, other: &str) -> Option<Ordering> {
    fn order<T: SimpleType>(one: &str, other: &str) -> Option<Ordering> {
        T::from_lexical(one).ok()?.compare(&T::from_lexical(other).ok()?)
    }
    of_time!(builtin, order(one, other), None)
}

/// Whether a text, its blanks collapsed, is a value of a built-in type, as far as is known here.
pub(crate) fn is_value(builtin: Builtin, text: &str) -> bool {
    match builtin.primitive() {
        Primitive::Decimal => {
            let whole = builtin.is_derived_from(Builtin::Integer);
            let (low, high) = range(builtin);
            let within = |bound: Option<&str>, wrong: Ordering| {
                bound.is_none_or(|bound| compare(builtin, text, bound) != Some(wrong))
            };
            decimal(text).is_some()
                && !(whole && text.contains('.'))
                && within(low, Ordering::Less)
                && within(high, Ordering::Greater)
        }
        Primitive::Float => float(text).is_some(),
        Primitive::Boolean => ["true", "false", "1", "0"].contains(&text),
        Primitive::Time => is_time(builtin, text),
        _ => is_text(builtin, text),
    }
}

fn float(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ if text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) => text.parse().ok(),
        _ => None,
    }
}

/// The bounds of a built-in integer type, XSD part 2, section 3.3.
pub(super) fn range(builtin: Builtin) -> (Option<&'static str>, Option<&'static str>) {
    let (low, high) = match builtin {
        Builtin::NonPositiveInteger => ("", "0"),
        Builtin::NegativeInteger => ("", "-1"),
        Builtin::NonNegativeInteger => ("0", ""),
        Builtin::PositiveInteger => ("1", ""),
        Builtin::Long => ("-9223372036854775808", "9223372036854775807"),
        Builtin::Int => ("-2147483648", "2147483647"),
        Builtin::Short => ("-32768", "32767"),
        Builtin::Byte => ("-128", "127"),
        Builtin::UnsignedLong => ("0", "18446744073709551615"),
        Builtin::UnsignedInt => ("0", "4294967295"),
        Builtin::UnsignedShort => ("0", "65535"),
        Builtin::UnsignedByte => ("0", "255"),
        _ => ("", ""),
    };
    (Some(low).filter(|low| !low.is_empty()), Some(high).filter(|high| !high.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{compare, is_value};
    use crate::model::Builtin;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn decimals_compare_by_value() {
        let order = |one, other| compare(Builtin::Decimal, one, other);
        assert_eq!(order("10", "9"), Some(Greater));
        assert_eq!(order("-10", "-9.5"), Some(Less));
        assert_eq!(order("+1.50", "01.5"), Some(Equal));
        assert_eq!(order("-0", "0"), Some(Equal));
        assert_eq!(order("x", "0"), None);
    }

    #[test]
    fn integers_have_bounds_and_no_point() {
        assert!(is_value(Builtin::Byte, "-128"));
        assert!(!is_value(Builtin::Byte, "128"));
        assert!(!is_value(Builtin::Int, "1.0"));
        assert!(!is_value(Builtin::PositiveInteger, "0"));
        assert!(is_value(Builtin::Double, "-1.5E3"));
        assert!(!is_value(Builtin::Double, "infinity"));
    }
}
