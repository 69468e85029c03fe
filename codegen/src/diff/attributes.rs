//! Attributes, one by one.

use std::collections::BTreeMap;

use super::classify;
use super::compare::Differ;
use super::fields::{below, cardinality};
use super::rules::Rule;
use crate::model::{AttributeUse, Str};
use crate::view::{Bounds, Order, attribute_line};

/// Compares attributes, which have no order in documents but one in Rust.
pub(super) fn compare(
    differ: &mut Differ<'_, '_>,
    path: &str,
    old: &[&AttributeUse],
    new: &[&AttributeUse],
    literal: bool,
) {
    type Keyed<'a> = BTreeMap<(Option<&'a Str>, &'a Str), &'a AttributeUse>;
    fn keyed<'a>(all: &[&'a AttributeUse]) -> Keyed<'a> {
        all.iter().map(|one| ((one.namespace.as_ref(), &one.name), *one)).collect()
    }
    let named = |attribute: &AttributeUse| below(path, &format!("@{}", attribute.name));
    let (one, other) = (keyed(old), keyed(new));
    for before in old {
        let path = named(before);
        if let Some(after) = other.get(&(before.namespace.as_ref(), &before.name)) {
            attribute(differ, &path, before, after);
        } else {
            let line = attribute_line(differ.old_model(), before);
            let effects = classify::removed(Order::All, before.required);
            let rule = if before.required { Rule::RequiredFieldRemoved } else { Rule::OptionalFieldRemoved };
            differ.push(rule, &path, Some(line), None, "", effects);
        }
    }
    for after in new.iter().filter(|after| !one.contains_key(&(after.namespace.as_ref(), &after.name))) {
        let line = attribute_line(differ.new_model(), after);
        let effects = classify::added(Order::All, after.required, literal);
        let rule = if after.required { Rule::RequiredFieldAdded } else { Rule::OptionalFieldAdded };
        differ.push(rule, &named(after), None, Some(line), "", effects);
    }
}

fn attribute(differ: &mut Differ<'_, '_>, path: &str, old: &AttributeUse, new: &AttributeUse) {
    let bounds = |attribute: &AttributeUse| Bounds { min: u32::from(attribute.required), max: Some(1) };
    cardinality(differ, path, bounds(old), bounds(new));
    differ.value(path, old.value.as_ref(), new.value.as_ref(), true);
    differ.types(path, old.type_ref, new.type_ref);
    differ.docs(path, &old.docs, &new.docs);
}
