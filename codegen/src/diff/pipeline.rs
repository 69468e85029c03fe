//! The report for a pipeline: annotations of GitHub, SARIF, `JUnit`, and a summary for a pull request.
//!
//! What is accepted, and what is off, annoys nobody: annotations leave it out, SARIF marks it as suppressed, `JUnit` as
//! skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use super::markdown::{code, escaped as markdown};
use super::policy::paths;
use super::recorded::{cause, examples, group_fate, group_title};
use super::report::{Change, Effects, Entry, Group, Report, Seen, Severity, Side, Verdict};
use super::rules::Rule;
use super::text::{headlines, remarks, values};
use crate::escape::{github, github_property, xml};
use crate::html::uri;

/// As many are listed by name in a summary.
const LISTED: usize = 20;

/// Something to be told, with its place.
struct Told<'r> {
    entry: &'r Entry,
    path: &'r str,
    verdict: &'r Verdict,
    change: Option<&'r Change>,
    breaks: Effects,
}

/// Everything in a report, the worst first.
fn told(report: &Report) -> Vec<Told<'_>> {
    let mut all = Vec::new();
    for entry in &report.entries {
        let whole = entry.findings.iter().map(|finding| (None, finding.breaks));
        let each = whole.chain(entry.changes.iter().map(|change| (Some(change), change.breaks)));
        let told = |((path, verdict), (change, breaks))| Told { entry, path, verdict, change, breaks };
        all.extend(paths(entry).zip(each).map(told));
    }
    all.retain(|told| told.verdict.severity != Severity::Off);
    all.sort_by_key(|told| std::cmp::Reverse(told.verdict.severity));
    all
}

impl Told<'_> {
    fn subject(&self) -> String {
        if self.path.is_empty() { self.entry.full_name() } else { format!("{} {}", self.entry.full_name(), self.path) }
    }

    /// `UserModifyRequest phone: field added: xs:string, 1..1; breaks writing`
    fn message(&self) -> String {
        let mut text = if let Some(change) = self.change {
            format!("{}: {}{}", self.subject(), change.kind.label(), values(change))
        } else {
            let remarks = remarks(self.entry).join("; ");
            let between = if remarks.is_empty() { "" } else { "; " };
            let about = self.verdict.rule.about().trim_end_matches('.');
            format!("{}: {}{between}{remarks}", self.subject(), lower(about))
        };
        if let Some(note) = self.change.map(|change| &change.note).filter(|note| !note.is_empty()) {
            let _ = write!(text, " ({note})");
        }
        if !self.breaks.is_safe() {
            let _ = write!(text, "; breaks {}", self.breaks.words().join(", "));
        }
        text
    }

    /// The file, relative to where the pipeline runs, and the line.
    fn place(&self, report: &Report) -> Option<(String, u32)> {
        let of = |side: &Side, place: &Option<super::Location>| {
            let place = place.as_ref()?;
            let folder = side.folder.as_deref()?;
            Some((if folder.is_empty() { place.file.clone() } else { format!("{folder}/{}", place.file) }, place.line))
        };
        of(&report.new, &self.entry.new_place).or_else(|| of(&report.old, &self.entry.old_place))
    }
}

/// A sentence in the middle of another.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `UserModifyRequest phone: 12 documents are refused; facet-narrowed: 20 → 10; /user/phone: value is ..`
fn said(group: &Group) -> String {
    let mut text = format!("{}: {}", group_title(group), group_fate(group));
    if let Some(cause) = cause(group) {
        let _ = write!(text, "; {cause}");
    }
    if let Some(first) = group.documents.first() {
        let between = if first.at.is_empty() { "" } else { ": " };
        let _ = write!(text, "; {}{between}{}", first.at, first.message);
    }
    text
}

impl Report {
    /// The report as annotations of a workflow of GitHub, a line each: errors and warnings.
    #[must_use]
    pub fn to_github(&self) -> String {
        let mut out = String::new();
        for told in told(self) {
            let is_told = told.verdict.severity >= Severity::Warning && told.verdict.accepted.is_none();
            if !is_told {
                continue;
            }
            let place = told.place(self).map(|(file, line)| format!("file={},line={line},", github_property(&file)));
            let _ = writeln!(
                out,
                "::{} {}title={}::{}",
                told.verdict.severity.word(),
                place.unwrap_or_default(),
                github_property(told.verdict.rule.id()),
                github(&told.message())
            );
        }
        for group in self.groups() {
            if group.verdict.severity < Severity::Warning || group.verdict.accepted.is_some() {
                continue;
            }
            let Some(first) = group.documents.first() else { continue };
            let line = first.line.map(|line| format!(",line={line}")).unwrap_or_default();
            let column = first.column.map(|column| format!(",col={column}")).unwrap_or_default();
            let _ = writeln!(
                out,
                "::{} file={}{line}{column},title={}::{}",
                group.verdict.severity.word(),
                github_property(&first.document),
                github_property(group.verdict.rule.id()),
                github(&said(group))
            );
        }
        out
    }

    /// The report as SARIF 2.1.0.
    #[must_use]
    pub fn to_sarif(&self) -> String {
        let all = told(self);
        let groups = || self.groups().iter().filter(|group| group.verdict.severity != Severity::Off);
        let rules = groups().map(|group| group.verdict.rule);
        let used: BTreeSet<Rule> = all.iter().map(|told| told.verdict.rule).chain(rules).collect();
        let index: BTreeMap<Rule, usize> = used.iter().enumerate().map(|(index, rule)| (*rule, index)).collect();
        let rule = |rule: &Rule| {
            let advice = if rule.advice().is_empty() { rule.about() } else { rule.advice() };
            json!({ "id": rule.id(), "shortDescription": { "text": rule.about() }, "help": { "text": advice } })
        };
        let results = all.iter().map(|told| self.result(told, &index));
        let results: Vec<Value> = results.chain(groups().map(|group| group_result(group, &index))).collect();
        let driver = json!({
            "name": "xsdbind diff",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": used.iter().map(rule).collect::<Vec<_>>(),
        });
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
        });
        // Nothing in it can fail to be written.
        let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
        text.push('\n');
        text
    }

    fn result(&self, told: &Told<'_>, index: &BTreeMap<Rule, usize>) -> Value {
        let verdict = told.verdict;
        let mut location = json!({ "logicalLocations": [{ "fullyQualifiedName": told.subject() }] });
        if let Some((file, line)) = told.place(self) {
            location["physicalLocation"] = json!({
                "artifactLocation": { "uri": uri(&file) },
                "region": { "startLine": line },
            });
        }
        let mut result = json!({
            "ruleId": verdict.rule.id(),
            "ruleIndex": index.get(&verdict.rule),
            "level": verdict.severity.word(),
            "message": { "text": told.message() },
            "locations": [location],
            "partialFingerprints": { "xsdbindDiff/v1": verdict.fingerprint },
        });
        if let Some(reason) = &verdict.accepted {
            result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
        }
        result
    }

    /// The report as `JUnit`: a test for each error and warning. Errors fail, accepted ones are skipped.
    #[must_use]
    pub fn to_junit(&self) -> String {
        let all = told(self);
        let tests: Vec<&Told<'_>> = all.iter().filter(|told| told.verdict.severity >= Severity::Warning).collect();
        let groups: Vec<&Group> =
            self.groups().iter().filter(|group| group.verdict.severity >= Severity::Warning).collect();
        let verdicts = || tests.iter().map(|told| told.verdict).chain(groups.iter().map(|group| &group.verdict));
        let of = |which: &dyn Fn(&Verdict) -> bool| verdicts().filter(|verdict| which(verdict)).count();
        let skipped = of(&|verdict| verdict.accepted.is_some());
        let failures = of(&|verdict| verdict.severity == Severity::Error && verdict.accepted.is_none());
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let counts = format!(
            "tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"",
            verdicts().count().max(1)
        );
        let name = xml(&format!("xsdbind diff {} → {}", self.old.name, self.new.name));
        let _ = writeln!(out, "<testsuites {counts}>\n<testsuite name=\"{name}\" {counts}>");
        if verdicts().next().is_none() {
            out.push_str("<testcase classname=\"xsdbind diff\" name=\"nothing breaks\"/>\n");
        }
        for told in tests {
            let path = if told.path.is_empty() { String::new() } else { format!(" {}", told.path) };
            let (class, name) = (xml(&told.entry.full_name()), xml(&format!("{}{path}", told.verdict.rule)));
            let file = told.place(self).map(|(file, line)| format!(" file=\"{}\" line=\"{line}\"", xml(&file)));
            let _ = write!(out, "<testcase classname=\"{class}\" name=\"{name}\"{}>", file.unwrap_or_default());
            let message = xml(&told.message());
            let _ = match (&told.verdict.accepted, told.verdict.severity) {
                (Some(reason), _) => write!(out, "<skipped message=\"{}\"/>", xml(reason)),
                (None, Severity::Error) => {
                    let (rule, advice) = (told.verdict.rule, xml(told.verdict.rule.advice()));
                    write!(out, "<failure type=\"{rule}\" message=\"{message}\">{advice}</failure>")
                }
                (None, _) => write!(out, "<system-out>{message}</system-out>"),
            };
            out.push_str("</testcase>\n");
        }
        for group in groups {
            let (class, name) = (xml(&group_title(group)), xml(group.verdict.rule.id()));
            let file = group.documents.first().map(|seen| {
                let line = seen.line.map(|line| format!(" line=\"{line}\"")).unwrap_or_default();
                format!(" file=\"{}\"{line}", xml(&seen.document))
            });
            let _ = write!(out, "<testcase classname=\"{class}\" name=\"{name}\"{}>", file.unwrap_or_default());
            let documents = examples(&group.documents, group.count, str::to_owned).join("; ");
            let _ = match (&group.verdict.accepted, group.verdict.severity) {
                (Some(reason), _) => write!(out, "<skipped message=\"{}\"/>", xml(reason)),
                (None, Severity::Error) => {
                    let message = xml(&said(group));
                    write!(out, "<failure type=\"{name}\" message=\"{message}\">{}</failure>", xml(&documents))
                }
                (None, _) => write!(out, "<system-out>{}</system-out>", xml(&said(group))),
            };
            out.push_str("</testcase>\n");
        }
        out.push_str("</testsuite>\n</testsuites>\n");
        out
    }

    /// A summary as Markdown, of a screen or two whatever there is: for a pull request.
    #[must_use]
    pub fn to_summary(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "## Schema changes: {} → {}\n", markdown(&self.old.name), markdown(&self.new.name));
        for line in headlines(self) {
            let _ = writeln!(out, "- {}", markdown(&line));
        }
        let all = told(self);
        let open = |severity: Severity| {
            let is_open = move |told: &&Told<'_>| told.verdict.severity == severity && told.verdict.accepted.is_none();
            all.iter().filter(is_open).collect::<Vec<_>>()
        };
        for (title, severity) in [("Errors", Severity::Error), ("Warnings", Severity::Warning)] {
            write_section(&mut out, title, &open(severity), &|told| {
                format!("`{}` {}", told.verdict.rule, code(&told.message()))
            });
        }
        let is_open = |group: &&Group| group.verdict.severity >= Severity::Warning && group.verdict.accepted.is_none();
        let groups: Vec<&Group> = self.groups().iter().filter(is_open).collect();
        write_section(&mut out, "Documents", &groups, &|group| {
            format!("`{}` {}", group.verdict.rule, code(&said(group)))
        });
        let rules: BTreeSet<Rule> = [Severity::Error, Severity::Warning]
            .into_iter()
            .flat_map(&open)
            .map(|told| told.verdict.rule)
            .filter(|rule| !rule.advice().is_empty())
            .collect();
        if !rules.is_empty() {
            out.push_str("\n### What to do\n\n");
            for rule in rules {
                let _ = writeln!(out, "- `{rule}`: {}", rule.advice());
            }
        }
        let accepted: Vec<&Told<'_>> = all.iter().filter(|told| told.verdict.accepted.is_some()).collect();
        write_section(&mut out, "Accepted", &accepted, &|told| {
            let reason = told.verdict.accepted.as_deref().unwrap_or_default();
            format!("`{}` {}: {}", told.verdict.rule, code(&told.subject()), markdown(reason))
        });
        out
    }
}

/// A group of documents in SARIF, with the places of the first of them.
fn group_result(group: &Group, index: &BTreeMap<Rule, usize>) -> Value {
    let location = |seen: &Seen| {
        let mut place = json!({ "artifactLocation": { "uri": uri(&seen.document) } });
        if let Some(line) = seen.line {
            place["region"] = json!({ "startLine": line, "startColumn": seen.column.unwrap_or(1) });
        }
        json!({
            "physicalLocation": place,
            "logicalLocations": [{ "fullyQualifiedName": group_title(group) }],
            "message": { "text": seen.message },
        })
    };
    let mut locations = group.documents.iter().take(LISTED).map(location);
    let mut result = json!({
        "ruleId": group.verdict.rule.id(),
        "ruleIndex": index.get(&group.verdict.rule),
        "level": group.verdict.severity.word(),
        "message": { "text": said(group) },
        "locations": locations.next().into_iter().collect::<Vec<_>>(),
        "relatedLocations": locations.collect::<Vec<_>>(),
        "partialFingerprints": { "xsdbindDiff/v1": group.verdict.fingerprint },
    });
    if let Some(reason) = &group.verdict.accepted {
        result["suppressions"] = json!([{ "kind": "external", "justification": reason }]);
    }
    result
}

fn write_section<T>(out: &mut String, title: &str, all: &[&T], line: &dyn Fn(&T) -> String) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n### {title} ({})\n", all.len());
    for told in all.iter().take(LISTED) {
        let _ = writeln!(out, "- {}", line(told));
    }
    if all.len() > LISTED {
        let _ = writeln!(out, "- and {} more", all.len() - LISTED);
    }
}
