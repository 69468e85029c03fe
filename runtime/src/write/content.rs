//! From values to elements: the walk along a type's table, the other way.
//!
//! What types cannot rule out is checked here: the bounds of lists, fixed values, and that a type is one of a choice.
//! Facets are checked once more, for the sake of values that were read leniently and then put elsewhere.

use std::borrow::Cow;

use super::tags::Tags;
use super::{course, mixed, open};
use crate::document::Document;
use crate::enumeration;
use crate::error::{Error, ErrorKind, Result, ValueError, ValueErrorKind};
use crate::limits::Limits;
use crate::named_types;
use crate::names::{QName, XSD, XSI, named};
use crate::occurrences;
use crate::open::{OpenAttribute, OpenAttributes, OpenContent, OpenElement, OpenNode, OpenType, is_defined};
use crate::prefixes::{Expanded, WriteNames};
use crate::simple::facets::Facets;
use crate::simple::{self, SimpleValue, WhiteSpace};
use crate::slot::{Fields, Info, Occurs, Presence, Ref, Slot, ValueKind, Variants, visitor};
use crate::table::{Item, Kind, More, Order, Process, Share, Table};
use crate::white_space::is_space;
use crate::wildcards::known_attribute;

/// Writes the root element.
pub(crate) fn write_document<D: Document>(tags: &mut Tags, document: &D) -> Result<()> {
    let mut result = Ok(());
    document.content(&mut |item, slot| {
        tags.choose(item.more.prefixes);
        result = match slot.get(0) {
            Presence::Absent => Err(Error::new(ErrorKind::MissingElement, "the document has no content")),
            got => write_once(tags, Table::EMPTY, item, slot.info(), &got, None),
        };
    });
    result
}

/// An element's type, to be named by `xsi:type`: namespace and local name.
type TypeName<'a> = Option<(&'a str, &'a str)>;

/// Writes one line of a table once, if there is a value; `index` is that in a list.
pub(super) fn write_once(
    tags: &mut Tags,
    table: &Table,
    item: &Item,
    info: &Info,
    got: &Presence<'_>,
    index: Option<usize>,
) -> Result<()> {
    if item.kind != Kind::Element {
        return write_without_element(tags, item, got);
    }
    let namespace = table.namespace_of(item);
    let written = match try_write_plain(tags, namespace, item, info, got) {
        Ok(true) => return Ok(()),
        Ok(false) if matches!(got, Presence::Absent) => return Ok(()),
        Ok(false) if tags.depth() >= Limits::MAX_DEPTH => return Err(Error::too_deep(Limits::MAX_DEPTH)),
        Ok(false) => write_element(tags, namespace, item, info, got),
        Err(error) => Err(error),
    };
    written.map_err(|error| error_in_line(error, item, index))
}

/// An error in a line of a table.
#[cold]
fn error_in_line(error: Error, item: &Item, index: Option<usize>) -> Error {
    error.concealed(item.more.secret).within(item.name, index)
}

/// Writes an element without attributes of its own that is text or nil, as most are, at once; `false` where it is not so.
#[inline]
fn try_write_plain(tags: &mut Tags, namespace: &str, item: &Item, info: &Info, got: &Presence<'_>) -> Result<bool> {
    if !(1..Limits::MAX_DEPTH).contains(&tags.depth()) || tags.chosen_for(namespace).is_some() {
        return Ok(false);
    }
    let text = match got {
        Presence::Value(value @ (Ref::Simple(..) | Ref::Enum(_))) if item.more.default.is_none() => {
            let mut names = Asked(false);
            let text = text_of(item, *value, &mut names)?;
            // What a text is read as may depend on the namespace that its element declares.
            if names.0 || !tags.is_default(namespace) && is_ambiguous(*value) {
                return Ok(false);
            }
            check_value(tags, *value, &text)?;
            Some(text)
        }
        Presence::Nil(None)
            if !matches!(info.of, ValueKind::Types(_)) && tags.ensure_xsi() && item.more.fixed.is_none() =>
        {
            None
        }
        _ => return Ok(false),
    };
    tags.write_text_element(namespace, item.name, text.as_deref()).map(|()| true)
}

fn is_ambiguous(value: Ref<'_>) -> bool {
    matches!(value, Ref::Simple(leaf, _) if leaf.is_ambiguous())
}

/// Writes any other element.
#[inline(never)]
fn write_element(tags: &mut Tags, namespace: &'static str, item: &Item, info: &Info, got: &Presence<'_>) -> Result<()> {
    let in_parts = tags.course.is_some();
    if in_parts {
        course::enter(tags, item.name);
    }
    let element = Element { namespace, item, info, got, held: held_value(got) };
    let mut result = Ok(());
    match element.held {
        Some(Ref::Record(fields, table)) => {
            fields.slots(&mut visitor(|slots| result = element.write(tags, table, slots)));
        }
        _ => result = element.write(tags, Table::EMPTY, &[]),
    }
    if in_parts {
        course::leave(tags);
    }
    result
}

/// What stands in an element or beside nil, whichever of several types it is of.
fn held_value<'a>(got: &Presence<'a>) -> Option<Ref<'a>> {
    match *got {
        Presence::Value(Ref::Choice(choice, Table { order: Order::Types, .. }))
        | Presence::Nil(Some(Ref::Choice(choice, Table { order: Order::Types, .. }))) => match choice.get().1.get(0) {
            Presence::Nil(_) => None,
            got => held_value(&got),
        },
        Presence::Value(value) | Presence::Nil(Some(value)) => Some(value),
        Presence::Absent | Presence::Nil(None) => None,
    }
}

/// An element that is to be written.
struct Element<'e> {
    namespace: &'static str,
    item: &'e Item,
    info: &'e Info,
    got: &'e Presence<'e>,
    held: Option<Ref<'e>>,
}

impl Element<'_> {
    /// Writes it; of a record, with its fields.
    fn write(&self, tags: &mut Tags, table: &Table, slots: &[&dyn Slot]) -> Result<()> {
        let (open_type, open) = match self.held {
            Some(Ref::OpenType(open)) => (Some(open), Some(&open.content)),
            Some(Ref::OpenContent(content)) => (None, Some(content)),
            _ => (None, None),
        };
        let type_name = dynamic_type_name(tags, self.info, self.got, open_type)?;
        let unprefixed = matches!(type_name, Some(("", _))) || self.has_unprefixed_name(table, slots);
        let default = if unprefixed { Some("") } else { open.and_then(OpenContent::default_namespace) };
        if let Some(content) = open {
            tags.keep_free(&content.prefixes);
        }
        tags.start_known(self.namespace, self.item.name, default)?;
        if let Some(content) = open {
            // Before one of them is taken for the type or nil, which they may change the meaning of.
            declare_open_prefixes(tags, content)?;
        }
        if let Some((type_namespace, local)) = type_name {
            let text = qualified_name(tags, type_namespace, local)?;
            tags.xsi_attribute("type", &text)?;
            if let Some(Ref::Simple(leaf, facets)) = self.held {
                write_attributes_of_type(tags, self.item, leaf, facets)?;
            }
        }
        let is_nil = matches!(self.got, Presence::Nil(_));
        if is_nil {
            self.item.check_not_fixed()?;
            tags.xsi_attribute("nil", "true")?;
        }
        if table.has_attributes() {
            write_attributes(tags, table, slots)?;
        }
        match self.held {
            Some(value) if is_nil => write_nil_attributes(tags, self.item, value)?,
            Some(Ref::Record(..)) => {
                write_lines(tags, self.item, table, slots)?;
                table.check_stated(self.item.more, tags.is_empty() && table.is_nothing())?;
                if tags.is_empty() && self.item.more.default.is_some() && !table.has_text() {
                    // Where it is not empty, it does not stand for the default, and between elements a blank is nothing.
                    tags.text(" ")?;
                }
            }
            Some(value) => write_content(tags, self.item, value)?,
            None => {}
        }
        tags.end(self.item.name);
        Ok(())
    }

    /// Whether the text or an attribute of it is a name in no namespace, which a default one would be taken for.
    fn has_unprefixed_name(&self, table: &Table, slots: &[&dyn Slot]) -> bool {
        match self.held {
            Some(Ref::Simple(leaf, facets)) => {
                leaf.has_unprefixed() || leaf.dynamic_type().is_some() && named_has_unprefixed(self.item, leaf, facets)
            }
            Some(Ref::Record(..)) => {
                (table.has_attributes() || table.names.first() == Some(&TEXT)) && fields_have_unprefixed(table, slots)
            }
            _ => false,
        }
    }
}

/// The same of a value that says of which type it is, with the attributes that this allows.
#[cold]
fn named_has_unprefixed(item: &Item, leaf: &dyn SimpleValue, facets: &Facets) -> bool {
    let of_attributes = |table: &Table, slots: &[&dyn Slot]| Ok(fields_have_unprefixed(table, slots));
    let has_attributes = leaf.dynamic_type().is_some_and(|dynamic| !dynamic.attributes.0.is_empty());
    // What is wrong with them is told where they are written.
    named_types::has_unprefixed(item, leaf, facets)
        || has_attributes
            && named_types::with_attributes(item, leaf, facets, of_attributes).is_ok_and(Option::unwrap_or_default)
}

/// The same of a record.
#[inline(never)]
fn fields_have_unprefixed(table: &Table, slots: &[&dyn Slot]) -> bool {
    let is = |index: usize| match slots.get(index).map(|slot| slot.get(0)) {
        Some(Presence::Value(Ref::Simple(leaf, _))) => leaf.has_unprefixed(),
        Some(Presence::Value(Ref::OpenAttributes(open))) => {
            let process = table.item(index).map_or(Process::Skip, |item| item.more.process);
            let is_known = |attribute: &OpenAttribute| {
                known_attribute(process, attribute).is_some_and(|known| known.has_unprefixed(&attribute.value))
            };
            open.0.iter().any(is_known)
        }
        _ => false,
    };
    table.names.first() == Some(&TEXT) && is(0) || table.attribute_lines().any(is)
}

/// The type to be named: the one chosen; for nil that says none any concrete one, since an abstract type cannot be valid
/// as such.
fn dynamic_type_name<'a>(
    tags: &Tags,
    info: &Info,
    got: &Presence<'a>,
    open: Option<&'a OpenType>,
) -> Result<TypeName<'a>> {
    let (types, item) = match got {
        Presence::Value(Ref::Choice(choice, table)) | Presence::Nil(Some(Ref::Choice(choice, table)))
            if table.order == Order::Types =>
        {
            if let Some(open) = open {
                return open_type_name(tags, table, open).map(Some);
            }
            (*table, table.item(choice.get().0))
        }
        Presence::Value(Ref::Simple(leaf, facets)) => {
            let named = named_types::dynamic_type_name(*leaf, facets);
            return Ok(named.map(QName::parts));
        }
        Presence::Nil(None) => match info.of {
            ValueKind::Types(types) if types.declared_type().is_none() => {
                (types, types.items().find(|item| item.kind == Kind::Element))
            }
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    let name = item.map(|item| (item.namespace(), item.name));
    Ok(name.filter(|name| *name != (types.namespace, types.name)))
}

/// The name of a type that was not generated, which must not be taken for another one when it is read.
fn open_type_name<'a>(tags: &Tags, types: &Table, open: &'a OpenType) -> Result<(&'a str, &'a str)> {
    let (namespace, local) = (&*open.name.namespace, &*open.name.local);
    tags.check_name(local)?;
    let is_declared = namespace == types.namespace && local == types.name;
    if is_declared || namespace == XSD || types.position_of_type(namespace, local).is_some() {
        let message = format!("type {} is not one of those that are kept as XML", named(namespace, local));
        return Err(Error::new(ErrorKind::Type, message));
    }
    if open.content.attributes.0.iter().any(|attribute| is_defined(&attribute.name)) {
        let message = "attributes of the namespace of `xsi:type` are not among those of its content";
        return Err(Error::new(ErrorKind::UnexpectedAttribute, message));
    }
    Ok((namespace, local))
}

/// The text of a name, with a prefix where it is in a namespace.
fn qualified_name<'n>(tags: &mut Tags, namespace: &str, local: &'n str) -> Result<Cow<'n, str>> {
    if namespace.is_empty() {
        return Ok(Cow::Borrowed(local));
    }
    Ok(Cow::Owned(format!("{}:{local}", tags.prefix_for(namespace)?)))
}

/// Writes what stands in the element just begun.
#[inline(never)]
fn write_content(tags: &mut Tags, item: &Item, value: Ref<'_>) -> Result<()> {
    match value {
        Ref::Simple(..) | Ref::Enum(_) => {
            let mut text = text_of(item, value, tags)?;
            check_value(tags, value, &text)?;
            if let Ref::Simple(leaf, facets) = value
                && let Some(of_type) = named_types::dynamic_text(item, leaf, facets, tags)?
            {
                text = Cow::Owned(of_type);
            }
            match item.more.default {
                Some(default) if text.is_empty() && !default.is_empty() => write_empty_text(tags, item, default, value),
                _ => tags.text(&text),
            }
        }
        Ref::Choice(choice, table) => {
            table.check_stated(item.more, false)?;
            write_choice(tags, choice, table)
        }
        Ref::OpenContent(content) => {
            open::check_content(tags, item, content, false)?;
            crate::mixed::check_stated(item.more, content.as_text().as_deref())?;
            write_open_content(tags, content)
        }
        Ref::OpenType(open) => write_open_content(tags, &open.content),
        // The one is written with its fields at hand, the others are no content.
        Ref::Record(..) | Ref::OpenElement(_) | Ref::OpenAttributes(_) => Ok(()),
    }
}

/// Writes what stands beside nil, but for declared attributes.
fn write_nil_attributes(tags: &mut Tags, item: &Item, value: Ref<'_>) -> Result<()> {
    match value {
        Ref::OpenContent(content) | Ref::OpenType(OpenType { content, .. }) => {
            check_nil_content(content)?;
            open::check_content(tags, item, content, true)?;
            declare_open_prefixes(tags, content)?;
            write_open_attributes(tags, content)
        }
        _ => Ok(()),
    }
}

/// Whether nothing but attributes is in the content of an element that is nil.
pub(crate) fn check_nil_content(content: &OpenContent) -> Result<()> {
    if !content.children.is_empty() {
        return Err(Error::new(ErrorKind::Nil, "an element that is nil has content"));
    }
    let says_nil = |attribute: &OpenAttribute| attribute.name.namespace == XSI && attribute.name.local == "nil";
    if content.attributes.0.iter().any(says_nil) {
        return Err(Error::new(ErrorKind::Nil, "`xsi:nil` is among the attributes of an element that is nil"));
    }
    Ok(())
}

/// Writes an empty text where an empty element stands for the default (XSD Part 1, section 3.3.1): as a space, if that is
/// the same value.
fn write_empty_text(tags: &mut Tags, item: &Item, default: &str, value: Ref<'_>) -> Result<()> {
    let same = match value {
        Ref::Simple(leaf, facets) => named_types::is_same_as_text(item, leaf, facets, " "),
        Ref::Enum(listed) => listed.texts().1 == WhiteSpace::Collapse,
        _ => false,
    };
    if same {
        return tags.text(" ");
    }
    let message = format!("an empty text cannot be written, since it stands for the default `{default}`");
    Err(Error::value(ValueError::new(ValueErrorKind::Lexical, message)))
}

pub(super) fn write_choice(tags: &mut Tags, choice: &dyn Variants, table: &Table) -> Result<()> {
    let (variant, slot) = choice.get();
    table.item(variant).map_or(Ok(()), |line| write_particle(tags, table, &line, slot, &slot.get(0)))
}

/// The text of a value, once it is the fixed one.
#[inline]
fn text_of<'t>(item: &Item, value: Ref<'t>, names: &mut dyn WriteNames) -> Result<Cow<'t, str>> {
    if let Some(fixed) = item.more.fixed {
        check_fixed(value, fixed)?;
    }
    match value {
        Ref::Simple(leaf, _) => match leaf.text() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => lexical_text(leaf, names).map(Cow::Owned),
        },
        Ref::Enum(listed) => Ok(Cow::Borrowed(listed.text())),
        _ => Ok(Cow::Borrowed("")),
    }
}

#[inline(never)]
fn check_fixed(value: Ref<'_>, fixed: &str) -> Result<()> {
    let checked = match value {
        Ref::Simple(leaf, facets) => simple::check_fixed(leaf, facets, Some(fixed)),
        Ref::Enum(listed) => enumeration::check_fixed(listed, Some(fixed)),
        _ => Ok(()),
    };
    checked.map_err(Error::value)
}

#[inline(never)]
fn lexical_text(leaf: &dyn SimpleValue, names: &mut dyn WriteNames) -> Result<String> {
    // Most are numbers and the like.
    let mut written = String::with_capacity(32);
    leaf.write_in(&mut written, names)?;
    Ok(written)
}

/// Checks a value, whose text is this, once more.
#[inline]
fn check_value(tags: &Tags, value: Ref<'_>, text: &str) -> Result<()> {
    let checked = match value {
        Ref::Simple(leaf, facets) => leaf.check(text, if tags.facets { facets } else { Facets::none() }, tags),
        Ref::Enum(listed) if tags.facets => enumeration::check(listed),
        _ => Ok(()),
    };
    checked.map_err(|error| refused_value(tags, text, error))
}

#[cold]
fn refused_value(tags: &Tags, text: &str, error: ValueError) -> Error {
    // A prefix made here may have another meaning than none in it.
    tags.note_undeclared(text, &[], &mut None);
    Error::value(error)
}

/// Notes that a text has names in it, whose prefixes must be declared before it.
struct Asked(bool);

impl WriteNames for Asked {
    fn name(&mut self, _name: &QName, _out: &mut String) -> Result<()> {
        self.0 = true;
        Ok(())
    }
}

fn write_attributes(tags: &mut Tags, table: &Table, slots: &[&dyn Slot]) -> Result<()> {
    for index in table.attribute_lines() {
        let Some(slot) = slots.get(index) else { break };
        if let Presence::Value(value) = slot.get(0) {
            write_attribute(tags, table, index, value)?;
        }
    }
    Ok(())
}

/// Writes the attributes of a value that says that it is of a complex type.
#[cold]
fn write_attributes_of_type(tags: &mut Tags, item: &Item, leaf: &dyn SimpleValue, facets: &Facets) -> Result<()> {
    named_types::with_attributes(item, leaf, facets, |table, slots| write_attributes(tags, table, slots)).map(drop)
}

#[inline(never)]
fn write_attribute(tags: &mut Tags, table: &Table, index: usize, value: Ref<'_>) -> Result<()> {
    let Some(item) = table.item(index) else { return Ok(()) };
    if let Ref::OpenAttributes(open) = value {
        open::check_allowed_attributes(tags, table, &item, open)?;
        return write_wildcard_attributes(tags, item.more.process, open);
    }
    let written = text_of(&item, value, tags).and_then(|text| {
        check_value(tags, value, &text)?;
        tags.attribute(item.namespace(), item.name, &text)
    });
    written.map_err(|error| error.concealed(item.more.secret).within(&format!("@{}", item.name), None))
}

/// The line of text.
const TEXT: &str = "text()";

/// The line of mixed content, where nothing may mean something.
const MIXED: &str = "mixed()";

/// Writes what a table lists, without attributes; what the text may be is stated for the element `around` it.
fn write_lines(tags: &mut Tags, around: &Item, table: &Table, slots: &[&dyn Slot]) -> Result<()> {
    if let ([MIXED, ..], [slot, ..]) = (table.names, slots) {
        return table.item(0).map_or(Ok(()), |item| mixed::write_mixed(tags, around, &item, *slot));
    }
    // Where lists are apart, what is not here may be there.
    let needed = usize::from(tags.course.is_none());
    for (line, slot) in table.lines().zip(slots) {
        let got = slot.get(0);
        // Nothing is there, and nothing must be: so it is with most.
        if matches!(got, Presence::Absent) && line.more.min < needed {
            continue;
        }
        let item = line.item();
        match item.kind {
            Kind::Element | Kind::Group | Kind::Any => write_particle(tags, table, &item, *slot, &got)?,
            Kind::Text => write_record_text(tags, around, &got)?,
            Kind::Mixed => mixed::write_mixed(tags, around, &item, *slot)?,
            Kind::Attribute | Kind::AnyAttribute => break,
        }
    }
    Ok(())
}

#[inline(never)]
fn write_record_text(tags: &mut Tags, around: &Item, got: &Presence<'_>) -> Result<()> {
    match got {
        Presence::Value(value) => write_content(tags, around, *value),
        Presence::Absent | Presence::Nil(_) => Ok(()),
    }
}

/// Writes one line of a table, as many times as there are values, of which `first` is the first.
fn write_particle(tags: &mut Tags, table: &Table, item: &Item, slot: &dyn Slot, first: &Presence<'_>) -> Result<()> {
    let info = slot.info();
    match info.occurs {
        Occurs::One | Occurs::Optional => write_once(tags, table, item, info, first, None),
        Occurs::Many if item.more.share != Share::None => write_shared_group(tags, table, item, slot, info),
        Occurs::Many => write_list(tags, table, item, slot, info),
    }
}

/// Writes a group whose elements may belong to other occurrences than those that hold them: what is valid is what stands
/// in the document, where the one cannot be told from the other.
fn write_shared_group(tags: &mut Tags, table: &Table, item: &Item, slot: &dyn Slot, info: &Info) -> Result<()> {
    let depth = tags.depth();
    if tags.shared.as_ref().is_some_and(|shared| shared.depth == depth) {
        return write_list(tags, table, item, slot, info);
    }
    let outer = tags.shared.replace(Shared { depth, uneven: None });
    let written = write_list(tags, table, item, slot, info);
    let uneven = std::mem::replace(&mut tags.shared, outer).and_then(|shared| shared.uneven);
    written?;
    match uneven {
        Some(error) if !occurrences::allow(item, slot) => Err(error),
        _ => Ok(()),
    }
}

/// A group that is being written and may be shared out otherwise.
pub(super) struct Shared {
    /// How many elements it stands in.
    depth: usize,
    /// What would be wrong as it is shared out.
    uneven: Option<Error>,
}

#[inline(never)]
fn write_list(tags: &mut Tags, table: &Table, item: &Item, slot: &dyn Slot, info: &Info) -> Result<()> {
    let mut count = write_plain_texts(tags, table, item, slot, info)?;
    loop {
        let got = slot.get(count);
        if matches!(got, Presence::Absent) {
            if tags.course.is_some() && course::end_list(tags, table, item, slot, count)? {
                return Ok(());
            }
            return check_occurrences(item, slot, count).or_else(|error| note_uneven(tags, error));
        }
        write_once(tags, table, item, info, &got, Some(count))?;
        count += 1;
    }
}

/// Keeps an error of a part of a group that may be shared out otherwise.
#[cold]
fn note_uneven(tags: &mut Tags, error: Error) -> Result<()> {
    let depth = tags.depth();
    match tags.shared.as_mut().filter(|shared| shared.depth == depth) {
        Some(shared) => {
            shared.uneven.get_or_insert(error);
            Ok(())
        }
        None => Err(error),
    }
}

/// Writes those of a list that are texts, such as the columns of a row: what holds for one of them holds for all. Returns
/// how many there were before the first that is to be written otherwise.
fn write_plain_texts(tags: &mut Tags, table: &Table, item: &Item, slot: &dyn Slot, info: &Info) -> Result<usize> {
    let More { fixed: None, default: None, .. } = item.more else { return Ok(0) };
    let (Kind::Element, ValueKind::Simple(facets)) = (item.kind, info.of) else { return Ok(0) };
    if !tags.is_default(table.namespace_of(item)) || tags.depth() >= Limits::MAX_DEPTH {
        return Ok(0);
    }
    let check = tags.facets && !facets.allow_all();
    let mut count = 0;
    let next = || match slot.get(count) {
        Presence::Value(Ref::Simple(leaf, facets)) => {
            let Some(text) = leaf.text() else { return Ok(None) };
            count += 1;
            if check {
                // Which has no names in it, being its own text.
                leaf.check(text, facets, &Expanded).map_err(Error::value)?;
            }
            Ok(Some(text))
        }
        _ => Ok(None),
    };
    // Of a text that may be another value, too, it is a question at its place what it is read as.
    if !matches!(slot.get(0), Presence::Value(Ref::Simple(leaf, _)) if leaf.text().is_some() && !leaf.is_ambiguous()) {
        return Ok(0);
    }
    match tags.write_text_elements(item.name, next) {
        Ok(()) => Ok(count),
        Err(error) => Err(error_in_line(error, item, Some(count.saturating_sub(1)))),
    }
}

/// Writes what has no element of its own.
#[inline(never)]
fn write_without_element(tags: &mut Tags, item: &Item, got: &Presence<'_>) -> Result<()> {
    match got {
        Presence::Value(Ref::Record(fields, table)) => write_group(tags, item, *fields, table),
        Presence::Value(Ref::Choice(choice, table)) => write_choice(tags, *choice, table),
        Presence::Value(Ref::OpenElement(open)) => {
            open::check_allowed_element(tags, item, open)?;
            write_open_element(tags, open)
        }
        _ => Ok(()),
    }
}

pub(crate) fn check_occurrences(item: &Item, slot: &dyn Slot, count: usize) -> Result<()> {
    if slot.info().occurs == Occurs::Many { check_length(item, count) } else { Ok(()) }
}

/// The same of a list of this line.
pub(super) fn check_length(item: &Item, count: usize) -> Result<()> {
    if (item.more.min..=item.more.max).contains(&count) {
        return Ok(());
    }
    let bound = if count < item.more.min {
        format!("at least {}", item.more.min)
    } else {
        format!("at most {}", item.more.max)
    };
    let what = if item.name.is_empty() { "the list".to_owned() } else { format!("element `{}`", item.name) };
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    Err(Error::new(ErrorKind::Occurrence, format!("{what} occurs {times}, expected {bound}")))
}

fn write_group(tags: &mut Tags, item: &Item, fields: &dyn Fields, table: &Table) -> Result<()> {
    let mut result = Ok(());
    fields.slots(&mut visitor(|slots| result = write_lines(tags, item, table, slots)));
    result
}

/// Writes attributes that a wildcard allows, the names in those that are declared with prefixes.
fn write_wildcard_attributes(tags: &mut Tags, process: Process, attributes: &OpenAttributes) -> Result<()> {
    for attribute in &attributes.0 {
        let known = known_attribute(process, attribute);
        let text = known.and_then(|known| known.in_place(&attribute.value, tags)).transpose()?;
        let text = text.as_deref().unwrap_or(&attribute.value);
        tags.attribute(&attribute.name.namespace, &attribute.name.local, text)?;
    }
    Ok(())
}

fn write_open_attributes(tags: &mut Tags, content: &OpenContent) -> Result<()> {
    content.attributes.check_once()?;
    for OpenAttribute { name, value } in &content.attributes.0 {
        let is_type = name.namespace == XSI && name.local == "type" && !value.contains(':');
        match content.default_namespace().filter(|default| is_type && !tags.is_default(default)) {
            // An element in no namespace can have no default one.
            Some(default) => {
                let qualified = qualified_name(tags, default, value.trim_matches(is_space))?;
                tags.attribute(XSI, "type", &qualified)?;
            }
            None => tags.attribute(&name.namespace, &name.local, value)?,
        }
    }
    Ok(())
}

pub(crate) fn write_open_element(tags: &mut Tags, element: &OpenElement) -> Result<()> {
    if tags.depth() >= Limits::MAX_DEPTH {
        return Err(Error::too_deep(Limits::MAX_DEPTH));
    }
    start_open_element(tags, &element.name.namespace, &element.name.local, &element.content)?;
    write_open_content(tags, &element.content).map_err(|error| error.within(&element.name.local, None))?;
    tags.end(&element.name.local);
    Ok(())
}

/// Begins an element of open content.
pub(super) fn start_open_element(tags: &mut Tags, namespace: &str, local: &str, content: &OpenContent) -> Result<()> {
    tags.keep_free(&content.prefixes);
    tags.start(namespace, local, content.default_namespace())
}

pub(super) fn write_open_content(tags: &mut Tags, content: &OpenContent) -> Result<()> {
    declare_open_prefixes(tags, content)?;
    write_open_attributes(tags, content)?;
    tags.preserve_white_space();
    for child in &content.children {
        match child {
            OpenNode::Text(text) => tags.text(text)?,
            OpenNode::Element(element) => write_open_element(tags, element)?,
        }
    }
    Ok(())
}

/// Declares what texts and values in it use.
fn declare_open_prefixes(tags: &mut Tags, content: &OpenContent) -> Result<()> {
    let mut sorted = None;
    for child in &content.children {
        if let OpenNode::Text(text) = child {
            tags.note_undeclared(text, &content.prefixes, &mut sorted);
        }
    }
    for attribute in &content.attributes.0 {
        tags.note_undeclared(&attribute.value, &content.prefixes, &mut sorted);
    }
    for (prefix, namespace) in content.prefixes.iter().filter(|(prefix, _)| !prefix.is_empty()) {
        // Texts may use them, so they stay as they were, unless already said.
        if tags.namespace_of(prefix) != Some(namespace) && !tags.declares(prefix) {
            tags.declare(prefix, namespace)?;
        }
    }
    Ok(())
}
