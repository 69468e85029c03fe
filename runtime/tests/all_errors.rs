//! All errors of a document at once: each is told once, and what only follows from another is not.

use xsdbind::error::Errors;
use xsdbind::types::Token;
use xsdbind::{Boxed, ErrorKind, Limits, Nillable, ReadOptions, Tri, from_str};

pub type Short = xsdbind::Restricted<ShortRules>;
xsdbind::restriction! { ShortRules "Short" (Token) { min_length: Some(1), max_length: Some(5), } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    Red,
    Blue,
}
xsdbind::enumeration! { Colour { Red = "red", Blue = "blue", } }

pub struct Order {
    pub id: Short,
    pub amount: Option<i32>,
    pub colour: Tri<Colour>,
    pub tag: Vec<Short>,
    pub key: Nillable<Key>,
    pub way: OrderWay,
    pub note: Option<Note>,
    pub size: Option<Size>,
    pub version: u8,
    pub by: Option<String>,
}
xsdbind::record! { Order (name = "Order") {
    id: "id",
    amount: "amount",
    colour: "colour",
    tag: "tag" (min = 1, max = 3),
    key: "key",
    way: "(group)" (table = Some(<OrderWay as xsdbind::slot::Generated>::TABLE)),
    note: "note",
    size: "size",
    version: "@version",
    by: "@by",
} }
xsdbind::root! { Order = "order" }

pub enum Key {
    Number(NumberKey),
    Name(NameKey),
}
xsdbind::types! { Key[Number] (name = "Key") {
    Number: "NumberKey",
    Name: "NameKey",
} }

pub struct NumberKey {
    pub number: i32,
}
xsdbind::record! { NumberKey (name = "NumberKey") { number: "number", } }

pub struct NameKey {
    pub first: String,
    pub last: String,
}
xsdbind::record! { NameKey (name = "NameKey") { first: "first", last: "last", } }

pub enum OrderWay {
    Post(Short),
    Mail(OrderWayMail),
}
xsdbind::choice! { OrderWay[Post] () {
    Post: "post",
    Mail: "(mail)" (table = Some(<OrderWayMail as xsdbind::slot::Generated>::TABLE)),
} }

pub struct OrderWayMail {
    pub to: Short,
    pub cc: Short,
}
xsdbind::record! { OrderWayMail () { to: "to", cc: "cc", } }

pub struct Note {
    pub value: Short,
    pub lang: Option<String>,
}
xsdbind::record! { Note (name = "Note") { value: "text()", lang: "@lang", } }

pub struct Size {
    pub width: i32,
    pub height: i32,
}
xsdbind::record! { Size (name = "Size", order = xsdbind::table::Order::All) { width: "width", height: "height", } }

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

fn order(content: &str) -> String {
    format!("<order {XSI} version=\"1\">{content}</order>")
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn errors_of(text: &str) -> Errors {
    ReadOptions::new().all_errors().from_str::<Order>(text).unwrap_err()
}

/// The errors without their lines and columns; the first is that of strict reading, in the same words.
#[track_caller]
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn check(text: &str, expected: &[&str]) {
    let errors = errors_of(text);
    let shown = |error: &xsdbind::Error| format!("{}: {}", error.path(), error.message());
    assert_eq!(errors.iter().map(shown).collect::<Vec<_>>(), expected, "{errors}");
    assert!(errors.as_slice().is_sorted_by_key(xsdbind::Error::position), "{errors}");
    assert!(!errors.is_cut());
    let first = from_str::<Order>(text).unwrap_err();
    let told = |error: &xsdbind::Error| (error.kind(), error.to_string());
    assert_eq!(told(&first), told(&errors.as_slice()[0]));
}

const GOOD: &str = "<id>a</id><amount>1</amount><colour>red</colour><tag>t</tag><key xsi:type=\"NumberKey\">\
                    <number>1</number></key><post>p</post><note lang=\"en\">n</note>\
                    <size><height>1</height><width>2</width></size>";

#[test]
fn without_errors_there_is_a_value() {
    let options = ReadOptions::new().all_errors();
    let value: Order = options.from_str(&order(GOOD)).unwrap();
    assert_eq!(value, from_str(&order(GOOD)).unwrap());
    assert_eq!(value, options.from_slice(order(GOOD).as_bytes()).unwrap());
    assert_eq!(value, options.from_reader(order(GOOD).as_bytes()).unwrap());
}

#[test]
fn every_kind_of_violation_in_one_document() {
    let text = format!(
        "<order {XSI} version=\"x\" hue=\"1\" by=\"me\" tone=\"2\">\n\
         <id>too long</id>\n\
         <amount>1.5</amount>\n\
         <colour xsi:nil=\"true\">red</colour>\n\
         <tag>a</tag><tag/><tag>b</tag><tag>c</tag><tag>toolong</tag>\n\
         <key xsi:type=\"OtherKey\"><number>x</number></key>\n\
         <to>a</to>\n\
         <strange><id>1</id></strange>\n\
         stray\n\
         <note lang=\"en\" speed=\"1\">n<b/>n</note>\n\
         <size><height>x</height><height>1</height><depth/></size>\n\
         </order>"
    );
    let expected = "\
1:1: /order/@version: expected an `xs:unsignedByte`, found `x`
1:1: /order: attribute `hue` is not allowed
1:1: /order: attribute `tone` is not allowed
2:1: /order/id: value is longer than 5 characters
3:1: /order/amount: expected an `xs:int`, found `1.5`
4:1: /order/colour: an element that is nil has content
5:13: /order/tag[2]: value is shorter than 1 character
5:31: /order: element `tag` occurs more than 3 times
5:43: /order/tag[5]: value is longer than 5 characters
6:1: /order/key: type `OtherKey` is not known as one derived from `Key`
8:1: /order: expected element `cc`, found element `strange`
8:30: /order: text `stray` is not allowed here, only elements are
10:1: /order: expected element `cc`, found element `note`
10:1: /order/note: attribute `speed` is not allowed
10:28: /order/note: element `b` is not allowed here, only text is
11:7: /order/size/height: expected an `xs:int`, found `x`
11:25: /order/size: element `height` occurs twice
11:43: /order/size: expected element `width`, found element `depth`
11:51: /order/size: expected element `width`, found the end of the element";
    assert_eq!(errors_of(&text).to_string(), expected);
}

#[test]
fn what_is_missing_is_told_once() {
    check(
        &order(""),
        &[
            "/order: expected element `id`, found the end of the element",
            "/order: expected element `tag`, found the end of the element",
            "/order: expected element `key`, found the end of the element",
            "/order: expected one of `post`, `to`, found the end of the element",
        ],
    );
    check(&order(&GOOD.replace("<id>a</id>", "")), &["/order: expected element `id`, found element `amount`"]);
    check(&order(GOOD).replace(" version=\"1\"", ""), &["/order: attribute `version` is missing"]);
}

#[test]
fn an_element_out_of_order_is_one_error() {
    let moved = |element: &str, before: &str| {
        let rest = GOOD.replace(element, "");
        order(&rest.replacen(before, &format!("{element}{before}"), 1))
    };
    // Later than it should: told as missing where it should be, or where it is.
    check(&moved("<id>a</id>", "<tag>"), &["/order: expected element `id`, found element `amount`"]);
    check(&moved("<amount>1</amount>", "<note"), &["/order: element `amount` is not allowed here"]);
    check(&moved("<post>p</post>", "<size>"), &["/order: expected one of `post`, `to`, found element `note`"]);
    // Earlier: the next is told, and those after it follow on that.
    check(
        &moved("<note lang=\"en\">n</note>", "<amount>"),
        &["/order: expected element `tag`, found element `note`", "/order: element `amount` is not allowed here"],
    );
    // In it, errors are told.
    check(
        &order(&GOOD.replace("<amount>1</amount>", "").replace("<note", "<amount>x</amount><note")),
        &["/order: element `amount` is not allowed here", "/order/amount: expected an `xs:int`, found `x`"],
    );
}

#[test]
fn an_element_again_is_one_error() {
    let twice = |element: &str| order(&GOOD.replacen(element, &element.repeat(2), 1));
    for name in ["<id>a</id>", "<amount>1</amount>", "<colour>red</colour>"] {
        let local = name[1..].split('>').next().unwrap();
        let expected = format!("/order: expected element `tag`, found element `{local}`");
        check(&twice(name), &[&expected]);
    }
    check(&twice("<post>p</post>"), &["/order: element `post` is not allowed here"]);
    // Both branches of the choice.
    check(
        &order(&GOOD.replace("<post>p</post>", "<post>p</post><to>a</to><cc>b</cc>")),
        &["/order: element `to` is not allowed here", "/order: element `cc` is not allowed here"],
    );
}

#[test]
fn elements_not_known_are_told_wherever_they_stand() {
    for (at, found) in GOOD.match_indices('<').filter(|(at, _)| !GOOD[*at..].starts_with("</")) {
        let mut text = GOOD.to_owned();
        text.insert_str(at, "<odd a=\"1\"><id>x</id>text</odd>");
        assert_eq!(found, "<");
        let text = order(&text);
        let errors = errors_of(&text);
        assert_eq!(errors.as_slice().len(), 1, "{text}: {errors}");
        let told = ["found element `odd`", "element `odd` is not allowed here"];
        assert!(told.iter().any(|told| errors.to_string().ends_with(told)), "{errors}");
        assert_eq!(from_str::<Order>(&text).unwrap_err().to_string(), errors.to_string());
    }
}

#[test]
fn types_and_nil() {
    let key = |key: &str| order(&GOOD.replace("<key xsi:type=\"NumberKey\"><number>1</number></key>", key));
    let derived =
        "/order/key: type `Key` is abstract: `xsi:type` must name one derived from it: `NumberKey`, `NameKey`";
    check(&key("<key/>"), &[derived]);
    check(&key("<key xsi:type=\"p:NumberKey\"/>"), &["/order/key: the prefix `p` is not bound to a namespace"]);
    check(
        &key("<key xsi:type=\"NameKey\"><number>1</number></key>"),
        &[
            "/order/key: expected element `first`, found element `number`",
            "/order/key: expected element `first`, found the end of the element",
            "/order/key: expected element `last`, found the end of the element",
        ],
    );
    check(&key("<key xsi:nil=\"maybe\"/>"), &["/order/key: `xsi:nil` is neither true nor false: `maybe`"]);
    check(
        &key("<key xsi:nil=\"1\" xsi:type=\"NameKey\" odd=\"1\"><first/></key>"),
        &["/order/key: attribute `odd` is not allowed", "/order/key: an element that is nil has content"],
    );
    check(
        &key("<key xsi:odd=\"1\" xsi:type=\"NumberKey\"><number>1</number></key>"),
        &["/order/key: `xsi:odd` is not an attribute that XML Schema defines"],
    );
    check(
        &order(&GOOD.replace("<id>", "<id xsi:nil=\"false\">")),
        &["/order/id: `xsi:nil` is not allowed: the element is not nillable"],
    );
}

#[test]
fn text_that_is_not_well_formed_ends_the_list() {
    for end in ["<amount>1</amont>", "&x;", "<a b/>", "", "</order><order/>", "<a:b/>", "<!DOCTYPE a>"] {
        let text = format!("<order version=\"1\"><id/>{end}");
        let errors = errors_of(&text);
        let last = errors.as_slice().last().unwrap();
        assert_eq!(last.kind(), ErrorKind::Syntax, "{errors}");
        assert_eq!(errors.as_slice()[0].path(), "/order/id", "{errors}");
        let others = errors.iter().filter(|error| error.kind() == ErrorKind::Syntax).count();
        assert_eq!(others, 1, "{errors}");
    }
    assert_eq!(errors_of("<other/>").as_slice().len(), 1);
    assert_eq!(errors_of("").as_slice()[0].kind(), ErrorKind::Syntax);
    let bytes = ReadOptions::new().all_errors().from_slice::<Order>(b"<order>\xff").unwrap_err();
    assert_eq!(bytes.as_slice()[0].kind(), ErrorKind::Encoding);
}

#[test]
fn the_list_is_cut_and_says_so() {
    let text = order(&"<odd/>".repeat(200));
    let errors = errors_of(&text);
    assert_eq!((errors.as_slice().len(), errors.is_cut()), (100, true));
    assert!(errors.to_string().ends_with("\nonly the first 100 errors are listed"), "{errors}");
    for (limit, cut) in [(0, true), (1, true), (203, true), (204, false)] {
        let options = ReadOptions::new().limits(Limits::default().errors(limit));
        let errors = options.all_errors().from_str::<Order>(&text).unwrap_err();
        assert_eq!((errors.as_slice().len(), errors.is_cut()), (limit.max(1), cut), "{limit}");
    }
    // The error that ends the list counts too.
    let options = ReadOptions::new().limits(Limits::default().errors(2)).all_errors();
    let errors = options.from_str::<Order>("<order version=\"1\"><odd/><odd/><").unwrap_err();
    assert_eq!((errors.as_slice().len(), errors.is_cut()), (2, true), "{errors}");
}

pub struct Node {
    pub value: Option<i32>,
    pub child: Option<Boxed<Node>>,
}
xsdbind::record! { Node (name = "Node") { value: "value", child: "child", } }
xsdbind::root! { Node = "child" }

#[test]
fn limits_hold_also_in_what_is_skipped() {
    let all = ReadOptions::new().all_errors();
    let deep = |name: &str, depth: usize| {
        format!("{}{}", format!("<{name}>").repeat(depth), format!("</{name}>").repeat(depth))
    };
    for name in ["child", "odd"] {
        let text = format!("<child><value>x</value>{}</child>", deep(name, 100_000));
        let errors = all.from_str::<Node>(&text).unwrap_err();
        assert_eq!(errors.as_slice()[0].path(), "/child/value");
        assert_eq!(errors.as_slice().last().unwrap().kind(), ErrorKind::Limit, "{errors}");
    }
    let deepest = ReadOptions::new().limits(Limits::default().depth(usize::MAX)).all_errors();
    assert!(deepest.from_str::<Node>(&deep("child", Limits::MAX_DEPTH)).is_ok());
    let errors = deepest.from_str::<Node>(&deep("child", Limits::MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(errors.as_slice()[0].path(), "/child".repeat(Limits::MAX_DEPTH + 1));
}

#[test]
fn many_errors_in_a_long_line_take_little_time() {
    let text = format!("<child>{}</child>", "<value>x</value><odd/>".repeat(50_000));
    let options = ReadOptions::new().limits(Limits::default().errors(usize::MAX)).all_errors();
    let errors = options.from_str::<Node>(&text).unwrap_err();
    // The first value is wrong; all others are that and too many.
    assert_eq!(errors.as_slice().len(), 50_000 * 3 - 1);
}
