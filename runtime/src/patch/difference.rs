//! The request that makes one record of another.

use super::{Patch, PatchError, PatchErrorKind, name_of, pairs};
use crate::record::{copy_slot, same_slot};
use crate::slot::{Fields, Info, Mut, Occurs, Presence, Ref, Slot, ValueKind, visitor, visitor_mut};
use crate::table::Table;

type Result<T = ()> = std::result::Result<T, PatchError>;

pub(super) fn request<P: Patch>(empty: &P, old: &P::Record, new: &P::Record) -> Result<P> {
    let (table, of_record) = (P::TABLE, <P::Record as crate::slot::Generated>::TABLE);
    let record_of = pairs(table, of_record, P::FIELDS.iter().copied());
    let mut request = P::blank();
    let mut result = Ok(());
    old.slots(&mut visitor(|old| {
        new.slots(&mut visitor(|new| {
            let unpaired = (0..old.len()).filter(|index| !record_of.contains(&Some(*index)));
            let changed = { unpaired }.find(|index| !is_same(old[*index], new[*index]));
            if let Some(index) = changed {
                result = Err(PatchError::new(PatchErrorKind::NotInRequest).within(name_of(of_record, index)));
                return;
            }
            empty.slots(&mut visitor(|empty| {
                request.slots_mut(&mut visitor_mut(|into| {
                    result = (0..into.len()).try_for_each(|index| {
                        let change = match record_of[index] {
                            Some(from) if !is_same(old[from], new[from]) => {
                                change(old[from], new[from], into[index], false)
                            }
                            _ => {
                                copy_slot(empty[index], into[index]);
                                Ok(())
                            }
                        };
                        change.map_err(|error| error.within(name_of(table, index)))
                    });
                }));
            }));
        }));
    }));
    result.map(|()| request)
}

/// Whether two slots of one type hold the same; of a record, nil with nothing beside it is as good as nothing.
fn is_same(old: &dyn Slot, new: &dyn Slot) -> bool {
    is_nothing(old) && is_nothing(new) || same_slot(old, new)
}

pub(super) fn is_nothing(slot: &dyn Slot) -> bool {
    match slot.get(0) {
        Presence::Absent => true,
        Presence::Nil(None) => slot.info().occurs != Occurs::Many,
        Presence::Nil(Some(_)) | Presence::Value(_) => false,
    }
}

/// Whether values of one slot can stand in the other.
pub(super) fn check_types(one: &Info, other: &Info) -> Result {
    let same_table =
        |one: &Table, other: &Table| (one.name, one.namespace, one.rust) == (other.name, other.namespace, other.rust);
    let same = match (one.of, other.of) {
        (ValueKind::Simple(one), ValueKind::Simple(other)) | (ValueKind::Enum(one), ValueKind::Enum(other)) => {
            (one.name, one.namespace) == (other.name, other.namespace)
        }
        (ValueKind::Record(one), ValueKind::Record(other))
        | (ValueKind::Choice(one), ValueKind::Choice(other))
        | (ValueKind::Types(one), ValueKind::Types(other)) => same_table(one, other),
        (ValueKind::Open, ValueKind::Open) => true,
        _ => false,
    };
    let lists = (one.occurs == Occurs::Many) == (other.occurs == Occurs::Many);
    if same && lists { Ok(()) } else { Err(PatchError::new(PatchErrorKind::Mismatch)) }
}

/// Puts into a slot what makes `new` of `old`, which differ; `whole` where what is around it is replaced.
fn change(old: &dyn Slot, new: &dyn Slot, into: &mut dyn Slot, whole: bool) -> Result {
    let room = into.info();
    check_types(new.info(), room)?;
    if is_nothing(new) {
        // An empty list would be left as it is.
        if room.nillable && room.occurs != Occurs::Many && into.put(true, 0).is_none() {
            return Ok(());
        }
        // Nor is it known what to say beside nil.
        return Err(PatchError::new(PatchErrorKind::CannotClear));
    }
    if room.occurs == Occurs::Many {
        copy_slot(new, into);
        return Ok(());
    }
    let (Presence::Value(value), before) = (new.get(0), old.get(0)) else {
        copy_slot(new, into);
        return Ok(());
    };
    match before {
        Presence::Value(before) => match into.put(false, variant(value)) {
            Some(target) => change_value(before, value, target, whole),
            None => Err(PatchError::new(PatchErrorKind::Mismatch)),
        },
        Presence::Absent | Presence::Nil(_) => {
            copy_slot(new, into);
            Ok(())
        }
    }
}

pub(super) fn variant(value: Ref<'_>) -> usize {
    match value {
        Ref::Choice(choice, _) => choice.get().0,
        _ => 0,
    }
}

fn change_value(old: Ref<'_>, new: Ref<'_>, into: Mut<'_>, whole: bool) -> Result {
    match (old, new, into) {
        (Ref::Record(old, _), Ref::Record(new, table), Mut::Record(into, _)) => {
            change_record(old, new, into, table, whole)
        }
        (Ref::Choice(old, _), Ref::Choice(new, _), Mut::Choice(into, _)) if old.get().0 == new.get().0 => {
            let (old, new) = (old.get().1, new.get().1);
            // Within a choice, the branch that was chosen is there in any case.
            if !is_same(old, new) {
                return change(old, new, into.get_mut(), whole);
            }
            copy_slot(new, into.get_mut());
            Ok(())
        }
        (_, new, into) => {
            crate::record::copy_value(new, into);
            Ok(())
        }
    }
}

/// A record whose parts can be cleared is changed part by part; any other is replaced as a whole, in which nothing may
/// have gone away, since that might as well mean to leave it.
fn change_record(old: &dyn Fields, new: &dyn Fields, into: &mut dyn Fields, table: &Table, whole: bool) -> Result {
    let mut result = Ok(());
    old.slots(&mut visitor(|old| {
        new.slots(&mut visitor(|new| {
            into.slots_mut(&mut visitor_mut(|into| {
                let by_parts = !whole && is_by_parts(new);
                result = (0..into.len()).try_for_each(|index| {
                    let (old, new, into) = (old[index], new[index], &mut *into[index]);
                    let keep = by_parts && new.info().occurs != Occurs::One;
                    let change = if is_same(old, new) {
                        if !keep {
                            copy_slot(new, into);
                        }
                        Ok(())
                    } else {
                        change(old, new, into, !by_parts)
                    };
                    change.map_err(|error| error.within(name_of(table, index)))
                });
            }));
        }));
    }));
    result
}

/// Whether parts of a record can be cleared one by one.
pub(super) fn is_by_parts(slots: &[&dyn Slot]) -> bool {
    slots.iter().any(|slot| slot.info().nillable)
}
