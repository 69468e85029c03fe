//! What can go wrong, and what is known then of what was asked for.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use provisioning_api::oci::{AnswerError, CommandError, MessageError, Refusal};
use xsdbind::raw::Value;

use crate::frame::FrameError;
use crate::secret::leads_to_secret;

/// Why a request has no result. Each says whether it can have been carried out.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request cannot be written as a document. **Nothing was sent.**
    Invalid(Arc<InvalidRequest>),
    /// There is no connection, or no login. **Nothing of the request was sent.**
    Connect(Arc<ConnectError>),
    /// All sessions were in use for as long as is waited for one. **Nothing was sent.**
    Busy {
        /// How long was waited.
        waited: Duration,
    },
    /// The client was closed. **Nothing was sent.**
    Closed,
    /// The server has ended the session, and the client was told not to log in again. **Nothing was sent.**
    LoggedOut(Logout),
    /// The web service says that nobody is logged in, or no longer. **The request was not carried out**; the next one
    /// logs in again.
    #[cfg(feature = "soap")]
    NotLoggedIn {
        /// In the server's words.
        text: String,
    },
    /// A request before it in the batch has an unknown outcome. **It was not sent.**
    NotTried,
    /// The server answered that it did **not** carry the request out.
    Refused(Refusal),
    /// The request, or a part of it, was sent, and no answer to it came: it **may or may not** have been carried out.
    /// It was not sent again.
    OutcomeUnknown(Arc<OutcomeUnknown>),
}

impl Error {
    /// What the server says, if it refused the request.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the request may have been carried out, or not.
    #[must_use]
    pub fn is_outcome_unknown(&self) -> bool {
        matches!(self, Self::OutcomeUnknown(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Connect(error) => error.fmt(f),
            Self::Busy { waited } => {
                write!(f, "not sent: all sessions were in use for {waited:?}; allow more of them, or a longer wait")
            }
            Self::Closed => f.write_str("not sent: the client was closed"),
            Self::LoggedOut(logout) => write!(f, "not sent: {logout}"),
            #[cfg(feature = "soap")]
            Self::NotLoggedIn { text } => write!(f, "not carried out: nobody is logged in: {}", text.escape_debug()),
            Self::NotTried => f.write_str("not sent: the outcome of a request before it is not known"),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::OutcomeUnknown(unknown) => unknown.fmt(f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Invalid(error) => Some(&**error),
            Self::Connect(error) => Some(&**error),
            Self::OutcomeUnknown(error) => Some(&**error),
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl From<MessageError> for Error {
    fn from(error: MessageError) -> Self {
        Self::Invalid(Arc::new(match error {
            MessageError::Write(error) => InvalidRequest::of(error),
            error => InvalidRequest::Message(error),
        }))
    }
}

impl From<xsdbind::Error> for Error {
    fn from(error: xsdbind::Error) -> Self {
        Self::Invalid(Arc::new(InvalidRequest::of(error)))
    }
}

impl From<ConnectError> for Error {
    fn from(error: ConnectError) -> Self {
        Self::Connect(Arc::new(error))
    }
}

/// Why a request cannot be sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum InvalidRequest {
    /// It does not become a message.
    Message(MessageError),
    /// What was given by name is no command of the bindings.
    Value(xsdbind::Error),
    /// The same of a field that is secret: the error would show its value.
    Secret {
        /// Its path.
        path: String,
    },
}

impl InvalidRequest {
    fn of(error: xsdbind::Error) -> Self {
        let path = error.path();
        if leads_to_secret(&path) { Self::Secret { path } } else { Self::Value(error) }
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(error) => write!(f, "not sent: {error}"),
            Self::Value(error) => write!(f, "not sent: {error}"),
            Self::Secret { path } => {
                write!(f, "not sent: {path}: it is not a value of its type; it is not shown, since it is secret")
            }
        }
    }
}

impl StdError for InvalidRequest {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Message(error) => Some(error),
            Self::Value(error) => Some(error),
            Self::Secret { .. } => None,
        }
    }
}

/// A message that was sent, wholly or in part, and has no answer.
#[derive(Debug)]
#[non_exhaustive]
pub struct OutcomeUnknown {
    /// The names of its commands.
    pub commands: Vec<String>,
    /// The commands, with what is secret masked.
    pub requests: Vec<Value>,
    /// The mark of the message, as it is in the logs of the server.
    pub tracking_id: String,
    /// What happened instead of an answer.
    pub cause: Cause,
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { commands, tracking_id, cause, .. } = self;
        let each: Vec<String> = commands
            .chunk_by(|one, next| one == next)
            .map(|same| match same {
                [name] => format!("`{name}`"),
                same => format!("{} times `{}`", same.len(), same[0]),
            })
            .collect();
        let commands = each.join(", ");
        write!(f, "whether {commands} was carried out is not known (tracking id {tracking_id}): {cause}")
    }
}

impl StdError for OutcomeUnknown {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.cause)
    }
}

/// What happened instead of an answer. The connection is not used again.
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The connection has failed, or what came was no document.
    Frame(FrameError),
    /// The server closed the connection.
    Closed,
    /// No answer came in time.
    TimedOut(Duration),
    /// What came is not the answer to the message.
    Answer(AnswerError),
    /// A response is not one to its request.
    Command(CommandError),
    /// The server has ended the session.
    LoggedOut(Logout),
    /// The web server answered with an error.
    #[cfg(feature = "soap")]
    Soap(crate::soap_error::SoapError),
}

impl Cause {
    /// Whether the server did not take the certificate of the client, or asks for one.
    pub(crate) fn is_own_certificate(&self) -> bool {
        own_certificate(self).is_some()
    }

    /// Whether the connection went away, so that a request that only reads may be sent again on another one.
    pub(crate) fn is_lost(&self) -> bool {
        match self {
            Self::Frame(FrameError::Io(_) | FrameError::Cut { .. }) | Self::Closed | Self::LoggedOut(_) => true,
            #[cfg(feature = "soap")]
            Self::Soap(error) => error.is_lost(),
            _ => false,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Frame(error) => error.fmt(f),
            Self::Closed => f.write_str("the server closed the connection"),
            Self::TimedOut(time) => write!(f, "there was no answer within {time:?}"),
            Self::Answer(error) => error.fmt(f),
            Self::Command(error) => error.fmt(f),
            Self::LoggedOut(logout) => logout.fmt(f),
            #[cfg(feature = "soap")]
            Self::Soap(error) => error.fmt(f),
        }
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Frame(error) => Some(error),
            Self::Answer(error) => Some(error),
            Self::Command(error) => Some(error),
            #[cfg(feature = "soap")]
            Self::Soap(error) => Some(error),
            Self::Closed | Self::TimedOut(_) | Self::LoggedOut(_) => None,
        }
    }
}

impl From<FrameError> for Cause {
    fn from(error: FrameError) -> Self {
        Self::Frame(error)
    }
}

/// What to do where a server has ended a connection for the certificate of the client.
#[cfg(feature = "tls")]
fn own_certificate(error: &(dyn StdError + 'static)) -> Option<&'static str> {
    use tokio_rustls::rustls::AlertDescription::{CertificateRequired, NoCertificate};

    Some(match crate::tls::of_own_certificate(error)? {
        CertificateRequired | NoCertificate => {
            "; the server asks for a certificate of the client: give it one by `Tls::client_certificate`"
        }
        _ => "; the server does not take the certificate of the client",
    })
}

#[cfg(not(feature = "tls"))]
fn own_certificate(_: &(dyn StdError + 'static)) -> Option<&'static str> {
    None
}

/// What to do where a port does not answer as that of a web server does.
#[cfg(feature = "soap")]
fn unlike_a_web_server(cause: &Cause) -> Option<&'static str> {
    matches!(cause, Cause::Soap(crate::soap_error::SoapError::Http(_))).then_some(
        "; if this is no port of a web server, use `ocs://` or `ocss://`, and if it is one with TLS, `https://`",
    )
}

#[cfg(not(feature = "soap"))]
fn unlike_a_web_server(_: &Cause) -> Option<&'static str> {
    None
}

/// A session that the server has ended, unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logout {
    /// Whose session.
    pub user_id: String,
    /// Why, in the server's words.
    pub reason: Option<String>,
}

impl fmt::Display for Logout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server logged `{}` out", self.user_id.escape_debug())?;
        self.reason.iter().try_for_each(|reason| write!(f, ": {}", reason.escape_debug()))
    }
}

/// Why there is no session.
#[derive(Debug)]
pub struct ConnectError {
    /// The server.
    pub server: String,
    /// Why.
    pub reason: ConnectReason,
}

/// Why a [`ConnectError`] is one.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConnectReason {
    /// What the client was given does not go together.
    Settings(String),
    /// The server cannot be reached.
    Unreachable(std::io::Error),
    /// There was no connection, or no answer to the login, in time.
    TimedOut(Duration),
    /// There is no TLS connection: mostly, the certificate is not trusted.
    Tls(std::io::Error),
    /// The server refused the login.
    Refused(Refusal),
    /// The bindings do not have what a login needs.
    Bindings(xsdbind::Error),
    /// A command of the login cannot be written.
    Message(MessageError),
    /// What came is no answer to the login.
    Lost(Cause),
    /// The server signs with an algorithm that is not known.
    Algorithm(String),
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.server)?;
        match &self.reason {
            ConnectReason::Settings(text) => f.write_str(text),
            ConnectReason::Unreachable(error) => write!(f, "cannot be reached: {error}; check the host and the port"),
            ConnectReason::TimedOut(time) => write!(f, "there was no connection and login within {time:?}"),
            ConnectReason::Tls(error) => {
                write!(f, "no TLS: {error}")?;
                let text = error.to_string();
                if let Some(advice) = own_certificate(error) {
                    f.write_str(advice)
                } else if text.contains("certificate") {
                    f.write_str("; give the certificate or its issuer as root, or pin it, if it is the right one")
                } else if text.contains("corrupt message") {
                    f.write_str("; this port does not speak TLS: use `ocs://` or `http://`, or another port")
                } else {
                    Ok(())
                }
            }
            ConnectReason::Refused(refusal) => write!(f, "login refused: {refusal}"),
            ConnectReason::Bindings(error) => write!(f, "the bindings lack a command of the login: {error}"),
            ConnectReason::Message(error) => write!(f, "login: {error}"),
            ConnectReason::Lost(cause) => {
                write!(f, "no session: {cause}")?;
                own_certificate(cause)
                    .or_else(|| unlike_a_web_server(cause))
                    .map_or(Ok(()), |advice| f.write_str(advice))
            }
            ConnectReason::Algorithm(name) => {
                write!(f, "passwords are to be signed with `{}`, which is not known", name.escape_debug())
            }
        }
    }
}

impl StdError for ConnectError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.reason {
            ConnectReason::Unreachable(error) | ConnectReason::Tls(error) => Some(error),
            ConnectReason::Refused(refusal) => Some(refusal),
            ConnectReason::Bindings(error) => Some(error),
            ConnectReason::Message(error) => Some(error),
            ConnectReason::Lost(cause) => Some(cause),
            ConnectReason::Settings(_) | ConnectReason::TimedOut(_) | ConnectReason::Algorithm(_) => None,
        }
    }
}
