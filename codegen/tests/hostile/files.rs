//! What an include or a setting can name that is no schema.

use std::fs;

use crate::{body, config, folder, generated, refused, refused_in, schema};
use xsdbind_codegen::{Config, Module};

const INCLUDE: &str = "<xs:include schemaLocation='b.xsd'/>";

/// The file `b.xsd`, included, is this, and is refused.
#[track_caller]
fn bad_include(bytes: &[u8], expected: &[&str]) {
    let dir = folder(&[("a.xsd", &schema(INCLUDE))]);
    fs::write(dir.path().join("b.xsd"), bytes).unwrap();
    refused_in(&config(dir.path()), expected);
}

#[test]
fn includes_of_itself() {
    generated(&[("a.xsd", &schema("<xs:include schemaLocation='a.xsd'/><xs:element name='e' type='xs:int'/>"))]);
}

#[test]
fn includes_in_circles() {
    for length in [2, 3, 50] {
        let include = |next: usize| schema(&format!("<xs:include schemaLocation='./{}.xsd'/>", name(next % length)));
        let files: Vec<(String, String)> =
            (0..length).map(|at| (format!("{}.xsd", name(at)), include(at + 1))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        generated(&files);
    }
}

/// `a`, then `b1`.
fn name(number: usize) -> String {
    if number == 0 { "a".to_owned() } else { format!("b{number}") }
}

#[test]
fn imports_in_circles() {
    let other = schema("<xs:import namespace='urn:t' schemaLocation='a.xsd'/>")
        .replace("targetNamespace=\"urn:t\"", "targetNamespace=\"urn:u\"");
    let import = "<xs:import namespace='urn:u' schemaLocation='b.xsd'/><xs:element name='e' type='xs:int'/>";
    generated(&[("a.xsd", &schema(import)), ("b.xsd", &other)]);
}

#[test]
fn redefines_in_circles() {
    let redefine = |file: &str| schema(&format!("<xs:redefine schemaLocation='{file}'/>"));
    refused(&[("a.xsd", &redefine("b.xsd")), ("b.xsd", &redefine("a.xsd"))], &["is defined by itself"]);
    refused(&[("a.xsd", &redefine("a.xsd"))], &["is defined by itself"]);
}

#[test]
fn two_thousand_includes() {
    let include = |number: usize| format!("<xs:include schemaLocation='b{number}.xsd'/>");
    let mut files = vec![("a.xsd".to_owned(), schema(&crate::each(0..2000, include)))];
    files
        .extend((0..2000).map(|number| {
            (format!("b{number}.xsd"), schema(&format!("<xs:element name='e{number}' type='xs:int'/>")))
        }));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    generated(&files);
}

#[test]
fn a_chain_of_two_thousand_includes() {
    let include = |next: usize| schema(&format!("<xs:include schemaLocation='b{next}.xsd'/>"));
    let mut files = vec![("a.xsd".to_owned(), include(0))];
    files.extend((0..2000).map(|number| (format!("b{number}.xsd"), include(number + 1))));
    files.push(("b2000.xsd".to_owned(), schema("<xs:element name='e' type='xs:int'/>")));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    generated(&files);
}

/// A file without target namespace is read again for each that includes it.
#[test]
fn one_file_included_into_many_namespaces() {
    let mut files = vec![
        (
            "a.xsd".to_owned(),
            schema(&crate::each(0..3000, |at| format!("<xs:import namespace='urn:{at}' schemaLocation='b{at}.xsd'/>"))),
        ),
        (
            "c.xsd".to_owned(),
            schema(&crate::each(0..1000, |at| format!("<xs:element name='e{at}' type='xs:int'/>")))
                .replace("targetNamespace=\"urn:t\"", ""),
        ),
    ];
    files.extend((0..3000).map(|at| {
        let text = schema("<xs:include schemaLocation='c.xsd'/>")
            .replace("targetNamespace=\"urn:t\"", &format!("targetNamespace=\"urn:{at}\""));
        (format!("b{at}.xsd"), text)
    }));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    refused(&files, &["b1", ".xsd:2:1: the files have more than 4000000 XML nodes together"]);
}

#[test]
fn a_missing_file() {
    let output = body("<xs:include schemaLocation='b.xsd'/>");
    assert_eq!(
        output.warnings.to_string(),
        "a.xsd:2:1: warning: the include of `b.xsd` cannot be read: there is no such file"
    );
    let dir = folder(&[]);
    refused_in(&config(dir.path()), &["a.xsd: cannot be read: there is no such file"]);
}

#[test]
fn an_empty_file() {
    bad_include(b"", &["b.xsd:1:1: not well-formed XML"]);
    bad_include(b"\xEF\xBB\xBF", &["b.xsd:1:1: not well-formed XML"]);
    bad_include(b"\xFF\xFE", &["b.xsd:1:1: not well-formed XML"]);
}

#[test]
fn a_hundred_megabytes_of_blanks() {
    bad_include(&vec![b' '; 100_000_000], &["b.xsd: the file is larger than 67108864 bytes", "raise `file-bytes`"]);
}

#[test]
fn sixty_megabytes_of_blanks() {
    bad_include(&vec![b'\n'; 60_000_000], &["b.xsd:", "not well-formed XML"]);
}

#[test]
fn fifty_megabytes_of_text() {
    let docs = "é ".repeat(crate::many(16_000_000));
    let text = format!("<xs:element name='e' type='xs:int'><xs:annotation><xs:documentation>{docs}");
    body(&format!("{text}</xs:documentation></xs:annotation></xs:element>"));
}

#[test]
fn binary_files() {
    bad_include(&[0; 4096], &["b.xsd:1:1: not well-formed XML"]);
    let every: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    bad_include(&every, &["b.xsd:2:118: the file is not valid UTF-8"]);
    bad_include(b"\x7fELF\x02\x01\x01", &["b.xsd:1:", "not well-formed XML"]);
    bad_include(b"PK\x03\x04\x14\x00", &["b.xsd:1:", "not well-formed XML"]);
}

#[test]
fn xml_that_is_no_schema() {
    bad_include(b"<html><body/></html>", &["b.xsd:1:1: the root element is `html`"]);
    bad_include(b"<schema/>", &["b.xsd:1:1: the root element is `schema`"]);
    bad_include(
        b"<schema xmlns='http://www.w3.org/2000/10/XMLSchema'/>",
        &["b.xsd:1:1: the root element is `{http://www.w3.org/2000/10/XMLSchema}schema`"],
    );
}

#[test]
fn wrong_encodings() {
    bad_include(b"<?xml version='1.0' encoding='UTF-9'?><a/>", &["b.xsd:1:1: the encoding `UTF-9` is not known"]);
    bad_include(b"<?xml version='1.0' encoding='UTF-8'?><a>\xE9</a>", &["b.xsd:1:42: the file is not valid UTF-8"]);
    bad_include(b"\xFF\xFE<\x00a", &["b.xsd: the file is not valid UTF-16LE"]);
    bad_include(b"\xFE\xFF\xD8\x00", &["b.xsd: the file is not valid UTF-16BE"]);
}

#[test]
fn a_folder_in_place_of_a_file() {
    let dir = folder(&[("a.xsd", &schema(INCLUDE)), ("b.xsd/c.txt", "")]);
    let output = crate::run(&config(dir.path())).unwrap();
    assert!(output.warnings.to_string().contains("the include of `b.xsd` cannot be read: it is not a file"));
    let config = Config::new().module(Module::new("a").schema(dir.path().join("b.xsd")));
    refused_in(&config, &["b.xsd: cannot be read: it is not a file"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let dir = folder(&[("a.xsd", &schema(INCLUDE)), ("b.xsd", &schema(""))]);
    let path = dir.path().join("b.xsd");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read anything has nothing to be told.
    if fs::read(&path).is_err() {
        refused_in(&config(dir.path()), &["b.xsd: cannot be read: permission denied"]);
    }
}

#[cfg(unix)]
#[test]
fn devices_and_pipes() {
    let dir = folder(&[("a.xsd", &schema(INCLUDE))]);
    let made = std::process::Command::new("mkfifo").arg(dir.path().join("b.xsd")).status();
    if made.is_ok_and(|status| status.success()) {
        let output = crate::run(&config(dir.path())).unwrap();
        assert!(output.warnings.to_string().contains("the include of `b.xsd` cannot be read: it is not a file"));
    }
    for device in ["/dev/zero", "/dev/stdin", "/dev/tty", "/dev/fd/0"] {
        let config = Config::new().module(Module::new("a").schema(device));
        refused_in(&config, &[device, "cannot be read: "]);
        crate::refused(
            &[("a.xsd", &schema(&format!("<xs:include schemaLocation='{device}'/>")))],
            &["leads out of the folders"],
        );
    }
}
