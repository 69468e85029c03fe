//! From values to names and texts: the walk along a type's table, the other way.
//!
//! What writing XML checks is checked: bounds of lists, fixed values, facets, characters.

use super::form::check_carried;
use super::keys::{NIL, TEXT, TYPE, is_in_place, key};
use super::{Object, Value, fill, open};
use crate::document::{Document, Roots};
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::mixed::{check_stated, text_of};
use crate::named_types;
use crate::prefixes::Expanded;
use crate::simple;
use crate::simple::facets::Facets;
use crate::slot::{Fields, Generated, Occurs, Presence, Ref, Slot, Variants, visitor};
use crate::table::{Item, Kind, More, Order, Table};
use crate::write::content::{check_nil_content, check_occurrences};

/// The value of a generated type.
pub(super) fn show_value<T: Generated>(value: &T) -> Result<Value> {
    let name = if T::TABLE.name.is_empty() { T::TABLE.rust_name() } else { T::TABLE.name };
    show_slot(value, name)
}

/// What stands in a slot that holds a value.
pub(super) fn show_slot<T: Slot>(slot: &T, name: &'static str) -> Result<Value> {
    show_presence(&Item::new(name, &More::NEW), &slot.get(0), 0).map_err(|error| fill::error_in(error, name))
}

/// A document: an object with one key, the name of its root element.
pub(super) fn show_document<D: Document>(document: &D, roots: &impl Roots) -> Result<Value> {
    let mut result = Ok(Value::Nil);
    document.content(&mut |item, slot| {
        let name = fill::expanded_name(item, roots.named(item.name));
        let value = show_presence(item, &slot.get(0), 0).map_err(|error| error.within(item.name, None));
        result = value.map(|value| Value::Object(Object::from([(name, value)])));
    });
    result
}

/// One value.
fn show_presence(item: &Item, got: &Presence<'_>, depth: usize) -> Result<Value> {
    if depth > Limits::MAX_DEPTH {
        return Err(Error::too_deep(Limits::MAX_DEPTH));
    }
    let value = match got {
        Presence::Absent => return Err(Error::new(ErrorKind::MissingElement, "there is no content")),
        Presence::Nil(beside) => {
            item.check_not_fixed()?;
            return beside.map_or(Ok(Value::Nil), |value| show_nil(item, value, depth));
        }
        Presence::Value(value) => *value,
    };
    match value {
        Ref::Simple(leaf, facets) => {
            let (mut text, form) = (String::new(), leaf.form());
            leaf.write(&mut text);
            simple::check_fixed(leaf, facets, item.more.fixed).map_err(Error::value)?;
            let declared = facets;
            let facets = if form.has_names() { Facets::none() } else { facets };
            leaf.check(&text, facets, &Expanded).map_err(Error::value)?;
            check_carried(&text)?;
            let text = named_types::check_dynamic_type(item, leaf, declared)?.unwrap_or(text);
            let shown = form.show(&text, facets);
            let Some(name) = named_types::dynamic_type_name(leaf, declared) else { return Ok(shown) };
            let mut object = Object::from([(TYPE, Value::Text(name.to_string())), (TEXT, shown)]);
            named_types::with_attributes(item, leaf, declared, |table, slots| {
                let mut lines = table.attributes().filter_map(|(line, item)| Some((line, item, slots.get(line)?)));
                lines.try_for_each(|(line, item, slot)| add_line(&mut object, table, line, &item, *slot, false, depth))
            })?;
            Ok(Value::Object(object))
        }
        Ref::Enum(listed) => {
            enumeration::check_fixed(listed, item.more.fixed).map_err(Error::value)?;
            check_carried(listed.text())?;
            Ok(Value::from(listed.text()))
        }
        Ref::Record(..) | Ref::Choice(..) => {
            let mut object = Object::new();
            add_keys(&mut object, item, value, depth)?;
            Ok(Value::Object(object))
        }
        Ref::OpenContent(content) => open::show_content(content),
        Ref::OpenElement(element) => open::show_element(element),
        Ref::OpenAttributes(attributes) => open::show_attributes(attributes),
        Ref::OpenType(open) => open::show_content(&open.content),
    }
}

/// Nil, with what stands beside it as keys beside the one that says so.
fn show_nil(item: &Item, value: Ref<'_>, depth: usize) -> Result<Value> {
    let mut beside = Object::new();
    if let Ref::OpenContent(content) = value {
        check_nil_content(content)?;
        open::show_into(&mut beside, content)?;
    } else {
        // What its text is by default says nothing of nil, which has none.
        add_keys(&mut beside, &Item { more: More::NOTHING, ..*item }, value, depth)?;
    }
    if beside.is_empty() {
        return Ok(Value::Nil);
    }
    let mut object = Object::from([(NIL, true)]);
    beside.into_iter().for_each(|(key, value)| object.push(key, value));
    Ok(Value::Object(object))
}

/// Adds the keys of a record or a choice to those of an object.
fn add_keys(object: &mut Object, item: &Item, value: Ref<'_>, depth: usize) -> Result<()> {
    match value {
        Ref::Record(fields, table) => add_record(object, item, fields, table, depth),
        Ref::Choice(choice, table) if table.order == Order::Types => add_typed(object, item, choice, table, depth),
        Ref::Choice(choice, table) => add_choice(object, choice, table, depth),
        _ => {
            let value =
                show_presence(item, &Presence::Value(value), depth + 1).map_err(|error| error.within(TEXT, None))?;
            object.push(TEXT, value);
            Ok(())
        }
    }
}

/// A type, which is named unless it is the one declared, with its keys.
fn add_typed(object: &mut Object, item: &Item, choice: &dyn Variants, table: &Table, depth: usize) -> Result<()> {
    let (variant, slot) = choice.get();
    if let Presence::Value(Ref::OpenType(open)) = slot.get(0) {
        return open::show_type(object, open, table);
    }
    if let Some(line) = table.item(variant)
        && (line.namespace(), line.name) != (table.namespace, table.name)
    {
        object.push(TYPE, Value::Text(fill::expanded_name(&line, table.named(line.name))));
    }
    match slot.get(0) {
        Presence::Value(value) => {
            if let Ref::Record(_, of) | Ref::Choice(_, of) = value {
                of.check_stated(item.more, of.is_nothing())?;
            }
            add_keys(object, item, value, depth)
        }
        Presence::Absent | Presence::Nil(_) => Ok(()),
    }
}

fn add_choice(object: &mut Object, choice: &dyn Variants, table: &Table, depth: usize) -> Result<()> {
    let (variant, slot) = choice.get();
    match table.item(variant) {
        Some(line) => add_line(object, table, variant, &line, slot, true, depth),
        None => Ok(()),
    }
}

fn add_record(object: &mut Object, around: &Item, fields: &dyn Fields, table: &Table, depth: usize) -> Result<()> {
    let mut result = Ok(());
    fields.slots(&mut visitor(|slots| {
        let mut lines = table.items().zip(slots).enumerate();
        result = lines.try_for_each(|(index, (item, slot))| {
            // What the text may be is said where the element is declared.
            let item = Item { more: if item.kind == Kind::Text { around.more } else { item.more }, ..item };
            if item.kind == Kind::Mixed && around.more.default_or_fixed().is_some() {
                check_stated(around.more, text_of(*slot).as_deref())?;
            }
            add_line(object, table, index, &item, *slot, false, depth)
        });
    }));
    result
}

/// Adds what stands in one line of a table; a list without items only where it `shows` which branch it is.
fn add_line(
    object: &mut Object,
    table: &Table,
    index: usize,
    item: &Item,
    slot: &dyn Slot,
    shows: bool,
    depth: usize,
) -> Result<()> {
    let key = key(table, index);
    if slot.info().occurs == Occurs::Many {
        let mut list = Vec::new();
        for at in 0.. {
            match slot.get(at) {
                Presence::Absent => break,
                got => list.push(show_presence(item, &got, depth + 1).map_err(|error| error.within(key, Some(at)))?),
            }
        }
        check_occurrences(item, slot, list.len())?;
        if shows || !list.is_empty() {
            object.push(key, Value::List(list));
        }
        return Ok(());
    }
    match slot.get(0) {
        Presence::Absent => Ok(()),
        Presence::Value(Ref::OpenAttributes(open)) if open.0.is_empty() => Ok(()),
        Presence::Value(value @ (Ref::Record(..) | Ref::Choice(..))) if is_in_place(table, index, item) => {
            add_keys(object, item, value, depth)
        }
        got => {
            debug_assert!(
                item.kind != Kind::Group || !is_in_place(table, index, item),
                "a part is a record or a choice"
            );
            let value = show_presence(item, &got, depth + 1).map_err(|error| error.within(key, None))?;
            object.push(key, value);
            Ok(())
        }
    }
}
