//! Elements that a schema leaves open as texts of their own: to check them, and to make documents of them.

use super::content;
use super::tags::Tags;
use crate::error::Result;
use crate::open::{OpenAttributes, OpenContent, OpenElement};
use crate::read::open::{check_attribute, from_text};
use crate::slot::{Got, Slot};
use crate::table::{Item, Process};

/// Whether an element is valid as far as `process` says.
pub(super) fn check(tags: &Tags, process: Process, element: &OpenElement) -> Result<()> {
    if matches!(process, Process::Skip) || !tags.facets {
        return Ok(());
    }
    from_text(&text(element)?, process).map(drop).map_err(crate::Error::without_position)
}

/// The same for what stands in an element of any type, and for its attributes.
pub(super) fn check_content(tags: &Tags, process: Process, content: &OpenContent) -> Result<()> {
    if matches!(process, Process::Skip) || !tags.facets {
        return Ok(());
    }
    content.elements().try_for_each(|child| check(tags, process, child))?;
    check_attributes(tags, process, &content.attributes)?;
    crate::read::open::check_typed(process, content, &content.names())
}

/// The same for attributes that a wildcard allows.
pub(super) fn check_attributes(tags: &Tags, process: Process, open: &OpenAttributes) -> Result<()> {
    if !tags.facets {
        return Ok(());
    }
    open.0.iter().try_for_each(|attribute| check_attribute(process, attribute, tags))
}

/// The element as a text.
pub(crate) fn text(element: &OpenElement) -> Result<String> {
    let mut tags = plain();
    content::open_element(&mut tags, element)?;
    Ok(tags.finish())
}

/// The root of a document as such an element.
pub(crate) fn of_slot(item: &Item, slot: &dyn Slot) -> Result<OpenElement> {
    let mut tags = plain();
    match slot.get(0) {
        Got::Absent => {}
        got => content::element(&mut tags, item.namespace(), item, &slot.info(), &got, None)?,
    }
    from_text(&tags.finish(), Process::Skip)
}

fn plain() -> Tags {
    Tags::new(String::new(), None, char::MAX, true)
}
