//! The web service: envelopes in all shapes that clients send, sessions that are a cookie and a session id together.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, HeaderMap, SET_COOKIE};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use provisioning_api::ocip::{BroadsoftDocument, OCICommand, OCIMessageSessionIdChoice};
use xsdbind::open::OpenElement;
use xsdbind::{Limits, ReadOptions};

use super::connection::{Login, answer};
use super::fault::Fault;
use super::{Shared, lock};
use crate::frame::MAX_REPLY;
use crate::soap::child;
use crate::stream::Stream;

const PATHS: [&str; 2] = ["/webservice/services/ProvisioningService", "/OCIOverSoap/services/ProvisioningService"];

/// What the web service is, in our own words; `@ADDRESS@` is where.
const WSDL: &str = include_str!("provisioning.wsdl");

/// An answer; its body may be a part of what it says that it is.
type Answered = io::Result<Response<UnsyncBoxBody<Bytes, io::Error>>>;

pub(super) async fn serve(stream: Box<dyn Stream>, scheme: &str, number: u64, shared: &Arc<Shared>) -> io::Result<()> {
    let service = service_fn(|request| serve_one(request, scheme, number, shared));
    hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await
        .map_err(io::Error::other)
}

/// An error ends the connection without an answer.
async fn serve_one(request: Request<Incoming>, scheme: &str, number: u64, shared: &Arc<Shared>) -> Answered {
    let path = request.uri().path();
    if !PATHS.contains(&path) {
        return respond(StatusCode::NOT_FOUND, "text/plain", "there is nothing here");
    }
    if request.method() == Method::GET && request.uri().query().is_some_and(|query| query.eq_ignore_ascii_case("wsdl"))
    {
        let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let address = escaped(&format!("{scheme}://{host}{path}"));
        return respond(StatusCode::OK, "text/xml; charset=utf-8", &WSDL.replace("@ADDRESS@", &address));
    }
    if request.method() != Method::POST {
        return respond(StatusCode::METHOD_NOT_ALLOWED, "text/plain", "post an envelope");
    }
    let cookies = request.headers().get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let cookie = cookies
        .flat_map(|text| cookie::Cookie::split_parse(text.to_owned()).filter_map(Result::ok).collect::<Vec<_>>())
        .find(|cookie| cookie.name() == "JSESSIONID")
        .map(|cookie| cookie.value().to_owned());
    let body = Limited::new(request.into_body(), MAX_REPLY).collect().await.map_err(io::Error::other)?.to_bytes();
    let (operation, document) = match document(&body) {
        Ok(found) => found,
        Err(text) => return fault("soapenv:Client", "the envelope is not valid", &text),
    };
    let document = xsdbind::from_str::<BroadsoftDocument>(&document);
    let known = cookie.as_ref().and_then(|cookie| lock(&shared.web).get(cookie).cloned());
    let logs_in = document.as_ref().is_ok_and(|document| document.0.command.iter().any(is_login));
    if !logs_in && !belongs(&document, known.as_ref(), shared) {
        return fault("soapenv:Server.generalException", "INVALID_REQUEST", "The user is not logged in.");
    }
    let (cookie, is_new) = match cookie.filter(|_| known.is_some()) {
        Some(cookie) => (cookie, false),
        None => (uuid::Uuid::new_v4().simple().to_string(), true),
    };
    let mut login = known.unwrap_or_default();
    let answer = answer(document, number, &mut login, shared);
    let ended = answer.close && !matches!(answer.fault, Some(Fault::LoseAfter | Fault::CutAt(_)));
    if ended || matches!(answer.fault, Some(Fault::LogoutBefore)) {
        lock(&shared.web).remove(&cookie);
    } else {
        lock(&shared.web).insert(cookie.clone(), login);
    }
    match answer.fault {
        Some(Fault::LoseBefore | Fault::LoseDuring) => return Err(io::Error::other("a fault")),
        Some(Fault::LogoutInstead) => {
            return fault("soapenv:Server.generalException", "INVALID_REQUEST", "The user is not logged in.");
        }
        Some(Fault::NoOcsConnection) => return fault("soapenv:Server.generalException", "NO_OCS_CONNECTION", ""),
        Some(Fault::Delay(time)) => tokio::time::sleep(time.max(Duration::ZERO)).await,
        _ => {}
    }
    // That the session ends is not said here but found out.
    let document = match answer.fault {
        Some(Fault::LogoutAfter) => answer.writes.first(),
        _ => answer.writes.last(),
    };
    let text = document.map(|bytes| decoded(bytes)).unwrap_or_default();
    let mut response = respond(StatusCode::OK, "text/xml; charset=utf-8", "")?;
    *response.body_mut() = body_of(envelope(&operation, &text), answer.fault, response.headers_mut());
    if is_new {
        let cookie = cookie::Cookie::build(("JSESSIONID", cookie)).path("/").http_only(true).to_string();
        response.headers_mut().insert(SET_COOKIE, cookie.parse().map_err(io::Error::other)?);
    }
    if matches!(answer.fault, Some(Fault::LoseAfter)) {
        response.headers_mut().insert(CONNECTION, "close".parse().map_err(io::Error::other)?);
    }
    Ok(response)
}

/// An answer in its envelope: as servers do, without a namespace outside, with one inside.
fn envelope(operation: &str, document: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><{operation}Response>\
         <ns1:{operation}Return xmlns:ns1=\"urn:com:broadsoft:webservice\">{}</ns1:{operation}Return>\
         </{operation}Response></soapenv:Body></soapenv:Envelope>",
        escaped(document)
    )
}

/// A body, as a fault leaves it.
fn body_of(text: String, fault: Option<Fault>, headers: &mut HeaderMap) -> UnsyncBoxBody<Bytes, io::Error> {
    let bytes = Bytes::from(text);
    let (piece, end) = match fault {
        Some(Fault::Pieces(piece)) => (piece.max(1), bytes.len()),
        Some(Fault::CutAt(at)) => {
            headers.insert(CONTENT_LENGTH, bytes.len().into());
            (usize::MAX, at)
        }
        _ => return whole(bytes),
    };
    let is_cut = end < bytes.len();
    let rest = bytes.slice(..end.min(bytes.len()));
    StreamBody::new(stream::unfold((rest, is_cut), move |(mut rest, is_cut)| async move {
        // What was said before leaves before more is said.
        tokio::task::yield_now().await;
        if rest.is_empty() {
            return is_cut.then(|| (Err(io::Error::other("a fault")), (rest, false)));
        }
        let next = rest.split_to(piece.min(rest.len()));
        Some((Ok(Frame::data(next)), (rest, is_cut)))
    }))
    .boxed_unsync()
}

fn whole(bytes: Bytes) -> UnsyncBoxBody<Bytes, io::Error> {
    Full::new(bytes).map_err(|never| match never {}).boxed_unsync()
}

fn is_login(command: &OCICommand) -> bool {
    matches!(
        command,
        OCICommand::AuthenticationRequest(_) | OCICommand::LoginRequest14sp4(_) | OCICommand::LoginRequest22V5(_)
    )
}

/// Whether a document is of the session that the cookie stands for. One that cannot be read is answered by an error.
fn belongs(document: &Result<BroadsoftDocument, xsdbind::Error>, login: Option<&Login>, shared: &Shared) -> bool {
    let session = login.and_then(|login| login.session.as_ref());
    match document.as_ref().map(|document| &document.0.session_id_choice) {
        Ok(OCIMessageSessionIdChoice::SessionId(id)) => {
            session.is_some_and(|(known, _)| known == AsRef::<str>::as_ref(id))
        }
        Ok(_) => lock(&shared.state).trusts,
        Err(_) => session.is_some(),
    }
}

/// The operation of an envelope, and the document in it: its first child, whatever the name of that, as text or CDATA.
fn document(body: &[u8]) -> Result<(String, String), String> {
    let limits = Limits::default().document(usize::MAX).text(usize::MAX);
    let envelope = ReadOptions::new().limits(limits).well_formed(body).map_err(|error| error.to_string())?;
    let operation = child(&envelope, "Body").and_then(|body| body.content.elements().next());
    let operation: &OpenElement = operation.ok_or("there is no operation")?;
    let name: String = (*operation.name.local).into();
    if !["processOCIMessage", "processMessage"].contains(&name.as_str()) {
        return Err(format!("there is no operation `{name}`"));
    }
    let argument = operation.content.elements().next().and_then(|argument| argument.content.as_text());
    argument.map(|text| (name, text.trim().to_owned())).ok_or_else(|| "the operation has no document in it".to_owned())
}

/// An answer as text, in whichever encoding it was made.
fn decoded(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
        return String::from_utf16_lossy(&units);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).to_lowercase();
    if head.contains("utf-8") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn fault(code: &str, text: &str, detail: &str) -> Answered {
    let detail = if detail.is_empty() {
        String::new()
    } else {
        format!("<detail><string>{}</string></detail>", escaped(detail))
    };
    let envelope = format!(
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><soapenv:Fault>\
         <faultcode>{code}</faultcode><faultstring>{}</faultstring>{detail}</soapenv:Fault></soapenv:Body></soapenv:Envelope>",
        escaped(text)
    );
    respond(StatusCode::INTERNAL_SERVER_ERROR, "text/xml; charset=utf-8", &envelope)
}

/// As the text of an element or the value of an attribute has it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\r', "&#13;")
}

fn respond(status: StatusCode, kind: &str, body: &str) -> Answered {
    let response = Response::builder().status(status).header(CONTENT_TYPE, kind);
    response.body(whole(Bytes::copy_from_slice(body.as_bytes()))).map_err(io::Error::other)
}
