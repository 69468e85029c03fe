//! Identity constraints where documents are deep or long, or go through choices and groups; the rest is in
//! `tests/cases/identity_*`.

use xsdbind::identity::{Constraint, Kind, Step::*};
use xsdbind::{ErrorKind, Limits, ReadOptions, check_identity_constraints, check_ids, from_str};

/// Nodes of any depth, of which each is a scope of its own: what is in one has different numbers, and what refers to a
/// number has that in it somewhere.
#[derive(Default)]
struct Node {
    part: Vec<Part>,
    number: Option<u32>,
    to: Option<u32>,
}
xsdbind::record! { Node () {
    part: "(part)" (table = Some(<Part as xsdbind::slot::Generated>::TABLE)),
    number: "@number",
    to: "@to",
} }
xsdbind::root! { Node = "node" (identity = CONSTRAINTS) }

enum Part {
    Node(xsdbind::Boxed<Node>),
    Mark(u32),
}
xsdbind::choice! { Part[Mark] () { Node: "node" (identity = CONSTRAINTS), Mark: "mark", } }

const CONSTRAINTS: &[Constraint] = &[
    Constraint {
        kind: Kind::Key,
        name: ("", "marks"),
        selector: &[&[Descendants, Child("", "mark")]],
        fields: &[&[&[]]],
    },
    Constraint {
        kind: Kind::Unique,
        name: ("", "numbers"),
        selector: &[&[Child("", "node")]],
        fields: &[&[&[Attribute("", "number")]]],
    },
    Constraint {
        kind: Kind::KeyRef(("", "numbers")),
        name: ("", "to"),
        selector: &[&[]],
        fields: &[&[&[Attribute("", "to")]]],
    },
];

#[track_caller]
fn told(document: &str, expected: &str) {
    let node: Node = from_str(document).unwrap();
    let error = check_identity_constraints(&node).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Identity, expected));
}

#[test]
fn choices_have_no_step_of_their_own() {
    told(
        "<node><mark>1</mark><node><mark>01</mark></node></node>",
        "/node/node/mark: the key `marks` has the value `1` twice",
    );
}

/// Section 3.11.5: those of the element itself count, whatever stands further in.
#[test]
fn keys_of_the_element_go_before_those_further_in() {
    let node: Node = from_str(
        r#"<node to="1"><node number="1"><node number="1"/></node><node number="2"><node number="1"/></node></node>"#,
    )
    .unwrap();
    check_identity_constraints(&node).unwrap();
    told(
        r#"<node to="3"><node><node number="3"/><node number="4"/></node><node><node number="3"/></node></node>"#,
        "/node: `numbers` has no value `3`, to which the key reference `to` refers; several elements have it, so that it \
         counts in none",
    );
    let node: Node =
        from_str(r#"<node to="4"><node><node number="4"/></node><node><node number="3"/></node></node>"#).unwrap();
    check_identity_constraints(&node).unwrap();
}

/// As deep as can be read, in a thread as tests and servers have them.
#[test]
fn deep_documents() {
    let depth = Limits::MAX_DEPTH;
    let start = |number: usize| format!(r#"<node number="{number}" to="{}">"#, depth - 1);
    let start = (0..depth).map(start).collect::<Vec<_>>().concat();
    let options = ReadOptions::new().limits(Limits::default().depth(depth));
    let text = format!("{start}{}", "</node>".repeat(depth));
    let node: Node = options.from_str(&text).unwrap();
    check_ids(&node).unwrap();
    let error = check_identity_constraints(&node).unwrap_err();
    assert!(error.message().starts_with("`numbers` has no value `511`"), "{error}");
    assert_eq!(error.path().matches("/node").count(), depth);
    let node: Node = options.from_str(&text.replacen(r#" to="511"></node>"#, "></node>", 1)).unwrap();
    check_identity_constraints(&node).unwrap();
    // One that was made can be deeper.
    let mut deeper = Node::default();
    for _ in 1..depth {
        deeper = Node { part: vec![Part::Node(xsdbind::Boxed::new(deeper))], ..Node::default() };
    }
    assert_eq!(check_ids(&deeper).map_err(|error| error.kind()), Ok(()));
    let deeper = Node { part: vec![Part::Node(xsdbind::Boxed::new(deeper))], ..Node::default() };
    assert_eq!(check_identity_constraints(&deeper).unwrap_err().kind(), ErrorKind::Limit);
}

/// Comparing each with each would take minutes.
#[test]
fn long_documents() {
    let marks = (0..50_000).map(|number| format!("<mark>{number}</mark>")).collect::<Vec<_>>().concat();
    let node: Node = from_str(&format!("<node>{marks}</node>")).unwrap();
    check_identity_constraints(&node).unwrap();
    let node: Node = from_str(&format!("<node>{marks}<node><mark>7</mark></node></node>")).unwrap();
    let error = check_identity_constraints(&node).unwrap_err();
    assert_eq!(error.to_string(), "/node/node/mark: the key `marks` has the value `7` twice");
}
