//! What errors say of `xsi:type` beside what is wrong: which type was meant, and which there are.
//!
//! In comes a name that no type has; out goes how the type of that name in another namespace is written here, if there is
//! one. What then holds: what is said is bounded, however many types there are.

use super::input::Input;
use crate::error::Error;
use crate::names::{exactly, named};
use crate::table::{Kind, Table};

/// How many types a message names.
const MOST_TYPES: usize = 5;

/// Adds how a type of the same local name is written, the first of those that may be named, given by namespace and name.
#[cold]
pub(super) fn note_elsewhere<'t>(
    error: Error,
    input: &Input<'_>,
    (namespace, local): (&str, &str),
    types: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Error {
    let is_other = |(other, name): &(&str, &str)| *name == local && *other != namespace;
    match types.into_iter().find(is_other) {
        Some((other, _)) => error.with_note(&written_type(input, other, local)),
        None => error,
    }
}

/// How the name of a type is written in the element just entered.
fn written_type(input: &Input<'_>, namespace: &str, local: &str) -> String {
    let one = exactly(namespace, local);
    match (input.scope.prefix_for(namespace), namespace) {
        (Some(""), _) => format!("{one} is written `xsi:type=\"{local}\"`"),
        (Some(prefix), _) => format!("{one} is written `xsi:type=\"{prefix}:{local}\"`"),
        (None, "") => format!("{one} is written `xsi:type=\"{local}\"` where no default namespace is declared"),
        (None, _) => format!("{one} is written with a prefix: `xsi:type=\"p:{local}\" xmlns:p=\"{namespace}\"`"),
    }
}

/// Why an element of an abstract type is not valid: which types it may name.
#[cold]
pub(super) fn is_abstract(types: &Table, is_nil: bool) -> String {
    let declared = named(types.namespace, types.name);
    let beside = if is_nil { ", beside `xsi:nil`, too" } else { "" };
    let concrete = || types.items().filter(|item| item.kind == Kind::Element);
    let names: Vec<String> = concrete().take(MOST_TYPES).map(|item| named(item.namespace(), item.name)).collect();
    let more = match concrete().count().saturating_sub(MOST_TYPES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let list = if names.is_empty() { String::new() } else { format!(": {}{more}", names.join(", ")) };
    format!("type {declared} is abstract: `xsi:type` must name one derived from it{beside}{list}")
}
