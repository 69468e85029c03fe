//! Random values of types written by hand: all that a slot can hold turns up, and nothing that is not valid.

#![cfg(feature = "arbitrary")]

use std::collections::BTreeSet;

use xsdbind::arbitrary::{Unstructured, document};
use xsdbind::types::{List, QName, Token};
use xsdbind::{Boxed, Document, Error, Nillable, Restricted, Tri};

xsdbind::restriction! { NumberRules "Number" (Token) { max_length: Some(23), patterns: &[&[r"\+?[0-9]{1,22}"], &["[^9]*"]], } }
xsdbind::restriction! { PercentRules "Percent" (i32) { min_inclusive: Some("0"), max_exclusive: Some("100"), } }
xsdbind::restriction! { NeverRules "Never" (Token) { length: Some(5), patterns: &[&["[a-z]{3}"]], } }

pub struct All {
    pub number: Tri<Restricted<NumberRules>>,
    pub percents: Restricted<PercentsRules>,
    pub never: Option<Restricted<NeverRules>>,
    pub clear: Nillable<String>,
    pub names: Vec<QName>,
    pub tree: Option<Tree>,
    pub name: Option<QName>,
}

xsdbind::restriction! { PercentsRules "Percents" (List<Restricted<PercentRules>>) { min_length: Some(1), max_length: Some(4), } }

xsdbind::record! { All (name = "All", namespace = "urn:all", elements = "urn:all") {
    number: "number",
    percents: "percents",
    never: "never",
    clear: "clear",
    names: "name#2" (min = 1, max = 3),
    tree: "tree",
    name: "@name",
} }

pub enum Tree {
    Leaf(f64),
    Pair(Boxed<Pair>),
}

xsdbind::choice! { Tree[Leaf] (elements = "urn:all") {
    Leaf: "leaf",
    Pair: "pair",
} }

pub struct Pair {
    pub one: Tree,
    pub other: Tree,
}

xsdbind::record! { Pair (name = "Pair", elements = "urn:all") {
    one: "one",
    other: "other",
} }

xsdbind::root! { All = "all" (namespace = Some("urn:all")) }

#[derive(Clone, Debug, PartialEq)]
pub struct NeverDocument(pub Restricted<NeverRules>);

xsdbind::document! { NeverDocument(Restricted<NeverRules>) = "never" }

/// As many bytes as wanted, which follow from the seed.
fn bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(state >> 56).unwrap()
    };
    (0..count).map(|_| next()).collect()
}

fn make<D: Document>(bytes: &[u8]) -> Result<D, Error> {
    document(&mut Unstructured::new(bytes))
}

#[test]
fn all_that_a_slot_can_hold_turns_up() {
    let mut seen = BTreeSet::new();
    for seed in 0..300 {
        let all: All = make(&bytes(seed, 400)).unwrap();
        let written = xsdbind::to_string(&all).unwrap();
        assert_eq!(xsdbind::from_str::<All>(&written).unwrap(), all, "{written}");
        assert!(all.never.is_none(), "{written}");
        seen.insert(match &all.number {
            Tri::Absent => "number absent",
            Tri::Nil => "number nil",
            Tri::Value(number) if number.as_str().starts_with('+') => "number with +",
            Tri::Value(_) => "number",
        });
        seen.insert(match &all.clear {
            Nillable::Nil => "clear nil",
            Nillable::Value(text) if text.contains(['<', '&', '\r']) => "clear awkward",
            Nillable::Value(_) => "clear",
        });
        seen.insert(match all.percents.get().as_slice().len() {
            1 => "one percent",
            _ => "more percents",
        });
        seen.insert(match &all.tree {
            None => "no tree",
            Some(Tree::Leaf(_)) => "leaf",
            Some(Tree::Pair(_)) => "pair",
        });
        seen.insert(match &all.name {
            None => "no name",
            Some(name) if name.namespace().is_none() => "name in none",
            Some(_) => "name",
        });
        seen.insert(["", "one name", "two names", "three names"][all.names.len()]);
    }
    assert_eq!(seen.len(), 4 + 3 + 2 + 3 + 3 + 3, "{seen:?}");
}

#[test]
fn the_same_bytes_make_the_same_value() {
    for seed in 0..20 {
        let bytes = bytes(seed, 200);
        assert_eq!(make::<All>(&bytes).unwrap(), make::<All>(&bytes).unwrap());
    }
}

#[test]
fn without_bytes_only_what_must_be_there_is_made() {
    let all: All = make(&[]).unwrap();
    assert!(all.number.is_absent() && all.tree.is_none() && all.name.is_none() && all.names.len() == 1, "{all:?}");
}

#[derive(Clone, Debug, PartialEq)]
pub struct Defaults(pub DefaultsContent);

xsdbind::document! { Defaults(DefaultsContent) = "defaults" }

pub struct DefaultsContent {
    pub text: Option<String>,
    pub token: Option<Token>,
}

xsdbind::record! { DefaultsContent () {
    text: "text" (default = Some("a")),
    token: "token" (default = Some("a")),
} }

/// An empty element would be read as the default: another value.
#[test]
fn an_empty_text_is_never_written_as_the_default() {
    let token = Defaults(DefaultsContent { text: None, token: Some(Token::from("")) });
    let written = xsdbind::to_string(&token).unwrap();
    assert_eq!(xsdbind::from_str::<Defaults>(&written).unwrap(), token, "{written}");
    let text = Defaults(DefaultsContent { text: Some(String::new()), token: None });
    let error = xsdbind::to_string(&text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/defaults/text: an empty text cannot be written, since it stands for the default `a`"
    );
    for seed in 0..100 {
        let made: Defaults = make(&bytes(seed, 40)).unwrap();
        assert_eq!(xsdbind::from_str::<Defaults>(&xsdbind::to_string(&made).unwrap()).unwrap(), made);
    }
}

#[test]
fn what_has_no_value_is_an_error_with_its_path() {
    let error = make::<NeverDocument>(&bytes(1, 100)).unwrap_err();
    assert_eq!(error.to_string(), "/never: no text was found that the type allows");
}
