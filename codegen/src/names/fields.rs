//! The names of fields and variants.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::qualified::{self, Variant};
use crate::ident::{composed, identifier, type_name, upper_camel};
use crate::ir::{Field, FieldKind, Ir, Module, ModuleId, UnionMember, words};

/// The fields of a struct, in snake case.
pub(super) fn fields(fields: &[Field]) -> Vec<String> {
    distinct(fields, "_", |field| {
        let words = composed(words_of(field)).to_snake_case();
        identifier(if words.is_empty() { "field".to_owned() } else { words })
    })
}

/// The variants of a choice, in upper camel case.
pub(super) fn variants(variants: &[Field]) -> Vec<String> {
    distinct(variants, "", |variant| identifier(upper_camel(&composed(words_of(variant)))))
}

/// The variants of a union, in upper camel case: as types are called.
pub(super) fn members(members: &[UnionMember]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut names = Vec::with_capacity(members.len());
    for member in members {
        let name = type_name(&member.words);
        let numbered = (2..).map(|number| format!("{}{number}", name.trim_end_matches('_')));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| seen.insert(name.clone()));
        names.push(free.unwrap_or(name));
    }
    names
}

/// The variants for the elements of a substitution group, in upper camel case.
pub(super) fn substitutes(ir: &Ir, head: ModuleId, variants: &[Field]) -> Vec<String> {
    let module = |field: &Field| {
        let FieldKind::Element(name) = &field.kind else { return None };
        let is_it = |module: &Module| module.namespace.as_deref().unwrap_or_default() == &*name.namespace;
        ir.modules.iter().position(is_it).map(ModuleId)
    };
    let variant = |field| Variant {
        name: upper_camel(&composed(words_of(field))),
        spelled: words_of(field),
        module: module(field),
    };
    qualified::names(ir, head, &variants.iter().map(variant).collect::<Vec<_>>())
}

pub(super) fn words_of(field: &Field) -> &str {
    match &field.kind {
        FieldKind::Element(name) | FieldKind::Attribute(name) => &name.local,
        FieldKind::Group(words) => words,
        FieldKind::Any(_) => "any",
        FieldKind::AnyAttribute(_) => "any attributes",
        FieldKind::Text => "value",
        FieldKind::Mixed(_) => words::CONTENT,
    }
}

/// Names for all, where a name that is taken gets the word of its kind, then a number that counts those of its name.
fn distinct(fields: &[Field], separator: &str, name: impl Fn(&Field) -> String) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    let mut seen = BTreeSet::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for field in fields {
        let first = name(field);
        let mut candidate = first.clone();
        let plain = first.trim_start_matches("r#").trim_end_matches('_').to_owned();
        if seen.contains(&candidate) && matches!(field.kind, FieldKind::Attribute(_)) {
            candidate = format!("{plain}_attribute");
        }
        while !seen.insert(candidate.clone()) {
            // Goes on where the last one of this name ended.
            let number = numbers.entry(plain.clone()).or_insert(1);
            *number += 1;
            candidate = format!("{plain}{separator}{number}");
        }
        names.push(candidate);
    }
    names
}
