use proptest::prelude::*;

use crate::simple::SimpleType;
use crate::simple::facets::{Facets, check};
use crate::types::*;

/// Whatever the text is, it is a value or an error; a value is written as a text of the same value, which is
/// canonical, and agrees with itself.
#[track_caller]
fn holds<T: SimpleType>(text: &str) {
    let Ok(value) = T::from_lexical(&T::WHITE_SPACE.apply(text)) else {
        return;
    };
    let mut written = String::new();
    value.to_lexical(&mut written);
    let again = T::from_lexical(&written).unwrap();
    let mut twice = String::new();
    again.to_lexical(&mut twice);
    assert_eq!(twice, written, "{text:?}");
    let nan = written == "NaN";
    assert!(again == value || nan, "{text:?} became {written:?}");
    assert!(matches!(value.compare(&again), None | Some(std::cmp::Ordering::Equal)));
    assert_eq!((value.length(), value.digits()), (again.length(), again.digits()));
    check(&value, text, Facets::none()).unwrap();
}

fn all_hold(text: &str) {
    holds::<String>(text);
    holds::<NormalizedString>(text);
    holds::<Token>(text);
    holds::<AnyUri>(text);
    holds::<Language>(text);
    holds::<Name>(text);
    holds::<NcName>(text);
    holds::<NmTokens>(text);
    holds::<IdRefs>(text);
    holds::<List<Decimal>>(text);
    holds::<bool>(text);
    holds::<i8>(text);
    holds::<u64>(text);
    holds::<f32>(text);
    holds::<f64>(text);
    holds::<Decimal>(text);
    holds::<Integer>(text);
    holds::<NonNegativeInteger>(text);
    holds::<NegativeInteger>(text);
    holds::<DateTime>(text);
    holds::<Date>(text);
    holds::<Time>(text);
    holds::<GYear>(text);
    holds::<GYearMonth>(text);
    holds::<GMonth>(text);
    holds::<GMonthDay>(text);
    holds::<GDay>(text);
    holds::<Duration>(text);
    holds::<Base64Binary>(text);
    holds::<HexBinary>(text);
    let _ = QName::resolve(text, &|_| None);
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        all_hold(&text);
    }

    #[test]
    fn text_that_is_nearly_valid(text in "[-+0-9TZPYMDHS:.eE INFNaN=/]{0,24}") {
        all_hold(&text);
    }

    #[test]
    fn numbers(text in "[-+]?[0-9]{0,30}(\\.[0-9]{0,30})?([eE][-+]?[0-9]{1,4})?") {
        all_hold(&text);
    }

    #[test]
    fn dates_and_times(text in "-?[0-9]{4,6}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{1,25})?)?(Z|[-+][01][0-9]:[0-5][0-9])?") {
        all_hold(&text);
    }

    #[test]
    fn durations(text in "-?P([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}D)?(T([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,5}(\\.[0-9]{1,5})?S)?)?") {
        all_hold(&text);
    }

    #[test]
    fn doubles(value in any::<f64>()) {
        let mut text = String::new();
        value.to_lexical(&mut text);
        let again = f64::from_lexical(&text).unwrap();
        prop_assert!(again.to_bits() == value.to_bits() || value.is_nan());
    }

    #[test]
    fn integers_agree_with_the_machine(one in any::<i128>(), two in any::<i128>()) {
        prop_assert_eq!(Integer::from(one).cmp(&Integer::from(two)), one.cmp(&two));
        prop_assert_eq!(Integer::from(one).to_string(), one.to_string());
        prop_assert_eq!(i128::try_from(Integer::from(one)).unwrap(), one);
    }

    #[test]
    fn decimals_agree_with_the_machine(one in any::<i64>(), two in any::<i64>()) {
        let thousandth = |value: i64| {
            let text = format!("{:04}", value.unsigned_abs());
            let (integer, fraction) = text.split_at(text.len() - 3);
            let sign = if value < 0 { "-" } else { "" };
            format!("{sign}{integer}.{fraction}").parse::<Decimal>().unwrap()
        };
        prop_assert_eq!(thousandth(one).cmp(&thousandth(two)), one.cmp(&two));
    }

    #[test]
    fn octets(octets in any::<Vec<u8>>()) {
        let text = Base64Binary::from(octets.clone()).to_string();
        prop_assert_eq!(text.parse::<Base64Binary>().unwrap().into_vec(), octets.clone());
        let text = HexBinary::from(octets.clone()).to_string();
        prop_assert_eq!(text.parse::<HexBinary>().unwrap().into_vec(), octets);
    }
}

/// Were anything here quadratic, this would not end.
#[test]
fn hostile_lengths_end() {
    const LENGTH: usize = 5_000_000;
    let digits = "9".repeat(LENGTH);
    holds::<Integer>(&digits);
    holds::<NegativeInteger>(&format!("-{digits}"));
    holds::<Decimal>(&format!("-0.{digits}"));
    holds::<i64>(&digits);
    holds::<i64>(&"0".repeat(LENGTH));
    holds::<f64>(&digits);
    holds::<f64>(&format!("1e{digits}"));
    holds::<DateTime>(&format!("2024-01-01T00:00:00.{digits}Z"));
    holds::<Date>(&format!("{digits}-01-01"));
    holds::<Duration>(&format!("-PT1.{digits}S"));
    holds::<Duration>(&format!("P{digits}Y"));
    holds::<Token>(&" \n".repeat(LENGTH / 2));
    holds::<List<NmToken>>(&"a ".repeat(LENGTH / 10));
    holds::<Base64Binary>(&"AAAA ".repeat(LENGTH / 5));
}
