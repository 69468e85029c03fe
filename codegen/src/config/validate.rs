//! What a configuration must keep to, wherever it comes from.
//!
//! In comes a [`Config`]; out goes everything that is wrong with it. When that is nothing, every name
//! is a Rust identifier, no name is used twice in its scope, and every module has a schema.

use std::collections::BTreeSet;

use super::{Config, Derive, Module, Rule, Unselected};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
use crate::ident::{MODULES, is_module_name};
use crate::paths;
use crate::source::XML_NAMESPACE;

impl Config {
    /// Everything that can be known to be wrong without looking at the schemas.
    pub(crate) fn problems(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        if self.modules.is_empty() {
            let place = self.file.as_deref().map(|file| Place::file(file.display().to_string()));
            problems.push(
                Diagnostic::error(ConfigProblem::NoModules, place).note("a module begins with the line `[[module]]`"),
            );
        }
        problems.extend(self.location_problems());
        problems.extend(self.version_problems());
        unique_names(self.modules.iter().map(|module| &module.name), &mut problems);
        problems.extend(self.crate_problems());
        for module in &self.modules {
            if module.schemas.is_empty() {
                let problem = ConfigProblem::NoSchemas { module: module.name.value.clone() };
                problems.push(Diagnostic::error(problem, module.name.at.clone()));
            }
            if module.unselected.value == Unselected::Keep && !module.selects() {
                problems.push(Diagnostic::error(ConfigProblem::AllSelected, module.unselected.at.clone()));
            }
            problems.extend(module.rename.problems());
            problems.extend(prefix_problems(module));
            problems.extend(module.choice_suffix.iter().filter_map(suffix_problem));
            problems.extend(module.derives.iter().flat_map(Derive::problems));
            unique_names(module.namespaces.iter().map(|rule| &rule.module), &mut problems);
            for rule in module.namespaces.iter().map(|rule| &rule.module) {
                if MODULES.contains(&rule.value.as_str()) {
                    let problem = ConfigProblem::ModuleName { name: rule.value.clone() };
                    problems
                        .push(Diagnostic::error(problem, rule.at.clone()).note("generated code uses this name itself"));
                }
            }
            let namespaces = module.namespaces.iter().map(|rule| &rule.namespace);
            unique(namespaces, |namespace| ConfigProblem::DuplicateNamespace { namespace }, &mut problems);
        }
        problems
    }

    /// Likewise, of the locations alone.
    pub(crate) fn location_problems(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        for url in self.locations.iter().map(|rule| &rule.url).filter(|url| !paths::is_url(&url.value)) {
            let problem = ConfigProblem::NotUrl { found: url.value.clone() };
            problems.push(Diagnostic::error(problem, url.at.clone()).note("a path leads to its file by itself"));
        }
        let urls = self.locations.iter().map(|rule| &rule.url);
        unique(urls, |url| ConfigProblem::DuplicateLocation { url }, &mut problems);
        problems
    }

    /// Likewise, of the forms of versions.
    pub(crate) fn version_problems(&self) -> Diagnostics {
        let is_form = |text: &str| {
            let behind = text.strip_prefix('*');
            behind.is_some_and(|behind| behind.contains('#') && !behind.contains('*') && !behind.contains("##"))
        };
        let wrong = self.versions.iter().filter(|form| !is_form(&form.value));
        let problem = |form: &Rule<String>| {
            let problem = ConfigProblem::VersionForm { form: form.value.clone() };
            Diagnostic::error(problem, form.at.clone()).note("`*_v#_#` fits `Price_v2_10`")
        };
        wrong.map(problem).collect()
    }

    /// The locations that no schema refers to; `used` are the URLs of the others. A warning each: a table may be made for
    /// more than one set of schemas, and what a new release does not need any more does no harm.
    pub(crate) fn unused_locations(&self, used: &BTreeSet<String>) -> Diagnostics {
        let unused = self.locations.iter().map(|rule| &rule.url).filter(|url| !used.contains(&url.value));
        let warning = |url: &Rule<String>| {
            Diagnostic::warning(ConfigProblem::UnusedLocation { url: url.value.clone() }, url.at.clone())
        };
        unused.map(warning).collect()
    }
}

impl Module {
    /// The rules for namespaces that none of the schemas has; `found` are those that they have.
    pub(crate) fn unmatched_namespaces(&self, found: &BTreeSet<&str>) -> Diagnostics {
        let external = self.external.iter().map(|(namespace, _)| namespace);
        let prefixes = self.prefixes.iter().map(|(namespace, _)| namespace);
        let rules = self.namespaces.iter().map(|rule| &rule.namespace).chain(external).chain(prefixes);
        let unmatched = rules.filter(|rule| !found.contains(rule.value.as_str()));
        let found = found.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let problem = |rule: &Rule<String>| {
            let problem = ConfigProblem::UnmatchedNamespace { namespace: rule.value.clone() };
            let note = format!("the schemas of the module `{}` have {found}", self.name.value);
            Diagnostic::error(problem, rule.at.clone()).note(note)
        };
        unmatched.map(problem).collect()
    }
}

/// As many prefixes can be chosen.
const MOST_PREFIXES: usize = 64;

/// The namespace of declarations of namespaces.
const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";

/// Prefixes are names, each once, and none that XML has itself.
fn prefix_problems(module: &Module) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, (namespace, prefix)) in module.prefixes.iter().enumerate() {
        let name = &prefix.value;
        let is_own = name == "xsi" || name.to_ascii_lowercase().starts_with("xml");
        if is_own || name.contains(char::is_whitespace) || name.parse::<xsdbind::types::Id>().is_err() {
            let problem = ConfigProblem::Prefix { found: name.clone() };
            problems.push(Diagnostic::error(problem, prefix.at.clone()));
        } else if ["", XML_NAMESPACE, XMLNS_NAMESPACE].contains(&namespace.value.as_str()) {
            let problem = ConfigProblem::PrefixOf { namespace: namespace.value.clone() };
            problems.push(Diagnostic::error(problem, namespace.at.clone()));
        } else if at == MOST_PREFIXES {
            let problem = ConfigProblem::TooManyPrefixes { limit: MOST_PREFIXES };
            problems.push(Diagnostic::error(problem, namespace.at.clone()));
        } else if let Some((_, first)) = module.prefixes[..at].iter().find(|(_, other)| other.value == *name) {
            let problem = ConfigProblem::PrefixTwice { prefix: name.clone() };
            problems.push(repeated(problem, prefix.at.as_ref(), first.at.as_ref()));
        }
    }
    let mut all = Diagnostics::new();
    let namespaces = module.prefixes.iter().map(|(namespace, _)| namespace);
    unique(namespaces, |namespace| ConfigProblem::DuplicateNamespace { namespace }, &mut all);
    problems.extend(all);
    problems
}

/// A suffix must be one of any name.
fn suffix_problem(word: &Rule<String>) -> Option<Diagnostic> {
    let is_good = !word.value.is_empty() && word.value.chars().all(char::is_alphanumeric);
    let problem = ConfigProblem::Suffix { found: word.value.clone() };
    (!is_good).then(|| Diagnostic::error(problem, word.at.clone()).note("it has letters and digits alone, as `OneOf`"))
}

/// The names of one scope: identifiers, each once.
fn unique_names<'a>(names: impl Iterator<Item = &'a Rule<String>>, problems: &mut Diagnostics) {
    let mut seen: Vec<&Rule<String>> = Vec::new();
    for rule in names {
        let name = rule.value.clone();
        if !is_module_name(&name) {
            problems.push(
                Diagnostic::error(ConfigProblem::ModuleName { name }, rule.at.clone())
                    .note("a name has ASCII letters, digits and `_`, and is no keyword"),
            );
        } else if let Some(first) = seen.iter().find(|seen| seen.value == name) {
            let help = format!("`{name}_2` is free, for one");
            let problem = ConfigProblem::DuplicateModule { name };
            problems.push(repeated(problem, rule.at.as_ref(), first.at.as_ref()).help(help));
        } else {
            seen.push(rule);
        }
    }
}

/// Keys, each once. Only the builder can repeat one; a key of TOML cannot.
fn unique<'a>(
    keys: impl Iterator<Item = &'a Rule<String>>,
    problem: impl Fn(String) -> ConfigProblem,
    problems: &mut Diagnostics,
) {
    let mut seen: Vec<&Rule<String>> = Vec::new();
    for key in keys {
        match seen.iter().find(|seen| seen.value == key.value) {
            Some(first) => problems.push(repeated(problem(key.value.clone()), key.at.as_ref(), first.at.as_ref())),
            None => seen.push(key),
        }
    }
}

/// A problem of something that was there before.
fn repeated(problem: ConfigProblem, at: Option<&Place>, first: Option<&Place>) -> Diagnostic {
    let problem = Diagnostic::error(problem, at.cloned());
    match first {
        Some(first) => problem.also(first.clone(), "it is first used here"),
        None => problem,
    }
}
