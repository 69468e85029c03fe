//! What a web service answers in place of a document, and what is wrong with one that came over HTTP.

use std::error::Error as StdError;
use std::fmt;

/// What a web service answers in place of a document.
#[derive(Debug)]
#[non_exhaustive]
pub enum SoapError {
    /// Nobody is logged in, or no longer: the request was not looked at.
    NotLoggedIn {
        /// In the server's words.
        text: String,
    },
    /// The web service has lost the provisioning server behind it.
    NoOcsConnection {
        /// In the server's words.
        text: String,
    },
    /// Another fault.
    Fault {
        /// Its code.
        code: String,
        /// Its text.
        text: String,
        /// What is in its detail.
        detail: Option<String>,
    },
    /// A status that is no success, and no fault with it.
    Status {
        /// The status.
        status: u16,
        /// How the body begins.
        body: String,
    },
    /// What came is no envelope with an answer in it.
    Envelope(String),
    /// The connection has failed.
    Http(hyper::Error),
    /// The connection has failed within the answer.
    Body(Box<dyn StdError + Send + Sync>),
}

impl SoapError {
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Self::Http(_) | Self::Body(_))
    }
}

impl fmt::Display for SoapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLoggedIn { text } => write!(f, "nobody is logged in: {}", text.escape_debug()),
            Self::NoOcsConnection { text } => {
                write!(f, "the web service has lost the provisioning server: {}", text.escape_debug())
            }
            Self::Fault { code, text, detail } => {
                write!(f, "fault {}: {}", code.escape_debug(), text.escape_debug())?;
                detail.iter().try_for_each(|detail| write!(f, ": {}", detail.escape_debug()))
            }
            Self::Status { status, body } => {
                write!(f, "the web server answers with status {status}: {}", body.escape_debug())
            }
            Self::Envelope(text) => write!(f, "what came is no envelope with an answer in it: {text}"),
            Self::Http(error) => write!(f, "HTTP: {}", chain(error)),
            Self::Body(error) => write!(f, "the connection ended within an answer: {}", chain(&**error)),
        }
    }
}

impl StdError for SoapError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Http(error) => Some(error),
            Self::Body(error) => Some(&**error),
            _ => None,
        }
    }
}

/// An error with what it comes from: those of HTTP say little alone.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        source = error.source();
    }
    text
}
