//! That all doors tell the same.

use std::fs;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::dynamic::Schemas;
use crate::{Config, Error, SchemaSet, generate};

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
