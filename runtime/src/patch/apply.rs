//! A record after a request.

use super::difference::{check_types, is_by_parts, is_nothing, variant};
use super::{Patch, PatchError, PatchErrorKind, name_of, pairs};
use crate::record::{copy_slot, copy_value};
use crate::slot::{Fields, Generated, Mut, Occurs, Presence, Ref, Slot, visitor, visitor_mut};
use crate::table::Table;

type Result<T = ()> = std::result::Result<T, PatchError>;

pub(super) fn record<P: Patch>(request: &P, current: &P::Record) -> Result<P::Record> {
    let table = <P::Record as Generated>::TABLE;
    let request_of = pairs(table, P::TABLE, P::FIELDS.iter().map(|(to, from)| (*from, *to)));
    let mut record = <P::Record as Generated>::blank();
    let mut result = Ok(());
    request.slots(&mut visitor(|request| {
        current.slots(&mut visitor(|current| {
            record.slots_mut(&mut visitor_mut(|into| {
                result = (0..into.len()).try_for_each(|index| {
                    let applied = if let Some(change) = request_of[index].and_then(|at| request.get(at)) {
                        apply(*change, current[index], into[index])
                    } else {
                        copy_slot(current[index], into[index]);
                        Ok(())
                    };
                    applied.map_err(|error| error.within(name_of(table, index)))
                });
            }));
        }));
    }));
    result.map(|()| record)
}

/// Puts into a slot what was there, after a change.
fn apply(change: &dyn Slot, current: &dyn Slot, into: &mut dyn Slot) -> Result {
    let room = into.info();
    check_types(change.info(), room)?;
    match change.get(0) {
        Presence::Absent => {
            copy_slot(current, into);
        }
        _ if room.occurs == Occurs::Many => {
            copy_slot(change, into);
        }
        Presence::Nil(Some(_)) if room.nillable => {
            copy_slot(change, into);
        }
        Presence::Nil(_) if room.occurs == Occurs::Optional => {}
        Presence::Nil(None) if room.nillable => drop(into.put(true, 0)),
        Presence::Nil(_) => return Err(PatchError::new(PatchErrorKind::CannotClear)),
        Presence::Value(value) => {
            let before = match current.get(0) {
                Presence::Value(before) => Some(before),
                Presence::Absent | Presence::Nil(_) => None,
            };
            return match into.put(false, variant(value)) {
                Some(target) => apply_value(value, before, target),
                None => Err(PatchError::new(PatchErrorKind::Mismatch)),
            };
        }
    }
    Ok(())
}

fn apply_value(change: Ref<'_>, current: Option<Ref<'_>>, into: Mut<'_>) -> Result {
    match (change, current, into) {
        (Ref::Record(change, table), current, Mut::Record(into, _)) => {
            let current = current.and_then(|current| match current {
                Ref::Record(current, _) => Some(current),
                _ => None,
            });
            apply_record(change, current, into, table)
        }
        (Ref::Choice(change, _), current, Mut::Choice(into, _)) => {
            let current = current.and_then(|current| match current {
                Ref::Choice(current, _) if current.get().0 == change.get().0 => Some(current.get().1),
                _ => None,
            });
            apply(change.get().1, current.unwrap_or(&NOTHING), into.get_mut())
        }
        (change, _, into) => {
            copy_value(change, into);
            Ok(())
        }
    }
}

/// A slot in which nothing stands.
const NOTHING: Option<String> = None;

/// A record whose parts can be cleared is changed part by part; any other is replaced as a whole.
fn apply_record(change: &dyn Fields, current: Option<&dyn Fields>, into: &mut dyn Fields, table: &Table) -> Result {
    let mut result = Ok(());
    change.slots(&mut visitor(|change| {
        let by_parts = is_by_parts(change);
        let mut all = |current: Option<&[&dyn Slot]>| {
            into.slots_mut(&mut visitor_mut(|into| {
                result = (0..into.len()).try_for_each(|index| {
                    let before: &dyn Slot = match current.filter(|_| by_parts) {
                        Some(current) => current[index],
                        None => &NOTHING,
                    };
                    let applied = if is_nothing(change[index]) && is_nothing(before) {
                        Ok(())
                    } else {
                        apply(change[index], before, into[index])
                    };
                    applied.map_err(|error| error.within(name_of(table, index)))
                });
            }));
        };
        match current {
            Some(current) => current.slots(&mut visitor(|current| all(Some(current)))),
            None => all(None),
        }
    }));
    result
}
