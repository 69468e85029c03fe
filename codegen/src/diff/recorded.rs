//! What becomes of recorded documents, and what witnesses show, in words that all formats share.

use std::fmt::Write;

use super::report::{Documents, Entry, Group, Report, Seen, Verdict, Witness};
use super::rules::Rule;

/// As many documents of a group are shown.
const EXAMPLES: usize = 3;

/// Groups by the rules of their reasons, with what each rule is about.
pub(super) fn by_cause(groups: &[Group]) -> Vec<(String, &[Group])> {
    let rule = |group: &Group| (group.verdict.rule, group.cause.as_ref().map(|cause| cause.rule));
    let title = |groups: &[Group]| match groups.first().and_then(|group| group.cause.as_ref()) {
        Some(cause) => format!("{}: {}", cause.rule, cause.rule.about()),
        None => "no change that is told is the reason:".to_owned(),
    };
    groups.chunk_by(|one, other| rule(one) == rule(other)).map(|groups| (title(groups), groups)).collect()
}

/// The type and the path in it.
pub(super) fn group_title(group: &Group) -> String {
    let subject = group.subject();
    if subject.is_empty() { "the document as a whole".to_owned() } else { subject }
}

/// `12 documents are refused`
pub(super) fn group_fate(group: &Group) -> String {
    let (one, several) = match group.verdict.rule {
        Rule::DocumentRefused => ("document is refused", "documents are refused"),
        _ => ("document is read as something else", "documents are read as something else"),
    };
    format!("{} {}", group.count, if group.count == 1 { one } else { several })
}

/// `20 → 10`
pub(super) fn cause_values(group: &Group) -> Option<String> {
    let cause = group.cause.as_ref()?;
    match (&cause.old, &cause.new) {
        (Some(old), Some(new)) => Some(format!("{old} → {new}")),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    }
}

/// `facet-narrowed: 20 → 10`
pub(super) fn cause(group: &Group) -> Option<String> {
    let values = cause_values(group).map(|values| format!(": {values}")).unwrap_or_default();
    group.cause.as_ref().map(|cause| format!("{}{values}", cause.rule))
}

pub(super) fn by_old(documents: &Documents) -> String {
    let (number, both) = (documents.refused_by_old, documents.refused_by_both);
    let words = if number == 1 { "document is" } else { "documents are" };
    let more = match both {
        0 => " alone".to_owned(),
        both if both == number => ", too".to_owned(),
        both => format!(", {both} of them by the new one, too"),
    };
    format!("{number} {words} refused by the old set{more}")
}

/// The first documents, a line each as `shown` writes it, and how many more there are.
pub(super) fn examples(documents: &[Seen], count: usize, shown: impl Fn(&str) -> String) -> Vec<String> {
    let mut lines: Vec<String> = documents.iter().take(EXAMPLES).map(|seen| shown(&seen.to_string())).collect();
    if count > lines.len() {
        lines.push(format!("and {} more", count - lines.len()));
    }
    lines
}

/// `3 documents: 1 is refused, 1 read as something else, 1 as before`
pub(super) fn documents_line(documents: &Documents) -> String {
    let is = |count: usize| if count == 1 { "is" } else { "are" };
    let mut line = format!(
        "{} {}: {} {} refused by the new set and not by the old one, {} {} read as something else, {} as before",
        documents.read,
        if documents.read == 1 { "document" } else { "documents" },
        documents.refused,
        is(documents.refused),
        documents.differ,
        is(documents.differ),
        documents.same
    );
    if documents.refused_by_old > 0 {
        let _ = write!(line, "; {}", by_old(documents));
    }
    line
}

/// `3 witnesses: 1 of what breaks reading, 2 of what breaks writing; none for 1 change`
pub(super) fn witnesses_line(report: &Report) -> Option<String> {
    let verdicts = || report.entries.iter().flat_map(Entry::verdicts).flat_map(|verdict| &verdict.witnesses);
    let of =
        |class: &str| verdicts().filter(|one| one.document.is_some() && one.breaks.as_deref() == Some(class)).count();
    let missing = verdicts().filter(|one| one.document.is_none() && one.breaks.is_some()).count();
    let (reading, writing) = (of("reading"), of("writing"));
    verdicts().next()?;
    let mut line = format!("witnesses: {reading} of what breaks reading, {writing} of what breaks writing");
    if missing > 0 {
        let _ = write!(line, "; {missing} without one");
    }
    Some(line)
}

/// The witnesses of a change, a line each.
pub(super) fn witness_lines(verdict: &Verdict) -> Vec<String> {
    let line = |one: &Witness| match (&one.file, &one.breaks, &one.none) {
        (Some(file), ..) => Some(format!("witness {file}: {}", one.message.as_deref().unwrap_or_default())),
        (None, Some(breaks), Some(none)) => Some(format!("no witness of what breaks {breaks}: {none}")),
        _ => None,
    };
    verdict.witnesses.iter().filter_map(line).collect()
}
