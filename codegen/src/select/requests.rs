//! The rules for requests that a configuration sets: what they fit, and warnings for those that fit nothing.

use std::collections::BTreeSet;

use super::Selection;
use super::patterns::near;
use super::responses::Responses;
use crate::config::{Module, Requests, Rule};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{TypeId, docs_text};
use crate::pattern::names;

/// What a server may send in place of the answer to any request, by the names that it has in interfaces of sessions.
const UNASKED: [&str; 2] = ["ErrorResponse", "LogoutRequest"];

impl Responses<'_> {
    /// Warns of what may come in place of an answer, and could not be read.
    pub(crate) fn unasked_left_out(&self, module: &Module, selection: &Selection, warnings: &mut Diagnostics) {
        let Some(rule) = module.roots.first().or(module.skip.first()) else { return };
        if !self.requests().any(|id| selection.has_type(id)) {
            return;
        }
        for name in UNASKED {
            let left_out = self.named(name).into_iter().any(|id| selection.is_left_out(id));
            if left_out && !self.named(name).into_iter().any(|id| selection.has_type(id)) {
                let problem = ConfigProblem::UnaskedLeftOut { name: name.to_owned() };
                warnings.push(Diagnostic::warning(problem, rule.at.clone()).note("add it to `roots`"));
            }
        }
    }

    /// The same by these rules, with warnings where they lead nowhere.
    pub(super) fn configured(self, requests: &Requests, problems: &mut Diagnostics) -> Self {
        let mut rules = self.with_words(requests);
        let mut found = BTreeSet::new();
        for base in rules.types("base", &requests.base, problems) {
            let is_request = |id: &TypeId| {
                let ty = &rules.model[*id];
                ty.global_name().is_some() && ty.complex().is_some_and(|complex| !complex.is_abstract)
            };
            found.extend(rules.model.derived_types(base).into_iter().filter(is_request));
        }
        for rule in &requests.except {
            for id in rules.requests_named("except", rule, &found, problems) {
                found.remove(&id);
            }
        }
        for (request, responses) in &requests.responses {
            let ids: Vec<TypeId> = responses.iter().flat_map(|rule| rules.types("responses", rule, problems)).collect();
            for id in rules.requests_named("responses", request, &found, problems) {
                if !ids.is_empty() {
                    rules.said.insert(id, ids.clone());
                }
            }
        }
        if let Some(rule) = &requests.fallback {
            rules.types("fallback", rule, problems);
        }
        for rule in &requests.errors {
            rules.types("errors", rule, problems);
        }
        for rule in &requests.reads {
            let fitting = rules.requests_fitting(rule, &found);
            if fitting.is_empty() {
                let problem = ConfigProblem::NoRequestFits { pattern: rule.value.clone() };
                problems.push(Diagnostic::warning(problem, rule.at.clone()));
            }
            rules.reads.extend(fitting);
        }
        rules.requests = Some(found);
        if rules.requests().next().is_some() {
            rules.words_that_fit_nothing(requests, problems);
            rules.unanswered(requests, problems);
        }
        rules
    }

    /// The types that a rule names.
    fn types(&self, key: &'static str, rule: &Rule<String>, problems: &mut Diagnostics) -> Vec<TypeId> {
        let found = self.named(&rule.value);
        if found.is_empty() {
            let mut problem =
                Diagnostic::warning(ConfigProblem::NoSuchType { key, name: rule.value.clone() }, rule.at.clone());
            problem.note = near(self.model, &rule.value).map(|name| format!("there is `{name}`"));
            problems.push(problem);
        }
        found
    }

    /// The requests that a rule names.
    fn requests_named(
        &self,
        key: &'static str,
        rule: &Rule<String>,
        requests: &BTreeSet<TypeId>,
        problems: &mut Diagnostics,
    ) -> Vec<TypeId> {
        let types = self.types(key, rule, problems);
        let found: Vec<TypeId> = types.iter().copied().filter(|id| requests.contains(id)).collect();
        if found.is_empty() && !types.is_empty() {
            let problem = ConfigProblem::NoRequest { key, name: rule.value.clone() };
            problems.push(Diagnostic::warning(problem, rule.at.clone()));
        }
        found
    }

    /// The requests that fit a pattern.
    fn requests_fitting(&self, rule: &Rule<String>, requests: &BTreeSet<TypeId>) -> Vec<TypeId> {
        let is_one = |id: &TypeId| {
            let ty = &self.model[*id];
            ty.global_name().is_some_and(|name| names(&rule.value, ty.namespace.as_deref(), name))
        };
        requests.iter().copied().filter(is_one).collect()
    }

    /// Warns of words that are in no request's name or documentation.
    fn words_that_fit_nothing(&self, requests: &Requests, problems: &mut Diagnostics) {
        let mut check = |key, rule: &Rule<String>, fits: &dyn Fn(TypeId) -> bool| {
            if !self.requests().any(fits) {
                let problem = ConfigProblem::UnusedWords { key, words: rule.value.clone() };
                problems.push(Diagnostic::warning(problem, rule.at.clone()));
            }
        };
        for (word, _) in &requests.names {
            check("names", word, &|id| self.model[id].global_name().is_some_and(|name| name.contains(&word.value)));
        }
        if let Some(words) = &requests.documentation {
            let lower = words.value.to_ascii_lowercase();
            check("documentation", words, &|id| docs_text(&self.model[id].docs).to_ascii_lowercase().contains(&lower));
        }
    }

    /// Warns of requests without a response.
    fn unanswered(&self, requests: &Requests, problems: &mut Diagnostics) {
        let without: Vec<TypeId> = self.requests().filter(|id| self.or_fallback(*id).is_empty()).collect();
        if let Some(first) = without.first() {
            let name = self.model[*first].global_name().unwrap_or_default().to_owned();
            let problem = ConfigProblem::Unanswered { count: without.len(), name };
            let problem = Diagnostic::warning(problem, requests.base.at.clone());
            problems.push(problem.note("name what answers it in `responses`, or what answers all such in `fallback`"));
        }
    }
}
