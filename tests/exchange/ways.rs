//! Leaving, clearing and setting a field mean the same in whatever way they are said: the documents are the same bytes.

use provisioning_api::oci::Message;
use provisioning_api::ocip::{OCICommand, UserGetResponse22, UserModifyRequest22, raw_command};
use xsdbind::raw::{Builder, Object, Value};
use xsdbind::{Patch, Tri, json};

use super::examples::bulk_change;

const USER: &str = "alice@example.com";

/// What happens to the telephone number.
#[derive(Clone, Copy, Debug)]
enum Change {
    Leave,
    Clear,
    Set(&'static str),
}

#[test]
fn cleared_means_cleared() {
    for (change, element) in [
        (Change::Leave, ""),
        (Change::Clear, r#"<phoneNumber xsi:nil="true"/>"#),
        (Change::Set("+15559876"), "<phoneNumber>+15559876</phoneNumber>"),
    ] {
        let expected = format!(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\
             <BroadsoftDocument xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"C\" protocol=\"OCI\">\
             <sessionId xmlns=\"\">session-1</sessionId>\
             <command xmlns=\"\" xsi:type=\"UserModifyRequest22\"><userId>{USER}</userId>{element}</command>\
             </BroadsoftDocument>"
        );
        for (way, document) in [
            ("typed", document(typed(change))),
            ("by name", document(of_command(by_name(change)))),
            ("by paths", document(of_command(by_paths(change)))),
            ("JSON", document(of_command(from_json(change)))),
            ("CSV", from_csv(change)),
            ("patch", document(patched(change))),
        ] {
            assert_eq!(String::from_utf8(document).unwrap().trim_end(), expected, "{change:?}, {way}");
        }
    }
}

fn document(request: UserModifyRequest22) -> Vec<u8> {
    let mut message = Message::new("session-1").without_tracking_id();
    let _ = message.push(request).unwrap();
    message.to_vec().unwrap()
}

fn of_command(command: OCICommand) -> UserModifyRequest22 {
    let OCICommand::UserModifyRequest22(request) = command else { unreachable!("{command:?}") };
    request
}

fn empty() -> UserModifyRequest22 {
    UserModifyRequest22::new(USER.parse().unwrap())
}

fn typed(change: Change) -> UserModifyRequest22 {
    let mut request = empty();
    request.phone_number = match change {
        Change::Leave => Tri::Absent,
        Change::Clear => Tri::Nil,
        Change::Set(number) => Tri::Value(number.parse().unwrap()),
    };
    request
}

fn by_name(change: Change) -> OCICommand {
    let mut fields = Object::from([("userId", USER)]);
    match change {
        Change::Leave => {}
        Change::Clear => fields.insert("phoneNumber", Value::Nil),
        Change::Set(number) => fields.insert("phoneNumber", number),
    }
    raw_command("UserModifyRequest22", fields).unwrap()
}

fn by_paths(change: Change) -> OCICommand {
    let builder = Builder::of_type("UserModifyRequest22").set("userId", USER);
    let builder = match change {
        Change::Leave => builder,
        Change::Clear => builder.clear("phoneNumber"),
        Change::Set(number) => builder.set("phoneNumber", number),
    };
    builder.build().unwrap()
}

fn from_json(change: Change) -> OCICommand {
    let number = match change {
        Change::Leave => String::new(),
        Change::Clear => r#", "phoneNumber": null"#.to_owned(),
        Change::Set(number) => format!(r#", "phoneNumber": "{number}""#),
    };
    let text = format!(r#"{{"@xsi:type": "UserModifyRequest22", "userId": "{USER}"{number}}}"#);
    json::type_from_str(&text).unwrap()
}

/// By the example for bulk changes.
fn from_csv(change: Change) -> Vec<u8> {
    let cell = match change {
        Change::Leave => "",
        Change::Clear => "none",
        Change::Set(number) => number,
    };
    let csv = format!("User Id,Phone Number\n{USER},{cell}\n");
    bulk_change::documents(csv.as_bytes()).unwrap().concat()
}

fn patched(change: Change) -> UserModifyRequest22 {
    let old: UserGetResponse22 = json::type_from_str(
        r#"{
            "serviceProviderId": "sp", "groupId": "g", "userId": "alice@example.com", "lastName": "Liddell",
            "firstName": "Alice", "callingLineIdLastName": "Liddell", "callingLineIdFirstName": "Alice",
            "phoneNumber": "+15551234", "language": "English", "timeZone": "Europe/Brussels",
            "timeZoneDisplayName": "Brussels", "defaultAlias": "sip:alice@example.com", "countryCode": "32"
        }"#,
    )
    .unwrap();
    let mut new = old.clone();
    match change {
        Change::Leave => {}
        Change::Clear => new.phone_number = None,
        Change::Set(number) => new.phone_number = Some(number.parse().unwrap()),
    }
    empty().patch_from(&old, &new).unwrap()
}
