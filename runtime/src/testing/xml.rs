//! Compares two XML documents by meaning, with a parser of its own and nothing of the reader under test.
//!
//! In come two documents as text; out goes the first difference, with its path. Prefixes, comments, processing
//! instructions, blanks between elements, hints where schemas are, and the order of attributes do not count. Elements,
//! their order, attributes, `xsi:nil` and `xsi:type` do, and of texts what the caller's rule says: [`exact`], [`by_value`] or
//! [`by_collapsed_value`].

mod decode;
mod value;

use std::collections::BTreeMap;
use std::fmt;

use roxmltree::{Document, Node};

#[doc(hidden)]
pub use self::decode::decode;
pub use self::value::{by_collapsed_value, by_schema_value, by_value, exact};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The first difference between two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The element, such as `/Envelope/command[2]/name`; empty for a document that is not well-formed.
    pub path: String,
    /// What differs.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

impl std::error::Error for Difference {}

/// A text, or the value of an attribute, with the element whose prefixes it may use.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    scope: Node<'a, 'a>,
    is_attribute: bool,
}

/// Compares two documents; `same` decides whether two texts, or values of attributes, mean the same.
///
/// # Errors
///
/// The first difference, or why one of the two is not well-formed.
pub fn compare(expected: &str, found: &str, same: impl Fn(Text<'_>, Text<'_>) -> bool) -> Result<(), Difference> {
    compare_by(expected, found, &Rules { same: &|a, b| same(a, b), any_order: false })
}

/// As [`compare`], whatever the order of elements of different names beside each other.
///
/// # Errors
///
/// As [`compare`].
pub fn compare_any_order(
    expected: &str,
    found: &str,
    same: impl Fn(Text<'_>, Text<'_>) -> bool,
) -> Result<(), Difference> {
    compare_by(expected, found, &Rules { same: &|a, b| same(a, b), any_order: true })
}

fn compare_by(expected: &str, found: &str, rules: &Rules<'_>) -> Result<(), Difference> {
    let (expected, found) = (parse("expected", expected)?, parse("found", found)?);
    element(&Pair { expected: expected.root_element(), found: found.root_element() }, rules)
}

fn parse<'a>(which: &str, text: &'a str) -> Result<Document<'a>, Difference> {
    Document::parse(text).map_err(|error| Difference {
        path: String::new(),
        what: format!("the {which} document is not well-formed: {error}"),
    })
}

struct Pair<'a> {
    expected: Node<'a, 'a>,
    found: Node<'a, 'a>,
}

type Same<'s> = &'s dyn Fn(Text<'_>, Text<'_>) -> bool;

struct Rules<'s> {
    same: Same<'s>,
    any_order: bool,
}

fn element(pair: &Pair<'_>, rules: &Rules<'_>) -> Result<(), Difference> {
    let same = rules.same;
    let (expected, found) = (pair.expected, pair.found);
    // Only where something differs: which of its name an element is, takes a look at all beside it.
    let path = |below: &str| format!("/{}{}{below}", expected.tag_name().name(), index(expected));
    let differs = |what: String| Err(Difference { path: path(""), what });
    // By text, since no namespace and an empty one are the same.
    if name(expected) != name(found) {
        return differs(format!("expected element {}, found {}", name(expected), name(found)));
    }
    if let Some(what) = attributes(pair, same) {
        return differs(what);
    }
    let (mut left, mut right) = (children(expected), children(found));
    if rules.any_order {
        for children in [&mut left, &mut right] {
            children.sort_by_key(|child| match child {
                Child::Element(node) => name(*node),
                Child::Text(_) => String::new(),
            });
        }
    }
    for number in 0..left.len().max(right.len()) {
        match (left.get(number), right.get(number)) {
            (Some(Child::Element(expected)), Some(Child::Element(found))) => {
                let compared = element(&Pair { expected: *expected, found: *found }, rules);
                compared.map_err(|difference| Difference { path: path(&difference.path), ..difference })?;
            }
            (Some(Child::Text(a)), Some(Child::Text(b))) if same(text_of(a, expected), text_of(b, found)) => {}
            (a, b) => return differs(format!("expected {}, found {}", describe(a), describe(b))),
        }
    }
    Ok(())
}

fn text_of<'a>(text: &'a str, scope: Node<'a, 'a>) -> Text<'a> {
    Text { text, scope, is_attribute: false }
}

/// `[2]`, where the parent has several elements of the name.
fn index(node: Node<'_, '_>) -> String {
    let Some(parent) = node.parent_element() else { return String::new() };
    let of_name = || parent.children().filter(|child| child.is_element() && child.tag_name() == node.tag_name());
    match of_name().position(|child| child == node) {
        Some(index) if of_name().count() > 1 => format!("[{}]", index + 1),
        _ => String::new(),
    }
}

fn name(node: Node<'_, '_>) -> String {
    expanded(node.tag_name().namespace(), node.tag_name().name())
}

fn expanded(namespace: Option<&str>, local: &str) -> String {
    match namespace {
        Some(namespace) if !namespace.is_empty() => format!("`{{{namespace}}}{local}`"),
        _ => format!("`{local}`"),
    }
}

/// What differs in the attributes.
fn attributes(pair: &Pair<'_>, same: Same<'_>) -> Option<String> {
    let (left, right) = (attribute_set(pair.expected), attribute_set(pair.found));
    let missing = left.iter().find(|(name, _)| !right.contains_key(*name));
    let extra = right.iter().find(|(name, _)| !left.contains_key(*name));
    let missing = missing.map(|(name, value)| format!("expected attribute {name} = {value:?}, found none"));
    let extra = extra.map(|(name, value)| format!("expected no attribute {name}, found {value:?}"));
    missing.or(extra).or_else(|| {
        left.iter().find_map(|(name, a)| {
            let b = right.get(name)?;
            let of = |text, scope| Text { text, scope, is_attribute: true };
            let same = same(of(a, pair.expected), of(b, pair.found));
            (!same).then(|| format!("expected attribute {name} = {a:?}, found {b:?}"))
        })
    })
}

/// Attributes by expanded name. `xsi:type` is resolved, `xsi:nil="false"` says what no attribute says, and hints where
/// schemas are say nothing.
fn attribute_set(node: Node<'_, '_>) -> BTreeMap<String, String> {
    let mut set = BTreeMap::new();
    for attribute in node.attributes() {
        let value = attribute.value();
        let value = match (attribute.namespace(), attribute.name()) {
            (Some(XSI), "schemaLocation" | "noNamespaceSchemaLocation") => continue,
            (Some(XSI), "nil") => match value.trim() {
                "false" | "0" => continue,
                "true" | "1" => "true".to_owned(),
                other => other.to_owned(),
            },
            (Some(XSI), "type") => qname(node, value.trim()).unwrap_or_else(|| format!("unbound {value}")),
            _ => value.to_owned(),
        };
        set.insert(expanded(attribute.namespace(), attribute.name()), value);
    }
    set
}

/// A name with its namespace, from a `QName`. No prefix means the default namespace, as for elements.
fn qname(node: Node<'_, '_>, text: &str) -> Option<String> {
    match text.split_once(':') {
        None => Some(expanded(node.default_namespace(), text)),
        Some((prefix, local)) => Some(expanded(Some(node.lookup_namespace_uri(Some(prefix))?), local)),
    }
}

enum Child<'a> {
    Element(Node<'a, 'a>),
    Text(String),
}

/// Elements and texts in order. A text runs on through comments; blanks beside elements are none.
fn children<'a>(node: Node<'a, 'a>) -> Vec<Child<'a>> {
    let mut children: Vec<Child<'a>> = Vec::new();
    for child in node.children() {
        if child.is_element() {
            children.push(Child::Element(child));
        } else if let (true, Some(more)) = (child.is_text(), child.text()) {
            match children.last_mut() {
                Some(Child::Text(text)) => text.push_str(more),
                _ => children.push(Child::Text(more.to_owned())),
            }
        }
    }
    if children.iter().any(|child| matches!(child, Child::Element(_))) {
        let blank = |text: &str| text.bytes().all(|byte| b" \t\r\n".contains(&byte));
        children.retain(|child| !matches!(child, Child::Text(text) if blank(text)));
    }
    // `<a></a>` and `<a/>` have the same, empty, text.
    if children.is_empty() {
        children.push(Child::Text(String::new()));
    }
    children
}

fn describe(child: Option<&Child<'_>>) -> String {
    match child {
        None => "the end of the element".to_owned(),
        Some(Child::Element(node)) => format!("element {}", name(*node)),
        Some(Child::Text(text)) if text.is_empty() => "no content".to_owned(),
        Some(Child::Text(text)) => format!("text {text:?}"),
    }
}
