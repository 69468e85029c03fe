//! What is refused on writing: values that Rust can state and the schema does not allow.

use xsdbind::{Document, ErrorKind, to_string, to_writer};

use crate::cases::structure::Order;
use crate::cases::{facets_of_length as lengths, unions, unions_of_unions};

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
    refused(&order, ErrorKind::Occurrence, "/order: element `line` occurs once, expected at least 2");
    order.line = vec![line; 4];
    refused(&order, ErrorKind::Occurrence, "/order: element `line` occurs 4 times, expected at most 3");
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
    assert!(error.starts_with("Size: `huge` is of no member of the union"), "{error}");
}

/// Values that are made in code, of types with a pattern that their canonical texts do not match.
mod texts {
    use xsdbind::raw::{Builder, Object, Value};
    use xsdbind::types::Decimal;
    use xsdbind::{ReadOptions, ValueError, WriteOptions, from_str, to_string};

    use crate::cases::patterns_of_amounts::{Amount, EitherOne, Invoice, InvoiceDiscount, InvoiceRates, InvoiceTotal};
    use crate::cases::patterns_of_flags::{Flag, Header};
    use crate::cases::{patterns_named_by_xsi_type as kept, patterns_of_qnames as names};

    fn body(written: &str) -> &str {
        written.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").unwrap()
    }

    #[test]
    fn made_in_code() -> Result<(), ValueError> {
        let amount = |text: &str| Amount::new(text.parse::<Decimal>()?);
        let mut invoice = Invoice::new(vec![amount("5")?, amount("-0.1")?, "007.00".parse()?]);
        invoice.paid = amount("0")?.into();
        invoice.rates = Some(InvoiceRates::new(vec![amount("4")?, amount("10.5")?])?);
        invoice.discount = Some(InvoiceDiscount::Amount(amount("2.5")?));
        invoice.total = Some(InvoiceTotal { value: amount("12")?, tax: Some(amount("2")?) }.into());
        invoice.either = Some(EitherOne::new("2.5".parse::<Decimal>()?)?);
        invoice.rate = Some(amount("22")?);
        let written = to_string(&invoice).unwrap();
        let expected = concat!(
            r#"<invoice rate="22.00"><amount>5.00</amount><amount>-0.10</amount><amount>007.00</amount><paid>0.00</paid>"#,
            r#"<rates>4.00 10.50</rates><discount>2.50</discount><total tax="2.00">12.00</total><either>2.50</either></invoice>"#,
        );
        assert_eq!(body(&written), expected);
        assert_eq!(from_str::<Invoice>(&written).unwrap(), invoice);
        Ok(())
    }

    #[test]
    fn what_has_no_text_is_not_made() {
        let error = Amount::new("0.005".parse::<Decimal>().unwrap()).unwrap_err();
        let expected = r"Amount: no text of the value `0.005` matches the pattern `[\-+]?[0-9]{1,9}\.[0-9]{2}`";
        assert_eq!(error.to_string(), expected);
        assert!(Amount::new(12_345_678_901_i64).is_err());
        // A text is taken for what it is.
        assert!("5".parse::<Amount>().is_err());
    }

    #[test]
    fn values_are_the_same_whatever_their_texts_are() {
        let read = |text: &str| from_str::<Invoice>(&format!("<invoice><amount>{text}</amount></invoice>")).unwrap();
        assert_eq!(read("5.00"), read("+005.00"));
        assert_eq!(format!("{:?}", read("5.00")), format!("{:?}", read("005.00")));
        assert_eq!(body(&to_string(&read("+005.00").clone()).unwrap()), "<invoice><amount>+005.00</amount></invoice>");
    }

    #[test]
    fn values_by_name_are_values() {
        let both = || Value::List(vec![true.into(), false.into()]);
        let header = Builder::new().set("flag", both()).set("flags", both());
        let header: Header = header.set("@mustUnderstand", true).build().unwrap();
        let expected = concat!(
            r#"<header xmlns="urn:flags" xmlns:n1="urn:flags" n1:mustUnderstand="1">"#,
            "<flag>1</flag><flag>0</flag><flags>1 0</flags></header>",
        );
        assert_eq!(body(&to_string(&header).unwrap()), expected);
        let shown = Value::of(&header).unwrap();
        let Value::Object(object) = &shown else { panic!("{shown:?}") };
        assert_eq!(object.get("flag"), Some(&both()));
        assert_eq!(shown.build::<Header>().unwrap(), header);
        // A number is a value, and a text the text that is written.
        let amounts =
            |given: Vec<Value>| Value::from(Object::from([("amount", Value::List(given))])).build::<Invoice>();
        let invoice = amounts(vec![5.into(), "05.00".into()]).unwrap();
        let written = to_string(&invoice).unwrap();
        assert_eq!(body(&written), "<invoice><amount>5.00</amount><amount>05.00</amount></invoice>");
        assert!(amounts(vec!["5".into()]).is_err());
    }

    #[test]
    fn flags_are_values_of_two_texts() {
        assert_eq!(Flag::new(true).unwrap().to_string(), "1");
        assert!(*Flag::new(true).unwrap().get());
        assert!("true".parse::<Flag>().is_err());
    }

    #[test]
    fn what_is_read_leniently_has_no_text() {
        let text = "<invoice><amount>5</amount></invoice>";
        let read = ReadOptions::new().lenient().from_str::<Invoice>(text).unwrap();
        let (invoice, deviations) = read.into_parts();
        assert_eq!(deviations.len(), 1);
        assert!(invoice.amount[0].check().is_err() && to_string(&invoice).is_err());
        let written = WriteOptions::new().check_facets(false).to_string(&invoice).unwrap();
        assert_eq!(body(&written), text);
    }

    #[test]
    fn names_have_prefixes_that_the_pattern_takes() {
        use names::{LocalName, Names, NamesTypeChoice, TypeName, TypeNames};
        use xsdbind::types::{List, QName};

        let name = |text: &str| text.parse::<QName>().unwrap();
        let types = TypeNames::new(List::from(vec![name("{urn:a}b"), name("{urn:c}d")])).unwrap();
        let with = |choice: NamesTypeChoice| Names { type_choice: vec![choice], ..Names::default() };
        let written = to_string(&with(NamesTypeChoice::Types(types))).unwrap();
        let expected =
            r#"<names xmlns="urn:names"><types xmlns:xs="urn:a" xmlns:own="urn:c">xs:b own:d</types></names>"#;
        assert_eq!(body(&written), expected);
        let both = Names { r#type: Some(TypeName::new(name("{urn:a}b")).unwrap()), ..Names::default() };
        let written = to_string(&both).unwrap();
        assert_eq!(body(&written), r#"<names xmlns="urn:names" xmlns:xs="urn:a" type="xs:b"/>"#);
        assert_eq!(from_str::<Names>(&written).unwrap(), both);
        // Without a prefix, it is in the namespace of its element.
        let local = |text: &str| to_string(&with(NamesTypeChoice::Local(LocalName::new(name(text)).unwrap())));
        assert_eq!(body(&local("{urn:names}b").unwrap()), r#"<names xmlns="urn:names"><local>b</local></names>"#);
        assert!(local("{urn:a}b").is_err());
        assert!(TypeName::new(name("b")).is_err());
        // One prefix cannot stand for two namespaces in one text.
        assert!(TypeNames::new(List::from(vec![name("{urn:a}b"), name("{urn:c}d"), name("{urn:e}f")])).is_err());
        // JSON and the like have the namespace in the text.
        let shown = Value::of(&both).unwrap();
        assert_eq!(shown.build::<Names>().unwrap(), both);
        assert_eq!(to_string(&shown.build::<Names>().unwrap()).unwrap(), written);
    }

    #[test]
    fn a_value_of_a_type_that_is_named() {
        use kept::{AnyDocument, KeptAmount, Values, ValuesNumberChoice};
        use xsdbind::types::Typed;

        let amount = KeptAmount::new("7.5".parse::<Decimal>().unwrap()).unwrap();
        let kept = ValuesNumberChoice::Kept(Typed::of(&amount).unwrap());
        let written = to_string(&AnyDocument::from(Values { number_choice: vec![kept] })).unwrap();
        assert!(written.contains(r#"<kept xsi:type="KeptAmount">7.50</kept>"#), "{written}");
    }
}
