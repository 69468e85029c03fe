//! Texts of built-in types: which are values, how they compare, how long they are. All of it is asked of the runtime.

use std::cmp::Ordering;

use xsdbind::simple::SimpleType;
use xsdbind::types;

use crate::model::{Builtin, Primitive};

/// Makes functions of a built-in type that call one of a type of the runtime.
macro_rules! of_runtime {
    ({$($variant:ident $name:literal $of:ident ($type:ty $(: $base:ty)?);)*} $abstract:tt) => {
        fn is_lexical(builtin: Builtin, text: &str) -> bool {
            match builtin {
                $(Builtin::$variant => <$type>::from_lexical(text).is_ok(),)*
                Builtin::Notation | Builtin::AnySimpleType | Builtin::AnyType => true,
            }
        }

        fn order(builtin: Builtin, one: &str, other: &str) -> Option<Ordering> {
            match builtin {
                $(Builtin::$variant => order_of::<$type>(one, other),)*
                Builtin::Notation | Builtin::AnySimpleType | Builtin::AnyType => None,
            }
        }

        fn same_of(builtin: Builtin, one: &str, other: &str) -> Option<bool> {
            match builtin {
                $(Builtin::$variant => {
                    Some(<$type>::from_lexical(one).ok()?.same(&<$type>::from_lexical(other).ok()?))
                })*
                Builtin::Notation | Builtin::AnySimpleType | Builtin::AnyType => None,
            }
        }

        fn length_of(builtin: Builtin, text: &str) -> Option<usize> {
            match builtin {
                $(Builtin::$variant => <$type>::from_lexical(text).ok()?.length(),)*
                Builtin::Notation | Builtin::AnySimpleType | Builtin::AnyType => None,
            }
        }
    };
}

xsdbind::for_each_builtin!(of_runtime);

fn order_of<T: SimpleType>(one: &str, other: &str) -> Option<Ordering> {
    T::from_lexical(one).ok()?.compare(&T::from_lexical(other).ok()?)
}

/// Whether a text, its white space collapsed, is a value of a built-in type, as far as is known here.
pub(crate) fn is_value(builtin: Builtin, text: &str) -> bool {
    // Which prefixes there are is known at the place alone.
    builtin == Builtin::QName || is_lexical(builtin, text)
}

/// The order of two values of a built-in type; `None` where there is none, as between a month and thirty days. A bound of an
/// integer type need not be one of its values, so that all decimals compare as such.
pub(crate) fn compare(builtin: Builtin, one: &str, other: &str) -> Option<Ordering> {
    match builtin.primitive() {
        Primitive::Decimal => order(Builtin::Decimal, one, other),
        Primitive::Float | Primitive::Time => order(builtin, one, other),
        _ => None,
    }
}

/// Whether two texts are the same value of a built-in type; `None` where that is not known here, as of names with prefixes.
pub(super) fn same(builtin: Builtin, one: &str, other: &str) -> Option<bool> {
    if builtin == Builtin::QName { None } else { same_of(builtin, one, other) }
}

/// The length of a value, in characters, octets or items; that of names with prefixes says nothing.
pub(super) fn length(builtin: Builtin, text: &str) -> Option<u64> {
    match builtin.primitive() {
        Primitive::Text | Primitive::Binary => length_of(builtin, text).map(|length| length as u64),
        _ => None,
    }
}

/// How many digits a decimal has, and how many of them behind the point, XSD part 2, sections 4.3.11 and 4.3.12.
pub(super) fn digits(builtin: Builtin, text: &str) -> Option<(u64, u64)> {
    if builtin.primitive() != Primitive::Decimal {
        return None;
    }
    let (digits, fraction) = types::Decimal::from_lexical(text).ok()?.digits()?;
    Some((digits as u64, fraction as u64))
}

/// The bounds of a built-in integer type, XSD part 2, section 3.3.
pub(crate) fn range(builtin: Builtin) -> (Option<&'static str>, Option<&'static str>) {
    match builtin {
        Builtin::NonPositiveInteger => (None, Some("0")),
        Builtin::NegativeInteger => (None, Some("-1")),
        Builtin::NonNegativeInteger => (Some("0"), None),
        Builtin::PositiveInteger => (Some("1"), None),
        Builtin::Long => (Some("-9223372036854775808"), Some("9223372036854775807")),
        Builtin::Int => (Some("-2147483648"), Some("2147483647")),
        Builtin::Short => (Some("-32768"), Some("32767")),
        Builtin::Byte => (Some("-128"), Some("127")),
        Builtin::UnsignedLong => (Some("0"), Some("18446744073709551615")),
        Builtin::UnsignedInt => (Some("0"), Some("4294967295")),
        Builtin::UnsignedShort => (Some("0"), Some("65535")),
        Builtin::UnsignedByte => (Some("0"), Some("255")),
        _ => (None, None),
    }
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
    fn floats_compare_with_the_precision_of_their_type() {
        assert_eq!(compare(Builtin::Float, "0.1", "0.10000000001"), Some(Equal));
        assert_eq!(compare(Builtin::Double, "0.1", "0.10000000001"), Some(Less));
        assert_eq!(compare(Builtin::Float, "NaN", "1"), None);
        assert_eq!(compare(Builtin::Float, "-INF", "1E3"), Some(Less));
    }

    #[test]
    fn bounds_of_integers_need_not_be_values() {
        assert_eq!(compare(Builtin::Byte, "100", "1000.5"), Some(Less));
    }

    #[test]
    fn lists_and_names() {
        assert!(is_value(Builtin::NmTokens, "a b"));
        assert!(!is_value(Builtin::NmTokens, ""));
        assert!(is_value(Builtin::QName, "p:a"));
        assert!(!is_value(Builtin::NcName, "p:a"));
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
