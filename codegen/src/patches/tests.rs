//! Patches of a small interface: what is generated, and what is said of the rest.

use crate::{Config, Module, Patch, generate};

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="UserGetResponse"><xs:sequence>
    <xs:element name="userId" type="xs:token"/>
    <xs:element name="type" type="xs:token"/>
    <xs:element name="number" type="xs:token" minOccurs="0"/>
    <xs:element name="limit" type="xs:int"/>
    <xs:element name="alias" type="xs:token" minOccurs="0"/>
    <xs:element name="mood" type="xs:token" nillable="true"/>
  </xs:sequence><xs:attribute name="echo" type="xs:string"/></xs:complexType>
  <xs:complexType name="UserModifyRequest"><xs:sequence>
    <xs:element name="userId" type="xs:token"/>
    <xs:element name="type" type="xs:token" minOccurs="0"/>
    <xs:element name="number" type="xs:token" minOccurs="0" nillable="true"/>
    <xs:element name="limit" type="xs:long" minOccurs="0"/>
    <xs:element name="alias" type="xs:token" minOccurs="0" maxOccurs="3"/>
    <xs:element name="mood" type="xs:token" minOccurs="0"/>
    <xs:element name="password" type="xs:token" minOccurs="0"/>
    <xs:choice minOccurs="0"><xs:element name="phone" type="xs:token"/><xs:element name="fax" type="xs:token"/></xs:choice>
  </xs:sequence><xs:attribute name="echo" type="xs:string"/></xs:complexType>
</xs:schema>
"#;

/// The text of the one file, and the warnings; or what is wrong.
fn run(patches: impl IntoIterator<Item = Patch>) -> Result<(String, String), String> {
    let dir = tempfile::tempdir().unwrap();
    let schema = dir.path().join("a.xsd");
    std::fs::write(&schema, SCHEMA).unwrap();
    let module = patches.into_iter().fold(Module::new("a").schema(schema), Module::patch);
    let output = generate(&Config::new().module(module)).map_err(|error| error.to_string())?;
    let warnings: Vec<String> = output.warnings.iter().map(ToString::to_string).collect();
    let files: Vec<String> = output.files.into_values().collect();
    Ok((files.concat(), warnings.join("\n")))
}

fn patch() -> Patch {
    Patch::new("UserGetResponse", "UserModifyRequest")
}

#[test]
fn fields_that_agree_go_together_and_others_are_listed() {
    let (code, warnings) = run([patch().except("@echo").except("password")]).unwrap();
    let (_, call) = code.split_once("xsdbind::patch! {").unwrap();
    let (call, _) = call.split_once("} }").unwrap();
    insta::assert_snapshot!(call, @r"
     UserModifyRequest of UserGetResponse {
        r#type: r#type,
        number: number,
    ");
    insta::assert_snapshot!(warnings, @r"
    warning: `(phoneChoice)` of `UserModifyRequest` is not set from `UserGetResponse`: it has no such field
      note: `except` names the fields that are left to the user of the request
    warning: `alias` of `UserModifyRequest` is not set from `UserGetResponse`: only one of them can occur several times
      note: `except` names the fields that are left to the user of the request
    warning: `limit` of `UserModifyRequest` is not set from `UserGetResponse`: it is of another type there
      note: `except` names the fields that are left to the user of the request
    warning: `mood` of `UserModifyRequest` is not set from `UserGetResponse`: it can be nil there, and not in the request
      note: `except` names the fields that are left to the user of the request
    ");
}

#[test]
fn what_is_not_there_is_an_error() {
    let error = run([patch().except("passwort"), Patch::new("UserGetRespons", "xs:string")]).unwrap_err();
    for expected in [
        "`except` names `passwort`, which `UserModifyRequest` does not have",
        "no struct is generated for a type `UserGetRespons`, which `record` names",
        "there is `UserGetResponse`",
        "no struct is generated for a type `xs:string`, which `request` names",
    ] {
        assert!(error.contains(expected), "{error}");
    }
    let error = run([patch(), patch()]).unwrap_err();
    assert!(error.contains("the request `UserModifyRequest` is that of two patches"), "{error}");
}
