//! Requests, and values in and out of enums of types, such as the commands of a message.

use crate::open::OpenContent;
use crate::prefixes::Expanded;
use crate::record::{copy_slot, same_slot};
use crate::slot::{Fields, Generated, Got, Mut, NOT_CHOSEN, Of, Ref, Slot, fill, look};
use crate::table::{Order, Table, same};

/// A type that asks for something, with what answers it.
///
/// Implemented by generated code where the configuration says which types are requests. What may answer any request
/// instead, such as an error, is not the response of one.
pub trait Request: Generated {
    /// What answers it: a type, or an enum where several can.
    type Response: Generated;
    /// What carries it in a document: an enum of types, or itself.
    type Set: Generated;
    /// Whether it only reads, so that asking twice does no harm.
    const READS: bool = false;
}

/// A value as another type that can hold it: a type as an enum of types, or the type that an enum of types holds.
///
/// `None` if the other cannot hold it: it is another type, or an enum without that type. Values are copied.
///
/// ```
/// use xsdbind::type_set::convert;
///
/// /// Asks.
/// pub struct Ask {
///     /// What.
///     pub what: String,
/// }
///
/// /// Tells.
/// pub struct Tell {
///     /// What.
///     pub what: String,
/// }
///
/// /// Either.
/// pub enum Command {
///     /// To the server.
///     Ask(Ask),
///     /// From it.
///     Tell(Tell),
/// }
///
/// xsdbind::record! { Ask (name = "Ask") { what: "what", } }
/// xsdbind::record! { Tell (name = "Tell") { what: "what", } }
/// xsdbind::types! { Command[Ask] (name = "Command") { Ask: "Ask", Tell: "Tell", } }
///
/// let ask = Ask { what: "the time".to_owned() };
/// let command: Command = convert(&ask).unwrap();
/// assert_eq!(command, Command::Ask(ask.clone()));
/// assert_eq!(convert::<Ask>(&command), Some(ask));
/// assert_eq!(convert::<Tell>(&command), None);
/// ```
#[must_use]
pub fn convert<T: Generated>(value: &impl Generated) -> Option<T> {
    let from = held(value);
    let table = table(from)?;
    let variant = if T::ORDER == Order::Types { index_of(T::TABLE, table)? } else { NOT_CHOSEN };
    let mut whole = T::make(variant);
    if T::ORDER == Order::Types {
        let Some(Mut::Choice(choice, _)) = whole.put(false, variant) else { return None };
        copied(from, choice.get_mut())?;
    } else {
        copied(from, &mut whole)?;
    }
    Some(whole)
}

/// The name in the schema of a value's type, and its namespace, which is empty for none: for an enum of types, that of
/// the type which it holds, one that is kept as XML included.
#[must_use]
pub fn type_name(value: &impl Generated) -> (&str, &str) {
    let held = held(value);
    match held.get(0) {
        Got::Value(Ref::OpenType(open)) => (&open.name.local, &open.name.namespace),
        _ => table(held).map_or(("", ""), |table| (table.name, table.namespace)),
    }
}

/// The names of the types that a type stands for: of all that an enum of types can hold, else its own.
#[must_use]
pub fn type_names<T: Generated>() -> Vec<&'static str> {
    if T::ORDER == Order::Types { T::TABLE.items().map(|item| item.name).collect() } else { vec![T::TABLE.name] }
}

/// The text of a field of simple type, by its line in the table: `name` for an element, `@name` for an attribute. Of an
/// enum of types, that of the type which it holds. `None` if there is no such field, or nothing in it.
#[must_use]
pub fn text(value: &impl Generated, line: &str) -> Option<String> {
    let (fields, table) = match held(value).get(0) {
        Got::Value(Ref::Record(fields, table)) => (fields, table),
        Got::Value(Ref::OpenType(open)) => return open_text(&open.content, line),
        _ => return None,
    };
    let index = table.names.iter().position(|name| *name == line)?;
    let mut found = None;
    fields.slots(&mut look(|slots| found = slots.get(index).and_then(|slot| simple(*slot))));
    found
}

/// Sets the text of a field of a struct that is of simple type, by its line in the table, as [`text`] shows it; `false` if
/// there is no such field, or the text is not one of its type.
pub fn set_text(value: &mut impl Generated, line: &str, text: &str) -> bool {
    let Got::Value(Ref::Record(_, table)) = value.get(0) else { return false };
    let Some(index) = table.names.iter().position(|name| *name == line) else { return false };
    match value.put(false, NOT_CHOSEN) {
        Some(Mut::Record(fields, _)) => set_field(fields, index, text),
        _ => false,
    }
}

/// The same of one field of a record.
fn set_field(fields: &mut dyn Fields, index: usize, text: &str) -> bool {
    let mut done = false;
    fields.slots_mut(&mut fill(|slots| {
        if let Some(Mut::Leaf(leaf, facets)) = slots.get_mut(index).and_then(|slot| slot.put(false, NOT_CHOSEN)) {
            done = leaf.read(text, facets, &Expanded).is_ok();
        }
    }));
    done
}

/// The same of a type that is kept as XML.
fn open_text(content: &OpenContent, line: &str) -> Option<String> {
    match line.strip_prefix('@') {
        Some(name) => content.attributes.0.iter().find(|one| one.name.local == name).map(|one| one.value.clone()),
        None => content.elements().find(|one| one.name.local == line)?.content.as_text(),
    }
}

/// The text of what stands in a slot, if it is of simple type.
fn simple(slot: &dyn Slot) -> Option<String> {
    match slot.get(0) {
        Got::Value(Ref::Leaf(leaf, _)) => {
            let mut text = String::new();
            leaf.write(&mut text);
            Some(text)
        }
        Got::Value(Ref::Listed(listed)) => Some(listed.text().to_owned()),
        _ => None,
    }
}

/// What is in an enum of types, in however many of them; else the value itself.
fn held(value: &dyn Slot) -> &dyn Slot {
    let mut at = value;
    while let Got::Value(Ref::Choice(choice, Table { order: Order::Types, .. })) = at.get(0) {
        at = choice.get().1;
    }
    at
}

/// The table of a struct, or of an enum of elements.
fn table(slot: &dyn Slot) -> Option<&'static Table> {
    match slot.info().of {
        Of::Record(table) | Of::Choice(table) => Some(table),
        _ => None,
    }
}

/// Which variant of an enum of types is for this type.
fn index_of(set: &Table, of: &Table) -> Option<usize> {
    set.items().position(|item| same(item.name, of.name) && same(item.namespace(), of.namespace))
}

/// Copies a value into an empty slot, if both are of one type.
fn copied(from: &dyn Slot, to: &mut dyn Slot) -> Option<()> {
    let (one, other) = (table(from)?, table(to)?);
    if one.rust != other.rust || one.name != other.name || one.namespace != other.namespace {
        return None;
    }
    copy_slot(from, to);
    // Two modules may have types of one name whose fields differ: what was not copied is not the same.
    same_slot(from, to).then_some(())
}
