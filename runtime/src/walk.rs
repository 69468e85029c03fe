//! Values as the elements and attributes that they are in a document, whatever groups, choices and types hold them.
//!
//! In comes a document; what looks at it is shown its root, and asks each element for what stands in it. What then holds:
//! each is shown once, in the order of the document, and an error has the path of where it was found. Of what the schema
//! leaves open, that is shown which it does not skip: all elements, and the attributes that are declared.

pub(crate) mod assessed;

use assessed::{Assessed, Pool, Value};

use crate::constraint::Constraint;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::named_types;
use crate::open::OpenContent;
use crate::prefixes::Expanded;
use crate::simple::facets::Facets;
use crate::simple::{self, KeyValue, SimpleValue};
use crate::slot::{FieldVisitor, Occurs, Presence, Ref, Slot, ValueKind};
use crate::table::{self, Item, Kind, More, Order, Table};
use crate::types::AnySimpleType;

/// What looks at nodes.
pub(crate) type Each<'e> = &'e mut dyn FnMut(&Node<'_>) -> Result<()>;

/// An element, an attribute or a text.
pub(crate) struct Node<'n> {
    /// Its line in a table.
    pub(crate) item: &'n Item,
    /// Its name; empty for texts.
    pub(crate) name: &'n str,
    /// The namespace of its name; empty for none.
    pub(crate) namespace: &'n str,
    /// Whether it is declared so that it may be nil.
    pub(crate) nillable: bool,
    /// What its values are of.
    of: ValueKind,
    /// Which of several it is.
    index: Option<usize>,
    source: Source<'n>,
    /// How many elements it is in.
    depth: usize,
    /// What was read before, of what is open in it.
    pool: Option<&'n Pool>,
}

/// Where a node comes from.
#[derive(Clone, Copy)]
enum Source<'n> {
    /// A place for values. Absent only in an attribute, which then has the value that the schema states for it.
    Slot(Presence<'n>),
    /// What the schema leaves open.
    Open(&'n Assessed),
}

/// An element of a type that has no text alone.
pub(crate) struct NotSimple;

/// Shows the root element of a document.
pub(crate) fn show_root<D: Document>(document: &D, with: Each<'_>) -> Result<()> {
    let mut result = Ok(());
    document.content(&mut |item, slot| result = show_line(item, item.namespace(), slot, 0, 0, None, with));
    result
}

impl Node<'_> {
    /// Whether it is an element.
    pub(crate) fn is_element(&self) -> bool {
        self.item.kind == Kind::Element
    }

    /// The identity constraints of its declaration.
    pub(crate) fn identity(&self) -> &'static [Constraint] {
        match self.source {
            Source::Slot(_) => self.item.more.identity,
            Source::Open(open) => open.identity,
        }
    }

    /// What stands in its place; of one that is nil, what stands beside that.
    fn value(&self) -> Option<Ref<'_>> {
        match self.source {
            Source::Slot(Presence::Absent | Presence::Nil(None)) | Source::Open(_) => None,
            Source::Slot(Presence::Nil(Some(value)) | Presence::Value(value)) => Some(of_type(value)),
        }
    }

    /// Shows its attributes, then its text or the elements in it.
    pub(crate) fn parts(&self, with: Each<'_>) -> Result<()> {
        let depth = self.depth + usize::from(self.is_element());
        if depth > Limits::MAX_DEPTH {
            return Err(Error::too_deep(Limits::MAX_DEPTH));
        }
        if let Source::Open(open) = self.source {
            return show_all(&open.parts, depth, with);
        }
        match self.value() {
            Some(Ref::Record(fields, table)) => {
                let mut lines = Lines { table, depth, pool: self.pool, with, result: Ok(()) };
                fields.slots(&mut lines);
                lines.result
            }
            Some(Ref::Choice(choice, table)) => {
                let (variant, slot) = choice.get();
                let Some(item) = table.item(variant) else { return Ok(()) };
                show_line(&item, namespace_of_line(table, &item), slot, 0, depth, self.pool, with)
            }
            Some(Ref::OpenContent(content)) => self.open_parts(content, depth, with),
            Some(Ref::Simple(leaf, facets)) if leaf.dynamic_type().is_some() => {
                self.named_parts(leaf, facets, depth, with)
            }
            _ => Ok(()),
        }
    }

    /// Shows the attributes of a value that says that it is of a complex type.
    #[cold]
    fn named_parts(&self, leaf: &dyn SimpleValue, declared: &Facets, depth: usize, with: Each<'_>) -> Result<()> {
        let show = |table: &'static Table, slots: &[&dyn Slot]| {
            let mut lines = table.attributes().filter_map(|(line, item)| Some((item, slots.get(line)?)));
            lines.try_for_each(|(item, slot)| show_line(&item, item.namespace(), *slot, 0, depth, self.pool, with))
        };
        named_types::with_attributes(self.item, leaf, declared, show).map(drop)
    }

    /// Its value, as keys compare it; `None` where it is nil.
    pub(crate) fn key_value(&self) -> Result<Option<KeyValue>, NotSimple> {
        match self.source {
            Source::Slot(Presence::Nil(_)) => return key_of(self.nil_value()),
            Source::Slot(_) => {}
            Source::Open(open) => return key_of(open.value.clone()),
        }
        let mut found = Err(NotSimple);
        self.text(&mut |value| {
            found = match value {
                Ref::Simple(leaf, _) => match self.named_type(value) {
                    Some((known, text)) => Ok(Some(known.key_value(text).unwrap_or_else(|| leaf.key_value()))),
                    None => Ok(Some(leaf.key_value())),
                },
                Ref::Enum(listed) => Ok(Some(KeyValue::text(listed.text()))),
                Ref::OpenContent(content) => key_of(assessed::assess_value(content, self.item.more.process)),
                Ref::OpenType(open) => open.content.as_text().map(|text| Some(KeyValue::text(&text))).ok_or(NotSimple),
                _ => Err(NotSimple),
            };
        });
        found
    }

    /// Its value as a text.
    pub(crate) fn shown(&self) -> String {
        if self.item.more.secret {
            return "***".to_owned();
        }
        let mut shown = self.item.more.default_or_fixed().unwrap_or_default().to_owned();
        if let Source::Open(Assessed { value: Value::Simple { text, .. }, .. }) = self.source {
            shown.clone_from(text);
        }
        self.text(&mut |value| {
            let all = match value {
                Ref::OpenContent(content) => assessed::assess_value(content, self.item.more.process),
                Ref::OpenType(open) => {
                    shown = open.content.as_text().unwrap_or_default();
                    return;
                }
                value => assessed::all_of_value(value),
            };
            shown = match all {
                Value::Simple { text, .. } => text,
                Value::Nil | Value::NotSimple => String::new(),
            };
        });
        shown
    }

    /// Shows the `ID`s and `IDREF`s that it is, not those of its parts.
    pub(crate) fn identities(&self, with: simple::Each<'_>) -> Result<()> {
        let value = match (self.source, self.value()) {
            (Source::Open(open), _) => open.value.clone(),
            (_, Some(Ref::Simple(leaf, _))) => return leaf.identities(with),
            (_, Some(Ref::OpenContent(content))) => assessed::assess_value(content, self.item.more.process),
            (Source::Slot(Presence::Absent), _) => self.all_of_value(),
            _ => return Ok(()),
        };
        match value {
            Value::Simple { identities, .. } => {
                identities.iter().try_for_each(|(identity, text)| with(*identity, text))
            }
            Value::Nil | Value::NotSimple => Ok(()),
        }
    }

    /// The value of one that is nil. Its type must be a simple one all the same (XSD Part 1, section 3.11.4, clause 3).
    fn nil_value(&self) -> Value {
        let is_simple = match (self.of, self.value()) {
            (_, Some(Ref::OpenContent(content))) => {
                return assessed::assess_nil(content, self.item.more.process);
            }
            (ValueKind::Record(table), _) => table.items().any(|item| item.kind == Kind::Text && !item.more.mixed),
            (ValueKind::Choice(_) | ValueKind::Open, _) => false,
            // Of a set of types, which it is need not be said.
            (ValueKind::Simple(_) | ValueKind::Enum(_) | ValueKind::Types(_), _) => true,
        };
        if is_simple { Value::Nil } else { Value::NotSimple }
    }

    /// All that is asked of its value.
    fn all_of_value(&self) -> Value {
        match self.source {
            Source::Slot(Presence::Nil(_)) => return self.nil_value(),
            Source::Open(open) => return open.value.clone(),
            Source::Slot(_) => {}
        }
        let mut all = Value::NotSimple;
        self.text(&mut |value| {
            all = match value {
                Ref::OpenContent(content) => assessed::assess_value(content, self.item.more.process),
                value => assessed::all_of_value(value),
            };
        });
        if let (Value::Simple { key, .. }, Ok(Some(own))) = (&mut all, self.key_value()) {
            *key = own;
        }
        all
    }

    /// The type that a value says that it is of, where it is of any simple type; and its text.
    fn named_type<'v>(&self, value: Ref<'v>) -> Option<(&'static crate::known::Known, &'v str)> {
        let Ref::Simple(leaf, _) = value else { return None };
        // Others are of the value space of the declared type, whatever type they say.
        let any = leaf.as_any().downcast_ref::<AnySimpleType>()?;
        let (namespace, local) = any.type_name()?.parts();
        Some((named_types::find_type(self.item.more.types, namespace, local)?, any.text()))
    }

    /// Shows what is its text: its value, or that of its type's text, or what the schema states for it.
    fn text(&self, with: &mut dyn FnMut(Ref<'_>)) {
        match self.value() {
            Some(Ref::Record(..)) => {
                // Nothing that is done there fails.
                let _ = self.parts(&mut |part| {
                    // Mixed content without elements is a text, too, but of no simple type.
                    if let (table::Kind::Text, false, Some(value)) =
                        (part.item.kind, part.item.more.mixed, part.value())
                    {
                        with(value);
                    }
                    Ok(())
                });
            }
            Some(value) => with(value),
            None => {
                if let (Source::Slot(Presence::Absent), Some(text)) = (self.source, self.item.more.default_or_fixed()) {
                    let known = match self.item.more.types {
                        [known] => known.with_value(text, &Expanded, &mut *with),
                        _ => None,
                    };
                    if known.is_none() {
                        with(Ref::Simple(&text.to_owned(), Facets::none()));
                    }
                }
            }
        }
    }
}

fn key_of(value: Value) -> Result<Option<KeyValue>, NotSimple> {
    match value {
        Value::Nil => Ok(None),
        Value::NotSimple => Err(NotSimple),
        Value::Simple { key, .. } => Ok(Some(key)),
    }
}

/// Shows parts of what the schema leaves open.
#[inline(never)]
fn show_all(parts: &[Assessed], depth: usize, with: Each<'_>) -> Result<()> {
    for part in parts {
        show_open_part(part, depth, with)?;
    }
    Ok(())
}

/// Shows a part of what the schema leaves open.
fn show_open_part(part: &Assessed, depth: usize, with: Each<'_>) -> Result<()> {
    const ELEMENT: &Item = &Item { kind: Kind::Element, name: "", more: &More::NEW };
    const ATTRIBUTE: &Item = &Item { kind: Kind::Attribute, name: "", more: &More::NEW };

    let node = Node {
        item: if part.is_attribute { ATTRIBUTE } else { ELEMENT },
        name: &part.name,
        namespace: &part.namespace,
        nillable: part.nillable,
        of: ValueKind::Open,
        index: part.index,
        source: Source::Open(part),
        depth,
        pool: None,
    };
    with(&node).map_err(|error| node.told_within(error))
}

impl Node<'_> {
    /// What is in an element of any type. Apart, since what is between an element and one in it has its part of the stack.
    #[inline(never)]
    fn open_parts(&self, content: &OpenContent, depth: usize, with: Each<'_>) -> Result<()> {
        show_all(&assessed::assess_parts(content, self.item.more.process, self.pool)?, depth, with)
    }

    fn told_within(&self, error: Error) -> Error {
        if self.is_element() {
            error.within(self.name, self.index)
        } else {
            error.within(&format!("@{}", self.name), None)
        }
    }
}

/// The value of the type that `xsi:type` names, where there may be several.
fn of_type(mut value: Ref<'_>) -> Ref<'_> {
    while let Ref::Choice(choice, Table { order: Order::Types, .. }) = value
        && let Presence::Value(inner) = choice.get().1.get(0)
    {
        value = inner;
    }
    value
}

/// The lines of a record, in the order of a document: attributes, which are the last, come first.
///
/// Each of the functions between an element and one in it has a part of the stack, which has to do for the deepest
/// documents: so there are few.
struct Lines<'w> {
    table: &'static Table,
    depth: usize,
    pool: Option<&'w Pool>,
    with: Each<'w>,
    result: Result<()>,
}

impl FieldVisitor for Lines<'_> {
    fn visit(&mut self, slots: &[&(dyn Slot + 'static)]) {
        for attributes in [true, false] {
            for (item, slot) in self.table.items().zip(slots) {
                if self.result.is_ok() && item.is_content() != attributes {
                    let namespace = namespace_of_line(self.table, &item);
                    self.result = show_line(&item, namespace, *slot, 0, self.depth, self.pool, self.with);
                }
            }
        }
    }
}

fn namespace_of_line(table: &Table, item: &Item) -> &'static str {
    if item.kind == Kind::Element { table.namespace_of(item) } else { item.namespace() }
}

/// Shows some items of a list, before which `before` stood.
#[cfg(feature = "dynamic")]
pub(crate) fn show_items(table: &Table, item: &Item, items: &dyn Slot, before: usize, with: Each<'_>) -> Result<()> {
    show_line(item, namespace_of_line(table, item), items, before, 0, None, with)
}

/// One line of a table, as often as it stands; `before`: how many items of it stood before.
pub(crate) fn show_line(
    item: &Item,
    namespace: &'static str,
    slot: &dyn Slot,
    before: usize,
    depth: usize,
    pool: Option<&Pool>,
    with: Each<'_>,
) -> Result<()> {
    let info = slot.info();
    let many = info.occurs == Occurs::Many;
    for index in 0.. {
        let got = slot.get(index);
        let is_absent = matches!(got, Presence::Absent);
        if is_absent && (item.kind != Kind::Attribute || item.more.default_or_fixed().is_none()) {
            break;
        }
        let node = Node {
            item,
            name: item.name,
            namespace,
            nillable: info.nillable,
            of: info.of,
            index: many.then_some(before + index),
            source: Source::Slot(got),
            depth,
            pool,
        };
        match item.kind {
            Kind::Element | Kind::Attribute => with(&node).map_err(|error| node.told_within(error))?,
            Kind::Group | Kind::Mixed => node.parts(with)?,
            Kind::Text => with(&node)?,
            Kind::Any | Kind::AnyAttribute => show_wildcard(&node, with)?,
        }
        if !many || is_absent {
            break;
        }
    }
    Ok(())
}

/// What a wildcard allows.
fn show_wildcard(node: &Node<'_>, with: Each<'_>) -> Result<()> {
    let process = node.item.more.process;
    match node.value() {
        Some(Ref::OpenElement(element)) => {
            let found = assessed::assess_element(element, process, node.pool)?;
            show_all(found.as_slice(), node.depth, with)
        }
        Some(Ref::OpenAttributes(open)) => {
            assessed::assess_attributes(&open.0, process).try_for_each(|part| show_open_part(&part, node.depth, with))
        }
        _ => Ok(()),
    }
}
