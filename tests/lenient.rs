//! Lenient reading and all errors with the bundled schemas: a server newer than the schema, and every sample.

use std::fmt::Debug;
use std::fs;

use provisioning_api::{ocip, userupdate};
use xsdbind::error::Found;
use xsdbind::{Document, ErrorKind, ReadOptions, Tri, WriteOptions, from_slice, from_str, to_string};

/// What a newer release may have more, and a number longer than it was.
const NEWER: &str = "<BroadsoftDocument protocol=\"OCI\" xmlns=\"C\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:v=\"urn:vendor\">\n\
    <sessionId xmlns=\"\">1</sessionId>\n\
    <command xsi:type=\"UserGetResponse22\" xmlns=\"\" v:release=\"26\">\n\
    <tenantId>t</tenantId>\n\
    <serviceProviderId>acme</serviceProviderId>\n\
    <groupId>paris</groupId>\n\
    <userId>alice</userId>\n\
    <lastName>Smith</lastName>\n\
    <firstName>Alice</firstName>\n\
    <callingLineIdLastName>Smith</callingLineIdLastName>\n\
    <callingLineIdFirstName>Alice</callingLineIdFirstName>\n\
    <phoneNumber>+33-1234567890123456789012345</phoneNumber>\n\
    <language>English</language>\n\
    <timeZone>Europe/Paris</timeZone>\n\
    <timeZoneDisplayName>Paris</timeZoneDisplayName>\n\
    <defaultAlias>alice@example.com</defaultAlias>\n\
    <v:presence><v:state>away</v:state></v:presence>\n\
    <countryCode>33</countryCode>\n\
    <mood>fine</mood><mood>better</mood>\n\
    </command>\n\
    </BroadsoftDocument>";

#[test]
fn a_newer_server_is_understood() {
    assert_eq!(from_str::<ocip::BroadsoftDocument>(NEWER).unwrap_err().kind(), ErrorKind::UnexpectedAttribute);
    let read = ReadOptions::new().lenient().from_str::<ocip::BroadsoftDocument>(NEWER).unwrap();
    let shown: Vec<String> = read.deviations().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    3:1: /BroadsoftDocument/command[1]: attribute `release` of namespace `urn:vendor` is not allowed; passed over
    4:1: /BroadsoftDocument/command[1]: element `tenantId` is not allowed here; passed over
    12:1: /BroadsoftDocument/command[1]/phoneNumber: value is longer than 23 characters; kept
    17:1: /BroadsoftDocument/command[1]: element `presence` of namespace `urn:vendor` is not allowed here; passed over
    19:1: /BroadsoftDocument/command[1]: element `mood` is not allowed here; passed over
    19:18: /BroadsoftDocument/command[1]: element `mood` is not allowed here; passed over
    ");
    let presence = "<v:presence xmlns:v=\"urn:vendor\"><v:state>away</v:state></v:presence>";
    assert_eq!(read.deviations()[3].found(), &Found::Element(presence.to_owned()));
}

/// Nil of an abstract type, as many tools write it: what it clears is in no doubt.
#[test]
fn nil_without_its_type_is_nil() {
    let request = "<BroadsoftDocument protocol=\"OCI\" xmlns=\"C\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><sessionId xmlns=\"\">1</sessionId>\n\
        <command xsi:type=\"UserModifyRequest22\" xmlns=\"\"><userId>alice</userId>\n\
        <department xsi:nil=\"true\"/></command></BroadsoftDocument>";
    let told = "3:1: /BroadsoftDocument/command[1]/department: type `DepartmentKey` is abstract: `xsi:type` must name one derived from it, beside `xsi:nil`, too: `EnterpriseDepartmentKey`, `GroupDepartmentKey`";
    assert_eq!(from_str::<ocip::BroadsoftDocument>(request).unwrap_err().to_string(), told);
    let read = ReadOptions::new().lenient().from_str::<ocip::BroadsoftDocument>(request).unwrap();
    assert_eq!(read.deviations().iter().map(ToString::to_string).collect::<Vec<_>>(), [format!("{told}; kept")]);
    assert_eq!(read.deviations()[0].found(), &Found::Nil);
    // Nothing was passed over, and what is written is valid.
    let document = read.whole().unwrap();
    let ocip::OCICommand::UserModifyRequest22(modify) = &document.0.command[0] else { panic!("{document:?}") };
    assert_eq!(modify.department, Tri::Nil);
    let written = to_string(&document).unwrap();
    assert!(written.contains("<department xsi:type=\"EnterpriseDepartmentKey\" xsi:nil=\"true\"/>"), "{written}");
    assert_eq!(from_str::<ocip::BroadsoftDocument>(&written).unwrap(), document);
    // A value of no type stays an error, and so does nil with content.
    for other in ["<department/>", "<department xsi:nil=\"true\"> </department>"] {
        let text = request.replace("<department xsi:nil=\"true\"/>", other);
        assert!(ReadOptions::new().lenient().from_str::<ocip::BroadsoftDocument>(&text).is_err(), "{other}");
    }
}

/// A value that came in leniently is refused on its way out, in whatever document it is by then.
#[test]
fn what_was_kept_does_not_go_out_again_unnoticed() {
    let read = ReadOptions::new().lenient().from_str::<ocip::BroadsoftDocument>(NEWER).unwrap();
    let (answer, _) = read.into_parts();
    let path = "/BroadsoftDocument/command[1]/phoneNumber";
    assert_eq!(to_string(&answer).unwrap_err().path(), path);
    let ocip::OCICommand::UserGetResponse22(user) = &answer.0.command[0] else { panic!("{answer:?}") };

    let mut request = ocip::UserConsolidatedModifyRequest22::new(user.user_id.clone());
    request.phone_number = Tri::set_or_leave(user.phone_number.clone());
    let document = ocip::BroadsoftDocument(ocip::OCIMessage::new(
        ocip::OCIMessageSessionIdChoice::SessionId("1".into()),
        vec![ocip::OCICommand::UserConsolidatedModifyRequest22(request)],
        ocip::OCIMessageProtocol::Oci,
    ));
    let error = to_string(&document).unwrap_err();
    assert_eq!(error.to_string(), format!("{path}: value is longer than 23 characters"));
    let written = WriteOptions::new().check_facets(false).to_string(&document).unwrap();
    assert!(written.contains("<phoneNumber>+33-1234567890123456789012345</phoneNumber>"), "{written}");
}

#[test]
fn unlisted_values_stay_errors_where_enumerations_are_closed() {
    let text = fs::read_to_string("tests/samples/ocip/consolidated-every-field.xml").unwrap();
    let text = text.replace(">Group<", ">Region<");
    let error = ReadOptions::new().lenient().from_str::<ocip::BroadsoftDocument>(&text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert!(error.path().ends_with("/deviceLevel"), "{error}");
    assert!(error.message().ends_with("; code generated with `enums = \"open\"` would keep it"), "{error}");
}

#[test]
fn samples() {
    check_all::<ocip::AnyDocument>("ocip");
    check_all::<userupdate::AnyDocument>("userupdate");
}

/// What strict reading accepts is exact, and what it refuses is never.
#[track_caller]
fn check_all<D: Document + Debug + PartialEq>(folder: &str) {
    let (all, lenient) = (ReadOptions::new().all_errors(), ReadOptions::new().lenient());
    let mut deviate = 0;
    for entry in fs::read_dir(format!("tests/samples/{folder}")).unwrap() {
        let path = entry.unwrap().path();
        let (name, bytes) = (path.display(), fs::read(&path).unwrap());
        match from_slice::<D>(&bytes) {
            Ok(document) => {
                assert_eq!(all.from_slice::<D>(&bytes).unwrap(), document, "{name}");
                assert_eq!(lenient.from_slice::<D>(&bytes).unwrap().exact().unwrap(), document, "{name}");
            }
            Err(error) => {
                let errors = all.from_slice::<D>(&bytes).unwrap_err();
                let first = &errors.as_slice()[0];
                assert_eq!((first.position(), first.path()), (error.position(), error.path()), "{name}: {errors}");
                if let Ok(read) = lenient.from_slice::<D>(&bytes) {
                    let read = read.exact().unwrap_err();
                    let first = read.deviations()[0].error();
                    assert_eq!((first.position(), first.path()), (error.position(), error.path()), "{name}");
                    deviate += 1;
                }
            }
        }
    }
    assert!(deviate > 0, "no sample deviates");
}
