//! Folders with files, and the command run in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A schema with a body.
pub(super) fn schema(body: &str) -> String {
    format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n{body}\n</xs:schema>\n")
}

/// A folder with these files.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(dir.path(), path, text);
    }
    dir
}

pub(super) fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(super) fn xsdbind(dir: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.current_dir(dir).args(["--message-format", "short"]).args(arguments.split_whitespace());
    command.env_remove("CLICOLOR_FORCE").output().unwrap()
}

/// Runs the command, which must end with this status; what it prints.
#[track_caller]
pub(super) fn run(dir: &Path, arguments: &str, status: i32) -> (String, String) {
    let output = xsdbind(dir, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(status), "stdout: {stdout}\nstderr: {stderr}");
    (stdout, stderr)
}

/// All files below a folder, with what is in them.
pub(super) fn state(dir: &Path) -> Vec<(String, String)> {
    let (mut found, mut next) = (Vec::new(), vec![dir.to_owned()]);
    while let Some(at) = next.pop() {
        for path in fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                next.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().display().to_string();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
