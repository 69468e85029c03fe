//! Attributes, one by one.

use std::collections::BTreeMap;

use super::classify;
use super::compare::Differ;
use super::fields::{below, compare_cardinality, rust_note};
use super::rules::Rule;
use crate::model::{AttributeUse, Str};
use crate::view::{Bounds, Order, attribute_line};

/// Compares attributes, which have no order in documents but one in Rust.
pub(super) fn compare_attributes(
    differ: &mut Differ<'_, '_>,
    path: &str,
    old: &[&AttributeUse],
    new: &[&AttributeUse],
    literal: bool,
) {
    type Keyed<'a> = BTreeMap<(Option<&'a Str>, &'a Str), &'a AttributeUse>;
    fn key_by_name<'a>(all: &[&'a AttributeUse]) -> Keyed<'a> {
        all.iter().map(|one| ((one.namespace.as_ref(), &one.name), *one)).collect()
    }
    let named = |attribute: &AttributeUse| below(path, &format!("@{}", attribute.name));
    let (one, other) = (key_by_name(old), key_by_name(new));
    for before in old {
        let path = named(before);
        if let Some(after) = other.get(&(before.namespace.as_ref(), &before.name)) {
            compare_attribute(differ, &path, before, after);
        } else {
            let line = attribute_line(differ.old_model(), before);
            let effects = classify::removed(Order::All, before.required);
            let rule = if before.required { Rule::RequiredFieldRemoved } else { Rule::OptionalFieldRemoved };
            differ.push_change(rule, &path, Some(line), None, "", effects);
        }
    }
    for after in new.iter().filter(|after| !one.contains_key(&(after.namespace.as_ref(), &after.name))) {
        let line = attribute_line(differ.new_model(), after);
        let effects = classify::added(Order::All, after.required, literal);
        let rule = if after.required { Rule::RequiredFieldAdded } else { Rule::OptionalFieldAdded };
        differ.push_change(rule, &named(after), None, Some(line), rust_note(after.required, literal), effects);
    }
}

fn compare_attribute(differ: &mut Differ<'_, '_>, path: &str, old: &AttributeUse, new: &AttributeUse) {
    let bounds = |attribute: &AttributeUse| Bounds { min: u32::from(attribute.required), max: Some(1) };
    compare_cardinality(differ, path, bounds(old), bounds(new));
    differ.compare_stated_values(path, old.value.as_ref(), new.value.as_ref(), true);
    differ.compare_types(path, old.type_ref, new.type_ref);
    differ.compare_docs(path, &old.docs, &new.docs);
}
