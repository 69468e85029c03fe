//! `xsdbind upgrade`.
//!
//! In come the folder of the schemas in use and a new release; out go the new files in it, what is generated from them, a
//! report, an entry in the change log, and a list of what somebody has to decide. All of that is made while nothing is
//! written, with the new files taken for those in the folder; then it is written together, or nothing of it is.

mod change_log;
mod files;
mod usages;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use xsdbind_codegen::diff::{DiffOptions, Report, RustChange, Severity, diff, rust_changes};
use xsdbind_codegen::{Config, Error, FileSet, Output, SchemaSet, Written, generate};

use self::files::Files;
use super::accepted::Accepted;
use super::input::CONFIG;
use super::report::{Done, MessageFormat, Stop, count};
use super::sources::Source;

const EXAMPLES: &str = "\
Examples:
  xsdbind upgrade schemas/ocip next/ocip --dry-run
  xsdbind upgrade schemas/ocip release-25.zip
  xsdbind upgrade schemas/ocip vendor:schemas/ocip --source src --source tests

OLD is the folder of the schemas that the configuration reads. NEW is a folder beside it, an archive (.zip, .tar, .tar.gz,
.tgz) or REVISION:PATH. Its .xsd and .wsdl files take the place of those in OLD; what NEW does not have stays and is told.
Code is generated and checked, the report is written, and the change log, where there is one, gets an entry. All of that is
written together: nothing is where the new schemas are wrong, nothing can be generated from them, or a file is in the way.

At last stands what somebody has to decide: the changes that are errors or warnings and that xsdbind-diff.toml does not
accept, the Rust that is another one, with what to write instead and the lines of your sources that may be about it, and the
files that only OLD has. The report has the same list. Where NEW is in place already, nothing is written but code that is
not up to date, and what is left of that list is told again: take out of the report what is decided. A report with something
left in its list gives way to no other release.

Exit status: 0 when there is nothing to decide, 1 when there is or there are problems, 2 when the arguments are wrong.";

/// As many lines of sources are named for each change.
const LINES: usize = 5;
/// The heading in the report above what is to be decided.
const HEADING: &str = "## To be decided";
/// The list stands between these.
const FENCED: &str = "```text";
const FENCE: &str = "```";

/// Take over a new release of the schemas
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Upgrade {
    /// The folder of the schemas in use
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The new release
    #[arg(value_name = "NEW")]
    new: String,

    /// The folder in an archive
    #[arg(last = true, value_name = "PATH")]
    below: Option<PathBuf>,

    /// The configuration file
    #[arg(long, value_name = "FILE", default_value = CONFIG)]
    config: PathBuf,

    /// Write nothing, and tell what would be done
    #[arg(long)]
    dry_run: bool,

    /// Where the report goes, as Markdown
    #[arg(long, value_name = "FILE", default_value = "schema-changes.md")]
    report: PathBuf,

    /// The change log [default: CHANGELOG.md, if there is one]
    #[arg(long, value_name = "FILE")]
    changelog: Option<PathBuf>,

    /// A folder or file of Rust in which lines are looked for; can be repeated [default: src, if there is one]
    #[arg(long, value_name = "PATH")]
    source: Vec<PathBuf>,

    #[command(flatten)]
    accepted: Accepted,
}

/// A release as it will be in place.
struct Trial {
    files: Files,
    output: Output,
    report: Report,
    /// The Rust that is another one.
    changes: Vec<RustChange>,
    /// What the configuration will read of the files that only the old folder has.
    read: BTreeSet<PathBuf>,
}

impl Upgrade {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Stop> {
        let config = Config::from_file(&self.config)?;
        let policy = self.accepted.policy()?;
        let source = Source::of(&self.new, self.below.as_deref());
        self.folders_are_apart(&source)?;
        self.all_runs_have_ended(&config)?;
        let usual = Path::new("src").is_dir().then(|| PathBuf::from("src"));
        let roots = if self.source.is_empty() { usual.as_slice() } else { &self.source };
        let sources = usages::sources(roots)?;
        let before = self.left_to_decide()?;
        let mut trial = self.tried(&config, &source)?;
        let mut warnings = format.diagnostics(&trial.output.warnings);
        warnings.push_str(&format.diagnostics(&self.accepted.apply(policy.as_ref(), &mut trial.report)));
        let mut text = trial.files.told();
        let mut decisions = self.decisions(&trial, &sources);
        let report = self.report.display();
        match (before.is_empty(), trial.files.are_in_place()) {
            (true, _) => {}
            (false, true) => {
                decisions.insert_str(0, &before);
                let _ = writeln!(text, "the release is in place; what is not decided is in {report}");
            }
            (false, false) => {
                return Err(Stop::Failed(format!(
                    "`{report}` has something to be decided of an earlier release, which would be lost: take out of its \
                     list what is decided, or name another file with `--report`"
                )));
            }
        }
        let set = self.file_set(&config, &trial, &source, &decisions)?;
        if self.dry_run {
            set.plan()?;
            text.push_str("nothing was written\n");
        } else {
            let written = set.write()?;
            text.push_str(&self.written(&config, &trial, &written)?);
        }
        let failed = !decisions.is_empty();
        if failed {
            let _ = write!(text, "\nto be decided:\n{decisions}");
        }
        Ok(Done { text, warnings, failed })
    }

    /// Sees to it that there are two folders, neither in the other.
    fn folders_are_apart(&self, source: &Source) -> Result<(), Stop> {
        let wrong = |message: String| Err(Stop::Misused(message));
        let old = self.old.display();
        if !self.old.is_dir() {
            return wrong(format!("`{old}` is no folder: the new files take the place of those in it"));
        }
        let Some(new) = source.path() else { return Ok(()) };
        if !new.is_dir() {
            let what = if new.exists() { "is no folder of schemas and no archive" } else { "is not there" };
            return wrong(format!("`{}` {what}", new.display()));
        }
        match (self.old.canonicalize(), new.canonicalize()) {
            (Ok(one), Ok(other)) if one.starts_with(&other) || other.starts_with(&one) => {
                wrong(format!("`{old}` and `{}` are in each other: a new release is beside the old one", new.display()))
            }
            _ => Ok(()),
        }
    }

    /// Sees to it that nothing is left of a run that was killed, wherever files are to be written: what is there may be in part
    /// that of a release, and what was there may be nowhere else.
    fn all_runs_have_ended(&self, config: &Config) -> Result<(), Stop> {
        let change_log = self.change_log();
        let files = [Some(&self.report), change_log.as_ref()].into_iter().flatten();
        let folders = files.filter_map(|file| file.parent()).chain([&*self.old, config.output_dir()]);
        for folder in folders {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let entries = match fs::read_dir(folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(|error| Error::cannot_read(folder, error))?,
            };
            for entry in entries {
                let path = entry.map_err(|error| Error::cannot_read(folder, error))?.path();
                if is_of_a_run(&path) {
                    return Err(Stop::Failed(format!(
                        "`{}` is left by a run that did not end: put all files back as they were, and remove it",
                        path.display()
                    )));
                }
            }
        }
        Ok(())
    }

    /// Makes all that the release leads to. Whatever can fail for what is in the schemas does so here.
    fn tried(&self, config: &Config, source: &Source) -> Result<Trial, Stop> {
        let before = generate(config)?;
        let files = Files::between(&self.old, source.files()?)?;
        let read_before = files.within(&before.sources);
        if read_before.is_empty() {
            let (config, old) = (self.config.display(), self.old.display());
            return Err(Stop::Misused(format!("the modules of `{config}` read no schema in `{old}`")));
        }
        let in_place = files.in_place(config);
        let of_release = files.new_schemas();
        let set = |paths: &BTreeSet<PathBuf>| self.set(source.name(), paths, &in_place, &files, Some(source));
        // What is wrong with the new files is told of where they are now.
        let new = if of_release.is_empty() { None } else { Some(set(&of_release)?) };
        let output = generate(&in_place)?;
        let read_after = files.within(&output.sources);
        let read: BTreeSet<PathBuf> = files.left().filter(|path| read_after.contains(*path)).cloned().collect();
        let all_new = &of_release | &read_after;
        let new = match new {
            Some(new) if all_new == of_release => new,
            _ => set(&all_new)?,
        };
        // Beside a release in place, what is left over may define the same once more.
        let all_old = if files.are_in_place() { all_new } else { &files.schemas() | &read_before };
        let old = self.set(&self.old.display().to_string(), &all_old, config, &files, None)?;
        let report = diff(&old, &new, &DiffOptions::new().used_by(config.clone()))?;
        let changes = rust_changes(&before, &output, &report);
        Ok(Trial { files, output, report, changes, read })
    }

    /// The set of some schemas in the folder in use.
    fn set(
        &self,
        name: &str,
        paths: &BTreeSet<PathBuf>,
        config: &Config,
        files: &Files,
        source: Option<&Source>,
    ) -> Result<SchemaSet, Error> {
        let entries: Vec<PathBuf> = paths.iter().map(|path| self.old.join(path)).collect();
        SchemaSet::load_shown(name, &entries, config, |full| {
            let below = files.within(&[full.to_owned()]).pop_first();
            match (source, below) {
                (Some(source), Some(path)) if files.new.contains_key(&path) => source.file_name(&path),
                (_, Some(path)) => self.old.join(path).display().to_string(),
                (_, None) => full.display().to_string(),
            }
        })
    }

    /// All that is to be written. The schemas come last: until they are there, the same can be done again.
    fn file_set(&self, config: &Config, trial: &Trial, source: &Source, decisions: &str) -> Result<FileSet, Error> {
        let mut set = FileSet::new();
        if config.output_dir().is_dir() {
            set = set.output(config.output_dir(), &trial.output);
        }
        if trial.files.are_in_place() {
            return Ok(set);
        }
        set = set.file(&self.report, told(&trial.report, decisions))?;
        if let Some(path) = self.change_log() {
            let before = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => "# Changelog\n".to_owned(),
                Err(error) => return Err(Error::cannot_read(&path, error)),
            };
            let entry = entry(&trial.report, &source.short_name(), &self.report);
            set = set.file(&path, change_log::logged(&before, &entry))?;
        }
        Ok(set.files(&self.old, trial.files.new.clone()))
    }

    /// What was written, and that the code is that of the files that are there now.
    fn written(&self, config: &Config, trial: &Trial, written: &[Written]) -> Result<String, Error> {
        let dir = config.output_dir();
        let mut text = if let (true, Some(code)) = (dir.is_dir(), written.first()) {
            generate(config)?.check(dir)?;
            format!(
                "{}: {} ({} created, {} changed, {} removed), checked\n",
                dir.display(),
                count(trial.output.files.len(), "file"),
                code.created.len(),
                code.changed.len(),
                code.removed.len()
            )
        } else {
            "there is no generated code: the next build makes it\n".to_owned()
        };
        if !trial.files.are_in_place() {
            let _ = writeln!(text, "report: {}", self.report.display());
            if let Some(path) = self.change_log() {
                let _ = writeln!(text, "change log: {}", path.display());
            }
        }
        Ok(text)
    }

    /// Where the change log is, or is to be.
    fn change_log(&self) -> Option<PathBuf> {
        let usual = Path::new("CHANGELOG.md");
        self.changelog.clone().or_else(|| usual.exists().then(|| usual.to_owned()))
    }

    /// What the report of an earlier run has to be decided; files that are left over are told as they are now. What is no
    /// such report is not overwritten.
    fn left_to_decide(&self) -> Result<String, Stop> {
        let report = match fs::read_to_string(&self.report) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
            Err(error) => return Err(Error::cannot_read(&self.report, error).into()),
        };
        if !report.trim_start_matches('\u{feff}').starts_with(Report::MARKDOWN_TITLE) {
            return Err(Stop::Failed(format!(
                "`{}` is in the way: it is no report of an earlier run, so it is not overwritten; name another file with \
                 `--report`",
                self.report.display()
            )));
        }
        let below = report.lines().skip_while(|line| *line != HEADING).skip_while(|line| *line != FENCED).skip(1);
        // Code in its lines may have fences in it.
        let list = below.take_while(|line| !line.starts_with(FENCE)).filter(|line| !line.starts_with("file "));
        Ok(list.flat_map(|line| [line, "\n"]).collect())
    }

    /// What somebody has to decide, a paragraph each.
    fn decisions(&self, trial: &Trial, sources: &[(PathBuf, String)]) -> String {
        let mut text = String::new();
        for (entry, path, verdict) in trial.report.denied(Severity::Warning) {
            let path = if path.is_empty() { String::new() } else { format!(" {path}") };
            let _ = writeln!(text, "{} {}{path} [{}]", verdict.severity.word(), entry.full_name(), verdict.rule);
            let other = entry.replaced_by.as_ref().map(|other| format!(" ({other})")).unwrap_or_default();
            if !verdict.rule.advice().is_empty() {
                let _ = writeln!(text, "    {}{other}", verdict.rule.advice());
            }
        }
        for change in &trial.changes {
            let _ = writeln!(text, "rust {change}");
            let lines = usages::lines(change, sources);
            for line in lines.iter().take(LINES) {
                let _ = writeln!(text, "    {line}");
            }
            if lines.len() > LINES {
                let _ = writeln!(text, "    and {} more", count(lines.len() - LINES, "line"));
            }
        }
        for path in trial.files.left() {
            let what = if trial.read.contains(path) {
                ", and is still read: is it right as it is?"
            } else {
                ": remove it, if nothing needs it"
            };
            let _ = writeln!(text, "file {} is not in the new release{what}", self.old.join(path).display());
        }
        text
    }
}

/// Whether this is where a run has files before they are in place.
fn is_of_a_run(path: &Path) -> bool {
    path.is_dir() && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".xsdbind-"))
}

/// The report, with what is to be decided.
fn told(report: &Report, decisions: &str) -> String {
    let mut text = report.to_markdown();
    if !decisions.is_empty() {
        // No line of the list begins with a fence: those of sources are indented.
        let _ = write!(text, "\n{HEADING}\n\n{FENCED}\n{decisions}{FENCE}\n");
    }
    text
}

/// The entry of the change log: what the release is, and what it breaks.
fn entry(report: &Report, name: &str, path: &Path) -> String {
    let summary = &report.summary;
    let breaks =
        |number: usize, what: &str| format!("{number} {} {what}", if number == 1 { "breaks" } else { "break" });
    format!(
        "- The schemas are those of {name}: {} of what is used; {}, {}, {}. See {}.",
        count(report.entries.len(), "change"),
        breaks(summary.breaks_reading, "reading"),
        breaks(summary.breaks_writing, "writing"),
        breaks(summary.breaks_compilation, "compilation"),
        path.display()
    )
}
