//! `docs/validation.md` names every case, and what it names is there.

use std::fs;
use std::path::Path;

const PAGE: &str = "docs/validation.md";

/// What stands between backticks in rows of tables and in the lines on the generator.
fn named(page: &str) -> Vec<&str> {
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

fn folders() -> Vec<String> {
    let entries = fs::read_dir("tests/cases").unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

#[test]
fn every_case_is_in_the_page() {
    let page = fs::read_to_string(PAGE).unwrap();
    let named = named(&page);
    let mut missing = folders();
    missing.retain(|folder| !named.iter().any(|name| name.split('/').next() == Some(folder)));
    assert!(missing.is_empty(), "{PAGE} does not name {missing:?}");
}

/// Of the cases on rules of XML, namespaces, structure and facets, each document is there for one rule.
#[test]
fn every_refused_document_of_the_cases_on_rules_is_in_the_page() {
    let page = fs::read_to_string(PAGE).unwrap();
    let named = named(&page);
    for folder in
        ["facets_of_bounds", "facets_of_length", "facets_of_texts", "namespaces", "structure", "well_formedness"]
    {
        let files = fs::read_dir(Path::new("tests/cases").join(folder)).unwrap();
        let documents = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut missing: Vec<String> = documents.filter(|name| name.starts_with("bad-")).collect();
        assert!(!missing.is_empty(), "{folder}");
        missing.retain(|name| !named.contains(&format!("{folder}/{name}").as_str()));
        assert!(missing.is_empty(), "{PAGE} does not name {missing:?} of {folder}");
    }
}

#[test]
fn what_the_page_names_is_there() {
    let page = fs::read_to_string(PAGE).unwrap();
    let folders = folders();
    let mut checked = 0;
    for name in named(&page) {
        let found = if let Some((file, function)) = name.split_once(".rs: ") {
            let text = fs::read_to_string(format!("{file}.rs")).unwrap_or_default();
            text.contains(&format!("fn {function}()"))
        } else if Path::new(name).extension().is_some_and(|end| end == "xml") && !name.starts_with("tests/") {
            Path::new("tests/cases").join(name).is_file()
        } else if name.contains('/') {
            Path::new(name).exists()
        } else if name.contains('_') {
            folders.iter().any(|folder| folder == name)
        } else {
            // A word of XML or of XSD.
            continue;
        };
        assert!(found, "{PAGE} names `{name}`, which is not there");
        checked += 1;
    }
    assert!(checked > 100, "only {checked} names found");
}
