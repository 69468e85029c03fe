//! The note as text.
//!
//! In comes a note; out goes a line for each fact, headed by the hash of all, and back. A text that is not whole is none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use blake3::Hash;

use crate::digest::Digest;
use crate::output::ModuleSummary;

/// What a run was given, and what it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// What has to be the same beside files.
    pub(super) key: Hash,
    /// Where paths led, as `answer` says it.
    pub(super) leads: BTreeMap<PathBuf, String>,
    /// The files that were read.
    pub(super) read: BTreeMap<PathBuf, Digest>,
    /// The files that were made, relative to their folder.
    pub(super) made: BTreeMap<PathBuf, Digest>,
    /// How much is in the modules.
    pub(super) modules: Vec<ModuleSummary>,
    /// As they were shown.
    pub(super) warnings: String,
}

impl Note {
    /// The text; none if there is a path that is no line of text.
    pub(super) fn text(&self) -> Option<String> {
        let mut lines = vec![format!("key\t{}", self.key)];
        for (path, answer) in &self.leads {
            lines.push(format!("leads\t{}\t{answer}", line(path)?));
        }
        for (what, files) in [("read", &self.read), ("made", &self.made)] {
            for (path, digest) in files {
                lines.push(format!("{what}\t{}\t{digest}", line(path)?));
            }
        }
        let modules = self.modules.iter();
        lines.extend(modules.map(|module| format!("module\t{}\t{}\t{}", module.name, module.types, module.fields)));
        lines.extend(self.warnings.split('\n').map(|line| format!("warnings\t{line}")));
        let body = lines.join("\n");
        Some(format!("{}\n{body}", blake3::hash(body.as_bytes())))
    }

    /// Reads what [`Self::text`] made.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (hash, body) = text.split_once('\n')?;
        if hash.parse::<Hash>().ok()? != blake3::hash(body.as_bytes()) {
            return None;
        }
        let mut note = Self {
            key: Hash::from_bytes([0; 32]),
            leads: BTreeMap::new(),
            read: BTreeMap::new(),
            made: BTreeMap::new(),
            modules: Vec::new(),
            warnings: String::new(),
        };
        let mut warnings = Vec::new();
        for line in body.split('\n') {
            let (what, fact) = line.split_once('\t')?;
            match what {
                "key" => note.key = fact.parse().ok()?,
                "leads" => {
                    let (path, answer) = fact.split_once('\t')?;
                    note.leads.insert(path.into(), answer.to_owned());
                }
                "read" => note.read.extend([file(fact)?]),
                "made" => note.made.extend([file(fact)?]),
                "module" => note.modules.push(module(fact)?),
                "warnings" => warnings.push(fact),
                _ => return None,
            }
        }
        note.warnings = warnings.join("\n");
        Some(note)
    }
}

/// A path that can stand in a line.
fn line(path: &Path) -> Option<&str> {
    path.to_str().filter(|path| !path.contains(['\t', '\n']))
}

fn file(fact: &str) -> Option<(PathBuf, Digest)> {
    let (path, digest) = fact.split_once('\t')?;
    Some((path.into(), Digest::parse(digest)?))
}

fn module(fact: &str) -> Option<ModuleSummary> {
    let mut parts = fact.split('\t');
    let (name, types, fields) = (parts.next()?.to_owned(), parts.next()?, parts.next()?);
    Some(ModuleSummary { name, types: types.parse().ok()?, fields: fields.parse().ok()? })
}
