//! `xsdbind convert`.
//!
//! In come documents as XML or as JSON; out they go in the other form, or in the same one, written anew.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use xsdbind_codegen::Error;
use xsdbind_codegen::dynamic::{Document, Schemas, WriteOptions};

use super::documents::{Documents, Source};
use super::report::{self, Done, MessageFormat, Stop};
use super::tables::{Named, Tables};
use super::verdict::Verdict;

const EXAMPLES: &str = "\
Examples:
  xsdbind convert schemas/ocip.xsd message.xml                  XML as JSON
  xsdbind convert schemas/ocip.xsd message.json --indent 2      JSON as XML
  xsdbind convert schemas/ocip.xsd message.xml --canonical      XML in the one form in which it is written
  xsdbind convert schemas/ocip.xsd --lines messages.txt         one document a line, both ways

The form of JSON is that of generated types: an object with one key, the root element; a key that is missing is left
alone, `null` is cleared. What is read is checked in full, and nothing is written of a document that is not valid.

Exit status: 0 when all is written, 1 when a document is not valid or there are problems, 2 when the arguments are wrong.";

/// Convert documents from XML to JSON and back
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Convert {
    #[command(flatten)]
    tables: Tables,

    /// The form to write [default: the one that the document does not have]
    #[arg(long, value_name = "FORM", value_enum)]
    to: Option<Form>,

    /// Write XML as it is written in one way only: no XML declaration, no blanks between elements
    #[arg(long, conflicts_with_all = ["to", "indent"])]
    canonical: bool,

    /// Write XML with each element on a line, indented by so many spaces a level
    #[arg(long, value_name = "N")]
    indent: Option<usize>,

    /// Each line of the files named is a document, and is written as one
    #[arg(long, conflicts_with = "indent")]
    lines: bool,

    /// Write to a file [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Xml,
    Json,
}

impl Form {
    /// The form of a document: what begins as an object of JSON is no XML.
    fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if text.trim_ascii_start().starts_with(b"{") { Self::Json } else { Self::Xml }
    }

    fn other(self) -> Self {
        match self {
            Self::Xml => Self::Json,
            Self::Json => Self::Xml,
        }
    }
}

impl Convert {
    pub(super) fn run(self, messages: MessageFormat) -> Result<Done, Stop> {
        let Named { schemas, documents, most } = self.tables.load(messages)?;
        let (mut whole, mut failed, mut all) = (String::new(), false, 0);
        for source in Documents::find(&documents, self.lines, most) {
            all += 1;
            match self.convert(&schemas, source, most) {
                Ok(text) if self.output.is_some() => whole.push_str(&text),
                Ok(text) => {
                    if report::to_stdout(&text) != ExitCode::SUCCESS {
                        return Ok(Done { failed: true, ..Done::default() });
                    }
                }
                Err(verdict) => {
                    failed = true;
                    report::to_stderr(&verdict.to_text());
                }
            }
        }
        if let Some(output) = self.output.filter(|_| !failed && all > 0) {
            fs::write(&output, whole).map_err(|error| Error::cannot_write(output, error))?;
        }
        let warnings = if all == 0 { messages.failure("there are no documents") } else { String::new() };
        Ok(Done { warnings, failed: failed || all == 0, ..Done::default() })
    }

    /// A document in its other form, with an end of line.
    fn convert(&self, schemas: &Schemas, source: Source, most: usize) -> Result<String, Verdict> {
        let (verdict, bytes) = Verdict::read(source, most)?;
        let form = Form::of(&bytes);
        let (verdict, document) = match form {
            Form::Xml => verdict.check(schemas, &bytes, most)?,
            Form::Json => match from_json(schemas, &bytes) {
                Ok(document) => (verdict, document),
                Err(error) => return Err(verdict.error(&error)),
            },
        };
        self.written(&document, form).map_err(|error| verdict.error(&error))
    }

    fn written(&self, document: &Document, form: Form) -> xsdbind::Result<String> {
        let to = if self.canonical { Form::Xml } else { self.to.unwrap_or(form.other()) };
        let text = match to {
            Form::Json => document.to_json()?,
            Form::Xml => {
                let options = WriteOptions::new().declaration(!self.canonical);
                document.to_xml(self.indent.map_or(options, |spaces| options.indent(spaces)))?
            }
        };
        // A document is one line then.
        let text = if self.lines && to == Form::Xml { text.trim_end().replace('\n', "&#10;") } else { text };
        Ok(if text.ends_with('\n') { text } else { text + "\n" })
    }
}

/// A document of JSON, checked in all that XML is checked in.
fn from_json(schemas: &Schemas, bytes: &[u8]) -> xsdbind::Result<Document> {
    let document = schemas.read_json(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?;
    xsdbind::check_identity_constraints(document.as_document())?;
    xsdbind::check_ids(document.as_document())?;
    Ok(document)
}
