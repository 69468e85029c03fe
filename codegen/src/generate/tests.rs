//! That all doors tell the same, and a model that is handed over gives the same items.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::{each_module, lowered_model, modelled};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::dynamic::Schemas;
use crate::{Config, Error, Module, SchemaSet, generate, namespaces};

/// Two modules, with a file of one name each.
fn project(one: &str, other: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let schema = |inner: &str| {
        format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:a\">\n{inner}\n</xs:schema>"
        )
    };
    for (name, inner) in [("one", one), ("other", other)] {
        fs::create_dir(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name).join("a.xsd"), schema(inner)).unwrap();
    }
    let module = |name: &str| {
        format!("[[module]]\nname = \"{name}\"\nschemas = [\"{name}/a.xsd\"]\n[module.requests]\nbase = \"Nothing\"\n")
    };
    let config = format!("{}{}[locations]\n\"http://a/\" = \"one\"\n", module("one"), module("other"));
    fs::write(dir.path().join("xsdbind.toml"), config).unwrap();
    dir
}

/// What each door tells, of all modules, with the lines of files.
fn told(dir: &Path) -> [Result<Diagnostics, Error>; 3] {
    let config = || Config::from_file(dir.join("xsdbind.toml")).unwrap();
    let of_sets = |sets: Vec<SchemaSet>| sets.iter().flat_map(|set| set.warnings().clone()).collect();
    [
        generate(&config()).map(|output| output.warnings),
        Schemas::load_config(&config()).map(|schemas| schemas.warnings().clone()),
        SchemaSet::load_config(&config()).map(of_sets),
    ]
}

#[test]
fn all_doors_tell_the_same_warnings() {
    let import =
        |line: &str| format!("<!-- {line} -->\n<xs:import namespace=\"urn:{line}\" schemaLocation=\"{line}.xsd\"/>");
    let dir = project(&import("first"), &import("second"));
    let [generated, loaded, set] = told(dir.path()).map(Result::unwrap);
    let lines = |told: &Diagnostics| {
        let all = told.iter().flat_map(|one| one.excerpts().map(|(_, excerpt, _)| excerpt.unwrap().line.clone()));
        all.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(lines(&generated), @r#"
    base = "Nothing"
    base = "Nothing"
    "http://a/" = "one"
    <xs:import namespace="urn:first" schemaLocation="first.xsd"/>
    <xs:import namespace="urn:second" schemaLocation="second.xsd"/>
    "#);
    assert_eq!(loaded, generated);
    assert_eq!(set, generated);
}

#[test]
fn all_doors_tell_the_same_errors() {
    let dir = project("", "<xs:element name=\"a\" type=\"Missing\"/>");
    let [generated, loaded, set] = told(dir.path()).map(|told| told.unwrap_err().diagnostics().unwrap().clone());
    let excerpt = generated.iter().flat_map(Diagnostic::excerpts).find_map(|(_, excerpt, _)| excerpt).unwrap();
    assert_eq!(&excerpt.line[excerpt.span.clone()], "type=\"Missing\"");
    assert_eq!(loaded, generated);
    assert_eq!(set, generated);
}

/// The items of a schema, of a model that stays, or of one that goes on the way.
fn items(schema: &Path, goes: bool) -> String {
    let config = Config::new().module(Module::new("items").schema(schema));
    let made = each_module(&config, |module, seen, stages| {
        let (files, model) = modelled(&config, module, seen, stages)?;
        let modules = namespaces::modules(module, &files, &model)?;
        let model = if goes { Cow::Owned(model) } else { Cow::Borrowed(&model) };
        Ok(format!("{:#?}", lowered_model(model, modules, &config, module, stages)?))
    });
    made.unwrap().settle(10).0.concat()
}

#[test]
fn a_model_that_goes_gives_the_same_items() {
    // What types share is met after one of them has gone: groups of a base, of a named group, and types of text.
    let body = |constraint: &str| {
        format!(
            r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:group name="G"><xs:choice><xs:element name="g" type="Text"/><xs:sequence><xs:element name="h" type="xs:int"/><xs:element name="i" type="xs:int"/></xs:sequence></xs:choice></xs:group>
<xs:complexType name="Base"><xs:sequence><xs:choice maxOccurs="2"><xs:element name="a" type="xs:int"/><xs:element name="b"><xs:complexType><xs:sequence minOccurs="0"><xs:element name="c" type="xs:int"/><xs:element name="d" type="Only"/></xs:sequence></xs:complexType></xs:element></xs:choice></xs:sequence></xs:complexType>
<xs:complexType name="Only"><xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="Text"/></xs:choice></xs:complexType>
<xs:complexType name="OnlyMore"><xs:complexContent><xs:extension base="Only"/></xs:complexContent></xs:complexType>
<xs:complexType name="First"><xs:complexContent><xs:extension base="Base"><xs:sequence><xs:group ref="G"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Second"><xs:complexContent><xs:extension base="Base"><xs:sequence maxOccurs="3"><xs:group ref="G"/><xs:element name="e" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Text"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="x"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Mixed" mixed="true"><xs:sequence><xs:group ref="G" minOccurs="0"/><xs:element name="e" type="xs:int"/></xs:sequence></xs:complexType>
<xs:element name="root"><xs:complexType><xs:sequence><xs:element name="base" type="Base" maxOccurs="9"/><xs:element name="text" type="Text" nillable="true"/><xs:element name="number" type="xs:int"/><xs:element name="mixed" type="Mixed"/></xs:sequence></xs:complexType>{constraint}</xs:element>
</xs:schema>"#
        )
    };
    let key = r#"<xs:key name="k"><xs:selector xpath="base/b/d"/><xs:field xpath="a"/></xs:key>"#;
    let dir = tempfile::tempdir().unwrap();
    for constraint in ["", key] {
        let path = dir.path().join("a.xsd");
        fs::write(&path, body(constraint)).unwrap();
        let stays = items(&path, false);
        assert!(stays.contains("OnlyMore"));
        assert_eq!(items(&path, true), stays);
    }
}
