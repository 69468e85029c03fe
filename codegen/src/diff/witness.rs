//! Witnesses: for each change that breaks reading or writing, a smallest document that shows it.
//!
//! In come both sets and the report; out go documents, in the report. One set takes such a document and the other refuses it
//! because of the change, or reads something else: each is read by both before it gets out. Documents are samples of the one
//! set with the type in question in them, as they are or with one thing changed; then all is left out that can be.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

use roxmltree::Node;
use xsdbind::ReadOptions;

use super::documents::at_path;
use super::meaning;
use super::report::{Component, Effects, Entry, Report, Witness};
use super::trace::{About, Declared, Index, Owner, Paths, Spot, What, XSI};
use crate::dynamic::{Sample, Schemas, WriteOptions};
use crate::escape::xml;
use crate::model::{Content, Facets, Model, Particle, Term, TypeId, TypeRef, Variety};
use crate::set::SchemaSet;
use crate::view::Key;

/// As many types are looked at in which a type may be.
const OWNERS: usize = 40;
/// As many documents of a type.
const SAMPLES: usize = 40;
/// As many random ones of them.
const RANDOM: usize = 25;
/// As many bytes of documents are read to find one witness, and as many to leave out of it what can be.
const READ: usize = 32 << 20;
/// As many bytes samples have together.
const KEPT: usize = 16 << 20;
/// The largest document that is looked at, in bytes.
const LARGEST: usize = 400_000;
/// How often something is repeated at most.
const MOST: u32 = 2000;

const ONLY_COMPILATION: &str = "it breaks compilation alone: no document is refused";
const NOT_FOUND: &str = "no document was found that shows it";
const NO_ROOT: &str = "no root element leads to it";

/// One direction: the set that takes the documents, and the one that does not.
struct Side<'a> {
    takes: &'a Schemas,
    refuses: &'a Schemas,
    model: &'a Model,
    declared: Declared<'a>,
    other: Declared<'a>,
    /// Whether the new set is the one that takes them.
    is_new: bool,
    /// In which types each type is that of something, and of which global elements.
    users: BTreeMap<TypeId, BTreeSet<TypeId>>,
    elements: BTreeMap<TypeId, Vec<String>>,
}

impl Report {
    /// Finds a document for each change that breaks reading or writing, which the one set takes and the other does not.
    pub fn find_witnesses(&mut self, old: (&SchemaSet, &Schemas), new: (&SchemaSet, &Schemas)) {
        let writing = Side::of(old, new, false);
        let reading = Side::of(new, old, true);
        let mut found: Vec<(About, Vec<Witness>)> = Vec::new();
        let index = Index::of(self);
        for (entry, of) in self.entries.iter().enumerate() {
            let samples = [OnceCell::new(), OnceCell::new()];
            let findings = of.findings.iter().enumerate().map(|(at, one)| (What::Finding(at), one.breaks));
            let changes = of.changes.iter().enumerate().map(|(at, one)| (What::Change(at), one.breaks));
            for (what, breaks) in findings.chain(changes) {
                let about = About { entry, what };
                let mut all = Vec::new();
                for (wanted, side, samples) in
                    [(breaks.reading, &reading, &samples[0]), (breaks.writing, &writing, &samples[1])]
                {
                    if wanted {
                        all.push(side.witness(&index, of, about, samples.get_or_init(|| side.samples_of(of))));
                    }
                }
                match breaks {
                    Effects { reading: false, writing: false, compilation: true } => {
                        found.push((about, vec![none(None, ONLY_COMPILATION)]));
                    }
                    _ if !all.is_empty() => found.push((about, all)),
                    _ => {}
                }
            }
        }
        for (About { entry, what }, witnesses) in found {
            let entry = &mut self.entries[entry];
            match what {
                What::Finding(at) => entry.findings[at].verdict.witnesses = witnesses,
                What::Change(at) => entry.changes[at].verdict.witnesses = witnesses,
            }
        }
        self.name_witnesses();
    }

    /// Gives each a name of a file: the type, the rule, and a number where there are several.
    fn name_witnesses(&mut self) {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &mut self.entries {
            let name: String = entry
                .name
                .chars()
                .map(|letter| if letter.is_alphanumeric() || letter == '_' { letter } else { '-' })
                .collect();
            let findings = entry.findings.iter_mut().map(|finding| &mut finding.verdict);
            let changes = entry.changes.iter_mut().map(|change| &mut change.verdict);
            for verdict in findings.chain(changes) {
                let rule = verdict.rule;
                for witness in verdict.witnesses.iter_mut().filter(|witness| witness.document.is_some()) {
                    let stem = format!("{name}-{rule}");
                    // Files of names that differ in their case alone are one file to some systems.
                    let count = names.entry(stem.to_lowercase()).or_default();
                    *count += 1;
                    let number = if *count > 1 { format!("-{count}") } else { String::new() };
                    witness.file = Some(format!("{stem}{number}.xml"));
                }
            }
        }
    }

    /// All witnesses, with what each is one of.
    pub fn witnesses(&self) -> impl Iterator<Item = (&Entry, &super::Verdict, &Witness)> {
        self.entries.iter().flat_map(|entry| {
            entry.verdicts().flat_map(move |verdict| verdict.witnesses.iter().map(move |one| (entry, verdict, one)))
        })
    }
}

fn none(breaks: Option<&str>, why: &str) -> Witness {
    Witness { breaks: breaks.map(str::to_owned), document: None, message: None, file: None, none: Some(why.to_owned()) }
}

/// What a document has to show.
struct Search<'s, 'r> {
    side: &'s Side<'s>,
    index: &'s Index<'r>,
    about: About,
    /// The type or element, and the path in it.
    place: (Owner, String),
}

/// How well a document shows a change, the best first: it is refused for it, or read as something else for it; or the one or
/// the other for something else of the same type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Refused,
    Differs,
    RefusedNearby,
    DiffersNearby,
}

/// What a search has found.
struct Found {
    best: Option<(Rank, String)>,
    /// As many bytes may still be read.
    left: usize,
}

impl<'a> Side<'a> {
    fn of(takes: (&'a SchemaSet, &'a Schemas), refuses: (&'a SchemaSet, &'a Schemas), is_new: bool) -> Self {
        let model = &takes.0.model;
        Self {
            takes: takes.1,
            refuses: refuses.1,
            model,
            declared: Declared::of(model),
            other: Declared::of(&refuses.0.model),
            is_new,
            users: users(model),
            elements: elements(model),
        }
    }

    fn witness(&self, index: &Index<'_>, entry: &Entry, about: About, samples: &[String]) -> Witness {
        let breaks = Some(if self.is_new { "reading" } else { "writing" });
        let path = match about.what {
            What::Finding(_) => String::new(),
            What::Change(at) => entry.changes[at].path.clone(),
        };
        let place = (self.owner(entry), path);
        if samples.is_empty() {
            return none(breaks, NO_ROOT);
        }
        match (Search { side: self, index, about, place }).find(samples) {
            Some((document, message)) => Witness {
                breaks: breaks.map(str::to_owned),
                document: Some(document),
                message: Some(message),
                file: None,
                none: None,
            },
            None => none(breaks, NOT_FOUND),
        }
    }

    /// The type or element that an entry is about, as this set calls it.
    fn owner(&self, entry: &Entry) -> Owner {
        let name = match &entry.old_name {
            Some(old) if !self.is_new => old.rsplit_once('}').map_or(old.as_str(), |(_, name)| name),
            _ => &entry.name,
        };
        let key = Key { name: name.into(), namespace: entry.namespace.as_deref().map(Into::into) };
        (entry.component == Component::Element, key)
    }

    /// Documents with what an entry is about in them.
    fn samples_of(&self, entry: &Entry) -> Vec<String> {
        let (is_element, key) = self.owner(entry);
        self.samples(&if is_element { vec![key.to_string()] } else { self.names(&key) })
    }

    /// The types of which to make documents for one to be in them: itself, or those with it in them.
    fn names(&self, key: &Key) -> Vec<String> {
        let Some(id) = self.declared.type_of(key) else { return Vec::new() };
        let (mut found, mut known) = (Vec::new(), BTreeSet::from([id]));
        let mut next = std::collections::VecDeque::from([id]);
        while let Some(at) = next.pop_front() {
            let ty = &self.model[at];
            if let (Some(complex), Some(key)) = (ty.complex(), Key::of(ty))
                && !complex.is_abstract
            {
                found.push(key.to_string());
                if found.len() >= OWNERS {
                    break;
                }
            }
            next.extend(ty.derived.iter().copied().filter(|id| known.insert(*id)));
            // A complex type is reached by name; a simple one by what has it, and so is one that has no name.
            if ty.complex().is_none() || Key::of(ty).is_none() {
                found.extend(self.elements.get(&at).into_iter().flatten().cloned());
                next.extend(self.users.get(&at).into_iter().flatten().copied().filter(|id| known.insert(*id)));
            }
        }
        found
    }

    /// Documents of each of these, the small ones first, as many as may be kept.
    fn samples(&self, names: &[String]) -> Vec<String> {
        let (mut found, mut known, mut bytes) = (Vec::new(), HashSet::new(), 0);
        let kinds = [Sample::Smallest, Sample::Full, Sample::Cleared, Sample::Branches, Sample::Random(RANDOM, 1)];
        for (kind, name) in kinds.into_iter().flat_map(|kind| names.iter().map(move |name| (kind, name))) {
            let made = self.takes.samples(name, kind).unwrap_or_default();
            let texts = made.iter().take(SAMPLES).filter_map(|document| document.to_xml(WriteOptions::new()).ok());
            for text in texts.filter(|text| text.len() <= LARGEST) {
                if known.insert(blake3::hash(text.as_bytes())) {
                    bytes += text.len();
                    if bytes > KEPT {
                        return found;
                    }
                    found.push(text);
                }
            }
        }
        found
    }
}

/// The global elements of each type.
fn elements(model: &Model) -> BTreeMap<TypeId, Vec<String>> {
    let mut found: BTreeMap<TypeId, Vec<String>> = BTreeMap::new();
    for element in &model.elements {
        if let (TypeRef::Type(id), false) = (element.type_ref, element.is_abstract) {
            let key = Key { name: element.name.clone(), namespace: element.namespace.clone() };
            found.entry(id).or_default().push(key.to_string());
        }
    }
    found
}

/// The types in which each type is that of an element, an attribute, a text, an item or a member.
fn users(model: &Model) -> BTreeMap<TypeId, BTreeSet<TypeId>> {
    fn elements(particle: &Particle, add: &mut dyn FnMut(TypeRef)) {
        match &particle.term {
            Term::Element(element) => add(element.type_ref),
            Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
                for part in parts {
                    elements(part, add);
                }
            }
            Term::Any(_) => {}
        }
    }

    let mut found: BTreeMap<TypeId, BTreeSet<TypeId>> = BTreeMap::new();
    for (user, ty) in model.types() {
        let mut add = |used: TypeRef| {
            if let TypeRef::Type(id) = used {
                found.entry(id).or_default().insert(user);
            }
        };
        match (ty.complex(), ty.simple()) {
            (Some(complex), _) => {
                complex.attributes.iter().for_each(|attribute| add(attribute.type_ref));
                match &complex.content {
                    Content::Simple(text) => add(*text),
                    Content::Particle(particle) => elements(particle, &mut add),
                    Content::Empty => {}
                }
            }
            (None, Some(simple)) => match &simple.variety {
                Variety::Atomic(_) => {}
                Variety::List { item } => add(*item),
                Variety::Union { members } => members.iter().for_each(|member| add(*member)),
            },
            (None, None) => {}
        }
    }
    found
}

impl Search<'_, '_> {
    /// The document that shows the change best, and what is said of it.
    fn find(&self, samples: &[String]) -> Option<(String, String)> {
        let mut found = Found { best: None, left: READ };
        // As they are, then each with one thing changed.
        let mut ended = samples.iter().try_for_each(|text| self.look_at(text, &mut found));
        for text in samples {
            if ended.is_continue() {
                ended = self.altered(text, &mut found);
            }
        }
        let (rank, text) = found.best?;
        self.smallest(rank, text)
    }

    /// Keeps a document that is not too large, if it shows the change better than those before. Breaks off at the best, and
    /// when enough was read.
    fn look_at(&self, text: &str, found: &mut Found) -> ControlFlow<()> {
        if text.len() > LARGEST {
            return ControlFlow::Continue(());
        }
        let Some(left) = found.left.checked_sub(text.len()) else { return ControlFlow::Break(()) };
        found.left = left;
        if let Some((rank, _)) = self.shows(text)
            && found.best.as_ref().is_none_or(|(best, _)| rank < *best)
        {
            found.best = Some((rank, text.to_owned()));
            if rank == Rank::Refused {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    /// How well a document shows the change, and what the other set says of it.
    fn shows(&self, text: &str) -> Option<(Rank, String)> {
        let side = self.side;
        let taken = side.takes.check(text.as_bytes(), ReadOptions::new()).ok()?;
        let sides = [&side.declared, &side.other];
        let is_it = |about: Option<About>| about == Some(self.about);
        let is_nearby = |about: Option<About>| about.is_some_and(|about| about.entry == self.about.entry);
        match side.refuses.check(text.as_bytes(), ReadOptions::new()) {
            Err(errors) => {
                let document = roxmltree::Document::parse(text).ok()?;
                let mut nearby = None;
                for error in &errors {
                    let reason = self.index.reason(sides, &document, error);
                    if is_it(reason.about) {
                        return Some((Rank::Refused, error.to_string()));
                    }
                    let is_here = reason.place.is_some_and(|(owner, _)| owner == self.place.0);
                    if nearby.is_none() && (is_nearby(reason.about) || is_here) {
                        nearby = Some((Rank::RefusedNearby, error.to_string()));
                    }
                }
                nearby
            }
            Ok(read) => {
                let other = meaning::compare(&taken, &read)?;
                let document = roxmltree::Document::parse(text).ok()?;
                let (nodes, attribute) = at_path(&document, &other.path);
                let about = self.index.meaning(sides, &nodes, attribute.as_deref()).about;
                let rank = if is_it(about) {
                    Rank::Differs
                } else if is_nearby(about) {
                    Rank::DiffersNearby
                } else {
                    return None;
                };
                Some((rank, format!("{}: {}", other.path, other.message)))
            }
        }
    }

    /// Leaves out what can be.
    fn smallest(&self, rank: Rank, mut text: String) -> Option<(String, String)> {
        let mut left = READ;
        loop {
            let before = text.len();
            // What stands outside first, and the last first, so that places stay.
            let (mut at, mut ranges) = (0, parts(&text));
            while let Some(range) = ranges.get(at) {
                let shorter = [&text[..range.start], &text[range.end..]].concat();
                let Some(rest) = left.checked_sub(shorter.len()) else { break };
                left = rest;
                if self.shows(&shorter).is_some_and(|(of, _)| of == rank) {
                    text = shorter;
                    ranges = parts(&text);
                } else {
                    at += 1;
                }
            }
            if text.len() == before || left < text.len() {
                break;
            }
        }
        let (_, message) = self.shows(&text)?;
        Some((text, message))
    }

    /// Looks at the document with one thing changed at the places in question.
    fn altered(&self, text: &str, found: &mut Found) -> ControlFlow<()> {
        let Ok(document) = roxmltree::Document::parse(text) else { return ControlFlow::Continue(()) };
        let root = document.root_element();
        match self.side.declared.root(root) {
            Some(spot) => self.visit(root, &spot, text, found),
            None => ControlFlow::Continue(()),
        }
    }

    fn is_here(&self, paths: &Paths) -> bool {
        paths.contains(&self.place)
    }

    fn visit(&self, node: Node<'_, '_>, spot: &Spot, text: &str, found: &mut Found) -> ControlFlow<()> {
        if self.is_here(&spot.field) || self.is_here(&spot.within) {
            let range = node.range();
            let (before, whole, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
            let mut replaced = |with: &str| self.look_at(&[before, with, after].concat(), found);
            if !node.children().any(|child| child.is_element()) {
                for value in self.values(spot) {
                    replaced(&with_content(whole, &value))?;
                }
            }
            replaced(&nil(node, whole))?;
            replaced("")?;
            for count in self.counts() {
                let count = count as usize;
                // Not even made, where it would be too large.
                if text.len().saturating_add(whole.len().saturating_mul(count)) <= LARGEST {
                    replaced(&whole.repeat(count))?;
                }
            }
        }
        for attribute in node.attributes().filter(|attribute| attribute.namespace() != Some(XSI)) {
            let Some(spot) = self.side.declared.attribute(spot, attribute.name()) else { continue };
            if self.is_here(&spot.field) || self.is_here(&spot.within) {
                let (range, value) = (attribute.range(), attribute.range_value());
                self.look_at(&[&text[..range.start], &text[range.end..]].concat(), found)?;
                for other in self.values(&spot) {
                    self.look_at(&[&text[..value.start], &xml(&other), &text[value.end..]].concat(), found)?;
                }
            }
        }
        for child in node.children().filter(Node::is_element) {
            if let Some(spot) = self.side.declared.child(spot, child) {
                self.visit(child, &spot, text, found)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// How often something may stand with one set and not with the other.
    fn counts(&self) -> Vec<u32> {
        let What::Change(at) = self.about.what else { return Vec::new() };
        let Some(change) = self.index.change(self.about.entry, at) else { return Vec::new() };
        let numbers = [&change.old, &change.new].into_iter().flatten();
        let numbers = numbers.flat_map(|text| text.split("..").filter_map(|number| number.trim().parse::<u32>().ok()));
        let around = numbers.flat_map(|number| [number.saturating_sub(1), number, number.saturating_add(1)]);
        let found: BTreeSet<u32> = around.filter(|count| (2..=MOST).contains(count)).collect();
        found.into_iter().collect()
    }

    /// Texts at the bounds of what both sets allow.
    fn values(&self, spot: &Spot) -> Vec<String> {
        let mut found = BTreeSet::new();
        let mut lengths = BTreeSet::new();
        for declared in [&self.side.declared, &self.side.other] {
            for (owner, _) in &spot.within {
                if let Some(facets) = declared.facets(owner) {
                    at_bounds(facets, &mut found, &mut lengths);
                }
            }
        }
        if let (What::Change(at), entry) = (self.about.what, self.about.entry)
            && let Some(change) = self.index.change(entry, at)
        {
            // `fixed "1"`, `"value"`
            for text in [&change.old, &change.new].into_iter().flatten() {
                found.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
        let mut all: Vec<String> = found.into_iter().collect();
        for length in lengths {
            all.push("x".repeat(length));
            all.push("1".repeat(length));
        }
        all.extend(["x", "1", "0", "-1", "true", "", " x", "x  y", "1.5", "01"].map(str::to_owned));
        all
    }
}

fn at_bounds(facets: &Facets, found: &mut BTreeSet<String>, lengths: &mut BTreeSet<usize>) {
    found.extend(facets.enumeration.iter().map(|value| value.value.to_string()));
    for length in [&facets.length, &facets.min_length, &facets.max_length, &facets.total_digits].into_iter().flatten() {
        let length = usize::try_from(length.value).unwrap_or(usize::MAX);
        let near = [length.saturating_sub(1), length, length.saturating_add(1)];
        lengths.extend(near.into_iter().filter(|length| *length <= LARGEST / 4));
    }
    for digits in facets.fraction_digits.iter().filter(|digits| digits.value < 1000) {
        let count = usize::try_from(digits.value).unwrap_or_default();
        found.extend([format!("0.{}", "1".repeat(count)), format!("0.{}", "1".repeat(count + 1))]);
    }
    let bounds = [&facets.min_inclusive, &facets.min_exclusive, &facets.max_inclusive, &facets.max_exclusive];
    for bound in bounds.into_iter().flatten() {
        found.insert(bound.value.to_string());
        if let Ok(number) = bound.value.parse::<i128>() {
            found.extend([number.saturating_sub(1), number.saturating_add(1)].map(|number| number.to_string()));
        }
    }
}

/// What could be left out of a document: elements and attributes, outer ones first, and texts beside elements.
fn parts(text: &str) -> Vec<std::ops::Range<usize>> {
    let Ok(document) = roxmltree::Document::parse(text) else { return Vec::new() };
    let mut found = Vec::new();
    for node in document.root_element().descendants() {
        let is_root = node.parent_element().is_none();
        if node.is_element() {
            if !is_root {
                found.push(node.range());
            }
            found.extend(node.attributes().map(|attribute| attribute.range()));
        } else if node.parent_element().is_some_and(|around| around.children().any(|one| one.is_element())) {
            found.push(node.range());
        }
    }
    // A blank before an attribute goes with it.
    let is_blank = |at: usize| at > 0 && text.as_bytes()[at - 1] == b' ';
    for range in &mut found {
        if !text[range.clone()].starts_with('<') && is_blank(range.start) {
            range.start -= 1;
        }
    }
    found
}

/// The end of a start tag that begins a text, behind its `>`.
fn tag_end(element: &str) -> usize {
    let mut quote = None;
    for (at, letter) in element.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    element.len()
}

/// The start tag without `>` or `/>`, and the name.
fn start(element: &str) -> (&str, &str) {
    let tag = &element[..tag_end(element)];
    let tag = tag.trim_end_matches('>').trim_end_matches('/');
    let name = tag.trim_start_matches('<').split([' ', '\t', '\n', '\r']).next().unwrap_or_default();
    (tag, name)
}

fn with_content(element: &str, value: &str) -> String {
    let (tag, name) = start(element);
    format!("{tag}>{}</{name}>", xml(value))
}

/// The element as nil, with its attributes.
fn nil(node: Node<'_, '_>, element: &str) -> String {
    let tag = start(element).0;
    match node.lookup_prefix(XSI) {
        Some(prefix) => format!("{tag} {prefix}:nil=\"true\"/>"),
        None => format!("{tag} xmlns:xsi=\"{XSI}\" xsi:nil=\"true\"/>"),
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Side};
    use crate::config::Config;
    use crate::diff::tests::set;
    use crate::dynamic::Schemas;

    /// Samples that are the same are one, and take the place of no other.
    #[test]
    fn samples_are_counted_once() {
        // All that differs in a document of many bytes is one of a few.
        let large = "x".repeat(390_000);
        let ty = |at: usize| {
            format!(
                "<xs:complexType name='T{at}'><xs:complexContent><xs:extension base='T'/></xs:complexContent></xs:complexType>"
            )
        };
        let types: String = (0..10).map(ty).collect();
        let set = set(&format!(
            "<xs:element name='t' type='T'/>{types}<xs:complexType name='T'><xs:sequence>\
             <xs:element name='l' type='xs:string' fixed='{large}'/><xs:element name='b' type='xs:boolean'/></xs:sequence></xs:complexType>"
        ));
        let schemas = Schemas::of_set(&set, &Config::new()).unwrap();
        let side = Side::of((&set, &schemas), (&set, &schemas), false);
        let names: Vec<String> = (0..10).map(|at| format!("T{at}")).collect();
        let samples = side.samples(&names);
        assert!(samples.iter().map(String::len).sum::<usize>() <= KEPT);
        assert_eq!(samples.len(), 20);
    }
}
