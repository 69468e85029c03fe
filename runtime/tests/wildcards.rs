//! Elements that a schema leaves open: what writing refuses, how often they are read, and as documents.

use xsdbind::document::Known;
use xsdbind::open::{ExpandedName, OpenAttribute, OpenAttributes, OpenContent, OpenElement};
use xsdbind::table::{Process, Wildcard};
use xsdbind::{ErrorKind, NillableWith, ReadOptions, WriteOptions};

/// `<bag>` holds documents; `<number>` is one, and so is a bag.
#[derive(Default)]
pub struct Bag {
    pub any: Vec<OpenElement>,
}

xsdbind::record! { Bag () {
    any: "*" (process = Process::Strict(<AnyDocument as Known>::KNOWN)),
} }

xsdbind::root! { Bag = "bag" }

#[derive(Clone, Debug, PartialEq)]
pub struct Number(pub i32);

xsdbind::document! { Number(i32) = "number" }

#[derive(Clone, Debug, PartialEq)]
pub enum AnyDocument {
    Bag(Bag),
    Number(Number),
}

xsdbind::any_document! { AnyDocument {
    Bag(Bag),
    Number(Number),
} }

fn number(text: &str) -> OpenElement {
    OpenElement::text(ExpandedName::new("", "number"), text)
}

#[test]
fn what_a_strict_wildcard_refuses_is_not_written() {
    let written = |any: Vec<OpenElement>| xsdbind::to_string(&Bag { any }).map_err(|error| error.to_string());
    assert!(written(vec![number("1"), OpenElement::from_document(&Bag { any: vec![number("2")] }).unwrap()]).is_ok());
    assert_eq!(written(vec![number("x")]).unwrap_err(), "/bag/number: expected an `xs:int`, found `x`");
    let unknown = OpenElement::text(ExpandedName::new("urn:a", "number"), "1");
    let expected = "/bag: element `number` of namespace `urn:a` matches a wildcard and is not declared";
    assert_eq!(written(vec![unknown.clone()]).unwrap_err(), expected);
    // As what was read leniently is written.
    assert!(WriteOptions::new().check_facets(false).to_string(&Bag { any: vec![unknown] }).is_ok());
}

/// What a wildcard with a namespace constraint stands for, beside an attribute of its own.
#[derive(Default)]
pub struct Tag {
    pub own: Option<String>,
    pub any: Vec<OpenElement>,
    pub others: OpenAttributes,
}

xsdbind::record! { Tag () {
    any: "*" (wildcard = Wildcard::Other("urn:own")),
    own: "@own",
    others: "@*" (wildcard = Wildcard::Any),
} }

xsdbind::root! { Tag = "tag" }

#[test]
fn what_a_wildcard_does_not_allow_is_not_written() {
    let attribute =
        |namespace, local| OpenAttribute { name: ExpandedName::new(namespace, local), value: "1".to_owned() };
    let attributes = |others: Vec<OpenAttribute>| {
        let tag = Tag { others: OpenAttributes(others), ..Tag::default() };
        xsdbind::to_string(&tag).map_err(|error| error.to_string())
    };
    assert!(attributes(vec![attribute("urn:a", "own"), attribute("urn:b", "own"), attribute("", "b")]).is_ok());
    let twice = attributes(vec![attribute("", "b"), attribute("", "c"), attribute("", "b")]);
    assert_eq!(twice.unwrap_err(), "/tag: the attribute `b` occurs twice");
    let own = attributes(vec![attribute("", "own")]);
    let expected = "/tag: the attribute `own` has a field of its own, and is not among those left open";
    assert_eq!(own.unwrap_err(), expected);
    let nil = attributes(vec![attribute("http://www.w3.org/2001/XMLSchema-instance", "nil")]);
    let expected = "/tag: `nil` of namespace `http://www.w3.org/2001/XMLSchema-instance` is not allowed here";
    assert_eq!(nil.unwrap_err(), expected);

    let element = |namespace| {
        let tag = Tag { any: vec![OpenElement::text(ExpandedName::new(namespace, "a"), "")], ..Tag::default() };
        xsdbind::to_string(&tag).map_err(|error| error.to_string())
    };
    assert!(element("urn:a").is_ok());
    assert_eq!(element("urn:own").unwrap_err(), "/tag: `a` of namespace `urn:own` is not allowed here");
}

#[test]
fn open_elements_are_documents_and_back() {
    let bag: Bag = xsdbind::from_str("<bag><bag><number>1</number></bag><number>2</number></bag>").unwrap();
    assert!(bag.any[0].is::<Bag>() && !bag.any[0].is::<Number>());
    let inner: Bag = bag.any[0].to_document().unwrap();
    assert_eq!(inner.any[0].to_document::<Number>().unwrap(), Number(1));
    assert_eq!(bag.any[1].to_document::<AnyDocument>().unwrap(), AnyDocument::Number(Number(2)));
    assert_eq!(OpenElement::from_document(&inner).unwrap(), bag.any[0]);
    let error = bag.any[0].to_document::<Number>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedElement);
}

#[test]
fn all_errors_in_open_elements_are_found() {
    let text = "<bag><number>x</number><what/><bag><number>y</number></bag><number>1</number></bag>";
    let errors = ReadOptions::new().all_errors().from_str::<Bag>(text).unwrap_err();
    let told: Vec<String> = errors.into_iter().map(|error| error.to_string()).collect();
    assert_eq!(
        told,
        [
            "1:6: /bag/number: expected an `xs:int`, found `x`",
            "1:24: /bag: element `what` matches a wildcard and is not declared",
            "1:36: /bag/bag/number: expected an `xs:int`, found `y`",
        ]
    );
}

#[test]
fn leniently_open_elements_are_kept_whatever_they_are() {
    let text = "<bag><what/><number>x</number></bag>";
    let read = ReadOptions::new().lenient().from_str::<Bag>(text).unwrap();
    assert!(read.deviations().is_empty());
    assert_eq!(read.document().any.len(), 2);
}

/// Were elements read twice at each level, this would take 2 to the power of 100 steps.
#[test]
fn deep_nesting_is_read_twice_and_no_more() {
    let text = "<bag>".repeat(100) + "<number>1</number>" + &"</bag>".repeat(100);
    let bag: Bag = xsdbind::from_str(&text).unwrap();
    assert!(xsdbind::to_string(&bag).unwrap().ends_with(&text));
    let wrong = text.replace('1', "x");
    assert!(xsdbind::from_str::<Bag>(&wrong).unwrap_err().message().contains("expected an `xs:int`"));
}

/// A prefix that is made for the name of an element is none of those that its values use.
#[test]
fn prefixes_that_are_made_leave_those_in_use() {
    let text = "<tag><p:e xmlns:p=\"urn:a\" xmlns:n1=\"urn:b\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
                xsi:type=\"T\" b=\"n1:c\"/></tag>";
    let tag: Lax = xsdbind::from_str(text).unwrap();
    let written = xsdbind::to_string(&tag).unwrap();
    assert_eq!(xsdbind::from_str::<Lax>(&written).unwrap(), tag, "{written}");
    assert!(written.contains("xmlns:n1=\"urn:b\""), "{written}");
}

/// An element of any type that is nil, on which `xsi` is bound to something else.
#[test]
fn nil_is_said_by_a_prefix_that_means_it() {
    let text = "<holder><x xmlns:p=\"http://www.w3.org/2001/XMLSchema-instance\" p:nil=\"true\" xmlns:xsi=\"urn:o\" \
                a=\"xsi:b\"/></holder>";
    let holder: Holder = xsdbind::from_str(text).unwrap();
    assert!(matches!(holder.x, Some(NillableWith::Nil(_))));
    let written = xsdbind::to_string(&holder).unwrap();
    assert_eq!(xsdbind::from_str::<Holder>(&written).unwrap(), holder, "{written}");
}

pub struct Lax {
    pub any: Vec<OpenElement>,
}

xsdbind::record! { Lax () { any: "*", } }
xsdbind::root! { Lax = "tag" }

pub struct Holder {
    pub x: Option<NillableWith<OpenContent, OpenContent>>,
}

xsdbind::record! { Holder () { x: "x", } }
xsdbind::root! { Holder = "holder" }

pub mod ids {
    use super::{Known, OpenAttributes, Process};
    use xsdbind::types::Id;

    /// Whose attributes are left open.
    #[derive(Default)]
    pub struct Loose {
        pub others: OpenAttributes,
    }

    xsdbind::record! { Loose () {
        others: "@*" (process = Process::Lax(<AnyDocument as Known>::KNOWN)),
    } }

    xsdbind::root! { Loose = "loose" }

    /// The same beside an `ID` of its own.
    #[derive(Default)]
    pub struct Keyed {
        pub id: Option<Id>,
        pub others: OpenAttributes,
    }

    xsdbind::record! { Keyed () {
        id: "@id",
        others: "@*" (process = Process::Lax(<AnyDocument as Known>::KNOWN), beside_id = true),
    } }

    xsdbind::root! { Keyed = "keyed" }

    #[derive(Clone, Debug, PartialEq)]
    pub enum AnyDocument {
        Loose(Loose),
        Keyed(Keyed),
    }

    xsdbind::any_document! { AnyDocument {
        Loose(Loose),
        Keyed(Keyed),
    } attributes {
        "key" in "urn:a": Id,
        "lock" in "urn:a": Id,
    } }
}

/// XSD Part 1, section 3.4.4, clause 5.
#[test]
fn more_ids_than_a_wildcard_may_allow_are_not_written() {
    let attribute =
        |local, value: &str| OpenAttribute { name: ExpandedName::new("urn:a", local), value: value.to_owned() };
    let (key, lock, other) = (attribute("key", "a"), attribute("lock", "b"), attribute("other", "c"));
    let loose = |others: Vec<OpenAttribute>| xsdbind::to_string(&ids::Loose { others: OpenAttributes(others) });
    assert!(loose(vec![key.clone(), other.clone()]).is_ok());
    let error = loose(vec![key.clone(), lock]).unwrap_err();
    let expected = "/loose: attributes `key` of namespace `urn:a` and `lock` of namespace `urn:a` are IDs, and both match a wildcard";
    assert_eq!(error.to_string(), expected);
    let keyed = |others: Vec<OpenAttribute>| {
        xsdbind::to_string(&ids::Keyed { others: OpenAttributes(others), ..ids::Keyed::default() })
    };
    assert!(keyed(vec![other]).is_ok());
    let expected = "/keyed: attribute `key` of namespace `urn:a` is an ID and matches a wildcard, while the type has an ID of its own";
    assert_eq!(keyed(vec![key]).unwrap_err().to_string(), expected);
}

/// Four attributes of that namespace stand on any element; others are as any (XSD Part 1, section 3.4.4, clause 3).
#[test]
fn other_attributes_of_the_namespace_of_xsi_are_left_open() {
    const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
    let text = format!(r#"<tag xmlns:xsi="{XSI}" xsi:other="1" xsi:schemaLocation="urn:a a.xsd"/>"#);
    let tag: Tag = xsdbind::from_str(&text).unwrap();
    let other = OpenAttribute { name: ExpandedName::new(XSI, "other"), value: "1".to_owned() };
    assert_eq!(tag.others.0, [other]);
    assert_eq!(xsdbind::from_str::<Tag>(&xsdbind::to_string(&tag).unwrap()).unwrap().others, tag.others);
    let named = OpenAttribute { name: ExpandedName::new(XSI, "type"), value: "a".to_owned() };
    let tag = Tag { others: OpenAttributes(vec![named]), ..Tag::default() };
    assert_eq!(xsdbind::to_string(&tag).unwrap_err().kind(), ErrorKind::UnexpectedAttribute);
}
