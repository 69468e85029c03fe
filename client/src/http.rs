//! Posting over HTTP/1.1 on one connection, which is opened again when it was closed in between.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, SET_COOKIE};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::error::{Cause, ConnectReason};
use crate::frame::FrameError;
use crate::settings::Settings;
use crate::soap_error::SoapError;
use crate::stream::stream;

/// How long it may take until it is known why a connection has ended.
const FOR_THE_END: Duration = Duration::from_secs(1);

pub(crate) struct Http {
    /// None once one has ended.
    connection: Option<Connection>,
    /// What the server wants to be told again.
    cookies: Vec<(String, String)>,
}

struct Connection {
    sender: SendRequest<Full<Bytes>>,
    task: JoinHandle<hyper::Result<()>>,
    /// Whether anything has arrived yet.
    is_answered: bool,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}

impl Connection {
    async fn open(settings: &Settings) -> Result<Self, ConnectReason> {
        let failed = |error| ConnectReason::Lost(Cause::Soap(SoapError::Http(error)));
        let (sender, connection) = handshake(TokioIo::new(stream(settings).await?)).await.map_err(failed)?;
        Ok(Self { sender, task: tokio::spawn(connection), is_answered: false })
    }

    /// What a request on it failed with: where the connection has ended, why it has.
    async fn failed(mut self, error: Option<hyper::Error>, sent: &mut bool) -> Cause {
        let ended = timeout(FOR_THE_END, &mut self.task).await;
        let cause = match (ended, error) {
            (Ok(Ok(Err(why))), _) | (_, Some(why)) => Cause::Soap(SoapError::Http(why)),
            _ => Cause::Closed,
        };
        // The server has not taken the connection for open.
        *sent &= self.is_answered || !cause.is_own_certificate();
        cause
    }
}

impl Http {
    pub(crate) async fn open(settings: &Settings) -> Result<Self, ConnectReason> {
        Ok(Self { connection: Some(Connection::open(settings).await?), cookies: Vec::new() })
    }

    /// Posts XML: the status and the body of the answer. `sent` says whether a byte can have left.
    pub(crate) async fn post(
        &mut self,
        settings: &Settings,
        body: Vec<u8>,
        sent: &mut bool,
    ) -> Result<(StatusCode, Bytes), Cause> {
        *sent = false;
        let mut request = self.request(settings, body)?;
        // A server closes connections that are idle for long: nothing was sent on them then.
        for again in [true, false] {
            let mut connection = match self.connection.take() {
                Some(connection) => connection,
                None => Connection::open(settings).await.map_err(|reason| match reason {
                    ConnectReason::Lost(cause) => cause,
                    ConnectReason::Unreachable(error) | ConnectReason::Tls(error) => FrameError::Io(error).into(),
                    _ => Cause::Closed,
                })?,
            };
            if connection.sender.ready().await.is_err() {
                let cause = connection.failed(None, sent).await;
                if again && !cause.is_own_certificate() {
                    continue;
                }
                return Err(cause);
            }
            *sent = true;
            match connection.sender.try_send_request(request).await {
                Ok(response) => {
                    connection.is_answered = true;
                    let (head, body) = response.into_parts();
                    self.remember(&head.headers);
                    let body = Limited::new(body, settings.max_reply).collect().await;
                    let body = body
                        .map_err(|error| too_long(&*error, settings).unwrap_or(Cause::Soap(SoapError::Body(error))))?;
                    self.connection = Some(connection);
                    return Ok((head.status, body.to_bytes()));
                }
                Err(mut error) => {
                    // It comes back only where nothing of it was written.
                    let unsent = error.take_message();
                    *sent = unsent.is_none();
                    let cause = connection.failed(Some(error.into_error()), sent).await;
                    match unsent {
                        Some(unsent) if again && !cause.is_own_certificate() => request = unsent,
                        _ => return Err(cause),
                    }
                }
            }
        }
        Err(Cause::Closed)
    }

    fn request(&self, settings: &Settings, body: Vec<u8>) -> Result<Request<Full<Bytes>>, Cause> {
        let target = &settings.target;
        let mut request = Request::post(&target.path)
            .header(HOST, target.authority())
            .header(CONTENT_TYPE, "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"");
        if let Some(cookie) = self.cookie() {
            request = request.header(COOKIE, cookie);
        }
        request
            .body(Full::new(body.into()))
            .map_err(|error| Cause::Soap(SoapError::Envelope(format!("the request cannot be posted: {error}"))))
    }

    fn remember(&mut self, headers: &HeaderMap) {
        for header in headers.get_all(SET_COOKIE) {
            let Some(cookie) = header.to_str().ok().and_then(|text| cookie::Cookie::parse(text).ok()) else { continue };
            self.cookies.retain(|(name, _)| name != cookie.name());
            self.cookies.push((cookie.name().to_owned(), cookie.value().to_owned()));
        }
    }

    /// All cookies, as they are sent.
    pub(crate) fn cookie(&self) -> Option<String> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!cookies.is_empty()).then(|| cookies.join("; "))
    }

    pub(crate) fn set_cookie(&mut self, cookies: &str) {
        self.cookies = cookie::Cookie::split_parse(cookies.to_owned())
            .filter_map(Result::ok)
            .map(|cookie| (cookie.name().to_owned(), cookie.value().to_owned()))
            .collect();
    }
}

fn too_long(error: &(dyn std::error::Error + 'static), settings: &Settings) -> Option<Cause> {
    error.is::<LengthLimitError>().then_some(Cause::Frame(FrameError::TooLong { limit: settings.max_reply }))
}
