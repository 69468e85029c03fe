//! Paths of entry files in, a [`SourceSet`] out: includes, imports and redefines followed, in any
//! graph, each file once.
//!
//! Nothing is fetched from the network. The outcome does not depend on the order of the entries:
//! they are sorted first, files are found breadth first, and the set is sorted by path in the end.

mod allowed;
mod copies;
mod decode;
mod file;
mod locations;
mod missing;
pub(crate) mod paths;
pub(crate) mod pieces;
pub(crate) mod scan;
mod seen;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use allowed::Allowed;
use file::Found;
use locations::Locations;
pub(crate) use seen::{Leads, Seen};

use crate::config::{Config, Limits, LocationRule, Rule};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Diagnostics, LoadProblem, Place};
use crate::digest::Digest;
use crate::parallel;
use crate::paths::is_url;
use crate::source::{
    Lines, Reference, ReferenceKind, Source, SourceKind, SourceSet, Target, XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE,
};

/// The greatest number of pairs of a file without target namespace and a namespace it is read as.
pub(crate) const MAX_INSTANCES: usize = 10_000;

/// What may be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct LoadOptions {
    /// How much.
    pub(crate) limits: Limits,
    /// The folder of the configuration; the current directory if empty.
    pub(crate) folder: PathBuf,
    /// The schemas that are named, those of other modules too.
    pub(crate) schemas: Vec<PathBuf>,
    /// Where they are named, of those that a file names.
    pub(crate) named: HashMap<PathBuf, Place>,
    /// What the settings add.
    pub(crate) allow_read: Vec<Rule<PathBuf>>,
    /// Which files URLs lead to.
    pub(crate) locations: Vec<LocationRule>,
    /// Whether one file is read after the other: what another thread gives back stays with it.
    pub(crate) saves_memory: bool,
}

impl LoadOptions {
    /// What a configuration says.
    pub(crate) fn of(config: &Config) -> Self {
        Self {
            limits: config.limits,
            folder: config.file.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default(),
            schemas: config.schemas().map(Path::to_owned).collect(),
            named: config.named(),
            allow_read: config.allow_read.clone(),
            locations: config.locations.clone(),
            saves_memory: false,
        }
    }
}

/// Reads the entry files and everything that they refer to, and notes what was seen for it.
///
/// # Errors
///
/// If an entry cannot be read, if any file is not XML with a schema in it, if namespaces of includes
/// and imports do not fit, or if a limit is exceeded. A missing include or import is only a warning.
pub(crate) fn load(entries: &[PathBuf], options: &LoadOptions, seen: &mut Seen) -> Result<SourceSet, Diagnostics> {
    let mut loader = Loader::new(entries, options, seen);
    if entries.is_empty() {
        loader.problems.push(Diagnostic::error(LoadProblem::NoEntries, None));
    }
    let entries = loader.entries(entries, &options.named);
    while !loader.queue.is_empty() {
        loader.read_known();
    }
    loader.resolve_urls();
    let originals = copies::merge(&mut loader.sources, &loader.digests);
    loader.instances(&entries.iter().map(|&entry| originals[entry]).collect::<Vec<_>>());
    let ((), warnings) = loader.problems.check(())?;
    Ok(SourceSet { sources: sorted(loader.sources), warnings })
}

/// Reads the entry files and everything that they refer to, as far as that can be read, and what was wrong with it. URLs
/// lead nowhere yet.
#[cfg(feature = "explore")]
pub(crate) fn survey(entries: &[PathBuf], options: &LoadOptions, seen: &mut Seen) -> (Vec<Source>, Diagnostics) {
    let mut loader = Loader::new(entries, options, seen);
    loader.entries(entries, &options.named);
    while !loader.queue.is_empty() {
        loader.read_known();
    }
    let (sources, mut problems) = (loader.sources, loader.problems);
    problems.excerpt(|shown| seen.text(None, options.limits.file_bytes, shown));
    (sources, problems)
}

/// A file to read: its position, its path, and what counts in its place.
type Next = (usize, PathBuf, Option<Arc<[u8]>>);

/// What is known while files are being read.
struct Loader<'a> {
    limits: Limits,
    allowed: Allowed,
    locations: Locations,
    /// What the limits have left.
    bytes: u64,
    nodes: u32,
    root: PathBuf,
    sources: Vec<Source>,
    /// The positions of the schemas in each WSDL.
    in_wsdl: HashMap<usize, Vec<usize>>,
    /// What is known of the bytes of the files, by position.
    digests: HashMap<usize, Digest>,
    /// The position of every file by its canonical path, so that each is read once.
    known: HashMap<PathBuf, usize>,
    queue: VecDeque<(usize, PathBuf)>,
    saves_memory: bool,
    /// Whether a limit is exceeded.
    is_stopped: bool,
    seen: &'a mut Seen,
    problems: Diagnostics,
}

impl<'a> Loader<'a> {
    fn new(entries: &[PathBuf], options: &LoadOptions, seen: &'a mut Seen) -> Self {
        let mut problems = Diagnostics::new();
        Self {
            limits: options.limits,
            allowed: Allowed::new(entries, options, seen, &mut problems),
            locations: Locations::new(options, seen, &mut problems),
            bytes: options.limits.total_bytes,
            nodes: options.limits.nodes,
            root: paths::common_folder(entries),
            sources: Vec::new(),
            in_wsdl: HashMap::new(),
            digests: HashMap::new(),
            known: HashMap::new(),
            queue: VecDeque::new(),
            saves_memory: options.saves_memory,
            is_stopped: false,
            seen,
            problems,
        }
    }

    /// Registers the entry files; their positions.
    fn entries(&mut self, entries: &[PathBuf], named: &HashMap<PathBuf, Place>) -> Vec<usize> {
        let sorted: BTreeSet<_> = entries.iter().map(|path| (paths::display(&self.root, path), path)).collect();
        let mut found = Vec::new();
        for (_, path) in sorted {
            let place = Place::file(path.to_string_lossy());
            match self.register(path, &place) {
                Ok(Some(index)) => found.push(index),
                Ok(None) => {}
                Err(reason) => self.problems.push(missing::entry(path, reason, named.get(path))),
            }
        }
        found
    }

    /// The position of a file, new or known; `None` beyond the limit of files.
    fn register(&mut self, path: &Path, place: &Place) -> Result<Option<usize>, String> {
        let canonical = match self.seen.look(path) {
            Leads::File(canonical) => canonical.clone(),
            // Nor is a pipe or a device, which may never end.
            Leads::Elsewhere(_) => return Err("it is not a file".to_owned()),
            Leads::Nowhere(kind) => return Err(paths::reason(*kind)),
        };
        if let Some(&index) = self.known.get(&canonical) {
            return Ok(Some(index));
        }
        let limit = self.limits.files;
        if self.sources.len() >= limit {
            self.stop(LoadProblem::TooManyFiles { limit }, "files", place.clone());
            return Ok(None);
        }
        let index = self.sources.len();
        let shown: Arc<str> = paths::display(&self.root, path).into();
        self.seen.shown.insert(shown.clone(), path.to_owned());
        self.sources.push(blank(shown, Some(path.to_owned())));
        self.known.insert(canonical, index);
        self.queue.push_back((index, path.to_owned()));
        Ok(Some(index))
    }

    /// Reads the files that are known by now: all at once, and then each in its turn is counted, and what it refers to
    /// becomes known.
    fn read_known(&mut self) {
        let files = self.next_files();
        let bytes = self.limits.file_bytes.min(self.bytes);
        // Together no more nodes than one file could have. One with more than its share is scanned again in its turn.
        let threads = if self.saves_memory { 1 } else { parallel::threads(files.len()) };
        let nodes = self.nodes / u32::try_from(threads).unwrap_or(u32::MAX);
        let found = parallel::map_on(threads, &files, |(index, path, instead)| {
            file::read(self.sources[*index].clone(), (path, instead.as_deref()), bytes, nodes)
        });
        for ((index, path, _), found) in files.into_iter().zip(found) {
            if self.is_stopped {
                return;
            }
            self.take(index, &path, found);
        }
    }

    /// The next files, as many as may be in memory together, and one at least.
    fn next_files(&mut self) -> Vec<Next> {
        let mut left = self.bytes;
        let mut files = Vec::new();
        while let Some((index, path)) = self.queue.pop_front() {
            let instead = self.seen.contents(&path);
            let there = || fs::metadata(&path).map_or(0, |found| found.len());
            let length = instead.as_ref().map_or_else(there, |bytes| bytes.len() as u64);
            if length > left && !files.is_empty() {
                self.queue.push_front((index, path));
                break;
            }
            left = left.saturating_sub(length);
            files.push((index, path, instead));
        }
        files
    }

    /// Counts a file, and follows what it refers to.
    fn take(&mut self, index: usize, location: &Path, found: io::Result<Option<Found>>) {
        let path = self.sources[index].path.clone();
        let text = match found {
            Ok(Some(found)) if found.length <= self.bytes => {
                self.bytes -= found.length;
                self.seen.read(location, found.digest);
                self.digests.insert(index, found.digest);
                found.text
            }
            Ok(_) => return self.too_large(Place::file(path)),
            Err(error) => Err((LoadProblem::Unreadable { reason: paths::reason(error.kind()) }, None)),
        };
        let scanned = match text {
            Ok((source, scanned)) => {
                self.sources[index] = source;
                scanned
            }
            Err((problem, at)) => {
                let (line, column) = at.unwrap_or((0, 0));
                let place = Place { path, line, column };
                self.problems.push(Diagnostic::error(problem, Some(place)));
                return;
            }
        };
        let scanned = match scanned {
            Ok(scanned) if scanned.nodes <= self.nodes => Ok(scanned),
            Err(problem) if !has_too_many_nodes(&problem) => Err(problem),
            _ => scan::scan(&self.sources[index], self.nodes),
        };
        match scanned {
            Ok(scanned) => {
                self.nodes -= scanned.nodes.min(self.nodes);
                self.sources[index].nodes = scanned.nodes;
                self.sources[index].target_namespace = scanned.target_namespace;
                let mut references = scanned.references;
                for reference in &mut references {
                    reference.target = self.follow(reference, location);
                }
                self.sources[index].references = references;
                self.sources[index].kind = scanned.kind;
                self.schemas_in(index, location, scanned.schemas);
            }
            Err(problem) => {
                if has_too_many_nodes(&problem) {
                    let limit = self.limits.nodes;
                    self.stop(LoadProblem::TooManyNodes { limit }, "nodes", Place::file(path));
                } else {
                    self.problems.push(*problem);
                }
                // As for a file that could not be read: nothing follows from what is in it.
                self.sources[index].text = "".into();
            }
        }
    }

    /// Registers the schemas in a WSDL, as sources of their own.
    fn schemas_in(&mut self, index: usize, location: &Path, schemas: Vec<scan::InWsdl>) {
        for (position, schema) in schemas.into_iter().enumerate() {
            let mut references = schema.references;
            for reference in &mut references {
                reference.target = self.follow(reference, location);
            }
            let (target_namespace, kind) = (schema.target_namespace, SourceKind::InWsdl(position));
            let limit = self.limits.files;
            let whole = &self.sources[index];
            if self.sources.len() >= limit {
                let place = Place::file(whole.path.clone());
                return self.stop(LoadProblem::TooManyFiles { limit }, "files", place);
            }
            // Of the file they share all that is large.
            let (text, lines) = (whole.text.clone(), whole.lines.clone());
            let source = Source {
                kind,
                text,
                lines,
                target_namespace,
                references,
                ..blank(whole.path.clone(), whole.location.clone())
            };
            self.in_wsdl.entry(index).or_default().push(self.sources.len());
            self.sources.push(source);
        }
    }

    /// Reports a limit that is exceeded, and reads no more: the rest would only exceed it again.
    fn stop(&mut self, problem: LoadProblem, key: &str, place: Place) {
        self.problems.push(Diagnostic::error(problem, Some(place)).limit(key));
        self.queue.clear();
        self.is_stopped = true;
    }

    fn too_large(&mut self, place: Place) {
        let (one, all) = (self.limits.file_bytes, self.limits.total_bytes);
        if self.bytes < one {
            return self.stop(LoadProblem::TooLargeTogether { limit: all }, "total-bytes", place);
        }
        self.stop(LoadProblem::TooLarge { limit: one }, "file-bytes", place);
    }

    /// Finds what a reference in the file at `from` leads to. URLs that the settings do not know wait until all files
    /// are known, as do imports of the XML namespace that lead to no file.
    fn follow(&mut self, reference: &Reference, from: &Path) -> Target {
        let is_xml = reference.namespace.as_deref() == Some(XML_NAMESPACE);
        let Some(location) = reference.location.as_deref() else {
            return if is_xml { Target::Url } else { Target::Unnamed };
        };
        let is_url = is_url(location);
        let path = if is_url {
            let Some(path) = self.locations.find(location, self.seen) else { return Target::Url };
            path
        } else {
            paths::locate(from, location, self.seen)
        };
        let (kind, place) = (reference.kind.name(), &reference.place);
        let problem = match self.allowed.check(kind, location, &path, self.seen) {
            Ok(()) => match self.register(&path, place) {
                Ok(Some(index)) => return Target::Source(index),
                Ok(None) => return Target::Missing,
                Err(reason) => {
                    let problem = LoadProblem::MissingReference { kind, location: location.to_owned(), reason };
                    let problem = Diagnostic::warning(problem, Some(place.clone()));
                    let shown = paths::display(&self.root, &path);
                    if is_url { problem.note(format!("by `locations` it is `{shown}`")) } else { problem }
                }
            },
            Err((problem, note)) => Diagnostic::error(problem, Some(place.clone())).note(note),
        };
        if is_xml {
            return Target::Url;
        }
        self.problems.push(problem);
        Target::Missing
    }

    /// Locations are hints (XSD part 1, section 4.2.3): the URL of an import does not matter where a file that was
    /// named otherwise has the namespace. Where none has that of `xml:lang`, the built-in one serves; any other URL is an
    /// error, since nothing is fetched.
    fn resolve_urls(&mut self) {
        let mut known: BTreeSet<_> = self.sources.iter().map(|source| source.target_namespace.clone()).collect();
        // What these have is built in, but for what only the schema of schemas needs.
        known.extend([XSD_NAMESPACE, XSI_NAMESPACE].map(|namespace| Some(namespace.into())));
        let mut built_in = None;
        let next = self.sources.len();
        for reference in self.sources.iter_mut().flat_map(|source| &mut source.references) {
            if reference.target != Target::Url {
                continue;
            }
            if reference.kind == ReferenceKind::Import && known.contains(&reference.namespace) {
                reference.target = Target::Unnamed;
                continue;
            }
            if reference.namespace.as_deref() == Some(XML_NAMESPACE) {
                built_in.get_or_insert_with(built_in_source);
                reference.target = Target::Source(next);
                continue;
            }
            reference.target = Target::Missing;
            let (kind, location) = (reference.kind.name(), reference.location.clone().unwrap_or_default());
            let note = format!(
                "say where a copy of it is, in `[locations]` of the configuration: `\"{location}\" = \"<file>\"`"
            );
            let problem = LoadProblem::NotFetched { kind, location };
            self.problems.push(Diagnostic::error(problem, Some(reference.place.clone())).note(note));
        }
        self.sources.extend(built_in);
    }

    /// Finds the namespaces that every file is read as, from the entries on.
    fn instances(&mut self, entries: &[usize]) {
        let mut seen = BTreeSet::new();
        let first = |&index: &usize| (index, self.sources[index].target_namespace.clone(), None::<&Place>);
        let mut queue: VecDeque<_> = entries.iter().map(first).collect();
        let mut chameleons = 0;
        while let Some((index, namespace, place)) = queue.pop_front() {
            if !seen.insert((index, namespace.clone())) {
                continue;
            }
            if self.sources[index].kind == SourceKind::Wsdl {
                // What it imports, schemas or other WSDLs, is read as what it is (WSDL 1.1, section 2.1.1).
                let imported = self.sources[index].references.iter().filter_map(|reference| match reference.target {
                    Target::Source(target) => Some((target, Some(&reference.place))),
                    _ => None,
                });
                let own = self.in_wsdl.get(&index).into_iter().flatten().map(|&schema| (schema, None));
                let all = own.chain(imported);
                queue.extend(all.map(|(target, at)| (target, self.sources[target].target_namespace.clone(), at)));
                continue;
            }
            if self.sources[index].target_namespace != namespace {
                chameleons += 1;
                // Everything in it is there once more.
                let (nodes, limit) = (self.sources[index].nodes, self.limits.nodes);
                let problem = if chameleons > MAX_INSTANCES {
                    Some(LoadProblem::TooManyInstances { limit: MAX_INSTANCES })
                } else {
                    (nodes > self.nodes).then_some(LoadProblem::TooManyNodes { limit })
                };
                if let Some(problem) = problem {
                    self.problems.push(Diagnostic::error(problem, place.cloned()));
                    return;
                }
                self.nodes -= nodes;
            }
            for reference in &self.sources[index].references {
                // Part 1, section 4.2.3, src-import 1: whether or not there is a location.
                if reference.kind == ReferenceKind::Import && reference.namespace == namespace {
                    let problem = match &namespace {
                        Some(namespace) => LoadProblem::ImportOfOwn { namespace: namespace.to_string() },
                        None => LoadProblem::ImportOfNone,
                    };
                    let note = "documents of the same namespace are for `include`";
                    self.problems.push(Diagnostic::error(problem, Some(reference.place.clone())).note(note));
                    continue;
                }
                let Target::Source(target) = reference.target else { continue };
                let found = self.sources[target].target_namespace.as_ref();
                match fit(reference, namespace.as_ref(), found) {
                    Ok(read_as) => queue.push_back((target, read_as, Some(&reference.place))),
                    // A file that could not be read has its own error.
                    Err(_) if self.sources[target].text.is_empty() => {}
                    Err(problem) => {
                        self.problems.push(Diagnostic::error(problem, Some(reference.place.clone())));
                    }
                }
            }
        }
        for (index, namespace) in seen {
            // What is a WSDL is no schema of any namespace.
            if self.sources[index].kind != SourceKind::Wsdl {
                self.sources[index].read_as.push(namespace);
            }
        }
    }
}

/// The schema of `xml:lang` and the like, which nearly every import names by its URL.
fn built_in_source() -> Source {
    let text: Arc<str> = include_str!("load/xml.xsd").into();
    let lines = Lines::new(&text);
    Source { text, lines, target_namespace: Some(XML_NAMESPACE.into()), ..blank("xml.xsd".into(), None) }
}

fn blank(path: Arc<str>, location: Option<PathBuf>) -> Source {
    Source {
        kind: SourceKind::Schema,
        path,
        location,
        text: "".into(),
        lines: Lines::default(),
        nodes: 0,
        target_namespace: None,
        read_as: Vec::new(),
        references: Vec::new(),
    }
}

fn has_too_many_nodes(problem: &Diagnostic) -> bool {
    matches!(problem.kind, DiagnosticKind::Load(LoadProblem::TooManyNodes { .. }))
}

/// The namespace that a target is read as, XSD part 1, sections 4.2.1 and 4.2.3.
fn fit(
    reference: &Reference,
    including: Option<&Arc<str>>,
    found: Option<&Arc<str>>,
) -> Result<Option<Arc<str>>, LoadProblem> {
    let show = |namespace: Option<&Arc<str>>| namespace.map_or_else(String::new, ToString::to_string);
    if reference.kind == ReferenceKind::Import {
        if reference.namespace.as_ref() != found {
            let (found, expected) = (show(found), show(reference.namespace.as_ref()));
            return Err(LoadProblem::ImportedNamespace { found, expected });
        }
        return Ok(found.cloned());
    }
    if found.is_none() || found == including {
        return Ok(including.cloned());
    }
    Err(LoadProblem::IncludedNamespace { found: show(found), expected: show(including) })
}

/// The files by path, with the targets of references renumbered.
fn sorted(sources: Vec<Source>) -> Vec<Source> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by(|&one, &other| sources[one].path.cmp(&sources[other].path));
    let mut position = vec![0; sources.len()];
    for (new, &old) in order.iter().enumerate() {
        position[old] = new;
    }
    let mut slots: Vec<(usize, Source)> =
        sources.into_iter().enumerate().map(|(old, source)| (position[old], source)).collect();
    slots.sort_by_key(|(new, _)| *new);
    let mut sources: Vec<Source> = slots.into_iter().map(|(_, source)| source).collect();
    for reference in sources.iter_mut().flat_map(|source| &mut source.references) {
        if let Target::Source(target) = &mut reference.target {
            *target = position[*target];
        }
    }
    sources
}
