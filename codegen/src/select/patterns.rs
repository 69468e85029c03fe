//! Patterns for the names of types and global elements.

use std::collections::BTreeMap;

use xsdbind::raw::nearest;

use crate::config::Rule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{ElementId, Model, Str, TypeId};
use crate::pattern::{fits, names, parts};

/// What patterns fit, each with the first one that does.
#[derive(Default)]
pub(super) struct Matches<'c> {
    pub(super) types: BTreeMap<TypeId, &'c Rule<String>>,
    pub(super) elements: BTreeMap<ElementId, &'c Rule<String>>,
}

/// What these patterns fit. One that fits nothing is a problem.
pub(super) fn matches<'c>(
    model: &Model,
    key: &'static str,
    rules: &'c [Rule<String>],
    problems: &mut Diagnostics,
) -> Matches<'c> {
    let mut found = Matches::default();
    for rule in rules {
        let pattern = parts(&rule.value).1;
        let is_one = |name: &str, of: Option<&Str>| names(&rule.value, of.map(|of| &**of), name);
        let mut any = false;
        for (id, ty) in model.types() {
            if ty.global_name().is_some_and(|name| is_one(name, ty.namespace.as_ref())) {
                found.types.entry(id).or_insert(rule);
                any = true;
            }
        }
        for (index, element) in model.elements.iter().enumerate() {
            if is_one(&element.name, element.namespace.as_ref())
                && let Some(id) = ElementId::new(index)
            {
                found.elements.entry(id).or_insert(rule);
                any = true;
            }
        }
        // An operation that is not supported may have no element by which it could be named.
        any |= model.operations.iter().any(|one| one.input.is_none() && fits(pattern, &one.name));
        if !any {
            let problem = ConfigProblem::UnmatchedPattern { key, pattern: rule.value.clone() };
            let mut problem = Diagnostic::error(problem, rule.at.clone());
            problem.note = near(model, pattern).map(|name| format!("there is `{name}`"));
            problems.push(problem);
        }
    }
    found
}

/// The most similar name of a type or element, if it is similar enough to be a slip.
pub(super) fn near<'m>(model: &'m Model, name: &str) -> Option<&'m str> {
    if name.contains('*') {
        return None;
    }
    let types = model.types.iter().filter_map(|ty| ty.global_name());
    nearest(name, types.chain(model.elements.iter().map(|element| &*element.name)))
}
