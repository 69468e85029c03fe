//! Constants for the defaults of attributes: `NAME_DEFAULT`.
//!
//! Capitals may be the same where small letters differ: `\u{df}` and `ss` are both `SS`. The constant goes to the field that
//! it spells; others have a number, in the order of their names.

use std::collections::BTreeMap;

use crate::ident::{composed, identifier};
use crate::ir::{Item, ItemKind};

/// For each field of an item, which have these names, the constant of its default.
pub(super) fn of_item(item: &Item, names: &[String]) -> Vec<Option<String>> {
    let ItemKind::Record(record) = &item.kind else { return Vec::new() };
    let mut constants = vec![None; record.fields.len()];
    let mut defaults: Vec<(usize, &str)> = record
        .fields
        .iter()
        .zip(names)
        .enumerate()
        .filter(|(_, (field, _))| field.default().is_some())
        .map(|(at, (_, name))| (at, name.trim_start_matches("r#")))
        .collect();
    defaults.sort_by_key(|(_, name)| (capitals(name).to_lowercase() != *name, *name));
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for (at, name) in defaults {
        let capitals = capitals(name);
        let number = count.entry(capitals.clone()).or_default();
        *number += 1;
        // Behind the word, so that it is no other field's: `ss2` has `SS2_DEFAULT`.
        let constant =
            if *number == 1 { format!("{capitals}_DEFAULT") } else { format!("{capitals}_DEFAULT_{number}") };
        constants[at] = Some(identifier(constant));
    }
    constants
}

fn capitals(name: &str) -> String {
    composed(&name.to_uppercase()).into_owned()
}
