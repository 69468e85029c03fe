//! Writing to folders, and comparing with them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};

use super::{LeftOver, Output};
use crate::print::MARK;

/// An output of these files, each with the mark before its content.
fn output(files: &[(&str, &str)]) -> Output {
    let file = |(path, content): &(&str, &str)| (PathBuf::from(path), marked(content));
    Output { files: files.iter().map(file).collect(), ..Output::default() }
}

fn marked(content: &str) -> String {
    format!("{MARK} from a.xsd.\n\n{content}\n")
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempdir().unwrap();
    for (path, content) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    dir
}

/// All that is in a folder: the text of files, nothing for folders.
fn content(dir: &Path) -> BTreeMap<PathBuf, Option<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        found.insert(path.clone(), fs::read_to_string(&path).ok());
        if path.is_dir() {
            found.append(&mut content(&path));
        }
    }
    found
}

/// Writing fails, says this, and leaves the folder as it was.
#[track_caller]
fn refused(output: &Output, dir: &Path, message: &str) {
    let before = content(dir);
    let error = output.write_to(dir).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
    assert_eq!(content(dir), before);
}

fn paths(paths: &[&str]) -> Vec<PathBuf> {
    paths.iter().map(PathBuf::from).collect()
}

#[test]
fn only_what_differs_is_written() {
    let dir = tempdir().unwrap();
    let out = dir.path().join("new/folder");
    let first = output(&[("a.rs", "a"), ("m/b.rs", "b"), ("m/mod.rs", "m")]);
    let written = first.write_to(&out).unwrap();
    assert_eq!(written.created, paths(&["a.rs", "m/b.rs", "m/mod.rs"]));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "more than the output is there");
    let time = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let before = time("a.rs");

    let second = output(&[("a.rs", "a"), ("m/b.rs", "b2"), ("m/c.rs", "c"), ("m/mod.rs", "m")]);
    let written = second.write_to(&out).unwrap();
    assert_eq!(written.created, paths(&["m/c.rs"]));
    assert_eq!(written.changed, paths(&["m/b.rs"]));
    assert_eq!(written.unchanged, paths(&["a.rs", "m/mod.rs"]));
    assert_eq!(time("a.rs"), before);
    assert_eq!(fs::read_to_string(out.join("m/b.rs")).unwrap(), marked("b2"));
    second.check(&out).unwrap();
}

#[test]
fn left_over_files_are_removed_and_no_others() {
    let ours = marked("old");
    let dir = folder(&[
        ("old.rs", &ours),
        ("old/mod.rs", &ours),
        ("old/deep/er.rs", &ours),
        ("m/old.rs", &ours),
        ("m/notes.txt", &ours),
        ("m/hand.rs", "// by hand\n"),
        // Another output, or a build folder: no module of ours.
        ("target/out/a/mod.rs", &ours),
        (".hidden/mod.rs", &ours),
    ]);
    let output = output(&[("m/mod.rs", "m")]);
    output.write(dir.path(), LeftOver::Keep).unwrap();
    assert!(dir.path().join("old.rs").exists());

    let written = output.write_to(dir.path()).unwrap();
    let removed = paths(&["m/old.rs", "old.rs", "old/deep/er.rs", "old/mod.rs"]);
    assert_eq!(written.removed, {
        let mut removed = removed;
        removed.sort();
        removed
    });
    assert!(!dir.path().join("old").exists(), "an empty folder is still there");
    for path in ["m/mod.rs", "m/notes.txt", "m/hand.rs", "target/out/a/mod.rs", ".hidden/mod.rs"] {
        assert!(dir.path().join(path).exists(), "{path} is gone");
    }
}

#[test]
fn what_is_not_ours_is_in_the_way() {
    let dir = folder(&[("hand.rs", "// by hand\n"), ("folder.rs/x", ""), ("file", "")]);
    refused(&output(&[("a.rs", "a"), ("hand.rs", "new")]), dir.path(), "hand.rs` is in the way");
    refused(&output(&[("a.rs", "a"), ("folder.rs", "new")]), dir.path(), "folder.rs` is in the way");
    refused(&output(&[("a.rs", "a"), ("file/b.rs", "new")]), dir.path(), "file` is in the way");
}

#[test]
fn a_folder_that_cannot_be_made() {
    let dir = folder(&[("file", "")]);
    let output = output(&[("a.rs", "a")]);
    let error = output.write_to(dir.path().join("file")).unwrap_err().to_string();
    assert!(error.contains("file` is in the way"), "{error}");
    let error = output.write_to(dir.path().join("file/below")).unwrap_err().to_string();
    assert!(error.contains("file/below`: Not a directory"), "{error}");
    assert_eq!(content(dir.path()).len(), 1);
}

#[test]
fn nothing_is_written_outside() {
    let dir = tempdir().unwrap();
    refused(&output(&[("../a.rs", "a")]), dir.path(), "would lead out");
    refused(&output(&[("m/../../a.rs", "a")]), dir.path(), "would lead out");
    refused(&output(&[("/a.rs", "a")]), dir.path(), "would lead out");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;

    let ours = marked("elsewhere");
    let elsewhere = folder(&[("mod.rs", &ours)]);
    let dir = tempdir().unwrap();
    symlink(elsewhere.path(), dir.path().join("m")).unwrap();
    symlink(elsewhere.path().join("mod.rs"), dir.path().join("link.rs")).unwrap();
    refused(&output(&[("m/a.rs", "a")]), dir.path(), "would lead out");
    refused(&output(&[("link.rs", "a")]), dir.path(), "is in the way");

    output(&[("a.rs", "a")]).write_to(dir.path()).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.path().join("mod.rs")).unwrap(), ours);
}

#[test]
fn check_lists_everything_and_shows_the_first_difference() {
    let (old, gone) = (marked("one\ntwo\nthree"), marked("gone"));
    let dir = folder(&[("m/a.rs", &old), ("m/b.rs", "other"), ("m/gone.rs", &gone)]);
    let output = output(&[("m/a.rs", "one\n2\nthree"), ("m/b.rs", "b"), ("m/new.rs", "new")]);
    let stale = output.check(dir.path()).unwrap_err();
    assert_eq!(stale.missing(), paths(&["m/new.rs"]));
    assert_eq!(stale.changed(), paths(&["m/a.rs", "m/b.rs"]));
    assert_eq!(stale.left_over(), paths(&["m/gone.rs"]));
    let text = stale.with_command("make generated").to_string();
    insta::assert_snapshot!(text.replace(&dir.path().display().to_string(), "DIR"), @r"
    the generated code in `DIR` is not up to date
      missing: m/new.rs
      changed: m/a.rs
      changed: m/b.rs
      left over: m/gone.rs
    --- DIR/m/a.rs
    +++ newly generated
    @@ -2,4 +2,4 @@
     
     one
    -two
    +2
     three
    run `make generated` to bring it up to date
    ");
}

#[test]
fn a_long_diff_is_cut() {
    let lines = |from: u32| (from..from + 100).map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
    let dir = folder(&[("a.rs", &lines(0))]);
    let text = output(&[("a.rs", &lines(1000))]).check(dir.path()).unwrap_err().to_string();
    assert!(text.contains(" more lines\n"), "{text}");
    assert_eq!(text.lines().count(), 2 + 40 + 2, "{text}");
}

#[test]
fn a_folder_that_is_not_there_misses_everything() {
    let dir = tempdir().unwrap();
    let stale = output(&[("a.rs", "a")]).check(dir.path().join("none")).unwrap_err();
    assert_eq!(stale.missing(), paths(&["a.rs"]));
}
