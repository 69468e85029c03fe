//! Target namespaces as Rust modules.
//!
//! In come the files, the model and the rules of the configuration; out go the modules, the configured module's own first.
//! What then holds: each namespace that a type, an element or a group is of has a module, and no two have one name.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use syn::parse::Parser;

use crate::config::{Module, Named};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ident;
use crate::ir;
use crate::model::{Model, Str};
use crate::names;
use crate::source::{Source, SourceKind, SourceSet};

/// The target namespace of the first schema: what the module itself is.
fn own(module: &Module, files: &SourceSet) -> Option<Str> {
    let entry = module.schemas.first()?.value.canonicalize().ok()?;
    let is_entry = |source: &&Source| {
        source.location.as_ref().and_then(|location| location.canonicalize().ok()).as_ref() == Some(&entry)
    };
    let entry = files.sources.iter().find(is_entry)?;
    // That of a WSDL may be one in which there is nothing but its operations.
    let is_used = |source: &&Source| source.kind != SourceKind::Wsdl;
    let has =
        |namespace: &Option<Str>| files.sources.iter().filter(is_used).any(|one| one.target_namespace == *namespace);
    if has(&entry.target_namespace) {
        return entry.target_namespace.clone();
    }
    files.sources.iter().filter(is_entry).find(is_used).and_then(|source| source.target_namespace.clone())
}

/// The modules of all namespaces of a configured module.
pub(crate) fn modules(module: &Module, files: &SourceSet, model: &Model) -> Result<Vec<ir::Module>, Diagnostics> {
    let own = own(module, files);
    let types = model.types.iter().map(|ty| ty.namespace.clone());
    let elements = model.elements.iter().map(|element| element.namespace.clone());
    let groups = model.groups.iter().map(|group| group.namespace.clone());
    let found: BTreeSet<Option<Str>> = types.chain(elements).chain(groups).collect();
    let texts: BTreeSet<&str> = found.iter().map(|namespace| namespace.as_deref().unwrap_or_default()).collect();
    let mut problems = module.unmatched_namespaces(&texts);
    problems.merge(wrong_paths(module, own.as_deref().unwrap_or_default()));
    problems.check(())?;
    let rule = |namespace: &str| {
        module.namespaces.iter().find(|rule| rule.namespace.value == namespace).map(|rule| rule.module.value.clone())
    };
    let others: Vec<&Option<Str>> = found.iter().filter(|namespace| **namespace != own).collect();
    let text = |namespace: &Option<Str>| namespace.clone().unwrap_or_default();
    let unnamed: Vec<Str> =
        others.iter().map(|namespace| text(namespace)).filter(|namespace| rule(namespace).is_none()).collect();
    let taken = module.namespaces.iter().map(|rule| rule.module.value.as_str());
    let taken: Vec<&str> = taken.chain(ident::MODULES).collect();
    let unnamed: Vec<&str> = unnamed.iter().map(|namespace| &**namespace).collect();
    let made = unnamed.iter().copied().zip(names::module_names(&unnamed, &taken)).collect();
    let made = renamed(module, made)?;
    let mut modules = vec![ir::Module { namespace: own, name: None, external: None }];
    modules.extend(others.into_iter().map(|namespace| {
        let text = text(namespace);
        let name = rule(&text).or_else(|| made.get(&*text).cloned());
        let external = module.external.iter().find(|(namespace, _)| namespace.value == *text);
        let external = external.map(|(_, path)| path.value.as_str().into());
        ir::Module { namespace: namespace.clone(), name, external }
    }));
    Ok(modules)
}

/// What is wrong with where the code of other namespaces is.
fn wrong_paths(module: &Module, own: &str) -> Diagnostics {
    let mut problems = Diagnostics::new();
    for (namespace, path) in &module.external {
        if namespace.value == own {
            let problem = ConfigProblem::ExternOwn { namespace: own.to_owned() };
            problems.push(Diagnostic::error(problem, namespace.at.clone()));
        }
        if let Err(error) = syn::Path::parse_mod_style.parse_str(&path.value) {
            let problem = ConfigProblem::NotPath { path: path.value.clone(), reason: error.to_string() };
            problems.push(Diagnostic::error(problem, path.at.clone()));
        }
    }
    problems
}

/// A name as modules have it: what has no capitals stays as it is.
fn as_module(name: &str) -> String {
    let is_snake = ident::is_module_name(name) && !name.contains(char::is_uppercase);
    if is_snake { name.to_owned() } else { name.to_snake_case() }
}

/// The names of modules by their namespaces, with what the rules of the configuration make of them.
fn renamed<'n>(module: &Module, made: BTreeMap<&'n str, String>) -> Result<BTreeMap<&'n str, String>, Diagnostics> {
    let rules = module.rename.rules(Named::Module);
    if rules.is_empty() {
        return Ok(made);
    }
    let mut problems = Diagnostics::new();
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut holders: BTreeMap<String, &str> =
        module.namespaces.iter().map(|rule| (rule.module.value.clone(), rule.namespace.value.as_str())).collect();
    for (&namespace, name) in &made {
        let Some(renamed) = rules.rename("", None, &[namespace, name]) else { continue };
        let name = as_module(&renamed.name);
        if !ident::is_module_name(&name) {
            problems.push(renamed.no_name(namespace));
        } else if ident::MODULES.contains(&name.as_str()) {
            let problem = ConfigProblem::RenamedToReserved { one: namespace.to_owned(), name: name.clone() };
            problems.push(Diagnostic::error(problem, renamed.by.to.at.clone()));
        } else if let Some(other) = holders.insert(name.clone(), namespace) {
            problems.push(renamed.collision((namespace, None), (other, None)));
        }
        names.insert(namespace, name);
    }
    for (&namespace, name) in &made {
        if names.contains_key(namespace) {
            continue;
        }
        if let Some(renamed) = holders.get(name).and_then(|other| rules.rename("", None, &[other])) {
            problems.push(renamed.collision((holders[name], None), (namespace, None)));
        }
        names.insert(namespace, name.clone());
    }
    problems.merge(rules.unused(&made.iter().flat_map(|(&namespace, name)| [namespace, name.as_str()]).collect()));
    problems.settle(names, &mut Diagnostics::new())
}
