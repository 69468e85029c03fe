//! Contents that are ambiguous, or made to be hard to check for it.

use super::{bad_body, body, each, survives};

fn of(content: &str) -> String {
    format!("<xs:complexType name=\"T\">{content}</xs:complexType>")
}

fn sequence(parts: &str) -> String {
    of(&format!("<xs:sequence>{parts}</xs:sequence>"))
}

#[test]
fn two_thousand_parts_of_one_name() {
    let parts = each(0..2000, |_| "<xs:element name=\"a\" type=\"xs:int\" minOccurs=\"0\"/>".to_owned());
    survives(&[("a.xsd", &super::schema(&of(&format!("<xs:choice>{parts}</xs:choice>"))))]);
    bad_body(&sequence(&format!("{parts}<xs:element name=\"a\" type=\"xs:int\"/>")), &["is ambiguous"]);
}

#[test]
fn optional_parts_in_their_thousands() {
    let parts = each(0..20_000, |number| format!("<xs:element name=\"e{number}\" minOccurs=\"0\"/>"));
    body(&sequence(&parts));
    bad_body(&sequence(&format!("{parts}<xs:element name=\"e7\"/>")), &["`e7` can belong to two parts"]);
}

#[test]
fn wildcards_in_their_thousands() {
    let list = each(0..5000, |number| format!("<xs:any namespace=\"urn:n{number}\" minOccurs=\"0\"/>"));
    body(&sequence(&list));
    let open = each(0..5000, |_| "<xs:any namespace=\"##other\" minOccurs=\"0\"/>".to_owned());
    survives(&[("a.xsd", &super::schema(&sequence(&open)))]);
}

#[test]
fn large_sets_in_many_levels() {
    let inner = each(0..3000, |number| format!("<xs:element name=\"e{number}\" minOccurs=\"0\"/>"));
    let open =
        each(0..100, |number| format!("<xs:sequence minOccurs=\"0\"><xs:element name=\"l{number}\" minOccurs=\"0\"/>"));
    let repeated = "<xs:sequence maxOccurs=\"unbounded\">".repeat(100);
    let (close, inner) = ("</xs:sequence>".repeat(100), format!("<xs:choice>{inner}</xs:choice>"));
    survives(&[("a.xsd", &super::schema(&sequence(&format!("{open}{inner}{close}"))))]);
    survives(&[("a.xsd", &super::schema(&sequence(&format!("{repeated}{inner}{close}"))))]);
}

#[test]
fn a_long_substitution_group_in_every_place() {
    let elements = each(1..200, |number| {
        format!("<xs:element name=\"e{number}\" type=\"xs:int\" substitutionGroup=\"t:e{}\"/>", number - 1)
    });
    let uses = each(0..200, |number| format!("<xs:element ref=\"t:e{number}\" minOccurs=\"0\"/>"));
    let head = "<xs:element name=\"e0\" type=\"xs:int\"/>";
    survives(&[("a.xsd", &super::schema(&format!("{head}{elements}{}", sequence(&uses))))]);
}

#[test]
fn a_member_of_itself_in_a_content() {
    let circle = "<xs:element name=\"a\" substitutionGroup=\"t:b\"/><xs:element name=\"b\" substitutionGroup=\"t:a\"/>";
    let content = sequence("<xs:element ref=\"t:a\" minOccurs=\"0\"/><xs:element ref=\"t:b\"/>");
    bad_body(&format!("{circle}{content}"), &["the substitution group `{urn:t}"]);
}

#[test]
fn restrictions_that_can_be_tried_in_many_ways() {
    let nested = |inner: &str, optional: &str| {
        (0..60).fold(inner.to_owned(), |inner, number| {
            let branch =
                format!("<xs:sequence{optional}><xs:element name=\"e{number}\" type=\"xs:int\"/>{inner}</xs:sequence>");
            format!("<xs:choice maxOccurs=\"9\">{branch}<xs:element name=\"x{number}\" type=\"xs:int\"/></xs:choice>")
        })
    };
    let (own, base) = (
        nested("<xs:element name=\"y\" type=\"xs:int\"/>", ""),
        nested("<xs:element name=\"z\" type=\"xs:int\"/>", ""),
    );
    let base = format!("<xs:complexType name=\"B\"><xs:sequence>{base}</xs:sequence></xs:complexType>");
    let own = format!("<xs:restriction base=\"t:B\"><xs:sequence>{own}</xs:sequence></xs:restriction>");
    survives(&[(
        "a.xsd",
        &super::schema(&format!("{base}{}", of(&format!("<xs:complexContent>{own}</xs:complexContent>")))),
    )]);
}
