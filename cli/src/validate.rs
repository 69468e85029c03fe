//! `xsdbind validate`.
//!
//! In come schemas and documents; out goes what is wrong with each document.

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use xsdbind_codegen::dynamic::Schemas;

use super::documents::{self, Documents, Source};
use super::report::{self, Done, MessageFormat, Stop, count};
use super::tables::{Named, Tables};
use super::verdict::Verdict;

const EXAMPLES: &str = "\
Examples:
  xsdbind validate schemas/ocip.xsd message.xml
  xsdbind validate schemas/ocip.xsd captured/ --format junit > report.xml
  xsdbind validate message.xml                      the schemas of xsdbind.toml
  some-tool | xsdbind validate schemas/ocip.xsd -
  xsdbind validate schemas/ocip.xsd --lines documents.tsv.gz

With --lines, each line of a file has a document, which begins with the first `<` in it; a file that ends in `.gz` is
unpacked. What `xsi:schemaLocation` names is not read: the schemas are those that are named here. Documents may be of any
size: of those larger than --max-size, and large ones on the standard input, the first error is told.

Exit status: 0 when all documents are valid, 1 when one is not, or when there are problems, 2 when the arguments are
wrong.";

/// How many documents are so many that their progress is shown.
const MANY: usize = 100;

/// Check documents against schemas, without generating code
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Validate {
    #[command(flatten)]
    tables: Tables,

    /// Each line of the files named is a document
    #[arg(long)]
    lines: bool,

    /// The form of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Junit,
    Github,
}

impl Validate {
    pub(super) fn run(self, messages: MessageFormat) -> Result<Done, Stop> {
        let Named { schemas, documents, most } = self.tables.load(messages)?;
        let mut documents = Documents::find(&documents, self.lines, most);
        let progress = progress(&documents);
        let mut said = Said { format: self.format, all: 0, invalid: 0, errors: 0, cases: String::new() };
        report::to_stdout(said.before());
        loop {
            let batch = documents.next_batch();
            if batch.is_empty() {
                break;
            }
            let verdicts = check_all(&schemas, batch, most);
            progress.inc(verdicts.len() as u64);
            let text: String = verdicts.iter().map(|verdict| said.add(verdict)).collect();
            let printed = progress.suspend(|| report::to_stdout(&text));
            if printed != ExitCode::SUCCESS {
                break;
            }
        }
        progress.finish_and_clear();
        let text = said.after();
        Ok(Done { text, warnings: said.summary(messages), failed: said.invalid > 0 || said.all == 0 })
    }
}

/// How far it is, on a terminal, where there are many.
fn progress(documents: &Documents) -> ProgressBar {
    let progress = match documents.count() {
        Some(count) if count < MANY => return ProgressBar::hidden(),
        _ if !io::stderr().is_terminal() => return ProgressBar::hidden(),
        Some(count) => ProgressBar::new(count as u64),
        None => ProgressBar::new_spinner(),
    };
    // Of these templates each is valid.
    let template = if documents.count().is_some() { "{bar:40} {pos}/{len} {eta}" } else { "{spinner} {pos} documents" };
    let progress =
        ProgressStyle::with_template(template).map(|style| progress.clone().with_style(style)).unwrap_or(progress);
    progress.enable_steady_tick(Duration::from_millis(200));
    progress
}

/// Checks documents on all cores; what is said of them is in their order.
fn check_all(schemas: &Schemas, batch: Vec<Source>, most: usize) -> Vec<Verdict> {
    documents::on_all_cores(batch, &|source| Verdict::of(schemas, source, most))
}

/// What was said of all documents so far.
struct Said {
    format: Format,
    all: usize,
    invalid: usize,
    errors: usize,
    /// The test cases of `JUnit`, whose number stands before them.
    cases: String,
}

impl Said {
    fn before(&self) -> &'static str {
        if self.format == Format::Json { "{\"documents\":[" } else { "" }
    }

    fn add(&mut self, verdict: &Verdict) -> String {
        let is_first = self.all == 0;
        self.all += 1;
        self.errors += verdict.problems.len();
        self.invalid += usize::from(!verdict.is_valid());
        match self.format {
            Format::Text => verdict.to_text(),
            Format::Json => format!("{}\n{}", if is_first { "" } else { "," }, verdict.to_json()),
            Format::Github => verdict.to_github(),
            Format::Junit => {
                self.cases.push_str(&verdict.to_junit());
                String::new()
            }
        }
    }

    fn after(&self) -> String {
        let Self { all, invalid, errors, cases, .. } = self;
        match self.format {
            Format::Text | Format::Github => String::new(),
            Format::Json => format!("\n],\"count\":{all},\"invalid\":{invalid},\"errors\":{errors}}}\n"),
            Format::Junit => format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"xsdbind validate\" \
                 tests=\"{all}\" failures=\"{invalid}\" errors=\"0\" skipped=\"0\">\n{cases}  </testsuite>\n</testsuites>\n"
            ),
        }
    }

    fn summary(&self, messages: MessageFormat) -> String {
        let of = count(self.all, "document");
        match self.invalid {
            0 if self.all == 0 => messages.failure("there are no documents"),
            0 => format!("{of}, all valid\n"),
            invalid => format!("{of}, {invalid} not valid: {}\n", count(self.errors, "error")),
        }
    }
}
