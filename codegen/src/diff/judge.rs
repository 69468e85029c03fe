//! How bad changes are by themselves, and what each is known by.
//!
//! In come entries as they were found; they go out with what is said of each as a whole, a severity and a fingerprint for
//! everything. A fingerprint says nothing of places or of names of releases: the same change has the same one wherever it
//! is found.

use super::classify::SAFE;
use super::report::{Component, Effects, Entry, Finding, Severity, Status, Verdict};
use super::rules::Rule;

/// Digits of a fingerprint: enough for billions of changes.
const DIGITS: usize = 20;

pub(super) fn judge(entry: &mut Entry) {
    entry.findings = findings(entry);
    let head = [entry.component.word(), entry.namespace.as_deref().unwrap_or_default(), &entry.name].join("\0");
    let version = entry.version_of.as_ref().map_or("", |version| &version.name).to_owned();
    // What a new version is in comparison to the one before comes to nobody by itself.
    for finding in &mut entry.findings {
        let rule = finding.verdict.rule;
        let (old, new) = match rule {
            Rule::FileMoved => (file(entry.old_place.as_ref()), file(entry.new_place.as_ref())),
            Rule::VersionAdded => (version.as_str(), ""),
            _ => ("", ""),
        };
        finding.verdict.severity = severity(rule, finding.breaks);
        finding.verdict.fingerprint = fingerprint(rule, &head, &[old, new]);
    }
    for change in &mut entry.changes {
        let rule = change.verdict.rule;
        let (old, new) = (change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default());
        change.verdict.severity = severity(rule, change.breaks);
        change.verdict.fingerprint = fingerprint(rule, &head, &[&version, &change.path, old, new]);
    }
}

fn findings(entry: &Entry) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |rule, breaks| found.push(Finding { verdict: Verdict::new(rule), breaks });
    match (entry.status, entry.component) {
        (Status::Added, Component::Element) => add(Rule::ElementAdded, entry.breaks),
        (Status::Added, _) if !entry.breaks.is_safe() => add(Rule::SubtypeAdded, entry.breaks),
        (Status::Added, _) if entry.version_of.is_none() => add(Rule::TypeAdded, SAFE),
        (Status::Removed, Component::Element) => add(Rule::ElementRemoved, entry.breaks),
        (Status::Removed, _) => add(Rule::TypeRemoved, entry.breaks),
        _ => {}
    }
    if entry.version_of.is_some() {
        add(Rule::VersionAdded, SAFE);
    }
    if entry.deprecated {
        add(Rule::TypeDeprecated, SAFE);
    }
    if entry.moved {
        add(Rule::FileMoved, SAFE);
    }
    found
}

fn file(place: Option<&super::Location>) -> &str {
    place.map_or("", |place| &place.file)
}

fn severity(rule: Rule, breaks: Effects) -> Severity {
    if breaks.reading || breaks.writing {
        Severity::Error
    } else if breaks.compilation || rule == Rule::TypeDeprecated {
        Severity::Warning
    } else {
        Severity::Note
    }
}

pub(super) fn fingerprint(rule: Rule, head: &str, parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [rule.id(), head].iter().chain(parts) {
        // With its length, so that no two lists of parts are the same bytes.
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut digits = hasher.finalize().to_hex().to_string();
    digits.truncate(DIGITS);
    digits
}
