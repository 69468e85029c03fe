//! The types whose elements keep which type `xsi:type` names: simple ones, and beside nil complex ones from which others
//! are derived, where no attributes tell.
//!
//! In come the patterns of `keep-types`; out go the types that they fit, each pattern at least one.

use std::collections::BTreeSet;

use xsdbind::raw::nearest;

use super::patterns::near;
use crate::config::Module;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{Builtin, Model, TypeRef};
use crate::pattern::{fits, names, parts};

/// The types that `keep-types` of a module names.
pub(crate) fn kept_types(model: &Model, module: &Module) -> Result<BTreeSet<TypeRef>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut found = BTreeSet::new();
    for rule in &module.keep_types {
        let of_schema = model.types().filter(|(_, ty)| {
            (ty.simple().is_some() || !ty.derived.is_empty())
                && ty.global_name().is_some_and(|name| names(&rule.value, ty.namespace.as_deref(), name))
        });
        let pattern = Builtin::pattern(&rule.value);
        let built_in =
            Builtin::ALL.iter().filter(|builtin| pattern.is_some_and(|pattern| fits(pattern, builtin.name())));
        let built_in = built_in.filter(|builtin| !matches!(builtin, Builtin::AnyType | Builtin::AnySimpleType));
        let built_in = built_in.map(|builtin| TypeRef::Builtin(*builtin));
        let mut of_rule: BTreeSet<_> = of_schema.map(|(id, _)| TypeRef::Type(id)).chain(built_in).collect();
        if of_rule.is_empty() {
            let problem = ConfigProblem::UnmatchedSimpleType { key: "keep-types", pattern: rule.value.clone() };
            let mut problem = Diagnostic::error(problem, rule.at.clone());
            let near = match pattern {
                Some(pattern) => nearest(pattern, Builtin::ALL.iter().map(|builtin| builtin.name())),
                None => near(model, parts(&rule.value).1),
            };
            let prefix = if pattern.is_some() { "xs:" } else { "" };
            problem.note = near.map(|name| format!("there is `{prefix}{name}`"));
            problems.push(problem);
        }
        found.append(&mut of_rule);
    }
    problems.check(found).map(|(found, _)| found)
}
