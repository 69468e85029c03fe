//! Paths of entry files in, a [`SourceSet`] out: includes, imports and redefines followed, in any
//! graph, each file once.
//!
//! Nothing is fetched from the network. The outcome does not depend on the order of the entries:
//! they are sorted first, files are found breadth first, and the set is sorted by path in the end.

mod decode;
mod paths;
pub(crate) mod scan;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, LoadProblem, Place};
use crate::source::{Lines, Reference, ReferenceKind, Source, SourceSet, Target};

/// The greatest size of one file, in bytes.
pub(crate) const MAX_FILE_SIZE: u64 = 64 * 1024 * 1024;
/// The greatest number of files.
pub(crate) const MAX_FILES: usize = 10_000;
/// The greatest number of pairs of a file without target namespace and a namespace it is read as.
pub(crate) const MAX_INSTANCES: usize = 10_000;
/// The greatest number of XML nodes in one file.
pub(crate) const MAX_NODES: u32 = 8_000_000;

/// The namespace of `xml:lang` and the like.
const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// Limits of what is read.
#[derive(Clone, Debug)]
pub(crate) struct LoadOptions {
    /// The greatest size of one file, in bytes.
    pub(crate) max_file_size: u64,
    /// The greatest number of files.
    pub(crate) max_files: usize,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self { max_file_size: MAX_FILE_SIZE, max_files: MAX_FILES }
    }
}

/// Reads the entry files and everything that they refer to.
///
/// # Errors
///
/// If an entry cannot be read, if any file is not XML with a schema in it, if namespaces of includes
/// and imports do not fit, or if a limit is exceeded. A missing include or import is only a warning.
pub(crate) fn load(entries: &[PathBuf], options: &LoadOptions) -> Result<SourceSet, Diagnostics> {
    let mut loader = Loader::new(entries, options);
    if entries.is_empty() {
        loader.problems.push(Diagnostic::error(LoadProblem::NoEntries, None));
    }
    let entries = loader.entries(entries);
    while let Some((index, location)) = loader.queue.pop_front() {
        loader.read_source(index, &location);
    }
    let mut sources = loader.sources;
    instances(&mut sources, &entries, &mut loader.problems);
    let ((), warnings) = loader.problems.check(())?;
    Ok(SourceSet { sources: sorted(sources), warnings })
}

/// What is known while files are being read.
struct Loader<'a> {
    options: &'a LoadOptions,
    root: PathBuf,
    sources: Vec<Source>,
    /// The position of every file by its canonical path, so that each is read once.
    known: HashMap<PathBuf, usize>,
    queue: VecDeque<(usize, PathBuf)>,
    built_in: Option<usize>,
    problems: Diagnostics,
}

impl<'a> Loader<'a> {
    fn new(entries: &[PathBuf], options: &'a LoadOptions) -> Self {
        Self {
            options,
            root: paths::common_folder(entries),
            sources: Vec::new(),
            known: HashMap::new(),
            queue: VecDeque::new(),
            built_in: None,
            problems: Diagnostics::new(),
        }
    }

    /// Registers the entry files; their positions.
    fn entries(&mut self, entries: &[PathBuf]) -> Vec<usize> {
        let sorted: BTreeSet<_> = entries.iter().map(|path| (paths::display(&self.root, path), path)).collect();
        let mut found = Vec::new();
        for (_, path) in sorted {
            match self.register(path) {
                Ok(Some(index)) => found.push(index),
                Ok(None) => {}
                Err(reason) => {
                    let place = Place::file(path.to_string_lossy());
                    self.problems.push(Diagnostic::error(LoadProblem::Unreadable { reason }, Some(place)));
                }
            }
        }
        found
    }

    /// The position of a file, new or known; `None` beyond the limit of files.
    fn register(&mut self, path: &Path) -> Result<Option<usize>, String> {
        let canonical = path.canonicalize().map_err(|error| paths::reason(&error))?;
        if !canonical.is_file() {
            return Err("it is not a file".to_owned());
        }
        if let Some(&index) = self.known.get(&canonical) {
            return Ok(Some(index));
        }
        if self.sources.len() >= self.options.max_files {
            let limit = self.options.max_files;
            self.problems.push(Diagnostic::error(LoadProblem::TooManyFiles { limit }, None));
            return Ok(None);
        }
        let index = self.sources.len();
        self.sources.push(blank(paths::display(&self.root, path).into(), Some(path.to_owned())));
        self.known.insert(canonical, index);
        self.queue.push_back((index, path.to_owned()));
        Ok(Some(index))
    }

    fn read_source(&mut self, index: usize, location: &Path) {
        let path = self.sources[index].path.clone();
        let text = match read(location, self.options.max_file_size) {
            Ok(bytes) => decode::decode(bytes),
            Err(problem) => Err((problem, None)),
        };
        let text: Arc<str> = match text {
            Ok(text) => text.into(),
            Err((problem, at)) => {
                let (line, column) = at.unwrap_or((0, 0));
                let place = Place { path, line, column };
                self.problems.push(Diagnostic::error(problem, Some(place)));
                return;
            }
        };
        self.sources[index].lines = Lines::new(&text);
        self.sources[index].text = text;
        match scan::scan(&self.sources[index]) {
            Ok(scanned) => {
                self.sources[index].target_namespace = scanned.target_namespace;
                let mut references = scanned.references;
                for reference in &mut references {
                    reference.target = self.follow(reference, location);
                }
                self.sources[index].references = references;
            }
            Err(problem) => {
                self.problems.push(*problem);
                // As for a file that could not be read: nothing follows from what is in it.
                self.sources[index].text = "".into();
            }
        }
    }

    /// Finds what a reference in the file at `from` leads to.
    fn follow(&mut self, reference: &Reference, from: &Path) -> Target {
        let found = reference.location.as_deref().map(|location| {
            paths::locate(reference.kind.name(), from, location).and_then(|path| {
                self.register(&path).map_err(|reason| LoadProblem::MissingReference {
                    kind: reference.kind.name(),
                    location: location.to_owned(),
                    reason,
                })
            })
        });
        match found {
            Some(Ok(Some(index))) => Target::Source(index),
            _ if reference.namespace.as_deref() == Some(XML_NAMESPACE) => self.built_in(),
            Some(Ok(None)) => Target::Missing,
            None => Target::Unnamed,
            Some(Err(problem)) => {
                self.problems.push(Diagnostic::warning(problem, Some(reference.place.clone())));
                Target::Missing
            }
        }
    }

    /// The schema of `xml:lang` and the like, which nearly every import names by its URL.
    fn built_in(&mut self) -> Target {
        let index = *self.built_in.get_or_insert_with(|| {
            let mut source = blank("xml.xsd".into(), None);
            source.text = include_str!("load/xml.xsd").into();
            source.lines = Lines::new(&source.text);
            source.target_namespace = Some(XML_NAMESPACE.into());
            self.sources.push(source);
            self.sources.len() - 1
        });
        Target::Source(index)
    }
}

fn blank(path: Arc<str>, location: Option<PathBuf>) -> Source {
    Source {
        path,
        location,
        text: "".into(),
        lines: Lines::default(),
        target_namespace: None,
        read_as: Vec::new(),
        references: Vec::new(),
    }
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, LoadProblem> {
    let unreadable = |error: std::io::Error| LoadProblem::Unreadable { reason: paths::reason(&error) };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(LoadProblem::TooLarge { limit });
    }
    Ok(bytes)
}

/// Finds the namespaces that every file is read as, from the entries on.
fn instances(sources: &mut [Source], entries: &[usize], problems: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    let mut queue: VecDeque<(usize, Option<Arc<str>>)> =
        entries.iter().map(|&index| (index, sources[index].target_namespace.clone())).collect();
    let mut chameleons = 0;
    while let Some((index, namespace)) = queue.pop_front() {
        if !seen.insert((index, namespace.clone())) {
            continue;
        }
        chameleons += usize::from(sources[index].target_namespace != namespace);
        if chameleons > MAX_INSTANCES {
            let problem = LoadProblem::TooManyInstances { limit: MAX_INSTANCES };
            problems.push(Diagnostic::error(problem, None));
            return;
        }
        for reference in &sources[index].references {
            let Target::Source(target) = reference.target else { continue };
            let found = sources[target].target_namespace.as_ref();
            match fit(reference, namespace.as_ref(), found) {
                Ok(read_as) => queue.push_back((target, read_as)),
                // A file that could not be read has its own error.
                Err(_) if sources[target].text.is_empty() => {}
                Err(problem) => {
                    problems.push(Diagnostic::error(problem, Some(reference.place.clone())));
                }
            }
        }
    }
    for (index, namespace) in seen {
        sources[index].read_as.push(namespace);
    }
}

/// The namespace that a target is read as, XSD part 1, sections 4.2.1 and 4.2.3.
fn fit(
    reference: &Reference,
    including: Option<&Arc<str>>,
    found: Option<&Arc<str>>,
) -> Result<Option<Arc<str>>, LoadProblem> {
    let show = |namespace: Option<&Arc<str>>| namespace.map_or_else(String::new, ToString::to_string);
    if reference.kind == ReferenceKind::Import {
        if reference.namespace.as_ref() == including {
            return Err(LoadProblem::ImportOfOwn { namespace: show(including) });
        }
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
