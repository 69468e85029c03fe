//! What is said on a connection: documents in, answers out, with the faults that were planned.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::StreamExt as _;
use provisioning_api::oci::login::signed_password;
use provisioning_api::ocip::{
    AuthenticationResponse, BroadsoftDocument, DigitalSignatureAlgorithm, LoginResponse14sp4, LoginResponse22V5,
    LoginType, LoginType22, LogoutRequest, LogoutRequestReason, OCICommand, OCIMessage, OCIMessageProtocol,
    OCIMessageSessionIdChoice,
};
use tokio::io::AsyncWriteExt as _;
use tokio_util::codec::Framed;
use xsdbind::type_set::{text, type_name};
use xsdbind::{OutputEncoding, WriteOptions};

use super::fault::{Encoding, Fault, Incoming};
use super::journal::Event;
use super::state::{error, success};
use super::{Shared, lock};
use crate::frame::{Codec, FrameError};
use crate::stream::Stream;

/// Who speaks on a connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Login {
    /// What was given out to be signed.
    nonce: Option<String>,
    /// The session id and the user who logged in.
    pub(super) session: Option<(String, String)>,
}

/// The answer to a document, and what happens around it.
pub(super) struct Answer {
    /// Sent as they are, in order.
    pub(super) writes: Vec<Vec<u8>>,
    pub(super) fault: Option<Fault>,
    pub(super) close: bool,
}

pub(super) async fn serve(stream: Box<dyn Stream>, number: u64, shared: &Arc<Shared>) -> io::Result<()> {
    let mut framed = Framed::new(stream, Codec::default());
    let mut login = Login::default();
    while let Some(document) = framed.next().await {
        let document = match document {
            Ok(document) => document,
            Err(FrameError::Io(error)) => return Err(error),
            Err(error) => {
                shared.note(number, Event::Unreadable { error: error.to_string() });
                return framed.get_mut().shutdown().await;
            }
        };
        let mut answer = answer(read(&document, shared), number, &mut login, shared);
        if let Some(Fault::Delay(time)) = answer.fault {
            tokio::time::sleep(time).await;
        }
        if let (Some(Fault::CutAt(at)), Some(write)) = (answer.fault, answer.writes.first_mut()) {
            write.truncate(at);
        }
        let piece = match answer.fault {
            Some(Fault::Pieces(bytes)) => bytes.max(1),
            _ => usize::MAX,
        };
        let stream = framed.get_mut();
        for write in &answer.writes {
            for piece in write.chunks(piece.min(write.len().max(1))) {
                stream.write_all(piece).await?;
                stream.flush().await?;
            }
        }
        if answer.close {
            return stream.shutdown().await;
        }
    }
    Ok(())
}

/// A document, which need not declare `xsi` where that is allowed.
fn read(document: &[u8], shared: &Shared) -> Result<BroadsoftDocument, xsdbind::Error> {
    if lock(&shared.state).takes_undeclared_xsi {
        return xsdbind::from_slice(&with_xsi(document));
    }
    xsdbind::from_slice(document)
}

/// Carries out what is in a document.
pub(super) fn answer(
    document: Result<BroadsoftDocument, xsdbind::Error>,
    number: u64,
    login: &mut Login,
    shared: &Arc<Shared>,
) -> Answer {
    let message = match document {
        Ok(BroadsoftDocument(message)) => message,
        Err(wrong) => {
            shared.note(number, Event::Unreadable { error: wrong.to_string() });
            // Servers answer what they cannot read by one error.
            let id = login.session.as_ref().map_or_else(String::new, |(id, _)| id.clone());
            let sender = OCIMessageSessionIdChoice::SessionId(id.as_str().into());
            let response = error(None, &format!("the document is not valid: {wrong}"));
            let reply = OCIMessage::new(sender, vec![response], OCIMessageProtocol::Oci);
            return Answer { writes: vec![write(reply, None)], fault: None, close: false };
        }
    };
    let fault = fault_of(&message, shared);
    if let Some(fault) = fault {
        shared.note(number, Event::Suffered(fault));
    }
    let OCIMessage { session_id_choice: sender, tracking_id, command: commands, protocol } = message;
    let commands: Vec<Arc<OCICommand>> = commands.into_iter().map(Arc::new).collect();
    for command in &commands {
        let tracking_id = tracking_id.as_ref().map(ToString::to_string);
        shared.note(number, Event::Arrived { tracking_id, command: Arc::clone(command) });
    }
    match fault {
        Some(Fault::LoseBefore) => return Answer { writes: Vec::new(), fault, close: true },
        Some(Fault::LogoutInstead) => {
            return Answer { writes: logout(&sender).into_iter().collect(), fault, close: true };
        }
        _ => {}
    }
    let logs_out = commands.iter().any(|command| matches!(**command, OCICommand::LogoutRequest(_)));
    let responses = commands.iter().map(|command| respond(command, &sender, login, number, shared)).collect();
    let mut reply = OCIMessage::new(sender, responses, protocol);
    reply.tracking_id = tracking_id;
    let (writes, close) = spoilt(reply, fault);
    Answer { writes, fault, close: close || logs_out }
}

/// Logins suffer nothing, and are not counted.
fn fault_of(message: &OCIMessage, shared: &Shared) -> Option<Fault> {
    let commands: Vec<String> = message.command.iter().map(|command| type_name(command).0.to_owned()).collect();
    if commands.iter().any(|name| ["Authentication", "Login", "Logout"].iter().any(|part| name.starts_with(part))) {
        return None;
    }
    let number = shared.messages.fetch_add(1, Ordering::Relaxed) + 1;
    lock(&shared.plan).as_mut().and_then(|plan| plan(&Incoming { number, commands }))
}

/// The bytes of an answer as a fault leaves them, and whether the connection ends then.
fn spoilt(mut reply: OCIMessage, fault: Option<Fault>) -> (Vec<Vec<u8>>, bool) {
    let sender = reply.session_id_choice.clone();
    match fault {
        Some(Fault::OtherSession) => {
            reply.session_id_choice = OCIMessageSessionIdChoice::SessionId("somebody-else".into());
        }
        Some(Fault::OtherTrackingId) => reply.tracking_id = "another".parse().ok(),
        Some(Fault::NoTrackingId) => reply.tracking_id = None,
        Some(Fault::OutOfOrder) => reply.command.reverse(),
        Some(Fault::TooFew) if reply.command.len() > 1 => drop(reply.command.pop()),
        // A message without any response is not valid.
        Some(Fault::TooFew | Fault::TooMany) => reply.command.push(success()),
        _ => {}
    }
    let encoding = match fault {
        Some(Fault::Encoding(encoding)) => Some(encoding),
        _ => None,
    };
    let bytes = write(reply, encoding);
    match fault {
        Some(Fault::LoseDuring | Fault::NoOcsConnection) => (Vec::new(), true),
        // Where it is cut, the transport knows.
        Some(Fault::LoseAfter | Fault::CutAt(_)) => (vec![bytes], true),
        Some(Fault::TwoInOne) => (vec![[bytes.clone(), bytes].concat()], false),
        Some(Fault::Garbage) => (vec![b"%&garbage\n".to_vec()], false),
        Some(Fault::LogoutBefore) => (logout(&sender).into_iter().chain([bytes]).collect(), false),
        Some(Fault::LogoutAfter) => ([bytes].into_iter().chain(logout(&sender)).collect(), true),
        _ => (vec![bytes], false),
    }
}

/// That the server ends the session.
fn logout(sender: &OCIMessageSessionIdChoice) -> Option<Vec<u8>> {
    let mut logout = LogoutRequest::new("admin@example.com".parse().ok()?);
    logout.reason = Some(LogoutRequestReason::OpenClientServerForcedLogout);
    let command = vec![OCICommand::LogoutRequest(logout)];
    Some(write(OCIMessage::new(sender.clone(), command, OCIMessageProtocol::Oci), None))
}

/// The response to a command, with its echo: an empty one where it has none.
fn respond(
    command: &Arc<OCICommand>,
    sender: &OCIMessageSessionIdChoice,
    login: &mut Login,
    number: u64,
    shared: &Shared,
) -> OCICommand {
    let response = match logging_in(command, sender, login, number, shared) {
        Some(response) => response,
        None if allowed(sender, login, shared) => shared.carry_out(command),
        None => Err(Box::new(error(Some(5404), "Not authorised: log in first"))),
    };
    let refused = response.as_ref().err().and_then(|response| text(&**response, "summary"));
    shared.note(number, Event::Done { command: Arc::clone(command), refused });
    let mut response = response.unwrap_or_else(|refusal| *refusal);
    let echo = Some(text(&**command, "@echo").unwrap_or_default());
    match &mut response {
        OCICommand::SuccessResponse(response) => response.echo = echo,
        OCICommand::ErrorResponse(response) => response.echo = echo,
        OCICommand::UserGetResponse22(response) => response.echo = echo,
        OCICommand::UserGetResponse23V2(response) => response.echo = echo,
        OCICommand::UserGetListInGroupResponse(response) => response.echo = echo,
        OCICommand::GroupGetListInServiceProviderResponse(response) => response.echo = echo,
        OCICommand::AuthenticationResponse(response) => response.echo = echo,
        OCICommand::LoginResponse14sp4(response) => response.echo = echo,
        OCICommand::LoginResponse22V5(response) => response.echo = echo,
        _ => {}
    }
    response
}

fn allowed(sender: &OCIMessageSessionIdChoice, login: &Login, shared: &Shared) -> bool {
    match sender {
        OCIMessageSessionIdChoice::SessionId(id) => {
            login.session.as_ref().is_some_and(|(session, _)| session == AsRef::<str>::as_ref(id))
        }
        _ => lock(&shared.state).trusts,
    }
}

/// The response to a command of a login; `None` for another command.
fn logging_in(
    command: &OCICommand,
    sender: &OCIMessageSessionIdChoice,
    login: &mut Login,
    number: u64,
    shared: &Shared,
) -> Option<Result<OCICommand, Box<OCICommand>>> {
    let id = match sender {
        OCIMessageSessionIdChoice::SessionId(id) => AsRef::<str>::as_ref(id).to_owned(),
        _ => String::new(),
    };
    let (user, signed, plain) = match command {
        OCICommand::AuthenticationRequest(request) => {
            let nonce = format!("{:013}", fastrand::u64(0..10_000_000_000_000));
            login.nonce = Some(nonce.clone());
            let algorithm = DigitalSignatureAlgorithm::Md5;
            let response = AuthenticationResponse::new(request.user_id.clone(), nonce, algorithm);
            return Some(Ok(OCICommand::AuthenticationResponse(response)));
        }
        OCICommand::LoginRequest14sp4(request) => {
            (&request.user_id, &request.signed_password, &request.plain_text_password)
        }
        OCICommand::LoginRequest22V5(request) => (&request.user_id, &request.signed_password, &request.password),
        OCICommand::LogoutRequest(_) => {
            login.session = None;
            return Some(Ok(success()));
        }
        _ => return None,
    };
    let user = user.as_str().to_owned();
    let state = lock(&shared.state);
    let right = state.accounts.get(&user).is_some_and(|password| match (signed, plain) {
        (Some(signed), _) => signed.as_str() == signed_password(login.nonce.as_deref().unwrap_or_default(), password),
        (None, Some(plain)) => plain.as_str() == password,
        (None, None) => state.trusts,
    });
    if !right {
        return Some(Err(Box::new(error(Some(4962), "Invalid password"))));
    }
    if state.disabled.contains(&user) {
        return Some(Err(Box::new(error(Some(5202), "The account is disabled"))));
    }
    drop(state);
    login.nonce = None;
    login.session = Some((id, user.clone()));
    shared.note(number, Event::LoggedIn { user });
    Some(logged_in(command).ok_or_else(|| Box::new(error(None, "no response to this login"))))
}

fn logged_in(command: &OCICommand) -> Option<OCICommand> {
    let (locale, encoding, domain) = ("en_US", "ISO-8859-1".parse().ok()?, "example.com".parse().ok()?);
    if matches!(command, OCICommand::LoginRequest14sp4(_)) {
        let response = LoginResponse14sp4::new(LoginType::System, locale.parse().ok()?, encoding, false, domain);
        return Some(OCICommand::LoginResponse14sp4(response));
    }
    let response = LoginResponse22V5::new(LoginType22::System, locale.parse().ok()?, encoding, false, domain);
    Some(OCICommand::LoginResponse22V5(response))
}

/// A document in the form of servers, with a newline.
fn write(message: OCIMessage, encoding: Option<Encoding>) -> Vec<u8> {
    let document = BroadsoftDocument(message);
    let written = match encoding {
        None => WriteOptions::new().encoding(OutputEncoding::Latin1).to_vec(&document),
        Some(Encoding::Windows1252) => {
            let bytes = WriteOptions::new().encoding(OutputEncoding::Latin1).to_string(&document);
            bytes.map(|text| text.replacen("ISO-8859-1", "windows-1252", 1).chars().map(|c| c as u8).collect())
        }
        Some(encoding) => WriteOptions::new().to_string(&document).map(|text| match encoding {
            Encoding::Utf16 => {
                let text = format!("\u{FEFF}{}", text.replacen("UTF-8", "UTF-16", 1));
                text.encode_utf16().flat_map(u16::to_be_bytes).collect()
            }
            _ => text.replacen("UTF-8", "utf-8", 1).into_bytes(),
        }),
    };
    let newline: &[u8] = if encoding == Some(Encoding::Utf16) { &[0, b'\n'] } else { b"\n" };
    match written {
        Ok(bytes) => [as_servers_write(bytes, encoding), newline.to_vec()].concat(),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written");
            Vec::new()
        }
    }
}

/// With the prefix `c` for types of the namespace `C`, as servers write it: some clients know no other.
fn as_servers_write(document: Vec<u8>, encoding: Option<Encoding>) -> Vec<u8> {
    // A `<` is always that of a tag; UTF-16 is for clients that read XML.
    const COMMAND: &[u8] = b"<command ";
    if encoding == Some(Encoding::Utf16) {
        return document;
    }
    let mut written = Vec::with_capacity(document.len());
    let mut rest = &document[..];
    while let Some(at) = memchr::memmem::find(rest, COMMAND) {
        let end = at + memchr::memchr(b'>', &rest[at..]).unwrap_or(COMMAND.len());
        written.extend_from_slice(&rest[..at]);
        let tag = String::from_utf8_lossy(&rest[at..end]);
        let tag = tag.replacen("xmlns:n1=\"C\"", "xmlns:c=\"C\"", 1).replacen("xsi:type=\"n1:", "xsi:type=\"c:", 1);
        written.extend_from_slice(tag.as_bytes());
        rest = &rest[end..];
    }
    written.extend_from_slice(rest);
    written
}

/// The document with prefixes declared on its root that clients use for `nil` without declaring them: `xsi`, and `C`.
fn with_xsi(document: &[u8]) -> Vec<u8> {
    const ROOT: &[u8] = b"<BroadsoftDocument";
    let Some(at) = memchr::memmem::find(document, ROOT).map(|at| at + ROOT.len()) else { return document.to_vec() };
    let end = at + memchr::memchr(b'>', &document[at..]).unwrap_or_default();
    let mut declared = document[..at].to_vec();
    for prefix in ["xmlns:xsi", "xmlns:C"] {
        if memchr::memmem::find(&document[at..end], format!("{prefix}=").as_bytes()).is_none() {
            declared.extend(format!(" {prefix}=\"http://www.w3.org/2001/XMLSchema-instance\"").bytes());
        }
    }
    declared.extend_from_slice(&document[at..]);
    declared
}
