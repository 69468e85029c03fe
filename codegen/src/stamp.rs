//! Whether generating again would make what is there already.
//!
//! In come a configuration, and what a run read and made; out goes a note of it in a file, and later whether all of it is
//! still so. What decides the output is all in the note: the program itself, the configuration, where every path led that
//! was looked at, the bytes of every file that was read, and those of every file that was made. Times of files are not.

mod note;
#[cfg(test)]
mod tests;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf, absolute};
use std::sync::atomic::{AtomicBool, Ordering};

use blake3::{Hash, Hasher};

use self::note::Note;
use crate::config::Config;
use crate::digest::Digest;
use crate::load::Leads;
use crate::output::{LeftOver, is_as_written};
use crate::output::{ModuleSummary, Output, Written};
use crate::parallel;

/// A note of what was generated from what, for knowing the next time that nothing has changed.
///
/// A note that is not there, cannot be read, or is another program's is no note: then everything is generated again.
///
/// # Examples
///
/// ```no_run
/// use xsdbind_codegen::{Config, Stamp, generate};
///
/// let config = Config::from_file("xsdbind.toml")?;
/// let stamp = Stamp::new(&config, "target/xsdbind");
/// if stamp.as_ref().and_then(Stamp::unchanged).is_none() {
///     let output = generate(&config)?;
///     output.write_to(config.output_dir())?;
///     if let Some(stamp) = stamp {
///         stamp.keep(&output, &output.warnings.to_string());
///     }
/// }
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
#[derive(Debug)]
pub struct Stamp {
    /// Where the note is.
    file: PathBuf,
    /// What must be the same beside files: the program, the configuration, and the folders that paths are relative to.
    key: Hash,
    /// The folder that the output is in.
    dir: PathBuf,
    left_over: LeftOver,
}

/// What is known of an earlier run, when nothing has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unchanged {
    /// The modules, in the order of the configuration.
    pub modules: Vec<ModuleSummary>,
    /// Every schema file that was read.
    pub sources: Vec<PathBuf>,
    /// The warnings, as they were given to [`Stamp::keep`].
    pub warnings: String,
    /// What [`Output::write_to`] would do: leave every file as it is.
    pub written: Written,
}

impl Stamp {
    /// The stamp of generating into [`Config::output_dir`], whose note is in the folder `notes`, which need not be there.
    ///
    /// There is none where the running program cannot be read, since the next one could be another, or the current
    /// directory is not known.
    #[must_use]
    pub fn new(config: &Config, notes: impl AsRef<Path>) -> Option<Self> {
        Self::of(&program()?, config, config.output_dir(), LeftOver::Remove, notes.as_ref())
    }

    /// The stamp of generating from a build script into `dir`.
    pub(crate) fn of_build(config: &Config, dir: &Path, notes: &Path) -> Option<Self> {
        Self::of(&program()?, config, dir, LeftOver::Keep, notes)
    }

    fn of(program: &Hash, config: &Config, dir: &Path, left_over: LeftOver, notes: &Path) -> Option<Self> {
        // What is made of files that are not there yet is not to be taken for what is there.
        if !config.overlay.is_empty() {
            return None;
        }
        let dir = absolute(dir).ok()?;
        // `Debug` is derived: it has every field of the configuration, those of tomorrow too.
        let given = (env::current_dir().ok()?, &dir, left_over, config);
        let key = blake3::hash(format!("{program} {given:?}").as_bytes());
        let modules: Vec<&str> = config.modules.iter().map(|module| module.name.value.as_str()).collect();
        let output = (&dir, modules);
        let name = blake3::hash(format!("{output:?}").as_bytes());
        Some(Self { file: notes.join(name.to_string()), key, dir, left_over })
    }

    /// What was noted, if generating again would make the same, and it is there already.
    #[must_use]
    pub fn unchanged(&self) -> Option<Unchanged> {
        let note = Note::parse(&fs::read_to_string(&self.file).ok()?)?;
        self.holds(&note).then(|| note.unchanged())
    }

    fn holds(&self, note: &Note) -> bool {
        note.key == self.key
            && note.leads.iter().all(|(path, noted)| answer(&Leads::of(path)) == *noted)
            && is_as_written(&note.made, &self.dir, self.left_over)
            && are_same(note.read.iter().map(|(path, digest)| (path.clone(), *digest)))
            && are_same(note.made.iter().map(|(path, digest)| (self.dir.join(path), *digest)))
    }

    /// Notes a run that has written `output`, and the warnings as they shall be shown again.
    ///
    /// Where that cannot be done, nothing is wrong: the next run will generate again.
    pub fn keep(&self, output: &Output, warnings: &str) {
        let seen = &output.seen;
        if seen.is_torn {
            return;
        }
        let files: Vec<(&PathBuf, &String)> = output.files.iter().collect();
        let digests = parallel::map(&files, |(path, text)| ((*path).clone(), Digest::of(text.as_bytes())));
        let note = Note {
            key: self.key,
            leads: seen.leads.iter().map(|(path, leads)| (path.clone(), answer(leads))).collect(),
            read: seen.files.clone(),
            made: digests.into_iter().collect(),
            modules: output.modules.clone(),
            warnings: warnings.to_owned(),
        };
        let Some(text) = note.text() else { return };
        let folder = self.file.parent().unwrap_or(&self.file);
        // One that was written in part is no note.
        let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.file, text));
    }
}

impl Note {
    fn unchanged(self) -> Unchanged {
        Unchanged {
            modules: self.modules,
            sources: self.read.into_keys().collect(),
            warnings: self.warnings,
            written: Written { unchanged: self.made.into_keys().collect(), ..Written::default() },
        }
    }
}

/// The program that is running, with all that is compiled into it: this library, and those that it uses.
fn program() -> Option<Hash> {
    // There, also when another file is at its path by now.
    let path = if cfg!(target_os = "linux") { PathBuf::from("/proc/self/exe") } else { env::current_exe().ok()? };
    let mut hasher = Hasher::new();
    hasher.update_reader(File::open(path).ok()?).ok()?;
    Some(hasher.finalize())
}

/// Where a path leads, as it is noted.
fn answer(leads: &Leads) -> String {
    format!("{leads:?}")
}

/// Whether all files have these bytes.
fn are_same(files: impl Iterator<Item = (PathBuf, Digest)>) -> bool {
    let same = AtomicBool::new(true);
    let files: Vec<(PathBuf, Digest)> = files.collect();
    parallel::map(&files, |(path, digest)| {
        if same.load(Ordering::Relaxed) && !digest.is_of(path) {
            same.store(false, Ordering::Relaxed);
        }
    });
    same.into_inner()
}
