//! What can go wrong with messages, with answers, and with single commands.

use std::error::Error;
use std::fmt::{self, Write as _};

/// Why a message could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum MessageError {
    /// It has as many requests as a message can hold.
    Full,
    /// The bindings have no command of this type.
    NoCommand {
        /// The type.
        name: &'static str,
    },
    /// The tracking id is not one.
    TrackingId(xsdbind::ValueError),
    /// The document is not valid.
    Write(xsdbind::Error),
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => write!(f, "a message holds at most {} requests", super::MAX_COMMANDS),
            Self::NoCommand { name } => write!(f, "`{name}` is not among the commands of these bindings"),
            Self::TrackingId(error) => write!(f, "tracking id: {error}"),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl Error for MessageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Full | Self::NoCommand { .. } => None,
            Self::TrackingId(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

/// Why a document is not the answer to a message.
#[derive(Debug)]
#[non_exhaustive]
pub enum AnswerError {
    /// It is not a valid document.
    Read(xsdbind::Error),
    /// The server ends the session, unasked.
    Logout {
        /// Whose session.
        user_id: String,
        /// Why, in the server's words.
        reason: Option<String>,
    },
    /// There are more or fewer responses than requests.
    Count {
        /// The requests of the message.
        requests: usize,
        /// The responses in the document.
        responses: usize,
        /// What the errors among them say: a message that the server cannot read is answered by one.
        refusals: Vec<Refusal>,
    },
    /// It is of another session, or of none. The ids are not told: each is as good as a password while its session lasts.
    SessionId {
        /// Whether the document has one.
        found: bool,
    },
    /// It is marked as the answer to another message, or not at all.
    TrackingId {
        /// The mark of the message.
        sent: String,
        /// That of the document.
        found: Option<String>,
    },
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Logout { user_id, reason } => {
                write!(f, "the server logged `{user_id}` out")?;
                reason.as_ref().map_or(Ok(()), |reason| write!(f, ": {reason}"))
            }
            Self::Count { requests, responses, refusals } => {
                write!(f, "{responses} responses to {requests} requests")?;
                refusals.iter().try_for_each(|refusal| write!(f, "; {refusal}"))
            }
            Self::SessionId { found: true } => f.write_str("the session id is that of another session"),
            Self::SessionId { found: false } => f.write_str("there is no session id"),
            Self::TrackingId { sent, found } => mark(f, "tracking id", sent, found.as_ref()),
        }
    }
}

impl Error for AnswerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            _ => None,
        }
    }
}

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CommandError {
    /// The server did not carry it out.
    Refused(Refusal),
    /// The response is of another type than the request asks for.
    OtherType {
        /// The types that can answer it.
        expected: String,
        /// That of the response.
        found: String,
    },
    /// The response has another echo than the request, or none.
    Echo {
        /// That of the request.
        sent: String,
        /// That of the response.
        found: Option<String>,
    },
    /// The handle is that of another message.
    OtherMessage,
}

impl CommandError {
    /// What the server says, if it refused the request.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::OtherType { expected, found } => write!(f, "the response is `{found}`, expected `{expected}`"),
            Self::Echo { sent, found } => mark(f, "echo", sent, found.as_ref()),
            Self::OtherMessage => f.write_str("the handle is that of another message"),
        }
    }
}

impl Error for CommandError {}

/// An `ErrorResponse`: why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The number: of the element, or else of the text, which often has it alone, as in `[Error 4008] ..`.
    pub code: Option<i32>,
    /// How grave it is.
    pub severity: Severity,
    /// What went wrong, in the language of the session.
    pub summary: String,
    /// What went wrong, in English.
    pub summary_english: String,
    /// More about it.
    pub detail: Option<String>,
}

/// How grave a refusal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// It is an error.
    Error,
    /// It is a warning.
    Warning,
    /// It is for information.
    Info,
}

impl Refusal {
    /// From the texts of an `ErrorResponse`, by the lines of its table.
    pub(super) fn new(text: &dyn Fn(&'static str) -> Option<String>) -> Self {
        let summary = text("summary").unwrap_or_default();
        let summary_english = text("summaryEnglish").unwrap_or_default();
        let code = text("errorCode").and_then(|code| code.parse().ok());
        Self {
            code: code.or_else(|| code_in(&summary)).or_else(|| code_in(&summary_english)),
            severity: match text("@type").as_deref() {
                Some("Warning") => Severity::Warning,
                Some("Info") => Severity::Info,
                _ => Severity::Error,
            },
            summary,
            summary_english,
            detail: text("detail"),
        }
    }
}

/// The number in `[Error 4008] User not found`.
fn code_in(summary: &str) -> Option<i32> {
    let (_, rest) = summary.split_once("[Error ")?;
    rest.split_once(']')?.0.trim().parse().ok()
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = if self.summary.is_empty() { &self.summary_english } else { &self.summary };
        match self.code {
            Some(code) if code_in(summary).is_none() => write!(f, "[Error {code}] {}", Plain(summary)),
            _ => write!(f, "{}", Plain(summary)),
        }
    }
}

/// A text as it is, on one line: only control characters are escaped, which may do things to a terminal.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if character.is_control() {
                write!(f, "{}", character.escape_debug())?;
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}

impl Error for Refusal {}

fn mark(f: &mut fmt::Formatter<'_>, what: &str, sent: &str, found: Option<&String>) -> fmt::Result {
    match found {
        Some(found) => write!(f, "the {what} is `{}`, expected `{sent}`", found.escape_debug()),
        None => write!(f, "there is no {what}, expected `{sent}`"),
    }
}
