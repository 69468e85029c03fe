//! `xsdbind upgrade`.
//!
//! In come the folder of the schemas in use and a new release; out go the new files in it, what is generated from them, a
//! report, an entry in the change log, and a list of what somebody has to decide. Until all of that is known to be possible,
//! nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use xsdbind_codegen::diff::{DiffOptions, Policy, Report, RustChange, Severity, diff, rust_changes};
use xsdbind_codegen::{Config, Error, SchemaSet, generate};

use super::diff::{POLICY, day, today};
use super::input::CONFIG;
use super::report::{Done, MessageFormat, Stop, count};
use super::sources::Source;

const EXAMPLES: &str = "\
Examples:
  xsdbind upgrade schemas/ocip next/ocip --dry-run
  xsdbind upgrade schemas/ocip release-25.zip
  xsdbind upgrade schemas/ocip vendor:schemas/ocip --source src --source tests

OLD is the folder of the schemas that the configuration reads. NEW is a folder, an archive (.zip, .tar, .tar.gz, .tgz) or
REVISION:PATH. Its files take the place of those in OLD; what NEW does not have stays and is told. Then code is generated
and checked, the report is written, and the change log, where there is one, gets an entry. Nothing is written where the new
schemas are wrong or nothing can be generated from them.

At last stands what somebody has to decide: the changes that are errors or warnings and that xsdbind-diff.toml does not
accept, and the Rust that is another one, with what to write instead and the lines of your sources that may be about it.

Exit status: 0 when there is nothing to decide, 1 when there is or there are problems, 2 when the arguments are wrong.";

/// As many lines of sources are named for each change.
const LINES: usize = 5;
/// The largest source file that is looked at.
const LARGEST: u64 = 4 << 20;
/// How deep folders of sources are looked through.
const DEEPEST: usize = 64;

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

    /// Severities and exceptions [default: xsdbind-diff.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// The day on which exceptions are to hold, such as 2027-01-31 [default: today, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<String>,
}

impl Upgrade {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Stop> {
        if !self.old.is_dir() {
            let message = format!("`{}` is no folder: the new files take the place of those in it", self.old.display());
            return Err(Stop::Misused(message));
        }
        let config = Config::from_file(&self.config)?;
        let source = Source::one(&self.new, self.below.as_deref());
        let unpacked = tempfile::tempdir().map_err(|error| Error::cannot_write(std::env::temp_dir(), error))?;
        let folder = source.unpack(unpacked.path())?;
        // All that can fail for what is in the schemas is done before anything is written.
        let (old, new) = (SchemaSet::load(&self.old)?, source.load(&Config::new())?);
        let mut report = diff(&old, &new, &DiffOptions::new().used_by(config.clone()))?;
        let mut warnings = format.diagnostics(new.warnings());
        if let Some(policy) = self.policy()? {
            let told = report.apply(&policy, &self.today.clone().unwrap_or_else(today));
            warnings.push_str(&format.diagnostics(&told));
        }
        let moved = config.clone().moved(&self.old, &folder);
        let (before, after) = (generate(&config)?, generate(&moved)?);
        let changes = rust_changes(&before, &after, &report);
        let files = Files::between(&self.old, &folder)?;
        let mut text = files.told(&self.old);
        if self.dry_run {
            text.push_str("nothing was written\n");
        } else {
            files.write(&self.old)?;
            text.push_str(&Self::regenerate(&config)?);
            write(&self.report, &report.to_markdown())?;
            let _ = writeln!(text, "report: {}", self.report.display());
            text.push_str(&self.log(&report, source.name())?);
        }
        let decisions = self.decisions(&report, &changes, &files);
        let failed = !decisions.is_empty();
        if failed {
            let _ = write!(text, "\nto be decided:\n{decisions}");
        }
        Ok(Done { text, warnings, failed })
    }

    fn policy(&self) -> Result<Option<Policy>, Error> {
        match &self.policy {
            Some(path) => Policy::from_file(path).map(Some),
            None if Path::new(POLICY).exists() => Policy::from_file(POLICY).map(Some),
            None => Ok(None),
        }
    }

    /// Generates from what is in place now, and checks it, where there is generated code.
    fn regenerate(config: &Config) -> Result<String, Error> {
        let dir = config.output_dir();
        if !dir.is_dir() {
            return Ok("there is no generated code: the next build makes it\n".to_owned());
        }
        let output = generate(config)?;
        let written = output.write_to(dir)?;
        output.check(dir)?;
        Ok(format!(
            "{}: {} ({} created, {} changed, {} removed), checked\n",
            dir.display(),
            count(output.files.len(), "file"),
            written.created.len(),
            written.changed.len(),
            written.removed.len()
        ))
    }

    /// Writes an entry to the change log.
    fn log(&self, report: &Report, name: &str) -> Result<String, Error> {
        let path = match &self.changelog {
            Some(path) => path.clone(),
            None if Path::new("CHANGELOG.md").exists() => "CHANGELOG.md".into(),
            None => return Ok(String::new()),
        };
        let before = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => "# Changelog\n\n## [Unreleased]\n".to_owned(),
            Err(error) => return Err(Error::cannot_read(&path, error)),
        };
        write(&path, &logged(&before, &entry(report, name, &self.report)))?;
        Ok(format!("change log: {}\n", path.display()))
    }

    /// What somebody has to decide, a paragraph each.
    fn decisions(&self, report: &Report, changes: &[RustChange], files: &Files) -> String {
        let mut text = String::new();
        for (entry, path, verdict) in report.denied(Severity::Warning) {
            let path = if path.is_empty() { String::new() } else { format!(" {path}") };
            let _ = writeln!(text, "{} {}{path} [{}]", verdict.severity.word(), entry.full_name(), verdict.rule);
            let other = entry.replaced_by.as_ref().map(|other| format!(" ({other})")).unwrap_or_default();
            if !verdict.rule.advice().is_empty() {
                let _ = writeln!(text, "    {}{other}", verdict.rule.advice());
            }
        }
        let sources = self.sources();
        for change in changes {
            let _ = writeln!(text, "rust {change}");
            let lines = lines(change, &sources);
            for line in lines.iter().take(LINES) {
                let _ = writeln!(text, "    {line}");
            }
            if lines.len() > LINES {
                let _ = writeln!(text, "    and {} more", count(lines.len() - LINES, "line"));
            }
        }
        for path in &files.left {
            let _ = writeln!(text, "file {} is not in the new release: remove it, if nothing needs it", path.display());
        }
        text
    }

    /// The files of Rust to look through.
    fn sources(&self) -> Vec<(PathBuf, String)> {
        let roots = if self.source.is_empty() { vec![PathBuf::from("src")] } else { self.source.clone() };
        let mut found = Vec::new();
        for root in roots {
            rust_below(&root, 0, &mut found);
        }
        found
    }
}

/// The schema files of both.
#[derive(Default)]
struct Files {
    created: BTreeMap<PathBuf, Vec<u8>>,
    changed: BTreeMap<PathBuf, Vec<u8>>,
    unchanged: usize,
    /// Those that only the old folder has.
    left: Vec<PathBuf>,
}

impl Files {
    fn between(old: &Path, new: &Path) -> Result<Self, Error> {
        let (before, after) = (schemas(old)?, schemas(new)?);
        let left = before.iter().filter(|path| !after.contains(*path)).map(|path| old.join(path)).collect();
        let mut files = Self { left, ..Self::default() };
        for path in after {
            let read = |folder: &Path| {
                let full = folder.join(&path);
                fs::read(&full).map_err(|error| Error::cannot_read(&full, error))
            };
            let bytes = read(new)?;
            if !before.contains(&path) {
                files.created.insert(path, bytes);
            } else if read(old)? == bytes {
                files.unchanged += 1;
            } else {
                files.changed.insert(path, bytes);
            }
        }
        Ok(files)
    }

    /// Writes them; where one cannot be written, those before it are what they were.
    fn write(&self, folder: &Path) -> Result<(), Error> {
        let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
        for (path, bytes) in self.created.iter().chain(&self.changed) {
            let full = folder.join(path);
            let before = fs::read(&full).ok();
            let written = full.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&full, bytes));
            done.push((full.clone(), before));
            if let Err(error) = written {
                for (path, before) in done {
                    // What cannot be put back either is told by the error that there is.
                    let _ = match before {
                        Some(bytes) => fs::write(path, bytes),
                        None => fs::remove_file(path),
                    };
                }
                return Err(Error::cannot_write(&full, error));
            }
        }
        Ok(())
    }

    fn told(&self, folder: &Path) -> String {
        format!(
            "{}: {} created, {} changed, {} unchanged, {} not in the new release\n",
            folder.display(),
            count(self.created.len(), "file"),
            self.changed.len(),
            self.unchanged,
            self.left.len()
        )
    }
}

/// The schema files below a folder, by their paths in it.
fn schemas(folder: &Path) -> Result<BTreeSet<PathBuf>, Error> {
    let mut found = BTreeSet::new();
    let mut next = vec![(folder.to_owned(), 0)];
    while let Some((at, depth)) = next.pop() {
        let entries = fs::read_dir(&at).map_err(|error| Error::cannot_read(&at, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Error::cannot_read(&at, error))?;
            let path = entry.path();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_schema = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xsd"));
            if is_folder && depth < DEEPEST {
                next.push((path, depth + 1));
            } else if is_schema && path.is_file() {
                found.extend(path.strip_prefix(folder).map(Path::to_owned));
            }
        }
    }
    Ok(found)
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(|error| Error::cannot_write(path, error))
}

/// The entry of the change log: what the release is, and what it breaks.
fn entry(report: &Report, name: &str, path: &Path) -> String {
    let summary = &report.summary;
    let name = Path::new(name).file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned());
    format!(
        "- The schemas are those of {name}: {} changes of what is used; {} break reading, {} break writing, {} break \
         compilation. See {}.\n",
        report.entries.len(),
        summary.breaks_reading,
        summary.breaks_writing,
        summary.breaks_compilation,
        path.display()
    )
}

/// A change log with one more entry: the first below the heading of what is not released, or below the first heading.
fn logged(before: &str, entry: &str) -> String {
    let is_heading = |line: &str| line.starts_with("## ");
    let unreleased = |line: &str| is_heading(line) && line.to_lowercase().contains("unreleased");
    let lines: Vec<&str> = before.lines().collect();
    let at = lines.iter().position(|line| unreleased(line));
    let (mut at, heading) = match at {
        Some(at) => (at + 1, ""),
        // What is released stays as it is.
        None => (lines.iter().position(|line| is_heading(line)).unwrap_or(lines.len()), "## [Unreleased]\n\n"),
    };
    while heading.is_empty() && lines.get(at).is_some_and(|line| line.is_empty()) {
        at += 1;
    }
    let joined = |lines: &[&str]| lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
    let (head, tail) = (joined(&lines[..at]), joined(&lines[at..]));
    let before = if head.is_empty() || head.ends_with("\n\n") { "" } else { "\n" };
    let after = if tail.is_empty() || tail.starts_with("- ") { "" } else { "\n" };
    [&head, before, heading, entry, after, &tail].concat()
}

/// The files of Rust below a path, with what is in them. What cannot be read is not looked at: it is no source.
fn rust_below(path: &Path, depth: usize, found: &mut Vec<(PathBuf, String)>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|_| depth < DEEPEST) {
            rust_below(path, depth + 1, found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs")
        && fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= LARGEST)
        && let Ok(text) = fs::read_to_string(path)
        && !text.starts_with("// @generated")
    {
        found.push((path.to_owned(), text));
    }
}

/// The lines that may be about a change: those with the member, in files that name the type, or with the type itself.
fn lines(change: &RustChange, sources: &[(PathBuf, String)]) -> Vec<String> {
    let (ty, member) = change.words();
    let [constructor, literal, variant] = [format!("{ty}::new"), format!("{ty} {{"), format!("{ty}::")];
    let is_field = member.starts_with(|letter: char| letter.is_lowercase());
    let mut found = Vec::new();
    for (path, text) in sources.iter().filter(|(_, text)| has_word(text, ty)) {
        let is_code = |line: &str| !line.trim_start().starts_with("//");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| is_code(line)) {
            let is_it = match member {
                "new" => line.contains(&constructor),
                "" => has_word(line, ty),
                // A variant that is new is missing beside the others, a field where a value is made.
                _ if change.old.is_none() && is_field => line.contains(&constructor) || line.contains(&literal),
                _ if change.old.is_none() => line.contains(&variant),
                member => has_word(line, member),
            };
            if is_it {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

/// Whether a name stands in a text, not as a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    text.match_indices(word)
        .any(|(at, _)| !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::{has_word, logged};

    #[test]
    fn entries_of_change_logs() {
        let entry = "- new\n";
        for (before, after) in [
            ("# A\n\n## [Unreleased]\n\n- old\n", "# A\n\n## [Unreleased]\n\n- new\n- old\n"),
            ("# A\n\n## [Unreleased]\n\n### Added\n", "# A\n\n## [Unreleased]\n\n- new\n\n### Added\n"),
            ("# A\n\n## Unreleased\n", "# A\n\n## Unreleased\n\n- new\n"),
            ("# A\n\n## 1.0\n\n- old\n", "# A\n\n## [Unreleased]\n\n- new\n\n## 1.0\n\n- old\n"),
            ("", "## [Unreleased]\n\n- new\n"),
        ] {
            assert_eq!(logged(before, entry), after, "{before}");
        }
    }

    #[test]
    fn words() {
        assert!(has_word("it.phone = x", "phone") && has_word("phone", "phone"));
        assert!(!has_word("telephone phone_number", "phone"));
    }
}
