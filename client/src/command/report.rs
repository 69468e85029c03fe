//! The report of a bulk run: every line with what came of it, as CSV or JSON.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::json;

use super::Failed;
use super::journal::Outcome;

/// Writes a report line by line, in the form that the name of its file asks for.
pub(super) enum Report {
    Csv(Box<csv::Writer<File>>),
    /// An array; whether it has an element yet.
    Json(BufWriter<File>, bool),
}

impl Report {
    pub(super) fn create(path: &Path) -> Result<Self, Failed> {
        let file = File::create(path).map_err(|error| format!("{}: {error}", path.display()))?;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
            return Ok(Self::Json(BufWriter::new(file), false));
        }
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(["record", "outcome", "code", "text"])?;
        Ok(Self::Csv(Box::new(writer)))
    }

    pub(super) fn add(&mut self, outcome: &Outcome) -> Result<(), Failed> {
        let Outcome { record, stand, code, text } = outcome;
        match self {
            Self::Csv(writer) => {
                let code = code.map(|code| code.to_string()).unwrap_or_default();
                writer.write_record([&record.to_string(), stand.name(), &code, text])?;
            }
            Self::Json(file, begun) => {
                let line = json!({ "record": record, "outcome": stand.name(), "code": code, "text": text });
                write!(file, "{}\n  {line}", if *begun { "," } else { "[" })?;
                *begun = true;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Failed> {
        match self {
            Self::Csv(mut writer) => writer.flush()?,
            Self::Json(mut file, begun) => {
                file.write_all(if begun { b"\n]\n" } else { b"[]\n" })?;
                file.flush()?;
            }
        }
        Ok(())
    }
}
