//! Elements that a schema leaves open as texts of their own: to check them, and to make documents of them.

use super::content;
use super::tags::Tags;
use crate::error::{Error, ErrorKind, Result};
use crate::known::Known;
use crate::limits::Limits;
use crate::names::{XSI, named};
use crate::open::{OpenAttribute, OpenAttributes, OpenContent, OpenElement};
use crate::prefixes::Expanded;
use crate::read;
use crate::read::open::read_open_text;
use crate::slot::{Presence, Slot};
use crate::table::{Documents, Item, Kind, Process, Table};
use crate::wildcards::{check_attribute, check_wild_ids};

/// Whether an element is one that a wildcard allows.
pub(super) fn check_allowed_element(tags: &Tags, item: &Item, element: &OpenElement) -> Result<()> {
    item.more.wildcard.check(&element.name, ErrorKind::UnexpectedElement)?;
    check_element(tags, item.more.process, element)
}

/// Whether attributes are those that a wildcard allows, each once, and that no line of their table is for.
pub(super) fn check_allowed_attributes(tags: &Tags, table: &Table, item: &Item, open: &OpenAttributes) -> Result<()> {
    open.check_once()?;
    for OpenAttribute { name, .. } in &open.0 {
        item.more.wildcard.check(name, ErrorKind::UnexpectedAttribute)?;
        let is =
            |item: &Item| item.kind == Kind::Attribute && item.name == name.local && item.namespace() == name.namespace;
        if table.attributes().any(|(_, item)| is(&item)) {
            let name = named(&name.namespace, &name.local);
            let message = format!("the attribute {name} has a field of its own, and is not among those left open");
            return Err(Error::new(ErrorKind::UnexpectedAttribute, message));
        }
    }
    if !tags.facets {
        return Ok(());
    }
    // Names in them are expanded, since there is no place for prefixes.
    open.0.iter().try_for_each(|attribute| check_attribute(item.more.process, attribute, &Expanded))?;
    check_wild_ids(item.more.process, item.more.beside_id, &open.0, &Expanded)
}

/// Whether an element is valid as far as `process` says.
fn check_element(tags: &Tags, process: Process, element: &OpenElement) -> Result<()> {
    let needs_reading = match process {
        Process::Skip => false,
        Process::Lax(documents) => may_be_known(documents, element, 0),
        Process::Strict(_) => true,
    };
    if !needs_reading || !tags.facets {
        return Ok(());
    }
    read_open_text(&text_of_element(element)?, process).map(drop).map_err(Error::without_position)
}

/// Whether a schema has anything to say of an element or of what is in it. Most that is left open is unknown to it.
fn may_be_known(documents: &Documents, element: &OpenElement, depth: usize) -> bool {
    let (name, content) = (&element.name, &element.content);
    let is_known = |attribute: &OpenAttribute| {
        let name = &attribute.name;
        name.namespace == XSI || Known::find(documents.attributes, &name.namespace, &name.local).is_some()
    };
    depth > Limits::MAX_DEPTH
        || documents.find(&name.local, |root| root.is_type(&name.namespace, &name.local)).is_some()
        || documents.is_abstract(|namespace, local| name.namespace == namespace && name.local == local)
        || content.attributes.0.iter().any(is_known)
        || content.elements().any(|child| may_be_known(documents, child, depth + 1))
}

/// The same for what stands in an element of any type, and for its attributes.
pub(super) fn check_content(tags: &Tags, item: &Item, content: &OpenContent, nil: bool) -> Result<()> {
    let process = item.more.process;
    if matches!(process, Process::Skip) || !tags.facets {
        return Ok(());
    }
    if content.type_name().is_some() {
        return check_named(item, content, nil);
    }
    content.elements().try_for_each(|child| check_element(tags, process, child))?;
    let names = content.names();
    content.attributes.0.iter().try_for_each(|attribute| check_attribute(process, attribute, &names))?;
    check_wild_ids(process, false, &content.attributes.0, &names)
}

/// Whether an element of any type is as the type that it names, if it does.
pub(crate) fn check_named(item: &Item, content: &OpenContent, nil: bool) -> Result<()> {
    if matches!(item.more.process, Process::Skip) || content.type_name().is_none() {
        return Ok(());
    }
    let text = plain_tags().write(|tags| {
        content::start_open_element(tags, "", item.name, content)?;
        content::write_open_content(tags, content)?;
        tags.end(item.name);
        Ok(())
    })?;
    read::open::check_named(&text, item, nil).map_err(Error::without_position)
}

/// The element as a text.
pub(crate) fn text_of_element(element: &OpenElement) -> Result<String> {
    plain_tags().write(|tags| content::write_open_element(tags, element))
}

/// The root of a document as such an element.
pub(crate) fn element_of_slot(item: &Item, slot: &dyn Slot) -> Result<OpenElement> {
    let text = plain_tags().write(|tags| match slot.get(0) {
        Presence::Absent => Ok(()),
        got => content::write_once(tags, Table::EMPTY, item, slot.info(), &got, None),
    })?;
    read_open_text(&text, Process::Skip)
}

pub(crate) fn plain_tags() -> Tags {
    Tags::new(String::new(), None, char::MAX, true)
}
