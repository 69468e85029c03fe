//! OCI-P messages: each request has its own result, whatever becomes of the others.

use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use provisioning_api::oci::{AnswerError, CommandError, Handle, MAX_COMMANDS, Message, MessageError, Severity};
use provisioning_api::ocip::{
    AuthenticationRequest, BroadsoftDocument, OCIMessageSessionIdChoice, UserDeleteRequest, UserGetListInGroupRequest,
    UserModifyRequest22, raw_command,
};
use xsdbind::error::Found;
use xsdbind::{ReadOptions, Tri};

const SUCCESS: &str = r#"<command xsi:type="c:SuccessResponse" xmlns="" xmlns:c="C"/>"#;
const REFUSED: &str = r#"<command xsi:type="c:ErrorResponse" type="Error" xmlns="" xmlns:c="C"><summary>[Error 4008] User not found: bob</summary><summaryEnglish>[Error 4008] User not found: bob</summaryEnglish><detail>Look again.</detail></command>"#;
const NONCE: &str = r#"<command xsi:type="AuthenticationResponse" xmlns=""><userId>alice</userId><nonce>1234567890123</nonce><passwordAlgorithm>MD5</passwordAlgorithm></command>"#;
const LOGOUT: &str = r#"<command xsi:type="LogoutRequest" xmlns=""><userId>alice</userId><reason>Server Connection Failure</reason></command>"#;

/// A document of these commands, from the server.
fn reply(commands: &[&str]) -> Vec<u8> {
    tracked(None, commands)
}

fn tracked(tracking_id: Option<&str>, commands: &[&str]) -> Vec<u8> {
    let id = tracking_id.map(|id| format!(r#"<trackingId xmlns="">{id}</trackingId>"#)).unwrap_or_default();
    format!(
        r#"<?xml version="1.0" encoding="ISO-8859-1"?><BroadsoftDocument protocol="OCI" xmlns="C" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><sessionId xmlns="">s</sessionId>{id}{}</BroadsoftDocument>"#,
        commands.concat()
    )
    .into_bytes()
}

fn delete(user: &str) -> UserDeleteRequest {
    UserDeleteRequest::new(user.parse().unwrap())
}

fn authenticate() -> AuthenticationRequest {
    AuthenticationRequest::new("alice".parse().unwrap())
}

#[test]
fn each_request_has_its_own_result() {
    let mut message = Message::new("s").without_tracking_id();
    let one = message.push(delete("alice")).unwrap();
    let two = message.push(delete("bob")).unwrap();
    let three = message.push(authenticate()).unwrap();
    let answer = message.read(&reply(&[SUCCESS, REFUSED, NONCE])).unwrap();
    // In any order, and the refused one takes nothing from the others.
    assert_eq!(answer.take(three).unwrap().nonce, "1234567890123");
    let error = answer.take(two).unwrap_err();
    assert_eq!(error.to_string(), "[Error 4008] User not found: bob");
    let refusal = error.refusal().unwrap();
    assert_eq!(
        (refusal.code, refusal.severity, refusal.detail.as_deref()),
        (Some(4008), Severity::Error, Some("Look again."))
    );
    assert_eq!(answer.take(one).unwrap().echo, None);
    assert_eq!(answer.refusals().map(|(index, refusal)| (index, refusal.code)).collect::<Vec<_>>(), [(1, Some(4008))]);
    assert_eq!(answer.commands().count(), 3);
}

/// What is told at the end of an answer of which this was looked at.
fn told(look: impl FnOnce(&mut Message, [Handle<UserDeleteRequest>; 3])) -> String {
    let text = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&text);
    let writer = move || Written(Arc::clone(&written));
    let subscriber = tracing_subscriber::fmt().with_writer(writer).without_time().with_ansi(false).finish();
    tracing::subscriber::with_default(subscriber, || {
        let mut message = Message::new("s").without_tracking_id();
        let handles = ["alice", "bob", "eve"].map(|user| message.push(delete(user)).unwrap());
        look(&mut message, handles);
    });
    String::from_utf8(std::mem::take(&mut *text.lock().unwrap())).unwrap()
}

struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn refusals_that_nobody_looks_at_are_told() {
    let read = |message: &mut Message| message.read(&reply(&[SUCCESS, REFUSED, REFUSED])).unwrap();
    let of = |text: &str, request| text.contains(&format!("dropped without a look at it request={request} code=4008"));
    let all = told(|message, _| drop(read(message)));
    assert!(all.starts_with(" WARN") && all.lines().count() == 2 && of(&all, 2) && of(&all, 3), "{all}");
    assert!(!all.contains("bob"), "{all}");
    let one = told(|message, [first, second, _]| {
        let answer = read(message);
        assert!(answer.take(first).is_ok() && answer.take(second).is_err());
    });
    assert!(one.lines().count() == 1 && of(&one, 3), "{one}");
    assert_eq!(told(|message, _| assert_eq!(read(message).refusals().count(), 2)), "");
    assert_eq!(told(|message, _| assert_eq!(read(message).commands().count(), 3)), "");
    let each = |message: &mut Message, index| assert_eq!(read(message).response(index).is_ok(), index == 0);
    assert_eq!(told(|message, _| (0..3).for_each(|index| each(message, index))).lines().count(), 4);
}

#[test]
fn codes_of_refusals() {
    let refusal = |attributes: &str, content: &str| {
        let mut message = Message::new("s").without_tracking_id();
        let one = message.push(delete("bob")).unwrap();
        let command =
            format!(r#"<command xsi:type="c:ErrorResponse" {attributes} xmlns="" xmlns:c="C">{content}</command>"#);
        let error = message.read(&reply(&[&command])).unwrap().take(one).unwrap_err();
        let refusal = error.refusal().unwrap();
        (refusal.code, refusal.severity, error.to_string())
    };
    let texts =
        |own: &str, english: &str| format!("<summary>{own}</summary><summaryEnglish>{english}</summaryEnglish>");
    assert_eq!(
        refusal(r#"type="Warning""#, &format!("<errorCode>7</errorCode>{}", texts("Nein", "No"))),
        (Some(7), Severity::Warning, "[Error 7] Nein".to_owned())
    );
    assert_eq!(
        refusal(r#"type="Info""#, &texts("Nein", "[Error 12] No")),
        (Some(12), Severity::Info, "[Error 12] Nein".to_owned())
    );
    assert_eq!(
        refusal(r#"type="Error""#, &texts("", "[Error twelve] No")),
        (None, Severity::Error, "[Error twelve] No".to_owned())
    );
}

#[test]
fn a_message_holds_fifteen_requests() {
    let mut message = Message::new("s").without_tracking_id();
    assert!(message.is_empty());
    assert!(message.to_vec().unwrap_err().to_string().contains("`command` occurs 0 times"));
    for _ in 0..MAX_COMMANDS {
        let _ = message.push(delete("alice")).unwrap();
    }
    assert!(matches!(message.push(delete("bob")), Err(MessageError::Full)));
    assert_eq!(message.len(), MAX_COMMANDS);
    message.to_vec().unwrap();
}

#[test]
fn more_or_fewer_responses_than_requests() {
    let mut message = Message::new("s").without_tracking_id();
    let _ = message.push(delete("alice")).unwrap();
    let _ = message.push(delete("bob")).unwrap();
    let error = message.read(&reply(&[SUCCESS, SUCCESS, SUCCESS])).unwrap_err();
    assert_eq!(error.to_string(), "3 responses to 2 requests");
    // What a server says of a message that it could not read is not lost.
    let error = message.read(&reply(&[REFUSED])).unwrap_err();
    assert_eq!(error.to_string(), "1 responses to 2 requests; [Error 4008] User not found: bob");
    let AnswerError::Count { requests: 2, responses: 1, refusals } = error else { panic!("{error}") };
    assert_eq!(refusals[0].code, Some(4008));
}

#[test]
fn a_response_of_another_type() {
    let mut message = Message::new("s").without_tracking_id();
    let one = message.push(UserGetListInGroupRequest::new("acme".parse().unwrap(), "paris".parse().unwrap())).unwrap();
    let two = message.push(delete("alice")).unwrap();
    let answer = message.read(&reply(&[NONCE, SUCCESS])).unwrap();
    let error = answer.take(one).unwrap_err();
    assert_eq!(error.to_string(), "the response is `AuthenticationResponse`, expected `UserGetListInGroupResponse`");
    assert!(matches!(error, CommandError::OtherType { .. }) && error.refusal().is_none());
    answer.take(two).unwrap();
}

#[test]
fn a_logout_that_nobody_asked_for() {
    let mut message = Message::new("s").without_tracking_id();
    let _ = message.push(delete("alice")).unwrap();
    let error = message.read(&reply(&[LOGOUT])).unwrap_err();
    assert_eq!(error.to_string(), "the server logged `alice` out: Server Connection Failure");
    assert!(matches!(error, AnswerError::Logout { reason: Some(_), .. }));
}

/// Bindings of one command, where others are kept as XML.
#[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "generated, used in part")]
mod one_command {
    include!("../cases/commands_kept/expected.rs");
}

provisioning_api::oci_interface! {
    OneCommand = self::one_command
}

#[test]
fn responses_that_are_kept_as_xml() {
    let message = |echo: Option<&str>| {
        let mut message = Message::<OneCommand>::of_session("s").without_tracking_id();
        let mut request = one_command::UserDeleteRequest::new("alice".parse().unwrap());
        request.echo = echo.map(str::to_owned);
        let handle = message.push(request).unwrap();
        (message, handle)
    };
    let (sent, one) = message(None);
    let error = sent.read(&reply(&[NONCE])).unwrap().take(one).unwrap_err();
    assert_eq!(error.to_string(), "the response is `AuthenticationResponse`, expected `SuccessResponse`");
    let (sent, one) = message(Some("1"));
    let error = sent.read(&reply(&[NONCE])).unwrap().take(one).unwrap_err();
    assert_eq!(error.to_string(), "there is no echo, expected `1`");
    let (sent, one) = message(None);
    assert!(sent.read(&reply(&[REFUSED])).unwrap().take(one).unwrap_err().refusal().is_some());
    let (sent, one) = message(None);
    sent.read(&reply(&[SUCCESS])).unwrap().take(one).unwrap();
    let error = message(None).0.read(&reply(&[LOGOUT])).unwrap_err();
    assert_eq!(error.to_string(), "the server logged `alice` out: Server Connection Failure");
}

#[test]
fn what_is_not_a_document() {
    let mut message = Message::new("s").without_tracking_id();
    let _ = message.push(delete("alice")).unwrap();
    let error = message.read(b"<html/>").unwrap_err();
    assert!(matches!(error, AnswerError::Read(_)) && error.source().is_some(), "{error}");
}

#[test]
fn echoes_are_matched_where_they_are_set() {
    let mut message = Message::new("s").without_tracking_id();
    let mut push = |echo: Option<&str>| {
        let mut request = delete("alice");
        request.echo = echo.map(str::to_owned);
        message.push(request).unwrap()
    };
    let (same, other, none, refused, unset) =
        (push(Some("1")), push(Some("2")), push(Some("3")), push(Some("4")), push(None));
    let with = |echo: &str| SUCCESS.replace("xmlns=\"\"", &format!("echo=\"{echo}\" xmlns=\"\""));
    let answer = message.read(&reply(&[&with("1"), &with("1"), SUCCESS, REFUSED, &with("5")])).unwrap();
    assert_eq!(answer.take(same).unwrap().echo.as_deref(), Some("1"));
    assert_eq!(answer.take(other).unwrap_err().to_string(), "the echo is `1`, expected `2`");
    assert_eq!(answer.take(none).unwrap_err().to_string(), "there is no echo, expected `3`");
    // An error without an echo still says more than that it has none.
    assert!(answer.take(refused).unwrap_err().refusal().is_some());
    answer.take(unset).unwrap();
}

#[test]
fn tracking_ids_are_matched_where_they_are_set() {
    let mut message = Message::new("s").tracking_id("t-1");
    let _ = message.push(delete("alice")).unwrap();
    let _ = message.read(&tracked(Some("t-1"), &[SUCCESS])).unwrap();
    let error = message.read(&tracked(Some("t-2"), &[SUCCESS])).unwrap_err();
    assert_eq!(error.to_string(), "the tracking id is `t-2`, expected `t-1`");
    assert_eq!(message.read(&reply(&[SUCCESS])).unwrap_err().to_string(), "there is no tracking id, expected `t-1`");
    let mut wrong = Message::new("s").tracking_id("");
    let _ = wrong.push(delete("alice")).unwrap();
    assert!(matches!(wrong.to_vec(), Err(MessageError::TrackingId(_))));
}

/// Without asking for it.
#[test]
fn messages_are_told_apart() {
    let marks = [Message::new("s"), Message::new("s")].map(|mut message| {
        let _ = message.push(delete("alice")).unwrap();
        let text = String::from_utf8(message.to_vec().unwrap()).unwrap();
        let mark = text.split_once("<trackingId xmlns=\"\">").unwrap().1.split_once('<').unwrap().0.to_owned();
        let answer = message.read(&tracked(Some(&mark), &[SUCCESS])).unwrap();
        assert_eq!(answer.refusals().count(), 0);
        assert!(matches!(message.read(&reply(&[SUCCESS])), Err(AnswerError::TrackingId { .. })));
        mark
    });
    assert_ne!(marks[0], marks[1]);
}

#[test]
fn answers_of_another_session() {
    let mut message = Message::new("another").without_tracking_id();
    let _ = message.push(delete("alice")).unwrap();
    let error = message.read(&reply(&[SUCCESS])).unwrap_err();
    assert!(matches!(error, AnswerError::SessionId { .. }), "{error}");
    // It is as good as a password.
    assert_eq!(error.to_string(), "the session id is that of another session");
}

#[test]
fn secrets_are_not_shown() {
    let mut request = UserModifyRequest22::new("alice".parse().unwrap());
    request.new_password = Tri::Value("hunter2".parse().unwrap());
    request.imp_password = Tri::Nil;
    let mut message = Message::new("s");
    let _ = message.push(request.clone()).unwrap();
    for shown in [format!("{request:?}"), format!("{message:?}")] {
        assert!(shown.contains("new_password: ***, imp_password: Nil") && !shown.contains("hunter2"), "{shown}");
    }
    let long = "x".repeat(61);
    let error = raw_command("UserModifyRequest22", [("userId", "alice"), ("newPassword", &long)]).unwrap_err();
    assert_eq!(error.to_string(), "/OCICommand/newPassword: not a value of its type; it is secret, and not shown");
    assert!(error.value_error().is_none());
}

#[test]
fn secrets_are_not_shown_where_they_are_read() {
    let secret = "hunter2".repeat(20);
    let fields = format!("<userId>alice</userId><newPassword>{secret}</newPassword>");
    let text = reply(&[&format!("<command xsi:type=\"UserModifyRequest22\" xmlns=\"\">{fields}</command>")]);
    let strict = xsdbind::from_slice::<BroadsoftDocument>(&text).unwrap_err();
    assert!(
        strict.to_string().ends_with("/newPassword: not a value of its type; it is secret, and not shown"),
        "{strict}"
    );
    let all = ReadOptions::new().all_errors().from_slice::<BroadsoftDocument>(&text).unwrap_err();
    let lenient = ReadOptions::new().lenient().from_slice::<BroadsoftDocument>(&text).unwrap();
    assert_eq!(lenient.deviations()[0].found(), &Found::Value("***".to_owned()));
    let document = lenient.document();
    for shown in [format!("{strict:?}"), format!("{all} {all:?}"), format!("{:?} {document:?}", lenient.deviations())] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn refusals_say_what_the_server_says() {
    let refusal = |summary: &str| {
        let mut message = Message::new("s").without_tracking_id();
        let one = message.push(delete("bob")).unwrap();
        let command = REFUSED.replace("User not found: bob", summary);
        message.read(&reply(&[&command])).unwrap().take(one).unwrap_err().to_string()
    };
    assert_eq!(refusal("d'Arcy \"x\" M&#252;ller"), "[Error 4008] d'Arcy \"x\" Müller");
    assert_eq!(refusal("two&#10;lines"), "[Error 4008] two\\nlines");
}

#[test]
fn a_handle_of_another_message() {
    let (mut one, mut other) = (Message::new("s").without_tracking_id(), Message::new("s").without_tracking_id());
    let handle = one.push(delete("alice")).unwrap();
    let _ = other.push(delete("bob")).unwrap();
    let answer = other.read(&reply(&[SUCCESS])).unwrap();
    assert_eq!(answer.take(handle), Err(CommandError::OtherMessage));
}

#[test]
fn what_is_sent() {
    let sender = OCIMessageSessionIdChoice::UserId("admin".into());
    let mut message: Message = Message::from_sender(sender).tracking_id("t-1");
    let mut modify = UserModifyRequest22::new("alice@example.com".parse().unwrap());
    modify.last_name = Some("Dvořák".parse().unwrap());
    modify.phone_number = Tri::Nil;
    modify.echo = Some("first".to_owned());
    let _ = message.push(modify).unwrap();
    let _ = message.push(delete("bob@example.com")).unwrap();
    // ISO-8859-1: a byte is a character.
    let text: String = message.to_vec().unwrap().into_iter().map(char::from).collect();
    insta::assert_snapshot!(text.replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <BroadsoftDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="C" protocol="OCI">
    <userId xmlns="">admin</userId>
    <trackingId xmlns="">t-1</trackingId>
    <command xmlns="" xsi:type="UserModifyRequest22" echo="first">
    <userId>alice@example.com</userId>
    <lastName>Dvo&#345;ák</lastName>
    <phoneNumber xsi:nil="true"/>
    </command>
    <command xmlns="" xsi:type="UserDeleteRequest">
    <userId>bob@example.com</userId>
    </command>
    </BroadsoftDocument>
    "#);
}
