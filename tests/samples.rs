//! The samples: every document that the schemas allow is read, written and read again; every other one is refused.
//!
//! One snapshot a document: what it was read as and what was written, or the error. After a change that is meant to
//! change them, `INSTA_UPDATE=always cargo test --workspace --test all samples` writes them again, to be
//! reviewed as a diff.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use provisioning_api::{ocip, userupdate};
use xml_compare::{by_collapsed_value, by_value, compare, decode};
use xsdbind::{Document, WriteOptions};
use xsdbind_codegen::dynamic::Schemas;

use crate::document_type::DocumentType;
use crate::{as_tables, told_alike};

/// What is written differs on purpose, and where first.
const WRITTEN_OTHERWISE: &[(&str, &str)] = &[
    // An empty element takes the value that the schema names; written, the value stands in it.
    (
        "ocip/consolidated-fixed-values.xml",
        "/BroadsoftDocument/command/deleteExistingDevices: expected no content, found text \"true\"",
    ),
    (
        "ocip/list-users-default-value.xml",
        "/BroadsoftDocument/command/searchCriteriaDn/isCaseInsensitive: expected no content, found text \"true\"",
    ),
];

/// Here the type beside nil is another one: nil of an abstract type is written with one of the concrete types, and which
/// makes no difference.
const OTHER_TYPE_OF_NIL: &[&str] =
    &["ocip/consolidated-clear-all.xml", "ocip/department-clear.xml", "ocip/prefixed-root.xml"];

/// Blanks that collapse, as the types say.
const COLLAPSE: &[&str] = &["ocip/modify-values-with-blanks.xml"];

#[test]
fn ocip() {
    check_all::<ocip::AnyDocument>("ocip");
}

#[test]
fn userupdate() {
    check_all::<userupdate::AnyDocument>("userupdate");
}

/// Checks all samples of a folder, and reports all failures.
#[track_caller]
fn check_all<D: Document + Clone + Debug + PartialEq + 'static>(folder: &str) {
    let mut failures = Vec::new();
    let schemas = Schemas::load("xsdbind.toml").unwrap().module(folder).unwrap();
    let samples = samples(folder);
    for path in &samples {
        let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        let bytes = fs::read(path).unwrap();
        let is_bad = name.contains("/bad-");
        failures.extend(
            told_alike::check(DocumentType::of::<D>(), &bytes).err().map(|failure| format!("{name}: {failure}")),
        );
        failures.extend(
            as_tables::check(DocumentType::of::<D>(), &schemas, &bytes)
                .err()
                .map(|failure| format!("{name}: {failure}")),
        );
        let shown = match xsdbind::from_slice::<D>(&bytes) {
            Ok(_) if is_bad => Err("accepted".to_owned()),
            Ok(document) => round_trip(&name, &bytes, &document),
            Err(error) if is_bad => Ok(format!("{:?}: {error}", error.kind())),
            Err(error) => Err(format!("refused: {error}")),
        };
        match shown {
            Ok(shown) => snapshot(&name, &shown),
            Err(failure) => failures.push(format!("{name}: {failure}")),
        }
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{count} of {} samples failed:\n{}", samples.len(), failures.join("\n"));
}

fn samples(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new("tests/samples").join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let has = |bad: bool| paths.iter().any(|path| path.to_str().unwrap().contains("/bad-") == bad);
    assert!(has(true) && has(false), "samples of one kind only");
    paths
}

/// The value and its XML; an error when the XML is not that of the sample, or not read as the same value.
fn round_trip<D: Document + Debug + PartialEq>(name: &str, bytes: &[u8], document: &D) -> Result<String, String> {
    let written = xsdbind::to_string(document).map_err(|error| format!("not written: {error}"))?;
    let indented = WriteOptions::new().indent(2).to_string(document).map_err(|error| error.to_string())?;
    for text in [&written, &indented] {
        let again: D = xsdbind::from_str(text).map_err(|error| format!("refused when read again: {error}"))?;
        if again != *document {
            return Err(format!("another value when read again: {again:#?}"));
        }
        same(name, &decode(bytes)?, text)?;
    }
    Ok(format!("{document:#?}\n\n{indented}"))
}

fn same(name: &str, sample: &str, written: &str) -> Result<(), String> {
    let rule = if COLLAPSE.contains(&name) { by_collapsed_value } else { by_value };
    let sample = if OTHER_TYPE_OF_NIL.contains(&name) { &with_other_type_of_nil(sample) } else { sample };
    let found = compare(sample, written, rule).err().map(|difference| difference.to_string());
    let expected = WRITTEN_OTHERWISE.iter().find(|(sample, _)| *sample == name).map(|(_, what)| *what);
    match found {
        found if found.as_deref() == expected => Ok(()),
        Some(difference) => Err(format!("not the same when written: {difference}")),
        None => Err("written without the difference that was expected".to_owned()),
    }
}

/// The sample with the type that is written beside nil of a department.
fn with_other_type_of_nil(sample: &str) -> String {
    let other = sample.replacen("xsi:type=\"GroupDepartmentKey\"", "xsi:type=\"EnterpriseDepartmentKey\"", 1);
    assert_ne!(other, sample, "nothing to replace");
    other
}

fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    let (folder, file) = name.split_once('/').unwrap();
    settings.set_snapshot_path(format!("snapshots/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(file.trim_end_matches(".xml"), shown));
}
