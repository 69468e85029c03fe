//! Enumerations that keep other values: only those that the other facets allow, however they came to be.

use xsdbind::raw::Builder;
use xsdbind::types::{List, NmToken, Token, Typed};
use xsdbind::{ErrorKind, ReadOptions, from_str, to_string};

/// At most five characters, no blank within.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Tree {
    Ash,
    Other(String),
}
xsdbind::enumeration! { Tree (name = "Tree") { Ash = "ash", ..Other (NmToken) { max_length: Some(5), }, } }

/// Any text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    Short,
    Other(String),
}
xsdbind::enumeration! { Name { Short = "short", ..Other, } }

pub struct Wood {
    pub tree: Tree,
    pub name: Option<Name>,
    pub list: Option<List<Tree>>,
    pub typed: Option<Typed<Tree>>,
    pub kind: Option<Tree>,
}
xsdbind::record! { Wood () {
    tree: "tree",
    name: "name",
    list: "list",
    typed: "typed",
    kind: "@kind",
} }
xsdbind::root! { Wood = "wood" }

fn wood(tree: &str) -> Wood {
    Wood { tree: Tree::Other(tree.to_owned()), name: None, list: None, typed: None, kind: None }
}

#[test]
fn others_are_read_and_written() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?><wood kind="elm"><tree>oak.1</tree><name>any name</name><list>ash fir</list><typed>fir</typed></wood>"#;
    let value: Wood = from_str(text).unwrap();
    assert_eq!(value.tree, Tree::Other("oak.1".into()));
    assert_eq!(to_string(&value).unwrap(), text);
}

#[test]
fn what_the_facets_forbid_is_not_made_of_text() {
    assert_eq!("cedars".parse::<Tree>().unwrap_err().to_string(), "Tree: longer than 5 characters");
    assert_eq!("a b".parse::<Tree>().unwrap_err().to_string(), "Tree: expected an `xs:NMTOKEN`, found `a b`");
    let error = Builder::new().set("tree", "cedars").build::<Wood>().unwrap_err();
    assert_eq!(error.to_string(), "/Wood/tree: value is longer than 5 characters");
    let error = from_str::<Wood>("<wood kind=\"cedars\"><tree>ash</tree></wood>").unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Value, "value is longer than 5 characters"));
}

#[test]
fn nor_written() {
    let message = |value: &Wood| to_string(value).unwrap_err().to_string();
    assert_eq!(message(&wood("cedars")), "/wood/tree: value is longer than 5 characters");
    assert_eq!(message(&wood("")), "/wood/tree: expected an `xs:NMTOKEN`, found ``");
    assert_eq!(message(&wood("a b")), "/wood/tree: expected an `xs:NMTOKEN`, found `a b`");
    let kind = Some(Tree::Other("cedars".into()));
    assert_eq!(message(&Wood { kind, ..wood("elm") }), "/wood/@kind: value is longer than 5 characters");
    let cedars = || Tree::Other("cedars".into());
    assert!(message(&Wood { list: Some(vec![cedars()].into()), ..wood("elm") }).starts_with("/wood/list: "));
    assert!(message(&Wood { typed: Some(cedars().into()), ..wood("elm") }).starts_with("/wood/typed: "));
    // White space that reading would take away.
    let name = Some(Name::Other(" a name".into()));
    assert!(message(&Wood { name, ..wood("elm") }).starts_with("/wood/name: "));
}

#[test]
fn read_leniently_it_is_kept_and_told_of() {
    let read = ReadOptions::new().lenient().from_str::<Wood>("<wood><tree>cedars</tree></wood>").unwrap();
    let (value, deviations) = read.into_parts();
    assert_eq!(value.tree, Tree::Other("cedars".into()));
    let told: Vec<String> = deviations.iter().map(|deviation| deviation.error().to_string()).collect();
    assert_eq!(told, ["1:7: /wood/tree: value is longer than 5 characters"]);
    assert!(to_string(&value).is_err());
    assert!(to_string(&value.clone()).is_err(), "a copy is the same value");
}

#[test]
fn the_base_decides_of_white_space_as_the_enumeration_does() {
    let value: Tree = " elm\n".parse().unwrap();
    assert_eq!(value, Tree::Other("elm".into()));
    assert_eq!(" ash ".parse(), Ok(Tree::Ash));
    assert_eq!(Token::from("elm").as_ref(), value.as_str());
}
