//! Cleared means cleared, however it is said: typed, by name, in JSON, in CSV, as a patch; and so for left and set.

use provisioning_api::ocip::{
    BroadsoftDocument, OCICommand, OCIMessage, OCIMessageProtocol, OCIMessageSessionIdChoice, UserGetResponse22,
    UserModifyRequest22, raw_command,
};
use xsdbind::raw::{Object, Value};
use xsdbind::{Patch, Tri};

use crate::examples::bulk_change;

const USER: &str = "alice@example.com";

/// What is to become of the phone number.
#[derive(Clone, Copy, Debug)]
enum Change {
    Leave,
    Clear,
    Set(&'static str),
}

fn typed(change: Change) -> UserModifyRequest22 {
    let mut request = UserModifyRequest22::new(USER.parse().unwrap());
    request.phone_number = match change {
        Change::Leave => Tri::Absent,
        Change::Clear => Tri::Nil,
        Change::Set(number) => Tri::Value(number.parse().unwrap()),
    };
    request
}

fn raw(change: Change) -> OCICommand {
    let mut fields = Object::from([("userId", Value::from(USER))]);
    match change {
        Change::Leave => {}
        Change::Clear => fields.insert("phoneNumber", Value::Nil),
        Change::Set(number) => fields.insert("phoneNumber", number),
    }
    raw_command("UserModifyRequest22", fields).unwrap()
}

fn json(change: Change) -> UserModifyRequest22 {
    let number = match change {
        Change::Leave => String::new(),
        Change::Clear => r#", "phoneNumber": null"#.to_owned(),
        Change::Set(number) => format!(r#", "phoneNumber": "{number}""#),
    };
    xsdbind::json::type_from_str(&format!(r#"{{"userId": "{USER}"{number}}}"#)).unwrap()
}

fn csv(change: Change) -> UserModifyRequest22 {
    let cell = match change {
        Change::Leave => "",
        Change::Clear => "none",
        Change::Set(number) => number,
    };
    let file = format!("User Id,Phone Number\n{USER},{cell}\n");
    bulk_change::requests(file.as_bytes()).unwrap().remove(0)
}

fn patch(change: Change) -> UserModifyRequest22 {
    let old = user();
    let mut new = old.clone();
    match change {
        Change::Leave => {}
        Change::Clear => new.phone_number = None,
        Change::Set(number) => new.phone_number = Some(number.parse().unwrap()),
    }
    let request = UserModifyRequest22::new(USER.parse().unwrap()).patch_from(&old, &new).unwrap();
    assert_eq!(request.apply_to(&old).unwrap(), new);
    request
}

/// A user with a phone number, as a server sends one.
fn user() -> UserGetResponse22 {
    let sample = std::fs::read_to_string("tests/samples/ocip/user-with-access-device.xml").unwrap();
    let document: BroadsoftDocument = xsdbind::from_str(&sample).unwrap();
    let Some(OCICommand::UserGetResponse22(mut user)) = document.0.command.into_iter().next() else {
        panic!("the sample is of another type");
    };
    user.phone_number = Some("+15550199".parse().unwrap());
    user
}

fn xml(command: OCICommand) -> String {
    let sender = OCIMessageSessionIdChoice::SessionId("session-1".into());
    let message = OCIMessage::new(sender, vec![command], OCIMessageProtocol::Oci);
    xsdbind::to_string(&BroadsoftDocument(message)).unwrap()
}

#[test]
fn all_ways_give_the_same_xml() {
    for (change, expected) in [
        (Change::Leave, ""),
        (Change::Clear, r#"<phoneNumber xsi:nil="true"/>"#),
        (Change::Set("+15550100"), "<phoneNumber>+15550100</phoneNumber>"),
    ] {
        let by_type = xml(OCICommand::UserModifyRequest22(typed(change)));
        let end = format!("<userId>{USER}</userId>{expected}</command></BroadsoftDocument>");
        assert!(by_type.ends_with(&end), "{by_type}");
        assert_eq!(xml(raw(change)), by_type, "by name, {change:?}");
        for (way, request) in [("JSON", json(change)), ("CSV", csv(change)), ("patch", patch(change))] {
            assert_eq!(xml(OCICommand::UserModifyRequest22(request)), by_type, "{way}, {change:?}");
        }
    }
}
