//! Messages for people.
//!
//! In come diagnostics, errors and texts; out they go, with colours where a terminal shows them and
//! `NO_COLOR` does not forbid it. Without colours a diagnostic reads as its `Display` does.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Style};
use xsdbind_codegen::Error;
use xsdbind_codegen::diagnostics::{Diagnostic, Diagnostics, Severity};

/// The exit status when there are problems.
pub(super) const PROBLEMS: u8 = 1;

const PLACE: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default();

/// What a subcommand has to say when all is well.
#[derive(Default)]
pub(super) struct Done {
    /// For the standard output.
    pub(super) text: String,
    /// For the standard error, before the text.
    pub(super) warnings: String,
    /// Whether to end as with problems all the same.
    pub(super) failed: bool,
    /// Whether the arguments are wrong, as the warnings say.
    pub(super) misused: bool,
}

/// An error as lines.
pub(super) fn error(error: &Error) -> String {
    let Some(problems) = error.diagnostics() else {
        return format!("{ERROR}error:{ERROR:#} {error}\n");
    };
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let errors = count(problems.iter().filter(is_error).count(), "error");
    format!("{}{ERROR}{errors}{ERROR:#}, nothing was written\n", diagnostics(problems))
}

/// What was found that must not be.
pub(super) fn failure(message: &str) -> String {
    format!("{ERROR}error:{ERROR:#} {message}\n")
}

/// Diagnostics as lines.
pub(super) fn diagnostics(diagnostics: &Diagnostics) -> String {
    let text: String = diagnostics.iter().map(diagnostic).collect();
    if diagnostics.is_complete() {
        text
    } else {
        format!("{text}there are more problems than these {}\n", diagnostics.len())
    }
}

/// `schemas/a.xsd:3:8: there is no type ...`, and what follows it.
fn diagnostic(diagnostic: &Diagnostic) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    if let Some(place) = &diagnostic.place {
        let _ = write!(text, "{PLACE}{place}:{PLACE:#} ");
    }
    let _ = match diagnostic.severity {
        Severity::Warning => writeln!(text, "{WARNING}warning:{WARNING:#} {}", diagnostic.kind),
        Severity::Error => writeln!(text, "{ERROR}{}{ERROR:#}", diagnostic.kind),
    };
    for (place, what) in &diagnostic.more {
        let _ = writeln!(text, "  {PLACE}{place}:{PLACE:#} {what}");
    }
    if let Some(note) = &diagnostic.note {
        let _ = writeln!(text, "  {NOTE}note:{NOTE:#} {note}");
    }
    text
}

/// Prints what was asked for.
pub(super) fn to_stdout(text: &str) -> ExitCode {
    match anstream::stdout().write_all(text.as_bytes()) {
        // Nobody reads on, as in `xsdbind generate | head -1`: the work is done all the same.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            to_stderr(&format!("{ERROR}error:{ERROR:#} cannot write to standard output: {error}\n"));
            ExitCode::from(PROBLEMS)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Prints messages. Where they cannot be printed, neither could that.
pub(super) fn to_stderr(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// "1 file", "2 files".
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
