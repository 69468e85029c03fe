//! Values of any simple type and attributes of wildcards: what is refused on writing, and what stands for them by name.

use xsdbind::open::{ExpandedName, OpenAttribute, OpenAttributes, OpenContent};
use xsdbind::raw::{Object, Value};
use xsdbind::types::{AnySimpleType, Decimal, NcName, QName, Typed};
use xsdbind::{Document, ErrorKind, Nillable};

#[allow(missing_docs)]
pub struct Setting {
    pub value: AnySimpleType,
    pub extra: Option<OpenContent>,
    pub any: OpenAttributes,
}
xsdbind::record! { Setting () {
    value: "value",
    extra: "extra" (process = xsdbind::table::Process::Lax(<AnyDocument as xsdbind::document::Known>::KNOWN)),
    any: "@*" (process = xsdbind::table::Process::Strict(<AnyDocument as xsdbind::document::Known>::KNOWN)),
} }
xsdbind::root! { Setting = "setting" }

#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq)]
pub enum AnyDocument {
    Setting(Setting),
}
xsdbind::any_document! { AnyDocument { Setting(Setting), } attributes { "level" in "urn:a": i32, } }

fn setting(value: AnySimpleType) -> Setting {
    Setting { value, extra: None, any: OpenAttributes::default() }
}

fn built_in(name: &str) -> QName {
    QName::new(Some("http://www.w3.org/2001/XMLSchema".to_owned()), NcName::new(name).unwrap())
}

#[track_caller]
fn refused<D: Document>(document: &D, kind: ErrorKind, message: &str) {
    let error = xsdbind::to_string(document).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn a_value_is_one_of_the_type_that_it_says() {
    let five = setting(AnySimpleType::of(&5_i32));
    let read: Setting = xsdbind::from_str(&xsdbind::to_string(&five).unwrap()).unwrap();
    assert_eq!(read, five);
    assert_eq!(read.value.parse(), Ok(5));
    assert_eq!(read.value.type_name(), Some(&built_in("int")));
    refused(
        &setting(AnySimpleType::typed(built_in("int"), "five")),
        ErrorKind::Value,
        "/setting/value: expected an `xs:int`, found `five`",
    );
    let unknown = QName::new(Some("urn:a".to_owned()), NcName::new("Size").unwrap());
    assert_eq!(xsdbind::to_string(&setting(AnySimpleType::typed(unknown, "5"))).unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn names_have_a_prefix_where_they_are_written() {
    let name = setting(AnySimpleType::of(&built_in("int")));
    assert_eq!(name.value.text(), "{http://www.w3.org/2001/XMLSchema}int");
    let written = xsdbind::to_string(&name).unwrap();
    assert!(written.contains(r#"xsi:type="n1:QName">n1:int<"#), "{written}");
    assert_eq!(xsdbind::from_str::<Setting>(&written).unwrap(), name);
}

#[test]
fn by_name_a_type_stands_beside_its_text() {
    let typed = Object::from([("@xsi:type", "{http://www.w3.org/2001/XMLSchema}int"), ("$", "5")]);
    let expected = Value::Object(Object::from([("value", Value::Object(typed))]));
    assert_eq!(Value::of(&setting(AnySimpleType::of(&5_i32))).unwrap(), expected);
    assert_eq!(expected.build::<Setting>().unwrap(), setting(AnySimpleType::of(&5_i32)));
    let untyped = Value::Object(Object::from([("value", "5")]));
    assert_eq!(untyped.build::<Setting>().unwrap(), setting(AnySimpleType::new("5")));
    let wrong = Object::from([("@xsi:type", "{http://www.w3.org/2001/XMLSchema}int"), ("$", "five")]);
    let error = Value::Object(Object::from([("value", Value::Object(wrong))])).build::<Setting>().unwrap_err();
    assert_eq!(error.to_string(), "/Setting/value: expected an `xs:int`, found `five`");
}

#[test]
fn what_wildcards_allow_is_checked_on_writing() {
    let attribute = |namespace: &str, name: &str, value: &str| Setting {
        any: OpenAttributes(vec![OpenAttribute { name: ExpandedName::new(namespace, name), value: value.to_owned() }]),
        ..setting(AnySimpleType::new("1"))
    };
    assert!(xsdbind::to_string(&attribute("urn:a", "level", "1")).is_ok());
    refused(
        &attribute("urn:a", "level", "none"),
        ErrorKind::Value,
        "/setting/@level: expected an `xs:int`, found `none`",
    );
    refused(
        &attribute("", "level", "1"),
        ErrorKind::UnexpectedAttribute,
        "/setting: attribute `level` matches a wildcard and is not declared",
    );
    let extra = |content: OpenContent| Setting { extra: Some(content), ..setting(AnySimpleType::new("1")) };
    assert!(xsdbind::to_string(&extra(AnySimpleType::of(&true).into())).is_ok());
    refused(
        &extra(AnySimpleType::typed(built_in("boolean"), "maybe").into()),
        ErrorKind::Value,
        "/setting/extra: expected an `xs:boolean`, found `maybe`",
    );
}

#[allow(missing_docs)]
pub struct Measure {
    pub value: Typed<i64>,
    pub other: Vec<Nillable<Typed<Decimal>>>,
}
xsdbind::record! { Measure () { value: "value", other: "other", } }
xsdbind::root! { Measure = "measure" }

fn measure(value: Typed<i64>) -> Measure {
    Measure { value, other: Vec::new() }
}

#[test]
fn a_kept_type_is_checked() {
    let typed = |name: &str, value: i64| measure(Typed::new(value, built_in(name)));
    let five = measure(Typed::of(&5_i8).unwrap());
    assert_eq!(five, typed("byte", 5));
    assert_ne!(five, measure(5.into()));
    assert_ne!(five, typed("short", 5));
    let written = xsdbind::to_string(&five).unwrap();
    assert_eq!(xsdbind::from_str::<Measure>(&written).unwrap(), five, "{written}");
    assert_eq!(xsdbind::from_str::<Measure>(&written).unwrap().value.parse(), Ok(5_u8));
    // The declared type itself is what is meant where none is said.
    assert!(!xsdbind::to_string(&typed("long", 5)).unwrap().contains("long"));
    refused(&typed("byte", 500), ErrorKind::Value, "/measure/value: `500` is out of the range of `xs:byte`");
    assert_eq!(xsdbind::to_string(&typed("decimal", 5)).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(xsdbind::to_string(&typed("token", 5)).unwrap_err().kind(), ErrorKind::Type);
    assert!(Value::of(&typed("byte", 500)).is_err() && Value::of(&typed("token", 5)).is_err());
    assert_eq!(format!("{:?} {:?}", five.value.value, measure(7.into())), "5 Measure { value: 7, .. }");
}

#[test]
fn by_name_a_kept_type_stands_beside_its_value() {
    let typed = Object::from([("@xsi:type", "{http://www.w3.org/2001/XMLSchema}byte")]);
    let with = |value: Value| {
        let mut typed = typed.clone();
        typed.insert("$", value);
        Value::Object(Object::from([("value", Value::Object(typed))]))
    };
    let five = measure(Typed::of(&5_i8).unwrap());
    assert_eq!(Value::of(&five).unwrap().build::<Measure>().unwrap(), five);
    assert_eq!(with(Value::from("5")).build::<Measure>().unwrap(), five);
    assert!(with(Value::from("500")).build::<Measure>().is_err());
}
