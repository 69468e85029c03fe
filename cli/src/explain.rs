//! `xsdbind explain`.
//!
//! In come documents; out goes what each does: what it clears, sets and leaves.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;
use xsdbind_codegen::dynamic::{Command, Explanation, Schemas};

use super::documents::{Documents, Source};
use super::report::{self, Done, MessageFormat, Stop};
use super::tables::{Named, Tables};
use super::verdict::Verdict;

const EXAMPLES: &str = "\
Examples:
  xsdbind explain schemas/ocip.xsd modify.xml
  xsdbind explain schemas/ocip.xsd captured/ --leaves
  xsdbind explain schemas/ocip.xsd modify.xml --fail-on-clear     before something is sent

An element that is absent is left as it is, one that is nil is cleared, one with a value is set. The first line of each
command has what it clears before all else.

Exit status: 0 when all is told, 1 when a document is not valid, or clears something with --fail-on-clear, or when there
are problems, 2 when the arguments are wrong.";

/// Say what documents do: what they clear, set and leave
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    #[command(flatten)]
    tables: Tables,

    /// Name what is left as it is, too
    #[arg(long)]
    leaves: bool,

    /// End with status 1 if anything is cleared
    #[arg(long)]
    fail_on_clear: bool,

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
}

impl Explain {
    pub(super) fn run(self, messages: MessageFormat) -> Result<Done, Stop> {
        let Named { schemas, documents, most } = self.tables.load(messages)?;
        let (mut failed, mut all) = (false, 0);
        for source in Documents::find(&documents, self.lines, most) {
            all += 1;
            match explanation(&schemas, source, most) {
                Ok((name, explanation)) => {
                    failed |= self.fail_on_clear && explanation.clears();
                    failed |= report::to_stdout(&self.told(&name, &explanation)) != ExitCode::SUCCESS;
                }
                Err(verdict) => {
                    failed = true;
                    report::to_stderr(&verdict.to_text());
                }
            }
        }
        let warnings = if all == 0 { messages.failure("there are no documents") } else { String::new() };
        Ok(Done { warnings, failed: failed || all == 0, ..Done::default() })
    }

    fn told(&self, name: &str, explanation: &Explanation) -> String {
        if self.format == Format::Json {
            let commands: Vec<_> = explanation.commands().iter().map(|command| self.object(command)).collect();
            return format!("{}\n", json!({ "document": name, "commands": commands }));
        }
        let told = |command: &Command| {
            let leaves = if self.leaves { command.leaves.as_slice() } else { &[] };
            let leaves = leaves.iter().fold(String::new(), |all, name| all + "  leaves  " + name + "\n");
            format!("{name}: {command}{leaves}")
        };
        explanation.commands().iter().map(told).collect()
    }

    fn object(&self, command: &Command) -> serde_json::Value {
        let values = |fields: &[(String, String)]| {
            fields.iter().map(|(name, value)| json!({ "field": name, "value": value })).collect::<Vec<_>>()
        };
        let mut object = json!({
            "name": command.name,
            "headline": command.headline(),
            "clears": command.clears,
            "sets": values(&command.sets),
            "says": values(&command.says),
            "left": command.leaves.len(),
        });
        if self.leaves {
            object["leaves"] = json!(command.leaves);
        }
        object
    }
}

/// What a document is called and does.
fn explanation(schemas: &Schemas, source: Source, most: usize) -> Result<(String, Explanation), Verdict> {
    let (verdict, bytes) = Verdict::read(source, most)?;
    let (verdict, document) = verdict.check(schemas, &bytes, most)?;
    Ok((verdict.name, document.explain()))
}
