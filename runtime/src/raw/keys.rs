//! The keys of an object: which line of a table each is, and what is wrong with one that is none.
//!
//! A key is a line's name in its table, the text apart. A part without an element of its own, a choice or a nested
//! sequence, has its keys in place, beside those around it, unless it stands several times or one of its keys is met
//! there too: then it has a key of its own, its name in parentheses.

use std::collections::{BTreeSet, HashMap};

use super::form::expect_object;
use super::near::{self, listed};
use super::{Object, Value};
use crate::error::{Error, ErrorKind, Result};
use crate::table::{Item, Kind, More, Table};
use crate::value_error::Echo;

/// The key of the text of an element.
pub(crate) const TEXT: &str = "$";
/// The key of the name of a type.
pub(crate) const TYPE: &str = "@xsi:type";
/// The key that says of an element with attributes that it is nil.
pub(crate) const NIL: &str = "@xsi:nil";

/// The key of a line.
pub(crate) fn key(table: &Table, index: usize) -> &'static str {
    match table.names.get(index) {
        Some(name) if name.ends_with(')') && !name.starts_with('(') => TEXT,
        Some(name) => name,
        None => "",
    }
}

/// Goes through all keys that a table may bring into an object, until `found` says so.
fn any_key(table: &Table, found: &mut dyn FnMut(&'static str) -> bool) -> bool {
    table.items().enumerate().any(|(index, item)| any_key_of(table, index, &item, found))
}

fn any_key_of(table: &Table, index: usize, item: &Item, found: &mut dyn FnMut(&'static str) -> bool) -> bool {
    found(key(table, index)) || group(item).is_some_and(|inner| any_key(inner, found))
}

/// All keys that a line of a table may bring into an object.
pub(crate) fn keys_of_line(table: &Table, index: usize, item: &Item) -> Vec<&'static str> {
    let mut keys = Vec::new();
    any_key_of(table, index, item, &mut |key| {
        keys.push(key);
        false
    });
    keys
}

/// All keys that a table may bring into an object.
pub(crate) fn keys_of(table: &Table) -> Vec<&'static str> {
    table.items().enumerate().flat_map(|(index, item)| keys_of_line(table, index, &item)).collect()
}

fn group(item: &Item) -> Option<&'static Table> {
    if item.kind == Kind::Group { item.more.table } else { None }
}

/// Whether a part of a table that stands once at most has its keys in place: none of them is met in another line.
pub(crate) fn is_in_place(table: &Table, index: usize, item: &Item) -> bool {
    let Some(inner) = group(item) else { return false };
    let own: BTreeSet<&str> = keys_of(inner).into_iter().collect();
    let others = table.items().enumerate().filter(|(other, _)| *other != index);
    !{ others }.any(|(other, item)| any_key_of(table, other, &item, &mut |key| own.contains(key)))
}

/// The keys of an object that are not taken yet.
pub(super) struct Keys<'v> {
    object: &'v Object,
    left: HashMap<&'v str, &'v Value>,
    /// What the schema says of the element.
    pub(super) stated: &'static More,
    /// What has to be there and is not, each as a message names it.
    missing: Vec<(ErrorKind, String)>,
}

impl<'v> Keys<'v> {
    pub(super) fn of(given: &'v Value, stated: &'static More) -> Result<Self> {
        let object = expect_object(given)?;
        let mut left = HashMap::with_capacity(object.len());
        for (key, value) in object.iter() {
            if left.insert(key, value).is_some() {
                return Err(Error::new(unexpected(key), format!("the key `{}` occurs twice", Echo(key))));
            }
        }
        Ok(Self { object, left, stated, missing: Vec::new() })
    }

    pub(super) fn take(&mut self, key: &str) -> Option<&'v Value> {
        self.left.remove(key)
    }

    /// Whether a key of the table is there.
    pub(super) fn has_any(&self, table: &Table) -> bool {
        !self.left.is_empty() && any_key(table, &mut |key| self.left.contains_key(key))
    }

    /// Whether a key of this line is there.
    pub(super) fn has(&self, table: &Table, index: usize, item: &Item) -> bool {
        self.left.contains_key(key(table, index))
            || is_in_place(table, index, item) && group(item).is_some_and(|inner| self.has_any(inner))
    }

    /// Notes that a key has to be there, and is not.
    pub(super) fn miss(&mut self, item: &Item, what: String) {
        let kind = if item.kind == Kind::Attribute { ErrorKind::MissingAttribute } else { ErrorKind::MissingElement };
        self.missing.push((kind, what));
    }

    /// The error of the first key that the table does not know.
    pub(super) fn not_known(&self, table: &Table) -> Option<Error> {
        let left = |key: &&str| *key != TYPE && self.left.contains_key(key);
        self.object.iter().map(|(key, _)| key).find(left).map(|key| unknown(key, table))
    }

    /// What is left is not allowed, and nothing may be missing.
    pub(super) fn finish(self, table: &Table) -> Result<()> {
        if !self.left.is_empty()
            && let Some((key, _)) = self.object.iter().find(|(key, _)| self.left.contains_key(key))
        {
            return Err(unknown(key, table));
        }
        self.check_missing()
    }

    /// Nothing may be missing so far, whatever is left.
    pub(super) fn check_missing(&self) -> Result<()> {
        let Some((kind, _)) = self.missing.first() else { return Ok(()) };
        let names: Vec<&str> = self.missing.iter().map(|(_, what)| what.as_str()).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        Err(Error::new(*kind, format!("{} {verb} missing", names.join(", "))))
    }
}

/// ``one of `a`, `b` ``
pub(super) fn one_of(table: &Table) -> String {
    let keys: Vec<&str> = keys_of(table).into_iter().filter(|key| !key.starts_with('(')).collect();
    format!("one of {}", listed(&keys))
}

fn unexpected(key: &str) -> ErrorKind {
    if key.starts_with('@') { ErrorKind::UnexpectedAttribute } else { ErrorKind::UnexpectedElement }
}

fn unknown(key: &str, table: &Table) -> Error {
    let known = keys_of(table);
    let message = if known.contains(&key) {
        format!("`{key}` is not allowed beside the keys that are there: a choice has one of its branches")
    } else {
        let help = match near::nearest(key, known.iter().copied()) {
            Some(near) => format!("is `{near}` meant?"),
            None if known.is_empty() => "there are no keys here".to_owned(),
            None => format!("expected {}", listed(&known)),
        };
        format!("there is no key `{}`; {help}", Echo(key))
    };
    Error::new(unexpected(key), message)
}
