//! Values as the elements and attributes that they are in a document, whatever groups, choices and types hold them.
//!
//! In comes a document; what looks at it is shown its root, and asks each element for what stands in it. What then holds:
//! each is shown once, in the order of the document, and an error has the path of where it was found.

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::read::limits::Limits;
use crate::slot::{Got, Look, Occurs, Ref, Slot};
use crate::table::{Item, Kind, Order, Table};

/// What looks at nodes.
pub(crate) type Each<'e> = &'e mut dyn FnMut(&Node<'_>) -> Result<()>;

/// An element, an attribute, a text, or a part that the schema leaves open.
pub(crate) struct Node<'n> {
    /// Its line in a table.
    pub(crate) item: &'n Item,
    /// The namespace of its name; empty for none.
    pub(crate) namespace: &'static str,
    /// Whether it is declared so that it may be nil.
    pub(crate) nillable: bool,
    /// What stands in it; absent only in an attribute, which then has the value that the schema states for it.
    pub(crate) got: Got<'n>,
    /// How many elements it is in.
    depth: usize,
}

/// Shows the root element of a document.
pub(crate) fn root<D: Document>(document: &D, with: Each<'_>) -> Result<()> {
    let mut result = Ok(());
    document.content(&mut |item, slot| result = line(item, item.namespace(), slot, 0, with));
    result
}

impl Node<'_> {
    /// Whether it is an element.
    pub(crate) fn is_element(&self) -> bool {
        self.item.kind == Kind::Element
    }

    /// Its value; of one that is nil, what stands beside that.
    pub(crate) fn value(&self) -> Option<Ref<'_>> {
        match self.got {
            Got::Absent | Got::Nil(None) => None,
            Got::Nil(Some(value)) | Got::Value(value) => Some(of_type(value)),
        }
    }

    /// Shows its attributes, then its text or the elements in it.
    pub(crate) fn parts(&self, with: Each<'_>) -> Result<()> {
        let depth = self.depth + usize::from(self.is_element());
        if depth > Limits::MAX_DEPTH {
            return Err(too_deep());
        }
        match self.value() {
            Some(Ref::Record(fields, table)) => {
                let mut lines = Lines { table, depth, with, result: Ok(()) };
                fields.slots(&mut lines);
                lines.result
            }
            Some(Ref::Choice(choice, table)) => {
                let (variant, slot) = choice.get();
                table.item(variant).map_or(Ok(()), |item| line(&item, namespace(table, &item), slot, depth, with))
            }
            _ => Ok(()),
        }
    }
}

fn too_deep() -> Error {
    Error::new(ErrorKind::Limit, format!("elements are nested deeper than {}", Limits::MAX_DEPTH))
}

/// The value of the type that `xsi:type` names, where there may be several.
fn of_type(mut value: Ref<'_>) -> Ref<'_> {
    while let Ref::Choice(choice, Table { order: Order::Types, .. }) = value
        && let Got::Value(inner) = choice.get().1.get(0)
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
    with: Each<'w>,
    result: Result<()>,
}

impl Look for Lines<'_> {
    fn at(&mut self, slots: &[&(dyn Slot + 'static)]) {
        for attributes in [true, false] {
            for (item, slot) in self.table.items().zip(slots) {
                if self.result.is_ok() && item.is_content() != attributes {
                    self.result = line(&item, namespace(self.table, &item), *slot, self.depth, self.with);
                }
            }
        }
    }
}

fn namespace(table: &Table, item: &Item) -> &'static str {
    if item.kind == Kind::Element { table.namespace_of(item) } else { item.namespace() }
}

/// One line of a table, as often as it stands.
pub(crate) fn line(item: &Item, namespace: &'static str, slot: &dyn Slot, depth: usize, with: Each<'_>) -> Result<()> {
    let info = slot.info();
    let many = info.occurs == Occurs::Many;
    for index in 0.. {
        let node = Node { item, namespace, nillable: info.nillable, got: slot.get(index), depth };
        let is_absent = matches!(node.got, Got::Absent);
        if is_absent && (item.kind != Kind::Attribute || item.more.stated().is_none()) {
            break;
        }
        match item.kind {
            Kind::Element => with(&node).map_err(|error| error.within(item.name, many.then_some(index)))?,
            Kind::Attribute => with(&node).map_err(|error| error.within(&format!("@{}", item.name), None))?,
            Kind::Group | Kind::Mixed => node.parts(with)?,
            Kind::Text | Kind::Any | Kind::AnyAttribute => with(&node)?,
        }
        if !many || is_absent {
            break;
        }
    }
    Ok(())
}
