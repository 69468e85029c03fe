//! All tests of files in this repository: what is made of others is up to date, what pages say is so.
//!
//! `cargo test --workspace --test repository cases` runs a module of it. No case is compiled here, so that the code of cases is
//! brought up to date whatever it is like.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests may fail as tests do, and tell of them"
)]

mod cases;
mod explain;
mod fields;
mod generated;
mod layers;
mod matrix;
mod pages;
mod pretty;
mod reference;
mod validation;

use std::fs;
use std::path::Path;

/// Whether files are written, as snapshots are, and not compared.
fn update() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always")
}

/// Compares a file with what it should be, or writes it when that is asked for.
fn bring_up_to_date(path: &Path, expected: &str, differ: &mut Vec<String>) {
    if fs::read_to_string(path).is_ok_and(|found| found == expected) {
        return;
    }
    if update() {
        fs::write(path, expected).unwrap();
    } else {
        differ.push(format!("  {}", path.display()));
    }
}

/// A package's tests are modules of one program, for which cargo does not look: what is in none of them would not run.
#[test]
fn each_file_of_tests_is_run() {
    for package in [".", "cli", "runtime"] {
        let folder = Path::new(package).join("tests");
        let programs =
            ["all.rs", "repository.rs"].map(|file| fs::read_to_string(folder.join(file)).unwrap_or_default());
        let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let missing: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|end| end == "rs") || path.join("mod.rs").exists())
            .map(|path| path.file_stem().unwrap().to_str().unwrap().replace('-', "_"))
            .filter(|name| !["all", "repository"].contains(&name.as_str()))
            .filter(|name| !programs.iter().any(|text| text.contains(&format!("\nmod {name};\n"))))
            .collect();
        assert!(missing.is_empty(), "{}: {missing:?}", folder.display());
    }
}
