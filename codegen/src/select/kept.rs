//! The types whose elements keep which type `xsi:type` names: simple ones, and beside nil complex ones from which others
//! are derived, where no attributes tell.
//!
//! In come the patterns of `keep-types`; out go the types that they fit, each pattern at least one.

use std::collections::BTreeSet;

use super::patterns::near;
use crate::config::Module;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{Builtin, Model, TypeRef};
use crate::pattern::{fits, parts};

/// The namespace of the built-in types, of which a pattern must say that it means them.
const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The types that `keep-types` of a module names.
pub(crate) fn kept_types(model: &Model, module: &Module) -> Result<BTreeSet<TypeRef>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut found = BTreeSet::new();
    for rule in &module.keep_types {
        let (namespace, pattern) = parts(&rule.value);
        let of_schema = model.types().filter(|(_, ty)| {
            let is_there = namespace.is_none_or(|namespace| ty.namespace.as_deref().unwrap_or_default() == namespace);
            is_there
                && (ty.simple().is_some() || !ty.derived.is_empty())
                && ty.global_name().is_some_and(|name| fits(pattern, name))
        });
        let built_in = Builtin::ALL.iter().filter(|builtin| namespace == Some(XSD) && fits(pattern, builtin.name()));
        let built_in = built_in.filter(|builtin| !matches!(builtin, Builtin::AnyType | Builtin::AnySimpleType));
        let built_in = built_in.map(|builtin| TypeRef::Builtin(*builtin));
        let mut of_rule: BTreeSet<_> = of_schema.map(|(id, _)| TypeRef::Type(id)).chain(built_in).collect();
        if of_rule.is_empty() {
            let problem = ConfigProblem::UnmatchedSimpleType { key: "keep-types", pattern: rule.value.clone() };
            let mut problem = Diagnostic::error(problem, rule.at.clone());
            problem.note = near(model, pattern).map(|name| format!("there is `{name}`"));
            problems.push(problem);
        }
        found.append(&mut of_rule);
    }
    problems.check(found).map(|(found, _)| found)
}
