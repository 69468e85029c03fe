//! The documents of the cases, read and written by the code in `expected.rs` of each.
//!
//! `ok-*.xml` is read, written and read again, by way of JSON, too, which its JSON Schema takes; what is written is the
//! same XML, or that of `written-*.xml` where there is one. `bad-*.xml` is refused, on reading or by the check of identity
//! constraints and of `ID`, which `ok-*.xml` passes; the errors of a case are one snapshot.
//!
//! Of all of them is said by tables that are made at run time what the code says.
//!
//! Each line of `documents.tsv` is such a document, too: its name, `ok` or `bad`, the clause that it is about, and its text.
//! Where one is written as other XML, the snapshot says what differs first.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use xsdbind::WriteOptions;
use xsdbind::testing::xml::{by_value, compare};
use xsdbind_codegen::dynamic::Schemas;

use crate::document_type::{AnyDocument, DocumentType};
use crate::{as_tables, told_alike};

macro_rules! cases {
    ($($name:ident,)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), DocumentType::of::<crate::cases::$name::AnyDocument>());
        }
    )*};
}

include!("cases/all.rs");

/// Checks all documents of a case, and reports all failures.
#[track_caller]
fn check(case: &str, of: DocumentType) {
    let documents = documents(case);
    let schema = (of.json_schema)().unwrap();
    let schema = jsonschema::validator_for(&schema).map_err(|error| format!("{error} in {schema}")).unwrap();
    let schemas = Schemas::load(schema_of(case)).unwrap();
    let mut failures = Vec::new();
    let mut errors = Vec::new();
    let mut accepted = 0;
    for (name, (text, is_line)) in &documents {
        failures.extend(told_alike::check(of, text.as_bytes()).err().map(|failure| format!("{name}: {failure}")));
        let by_tables = as_tables::check(of, &schemas, text.as_bytes());
        failures.extend(by_tables.err().map(|failure| format!("{name}: {failure}")));
        let read = (of.from_str)(text).and_then(|document| document.check().map(|()| document));
        let failure = if let Some(rest) = name.strip_prefix("ok-") {
            accepted += 1;
            let expected = documents.get(&format!("written-{rest}")).map_or(text, |(text, _)| text);
            match read
                .map_err(|error| format!("refused: {error}"))
                .and_then(|document| round_trip(of, &document, &schema))
            {
                Ok(written) => match written.iter().find_map(|written| difference(expected, written)) {
                    Some(difference) if *is_line => {
                        errors.push(format!("{name}: written otherwise: {difference}"));
                        None
                    }
                    other => other,
                },
                Err(failure) => Some(failure),
            }
        } else if name.starts_with("bad-") {
            match read {
                Ok(document) => Some(format!("accepted as {document:?}")),
                Err(error) => {
                    errors.push(format!("{name}: {:?}: {error}", error.kind()));
                    None
                }
            }
        } else {
            let is_of = name.strip_prefix("written-").map(|rest| documents.contains_key(&format!("ok-{rest}")));
            (is_of != Some(true)).then(|| "no document of that kind".to_owned())
        };
        failures.extend(failure.map(|failure| format!("{name}: {failure}")));
    }
    assert!(accepted > 0 && !errors.is_empty(), "{case} has no documents to accept or none to refuse");
    assert!(failures.is_empty(), "{case}:\n{}", failures.join("\n"));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/cases");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(case, errors.join("\n")));
}

/// What the code of a case is generated from.
pub(crate) fn schema_of(case: &str) -> PathBuf {
    let folder = Path::new("tests/cases").join(case);
    let config = folder.join("xsdbind.toml");
    if config.exists() { config } else { folder.join("schema.xsd") }
}

/// The documents of a case by name, without the ending; of each, whether it is a line of `documents.tsv`.
fn documents(case: &str) -> BTreeMap<String, (String, bool)> {
    let entries = fs::read_dir(Path::new("tests/cases").join(case)).unwrap();
    let paths =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|of| of == "xml"));
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut documents: BTreeMap<_, _> =
        paths.map(|path| (name(&path), (fs::read_to_string(&path).unwrap(), false))).collect();
    let lines = fs::read_to_string(Path::new("tests/cases").join(case).join("documents.tsv")).unwrap_or_default();
    for line in lines.lines() {
        let [name, verdict, _, text]: [&str; 4] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let before = documents.insert(format!("{verdict}-{name}"), (text.to_owned(), true));
        assert!(before.is_none(), "{case}: {name} twice");
    }
    documents
}

/// What differs first, if anything does.
fn difference(expected: &str, written: &str) -> Option<String> {
    compare(expected, written, by_value).err().map(|difference| format!("{difference} in {written}"))
}

/// The document is the same when read again, by way of JSON, too. Returns what is written, with and without indentation.
fn round_trip(of: DocumentType, document: &AnyDocument, schema: &Validator) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for options in [WriteOptions::new(), WriteOptions::new().indent(2)] {
        let written = document.to_text(options).map_err(|error| format!("not written: {error}"))?;
        let again = (of.from_str)(&written).map_err(|error| format!("refused when read again: {error}"))?;
        if !again.is_same(&**document) {
            return Err(format!("another value when read again: {again:#?} of {written}"));
        }
        all.push(written);
    }
    let json = document.to_json().map_err(|error| format!("not written as JSON: {error}"))?;
    let value = serde_json::from_str(&json).map_err(|error| format!("no JSON: {error}"))?;
    schema.validate(&value).map_err(|error| format!("not valid by JSON Schema: {error:?} in {json}"))?;
    match (of.from_json)(&json) {
        Ok(again) if again.is_same(&**document) => Ok(all),
        Ok(again) => Err(format!("another value when read from JSON: {again:#?} of {json}")),
        Err(error) => Err(format!("refused when read from JSON: {error} in {json}")),
    }
}
