//! The values of keys and of references in an element: its identity-constraint table (XSD Part 1, section 3.11.5).
//!
//! Elements of one declaration may stand in each other, so that a value that a path from any depth leads to is one of each
//! of them. It is noted in the innermost, and handed to the next one around when that is left: always the smaller part to
//! the larger one, so that a deep document takes as long as a flat one of its size.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;
use std::rc::Rc;

use crate::simple::KeyValue;

/// The values of all fields of an element.
pub(super) type Key = Rc<[KeyValue]>;

/// The number of an element, in the order of the document.
pub(super) type Ordinal = usize;

/// The values of a key or a unique constraint in an element.
#[derive(Default)]
pub(super) struct Keys {
    values: HashMap<Key, Value>,
    /// Those that are to be listed once the element is left which they are values of.
    unlisted: Vec<Key>,
    /// Those that stand in several elements of this one.
    conflicts: Vec<Key>,
}

struct Value {
    /// The element that has it, where another with the same would be one too many.
    of: Option<Ordinal>,
    /// Whether elements further out have it, too.
    is_deep: bool,
    listed: Listed,
}

/// Whether a value is in the table of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    No,
    Yes,
    /// Several elements in it have the value, so that it counts in none.
    Conflict,
}

/// Whose values are kept once an element is left.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    /// Whether a reference around may refer to them.
    pub(super) is_meant: bool,
    /// Whether they are compared with others in an element around.
    pub(super) is_compared: bool,
}

impl Keys {
    /// Adds a value of the element itself.
    ///
    /// # Errors
    ///
    /// The later element that has it, when there are two.
    pub(super) fn add(&mut self, key: Key, of: Ordinal, is_deep: bool, kept: Kept) -> Result<(), Ordinal> {
        let value = self.values.entry(key.clone()).or_insert(Value { of: None, is_deep: false, listed: Listed::No });
        if let Some(other) = value.of.replace(of) {
            return Err(other.max(of));
        }
        value.is_deep = is_deep;
        if kept.is_meant || kept.is_compared && !is_deep {
            self.unlisted.push(key);
        }
        Ok(())
    }

    /// Has the values of the element itself count, whatever stands further in, when it is left.
    pub(super) fn own(&mut self, kept: Kept) {
        for key in mem::take(&mut self.unlisted) {
            let Some(value) = self.values.get_mut(&key) else { continue };
            if kept.is_meant {
                value.listed = Listed::Yes;
            }
            if !value.is_deep {
                value.of = None;
                if !kept.is_meant {
                    self.values.remove(&key);
                }
            }
        }
    }

    /// Whether a value is there; not if several elements have it.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.values.get(key).is_some_and(|value| value.listed == Listed::Yes)
    }

    /// Whether several elements have a value.
    pub(super) fn is_several(&self, key: &Key) -> bool {
        self.values.get(key).is_some_and(|value| value.listed == Listed::Conflict)
    }

    /// Adds those of an element in this one. Returns those that are there no longer.
    ///
    /// # Errors
    ///
    /// The later of two elements that have the same value, where that `is_compared`.
    pub(super) fn add_all(&mut self, mut inner: Self, is_compared: bool) -> Result<Vec<Key>, Ordinal> {
        inner.forget_conflicts();
        if inner.values.len() > self.values.len() {
            mem::swap(&mut self.values, &mut inner.values);
        }
        append(&mut self.unlisted, inner.unlisted);
        let mut lost = Vec::new();
        for (key, other) in inner.values {
            let mut entry = match self.values.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(other);
                    continue;
                }
                Entry::Occupied(entry) => entry,
            };
            let key = entry.key().clone();
            let value = entry.get_mut();
            if let (true, Some(one), Some(two)) = (is_compared, value.of, other.of) {
                return Err(one.max(two));
            }
            value.of = value.of.or(other.of);
            value.is_deep |= other.is_deep;
            match (value.listed, other.listed) {
                (_, Listed::No) => {}
                (Listed::No, listed) => value.listed = listed,
                (before, _) => {
                    value.listed = Listed::Conflict;
                    if before == Listed::Yes {
                        self.conflicts.push(key.clone());
                    }
                    if value.of.is_some() {
                        self.unlisted.push(key.clone());
                    }
                    lost.push(key);
                }
            }
        }
        Ok(lost)
    }

    /// Leaves out, for the element around, what stands in several elements of this one.
    fn forget_conflicts(&mut self) {
        for key in mem::take(&mut self.conflicts) {
            if let Entry::Occupied(mut entry) = self.values.entry(key)
                && entry.get().listed == Listed::Conflict
            {
                entry.get_mut().listed = Listed::No;
                if entry.get().of.is_none() {
                    entry.remove();
                }
            }
        }
    }
}

/// The values of references in an element.
#[derive(Default)]
pub(super) struct References {
    /// With the first element that has each, and whether elements further out have it, too.
    values: HashMap<Key, (Ordinal, bool)>,
    /// Those that are to be looked for when the element is left.
    sought: Vec<Key>,
}

impl References {
    /// Adds a value of the element itself.
    pub(super) fn add(&mut self, key: Key, of: Ordinal, is_deep: bool) {
        match self.values.entry(key.clone()) {
            Entry::Occupied(mut entry) => entry.get_mut().1 |= is_deep,
            Entry::Vacant(entry) => {
                entry.insert((of, is_deep));
                self.sought.push(key);
            }
        }
    }

    /// Looks for the values when the element is left.
    ///
    /// # Errors
    ///
    /// The first element of which the value is not there, and whether it is in several elements.
    pub(super) fn look_up(&mut self, keys: Option<&Keys>) -> Result<(), (Ordinal, bool)> {
        for key in mem::take(&mut self.sought) {
            let Some(&(of, is_deep)) = self.values.get(&key) else { continue };
            if !keys.is_some_and(|keys| keys.has(&key)) {
                return Err((of, keys.is_some_and(|keys| keys.is_several(&key))));
            }
            if !is_deep {
                self.values.remove(&key);
            }
        }
        Ok(())
    }

    /// Adds those of an element in this one.
    pub(super) fn add_all(&mut self, mut inner: Self) {
        if inner.values.len() > self.values.len() {
            mem::swap(&mut self.values, &mut inner.values);
        }
        append(&mut self.sought, inner.sought);
        for (key, (of, is_deep)) in inner.values {
            let value = self.values.entry(key).or_insert((of, is_deep));
            *value = (value.0.min(of), value.1 || is_deep);
        }
    }

    /// Looks again for values that were found further in.
    pub(super) fn seek_again(&mut self, lost: &[Key]) {
        self.sought.extend(lost.iter().filter(|key| self.values.contains_key(*key)).cloned());
    }
}

/// Moves the shorter to the longer.
fn append(to: &mut Vec<Key>, mut from: Vec<Key>) {
    if from.len() > to.len() {
        mem::swap(to, &mut from);
    }
    to.append(&mut from);
}
