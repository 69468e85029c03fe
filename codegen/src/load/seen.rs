//! What the file system was asked while schemas were loaded, and what it said.
//!
//! Every question of this stage goes through here. So whoever gets the same answers to the questions noted here, with the
//! same settings, would load the same.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{decode, file};
use crate::digest::Digest;
use crate::paths::canonical;

/// Contents of files that count in place of what is there, by their canonical paths.
type Overlay = BTreeMap<PathBuf, Arc<[u8]>>;

/// The questions and the answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// What is taken for there.
    overlay: Overlay,
    /// Where each path led that was looked at.
    pub(crate) leads: BTreeMap<PathBuf, Leads>,
    /// The files that were read.
    pub(crate) files: BTreeMap<PathBuf, Digest>,
    /// The URLs of the settings that led somewhere.
    pub(crate) locations: BTreeSet<String>,
    /// Whether a file changed between being read for one module and for another.
    pub(crate) is_torn: bool,
    /// Where the files are, by the paths with which messages show them.
    pub(super) shown: BTreeMap<Arc<str>, PathBuf>,
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To a file, by its canonical path.
    File(PathBuf),
    /// To something else, likewise.
    Elsewhere(PathBuf),
    /// To nothing that could be found.
    Nowhere(io::ErrorKind),
}

impl Seen {
    /// Nothing yet, of a file system with these files in it.
    pub(crate) fn with(overlay: &Overlay) -> Self {
        Self { overlay: overlay.clone(), ..Self::default() }
    }

    /// Where a path leads: what was once said stays said.
    pub(super) fn look(&mut self, path: &Path) -> &Leads {
        self.leads.entry(path.to_owned()).or_insert_with(|| Leads::with(path, &self.overlay))
    }

    /// What counts in place of what is in a file.
    pub(super) fn contents(&self, path: &Path) -> Option<Arc<[u8]>> {
        // Without any, which is nearly always, nothing is looked up.
        if self.overlay.is_empty() {
            return None;
        }
        match self.leads.get(path)? {
            Leads::File(canonical) => self.overlay.get(canonical).cloned(),
            Leads::Elsewhere(_) | Leads::Nowhere(_) => None,
        }
    }

    /// The text of a file, that of the configuration among them, by the path with which messages show it: read again,
    /// since texts are not kept for the few messages that there may be.
    pub(crate) fn text(&self, config: Option<&Path>, bytes: u64, shown: &str) -> Option<String> {
        let path = match config {
            Some(file) if file.display().to_string() == shown => file,
            _ => self.shown.get(shown)?,
        };
        let found = file::content(path, self.contents(path).as_deref(), bytes).ok()??;
        decode::decode(found).ok()
    }

    /// Notes the bytes of a file that was read.
    pub(super) fn read(&mut self, path: &Path, digest: Digest) {
        let before = self.files.insert(path.to_owned(), digest);
        self.is_torn |= before.is_some_and(|before| before != digest);
    }
}

impl Leads {
    /// Asks the file system, as it would be with these files in it.
    fn with(path: &Path, overlay: &Overlay) -> Self {
        let there = Self::of(path);
        if overlay.is_empty() || matches!(there, Self::File(_)) {
            return there;
        }
        let full = canonical(path);
        if overlay.contains_key(&full) {
            Self::File(full)
        } else if overlay.keys().any(|file| file.starts_with(&full)) {
            Self::Elsewhere(full)
        } else {
            // By way of a folder that is not there yet, something may be that is.
            Self::of(&full)
        }
    }

    /// Asks the file system.
    pub(crate) fn of(path: &Path) -> Self {
        match path.canonicalize() {
            Ok(canonical) if canonical.is_file() => Self::File(canonical),
            Ok(canonical) => Self::Elsewhere(canonical),
            Err(error) => Self::Nowhere(error.kind()),
        }
    }

    /// The canonical path, or why there is none.
    pub(super) fn canonical(&self) -> Result<&Path, io::ErrorKind> {
        match self {
            Self::File(path) | Self::Elsewhere(path) => Ok(path),
            Self::Nowhere(kind) => Err(*kind),
        }
    }
}
