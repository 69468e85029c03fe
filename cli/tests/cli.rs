//! The command `xsdbind`: what it prints, writes, and exits with.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
  <xs:complexType name="User">
    <xs:sequence>
      <xs:element name="name" type="xs:string"/>
      <xs:element name="phone" type="xs:string" minOccurs="0" nillable="true"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
"#;

const CONFIG: &str = "\
[[module]]
name = \"a\"
schemas = [\"a.xsd\"]
";

/// A folder with a schema and a configuration.
fn project() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.xsd"), SCHEMA).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), CONFIG).unwrap();
    dir
}

/// Runs the command in a folder, without colours.
fn xsdbind(dir: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.current_dir(dir).args(arguments.split_whitespace());
    // So that nothing is known of other runs.
    command.env_remove("CLICOLOR_FORCE").env_remove("CARGO_TARGET_DIR").output().unwrap()
}

/// Runs the command; it must end with this status.
#[track_caller]
fn run(dir: &Path, arguments: &str, status: i32) -> (String, String) {
    let output = xsdbind(dir, arguments);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "stdout: {stdout}\nstderr: {stderr}");
    (stdout, stderr)
}

/// The line of the summary.
fn last(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

#[test]
fn help() {
    let dir = tempfile::tempdir().unwrap();
    for (name, arguments) in [("help", "--help"), ("help_generate", "generate --help"), ("help_check", "check --help")]
    {
        let (stdout, _) = run(dir.path(), arguments, 0);
        insta::assert_snapshot!(name, stdout);
    }
    let (stdout, _) = run(dir.path(), "--version", 0);
    assert_eq!(stdout, format!("xsdbind {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments() {
    let dir = project();
    for (arguments, message) in [
        ("", "Usage: xsdbind [OPTIONS] <COMMAND>"),
        ("generat", "'generate'"),
        ("generate --schema a.xsd", "--module <NAME>"),
        ("generate --module a", "--schema <FILE>"),
        ("generate --schema a.xsd --module a --out o --config xsdbind.toml", "cannot be used with"),
        ("generate --schema a.xsd --module a --out o --namespace C", "expected URI=MODULE"),
        ("generate --schema a.xsd --module a --out o --location urn:a", "expected URL=PATH"),
        ("generate --schema a.xsd --module a --out o --enums opened", "'open'"),
    ] {
        let (stdout, stderr) = run(dir.path(), arguments, 2);
        assert!(stderr.contains(message), "{arguments}: {stderr}");
        assert_eq!(stdout, "", "{arguments}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "something was written");
}

#[test]
fn generate_then_check() {
    let dir = project();
    let (_, stderr) = run(dir.path(), "check", 1);
    assert!(stderr.contains("  missing: "), "{stderr}");
    assert!(stderr.contains("run `xsdbind generate` to"), "{stderr}");

    let (stdout, stderr) = run(dir.path(), "generate", 0);
    assert!(stdout.starts_with("module `a`: "), "{stdout}");
    assert!(stdout.contains("\ncreated generated/a"), "{stdout}");
    assert!(last(&stdout).ends_with(", 0 changed, 0 unchanged), 0 removed"), "{stdout}");
    assert_eq!(stderr, "");
    run(dir.path(), "check", 0);

    let (stdout, _) = run(dir.path(), "generate", 0);
    assert!(last(&stdout).contains("(0 created, 0 changed, "), "{stdout}");
    assert!(!stdout.contains("\ncreated "), "{stdout}");
}

#[test]
fn generate_without_a_configuration() {
    let dir = project();
    let arguments = "--schema a.xsd --module b --namespace urn:none=c --out out";
    let (_, stderr) = run(dir.path(), &format!("generate {arguments}"), 1);
    assert!(stderr.contains("no schema has the target namespace `urn:none`"), "{stderr}");

    let arguments = "--schema a.xsd --module b --enums open --out out";
    run(dir.path(), &format!("generate {arguments}"), 0);
    run(dir.path(), &format!("check {arguments}"), 0);
    assert!(!dir.path().join("generated").exists());

    fs::remove_dir_all(dir.path().join("out")).unwrap();
    let (_, stderr) = run(dir.path(), &format!("check {arguments}"), 1);
    assert!(stderr.contains(&format!("run `xsdbind generate {arguments}` to")), "{stderr}");
}

#[test]
fn locations_without_a_configuration() {
    let dir = project();
    let xs = "xmlns:xs='http://www.w3.org/2001/XMLSchema'";
    let include = "<xs:include schemaLocation='http://example.com/s?xsd=1'/>";
    fs::write(dir.path().join("a.xsd"), format!("<xs:schema {xs}>{include}</xs:schema>")).unwrap();
    fs::write(dir.path().join("b.xsd"), format!("<xs:schema {xs}><xs:complexType name='User'/></xs:schema>")).unwrap();
    let arguments = "--schema a.xsd --module b --location 'http://example.com/s?xsd=1=b.xsd' --out out";
    let (_, stderr) = run(dir.path(), &format!("check {}", arguments.replace('\'', "")), 1);
    assert!(stderr.contains(&format!("run `xsdbind generate {arguments}` to")), "{stderr}");
    let (stdout, _) = run(dir.path(), &format!("generate {}", arguments.replace('\'', "")), 0);
    assert!(stdout.starts_with("module `b`: 1 type, "), "{stdout}");
}

#[test]
fn roots_without_a_configuration() {
    let dir = project();
    let schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:complexType name='User'/>\
                  <xs:complexType name='UserKey'/><xs:complexType name='Group'/></xs:schema>";
    fs::write(dir.path().join("a.xsd"), schema).unwrap();
    let arguments = "--schema a.xsd --module b --root Group --root 'U*' --skip User --out out";
    let (_, stderr) = run(dir.path(), &format!("check {}", arguments.replace('\'', "")), 1);
    assert!(stderr.contains(&format!("run `xsdbind generate {arguments}` to")), "{stderr}");
    let (stdout, _) = run(dir.path(), &format!("generate {}", arguments.replace('\'', "")), 0);
    assert!(stdout.starts_with("module `b`: 2 types, "), "{stdout}");
    let (_, stderr) = run(dir.path(), "generate --schema a.xsd --module b --root Gruop --out out", 1);
    assert!(stderr.starts_with("error: no type or global element fits `Gruop` of `roots`\n"), "{stderr}");
}

#[test]
fn paths_are_relative_to_the_configuration() {
    let dir = project();
    let below = dir.path().join("below");
    fs::create_dir(&below).unwrap();
    run(&below, "generate --config ../xsdbind.toml", 0);
    assert!(dir.path().join("generated").is_dir());
    run(dir.path(), "check", 0);
}

#[test]
fn problems_of_the_configuration() {
    let dir = project();
    let wrong = format!("{CONFIG}enums = \"opened\"\nroot = []\n[[module]]\nname = \"type\"\nschemas = []\n");
    fs::write(dir.path().join("xsdbind.toml"), wrong).unwrap();
    let (stdout, stderr) = run(dir.path(), "generate --message-format short", 1);
    assert_eq!(stdout, "");
    insta::assert_snapshot!(stderr, @r"
    xsdbind.toml:4:9: `enums` is `opened`, expected one of `closed`, `open`
    xsdbind.toml:5:1: the key `root` is not known
      note: known here are `name`, `schemas`, `enums`, `namespaces`, `roots`, `skip`, `keep-types`, `extern`, `types`, `secret`, `requests`, `patch`, `unselected`, `rename`, `definitions`, `prefixes`, `non-exhaustive`, `setters`, `default-getters`, `choice-suffix`, `derive`, `without`, `crates`
      help: did you mean `roots`?
    xsdbind.toml:7:8: `type` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    xsdbind.toml:7:8: the module `type` has no schemas
    4 errors, nothing was written
    ");
    assert!(!dir.path().join("generated").exists());
}

#[test]
fn no_configuration() {
    let dir = tempfile::tempdir().unwrap();
    let (_, stderr) = run(dir.path(), "generate", 1);
    assert!(stderr.starts_with("error: there is no configuration file `xsdbind.toml`\n"), "{stderr}");
}

#[test]
fn what_is_in_the_way() {
    let dir = project();
    fs::write(dir.path().join("generated"), "a file").unwrap();
    let (_, stderr) = run(dir.path(), "generate", 1);
    assert!(stderr.starts_with("error: `generated` is in the way"), "{stderr}");
}

#[test]
fn colours_only_when_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.current_dir(dir.path()).arg("check").env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
    let coloured = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let (_, plain) = run(dir.path(), "check", 1);
    assert!(!plain.contains('\u{1b}'), "{plain}");
}
