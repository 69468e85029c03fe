//! Whether a folder holds what would be generated.
//!
//! In come the files and the folder; out goes nothing, or what is missing, differs or is left over.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::diff::unified;
use super::folder::{CODE, left_overs};
use crate::error::Error;

/// The command that brings a folder up to date.
const COMMAND: &str = "xsdbind generate";

/// In what a folder is not what would be generated.
///
/// Both `Display` and `Debug` list the files, with a diff of the first that differs and the command
/// that mends it.
#[derive(Clone, PartialEq, Eq)]
pub struct Stale(Box<Differences>);

#[derive(Clone, PartialEq, Eq)]
struct Differences {
    dir: PathBuf,
    missing: Vec<PathBuf>,
    changed: Vec<PathBuf>,
    left_over: Vec<PathBuf>,
    unreadable: Vec<String>,
    diff: Option<String>,
    command: String,
}

impl Stale {
    /// The files that are not there, relative to the folder.
    #[must_use]
    pub fn missing(&self) -> &[PathBuf] {
        &self.0.missing
    }

    /// The files whose content is another, relative to the folder.
    #[must_use]
    pub fn changed(&self) -> &[PathBuf] {
        &self.0.changed
    }

    /// The generated files that would not be generated any more, relative to the folder.
    #[must_use]
    pub fn left_over(&self) -> &[PathBuf] {
        &self.0.left_over
    }

    /// Sets the command that is named as the cure; `xsdbind generate` unless set.
    #[must_use]
    pub fn with_command(mut self, command: impl Into<String>) -> Self {
        self.0.command = command.into();
        self
    }
}

impl From<Stale> for Error {
    fn from(stale: Stale) -> Self {
        Self::stale(stale.to_string())
    }
}

/// Compares the files with the folder.
pub(super) fn check(files: &BTreeMap<PathBuf, String>, dir: &Path) -> Result<(), Stale> {
    let mut found = Differences {
        dir: dir.to_owned(),
        missing: Vec::new(),
        changed: Vec::new(),
        left_over: Vec::new(),
        unreadable: Vec::new(),
        diff: None,
        command: COMMAND.to_owned(),
    };
    for (path, content) in files {
        found.compare(path, content);
    }
    match left_overs(files, CODE, dir) {
        Ok(paths) => found.left_over = paths,
        Err(error) => found.unreadable.push(error.to_string()),
    }
    if found.is_empty() { Ok(()) } else { Err(Stale(Box::new(found))) }
}

impl Differences {
    fn is_empty(&self) -> bool {
        let lists = [&self.missing, &self.changed, &self.left_over];
        lists.iter().all(|list| list.is_empty()) && self.unreadable.is_empty()
    }

    /// Compares one file.
    fn compare(&mut self, path: &Path, content: &str) {
        let full = self.dir.join(path);
        match fs::read(&full) {
            Ok(found) if found == content.as_bytes() => {}
            Ok(found) => {
                let (name, found) = (full.display().to_string(), String::from_utf8_lossy(&found));
                let diff = || unified(&found, content, &name, "newly generated");
                self.diff.get_or_insert_with(diff);
                self.changed.push(path.to_owned());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.missing.push(path.to_owned());
            }
            Err(error) => {
                self.unreadable.push(format!("cannot read `{}`: {error}", full.display()));
            }
        }
    }
}

impl fmt::Display for Differences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the generated code in `{}` is not up to date", self.dir.display())?;
        let lists = [("missing", &self.missing), ("changed", &self.changed), ("left over", &self.left_over)];
        for (what, paths) in lists {
            for path in paths {
                writeln!(f, "  {what}: {}", path.display())?;
            }
        }
        for line in &self.unreadable {
            writeln!(f, "  {line}")?;
        }
        if let Some(diff) = &self.diff {
            writeln!(f, "{diff}")?;
        }
        write!(f, "run `{}` to bring it up to date", self.command)
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Stale {
    /// `main` and failing tests show `Error: ` and then this.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Stale {}
