//! The names of fields and variants.

use heck::ToSnakeCase;

use super::{identifier, upper_camel};
use crate::ir::{Field, FieldKind};

/// The fields of a struct, in snake case.
pub(super) fn fields(fields: &[Field]) -> Vec<String> {
    distinct(fields, |field| {
        let words = words(field).to_snake_case();
        identifier(if words.is_empty() { "field".to_owned() } else { words })
    })
}

/// The variants of a choice, in upper camel case.
pub(super) fn variants(variants: &[Field]) -> Vec<String> {
    distinct(variants, |variant| identifier(upper_camel(words(variant))))
}

fn words(field: &Field) -> &str {
    match &field.kind {
        FieldKind::Element(name) | FieldKind::Attribute(name) => &name.local,
        FieldKind::Group(words) => words,
        FieldKind::Any(_) => "any",
        FieldKind::AnyAttribute(_) => "any attributes",
        FieldKind::Text => "value",
    }
}

/// Names for all, where a name that is taken gets the word of its kind, then a number that counts those of its name.
fn distinct(fields: &[Field], name: impl Fn(&Field) -> String) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    let mut seen = std::collections::BTreeSet::new();
    for field in fields {
        let first = name(field);
        let mut candidate = first.clone();
        let plain = first.trim_start_matches("r#").trim_end_matches('_').to_owned();
        if seen.contains(&candidate) && matches!(field.kind, FieldKind::Attribute(_)) {
            candidate = format!("{plain}_attribute");
        }
        let mut number = 2;
        while !seen.insert(candidate.clone()) {
            candidate = format!("{plain}_{number}");
            number += 1;
        }
        names.push(candidate);
    }
    names
}
