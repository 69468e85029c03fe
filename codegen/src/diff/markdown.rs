//! The report as Markdown, for the description of a pull request.

use std::fmt::Write;

use super::recorded::{by_old, cause, examples, group_fate, group_title, witness_lines};
use super::report::{Change, Documents, Effects, Entry, Report, Severity, Status};
use super::text::{at, going_over, headlines, remarks, sections};

/// Sections of more entries are folded.
const FOLD: usize = 20;

impl Report {
    /// How its Markdown begins.
    pub const MARKDOWN_TITLE: &str = "# Schema changes";

    /// The report as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        // Writing to a string cannot fail, so that results are dropped.
        let mut out = String::new();
        let title = Self::MARKDOWN_TITLE;
        let _ = writeln!(out, "{title}: {} → {}\n", escaped(&self.old.name), escaped(&self.new.name));
        for line in headlines(self) {
            let _ = writeln!(out, "- {}", escaped(&line));
        }
        for (title, entries) in sections(self) {
            let _ = writeln!(out, "\n## {title} ({})\n", entries.len());
            let fold = entries.len() > FOLD;
            if fold {
                let _ = writeln!(out, "<details><summary>{} entries</summary>\n", entries.len());
            }
            if entries.iter().all(|entry| is_plain(entry)) {
                for entry in entries {
                    write_line(&mut out, entry);
                }
            } else {
                for entry in entries {
                    write_block(&mut out, entry);
                    for (path, advice) in going_over(self, entry) {
                        let _ = writeln!(out, "- to go over to it, {}: {}", code(path), escaped(advice));
                    }
                }
            }
            if fold {
                out.push_str("\n</details>\n");
            }
        }
        if let Some(documents) = &self.documents {
            write_documents(&mut out, documents);
        }
        out
    }
}

fn write_documents(out: &mut String, documents: &Documents) {
    if documents.groups.is_empty() && documents.not_old.is_empty() {
        return;
    }
    out.push_str("\n## Documents\n");
    let mut list = |title: String, lines: Vec<String>| {
        let _ = writeln!(out, "\n### {title}\n");
        for line in lines {
            let _ = writeln!(out, "- {line}");
        }
    };
    for group in &documents.groups {
        let cause = cause(group).map(|cause| code(&cause));
        let accepted = group.verdict.accepted.iter().map(|reason| format!("accepted: {}", escaped(reason)));
        let examples = examples(&group.documents, group.count, code);
        list(
            format!("{}: {}", code(&group_title(group)), group_fate(group)),
            cause.into_iter().chain(accepted).chain(examples).collect(),
        );
    }
    if documents.refused_by_old > 0 {
        list(by_old(documents), examples(&documents.not_old, documents.refused_by_old, code));
    }
}

/// Whether a line says all of it.
fn is_plain(entry: &Entry) -> bool {
    let has_witness = || entry.verdicts().any(|verdict| verdict.witnesses.iter().any(|one| one.breaks.is_some()));
    (entry.changes.is_empty() || entry.status == Status::Documentation) && !has_witness()
}

fn write_line(out: &mut String, entry: &Entry) {
    let remarks = remarks(entry).join("; ");
    let between = if remarks.is_empty() { "" } else { ": " };
    let _ = writeln!(out, "- {} {}{between}{}", code(&entry.full_name()), badge(entry.breaks), escaped(&remarks));
}

fn write_block(out: &mut String, entry: &Entry) {
    let place = entry.new_place.as_ref().or(entry.old_place.as_ref()).map(|place| code(&at(place)));
    let _ = writeln!(out, "### {}\n", code(&entry.full_name()));
    let mut facts = vec![badge(entry.breaks)];
    facts.extend(remarks(entry).iter().map(|remark| escaped(remark)));
    facts.extend(place);
    let _ = writeln!(out, "{}\n", facts.join(" · "));
    let witnesses: Vec<String> = entry.verdicts().flat_map(witness_lines).collect();
    for line in &witnesses {
        let _ = writeln!(out, "- {}", code(line));
    }
    if !witnesses.is_empty() {
        out.push('\n');
    }
    if entry.changes.is_empty() {
        return;
    }
    out.push_str("| | where | old | new | breaks |\n|---|---|---|---|---|\n");
    for change in &entry.changes {
        write_row(out, change);
    }
    out.push('\n');
}

fn write_row(out: &mut String, change: &Change) {
    let value = |text: &Option<String>| text.as_deref().map(cell).unwrap_or_default();
    let (old, new) = if change.kind == super::ChangeKind::Documentation {
        (String::new(), String::new())
    } else {
        (value(&change.old), value(&change.new))
    };
    let path = if change.path.is_empty() { String::new() } else { cell(&change.path) };
    let note = if change.note.is_empty() { String::new() } else { format!(" ({})", escaped(&change.note)) };
    let mut breaks = change.breaks.words().join(", ");
    if change.verdict.severity >= Severity::Warning {
        let _ = write!(breaks, " `{}`", change.verdict.rule);
    }
    if let Some(reason) = &change.verdict.accepted {
        let _ = write!(breaks, " accepted: {}", escaped(reason));
    }
    let _ = writeln!(out, "| {}{note} | {path} | {old} | {new} | {breaks} |", change.kind.label());
}

fn badge(breaks: Effects) -> String {
    if breaks.is_safe() { "safe".to_owned() } else { format!("**breaks {}**", breaks.words().join(", ")) }
}

/// As code.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    // A fence is longer than every run of backticks in it.
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let blank = if longest > 0 { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// As code in a table, where a bar ends the cell even in code unless a backslash stands before it.
fn cell(text: &str) -> String {
    if !text.contains("\\|") {
        return code(text).replace('|', "\\|");
    }
    // Of two backslashes, the first is one for the second: only a reference is left for the bar.
    let letter = |letter: char| match letter {
        '\n' | '\r' => " ".to_owned(),
        letter if letter.is_ascii_punctuation() => format!("&#{};", u32::from(letter)),
        letter => letter.to_string(),
    };
    format!("<code>{}</code>", text.chars().map(letter).collect::<String>())
}

/// As text that means nothing in Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if "\\*_[]<>|#".contains(letter) {
            out.push('\\');
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    out
}
