//! JSON of the bundled interfaces: its form, what is refused, and that nothing of a sample is lost.

use std::fs;

use provisioning_api::ocip::{
    self, BroadsoftDocument, GroupFindMeFollowMeAddAlertingGroupRequest, OCICommand, StreetAddress, UserModifyRequest22,
};
use provisioning_api::userupdate;
use xsdbind::json::{self, Json};
use xsdbind::{Document, ErrorKind, Tri};

#[test]
fn absent_null_and_value() {
    let text =
        r#"{"userId":"alice","firstName":"Alice","phoneNumber":null,"address":{"city":null,"zipOrPostalCode":"1"}}"#;
    let request: UserModifyRequest22 = json::type_from_str(text).unwrap();
    assert_eq!(request.phone_number, Tri::Nil);
    assert_eq!(request.extension, Tri::Absent);
    assert_eq!(request.first_name.as_ref().unwrap().as_str(), "Alice");
    let StreetAddress { city, zip_or_postal_code, country, .. } = request.address.as_ref().unwrap();
    assert_eq!((city, country), (&Tri::Nil, &Tri::Absent));
    assert_eq!(*zip_or_postal_code, Tri::Value("1".parse().unwrap()));
    assert_eq!(json::type_to_string(&request).unwrap(), text);
}

#[test]
fn choices_types_and_lists() {
    let text = r#"{"@xsi:type":"GroupFindMeFollowMeAddAlertingGroupRequest","serviceUserId":"u","alertingGroupName":"g","useDiversionInhibitor":true,"answerConfirmationRequired":false,"numberOfRings":3,"(phoneNumberChoice)":[{"phoneNumber":"+15551234"},{"userId":"bob"},{"phoneNumber":"1"}],"@echo":"7"}"#;
    let command: OCICommand = json::type_from_str(text).unwrap();
    let OCICommand::GroupFindMeFollowMeAddAlertingGroupRequest(request) = &command else { unreachable!("{command:?}") };
    let GroupFindMeFollowMeAddAlertingGroupRequest { number_of_rings, phone_number_choice, echo, .. } = request;
    assert_eq!((*number_of_rings.get(), phone_number_choice.len(), echo.as_deref()), (3, 3, Some("7")));
    assert_eq!(json::type_to_string(&command).unwrap(), text);
}

#[test]
fn whole_documents() {
    let text = r#"{"BroadsoftDocument":{"sessionId":"s","command":[{"@xsi:type":"UserDeleteRequest","userId":"alice"}],"@protocol":"OCI"}}"#;
    let document: BroadsoftDocument = json::from_str(text).unwrap();
    assert_eq!(json::from_slice::<BroadsoftDocument>(text.as_bytes()).unwrap(), document);
    assert_eq!(json::to_string(&document).unwrap(), text);
    let xml = xsdbind::to_string(&document).unwrap();
    assert!(
        xml.contains(r#"<command xmlns="" xsi:type="UserDeleteRequest"><userId>alice</userId></command>"#),
        "{xml}"
    );
    let any: ocip::AnyDocument = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&any).unwrap(), text);
}

#[test]
fn other_formats_and_other_structs() {
    let request: UserModifyRequest22 = json::type_from_str(r#"{"userId":"alice","extension":null}"#).unwrap();
    let value = serde_json::to_value(Json(request.clone())).unwrap();
    assert_eq!(value, serde_json::json!({"userId": "alice", "extension": null}));
    let Json(again): Json<UserModifyRequest22> = serde_json::from_value(value).unwrap();
    assert_eq!(again, request);
}

/// JSON of a `UserModifyRequest22`, and why it is refused.
const REFUSED: &[(&str, &str)] = &[
    ("{}", "/UserModifyRequest22: `userId` is missing"),
    (r#"{"userID": "alice"}"#, "/UserModifyRequest22: there is no key `userID`; is `userId` meant?"),
    (
        r#"{"userId": "alice", "salary": 1}"#,
        "/UserModifyRequest22: there is no key `salary`; expected `userId`, `lastName`, `firstName`, \
         `callingLineIdLastName`, `callingLineIdFirstName`, `nameDialingName`, `hiraganaLastName`, `hiraganaFirstName` \
         and 28 more",
    ),
    (r#"{"userId": "a", "userId": "b"}"#, "/UserModifyRequest22: the key `userId` occurs twice"),
    (
        r#"{"userId": "a", "lastName": null}"#,
        "/UserModifyRequest22/lastName: it cannot be nil; without the key, it is left as it is",
    ),
    (
        r#"{"userId": "a", "@echo": null}"#,
        "/UserModifyRequest22/@echo: an attribute cannot be nil; without the key, it is left as it is",
    ),
    (r#"{"userId": null}"#, "/UserModifyRequest22/userId: it cannot be nil; without the key, it is left as it is"),
    ("null", "/UserModifyRequest22: it cannot be nil; without the key, it is left as it is"),
    ("[]", "/UserModifyRequest22: expected an object, found a list"),
    (
        r#"{"userId": "a", "phoneNumber": "123456789012345678901234"}"#,
        "/UserModifyRequest22/phoneNumber: value is longer than 23 characters",
    ),
    (r#"{"userId": "a", "phoneNumber": ""}"#, "/UserModifyRequest22/phoneNumber: value is shorter than 1 character"),
    (
        r#"{"userId": "a", "phoneNumber": 15551234}"#,
        "/UserModifyRequest22/phoneNumber: expected text, found a number; as text, none of its zeros and signs is lost",
    ),
    (
        r#"{"userId": "a", "firstName": "\u0000"}"#,
        r"/UserModifyRequest22/firstName: the character \u{0} is not allowed in XML",
    ),
    (
        r#"{"userId": "a", "allowVideo": "yes"}"#,
        "/UserModifyRequest22/allowVideo: expected an `xs:boolean`, found `yes`",
    ),
    (r#"{"userId": "a", "allowVideo": 1}"#, "/UserModifyRequest22/allowVideo: expected a boolean, found a number"),
    (
        r#"{"userId": "a", "sipAliasList": {"sipAlias": "sip:a@b"}}"#,
        "/UserModifyRequest22/sipAliasList/sipAlias: expected a list, found text",
    ),
    (
        r#"{"userId": "a", "sipAliasList": {"sipAlias": []}}"#,
        "/UserModifyRequest22/sipAliasList/sipAlias: the list has 0 items, expected at least 1",
    ),
    (
        r#"{"userId": "a", "sipAliasList": {"sipAlias": [null]}}"#,
        "/UserModifyRequest22/sipAliasList/sipAlias[1]: it cannot be nil; without the key, it is left as it is",
    ),
    (
        r#"{"userId": "a", "endpoint": {}}"#,
        "/UserModifyRequest22/endpoint: one of `accessDeviceEndpoint`, `trunkAddressing` is missing",
    ),
    (
        r#"{"userId": "a", "endpoint": {"accessDeviceEndpoint": {}, "trunkAddressing": {}}}"#,
        "/UserModifyRequest22/endpoint: `trunkAddressing` is not allowed beside the keys that are there: a choice has one of \
         its branches",
    ),
    (
        r#"{"userId": "a", "endpoint": {"accessDevice": {}}}"#,
        "/UserModifyRequest22/endpoint: there is no key `accessDevice`; expected `accessDeviceEndpoint`, `trunkAddressing`",
    ),
    (
        r#"{"userId": "a", "department": {"name": "x"}}"#,
        "/UserModifyRequest22/department/@xsi:type: `@xsi:type` has to name a type derived from `DepartmentKey`: one of \
         `EnterpriseDepartmentKey`, `GroupDepartmentKey`",
    ),
    (
        r#"{"userId": "a", "department": {"@xsi:type": "GroupDepartmentKy"}}"#,
        "/UserModifyRequest22/department/@xsi:type: there is no type `GroupDepartmentKy` derived from `DepartmentKey`; is \
         `GroupDepartmentKey` meant?",
    ),
    (
        r#"{"userId": "a", "department": {"@xsi:type": "GroupDepartmentKey"}}"#,
        "/UserModifyRequest22/department: `serviceProviderId`, `groupId`, `name` are missing",
    ),
    (
        r#"{"@xsi:type": "UserDeleteRequest", "userId": "a"}"#,
        "/UserModifyRequest22/@xsi:type: the type can be no other than `UserModifyRequest22`",
    ),
];

#[test]
fn what_is_refused() {
    for (text, expected) in REFUSED {
        let error = json::type_from_str::<UserModifyRequest22>(text).unwrap_err();
        assert_eq!(error.to_string(), *expected, "{text}");
    }
    let error = json::type_from_str::<OCICommand>(r#"{"@xsi:type": "UserModifyRequest2", "userId": "a"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/OCICommand/@xsi:type: there is no type `UserModifyRequest2` derived from `OCICommand`; is \
         `UserModifyRequest22` meant?"
    );
    assert_eq!(error.kind(), ErrorKind::Type);
}

#[test]
fn texts_that_are_no_json() {
    for (text, expected) in [
        ("", "1:0: EOF while parsing a value"),
        ("{\n\"userId\": }", "2:11: expected value"),
        (r#"{"userId": "a"} x"#, "1:17: trailing characters"),
        (r#"{"userId": 1e999}"#, "1:16: number out of range"),
    ] {
        let error = json::type_from_str::<UserModifyRequest22>(text).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.kind()), (expected, ErrorKind::Syntax), "{text}");
    }
    assert_eq!(
        json::from_str::<BroadsoftDocument>("{}").unwrap_err().to_string(),
        "a document is an object with one key, its root element: `BroadsoftDocument`"
    );
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = |depth: usize| open.repeat(depth) + "null" + &close.repeat(depth);
        let error = json::type_from_str::<UserModifyRequest22>(&deep(100_000)).unwrap_err();
        assert_eq!(error.message(), "nested deeper than 256");
        assert!(serde_json::from_str::<Json<UserModifyRequest22>>(&deep(100_000)).is_err());
    }
}

#[test]
fn samples_are_the_same_again() {
    let ocip = same_again::<ocip::AnyDocument>("ocip");
    let userupdate = same_again::<userupdate::AnyDocument>("userupdate");
    assert!(ocip > 5 && userupdate > 5, "{ocip} {userupdate}");
}

/// Every sample is the same value when read from the JSON that it is written as. Returns how many there were.
#[track_caller]
fn same_again<D: Document + PartialEq + std::fmt::Debug>(folder: &str) -> usize {
    let mut count = 0;
    for entry in fs::read_dir(format!("tests/samples/{folder}")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(document) = xsdbind::from_slice::<D>(&fs::read(&path).unwrap()) else { continue };
        let text = json::to_string(&document).unwrap();
        assert_eq!(json::from_str::<D>(&text).unwrap(), document, "{} as {text}", path.display());
        count += 1;
    }
    count
}

#[test]
fn the_schema_of_a_type() {
    let schema = serde_json::to_value(json::schema::<GroupFindMeFollowMeAddAlertingGroupRequest>().unwrap()).unwrap();
    assert_eq!(schema["$ref"], "#/$defs/GroupFindMeFollowMeAddAlertingGroupRequest");
    let request = &schema["$defs"]["GroupFindMeFollowMeAddAlertingGroupRequest"];
    let property = |key: &str| request["properties"][key].clone();
    assert_eq!(property("useDiversionInhibitor"), serde_json::json!({"type": "boolean"}));
    assert_eq!(property("numberOfRings"), serde_json::json!({"type": "integer", "minimum": 2, "maximum": 20}));
    assert_eq!(property("@echo"), serde_json::json!({"type": "string"}));
    let choice = "GroupFindMeFollowMeAddAlertingGroupRequestPhoneNumberChoice";
    assert_eq!(
        property("(phoneNumberChoice)"),
        serde_json::json!({"type": "array", "items": {"$ref": format!("#/$defs/{choice}")}, "maxItems": 10})
    );
    let branches = &schema["$defs"][choice]["allOf"][0]["oneOf"];
    assert_eq!(branches[0]["required"], serde_json::json!(["phoneNumber"]));
    assert_eq!(request["unevaluatedProperties"], false);
}

/// Each reference is to a definition, and every command has one.
#[test]
fn the_schema_of_all_commands() {
    let schema = serde_json::to_value(json::schema::<OCICommand>().unwrap()).unwrap();
    let text = schema.to_string();
    let definitions = schema["$defs"].as_object().unwrap();
    for reference in text.split("\"#/$defs/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(definitions.contains_key(reference), "{reference}");
    }
    let types = definitions["OCICommand"]["oneOf"].as_array().unwrap();
    assert!(types.len() > 20, "{}", types.len());
    let user = &definitions["UserModifyRequest22"];
    assert_eq!(user["required"], serde_json::json!(["userId"]));
    let nil = serde_json::json!({"type": "null"});
    assert_eq!(user["properties"]["phoneNumber"]["anyOf"][1], nil);
    assert!(user["properties"]["lastName"]["anyOf"].is_null(), "it cannot be nil");
}
