//! `xsdbind diff`.
//!
//! In come two sets of schemas, or more, and perhaps documents; out goes a report of what the new ones change, and whether
//! that is bad enough to fail.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use xsdbind_codegen::diff::{DiffOptions, Entry, Judge, Report, Rule, Severity, Verdict, Witness, diff_all};
use xsdbind_codegen::dynamic::Schemas;
use xsdbind_codegen::{Config, Error, FileSet, SchemaSet, canonical};

use super::accepted::Accepted;
use super::documents::{self, Documents};
use super::input;
use super::report::{Done, MessageFormat, Stop, count};
use super::sources::{self, Source};
use super::tables;

const EXAMPLES: &str = "\
Examples:
  xsdbind diff schemas/r24 schemas/r25
  xsdbind diff schemas/r24/ocip.xsd schemas/r25/ocip.xsd --used-by xsdbind.toml
  xsdbind diff schemas/r24 schemas/r25 --format markdown --output changes.md
  xsdbind diff schemas/r24 schemas/r25 --format html --output changes.html
  xsdbind diff schemas/r24 schemas/r25 --fail-on writing
  xsdbind diff v24..v25 -- schemas/ocip                     two revisions of git, from what is committed
  xsdbind diff main:schemas/ocip schemas/ocip --deny error --format github
  xsdbind diff schemas/r24 schemas/r25 --documents captured/ --deny error
  xsdbind diff schemas/r24 schemas/r25 --documents messages.tsv.gz --witnesses witnesses --format json
  xsdbind diff r23.zip r24.zip r25.zip --also html=changes.html --also sarif=changes.sarif

RELEASE is a folder with all `.xsd` files below it, an entry file, an archive (.zip, .tar, .tar.gz, .tgz),
REVISION:PATH, or OLD..NEW for two revisions of git. Several are compared in a row.

A client is code generated from the old release, a server is one of the new one. A change breaks
  reading      if the client may refuse what the server sends,
  writing      if the server may refuse what the client sends,
  compilation  if code written for the old release may not compile with code generated from the new one,
and is safe if it does none of these.

With --documents, recorded messages are read by both releases: told are those that the new one refuses, or reads as
something else, with the change that is the reason. In a file that ends in `.gz` or `.tsv`, and with --lines in any, each
line has a document, which begins with the first `<` in it.

Exit status: 0 with or without differences, 1 if --fail-on or --deny found something or there are problems,
2 when the arguments are wrong.";

/// Report what a new release of schemas changes
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Diff {
    /// The schemas as they were, and as they are; see below
    #[arg(value_name = "RELEASE", required_unless_present = "rules")]
    releases: Vec<String>,

    /// The folder or entry file in each release
    #[arg(last = true, value_name = "PATH")]
    below: Option<PathBuf>,

    /// List the rules by which changes are told, and what to do about each
    #[arg(long, conflicts_with = "releases")]
    rules: bool,

    /// The form of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Write the report to a file [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write another form of the report to a file; can be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = also)]
    also: Vec<(Format, PathBuf)>,

    /// Leave out what the modules of this configuration do not use; its rules for versions and requests hold
    #[arg(long, value_name = "CONFIG")]
    used_by: Option<PathBuf>,

    /// The rules for versions and requests of this configuration hold, and nothing is left out
    #[arg(long, value_name = "CONFIG", conflicts_with = "used_by")]
    config: Option<PathBuf>,

    /// A folder or file elsewhere that schemas may include and import; can be repeated
    #[arg(long, value_name = "PATH")]
    allow_read: Vec<PathBuf>,

    /// The file of a URL that schemas include or import, or the folder of one that ends in `/`; can be repeated
    #[arg(long, value_name = "URL=PATH", value_parser = input::location)]
    location: Vec<(String, PathBuf)>,

    /// Tell what becomes of these documents: files, folders of `.xml` files, files with one on each line; can be repeated
    #[arg(long, value_name = "PATH", conflicts_with = "rules")]
    documents: Vec<PathBuf>,

    /// Each line of the files of `--documents` is a document, whatever they are called
    #[arg(long, requires = "documents")]
    lines: bool,

    /// How large a document may be, in MiB
    #[arg(long, value_name = "MIB", default_value_t = tables::MAX_SIZE)]
    max_size: usize,

    /// Write to this folder, for each change that breaks reading or writing, a smallest document that shows it
    #[arg(long, value_name = "DIR", conflicts_with = "rules")]
    witnesses: Option<PathBuf>,

    /// Take every type as both read and written [default: requests are written, responses read]
    #[arg(long)]
    both_ways: bool,

    /// End with status 1 if there is such a change; `breaking` is any of the three after it
    #[arg(long, value_name = "CLASS", value_enum)]
    fail_on: Option<FailOn>,

    /// End with status 1 if there is something of this severity, or a worse one, that is not accepted
    #[arg(long, value_name = "SEVERITY", value_enum)]
    deny: Option<Deny>,

    #[command(flatten)]
    accepted: Accepted,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Summary,
    Json,
    Html,
    Github,
    Sarif,
    Junit,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Error,
    Warning,
    Note,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Breaking,
    Reading,
    Writing,
    Compilation,
    Any,
}

/// As many of what is denied are named.
const NAMED: usize = 20;

/// `sarif=changes.sarif`
fn also(text: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("expected FORMAT=FILE")?;
    Ok((Format::from_str(format, false)?, file.into()))
}

impl Format {
    fn write(self, report: &Report) -> String {
        match self {
            Self::Text => report.to_text(),
            Self::Markdown => report.to_markdown(),
            Self::Summary => report.to_summary(),
            Self::Json => report.to_json(),
            Self::Html => report.to_html(),
            Self::Github => report.to_github(),
            Self::Sarif => report.to_sarif(),
            Self::Junit => report.to_junit(),
        }
    }
}

impl Diff {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Stop> {
        if self.rules {
            return Ok(Done { text: Rule::list(), ..Done::default() });
        }
        self.files_are_apart()?;
        let releases = sources::releases(&self.releases, self.below.as_deref()).map_err(Stop::Misused)?;
        let mut options = DiffOptions::new().both_ways(self.both_ways);
        let mut config = Config::new();
        if let Some(path) = self.used_by.as_ref().or(self.config.as_ref()) {
            config = Config::from_file(path)?;
            let of = if self.used_by.is_some() { DiffOptions::used_by } else { DiffOptions::config };
            options = of(options, config.clone());
        }
        let policy = self.accepted.policy()?;
        let sets = all(&releases, &input::may_read(&self.allow_read, &self.location), &options)?;
        let mut found = diff_all(&sets, &options)?;
        let mut warnings: String = sets.iter().map(|set| format.diagnostics(set.warnings())).collect();
        let mut unread = Vec::new();
        if let ([old, .., new], true) = (&sets[..], self.witnesses.is_some() || !self.documents.is_empty()) {
            let tables = tables_of([old, new], &config)?;
            let (old, new) = ((old, &tables[0]), (new, &tables[1]));
            if let Some(folder) = &self.witnesses {
                found.find_witnesses(old, new);
                write_witnesses(folder, &found)?;
            }
            if !self.documents.is_empty() {
                let (documents, problems) = self.judged(&found, old, new);
                found.set_documents(documents);
                unread = problems;
            }
        }
        warnings.push_str(&format.diagnostics(&self.accepted.apply(policy.as_ref(), &mut found)));
        let failure = self.fail_on.and_then(|class| class.failure(&found));
        let denied = self.deny.and_then(|deny| deny.failure(&found));
        let denied_documents = self.deny.and_then(|deny| deny.documents(&found));
        for message in unread.iter().chain(&failure).chain(&denied).chain(&denied_documents) {
            warnings.push_str(&format.failure(message));
        }
        for (format, path) in &self.also {
            written(path, &format.write(&found), &found)?;
        }
        let text = match &self.output {
            Some(path) => written(path, &self.format.write(&found), &found)?,
            None if self.format == Format::Text => found.to_coloured_text(),
            None => self.format.write(&found),
        };
        let failed = failure.or(denied).or(denied_documents).is_some() || !unread.is_empty();
        Ok(Done { text, warnings, failed })
    }

    /// Sees to it that each report has a file of its own.
    fn files_are_apart(&self) -> Result<(), Stop> {
        let mut known = BTreeSet::new();
        // What is no file, such as a terminal, takes all that comes.
        let files = self.also.iter().map(|(_, path)| path).chain(&self.output);
        let mut files = files.filter(|path| path.is_file() || !path.exists());
        match files.find(|path| !known.insert(canonical(path))) {
            Some(twice) => Err(Stop::Misused(format!(
                "`{}` is named twice, and one of the reports would be lost",
                twice.display()
            ))),
            None => Ok(()),
        }
    }

    /// What becomes of the documents, and what cannot be read.
    fn judged(
        &self,
        found: &Report,
        old: (&SchemaSet, &Schemas),
        new: (&SchemaSet, &Schemas),
    ) -> (xsdbind_codegen::diff::Documents, Vec<String>) {
        let most = self.max_size.saturating_mul(1 << 20);
        let options = tables::options(most);
        let judge = Judge::new(found, old, new);
        let is_lines = |path: &&PathBuf| self.lines || is_lines(path);
        let (by_line, others): (Vec<&PathBuf>, Vec<&PathBuf>) = self.documents.iter().partition(is_lines);
        let found = [(others, false), (by_line, true)].map(|(paths, by_line)| {
            let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
            Documents::find(&paths, by_line, most)
        });
        let mut unread = Vec::new();
        // No more of them are in memory than are read at a time.
        let batches = found.into_iter().flat_map(|mut documents| {
            std::iter::from_fn(move || Some(documents.next_batch()).filter(|batch| !batch.is_empty()))
        });
        let judged = batches.flat_map(|batch| {
            documents::on_all_cores(batch, &|source: documents::Source| {
                let (name, line) = (shown(&self.documents, &source.name), source.line);
                let bytes = source.read(most).map_err(|error| format!("`{name}` {error}"))?;
                Ok(judge.judge(&name, line, &bytes, options))
            })
        });
        let found = judge.count(judged.filter_map(|one| one.map_err(|message: String| unread.push(message)).ok()));
        if found.read == 0 && unread.is_empty() {
            unread.push("there are no documents".to_owned());
        }
        (found, unread)
    }
}

/// Whether a file is called as one with a document on each line.
fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["gz", "tsv"].iter().any(|one| extension.eq_ignore_ascii_case(one)))
}

/// The name of a document as reports have it: of an absolute path, what is below the folder of what was named.
fn shown(named: &[PathBuf], name: &str) -> String {
    let path = Path::new(name);
    let below = |around: &PathBuf| path.strip_prefix(around.parent()?).ok();
    let relative = if path.is_absolute() { named.iter().find_map(below) } else { None };
    relative.map_or_else(|| name.to_owned(), |path| path.display().to_string())
}

/// The tables of two sets, made at once.
fn tables_of(sets: [&SchemaSet; 2], config: &Config) -> Result<[Schemas; 2], Error> {
    let [old, new] = sets;
    std::thread::scope(|scope| {
        let running = scope.spawn(|| Schemas::of_set(old, config));
        let new = Schemas::of_set(new, config);
        // A thread ends without a result only by a panic, which goes on here.
        let old = running.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok([old?, new?])
    })
}

/// Writes each witness to a file of its own: all, or none.
fn write_witnesses(folder: &Path, found: &Report) -> Result<(), Error> {
    let named = |(_, _, one): (&Entry, &Verdict, &Witness)| one.file.clone().zip(one.document.clone());
    let files = found.witnesses().filter_map(named);
    let files = files.map(|(file, document)| (file.into(), format!("{document}\n").into_bytes())).collect();
    // A script looks into it, whatever there is.
    fs::create_dir_all(folder).map_err(|error| Error::cannot_write(folder, error))?;
    FileSet::new().files(folder, files).write().map(drop)
}

/// Reads all sets at once, since that takes most of the time.
fn all(releases: &[Source], config: &Config, options: &DiffOptions) -> Result<Vec<SchemaSet>, Error> {
    std::thread::scope(|scope| {
        // What is wrong with these, the comparison tells.
        scope.spawn(|| options.load_used());
        let running: Vec<_> = releases.iter().map(|source| scope.spawn(|| source.load(config))).collect();
        // A thread ends without a result only by a panic, which goes on here.
        let ended = running.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        // All of them are waited for, and the first error is that of the first release, whichever ends first.
        ended.collect::<Vec<_>>().into_iter().collect()
    })
}

impl Deny {
    fn least(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }

    /// The documents of which something is denied, by reasons.
    fn documents(self, report: &Report) -> Option<String> {
        let all: Vec<_> = report.denied_documents(self.least()).collect();
        let mut text = format!("documents are refused, or read as something else: {}", count(all.len(), "reason"));
        for group in all.iter().take(NAMED) {
            let (rule, subject) = (group.verdict.rule, group.subject());
            let cause = group.cause.as_ref().map(|cause| format!(", {}", cause.rule)).unwrap_or_default();
            let space = if subject.is_empty() { "" } else { ": " };
            let number = count(group.count, "document");
            let _ = write!(text, "\n  {subject}{space}{rule}{cause}, {number} ({})", group.verdict.fingerprint);
        }
        if all.len() > NAMED {
            let _ = write!(text, "\n  and {} more", all.len() - NAMED);
        }
        (!all.is_empty()).then_some(text)
    }

    /// What is denied in a report, by name.
    fn failure(self, report: &Report) -> Option<String> {
        let least = self.least();
        let words = match self {
            Self::Error => ["is an error", "are errors"],
            Self::Warning => ["is a warning or an error", "are warnings or errors"],
            Self::Note => ["is told and not accepted", "are told and not accepted"],
        };
        let all: Vec<_> = report.denied(least).collect();
        let mut text = format!("{} {}", count(all.len(), "change"), words[usize::from(all.len() != 1)]);
        for (entry, path, verdict) in all.iter().take(NAMED) {
            let path = if path.is_empty() { String::new() } else { format!(" {path}") };
            // Writing to a string cannot fail.
            let _ = write!(text, "\n  {}{path}: {} ({})", entry.full_name(), verdict.rule, verdict.fingerprint);
        }
        if all.len() > NAMED {
            let _ = write!(text, "\n  and {} more", all.len() - NAMED);
        }
        (!all.is_empty()).then_some(text)
    }
}

/// Writes the report to a file; what is to be said of that.
fn written(path: &Path, text: &str, report: &Report) -> Result<String, Error> {
    std::fs::write(path, text).map_err(|error| Error::cannot_write(path, error))?;
    Ok(format!("{}: {}\n", path.display(), count(report.entries.len(), "difference")))
}

impl FailOn {
    /// What is wrong with a report.
    fn failure(self, report: &Report) -> Option<String> {
        let is_bad = |entry: &&Entry| match self {
            Self::Breaking => !entry.breaks.is_safe(),
            Self::Reading => entry.breaks.reading,
            Self::Writing => entry.breaks.writing,
            Self::Compilation => entry.breaks.compilation,
            Self::Any => true,
        };
        let bad = report.entries.iter().filter(is_bad).count();
        let what = match self {
            Self::Breaking => "something",
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Compilation => "compilation",
            Self::Any => return (bad > 0).then(|| count(bad, "difference")),
        };
        let verb = if bad == 1 { "breaks" } else { "break" };
        (bad > 0).then(|| format!("{} {verb} {what}", count(bad, "difference")))
    }
}
