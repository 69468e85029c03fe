//! The `UserUpdate` service over HTTPS: a request out, its result back; every status but 0 is an error.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use provisioning_api::userupdate::{AcctServiceStatusType, UserAliasType, UserUpdateRequest};
//! use provisioning_client::userupdate::Service;
//!
//! let service = Service::new("https://messaging.example.com/soap/sync")?.login("admin", "not-a-secret");
//! let mut request = UserUpdateRequest::new(UserAliasType::new("jsmith".into()));
//! request.user_account_status = Some(AcctServiceStatusType::Suspended);
//! service.call(request).await?;
//! # Ok(())
//! # }
//! ```

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use provisioning_api::soap::{Call, CallError, Operation, Outcome, Reply};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::error::{Cause, ConnectError, ConnectReason};
use crate::http::Http;
use crate::settings::{Options, Settings};
use crate::soap_error::SoapError;
use crate::target::{Target, Transport};
#[cfg(feature = "tls")]
use crate::tls::Tls;

/// The service at an address. Calls are sent one after the other on one connection.
pub struct Service {
    settings: Settings,
    url: String,
    http: Mutex<Option<Http>>,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("url", &self.url).field("user", &self.settings.user).finish_non_exhaustive()
    }
}

impl Service {
    /// The service at this address, `https://host/path`.
    ///
    /// # Errors
    ///
    /// When the address is none.
    pub fn new(url: &str) -> Result<Self, ConnectError> {
        let settings =
            |text: String| ConnectError { server: "the address".to_owned(), reason: ConnectReason::Settings(text) };
        let target = Target::parse(url).map_err(settings)?;
        if target.transport != Transport::Soap {
            return Err(settings(format!("`{target}`: the service is spoken to over `https://`")));
        }
        Ok(Self { settings: Settings::new(target, Options::new()), url: url.to_owned(), http: Mutex::default() })
    }

    /// Who calls, and the password.
    #[must_use]
    pub fn login(mut self, requester: impl Into<String>, password: impl Into<SecretString>) -> Self {
        self.settings.options.user = requester.into();
        self.settings.options.password = Some(password.into());
        self
    }

    /// How long to wait for an answer: 60 s unless set.
    #[must_use]
    pub fn answer_within(mut self, time: Duration) -> Self {
        self.settings.options.answer_within = time;
        self
    }

    /// Which certificates are trusted: those that the platform trusts, unless set.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn tls(mut self, tls: Tls) -> Self {
        self.settings.options.tls = tls;
        self
    }

    /// Makes a call, marked by an id of its own, and waits for its result. It is never sent again by itself once a byte
    /// of it can have left.
    ///
    /// # Errors
    ///
    /// When it was not sent, was not carried out, or its outcome is unknown: see [`UpdateError`].
    pub async fn call<R: Operation>(&self, request: R) -> Result<Reply<R::Response>, UpdateError<R::Response>> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let mut call = Call::new(self.url.clone(), request).request_id(request_id.clone());
        if let Some(password) = &self.settings.password {
            if !self.settings.target.tls {
                let text = "a password is not sent in clear; use `https://`".to_owned();
                return Err(UpdateError::Connect(self.failed(ConnectReason::Settings(text))));
            }
            call = call.login(self.settings.user.clone(), password.expose_secret());
        }
        let bytes = call.to_vec().map_err(UpdateError::Invalid)?;
        // It is put back once there is an answer: whatever ends before that ends the connection.
        let mut slot = self.http.lock().await;
        let mut http = match slot.take() {
            Some(http) => http,
            None => self.connect().await.map_err(UpdateError::Connect)?,
        };
        let (mut sent, within) = (false, self.settings.answer_within);
        let answer = timeout(within, http.post(&self.settings, bytes, &mut sent)).await;
        let unknown = |cause| UpdateError::OutcomeUnknown { request_id: request_id.clone(), cause };
        let (status, body) = match answer.unwrap_or(Err(Cause::TimedOut(within))) {
            Ok(answer) => answer,
            Err(cause) if sent => return Err(unknown(UnknownCause::Lost(cause))),
            Err(cause) => return Err(UpdateError::Connect(self.failed(ConnectReason::Lost(cause)))),
        };
        let read = call.read(&body);
        tracing::debug!(request_id, status = status.as_u16(), done = read.is_ok(), "call answered");
        match read {
            Ok(reply) if status.is_success() => {
                *slot = Some(http);
                Ok(reply)
            }
            Err(CallError::Status(result)) => {
                *slot = Some(http);
                Err(UpdateError::Status(result))
            }
            Err(error @ CallError::Fault(_)) => Err(UpdateError::Fault(error.to_string())),
            Err(_) | Ok(_) if !status.is_success() => {
                let body = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
                let error = SoapError::Status { status: status.as_u16(), body };
                Err(unknown(UnknownCause::Lost(Cause::Soap(error))))
            }
            Err(error) => Err(unknown(UnknownCause::Answer(error.to_string()))),
            Ok(_) => Err(unknown(UnknownCause::Lost(Cause::Closed))),
        }
    }

    async fn connect(&self) -> Result<Http, ConnectError> {
        let within = self.settings.connect_within;
        let opened = timeout(within, Http::open(&self.settings)).await;
        opened.unwrap_or(Err(ConnectReason::TimedOut(within))).map_err(|reason| self.failed(reason))
    }

    fn failed(&self, reason: ConnectReason) -> ConnectError {
        ConnectError { server: self.settings.target.to_string(), reason }
    }
}

/// Why a call has no result. Each says whether it can have been carried out.
#[derive(Debug)]
#[non_exhaustive]
pub enum UpdateError<T> {
    /// The request is not valid. **Nothing was sent.**
    Invalid(xsdbind::Error),
    /// There is no connection. **Nothing was sent.**
    Connect(ConnectError),
    /// A SOAP fault: the service says that the call failed. Whether a part was carried out, it does not say.
    Fault(String),
    /// The status of the result is not 0: it has failed (1), or was carried out in part (2).
    Status(Box<T>),
    /// It was sent, and no answer to it came: it **may or may not** have been carried out. It was not sent again.
    OutcomeUnknown {
        /// The mark of the call.
        request_id: String,
        /// What happened instead of an answer.
        cause: UnknownCause,
    },
}

/// What happened instead of an answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum UnknownCause {
    /// The connection failed, or nothing came in time.
    Lost(Cause),
    /// What came is not the answer to the call.
    Answer(String),
}

impl fmt::Display for UnknownCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(cause) => cause.fmt(f),
            Self::Answer(text) => f.write_str(text),
        }
    }
}

impl<T: Outcome> fmt::Display for UpdateError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => write!(f, "not sent: {error}"),
            Self::Connect(error) => error.fmt(f),
            Self::Fault(text) => write!(f, "the call failed: {text}"),
            Self::Status(result) => {
                let (code, message) = result.status();
                write!(f, "status {code}")?;
                message.iter().try_for_each(|message| write!(f, ": {}", message.escape_debug()))
            }
            Self::OutcomeUnknown { request_id, cause } => {
                write!(f, "whether the call was carried out is not known (request id {request_id}): {cause}")
            }
        }
    }
}

impl<T: Outcome> StdError for UpdateError<T> {}
