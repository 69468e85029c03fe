//! What the generator prints, written by hand: reading, writing, comparing and printing through the macros.

use xsdbind::types::{QName, Token};
use xsdbind::{
    Boxed, ErrorKind, Limits, Nillable, OutputEncoding, ReadOptions, Tri, WriteOptions, from_slice, from_str, to_string,
};

pub type PhoneNumber = xsdbind::Restricted<PhoneNumberRules>;
xsdbind::restriction! { PhoneNumberRules "PhoneNumber" (Token) { min_length: Some(1), max_length: Some(23), } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    Oci,
    Nsoci,
}
xsdbind::enumeration! { Protocol { Oci = "OCI", Nsoci = "NSOCI", } }

pub struct Message {
    pub sender: Sender,
    pub tracking_id: Option<String>,
    pub command: Vec<Command>,
    pub protocol: Protocol,
}
xsdbind::record! { Message (name = "Message", namespace = "C") {
    sender: "(group)" (table = Some(<Sender as xsdbind::slot::Generated>::TABLE)),
    tracking_id: "trackingId",
    command: "command" (min = 1, max = 2),
    protocol: "@protocol",
} }

pub enum Sender {
    SessionId(String),
    UserId(Token),
}
xsdbind::choice! { Sender[SessionId] () {
    SessionId: "sessionId",
    UserId: "userId",
} }

pub enum Command {
    Modify(Modify),
    Failure(Failure),
}
xsdbind::types! { Command[Modify] (name = "Command", namespace = "C") {
    Modify: "Modify",
    Failure: "Failure" (namespace = Some("C")),
} }

pub struct Modify {
    pub user_id: Token,
    pub phone_number: Tri<PhoneNumber>,
    pub first_name: Option<String>,
    pub department: Tri<Key>,
    pub flag: Nillable<bool>,
    pub targets: Vec<ModifyTargets>,
    pub echo: Option<String>,
}
xsdbind::record! { Modify (name = "Modify") {
    user_id: "userId",
    phone_number: "phoneNumber",
    first_name: "firstName",
    department: "department",
    flag: "flag",
    targets: "(group)" (table = Some(<ModifyTargets as xsdbind::slot::Generated>::TABLE), max = 3),
    echo: "@echo",
} }

pub enum ModifyTargets {
    Number(i32),
    Names(Vec<String>),
}
xsdbind::choice! { ModifyTargets[Number] () {
    Number: "number",
    Names: "name" (min = 1, max = 2),
} }

pub enum Key {
    Group(GroupKey),
    Enterprise(GroupKey),
}
xsdbind::types! { Key[Group] (name = "Key") {
    Group: "GroupKey",
    Enterprise: "EnterpriseKey",
} }

pub struct GroupKey {
    pub name: String,
}
xsdbind::record! { GroupKey (name = "GroupKey") { name: "name", } }

pub struct Failure {
    pub code: Option<QName>,
    pub r#type: String,
}
xsdbind::record! { Failure (name = "Failure", namespace = "C") {
    code: "code",
    r#type: "@type",
} }

#[derive(Clone, Debug, PartialEq)]
pub struct Envelope(pub Message);
xsdbind::document! { Envelope(Message) = "Envelope" (namespace = Some("C")) }

#[derive(Clone, Debug, PartialEq)]
pub enum AnyDocument {
    Envelope(Envelope),
}
xsdbind::any_document! { AnyDocument { Envelope(Envelope), } }

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

fn modify(body: &str) -> String {
    format!(
        "<Envelope {XSI} xmlns=\"C\" protocol=\"OCI\"><sessionId xmlns=\"\">1</sessionId>\
         <command xmlns=\"\" xsi:type=\"Modify\">\n{body}</command></Envelope>"
    )
}

#[test]
fn absent_nil_and_value_are_three_things() {
    let text = modify("<userId> a  b </userId><phoneNumber xsi:nil=\"1\"/><flag>true</flag>");
    let Envelope(message) = from_str(&text).unwrap();
    let Command::Modify(modify) = &message.command[0] else { panic!("{message:?}") };
    assert_eq!(modify.user_id.as_str(), "a b");
    assert_eq!(modify.phone_number, Tri::Nil);
    assert_eq!(modify.first_name, None);
    assert_eq!(modify.flag, Nillable::Value(true));
    let written = to_string(&Envelope(message.clone())).unwrap();
    assert_eq!(
        written,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Envelope {XSI} xmlns=\"C\" protocol=\"OCI\">\
             <sessionId xmlns=\"\">1</sessionId><command xmlns=\"\" xsi:type=\"Modify\"><userId>a b</userId>\
             <phoneNumber xsi:nil=\"true\"/><flag>true</flag></command></Envelope>"
        )
    );
    assert_eq!(from_str::<AnyDocument>(&written).unwrap(), Envelope(message).into());
}

#[test]
fn everything_goes_in_and_out() {
    let message = Message {
        sender: Sender::UserId("u".into()),
        tracking_id: Some("<&>\r\n\u{20ac}é".to_owned()),
        command: vec![
            Command::Modify(Modify {
                user_id: "a".into(),
                phone_number: Tri::Value("+1".parse().unwrap()),
                first_name: Some(String::new()),
                department: Tri::Value(Key::Enterprise(GroupKey { name: "x".to_owned() })),
                flag: Nillable::Nil,
                targets: vec![
                    ModifyTargets::Names(vec!["n".to_owned(), "m".to_owned()]),
                    ModifyTargets::Number(-1),
                    ModifyTargets::Names(vec!["o".to_owned()]),
                ],
                echo: Some("a\tb\"".to_owned()),
            }),
            Command::Failure(Failure {
                code: Some(QName::new(Some("urn:q".to_owned()), "q".parse().unwrap())),
                r#type: "Error".to_owned(),
            }),
        ],
        protocol: Protocol::Nsoci,
    };
    let document = Envelope(message);
    for options in [
        WriteOptions::new(),
        WriteOptions::new().indent(2),
        WriteOptions::new().encoding(OutputEncoding::Latin1),
        WriteOptions::new().encoding(OutputEncoding::Ascii).indent(0),
        WriteOptions::new().encoding(OutputEncoding::Utf16),
    ] {
        let bytes = options.to_vec(&document).unwrap();
        let read: Envelope = from_slice(&bytes).unwrap();
        assert_eq!(read, document, "{}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(document.clone(), document);
}

#[test]
fn nil_of_an_abstract_type_names_a_concrete_one() {
    let text = modify("<userId>a</userId><department xsi:nil=\"true\" xsi:type=\"EnterpriseKey\"/><flag>0</flag>");
    let document: Envelope = from_str(&text).unwrap();
    let written = to_string(&document).unwrap();
    assert!(written.contains("<department xsi:type=\"GroupKey\" xsi:nil=\"true\"/>"), "{written}");
}

#[track_caller]
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn refused(body: &str, kind: ErrorKind, message: &str) {
    let error = from_str::<Envelope>(&modify(body)).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn errors_name_path_and_place() {
    refused(
        "<userId>a</userId><phoneNumber>+1234567890123456789012345</phoneNumber><flag>1</flag>",
        ErrorKind::Value,
        "2:19: /Envelope/command[1]/phoneNumber: value is longer than 23 characters",
    );
    refused(
        "<userId>a</userId>",
        ErrorKind::MissingElement,
        "2:19: /Envelope/command[1]: expected element `flag`, found the end of the element",
    );
    refused(
        "<userId>a</userId><userId>a</userId>",
        ErrorKind::MissingElement,
        "2:19: /Envelope/command[1]: expected element `flag`, found element `userId`",
    );
    refused(
        "<userId>a</userId><flag>1</flag><x/>",
        ErrorKind::UnexpectedElement,
        "2:33: /Envelope/command[1]: element `x` is not allowed here",
    );
    refused(
        "<userId xsi:nil=\"true\"/>",
        ErrorKind::Nil,
        "2:1: /Envelope/command[1]/userId: `xsi:nil` is not allowed: the element is not nillable",
    );
    refused(
        "<userId>a</userId><phoneNumber xsi:nil=\"true\"> </phoneNumber><flag>1</flag>",
        ErrorKind::Nil,
        "2:19: /Envelope/command[1]/phoneNumber: an element that is nil has content",
    );
}

#[test]
fn lists_are_bounded_on_writing() {
    let document = Envelope(Message {
        sender: Sender::SessionId("1".to_owned()),
        tracking_id: None,
        command: Vec::new(),
        protocol: Protocol::Oci,
    });
    let error = to_string(&document).unwrap_err();
    assert_eq!(error.to_string(), "/Envelope: element `command` occurs 0 times, expected at least 1");
}

pub struct Node {
    pub child: Option<Boxed<Node>>,
}
xsdbind::record! { Node (name = "Node") { child: "child", } }
xsdbind::root! { Node = "child" }

fn nested(depth: usize) -> String {
    format!("{}{}", "<child>".repeat(depth), "</child>".repeat(depth))
}

#[test]
fn nesting_is_limited_and_what_is_allowed_fits_the_stack() {
    let error = from_str::<Node>(&nested(100_000)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    let options = ReadOptions::new().limits(Limits::default().depth(usize::MAX));
    let node: Node = options.from_str(&nested(Limits::MAX_DEPTH)).unwrap();
    let copy = node.clone();
    assert_eq!(node, copy);
    assert!(to_string(&copy).unwrap().contains("<child/>"));
    assert!(format!("{copy:?}").starts_with("Node { child: Node {"));
    assert_eq!(options.from_str::<Node>(&nested(Limits::MAX_DEPTH + 1)).unwrap_err().kind(), ErrorKind::Limit);
}
