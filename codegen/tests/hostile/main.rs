//! Schemas that are broken, hostile or absurd: each leads to a result or to an error with its place, in bounded time
//! and memory, on the stack of a test's thread.
//!
//! All input is made here. How long each takes, and how much memory, is shown by
//!
//! ```sh
//! cargo test --release -p xsdbind-codegen --test hostile -- --nocapture --test-threads=1
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests may fail as tests do, and tell of them"
)]

mod circles;
mod contents;
mod facets;
mod files;
mod names;
#[cfg(all(feature = "dynamic", feature = "explore"))]
mod pages;
mod paths;
mod sizes;
mod texts;
mod xml;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;
use xsdbind_codegen::{Config, Limits, Module, Output, generate};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// The module `a` of the schema `a.xsd` in a folder.
fn config(dir: &Path) -> Config {
    Config::new().module(Module::new("a").schema(dir.join("a.xsd")))
}

/// Generates, and says how long it took.
fn run(config: &Config) -> Result<Output, String> {
    forget_peak();
    let start = Instant::now();
    let result = generate(config).map_err(|error| error.to_string());
    let time = start.elapsed().as_secs_f64();
    let outcome = match &result {
        Ok(output) => format!("{} files", output.files.len()),
        Err(message) => message.lines().next().unwrap_or_default().chars().take(100).collect(),
    };
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    println!("| {name} | {time:.2} s | {} | {outcome} |", peak());
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    if result.is_ok() {
        refer(config);
    }
    result
}

/// Where little may be generated.
#[cfg(all(feature = "dynamic", feature = "explore"))]
const TOO_LARGE: &[&str] = &["paths::limits_of_the_file"];

/// A reference is made wherever code is, and is larger than may be nowhere else.
#[cfg(all(feature = "dynamic", feature = "explore"))]
fn refer(config: &Config) {
    forget_peak();
    let start = Instant::now();
    let result = xsdbind_codegen::reference::Reference::of(config, None, None);
    let time = start.elapsed().as_secs_f64();
    let outcome = match &result {
        Ok(made) => format!("{} pages, {} bytes", made.pages, made.files.values().map(String::len).sum::<usize>()),
        Err(error) => error.to_string().lines().next().unwrap_or_default().chars().take(100).collect(),
    };
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    println!("| {name}: reference | {time:.2} s | {} | {outcome} |", peak());
    let is_too_large = TOO_LARGE.contains(&name.as_str()) && outcome.contains("the pages would have more");
    assert!(result.is_ok() || is_too_large, "{outcome}");
}

/// Has the system begin again to note the most memory used at a time; only Linux can.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory used at a time, as Linux says it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.map_or_else(|| "-".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

/// What is generated; every file of it can be read as Rust.
#[track_caller]
fn generated(files: &[(&str, &str)]) -> Output {
    let dir = folder(files);
    let output = run(&config(dir.path())).unwrap_or_else(|message| panic!("refused: {message}"));
    for (path, text) in &output.files {
        // What is larger would take a while, and is more of the same.
        if text.len() < 1 << 20 {
            let parsed = syn::parse_file(text).map(drop);
            assert!(parsed.is_ok(), "{}: {parsed:?}:\n{text}", path.display());
        }
    }
    output
}

/// What is said when this is refused: all of `expected` must be in it.
#[track_caller]
fn refused(files: &[(&str, &str)], expected: &[&str]) -> String {
    let dir = folder(files);
    refused_in(&config(dir.path()), expected)
}

#[track_caller]
fn refused_in(config: &Config, expected: &[&str]) -> String {
    let message = match run(config) {
        Ok(output) => panic!("accepted: {:?}", output.files.keys()),
        Err(message) => message,
    };
    for part in expected {
        assert!(message.contains(part), "`{part}` is not in:\n{}", shortened(&message));
    }
    message
}

/// Neither a panic nor anything else but one of the two.
#[track_caller]
fn survives(files: &[(&str, &str)]) {
    let dir = folder(files);
    let _ = run(&config(dir.path()));
}

fn shortened(text: &str) -> String {
    text.chars().take(3000).collect()
}

/// A schema document of the namespace `urn:t`, prefix `t`. Its body begins in line 2.
fn schema(body: &str) -> String {
    let xs = "http://www.w3.org/2001/XMLSchema";
    format!(
        "<xs:schema xmlns:xs=\"{xs}\" xmlns:t=\"urn:t\" targetNamespace=\"urn:t\" elementFormDefault=\"qualified\">\n\
         {body}\n</xs:schema>"
    )
}

/// The same for one file, and what is generated.
#[track_caller]
fn body(body: &str) -> Output {
    generated(&[("a.xsd", &schema(body))])
}

/// The same for one file that is refused.
#[track_caller]
fn bad_body(body: &str, expected: &[&str]) -> String {
    refused(&[("a.xsd", &schema(body))], expected)
}

/// So many in `.ci/run`; by default a tenth, with which a quadratic step takes long enough to be seen.
fn many(all: usize) -> usize {
    if std::env::var_os("XSDBIND_PROPERTY_TIMES").is_some() { all } else { all / 10 }
}

/// A text of one part for each number.
fn each(numbers: std::ops::Range<usize>, part: impl Fn(usize) -> String) -> String {
    numbers.fold(String::new(), |mut all, number| {
        writeln!(all, "{}", part(number)).unwrap();
        all
    })
}

/// The limits that leave little.
fn small() -> Limits {
    Limits::default().files(3).file_bytes(2000).total_bytes(3000).nodes(40).parts(20)
}
