//! What load, parse and resolve make of schemas that are right.

use super::{check, run, schema};
use crate::model::{
    Builtin, ComplexType, Content, ElementUse, Model, Namespaces, Owner, Role, SimpleType, Term, Type, TypeName,
    TypeRef, Variety, WhiteSpace,
};

#[track_caller]
fn ty<'a>(model: &'a Model, name: &str) -> &'a Type {
    model.types.iter().find(|ty| ty.global_name() == Some(name)).unwrap()
}

#[track_caller]
fn complex<'a>(model: &'a Model, name: &str) -> &'a ComplexType {
    ty(model, name).complex().unwrap()
}

#[track_caller]
fn simple<'a>(model: &'a Model, name: &str) -> &'a SimpleType {
    ty(model, name).simple().unwrap()
}

/// The elements of a content that is a sequence, `(..)` for a part that is none.
#[track_caller]
fn parts(complex: &ComplexType) -> Vec<&str> {
    let Content::Particle(particle) = &complex.content else { panic!("no elements") };
    let Term::Sequence(parts) = &particle.term else { panic!("no sequence") };
    let names = parts.iter().map(|part| match &part.term {
        Term::Element(element) => &*element.name,
        _ => "(..)",
    });
    names.collect()
}

#[track_caller]
fn first(complex: &ComplexType) -> &ElementUse {
    let Content::Particle(particle) = &complex.content else { panic!("no elements") };
    let Term::Sequence(parts) = &particle.term else { panic!("no sequence") };
    let Term::Element(element) = &parts[0].term else { panic!("no element") };
    element
}

#[test]
fn files_are_read_once_in_any_graph() {
    let a = schema("urn:t", "<xs:include schemaLocation='sub/b.xsd'/><xs:include schemaLocation='./sub/../c.xsd'/>");
    let b = schema("urn:t", "<xs:include schemaLocation='../a.xsd'/><xs:include schemaLocation=' ../c.xsd '/>");
    let c = schema("urn:t", "<xs:element name='x '/>");
    let model = check(&[("a.xsd", &a), ("sub/b.xsd", &b), ("c.xsd", &c)]);
    let paths: Vec<&str> = model.files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["a.xsd", "c.xsd", "sub/b.xsd"]);
    assert_eq!(&*model.elements[0].name, "x");
}

#[test]
fn a_file_without_namespace_takes_that_of_each_includer() {
    let import = "<xs:include schemaLocation='c.xsd'/><xs:import namespace='urn:u' schemaLocation='u.xsd'/>";
    let t = schema("urn:t", import);
    let u = schema("urn:u", "<xs:include schemaLocation='c.xsd'/>");
    let c = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>
        <xs:complexType name='T'><xs:sequence><xs:element name='a' type='S'/><xs:any namespace='##targetNamespace'/></xs:sequence></xs:complexType>
        <xs:simpleType name='S'><xs:restriction base='xs:token'/></xs:simpleType></xs:schema>";
    let model = check(&[("t.xsd", &t), ("u.xsd", &u), ("c.xsd", c)]);
    let of = |name: &str| -> Vec<Option<String>> {
        let same = model.types.iter().filter(|ty| ty.global_name() == Some(name));
        same.map(|ty| ty.namespace.as_deref().map(str::to_owned)).collect()
    };
    assert_eq!(of("T"), [Some("urn:t".to_owned()), Some("urn:u".to_owned())]);
    for ty in model.types.iter().filter(|ty| ty.complex().is_some()) {
        let TypeRef::Type(used) = first(ty.complex().unwrap()).type_ref else { panic!("built in") };
        assert_eq!(model[used].namespace, ty.namespace);
        assert_eq!(parts(ty.complex().unwrap()), ["a", "(..)"]);
    }
}

#[test]
fn encodings() {
    let text = "<?xml version='1.0' encoding='ENC'?><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='stra\u{df}e'/></xs:schema>";
    let latin: Vec<u8> = text.replace("ENC", "ISO-8859-1").chars().map(|char| char as u8).collect();
    let wide: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.replace("ENC", "UTF-16").chars())
        .flat_map(|char| (char as u16).to_le_bytes())
        .collect();
    let utf8 = format!("\u{feff}{}", text.replace("ENC", "UTF-8")).into_bytes();
    for bytes in [latin, wide, utf8] {
        let model = run(&[("a.xsd", &bytes)]).unwrap();
        assert_eq!(&*model.elements[0].name, "stra\u{df}e");
    }
    let invalid = text.replace("ENC", "UTF-8").replace('\u{df}', "?");
    let invalid: Vec<u8> = invalid.bytes().map(|byte| if byte == b'?' { 0xDF } else { byte }).collect();
    assert!(run(&[("a.xsd", &invalid[..])]).is_err());
}

#[test]
fn extensions_flatten_and_restrictions_replace() {
    let model = check(&[("a.xsd", &schema("urn:t", "
        <xs:complexType name='B'><xs:sequence><xs:element name='a'/></xs:sequence><xs:attribute name='x'/><xs:attribute name='y'/></xs:complexType>
        <xs:complexType name='E'><xs:complexContent><xs:extension base='t:B'>
            <xs:choice><xs:element name='b'/><xs:element name='c'/></xs:choice><xs:attribute name='z' use='required'/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name='F'><xs:complexContent><xs:extension base='t:E'>
            <xs:sequence><xs:element name='d'/><xs:element name='e' minOccurs='0' maxOccurs='0'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name='R'><xs:complexContent><xs:restriction base='t:B'>
            <xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence><xs:attribute name='x' use='prohibited'/></xs:restriction></xs:complexContent></xs:complexType>
        <xs:complexType name='N'><xs:complexContent><xs:extension base='t:B'/></xs:complexContent></xs:complexType>"))]);
    assert_eq!(parts(complex(&model, "F")), ["a", "(..)", "d"]);
    assert_eq!(parts(complex(&model, "N")), ["a"]);
    let attributes =
        |name| -> Vec<String> { complex(&model, name).attributes.iter().map(|usage| usage.name.to_string()).collect() };
    assert_eq!(attributes("F"), ["x", "y", "z"]);
    assert_eq!(attributes("R"), ["y"]);
    assert_eq!(first(complex(&model, "R")).type_ref, TypeRef::Builtin(Builtin::Int));
    let (base, _) = model.types().find(|(_, ty)| ty.global_name() == Some("B")).unwrap();
    let derived: Vec<_> = model.derived_types(base).iter().filter_map(|id| model[*id].global_name()).collect();
    assert_eq!(derived, ["E", "F", "R", "N"]);
}

#[test]
fn groups_are_expanded_with_the_occurrences_of_the_reference() {
    let model = check(&[("a.xsd", &schema("urn:t", "
        <xs:complexType name='T'><xs:sequence><xs:group ref='t:G' minOccurs='0' maxOccurs='unbounded'/></xs:sequence><xs:attributeGroup ref='t:A'/></xs:complexType>
        <xs:group name='G'><xs:choice><xs:element name='a'><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType></xs:element><xs:group ref='t:H'/></xs:choice></xs:group>
        <xs:group name='H'><xs:sequence><xs:element ref='t:e'/></xs:sequence></xs:group>
        <xs:element name='e' type='xs:date' nillable='1'/>
        <xs:attributeGroup name='A'><xs:attribute name='x' type='xs:int' default='1'/><xs:anyAttribute namespace='##other'/></xs:attributeGroup>"))]);
    let complex = complex(&model, "T");
    let Content::Particle(content) = &complex.content else { panic!("no elements") };
    let Term::Sequence(parts) = &content.term else { panic!("no sequence") };
    assert_eq!((parts[0].min, parts[0].max), (0, None));
    assert!(parts[0].group.is_some());
    let Term::Choice(choice) = &parts[0].term else { panic!("no choice") };
    let Term::Element(element) = &choice[0].term else { panic!("no element") };
    let TypeRef::Type(list) = element.type_ref else { panic!("built in") };
    assert!(
        matches!(&model[list].name, TypeName::Anonymous { owner: Owner::Group(_), role: Role::Element(name) } if &**name == "a")
    );
    let Term::Sequence(inner) = &choice[1].term else { panic!("no sequence") };
    let Term::Element(reference) = &inner[0].term else { panic!("no element") };
    assert_eq!((reference.namespace.as_deref(), reference.nillable), (Some("urn:t"), true));
    assert_eq!(complex.any_attribute.as_ref().unwrap().namespaces, Namespaces::Other(Some("urn:t".into())));
    assert!(matches!(complex.attributes[0].origin, Owner::AttributeGroup(_)));
}

#[test]
fn simple_types_merge_their_facets() {
    let model = check(&[("a.xsd", &schema("urn:t", "
        <xs:simpleType name='A'><xs:restriction base='xs:string'><xs:pattern value='a+'/><xs:pattern value='b+'/><xs:maxLength value='9'/></xs:restriction></xs:simpleType>
        <xs:simpleType name='B'><xs:restriction base='t:A'><xs:whiteSpace value='collapse'/><xs:pattern value='.b'/><xs:enumeration value='bb'/><xs:enumeration value='b'/></xs:restriction></xs:simpleType>
        <xs:simpleType name='U'><xs:union memberTypes='xs:int t:B'><xs:simpleType><xs:restriction base='xs:token'/></xs:simpleType></xs:union></xs:simpleType>
        <xs:simpleType name='N'><xs:restriction base='xs:NMTOKENS'><xs:minLength value='2'/></xs:restriction></xs:simpleType>
        <xs:complexType name='C'><xs:simpleContent><xs:extension base='t:A'><xs:attribute name='x'/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name='D'><xs:simpleContent><xs:restriction base='t:C'><xs:maxLength value='3'/></xs:restriction></xs:simpleContent></xs:complexType>"))]);
    let facets = &simple(&model, "B").facets;
    assert_eq!(facets.patterns.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    let values: Vec<&str> = facets.enumeration.iter().map(|value| &*value.value).collect();
    assert_eq!(values, ["bb"]);
    assert_eq!(facets.max_length.as_ref().map(|facet| facet.value), Some(9));
    assert_eq!(facets.white_space.as_ref().map(|facet| facet.value), Some(WhiteSpace::Collapse));
    assert!(matches!(&simple(&model, "U").variety, Variety::Union { members } if members.len() == 3));
    assert_eq!(simple(&model, "N").variety, Variety::List { item: TypeRef::Builtin(Builtin::NmToken) });
    let Content::Simple(TypeRef::Type(text)) = complex(&model, "D").content else { panic!("no text") };
    assert!(matches!(model[text].name, TypeName::Anonymous { role: Role::SimpleContent, .. }));
    let facets = &model[text].simple().unwrap().facets;
    assert_eq!(facets.max_length.as_ref().map(|facet| facet.value), Some(3));
    assert_eq!(complex(&model, "D").attributes.len(), 1);
}

#[test]
fn substitution_groups_and_types_from_the_head() {
    let model = check(&[(
        "a.xsd",
        &schema(
            "urn:t",
            "
        <xs:element name='c' substitutionGroup='t:b'/>
        <xs:element name='b' substitutionGroup='t:a'/>
        <xs:element name='a' type='xs:int' abstract='true'/>",
        ),
    )]);
    assert_eq!(model.elements[0].type_ref, TypeRef::Builtin(Builtin::Int));
    let head = model.elements[1].substitution_head.unwrap();
    let members: Vec<_> = model.substitution_members(head).iter().map(|id| model[*id].name.to_string()).collect();
    assert_eq!(members, ["c", "b"]);
}

#[test]
fn redefinitions_take_the_place_of_what_they_redefine() {
    let b = schema("urn:t", "
        <xs:complexType name='T'><xs:sequence><xs:element name='a'/></xs:sequence></xs:complexType>
        <xs:group name='G'><xs:sequence><xs:element name='g'/></xs:sequence></xs:group>
        <xs:complexType name='U'><xs:sequence><xs:element name='t' type='t:T'/><xs:group ref='t:G'/></xs:sequence></xs:complexType>");
    let a = schema("urn:t", "<xs:redefine schemaLocation='b.xsd'>
        <xs:complexType name='T'><xs:complexContent><xs:extension base='t:T'><xs:sequence><xs:element name='b'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:group name='G'><xs:sequence><xs:group ref='t:G'/><xs:element name='h'/></xs:sequence></xs:group>
        </xs:redefine>");
    let model = check(&[("a.xsd", &a), ("b.xsd", &b)]);
    assert_eq!(parts(complex(&model, "T")), ["a", "b"]);
    let TypeRef::Type(used) = first(complex(&model, "U")).type_ref else { panic!("built in") };
    assert_eq!(model[used].global_name(), Some("T"));
    let TypeRef::Type(original) = model[used].base() else { panic!("built in") };
    assert_eq!(model[original].name, TypeName::Anonymous { owner: Owner::Type(used), role: Role::Redefined });
}

#[test]
fn forms_documentation_and_xml_attributes() {
    let model = check(&[("a.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' elementFormDefault='qualified'>
        <xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://www.w3.org/2001/xml.xsd'/>
        <xs:complexType name='T'><xs:annotation><xs:documentation>
            One.
              Two.
        </xs:documentation><xs:appinfo><other/></xs:appinfo></xs:annotation>
        <xs:sequence><xs:element name='a'/><xs:element name='b' form='unqualified'/></xs:sequence><xs:attribute ref='xml:lang'/></xs:complexType></xs:schema>")]);
    assert_eq!(ty(&model, "T").docs[..], ["One.", "  Two."]);
    let complex = complex(&model, "T");
    assert_eq!(first(complex).namespace.as_deref(), Some("urn:t"));
    assert_eq!(&*complex.attributes[0].name, "lang");
    assert!(model.warnings.is_empty(), "{}", model.warnings);
}

#[test]
fn long_chains_and_wide_choices() {
    use std::fmt::Write;

    let mut body =
        "<xs:complexType name='T0'><xs:sequence><xs:element name='e0'/></xs:sequence></xs:complexType>".to_owned();
    for level in 1..2_000 {
        let base = level - 1;
        write!(body, "<xs:complexType name='T{level}'><xs:complexContent><xs:extension base='t:T{base}'><xs:sequence><xs:element name='e{level}'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>").unwrap();
    }
    body += "<xs:complexType name='Wide'><xs:sequence><xs:element name='first'/><xs:choice>";
    for index in 0..100_000 {
        write!(body, "<xs:element name='c{index}' type='xs:int'/>").unwrap();
    }
    body += "</xs:choice></xs:sequence></xs:complexType>";
    let model = check(&[("a.xsd", &schema("urn:t", &body))]);
    assert_eq!(parts(complex(&model, "T1999")).len(), 2_000);
    assert_eq!(parts(complex(&model, "Wide")), ["first", "(..)"]);
}
