//! The cases: a folder each, with a schema and the code that is made from it.
//!
//! `expected.rs` is what the generator makes of `schema.xsd`, all files in one, by `xsdbind.toml` if the folder has one;
//! `warnings.txt`, what it warns of, if it does.
//! It is compared here, and compiled by `all.rs`, which `cases/all.rs` tells which cases there are; `case_documents.rs`
//! uses it. Adding a case is adding a folder and running the command below.

use std::fs;
use std::path::Path;

use xsdbind_codegen::{Config, Module, Output, generate};

use crate::bring_up_to_date;

/// What brings the files of all cases up to date.
const COMMAND: &str = "INSTA_UPDATE=always cargo test --workspace --test repository cases";

#[test]
fn expected_code_is_what_is_generated() {
    let names = names();
    let mut differ = Vec::new();
    for name in &names {
        let folder = Path::new("tests/cases").join(name);
        let output = generate(&config(&folder, name)).unwrap();
        let warnings = folder.join("warnings.txt");
        if warnings.exists() || output.warnings.iter().next().is_some() {
            bring_up_to_date(&warnings, &format!("{}\n", output.warnings), &mut differ);
        }
        bring_up_to_date(&folder.join("expected.rs"), &in_one_file(&output, name), &mut differ);
    }
    bring_up_to_date(Path::new("tests/cases/all.rs"), &list(&names), &mut differ);
    assert!(differ.is_empty(), "not up to date; run `{COMMAND}` and review the diff:\n{}", differ.join("\n"));
}

#[test]
fn code_is_what_prettyplease_makes_of_it() {
    let cases = names().into_iter().map(|name| config(&Path::new("tests/cases").join(&name), &name));
    let mut asked = 0;
    let mut differ = Vec::new();
    for config in cases.chain([Config::from_file("xsdbind.toml").unwrap()]) {
        for (path, text) in generate(&config).unwrap().files {
            match crate::pretty::check(&text) {
                Ok(items) => asked += items,
                Err(difference) => differ.push(format!("{}: {difference}", path.display())),
            }
        }
    }
    assert!(differ.is_empty(), "{} files:\n{}", differ.len(), differ.join("\n"));
    assert!(asked > 2_000, "{asked} items are not all");
}

/// The configuration of a case: that in its folder, or else that of a schema without any options.
fn config(folder: &Path, name: &str) -> Config {
    let file = folder.join("xsdbind.toml");
    if file.exists() {
        return Config::from_file(file).unwrap();
    }
    Config::new().module(Module::new(name).schema(folder.join("schema.xsd")))
}

/// The folders, sorted.
fn names() -> Vec<String> {
    let entries = fs::read_dir("tests/cases").unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(!names.is_empty(), "no cases");
    names
}

/// `cases! { choices, .. }`, for the test that compiles them.
fn list(names: &[String]) -> String {
    let lines: Vec<String> = names.iter().map(|name| format!("    {name},\n")).collect();
    format!("// All cases. Do not edit: run `{COMMAND}`.\n\ncases! {{\n{}}}\n", lines.concat())
}

/// The module's file, with each other file in the place where it is included.
fn in_one_file(output: &Output, name: &str) -> String {
    let file = |path: &str| &output.files[Path::new(&format!("{name}/{path}"))];
    let mut included = 1;
    let text: String = file("mod.rs")
        .split_inclusive('\n')
        .map(|line| match line.trim().strip_prefix("include!(\"").and_then(|rest| rest.strip_suffix("\");")) {
            Some(path) => {
                included += 1;
                file(path).clone()
            }
            None => line.to_owned(),
        })
        .collect();
    assert_eq!(included, output.files.len(), "{name}: files that no line includes");
    text
}
