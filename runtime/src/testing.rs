//! Snapshot tests of documents: what is in a folder is read, written and compared, or refused.
//!
//! In comes a folder of documents and their type, by [`samples!`](crate::samples); out go a snapshot for each and all that
//! fails. The feature `testing` brings [insta], whose commands show and accept what has changed.
//!
//! [insta]: https://insta.rs

pub mod xml;

use std::any::Any;
use std::ffi::OsStr;
use std::fmt::{Debug, Write};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

#[doc(hidden)]
pub use insta;

use crate::error::Errors;
use crate::{Document, ReadOptions, WriteOptions, check_identity_constraints, check_ids};

/// Tests all documents of a folder, the `.xml` files in it: `samples!("tests/samples" as AnyDocument)`.
///
/// Each is read, its identity constraints and `ID`s are checked, and it is written. What was read and what is written are
/// a snapshot of the file's name, in `snapshots/` and the folder's name beside the test. What is written must be the same
/// XML as the file, by meaning (see [`testing::xml`](crate::testing::xml)), and must be read as the same value. Where it
/// is other XML for a good reason, a file `written-NAME.xml` beside `NAME.xml` has what it is.
///
/// A file named `bad-*` must be refused: its snapshot is all its errors, with line and column.
///
/// All files are tried; then the test fails if anything was wrong, with the names of the files. A new snapshot, or another
/// one, is accepted by `cargo insta review`, or by `INSTA_UPDATE=always cargo test` and a look at the diff.
///
/// The feature is for tests alone:
///
/// ```toml
/// [dev-dependencies]
/// xsdbind = { version = "0.1", features = ["testing"] }
/// ```
///
/// ```no_run
/// # #[derive(Debug, PartialEq)]
/// # pub struct AnyDocument(String);
/// # xsdbind::document! { AnyDocument(String) = "user" }
/// // In a function with `#[test]`.
/// xsdbind::samples!("tests/samples" as AnyDocument);
/// ```
///
/// # Panics
///
/// When a document fails, or there is none.
#[macro_export]
macro_rules! samples {
    ($folder:literal as $document:ty $(,)?) => {{
        let result =
            $crate::testing::run::<$document>(::core::env!("CARGO_MANIFEST_DIR"), $folder, &mut |name, shown| {
                $crate::testing::insta::assert_snapshot!(name, shown);
            });
        if let ::core::result::Result::Err(failures) = result {
            ::core::panic!("{failures}");
        }
    }};
}

/// Tries all documents of a folder. `compare` compares a snapshot in the place of the test.
///
/// # Errors
///
/// All that was wrong, a line for each document.
#[doc(hidden)]
pub fn run<D: Document + Debug + PartialEq>(
    package: &str,
    folder: &str,
    compare: &mut dyn FnMut(&str, &str),
) -> Result<(), String> {
    let files = files(&Path::new(package).join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    if files.is_empty() {
        return Err(format!("{folder}: there is no `.xml` file in it"));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("snapshots").join(Path::new(folder).file_name().unwrap_or_default()));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let (mut failures, mut failed) = (String::new(), 0);
    for path in &files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let shown = if name.starts_with("bad-") { refused::<D>(path) } else { accepted::<D>(path, &name) };
        let compared = shown.and_then(|shown| {
            // Not the last document that differs is told alone, but all that do.
            catch_unwind(AssertUnwindSafe(|| settings.bind(|| compare(&name, &shown))))
                .map_err(|panic| said(&*panic).to_owned())
        });
        if let Err(failure) = compared {
            failed += 1;
            // Writing to a string cannot fail.
            let _ = write!(failures, "\n{folder}/{name}.xml: {failure}");
        }
    }
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} documents failed:{failures}", files.len())) }
}

/// The `.xml` files of a folder, in the order of their names.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = paths.collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension() == Some(OsStr::new("xml")));
    paths.sort();
    Ok(paths)
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| error.to_string())
}

/// A document that is valid in all.
fn valid<D: Document>(bytes: &[u8]) -> Result<D, Errors> {
    let document: D = ReadOptions::new().all_errors().from_slice(bytes)?;
    check_identity_constraints(&document)?;
    check_ids(&document)?;
    Ok(document)
}

/// The errors of a document.
fn refused<D: Document>(path: &Path) -> Result<String, String> {
    let Err(errors) = valid::<D>(&bytes(path)?) else { return Err("accepted".to_owned()) };
    let mut lines: Vec<String> = errors.iter().map(|error| format!("{:?}: {error}", error.kind())).collect();
    if errors.is_cut() {
        lines.push("..".to_owned());
    }
    Ok(lines.join("\n"))
}

/// What a document is read as, and what is written.
fn accepted<D: Document + Debug + PartialEq>(path: &Path, name: &str) -> Result<String, String> {
    let bytes = bytes(path)?;
    let document: D = valid(&bytes).map_err(|errors| format!("refused: {errors}"))?;
    let written = crate::to_string(&document).map_err(|error| format!("not written: {error}"))?;
    let indented =
        WriteOptions::new().indent(2).to_string(&document).map_err(|error| format!("not written: {error}"))?;
    for text in [&written, &indented] {
        let again: D = crate::from_str(text).map_err(|error| format!("refused when read again: {error}"))?;
        if again != document {
            return Err(format!("another value when read again: {again:#?}"));
        }
    }
    let otherwise = path.with_file_name(format!("written-{name}.xml"));
    for text in [&written, &indented] {
        compare(&xml::decode(&bytes)?, text, &otherwise)?;
    }
    if let Some(of) = name.strip_prefix("written-")
        && !path.with_file_name(format!("{of}.xml")).exists()
    {
        return Err(format!("there is no `{of}.xml` that is written so"));
    }
    Ok(format!("{document:#?}\n\n{indented}"))
}

/// Whether what is written is the same XML, or that of a file that says so.
fn compare(document: &str, written: &str, otherwise: &Path) -> Result<(), String> {
    let same = xml::compare(document, written, xml::by_collapsed_value);
    if !otherwise.exists() {
        return same.map_err(|difference| format!("not the same when written: {difference}"));
    }
    let name = otherwise.file_name().unwrap_or_default().display();
    if same.is_ok() {
        return Err(format!("the same when written: `{name}` is not needed"));
    }
    let expected = xml::decode(&bytes(otherwise)?)?;
    let same = xml::compare(&expected, written, xml::by_collapsed_value);
    same.map_err(|difference| format!("not as in `{name}` when written: {difference}"))
}

/// What a panic said: of a snapshot, where it was compared.
fn said(panic: &dyn Any) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("another snapshot")
}
