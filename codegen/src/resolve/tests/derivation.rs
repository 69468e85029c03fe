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
fn bounds_leave_something() {
    let bounds = |one: &str, other: &str| simple("B", "xs:int", one) + &simple("T", "t:B", other);
    let range = "which is not within";
    told(&bounds("<xs:maxExclusive value='10'/>", "<xs:minExclusive value='10'/>"), range);
    told(&bounds("<xs:minExclusive value='10'/>", "<xs:maxExclusive value='10'/>"), range);
    told(&bounds("<xs:maxExclusive value='10'/>", "<xs:minInclusive value='10'/>"), range);
    told(&simple("T", "xs:positiveInteger", "<xs:maxExclusive value='1'/>"), range);
    told(&simple("T", "xs:byte", "<xs:minExclusive value='127'/>"), range);
    told(&simple("T", "xs:unsignedInt", "<xs:maxExclusive value='00'/>"), range);
    let fine = |body: &str| check(&[("a.xsd", &schema("urn:t", body))]);
    // In one step, section 4.3.9 lets both be the same.
    fine(&simple("T", "xs:int", "<xs:minExclusive value='10'/><xs:maxExclusive value='10'/>"));
    fine(&bounds("<xs:minInclusive value='10'/>", "<xs:maxInclusive value='10'/>"));
    fine(&simple("T", "xs:positiveInteger", "<xs:maxExclusive value='2'/>"));
    fine(&simple("T", "xs:integer", "<xs:maxExclusive value='1'/>"));
}

/// What is warned of in redefinitions of groups.
fn warned_of_redefined(groups: &str, redefined: &str) -> String {
    let redefine = format!("<xs:redefine schemaLocation='b.xsd'>{redefined}</xs:redefine>");
    let files = [("a.xsd", schema("urn:t", &redefine)), ("b.xsd", schema("urn:t", groups))];
    let files = files.each_ref().map(|(name, text)| (*name, &**text));
    check(&files).warnings.to_string()
}

#[test]
fn a_redefined_group_without_itself_restricts() {
    let redefined = |base: &str, own: &str| {
        let group = |content: &str| format!("<xs:group name='G'>{content}</xs:group>");
        warned_of_redefined(&group(base), &group(own))
    };
    let (a, b) = ("<xs:element name='a' type='xs:int'/>", "<xs:element name='b' type='xs:int' minOccurs='0'/>");
    let sequence = |parts: &str| format!("<xs:sequence>{parts}</xs:sequence>");
    let both = sequence(&format!("{a}{b}"));
    for own in [
        sequence(b),
        sequence(&format!("{b}{a}")),
        sequence(&format!("{a}{a}")),
        format!("<xs:choice>{a}{b}</xs:choice>"),
    ] {
        assert!(redefined(&both, &own).contains("this is no restriction of `G`"), "{own}");
    }
    assert!(redefined("<xs:all/>", &format!("<xs:all>{a}</xs:all>")).contains("this is no restriction of `G`"));
    assert_eq!(redefined(&both, &sequence(a)), "");
    assert_eq!(redefined(&both, &both), "");
    // One that has itself in it adds to what it was.
    assert_eq!(redefined(&both, &sequence("<xs:group ref='t:G'/><xs:element name='c'/>")), "");
}

#[test]
fn a_redefined_attribute_group_without_itself_restricts() {
    let group = |content: &str| format!("<xs:attributeGroup name='G'>{content}</xs:attributeGroup>");
    let redefined = |base: &str, own: &str| warned_of_redefined(&group(base), &group(own));
    let base = "<xs:attribute name='a' type='xs:int' use='required'/><xs:attribute name='b' fixed='1'/>";
    let a = "<xs:attribute name='a' type='xs:short' use='required'/>";
    for (own, reason) in [
        ("<xs:attribute name='b' fixed='1'/>", "the base requires an attribute that it prohibits"),
        ("<xs:attribute name='a' type='xs:int'/>", "the base requires the attribute"),
        ("<xs:attribute name='a' type='xs:string' use='required'/>", "not derived from that in the base"),
        (&format!("{a}<xs:attribute name='b' default='1'/>"), "the base fixes the value"),
        (&format!("{a}<xs:attribute name='c'/>"), "the base has no such attribute"),
        (&format!("{a}<xs:anyAttribute/>"), "it allows any attributes that the base does not"),
    ] {
        let found = redefined(base, own);
        assert!(found.contains("this is no restriction of `G`") && found.contains(reason), "{own}: {found}");
    }
    assert_eq!(redefined(base, a), "");
    let any = format!("{base}<xs:anyAttribute namespace='##local'/>");
    assert_eq!(redefined(&any, &format!("{a}<xs:attribute name='c'/>")), "");
    assert_eq!(redefined(base, "<xs:attributeGroup ref='t:G'/><xs:attribute name='c'/>"), "");
    let twice = group("<xs:attributeGroup ref='t:G'/><xs:attributeGroup ref='t:G'/>");
    let redefine = format!("<xs:redefine schemaLocation='b.xsd'>{twice}</xs:redefine>");
    let files = [("a.xsd", &*schema("urn:t", &redefine)), ("b.xsd", &*schema("urn:t", &group(base)))];
    assert!(problems(&files).contains("the redefined group `G` can have itself in it once only"));
}

#[test]
fn smaller_rules() {
    warned("<xs:notation name='n'/>", "the notation `n` has neither `public` nor `system`");
    warned("<xs:complexType name='T'><xs:all maxOccurs='0' minOccurs='0'/></xs:complexType>", "`all` can only be");
    let xsi = |body: &str| {
        let text = schema("http://www.w3.org/2001/XMLSchema-instance", body);
        check(&[("a.xsd", &text)]).warnings.to_string()
    };
    let told = "is in the namespace of `xsi:type`, in which schemas cannot declare any";
    assert!(xsi("<xs:attribute name='a'/>").contains(told));
    assert!(
        xsi("<xs:attributeGroup name='G'><xs:attribute name='a' form='qualified'/></xs:attributeGroup>").contains(told)
    );
    assert_eq!(xsi("<xs:attribute name='nil' type='xs:boolean'/>"), "");
    assert_eq!(xsi("<xs:attributeGroup name='G'><xs:attribute name='a'/></xs:attributeGroup>"), "");
}

#[test]
fn values_of_facets_against_all_facets_of_the_base() {
    let values = |base: &str, facets: &str, facet: &str, value: &str| {
        simple("B", base, facets) + &simple("T", "t:B", &format!("<xs:{facet} value='{value}'/>"))
    };
    let refused = |base: &str, facets: &str, facet: &str, value: &str| {
        told(&values(base, facets, facet, value), &format!("`{value}` of the facet"));
    };
    let taken = |base: &str, facets: &str, facet: &str, value: &str| {
        _ = check(&[("a.xsd", &schema("urn:t", &values(base, facets, facet, value)))]);
    };
    let digits = "<xs:totalDigits value='4'/><xs:fractionDigits value='1'/>";
    refused("xs:decimal", digits, "minInclusive", "12345");
    refused("xs:decimal", digits, "maxExclusive", "1.25");
    refused("xs:decimal", digits, "enumeration", "12345");
    taken("xs:decimal", digits, "maxInclusive", "0123.40");
    let octets = "<xs:minLength value='2'/>";
    refused("xs:base64Binary", octets, "enumeration", "AA==");
    refused("xs:hexBinary", octets, "enumeration", "0a");
    taken("xs:base64Binary", octets, "enumeration", "AAA=");
    // What is listed is a value, however it is written.
    let listed = |value| format!("<xs:enumeration value='{value}'/>");
    taken("xs:hexBinary", &listed("00ff"), "enumeration", "00FF");
    refused("xs:hexBinary", &listed("00ff"), "enumeration", "00FE");
    taken("xs:float", &listed("NaN"), "enumeration", "NaN");
    refused("xs:duration", &listed("P1M"), "enumeration", "P30D");
    taken("xs:NMTOKENS", &listed("a b"), "enumeration", " a  b");
    refused("xs:NMTOKENS", &listed("a b"), "enumeration", "b a");
    // What is not comparable with a bound is beyond it.
    refused("xs:float", "<xs:maxExclusive value='1.5'/>", "enumeration", "NaN");
    refused("xs:duration", "<xs:maxInclusive value='P1M'/>", "enumeration", "P30D");
    taken("xs:float", "<xs:maxInclusive value='NaN'/>", "enumeration", "NaN");
    taken("xs:duration", "<xs:maxInclusive value='P1M'/>", "enumeration", "P27D");
}

#[test]
fn a_length_and_a_bound_of_another_step() {
    let steps = |base: &str, facets: &str| simple("B", "xs:token", base) + &simple("T", "t:B", facets);
    warned(&steps("<xs:length value='2'/>", "<xs:minLength value='1'/>"), "`length` and `minLength`");
    // A length may follow a bound (Part 2, section 4.3.1.4).
    warned(&steps("<xs:minLength value='1'/>", "<xs:length value='3'/><xs:minLength value='2'/>"), "`minLength`");
    warned(&simple("T", "xs:token", "<xs:length value='2'/><xs:minLength value='2'/>"), "`minLength`");
    let kept = [
        steps("<xs:minLength value='1'/>", "<xs:length value='2'/>"),
        steps("<xs:minLength value='1'/>", "<xs:length value='2'/><xs:minLength value='1'/>"),
        steps("<xs:maxLength value='4'/>", "<xs:length value='2'/><xs:maxLength value='4'/>"),
        // Lists that are built in have it.
        simple("T", "xs:IDREFS", "<xs:length value='5'/><xs:minLength value='1'/>"),
        steps("<xs:minLength value='1'/>", "<xs:length value='2'/>") + &simple("U", "t:T", "<xs:minLength value='1'/>"),
    ];
    for body in kept {
        let model = check(&[("a.xsd", &schema("urn:t", &body))]);
        assert!(model.warnings.is_empty(), "{body}: {}", model.warnings);
    }
}

/// A type that restricts another one, of these contents.
fn of_contents(more: &str, base: &str, own: &str) -> String {
    format!(
        "{more}<xs:complexType name='Base'>{base}</xs:complexType><xs:complexType name='T'><xs:complexContent>
        <xs:restriction base='t:Base'>{own}</xs:restriction></xs:complexContent></xs:complexType>"
    )
}

#[track_caller]
fn restricts(body: &str) {
    let model = check(&[("a.xsd", &schema("urn:t", body))]);
    assert!(model.warnings.is_empty(), "{body}: {}", model.warnings);
}

#[test]
fn a_head_is_a_choice_of_its_substitutes() {
    let elements = "<xs:element name='head' type='xs:decimal'/><xs:element name='one' substitutionGroup='t:head'/>
        <xs:element name='more' substitutionGroup='t:head'/><xs:element name='other' type='xs:int'/>
        <xs:element name='two' type='xs:int' substitutionGroup='t:more'/>";
    let base = "<xs:sequence><xs:element ref='t:head' maxOccurs='2'/></xs:sequence>";
    let choice = |names: &[&str], occurs: &str| {
        let branches = names.iter().map(|name| format!("<xs:element ref='t:{name}'/>")).collect::<Vec<_>>().concat();
        format!("<xs:sequence><xs:choice {occurs}>{branches}</xs:choice></xs:sequence>")
    };
    restricts(&of_contents(elements, base, &choice(&["one", "two"], "")));
    restricts(&of_contents(elements, base, &choice(&["two", "one"], "minOccurs='2' maxOccurs='2'")));
    let not = |own: &str, reason: &str| warned(&of_contents(elements, base, own), reason);
    not(&choice(&["one", "other"], ""), "nothing like it");
    not(&choice(&["one", "two"], "maxOccurs='3'"), "another number of times");
    not(&choice(&["one", "two"], "minOccurs='0'"), "another number of times");
    // What no element substitutes is no choice.
    let alone = "<xs:sequence><xs:element ref='t:other'/></xs:sequence>";
    warned(&of_contents(elements, alone, &choice(&["other", "other"], "")), "is no restriction");
}

#[test]
fn nothing_takes_the_place_of_what_may_be_absent() {
    let a = |occurs: &str| format!("<xs:element name='a' type='xs:int' {occurs}/>");
    let (optional, never) = ("minOccurs='0'", "minOccurs='0' maxOccurs='0'");
    for group in ["sequence", "choice", "all"] {
        let of = |parts: &str| format!("<xs:{group}>{parts}</xs:{group}>");
        let sequence = |parts: &str| format!("<xs:sequence>{parts}</xs:sequence>");
        restricts(&of_contents("", &of(&a(optional)), &sequence(&a(never))));
        warned(&of_contents("", &of(&a("")), &sequence(&a(never))), "is no restriction");
    }
    let two = |occurs: &str| format!("<xs:sequence>{}<xs:element name='b'/></xs:sequence>", a(occurs));
    restricts(&of_contents("", &two(optional), &two(never)));
    warned(&of_contents("", &two(""), &two(never)), "is no restriction");
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
