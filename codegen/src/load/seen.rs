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

/// The questions and the answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
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
    /// Where a path leads: what was once said stays said.
    pub(super) fn look(&mut self, path: &Path) -> &Leads {
        self.leads.entry(path.to_owned()).or_insert_with(|| Leads::of(path))
    }

    /// The text of a file, that of the configuration among them, by the path with which messages show it: read again,
    /// since texts are not kept for the few messages that there may be.
    pub(crate) fn text(&self, config: Option<&Path>, bytes: u64, shown: &str) -> Option<String> {
        let path = match config {
            Some(file) if file.display().to_string() == shown => file,
            _ => self.shown.get(shown)?,
        };
        let found = file::content(path, bytes).ok()??;
        decode::decode(found).ok()
    }

    /// Notes the bytes of a file that was read.
    pub(super) fn read(&mut self, path: &Path, digest: Digest) {
        let before = self.files.insert(path.to_owned(), digest);
        self.is_torn |= before.is_some_and(|before| before != digest);
    }
}

impl Leads {
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
