//! What is refused on writing: values that Rust can state and the schema does not allow.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

use xsdbind::{Document, ErrorKind, to_string, to_writer};

#[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "any schema, used in part")]
mod structure {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/structure/expected.rs"));
}

#[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "any schema, used in part")]
mod lengths {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/facets_of_length/expected.rs"));
}

#[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "any schema, used in part")]
mod unions {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/unions/expected.rs"));
}

#[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "any schema, used in part")]
mod unions_of_unions {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/unions_of_unions/expected.rs"));
}

use structure::Order;

fn order() -> Order {
    let text = "<order id='a'><number>1</number><line/><line/><card>c</card></order>";
    xsdbind::from_str(text).unwrap()
}

#[track_caller]
fn refused<D: Document>(document: &D, kind: ErrorKind, message: &str) {
    let error = to_string(document).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn what_is_valid_is_written() {
    to_string(&order()).unwrap();
}

#[test]
fn too_few_and_too_many() {
    let mut order = order();
    let line = order.line.pop().unwrap();
    refused(&order, ErrorKind::Occurrence, "/order: element `line` stands once, expected at least 2");
    order.line = vec![line; 4];
    refused(&order, ErrorKind::Occurrence, "/order: element `line` stands 4 times, expected at most 3");
}

#[test]
fn another_value_than_the_fixed_one() {
    let with_version = Order { version: Some("2".to_owned()), ..order() };
    refused(&with_version, ErrorKind::Fixed, "/order/version: value is not the fixed `1`");
    let with_state = Order { state: Some("shut".to_owned()), ..order() };
    refused(&with_state, ErrorKind::Fixed, "/order/@state: value is not the fixed `open`");
}

#[test]
fn characters_that_xml_cannot_carry() {
    for character in ['\0', '\u{8}', '\u{1b}', '\u{fffe}', '\u{ffff}'] {
        let in_text = Order { note: Some(format!("a{character}")), ..order() };
        assert_eq!(to_string(&in_text).unwrap_err().kind(), ErrorKind::Character, "{character:?}");
        let in_attribute = Order { id: format!("a{character}"), ..order() };
        assert_eq!(to_string(&in_attribute).unwrap_err().kind(), ErrorKind::Character, "{character:?}");
    }
    // Those that have to be escaped are.
    let text = "\t\n\r<>&\"']]>\u{85}\u{2028}\u{10ffff}".to_owned();
    let escaped = Order { note: Some(text.clone()), id: text, ..order() };
    let again: Order = xsdbind::from_str(&to_string(&escaped).unwrap()).unwrap();
    assert_eq!(again, escaped);
}

#[test]
fn nothing_is_written() {
    let mut written = Vec::new();
    let last_is_wrong = Order { version: Some("2".to_owned()), ..order() };
    to_writer(&mut written, &last_is_wrong).unwrap_err();
    assert_eq!(written, b"");
}

#[test]
fn facets_hold_when_a_value_is_made() {
    assert!(lengths::Exact::new("abc".to_owned()).is_ok());
    assert!(lengths::Exact::new("abcd".to_owned()).is_err());
    assert!("a".parse::<lengths::Least>().is_err());
    assert!("😀😀😀😀".parse::<lengths::Most>().is_err());
}

#[test]
fn values_of_a_union_that_an_earlier_member_would_take() {
    use unions_of_unions::{Level, Value, ValueUnion2, Values};
    let level = |text: &str| Values { value: vec![Value::Union2(ValueUnion2::Level(Level::new(text).unwrap()))] };
    to_string(&level("high")).unwrap();
    for text in ["1", "true", " 7 "] {
        let message = format!("/values/value[1]: the text `{text}` would be read as another value");
        refused(&level(text), ErrorKind::Value, &message);
    }
}

#[test]
fn what_reading_gives_of_a_union_is_written() {
    use unions::{Size, SizeName};
    assert_eq!("large".parse(), Ok(Size::SizeName(SizeName::Large)));
    assert_eq!(Size::SizeName(SizeName::Large).to_string(), "large");
    assert_eq!("007".parse::<Size>().unwrap().to_string(), "7");
    let error = "huge".parse::<Size>().unwrap_err().to_string();
    assert!(error.starts_with("`huge` is of no member of the union"), "{error}");
}
