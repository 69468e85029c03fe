//! The schema files of a release beside those in use.
//!
//! In come the folder in use and the files of a release; out goes what is new, changed and left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use xsdbind_codegen::{Config, Error, canonical};

use super::super::folders::files_below;
use super::super::report::count;
use super::super::sources::ENDINGS;

/// The files of both, by their paths in the folder.
pub(super) struct Files {
    pub(super) folder: PathBuf,
    /// Those in use.
    pub(super) old: BTreeSet<PathBuf>,
    /// Those of the release.
    pub(super) new: BTreeMap<PathBuf, Vec<u8>>,
    created: usize,
    changed: usize,
}

impl Files {
    pub(super) fn between(folder: &Path, new: BTreeMap<PathBuf, Vec<u8>>) -> Result<Self, Error> {
        let old = files_below(folder, ENDINGS).map_err(|error| Error::cannot_read(folder, error))?;
        let mut files = Self { folder: folder.to_owned(), old, new, created: 0, changed: 0 };
        for (path, bytes) in &files.new {
            if files.old.contains(path) {
                let full = folder.join(path);
                let before = fs::read(&full).map_err(|error| Error::cannot_read(&full, error))?;
                files.changed += usize::from(before != *bytes);
            } else {
                files.created += 1;
            }
        }
        Ok(files)
    }

    /// Whether the release is in place already.
    pub(super) fn are_in_place(&self) -> bool {
        self.created + self.changed == 0
    }

    /// The configuration as it will read.
    pub(super) fn in_place(&self, config: &Config) -> Config {
        self.new
            .iter()
            .fold(config.clone(), |config, (path, bytes)| config.with_file(self.folder.join(path), bytes.as_slice()))
    }

    /// Those that only the folder in use has.
    pub(super) fn left(&self) -> impl Iterator<Item = &PathBuf> {
        self.old.iter().filter(|path| !self.new.contains_key(*path))
    }

    /// The schemas in use.
    pub(super) fn schemas(&self) -> BTreeSet<PathBuf> {
        self.old.iter().filter(|path| is_schema(path)).cloned().collect()
    }

    /// The schemas of the release.
    pub(super) fn new_schemas(&self) -> BTreeSet<PathBuf> {
        self.new.keys().filter(|path| is_schema(path)).cloned().collect()
    }

    /// Those of some files that are in the folder, by their paths in it.
    pub(super) fn within(&self, files: &[PathBuf]) -> BTreeSet<PathBuf> {
        let folder = canonical(&self.folder);
        // A link is what it is in its folder.
        let full = |path: &PathBuf| Some(canonical(path.parent()?).join(path.file_name()?));
        let full = files.iter().filter_map(full);
        full.filter_map(|path| path.strip_prefix(&folder).map(Path::to_owned).ok()).collect()
    }

    pub(super) fn told(&self) -> String {
        format!(
            "{}: {} created, {} changed, {} unchanged, {} not in the new release\n",
            self.folder.display(),
            count(self.created, "file"),
            self.changed,
            self.new.len() - self.created - self.changed,
            self.left().count()
        )
    }
}

/// What is no schema is read where a configuration names it, and compared only there.
fn is_schema(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xsd"))
}
