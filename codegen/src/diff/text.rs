//! The report for a terminal.

use std::fmt::Write;

use super::recorded::{
    by_cause, by_old, cause_values, documents_line, examples, group_fate, group_title, witness_lines, witnesses_line,
};
use super::report::{
    Change, ChangeKind, Component, Counts, Documents, Effects, Entry, Group, Location, Report, Severity, Status, Step,
};

/// Escape sequences; all empty without colours.
#[derive(Default)]
struct Palette {
    bold: &'static str,
    red: &'static str,
    green: &'static str,
    yellow: &'static str,
    dim: &'static str,
    reset: &'static str,
}

const COLOURS: Palette = Palette {
    bold: "\u{1b}[1m",
    red: "\u{1b}[31m",
    green: "\u{1b}[32m",
    yellow: "\u{1b}[33m",
    dim: "\u{1b}[2m",
    reset: "\u{1b}[0m",
};

impl Report {
    /// The report as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        text(self, &Palette::default())
    }

    /// The report as text with the colours of a terminal.
    #[must_use]
    pub fn to_coloured_text(&self) -> String {
        text(self, &COLOURS)
    }
}

// Writing to a string cannot fail, so that results are dropped.

fn text(report: &Report, palette: &Palette) -> String {
    let mut out = String::new();
    let Palette { bold, reset, .. } = palette;
    let _ = writeln!(out, "{bold}{} → {}{reset}", report.old.name, report.new.name);
    for line in headlines(report) {
        let _ = writeln!(out, "{line}");
    }
    for (title, entries) in sections(report) {
        let _ = writeln!(out, "\n{bold}{title} ({}){reset}", entries.len());
        for entry in entries {
            write_entry(&mut out, entry, palette);
            // What a program of the version before has to do, where it is known that there is one.
            for (path, advice) in going_over(report, entry) {
                let _ = writeln!(out, "    {}to go over to it{}, {path}: {advice}", palette.dim, palette.reset);
            }
        }
    }
    if let Some(documents) = &report.documents {
        write_documents(&mut out, documents, palette);
    }
    out
}

/// What became of documents, by reasons.
fn write_documents(out: &mut String, documents: &Documents, palette: &Palette) {
    let Palette { bold, yellow, dim, reset, .. } = palette;
    if documents.groups.is_empty() && documents.not_old.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{bold}Documents{reset}");
    for (title, groups) in by_cause(&documents.groups) {
        let _ = writeln!(out, "{yellow}{title}{reset}");
        write_groups(out, groups, palette);
    }
    if documents.refused_by_old > 0 {
        let _ = writeln!(out, "{bold}{}{reset}", by_old(documents));
        for line in examples(&documents.not_old, documents.refused_by_old, str::to_owned) {
            let _ = writeln!(out, "    {dim}{line}{reset}");
        }
    }
}

fn write_groups(out: &mut String, groups: &[Group], palette: &Palette) {
    let Palette { bold, red, dim, reset, .. } = palette;
    for group in groups {
        let values = cause_values(group).map(|values| format!("  {values}")).unwrap_or_default();
        let _ = writeln!(out, "  {bold}{}{reset}{values}  {red}{}{reset}", group_title(group), group_fate(group));
        if let Some(reason) = &group.verdict.accepted {
            let _ = writeln!(out, "    accepted: {reason}");
        }
        for line in examples(&group.documents, group.count, str::to_owned) {
            let _ = writeln!(out, "    {dim}{line}{reset}");
        }
    }
}

/// What the whole says, a line each.
pub(super) fn headlines(report: &Report) -> Vec<String> {
    let mut lines = headlines_of_sets(report);
    lines.extend(witnesses_line(report));
    lines.extend(report.documents.as_ref().map(documents_line));
    lines
}

fn headlines_of_sets(report: &Report) -> Vec<String> {
    if report.is_empty() {
        let used = if report.only_used { " in what the configuration uses" } else { "" };
        return vec![format!("no differences{used}")];
    }
    let mut lines = Vec::new();
    if report.is_unrelated() {
        lines.push("the two sets have no type and no element in common: are these two releases of one set?".to_owned());
    }
    let summary = &report.summary;
    let all = [
        (Component::ComplexType, &summary.complex_types),
        (Component::SimpleType, &summary.simple_types),
        (Component::Element, &summary.elements),
    ];
    lines.extend(all.iter().filter_map(|(component, counts)| {
        let counts = numbers(counts);
        (!counts.is_empty()).then(|| format!("{}s: {counts}", component.label()))
    }));
    lines.push(format!(
        "{} break reading, {} break writing, {} break compilation, {} are safe",
        summary.breaks_reading, summary.breaks_writing, summary.breaks_compilation, summary.safe
    ));
    if summary.accepted > 0 {
        lines.push(format!("{} are accepted", summary.accepted));
    }
    if report.only_used {
        lines.push("only what the configuration uses".to_owned());
    }
    lines.extend(report.steps.iter().map(step));
    lines
}

/// What a program that uses the version before has to do to go over to a new one: paths, and what to do there.
pub(super) fn going_over<'r>(report: &Report, entry: &'r Entry) -> Vec<(&'r str, &'static str)> {
    if !report.only_used || entry.version_of.is_none() {
        return Vec::new();
    }
    let all = entry.changes.iter().map(|change| (change.path.as_str(), change.verdict.rule.advice()));
    let named = |(path, advice): (&'r str, &'static str)| (if path.is_empty() { "the type" } else { path }, advice);
    all.filter(|(_, advice)| !advice.is_empty()).map(named).collect()
}

/// One release after another.
pub(super) fn step(step: &Step) -> String {
    let summary = &step.summary;
    let mut line = format!(
        "{} → {}: {} break reading, {} break writing, {} break compilation, {} are safe",
        step.old.name,
        step.new.name,
        summary.breaks_reading,
        summary.breaks_writing,
        summary.breaks_compilation,
        summary.safe
    );
    if !step.passing.is_empty() {
        let _ = write!(line, "; at last as at first: {}", step.passing.join(", "));
    }
    line
}

/// `2 added, 1 removed`
fn numbers(counts: &Counts) -> String {
    let all = [
        (counts.added, "added"),
        (counts.removed, "removed"),
        (counts.renamed, "renamed"),
        (counts.changed, "changed"),
        (counts.moved, "moved to another file"),
        (counts.documentation, "with other documentation alone"),
    ];
    let some = all.iter().filter(|(number, _)| *number > 0);
    some.map(|(number, what)| format!("{number} {what}")).collect::<Vec<_>>().join(", ")
}

/// The entries in the order in which they matter, with titles.
pub(super) fn sections(report: &Report) -> Vec<(&'static str, Vec<&Entry>)> {
    let of = |which: &dyn Fn(&Entry) -> bool| report.entries.iter().filter(|entry| which(entry)).collect::<Vec<_>>();
    let changed = |entry: &Entry| matches!(entry.status, Status::Changed | Status::Renamed);
    let all = [
        ("Changed, breaking", of(&|entry| changed(entry) && !entry.breaks.is_safe())),
        ("Added, breaking", of(&|entry| entry.status == Status::Added && !entry.breaks.is_safe())),
        ("Removed", of(&|entry| entry.status == Status::Removed)),
        ("Changed, safe", of(&|entry| changed(entry) && entry.breaks.is_safe())),
        ("Added, safe", of(&|entry| entry.status == Status::Added && entry.breaks.is_safe())),
        ("Moved to another file", of(&|entry| entry.status == Status::Moved)),
        ("Other documentation", of(&|entry| entry.status == Status::Documentation)),
    ];
    all.into_iter().filter(|(_, entries)| !entries.is_empty()).collect()
}

fn write_entry(out: &mut String, entry: &Entry, palette: &Palette) {
    let Palette { bold, dim, reset, .. } = palette;
    let place = entry.new_place.as_ref().or(entry.old_place.as_ref());
    let at = place.map(|place| format!("  {dim}{}{reset}", at(place))).unwrap_or_default();
    let effects = effects(entry.breaks, palette);
    let _ = writeln!(out, "{bold}{}{reset}  {effects}{at}", entry.full_name());
    for remark in remarks(entry) {
        let _ = writeln!(out, "    {remark}");
    }
    for line in entry.findings.iter().flat_map(|finding| witness_lines(&finding.verdict)) {
        let _ = writeln!(out, "    {dim}{line}{reset}");
    }
    for change in &entry.changes {
        write_change(out, change, palette);
    }
}

/// `file.xsd:3`
pub(super) fn at(place: &Location) -> String {
    format!("{}:{}", place.file, place.line)
}

fn effects(breaks: Effects, palette: &Palette) -> String {
    let Palette { red, green, reset, .. } = palette;
    if breaks.is_safe() {
        return format!("{green}safe{reset}");
    }
    format!("{red}breaks {}{reset}", breaks.words().join(", "))
}

/// What is to be said of an entry besides its changes.
pub(super) fn remarks(entry: &Entry) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(old) = &entry.old_name {
        remarks.push(format!("was called {old}"));
    }
    if let (true, Some(old), Some(new)) = (entry.moved, &entry.old_place, &entry.new_place) {
        remarks.push(format!("moved from {} to {}", old.file, new.file));
    }
    if let Some(version) = &entry.version_of {
        let what = if version.stays { "which stays" } else { "which is gone" };
        remarks.push(format!("new version of {}, {what}", version.name));
        if let [first, ..] = &version.between[..] {
            let more = if version.between.len() > 1 {
                format!(" to {}", version.between[version.between.len() - 1])
            } else {
                String::new()
            };
            remarks.push(format!("after {first}{more}, new as well"));
        }
    }
    match (entry.deprecated, &entry.replaced_by) {
        (true, Some(other)) => remarks.push(format!("deprecated, use {other} instead")),
        (true, None) => remarks.push("deprecated".to_owned()),
        (false, Some(other)) => remarks.push(format!("use {other} instead")),
        (false, None) => {}
    }
    if !entry.changed_in.is_empty() {
        remarks.push(format!("changed in {}", entry.changed_in.join(", ")));
    }
    for finding in &entry.findings {
        if let Some(reason) = &finding.verdict.accepted {
            remarks.push(format!("{} is accepted: {reason}", finding.verdict.rule));
        }
    }
    if entry.derived > 0 && !entry.breaks.is_safe() && entry.status == Status::Changed {
        let types =
            if entry.derived == 1 { "1 derived type".to_owned() } else { format!("{} derived types", entry.derived) };
        remarks.push(format!("{types} inherit this"));
    }
    remarks
}

fn write_change(out: &mut String, change: &Change, palette: &Palette) {
    let Palette { yellow, dim, reset, .. } = palette;
    let effects =
        if change.breaks.is_safe() { String::new() } else { format!("  {}", self::effects(change.breaks, palette)) };
    let path = if change.path.is_empty() { String::new() } else { format!("{yellow}{}{reset}: ", change.path) };
    let is_facet =
        matches!(change.kind, ChangeKind::FacetWidened | ChangeKind::FacetNarrowed | ChangeKind::FacetChanged);
    let (facet, note) = match &*change.note {
        "" => (String::new(), String::new()),
        facet if is_facet => (format!(", {facet}"), String::new()),
        note => (String::new(), format!("  {dim}({note}){reset}")),
    };
    let rule = if change.verdict.severity >= Severity::Warning {
        format!(" {dim}[{}]{reset}", change.verdict.rule)
    } else {
        String::new()
    };
    let accepted = change.verdict.accepted.as_ref().map(|reason| format!("  accepted: {reason}")).unwrap_or_default();
    let _ = writeln!(out, "    {path}{}{facet}{}{note}{effects}{rule}{accepted}", change.kind.label(), values(change));
    for line in witness_lines(&change.verdict) {
        let _ = writeln!(out, "        {dim}{line}{reset}");
    }
}

/// `: old → new`, as far as there is one; documentation is too long to be shown.
pub(super) fn values(change: &Change) -> String {
    if change.kind == ChangeKind::Documentation {
        return String::new();
    }
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!(": {old} → {new}"),
        (Some(one), None) | (None, Some(one)) => format!(": {one}"),
        (None, None) => String::new(),
    }
}
