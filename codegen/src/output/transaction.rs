//! A change of folders that happens as a whole or not at all.
//!
//! In come folders, each with a plan; they are changed accordingly. Everything is first written to a staging
//! folder inside each, so that what is left are renames; when one fails, those before are undone. A
//! file is at no moment there in part. What cannot be put back is kept, and the error says where.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use super::folder::{Action, Plan};
use crate::error::{Error, Result};

/// The number of the next staging folder of this process.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// What has been done and can be undone.
enum Done {
    Folder(PathBuf),
    /// The folder for files on their way.
    Staging(PathBuf),
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

/// The changes so far, in their order.
#[derive(Default)]
pub(super) struct Transaction {
    done: Vec<Done>,
}

impl Transaction {
    /// Carries out plans, each for a folder, in their order.
    pub(super) fn run(plans: &[(&Path, &Plan<'_>)]) -> Result<()> {
        let mut transaction = Self::default();
        if let Err(error) = transaction.carry_out(plans) {
            return Err(transaction.undo(error));
        }
        transaction.complete();
        for (dir, plan) in plans {
            remove_empty_dirs(dir, &plan.removed);
        }
        Ok(())
    }

    fn carry_out(&mut self, plans: &[(&Path, &Plan<'_>)]) -> Result<()> {
        let mut steps = Vec::new();
        for (dir, plan) in plans.iter().filter(|(_, plan)| plan.steps().next().is_some()) {
            let staging = self.begin(dir)?;
            for (index, (path, action)) in plan.steps().enumerate() {
                let [new, old] = ["new", "old"].map(|kind| staging.join(format!("{index}.{kind}")));
                let step = Step { path: dir.join(path), action, new, old };
                step.stage()?;
                steps.push(step);
            }
        }
        steps.into_iter().try_for_each(|step| self.apply(step))
    }

    /// Makes a folder and the staging folder in it.
    fn begin(&mut self, dir: &Path) -> Result<PathBuf> {
        self.create_dirs(dir)?;
        loop {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            // Inside of the folder it is on the same file system, so that files can be renamed. Hidden,
            // it is not taken for a module should the process be killed.
            let staging = dir.join(format!(".xsdbind-{}-{number}", process::id()));
            match fs::create_dir(&staging) {
                Ok(()) => {
                    self.done.push(Done::Staging(staging.clone()));
                    return Ok(staging);
                }
                // That of a killed process with the same id may have the only copy of a file.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("cannot write to the folder", dir, error)),
            }
        }
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
                Ok(()) => self.done.push(Done::Folder(dir.to_owned())),
                // Somebody else was faster: just as well.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("cannot make the folder", dir, error)),
            }
        }
        Ok(())
    }

    /// There is nothing to undo any more.
    fn complete(self) {
        for done in self.done {
            if let Done::Staging(staging) = done {
                // It is in nobody's way.
                let _ = fs::remove_dir_all(staging);
            }
        }
    }

    /// Undoes what was done, the last first. The error that led here, with what could not be undone.
    fn undo(self, error: Error) -> Error {
        let (mut rest, mut kept_at) = (Vec::new(), Vec::new());
        for done in self.done.into_iter().rev() {
            match done {
                Done::Created(path) => {
                    if let Err(error) = fs::remove_file(&path) {
                        rest.push(format!("`{}` is new, and cannot be removed: {error}", path.display()));
                    }
                }
                Done::Moved { path, kept } => {
                    if let Err(error) = fs::rename(&kept, &path) {
                        let (path, old) = (path.display(), kept.display());
                        rest.push(format!("what was in `{path}` is in `{old}`, and cannot be put back: {error}"));
                        kept_at.push(kept);
                    }
                }
                // What is left in it is the only copy.
                Done::Staging(staging) if kept_at.iter().any(|kept| kept.starts_with(&staging)) => {}
                Done::Staging(staging) => drop(fs::remove_dir_all(staging)),
                // One with something in it stays.
                Done::Folder(dir) => drop(fs::remove_dir(dir)),
            }
        }
        if rest.is_empty() { error } else { Error::not_undone(error, rest) }
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
    use crate::error::Error;

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

    /// What another program does meanwhile can keep a file from being put back. Then it is not lost.
    #[test]
    fn what_cannot_be_put_back_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let [changed, other] = ["changed.rs", "other.rs"].map(|name| dir.path().join(name));
        for path in [&changed, &other] {
            fs::write(path, "old").unwrap();
        }
        let new = Action::Change(b"new");
        let plan = Plan {
            actions: vec![
                (Path::new("changed.rs"), new),
                (Path::new("deep/created.rs"), Action::Create(b"new")),
                (Path::new("other.rs"), new),
            ],
            removed: Vec::new(),
        };
        let mut transaction = Transaction::default();
        transaction.carry_out(&[(dir.path(), &plan)]).unwrap();
        fs::remove_file(&changed).unwrap();
        fs::create_dir_all(changed.join("in")).unwrap();
        let error = transaction.undo(Error::no_config(Path::new("x"))).to_string();
        let (_, rest) = error.split_once("\n  what was in `").unwrap();
        let kept = rest.split('`').nth(2).unwrap();
        assert!(rest.starts_with(changed.to_str().unwrap()) && !rest.contains('\n'), "{error}");
        assert_eq!(fs::read_to_string(kept).unwrap(), "old");
        assert_eq!(fs::read_to_string(other).unwrap(), "old");
        assert!(!dir.path().join("deep").exists());
    }

    /// A killed process of the same id may have left the only copy of a file.
    #[test]
    fn what_others_have_left_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let next = super::NUMBER.load(super::Ordering::Relaxed);
        // Other tests take numbers, too.
        let left =
            (next..next + 100).map(|number| dir.path().join(format!(".xsdbind-{}-{number}", std::process::id())));
        let left: Vec<_> = left.map(|folder| folder.join("0.old")).collect();
        for file in &left {
            fs::create_dir(file.parent().unwrap()).unwrap();
            fs::write(file, "old").unwrap();
        }
        let plan = Plan { actions: vec![(Path::new("a.rs"), Action::Create(b"new"))], removed: Vec::new() };
        Transaction::run(&[(dir.path(), &plan)]).unwrap();
        assert!(left.iter().all(|file| file.exists()));
        assert_eq!(content(dir.path()).len(), left.len() + 1);
    }

    /// A file may be where a folder was made for others: both are put back in the order in which they went.
    #[test]
    fn folders_are_undone_in_their_order() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a"), "old").unwrap();
        fs::write(dir.path().join("blocked"), "a file").unwrap();
        let before = content(dir.path());
        let new = Action::Create(b"new");
        let actions = [("a", Action::Remove), ("a/b.rs", new), ("blocked/b.rs", new)];
        let actions = actions.map(|(path, action)| (Path::new(path), action));
        let plan = Plan { actions: actions.to_vec(), removed: Vec::new() };
        Transaction::run(&[(dir.path(), &plan)]).unwrap_err();
        assert_eq!(content(dir.path()), before);
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
