//! `xsdbind sample`.
//!
//! In come schemas and the names of elements or types; out go documents with them, each valid.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use xsdbind_codegen::Error;
use xsdbind_codegen::dynamic::{Document, Sample, Schemas, WriteOptions};

use super::input;
use super::report::{self, Done, MessageFormat, Stop, count};
use super::tables::{Named, Tables};

const EXAMPLES: &str = "\
Examples:
  xsdbind sample schemas/ocip.xsd UserModifyRequest22
  xsdbind sample schemas/ocip.xsd UserModifyRequest22 --kind cleared
  xsdbind sample schemas/ocip.xsd UserModifyRequest22 --kind all --out samples
  xsdbind sample schemas/ocip.xsd --kind random --count 100 --seed 7     of each root element

TYPE is a root element, or a type that an element in one may be of; with `{namespace}` before it where that matters.
Values say what they are where their types allow it, `user-1@example.com` for an address; else they are made from facets.
Each document is written, read and checked in full before it gets out.

Exit status: 0 when all are written, 1 when no document was found for one or there are problems, 2 when the arguments are
wrong.";

/// Make documents that are valid
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Samples {
    /// Schemas (`.xsd`) or a configuration (`.toml`), then names [default: those of all root elements]
    #[arg(value_name = "SCHEMA|TYPE", required = true)]
    words: Vec<PathBuf>,

    /// A folder or file elsewhere that schemas may include and import; can be repeated
    #[arg(long, value_name = "PATH")]
    allow_read: Vec<PathBuf>,

    /// The file of a URL that schemas include or import, or the folder of one that ends in `/`; can be repeated
    #[arg(long, value_name = "URL=PATH", value_parser = input::location)]
    location: Vec<(String, PathBuf)>,

    /// What is in a document
    #[arg(long, value_name = "KIND", value_enum, default_value_t = Kind::Smallest)]
    kind: Kind,

    /// How many random ones are made
    #[arg(long, value_name = "N", default_value_t = 10)]
    count: usize,

    /// Another number, other random ones; the same number, the same
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// Write each to a file in this folder, in place of one of its name [default: to standard output]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Smallest,
    Full,
    Cleared,
    Branches,
    Random,
    All,
}

impl Samples {
    pub(super) fn run(self, messages: MessageFormat) -> Result<Done, Stop> {
        let tables = Tables::of_words(&self.words, &self.allow_read, &self.location);
        let Named { schemas, documents: names, .. } = tables.load_any(messages)?;
        let mut names: Vec<String> = names.iter().map(|name| name.display().to_string()).collect();
        if names.is_empty() {
            names = schemas.roots().map(|(namespace, name)| format!("{{{namespace}}}{name}")).collect();
        }
        if names.is_empty() {
            return Err(Stop::Failed("the schemas have no element that could be a document's root".to_owned()));
        }
        // Files are called after local names.
        let mut locals = BTreeSet::new();
        if let Some(twice) = names.iter().find(|name| !locals.insert(local(name)))
            && self.out.is_some()
        {
            let message = format!("`{}` is the name of several documents: name one at a time", local(twice));
            return Err(Stop::Failed(message));
        }
        if let Some(out) = &self.out {
            fs::create_dir_all(out).map_err(|error| Error::cannot_write(out, error))?;
        }
        let (mut written, mut failed) = (0, false);
        for name in &names {
            for (word, sample) in self.kinds() {
                match self.written(&schemas, name, word, sample)? {
                    Ok(count) => written += count,
                    Err(message) => {
                        failed = true;
                        report::to_stderr(&messages.failure(&message));
                    }
                }
            }
        }
        let warnings =
            if self.out.is_some() { format!("{} written\n", count(written, "document")) } else { String::new() };
        Ok(Done { warnings, failed, ..Done::default() })
    }

    fn kinds(&self) -> Vec<(&'static str, Sample)> {
        let all = [
            (Kind::Smallest, "smallest", Sample::Smallest),
            (Kind::Full, "full", Sample::Full),
            (Kind::Cleared, "cleared", Sample::Cleared),
            (Kind::Branches, "branch", Sample::Branches),
            (Kind::Random, "random", Sample::Random(self.count, self.seed)),
        ];
        let wanted = all.into_iter().filter(|(kind, ..)| self.kind == Kind::All || self.kind == *kind);
        wanted.map(|(_, word, sample)| (word, sample)).collect()
    }

    /// Writes the samples of a kind. Returns how many these are, or why there are none.
    fn written(
        &self,
        schemas: &Schemas,
        name: &str,
        word: &str,
        sample: Sample,
    ) -> Result<Result<usize, String>, Error> {
        let documents = match schemas.samples(name, sample) {
            Ok(documents) => documents,
            Err(error) => return Ok(Err(format!("no {word} document of `{name}`: {error}"))),
        };
        let several = matches!(sample, Sample::Branches | Sample::Random(..));
        // One on a line, where there are several.
        let options = if several && self.out.is_none() { WriteOptions::new() } else { WriteOptions::new().indent(2) };
        let text = |document: &Document| document.to_xml(options).map(|text| text.trim_end().to_owned() + "\n");
        for (number, document) in documents.iter().enumerate() {
            let text = match text(document) {
                Ok(text) => text,
                Err(error) => return Ok(Err(format!("no {word} document of `{name}`: {error}"))),
            };
            match &self.out {
                None if report::to_stdout(&text) != ExitCode::SUCCESS => {
                    return Ok(Err(format!("the {word} documents of `{name}` were not all written")));
                }
                None => {}
                Some(out) => {
                    let local = local(name);
                    let number = if several { format!("-{}", number + 1) } else { String::new() };
                    let path = out.join(format!("{local}-{word}{number}.xml"));
                    fs::write(&path, text).map_err(|error| Error::cannot_write(path, error))?;
                }
            }
        }
        Ok(Ok(documents.len()))
    }
}

/// `user` of `{urn:users}user`.
fn local(name: &str) -> &str {
    name.rsplit_once('}').map_or(name, |(_, local)| local)
}
