//! Files import along the layers that `ARCHITECTURE.md` has in its map, and there alone they are written.
//!
//! - Every file is in the map, and the files and folders of its second column are there.
//! - No file imports one of a higher layer.
//! - No more than six files import each other in a circle, and no folder is in a circle with another; `x.rs` and `x/`
//!   are one folder.
//!
//! `cargo test --workspace --test repository layers -- --nocapture` shows the figures.

mod circles;
mod imports;
mod map;

use std::collections::BTreeMap;
use std::path::Path;

use imports::Imports;
use map::Map;

/// How many files may be in one circle.
const CIRCLE: usize = 6;

#[test]
fn the_runtime_keeps_to_its_layers() {
    check("runtime");
}

#[test]
fn the_generator_keeps_to_its_layers() {
    check("codegen");
}

#[test]
fn the_command_keeps_to_its_layers() {
    check("cli");
}

#[test]
fn the_client_keeps_to_its_layers() {
    check("client");
}

fn check(package: &str) {
    let imports = imports::of(&Path::new(package).join("src"));
    let map = Map::of(package);
    let files: Vec<String> = imports.keys().cloned().collect();
    let mut wrong: Vec<String> = files.iter().filter_map(|file| map.layer(file).err()).collect();
    wrong.extend(map.stale(&files).map(|place| format!("the map has `{place}`, which is not there")));

    wrong.extend(deviations(package, &imports, &map));
    assert!(wrong.is_empty(), "{package}:\n{}", wrong.join("\n"));
}

/// What does not hold, a line each; prints the figures.
fn deviations(package: &str, imports: &Imports, map: &Map) -> Vec<String> {
    let mut found = Vec::new();
    let mut edges = 0;
    for (from, to) in imports.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        edges += 1;
        if let (Ok(low), Ok(high)) = (map.layer(from), map.layer(to))
            && low < high
        {
            found.push(format!("up: {from} -> {to}"));
        }
    }
    let up = found.len();
    let circles = circles::of(imports);
    let largest = circles.iter().max_by_key(|circle| circle.len()).cloned().unwrap_or_default();
    for circle in circles.iter().filter(|circle| circle.len() > CIRCLE) {
        found.extend(circle.iter().map(|file| format!("in a circle of files: {file}")));
    }
    let folders = circles::of(&by_folder(imports));
    found.extend(folders.iter().flatten().map(|folder| format!("in a circle of folders: {folder}")));
    println!(
        "{package}: {} files, {edges} imports, {up} of them up; {} circles, the largest of {} files ({}); \
         {} circles of folders: {folders:?}",
        imports.len(),
        circles.len(),
        largest.len(),
        largest.join(", "),
        folders.len(),
    );
    found
}

fn by_folder(imports: &Imports) -> Imports {
    let folder = |file: &str| file.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
    let mut folders: Imports = BTreeMap::new();
    for (from, all) in imports {
        let from = folder(from);
        let to = all.iter().map(|to| folder(to)).filter(|to| *to != from).collect::<Vec<_>>();
        folders.entry(from).or_default().extend(to);
    }
    folders
}

/// What `imports.rs` sees: re-exports followed, aliases of modules, macros, and nothing of tests.
#[test]
fn imports_lead_to_what_is_named() {
    let imports = imports::of(Path::new("tests/layers/sample"));
    let seen: Vec<String> = imports.iter().map(|(from, to)| format!("{from}: {to:?}")).collect();
    let expected = [
        r#"inner.rs: {"inner/low.rs"}"#,
        r#"inner/deep.rs: {"inner/low.rs"}"#,
        "inner/low.rs: {}",
        r#"lib.rs: {"inner/low.rs"}"#,
        r#"macros.rs: {"inner/low.rs"}"#,
        r#"made.rs: {"macros.rs"}"#,
        r#"top.rs: {"inner.rs", "inner/deep.rs"}"#,
    ];
    assert_eq!(seen, expected);
}

#[test]
fn circles_are_the_largest_sets_of_which_each_reaches_all() {
    let edges = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("c", "e"), ("e", "f"), ("f", "e")];
    let mut imports = Imports::new();
    for (from, to) in edges {
        imports.entry(from.to_owned()).or_default().insert(to.to_owned());
    }
    assert_eq!(circles::of(&imports), [vec!["a", "b", "c"], vec!["e", "f"]]);
}
