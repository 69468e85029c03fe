//! What the schema leaves open, as far as it is declared all the same (XSD Part 1, sections 3.4.7 and 3.10.4): elements and
//! attributes that a strict or lax wildcard allows, and what stands in an element of any type.
//!
//! In comes XML that was kept; what then holds: what is declared has its types and constraints. Nothing is read more than
//! once for that, however deep such elements stand in each other: those further in are kept while what is around is read.

use std::cell::RefCell;

use super::{Node, show_line};
use crate::constraint::Constraint;
use crate::error::Result;
use crate::known::Known;
use crate::names::XSI;
use crate::open::{OpenAttribute, OpenContent, OpenElement};
use crate::prefixes::ReadNames;
use crate::read;
use crate::simple::{Identity, KeyValue};
use crate::slot::{Ref, Slot};
use crate::table::{Item, Kind, Process};
use crate::white_space::is_space;
use crate::wildcards::{known_attribute, named_type};
use crate::write;

/// An element or attribute with what it is by its declaration.
#[derive(Debug)]
pub(crate) struct Assessed {
    pub(super) is_attribute: bool,
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) index: Option<usize>,
    pub(super) nillable: bool,
    pub(super) identity: &'static [Constraint],
    pub(super) value: Value,
    /// Its attributes and elements.
    pub(super) parts: Vec<Assessed>,
}

/// The value of an element or attribute.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// None: it is nil.
    Nil,
    /// It has no simple type.
    NotSimple,
    /// One of a simple type.
    Simple { key: KeyValue, text: String, identities: Vec<(Identity, String)> },
}

/// Elements that were read before what is around them, each until it is taken to its place, which has its number for a
/// name: no name in XML begins with a digit.
#[derive(Debug, Default)]
pub(crate) struct Pool(RefCell<Vec<Option<Assessed>>>);

impl Pool {
    /// Keeps an element that was read as its declaration has it, or as a type that it names. Of one that is nil only the
    /// attributes were read. Returns what stands in its place.
    pub(crate) fn keep(&self, item: &Item, slot: &dyn Slot, nil: bool) -> Result<String> {
        let mut kept = None;
        show_line(item, item.namespace(), slot, 0, 0, Some(self), &mut |node| {
            kept = Some(Assessed::of_node(node)?);
            Ok(())
        })?;
        if nil && let Some(kept) = &mut kept {
            kept.parts.retain(|part| part.is_attribute);
            if matches!(kept.value, Value::Simple { .. }) {
                kept.value = Value::Nil;
            }
        }
        let mut all = self.0.borrow_mut();
        all.push(kept);
        Ok((all.len() - 1).to_string())
    }

    fn take(&self, name: &str) -> Option<Assessed> {
        let place: usize = name.parse().ok()?;
        self.0.borrow_mut().get_mut(place)?.take()
    }
}

impl Assessed {
    fn of_node(node: &Node<'_>) -> Result<Self> {
        let mut parts = Vec::new();
        node.parts(&mut |part| {
            if matches!(part.item.kind, Kind::Element | Kind::Attribute) {
                parts.push(Self::of_node(part)?);
            }
            Ok(())
        })?;
        Ok(Self {
            is_attribute: !node.is_element(),
            namespace: node.namespace.to_owned(),
            name: node.name.to_owned(),
            index: node.index,
            nillable: node.nillable,
            identity: node.identity(),
            value: node.all_of_value(),
            parts,
        })
    }

    /// An element that is declared nowhere: of any type, unless it names one.
    fn undeclared(element: &OpenElement, process: Process, pool: Option<&Pool>) -> Result<Self> {
        Ok(Self {
            is_attribute: false,
            namespace: element.name.namespace.clone(),
            name: element.name.local.clone(),
            index: None,
            nillable: false,
            identity: &[],
            value: assess_value(&element.content, process),
            parts: assess_parts(&element.content, process, pool)?,
        })
    }

    fn attribute(attribute: &OpenAttribute, process: Process, names: &dyn ReadNames) -> Option<Self> {
        let known = known_attribute(process, attribute)?;
        Some(Self {
            is_attribute: true,
            namespace: attribute.name.namespace.clone(),
            name: attribute.name.local.clone(),
            index: None,
            nillable: false,
            identity: &[],
            value: value_of_type(known, &attribute.value, names),
            parts: Vec::new(),
        })
    }
}

/// An element that a wildcard allows; `None` where it is skipped, and so is of no type.
pub(super) fn assess_element(element: &OpenElement, process: Process, pool: Option<&Pool>) -> Result<Option<Assessed>> {
    if matches!(process, Process::Skip) {
        return Ok(None);
    }
    let Some(pool) = pool else { return read_declared(element, process).map(Some) };
    take_kept(element, process, pool).map(Some)
}

/// The same where nothing was read before: all of it is, once.
fn read_declared(element: &OpenElement, process: Process) -> Result<Assessed> {
    let text = write::open::text_of_element(element)?;
    let pool = Pool::default();
    let read = read::open::keep_declared(&text, process, &|item, slot, nil| pool.keep(item, slot, nil))?;
    take_kept(&read, process, &pool)
}

/// One of those that were read together.
fn take_kept(element: &OpenElement, process: Process, pool: &Pool) -> Result<Assessed> {
    match pool.take(&element.name.local) {
        Some(kept) => Ok(kept),
        None => Assessed::undeclared(element, process, Some(pool)),
    }
}

/// The declared attributes of an element of any type, and all elements in it.
pub(super) fn assess_parts(content: &OpenContent, process: Process, pool: Option<&Pool>) -> Result<Vec<Assessed>> {
    let names = content.names();
    let attributes = content.attributes.0.iter();
    let mut parts: Vec<_> =
        attributes.filter_map(|attribute| Assessed::attribute(attribute, process.lax(), &names)).collect();
    for child in content.elements() {
        parts.extend(assess_element(child, process, pool)?);
    }
    Ok(parts)
}

/// The declared of the attributes that a wildcard allows, with names in them expanded.
pub(super) fn assess_attributes(open: &[OpenAttribute], process: Process) -> impl Iterator<Item = Assessed> {
    open.iter().filter_map(move |attribute| Assessed::attribute(attribute, process, &crate::prefixes::Expanded))
}

/// The value of an element of any type: of the simple type that it names.
pub(crate) fn assess_value(content: &OpenContent, process: Process) -> Value {
    let is_nil = |attribute: &OpenAttribute| {
        attribute.name.namespace == XSI
            && attribute.name.local == "nil"
            && matches!(attribute.value.trim_matches(is_space), "true" | "1")
    };
    if content.attributes.0.iter().any(is_nil) {
        return assess_nil(content, process);
    }
    let named = named_type(process, content);
    match (named, content.as_text()) {
        (Some(known), Some(text)) => value_of_type(known, &text, &content.names()),
        _ => Value::NotSimple,
    }
}

/// The value of an element of any type that is nil.
pub(crate) fn assess_nil(content: &OpenContent, process: Process) -> Value {
    if named_type(process, content).is_some() { Value::Nil } else { Value::NotSimple }
}

/// A text as a value of a type.
fn value_of_type(known: &Known, text: &str, names: &dyn ReadNames) -> Value {
    known.with_value(text, names, all_of_value).unwrap_or(Value::NotSimple)
}

/// All that is asked of a value of a simple type.
pub(super) fn all_of_value(value: Ref<'_>) -> Value {
    match value {
        Ref::Simple(leaf, _) => {
            let (mut text, mut identities) = (String::new(), Vec::new());
            leaf.write(&mut text);
            // Noting them does not fail.
            let _ = leaf.identities(&mut |identity, text| {
                identities.push((identity, text.to_owned()));
                Ok(())
            });
            Value::Simple { key: leaf.key_value(), text, identities }
        }
        Ref::Enum(listed) => {
            Value::Simple { key: KeyValue::text(listed.text()), text: listed.text().to_owned(), identities: Vec::new() }
        }
        _ => Value::NotSimple,
    }
}
