//! What a project says of changes: severities by rule, and exceptions with reasons.
//!
//! In comes `xsdbind-diff.toml`; out goes a [`Policy`], which changes the verdicts of a [`Report`]. What no longer applies
//! is a warning: an exception that nothing fits, and one whose day has passed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use toml::de::DeValue;

use super::report::{Entry, Group, Report, Severity, Summary, Verdict};
use super::rules::Rule;
use crate::config::Rule as At;
use crate::config::keys::{Keys, Reader, Value};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::error::{Error, Result};
use crate::pattern::{fits, parts};

/// The words for severities.
const SEVERITIES: &[(&str, Severity)] =
    &[("off", Severity::Off), ("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)];

/// Severities by rule, and exceptions.
///
/// # Examples
///
/// ```no_run
/// use xsdbind_codegen::SchemaSet;
/// use xsdbind_codegen::diff::{DiffOptions, Policy, Severity, diff};
///
/// let (old, new) = (SchemaSet::load("schemas/r24")?, SchemaSet::load("schemas/r25")?);
/// let mut report = diff(&old, &new, &DiffOptions::new())?;
/// let warnings = report.apply(&Policy::from_file("xsdbind-diff.toml")?, "2027-01-31");
/// assert_eq!(report.denied(Severity::Error).count(), 0, "{warnings}");
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Policy {
    severities: BTreeMap<Rule, Severity>,
    exceptions: Vec<Exception>,
}

/// What is accepted, or is of another severity.
#[derive(Clone, Debug)]
struct Exception {
    /// Empty for every rule, fingerprint.
    rules: Vec<Rule>,
    fingerprints: Vec<String>,
    /// Patterns of types and of paths in them; any without one.
    ty: Option<String>,
    field: Option<String>,
    reason: At<String>,
    /// The last day on which it holds, `2027-01-31`.
    until: Option<String>,
    /// In place of being accepted.
    severity: Option<Severity>,
}

impl Policy {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, and with everything that is wrong in it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|error| Error::io("cannot read", path, error))?;
        Self::read(path, &text).map_err(|mut problems| {
            problems.excerpt(|_| Some(text.clone()));
            Error::from(problems)
        })
    }

    fn read(path: &Path, text: &str) -> Result<Self, Diagnostics> {
        let (mut reader, document) = Reader::of(path, text)?;
        let mut keys = Keys::new(&mut reader, document.get_ref(), &(0..0));
        let severities = keys.optional("severity", read_severities).unwrap_or_default();
        let exceptions = keys.optional("exception", read_exceptions).unwrap_or_default();
        keys.finish();
        if reader.problems.is_empty() { Ok(Self { severities, exceptions }) } else { Err(reader.problems) }
    }
}

/// `[severity]`.
fn read_severities(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<BTreeMap<Rule, Severity>> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut found = BTreeMap::new();
    for (name, value) in table {
        let rule = read_rule(reader, name.get_ref(), &name.span());
        let severity = reader.word("severity", value, SEVERITIES);
        found.extend(rule.zip(severity));
    }
    Some(found)
}

fn read_rule(reader: &mut Reader<'_>, name: &str, at: &std::ops::Range<usize>) -> Option<Rule> {
    let rule = Rule::named(name);
    if rule.is_none() {
        reader.problem(ConfigProblem::NoSuchRule { name: name.to_owned() }, at);
    }
    rule
}

/// All `[[exception]]`.
fn read_exceptions(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<Exception>> {
    let tables = reader.expect(key, value, "array of tables, `[[exception]]`", DeValue::as_array)?;
    Some(tables.iter().filter_map(|table| read_exception(reader, key, table)).collect())
}

/// One `[[exception]]`.
fn read_exception(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Exception> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let rules = keys.optional("rule", read_rules);
    let fingerprints = keys.optional("fingerprint", read_one_or_more);
    let ty = keys.optional("type", Reader::string);
    let field = keys.optional("field", Reader::string);
    let reason = keys.required("reason", Reader::string);
    let until = keys.optional("until", read_day);
    let severity = keys.optional("severity", |reader, key, value| reader.word(key, value, SEVERITIES));
    keys.finish();
    if rules.is_none() && fingerprints.is_none() && ty.is_none() && field.is_none() {
        reader.problem(ConfigProblem::ExceptsAll, &value.span());
    }
    Some(Exception {
        rules: rules.unwrap_or_default(),
        fingerprints: fingerprints.unwrap_or_default().into_iter().map(|one| one.value).collect(),
        ty: ty.map(|rule| rule.value),
        field: field.map(|rule| rule.value),
        reason: reason?,
        until,
        severity,
    })
}

fn read_rules(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<Rule>> {
    let names = read_one_or_more(reader, key, value)?;
    let rules: Vec<_> = names.iter().map(|name| read_rule(reader, &name.value, &value.span())).collect();
    rules.into_iter().collect()
}

/// A string, or an array of them.
fn read_one_or_more(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<At<String>>> {
    match value.get_ref() {
        DeValue::Array(_) => reader.strings(key, value),
        _ => reader.string(key, value).map(|one| vec![one]),
    }
}

/// `2027-01-31`, with or without quotes.
fn read_day(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<String> {
    let text = match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    };
    let found = text.as_deref().filter(|text| is_day(text)).map(str::to_owned);
    if found.is_none() {
        let text = text.unwrap_or_else(|| value.get_ref().type_str().to_owned());
        reader.problem(ConfigProblem::NoDay { key: key.to_owned(), found: text }, &value.span());
    }
    found
}

/// Whether this is a day without a time zone, of a year with four digits: as texts, these are in order.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && xsdbind::types::Date::from_str(text).is_ok()
}

impl Exception {
    fn is_over(&self, today: &str) -> bool {
        self.until.as_deref().is_some_and(|until| until < today)
    }

    fn fits(&self, (of, called): (Option<&str>, &str), path: &str, verdict: &Verdict) -> bool {
        let (namespace, name) = self.ty.as_deref().map_or((None, "*"), parts);
        (self.rules.is_empty() || self.rules.contains(&verdict.rule))
            && (self.fingerprints.is_empty() || self.fingerprints.contains(&verdict.fingerprint))
            && namespace.is_none_or(|namespace| namespace == of.unwrap_or_default())
            && fits(name, called)
            && self.field.as_deref().is_none_or(|field| fits(field, path))
    }
}

impl Report {
    /// Changes severities, and accepts what is excepted, as `policy` says on the day `today`, such as `2027-01-31`. Returns
    /// warnings for what no longer applies.
    pub fn apply(&mut self, policy: &Policy, today: &str) -> Diagnostics {
        let mut used = vec![0_usize; policy.exceptions.len()];
        let mut judge = |of: (Option<&str>, &str), path: &str, verdict: &mut Verdict| {
            if let Some(severity) = policy.severities.get(&verdict.rule) {
                verdict.severity = *severity;
            }
            for (exception, used) in policy.exceptions.iter().zip(&mut used) {
                if !exception.fits(of, path, verdict) {
                    continue;
                }
                *used += 1;
                if exception.is_over(today) {
                    continue;
                }
                match exception.severity {
                    Some(severity) => verdict.severity = severity,
                    None => verdict.accepted = Some(exception.reason.value.clone()),
                }
            }
        };
        // What becomes of documents for a reason that is accepted is accepted with it, and as bad as that is said to be.
        let mut accepted: BTreeMap<String, String> = BTreeMap::new();
        let mut severities: BTreeMap<String, Severity> = BTreeMap::new();
        for entry in &mut self.entries {
            let mut verdicts = Vec::new();
            for (path, verdict) in paths(entry) {
                let (mut verdict, before) = (verdict.clone(), verdict.severity);
                judge((entry.namespace.as_deref(), &entry.name), path, &mut verdict);
                accepted.extend(verdict.accepted.iter().map(|reason| (verdict.fingerprint.clone(), reason.clone())));
                if verdict.severity != before {
                    severities.insert(verdict.fingerprint.clone(), verdict.severity);
                }
                verdicts.push(verdict);
            }
            let findings = entry.findings.iter_mut().map(|finding| &mut finding.verdict);
            let changes = entry.changes.iter_mut().map(|change| &mut change.verdict);
            for (place, verdict) in findings.chain(changes).zip(verdicts) {
                *place = verdict;
            }
        }
        for group in self.documents.iter_mut().flat_map(|documents| &mut documents.groups) {
            if let Some(cause) = &group.cause {
                group.verdict.accepted = accepted.get(&cause.fingerprint).cloned();
                group.verdict.severity = severities.get(&cause.fingerprint).copied().unwrap_or(group.verdict.severity);
            }
            judge((group.namespace.as_deref(), &group.name), &group.path, &mut group.verdict);
        }
        self.summary = Summary::of(&self.entries, self.documents.as_ref(), self.summary.in_both);
        let mut warnings = Diagnostics::new();
        for (exception, used) in policy.exceptions.iter().zip(used) {
            let problem = match &exception.until {
                _ if used == 0 => ConfigProblem::UnusedException { reason: exception.reason.value.clone() },
                Some(until) if exception.is_over(today) => {
                    ConfigProblem::ExceptionIsOver { reason: exception.reason.value.clone(), until: until.clone() }
                }
                _ => continue,
            };
            warnings.push(Diagnostic::warning(problem, exception.reason.at.clone()));
        }
        warnings
    }

    /// The groups of documents that are of this severity or a worse one, and not accepted.
    pub fn denied_documents(&self, least: Severity) -> impl Iterator<Item = &Group> {
        let is_denied = move |verdict: &Verdict| verdict.severity >= least && verdict.accepted.is_none();
        self.groups().iter().filter(move |group| is_denied(&group.verdict))
    }

    /// What is of this severity or a worse one, and not accepted: the entry, the path in it, and the verdict.
    pub fn denied(&self, least: Severity) -> impl Iterator<Item = (&Entry, &str, &Verdict)> {
        self.entries.iter().flat_map(move |entry| {
            let is_denied = move |verdict: &Verdict| verdict.severity >= least && verdict.accepted.is_none();
            paths(entry)
                .filter(move |(_, verdict)| is_denied(verdict))
                .map(move |(path, verdict)| (entry, path, verdict))
        })
    }
}

/// All verdicts, with the paths that they are about.
pub(super) fn paths(entry: &Entry) -> impl Iterator<Item = (&str, &Verdict)> {
    let findings = entry.findings.iter().map(|finding| ("", &finding.verdict));
    findings.chain(entry.changes.iter().map(|change| (change.path.as_str(), &change.verdict)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Policy, is_day};

    fn problems(text: &str) -> String {
        Policy::read(Path::new("x.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn days() {
        assert!(is_day("2027-01-31") && is_day("2028-02-29"));
        for text in ["2027-02-30", "2027-1-31", "2027-01-31Z", "12027-1-31", "today", ""] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            ("[severity]\nfoo = \"note\"", "x.toml:2:1: there is no rule `foo`, `xsdbind diff --rules` lists them"),
            ("[severity]\ntype-added = \"bad\"", "x.toml:2:14: `severity` is `bad`, expected one of `off`"),
            ("[[exception]]\nreason = \"a\"", "x.toml:1:1: the exception names no rule, type, field or fingerprint"),
            ("[[exception]]\nrule = \"type-added\"", "x.toml:1:1: the key `reason` is missing"),
            ("[[exception]]\nrule = [\"type-added\", \"x\"]\nreason = \"a\"", "x.toml:2:8: there is no rule `x`"),
            (
                "[[exception]]\ntype = \"A\"\nreason = \"a\"\nuntil = \"soon\"",
                "x.toml:4:9: `soon` of `until` is no day",
            ),
            ("[[exception]]\ntype = \"A\"\nreason = \"a\"\nuntil = 2027-01-31T00:00:00", "x.toml:4:9: "),
            ("exceptions = 1", "help: did you mean `exception`?"),
            ("=", "x.toml:1:1: not valid TOML"),
        ] {
            assert!(problems(text).contains(expected), "{text}\n{}", problems(text));
        }
        let good =
            "[severity]\ntype-added = \"off\"\n[[exception]]\ntype = \"A\"\nreason = \"a\"\nuntil = 2027-01-31\n";
        let policy = Policy::read(Path::new("x.toml"), good).unwrap();
        assert_eq!(policy.exceptions[0].until.as_deref(), Some("2027-01-31"));
    }
}
