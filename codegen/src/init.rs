//! A configuration for the schemas in a folder, to begin with.
//!
//! In comes a folder; out goes the text of an `xsdbind.toml`: a module for each group of files that refer to each other,
//! by the files that no other one refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use heck::ToSnakeCase;

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::error::{Error, Result};
use crate::ident::{MODULES, is_module_name};
use crate::load::{self, LoadOptions, Seen};
use crate::set::{has_extension, schemas_below};
use crate::source::{Reference, Source, Target, XML_NAMESPACE};

/// Folders in which nobody keeps schemas of their own.
const PASSED_OVER: [&str; 2] = ["target", "node_modules"];

/// A configuration that was made for a folder.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Draft {
    /// The text of the file.
    pub text: String,
    /// What is wrong with the schemas, as warnings: the configuration leaves out what cannot be read.
    pub warnings: Diagnostics,
}

/// Makes the text of an `xsdbind.toml` for the schemas in a folder and below it.
///
/// Paths in it are those that `folder` leads to: relative to the current directory, where the file belongs, if `folder` is.
///
/// # Errors
///
/// When the folder cannot be read, or has no schemas in it.
///
/// # Examples
///
/// ```no_run
/// let draft = xsdbind_codegen::init::draft("schemas")?;
/// std::fs::write("xsdbind.toml", draft.text).map_err(|error| xsdbind_codegen::Error::cannot_write("xsdbind.toml", error))?;
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
pub fn draft(folder: impl AsRef<Path>) -> Result<Draft> {
    let folder = folder.as_ref();
    let mut files = Vec::new();
    schemas_below(folder, &is_looked_at, 0, &mut files)?;
    // "./" says nothing.
    let plain = |path: PathBuf| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
    let files: Vec<PathBuf> = files.into_iter().map(plain).collect();
    if files.is_empty() {
        return Err(Error::no_schemas(folder));
    }
    let options = LoadOptions { schemas: files.clone(), ..LoadOptions::of(&Config::new()) };
    let (sources, problems) = load::survey(&files, &options, &mut Seen::default());
    let graph = Graph::of(&sources);
    let mut text = String::from("# What xsdbind generates, and from which schemas: `xsdbind generate` does it.\n");
    let mut taken = BTreeSet::new();
    for group in graph.groups() {
        let entries = graph.entries(&group);
        let Some(first) = entries.first() else { continue };
        let name = module_name(first, &mut taken);
        let paths = entries.iter().map(|path| literal(path)).collect::<Vec<_>>();
        let list = if paths.len() == 1 { paths.concat() } else { format!("\n    {},\n", paths.join(",\n    ")) };
        // Writing to a string cannot fail.
        let _ = write!(text, "\n[[module]]\nname = \"{name}\"\nschemas = [{list}]\n");
    }
    let urls = urls(&sources);
    if !urls.is_empty() {
        text.push_str("\n# Nothing is fetched: these lines have to say where the files are that schemas name by URL.\n[locations]\n");
        for url in urls {
            let _ = writeln!(text, "# {} = \"<file>\"", quoted(&url));
        }
    }
    let warnings = problems.into_iter().map(Diagnostic::into_warning).collect();
    Ok(Draft { text, warnings })
}

/// Whether a file or folder may be or hold schemas of one's own.
fn is_looked_at(path: &Path, is_folder: bool) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_schema = || has_extension(path, "xsd") || has_extension(path, "wsdl");
    !name.starts_with('.') && if is_folder { !PASSED_OVER.contains(&&*name) } else { is_schema() }
}

/// A path as a string of TOML.
fn literal(path: &Path) -> String {
    quoted(&path.display().to_string().replace('\\', "/"))
}

/// A string of TOML: one of JSON is one, but for one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// The URLs that lead to nothing that is known.
fn urls(sources: &[Source]) -> BTreeSet<String> {
    let namespaces: BTreeSet<_> = sources.iter().filter_map(|source| source.target_namespace.as_deref()).collect();
    let is_known = |namespace: &str| namespace == XML_NAMESPACE || namespaces.contains(namespace);
    let references = sources.iter().flat_map(|source| &source.references);
    let urls = references.filter(|from| from.target == Target::Url && !from.namespace.as_deref().is_some_and(is_known));
    urls.filter_map(|from| from.location.clone()).collect()
}

/// The name of a module after that of a file, and of its folder where that is taken.
fn module_name(path: &Path, taken: &mut BTreeSet<String>) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let numbered = (2..).map(|number: u32| format!("{stem}_{number}"));
    let candidates =
        [stem.to_string(), format!("{folder}_{stem}"), format!("schema_{stem}")].into_iter().chain(numbered);
    let names = candidates.map(|name| {
        let ascii: String = name.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '_' }).collect();
        ascii.to_snake_case()
    });
    let is_free = |name: &String| is_module_name(name) && !MODULES.contains(&name.as_str()) && !taken.contains(name);
    let name = names.take(10_000).find(is_free).unwrap_or_default();
    taken.insert(name.clone());
    name
}

/// Which files refer to which. A WSDL is one file with the schemas in it.
struct Graph<'s> {
    /// In order.
    files: Vec<&'s Path>,
    leads: Vec<BTreeSet<usize>>,
}

impl<'s> Graph<'s> {
    /// Of the files that can be read.
    fn of(sources: &'s [Source]) -> Self {
        let mut namespaces: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, source) in sources.iter().enumerate() {
            namespaces.entry(source.target_namespace.as_deref().unwrap_or_default()).or_default().push(index);
        }
        let path = |source: &'s Source| source.location.as_deref().filter(|_| !source.text.is_empty());
        let files: BTreeSet<&Path> = sources.iter().filter_map(path).collect();
        let position: BTreeMap<&Path, usize> =
            files.iter().enumerate().map(|(position, path)| (*path, position)).collect();
        let mut leads = vec![BTreeSet::new(); files.len()];
        for source in sources {
            let Some(from) = path(source).and_then(|path| position.get(path)) else { continue };
            let targets = source.references.iter().flat_map(|from| targets(source, from, sources, &namespaces));
            let targets = targets.filter_map(|target| position.get(path(&sources[target])?).copied());
            leads[*from].extend(targets.filter(|to| to != from));
        }
        Self { files: files.into_iter().collect(), leads }
    }

    /// The files that hang together.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut both: Vec<BTreeSet<usize>> = self.leads.clone();
        for (from, targets) in self.leads.iter().enumerate() {
            for &target in targets {
                both[target].insert(from);
            }
        }
        let mut seen = BTreeSet::new();
        let groups = (0..self.files.len()).map(|first| reached(&both, first, &mut seen));
        groups.filter(|group| !group.is_empty()).collect()
    }

    /// The files to begin with: those that no other one refers to, and one of each circle that these do not reach. The
    /// one that reaches most comes first: its namespace is the module.
    fn entries(&self, group: &[usize]) -> Vec<&'s Path> {
        let referred: BTreeSet<usize> = group.iter().flat_map(|&from| self.leads[from].iter().copied()).collect();
        let mut sorted = group.to_vec();
        sorted.sort_by_key(|one| (referred.contains(one), *one));
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        for one in sorted {
            if !referred.contains(&one) || !seen.contains(&one) {
                reached(&self.leads, one, &mut seen);
                entries.push((reached(&self.leads, one, &mut BTreeSet::new()).len(), one));
            }
        }
        entries.sort_by_key(|&(count, one)| (std::cmp::Reverse(count), one));
        entries.into_iter().map(|(_, one)| self.files[one]).collect()
    }
}

/// What a reference leads to: by its location, else by the namespace, in its own folder before elsewhere.
fn targets(
    source: &Source,
    from: &Reference,
    sources: &[Source],
    namespaces: &BTreeMap<&str, Vec<usize>>,
) -> Vec<usize> {
    if let Target::Source(target) = from.target {
        return vec![target];
    }
    let Some(namespace) = from.namespace.as_deref().filter(|_| from.target != Target::Missing) else {
        return Vec::new();
    };
    let all = namespaces.get(namespace).cloned().unwrap_or_default();
    let folder = |source: &Source| source.location.as_deref().and_then(Path::parent).map(Path::to_owned);
    let near: Vec<usize> = all.iter().copied().filter(|&one| folder(&sources[one]) == folder(source)).collect();
    if near.is_empty() { all } else { near }
}

/// What is reached from one and was not seen before.
fn reached(leads: &[BTreeSet<usize>], from: usize, seen: &mut BTreeSet<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = vec![from];
    while let Some(one) = next.pop() {
        if seen.insert(one) {
            found.push(one);
            next.extend(&leads[one]);
        }
    }
    found
}
