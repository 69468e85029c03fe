//! Lenient reading: what it passes over, what it keeps, what it never forgives, and what may be written after it.

use xsdbind::error::{Deviation, Found};
use xsdbind::open::OpenElement;
use xsdbind::table::Wildcard;
use xsdbind::types::{Decimal, List, Token};
use xsdbind::{ErrorKind, Limits, ReadOptions, Tri, WithDeviations, WriteOptions, from_str, to_string};

pub type Short = xsdbind::Restricted<ShortRules>;
xsdbind::restriction! { ShortRules "Short" (Token) { max_length: Some(5), patterns: &[&["[a-z]*"]], } }

pub type Price = xsdbind::Restricted<PriceRules>;
xsdbind::restriction! { PriceRules "Price" (Decimal) { fraction_digits: Some(2), max_inclusive: Some("100"), } }

pub type Few = xsdbind::Restricted<FewRules>;
xsdbind::restriction! { FewRules "Few" (List<Short>) { max_length: Some(2), } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closed {
    Red,
    Blue,
}
xsdbind::enumeration! { Closed { Red = "red", Blue = "blue", } }

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    Red,
    Unrecognized(String),
}
xsdbind::enumeration! { Open { Red = "red", ..Unrecognized, } }

pub struct Reply {
    pub name: Short,
    pub price: Option<Price>,
    pub few: Tri<Few>,
    pub closed: Option<Closed>,
    pub open: Vec<Open>,
    pub way: Option<ReplyWay>,
    pub inner: Tri<Inner>,
    pub kind: Option<Short>,
}
xsdbind::record! { Reply (name = "Reply", namespace = "urn:r", elements = "urn:r") {
    name: "name",
    price: "price",
    few: "few",
    closed: "closed",
    open: "open" (max = 3),
    way: "(group)" (table = Some(<ReplyWay as xsdbind::slot::Generated>::TABLE)),
    inner: "inner",
    kind: "@kind",
} }
xsdbind::root! { Reply = "reply" (namespace = Some("urn:r")) }

pub enum ReplyWay {
    Post(Short),
    Mail(String),
}
xsdbind::choice! { ReplyWay[Post] (elements = "urn:r") { Post: "post", Mail: "mail", } }

pub struct Inner {
    pub a: Option<i32>,
    pub b: i32,
}
xsdbind::record! { Inner (name = "Inner", namespace = "urn:r", elements = "urn:r") { a: "a", b: "b", } }

const GOOD: &str = "<name>ann</name><price>1.5</price><few>a b</few><closed>red</closed><open>red</open><post>p</post>\
                    <inner><a>1</a><b>2</b></inner>";

fn reply(content: &str) -> String {
    format!(
        "<reply xmlns=\"urn:r\" xmlns:n=\"urn:new\" xmlns:u=\"urn:unused\" kind=\"k\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{content}</reply>"
    )
}

#[track_caller]
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn read(text: &str) -> WithDeviations<Reply> {
    ReadOptions::new().lenient().from_str(text).unwrap()
}

#[track_caller]
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn one(text: &str) -> (Reply, Deviation) {
    let (reply, mut deviations) = read(text).into_parts();
    assert_eq!(deviations.len(), 1, "{deviations:?}");
    (reply, deviations.pop().unwrap())
}

#[test]
fn without_deviations_it_is_strict_reading() {
    let strict: Reply = from_str(&reply(GOOD)).unwrap();
    assert_eq!(read(&reply(GOOD)).exact().unwrap(), strict);
    let lenient = ReadOptions::new().lenient();
    assert_eq!(lenient.from_slice::<Reply>(reply(GOOD).as_bytes()).unwrap().exact().unwrap(), strict);
    assert_eq!(lenient.from_reader::<Reply, _>(reply(GOOD).as_bytes()).unwrap().exact().unwrap(), strict);
}

#[test]
fn what_may_have_happened_to_a_document_is_said_to_have_it() {
    let unchanged = read(&reply(GOOD));
    assert_eq!(unchanged.document(), &from_str::<Reply>(&reply(GOOD)).unwrap());
    assert!(unchanged.whole().is_ok());
    // A value that is kept is in the document, and writing tells of it.
    let kept = read(&reply(&GOOD.replace("1.5", "1000")));
    assert!(!kept.deviations()[0].is_passed_over());
    let kept = kept.exact().unwrap_err().whole().unwrap();
    assert_eq!(to_string(&kept).unwrap_err().path(), "/reply/price");
    // What is passed over is not, and writing could not know.
    for text in [reply(&format!("{GOOD}<odd/>")), reply(GOOD).replace(" kind", " n:odd='1' kind")] {
        let less = read(&text).whole().unwrap_err();
        assert_eq!(less.deviations().len(), 1, "{text}");
        assert!(less.deviations()[0].is_passed_over());
        assert!(to_string(&less.into_parts().0).is_ok());
    }
}

#[test]
fn unknown_elements_are_passed_over_wherever_they_stand() {
    let strict: Reply = from_str(&reply(GOOD)).unwrap();
    let places = GOOD.match_indices('<').filter(|(at, _)| {
        // Not in simple values.
        !GOOD[*at..].starts_with("</") || GOOD[..*at].ends_with('>')
    });
    for at in places.map(|(at, _)| at).chain([GOOD.len()]) {
        let mut text = GOOD.to_owned();
        text.insert_str(at, "<n:odd>1</n:odd><odd xmlns=\"\"><name/></odd><!-- c --><n:odd/>");
        let (found, deviations) = read(&reply(&text)).into_parts();
        assert_eq!(found, strict, "{text}");
        let xml: Vec<&Found> = deviations.iter().map(Deviation::found).collect();
        let expected = [
            "<n:odd xmlns=\"urn:r\" xmlns:n=\"urn:new\">1</n:odd>",
            "<odd xmlns=\"\"><name/></odd>",
            "<n:odd xmlns=\"urn:r\" xmlns:n=\"urn:new\"/>",
        ];
        let expected = expected.map(|xml| Found::Element(xml.to_owned()));
        assert_eq!(xml, expected.iter().collect::<Vec<_>>(), "{text}");
        let path =
            if text[..at].contains("<inner>") && !text[..at].contains("</inner>") { "/reply/inner" } else { "/reply" };
        assert!(deviations.iter().all(|deviation| deviation.error().path() == path), "{deviations:?}");
        // Strict reading stops at the first of them.
        let error = from_str::<Reply>(&reply(&text)).unwrap_err();
        assert_eq!(error.position(), deviations[0].error().position());
    }
}

#[test]
fn what_was_passed_over_can_be_read_on_its_own() {
    let element = "<n:list n:a='\u{e4}&lt;' t=\"n:x\"><u2:x xmlns:u2=\"urn:2\"/>\n<![CDATA[<]]>text</n:list>";
    let (_, deviation) = one(&reply(&format!("{GOOD}{element}")));
    let Found::Element(xml) = deviation.found() else { panic!("{deviation}") };
    let expected = element.replacen("<n:list", "<n:list xmlns=\"urn:r\" xmlns:n=\"urn:new\"", 1);
    assert_eq!(*xml, expected);
    let read: Anything = from_str(xml).unwrap();
    assert_eq!(read.0.prefixes, [("n".to_owned(), "urn:new".to_owned())]);
    assert_eq!(read.0.elements().map(|child| child.name.namespace.as_str()).collect::<Vec<_>>(), ["urn:2"]);
    // Namespaces are escaped, and the innermost counts.
    let text =
        "<reply xmlns=\"urn:r\" xmlns:n=\"urn:1\"><name/><inner xmlns:n='a&amp;\"&#10;'><b>1</b><n:x/></inner></reply>";
    let (_, deviation) = one(text);
    let expected = Found::Element("<n:x xmlns=\"urn:r\" xmlns:n=\"a&amp;&quot;&#10;\"/>".to_owned());
    assert_eq!(deviation.found(), &expected);
    // Without any namespace there is nothing to declare.
    let (_, deviations) = ReadOptions::new().lenient().from_str::<Plain>("<plain><x/></plain>").unwrap().into_parts();
    assert_eq!(deviations[0].found(), &Found::Element("<x/>".to_owned()));
}

#[derive(Clone, Debug, PartialEq)]
pub struct Anything(pub xsdbind::open::OpenContent);
xsdbind::document! { Anything(xsdbind::open::OpenContent) = "list" (namespace = Some("urn:new")) }

pub struct Plain {}
xsdbind::record! { Plain (name = "Plain") {} }
xsdbind::root! { Plain = "plain" }

#[test]
fn unknown_attributes_are_passed_over() {
    let cases = [
        ("<name>", "<name n:a=\"1 &amp; n:b\">", "/reply/name", "n:a=\"1 &amp; n:b\" xmlns:n=\"urn:new\""),
        ("<inner>", "<inner a=\"\">", "/reply/inner", "a=\"\""),
        ("<post>", "<post xml:lang='e\"n'>", "/reply/post", "xml:lang=\"e&quot;n\""),
        ("<few>a b</few>", "<few t='n:x' xsi:nil=\"true\"/>", "/reply/few", "t=\"n:x\" xmlns:n=\"urn:new\""),
        (
            "<price>",
            "<price xsi:odd=\"1\">",
            "/reply/price",
            "xsi:odd=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
        ),
    ];
    for (from, to, path, xml) in cases {
        let (_, deviation) = one(&reply(&GOOD.replace(from, to)));
        assert_eq!(
            (deviation.error().kind(), deviation.error().path().as_str()),
            (ErrorKind::UnexpectedAttribute, path)
        );
        assert_eq!(deviation.found(), &Found::Attribute(xml.to_owned()));
    }
}

#[test]
fn values_that_facets_refuse_are_kept_and_not_written() {
    let cases = [
        ("<name>ann</name>", "<name> annabelle </name>", "/reply/name", " annabelle "),
        ("<price>1.5</price>", "<price>1.575</price>", "/reply/price", "1.575"),
        ("<price>1.5</price>", "<price>101</price>", "/reply/price", "101"),
        ("<few>a b</few>", "<few>a b c</few>", "/reply/few", "a b c"),
        ("<post>p</post>", "<post>P</post>", "/reply/post", "P"),
    ];
    for (from, to, path, text) in cases {
        let document = reply(&GOOD.replace(from, to));
        let (value, deviation) = one(&document);
        assert_eq!(deviation.found(), &Found::Value(text.to_owned()));
        let strict = from_str::<Reply>(&document).unwrap_err();
        assert_eq!(deviation.error().to_string(), strict.to_string());
        assert_eq!(deviation.to_string(), format!("{strict}; kept"));
        let refused = to_string(&value).unwrap_err();
        assert_eq!((refused.kind(), refused.path().as_str()), (ErrorKind::Value, path));
        assert_eq!(refused.message(), strict.message());
        // When asked for, it is written as it was.
        let written = WriteOptions::new().check_facets(false).to_string(&value).unwrap();
        assert_eq!(read(&written).into_parts().0, value);
        assert!(written.contains(text.trim()), "{written}");
        // Copies are no way around.
        assert_eq!(to_string(&value.clone()).unwrap_err().path(), path);
    }
    let document = reply(GOOD).replace("kind=\"k\"", "kind=\"K9\"");
    let (value, deviation) = one(&document);
    assert_eq!(deviation.error().path(), "/reply/@kind");
    let refused = deviation.error().value_error().unwrap();
    assert_eq!(refused.to_string(), "@kind (Short): does not match the pattern `[a-z]*`");
    assert_eq!(deviation.error().message(), "value does not match the pattern `[a-z]*`");
    assert_eq!(value.kind.as_ref().map(Short::as_str), Some("K9"));
    assert_eq!(value.kind.unwrap().check().unwrap_err().to_string(), "Short: does not match the pattern `[a-z]*`");
    assert!(value.name.check().is_ok());
}

#[test]
fn a_value_kept_is_refused_also_in_another_document() {
    let (lenient, _) = one(&reply(&GOOD.replace("ann", "annabelle")));
    let mut other: Reply = from_str(&reply(GOOD)).unwrap();
    other.name = lenient.name;
    assert_eq!(to_string(&other).unwrap_err().to_string(), "/reply/name: value is longer than 5 characters");
}

#[test]
fn unknown_values_of_enumerations_are_kept_where_there_is_room() {
    let (value, deviation) = one(&reply(&GOOD.replace("<open>red", "<open>red</open><open> pale  green ")));
    assert_eq!(value.open, [Open::Red, Open::Unrecognized("pale green".to_owned())]);
    assert_eq!(deviation.error().path(), "/reply/open[2]");
    assert_eq!(deviation.error().message(), "value is not one of `red`: found `pale green`");
    assert_eq!(deviation.found(), &Found::Value(" pale  green ".to_owned()));
    // Strict reading keeps it too, as the code was generated to, so that it may be written.
    assert_eq!(from_str::<Reply>(&to_string(&value).unwrap()).unwrap(), value);
    // Absent would mean another thing.
    let error = ReadOptions::new()
        .lenient()
        .from_str::<Reply>(&reply(&GOOD.replace("<closed>red", "<closed>green")))
        .unwrap_err();
    assert_eq!(error.path(), "/reply/closed");
    let message =
        "value is not one of `red`, `blue`: found `green`; code generated with `enums = \"open\"` would keep it";
    assert_eq!(error.message(), message);
}

#[test]
fn anything_else_is_an_error_as_in_strict_reading() {
    let cases = [
        ("<name>ann</name>", "", ErrorKind::MissingElement),
        ("<name>ann</name>", "<n:name>ann</n:name>", ErrorKind::MissingElement),
        ("<name>ann</name><price>1.5</price>", "<price>1.5</price><name>ann</name>", ErrorKind::MissingElement),
        ("<price>1.5</price><few>a b</few>", "<few>a b</few><price>1.5</price>", ErrorKind::UnexpectedElement),
        ("<closed>red</closed>", "<closed>red</closed><closed>red</closed>", ErrorKind::UnexpectedElement),
        ("<open>red</open>", "<open/><open/><open/><open/>", ErrorKind::Occurrence),
        ("<post>p</post>", "<post>p</post><mail>p</mail>", ErrorKind::UnexpectedElement),
        ("<price>1.5", "<price>dear", ErrorKind::Value),
        ("<few>a b", "<few>a B", ErrorKind::Value),
        ("<name>ann", "<name>a<n:x/>nn", ErrorKind::UnexpectedElement),
        ("<name>", "<name xsi:nil=\"true\">", ErrorKind::Nil),
        ("<few>", "<few xsi:nil=\"true\">", ErrorKind::Nil),
        ("<few>a b</few>", "<few xsi:nil=\"true\"><n:x/></few>", ErrorKind::Nil),
        ("<inner>", "<inner xsi:type=\"Other\">", ErrorKind::Type),
        ("<inner>", "<inner>text", ErrorKind::UnexpectedText),
        ("<b>2</b>", "<n:b>2</n:b>", ErrorKind::MissingElement),
        ("</inner>", "</iner>", ErrorKind::Syntax),
        ("</name>", "</name><n:x><n:y></n:x>", ErrorKind::Syntax),
        ("</name>", "</name><n:x y:a=\"1\"/>", ErrorKind::Syntax),
    ];
    for (from, to, kind) in cases {
        let text = reply(&GOOD.replacen(from, to, 1));
        let error = ReadOptions::new().lenient().from_str::<Reply>(&text).unwrap_err();
        assert_eq!(error.kind(), kind, "{to}: {error}");
    }
    let error = ReadOptions::new().lenient().from_str::<Reply>("<n:reply xmlns:n=\"urn:n\"/>").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedElement);
}

pub struct Wild {
    pub a: String,
    pub b: Option<String>,
    pub any: Vec<OpenElement>,
    pub c: String,
}
xsdbind::record! { Wild (name = "Wild") {
    a: "a",
    b: "b",
    any: "*" (wildcard = Wildcard::Other(""), max = 1),
    c: "c",
} }
xsdbind::root! { Wild = "wild" }

#[test]
fn a_wildcard_takes_what_is_its_own() {
    let read = |text: &str| {
        let text = format!("<wild xmlns:n=\"urn:n\">{text}</wild>");
        ReadOptions::new().lenient().from_str::<Wild>(&text).map(WithDeviations::into_parts)
    };
    let (wild, deviations) = read("<a/><x/><b/><n:x/><y/><c/><y/>").unwrap();
    assert_eq!((wild.any.len(), deviations.len()), (1, 3));
    // It knows an element of another namespace, which may then not stand elsewhere or too often.
    for text in ["<n:x/><a/><c/>", "<a/><n:x/><n:x/><c/>", "<a/><n:x/><b/><c/>", "<a/><c/><n:x/>"] {
        assert!(read(text).is_err(), "{text}");
    }
}

pub struct Sizes {
    pub width: i32,
    pub height: Option<i32>,
}
xsdbind::record! { Sizes (name = "Sizes", order = xsdbind::table::Order::All) { width: "width", height: "height", } }
xsdbind::root! { Sizes = "sizes" }

#[test]
fn in_any_order_too() {
    let text = "<sizes><x/><height>1</height><x/><width>2</width><x/></sizes>";
    let (sizes, deviations) = ReadOptions::new().lenient().from_str::<Sizes>(text).unwrap().into_parts();
    assert_eq!((sizes.width, sizes.height, deviations.len()), (2, Some(1), 3));
}

#[test]
fn no_deviation_is_dropped_for_a_limit() {
    let text = reply(&format!("{GOOD}{}", "<n:x/>".repeat(20)));
    let with = |limits: Limits| ReadOptions::new().limits(limits).lenient().from_str::<Reply>(&text);
    assert_eq!(with(Limits::default().deviations(20)).unwrap().deviations().len(), 20);
    for limit in [0, 19] {
        let error = with(Limits::default().deviations(limit)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert_eq!(error.message(), format!("the document deviates from the schema in more than {limit} places"));
    }
    let deep = reply(&format!("{GOOD}{}", "<n:x>".repeat(100_000)));
    let error = ReadOptions::new().lenient().from_str::<Reply>(&deep).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[test]
fn namespaces_cannot_make_it_take_much_memory() {
    let long = "x".repeat(1 << 20);
    let text = format!("<plain xmlns:n=\"{long}\">{}</plain>", "<n:x/>".repeat(1000));
    let error = ReadOptions::new().lenient().from_str::<Plain>(&text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
}

/// The elements of a document, each with the text behind its tag, moved, repeated, left out and added to.
fn damaged(changes: &[(u8, proptest::sample::Index, proptest::sample::Index)]) -> String {
    const MORE: &[&str] = &[
        "<n:x>",
        "</n:x>",
        "<x a='n:b'/>",
        "<name>toolongtoolong",
        "</name>",
        "<open>pale</open>",
        "text",
        "<inner>",
        "<price>1.234</price>",
        "<few xsi:nil='1'/>",
        "<mail>m</mail>",
        "<name n:a='1'>b</name>",
        "<b>2</b>",
        "<!---->",
    ];
    let mut parts: Vec<String> = GOOD.split_inclusive('>').map(str::to_owned).collect();
    for (what, one, other) in changes {
        let (at, to) = (one.index(parts.len()), other.index(parts.len()));
        // An element with what stands in it, where it is a simple one.
        let end = (at + 1 + usize::from(parts[at].starts_with('<') && !parts[at].starts_with("</"))).min(parts.len());
        match what % 4 {
            0 => drop(parts.drain(at..end)),
            1 => {
                let copy = parts[at..end].to_vec();
                parts.splice(to..to, copy);
            }
            2 => {
                let moved: Vec<String> = parts.drain(at..end).collect();
                let to = to.min(parts.len());
                parts.splice(to..to, moved);
            }
            _ => parts.insert(at, MORE[other.index(MORE.len())].to_owned()),
        }
        if parts.is_empty() {
            break;
        }
    }
    reply(&parts.concat())
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 4000, ..Default::default() })]

    #[test]
    fn the_three_ways_of_reading_agree(changes in proptest::collection::vec(proptest::prelude::any::<(u8, proptest::sample::Index, proptest::sample::Index)>(), 1..5)) {
        let text = damaged(&changes);
        let strict = from_str::<Reply>(&text);
        let all = ReadOptions::new().all_errors().from_str::<Reply>(&text);
        let lenient = ReadOptions::new().lenient().from_str::<Reply>(&text);
        match (strict, all) {
            (Ok(strict), Ok(all)) => {
                assert_eq!(strict, all);
                assert_eq!(lenient.unwrap().into_parts().0, strict);
            }
            (Err(strict), Err(all)) => {
                let first = &all.as_slice()[0];
                assert_eq!((first.position(), first.path()), (strict.position(), strict.path()), "{text}\n{all}");
                assert!(all.as_slice().is_sorted_by_key(xsdbind::Error::position), "{text}\n{all}");
                match lenient {
                    Err(error) => {
                        let known = |other: &xsdbind::Error| (other.position(), other.path()) == (error.position(), error.path());
                        assert!(all.iter().any(known), "{text}\n{error}\n{all}");
                    }
                    Ok(read) => {
                        let (value, deviations) = read.into_parts();
                        assert!(!deviations.is_empty(), "{text}");
                        let written = WriteOptions::new().check_facets(false).to_string(&value).unwrap();
                        assert_eq!(crate::lenient::read(&written).into_parts().0, value);
                        let kept = |one: &Deviation| matches!(one.found(), Found::Value(_)) && !one.error().path().contains("/open");
                        assert_eq!(to_string(&value).is_err(), deviations.iter().any(kept), "{text}");
                    }
                }
            }
            (strict, all) => panic!("{text}\n{strict:?}\n{all:?}"),
        }
    }
}
