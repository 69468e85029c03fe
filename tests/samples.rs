//! The samples: every document that the schemas allow is read, written and read again; every other one is refused.
//!
//! One snapshot a document: what it was read as and what was written, or its errors. After a change that is meant to
//! change them, `INSTA_UPDATE=always cargo test --workspace --test all samples` writes them again, to be
//! reviewed as a diff.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use provisioning_api::{ocip, userupdate};
use xsdbind::Document;
use xsdbind_codegen::dynamic::Schemas;

use crate::document_type::DocumentType;
use crate::{as_tables, told_alike};

#[test]
fn ocip() {
    xsdbind::samples!("tests/samples/ocip" as ocip::AnyDocument);
}

#[test]
fn userupdate() {
    xsdbind::samples!("tests/samples/userupdate" as userupdate::AnyDocument);
}

#[test]
fn ocip_in_other_ways() {
    read_in_other_ways::<ocip::AnyDocument>("ocip");
}

#[test]
fn userupdate_in_other_ways() {
    read_in_other_ways::<userupdate::AnyDocument>("userupdate");
}

/// The first of all errors is that of strict reading, and tables that are made at run time say the same.
#[track_caller]
fn read_in_other_ways<D: Document + Clone + Debug + PartialEq + 'static>(folder: &str) {
    let mut failures = Vec::new();
    let (of, schemas) = (DocumentType::of::<D>(), Schemas::load("xsdbind.toml").unwrap().module(folder).unwrap());
    let (mut good, mut bad) = (0, 0);
    for entry in fs::read_dir(Path::new("tests/samples").join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        *if path.to_str().unwrap().contains("/bad-") { &mut bad } else { &mut good } += 1;
        for checked in [told_alike::check(of, &bytes), as_tables::check(of, &schemas, &bytes)] {
            failures.extend(checked.err().map(|failure| format!("{}: {failure}", path.display())));
        }
    }
    assert!(good > 0 && bad > 0, "samples of one kind only");
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
