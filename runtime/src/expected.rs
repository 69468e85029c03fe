//! What messages say of elements, which could stand and which one was found, and of attributes.
//!
//! What then holds: where names alone do not say what is wrong, since only their namespaces differ, these are said.

use std::fmt;

use crate::error::{Error, ErrorKind};
use crate::names::{exactly, named, of_namespace};
use crate::table::{Item, Kind, Order, Table, Wildcard};

/// The error of an attribute that has to be there.
#[cold]
pub(crate) fn missing_attribute(namespace: &str, local: &str) -> Error {
    Error::new(ErrorKind::MissingAttribute, format!("attribute {} is missing", named(namespace, local)))
}

/// The error of one that must not be there.
#[cold]
pub(crate) fn unexpected_attribute(namespace: &str, local: &str) -> Error {
    Error::new(ErrorKind::UnexpectedAttribute, format!("attribute {} is not allowed", named(namespace, local)))
}

/// How many names a message has.
const MOST_NAMES: usize = 8;

/// The elements that could stand at a place.
#[derive(Default)]
pub(crate) struct Expected {
    /// Their namespaces and local names.
    names: Vec<(&'static str, &'static str)>,
    wildcards: Vec<Wildcard>,
    /// The local name of the element that stands there.
    found: String,
}

impl Expected {
    /// What lines of a table stand for.
    pub(crate) fn of(table: &Table, items: &[Item]) -> Self {
        let mut expected = Self::default();
        for item in items {
            expected.add(table, item);
        }
        expected
    }

    /// What a content or a group can begin with.
    pub(crate) fn first_of(table: &Table) -> Self {
        let mut expected = Self::default();
        expected.add_first(table);
        expected
    }

    fn add(&mut self, table: &Table, item: &Item) {
        match item.kind {
            Kind::Element => self.names.push((table.namespace_of(item), item.name)),
            Kind::Any => self.wildcards.push(item.more.wildcard),
            Kind::Group => item.more.table.into_iter().for_each(|group| self.add_first(group)),
            Kind::Attribute | Kind::AnyAttribute | Kind::Text | Kind::Mixed => {}
        }
    }

    fn add_first(&mut self, table: &Table) {
        for item in table.items() {
            self.add(table, &item);
            if table.order == Order::Sequence && !item.may_be_left_out() {
                break;
            }
        }
    }

    /// ``expected element `a`, found element `b` ``: the one ahead, or that there is none.
    pub(crate) fn message(mut self, found: Option<(&str, &str)>) -> String {
        let Some((namespace, local)) = found else {
            return format!("expected {self}, found the end of the element");
        };
        local.clone_into(&mut self.found);
        let same_name = self.names.iter().any(|(_, name)| *name == local);
        let found = if same_name { exactly(namespace, local) } else { named(namespace, local) };
        format!("expected {self}, found element {found}")
    }

    fn show(&self, namespace: &str, local: &str) -> String {
        let alike = self.names.iter().filter(|(other, name)| *name == local && *other != namespace).count();
        if alike > 0 || local == self.found { exactly(namespace, local) } else { format!("`{local}`") }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> =
            self.names.iter().take(MOST_NAMES).map(|(namespace, local)| self.show(namespace, local)).collect();
        let more = if self.names.len() > MOST_NAMES { ", .." } else { "" };
        let mut parts = match names.as_slice() {
            [] => Vec::new(),
            [name] => vec![format!("element {name}")],
            names => vec![format!("one of {}{more}", names.join(", "))],
        };
        parts.extend(self.wildcards.iter().map(open));
        f.write_str(if parts.is_empty() { "an element" } else { "" })?;
        f.write_str(&parts.join(" or "))
    }
}

/// What a wildcard allows.
fn open(wildcard: &Wildcard) -> String {
    match wildcard {
        Wildcard::Any => "any element".to_owned(),
        Wildcard::Other("") => "an element of any namespace".to_owned(),
        Wildcard::Other(not) => format!("an element of a namespace other than `{not}`"),
        Wildcard::OneOf(namespaces) => {
            let namespaces: Vec<String> = namespaces.iter().map(|namespace| of_namespace(namespace)).collect();
            format!("an element {}", namespaces.join(" or "))
        }
    }
}
