//! Files that are written together.
//!
//! In come files for any folders; they are written as a whole or not at all, in the order in which they were added.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{ANY, CODE, Kind, Plan};
use super::transaction::Transaction;
use super::{LeftOver, Output, Written};
use crate::error::{Error, Result};
use crate::paths::{canonical, folder};

/// Files of which all are written or none: what is generated, and any others.
///
/// # Examples
///
/// ```
/// use xsdbind_codegen::FileSet;
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("deep/notes.txt");
/// FileSet::new().file(&path, "one")?.write()?;
/// let written = FileSet::new().file(&path, "two")?.write()?;
/// assert_eq!(written[0].changed, [std::path::Path::new("notes.txt")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct FileSet {
    folders: Vec<Folder>,
}

#[derive(Debug)]
struct Folder {
    dir: PathBuf,
    files: BTreeMap<PathBuf, Vec<u8>>,
    kind: Kind,
    left_over: LeftOver,
}

impl FileSet {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. Where there is one, it is replaced; where that is a link, the file that it leads to is.
    ///
    /// # Errors
    ///
    /// When what is at `path` cannot be looked at, or is no path of a file.
    pub fn file(self, path: impl AsRef<Path>, content: impl Into<Vec<u8>>) -> Result<Self> {
        let path = path.as_ref();
        let full = match fs::canonicalize(path) {
            Ok(full) => full,
            // A link that leads nowhere is in the way.
            Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
            Err(error) => return Err(Error::cannot_write(path, error)),
        };
        let name = full.file_name().ok_or_else(|| Error::cannot_write(path, io::Error::other("it is no file")))?;
        Ok(self.files(folder(&full), BTreeMap::from([(name.into(), content.into())])))
    }

    /// Adds files by their paths in a folder. Others in it stay; links in it are not followed.
    #[must_use]
    pub fn files(mut self, dir: impl Into<PathBuf>, files: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        self.folders.push(Folder { dir: dir.into(), files, kind: ANY, left_over: LeftOver::Keep });
        self
    }

    /// Adds generated files, as [`Output::write_to`] would write them.
    #[must_use]
    pub fn output(mut self, dir: impl Into<PathBuf>, output: &Output) -> Self {
        let files = output.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        self.folders.push(Folder { dir: dir.into(), files, kind: CODE, left_over: LeftOver::Remove });
        self
    }

    /// What writing would do to each folder, in the order in which they were added.
    ///
    /// # Errors
    ///
    /// When something is in the way, or one file is there twice.
    pub fn plan(&self) -> Result<Vec<Written>> {
        Ok(self.plans()?.iter().map(Plan::summary).collect())
    }

    /// Writes all files; what that did to each folder, in the order in which they were added.
    ///
    /// # Errors
    ///
    /// When something is in the way, one file is there twice, or the file system refuses. All folders are then as they were,
    /// or the error says of which files that cannot be, and where what was in them is.
    pub fn write(&self) -> Result<Vec<Written>> {
        let plans = self.plans()?;
        let all: Vec<_> = self.folders.iter().map(|folder| folder.dir.as_path()).zip(&plans).collect();
        Transaction::run(&all)?;
        Ok(plans.iter().map(Plan::summary).collect())
    }

    fn plans(&self) -> Result<Vec<Plan<'_>>> {
        let mut plans = Vec::new();
        // Of two contents for one file, one would be lost.
        let mut known = HashSet::new();
        for one in &self.folders {
            let plan = Plan::new(&one.files, one.kind, &one.dir, one.left_over)?;
            let dir = canonical(&one.dir);
            let removed = plan.removed.iter().map(PathBuf::as_path);
            for path in plan.actions.iter().map(|(path, _)| *path).chain(removed) {
                if !known.insert(dir.join(path)) {
                    let twice = io::Error::other("two files are to be there");
                    return Err(Error::cannot_write(one.dir.join(path), twice));
                }
            }
            plans.push(plan);
        }
        Ok(plans)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::{FileSet, Output};

    #[test]
    fn all_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        fs::create_dir(at("b")).unwrap();
        fs::write(at("b/in"), "the way").unwrap();
        let files = BTreeMap::from([("in/x.xsd".into(), b"x".to_vec())]);
        let set = FileSet::new().file(at("a/one.md"), "one").unwrap().files(at("b"), files.clone());
        for error in [set.plan().unwrap_err(), set.write().unwrap_err()] {
            assert!(error.to_string().contains("b/in` is in the way"), "{error}");
        }
        assert!(!at("a").exists());
        fs::remove_file(at("b/in")).unwrap();
        assert_eq!(set.plan().unwrap()[1].created, [Path::new("in/x.xsd")]);
        set.write().unwrap();
        assert_eq!(fs::read(at("b/in/x.xsd")).unwrap(), b"x");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
        assert_eq!(set.plan().unwrap()[1].unchanged, [Path::new("in/x.xsd")]);
    }

    /// Whatever it is called by.
    #[test]
    fn a_file_is_there_once() {
        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        let files = |path: &str| BTreeMap::from([(path.into(), b"x".to_vec())]);
        for (path, inner) in [("a.md", "a.md"), ("./in/../a.md", "a.md"), ("in/a.md", "in/a.md")] {
            fs::create_dir_all(at("in")).unwrap();
            let set = FileSet::new().file(at(path), "one").unwrap().files(dir.path(), files(inner));
            for error in [set.plan().unwrap_err(), set.write().unwrap_err()] {
                assert!(error.to_string().ends_with("a.md`: two files are to be there"), "{path}: {error}");
            }
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        // What is removed of an output is one of its files.
        fs::write(at("old.rs"), crate::print::MARK).unwrap();
        let set = FileSet::new().file(at("old.rs"), "one").unwrap().output(dir.path(), &Output::default());
        assert!(set.plan().unwrap_err().to_string().ends_with("old.rs`: two files are to be there"));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        fs::create_dir(at("there")).unwrap();
        fs::write(at("there/file"), "old").unwrap();
        fs::set_permissions(at("there/file"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink(at("there/file"), at("link")).unwrap();
        FileSet::new().file(at("link"), "new").unwrap().write().unwrap();
        assert_eq!(fs::read(at("there/file")).unwrap(), b"new");
        assert_eq!(fs::metadata(at("there/file")).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(at("link").is_symlink());
        // In a folder, nobody has named the link.
        let files = BTreeMap::from([("link".into(), b"x".to_vec())]);
        let error = FileSet::new().files(dir.path(), files).write().unwrap_err().to_string();
        assert!(error.ends_with("link`: it is a link or a folder, which is not overwritten"), "{error}");
        assert_eq!(fs::read(at("there/file")).unwrap(), b"new");
        let error = FileSet::new().file(at("there"), "x").unwrap().write().unwrap_err().to_string();
        assert!(error.contains("which is not overwritten"), "{error}");
    }
}
