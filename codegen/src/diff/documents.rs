//! Recorded documents, judged by both sets.
//!
//! In come documents and the report of what has changed; out goes what becomes of each, and why: the change that is the
//! reason, by the field or type where the new set refuses it or reads something else.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;
use xsdbind::ReadOptions;

use super::judge::fingerprint;
use super::meaning;
use super::report::{Cause, Documents, Group, Report, Seen, Severity, Verdict};
use super::rules::Rule;
use super::trace::{About, Declared, Index, Owner, Reason, What};
use crate::dynamic::Schemas;
use crate::set::SchemaSet;

/// As many documents are named of each group.
const NAMED: usize = 100_000;
/// As many that the old set refuses.
const NAMED_OLD: usize = 20;
/// As many errors of a document are looked into.
const ERRORS: usize = 20;

/// Both sets, with what differs between them.
pub struct Judge<'r> {
    index: Index<'r>,
    report: &'r Report,
    sides: [Declared<'r>; 2],
    tables: [&'r Schemas; 2],
}

/// What becomes of a document.
#[derive(Debug)]
pub struct Judged(Fate);

#[derive(Debug)]
enum Fate {
    Same,
    /// Whether the new set refuses it, too.
    NotOld(Seen, bool),
    /// With what is the reason for each.
    Refused(Vec<(Key, Seen)>),
    Differs(Key, Seen),
}

/// What documents have in common: what happens to them, the change, or the place and the kind of error.
type Key = (Rule, Option<About>, Option<(Owner, String)>, String);

impl<'r> Judge<'r> {
    /// Of two sets, each with its tables, and what [`diff`](super::diff) says of them.
    #[must_use]
    pub fn new(report: &'r Report, old: (&'r SchemaSet, &'r Schemas), new: (&'r SchemaSet, &'r Schemas)) -> Self {
        let sides = [Declared::of(&old.0.model), Declared::of(&new.0.model)];
        Self { index: Index::of(report), report, sides, tables: [old.1, new.1] }
    }

    /// What becomes of a document. It is the line `line` of a file of such, behind so many characters, where it is one.
    #[must_use]
    pub fn judge(&self, name: &str, line: Option<(usize, usize)>, xml: &[u8], options: ReadOptions) -> Judged {
        let seen = |error: &xsdbind::Error| seen(name, line, error);
        let [old, new] = self.tables.map(|tables| tables.check(xml, options));
        let errors = match (old, new) {
            (Err(errors), new) => {
                let first = errors.iter().next().map(seen);
                let first = first.unwrap_or_else(|| not_read(name, line, String::new()));
                return Judged(Fate::NotOld(first, new.is_err()));
            }
            (Ok(old), Ok(new)) => match meaning::compare(&old, &new) {
                None => return Judged(Fate::Same),
                Some(other) => return Judged(self.differs(name, line, xml, options, &other)),
            },
            (Ok(_), Err(errors)) => errors,
        };
        let text = self.tables[0].text(xml, options).unwrap_or_default();
        let document = roxmltree::Document::parse(&text).ok();
        let (mut all, mut known) = (Vec::new(), BTreeSet::new());
        for error in errors.iter().take(ERRORS) {
            let sides = [&self.sides[0], &self.sides[1]];
            let reason = document.as_ref().map(|it| self.index.reason(sides, it, error)).unwrap_or_default();
            let key = key(Rule::DocumentRefused, reason, format!("{:?}", error.kind()));
            // One is enough of each reason.
            if known.insert(key.clone()) {
                all.push((key, seen(error)));
            }
        }
        Judged(Fate::Refused(all))
    }

    fn differs(
        &self,
        name: &str,
        line: Option<(usize, usize)>,
        xml: &[u8],
        options: ReadOptions,
        other: &meaning::Otherwise,
    ) -> Fate {
        let text = self.tables[0].text(xml, options).unwrap_or_default();
        let mut seen = not_read(name, line, other.message.clone());
        seen.at.clone_from(&other.path);
        let of = |reason| key(Rule::DocumentDiffers, reason, String::new());
        let Ok(document) = roxmltree::Document::parse(&text) else { return Fate::Differs(of(Reason::default()), seen) };
        let (nodes, attribute) = at_path(&document, &other.path);
        if let Some(node) = nodes.last() {
            let at = document.text_pos_at(node.range().start);
            (seen.line, seen.column) = placed(line, at.row as usize, at.col as usize);
        }
        let reason = self.index.meaning([&self.sides[0], &self.sides[1]], &nodes, attribute.as_deref());
        Fate::Differs(of(reason), seen)
    }

    /// All documents together: what each becomes, in any order that is always the same.
    pub fn count(&self, all: impl IntoIterator<Item = Judged>) -> Documents {
        let mut found = Documents::default();
        let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
        for Judged(fate) in all {
            found.read += 1;
            let reasons = match fate {
                Fate::Same => {
                    found.same += 1;
                    continue;
                }
                Fate::NotOld(seen, by_both) => {
                    found.refused_by_old += 1;
                    found.refused_by_both += usize::from(by_both);
                    if found.not_old.len() < NAMED_OLD {
                        found.not_old.push(seen);
                    }
                    continue;
                }
                Fate::Refused(all) => {
                    found.refused += 1;
                    all
                }
                Fate::Differs(key, seen) => {
                    found.differ += 1;
                    vec![(key, seen)]
                }
            };
            for (key, seen) in reasons {
                let group = groups
                    .entry(key)
                    .or_insert_with_key(|(rule, about, place, kind)| self.group(*rule, *about, place.as_ref(), kind));
                group.count += 1;
                if group.documents.len() < NAMED {
                    group.documents.push(seen);
                }
            }
        }
        found.groups = groups.into_values().collect();
        found.groups.sort_by_cached_key(|group| {
            let cause = group.cause.as_ref().map(|cause| cause.rule);
            // What no change is named for comes last.
            let unknown = cause.is_none();
            (group.verdict.rule, unknown, cause, Reverse(group.count), group.name.clone(), group.path.clone())
        });
        found
    }

    fn group(&self, rule: Rule, about: Option<About>, place: Option<&(Owner, String)>, kind: &str) -> Group {
        let mut verdict = Verdict { severity: Severity::Error, ..Verdict::new(rule) };
        let mut group = Group {
            verdict: verdict.clone(),
            cause: None,
            name: String::new(),
            namespace: None,
            path: String::new(),
            count: 0,
            documents: Vec::new(),
        };
        if let Some(About { entry, what }) = about {
            let entry = &self.report.entries[entry];
            (group.name, group.namespace) = (entry.name.clone(), entry.namespace.clone());
            let (of, old, new) = match what {
                What::Finding(at) => (&entry.findings[at].verdict, None, None),
                What::Change(at) => {
                    let change = &entry.changes[at];
                    group.path.clone_from(&change.path);
                    (&change.verdict, change.old.clone(), change.new.clone())
                }
            };
            group.cause = Some(Cause { rule: of.rule, fingerprint: of.fingerprint.clone(), old, new });
        } else if let Some(((_, key), path)) = place {
            group.name = key.name.to_string();
            group.namespace = key.namespace.as_ref().map(ToString::to_string);
            group.path.clone_from(path);
        }
        let cause = group.cause.as_ref().map_or(kind, |cause| &cause.fingerprint);
        let head = [group.namespace.as_deref().unwrap_or_default(), &group.name].join("\0");
        verdict.fingerprint = fingerprint(rule, &head, &[&group.path, cause]);
        Group { verdict, ..group }
    }
}

/// Of what has one reason, neither the place nor the error matters.
fn key(rule: Rule, Reason { about, place }: Reason, kind: String) -> Key {
    if about.is_some() { (rule, about, None, String::new()) } else { (rule, None, place, kind) }
}

fn not_read(name: &str, line: Option<(usize, usize)>, message: String) -> Seen {
    let (line, column) = line.map_or((None, None), |(line, _)| (Some(line), None));
    Seen { document: name.to_owned(), line, column, at: String::new(), message }
}

/// An error with its place; `line`: the document is one of a file.
fn seen(name: &str, line: Option<(usize, usize)>, error: &xsdbind::Error) -> Seen {
    let mut seen = not_read(name, line, error.message().to_owned());
    seen.at = error.path();
    if let Some(at) = error.position() {
        (seen.line, seen.column) = placed(line, at.line, at.column);
    }
    seen
}

/// A place in a document, or in the file of which it is a line.
fn placed(of: Option<(usize, usize)>, line: usize, column: usize) -> (Option<usize>, Option<usize>) {
    match of {
        Some((number, before)) if line == 1 => (Some(number), Some(column + before)),
        Some((number, _)) => (Some(number + line - 1), Some(column)),
        None => (Some(line), Some(column)),
    }
}

/// The elements of a path as [`meaning`] has them, and the attribute.
pub(super) fn at_path<'a, 'i>(
    document: &'a roxmltree::Document<'i>,
    path: &str,
) -> (Vec<Node<'a, 'i>>, Option<String>) {
    let mut found: Vec<Node<'a, 'i>> = Vec::new();
    let mut attribute = None;
    for step in path.split('/').skip(1) {
        if let Some(name) = step.strip_prefix('@') {
            attribute = Some(name.to_owned());
            break;
        }
        let (name, index) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, index)) => (name, index.parse().unwrap_or(1)),
            None => (step, 1_usize),
        };
        let around = found.last().copied().unwrap_or_else(|| document.root());
        let mut named = around.children().filter(|node| node.is_element() && node.tag_name().name() == name);
        match named.nth(index.saturating_sub(1)) {
            Some(node) => found.push(node),
            None => break,
        }
    }
    (found, attribute)
}
