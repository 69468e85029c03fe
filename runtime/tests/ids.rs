//! `ID` and `IDREF` in documents: in elements and attributes, in lists, unions and restrictions, in choices and types.

use xsdbind::types::{Id, IdRef, IdRefs, List};
use xsdbind::{ErrorKind, Restricted, check_ids, from_str};

xsdbind::restriction! { ShortIdRules (Id) { max_length: Some(3), } }
type ShortId = Restricted<ShortIdRules>;

#[derive(Clone, Debug)]
enum Target {
    Number(u8),
    IdRef(IdRef),
}
xsdbind::union! { Target () { Number: u8, IdRef: IdRef, } }

struct Node {
    id: Option<ShortId>,
    next: Option<IdRef>,
    all: Option<IdRefs>,
    any: Option<List<Target>>,
    part: Vec<Part>,
    target: Option<Target>,
}
xsdbind::record! { Node () {
    part: "(part)" (table = Some(<Part as xsdbind::slot::Generated>::TABLE)),
    target: "target",
    id: "@id",
    next: "@next",
    all: "@all",
    any: "@any",
} }
xsdbind::root! { Node = "node" }

enum Part {
    Node(xsdbind::Boxed<Node>),
    Name(Id),
}
xsdbind::choice! { Part[Name] () { Node: "node", Name: "name", } }

#[track_caller]
fn told(document: &str, expected: &str) {
    let node: Node = from_str(document).unwrap();
    let error = check_ids(&node).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Identity, expected));
}

#[test]
fn each_stands_once_and_is_found() {
    let document =
        r#"<node id="a" next="c" all="a b c" any="7 b"><name>b</name><node id="c"/><target>a</target></node>"#;
    let node: Node = from_str(document).unwrap();
    check_ids(&node).unwrap();
}

#[test]
fn twice() {
    told(r#"<node id="a"><node id="a"/></node>"#, "/node/node/@id: the ID `a` occurs twice in the document");
    told(r#"<node id="a"><name>b</name><name>b</name></node>"#, "/node/name: the ID `b` occurs twice in the document");
}

#[test]
fn to_none() {
    told(r#"<node next="b"/>"#, "/node/@next: there is no ID `b` in the document");
    told(r#"<node id="a" all="a b"/>"#, "/node/@all: there is no ID `b` in the document");
    told(r#"<node any="1 b"/>"#, "/node/@any: there is no ID `b` in the document");
    told("<node><node><target>b</target></node></node>", "/node/node/target: there is no ID `b` in the document");
}
