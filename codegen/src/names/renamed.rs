//! Names that rules of the configuration give.
//!
//! Types have them before anything is named after them, so that their parts follow; fields and variants in place of the
//! names that they would have. What would then have the name of something else is a problem.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use super::{UNRECOGNIZED, fields};
use crate::config::{Named, Rename, Renamed, Rules};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
use crate::ident::{identifier, type_name};
use crate::ir::{FieldKind, Ir, Item, ItemId, ItemKind, Origin};

/// The rules for types.
pub(super) struct Types<'c>(Rules<'c>);

/// The rules for fields and for variants.
pub(super) struct Members<'c> {
    fields: Rules<'c>,
    variants: Rules<'c>,
}

impl<'c> Types<'c> {
    pub(super) fn of(rename: &'c Rename) -> Self {
        Self(rename.rules(Named::Type))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What an item is called that has this name in the schema and would have that one in Rust.
    pub(super) fn rename(&self, ir: &Ir, id: ItemId, name: &str, own: String) -> (String, Option<Renamed<'c>>) {
        if self.0.is_empty() {
            return (own, None);
        }
        let namespace = ir.modules[ir[id].module.0].namespace.as_deref();
        let names = if name.is_empty() { vec![own.as_str()] } else { vec![name, &own] };
        match self.0.rename("", namespace, &names) {
            Some(renamed) => (type_name(&renamed.name), Some(renamed)),
            None => (own, None),
        }
    }

    /// The rules that fitted nothing, and those that made no name.
    pub(super) fn unused(&self, ir: &Ir, items: &[String]) -> Diagnostics {
        if self.0.is_empty() {
            return Diagnostics::new();
        }
        let of_schema = ir.items.iter().filter_map(|item| match &item.origin {
            Origin::Type(name) | Origin::Element(name) => Some(&**name),
            _ => None,
        });
        self.0.unused(&of_schema.chain(items.iter().map(String::as_str)).collect())
    }
}

/// Whether a rule has made something that can be a name of Rust once its words are in the case of its kind.
pub(super) fn is_name(renamed: &Renamed<'_>) -> bool {
    let name = &renamed.name;
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.contains(char::is_alphanumeric)
        && name.chars().all(|one| one.is_alphanumeric() || "_-. ".contains(one))
}

/// A name as fields have it: what has no capitals stays as it is.
fn as_field(name: &str) -> String {
    let is_snake = name.chars().all(|one| one == '_' || one.is_alphanumeric() && !one.is_uppercase());
    identifier(if is_snake { name.to_owned() } else { name.to_snake_case() })
}

/// What a message calls an item.
pub(super) fn schema_name(ir: &Ir, id: ItemId, own: &str) -> String {
    match &ir[id].origin {
        Origin::Type(name) | Origin::Element(name) => name.to_string(),
        _ => own.to_owned(),
    }
}

/// What is called like this is generated anyway.
pub(super) fn reserved(by: &Renamed<'_>, one: &str) -> Diagnostic {
    let problem = ConfigProblem::RenamedToReserved { one: one.to_owned(), name: by.name.clone() };
    Diagnostic::error(problem, by.by.to.at.clone())
}

/// Two items of one name, of which one was renamed.
pub(super) fn alike(ir: &Ir, (id, by): (ItemId, Option<&Renamed<'_>>), other: ItemId, name: &str) -> Diagnostic {
    let [one, two] = [id, other].map(|id| (schema_name(ir, id, name), Some(&ir[id].place)));
    if let Some(by) = by {
        by.collision((&one.0, one.1), (&two.0, two.1))
    } else {
        let problem = ConfigProblem::RenamedAlike { one: two.0.clone(), other: one.0, name: name.to_owned() };
        let problem = Diagnostic::error(problem, one.1.cloned());
        let cure = format!("`{:?} = {:?}` in `[module.rename.types]` gives it another name", two.0, format!("{name}2"));
        problem.also(ir[other].place.clone(), format!("`{}`", two.0)).help(cure)
    }
}

impl<'c> Members<'c> {
    pub(super) fn of(rename: &'c Rename) -> Self {
        Self { fields: rename.rules(Named::Field), variants: rename.rules(Named::Variant) }
    }

    /// Renames the fields and variants of all items, which are called like these.
    pub(super) fn rename(&self, ir: &Ir, items: &[String], names: &mut [Vec<String>]) -> Diagnostics {
        let mut problems = Diagnostics::new();
        let mut known: [BTreeSet<String>; 2] = [BTreeSet::new(), BTreeSet::new()];
        for ((item, own), names) in ir.items.iter().zip(items).zip(names) {
            let is_struct = matches!(item.kind, ItemKind::Record(_));
            let rules = if is_struct { &self.fields } else { &self.variants };
            if rules.is_empty() {
                continue;
            }
            let of_schema = schema_names(item);
            let known = &mut known[usize::from(is_struct)];
            known.extend(of_schema.iter().chain(names.iter()).cloned());
            rename_in(rules, (item, own), &of_schema, names, &mut problems);
        }
        for (rules, known) in [(&self.variants, &known[0]), (&self.fields, &known[1])] {
            problems.merge(rules.unused(&known.iter().map(String::as_str).collect()));
        }
        problems
    }
}

/// Renames the fields or variants of one item.
fn rename_in(
    rules: &Rules<'_>,
    (item, own): (&Item, &str),
    of_schema: &[String],
    names: &mut [String],
    problems: &mut Diagnostics,
) {
    let is_struct = matches!(item.kind, ItemKind::Record(_));
    let mut by: Vec<Option<Renamed<'_>>> = vec![None; names.len()];
    for (at, (name, of_schema)) in names.iter_mut().zip(of_schema).enumerate() {
        let Some(renamed) = rules.rename(own, None, &[of_schema.as_str(), name.trim_start_matches("r#")]) else {
            continue;
        };
        if is_name(&renamed) {
            *name = if is_struct { as_field(&renamed.name) } else { type_name(&renamed.name) };
        } else {
            problems.push(renamed.no_name(of_schema));
        }
        by[at] = Some(renamed);
    }
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    let is_open = matches!(&item.kind, ItemKind::Enumeration(enumeration) if enumeration.open);
    for (at, name) in names.iter().enumerate() {
        // What holds others stands behind those of the schema.
        let of = |at: usize| format!("{own}::{}", of_schema.get(at).unwrap_or(&names[at]));
        if let Some(by) = by[at].as_ref().filter(|_| is_open && name == UNRECOGNIZED) {
            problems.push(reserved(by, &of(at)));
        }
        let Some(other) = holders.insert(name, at) else { continue };
        // One of them was renamed: no two had one name before.
        let (renamed, (at, other)) = match (&by[at], &by[other]) {
            (Some(renamed), _) => (renamed, (at, other)),
            (None, Some(renamed)) => (renamed, (other, at)),
            (None, None) => continue,
        };
        let place = Some(&item.place).filter(|place: &&Place| place.line > 0);
        problems.push(renamed.collision((&of(at), place), (&of(other), None)));
    }
}

/// What the fields or variants of an item are called in the schema: attributes by `@name`.
fn schema_names(item: &Item) -> Vec<String> {
    let field = |field: &crate::ir::Field| match &field.kind {
        FieldKind::Attribute(name) => format!("@{}", name.local),
        _ => fields::words_of(field).to_owned(),
    };
    match &item.kind {
        ItemKind::Types(types) => types.members.iter().map(|member| member.name.local.to_string()).collect(),
        ItemKind::Enumeration(values) => values.values.iter().map(|value| value.text.to_string()).collect(),
        ItemKind::Union(members) => members.iter().map(|member| member.words.clone()).collect(),
        kind => kind.fields().iter().map(field).collect(),
    }
}
