//! Which fields of a request set which of a record.
//!
//! In come the items and the rules of the configuration; out go pairs of fields whose names and types agree. What does
//! not agree is a warning at the rule, and is never guessed.

use std::collections::BTreeSet;

use xsdbind::raw::nearest;

use crate::config::{Module, Rule};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ir::{Field, FieldKind, Ir, ItemId, ItemKind, Patch, Record, Wrapper};
use crate::pattern::parts;

/// Adds the patches of a module to its items.
pub(crate) fn find(module: &Module, ir: &mut Ir, warnings: &mut Diagnostics) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    for rule in &module.patches {
        let record = record_of(ir, &rule.record, "record", &mut problems);
        let request = record_of(ir, &rule.request, "request", &mut problems);
        let (Some(record), Some(request)) = (record, request) else { continue };
        let fields = fields(ir, rule, record, request, &mut problems);
        if ir.patches.insert(request, Patch { record, fields }).is_some() {
            let problem = ConfigProblem::PatchedTwice { request: rule.request.value.clone() };
            problems.push(Diagnostic::error(problem, rule.request.at.clone()));
        }
    }
    problems.settle((), warnings)
}

/// The struct of a named type.
fn record_of(ir: &Ir, rule: &Rule<String>, key: &'static str, problems: &mut Diagnostics) -> Option<ItemId> {
    let (namespace, local) = parts(&rule.value);
    let structs = || {
        let items = ir.items.iter().enumerate().filter(|(index, _)| !ir.reserved.contains(&ItemId::at(*index)));
        items.filter_map(|(index, item)| match &item.kind {
            ItemKind::Record(record) => Some((ItemId::at(index), record.name.as_ref()?)),
            _ => None,
        })
    };
    let found: Vec<ItemId> = structs()
        .filter(|(_, name)| *name.local == *local && namespace.is_none_or(|of| *name.namespace == *of))
        .map(|(id, _)| id)
        .collect();
    let name = rule.value.clone();
    let problem = match found.as_slice() {
        [one] => return Some(*one),
        [] => {
            let problem = Diagnostic::error(ConfigProblem::NoStruct { key, name }, rule.at.clone());
            match nearest(local, structs().map(|(_, name)| &*name.local)) {
                Some(near) => problem.note(format!("there is `{near}`")),
                None => problem.note("it may be no type with elements, or none that `roots` reach"),
            }
        }
        _ => Diagnostic::error(ConfigProblem::SeveralStructs { key, name }, rule.at.clone())
            .note("`{namespace}` before the name says which"),
    };
    problems.push(problem);
    None
}

/// The pairs of fields: of the request and of the record.
fn fields(
    ir: &Ir,
    rule: &crate::config::Patch,
    record: ItemId,
    request: ItemId,
    problems: &mut Diagnostics,
) -> Vec<(usize, usize)> {
    let (Some(of_record), Some(of_request)) = (fields_of(ir, record), fields_of(ir, request)) else {
        return Vec::new();
    };
    let mut excepted: BTreeSet<&str> = BTreeSet::new();
    let mut pairs = Vec::new();
    for (index, field) in of_request.fields.iter().enumerate() {
        let key = field.label();
        if let Some(except) = rule.except.iter().find(|except| except.value == key) {
            excepted.insert(&except.value);
            continue;
        }
        if field.is_required() {
            continue;
        }
        match partner(field, of_request, of_record) {
            Ok(partner) => pairs.push((index, partner)),
            Err(reason) => {
                let (request, record) = (rule.request.value.clone(), rule.record.value.clone());
                let problem = ConfigProblem::NotPatched { field: key, request, record, reason };
                let problem = Diagnostic::warning(problem, rule.request.at.clone());
                problems.push(problem.note("`except` names the fields that are left to the user of the request"));
            }
        }
    }
    for except in rule.except.iter().filter(|except| !excepted.contains(except.value.as_str())) {
        let problem = ConfigProblem::NoSuchField { field: except.value.clone(), request: rule.request.value.clone() };
        problems.push(Diagnostic::error(problem, except.at.clone()));
    }
    pairs
}

fn fields_of(ir: &Ir, id: ItemId) -> Option<&Record> {
    match &ir[id].kind {
        ItemKind::Record(record) => Some(record),
        _ => None,
    }
}

/// The field of a record that goes with one of the request, or why there is none.
fn partner(field: &Field, request: &Record, record: &Record) -> Result<usize, &'static str> {
    let is_partner = |other: &&Field| match (&field.kind, &other.kind) {
        (FieldKind::Element(name), FieldKind::Element(other))
        | (FieldKind::Attribute(name), FieldKind::Attribute(other)) => name == other,
        (FieldKind::Text, FieldKind::Text) => true,
        _ => false,
    };
    if request.fields.iter().filter(is_partner).count() > 1 {
        return Err("the request has several fields of that name");
    }
    let mut found = record.fields.iter().enumerate().filter(|(_, other)| is_partner(other));
    let (index, other) = match (found.next(), found.next()) {
        (Some(found), None) => found,
        (Some(_), Some(_)) => return Err("it has several fields of that name"),
        (None, _) => return Err("it has no such field"),
    };
    let is_list = |field: &Field| matches!(field.wrapper, Wrapper::Many { .. });
    let is_nillable = |field: &Field| {
        matches!(field.wrapper, Wrapper::Tri | Wrapper::Nillable | Wrapper::Many { nillable: true, .. })
    };
    if field.ty != other.ty {
        Err("it is of another type there")
    } else if is_list(field) != is_list(other) {
        Err("only one of them can occur several times")
    } else if is_nillable(other) && !is_nillable(field) {
        Err("it can be nil there, and not in the request")
    } else {
        Ok(index)
    }
}

#[cfg(test)]
mod tests;
