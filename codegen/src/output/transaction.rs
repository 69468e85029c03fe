//! A change of folders that happens as a whole or not at all.
//!
//! In come folders, each with a plan; they are changed accordingly. Everything is first written to a staging
//! folder inside each, so that what is left are renames; when one fails, those before are undone. A
//! file is at no moment there in part.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use super::folder::{Action, Plan};
use crate::error::{Error, Result};

/// What has been done and can be undone.
enum Done {
    Created(PathBuf),
    /// What was at `path` is now at `kept`.
    Moved {
        path: PathBuf,
        kept: PathBuf,
    },
}

/// A file to change.
struct Step<'a> {
    path: PathBuf,
    action: Action<'a>,
    /// Where its new content is until then.
    new: PathBuf,
    /// Where its old content is kept.
    old: PathBuf,
}

/// The changes so far. Dropped before it is complete, it undoes them.
#[derive(Default)]
pub(super) struct Transaction {
    staging: Vec<PathBuf>,
    done: Vec<Done>,
    new_dirs: Vec<PathBuf>,
}

impl Transaction {
    /// Carries out plans, each for a folder, in their order.
    pub(super) fn run(plans: &[(&Path, &Plan<'_>)]) -> Result<()> {
        let mut transaction = Self::default();
        let mut steps = Vec::new();
        for (dir, plan) in plans.iter().filter(|(_, plan)| plan.steps().next().is_some()) {
            let staging = transaction.begin(dir)?;
            for (index, (path, action)) in plan.steps().enumerate() {
                let [new, old] = ["new", "old"].map(|kind| staging.join(format!("{index}.{kind}")));
                let step = Step { path: dir.join(path), action, new, old };
                step.stage()?;
                steps.push(step);
            }
        }
        for step in steps {
            transaction.apply(step)?;
        }
        transaction.complete();
        for (dir, plan) in plans {
            remove_empty_dirs(dir, &plan.removed);
        }
        Ok(())
    }

    /// Makes a folder and the staging folder in it.
    fn begin(&mut self, dir: &Path) -> Result<PathBuf> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        // Inside of the folder it is on the same file system, so that files can be renamed. Hidden,
        // it is not taken for a module should the process be killed.
        let staging = dir.join(format!(".xsdbind-{}-{number}", process::id()));
        self.create_dirs(dir)?;
        // One of a killed process that had the same id.
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir(&staging).map_err(|error| Error::io("cannot write to the folder", dir, error))?;
        self.staging.push(staging.clone());
        Ok(staging)
    }

    /// Renames what is staged to where it belongs.
    fn apply(&mut self, Step { path, action, new, old }: Step<'_>) -> Result<()> {
        let failed = |error| Error::io("cannot write", &path, error);
        match action {
            Action::Create(_) => {
                self.create_dirs(path.parent().unwrap_or(&path))?;
                fs::rename(new, &path).map_err(failed)?;
                self.done.push(Done::Created(path));
            }
            Action::Change(_) => {
                fs::rename(new, &path).map_err(failed)?;
                self.done.push(Done::Moved { path, kept: old });
            }
            Action::Remove => {
                fs::rename(&path, &old).map_err(|error| Error::io("cannot remove", &path, error))?;
                self.done.push(Done::Moved { path, kept: old });
            }
            Action::Keep => {}
        }
        Ok(())
    }

    /// Makes a folder and those above it, and remembers which.
    fn create_dirs(&mut self, dir: &Path) -> Result<()> {
        let missing: Vec<&Path> =
            dir.ancestors().take_while(|dir| !dir.as_os_str().is_empty() && !dir.exists()).collect();
        for dir in missing.into_iter().rev() {
            match fs::create_dir(dir) {
                Ok(()) => self.new_dirs.push(dir.to_owned()),
                // Somebody else was faster: just as well.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("cannot make the folder", dir, error)),
            }
        }
        Ok(())
    }

    /// There is nothing to undo any more.
    fn complete(mut self) {
        self.done.clear();
        self.new_dirs.clear();
    }
}

impl Step<'_> {
    /// Writes the new content, and keeps the old one, where they harm nobody. Who may read and write a file stays.
    fn stage(&self) -> Result<()> {
        let path = &self.path;
        if let Action::Create(content) | Action::Change(content) = self.action {
            fs::write(&self.new, content).map_err(|error| Error::io("cannot write", path, error))?;
        }
        if let Action::Change(_) = self.action {
            let failed = |error| Error::io("cannot keep the content of", path, error);
            fs::copy(path, &self.old).map_err(failed)?;
            let permissions = fs::metadata(path).map_err(failed)?.permissions();
            fs::set_permissions(&self.new, permissions).map_err(failed)?;
        }
        Ok(())
    }
}

impl Drop for Transaction {
    /// Undoes what was done. An error here has nowhere to go: the one that led here is on its way.
    fn drop(&mut self) {
        for done in self.done.drain(..).rev() {
            let _ = match done {
                Done::Created(path) => fs::remove_file(path),
                Done::Moved { path, kept } => fs::rename(kept, path),
            };
        }
        for staging in &self.staging {
            let _ = fs::remove_dir_all(staging);
        }
        for dir in self.new_dirs.drain(..).rev() {
            let _ = fs::remove_dir(dir);
        }
    }
}

/// Removes the folders that are empty without the removed files.
fn remove_empty_dirs(dir: &Path, removed: &[PathBuf]) {
    for path in removed {
        let parents = path.ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
        // `remove_dir` refuses folders that are not empty, and then those above are not either.
        let _ = parents.map(|parent| dir.join(parent)).try_for_each(fs::remove_dir);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::{Action, Plan, Transaction};

    /// A plan whose last step cannot be done, since a file is where a folder would have to be.
    #[test]
    fn a_failure_half_way_leaves_the_folder_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("changed.rs"), "old").unwrap();
        fs::write(dir.path().join("removed.rs"), "old").unwrap();
        fs::write(dir.path().join("blocked"), "a file").unwrap();
        let before = content(dir.path());
        let mut plan = Plan {
            actions: vec![
                (Path::new("changed.rs"), Action::Change(b"new")),
                (Path::new("created/a.rs"), Action::Create(b"new")),
                (Path::new("removed.rs"), Action::Remove),
            ],
            removed: Vec::new(),
        };
        plan.actions.push((Path::new("blocked/b.rs"), Action::Create(b"new")));

        // What was done to another folder before is undone, too.
        let other = tempfile::tempdir().unwrap();
        let first = Plan { actions: vec![(Path::new("a.rs"), Action::Create(b"new"))], removed: Vec::new() };
        let run = |plan: &Plan<'_>| Transaction::run(&[(other.path(), &first), (dir.path(), plan)]);
        let error = run(&plan).unwrap_err().to_string();
        assert!(error.contains("blocked"), "{error}");
        assert_eq!(content(dir.path()), before);
        assert!(content(other.path()).is_empty());

        plan.actions.pop();
        run(&plan).unwrap();
        assert_eq!(content(other.path()).len(), 1, "the staging folder is still there");
        assert_eq!(fs::read_to_string(dir.path().join("changed.rs")).unwrap(), "new");
        assert_eq!(fs::read_to_string(dir.path().join("created/a.rs")).unwrap(), "new");
        assert_eq!(content(dir.path()).len(), 3, "the staging folder is still there");
    }

    /// The names in a folder, and the text of the files among them.
    fn content(dir: &Path) -> BTreeMap<String, Option<String>> {
        let entry = |entry: fs::DirEntry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).ok())
        };
        fs::read_dir(dir).unwrap().map(|found| entry(found.unwrap())).collect()
    }
}
