use super::*;
use crate::types::{Date, Decimal, HexBinary, Integer, List, Token};

#[track_caller]
fn allows<T: SimpleType>(facets: &Facets, text: &str) {
    let value = T::from_lexical(text).unwrap();
    check(&value, text, facets).unwrap();
}

#[track_caller]
fn refuses<T: SimpleType>(facets: &Facets, text: &str, kind: ValueErrorKind, message: &str) {
    let value = T::from_lexical(text).unwrap();
    let error = check(&value, text, facets).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn lengths_count_what_the_type_has() {
    use ValueErrorKind::Length;
    static UP_TO_TWO: Facets = Facets { max_length: Some(2), ..Facets::NONE };
    static NOT_EMPTY: Facets = Facets { min_length: Some(1), ..Facets::NONE };
    static THREE: Facets = Facets { length: Some(3), ..Facets::NONE };
    allows::<String>(&UP_TO_TWO, "éé");
    refuses::<String>(&UP_TO_TWO, "abc", Length, "value is longer than 2 characters");
    refuses::<String>(&NOT_EMPTY, "", Length, "value is shorter than 1 character");
    refuses::<String>(&THREE, "ab", Length, "value does not have exactly 3 characters");
    allows::<HexBinary>(&UP_TO_TWO, "ABCD");
    refuses::<HexBinary>(&UP_TO_TWO, "ABCDEF", Length, "value is longer than 2 octets");
    allows::<List<Integer>>(&THREE, "100 200 300");
    refuses::<List<Integer>>(&UP_TO_TWO, "1 2 3", Length, "value is longer than 2 items");
    allows::<i32>(&UP_TO_TWO, "12345");
}

#[test]
fn digits() {
    use ValueErrorKind::Digits;
    static MONEY: Facets = Facets { total_digits: Some(5), fraction_digits: Some(2), ..Facets::NONE };
    allows::<Decimal>(&MONEY, "123.45");
    allows::<Decimal>(&MONEY, "00123.4500");
    refuses::<Decimal>(&MONEY, "123456", Digits, "value has more than 5 digits");
    refuses::<Decimal>(&MONEY, "1.234", Digits, "value has more than 2 fraction digits");
    refuses::<i64>(&MONEY, "-123456", Digits, "value has more than 5 digits");
    allows::<u8>(&MONEY, "255");
    allows::<String>(&MONEY, "1234567");
}

#[test]
fn bounds() {
    use ValueErrorKind::Bounds;
    static CLOSED: Facets = Facets { min_inclusive: Some("1"), max_inclusive: Some("10"), ..Facets::NONE };
    static OPEN: Facets = Facets { min_exclusive: Some("1"), max_exclusive: Some("10"), ..Facets::NONE };
    allows::<i32>(&CLOSED, "1");
    allows::<Integer>(&CLOSED, "10");
    refuses::<i32>(&CLOSED, "0", Bounds, "value is less than 1: found `0`");
    refuses::<i32>(&CLOSED, "11", Bounds, "value is greater than 10: found `11`");
    refuses::<Decimal>(&OPEN, "1.0", Bounds, "value is not greater than 1: found `1.0`");
    refuses::<f64>(&OPEN, "10", Bounds, "value is not less than 10: found `10`");
    refuses::<f64>(&OPEN, "NaN", Bounds, "value is not comparable with 1: found `NaN`");
    allows::<Decimal>(&OPEN, "1.0000000000000000000000001");
}

#[test]
fn bounds_of_dates_may_be_undecidable() {
    static SINCE: Facets = Facets { min_inclusive: Some("2024-01-02Z"), ..Facets::NONE };
    allows::<Date>(&SINCE, "2024-01-03");
    let message = "value is not comparable with 2024-01-02Z: found `2024-01-02`";
    refuses::<Date>(&SINCE, "2024-01-02", ValueErrorKind::Bounds, message);
}

#[test]
fn steps_of_patterns_all_match_and_any_within_one() {
    use ValueErrorKind::Pattern;
    static STEPS: Facets = Facets { patterns: &[&["a+", "b+"], &[".{2}"]], ..Facets::NONE };
    allows::<String>(&STEPS, "aa");
    allows::<String>(&STEPS, "bb");
    refuses::<String>(&STEPS, "ab", Pattern, "value does not match the pattern `a+` or `b+`");
    refuses::<String>(&STEPS, "aaa", Pattern, "value does not match the pattern `.{2}`");
    assert!(std::ptr::eq(compiled(STEPS.patterns), compiled(STEPS.patterns)));
}

#[test]
fn patterns_see_the_text_and_not_the_value() {
    static PADDED: Facets = Facets { patterns: &[&["0[0-9]"]], ..Facets::NONE };
    allows::<i32>(&PADDED, "07");
    refuses::<i32>(&PADDED, "7", ValueErrorKind::Pattern, "value does not match the pattern `0[0-9]`");
}

#[test]
fn enumerations_compare_values() {
    use ValueErrorKind::Enumeration;
    static ONES: Facets = Facets { enumeration: &["1", "2.0", "NaN"], ..Facets::NONE };
    static LISTS: Facets = Facets { enumeration: &["1 NaN", "-2.50E0"], ..Facets::NONE };
    allows::<f64>(&ONES, "1.00");
    allows::<f64>(&ONES, "2");
    allows::<f64>(&ONES, "NaN");
    // `NaN` is itself (section 3.2.4), also where it is an item.
    allows::<List<f64>>(&LISTS, "1.0 NaN");
    allows::<List<f64>>(&LISTS, "-2.5");
    refuses::<List<f64>>(&LISTS, "NaN", Enumeration, "value is not one of `1 NaN`, `-2.50E0`: found `NaN`");
    refuses::<f64>(&ONES, "3", Enumeration, "value is not one of `1`, `2.0`, `NaN`: found `3`");
    allows::<String>(&ONES, "2.0");
    refuses::<Token>(&ONES, "2", Enumeration, "value is not one of `1`, `2.0`, `NaN`: found `2`");
}

#[test]
fn facets_that_are_not_valid_are_errors() {
    static BOUND: Facets = Facets { max_inclusive: Some("x"), ..Facets::NONE };
    static PATTERN: Facets = Facets { patterns: &[&["["]], ..Facets::NONE };
    let message = "the bound of the schema is not valid: expected an `xs:int`, found `x`";
    refuses::<i32>(&BOUND, "1", ValueErrorKind::Facet, message);
    let message = "the pattern `[` of the schema is not valid: invalid pattern at byte 0: `[` without `]`";
    refuses::<i32>(&PATTERN, "1", ValueErrorKind::Facet, message);
}

#[test]
fn threads_share_the_cache() {
    static DIGITS: Facets = Facets { patterns: &[&[r"\d+"]], ..Facets::NONE };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..100).for_each(|_| allows::<String>(&DIGITS, "12")));
        }
    });
}
