//! From names and texts to values: the walk along a type's table.
//!
//! Values are filled in place, as reading XML does, and with the same checks; on an error, all of them are dropped.

use std::borrow::Cow;

use super::form::{expect_list, expect_object, mismatch};
use super::keys::{Keys, NIL, TEXT, TYPE, is_in_place, key, one_of};
use super::near::{LISTED, listed, nearest};
use super::{Object, Value, open};
use crate::attributes::{DynamicType, OpenAttributes};
use crate::document::Roots;
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result, ValueError};
use crate::limits::Limits;
use crate::mixed::{check_stated, text_of};
use crate::named_types;
use crate::names::QName;
use crate::prefixes::Expanded;
use crate::simple;
use crate::simple::facets::Facets;
use crate::simple::{Form, SimpleValue};
use crate::slot::{self, Fields, Generated, Make, Mut, Occurs, Slot, ValueKind, Variants, visitor_mut};
use crate::table::{Item, Kind, More, Table};
use crate::value_error::Echo;
use crate::write::content::check_nil_content;

/// A value of a generated type.
pub(super) fn build_value<T: Generated>(given: &Value) -> Result<T> {
    build_slot(given, if T::TABLE.name.is_empty() { T::TABLE.rust_name() } else { T::TABLE.name })
}

/// A value that can stand in a slot.
pub(super) fn build_slot<T: Make>(given: &Value, name: &'static str) -> Result<T> {
    let item = Item::new(name, &More::NEW);
    let mut built: Option<T> = None;
    fill_slot(&item, &mut built, given, 0).map_err(|error| error_in(error, name))?;
    built.ok_or_else(|| cannot_be_nil(&item))
}

/// An error in a value of this name, of which anonymous types have none.
pub(super) fn error_in(error: Error, name: &str) -> Error {
    if name.is_empty() { error } else { error.within(name, None) }
}

/// A document: an object with one key, the name of its root element.
pub(super) fn build_document<R: Roots>(documents: &R, given: &Value) -> Result<R::Document> {
    let roots = documents.roots();
    let name = |item: &Item| expanded_name(item, documents.named(item.name));
    let found =
        expect_object(given)?.iter().next().filter(|_| expect_object(given).is_ok_and(|object| object.len() == 1));
    let find = |key: &str| {
        let local = key.rsplit_once('}').map_or(key, |(_, local)| local);
        documents.named(local).find(|number| roots.get(*number).is_some_and(|item| name(item) == key))
    };
    let root = found.and_then(|(key, value)| Some((find(key)?, value)));
    let Some((root, value)) = root else {
        // The others are counted.
        let shown = |(at, item): (usize, &Item)| if at < LISTED { name(item) } else { String::new() };
        let names: Vec<String> = roots.iter().enumerate().map(shown).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let message = format!("a document is an object with one key, its root element: {}", listed(&names));
        return Err(Error::new(ErrorKind::UnexpectedElement, message));
    };
    documents
        .read(root, &mut |item, slot| fill_slot(item, slot, value, 0).map_err(|error| error.within(item.name, None)))
}

/// A name that tells a line of a table, or a root element, from all others: with its namespace where several are `named` so.
pub(crate) fn expanded_name(item: &Item, mut named: impl Iterator<Item = usize>) -> String {
    if named.nth(1).is_none() {
        return item.name.to_owned();
    }
    format!("{{{}}}{}", item.namespace(), item.name)
}

fn cannot_be_nil(item: &Item) -> Error {
    let what = if item.kind == Kind::Attribute { "an attribute" } else { "it" };
    Error::new(ErrorKind::Nil, format!("{what} cannot be nil; without the key, it is left as it is"))
}

/// Puts one value into a slot.
fn fill_slot(item: &Item, slot: &mut dyn Slot, given: &Value, depth: usize) -> Result<()> {
    if depth > Limits::MAX_DEPTH {
        return Err(Error::too_deep(Limits::MAX_DEPTH));
    }
    if *given == Value::Nil || matches!(given, Value::Object(object) if object.get(NIL).is_some()) {
        return fill_nil(item, slot, given, depth);
    }
    match slot.info().of {
        ValueKind::Types(types) => fill_typed(item, types, slot, given, depth),
        ValueKind::Record(_) | ValueKind::Choice(_) => {
            let mut keys = Keys::of(given, item.more)?;
            let table = fill_group(slot, &mut keys, depth)?;
            own_type(table, &mut keys)?;
            keys.finish(table)
        }
        ValueKind::Simple(_) | ValueKind::Enum(_) | ValueKind::Open => match slot.put(false, 0) {
            Some(value) => fill_simple(item, value, given),
            None => Err(cannot_be_nil(item)),
        },
    }
}

/// Nil, or an object that says so beside the keys of attributes.
fn fill_nil(item: &Item, slot: &mut dyn Slot, given: &Value, depth: usize) -> Result<()> {
    let info = slot.info();
    if !(info.nillable && item.kind == Kind::Element) {
        return Err(cannot_be_nil(item));
    }
    item.check_not_fixed()?;
    let nothing = Value::Object(Object::new());
    let mut keys = Keys::of(if *given == Value::Nil { &nothing } else { given }, item.more)?;
    match keys.take(NIL) {
        None | Some(Value::Boolean(true)) => {}
        Some(_) => {
            let message = "what is not nil is given without this key; of nil it is `true`";
            return Err(Error::new(ErrorKind::Nil, message).within(NIL, None));
        }
    }
    let (variant, name) = match info.of {
        ValueKind::Types(types) if info.nil_attributes => {
            let name = type_name(types, keys.take(TYPE))?;
            (type_variant(types, name)?, name)
        }
        _ => (0, (None, "")),
    };
    let table = match slot.put(true, variant) {
        None => Table::EMPTY,
        Some(Mut::Choice(types, table)) => match types.get_mut().put(false, 0) {
            Some(Mut::OpenType(open)) => {
                open::fill_type(open, (name.0.unwrap_or_default(), name.1), table, &mut keys)?;
                check_nil_content(&open.content)?;
                open::CONTENT
            }
            Some(value) => nil_attributes(value, &mut keys, depth)?,
            None => Table::EMPTY,
        },
        Some(value) => {
            let table = nil_attributes(value, &mut keys, depth)?;
            if let ValueKind::Record(of) = info.of {
                own_type(of, &mut keys)?;
            }
            table
        }
    };
    keys.finish(table)
}

/// Fills in what stands beside nil. Returns the table.
fn nil_attributes(value: Mut<'_>, keys: &mut Keys<'_>, depth: usize) -> Result<&'static Table> {
    match value {
        Mut::Record(fields, table) => fill_fields(fields, table, keys, depth).map(|()| table),
        Mut::OpenContent(content) => {
            open::fill_from(content, keys, 0)?;
            check_nil_content(content).map(|()| open::CONTENT)
        }
        _ => Ok(Table::EMPTY),
    }
}

/// A value whose type is one of several, by its key `@xsi:type`.
fn fill_typed(item: &Item, types: &'static Table, slot: &mut dyn Slot, given: &Value, depth: usize) -> Result<()> {
    let mut keys = Keys::of(given, item.more)?;
    let name = type_name(types, keys.take(TYPE))?;
    let variant = type_variant(types, name)?;
    let Some(Mut::Choice(choice, _)) = slot.put(false, variant) else { return Err(cannot_be_nil(item)) };
    let inner = choice.get_mut();
    if types.item(variant).is_some_and(|line| line.kind == Kind::Any) {
        if let Some(Mut::OpenType(into)) = inner.put(false, 0) {
            open::fill_type(into, (name.0.unwrap_or_default(), name.1), types, &mut keys)?;
        }
        return keys.finish(open::CONTENT);
    }
    let table = match inner.info().of {
        ValueKind::Record(of) | ValueKind::Choice(of) => {
            of.check_stated(item.more, of.is_nothing())?;
            fill_group(inner, &mut keys, depth)?
        }
        _ => {
            let line = Item::new(item.name, item.more);
            match keys.take(TEXT) {
                Some(text) => fill_slot(&line, inner, text, depth + 1).map_err(|error| error.within(TEXT, None))?,
                None => keys.miss(item, format!("`{TEXT}`")),
            }
            Table::EMPTY
        }
    };
    keys.finish(table)
}

/// The name of a type, and its namespace where that is said.
type TypeName<'n> = (Option<&'n str>, &'n str);

/// The type that is named, or the declared one where none is.
fn type_name<'n>(types: &Table, given: Option<&'n Value>) -> Result<TypeName<'n>> {
    match given {
        None => Ok((Some(types.namespace), types.name)),
        Some(Value::Text(name)) => Ok(match name.strip_prefix('{').and_then(|name| name.split_once('}')) {
            Some((namespace, local)) => (Some(namespace), local),
            None => (None, name),
        }),
        Some(other) => Err(mismatch("the name of a type", other).within(TYPE, None)),
    }
}

fn type_variant(types: &Table, (namespace, local): TypeName<'_>) -> Result<usize> {
    let wrong = |message: String| Err(Error::new(ErrorKind::Type, message).within(TYPE, None));
    let names = || types.items().filter(|item| item.kind == Kind::Element).map(|item| item.name);
    let is = |item: &Item| item.name == local && namespace.is_none_or(|namespace| item.namespace() == namespace);
    let mut found = types.items().enumerate().filter(|(_, item)| item.kind == Kind::Element && is(item));
    match (found.next(), found.next()) {
        (Some((variant, _)), None) => return Ok(variant),
        (Some((_, one)), Some((_, other))) => {
            let names = [one, other].map(|item| format!("`{{{}}}{local}`", item.namespace()));
            return wrong(format!("the type `{local}` is one of {}", names.join(", ")));
        }
        (None, _) => {}
    }
    if local == types.name && namespace.is_none_or(|namespace| namespace == types.namespace) {
        let which = listed(&names().collect::<Vec<_>>());
        return wrong(format!("`{TYPE}` has to name a type derived from `{}`: one of {which}", types.name));
    }
    // Where types that are not selected are kept, it is one of those.
    if let Some(others) = types.items().position(|item| item.kind == Kind::Any) {
        return Ok(others);
    }
    let help = nearest(local, names()).map(|near| format!("; is `{near}` meant?")).unwrap_or_default();
    wrong(format!("there is no type `{}` derived from `{}`{help}", Echo(local), types.name))
}

/// Where no other type can stand, only the declared one may be named.
fn own_type(table: &Table, keys: &mut Keys<'_>) -> Result<()> {
    match keys.take(TYPE) {
        None => Ok(()),
        Some(Value::Text(name)) if !table.name.is_empty() && name == table.name => Ok(()),
        Some(_) => {
            let message = format!("the type can be no other than `{}`", table.name);
            Err(Error::new(ErrorKind::Type, message).within(TYPE, None))
        }
    }
}

/// Puts a record or a choice into a slot, from keys that may be those of others too. Returns the table.
fn fill_group(slot: &mut dyn Slot, keys: &mut Keys<'_>, depth: usize) -> Result<&'static Table> {
    let variant = match slot.info().of {
        ValueKind::Choice(table) => choose_branch(table, keys)?,
        _ => 0,
    };
    match slot.put(false, variant) {
        Some(Mut::Record(fields, table)) => fill_fields(fields, table, keys, depth).map(|()| table),
        Some(Mut::Choice(choice, table)) => fill_choice(choice, table, variant, keys, depth).map(|()| table),
        _ => Err(Error::new(ErrorKind::Value, "there is nothing that keys could be for")),
    }
}

/// The branch of a choice of which there is a key, else one that may be empty.
fn choose_branch(table: &'static Table, keys: &Keys<'_>) -> Result<usize> {
    let found = table.items().enumerate().position(|(index, item)| keys.has(table, index, &item));
    found
        .or_else(|| table.items().position(|item| item.may_be_left_out()))
        .ok_or_else(|| keys.not_known(table).unwrap_or_else(|| missing_branch(table)))
}

fn missing_branch(table: &Table) -> Error {
    Error::new(ErrorKind::MissingElement, format!("{} is missing", one_of(table)))
}

fn fill_choice(
    choice: &mut dyn Variants,
    table: &'static Table,
    variant: usize,
    keys: &mut Keys<'_>,
    depth: usize,
) -> Result<()> {
    match table.item(variant) {
        Some(line) => fill_line(table, variant, &line, choice.get_mut(), keys, depth),
        None => Err(missing_branch(table)),
    }
}

fn fill_fields(fields: &mut dyn Fields, table: &'static Table, keys: &mut Keys<'_>, depth: usize) -> Result<()> {
    let mut result = Ok(());
    fields.slots_mut(&mut visitor_mut(|slots| {
        let mut lines = table.items().zip(slots.iter_mut()).enumerate();
        result = lines.try_for_each(|(index, (item, slot))| fill_line(table, index, &item, *slot, keys, depth));
    }));
    result
}

/// Fills in one line of a table.
fn fill_line(
    table: &'static Table,
    index: usize,
    item: &Item,
    slot: &mut dyn Slot,
    keys: &mut Keys<'_>,
    depth: usize,
) -> Result<()> {
    let occurs = slot.info().occurs;
    if let Some(inner) = item.more.table
        && occurs != Occurs::Many
        && is_in_place(table, index, item)
    {
        if keys.has_any(inner) || occurs == Occurs::One && inner.is_emptiable() {
            fill_group(slot, keys, depth)?;
        } else if occurs == Occurs::One {
            keys.miss(item, one_of(inner));
        }
        return Ok(());
    }
    let key = key(table, index);
    let Some(given) = keys.take(key) else {
        let may_be_absent = match occurs {
            Occurs::One => item.kind == Kind::AnyAttribute,
            Occurs::Optional => true,
            Occurs::Many => item.more.min == 0,
        };
        if !may_be_absent {
            keys.miss(item, format!("`{key}`"));
        }
        return check_mixed(item, slot, keys);
    };
    // What the text may be is said where the element is declared.
    let item = &Item { more: if item.kind == Kind::Text { keys.stated } else { item.more }, ..*item };
    if occurs != Occurs::Many {
        let filled = fill_at_key(table, item, slot, given, depth);
        return filled.map_err(|error| error.concealed(item.more.secret).within(key, None));
    }
    fill_list(table, item, slot, given, (key, depth))?;
    check_mixed(item, slot, keys)
}

/// Checks mixed content against what the schema states for the element.
fn check_mixed(item: &Item, slot: &dyn Slot, keys: &Keys<'_>) -> Result<()> {
    if item.kind != Kind::Mixed || keys.stated.default_or_fixed().is_none() {
        return Ok(());
    }
    check_stated(keys.stated, text_of(slot).as_deref()).map_err(|error| error.within(TEXT, None))
}

/// Fills in a list.
fn fill_list(
    table: &'static Table,
    item: &Item,
    slot: &mut dyn Slot,
    given: &Value,
    (key, depth): (&str, usize),
) -> Result<()> {
    let given = expect_list(given).map_err(|error| error.within(key, None))?;
    let (count, least, most) = (given.len(), item.more.min, item.more.max);
    if count < least || count > most {
        let bound = if count < least { format!("at least {least}") } else { format!("at most {most}") };
        let message = format!("the list has {count} items, expected {bound}");
        return Err(Error::new(ErrorKind::Occurrence, message).within(key, None));
    }
    for (index, given) in given.iter().enumerate() {
        let filled = fill_at_key(table, item, slot, given, depth);
        filled.map_err(|error| error.concealed(item.more.secret).within(key, Some(index)))?;
    }
    Ok(())
}

/// Fills in what stands at a key.
fn fill_at_key(table: &'static Table, item: &Item, slot: &mut dyn Slot, given: &Value, depth: usize) -> Result<()> {
    match item.kind {
        Kind::Any | Kind::AnyAttribute => match slot.put(false, 0) {
            Some(value) => open::fill_open(item, table, value, given),
            None => Err(cannot_be_nil(item)),
        },
        // Text among elements.
        Kind::Mixed if matches!(given, Value::Text(_)) => match slot.put(false, slot::TEXT) {
            Some(value) => fill_simple(item, value, given),
            None => Err(cannot_be_nil(item)),
        },
        _ => fill_slot(item, slot, given, depth + 1),
    }
}

/// Takes what was given for a value without elements of its own.
fn fill_simple(item: &Item, value: Mut<'_>, given: &Value) -> Result<()> {
    let checked = match value {
        Mut::Simple(leaf, facets) => {
            if let (Value::Object(_), true) = (given, leaf.keeps_type()) {
                with_type(item, leaf, facets, given)?;
            } else {
                let text = leaf.form().text(given)?;
                let read = match given {
                    Value::Text(_) => leaf.read(&text, facets, &Expanded),
                    // What is given is the value, whatever its text is.
                    _ => leaf.take(&text, facets),
                };
                read.map_err(Error::value)?;
            }
            simple::check_fixed(leaf, facets, item.more.fixed)
        }
        Mut::Enum(value) => {
            let (texts, rule) = value.texts();
            let text = Form::Text.text(given)?;
            let text = rule.apply(&text);
            if !value.set(&text) {
                return Err(not_listed(&text, texts));
            }
            enumeration::check(value).map_err(Error::value)?;
            enumeration::check_fixed(value, item.more.fixed)
        }
        Mut::OpenContent(content) => return open::fill_content(item, content, given),
        other => return open::fill_open(item, Table::EMPTY, other, given),
    };
    checked.map_err(Error::value)
}

/// The text of a key that has to be there.
fn text_at<'v>(item: &Item, key: &'static str, form: Form, keys: &mut Keys<'v>) -> Result<Cow<'v, str>> {
    let Some(given) = keys.take(key) else {
        keys.miss(item, format!("`{key}`"));
        return Ok(Cow::Borrowed(""));
    };
    form.text(given).map_err(|error| error.within(key, None))
}

/// Takes a value beside the name of its type, and the attributes that this allows.
fn with_type(item: &Item, leaf: &mut dyn SimpleValue, facets: &'static Facets, given: &Value) -> Result<()> {
    let mut keys = Keys::of(given, item.more)?;
    let [name, text] = [(TYPE, Form::Text), (TEXT, leaf.form())].map(|(key, form)| text_at(item, key, form, &mut keys));
    let (name, text) = (name?, text?);
    keys.check_missing()?;
    let name: QName = name.parse().map_err(|error| Error::value(error).within(TYPE, None))?;
    leaf.read(&text, facets, &Expanded).map_err(Error::value)?;
    leaf.set_dynamic_type(DynamicType::from(name.clone()));
    let known = named_types::find_dynamic_type(item, leaf, facets)?;
    match known.and_then(|known| known.in_record(|table, slots| fill_attributes(table, slots, &mut keys))) {
        Some(attributes) => {
            let (table, attributes) = attributes?;
            leaf.set_dynamic_type(DynamicType { name, attributes });
            keys.finish(table)?;
        }
        None => keys.finish(BESIDE_TYPE)?,
    }
    named_types::check_dynamic_type(item, leaf, facets).map(drop)
}

/// What stands beside the name of a simple type.
const BESIDE_TYPE: &Table = &Table { names: &[TYPE, TEXT], ..*Table::EMPTY };

/// Fills in the attributes of a value of a complex type. Returns the table, too.
fn fill_attributes(
    table: &'static Table,
    slots: &mut [&mut dyn Slot],
    keys: &mut Keys<'_>,
) -> Result<(&'static Table, OpenAttributes)> {
    for (line, item) in table.attributes() {
        let Some(slot) = slots.get_mut(line) else { break };
        fill_line(table, line, &item, *slot, keys, 0)?;
    }
    Ok((table, named_types::attributes_of(table, slots)?))
}

fn not_listed(text: &str, texts: &'static [&'static str]) -> Error {
    let error = Error::value(ValueError::not_one_of(text, texts));
    match nearest(text, texts.iter().copied()) {
        Some(near) => error.with_note(&format!("is `{near}` meant?")),
        None => error,
    }
}
