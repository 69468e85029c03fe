//! Requests from edited records, of the bundled interface.

use provisioning_api::ocip::{UserGetResponse22, UserModifyRequest22};
use xsdbind::patch::PatchErrorKind;
use xsdbind::raw::Value;
use xsdbind::{Patch, Tri, json};

/// A profile with every field.
const PROFILE: &str = r#"{
    "serviceProviderId": "sp", "groupId": "g", "userId": "alice@example.com", "lastName": "Liddell",
    "firstName": "Alice", "callingLineIdLastName": "Liddell", "callingLineIdFirstName": "Alice",
    "nameDialingName": {"nameDialingLastName": "Liddell", "nameDialingFirstName": "Alice"},
    "hiraganaLastName": "Liddell", "hiraganaFirstName": "Alice", "phoneNumber": "+15551234", "extension": "1234",
    "callingLineIdPhoneNumber": "+15550000",
    "department": {"@xsi:type": "GroupDepartmentKey", "serviceProviderId": "sp", "groupId": "g", "name": "d"},
    "departmentFullPath": "d", "language": "English", "timeZone": "Europe/Brussels", "timeZoneDisplayName": "Brussels",
    "defaultAlias": "sip:alice@example.com", "alias": ["sip:a@example.com", "sip:b@example.com"], "title": "Ms",
    "pagerPhoneNumber": "1", "mobilePhoneNumber": "2", "emailAddress": "alice@example.com", "yahooId": "alice",
    "addressLocation": "1st floor",
    "address": {"addressLine1": "High Street 1", "addressLine2": "Back door", "city": "Ghent", "zipOrPostalCode": "9000"},
    "countryCode": "32", "nationalPrefix": "0", "networkClassOfService": "n", "officeZoneName": "o",
    "primaryZoneName": "p", "impId": "alice@im.example.com"
}"#;

fn profile() -> UserGetResponse22 {
    json::type_from_str(PROFILE).unwrap()
}

fn empty() -> UserModifyRequest22 {
    UserModifyRequest22::new("alice@example.com".parse().unwrap())
}

/// The request as JSON, without the name of the user.
fn shown(request: &UserModifyRequest22) -> String {
    let Value::Object(mut object) = Value::of(request).unwrap() else { unreachable!() };
    assert_eq!(object.remove("userId"), Some("alice@example.com".into()));
    serde_json::to_string(&Value::Object(object)).unwrap()
}

#[test]
fn only_what_changed_is_in_the_request() {
    let old = profile();
    let mut new = old.clone();
    assert_eq!(shown(&empty().patch_from(&old, &new).unwrap()), "{}");
    new.first_name = "Alicia".parse().unwrap();
    new.phone_number = None;
    new.email_address = Some("alicia@example.com".parse().unwrap());
    let request = empty().patch_from(&old, &new).unwrap();
    assert_eq!(shown(&request), r#"{"firstName":"Alicia","phoneNumber":null,"emailAddress":"alicia@example.com"}"#);
    assert_eq!(request.apply_to(&old).unwrap(), new);
}

#[test]
fn of_an_address_only_the_lines_that_changed() {
    let old = profile();
    let mut new = old.clone();
    let address = new.address.as_mut().unwrap();
    address.address_line2 = Tri::Absent;
    address.city = Tri::Value("Bruges".parse().unwrap());
    let request = empty().patch_from(&old, &new).unwrap();
    assert_eq!(shown(&request), r#"{"address":{"addressLine2":null,"city":"Bruges"}}"#);
    assert_eq!(request.apply_to(&old).unwrap(), new);
}

#[test]
fn a_key_is_replaced_as_a_whole() {
    let old = profile();
    let mut new = old.clone();
    let key = r#"{"@xsi:type": "GroupDepartmentKey", "serviceProviderId": "sp", "groupId": "g", "name": "e"}"#;
    new.department = Some(json::type_from_str(key).unwrap());
    let request = empty().patch_from(&old, &new).unwrap();
    assert_eq!(
        shown(&request),
        r#"{"department":{"@xsi:type":"GroupDepartmentKey","serviceProviderId":"sp","groupId":"g","name":"e"}}"#
    );
    assert_eq!(request.apply_to(&old).unwrap(), new);
}

#[test]
fn what_a_request_cannot_say_is_an_error() {
    let old = profile();
    let mut new = old.clone();
    new.hiragana_last_name = None;
    let error = empty().patch_from(&old, &new).unwrap_err();
    assert_eq!((error.kind(), error.field()), (PatchErrorKind::CannotClear, "hiraganaLastName".to_owned()));
    assert_eq!(error.to_string(), "`hiraganaLastName` went away, and cannot be cleared");
    let mut new = old.clone();
    new.alias.pop();
    let error = empty().patch_from(&old, &new).unwrap_err();
    assert_eq!(error.to_string(), "`alias` changed, and the request has no field for it");
    assert_eq!(error.kind(), PatchErrorKind::NotInRequest);
}

#[test]
fn what_was_set_by_hand_stays() {
    let old = profile();
    let mut request = empty();
    request.new_password = Tri::Nil;
    request.title = Tri::Value("Dr".parse().unwrap());
    let mut new = old.clone();
    new.extension = None;
    let request = request.patch_from(&old, &new).unwrap();
    assert_eq!(shown(&request), r#"{"extension":null,"newPassword":null,"title":"Dr"}"#);
}

/// Every field of the profile, and every part of one, is taken out and put in: the request makes one of the other, or says
/// which field is in its way.
#[test]
fn a_request_makes_one_record_of_the_other() {
    let full = profile();
    let value = Value::of(&full).unwrap();
    let (mut made, mut refused) = (0, 0);
    for path in paths(&value, "") {
        let Ok(without) = take_out(&value, &path).build::<UserGetResponse22>() else { continue };
        for (old, new) in [(&full, &without), (&without, &full)] {
            match empty().patch_from(old, new) {
                Ok(request) => {
                    made += 1;
                    assert_eq!(request.apply_to(old).unwrap(), *new, "{path}");
                }
                Err(error) => {
                    refused += 1;
                    assert_eq!(error.field(), path.split('[').next().unwrap());
                }
            }
        }
    }
    assert!(made > 30 && refused > 5, "{made} made, {refused} refused");
}

/// The paths of all keys.
fn paths(value: &Value, before: &str) -> Vec<String> {
    let Value::Object(object) = value else { return Vec::new() };
    let below = |(key, value): (&str, &Value)| {
        let path = if before.is_empty() { key.to_owned() } else { format!("{before}/{key}") };
        let mut all = paths(value, &path);
        all.push(path);
        all
    };
    object.iter().flat_map(below).collect()
}

fn take_out(value: &Value, path: &str) -> Value {
    let Value::Object(object) = value else { unreachable!() };
    let mut object = object.clone();
    match path.split_once('/') {
        None => drop(object.remove(path)),
        Some((key, rest)) => {
            let inner = take_out(object.get(key).unwrap(), rest);
            object.insert(key, inner);
        }
    }
    Value::Object(object)
}
