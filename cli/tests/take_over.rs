//! `xsdbind upgrade`: what it writes, what it tells, and that it writes nothing where anything is wrong.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const OLD: &str = "<xs:element name=\"user\" type=\"UserModify\"/>
<xs:complexType name=\"UserModify\">
<xs:sequence>
<xs:element name=\"id\" type=\"xs:token\"/>
<xs:element name=\"phone\" type=\"xs:token\" minOccurs=\"0\"/>
<xs:element name=\"level\" type=\"Level\" minOccurs=\"0\"/>
<xs:element name=\"fax\" type=\"xs:token\" minOccurs=\"0\"/>
</xs:sequence>
<xs:attribute name=\"kind\" type=\"xs:token\" default=\"a\"/>
</xs:complexType>
<xs:simpleType name=\"Level\"><xs:restriction base=\"xs:token\"><xs:enumeration value=\"low\"/></xs:restriction></xs:simpleType>";

const SOURCE: &str = "use crate::a::{Level, UserModify};

fn change(user: &mut UserModify) {
    // phone is no code
    user.phone = None;
    user.telephone = None;
    match user.level {
        Some(Level::Low) | None => {}
    }
    let other = UserModify::new(id);
}
";

fn new() -> String {
    OLD.replace("name=\"phone\" type=\"xs:token\"", "name=\"phone\" type=\"xs:token\" nillable=\"true\"")
        .replace("<xs:enumeration value=\"low\"/>", "<xs:enumeration value=\"low\"/><xs:enumeration value=\"high\"/>")
        .replace(
            "<xs:element name=\"fax\" type=\"xs:token\" minOccurs=\"0\"/>\n",
            "<xs:element name=\"age\" type=\"xs:int\"/>\n",
        )
        .replace("default=\"a\"", "default=\"b\"")
}

fn schema(body: &str) -> String {
    format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n{body}\n</xs:schema>\n")
}

/// A project: schemas in use, generated code, a source, a change log; and a new release.
fn project() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        ("schemas/user.xsd", schema(OLD)),
        ("schemas/own.xsd", schema("<xs:element name=\"own\" type=\"xs:int\"/>")),
        ("next/user.xsd", schema(&new())),
        ("next/more/new.xsd", schema("<xs:element name=\"more\" type=\"xs:int\"/>")),
        ("src/main.rs", SOURCE.to_owned()),
        ("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- before\n".to_owned()),
        ("xsdbind.toml", "[[module]]\nname = \"a\"\nschemas = [\"schemas/user.xsd\"]\n".to_owned()),
    ];
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    run(dir.path(), "generate", 0);
    dir
}

#[track_caller]
fn run(dir: &Path, arguments: &str, status: i32) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.current_dir(dir).args(["--message-format", "short"]).args(arguments.split_whitespace());
    let output = command.env_remove("CLICOLOR_FORCE").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(status), "stdout: {stdout}\nstderr: {stderr}");
    (stdout, stderr)
}

/// All files, with what is in them.
fn state(dir: &Path) -> Vec<(String, String)> {
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

#[test]
fn a_release_is_taken_over() {
    let dir = project();
    let before = state(dir.path());
    let (dry, _) = run(dir.path(), "upgrade schemas next --dry-run", 1);
    assert_eq!(state(dir.path()), before);
    let (stdout, stderr) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(stderr, "");
    insta::assert_snapshot!("upgrade", stdout);
    let decided = |text: &str| text.split_once("\nto be decided:\n").unwrap().1.to_owned();
    assert_eq!(decided(&dry), decided(&stdout));
    let read = |path: &str| fs::read_to_string(dir.path().join(path)).unwrap();
    assert_eq!(read("schemas/user.xsd"), read("next/user.xsd"));
    assert!(dir.path().join("schemas/more/new.xsd").exists() && dir.path().join("schemas/own.xsd").exists());
    assert!(read("generated/a/user.rs").contains("pub phone: Tri<types::Token>"), "{}", read("generated/a/user.rs"));
    assert!(read("schema-changes.md").starts_with("# Schema changes: schemas → next\n"));
    let log = "# Changelog\n\n## [Unreleased]\n\n- The schemas are those of next: ";
    assert!(
        read("CHANGELOG.md").starts_with(log) && read("CHANGELOG.md").ends_with("\n- before\n"),
        "{}",
        read("CHANGELOG.md")
    );
    run(dir.path(), "check", 0);
    // A second time there is nothing left but the file that only the project has.
    let (stdout, _) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(decided(&stdout), "file schemas/own.xsd is not in the new release: remove it, if nothing needs it\n");
    fs::remove_file(dir.path().join("schemas/own.xsd")).unwrap();
    run(dir.path(), "upgrade schemas next", 0);
}

#[test]
fn nothing_is_written_where_anything_is_wrong() {
    let dir = project();
    let before = state(dir.path());
    let broken = [
        ("next/user.xsd", schema("<xs:element name=\"user\" type=\"Missing\"/>"), "there is no type `Missing`"),
        ("next/user.xsd", "no schema".to_owned(), "next/user.xsd:1:1: "),
    ];
    for (path, text, expected) in broken {
        fs::write(dir.path().join(path), text).unwrap();
        let (_, stderr) = run(dir.path(), "upgrade schemas next", 1);
        assert!(stderr.contains(expected), "{stderr}");
    }
    fs::write(dir.path().join("next/user.xsd"), schema(&new())).unwrap();
    // The configuration reads a file that is not in the release.
    fs::rename(dir.path().join("next/user.xsd"), dir.path().join("next/person.xsd")).unwrap();
    run(dir.path(), "upgrade schemas next", 1);
    fs::rename(dir.path().join("next/person.xsd"), dir.path().join("next/user.xsd")).unwrap();
    assert_eq!(state(dir.path()), before);
    let (_, stderr) = run(dir.path(), "upgrade schemas/user.xsd next", 2);
    assert!(stderr.contains("`schemas/user.xsd` is no folder"), "{stderr}");
    let (_, stderr) = run(dir.path(), "upgrade schemas none", 1);
    assert!(stderr.starts_with("error: cannot read `none`"), "{stderr}");
}
