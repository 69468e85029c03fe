//! Definitions that lead back to themselves.

use crate::{bad_body, body, each};

fn complex(name: &str, derivation: &str, base: &str) -> String {
    format!(
        "<xs:complexType name='{name}'><xs:complexContent><xs:{derivation} base='t:{base}'/></xs:complexContent></xs:complexType>"
    )
}

#[test]
fn types() {
    for derivation in ["extension", "restriction"] {
        bad_body(&complex("A", derivation, "A"), &["a.xsd:2:1: the type `{urn:t}A` is defined by itself"]);
        let three = complex("A", derivation, "B") + &complex("B", derivation, "C") + &complex("C", derivation, "A");
        bad_body(&three, &["is defined by itself"]);
        let many = each(0..2000, |at| complex(&format!("T{at}"), derivation, &format!("T{}", (at + 1) % 2000)));
        bad_body(&many, &["is defined by itself"]);
    }
    let simple_content =
        "<xs:complexType name='A'><xs:simpleContent><xs:extension base='t:A'/></xs:simpleContent></xs:complexType>";
    bad_body(simple_content, &["a.xsd:2:1: the type `{urn:t}A` is defined by itself"]);
}

#[test]
fn simple_types() {
    let simple = |name: &str, body: &str| format!("<xs:simpleType name='{name}'>{body}</xs:simpleType>");
    for body in [
        "<xs:restriction base='t:A'/>",
        "<xs:list itemType='t:A'/>",
        "<xs:union memberTypes='t:A xs:int'/>",
        "<xs:union><xs:simpleType><xs:list itemType='t:A'/></xs:simpleType></xs:union>",
        "<xs:restriction><xs:simpleType><xs:restriction base='t:A'/></xs:simpleType></xs:restriction>",
    ] {
        bad_body(&simple("A", body), &["is defined by itself"]);
        let two = simple("A", &body.replace("t:A", "t:B")) + &simple("B", body);
        bad_body(&two, &["is defined by itself"]);
    }
}

#[test]
fn groups() {
    let group = |name: &str, of: &str| {
        format!("<xs:group name='{name}'><xs:sequence><xs:group ref='t:{of}'/></xs:sequence></xs:group>")
    };
    bad_body(&group("A", "A"), &["a.xsd:2:1: the group `{urn:t}A` is defined by itself"]);
    bad_body(&(group("A", "B") + &group("B", "A")), &["is defined by itself"]);
    bad_body(
        &each(0..2000, |at| group(&format!("G{at}"), &format!("G{}", (at + 1) % 2000))),
        &["is defined by itself"],
    );
    let group = |name: &str, of: &str| {
        format!("<xs:attributeGroup name='{name}'><xs:attributeGroup ref='t:{of}'/></xs:attributeGroup>")
    };
    bad_body(&group("A", "A"), &["a.xsd:2:1: the attribute group `{urn:t}A` is defined by itself"]);
    bad_body(&(group("A", "B") + &group("B", "A")), &["is defined by itself"]);
}

/// Legal where a document can end: through lists and what is optional.
#[test]
fn elements() {
    let element = |occurs: &str| {
        format!(
            "<xs:element name='e'><xs:complexType><xs:sequence><xs:element ref='t:e' {occurs}/></xs:sequence></xs:complexType></xs:element>"
        )
    };
    body(&element("minOccurs='0'"));
    body(&element("minOccurs='0' maxOccurs='unbounded'"));
    body(&element(""));
    let two = |at: usize| {
        format!(
            "<xs:element name='e{at}'><xs:complexType><xs:sequence><xs:element ref='t:e{}'/></xs:sequence></xs:complexType></xs:element>",
            (at + 1) % 3
        )
    };
    body(&each(0..3, two));
    let group = "<xs:group name='G'><xs:sequence><xs:element name='g'><xs:complexType><xs:group ref='t:G'/></xs:complexType></xs:element></xs:sequence></xs:group>";
    crate::survives(&[(
        "a.xsd",
        &crate::schema(&format!("{group}<xs:complexType name='T'><xs:group ref='t:G'/></xs:complexType>")),
    )]);
}

#[test]
fn substitution_groups() {
    let element =
        |name: &str, head: &str| format!("<xs:element name='{name}' type='xs:int' substitutionGroup='t:{head}'/>");
    crate::survives(&[("a.xsd", &crate::schema(&element("a", "a")))]);
    crate::survives(&[("a.xsd", &crate::schema(&(element("a", "b") + &element("b", "a"))))]);
}

#[test]
fn redefinitions() {
    let redefine = "<xs:redefine schemaLocation='a.xsd'><xs:complexType name='T'><xs:complexContent><xs:extension base='t:T'/></xs:complexContent></xs:complexType></xs:redefine><xs:complexType name='T'/>";
    bad_body(redefine, &["the file `a.xsd` is defined by itself"]);
}

/// Types that hold the next one twice: as large as they have fields where these may be absent, an error where they must
/// stand, since then documents are as large as that.
#[test]
fn doubling() {
    let types = |occurs: &str| {
        let of = |at: usize| {
            let part = |name: &str| format!("<xs:element name='{name}' type='t:T{}' {occurs}/>", at + 1);
            format!(
                "<xs:complexType name='T{at}'><xs:sequence>{}{}</xs:sequence></xs:complexType>",
                part("one"),
                part("other")
            )
        };
        each(0..60, of) + "<xs:simpleType name='T60'><xs:restriction base='xs:string'/></xs:simpleType>"
    };
    body(&types("minOccurs='0'"));
    bad_body(&types(""), &["a.xsd:46:", "what is required in the type `T44` takes more than 1048576 bytes"]);
}
