//! That nothing is generated again where nothing has changed, and that all is where anything has.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const CONFIG: &str = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n";

/// It includes a file that is there and one that is not, and imports the schema that is built in unless it is found.
const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
  <xs:include schemaLocation="b.xsd"/>
  <xs:include schemaLocation="missing.xsd"/>
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:complexType name="User"><xs:sequence><xs:element name="name" type="Name"/></xs:sequence></xs:complexType>
</xs:schema>
"#;

const INCLUDED: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
  <xs:simpleType name="Name"><xs:restriction base="xs:string"/></xs:simpleType>
</xs:schema>
"#;

const EMPTY: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"/>"#;

/// A project that cargo builds in `target`, generated once.
fn project() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("target")).unwrap();
    fs::write(dir.path().join("target/CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55").unwrap();
    fs::write(dir.path().join("xsdbind.toml"), CONFIG).unwrap();
    fs::write(dir.path().join("a.xsd"), SCHEMA).unwrap();
    fs::write(dir.path().join("b.xsd"), INCLUDED).unwrap();
    assert!(generates(dir.path(), "generate"), "there is nothing to know yet");
    dir
}

/// Runs the command, which must succeed; what it prints on the standard output and on the standard error.
#[track_caller]
fn run(program: &Path, dir: &Path, arguments: &str) -> (String, String) {
    let mut command = Command::new(program);
    command.current_dir(dir).args(arguments.split_whitespace());
    let output = command.env_remove("CLICOLOR_FORCE").env_remove("CARGO_TARGET_DIR").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "{arguments}: {}", text(output.stderr));
    (text(output.stdout), text(output.stderr))
}

fn xsdbind() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xsdbind"))
}

/// Whether `generate` does more than to compare.
#[track_caller]
fn generates(dir: &Path, arguments: &str) -> bool {
    let (stdout, _) = run(xsdbind(), dir, &format!("{arguments} --timings"));
    assert!(stdout.contains("\ncompare "), "{stdout}");
    stdout.contains("\nresolve ")
}

/// After `change`, all is generated again, once.
#[track_caller]
fn again_after(change: impl FnOnce(&Path)) -> TempDir {
    let dir = project();
    assert!(!generates(dir.path(), "generate"), "nothing had changed");
    change(dir.path());
    assert!(generates(dir.path(), "generate"), "a change was not seen");
    assert!(!generates(dir.path(), "generate"), "nothing had changed since");
    dir
}

fn append(path: &Path, text: &str) {
    fs::write(path, fs::read_to_string(path).unwrap() + text).unwrap();
}

#[test]
fn the_same_is_said() {
    let dir = project();
    let (stdout, stderr) = run(xsdbind(), dir.path(), "generate --no-cache");
    assert!(stderr.contains("missing.xsd"), "{stderr}");
    assert!(stdout.contains("(0 created, 0 changed, 3 unchanged), 0 removed"), "{stdout}");
    assert_eq!(run(xsdbind(), dir.path(), "generate"), (stdout, stderr));
    assert_eq!(run(xsdbind(), dir.path(), "check"), run(xsdbind(), dir.path(), "check --no-cache"));
}

#[test]
fn a_file_that_was_read() {
    again_after(|dir| append(&dir.join("a.xsd"), "\n"));
    again_after(|dir| append(&dir.join("b.xsd"), "\n"));
    // Of the same length, as a time would not tell.
    again_after(|dir| fs::write(dir.join("b.xsd"), INCLUDED.replace("xs:string", "xs:NCName")).unwrap());
}

#[test]
fn a_path_that_was_looked_at() {
    again_after(|dir| fs::write(dir.join("missing.xsd"), EMPTY).unwrap());
    again_after(|dir| {
        let namespace = "http://www.w3.org/XML/1998/namespace";
        fs::write(dir.join("xml.xsd"), EMPTY.replace("urn:a", namespace)).unwrap();
    });
}

#[test]
fn the_file_of_a_url() {
    let dir = project();
    append(&dir.path().join("xsdbind.toml"), "[locations]\n\"http://example.com/c.xsd\" = \"c/c.xsd\"\n");
    let include = "<xs:include schemaLocation=\"http://example.com/c.xsd\"/>";
    fs::write(dir.path().join("b.xsd"), INCLUDED.replace("<xs:simpleType", &format!("{include}<xs:simpleType")))
        .unwrap();
    fs::create_dir(dir.path().join("c")).unwrap();
    fs::write(dir.path().join("c/c.xsd"), EMPTY).unwrap();
    assert!(generates(dir.path(), "generate") && !generates(dir.path(), "generate"));
    append(&dir.path().join("c/c.xsd"), "\n");
    assert!(generates(dir.path(), "generate") && !generates(dir.path(), "generate"));
    let toml = fs::read_to_string(dir.path().join("xsdbind.toml")).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), toml.replace("c/c.xsd", "b.xsd")).unwrap();
    assert!(generates(dir.path(), "generate"));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere() {
    again_after(|dir| {
        fs::create_dir(dir.join("c")).unwrap();
        fs::rename(dir.join("b.xsd"), dir.join("c/b.xsd")).unwrap();
        std::os::unix::fs::symlink("c/b.xsd", dir.join("b.xsd")).unwrap();
    });
}

#[test]
fn the_configuration() {
    again_after(|dir| append(&dir.join("xsdbind.toml"), "enums = \"open\"\n"));
    again_after(|dir| append(&dir.join("xsdbind.toml"), "[limits]\nfiles = 9\n"));
    let dir = project();
    assert!(generates(dir.path(), "generate --out other"));
    assert!(!generates(dir.path(), "generate --out other") && !generates(dir.path(), "generate"));
}

#[test]
fn what_was_written() {
    let dir = again_after(|dir| append(&dir.join("generated/a/a.rs"), "// by hand\n"));
    assert!(!fs::read_to_string(dir.path().join("generated/a/a.rs")).unwrap().contains("by hand"));
    again_after(|dir| {
        let text = fs::read_to_string(dir.join("generated/a/a.rs")).unwrap();
        fs::write(dir.join("generated/a/a.rs"), text.replace("User", "Usor")).unwrap();
    });
    let dir = again_after(|dir| fs::remove_file(dir.join("generated/a/b.rs")).unwrap());
    assert!(dir.path().join("generated/a/b.rs").exists());
    let left_over = "generated/a/left_over.rs";
    let dir = again_after(|dir| {
        fs::copy(dir.join("generated/a/b.rs"), dir.join(left_over)).unwrap();
    });
    assert!(!dir.path().join(left_over).exists());
}

#[test]
fn what_is_not_ours_does_not_matter() {
    let dir = project();
    fs::write(dir.path().join("generated/a/notes.txt"), "mine").unwrap();
    fs::write(dir.path().join("unrelated.xsd"), EMPTY).unwrap();
    assert!(!generates(dir.path(), "generate"));
}

#[test]
fn check_knows_what_generate_did() {
    let dir = project();
    append(&dir.path().join("generated/a/a.rs"), "// by hand\n");
    let mut check = Command::new(xsdbind());
    let output = check.current_dir(dir.path()).arg("check").env_remove("CARGO_TARGET_DIR").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("changed: a/a.rs"));
}

#[test]
fn nothing_is_noted_where_it_is_not_wanted() {
    let dir = project();
    assert!(generates(dir.path(), "generate --no-cache"));
    fs::remove_dir_all(dir.path().join("target")).unwrap();
    assert!(generates(dir.path(), "generate") && generates(dir.path(), "generate"));
    assert!(!dir.path().join("target").exists());
}

/// A program with other bytes is another generator, whatever its version.
#[cfg(target_os = "linux")]
#[test]
fn another_generator() {
    let dir = project();
    let other = dir.path().join("xsdbind");
    fs::copy(xsdbind(), &other).unwrap();
    let run_other = || run(&other, dir.path(), "generate --timings").0.contains("\nresolve ");
    assert!(!run_other(), "a copy of the same bytes");
    let mut bytes = fs::read(&other).unwrap();
    bytes.push(0);
    fs::remove_file(&other).unwrap();
    fs::copy(xsdbind(), &other).unwrap();
    fs::write(&other, bytes).unwrap();
    assert!(run_other(), "another program was taken for the same");
    assert!(!run_other());
}
