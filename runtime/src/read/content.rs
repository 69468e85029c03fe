//! From elements to values: the walk along a type's table.
//!
//! One pass with one element of look-ahead, which XSD's unique particle attribution makes enough (XSD Part 1, section
//! 3.8.6). Values are filled in place; on an error, all of them are dropped by the caller.

use std::borrow::Cow;

use super::fast_tag::{Form, Usual};
use super::input::{Input, Next, Piece};
use super::problems::Mode;
use super::recover::{self, peek_known};
use super::scope::NsId;
use super::{fragment, lenient_values, meant, mixed, named_type, open, pause, shared};
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result};
use crate::expected::{Expected, missing_attribute, unexpected_attribute};
use crate::named_types::NamedType;
use crate::names::{XSD, named, same};
use crate::prefixes::{Expanded, ReadNames};
use crate::simple::{self, WhiteSpace};
use crate::slot::{Fields, Info, Mut, Occurs, Slot, ValueKind, Variants, visitor_mut};
use crate::table::{Item, Kind, Line, More, Order, Table};

/// Reads the element ahead as the root of a document, which says what `xsi:type` may name in it.
pub(crate) fn read_root(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    let around = std::mem::replace(&mut input.types, item.more.types);
    let result = read_element(input, item, slot, None);
    input.types = around;
    result
}

/// Reads the element whose start tag is ahead into `slot`.
pub(crate) fn read_element(
    input: &mut Input<'_>,
    item: &Item,
    slot: &mut dyn Slot,
    index: Option<usize>,
) -> Result<()> {
    if item.more.secret {
        return read_secret_element(input, item, slot, index);
    }
    enter_and_read(input, item.name, index, |input| read_entered(input, item, slot))
}

/// The same of one whose value is secret: what is said of it does not show it.
#[cold]
#[inline(never)]
fn read_secret_element(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot, index: Option<usize>) -> Result<()> {
    let noted = input.problems.len();
    let result = enter_and_read(input, item.name, index, |input| read_entered(input, item, slot));
    input.problems.conceal(noted);
    result.map_err(|error| error.concealed(true))
}

/// Goes into the element whose start tag is ahead, and reads it to its end; errors in it get its name and place.
#[inline]
pub(super) fn enter_and_read<'i>(
    input: &mut Input<'i>,
    name: &str,
    index: Option<usize>,
    read: impl FnOnce(&mut Input<'i>) -> Result<()>,
) -> Result<()> {
    let (at, depth) = (input.at(), input.depth());
    let noted = input.problems.len();
    let result = match input.enter() {
        Ok(()) => read(input),
        error => error,
    };
    if result.is_ok() && input.problems.len() == noted {
        return result;
    }
    place_errors(input, result, (at, depth, noted), name, index)
}

/// What is wrong in the element just left gets its name and place; where reading goes on, it does.
#[cold]
#[inline(never)]
fn place_errors(
    input: &mut Input<'_>,
    mut result: Result<()>,
    (at, depth, noted): (usize, usize, usize),
    name: &str,
    index: Option<usize>,
) -> Result<()> {
    if let Err(error) = result {
        result = input.recover(error.at(|| input.place(at)), depth).map_err(|error| error.within(name, index));
    }
    if input.problems.len() > noted {
        input.problems.forget_unmatched(noted);
        input.within(noted, at, name, index);
        if let (Ok(()), Some(stopped)) = (&result, input.problems.take_stopped()) {
            result = Err(stopped.within(name, index));
        }
    }
    result
}

/// Reads the attributes and content of the element just entered, and its end.
///
/// What it does itself has its part of the stack for each level of a document where code is not optimised; so it has others
/// do what they can.
pub(super) fn read_entered(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    let info = slot.info();
    let is_nil = read_nil(input, item, info)?;
    if matches!(info.of, ValueKind::Open) {
        return read_any_type(input, item, slot, is_nil);
    }
    let Some((variant, named)) = choose_variant(input, item, slot, is_nil)? else { return read_nil_end(input) };
    match slot.put(false, variant) {
        Some(value) => read_content(input, item, value, named)?,
        None => return Err(no_value()),
    }
    read_end(input)
}

/// Whether the element just entered is nil, which it has to be allowed to say.
#[inline]
fn read_nil(input: &mut Input<'_>, item: &Item, info: &Info) -> Result<bool> {
    let nil = take_nil(input)?;
    if nil.is_some() && !info.nillable {
        // XSD Part 1, section 3.3.4, clause 3.1: not even `false` may be said.
        return Err(Error::new(ErrorKind::Nil, "`xsi:nil` is not allowed: the element is not nillable"));
    }
    if nil == Some(true) {
        item.check_not_fixed()?;
    }
    Ok(nil == Some(true))
}

/// Which of several values the element just entered is, and the simple type that it names in place of the declared one;
/// `None` once it has been read as nil.
#[inline]
fn choose_variant(
    input: &mut Input<'_>,
    item: &Item,
    slot: &mut dyn Slot,
    is_nil: bool,
) -> Result<Option<(usize, Option<Box<NamedType>>)>> {
    let kind = slot.info().of;
    let mut named = None;
    let variant = match kind {
        ValueKind::Types(types) => choose_type(input, types, is_nil)?,
        ValueKind::Record(table) | ValueKind::Choice(table) => check_own_type(input, table)?,
        ValueKind::Simple(declared) | ValueKind::Enum(declared) => {
            named = named_type::take_named_type(input, item, declared)?;
            0
        }
        ValueKind::Open => 0,
    };
    if is_nil {
        if let Some(named) = &mut named {
            named.is_nil = true;
        }
        match slot.put(true, variant) {
            Some(value) => read_nil_attributes(input, value)?,
            None => refuse_attributes_of(input, named.as_deref())?,
        }
        return Ok(None);
    }
    let ValueKind::Choice(table) = kind else { return Ok(Some((variant, named))) };
    input.set_content(table);
    // Before the tag of the branch takes the place of this one.
    refuse_attributes(input)?;
    choose_branch(input, table).map(|branch| Some((branch, None)))
}

#[cold]
fn no_value() -> Error {
    Error::new(ErrorKind::Nil, "the element cannot hold a value")
}

/// Reads an element of any type, whose content is as the type that it names, if it does.
#[inline(never)]
fn read_any_type(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot, nil: bool) -> Result<()> {
    let Some(process) = open::read_named_type(input, item, item.more.process, nil)? else { return Ok(()) };
    match slot.put(nil, 0) {
        Some(Mut::OpenContent(content)) if nil => open::read_nil_open_content(input, process, content)?,
        Some(Mut::OpenContent(content)) => {
            open::read_open_content(input, process, content)?;
            open::apply_stated(item.more, content)?;
            return read_end(input);
        }
        _ => refuse_attributes(input)?,
    }
    read_nil_end(input)
}

/// Reads what stands beside nil: attributes are there as ever (XSD Part 1, section 3.3.4, clause 3.2).
pub(super) fn read_nil_attributes(input: &mut Input<'_>, value: Mut<'_>) -> Result<()> {
    let mut result = Ok(());
    match value {
        Mut::Record(fields, table) => {
            fields.slots_mut(&mut visitor_mut(|slots| result = read_attributes(input, table, slots)));
            result
        }
        // A set of types, the one that was named already chosen.
        Mut::Choice(types, _) => match types.get_mut().put(false, 0) {
            Some(value) => read_nil_attributes(input, value),
            None => refuse_attributes(input),
        },
        Mut::OpenType(content) => open::read_nil_open_type(input, content),
        Mut::Simple(..) | Mut::Enum(_) | Mut::OpenContent(_) | Mut::OpenElement(_) | Mut::OpenAttributes(_) => {
            refuse_attributes(input)
        }
    }
}

fn read_content(input: &mut Input<'_>, item: &Item, value: Mut<'_>, named: Option<Box<NamedType>>) -> Result<()> {
    match value {
        Mut::Simple(..) | Mut::Enum(_) => {
            let mut named = named;
            match (&value, named.as_deref_mut()) {
                (Mut::Simple(leaf, _), Some(named)) if named.known.is_complex && leaf.keeps_type() => {
                    named_type::read_attributes_of_type(input, named)?;
                }
                (_, named) => refuse_attributes_of(input, named.as_deref())?,
            }
            read_text(input, item, value, named)
        }
        Mut::Record(fields, table) => read_record(input, fields, table, item.more),
        Mut::Choice(choice, table) => read_choice(input, item, choice, table),
        Mut::OpenType(content) => open::read_open_type(input, content),
        Mut::OpenContent(_) | Mut::OpenElement(_) | Mut::OpenAttributes(_) => {
            Err(Error::new(ErrorKind::UnexpectedElement, "an open part has no element of its own"))
        }
    }
}

/// Reads an element whose type is an enum, the variant already made; that of a choice has its attributes behind it.
fn read_choice(input: &mut Input<'_>, item: &Item, choice: &mut dyn Variants, table: &'static Table) -> Result<()> {
    input.set_content(table);
    let (variant, _) = choice.get();
    match table.order {
        Order::Types => match choice.get_mut().put(false, 0) {
            Some(Mut::Choice(_, inner_table)) if inner_table.order == Order::Choice => {
                refuse_attributes(input)?;
                input.set_content(inner_table);
                let variant = choose_branch(input, inner_table)?;
                // The variant could not be known when the value was made.
                match choice.get_mut().put(false, variant) {
                    Some(Mut::Choice(inner, table)) => read_choice(input, item, inner, table),
                    _ => Ok(()),
                }
            }
            Some(value) => read_content(input, item, value, None),
            None => Ok(()),
        },
        Order::Sequence | Order::All | Order::Choice => {
            table.check_stated(item.more, false)?;
            read_particle(input, table, &line_of_variant(table, variant)?, choice.get_mut()).map(drop)
        }
    }
}

/// Reads the text of a record; `stated`: what the element around it says of it.
pub(crate) fn read_record_text(
    input: &mut Input<'_>,
    slot: &mut dyn Slot,
    stated: Option<&'static More>,
) -> Result<()> {
    let item = Item { kind: Kind::Text, name: "", more: stated.unwrap_or(More::NOTHING) };
    match slot.put(false, 0) {
        Some(value) => read_text(input, &item, value, None),
        None => Ok(()),
    }
}

/// Reads the text of the element into a value. An empty one stands for its default (XSD Part 1, section 3.3.1).
fn read_text(input: &mut Input<'_>, item: &Item, value: Mut<'_>, named: Option<Box<NamedType>>) -> Result<()> {
    let found = input.text_only()?;
    let stated = if found.is_empty() { item.more.default_or_fixed() } else { None };
    let found = stated.map_or(found, Cow::Borrowed);
    match named {
        None => read_value(input, item, value, &found, stated.is_some()),
        Some(named) => read_typed_text(input, item, value, &found, *named, stated.is_some()),
    }
}

/// Takes a text for a value of the type that `xsi:type` names.
fn read_typed_text(
    input: &mut Input<'_>,
    item: &Item,
    value: Mut<'_>,
    text: &str,
    named: NamedType,
    stated: bool,
) -> Result<()> {
    // The names in what a schema states are expanded, where the declared type has any.
    let expanded = stated && matches!(&value, Mut::Simple(leaf, _) if leaf.is_prefixed());
    let processed = if expanded { named.check(text, &Expanded) } else { named.check(text, &input.scope) }?;
    let Mut::Simple(leaf, facets) = value else { return read_value(input, item, value, &processed, expanded) };
    read_value(input, item, Mut::Simple(leaf, facets), &processed, expanded)?;
    named.keep(leaf, &processed, &input.scope)
}

/// Takes a text for the value of an element or attribute: one of the document, or one that the schema states.
fn read_value(input: &mut Input<'_>, item: &Item, value: Mut<'_>, text: &str, stated: bool) -> Result<()> {
    let checked = match value {
        Mut::Simple(leaf, facets) => {
            let names: &dyn ReadNames = if stated { &Expanded } else { &input.scope };
            if let Err(error) = leaf.read(text, facets, names) {
                lenient_values::keep_value(input, leaf, facets, text, error)?;
            }
            simple::check_fixed(leaf, facets, item.more.fixed)
        }
        Mut::Enum(listed) => {
            let (texts, rule) = listed.texts();
            let value = rule.apply(text);
            if !listed.set(&value) {
                return Err(lenient_values::not_listed(input, &value, texts));
            }
            lenient_values::keep_unlisted(input, listed, texts, text)?;
            enumeration::check_fixed(listed, item.more.fixed)
        }
        _ => Ok(()),
    };
    checked.map_err(Error::value)
}

/// The line of a variant.
fn line_of_variant(table: &Table, variant: usize) -> Result<Item> {
    let missing = || Error::new(ErrorKind::UnexpectedElement, "the table has no such line");
    table.item(variant).ok_or_else(missing)
}

/// Reads the attributes and the content of a record; `stated`: what the element says of its text.
fn read_record(
    input: &mut Input<'_>,
    fields: &mut dyn Fields,
    table: &'static Table,
    stated: &'static More,
) -> Result<()> {
    input.set_content(table);
    let mut result = Ok(());
    fields.slots_mut(&mut visitor_mut(|slots| {
        result = read_attributes(input, table, slots).and_then(|()| {
            if stated.default_or_fixed().is_some() && !table.has_text() {
                let is_empty = table.is_nothing() || input.is_empty()?;
                table.check_stated(stated, is_empty)?;
            }
            if table.is_nothing() { input.no_text() } else { read_lines(input, table, slots, Some(stated)) }
        });
    }));
    result
}

/// Reads a group: a record without attributes.
fn read_group_lines(input: &mut Input<'_>, fields: &mut dyn Fields, table: &Table) -> Result<()> {
    let mut result = Ok(());
    fields.slots_mut(&mut visitor_mut(|slots| result = read_lines(input, table, slots, None)));
    result
}

pub(super) fn read_attributes(input: &mut Input<'_>, table: &Table, slots: &mut [&mut dyn Slot]) -> Result<()> {
    if !table.has_attributes() {
        return refuse_attributes(input);
    }
    let is_any_left = |input: &Input<'_>| input.tag.attributes.iter().any(|attribute| !attribute.known);
    for index in table.attribute_lines() {
        let Some(slot) = slots.get_mut(index) else { break };
        if (is_any_left(input) || slot.info().occurs == Occurs::One)
            && let Some(item) = table.item(index).filter(|item| item.kind == Kind::Attribute)
            && let Err(error) = read_attribute(input, &item, *slot)
        {
            input.report(error)?;
        }
    }
    if !is_any_left(input) {
        return Ok(());
    }
    for index in table.attribute_lines() {
        let Some(slot) = slots.get_mut(index) else { break };
        if let Some(item) = table.item(index).filter(|item| item.kind == Kind::AnyAttribute)
            && let Some(Mut::OpenAttributes(open)) = slot.put(false, 0)
        {
            open::read_wildcard_attributes(input, item.more.wildcard, item.more.process, item.more.beside_id, open)?;
            open::expand_names(input, item.more.process, open);
        }
    }
    refuse_attributes(input)
}

fn read_attribute(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    let (noted, namespace) = (input.problems.len(), item.namespace());
    let Input { tag, scope, .. } = &mut *input;
    let found = tag
        .attributes
        .iter_mut()
        .find(|found| !found.known && same(found.name.local, item.name) && scope.is(found.name.namespace, namespace));
    let Some(found) = found else {
        return match slot.info().occurs {
            Occurs::One => Err(missing_attribute(namespace, item.name)),
            Occurs::Optional | Occurs::Many => Ok(()),
        };
    };
    found.known = true;
    let value = std::mem::replace(&mut found.value, Cow::Borrowed(""));
    let result = match slot.put(false, 0) {
        Some(into) => read_value(input, item, into, &value, false),
        None => Ok(()),
    };
    if input.problems.len() > noted {
        if item.more.secret {
            input.problems.conceal(noted);
        }
        input.within(noted, input.at(), &format!("@{}", item.name), None);
    }
    result.map_err(|error| error.concealed(item.more.secret).within(&format!("@{}", item.name), None))
}

/// What is left of the attributes is not allowed.
#[inline]
pub(crate) fn refuse_attributes(input: &mut Input<'_>) -> Result<()> {
    refuse_attributes_of(input, None)
}

/// The same of an element that names such a type, whose attributes have no place.
#[inline]
fn refuse_attributes_of(input: &mut Input<'_>, named: Option<&NamedType>) -> Result<()> {
    named.map_or(Ok(()), NamedType::check_needs_none)?;
    if input.tag.attributes.is_empty() { Ok(()) } else { report_attributes(input, named) }
}

fn report_attributes(input: &mut Input<'_>, named_type: Option<&NamedType>) -> Result<()> {
    while let Some(attribute) = input.tag.attributes.iter_mut().find(|attribute| !attribute.known) {
        attribute.known = true;
        let (name, value) = (attribute.name, attribute.value.clone());
        let namespace = input.scope.uri(name.namespace);
        let of_kind = |message| Error::new(ErrorKind::UnexpectedAttribute, message);
        let error = if name.namespace == NsId::XSI {
            of_kind(format!("`xsi:{}` is not an attribute that XML Schema defines", name.local))
        } else if let Some(named_type) = named_type.filter(|named| named.known.is_complex) {
            of_kind(named_type.no_place(&format!("attribute {}", named(namespace, name.local))))
        } else {
            unexpected_attribute(namespace, name.local)
        };
        input.report_found(error, |input| Ok(fragment::fragment_of_attribute(input, name, &value)))?;
    }
    Ok(())
}

/// Reads what a table lists, in its order: the whole content of an element, of whose text `stated` says what it may be, or
/// a group.
fn read_lines(
    input: &mut Input<'_>,
    table: &Table,
    slots: &mut [&mut dyn Slot],
    stated: Option<&'static More>,
) -> Result<()> {
    if table.order == Order::All {
        return read_all(input, table, slots);
    }
    if input.problems.is(Mode::All) {
        return recover::read_lines_and_recover(input, table, slots, stated);
    }
    read_sequence(input, table, slots, stated)
}

/// The same, where reading ends at the first problem.
fn read_sequence(
    input: &mut Input<'_>,
    table: &Table,
    slots: &mut [&mut dyn Slot],
    stated: Option<&'static More>,
) -> Result<()> {
    let mut lines = table.lines().zip(slots.iter_mut());
    while let Some((mut line, mut slot)) = lines.next() {
        if line.is_unmarked() {
            let peeked = look_ahead(input)?;
            let name = match &peeked {
                Peeked::Usual(usual) => usual.name,
                Peeked::Other(name) => name,
            };
            // Most lines of most tables are not there.
            let is_there = loop {
                if same(line.text, name) {
                    break true;
                }
                if must_stand(*slot, line.more) {
                    break false;
                }
                let Some(next) = lines.next() else { return Ok(()) };
                (line, slot) = next;
                if !line.is_unmarked() {
                    break same(line.text, name);
                }
            };
            if is_there && try_read_line(input, table, line, *slot, &peeked) {
                continue;
            }
            if let Peeked::Usual(usual) = peeked {
                input.start_usual(&usual);
            }
        }
        let item = line.item();
        let result = match item.kind {
            Kind::Element | Kind::Group | Kind::Any => read_particle(input, table, &item, *slot),
            Kind::Text => read_record_text(input, *slot, stated).map(|()| 1),
            Kind::Mixed => mixed::read_mixed(input, &item, *slot, stated).map(|()| 1),
            Kind::Attribute | Kind::AnyAttribute => break,
        };
        result?;
    }
    Ok(())
}

/// What comes next in a content of elements, for the lines that may be for it.
enum Peeked<'i> {
    /// A usual tag, which is not gone over.
    Usual(Usual<'i>),
    /// Another tag, which is ahead, or the end, with the local name; empty at the end.
    Other(&'i str),
}

/// Reads the element ahead at once, where this line has its name and can be read so.
#[inline]
fn try_read_line<'i>(
    input: &mut Input<'i>,
    table: &Table,
    line: Line,
    slot: &mut dyn Slot,
    peeked: &Peeked<'i>,
) -> bool {
    let namespace = line.more.namespace.unwrap_or(table.elements);
    match peeked {
        Peeked::Usual(usual) => input.is_default(namespace) && try_read_usual(input, usual, line.more, slot),
        Peeked::Other(_) => {
            input.scope.is(input.tag.name.namespace, namespace) && try_read_plain(input, line.more, slot, false)
        }
    }
}

#[inline]
fn look_ahead<'i>(input: &mut Input<'i>) -> Result<Peeked<'i>> {
    if input.problems.is(Mode::Strict)
        && let Some(usual) = input.usual_ahead()
    {
        return Ok(Peeked::Usual(usual));
    }
    peek_name(input).map(Peeked::Other)
}

/// The local name of the element ahead; empty at the end.
#[inline]
fn peek_name<'i>(input: &mut Input<'i>) -> Result<&'i str> {
    Ok(match peek_known(input)? {
        Next::Start => input.tag.name.local,
        Next::End => "",
    })
}

/// Whether a line must stand.
#[inline]
fn must_stand(slot: &dyn Slot, more: &More) -> bool {
    match slot.info().occurs {
        Occurs::One => true,
        Occurs::Optional => false,
        Occurs::Many => more.min > 0,
    }
}

/// Reads what a table lists in any order, each once at most (XSD Part 1, section 3.8.4).
fn read_all(input: &mut Input<'_>, table: &Table, slots: &mut [&mut dyn Slot]) -> Result<()> {
    let mut seen = vec![false; slots.len()];
    loop {
        let next = peek_known(input)?;
        if input.problems.have_unmatched()
            && let Some(item) = lines_not_seen(table, slots, &seen).next()
        {
            input.reword_unmatched(|found| {
                (ErrorKind::MissingElement, Expected::of(table, &[item]).message(Some(found)))
            });
        }
        if next == Next::End {
            break;
        }
        let mut items = table.items().enumerate();
        let Some((at, item)) = items.find(|(_, item)| can_start(input, table, item)) else { break };
        if std::mem::replace(&mut seen[at], true) {
            let message = if item.kind == Kind::Group {
                format!(
                    "element `{}` occurs beside another, expected {}",
                    input.tag.name.local,
                    Expected::of(table, &[item])
                )
            } else {
                format!("element `{}` occurs twice", item.name)
            };
            input.report(Error::new(ErrorKind::Occurrence, message))?;
        }
        match item.kind {
            Kind::Group => read_group_once(input, &item, slots[at])?,
            _ => read_element(input, &item, slots[at], None)?,
        }
    }
    for item in lines_not_seen(table, slots, &seen) {
        input.report(missing_element(input, table, &item))?;
    }
    Ok(())
}

/// The lines that must stand and were not there.
fn lines_not_seen<'t>(
    table: &'t Table,
    slots: &'t [&mut dyn Slot],
    seen: &'t [bool],
) -> impl Iterator<Item = Item> + 't {
    let missing = |((item, slot), seen): &((Item, &&mut dyn Slot), &bool)| {
        !**seen && item.is_content() && slot.info().occurs == Occurs::One
    };
    table.items().zip(slots).zip(seen).filter(missing).map(|((item, _), _)| item)
}

/// Reports an element that stands once more than it may. Apart, since what is between an element and one in it has its part
/// of the stack for each level of a document.
#[cold]
#[inline(never)]
fn report_too_many(input: &mut Input<'_>, item: &Item) -> Result<()> {
    let message = format!("element `{}` occurs more than {} times", input.tag.name.local, item.more.max);
    input.report(Error::new(ErrorKind::Occurrence, message))
}

#[cold]
#[inline(never)]
pub(super) fn list_too_long(input: &Input<'_>) -> Error {
    let message = format!("a list has more than {} items", input.limits.items);
    Error::new(ErrorKind::Limit, message).at(|| input.place(input.at()))
}

/// Reads one line of a table, as many times as the document and the schema have it. Returns how many times.
pub(crate) fn read_particle(input: &mut Input<'_>, table: &Table, item: &Item, slot: &mut dyn Slot) -> Result<usize> {
    let mut count = 0;
    let shared = shared::share_out(input, table, item)?;
    let most = shared.as_ref().map_or(item.more.max, |shared| shared.most);
    loop {
        let next = peek_known(input)?;
        if input.problems.have_unmatched() {
            reword_unmatched(input, table, item, slot, count);
        }
        if next == Next::End || !can_start(input, table, item) {
            break;
        }
        let occurs = slot.info().occurs;
        if count == most {
            if shared.is_some() {
                break;
            }
            report_too_many(input, item)?;
        }
        if count >= input.limits.items {
            return Err(list_too_long(input));
        }
        let is_list = occurs == Occurs::Many;
        if is_list {
            if input.course.is_some()
                && let Some(apart) = pause::at_item(input, table, item, slot, count)?
            {
                count += apart;
                continue;
            }
            if count == 0 {
                input.make_room(slot);
            }
        }
        count += read_once(input, item, slot, is_list, (count, most.min(input.limits.items)))?;
        if !is_list {
            break;
        }
    }
    if count > 0 {
        input.note_length(slot.info(), count);
    }
    if count == 0 || count < item.more.min {
        check_enough(input, table, item, slot, count)?;
    }
    if let Some(shared) = shared {
        shared.end(input);
    }
    Ok(count)
}

/// Reads some items of a list in a part of a document, of which `count` stood before. Returns how many; none where something
/// else comes next.
pub(crate) fn read_items(
    input: &mut Input<'_>,
    table: &Table,
    item: &Item,
    slot: &mut dyn Slot,
    count: usize,
) -> Result<usize> {
    if peek_known(input)? == Next::End || !can_start(input, table, item) {
        return Ok(0);
    }
    if count == item.more.max {
        report_too_many(input, item)?;
    }
    // Which are not held, so that there may be any number.
    read_once(input, item, slot, true, (count, item.more.max))
}

/// Reads what is ahead and belongs to a line, of which `count` stood before; of a list of texts those that follow, too, up to
/// so many in all. Returns how many.
#[expect(clippy::inline_always, reason = "has no part of the stack of its own where code is not optimised")]
#[inline(always)]
fn read_once(
    input: &mut Input<'_>,
    item: &Item,
    slot: &mut dyn Slot,
    is_list: bool,
    (count, most): (usize, usize),
) -> Result<usize> {
    match item.kind {
        Kind::Element if try_read_plain(input, item.more, slot, is_list) => {
            return Ok(1 + if is_list { read_following(input, item, slot, most, count) } else { 0 });
        }
        Kind::Element => read_element(input, item, slot, is_list.then_some(count))?,
        Kind::Any => open::read_wildcard(input, item, slot)?,
        _ => read_group_once(input, item, slot)?,
    }
    Ok(1)
}

/// Reads the element of a usual tag that comes next at once, where its line stands once at most and what is in it is a text
/// of its type, or nil; `false` where it is not so. For what is wrong, too: that is found where all others are read.
#[inline]
fn try_read_usual<'i>(input: &mut Input<'i>, usual: &Usual<'i>, more: &More, slot: &mut dyn Slot) -> bool {
    let &Info { occurs: Occurs::One | Occurs::Optional, of: ValueKind::Simple(_), nillable, nil_attributes: false } =
        slot.info()
    else {
        return false;
    };
    let More { fixed: None, default, .. } = more else { return false };
    if usual.form == Form::Nil {
        let is_read = nillable && input.pass_nil(usual);
        if is_read {
            slot.put(true, 0);
        }
        return is_read;
    }
    if default.is_some() {
        return false;
    }
    let Some((text, end)) = input.text_of(usual) else { return false };
    let is_read = read_leaf(input, &text, slot);
    if is_read {
        input.pass(text, end);
    }
    is_read
}

/// Takes a text for the value of a slot, if it is one.
#[inline]
fn read_leaf(input: &Input<'_>, text: &str, slot: &mut dyn Slot) -> bool {
    match slot.put(false, 0) {
        Some(Mut::Simple(leaf, facets)) => leaf.read(text, facets, &input.scope).is_ok(),
        _ => false,
    }
}

/// Reads the elements of a list that follow on one that was read at once, before which `count` stood. Returns how many.
fn read_following(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot, most: usize, count: usize) -> usize {
    // Where there is a default, an empty one behind a nil one stands for it.
    if item.more.default.is_some() { 0 } else { read_alike(input, slot, most.saturating_sub(count + 1)) }
}

/// Reads the elements of a list that follow on one that was read at once, as long as they are like it: their tags are
/// written as its tag is. No more than so many. Returns how many these were.
fn read_alike(input: &mut Input<'_>, slot: &mut dyn Slot, most: usize) -> usize {
    let Some(name) = input.plain_name() else { return 0 };
    let mut count = 0;
    while count < most
        && let Some((text, end)) = input.text_of_next(name)
        && read_leaf(input, &text, slot)
    {
        input.pass(text, end);
        count += 1;
    }
    count
}

/// Reads the element ahead at once where it is a name with a plain text of its type, or nil, as most are; `false` where
/// it is not so. For what is wrong, too: that is found where all others are read.
#[inline]
fn try_read_plain(input: &mut Input<'_>, more: &More, slot: &mut dyn Slot, many: bool) -> bool {
    let Info { occurs, of: ValueKind::Simple(_), nillable, nil_attributes: false } = *slot.info() else { return false };
    if !input.problems.is(Mode::Strict) || (occurs == Occurs::Many) != many {
        return false;
    }
    let More { fixed: None, default, .. } = more else { return false };
    if nillable && input.take_nil() {
        slot.put(true, 0);
        return true;
    }
    if default.is_some() {
        return false;
    }
    let Some((text, end)) = input.text_ahead() else { return false };
    let is_read = read_leaf(input, &text, slot);
    if is_read {
        input.pass_ahead(text, end);
    }
    is_read
}

/// Whether what was read is enough; a group that can be empty may stand without a trace.
fn check_enough(input: &mut Input<'_>, table: &Table, item: &Item, slot: &mut dyn Slot, count: usize) -> Result<()> {
    let needed = least_count(item, slot);
    if count >= needed {
        return Ok(());
    }
    if item.is_emptiable_group() {
        for _ in count..needed {
            read_group_once(input, item, slot)?;
        }
        return Ok(());
    }
    let (kind, message) = too_few_message(table, item, slot, count, input.ahead());
    input.report(Error::new(kind, message))
}

/// How often a line must stand.
fn least_count(item: &Item, slot: &dyn Slot) -> usize {
    match slot.info().occurs {
        Occurs::One => 1,
        Occurs::Optional => 0,
        Occurs::Many => item.more.min,
    }
}

/// What is said where a line stands so often and then the element `found`.
fn too_few_message(
    table: &Table,
    item: &Item,
    slot: &dyn Slot,
    count: usize,
    found: Option<(&str, &str)>,
) -> (ErrorKind, String) {
    let expected = Expected::of(table, &[*item]);
    if count == 0 {
        return (ErrorKind::MissingElement, expected.message(found));
    }
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    (ErrorKind::Occurrence, format!("{expected} occurs {times}, expected at least {}", least_count(item, slot)))
}

/// Says of elements that were passed over what is said where reading ends with them: that this line was expected, if it is
/// the first that must stand.
#[cold]
fn reword_unmatched(input: &mut Input<'_>, table: &Table, item: &Item, slot: &dyn Slot, count: usize) {
    if count < least_count(item, slot) && !item.is_emptiable_group() {
        input.reword_unmatched(|found| too_few_message(table, item, slot, count, Some(found)));
    }
}

/// Reads a group once. What its lines say does not settle what stood before it.
fn read_group_once(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    if !input.problems.have_unmatched() {
        return read_group(input, item, slot);
    }
    let before = input.problems.take_unmatched();
    let result = read_group(input, item, slot);
    input.problems.give_unmatched(before);
    result
}

fn read_group(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot) -> Result<()> {
    let variant = match (slot.info().of, item.more.table) {
        (ValueKind::Choice(_), Some(table)) => choose_branch(input, table)?,
        _ => 0,
    };
    match slot.put(false, variant) {
        Some(Mut::Record(fields, table)) => read_group_lines(input, fields, table),
        Some(Mut::Choice(choice, table)) => {
            read_particle(input, table, &line_of_variant(table, variant)?, choice.get_mut()).map(drop)
        }
        _ => Ok(()),
    }
}

/// The branch of a choice that the element ahead belongs to, else one that may be empty.
fn choose_branch(input: &mut Input<'_>, table: &Table) -> Result<usize> {
    let ahead = peek_known(input)?;
    let found = match ahead {
        Next::Start => table.lines().position(|line| line_can_start(input, table, line)),
        Next::End => None,
    };
    let or_none = || table.items().position(|item| item.may_be_left_out());
    if input.problems.have_unmatched() && or_none().is_none() {
        input.reword_unmatched(|found| (ErrorKind::MissingElement, Expected::first_of(table).message(Some(found))));
    }
    if let Some(found) = found.or_else(or_none) {
        return Ok(found);
    }
    let message = Expected::first_of(table).message(input.ahead());
    Err(Error::new(ErrorKind::MissingElement, message).at(|| input.place(input.at())))
}

/// Whether the element ahead can be the first of what this line stands for.
#[inline]
pub(crate) fn can_start(input: &Input<'_>, table: &Table, item: &Item) -> bool {
    match item.kind {
        Kind::Element => input.is_at(table.namespace_of(item), item.name),
        Kind::Any => item.more.wildcard.allows(input.scope.uri(input.tag.name.namespace)),
        Kind::Group => item.more.table.is_some_and(|group| group_can_start(input, group)),
        Kind::Attribute | Kind::AnyAttribute | Kind::Text | Kind::Mixed => false,
    }
}

#[inline]
fn line_can_start(input: &Input<'_>, table: &Table, line: Line) -> bool {
    if line.is_unmarked() && !same(line.text, input.tag.name.local) {
        return false;
    }
    can_start(input, table, &line.item())
}

fn group_can_start(input: &Input<'_>, table: &Table) -> bool {
    for line in table.lines() {
        if line_can_start(input, table, line) {
            return true;
        }
        if table.order == Order::Sequence && !line.item().may_be_left_out() {
            return false;
        }
    }
    false
}

fn missing_element(input: &Input<'_>, table: &Table, item: &Item) -> Error {
    let message = Expected::of(table, &[*item]).message(input.ahead());
    Error::new(ErrorKind::MissingElement, message).at(|| input.place(input.at()))
}

/// Reads the end of the element.
fn read_end(input: &mut Input<'_>) -> Result<()> {
    while peek_known(input)? == Next::Start {
        input.report(not_allowed(input))?;
        input.skip_element()?;
    }
    input.leave();
    Ok(())
}

pub(crate) fn not_allowed(input: &Input<'_>) -> Error {
    let message = format!("element {} is not allowed here", input.element_name());
    Error::new(ErrorKind::UnexpectedElement, message).at(|| input.place(input.at()))
}

/// Reads the end of an element that is nil: neither text nor elements may stand in it (XSD Part 1, section 3.3.4).
pub(super) fn read_nil_end(input: &mut Input<'_>) -> Result<()> {
    loop {
        match input.piece()? {
            Piece::End => {
                input.leave();
                return Ok(());
            }
            // An empty CDATA section has no characters.
            Piece::Text(text) if text.is_empty() => {}
            Piece::Text(_) | Piece::Start => {
                return Err(Error::new(ErrorKind::Nil, "an element that is nil has content"));
            }
        }
    }
}

fn take_nil(input: &mut Input<'_>) -> Result<Option<bool>> {
    let Some(text) = input.tag.take_nil() else { return Ok(None) };
    if &*text == "true" {
        return Ok(Some(true));
    }
    match &*WhiteSpace::Collapse.apply(&text) {
        "true" | "1" => Ok(Some(true)),
        "false" | "0" => Ok(Some(false)),
        other => Err(Error::new(ErrorKind::Nil, format!("`xsi:nil` is neither true nor false: `{other}`"))),
    }
}

/// The variant of a set of types that `xsi:type` names, or the declared type where it does not.
fn choose_type(input: &mut Input<'_>, types: &Table, is_nil: bool) -> Result<usize> {
    if let Some(variant) = find_type_as_written(input, types) {
        input.tag.type_name = None;
        return Ok(variant);
    }
    let named_type = input.tag.type_name.take();
    let (namespace, local) = match &named_type {
        None => (types.namespace.to_owned(), types.name.to_owned()),
        Some(text) => {
            let name = input.qualified(text)?;
            let (namespace, local) = name.parts();
            (namespace.to_owned(), local.to_owned())
        }
    };
    if let Some(variant) = types.position_of_type(&namespace, &local) {
        return Ok(variant);
    }
    let is_declared = local == types.name && namespace == types.namespace;
    // Nothing is derived from such a type but by the schema.
    if !is_declared
        && namespace != XSD
        && let Some(variant) = types.items().position(|item| item.kind == Kind::Any)
    {
        input.tag.type_name = named_type;
        return Ok(variant);
    }
    if is_declared {
        let error = Error::new(ErrorKind::Type, meant::is_abstract(types, is_nil));
        return if is_nil { lenient_values::keep_nil(input, types, error) } else { Err(error) };
    }
    let name = (&*namespace, &*local);
    Err(meant::note_elsewhere(not_derived(name, types), input, name, names_of_types(types)))
}

/// What a set of types has, by namespaces and names.
fn names_of_types(types: &Table) -> impl Iterator<Item = (&'static str, &'static str)> {
    types.items().filter(|item| item.kind == Kind::Element).map(|item| (item.namespace(), item.name))
}

fn not_derived((namespace, local): (&str, &str), table: &Table) -> Error {
    let type_name = named(namespace, local);
    Error::new(ErrorKind::Type, format!("type {type_name} is not known as one derived from `{}`", table.name))
}

/// The same for a name that is written as the table has it, which needs no copy.
fn find_type_as_written(input: &Input<'_>, types: &Table) -> Option<usize> {
    let (namespace, local) = match input.tag.type_name.as_deref() {
        None => (types.namespace, types.name),
        Some(text) => {
            let (prefix, local) = match text.split_once(':') {
                None => ("", text),
                Some(("", _)) => return None,
                Some(name) => name,
            };
            (input.scope.uri(input.scope.lookup(prefix)?), local)
        }
    };
    types.position_of_type(namespace, local)
}

/// Where no derived type can stand in, `xsi:type` may only name the declared type.
fn check_own_type(input: &mut Input<'_>, table: &Table) -> Result<usize> {
    let Some(text) = input.tag.type_name.take() else { return Ok(0) };
    let name = input.qualified(&text)?;
    let (name, own) = (name.parts(), (table.namespace, table.name));
    if name == own { Ok(0) } else { Err(meant::note_elsewhere(not_derived(name, table), input, name, [own])) }
}
