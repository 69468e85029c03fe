//! What the walk along a document that is read in parts does at the items of lists.

#[cfg(feature = "dynamic")]
use super::course::Begun;
use super::course::{Pause, Stop};
use super::input::Input;
use crate::error::{Error, ErrorKind, Position, Result};
use crate::list_path::{ListPath, is_same};
use crate::record::copy_slot;
use crate::slot::Slot;
use crate::table::{Item, Table};

/// At an item of a list, before which `before` stood: goes over it and those that follow if these are behind, and says how many
/// they were; ends the walk if the list is the one to pause at, or that one can no longer follow; `None` where the item is to
/// be read as ever.
#[cold]
#[inline(never)]
pub(crate) fn at_item(
    input: &mut Input<'_>,
    table: &Table,
    item: &Item,
    slot: &mut dyn Slot,
    before: usize,
) -> Result<Option<usize>> {
    let Some(course) = &input.course else { return Ok(None) };
    if input.is_looking {
        return Ok(None);
    }
    let path = course.path.as_ref();
    if path.is_some_and(|path| path.is_behind(input.open_elements(), input.tag.name.local)) {
        return stop(input, Stop::Behind(input.at()));
    }
    if let Some(gap) = course.gap_at(input.at())
        && gap.line == item.name
        && is_same(&gap.table, table)
    {
        let (end, count) = (gap.end, gap.count);
        if let Some(items) = &gap.items {
            copy_slot(&**items, slot);
        }
        input.go_on_at(end);
        return Ok(Some(count));
    }
    #[cfg(feature = "dynamic")]
    if course.notes {
        note(input, table, item, slot, before);
        return Ok(None);
    }
    if before > 0 {
        return Ok(None);
    }
    let is_it =
        |path: &ListPath| path.leads_to(input.open_elements().map(|(name, _)| name), item) && path.holds(slot.info());
    if !path.is_some_and(is_it) {
        return Ok(None);
    }
    if is_shared_out(input, item) {
        let message = "the list cannot be read item by item: which elements are of it depends on those that follow";
        return Err(Error::new(ErrorKind::Occurrence, message).at(|| input.place(input.at())));
    }
    let place = input.place(input.at());
    let pause = Pause { place, ..pause_here(input, table, item, slot, before) };
    stop(input, Stop::List(Box::new(pause)))
}

/// Whether which elements are of a list depends on those that follow.
fn is_shared_out(input: &Input<'_>, item: &Item) -> bool {
    item.more.spreads || input.plans.iter().any(|plan| plan.depth == input.depth())
}

/// The item whose start tag is ahead, its place not yet known.
#[cfg_attr(not(feature = "dynamic"), expect(unused_variables, reason = "what its slot can hold is not asked for"))]
fn pause_here(input: &Input<'_>, table: &Table, item: &Item, slot: &dyn Slot, before: usize) -> Pause {
    Pause {
        at: input.at(),
        place: Position { line: 0, column: 0 },
        end: input.tag_end(),
        before,
        table: *table,
        item: *item,
        #[cfg(feature = "dynamic")]
        info: slot.info(),
        around: input.around(),
    }
}

/// Notes a list that the walk is in, from its first item on that is behind all lists that are apart.
#[cfg(feature = "dynamic")]
fn note(input: &mut Input<'_>, table: &Table, item: &Item, slot: &dyn Slot, before: usize) {
    let (depth, element, at) = (input.depth(), input.element_at(input.depth()), input.at());
    let Some(course) = &mut input.course else { return };
    let is_behind = |begun: &mut Begun| begun.depth() > depth || begun.depth() == depth && begun.element != element;
    while course.begun.pop_if(is_behind).is_some() {}
    let index = course.begun.iter().position(|begun| {
        begun.depth() == depth && begun.pause.item.name == item.name && is_same(&begun.pause.table, table)
    });
    let is_noted = index.is_some_and(|index| before > 0 && course.begun[index].pause.at >= course.behind());
    if is_noted || at < course.behind() || input.keep.is_some() || is_shared_out(input, item) {
        return;
    }
    let begun = Begun { pause: pause_here(input, table, item, slot, before), element };
    let Some(course) = &mut input.course else { return };
    match index.and_then(|index| course.begun.get_mut(index)) {
        Some(noted) => *noted = begun,
        None => course.begun.push(begun),
    }
}

/// Ends the walk.
fn stop(input: &mut Input<'_>, stop: Stop) -> Result<Option<usize>> {
    if let Some(course) = &mut input.course {
        course.stop = Some(stop);
    }
    Err(Error::pause())
}
