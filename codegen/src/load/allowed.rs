//! What schemas may include and import: files in certain folders, and nothing else.
//!
//! Decided here alone, by canonical paths: `..` and symbolic links count as what they lead to.

use std::path::{Path, PathBuf};

use super::{LoadOptions, Seen, paths};
use crate::config::LocationRule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, LoadProblem};
use crate::paths::{folder, or_here};

/// The folders and files that may be read.
pub(super) struct Allowed {
    /// The folder that paths of the configuration are relative to.
    base: PathBuf,
    /// As they are named, for what is not there.
    named: Vec<PathBuf>,
    canonical: Vec<PathBuf>,
}

impl Allowed {
    /// What the settings allow, and the folders of the entries and of the files that are given for URLs.
    pub(super) fn new(entries: &[PathBuf], options: &LoadOptions, seen: &mut Seen, problems: &mut Diagnostics) -> Self {
        let folders = entries.iter().chain(&options.schemas).map(|entry| folder(entry));
        let folders = folders.chain([or_here(&options.folder)]);
        let folders = folders.chain(options.locations.iter().map(LocationRule::folder));
        let mut named: Vec<PathBuf> = folders.map(Path::to_owned).collect();
        // A folder that is not there has no schema in it, which has an error of its own.
        let found = |named: &PathBuf| seen.look(named).canonical().ok().map(Path::to_owned);
        let mut canonical: Vec<PathBuf> = named.iter().filter_map(found).collect();
        for rule in &options.allow_read {
            match seen.look(&rule.value).canonical() {
                Ok(path) => canonical.push(path.to_owned()),
                Err(kind) => {
                    let problem = ConfigProblem::NotReadable { key: "allow-read", reason: paths::reason(kind) };
                    problems.push(Diagnostic::error(problem, rule.at.clone()));
                }
            }
            named.push(rule.value.clone());
        }
        for list in [&mut named, &mut canonical] {
            list.sort();
            list.dedup();
        }
        let base = or_here(&options.folder).to_owned();
        Self { base, named: named.iter().map(|path| paths::normal(path)).collect(), canonical }
    }

    /// Whether a reference may lead to this file; `Outside` if not, with a note on the cure.
    pub(super) fn check(
        &self,
        kind: &'static str,
        location: &str,
        path: &Path,
        seen: &mut Seen,
    ) -> Result<(), (LoadProblem, String)> {
        let (found, allowed) = match seen.look(path).canonical() {
            Ok(canonical) => (canonical.to_owned(), &self.canonical),
            // Nothing is said of what there is elsewhere, not even that there is nothing.
            Err(_) => (paths::normal(path), &self.named),
        };
        if allowed.iter().any(|root| found.starts_with(root)) {
            return Ok(());
        }
        let base = self.base.canonicalize().unwrap_or_else(|_| self.base.clone());
        let folder = paths::display(&base, folder(&found));
        let note = format!("if that is right, allow it in the configuration: `allow-read = [\"{folder}\"]`");
        Err((LoadProblem::Outside { kind, location: location.to_owned() }, note))
    }
}
