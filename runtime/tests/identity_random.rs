//! Identity constraints of elements that stand in each other, against what Part 1, sections 3.11.4 and 3.11.5 say, word for
//! word: small random documents, for constraints of several kinds of paths.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use xsdbind::identity::{Constraint, Kind, Name, Path, Step, Step::*};
use xsdbind::{Document, check_identity_constraints, from_str};

/// An element, and its values for `@k` and `@r`.
struct Node {
    name: &'static str,
    key: Option<u8>,
    reference: Option<u8>,
    children: Vec<Node>,
}

/// The constraints of elements `n`, and those of elements `m`.
type Rules = [&'static [Constraint]; 2];

const K: &[&[Path]] = &[&[&[Attribute("", "k")]]];
const R: &[&[Path]] = &[&[&[Attribute("", "r")]]];
const KEY: Name = ("", "key");

const fn unique(selector: &'static [Path]) -> Constraint {
    Constraint { kind: Kind::Unique, name: KEY, selector, fields: K }
}

const fn reference(name: &'static str, selector: &'static [Path]) -> Constraint {
    Constraint { kind: Kind::KeyRef(KEY), name: ("", name), selector, fields: R }
}

const CHILDREN: &[Path] = &[&[Children]];
const SELF: &[Path] = &[&[]];
const ALL: &[Path] = &[&[Descendants]];
const DEEP_M: &[Path] = &[&[Descendants, Child("", "m")]];
const DEEP_N_M: &[Path] = &[&[Descendants, Child("", "n"), Child("", "m")]];
const MIXED: &[Path] =
    &[&[Descendants, Child("", "m"), Child("", "m")], &[Child("", "n")], &[Child("", "m"), Child("", "m")]];
const DEEP_FIELD: &[&[Path]] =
    &[&[&[Descendants, Attribute("", "k")]], &[&[Attribute("", "r")], &[Child("", "m"), Attribute("", "r")]]];

macro_rules! rules {
    ($($module:ident: $n:expr, $m:expr;)*) => {$(
        mod $module {
            use super::*;

            pub(crate) const RULES: Rules = [$n, $m];

            #[derive(Default)]
            pub(crate) struct Element {
                part: Vec<Part>,
                k: Option<u8>,
                r: Option<u8>,
            }
            xsdbind::record! { Element () {
                part: "(part)" (table = Some(<Part as xsdbind::slot::Generated>::TABLE)),
                k: "@k",
                r: "@r",
            } }
            xsdbind::root! { Element = "n" (identity = RULES[0]) }

            pub(crate) enum Part {
                N(xsdbind::Boxed<Element>),
                M(xsdbind::Boxed<Element>),
            }
            xsdbind::choice! { Part[N] () { N: "n" (identity = RULES[0]), M: "m" (identity = RULES[1]), } }
        }

        #[test]
        fn $module() {
            compare::<$module::Element>(&$module::RULES);
        }
    )*};
}

rules! {
    keys_of_children: &[unique(CHILDREN), reference("a", CHILDREN)], &[];
    keys_of_all: &[unique(ALL), reference("a", DEEP_M)], &[];
    keys_further_in: &[reference("a", SELF), reference("b", ALL)], &[unique(CHILDREN)];
    keys_at_any_depth_further_in: &[reference("a", DEEP_M)], &[unique(ALL)];
    keys_in_one_or_the_other: &[unique(DEEP_M), reference("a", SELF)], &[reference("b", DEEP_M)];
    keys_of_several_paths: &[unique(MIXED), reference("a", MIXED)], &[reference("b", ALL)];
    keys_of_two_steps: &[unique(DEEP_N_M), reference("a", DEEP_N_M), reference("c", CHILDREN)], &[];
    fields_further_in: &[Constraint { kind: Kind::Unique, name: KEY, selector: DEEP_M, fields: DEEP_FIELD }], &[];
    fields_of_a_key: &[Constraint { kind: Kind::Key, name: KEY, selector: DEEP_N_M, fields: DEEP_FIELD }], &[];
}

/// Compares verdicts on random documents.
#[track_caller]
fn compare<D: Document>(rules: &Rules) {
    let mut random = Random(1);
    let mut verdicts = [0, 0];
    for _ in 0..1_000 {
        let size = 2 + random.below(24);
        let root = random.tree(size);
        let mut text = String::new();
        write(&root, &mut text);
        let expected = tables(&root, rules).is_some();
        let found = check_identity_constraints(&from_str::<D>(&text).unwrap());
        assert_eq!(found.is_ok(), expected, "{found:?} of {text}");
        verdicts[usize::from(expected)] += 1;
    }
    assert!(verdicts[0] > 30 && verdicts[1] > 30, "{verdicts:?}");
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// A tree of about so many elements.
    fn tree(&mut self, mut size: u64) -> Node {
        let mut root = self.node("n");
        while size > 0 {
            let part = 1 + self.below(size);
            size -= part;
            let mut child = self.tree(part - 1);
            child.name = if self.below(2) == 0 { "n" } else { "m" };
            root.children.push(child);
        }
        root
    }

    fn node(&mut self, name: &'static str) -> Node {
        let mut value = |absent| u8::try_from(self.below(absent)).ok().filter(|value| *value < 6);
        Node { name, key: value(12), reference: value(30), children: Vec::new() }
    }
}

fn write(node: &Node, out: &mut String) {
    write!(out, "<{}", node.name).unwrap();
    for (name, value) in [("k", node.key), ("r", node.reference)] {
        if let Some(value) = value {
            write!(out, " {name}='{value}'").unwrap();
        }
    }
    out.push('>');
    node.children.iter().for_each(|child| write(child, out));
    write!(out, "</{}>", node.name).unwrap();
}

type Values = Vec<u8>;
/// The values of the key in an element, with the element of each.
type Table = BTreeMap<Values, *const Node>;

/// The table of an element; `None` if it, or one in it, is not valid.
fn tables(node: &Node, rules: &Rules) -> Option<Table> {
    let inner = node.children.iter().map(|child| tables(child, rules)).collect::<Option<Vec<_>>>()?;
    let mut all: BTreeMap<Values, BTreeSet<*const Node>> = BTreeMap::new();
    for (key, of) in inner.into_iter().flatten() {
        all.entry(key).or_default().insert(of);
    }
    let mut table: Table =
        all.into_iter().filter(|(_, of)| of.len() == 1).map(|(key, of)| (key, *of.first().unwrap())).collect();
    let own = rules[usize::from(node.name == "m")];
    let (references, keys): (Vec<_>, Vec<_>) =
        own.iter().partition(|constraint| matches!(constraint.kind, Kind::KeyRef(_)));
    for constraint in keys {
        let mut seen = BTreeSet::new();
        for target in targets(node, constraint) {
            if let Some(key) = sequence(target, constraint)? {
                if !seen.insert(key.clone()) {
                    return None;
                }
                table.insert(key, std::ptr::from_ref(target));
            }
        }
    }
    for constraint in references {
        for target in targets(node, constraint) {
            if sequence(target, constraint)?.is_some_and(|key| !table.contains_key(&key)) {
                return None;
            }
        }
    }
    Some(table)
}

/// What a selector leads to.
fn targets<'n>(node: &'n Node, constraint: &Constraint) -> Vec<&'n Node> {
    let mut found: Vec<&Node> = Vec::new();
    for path in constraint.selector {
        for (to, _) in follow(node, path) {
            if !found.iter().any(|other| std::ptr::eq(*other, to)) {
                found.push(to);
            }
        }
    }
    found
}

/// The values of all fields, `Some(None)` if one is not there; `None` if one is there twice, or must be there.
#[expect(clippy::option_option, reason = "three outcomes, told apart in one place")]
fn sequence(target: &Node, constraint: &Constraint) -> Option<Option<Values>> {
    let mut values = Some(Vec::new());
    for paths in constraint.fields {
        let mut nodes: Vec<(&Node, &str, u8)> = Vec::new();
        for (element, attribute) in paths.iter().flat_map(|path| follow(target, path)) {
            let attribute = attribute.unwrap();
            let value = if attribute == "k" { element.key } else { element.reference };
            let is_it = |other: &(&Node, &str, u8)| std::ptr::eq(other.0, element) && other.1 == attribute;
            if let Some(value) = value.filter(|_| !nodes.iter().any(is_it)) {
                nodes.push((element, attribute, value));
            }
        }
        match nodes.as_slice() {
            [] if constraint.kind == Kind::Key => return None,
            [] => values = None,
            [(_, _, value)] => {
                values = values.map(|mut values| {
                    values.push(*value);
                    values
                });
            }
            _ => return None,
        }
    }
    Some(values)
}

/// What a path leads to: elements, and the name of an attribute behind them.
fn follow<'n>(node: &'n Node, path: &[Step]) -> Vec<(&'n Node, Option<&'static str>)> {
    let children = |test: &dyn Fn(&Node) -> bool, rest: &[Step]| {
        node.children.iter().filter(|child| test(child)).flat_map(|child| follow(child, rest)).collect()
    };
    match path {
        [] => vec![(node, None)],
        [Descendants, rest @ ..] => {
            let mut all = follow(node, rest);
            all.extend(node.children.iter().flat_map(|child| follow(child, path)));
            all
        }
        [Child(_, name), rest @ ..] => children(&|child| child.name == *name, rest),
        [Children, rest @ ..] => children(&|_| true, rest),
        [Attribute(_, name)] => vec![(node, Some(*name))],
        other => unreachable!("{other:?} is in no path above"),
    }
}
