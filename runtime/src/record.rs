//! What every generated type does alike: clone, compare, hash, print.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::document::Document;
use crate::slot::{Fields, Generated, Make, Mut, Presence, Ref, Slot, TEXT, Variants, visitor, visitor_mut};
use crate::table::{Order, Table};

/// A clone of a record.
pub fn clone<T: Generated + Fields>(record: &T) -> T {
    let mut copy = T::blank();
    copy_fields(record, &mut copy);
    copy
}

/// A clone of a value that is one slot.
pub fn clone_slot<T: Make + Generated>(value: &T) -> T {
    let mut copy = T::blank();
    copy_slot(value, &mut copy);
    copy
}

fn copy_fields(from: &dyn Fields, to: &mut dyn Fields) -> bool {
    let mut whole = true;
    from.slots(&mut visitor(|from| {
        to.slots_mut(&mut visitor_mut(|to| {
            for (from, to) in from.iter().zip(to.iter_mut()) {
                whole &= copy_slot(*from, *to);
            }
        }));
    }));
    whole
}

/// Copies what stands in one slot into an empty one of the same type; `false` where not all of it can stand there, which
/// is then of another type.
pub(crate) fn copy_slot(from: &dyn Slot, to: &mut dyn Slot) -> bool {
    let many = from.info().occurs == crate::slot::Occurs::Many;
    let mut whole = true;
    for index in 0.. {
        match from.get(index) {
            Presence::Absent => break,
            Presence::Nil(None) => {
                let _ = to.put(true, 0);
                whole &= matches!(to.get(index), Presence::Nil(None));
            }
            Presence::Nil(Some(value)) => {
                whole &= to.put(true, variant_of(value)).is_some_and(|to| copy_value(value, to));
            }
            Presence::Value(value) => {
                whole &= to.put(false, variant_of(value)).is_some_and(|to| copy_value(value, to));
            }
        }
        if !many {
            break;
        }
    }
    whole
}

/// The variant that a value is.
fn variant_of(value: Ref<'_>) -> usize {
    match value {
        Ref::Choice(choice, _) => choice.get().0,
        // Where the content is mixed; elsewhere there is no variant.
        Ref::Simple(..) => TEXT,
        _ => 0,
    }
}

/// The same of a value.
pub(crate) fn copy_value(from: Ref<'_>, to: Mut<'_>) -> bool {
    match (from, to) {
        (Ref::Simple(from, _), Mut::Simple(to, _)) => return to.assign(from.as_any()),
        (Ref::Enum(from), Mut::Enum(to)) => return to.set(from.text()),
        (Ref::Record(from, _), Mut::Record(to, _)) => return copy_fields(from, to),
        (Ref::Choice(from, _), Mut::Choice(to, _)) => return copy_slot(from.get().1, to.get_mut()),
        (Ref::OpenContent(from), Mut::OpenContent(to)) => to.clone_from(from),
        (Ref::OpenElement(from), Mut::OpenElement(to)) => to.clone_from(from),
        (Ref::OpenAttributes(from), Mut::OpenAttributes(to)) => to.clone_from(from),
        (Ref::OpenType(from), Mut::OpenType(to)) => to.clone_from(from),
        _ => return false,
    }
    true
}

/// Whether two records are equal.
pub fn eq<T: Fields>(one: &T, other: &T) -> bool {
    same_fields(one, other)
}

/// Whether two records of one type are equal.
fn same_fields(one: &dyn Fields, other: &dyn Fields) -> bool {
    let mut equal = false;
    one.slots(&mut visitor(|one| {
        other.slots(&mut visitor(|other| equal = one.iter().zip(other).all(|(one, other)| same_slot(*one, *other))));
    }));
    equal
}

/// Whether the same stands in two slots of one type.
pub fn same_slot(one: &dyn Slot, other: &dyn Slot) -> bool {
    let many = one.info().occurs == crate::slot::Occurs::Many;
    for index in 0.. {
        match (one.get(index), other.get(index)) {
            (Presence::Absent, Presence::Absent) => return true,
            (Presence::Nil(None), Presence::Nil(None)) => {}
            (Presence::Nil(Some(one)), Presence::Nil(Some(other))) if same_value(one, other) => {}
            (Presence::Value(one), Presence::Value(other)) if same_value(one, other) => {}
            _ => return false,
        }
        if !many {
            break;
        }
    }
    true
}

fn same_value(one: Ref<'_>, other: Ref<'_>) -> bool {
    match (one, other) {
        (Ref::Simple(one, _), Ref::Simple(other, _)) => one.same(other.as_any()),
        (Ref::Enum(one), Ref::Enum(other)) => one.text() == other.text(),
        (Ref::Record(one, _), Ref::Record(other, _)) => same_fields(one, other),
        (Ref::Choice(one, _), Ref::Choice(other, _)) => {
            one.get().0 == other.get().0 && same_slot(one.get().1, other.get().1)
        }
        (Ref::OpenContent(one), Ref::OpenContent(other)) => one == other,
        (Ref::OpenElement(one), Ref::OpenElement(other)) => one == other,
        (Ref::OpenAttributes(one), Ref::OpenAttributes(other)) => one == other,
        (Ref::OpenType(one), Ref::OpenType(other)) => one == other,
        _ => false,
    }
}

/// Whether two documents are equal.
pub fn same_document<D: Document>(one: &D, other: &D) -> bool {
    let mut equal = false;
    one.content(&mut |item, one| {
        other.content(&mut |of_other, other| {
            let root = (item.name, item.namespace());
            equal = root == (of_other.name, of_other.namespace()) && same_slot(one, other);
        });
    });
    equal
}

/// Hashes what stands in a slot: the same of what [`same_slot`] finds to be the same.
pub fn hash(slot: &dyn Slot, state: &mut dyn Hasher) {
    let many = slot.info().occurs == crate::slot::Occurs::Many;
    for index in 0.. {
        let got = slot.get(index);
        state.write_u8(match got {
            Presence::Absent => 0,
            Presence::Nil(_) => 1,
            Presence::Value(_) => 2,
        });
        match got {
            Presence::Absent => break,
            Presence::Nil(beside) => beside.into_iter().for_each(|value| hash_value(value, state)),
            Presence::Value(value) => hash_value(value, state),
        }
        if !many {
            break;
        }
    }
}

/// The same of a document.
pub fn hash_document<D: Document>(document: &D, state: &mut dyn Hasher) {
    document.content(&mut |item, slot| {
        item.name.hash(&mut &mut *state);
        hash(slot, state);
    });
}

fn hash_value(value: Ref<'_>, mut state: &mut dyn Hasher) {
    match value {
        Ref::Simple(leaf, _) => leaf.hash_value(state),
        Ref::Enum(listed) => listed.text().hash(&mut state),
        Ref::Record(fields, _) => {
            fields.slots(&mut visitor(|slots| slots.iter().for_each(|slot| hash(*slot, state))));
        }
        Ref::Choice(choice, _) => {
            let (variant, slot) = choice.get();
            state.write_usize(variant);
            hash(slot, state);
        }
        Ref::OpenContent(content) => content.hash(&mut state),
        Ref::OpenElement(element) => element.hash(&mut state),
        Ref::OpenAttributes(attributes) => attributes.hash(&mut state),
        Ref::OpenType(content) => content.hash(&mut state),
    }
}

/// Prints a record with the fields that are not absent.
///
/// # Errors
///
/// When the formatter fails.
pub fn debug<T: Generated + Fields>(record: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_fields(record, T::TABLE, f)
}

fn debug_fields(fields: &dyn Fields, table: &Table, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    fields.slots(&mut visitor(|slots| result = debug_slots(table, slots, f)));
    result
}

fn debug_slots(table: &Table, slots: &[&dyn Slot], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut print = f.debug_struct(table.rust_name());
    let mut absent = false;
    for (index, slot) in slots.iter().enumerate() {
        if matches!(slot.get(0), Presence::Absent) {
            absent = true;
        } else {
            print.field(table.rust_name_of(index), shown(table, index, *slot, &DebugSlot(*slot)));
        }
    }
    if absent { print.finish_non_exhaustive() } else { print.finish() }
}

/// What is printed of a field: not what is secret, but whether it is nil.
fn shown<'a>(table: &Table, index: usize, slot: &dyn Slot, value: &'a dyn fmt::Debug) -> &'a dyn fmt::Debug {
    let is_secret = !matches!(slot.get(0), Presence::Nil(_)) && table.item(index).is_some_and(|item| item.more.secret);
    if is_secret { &Secret } else { value }
}

/// What is printed in place of a secret.
struct Secret;

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Prints a variant with its content.
///
/// # Errors
///
/// When the formatter fails.
pub fn debug_choice<T: Generated + Variants>(choice: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_variant(choice, T::TABLE, f)
}

fn debug_variant(choice: &dyn Variants, table: &Table, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (variant, slot) = choice.get();
    let inner = DebugSlot(slot);
    if table.order == Order::Types {
        // The content prints its own name.
        return fmt::Debug::fmt(&inner, f);
    }
    f.debug_tuple(table.rust_name_of(variant)).field(shown(table, variant, slot, &inner)).finish()
}

/// Prints what stands in a slot.
///
/// # Errors
///
/// When the formatter fails.
#[cfg(feature = "dynamic")]
pub(crate) fn debug_slot(slot: &dyn Slot, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&DebugSlot(slot), f)
}

struct DebugSlot<'a>(&'a dyn Slot);

impl fmt::Debug for DebugSlot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.info().occurs != crate::slot::Occurs::Many {
            return match self.0.get(0) {
                Presence::Absent => f.write_str("Absent"),
                Presence::Nil(None) => f.write_str("Nil"),
                Presence::Nil(Some(value)) => f.debug_tuple("Nil").field(&DebugValue(value)).finish(),
                Presence::Value(value) => debug_value(value, f),
            };
        }
        let mut list = f.debug_list();
        for index in 0.. {
            match self.0.get(index) {
                Presence::Absent => break,
                Presence::Nil(None) => list.entry(&format_args!("Nil")),
                Presence::Nil(Some(value)) => list.entry(&format_args!("Nil({:?})", DebugValue(value))),
                Presence::Value(value) => list.entry(&DebugValue(value)),
            };
        }
        list.finish()
    }
}

struct DebugValue<'a>(Ref<'a>);

impl fmt::Debug for DebugValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_value(self.0, f)
    }
}

fn debug_value(value: Ref<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Ref::Simple(leaf, _) => leaf.debug().fmt(f),
        Ref::Enum(listed) => listed.debug().fmt(f),
        Ref::Record(fields, table) => debug_fields(fields, table, f),
        Ref::Choice(choice, table) => debug_variant(choice, table, f),
        Ref::OpenContent(content) => fmt::Debug::fmt(content, f),
        Ref::OpenElement(element) => fmt::Debug::fmt(element, f),
        Ref::OpenAttributes(attributes) => fmt::Debug::fmt(attributes, f),
        Ref::OpenType(content) => fmt::Debug::fmt(content, f),
    }
}
