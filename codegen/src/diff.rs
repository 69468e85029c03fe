//! What a new release of schemas changed, and what that does to users.
//!
//! In come two [`SchemaSet`]s; out goes a [`Report`], as data, text, Markdown, JSON or a page. Types and elements are
//! matched by namespace and name; what is left is matched as versions of one another (`versions`) or as renamed
//! (`renamed`). `compare` finds changes, `classify` says what they do.

mod attributes;
mod classify;
mod compare;
#[cfg(feature = "dynamic")]
mod documents;
mod fields;
pub(crate) mod html;
mod json;
mod judge;
mod left_over;
mod markdown;
#[cfg(feature = "dynamic")]
mod meaning;
mod migration;
mod neighbours;
mod pipeline;
mod policy;
mod reach;
mod recorded;
mod renamed;
mod report;
mod rules;
mod several;
pub(crate) mod simple;
#[cfg(test)]
mod tests;
mod text;
#[cfg(feature = "dynamic")]
mod trace;
pub(crate) mod versions;
#[cfg(feature = "dynamic")]
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use self::classify::{SAFE, directed};
use self::compare::Comparer;
#[cfg(feature = "dynamic")]
pub use self::documents::{Judge, Judged};
pub use self::migration::{RustChange, rust_changes};
pub use self::policy::Policy;
use self::reach::{Habits, Used, element_key};
use self::renamed::{Before, Deprecated, Links};
pub use self::report::{
    Cause, Change, ChangeKind, Component, Counts, Documents, Effects, Entry, Finding, Group, Line, Location, Report,
    Role, Seen, Severity, Side, Status, Step, Summary, Verdict, Version, Witness,
};
pub use self::rules::Rule;
pub use self::several::diff_all;
use crate::config::{Config, Enums};

use crate::diagnostics::{Diagnostics, Place};
use crate::error::Result;
use crate::model::{ElementId, Model, TypeId};
use crate::select;
use crate::set::SchemaSet;
use crate::view::Key;

/// How two sets are compared.
#[derive(Clone, Debug, Default)]
pub struct DiffOptions {
    config: Option<Config>,
    only_used: bool,
    both_ways: bool,
    /// What the modules of the configuration read, once that is known.
    of_modules: Arc<OnceLock<Vec<SchemaSet>>>,
}

impl DiffOptions {
    /// Everything is compared; requests are only written, responses only read.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what a configuration says of [versions](Config::version) and [requests](crate::Requests).
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = Some(config);
        self.of_modules = Arc::default();
        self
    }

    /// Likewise, and leaves out what its modules do not use.
    #[must_use]
    pub fn used_by(mut self, config: Config) -> Self {
        self.config = Some(config);
        self.only_used = true;
        self.of_modules = Arc::default();
        self
    }

    /// Reads the schemas of the configuration given to [`used_by`](Self::used_by), as the first comparison would: a program
    /// can do so while it reads the releases. Without such a configuration there is nothing to do.
    ///
    /// # Errors
    ///
    /// When one of its schemas is wrong.
    pub fn load_used(&self) -> Result<()> {
        self.of_modules().map(|_| ())
    }

    fn of_modules(&self) -> Result<&[SchemaSet]> {
        let (Some(config), true) = (&self.config, self.only_used) else { return Ok(&[]) };
        if let Some(sets) = self.of_modules.get() {
            return Ok(sets);
        }
        let sets = SchemaSet::load_config(config)?;
        Ok(self.of_modules.get_or_init(|| sets))
    }

    /// Takes every type as one that is both read and written, whatever its name: for servers, and for programs that
    /// pass messages on.
    #[must_use]
    pub fn both_ways(mut self, both_ways: bool) -> Self {
        self.both_ways = both_ways;
        self
    }
}

/// Compares two sets of schemas.
///
/// # Errors
///
/// When the configuration whose use is asked for, or one of its schemas, is wrong.
///
/// # Examples
///
/// ```no_run
/// use xsdbind_codegen::SchemaSet;
/// use xsdbind_codegen::diff::{DiffOptions, diff};
///
/// let (old, new) = (SchemaSet::load("schemas/r24")?, SchemaSet::load("schemas/r25")?);
/// let report = diff(&old, &new, &DiffOptions::new())?;
/// std::fs::write("report.html", report.to_html()).expect("the folder can be written to");
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
pub fn diff(old: &SchemaSet, new: &SchemaSet, options: &DiffOptions) -> Result<Report> {
    let config = options.config.as_ref();
    if let Some(config) = config {
        config.version_problems().check(())?;
    }
    let habits = Habits::of(config);
    let only_used = if options.only_used { config } else { None };
    let used = |config| used(config, options.of_modules()?, (&old.model, &new.model), &habits);
    let used = only_used.map(used).transpose()?;
    let mut all = Collector {
        cx: Comparer::new(&old.model, &new.model, &habits),
        habits: &habits,
        old_types: named(&old.model),
        new_types: named(&new.model),
        used: used.as_ref(),
        both_ways: options.both_ways,
        in_both: 0,
        entries: Vec::new(),
    };
    all.types();
    all.elements();
    let Collector { mut entries, in_both, .. } = all;
    let key = |entry: &Entry| (entry.name.clone(), entry.namespace.clone(), entry.component, entry.status);
    entries.sort_by_cached_key(key);
    neighbours::link_neighbours(&mut entries, &old.model, &new.model);
    Ok(Report {
        format: 1,
        old: side(old),
        new: side(new),
        only_used: options.only_used,
        summary: Summary::of(&entries, None, in_both),
        steps: Vec::new(),
        entries,
        documents: None,
    })
}

fn side(set: &SchemaSet) -> Side {
    let named = || set.model.types.iter().filter(|ty| ty.global_name().is_some());
    Side {
        name: shown_name(&set.name),
        folder: set.folder.clone(),
        files: set.model.files.len(),
        complex_types: named().filter(|ty| ty.complex().is_some()).count(),
        simple_types: named().filter(|ty| ty.simple().is_some()).count(),
        elements: set.model.elements.len(),
    }
}

/// A report is the same wherever it is made: of an absolute path, the last part.
fn shown_name(name: &str) -> String {
    let path = Path::new(name);
    let last = if path.is_absolute() { path.file_name() } else { None };
    last.map_or_else(|| name.to_owned(), |last| last.to_string_lossy().into_owned())
}

/// What a configuration uses, of what it reads now and of the new set.
fn used(config: &Config, sets: &[SchemaSet], (old, new): (&Model, &Model), habits: &Habits<'_>) -> Result<Used> {
    let mut used = Used::default();
    for (set, module) in sets.iter().zip(&config.modules) {
        let responses = select::Responses::of_module(&set.model, module, &mut Diagnostics::new());
        let selection = select::select(&set.model, module, &responses)?;
        used.add(&set.model, &selection, module.enums == Enums::Open);
    }
    used.follow(old, new, habits);
    Ok(used)
}

/// Gathers entries.
struct Collector<'m, 'u> {
    cx: Comparer<'m>,
    habits: &'u Habits<'u>,
    old_types: BTreeMap<Key, TypeId>,
    new_types: BTreeMap<Key, TypeId>,
    used: Option<&'u Used>,
    both_ways: bool,
    in_both: usize,
    entries: Vec<Entry>,
}

/// Types by name.
fn named(model: &Model) -> BTreeMap<Key, TypeId> {
    model.types().filter_map(|(id, ty)| Some((Key::of(ty)?, id))).collect()
}

impl Collector<'_, '_> {
    fn types(&mut self) {
        let (old, new) = (self.old_types.clone(), self.new_types.clone());
        let used = self.used;
        // Without a configuration nobody knows what is used.
        let is_used = |key: &Key| used.is_some_and(|used| used.has_type(key));
        let links = Links::find(self.cx.old, self.cx.new, (&old, &new), self.habits, &is_used);
        for (key, &id) in &old {
            if !self.is_used(key) {
                continue;
            }
            match (new.get(key), links.renamed.get(&id)) {
                (Some(&other), _) => {
                    self.in_both += 1;
                    self.pair(key, id, other, links.deprecated.get(&other).copied());
                }
                (None, Some(&other)) => self.renamed(key, id, other),
                (None, None) => self.removed(key, id, links.replaced.get(&id).copied()),
            }
        }
        let renamed: BTreeSet<TypeId> = links.renamed.values().copied().collect();
        for (key, &id) in new.iter().filter(|(key, id)| !old.contains_key(key) && !renamed.contains(id)) {
            if self.is_used(key) {
                self.added(key, id, links.versions.get(&id), links.deprecated.get(&id).copied());
            }
        }
    }

    fn is_used(&self, key: &Key) -> bool {
        self.used.is_none_or(|used| used.has_type(key))
    }

    fn is_open(&self, key: &Key) -> bool {
        self.used.is_some_and(|used| used.is_open(key))
    }

    /// A type that both sets have.
    fn pair(&mut self, key: &Key, old: TypeId, new: TypeId, deprecated: Option<Deprecated>) {
        let mut differ = self.cx.differ(self.used.is_some_and(|used| used.is_open(key)));
        differ.compare_named_types(old, new);
        let changes = differ.changes;
        let mut entry = self.entry(key, Some(old), Some(new));
        if changes.is_empty() && !entry.moved {
            return;
        }
        entry.status = status(&changes);
        entry.derived = self.cx.new.derived_types(new).len();
        self.deprecate(&mut entry, deprecated);
        self.finish(entry, changes, SAFE);
    }

    /// Notes that the new set deprecates a type, and what to use instead.
    fn deprecate(&self, entry: &mut Entry, deprecated: Option<Deprecated>) {
        entry.deprecated = deprecated.is_some();
        let successor = deprecated.and_then(|deprecated| deprecated.successor).and_then(|id| Key::of(&self.cx.new[id]));
        entry.replaced_by = successor.map(|key| key.to_string()).or(entry.replaced_by.take());
    }

    fn renamed(&mut self, old_key: &Key, old: TypeId, new: TypeId) {
        let Some(key) = Key::of(&self.cx.new[new]) else { return };
        let open = self.is_open(old_key);
        let mut differ = self.cx.differ(open);
        differ.compare_named_types(old, new);
        let mut changes = differ.changes;
        // On the wire a name stands only in `xsi:type`.
        let on_wire =
            self.cx.old_facts.is_message(old) || !self.cx.old_facts.stands_in_for(self.cx.old, old).is_empty();
        let breaks = Effects { reading: on_wire, writing: on_wire, compilation: true };
        let (one, other) = (Some(old_key.to_string()), Some(key.to_string()));
        changes.insert(0, Change::new(Rule::TypeRenamed, "", (one, other), "", breaks));
        let mut entry = self.entry(&key, Some(old), Some(new));
        entry.status = Status::Renamed;
        entry.old_name = Some(old_key.to_string());
        entry.derived = self.cx.new.derived_types(new).len();
        self.finish(entry, changes, SAFE);
    }

    /// A client that knows the type can neither send it any more nor be written against it.
    fn removed(&mut self, key: &Key, id: TypeId, replacement: Option<TypeId>) {
        let facts = &self.cx.old_facts;
        let on_wire = facts.is_message(id) || !facts.stands_in_for(self.cx.old, id).is_empty();
        let breaks = Effects { reading: false, writing: on_wire, compilation: true };
        let differ = self.cx.differ(false);
        let contents = lines(differ.list_contents(false, id));
        let mut entry = self.entry(key, Some(id), None);
        entry.status = Status::Removed;
        entry.contents = contents;
        entry.derived = self.cx.old.derived_types(id).len();
        entry.replaced_by = replacement.and_then(|id| Key::of(&self.cx.new[id])).map(|key| key.to_string());
        self.finish(entry, Vec::new(), breaks);
    }

    /// A client that does not know a message is never sent it. Any other type may stand in for one that it knows.
    fn added(&mut self, key: &Key, id: TypeId, before: Option<&Before>, deprecated: Option<Deprecated>) {
        let facts = &self.cx.new_facts;
        let stands_in = || {
            let bases = facts.stands_in_for(self.cx.new, id);
            bases.iter().any(|base| Key::of(&self.cx.new[*base]).is_some_and(|key| self.old_types.contains_key(&key)))
        };
        let stands_in = !facts.is_message(id) && stands_in();
        let breaks = Effects { reading: stands_in, writing: false, compilation: stands_in };
        let open = self.is_open(key);
        let mut differ = self.cx.differ(open);
        if let Some(before) = before {
            differ.compare_named_types(before.id, id);
        }
        let (changes, contents) = (std::mem::take(&mut differ.changes), lines(differ.list_contents(true, id)));
        let mut entry = self.entry(key, None, Some(id));
        entry.status = Status::Added;
        entry.contents = contents;
        entry.derived = self.cx.new.derived_types(id).len();
        entry.version_of = before.and_then(|before| {
            let key = Key::of(&self.cx.old[before.id])?;
            let stays = self.new_types.contains_key(&key);
            let between = before.between.iter().filter_map(|id| Some(Key::of(&self.cx.new[*id])?.to_string()));
            Some(Version { name: key.to_string(), stays, between: between.collect() })
        });
        self.deprecate(&mut entry, deprecated);
        // The changes are those that a user meets who goes over to it; they come to nobody by themselves.
        entry.changes = changes.into_iter().map(|change| Change { breaks: SAFE, ..change }).collect();
        entry.changes.sort_by_key(|change| change.kind == ChangeKind::Documentation);
        entry.breaks = self.directed(breaks, entry.role);
        judge::judge(&mut entry);
        self.entries.push(entry);
    }

    fn entry(&self, key: &Key, old: Option<TypeId>, new: Option<TypeId>) -> Entry {
        let roles = old.map(|id| self.cx.old_facts.role(id)).into_iter();
        let roles: BTreeSet<Role> = roles.chain(new.map(|id| self.cx.new_facts.role(id))).collect();
        let (one, other) = (old.map(|id| &self.cx.old[id]), new.map(|id| &self.cx.new[id]));
        let is_complex = other.or(one).is_some_and(|ty| ty.complex().is_some());
        Entry {
            component: if is_complex { Component::ComplexType } else { Component::SimpleType },
            role: match (roles.first(), roles.len()) {
                (Some(role), 1) => *role,
                _ => Role::Both,
            },
            ..entry(key, one.map(|ty| location(&ty.place)), other.map(|ty| location(&ty.place)))
        }
    }

    fn directed(&self, effects: Effects, role: Role) -> Effects {
        if self.both_ways { effects } else { directed(effects, role) }
    }

    /// Adds an entry with its changes; `own` is what it breaks besides.
    fn finish(&mut self, mut entry: Entry, changes: Vec<Change>, own: Effects) {
        let mut all = self.directed(own, entry.role);
        entry.changes = changes;
        // What is said of a type comes after what it is.
        entry.changes.sort_by_key(|change| change.kind == ChangeKind::Documentation);
        for change in &mut entry.changes {
            change.breaks = if self.both_ways { change.breaks } else { directed(change.breaks, entry.role) };
            all = all.and(change.breaks);
        }
        entry.breaks = all;
        judge::judge(&mut entry);
        self.entries.push(entry);
    }

    fn elements(&mut self) {
        let (old, new) = (element_ids(self.cx.old), element_ids(self.cx.new));
        let is_used = |key: &Key| self.used.is_none_or(|used| used.has_element(key));
        let keys: Vec<Key> =
            old.keys().chain(new.keys()).cloned().collect::<BTreeSet<_>>().into_iter().filter(is_used).collect();
        for key in keys {
            match (old.get(&key), new.get(&key)) {
                (Some(&one), Some(&other)) => {
                    self.in_both += 1;
                    self.element(&key, one, other);
                }
                (Some(&one), None) => {
                    let place = location(&self.cx.old[one].place);
                    let breaks = Effects { reading: false, writing: true, compilation: true };
                    let entry = Entry { status: Status::Removed, ..entry(&key, Some(place), None) };
                    self.finish(entry, Vec::new(), breaks);
                }
                (None, Some(&other)) => {
                    let place = location(&self.cx.new[other].place);
                    self.finish(entry(&key, None, Some(place)), Vec::new(), SAFE);
                }
                (None, None) => {}
            }
        }
    }

    fn element(&mut self, key: &Key, old: ElementId, new: ElementId) {
        let (old, new) = (&self.cx.old[old], &self.cx.new[new]);
        let open = self.is_open(key);
        let mut differ = self.cx.differ(open);
        differ.compare_elements(old, new);
        let changes = differ.changes;
        let mut entry = entry(key, Some(location(&old.place)), Some(location(&new.place)));
        if changes.is_empty() && !entry.moved {
            return;
        }
        entry.status = status(&changes);
        self.finish(entry, changes, SAFE);
    }
}

fn element_ids(model: &Model) -> BTreeMap<Key, ElementId> {
    let ids = model.elements.iter().enumerate();
    ids.filter_map(|(index, element)| {
        Some((element_key(&element.name, element.namespace.clone()), ElementId::new(index)?))
    })
    .collect()
}

/// An added element, until more is known.
fn entry(key: &Key, old_place: Option<Location>, new_place: Option<Location>) -> Entry {
    let moved = matches!((&old_place, &new_place), (Some(one), Some(other)) if one.file != other.file);
    Entry {
        status: Status::Added,
        component: Component::Element,
        name: key.name.to_string(),
        namespace: key.namespace.as_ref().map(ToString::to_string),
        old_name: None,
        old_place,
        new_place,
        moved,
        role: Role::Both,
        breaks: SAFE,
        version_of: None,
        deprecated: false,
        replaced_by: None,
        findings: Vec::new(),
        changed_in: Vec::new(),
        neighbours: Vec::new(),
        derived: 0,
        changes: Vec::new(),
        contents: Vec::new(),
    }
}

fn location(place: &Place) -> Location {
    Location { file: place.path.to_string(), line: place.line }
}

fn lines(lines: Vec<(String, String)>) -> Vec<Line> {
    lines.into_iter().map(|(path, is)| Line { path, is }).collect()
}

/// What became of what both sets have.
fn status(changes: &[Change]) -> Status {
    match changes {
        [] => Status::Moved,
        all if all.iter().all(|change| change.kind == ChangeKind::Documentation) => Status::Documentation,
        _ => Status::Changed,
    }
}
