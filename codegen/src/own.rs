//! Types of others that hold the values of simple types, as `[module.types]` says.
//!
//! In come the items and the rules; out go the types of others, for built-in types in the [`Ir`], for named ones in their
//! restrictions. What then holds: each rule fits a type, which is one value, and each path is one of a type of Rust.

use xsdbind::raw::nearest;

use crate::config::{Module, Rule};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ir::{Ir, Item, ItemKind, Origin, OwnType, Ty};
use crate::model::{Builtin, Primitive};
use crate::pattern::{fits, names};

/// Notes which types hold which values. The first rule that fits a type counts.
pub(crate) fn find(module: &Module, ir: &mut Ir) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    for (pattern, path) in &module.types {
        if let Err(error) = syn::parse_str::<syn::TypePath>(&path.value) {
            let problem = ConfigProblem::NotPath { path: path.value.clone(), reason: error.to_string() };
            problems.push(Diagnostic::error(problem, path.at.clone()));
        }
        let own = OwnType(path.value.as_str().into());
        let mut found = named(ir, pattern, &own, &mut problems);
        if let Some(builtins) = Builtin::pattern(&pattern.value) {
            found |= built_in(ir, pattern, builtins, &own, &mut problems);
        }
        if !found {
            let problem = ConfigProblem::NothingOwn { pattern: pattern.value.clone() };
            let problem = Diagnostic::error(problem, pattern.at.clone());
            problems.push(match near(ir, &pattern.value) {
                Some(near) => problem.note(format!("there is `{near}`")),
                None => problem,
            });
        }
    }
    for item in &mut ir.items {
        let ItemKind::Restriction(restriction) = &mut item.kind else { continue };
        if let (Ty::Builtin(builtin), None) = (restriction.base, &restriction.own) {
            restriction.own = ir.own.get(&builtin).cloned();
        }
        // A type of others may have other canonical texts than the schema's, which a pattern may not take. Of a text there
        // is but one.
        let is_text = matches!(restriction.base, Ty::Builtin(builtin) if builtin.primitive() == Primitive::Text);
        restriction.spelled |= restriction.own.is_some() && !is_text && !restriction.facets.patterns.is_empty();
    }
    problems.check(()).map(|((), _)| ())
}

/// The built-in types that a rule names.
fn built_in(ir: &mut Ir, rule: &Rule<String>, pattern: &str, own: &OwnType, problems: &mut Diagnostics) -> bool {
    let mut found = false;
    for &builtin in Builtin::ALL.iter().filter(|builtin| fits(pattern, builtin.name())) {
        found = true;
        let kind = match builtin.primitive() {
            Primitive::Any => "of no one kind of values",
            Primitive::List => "a list: name the type of its items",
            _ => {
                ir.own.entry(builtin).or_insert_with(|| own.clone());
                continue;
            }
        };
        problems.push(refused(rule, format!("xs:{}", builtin.name()), kind));
    }
    found
}

/// The types of the schema that a rule names.
fn named(ir: &mut Ir, rule: &Rule<String>, own: &OwnType, problems: &mut Diagnostics) -> bool {
    let mut found = false;
    for item in &mut ir.items {
        let Origin::Type(name) = &item.origin else { continue };
        let module = &ir.modules[item.module.0];
        // Where the code is says what holds its values.
        if module.external.is_some() {
            continue;
        }
        if !names(&rule.value, module.namespace.as_deref(), name) {
            continue;
        }
        let kind = match &mut item.kind {
            ItemKind::Restriction(restriction) if matches!(restriction.base, Ty::Builtin(_)) => {
                restriction.own.get_or_insert_with(|| own.clone());
                found = true;
                continue;
            }
            ItemKind::Restriction(_) => "a list or a union: name the types in it",
            ItemKind::Union(_) => "a union: name the types in it",
            ItemKind::Enumeration(_) => "an enumeration",
            // A pattern for many names may fit complex types, too.
            _ => continue,
        };
        found = true;
        problems.push(refused(rule, name.to_string(), kind));
    }
    found
}

fn refused(rule: &Rule<String>, name: String, kind: &'static str) -> Diagnostic {
    let problem = ConfigProblem::NotOwn { name, pattern: rule.value.clone(), kind };
    Diagnostic::error(problem, rule.at.clone())
        .note("a type of others can hold what is one value, and has no names of its own")
}

/// The name of the simple type that a rule may have meant.
fn near(ir: &Ir, pattern: &str) -> Option<String> {
    let (prefix, pattern) = Builtin::pattern(pattern).map_or(("", pattern), |pattern| ("xs:", pattern));
    let own = ir.items.iter().filter(|item| ir.modules[item.module.0].external.is_none());
    let of_schema = own.filter_map(|item| simple_name(item)).filter(|_| prefix.is_empty());
    let built_in = Builtin::ALL.iter().map(|builtin| builtin.name()).filter(|_| !prefix.is_empty());
    nearest(pattern, of_schema.chain(built_in)).map(|name| format!("{prefix}{name}"))
}

fn simple_name(item: &Item) -> Option<&str> {
    match (&item.origin, &item.kind) {
        (Origin::Type(name), ItemKind::Restriction(_)) => Some(name),
        _ => None,
    }
}
