//! Patterns for the names of types and global elements.

use std::collections::BTreeMap;

use xsdbind::raw::distance;

use crate::config::Rule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{ElementId, Model, Str, TypeId};

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
        let (namespace, pattern) = parts(&rule.value);
        let is_one = |name: &str, of: Option<&Str>| {
            namespace.is_none_or(|namespace| of.map_or("", |of| of) == namespace) && fits(pattern, name)
        };
        let mut any = false;
        for (id, ty) in model.types() {
            if ty.global_name().is_some_and(|name| is_one(name, ty.namespace.as_ref())) {
                found.types.entry(id).or_insert(rule);
                any = true;
            }
        }
        for (index, element) in model.elements.iter().enumerate() {
            if let Some(id) = ElementId::new(index).filter(|_| is_one(&element.name, element.namespace.as_ref())) {
                found.elements.entry(id).or_insert(rule);
                any = true;
            }
        }
        if !any {
            let problem = ConfigProblem::UnmatchedPattern { key, pattern: rule.value.clone() };
            let mut problem = Diagnostic::error(problem, rule.at.clone());
            problem.note = near(model, pattern).map(|name| format!("there is `{name}`"));
            problems.push(problem);
        }
    }
    found
}

/// `{C}OCI*` as namespace and pattern.
pub(crate) fn parts(pattern: &str) -> (Option<&str>, &str) {
    match pattern.strip_prefix('{').and_then(|rest| rest.rsplit_once('}')) {
        Some((namespace, pattern)) => (Some(namespace), pattern),
        None => (None, pattern),
    }
}

/// Whether the whole of a name fits a pattern, in which `*` stands for any letters.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    // The first place where a part fits leaves the most for those after it.
    let rest = middle.iter().try_fold(rest, |rest, part| rest.find(part).map(|at| &rest[at + part.len()..]));
    rest.is_some_and(|rest| rest.ends_with(last))
}

/// The longest pattern for which a similar name is looked for.
const LONGEST_NEAR: usize = 100;

/// The most similar name, if it is similar enough to be a slip.
pub(super) fn near<'m>(model: &'m Model, name: &str) -> Option<&'m str> {
    if name.contains('*') || name.len() > LONGEST_NEAR {
        return None;
    }
    let limit = 1 + name.len() / 8;
    let types = model.types.iter().filter_map(|ty| ty.global_name());
    let names = types.chain(model.elements.iter().map(|element| &*element.name));
    let close = names.filter(|other| other.len().abs_diff(name.len()) <= limit);
    let scored = close.map(|other| (distance(&other.to_lowercase(), &name.to_lowercase()), other));
    scored.filter(|(distance, _)| *distance <= limit).min().map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::{fits, parts};

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("User", "User", true),
            ("User", "UserId", false),
            ("User", "user", false),
            ("", "User", false),
            ("*", "User", true),
            ("User*", "UserId", true),
            ("User*", "AUserId", false),
            ("*Id", "UserId", true),
            ("U*r*d", "UserId", true),
            ("U*d*d", "UserId", false),
            ("User*User", "User", false),
            ("User*GetRequest*", "UserCallGetRequest22", true),
            ("User*GetRequest*", "UserCallModifyRequest", false),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn namespaces() {
        assert_eq!(parts("{C}OCI*"), (Some("C"), "OCI*"));
        assert_eq!(parts("{}User"), (Some(""), "User"));
        assert_eq!(parts("User"), (None, "User"));
        assert_eq!(parts("{C"), (None, "{C"));
    }
}
