//! What a schema leaves open, as reading would give it.
//!
//! So no two texts stand side by side, and the prefixes are those that texts and values use.

use super::simple;
use crate::known::Known;
use crate::names::{XML, XSI};
use crate::open::{ExpandedName, OpenAttribute, OpenAttributes, OpenContent, OpenElement, OpenNode, OpenType};
use crate::prefixes::Expanded;
use crate::simple::choose::Choose;
use crate::simple::sample::free_text;
use crate::slot::{Mut, Slot};
use crate::table::{Item, Kind, More, Process, Table, Wildcard};

const NAMESPACES: &[&str] = &["urn:open", "", "urn:other", "http://example.com/?a=1&b=\"2\"", "urn:with blank"];

/// An element that the wildcard allows.
pub(super) fn element(choose: &mut Choose<'_, '_>, levels: usize, wildcard: Wildcard, into: &mut OpenElement) {
    into.name = name(choose, wildcard);
    content(choose, levels, &mut into.content);
    if levels > 0 && choose.one_in(8) {
        // Reading puts it last. An element that the schema lists cannot have it among its open attributes.
        let name = ExpandedName::new(XSI, "nil");
        into.content.attributes.0.push(OpenAttribute { name, value: "true".to_owned() });
    }
}

/// Content of a type that no schema has.
pub(super) fn of_type(choose: &mut Choose<'_, '_>, levels: usize, into: &mut OpenType) {
    into.name = ExpandedName::new(choose.one_of(NAMESPACES), choose.one_of(&["open-type", "_", "\u{e9}"]));
    content(choose, levels, &mut into.content);
}

/// Attributes, texts, and elements of as many levels.
pub(super) fn content(choose: &mut Choose<'_, '_>, levels: usize, into: &mut OpenContent) {
    if levels > 0 {
        attributes(choose, &More::NEW, Table::EMPTY, &mut into.attributes);
        if choose.one_in(6) {
            into.attributes.0.push(prefixed(choose, &mut into.prefixes));
        }
    }
    for _ in 0..choose.below(4) {
        let after_text = matches!(into.children.last(), Some(OpenNode::Text(_)));
        if levels > 0 && (after_text || choose.one_in(2)) {
            let mut child = OpenElement::default();
            element(choose, levels - 1, Wildcard::Any, &mut child);
            into.children.push(OpenNode::Element(child));
        } else if !after_text {
            let text = if choose.one_in(5) { prefixed(choose, &mut into.prefixes).value } else { text(choose) };
            if !text.is_empty() {
                into.children.push(OpenNode::Text(text));
            }
        }
    }
}

/// An attribute whose value names something by a prefix.
fn prefixed(choose: &mut Choose<'_, '_>, prefixes: &mut Vec<(String, String)>) -> OpenAttribute {
    let prefix = choose.one_of(&["p", "n1", "xsi", "q-é"]);
    if prefixes.iter().all(|(known, _)| known != prefix) {
        let namespace = choose.one_of(&["urn:open", "urn:other", "urn:prefixed"]);
        prefixes.push((prefix.to_owned(), namespace.to_owned()));
    }
    OpenAttribute { name: ExpandedName::new("", "by-prefix"), value: format!("{prefix}:name") }
}

/// Text without a colon, so that nothing in it can be a prefix by accident.
fn text(choose: &mut Choose<'_, '_>) -> String {
    free_text(choose, crate::simple::facets::Facets::none()).replace(':', ";")
}

/// Attributes that the wildcard allows and the table does not list; those that are declared have values of their type.
pub(super) fn attributes(choose: &mut Choose<'_, '_>, more: &More, table: &Table, into: &mut OpenAttributes) {
    let (wildcard, process, mut has_id) = (more.wildcard, more.process, more.beside_id);
    if choose.is_empty() {
        return;
    }
    let declared = process.documents().map_or(&[][..], |documents| documents.attributes);
    for known in declared.iter().filter(|known| wildcard.allows(known.namespace)) {
        let listed = |(_, item): (usize, Item)| item.name == known.name && item.namespace() == known.namespace;
        if choose.one_in(3)
            && !table.attributes().any(listed)
            && let Some(value) = value_of(choose, known)
        {
            let is_id = known.is_id(&value, &Expanded);
            if is_id && has_id {
                continue;
            }
            has_id |= is_id;
            into.0.push(OpenAttribute { name: ExpandedName::new(known.namespace, known.name), value });
        }
    }
    if matches!(process, Process::Strict(_)) {
        return;
    }
    for _ in 0..choose.below(4) {
        let name = if choose.one_in(6) && wildcard.allows(XML) {
            ExpandedName::new(XML, choose.one_of(&["lang", "space"]))
        } else {
            name(choose, wildcard)
        };
        let is_declared = declared.iter().any(|known| known.name == name.local && known.namespace == name.namespace);
        let listed =
            |item: Item| item.kind == Kind::Attribute && item.name == name.local && item.namespace() == name.namespace;
        if !is_declared && into.0.iter().all(|known| known.name != name) && !table.items().any(listed) {
            into.0.push(OpenAttribute { name, value: text(choose) });
        }
    }
}

/// A text that an attribute or a type allows. Names would need prefixes, for which there is no place.
pub(super) fn value_of(choose: &mut Choose<'_, '_>, known: &Known) -> Option<String> {
    let make = |slot: &mut dyn Slot| match slot.put(false, 0)? {
        Mut::Simple(leaf, facets) => {
            let mut text = String::new();
            simple::leaf(choose, &Item::new(known.name, &More::NEW), leaf, known.or_own(facets)).ok()?;
            leaf.write(&mut text);
            Some(text)
        }
        Mut::Enum(listed) => Some(choose.one_of(listed.texts().0).to_owned()),
        _ => None,
    };
    let text = known.in_text(make)??;
    let plain = !text.contains(['{', ':', '\t', '\n', '\r']);
    (plain && known.check(&text, &crate::prefixes::Expanded).is_ok()).then_some(text)
}

fn name(choose: &mut Choose<'_, '_>, wildcard: Wildcard) -> ExpandedName {
    let namespace = match wildcard {
        Wildcard::OneOf(list) => choose.one_of(list),
        Wildcard::Any | Wildcard::Other(_) => {
            let first = choose.below(NAMESPACES.len());
            let mut namespaces = NAMESPACES[first..].iter().chain(NAMESPACES);
            namespaces.find(|namespace| wildcard.allows(namespace)).copied().unwrap_or_default()
        }
    };
    ExpandedName::new(namespace, choose.one_of(&["open", "b", "_c-1.x", "é", "open-name"]))
}
