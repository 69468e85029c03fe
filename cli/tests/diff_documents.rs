//! `xsdbind diff --documents` and `--witnesses`: recorded messages, and messages that show what breaks.

use std::fs;

use tempfile::TempDir;

use super::project::{folder, run};

/// A message with one field more or less, of a type that is narrower or wider.
fn schema(most: &str, phone: &str) -> String {
    format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n\
         <xs:element name=\"user\" type=\"User\"/>\n\
         <xs:complexType name=\"User\">\n<xs:sequence>\n<xs:element name=\"name\" type=\"Name\"/>\n{phone}</xs:sequence>\n\
         <xs:attribute name=\"kind\" type=\"xs:token\" default=\"kind-{most}\"/>\n</xs:complexType>\n\
         <xs:simpleType name=\"Name\"><xs:restriction base=\"xs:token\"><xs:maxLength value=\"{most}\"/></xs:restriction></xs:simpleType>\n\
         </xs:schema>\n"
    )
}

fn releases() -> TempDir {
    let phone = "<xs:element name=\"phone\" type=\"xs:token\" minOccurs=\"0\"/>\n";
    let (old, new) = (schema("8", phone), schema("5", ""));
    folder(&[
        ("old/user.xsd", &old),
        ("new/user.xsd", &new),
        ("captured/deep/long.xml", "<user kind=\"a\">\n  <name>longer</name>\n</user>\n"),
        ("captured/phone.xml", "<user kind=\"a\"><name>ada</name><phone>1</phone></user>\n"),
        ("captured/default.xml", "<user><name>ada</name></user>\n"),
        ("captured/same.xml", "<user kind=\"a\"><name>ada</name></user>\n"),
        ("captured/invalid.xml", "<user kind=\"a\"><name>much longer</name></user>\n"),
        ("captured/notes.txt", "no document"),
        (
            "messages.tsv",
            "a\t<user kind=\"a\"><name>longer</name></user>\n\nb\t<user kind=\"a\"><name>x</name></user>\n",
        ),
    ])
}

#[test]
fn every_format() {
    let dir = releases();
    for format in ["text", "markdown", "summary", "json", "github", "sarif", "junit"] {
        let arguments =
            format!("diff old new --documents captured --documents messages.tsv --witnesses shown --format {format}");
        let (stdout, stderr) = run(dir.path(), &arguments, 0);
        insta::assert_snapshot!(format!("documents_{format}"), stdout);
        assert_eq!(stderr, "");
    }
    let (html, _) = run(dir.path(), "diff old new --documents captured --format html", 0);
    assert!(
        html.contains("<summary><a href=\"#Name\"><code>Name</code></a> 1 document is refused</summary>"),
        "{html}"
    );
}

#[test]
fn a_pipeline_says_no_to_documents() {
    let dir = releases();
    let (_, stderr) = run(dir.path(), "diff old new --documents captured/deep --deny error", 1);
    let expected = "error: documents are refused, or read as something else: 1 reason\n  Name: document-refused, facet-narrowed, 1 document (";
    assert!(stderr.contains(expected), "{stderr}");
    // What is accepted of the schemas is accepted of documents.
    fs::write(dir.path().join("xsdbind-diff.toml"), "[[exception]]\ntype = \"*\"\nreason = \"why\"\n").unwrap();
    let (stdout, _) = run(dir.path(), "diff old new --documents captured/deep --deny error", 0);
    assert!(stdout.contains("accepted: why"), "{stdout}");
}

#[test]
fn documents_that_cannot_be_read() {
    let dir = releases();
    let (_, stderr) = run(dir.path(), "diff old new --documents none", 1);
    assert!(stderr.starts_with("error: `none` cannot be read: "), "{stderr}");
    fs::create_dir(dir.path().join("empty")).unwrap();
    let (_, stderr) = run(dir.path(), "diff old new --documents empty", 1);
    assert_eq!(stderr, "error: `empty` has no `.xml` file in it, nor below it\n");
    let (_, stderr) = run(dir.path(), "diff old new --documents captured --max-size 0", 1);
    assert!(stderr.contains("is larger than 0 MiB"), "{stderr}");
    run(dir.path(), "diff old new --lines", 2);
}

/// With an absolute path, reports are the same.
#[test]
fn no_path_of_the_machine() {
    let dir = releases();
    let captured = dir.path().join("captured");
    let (stdout, _) = run(dir.path(), &format!("diff old new --documents {}", captured.display()), 0);
    assert!(
        stdout.contains("    captured/deep/long.xml:2:3: /user/name: value is longer than 5 characters\n"),
        "{stdout}"
    );
    assert!(!stdout.contains(&*dir.path().to_string_lossy()), "{stdout}");
}

/// Each file shows what it is called after: the one release takes it, the other does not.
#[test]
fn witnesses_are_files() {
    let dir = releases();
    let (stdout, _) = run(dir.path(), "diff old new --witnesses shown", 0);
    assert!(stdout.contains("\nwitnesses: 0 of what breaks reading, 2 of what breaks writing\n"), "{stdout}");
    let mut names: Vec<String> = fs::read_dir(dir.path().join("shown"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["Name-facet-narrowed.xml", "User-optional-field-removed.xml"]);
    for name in names {
        assert_eq!(run(dir.path(), &format!("validate old/user.xsd shown/{name}"), 0).0, "");
        run(dir.path(), &format!("validate new/user.xsd shown/{name}"), 1);
    }
}
