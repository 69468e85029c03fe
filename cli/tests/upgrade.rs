//! What `diff` says of compilation is so: user code is compiled against two releases.
//!
//! For each change that breaks compilation there is code that compiles with the old release and not with the new one, and
//! for each that does not, code that compiles with both. What `upgrade` says to write where a struct is made compiles with
//! the new one. The releases are those of the guide, and a pair of small schemas
//! with one type for each rule of `docs/diff-report.md`. All code is compiled at once, twice in all.

#[path = "upgrade/code.rs"]
mod code;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use code::{BREAKING, SAFE};
use xsdbind_codegen::diff::{DiffOptions, Entry, RustChange, diff, rust_changes};
use xsdbind_codegen::{Config, Module, SchemaSet, generate};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The four sets of schemas: `old/rules`, `new/rules`, `old/ocip` and `new/ocip`.
fn schemas(dir: &Path) {
    let copy = |from: &str, to: &str| {
        fs::create_dir_all(dir.join(to)).unwrap();
        for entry in fs::read_dir(root().join(from)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.extension().is_some_and(|extension| extension == "xsd") {
                fs::copy(&entry, dir.join(to).join(entry.file_name().unwrap())).unwrap();
            }
        }
    };
    copy("schemas/ocip", "old/ocip");
    copy("schemas/ocip", "new/ocip");
    copy("docs/examples/ocip-next", "new/ocip");
    for release in ["old", "new"] {
        let target = dir.join(release).join("rules/ocip.xsd");
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(root().join("cli/tests/upgrade").join(release).with_extension("xsd"), target).unwrap();
    }
}

/// What `diff` reports: a line for each change, and whether it breaks compilation.
fn changes(dir: &Path) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for set in ["rules", "ocip"] {
        let load = |release: &str| SchemaSet::load(dir.join(release).join(set).join("ocip.xsd")).unwrap();
        let report = diff(&load("old"), &load("new"), &DiffOptions::new()).unwrap();
        for entry in &report.entries {
            lines(set, entry, &mut found);
        }
    }
    found
}

fn lines(set: &str, entry: &Entry, found: &mut Vec<(String, bool)>) {
    let name = format!("{set} {}", entry.name);
    // The changes of what is new are those to the version before.
    if entry.old_place.is_none() || entry.new_place.is_none() || entry.changes.is_empty() {
        let what = if entry.moved { "moved" } else { entry.status.word() };
        // No code of the old release can be about what only the new one has, unless that breaks it.
        if entry.old_place.is_some() || entry.breaks.compilation {
            found.push((format!("{name}: {what}"), entry.breaks.compilation));
        }
        return;
    }
    for change in &entry.changes {
        let path = if change.path.is_empty() { String::new() } else { format!(" {}", change.path) };
        found.push((format!("{name}{path}: {}", change.kind.word()), change.breaks.compilation));
    }
}

/// The code generated from a release.
fn generated(dir: &Path, release: &str) -> xsdbind_codegen::Output {
    let module = |set: &str| Module::new(set).schema(dir.join(release).join(set).join("ocip.xsd"));
    generate(&Config::new().module(module("rules")).module(module("ocip").namespace("C", "base"))).unwrap()
}

/// Functions that make structs as is advised, each with its set.
fn advised(dir: &Path) -> Vec<(String, String)> {
    let set = |release: &str| SchemaSet::load(dir.join(release).join("rules/ocip.xsd")).unwrap();
    let report = diff(&set("old"), &set("new"), &DiffOptions::new()).unwrap();
    let changes = rust_changes(&generated(dir, "old"), &generated(dir, "new"), &report);
    let made = changes.iter().filter(|change| change.member.ends_with("()"));
    made.map(|change| (change.module.clone(), function(change))).collect()
}

/// A function with an argument for each part of what is advised: of `T::new(a: A)` it is `T::new(a)` in one of `a: A`.
fn function(change: &RustChange) -> String {
    let advice = change.instead.split('`').find(|part| part.contains(['(', '{'])).unwrap();
    let begin = advice.find('{').or(advice.find('(')).unwrap() + 1;
    let end = advice[begin..].find(['}', ')']).unwrap() + begin;
    let parameters = &advice[begin..end];
    let names = parameters.match_indices(": ").map(|(at, _)| parameters[..at].rsplit(' ').next().unwrap());
    let value = [&advice[..begin], &names.collect::<Vec<_>>().join(", "), &advice[end..]].concat();
    let ty = &change.ty;
    format!("use xsdbind::{{Tri, types}};\nfn f({parameters}) -> {ty} {{ {value} }}")
}

/// A crate with code generated from both releases, and the users' code in a file each.
fn write_crate(dir: &Path, advised: &[(String, String)]) {
    let package = format!(
        "[workspace]\n[package]\nname = \"upgrade\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\nxsdbind = {{ path = '{}' }}\n[profile.dev]\nincremental = false\n",
        root().join("runtime").canonicalize().unwrap().display()
    );
    fs::create_dir_all(dir.join("src")).unwrap();
    fs::write(dir.join("Cargo.toml"), package).unwrap();
    fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock")).unwrap();
    for release in ["old", "new"] {
        generated(dir, release).write_to(dir.join("src").join(release)).unwrap();
    }
    for (kind, all) in [("safe", SAFE), ("breaking", BREAKING)] {
        for (index, (_, code)) in all.iter().enumerate() {
            fs::write(dir.join(format!("src/{kind}_{index}.rs")), format!("{code}\n")).unwrap();
        }
    }
    for (index, (_, code)) in advised.iter().enumerate() {
        fs::write(dir.join(format!("src/advised_{index}.rs")), code).unwrap();
    }
}

/// Checks the crate, with the code that breaks compiled against one of the releases.
fn check(dir: &Path, release: &str, advised: &[(String, String)]) -> Output {
    let mut lib = "#![forbid(unsafe_code)]\n#![allow(warnings)]\n".to_owned();
    for release in ["old", "new"] {
        let modules = ["rules", "ocip"].map(|set| format!("pub mod {set} {{ include!(\"{release}/{set}/mod.rs\"); }}"));
        let _ = writeln!(lib, "pub mod {release} {{ {} }}", modules.concat());
    }
    for (kind, all, releases) in [("safe", SAFE, &["old", "new"] as &[&str]), ("breaking", BREAKING, &[release])] {
        for (index, (change, _)) in all.iter().enumerate() {
            let set = change.split(' ').next().unwrap();
            for against in releases {
                let _ = writeln!(
                    lib,
                    "mod {kind}_{index}_{against} {{ use crate::{against}::{set}::*; include!(\"{kind}_{index}.rs\"); }}"
                );
            }
        }
    }
    for (index, (set, _)) in advised.iter().enumerate() {
        let _ = writeln!(lib, "mod advised_{index} {{ use crate::new::{set}::*; include!(\"advised_{index}.rs\"); }}");
    }
    fs::write(dir.join("src/lib.rs"), lib).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    // Kept from one run to the next, so that the dependencies are compiled once.
    cargo.current_dir(dir).env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("upgrade"));
    cargo.args(["check", "--quiet", "--offline", "--message-format", "short"]).output().unwrap()
}

#[test]
fn what_is_said_of_compilation_is_so() {
    let dir = tempfile::tempdir().unwrap();
    schemas(dir.path());
    let changes = changes(dir.path());
    for (breaks, code) in [(true, BREAKING), (false, SAFE)] {
        let reported: BTreeSet<&str> = changes
            .iter()
            .filter(|(_, compilation)| *compilation == breaks)
            .map(|(change, _)| change.as_str())
            .collect();
        let known: BTreeSet<&str> = code.iter().map(|(change, _)| *change).collect();
        let list = |set: Vec<&str>| set.join("\n  ");
        let missing = list(reported.difference(&known).copied().collect());
        let unknown = list(known.difference(&reported).copied().collect());
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "breaks compilation: {breaks}; without code:\n  {missing}\nnot reported:\n  {unknown}"
        );
    }
    let advised = advised(dir.path());
    // From each way to make a struct to each other, and to other arguments.
    assert!(advised.len() > 10, "{advised:?}");
    write_crate(dir.path(), &advised);
    let with_old = check(dir.path(), "old", &advised);
    assert!(with_old.status.success(), "{}", String::from_utf8_lossy(&with_old.stderr));
    let with_new = String::from_utf8(check(dir.path(), "new", &advised).stderr).unwrap();
    for (index, (change, code)) in BREAKING.iter().enumerate() {
        let place = format!("src/breaking_{index}.rs:");
        let error = with_new.lines().any(|line| line.contains(&place) && line.contains(": error"));
        assert!(error, "{change}: compiles with the new release: {code}\n{with_new}");
    }
    let elsewhere = with_new.lines().find(|line| line.contains(": error") && !line.contains("src/breaking_"));
    assert_eq!(elsewhere, None);
}
