//! What all parts of `parse` share: checked access to attributes and children of one document.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use roxmltree::Node;
use xsdbind::simple::SimpleType as _;
use xsdbind::simple::WhiteSpace;
use xsdbind::types::NonNegativeInteger;

use super::docs;
use super::names::is_ncname;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, SyntaxProblem, brief};
use crate::load::pieces::Offsets;
use crate::source::{Source, XSD_NAMESPACE};
use crate::xsd::{Derivation, Derivations, Docs, Form, QName, Str, ValueConstraint};

/// One document and what is wrong with it.
pub(super) struct Reader<'a> {
    source: &'a Source,
    /// Those of the piece that is read.
    offsets: Offsets,
    problems: &'a mut Diagnostics,
    /// Whether documentation is read.
    has_docs: bool,
    /// Names and the like so far: each is there once.
    texts: HashSet<Str>,
    /// The same of the names of types.
    names: HashSet<Arc<QName>>,
    /// Attributes `id`: where each stands, and its value.
    ids: BTreeMap<usize, String>,
}

/// A place among an element's children, which stand in the order of their slots.
pub(super) struct Slot {
    names: &'static [&'static str],
    many: bool,
}

impl Slot {
    /// At most one of these.
    pub(super) const fn one(names: &'static [&'static str]) -> Self {
        Self { names, many: false }
    }

    /// Any number of these, mixed.
    pub(super) const fn many(names: &'static [&'static str]) -> Self {
        Self { names, many: true }
    }
}

/// The greatest length of a name, in bytes: a reader of documents takes no longer ones either, unless told to.
const MAX_NAME: usize = 4096;

/// The first child of most elements.
const ANNOTATION: Slot = Slot::one(&["annotation"]);

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, has_docs: bool, problems: &'a mut Diagnostics) -> Self {
        let (texts, names, ids) = (HashSet::new(), HashSet::new(), BTreeMap::new());
        Self { source, offsets: Offsets::default(), problems, has_docs, texts, names, ids }
    }

    /// A text that others are likely to be like.
    pub(super) fn text(&mut self, text: &str) -> Str {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let new = Str::from(text);
        self.texts.insert(new.clone());
        new
    }

    /// A name that others are likely to be like.
    pub(super) fn shared(&mut self, name: QName) -> Arc<QName> {
        if let Some(known) = self.names.get(&name) {
            return known.clone();
        }
        let new = Arc::new(name);
        self.names.insert(new.clone());
        new
    }

    /// The documentation of an element.
    pub(super) fn docs(&self, node: Node<'_, '_>) -> Docs {
        if self.has_docs { docs::of(node) } else { Docs::default() }
    }

    /// Goes on with another piece.
    pub(super) fn piece(&mut self, offsets: Offsets) {
        self.offsets = offsets;
    }

    /// Whether it is the first one, in which the root itself stands.
    pub(super) fn is_first(&self) -> bool {
        self.offsets.is_first()
    }

    /// The place of an offset in the piece.
    pub(super) fn at(&self, offset: usize) -> Place {
        self.source.place(self.offsets.whole(offset))
    }

    pub(super) fn place(&self, node: Node<'_, '_>) -> Place {
        self.at(node.range().start)
    }

    /// The place of an attribute, or of its element.
    pub(super) fn attribute_place(&self, node: Node<'_, '_>, name: &str) -> Place {
        let at = node.attribute_node(name).map_or(node.range().start, |found| found.range().start);
        self.at(at)
    }

    pub(super) fn error(&mut self, problem: SyntaxProblem, node: Node<'_, '_>) {
        let place = self.place(node);
        self.problems.push(Diagnostic::error(problem, Some(place)));
    }

    pub(super) fn error_at(&mut self, problem: SyntaxProblem, node: Node<'_, '_>, attribute: &str) {
        let place = self.attribute_place(node, attribute);
        self.problems.push(Diagnostic::error(problem, Some(place)));
    }

    /// Whether elements are nested little enough to go on by recursion; reports it if not.
    pub(super) fn is_shallow(&mut self, root: Node<'_, '_>, limit: usize) -> bool {
        let (mut node, mut depth) = (root, 0);
        loop {
            if let Some(child) = node.first_child() {
                (node, depth) = (child, depth + 1);
                if depth > limit && node.is_element() {
                    self.error(SyntaxProblem::TooDeep { limit }, node);
                    return false;
                }
                continue;
            }
            while node.next_sibling().is_none() {
                match node.parent() {
                    Some(parent) => (node, depth) = (parent, depth - 1),
                    None => return true,
                }
            }
            let Some(next) = node.next_sibling() else { return true };
            node = next;
        }
    }

    /// Reports attributes that the element does not have. Those of other namespaces are for others.
    pub(super) fn attributes(&mut self, node: Node<'_, '_>, allowed: &[&str]) {
        for attribute in node.attributes() {
            let foreign = attribute.namespace().is_some_and(|namespace| namespace != XSD_NAMESPACE);
            let known = attribute.namespace().is_none() && allowed.contains(&attribute.name());
            if known && attribute.name() == "id" {
                let id = WhiteSpace::Collapse.apply(attribute.value());
                self.ids.insert(self.offsets.whole(attribute.range().start), id.into_owned());
            }
            if foreign || known {
                continue;
            }
            let problem = SyntaxProblem::UnknownAttribute {
                name: attribute.name().to_owned(),
                element: node.tag_name().name().to_owned(),
                expected: listed(allowed),
            };
            self.problems.push(Diagnostic::error(problem, Some(self.at(attribute.range().start))));
        }
    }

    /// Warns of each `id` that is no ID of its document (XSD part 1, appendix A; part 2, section 3.3.8): nothing is made
    /// from them.
    pub(super) fn check_ids(&mut self) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (&at, id) in &self.ids {
            let place = Some(self.source.place(at));
            if !is_ncname(id) {
                let (name, found, expected) = ("id".to_owned(), brief(id), "a name without a colon");
                self.problems.push(Diagnostic::warning(SyntaxProblem::Value { name, found, expected }, place));
            } else if let Some(first) = seen.get(&**id) {
                let problem = Diagnostic::warning(SyntaxProblem::DuplicateId { id: brief(id) }, place);
                self.problems.push(problem.also(self.source.place(*first), "where it occurs first"));
            } else {
                seen.insert(id, at);
            }
        }
    }

    /// The children behind the annotation, in the order of the slots.
    pub(super) fn annotated<'n, 'i>(&mut self, node: Node<'n, 'i>, slots: &[Slot]) -> Vec<Node<'n, 'i>> {
        let mut all = vec![&ANNOTATION];
        all.extend(slots);
        let mut children = self.in_order(node, &mut all.as_slice());
        children.retain(|child| child.tag_name().name() != "annotation");
        children
    }

    /// The children in the order of the slots.
    pub(super) fn children<'n, 'i>(&mut self, node: Node<'n, 'i>, slots: &[Slot]) -> Vec<Node<'n, 'i>> {
        self.in_order(node, &mut slots.iter().collect::<Vec<_>>().as_slice())
    }

    /// The same with the slots that are left.
    pub(super) fn in_order<'n, 'i>(&mut self, node: Node<'n, 'i>, slots: &mut &[&Slot]) -> Vec<Node<'n, 'i>> {
        let mut found = Vec::new();
        for child in node.children() {
            if child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()) {
                let parent = node.tag_name().name().to_owned();
                self.error(SyntaxProblem::Text { parent }, child);
            }
            if !child.is_element() {
                continue;
            }
            let name = child.tag_name();
            if name.namespace() != Some(XSD_NAMESPACE) {
                let (found, parent) = (name.name().to_owned(), node.tag_name().name().to_owned());
                self.error(SyntaxProblem::Foreign { found, parent }, child);
                continue;
            }
            let Some(at) = slots.iter().position(|slot| slot.names.contains(&name.name())) else {
                self.misplaced(child, node, slots);
                continue;
            };
            *slots = &slots[if slots[at].many { at } else { at + 1 }..];
            if name.name() == "annotation" {
                self.annotation(child);
            }
            found.push(child);
        }
        found
    }

    fn misplaced(&mut self, child: Node<'_, '_>, parent: Node<'_, '_>, slots: &[&Slot]) {
        let names: Vec<&str> = slots.iter().flat_map(|slot| slot.names.iter().copied()).collect();
        let problem = SyntaxProblem::Misplaced {
            found: child.tag_name().name().to_owned(),
            parent: parent.tag_name().name().to_owned(),
            expected: if names.is_empty() { "nothing more".to_owned() } else { listed(&names) },
        };
        self.error(problem, child);
    }

    fn annotation(&mut self, node: Node<'_, '_>) {
        self.attributes(node, &["id"]);
        for child in self.children(node, &[Slot::many(&["appinfo", "documentation"])]) {
            self.attributes(child, &["source"]);
        }
    }

    /// The first child with its name, where it must be there.
    pub(super) fn required<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        children: &[Node<'n, 'i>],
        expected: &'static str,
    ) -> Option<Node<'n, 'i>> {
        if children.is_empty() {
            let element = node.tag_name().name().to_owned();
            self.error(SyntaxProblem::MissingChild { expected, element }, node);
        }
        children.first().copied()
    }

    /// Reports a bad value.
    pub(super) fn value(&mut self, node: Node<'_, '_>, name: &str, expected: &'static str) {
        let found = node.attribute(name).unwrap_or_default().to_owned();
        self.error_at(SyntaxProblem::Value { name: name.to_owned(), found, expected }, node, name);
    }

    pub(super) fn flag(&mut self, node: Node<'_, '_>, name: &str) -> Option<bool> {
        match collapsed(node, name)?.as_ref() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => {
                self.value(node, name, "`true` or `false`");
                None
            }
        }
    }

    pub(super) fn form(&mut self, node: Node<'_, '_>, name: &str) -> Option<Form> {
        match collapsed(node, name)?.as_ref() {
            "qualified" => Some(Form::Qualified),
            "unqualified" => Some(Form::Unqualified),
            _ => {
                self.value(node, name, "`qualified` or `unqualified`");
                None
            }
        }
    }

    /// `minOccurs` and `maxOccurs`; `None` is unbounded. No document has as many elements as a `u32` can count, so more
    /// than that is that many.
    pub(super) fn occurs(&mut self, node: Node<'_, '_>) -> (u32, Option<u32>) {
        let number = |text: &str| NonNegativeInteger::from_lexical(text).ok();
        let min = collapsed(node, "minOccurs").map(|text| number(&text));
        let max = collapsed(node, "maxOccurs").map(|text| match text.as_ref() {
            "unbounded" => Some(None),
            text => number(text).map(Some),
        });
        if min == Some(None) {
            self.value(node, "minOccurs", "a number of 0 or more");
        }
        if max == Some(None) {
            self.value(node, "maxOccurs", "a number of 0 or more, or `unbounded`");
        }
        let min = min.flatten().unwrap_or(1_u8.into());
        let max = max.flatten().unwrap_or(Some(1_u8.into()));
        let counted = |number: &NonNegativeInteger| u32::try_from(number.as_integer()).unwrap_or(u32::MAX);
        if max.as_ref().is_some_and(|max| *max < min && counted(max) == counted(&min)) {
            self.value(node, "minOccurs", "a number not above `maxOccurs`");
        }
        (counted(&min), max.as_ref().map(counted))
    }

    /// A list of derivations, or `#all` of those allowed here.
    pub(super) fn derivations(
        &mut self,
        node: Node<'_, '_>,
        name: &str,
        allowed: &[Derivation],
    ) -> Option<Derivations> {
        let text = collapsed(node, name)?;
        if text == "#all" {
            return Some(allowed.iter().copied().collect());
        }
        let words = text.split(' ').filter(|word| !word.is_empty());
        let known: Option<Derivations> =
            words.map(|word| allowed.iter().copied().find(|derivation| derivation.name() == word)).collect();
        if known.is_none() {
            let simple = allowed.contains(&Derivation::List);
            let expected = match (simple, allowed.contains(&Derivation::Substitution)) {
                (true, _) => "`#all`, or a list of `restriction`, `list`, `union` (and `extension` for a default)",
                (_, true) => "`#all`, or a list of `extension`, `restriction` and `substitution`",
                _ => "`#all`, or a list of `extension` and `restriction`",
            };
            self.value(node, name, expected);
        }
        known
    }

    /// `default` or `fixed`, as written.
    pub(super) fn constraint(&mut self, node: Node<'_, '_>) -> Option<ValueConstraint> {
        match (node.attribute("default"), node.attribute("fixed")) {
            (Some(_), Some(_)) => {
                let element = node.tag_name().name().to_owned();
                let (one, other) = ("`default`", "`fixed`");
                self.error(SyntaxProblem::Exclusive { one, other, element }, node);
                None
            }
            (Some(text), None) => Some(ValueConstraint::Default(self.text(text))),
            (None, Some(text)) => Some(ValueConstraint::Fixed(self.text(text))),
            (None, None) => None,
        }
    }

    /// The attribute `name`, which must be there.
    pub(super) fn name(&mut self, node: Node<'_, '_>) -> Option<Str> {
        let Some(name) = collapsed(node, "name") else {
            let element = node.tag_name().name().to_owned();
            self.error(SyntaxProblem::MissingAttribute { name: "name", element }, node);
            return None;
        };
        if !is_ncname(&name) {
            self.value(node, "name", "a name without a colon");
            return None;
        }
        if name.len() > MAX_NAME {
            self.error_at(SyntaxProblem::LongName { limit: MAX_NAME }, node, "name");
            return None;
        }
        Some(self.text(&name))
    }

    /// An attribute that holds a name with a prefix.
    pub(super) fn qname(&mut self, node: Node<'_, '_>, name: &str) -> Option<QName> {
        let text = collapsed(node, name)?;
        self.prefixed(node, name, &text)
    }

    /// The name that a text with a prefix means at an element.
    pub(super) fn prefixed(&mut self, node: Node<'_, '_>, name: &str, text: &str) -> Option<QName> {
        let (prefix, local) = match text.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, text),
        };
        if !is_ncname(local) || prefix.is_some_and(|prefix| !is_ncname(prefix)) {
            self.value(node, name, "a name, or a prefix, a colon and a name");
            return None;
        }
        let namespace = match prefix {
            Some("xml") => Some("http://www.w3.org/XML/1998/namespace"),
            prefix => node.lookup_namespace_uri(prefix),
        };
        if let (Some(prefix), None) = (prefix, namespace) {
            let prefix = prefix.to_owned();
            self.error_at(SyntaxProblem::Prefix { prefix }, node, name);
            return None;
        }
        let namespace = namespace.filter(|namespace| !namespace.is_empty()).map(|namespace| self.text(namespace));
        Some(QName { namespace, local: self.text(local) })
    }
}

/// An attribute's value with its white space collapsed, as for all types but strings.
pub(super) fn collapsed<'n>(node: Node<'n, '_>, name: &str) -> Option<Cow<'n, str>> {
    node.attribute(name).map(|value| WhiteSpace::Collapse.apply(value))
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
