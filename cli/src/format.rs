//! `xsdbind format`.
//!
//! In come documents; out they go as they are written by generated types, with the same values.

use std::process::ExitCode;

use clap::Args;
use xsdbind_codegen::FileSet;
use xsdbind_codegen::dynamic::{Schemas, WriteOptions};

use super::documents::{Documents, Source};
use super::report::{self, Done, MessageFormat, Stop, count};
use super::tables::{self, Named, Tables};
use super::verdict::Verdict;

const EXAMPLES: &str = "\
Examples:
  xsdbind format schemas/ocip.xsd message.xml
  xsdbind format schemas/ocip.xsd --in-place samples/
  xsdbind format schemas/ocip.xsd --check samples/       fails where a document is not formatted

Elements are indented, namespaces declared where they change, and elements that may stand in any order put into that of
the schema. A value is written as its type writes it, `1` of a boolean as `true`. What is written is read again, and is
refused where it is not the same value. Comments and processing instructions have no place in a value: a document that
has any is refused, unless they are to be dropped. `xsi:schemaLocation` is not kept, and what is written is UTF-8.

Exit status: 0 when all is well, 1 when a document is not valid, or not formatted with --check, or when there are
problems, 2 when the arguments are wrong.";

/// Write documents anew, with the same values
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Format {
    #[command(flatten)]
    tables: Tables,

    /// How many spaces a level is indented by
    #[arg(long, value_name = "N", default_value_t = 2)]
    indent: usize,

    /// Write each document to the file that it came from [default: to standard output]
    #[arg(long)]
    in_place: bool,

    /// Write nothing, and name the documents that would be changed
    #[arg(long, conflicts_with = "in_place")]
    check: bool,

    /// Leave out comments and processing instructions
    #[arg(long)]
    drop_comments: bool,
}

impl Format {
    pub(super) fn run(self, messages: MessageFormat) -> Result<Done, Stop> {
        let Named { schemas, documents, most } = self.tables.load(messages)?;
        let (mut failed, mut changed) = (false, 0);
        for source in Documents::find(&documents, false, most) {
            let (name, path) = (source.name.clone(), source.path());
            let (before, after) = match self.format(&schemas, source, most) {
                Ok(formatted) => formatted,
                Err(verdict) => {
                    failed = true;
                    report::to_stderr(&verdict.to_text());
                    continue;
                }
            };
            let is_changed = before != after.as_bytes();
            changed += usize::from(is_changed);
            if self.check {
                failed |= is_changed;
                if is_changed {
                    report::to_stdout(&format!("{name}\n"));
                }
            } else if let Some(path) = path.filter(|_| self.in_place) {
                if is_changed && let Err(error) = FileSet::new().file(&path, after).and_then(|file| file.write()) {
                    failed = true;
                    report::to_stderr(&messages.failure(&error.to_string()));
                }
            } else if report::to_stdout(&after) != ExitCode::SUCCESS {
                return Ok(Done { failed: true, ..Done::default() });
            }
        }
        let done = if self.check { "not formatted" } else { "changed" };
        let told = self.check || self.in_place;
        let warnings = if told { format!("{} {done}\n", count(changed, "document")) } else { String::new() };
        Ok(Done { warnings, failed, ..Done::default() })
    }

    /// The bytes of a document, and what they are to be.
    fn format(&self, schemas: &Schemas, source: Source, most: usize) -> Result<(Vec<u8>, String), Verdict> {
        let options = tables::options(most);
        let (verdict, bytes) = Verdict::read(source, most)?;
        let (verdict, document) = verdict.check(schemas, &bytes, most)?;
        if !self.drop_comments && schemas.text(&bytes, options).is_ok_and(|text| has_comments(&text)) {
            return Err(verdict.wrong(
                "has comments or processing instructions, which would be lost; `--drop-comments` leaves them out",
            ));
        }
        let written = document.to_xml(WriteOptions::new().indent(self.indent));
        let again = written.and_then(|text| Ok((schemas.read_with(text.as_bytes(), options)?, text)));
        match again {
            Ok((again, text)) if again == document => {
                Ok((bytes, if text.ends_with('\n') { text } else { text + "\n" }))
            }
            Ok(_) => Err(verdict.wrong("would be read as another value once it is formatted; it is left as it is")),
            Err(error) => Err(verdict.error(&error)),
        }
    }
}

/// Whether there is something in a document that is well-formed beside elements, attributes and texts.
fn has_comments(text: &str) -> bool {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let declared = rest.strip_prefix("<?xml").is_some_and(|behind| behind.starts_with([' ', '\t', '\r', '\n']));
    if declared {
        rest = rest.split_once("?>").map_or("", |(_, rest)| rest);
    }
    // In texts and values there is no `<` but that of a CDATA section, which is passed over.
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        if let Some(section) = tag.strip_prefix("<![CDATA[") {
            rest = section.split_once("]]>").map_or("", |(_, rest)| rest);
        } else if tag.starts_with("<!--") || tag.starts_with("<?") {
            return true;
        } else {
            rest = &tag[1..];
        }
    }
    false
}
