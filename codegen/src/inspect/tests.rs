//! Small schemas in, lists and types as text out.

use super::{ShowOptions, list, show};
use crate::Config;
use crate::set::SchemaSet;

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
  <xs:element name="UserModifyRequest" type="UserModifyRequest"/>
  <xs:complexType name="Command" abstract="true">
    <xs:attribute name="echo" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="UserModifyRequest">
    <xs:annotation><xs:documentation>Changes a user.
      The response is either a DoneResponse or an ErrorResponse.</xs:documentation></xs:annotation>
    <xs:complexContent><xs:extension base="Command"><xs:sequence>
      <xs:element name="userId" type="UserId"/>
      <xs:element name="phone" type="xs:string" minOccurs="0" nillable="true">
        <xs:annotation><xs:documentation>Nil takes it away.</xs:documentation></xs:annotation>
      </xs:element>
      <xs:choice minOccurs="0">
        <xs:element name="group" type="Kind" default="small"/>
        <xs:element name="inner"><xs:complexType><xs:sequence>
          <xs:element name="self" type="UserModifyRequest" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType></xs:element>
      </xs:choice>
    </xs:sequence></xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="DoneResponse"/>
  <xs:complexType name="UserGetRequest22"/>
  <xs:complexType name="UserGetResponse22"/>
  <xs:simpleType name="UserId"><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="80"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Kind"><xs:restriction base="xs:token">
    <xs:enumeration value="small"/><xs:enumeration value="large"/>
  </xs:restriction></xs:simpleType>
</xs:schema>
"#;

fn sets() -> Vec<SchemaSet> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.xsd");
    std::fs::write(&path, SCHEMA).unwrap();
    vec![SchemaSet::load_files(&[path], &Config::new()).unwrap_or_else(|error| panic!("{error}"))]
}

#[test]
fn types_are_listed() {
    let all = list(&sets(), None).to_text();
    insta::assert_snapshot!("list_all", all);
    let found = list(&sets(), Some("user*request*"));
    let names: Vec<&str> = found.sets.iter().flat_map(|(_, all)| all).map(|one| &*one.name).collect();
    assert_eq!(names, ["{urn:a}UserGetRequest22", "{urn:a}UserModifyRequest", "{urn:a}UserModifyRequest"]);
    assert_eq!(list(&sets(), Some("nothing")).to_text(), "nothing fits\n");
}

#[test]
fn types_are_shown() {
    let of = |name: &str, depth: usize| show(&sets(), name, &ShowOptions::new().depth(depth)).unwrap().to_text();
    insta::assert_snapshot!("show_complex", of("UserModifyRequest", 1));
    insta::assert_snapshot!("show_deep", of("UserModifyRequest", 2));
    insta::assert_snapshot!("show_simple", of("Kind", 1));
    assert!(of("UserGetRequest22", 1).contains("response: {urn:a}UserGetResponse22 (by its name)"));
    // A type in itself ends there, however deep.
    assert_eq!(of("UserModifyRequest", 3), of("UserModifyRequest", 32));
}

/// Mixed content, substitution groups, wildcards, unions and lists of types without names, identity constraints.
#[test]
fn every_construct_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.xsd");
    std::fs::write(
        &path,
        r###"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b" xmlns="urn:b">
  <xs:element name="shape" type="xs:string" abstract="true"/>
  <xs:element name="circle" type="xs:string" substitutionGroup="shape"/>
  <xs:complexType name="Note" mixed="true"><xs:sequence>
    <xs:element ref="shape" maxOccurs="2"/>
    <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
  </xs:sequence><xs:anyAttribute namespace="##local"/></xs:complexType>
  <xs:element name="notes">
    <xs:complexType><xs:sequence><xs:element name="note" type="Note" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
    <xs:key name="noteKey"><xs:selector xpath="note"/><xs:field xpath="@id"/></xs:key>
    <xs:keyref name="noteRef" refer="noteKey"><xs:selector xpath="note/see"/><xs:field xpath="@id"/></xs:keyref>
  </xs:element>
  <xs:simpleType name="When"><xs:union memberTypes="xs:date"><xs:simpleType>
    <xs:restriction base="xs:token"><xs:pattern value="today|tomorrow"/></xs:restriction>
  </xs:simpleType><xs:simpleType>
    <xs:restriction base="xs:token"><xs:enumeration value="never"/></xs:restriction>
  </xs:simpleType></xs:union></xs:simpleType>
  <xs:simpleType name="Marks"><xs:list><xs:simpleType>
    <xs:restriction base="xs:int"><xs:maxInclusive value="6"/></xs:restriction>
  </xs:simpleType></xs:list></xs:simpleType>
</xs:schema>
"###,
    )
    .unwrap();
    let sets = [SchemaSet::load_files(&[path], &Config::new()).unwrap_or_else(|error| panic!("{error}"))];
    let shown = ["Note", "shape", "circle", "notes", "When", "Marks"]
        .map(|name| show(&sets, name, &ShowOptions::new()).unwrap().to_text());
    insta::assert_snapshot!("show_constructs", shown.join("\n"));
}

/// The same schema as that of a module with these keys.
fn module(keys: &str) -> Vec<SchemaSet> {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("xsdbind.toml");
    std::fs::write(dir.path().join("a.xsd"), SCHEMA).unwrap();
    std::fs::write(&config, format!("[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n{keys}\n")).unwrap();
    let config = crate::Config::from_file(&config).unwrap();
    SchemaSet::load_config(&config).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_is_left_out_is_said() {
    let sets = module("roots = [\"UserGet*\"]");
    let found = list(&sets, Some("user*"));
    insta::assert_snapshot!(found.to_text(), @r"
    {urn:a}UserGetRequest22   complex type  0 fields     a.xsd:23:3
    {urn:a}UserGetResponse22  complex type  0 fields     a.xsd:24:3
    {urn:a}UserId             simple type   of xs:token  a.xsd:25:3  left out
    {urn:a}UserModifyRequest  complex type  5 fields     a.xsd:6:3   left out
    {urn:a}UserModifyRequest  element                    a.xsd:2:3   left out
    3 complex types, 1 simple type, 1 element; 3 left out by `roots` and `skip`
    ");
    assert!(found.selected().to_text().ends_with("\n2 complex types\n"));
    let head = |name: &str| show(&sets, name, &ShowOptions::new()).unwrap().to_text().lines().nth(1).map(str::to_owned);
    assert_eq!(head("UserId").as_deref(), Some("  left out by `roots` and `skip`"));
    assert_ne!(head("UserGetRequest22").as_deref(), Some("  left out by `roots` and `skip`"));
}

#[test]
fn patterns_may_be_wrong_while_one_looks_for_names() {
    let sets = module("roots = [\"UserGte*\"]");
    assert_eq!(sets[0].warnings().iter().count(), 1);
    assert!(!list(&sets, None).to_text().contains("left out"));
}

#[test]
fn unknown_types_have_near_names() {
    let error = show(&sets(), "UserModifyReqest", &ShowOptions::new()).unwrap_err().to_string();
    assert_eq!(error, "there is no type or element `UserModifyReqest`; did you mean `UserModifyRequest`?");
    let error = show(&sets(), "Zebra", &ShowOptions::new()).unwrap_err().to_string();
    assert_eq!(error, "there is no type or element `Zebra`");
}

#[test]
fn colours_stand_around_words_alone() {
    let shown = show(&sets(), "Kind", &ShowOptions::new()).unwrap();
    let mut plain = shown.to_coloured_text();
    for code in ["\u{1b}[1m", "\u{1b}[36m", "\u{1b}[33m", "\u{1b}[2m", "\u{1b}[0m"] {
        plain = plain.replace(code, "");
    }
    assert_eq!(plain, shown.to_text());
}
