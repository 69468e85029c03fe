//! What the walk along a document that is read in parts does where a list begins.

use super::course::{Pause, Stop};
use super::input::Input;
use crate::error::{Error, ErrorKind, Result};
use crate::list_path::{ListPath, is_same};
use crate::record::copy_slot;
use crate::slot::Slot;
use crate::table::{Item, Table};

/// At the first element of a list: goes over it if the list is behind, and says how many items it had; ends the walk if it
/// is the one to pause at, or that one can no longer follow; `None` where it is to be read as ever.
#[cold]
#[inline(never)]
pub(crate) fn at_list(input: &mut Input<'_>, table: &Table, item: &Item, slot: &mut dyn Slot) -> Result<Option<usize>> {
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
    let is_it =
        |path: &ListPath| path.leads_to(input.open_elements().map(|(name, _)| name), item) && path.holds(slot.info());
    if !path.is_some_and(is_it) {
        return Ok(None);
    }
    if item.more.spreads || input.plans.iter().any(|plan| plan.depth == input.depth()) {
        let message = "the list cannot be read item by item: which elements are of it depends on those that follow";
        return Err(Error::new(ErrorKind::Occurrence, message).at(|| input.place(input.at())));
    }
    let (at, end, around) = (input.at(), input.tag_end(), input.around());
    let pause = Pause { at, place: input.place(at), end, table: *table, item: *item, around };
    stop(input, Stop::List(Box::new(pause)))
}

/// Ends the walk.
fn stop(input: &mut Input<'_>, stop: Stop) -> Result<Option<usize>> {
    if let Some(course) = &mut input.course {
        course.stop = Some(stop);
    }
    Err(Error::pause())
}
