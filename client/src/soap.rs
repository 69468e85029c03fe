//! OCI-P over SOAP: the document as a text in an envelope, a session that is a cookie and a session id together.

use std::error::Error as StdError;
use std::fmt;

use hyper::StatusCode;
use provisioning_api::oci::Interface;
use secrecy::SecretString;
use xsdbind::open::OpenElement;
use xsdbind::{Limits, ReadOptions, WriteOptions};

use crate::client::Client;
use crate::error::{Cause, ConnectReason, Error};
use crate::http::Http;
use crate::settings::{Builder, Settings};

/// How much of a body that is no envelope is shown.
const SHOWN: usize = 200;

/// A session over SOAP, to be stored and gone on with in another process: **as secret as a password**. See
/// [`Client::stored_session`] and [`Builder::resume`].
#[derive(Clone, Debug)]
pub struct StoredSession {
    /// The session id.
    pub session_id: SecretString,
    /// The cookies, as a `Cookie` header has them.
    pub cookie: SecretString,
}

impl<I: Interface> Builder<I> {
    /// Goes on with a session that was stored, without logging in. Whether it still lasts, the first request shows.
    ///
    /// # Errors
    ///
    /// When the address is none of SOAP, or the server cannot be reached.
    pub async fn resume(self, stored: &StoredSession) -> Result<Client<I>, Error> {
        Client::resume(self.settings()?, stored).await
    }
}

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

    /// What a fault says, as far as it is known.
    fn fault(fault: &OpenElement) -> Self {
        let part =
            |name: &str| child(fault, name).and_then(|part| part.content.as_text()).map(|text| text.trim().to_owned());
        let (code, text) = (part("faultcode").unwrap_or_default(), part("faultstring").unwrap_or_default());
        let detail = child(fault, "detail").map(all_text).filter(|text| !text.is_empty());
        let says = |word: &str| text.contains(word) || detail.as_ref().is_some_and(|detail| detail.contains(word));
        let both = || detail.as_ref().map_or_else(|| text.clone(), |detail| format!("{text}: {detail}"));
        if says("NO_OCS_CONNECTION") {
            Self::NoOcsConnection { text: both() }
        } else if text == "INVALID_REQUEST" {
            Self::NotLoggedIn { text: both() }
        } else {
            Self::Fault { code, text, detail }
        }
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

pub(crate) struct SoapLink {
    http: Http,
}

impl SoapLink {
    pub(crate) async fn open(settings: &Settings) -> Result<Self, ConnectReason> {
        Ok(Self { http: Http::open(settings).await? })
    }

    /// Posts a document, in ISO-8859-1, and waits for the one that answers it.
    pub(crate) async fn exchange(
        &mut self,
        settings: &Settings,
        document: &[u8],
        sent: &mut bool,
    ) -> Result<String, Cause> {
        *sent = false;
        let in0 = document.iter().map(|byte| char::from(*byte)).collect();
        let envelope = Envelope { body: Body { call: Call { in0 } } };
        let envelope = WriteOptions::new()
            .to_vec(&envelope)
            .map_err(|error| Cause::Soap(SoapError::Envelope(error.to_string())))?;
        let (status, body) = self.http.post(settings, envelope, sent).await?;
        opened(status, &body).map_err(Cause::Soap)
    }

    pub(crate) fn cookie(&self) -> Option<String> {
        self.http.cookie()
    }

    pub(crate) fn set_cookie(&mut self, cookie: &str) {
        self.http.set_cookie(cookie);
    }
}

/// The text in an envelope. Names are looked at without their namespaces, which servers set or do not.
fn opened(status: StatusCode, body: &[u8]) -> Result<String, SoapError> {
    let shown = || String::from_utf8_lossy(&body[..body.len().min(SHOWN)]).into_owned();
    let read = ReadOptions::new().limits(Limits::default().document(usize::MAX).text(usize::MAX)).well_formed(body);
    let envelope = match read {
        Ok(envelope) => envelope,
        Err(_) if !status.is_success() => return Err(SoapError::Status { status: status.as_u16(), body: shown() }),
        Err(error) => return Err(SoapError::Envelope(error.to_string())),
    };
    let inner = child(&envelope, "Body").and_then(|body| body.content.elements().next());
    match inner {
        Some(fault) if fault.name.local == "Fault" => Err(SoapError::fault(fault)),
        _ if !status.is_success() => Err(SoapError::Status { status: status.as_u16(), body: shown() }),
        Some(response) => {
            let text = response.content.elements().next().and_then(|text| text.content.as_text());
            text.ok_or_else(|| SoapError::Envelope(format!("`{}` has no document in it", response.name.local)))
        }
        None => Err(SoapError::Envelope("there is nothing in its body".to_owned())),
    }
}

pub(crate) fn child<'e>(element: &'e OpenElement, name: &str) -> Option<&'e OpenElement> {
    element.content.elements().find(|child| child.name.local == name)
}

/// The texts in an element, at whatever depth.
fn all_text(element: &OpenElement) -> String {
    if let Some(text) = element.content.as_text() {
        return text.trim().to_owned();
    }
    let texts: Vec<String> = element.content.elements().map(all_text).filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

struct Envelope {
    body: Body,
}

xsdbind::record! { Envelope (elements = "http://schemas.xmlsoap.org/soap/envelope/") { body: "Body", } }

xsdbind::root! { Envelope = "Envelope" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/")) }

struct Body {
    call: Call,
}

xsdbind::record! { Body (elements = "urn:com:broadsoft:webservice") { call: "processOCIMessage", } }

struct Call {
    in0: String,
}

xsdbind::record! { Call (elements = "urn:com:broadsoft:webservice") { in0: "in0", } }
