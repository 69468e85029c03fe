//! `xsdbind diff`.
//!
//! In come two sets of schemas; out goes a report of what the new one changes, and whether that is bad enough to fail.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use xsdbind_codegen::diff::{DiffOptions, Entry, Report, diff};
use xsdbind_codegen::{Config, Error, SchemaSet};

use super::generate::count;
use super::{Done, input, report};

const EXAMPLES: &str = "\
Examples:
  xsdbind diff schemas/r24 schemas/r25
  xsdbind diff schemas/r24/ocip.xsd schemas/r25/ocip.xsd --used-by xsdbind.toml
  xsdbind diff schemas/r24 schemas/r25 --format markdown --output changes.md
  xsdbind diff schemas/r24 schemas/r25 --format html --output changes.html
  xsdbind diff schemas/r24 schemas/r25 --fail-on writing

A client is code generated from OLD, a server is one of NEW. A change breaks
  reading      if the client may refuse what the server sends,
  writing      if the server may refuse what the client sends,
  compilation  if code written for OLD may not compile with code generated from NEW,
and is safe if it does none of these.

Exit status: 0 with or without differences, 1 if --fail-on found something or there are problems,
2 when the arguments are wrong.";

/// Report what a new release of schemas changes
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Diff {
    /// The schemas as they were: a folder with all `.xsd` files below it, or an entry file
    old: PathBuf,

    /// The schemas as they are
    new: PathBuf,

    /// The form of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Write the report to a file [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

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

    /// Take every type as both read and written [default: requests are written, responses read]
    #[arg(long)]
    both_ways: bool,

    /// End with status 1 if there is such a change; `breaking` is any of the three after it
    #[arg(long, value_name = "CLASS", value_enum)]
    fail_on: Option<FailOn>,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Breaking,
    Reading,
    Writing,
    Compilation,
    Any,
}

impl Diff {
    pub(super) fn run(self) -> Result<Done, Error> {
        let mut options = DiffOptions::new().both_ways(self.both_ways);
        if let Some(config) = &self.used_by {
            options = options.used_by(Config::from_file(config)?);
        }
        if let Some(config) = &self.config {
            options = options.config(Config::from_file(config)?);
        }
        let (old, new) = both(&self.old, &self.new, &input::may_read(&self.allow_read, &self.location))?;
        let found = diff(&old, &new, &options)?;
        let mut warnings: String = [&old, &new].map(|set| report::diagnostics(set.warnings())).concat();
        let failure = self.fail_on.and_then(|class| class.failure(&found));
        warnings.extend(failure.iter().map(|message| report::failure(message)));
        let text = match (self.format, &self.output) {
            (Format::Text, None) => found.to_coloured_text(),
            (Format::Text, Some(_)) => found.to_text(),
            (Format::Markdown, _) => found.to_markdown(),
            (Format::Json, _) => found.to_json(),
            (Format::Html, _) => found.to_html(),
        };
        let text = match &self.output {
            Some(path) => written(path, &text, &found)?,
            None => text,
        };
        Ok(Done { text, warnings, failed: failure.is_some() })
    }
}

/// Reads both sets at once, since that takes most of the time.
fn both(old: &Path, new: &Path, config: &Config) -> Result<(SchemaSet, SchemaSet), Error> {
    let (old, new) = std::thread::scope(|scope| {
        let old = scope.spawn(|| SchemaSet::load_with(old, config));
        let new = SchemaSet::load_with(new, config);
        (old.join(), new)
    });
    // A thread ends without a result only by a panic, which goes on here.
    Ok((old.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?, new?))
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
