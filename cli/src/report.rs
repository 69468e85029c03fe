//! Messages, for people and for programs.
//!
//! In come diagnostics, errors and texts; out they go. For people a diagnostic is shown as rustc shows its own: with the
//! line of the file, what is meant underlined, and colours where a terminal has them and `NO_COLOR` does not forbid it.
//! For programs it is a line that begins with its place, or an object of JSON.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use serde_json::json;
use xsdbind_codegen::Error;
use xsdbind_codegen::diagnostics::{Diagnostic, Diagnostics, Place, Severity};

/// The exit status when there are problems.
pub(super) const PROBLEMS: u8 = 1;

const PLACE: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default();

/// The columns to which lines of files are cut.
const WIDTH: usize = 80;

/// The form of messages.
// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    #[default]
    Human,
    Short,
    Json,
}

/// What a subcommand has to say when all is well.
#[derive(Default)]
pub(super) struct Done {
    /// For the standard output.
    pub(super) text: String,
    /// For the standard error, before the text.
    pub(super) warnings: String,
    /// Whether to end as with problems all the same.
    pub(super) failed: bool,
}

/// Why a subcommand has nothing more to say.
pub(super) enum Stop {
    /// Something cannot be read or written, or is wrong.
    Error(Error),
    /// Something must not be as it is.
    Failed(String),
    /// The arguments do not go together.
    Misused(String),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl MessageFormat {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Short => "short",
            Self::Json => "json",
        }
    }

    /// Why a subcommand stopped, as text.
    pub(super) fn stop(self, stop: &Stop) -> String {
        match stop {
            Stop::Error(error) => self.error(error),
            Stop::Failed(message) | Stop::Misused(message) => self.failure(message),
        }
    }

    /// An error as text.
    fn error(self, error: &Error) -> String {
        let Some(problems) = error.diagnostics() else { return self.failure(&error.to_string()) };
        let text = self.diagnostics(problems);
        if self == Self::Json {
            return text;
        }
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        let errors = count(problems.iter().filter(is_error).count(), "error");
        format!("{text}{ERROR}{errors}{ERROR:#}, nothing was written\n")
    }

    /// What was found that must not be.
    pub(super) fn failure(self, message: &str) -> String {
        if self == Self::Json {
            return object(&json!({ "severity": "error", "message": message }));
        }
        format!("{ERROR}error:{ERROR:#} {message}\n")
    }

    /// Diagnostics as text.
    pub(super) fn diagnostics(self, diagnostics: &Diagnostics) -> String {
        let one = match self {
            Self::Human => human,
            Self::Short => short,
            Self::Json => as_json,
        };
        let text: String = diagnostics.iter().map(one).collect();
        if diagnostics.is_complete() {
            return text;
        }
        let more = format!("there are more problems than these {}", diagnostics.len());
        if self == Self::Json {
            return text + &object(&json!({ "severity": "note", "message": more }));
        }
        format!("{text}{more}\n")
    }
}

/// As rustc shows its own.
fn human(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.kind.to_string()));
    for (place, excerpt, what) in diagnostic.excerpts() {
        let line = usize::try_from(place.line).unwrap_or_default();
        group = match (excerpt, what) {
            (Some(excerpt), what) => {
                let kind = if what.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
                let meant = kind.span(excerpt.span.clone()).label(what);
                group.element(
                    Snippet::source(&excerpt.line).line_start(line).path(place.path.to_string()).annotation(meant),
                )
            }
            (None, Some(what)) => group.element(Level::NOTE.message(format!("{place}: {what}"))),
            (None, None) if line == 0 => group.element(Origin::path(place.path.to_string())),
            (None, None) => {
                let column = usize::try_from(place.column).unwrap_or_default();
                group.element(Origin::path(place.path.to_string()).line(line).char_column(column))
            }
        };
    }
    let note = diagnostic.note.iter().map(|note| Level::NOTE.message(wrapped(note)));
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(wrapped(help)));
    let group = group.elements(note.chain(help));
    format!("{}\n\n", Renderer::styled().term_width(WIDTH).render(&[group]))
}

/// A note in lines that a terminal need not break.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    // What is to be copied stays in one line.
    let mut is_code = false;
    for word in text.split(|letter| {
        is_code ^= letter == '`';
        letter == ' ' && !is_code
    }) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH - 14 {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines
}

/// `schemas/a.xsd:3:8: there is no type ...`, and what follows it.
fn short(diagnostic: &Diagnostic) -> String {
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
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(text, "  {NOTE}help:{NOTE:#} {help}");
    }
    text
}

/// One line, whatever is in it.
fn as_json(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = |place: &Place| match place.line {
        0 => json!({ "file": &*place.path }),
        line => json!({ "file": &*place.path, "line": line, "column": place.column }),
    };
    let more: Vec<_> = diagnostic.more.iter().map(|(at, what)| json!({ "at": place(at), "message": what })).collect();
    object(&json!({
        "severity": severity,
        "message": diagnostic.kind.to_string(),
        "at": diagnostic.place.as_ref().map(place),
        "note": diagnostic.note,
        "help": diagnostic.help,
        "more": more,
        "short": diagnostic.to_string(),
    }))
}

fn object(value: &serde_json::Value) -> String {
    format!("{value}\n")
}

/// Something that is wrong at a place.
pub(super) fn problem(place: &str, what: &str) -> String {
    format!("{PLACE}{place}:{PLACE:#} {ERROR}{what}{ERROR:#}\n")
}

/// A line with its number, and its characters from one to another underlined.
pub(super) fn underlined(number: &str, line: &str, from: usize, to: usize) -> String {
    let (before, marks) = (" ".repeat(from), "^".repeat(to.saturating_sub(from).max(1)));
    let margin = " ".repeat(number.chars().count());
    format!("  {PLACE}{number} |{PLACE:#} {line}\n  {PLACE}{margin} |{PLACE:#} {before}{ERROR}{marks}{ERROR:#}\n")
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
