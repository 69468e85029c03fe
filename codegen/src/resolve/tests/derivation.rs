//! Restrictions that are none, values that are none of their types, and facets against those of the base.

use super::{check, problems, schema};

const BASE: &str = "<xs:complexType name='B'><xs:sequence>
    <xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:token' minOccurs='0' maxOccurs='3'/>
    <xs:choice><xs:element name='c' type='xs:int'/><xs:element name='d' type='xs:int'/></xs:choice>
    <xs:any namespace='##other' processContents='lax' minOccurs='0' maxOccurs='2'/></xs:sequence>
    <xs:attribute name='x' type='xs:int' use='required'/><xs:attribute name='y' type='xs:token' fixed='1'/></xs:complexType>";

/// A type that restricts `B` to this.
fn restricted(content: &str) -> String {
    let restriction = format!("<xs:restriction base='t:B'>{content}</xs:restriction>");
    let ty = format!("<xs:complexType name='T'><xs:complexContent>{restriction}</xs:complexContent></xs:complexType>");
    schema("urn:t", &format!("{BASE}\n{ty}"))
}

#[track_caller]
fn is_restriction(content: &str) {
    let model = check(&[("a.xsd", &restricted(content))]);
    assert!(model.warnings.is_empty(), "{}", model.warnings);
}

#[track_caller]
fn is_none(content: &str, reason: &str) {
    let model = check(&[("a.xsd", &restricted(content))]);
    let found = model.warnings.to_string();
    assert!(
        found.contains("this is no restriction of `{urn:t}B`") && found.contains(reason),
        "`{reason}` in:\n{found}"
    );
}

const A: &str = "<xs:element name='a' type='xs:int'/>";
const C: &str = "<xs:element name='c' type='xs:int'/>";

#[test]
fn contents_that_restrict() {
    is_restriction(&format!("<xs:sequence>{A}{C}</xs:sequence>"));
    is_restriction(&format!(
        "<xs:sequence><xs:element name='a' type='xs:short'/><xs:element name='b' type='xs:NCName' minOccurs='2' maxOccurs='2'/>{C}</xs:sequence>"
    ));
    is_restriction(&format!("<xs:sequence><xs:sequence>{A}</xs:sequence><xs:choice>{C}</xs:choice></xs:sequence>"));
    is_restriction(&format!("<xs:sequence>{A}{C}<xs:any namespace='urn:o' minOccurs='0'/></xs:sequence>"));
    is_restriction(&format!(
        "<xs:sequence>{A}<xs:choice>{C}<xs:element name='d' type='xs:int'/></xs:choice></xs:sequence>"
    ));
}

#[test]
fn contents_that_do_not() {
    is_none(&format!("<xs:sequence>{C}</xs:sequence>"), "the base has nothing like it in this place");
    is_none(&format!("<xs:sequence>{A}</xs:sequence>"), "the base requires more");
    is_none("", "it has no elements, and the base requires some");
    is_none(&format!("<xs:sequence>{C}{A}</xs:sequence>"), "nothing like it");
    is_none(
        &format!("<xs:sequence>{A}<xs:element name='b' type='xs:token' minOccurs='0' maxOccurs='4'/>{C}</xs:sequence>"),
        "another number of times",
    );
    is_none(&format!("<xs:sequence><xs:element name='a' type='xs:token'/>{C}</xs:sequence>"), "type is not derived");
    is_none(
        &format!("<xs:sequence><xs:element name='a' type='xs:int' nillable='true'/>{C}</xs:sequence>"),
        "can be nil",
    );
    is_none(
        &format!("<xs:sequence>{A}{C}<xs:any processContents='lax' minOccurs='0'/></xs:sequence>"),
        "nothing like it",
    );
}

#[test]
fn attributes_that_do_not_restrict() {
    let of = |attribute: &str| format!("<xs:sequence>{A}{C}</xs:sequence>{attribute}");
    is_none(&of("<xs:attribute name='x' type='xs:int'/>"), "the base requires the attribute");
    is_none(&of("<xs:attribute name='x' use='prohibited'/>"), "requires an attribute that it prohibits");
    is_none(&of("<xs:attribute name='x' type='xs:token' use='required'/>"), "the attribute's type");
    is_none(&of("<xs:attribute name='y' type='xs:token'/>"), "fixes the value of the attribute");
    is_none(&of("<xs:anyAttribute/>"), "any attributes that the base does not");
    is_restriction(&of(
        "<xs:attribute name='y' type='xs:token' fixed=' 1'/><xs:attribute name='x' type='xs:byte' use='required'/>",
    ));
}

#[track_caller]
fn told(body: &str, expected: &str) {
    let found = problems(&[("a.xsd", &schema("urn:t", body))]);
    assert!(found.contains(expected), "expected `{expected}` in:\n{found}");
}

#[track_caller]
fn warned(body: &str, expected: &str) {
    let model = check(&[("a.xsd", &schema("urn:t", body))]);
    assert!(model.warnings.to_string().contains(expected), "expected `{expected}` in:\n{}", model.warnings);
}

fn simple(name: &str, base: &str, facets: &str) -> String {
    format!("<xs:simpleType name='{name}'><xs:restriction base='{base}'>{facets}</xs:restriction></xs:simpleType>")
}

#[test]
fn values_of_declarations() {
    let code = simple("Code", "xs:token", "<xs:pattern value='[A-Z]{2}'/>");
    let list = "<xs:simpleType name='L'><xs:list itemType='t:Code'/></xs:simpleType>";
    let element = |ty: &str, value: &str| format!("{code}{list}<xs:element name='e' type='{ty}' default='{value}'/>");
    told(&element("t:Code", "a"), "the default or fixed value `a` is not one of `{urn:t}Code`");
    told(&element("t:L", "AB C"), "the default or fixed value `AB C`");
    check(&[("a.xsd", &schema("urn:t", &element("t:Code", " AB ")))]);
    check(&[("a.xsd", &schema("urn:t", &element("t:L", "AB CD")))]);
    let digits = simple("D", "xs:decimal", "<xs:totalDigits value='3'/><xs:fractionDigits value='2'/>");
    told(&format!("{digits}<xs:element name='e' type='t:D' fixed='12.345'/>"), "`12.345`");
    check(&[("a.xsd", &schema("urn:t", &format!("{digits}<xs:element name='e' type='t:D' fixed='012.30'/>")))]);
    warned("<xs:element name='e' type='xs:ID' default='a'/>", "its type is an ID");
    warned(
        "<xs:complexType name='T'><xs:attribute name='a' type='xs:ID'/><xs:attribute name='b' type='xs:ID'/></xs:complexType>",
        "`b` is an ID, and another attribute",
    );
    told(
        "<xs:attribute name='v' type='xs:token' fixed='1'/>
         <xs:complexType name='T'><xs:attribute ref='t:v' fixed='2'/></xs:complexType>",
        "the declaration of `v` fixes another value",
    );
}

#[test]
fn facets_against_the_base() {
    let code = simple("Code", "xs:token", "<xs:pattern value='[A-Z]{2}'/>");
    told(&(code.clone() + &simple("T", "t:Code", "<xs:enumeration value='a'/>")), "`a` of the facet `enumeration`");
    let both = "<xs:minInclusive value='1'/><xs:minExclusive value='1'/>";
    told(&simple("T", "xs:int", both), "the facets `minInclusive` and `minExclusive` exclude each other");
    warned(&simple("T", "xs:token", "<xs:length value='2'/><xs:maxLength value='2'/>"), "`length` and `maxLength`");
    let base = simple("B", "xs:int", "<xs:minExclusive value='1'/><xs:maxInclusive value='9'/>");
    told(&(base.clone() + &simple("T", "t:B", "<xs:minInclusive value='1'/>")), "`minInclusive` is 1, which is wider");
    told(
        &(base.clone() + &simple("T", "t:B", "<xs:maxExclusive value='10'/>")),
        "`maxExclusive` is 10, which is wider",
    );
    check(&[("a.xsd", &schema("urn:t", &(base + &simple("T", "t:B", "<xs:maxExclusive value='9'/>"))))]);
    told(&simple("T", "xs:long", "<xs:fractionDigits value='1'/>"), "`fractionDigits` is 1, which is wider");
    let blanks = simple("B", "xs:string", "<xs:whiteSpace value='replace' fixed='true'/>");
    told(&(blanks + &simple("T", "t:B", "<xs:whiteSpace value='collapse'/>")), "the base fixes it to replace");
}

#[test]
fn an_attribute_that_two_groups_bring_along_is_one() {
    let groups = "<xs:attributeGroup name='G'><xs:attribute name='a'/></xs:attributeGroup>
        <xs:attributeGroup name='H'><xs:attributeGroup ref='t:G'/></xs:attributeGroup>";
    let both = "<xs:attributeGroup ref='t:H'/><xs:attributeGroup ref='t:G'/>";
    let body = format!("{groups}<xs:complexType name='T'>{both}</xs:complexType>");
    assert_eq!(check(&[("a.xsd", &schema("urn:t", &body))]).types[0].complex().map(|ty| ty.attributes.len()), Some(1));
    let other = "<xs:attributeGroup ref='t:H'/><xs:attribute name='a'/>";
    told(&format!("{groups}<xs:complexType name='T'>{other}</xs:complexType>"), "`a` is declared twice");
}
