//! OCI-P over SOAP: the document as a text in an envelope, a session that is a cookie and a session id together.

use hyper::StatusCode;
use secrecy::SecretString;
use xsdbind::open::OpenElement;
use xsdbind::{Limits, ReadOptions, WriteOptions};

use crate::error::{Cause, ConnectReason};
use crate::http::Http;
use crate::settings::Settings;
pub use crate::soap_error::SoapError;

/// How much of a body that is no envelope is shown.
const SHOWN: usize = 200;

/// A session over SOAP, to be stored and gone on with in another process: **as secret as a password**. See
/// [`Client::stored_session`](crate::Client::stored_session) and [`Builder::resume`](crate::Builder::resume).
#[derive(Clone, Debug)]
pub struct StoredSession {
    /// The session id.
    pub session_id: SecretString,
    /// The cookies, as a `Cookie` header has them.
    pub cookie: SecretString,
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
        Some(fault) if fault.name.local == "Fault" => Err(error_of_fault(fault)),
        _ if !status.is_success() => Err(SoapError::Status { status: status.as_u16(), body: shown() }),
        Some(response) => {
            let text = response.content.elements().next().and_then(|text| text.content.as_text());
            text.ok_or_else(|| SoapError::Envelope(format!("`{}` has no document in it", response.name.local)))
        }
        None => Err(SoapError::Envelope("there is nothing in its body".to_owned())),
    }
}

/// What a fault says, as far as it is known.
fn error_of_fault(fault: &OpenElement) -> SoapError {
    let part =
        |name: &str| child(fault, name).and_then(|part| part.content.as_text()).map(|text| text.trim().to_owned());
    let (code, text) = (part("faultcode").unwrap_or_default(), part("faultstring").unwrap_or_default());
    let detail = child(fault, "detail").map(all_text).filter(|text| !text.is_empty());
    let says = |word: &str| text.contains(word) || detail.as_ref().is_some_and(|detail| detail.contains(word));
    let both = || detail.as_ref().map_or_else(|| text.clone(), |detail| format!("{text}: {detail}"));
    if says("NO_OCS_CONNECTION") {
        SoapError::NoOcsConnection { text: both() }
    } else if text == "INVALID_REQUEST" {
        SoapError::NotLoggedIn { text: both() }
    } else {
        SoapError::Fault { code, text, detail }
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
