//! Documents that are not well-formed, or have a DTD.

use crate::{bad_body, body, generated, refused, schema};

#[test]
fn not_well_formed() {
    for (text, place) in [
        ("<xs:element", "a.xsd:3:"),
        ("<xs:element name='e'></xs:elemen>", "a.xsd:2:"),
        ("<xs:element name='e' name='f'/>", "a.xsd:2:"),
        ("<y:element name='e'/>", "a.xsd:2:"),
        ("&undefined;", "a.xsd:2:"),
        ("<xs:element name='&#0;'/>", "a.xsd:2:"),
        ("<xs:element name='a<b'/>", "a.xsd:2:"),
        ("\u{1}", "a.xsd:2:"),
        ("<!-- -- -->", "a.xsd:2:"),
        ("</xs:schema><xs:schema>", "a.xsd:2:"),
        ("<![CDATA[", "a.xsd:"),
    ] {
        bad_body(text, &[place, "not well-formed XML: "]);
    }
}

/// They may stand there, as in the W3C's schema of XML signatures; nothing is read for them, and nothing expanded.
#[test]
fn document_type_declarations() {
    let default = |text: &str| schema(&format!("<xs:element name='e' default='{text}' type='xs:string'/>"));
    let entity = "is not expanded: only those that XML defines are";
    let twice = |number: usize| format!("<!ENTITY x{number} '&x{0};&x{0};'>", number - 1);
    let laughs = format!("<!ENTITY x0 'ha'>{}", crate::each(1..30, twice));
    for subset in [
        "SYSTEM 'file:///dev/zero'",
        "[<!ENTITY x 'a value'><!-- ' --><!ATTLIST schema xmlns:ds CDATA #FIXED 'urn:ds'>]",
        "[<!ENTITY x SYSTEM '/etc/passwd'>]",
        "[<!ENTITY % x SYSTEM 'http://127.0.0.1:1/'>]",
    ] {
        let text = |value| format!("<!DOCTYPE xs:schema {subset}>{}", default(value));
        generated(&[("a.xsd", &text("&lt;&#120;"))]);
        refused(&[("a.xsd", &text("&x;"))], &["a.xsd:2:", "the entity `x`", entity]);
        let long = format!("&lt;' xmlns:long='{}", "x".repeat(5000));
        refused(&[("a.xsd", &text(&long))], &["a.xsd:2:", "the namespace is longer than 4096 bytes"]);
    }
    let parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/'> %x;]>";
    refused(&[("a.xsd", &format!("{parameter}{}", default("x")))], &["a.xsd:1:", "not well-formed XML: "]);
    refused(&[("a.xsd", &format!("<!DOCTYPE a [{laughs}]>{}", default("&x29;")))], &["a.xsd:1:", entity]);
    refused(&[("a.xsd", &format!("<!DOCTYPE a [<!ENTITY x '{}", default("x")))], &["a.xsd:", "not well-formed XML: "]);
}

#[test]
fn elements_nested_too_deeply() {
    let deep = |depth: usize| format!("{}{}", "<xs:sequence>".repeat(depth), "</xs:sequence>".repeat(depth));
    let ty = |depth| format!("<xs:complexType name='T'>{}</xs:complexType>", deep(depth));
    body(&ty(250));
    bad_body(&ty(2000), &["a.xsd:2:", "elements are nested more than 256 deep"]);
    bad_body(&ty(1_000_000), &["a.xsd:2:", "elements are nested more than 256 deep"]);
    let docs = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    bad_body(
        &format!("<xs:annotation><xs:documentation>{docs}</xs:documentation></xs:annotation>"),
        &["nested more than 256 deep"],
    );
}

#[test]
fn very_many_attributes() {
    let attributes = crate::each(0..50_000, |number| format!(" a{number}=''"));
    bad_body(&format!("<xs:element name='e'{attributes}/>"), &["a.xsd:2:1: the element has more than 1024 attributes"]);
    let prefixes = crate::each(0..20_000, |number| format!(" xmlns:p{number}='urn:{number}'"));
    crate::survives(&[("a.xsd", &schema(&format!("<xs:element name='e'{prefixes}/>")))]);
}

#[test]
fn very_many_prefixes_in_scope() {
    let elements = |begin: &str| {
        crate::each(0..2000, |at| format!("<xs:element name='{begin}{at}' type='p{at}:T' xmlns:p{at}='urn:t'/>"))
    };
    bad_body(&elements("e"), &["there is no type `{urn:t}T`"]);
}

#[test]
fn nul_and_other_characters_that_are_none() {
    bad_body("<xs:element name='e' default='\0' type='xs:string'/>", &["a.xsd:2:"]);
    bad_body("<xs:element name='e' default='\u{FFFE}' type='xs:string'/>", &["a.xsd:2:"]);
}
