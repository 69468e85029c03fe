//! What an output means for a folder.
//!
//! In come the files to write and the folder as it is; out goes what has to be done, in order. The
//! folder is only read here. When there is a plan, nothing that is not ours is in its way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::{LeftOver, Written};
use crate::error::{Error, Result};
use crate::print::{MANIFEST_MARK, MARK};

/// The files of an output: by which ending and which first bytes they are known. No other is changed or removed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) marks: &'static [(&'static str, &'static str)],
    /// The file of an output that names all of them, a path a line. Then only what the one in a folder names is changed or
    /// removed: other outputs of the kind may be anywhere below.
    pub(crate) list: Option<&'static str>,
}

/// Generated code.
pub(crate) const CODE: Kind = Kind { marks: &[("rs", MARK), ("toml", MANIFEST_MARK)], list: None };

/// Files that are the user's, who names them: no ending and no first bytes are asked for.
#[cfg(feature = "explore")]
pub(super) const ANY: Kind = Kind { marks: &[("", "")], list: None };

/// What has to be done for one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action<'a> {
    Create(&'a [u8]),
    Change(&'a [u8]),
    Keep,
    Remove,
}

/// What has to be done, by path relative to the folder.
pub(super) struct Plan<'a> {
    pub(super) actions: Vec<(&'a Path, Action<'a>)>,
    pub(super) removed: Vec<PathBuf>,
}

/// What is at a path.
enum Found {
    Nothing,
    Ours(Vec<u8>),
    Foreign,
}

impl<'a> Plan<'a> {
    pub(super) fn new<T: AsRef<[u8]>>(
        files: &'a BTreeMap<PathBuf, T>,
        kind: Kind,
        dir: &Path,
        left_over: LeftOver,
    ) -> Result<Self> {
        let earlier = kind.earlier(dir)?;
        let mut actions = Vec::with_capacity(files.len());
        for (path, content) in files {
            check_parents(dir, path)?;
            let (full, content) = (dir.join(path), content.as_ref());
            let action = match kind.look(&full)? {
                Found::Nothing => Action::Create(content),
                Found::Ours(found) if found == content => Action::Keep,
                Found::Ours(_) if earlier.as_ref().is_some_and(|earlier| !earlier.contains(path)) => {
                    return Err(Error::of_another(&full));
                }
                Found::Ours(_) => Action::Change(content),
                Found::Foreign => return Err(kind.in_the_way(&full)),
            };
            actions.push((path.as_path(), action));
        }
        let removed = match left_over {
            LeftOver::Keep => Vec::new(),
            LeftOver::Remove => match earlier {
                Some(earlier) => earlier.into_iter().filter(|path| !files.contains_key(path)).collect(),
                None => left_overs(files, kind, dir)?,
            },
        };
        Ok(Self { actions, removed })
    }

    /// The files for which something has to be done.
    pub(super) fn steps(&self) -> impl Iterator<Item = (&Path, Action<'a>)> {
        let removed = self.removed.iter().map(|path| (path.as_path(), Action::Remove));
        let actions = self.actions.iter().copied();
        actions.filter(|(_, action)| *action != Action::Keep).chain(removed)
    }

    pub(super) fn summary(&self) -> Written {
        let mut written = Written { removed: self.removed.clone(), ..Written::default() };
        for (path, action) in &self.actions {
            let list = match action {
                Action::Create(_) => &mut written.created,
                Action::Change(_) => &mut written.changed,
                Action::Keep => &mut written.unchanged,
                Action::Remove => &mut written.removed,
            };
            list.push(path.to_path_buf());
        }
        written
    }
}

/// Whether there is a file at each of these paths in a folder where it could have been written, and no generated one
/// beside them that would be removed.
pub(crate) fn is_as_written<T>(files: &BTreeMap<PathBuf, T>, dir: &Path, left_over: LeftOver) -> bool {
    let is_file = |path: &Path| fs::symlink_metadata(dir.join(path)).is_ok_and(|found| found.is_file());
    files.keys().all(|path| check_parents(dir, path).is_ok() && is_file(path))
        && (left_over == LeftOver::Keep || left_overs(files, CODE, dir).is_ok_and(|paths| paths.is_empty()))
}

/// The generated files in a folder that are not among `files`, relative to it, in order.
///
/// A folder in it is looked into when it is a module of ours, or `files` has something in it: another
/// output may be somewhere below, and that is not ours to judge.
pub(super) fn left_overs<T>(files: &BTreeMap<PathBuf, T>, kind: Kind, dir: &Path) -> Result<Vec<PathBuf>> {
    let written: BTreeSet<Component<'_>> = files.keys().filter_map(|path| path.components().next()).collect();
    let mut found = Vec::new();
    for (path, is_dir) in entries(dir)? {
        let Some(name) = path.file_name() else { continue };
        let is_module = || {
            written.contains(&Component::Normal(name))
                || kind.is_ours(&path.join("mod.rs"))
                || kind.is_ours(&path.join("Cargo.toml"))
                || kind.is_ours(&path.with_extension("rs"))
        };
        if !is_dir || is_module() {
            generated_below(&path, is_dir, kind, &mut found)?;
        }
    }
    let relative = found.iter().filter_map(|path| path.strip_prefix(dir).ok());
    Ok(relative.filter(|path| !files.contains_key(*path)).map(Path::to_owned).collect())
}

/// The generated files at and below a path.
fn generated_below(path: &Path, is_dir: bool, kind: Kind, found: &mut Vec<PathBuf>) -> Result<()> {
    if is_dir {
        for (path, is_dir) in entries(path)? {
            generated_below(&path, is_dir, kind, found)?;
        }
    } else if kind.is_ours(path) {
        found.push(path.to_owned());
    }
    Ok(())
}

/// The files and folders in a folder, sorted, hidden ones and symbolic links left out.
fn entries(dir: &Path) -> Result<Vec<(PathBuf, bool)>> {
    let failed = |error| Error::io("cannot read the folder", dir, error);
    let listed = match fs::read_dir(dir) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut entries = Vec::new();
    for entry in listed {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && !kind.is_symlink() {
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

impl Kind {
    /// The files of the output that is in a folder, as far as they are there, if such a list is kept.
    fn earlier(self, dir: &Path) -> Result<Option<BTreeSet<PathBuf>>> {
        let Some(list) = self.list else { return Ok(None) };
        let mut earlier = BTreeSet::new();
        if check_parents(dir, Path::new(list)).is_ok()
            && let Found::Ours(content) = self.look(&dir.join(list))?
        {
            let text = String::from_utf8_lossy(&content);
            // Whatever has become of the list: it leads to nothing outside, and to no file of others.
            let is_there = |path: &Path| check_parents(dir, path).is_ok() && self.is_ours(&dir.join(path));
            earlier.extend(text.lines().map(PathBuf::from).filter(|path| is_there(path)));
            earlier.insert(list.into());
        }
        Ok(Some(earlier))
    }

    /// What files of an ending begin with.
    fn mark(self, path: &Path) -> Option<&'static [u8]> {
        let extension = path.extension().unwrap_or_default();
        self.marks.iter().find(|(known, _)| known.is_empty() || extension == *known).map(|(_, mark)| mark.as_bytes())
    }

    /// Whether there is a file at this path that was generated. One that cannot be read is not known to be, so it is left
    /// alone.
    fn is_ours(self, path: &Path) -> bool {
        let Some(mark) = self.mark(path) else { return false };
        let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        let mut start = vec![0; mark.len()];
        is_file && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == mark
    }

    /// What is at `path` is not to be overwritten.
    fn in_the_way(self, path: &Path) -> Error {
        // Of files that need no mark, only what is no file is left alone.
        if self.marks.iter().any(|(_, mark)| mark.is_empty()) {
            return Error::cannot_write(path, io::Error::other("it is a link or a folder, which is not overwritten"));
        }
        Error::foreign(path)
    }

    /// What is at a path that is to be written.
    fn look(self, path: &Path) -> Result<Found> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => {
                let content = fs::read(path).map_err(|error| Error::io("cannot read", path, error))?;
                let ours = self.mark(path).is_some_and(|mark| content.starts_with(mark));
                Ok(if ours { Found::Ours(content) } else { Found::Foreign })
            }
            Ok(_) => Ok(Found::Foreign),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(Error::io("cannot read", path, error)),
        }
    }
}

/// Sees to it that a path stays in the folder: no `..`, and no symbolic link on the way.
fn check_parents(dir: &Path, path: &Path) -> Result<()> {
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Error::outside(path));
    }
    // The folder itself was chosen by the user, who may have made it a link.
    check_folder(dir, fs::metadata(dir))?;
    let mut parent = dir.to_path_buf();
    for part in path.parent().unwrap_or(path).components() {
        parent.push(part);
        check_folder(&parent, fs::symlink_metadata(&parent))?;
    }
    Ok(())
}

/// Sees to it that there is a folder, or nothing yet.
fn check_folder(dir: &Path, found: io::Result<fs::Metadata>) -> Result<()> {
    match found {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(found) if found.is_symlink() => Err(Error::outside(dir)),
        Ok(_) => Err(Error::foreign(dir)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io("cannot read the folder", dir, error)),
    }
}
