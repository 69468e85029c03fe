//! What is said at the end: tables per contributor, and a file with a line for each test.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::Result;
use crate::suite::{Group, Outcome, Test};

/// The columns of both tables, by what was expected and what came.
const COLUMNS: [&str; 13] = [
    "valid: accepted",
    "valid: written otherwise",
    "**valid: refused**",
    "valid: unsupported",
    "invalid: refused",
    "invalid: warned of",
    "**invalid: accepted**",
    "invalid: unsupported",
    "do not compile",
    "**panics**",
    "**time-outs**",
    "not run",
    "no verdict",
];

fn column(test: &Test) -> usize {
    let Some(outcome) = &test.outcome else { return 11 };
    match (outcome, test.expected) {
        (Outcome::DoesNotCompile(_), _) => 8,
        (Outcome::Panicked(_), _) => 9,
        (Outcome::TimedOut, _) => 10,
        (Outcome::NotRun(_), _) => 11,
        (_, None) => 12,
        (Outcome::Accepted | Outcome::Warned(_), Some(true)) => 0,
        (Outcome::Differs(_), Some(true)) => 1,
        (Outcome::Refused(_), Some(true)) => 2,
        (Outcome::Unsupported(_), Some(true)) => 3,
        (Outcome::Refused(_), Some(false)) => 4,
        (Outcome::Warned(_), Some(false)) => 5,
        (Outcome::Accepted | Outcome::Differs(_), Some(false)) => 6,
        (Outcome::Unsupported(_), Some(false)) => 7,
    }
}

/// Whether it is one of those that should not be.
fn is_unexpected(test: &Test) -> bool {
    [1, 2, 6, 8, 9, 10].contains(&column(test))
}

/// The tables, in Markdown; with a list of what is not as expected, if asked for.
pub fn summary(groups: &[Group], list: bool) -> String {
    let mut text = String::new();
    let schemas = || groups.iter().flat_map(|group| group.schema.iter().map(move |test| (group, test)));
    let instances = || groups.iter().flat_map(|group| group.instances.iter().map(move |test| (group, test)));
    table(&mut text, "schemas", schemas());
    table(&mut text, "documents", instances());
    let mut constructs: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (kind, test) in schemas().map(|(_, test)| (0, test)).chain(instances().map(|(_, test)| (1, test))) {
        match &test.outcome {
            Some(Outcome::Unsupported(construct)) => constructs.entry(construct).or_default()[kind] += 1,
            Some(Outcome::NotRun(reason)) => constructs.entry(reason).or_default()[kind] += 1,
            _ => {}
        }
    }
    let _ = writeln!(text, "| unsupported, or not run | schemas | documents |\n|---|---:|---:|");
    for (construct, [schemas, documents]) in constructs {
        let _ = writeln!(text, "| {construct} | {schemas} | {documents} |");
    }
    reasons(&mut text, schemas(), instances());
    if list {
        text.push('\n');
        for (group, test) in schemas().chain(instances()).filter(|(_, test)| is_unexpected(test)) {
            let outcome = test.outcome.as_ref().map_or_else(String::new, |outcome| format!("{outcome:?}"));
            let what = COLUMNS[column(test)].trim_matches('*');
            let _ =
                writeln!(text, "{}/{}/{}/{}: {what}: {outcome}", group.contributor, group.set, group.name, test.name);
        }
    }
    text
}

/// Why tests are not as expected, by group: a reason, a tab, and names of groups; one with `*` at its end begins so.
const REASONS: &str = include_str!("../reasons.tsv");

fn reason(group: &str) -> Option<&'static str> {
    let is_it = |name: &str| name.strip_suffix('*').map_or(name == group, |start| group.starts_with(start));
    let lines = REASONS.lines().filter_map(|line| line.split_once('\t'));
    lines.into_iter().find(|(_, names)| names.split(' ').any(is_it)).map(|(reason, _)| reason)
}

/// How many of the tests that are not as expected have which reason; nothing where none has one.
fn reasons<'a>(
    text: &mut String,
    schemas: impl Iterator<Item = (&'a Group, &'a Test)>,
    instances: impl Iterator<Item = (&'a Group, &'a Test)>,
) {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (kind, (group, test)) in schemas.map(|test| (0, test)).chain(instances.map(|test| (1, test))) {
        if is_unexpected(test) || [3, 7].contains(&column(test)) {
            counts.entry(reason(&group.name).unwrap_or("")).or_default()[kind] += 1;
        }
    }
    let without = counts.remove("").unwrap_or_default();
    if counts.is_empty() {
        return;
    }
    counts.insert("no reason is stated", without);
    let _ = writeln!(text, "\n| not as expected, since | schemas | documents |\n|---|---:|---:|");
    for (reason, [schemas, documents]) in counts {
        let _ = writeln!(text, "| {reason} | {schemas} | {documents} |");
    }
}

fn table<'a>(text: &mut String, what: &str, tests: impl Iterator<Item = (&'a Group, &'a Test)>) {
    let mut rows: BTreeMap<&str, [usize; COLUMNS.len()]> = BTreeMap::new();
    for (group, test) in tests {
        rows.entry(&group.contributor).or_default()[column(test)] += 1;
    }
    // Columns of nothing are left out.
    let used: Vec<usize> = (0..COLUMNS.len()).filter(|at| rows.values().any(|row| row[*at] > 0)).collect();
    let _ = writeln!(text, "| {what} | {} |", used.iter().map(|at| COLUMNS[*at]).collect::<Vec<_>>().join(" | "));
    let _ = writeln!(text, "|---|{}", "---:|".repeat(used.len()));
    for (contributor, row) in rows {
        let cells: Vec<String> = used.iter().map(|at| row[*at].to_string()).collect();
        let _ = writeln!(text, "| {contributor} | {} |", cells.join(" | "));
    }
    text.push('\n');
}

/// A line for each test: contributor, set, group, test, kind, expected, outcome, files.
pub fn write_details(groups: &[Group], path: &Path) -> Result<()> {
    let mut text = String::new();
    for group in groups {
        let schema = group.schema.iter().map(|test| ("schema", test));
        for (kind, test) in schema.chain(group.instances.iter().map(|test| ("document", test))) {
            let expected = match test.expected {
                Some(true) => "valid",
                Some(false) => "invalid",
                None => "-",
            };
            let outcome = test.outcome.as_ref().map_or_else(|| "-".to_owned(), |outcome| format!("{outcome:?}"));
            let files: Vec<String> = test.files.iter().map(|file| file.display().to_string()).collect();
            let Group { contributor, set, name, .. } = group;
            let (test, files) = (&test.name, files.join(" "));
            writeln!(text, "{contributor}\t{set}\t{name}\t{test}\t{kind}\t{expected}\t{outcome}\t{files}")?;
        }
    }
    Ok(std::fs::write(path, text)?)
}
