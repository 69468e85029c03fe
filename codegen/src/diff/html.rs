//! The report as one page that needs nothing but a browser: style and script are in it, and nothing is fetched.
//!
//! All of it is there without the script, which only filters and searches.

use std::collections::BTreeSet;
use std::fmt::Write;

use similar::ChangeTag;

use super::recorded::{by_old, cause, examples, group_fate, group_title, witness_lines};
use super::report::{Change, ChangeKind, Component, Counts, Documents, Effects, Entry, Report, Side, Status};
use super::text::{at, going_over, headlines, remarks, step};
use crate::html::{BASE, escaped, grouped, uri, with_code};

/// As many neighbours are linked.
const NEIGHBOURS: usize = 60;
const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

impl Report {
    /// The report as a page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let title = format!("Schema changes: {} → {}", escaped(&self.old.name), escaped(&self.new.name));
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n\
             <title>{title}</title>\n<style>\n{BASE}{STYLE}</style>\n</head>\n<body>\n"
        );
        write_header(&mut out, self);
        if !self.is_empty() {
            write_filters(&mut out, self);
        }
        if let Some(documents) = &self.documents {
            write_documents(&mut out, self, documents);
        }
        out.push_str("<main id=\"entries\">\n");
        let is_type = |entry: &&Entry| entry.component != Component::Element;
        let types: BTreeSet<String> = self.entries.iter().filter(is_type).map(Entry::full_name).collect();
        for entry in ordered(self) {
            write_entry(&mut out, entry, &types, &going_over(self, entry));
        }
        out.push_str(
            "<p id=\"none\" hidden>Nothing fits. <button type=\"button\" id=\"reset\">Show everything</button></p>\n",
        );
        let _ = writeln!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>");
        out
    }
}

/// What became of documents, by reasons; each leads to its entry.
fn write_documents(out: &mut String, report: &Report, documents: &Documents) {
    let line = headlines(report).pop().unwrap_or_default();
    let _ =
        writeln!(out, "<section class=\"documents\">\n<h2>Documents</h2>\n<p class=\"facts\">{}</p>", escaped(&line));
    let mut write = |title: &str, facts: &[String], examples: Vec<String>| {
        let _ = writeln!(out, "<details>\n<summary>{title}</summary>");
        for fact in facts {
            let _ = writeln!(out, "<p class=\"facts\">{fact}</p>");
        }
        out.push_str("<ul class=\"contents\">\n");
        for example in examples {
            let _ = writeln!(out, "<li>{example}</li>");
        }
        out.push_str("</ul>\n</details>\n");
    };
    for group in &documents.groups {
        let entry = report.entries.iter().find(|entry| {
            let is_it =
                |verdict: &super::Verdict| Some(&verdict.fingerprint) == group.cause.as_ref().map(|it| &it.fingerprint);
            entry.verdicts().any(is_it)
        });
        let subject = match entry {
            Some(entry) => {
                let address = uri(&anchor(entry.component, &entry.full_name()));
                format!("<a href=\"#{address}\"><code>{}</code></a>", escaped(&group_title(group)))
            }
            None => format!("<code>{}</code>", escaped(&group_title(group))),
        };
        let cause = cause(group).map(|cause| escaped(&cause));
        let accepted = group.verdict.accepted.iter().map(|reason| format!("accepted: {}", escaped(reason)));
        let facts: Vec<String> = cause.into_iter().chain(accepted).collect();
        write(&format!("{subject} {}", group_fate(group)), &facts, examples(&group.documents, group.count, with_code));
    }
    if documents.refused_by_old > 0 {
        write(&by_old(documents), &[], examples(&documents.not_old, documents.refused_by_old, with_code));
    }
    out.push_str("</section>\n");
}

/// What breaks most first; then by name.
fn ordered(report: &Report) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = report.entries.iter().collect();
    let weight = |entry: &&Entry| match entry.status {
        Status::Changed | Status::Renamed if !entry.breaks.is_safe() => 0,
        Status::Added if !entry.breaks.is_safe() => 1,
        Status::Removed => 2,
        Status::Changed | Status::Renamed => 3,
        Status::Added => 4,
        Status::Moved => 5,
        Status::Documentation => 6,
    };
    entries.sort_by_key(weight);
    entries
}

fn write_header(out: &mut String, report: &Report) {
    let _ = writeln!(
        out,
        "<header>\n<p class=\"kicker\">Schema changes</p>\n<h1><span>{}</span> <span class=\"to\">→ {}</span></h1>",
        escaped(&report.old.name),
        escaped(&report.new.name)
    );
    let _ = writeln!(out, "<p class=\"sides\">{} → {}</p>", side(&report.old), side(&report.new));
    if report.is_empty() || report.is_unrelated() || report.only_used {
        let lines: Vec<String> = headlines(report).iter().map(|line| escaped(line)).collect();
        let said = if report.is_empty() { &lines[..] } else { &lines[..0] };
        for line in said {
            let _ = writeln!(out, "<p class=\"notice\">{line}</p>");
        }
        if report.is_unrelated() {
            out.push_str("<p class=\"notice\">The two sets have no type and no element in common: are these two releases of one set?</p>\n");
        }
        if report.only_used && !report.is_empty() {
            out.push_str("<p class=\"notice\">Only what the configuration uses.</p>\n");
        }
    }
    for line in report.steps.iter().map(step) {
        let _ = writeln!(out, "<p class=\"notice\">{}</p>", escaped(&line));
    }
    if !report.is_empty() {
        write_cards(out, report);
        write_summary(out, report);
    }
    out.push_str("</header>\n");
}

fn side(side: &Side) -> String {
    format!(
        "{} files, {} complex and {} simple types",
        grouped(side.files),
        grouped(side.complex_types),
        grouped(side.simple_types)
    )
}

/// One card for each class, which is its filter, too.
fn write_cards(out: &mut String, report: &Report) {
    let summary = &report.summary;
    let cards = [
        (
            "reading",
            summary.breaks_reading,
            "break reading",
            "a client of the old release may refuse what a new server sends",
        ),
        (
            "writing",
            summary.breaks_writing,
            "break writing",
            "a new server may refuse what a client of the old release sends",
        ),
        (
            "compilation",
            summary.breaks_compilation,
            "break compilation",
            "code written for the old release may not compile",
        ),
        ("safe", summary.safe, "are safe", "nothing to be done"),
    ];
    out.push_str("<div class=\"cards\" role=\"group\" aria-label=\"Classes\">\n");
    for (class, number, words, about) in cards {
        let _ = writeln!(
            out,
            "<button type=\"button\" class=\"card {class}\" data-class=\"{class}\" aria-pressed=\"false\">\
             <b>{}</b> <span>{words}</span> <small>{about}</small></button>",
            grouped(number)
        );
    }
    out.push_str("</div>\n");
}

/// The numbers; kinds and columns of which there is nothing are left out.
fn write_summary(out: &mut String, report: &Report) {
    let numbers = |counts: &Counts| {
        [counts.added, counts.removed, counts.renamed, counts.changed, counts.moved, counts.documentation]
    };
    let all = [
        (Component::ComplexType, numbers(&report.summary.complex_types)),
        (Component::SimpleType, numbers(&report.summary.simple_types)),
        (Component::Element, numbers(&report.summary.elements)),
    ];
    let titles = ["added", "removed", "renamed", "changed", "moved", "docs"];
    let columns: Vec<usize> =
        (0..titles.len()).filter(|index| all.iter().any(|(_, numbers)| numbers[*index] > 0)).collect();
    out.push_str("<table class=\"summary\"><thead><tr><td></td>");
    for index in &columns {
        out.extend(["<th>", titles[*index], "</th>"]);
    }
    out.push_str("</tr></thead><tbody>\n");
    for (component, numbers) in all.iter().filter(|(_, numbers)| numbers.iter().any(|number| *number > 0)) {
        out.extend(["<tr><th>", component.label(), "s</th>"]);
        for index in &columns {
            let class = if numbers[*index] == 0 { " class=\"zero\"" } else { "" };
            let _ = write!(out, "<td{class}>{}</td>", grouped(numbers[*index]));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

fn write_filters(out: &mut String, report: &Report) {
    out.push_str(
        "<nav class=\"filters\">\n<input type=\"search\" id=\"search\" placeholder=\"Search types, fields, values …\" \
         aria-label=\"Search\" autocomplete=\"off\" spellcheck=\"false\">\n<div class=\"chips\" role=\"group\" aria-label=\"Kinds\">\n",
    );
    for status in Status::ALL {
        let number = report.entries.iter().filter(|entry| states(entry).any(|one| one == *status)).count();
        if number > 0 {
            let _ = writeln!(
                out,
                "<button type=\"button\" class=\"chip\" data-status=\"{}\" aria-pressed=\"false\">{} <b>{}</b></button>",
                status.word(),
                short(*status),
                grouped(number)
            );
        }
    }
    let used =
        |kind: &ChangeKind| report.entries.iter().flat_map(|entry| &entry.changes).any(|change| change.kind == *kind);
    out.push_str("<select id=\"kind\" aria-label=\"Kind of change\"><option value=\"\">any kind of change</option>");
    for kind in ChangeKind::ALL.iter().filter(|kind| used(kind)) {
        let _ = write!(out, "<option value=\"{}\">{}</option>", kind.word(), kind.label());
    }
    out.push_str("</select>\n<select id=\"component\" aria-label=\"Kind of component\"><option value=\"\">types and elements</option>");
    for component in Component::ALL {
        let _ = write!(out, "<option value=\"{}\">{}s</option>", component.word(), component.label());
    }
    let _ = writeln!(
        out,
        "</select>\n</div>\n<p class=\"count\"><output id=\"count\">{}</output> of {} \
         <button type=\"button\" id=\"fold\">open all</button></p>\n</nav>",
        grouped(report.entries.len()),
        grouped(report.entries.len())
    );
}

/// What became of it; a type that was changed may have moved, too.
fn states(entry: &Entry) -> impl Iterator<Item = Status> {
    let moved = entry.moved && entry.status != Status::Moved;
    std::iter::once(entry.status).chain(moved.then_some(Status::Moved))
}

fn short(status: Status) -> &'static str {
    match status {
        Status::Moved => "moved",
        Status::Documentation => "docs",
        other => other.label(),
    }
}

fn write_entry(out: &mut String, entry: &Entry, types: &BTreeSet<String>, to_do: &[(&str, &str)]) {
    let open = if entry.status == Status::Changed && !entry.breaks.is_safe() { " open" } else { "" };
    let classes = if entry.breaks.is_safe() { "safe".to_owned() } else { entry.breaks.words().join(" ") };
    let kinds: BTreeSet<&str> = entry.changes.iter().map(|change| change.kind.word()).collect();
    let _ = write!(
        out,
        "<details class=\"entry\" id=\"{}\"{open} data-class=\"{classes}\" data-status=\"{}\" data-component=\"{}\" data-kinds=\"{}\">\n\
         <summary><code class=\"name\">{}</code> <span class=\"tag\">{}</span>{}",
        escaped(&anchor(entry.component, &entry.full_name())),
        states(entry).map(Status::word).collect::<Vec<_>>().join(" "),
        entry.component.word(),
        kinds.into_iter().collect::<Vec<_>>().join(" "),
        name(entry),
        short(entry.status),
        badges(entry.breaks)
    );
    for remark in remarks(entry) {
        let _ = write!(out, " <span class=\"remark\">{}</span>", escaped(&remark));
    }
    out.push_str("</summary>\n");
    write_facts(out, entry);
    for verdict in entry.verdicts() {
        for line in witness_lines(verdict) {
            let _ = writeln!(out, "<p class=\"facts\">{}: {}</p>", verdict.rule, with_code(&line));
        }
        for document in verdict.witnesses.iter().filter_map(|one| one.document.as_ref()) {
            let _ = writeln!(out, "<pre class=\"witness\">{}</pre>", escaped(document));
        }
    }
    if !entry.changes.is_empty() {
        write_changes(out, entry);
    }
    for (path, advice) in to_do {
        let _ = writeln!(
            out,
            "<p class=\"facts\">To go over to it, <code>{}</code>: {}</p>",
            escaped(path),
            with_code(advice)
        );
    }
    write_contents(out, entry);
    write_neighbours(out, entry, types);
    out.push_str("</details>\n");
}

/// What an entry is called in the address of the page. A name has no blanks; a namespace may.
fn anchor(component: Component, name: &str) -> String {
    let name = name.replace(char::is_whitespace, "_");
    if component == Component::Element { format!("element-{name}") } else { name }
}

/// Links to what the entry refers to, and what refers to it.
fn write_neighbours(out: &mut String, entry: &Entry, types: &BTreeSet<String>) {
    let Some(all) = Some(&entry.neighbours).filter(|all| !all.is_empty()) else { return };
    out.push_str("<p class=\"facts neighbours\">See also ");
    for (index, name) in all.iter().take(NEIGHBOURS).enumerate() {
        let component = if types.contains(name) { Component::ComplexType } else { Component::Element };
        let between = if index > 0 { ", " } else { "" };
        let address = uri(&anchor(component, name));
        let _ = write!(out, "{between}<a href=\"#{address}\"><code>{}</code></a>", escaped(name));
    }
    if all.len() > NEIGHBOURS {
        let _ = write!(out, " and {} more", all.len() - NEIGHBOURS);
    }
    out.push_str("</p>\n");
}

/// The namespace in small letters: a name is looked for by its local part.
fn name(entry: &Entry) -> String {
    let namespace = entry.namespace.as_ref().map(|uri| format!("<i>{{{}}}</i>", escaped(uri))).unwrap_or_default();
    // A break after each word of a long name, which a phone needs.
    let mut name = String::new();
    for letter in entry.name.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push_str("<wbr>");
        }
        name.push_str(&escaped(letter.encode_utf8(&mut [0; 4])));
    }
    format!("{namespace}{name}")
}

/// What a change breaks.
pub(crate) fn badges(breaks: Effects) -> String {
    if breaks.is_safe() {
        return " <span class=\"badge safe\">safe</span>".to_owned();
    }
    let badges: Vec<String> =
        breaks.words().iter().map(|word| format!(" <span class=\"badge {word}\">{word}</span>")).collect();
    badges.concat()
}

fn write_facts(out: &mut String, entry: &Entry) {
    let place =
        |place: &Option<super::Location>| place.as_ref().map(|place| format!("<code>{}</code>", escaped(&at(place))));
    let places = match (place(&entry.old_place), place(&entry.new_place)) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    };
    let role = match entry.role {
        super::Role::Both => String::new(),
        role => format!(" · part of a {} only", role.label()),
    };
    let _ = writeln!(out, "<p class=\"facts\">{}{role} · {places}</p>", entry.component.label());
}

/// What has changed, as a table.
pub(crate) fn write_changes(out: &mut String, entry: &Entry) {
    if let Some(version) = &entry.version_of {
        let _ = writeln!(out, "<p class=\"facts\">In comparison to <code>{}</code>:</p>", escaped(&version.name));
    }
    out.push_str(
        "<table class=\"changes\"><thead><tr><th>change</th><th>old</th><th>new</th><th>breaks</th></tr></thead><tbody>\n",
    );
    for change in &entry.changes {
        write_row(out, change);
    }
    out.push_str("</tbody></table>\n");
}

fn write_row(out: &mut String, change: &Change) {
    let is_docs = change.kind == ChangeKind::Documentation;
    let (old, new) = match (&change.old, &change.new) {
        (Some(old), Some(new)) if is_docs => words(old, new),
        (old, new) => {
            let shown = |text: &Option<String>| match text {
                Some(text) if is_docs => escaped(text),
                Some(text) => format!("<code>{}</code>", escaped(text)),
                None => String::new(),
            };
            (shown(old), shown(new))
        }
    };
    let cell = |class: &str, text: &str| {
        let empty = if text.is_empty() { " empty" } else { "" };
        format!("<td class=\"{class}{empty}\" data-label=\"{class}\">{text}</td>")
    };
    let path = if change.path.is_empty() {
        String::new()
    } else {
        format!("<code class=\"path\">{}</code> ", escaped(&change.path))
    };
    let note =
        if change.note.is_empty() { String::new() } else { format!(" <small>{}</small>", with_code(&change.note)) };
    let breaks = if change.breaks.is_safe() { String::new() } else { badges(change.breaks) };
    let accepted = change.verdict.accepted.as_ref();
    let accepted = accepted.map(|reason| format!(" <small>accepted: {}</small>", escaped(reason))).unwrap_or_default();
    let docs = if is_docs { " docs" } else { "" };
    let _ = writeln!(
        out,
        "<tr class=\"change{docs}\"><td class=\"what\">{path}<span class=\"kind\" title=\"{}\">{}</span>{note}{accepted}</td>{}{}<td class=\"breaks\">{breaks}</td></tr>",
        change.verdict.rule,
        change.kind.label(),
        cell("old", &old),
        cell("new", &new)
    );
}

/// Two texts with the words marked that only one of them has.
fn words(old: &str, new: &str) -> (String, String) {
    let (mut one, mut other) = (String::new(), String::new());
    for change in similar::TextDiff::from_words(old, new).iter_all_changes() {
        let text = escaped(change.value());
        match change.tag() {
            ChangeTag::Equal => {
                one.push_str(&text);
                other.push_str(&text);
            }
            ChangeTag::Delete => {
                let _ = write!(one, "<del>{text}</del>");
            }
            ChangeTag::Insert => {
                let _ = write!(other, "<ins>{text}</ins>");
            }
        }
    }
    (one, other)
}

fn write_contents(out: &mut String, entry: &Entry) {
    if entry.contents.is_empty() {
        return;
    }
    out.push_str("<ul class=\"contents\">\n");
    for line in &entry.contents {
        let _ = writeln!(out, "<li><code class=\"path\">{}</code> {}</li>", escaped(&line.path), escaped(&line.is));
    }
    out.push_str("</ul>\n");
}
