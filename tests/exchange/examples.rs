//! The examples: what they print.

use std::fs;

macro_rules! examples {
    ($($name:ident = $path:literal)*) => {$(
        #[path = $path]
        #[allow(dead_code, reason = "their `main` is for the command line")]
        pub(crate) mod $name;
    )*};
}

examples! {
    bulk_change = "../../examples/bulk_change.rs"
    clear_number = "../../examples/clear_number.rs"
    group_users = "../../examples/group_users.rs"
    json_to_xml = "../../examples/json_to_xml.rs"
    rename_user = "../../examples/rename_user.rs"
    user_update = "../../examples/user_update.rs"
}

/// Bytes in ISO-8859-1, a line for each tag.
fn lines(document: Vec<u8>) -> String {
    document.into_iter().map(char::from).collect::<String>().replace("><", ">\n<")
}

fn data(name: &str) -> Vec<u8> {
    fs::read(format!("examples/data/{name}")).unwrap()
}

#[test]
fn rename_user() {
    let document = rename_user::document("alice@example.com", "Alice", "Smith").unwrap();
    insta::assert_snapshot!(lines(document), @r#"
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <BroadsoftDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="C" protocol="OCI">
    <sessionId xmlns="">session-1</sessionId>
    <command xmlns="" xsi:type="UserModifyRequest22">
    <userId>alice@example.com</userId>
    <lastName>Smith</lastName>
    <firstName>Alice</firstName>
    </command>
    </BroadsoftDocument>
    "#);
}

#[test]
fn clear_number() {
    let (message, cleared) = clear_number::message("alice@example.com").unwrap();
    insta::assert_snapshot!(lines(message.to_vec().unwrap()), @r#"
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <BroadsoftDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="C" protocol="OCI">
    <sessionId xmlns="">session-1</sessionId>
    <command xmlns="" xsi:type="UserModifyRequest22">
    <userId>alice@example.com</userId>
    <phoneNumber xsi:nil="true"/>
    </command>
    </BroadsoftDocument>
    "#);
    let outcome = clear_number::outcome(&message, cleared, &data("refused.xml")).unwrap();
    assert_eq!(outcome, "not cleared: [Error 4008] User not found: alice@example.com\n");
    let (message, cleared) = clear_number::message("alice@example.com").unwrap();
    assert_eq!(clear_number::outcome(&message, cleared, &data("success.xml")).unwrap(), "cleared\n");
}

#[test]
fn bulk_change() {
    let documents = bulk_change::documents(data("users.csv").as_slice()).unwrap();
    assert_eq!(documents.len(), 1);
    insta::assert_snapshot!(lines(documents.concat()), @r#"
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <BroadsoftDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="C" protocol="OCI">
    <sessionId xmlns="">session-1</sessionId>
    <command xmlns="" xsi:type="UserModifyRequest22">
    <userId>alice@example.com</userId>
    <firstName>Alice</firstName>
    </command>
    <command xmlns="" xsi:type="UserModifyRequest22">
    <userId>bob@example.com</userId>
    <phoneNumber xsi:nil="true"/>
    <extension xsi:nil="true"/>
    </command>
    <command xmlns="" xsi:type="UserModifyRequest22">
    <userId>carol@example.com</userId>
    <lastName>Jones</lastName>
    <phoneNumber>+15550100</phoneNumber>
    <extension>1001</extension>
    <mobilePhoneNumber xsi:nil="true"/>
    </command>
    </BroadsoftDocument>
    "#);
    // As many documents as fifteen requests each make.
    let many: Vec<String> = (0..31).map(|user| format!("user{user}@example.com,none")).collect();
    let csv = format!("User Id,Phone Number\n{}\n", many.join("\n"));
    let documents = bulk_change::documents(csv.as_bytes()).unwrap();
    assert_eq!(documents.len(), 3);
}

#[test]
fn bulk_change_of_a_wrong_file() {
    let error = |csv: &str| bulk_change::documents(csv.as_bytes()).unwrap_err().to_string();
    assert_eq!(error("User Id,First Name\nalice,\nbob,none\n"), "line 3: First Name: cannot be cleared");
    assert_eq!(error("User Id,Nickname\nalice,Al\n"), "line 2: Nickname: the column is not known");
    assert_eq!(error("Phone Number\n+1\n"), "line 2: there is no column `User Id`");
    let long = error("User Id,Phone Number\nalice,+123456789012345678901234567890\n");
    assert!(long.starts_with("line 2: Phone Number: DN: longer than 23 characters"), "{long}");
}

#[test]
fn group_users() {
    insta::assert_snapshot!(group_users::users(&data("users.xml")).unwrap(), @r"
       -  Bob Jones <bob@example.com>
    1001  Alice Smith <alice@example.com>
    ");
}

#[test]
fn json_to_xml() {
    let json = String::from_utf8(data("command.json")).unwrap();
    insta::assert_snapshot!(json_to_xml::xml(&json).unwrap(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <BroadsoftDocument xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="C" protocol="OCI">
      <sessionId xmlns="">session-1</sessionId>
      <command xmlns="" xsi:type="UserModifyRequest22">
        <userId>alice@example.com</userId>
        <firstName>Alice</firstName>
        <phoneNumber xsi:nil="true"/>
      </command>
    </BroadsoftDocument>
    "#);
    let wrong = json_to_xml::xml(&json.replace("\"Alice\"", "null")).unwrap_err().to_string();
    assert!(wrong.contains("firstName"), "{wrong}");
}

#[test]
fn user_update() {
    let call = user_update::call("jsmith");
    insta::assert_snapshot!(lines(call.to_vec().unwrap()), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">
    <Header>
    <Request xmlns="http://ws.easylink.com/RequestResponse/2011/01">
    <ReceiverKey>https://messaging.example.com/soap/sync</ReceiverKey>
    <RequestID>42</RequestID>
    <Authentication>
    <XDDSAuth>
    <RequesterID>admin</RequesterID>
    <Password>not-a-secret</Password>
    </XDDSAuth>
    </Authentication>
    </Request>
    </Header>
    <Body>
    <UserUpdateRequest xmlns="http://ws.easylink.com/UserUpdate/2011/01">
    <UserAlias>jsmith</UserAlias>
    <UserAccountStatus>suspended</UserAccountStatus>
    </UserUpdateRequest>
    </Body>
    </Envelope>
    "#);
    let outcome = user_update::outcome(&call, &data("user-update-failed.xml"));
    assert_eq!(outcome, "not suspended:\n  17: no such user\n");
}
