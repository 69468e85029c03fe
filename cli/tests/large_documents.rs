//! `validate` of documents that are larger than the memory that it takes.

use std::fmt::Write as _;
use std::fs;
#[cfg(target_os = "linux")]
use std::io::Write as _;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::documents::run_with;

/// `{KEY}` stands for the identity constraint of a group, `{ALL}` for one of the whole document.
const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="export">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="realm" type="xs:token"/>
        <xs:element name="group" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="name" type="xs:token"/>
              <xs:element name="user" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="userId" type="{ID}"/>
                    <xs:element name="phone" type="xs:unsignedLong" minOccurs="0" nillable="true"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="closed" type="xs:boolean"/>
            </xs:sequence>
          </xs:complexType>
          {KEY}
        </xs:element>
        <xs:element name="count" type="xs:unsignedInt"/>
      </xs:sequence>
    </xs:complexType>
    {ALL}
  </xs:element>
</xs:schema>
"#;

/// With such types of user ids, and these constraints.
fn schema(id: &str, key: &str, all: &str) -> String {
    SCHEMA.replace("{ID}", id).replace("{KEY}", key).replace("{ALL}", all)
}

fn plain() -> String {
    schema("xs:token", "", "")
}

/// A group of so many users.
fn group(name: &str, users: std::ops::Range<usize>) -> String {
    let mut group = format!("<group><name>{name}</name>\n");
    for user in users {
        writeln!(group, "<user><userId>user-{user}</userId><phone>{}</phone></user>", 5_550_000 + user).unwrap();
    }
    group + "<closed>false</closed></group>\n"
}

fn folder(schema: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("export.xsd"), schema).unwrap();
    dir
}

/// What is said of a document in a file, of which so many MiB may be read whole.
fn said(schema: &str, document: &str, most: &str) -> (Option<i32>, String) {
    let dir = folder(schema);
    fs::write(dir.path().join("export.xml"), document).unwrap();
    let (code, out, err) = run_with(&dir, &["validate", "export.xsd", "export.xml", "--max-size", most], b"");
    (code, out + &err)
}

/// A group of so many users, between such as are small.
fn groups(users: usize, change: impl Fn(String) -> String) -> String {
    let groups: String = (0..8).map(|at| group(&format!("small-{at}"), 0..200)).collect();
    let large = group("large", 0..users);
    change(format!("<export><realm>r</realm>\n{groups}{large}{groups}<count>17</count></export>"))
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_document() {
    let dir = folder(&plain());
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.args(["validate", "export.xsd", "-"]).current_dir(dir.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let large = group("large", 0..50_000);
    let small: String = (0..2_500).map(|at| group(&format!("small-{at}"), 0..8)).collect();
    assert!(large.len() > 2_500_000 && small.len() > 1_000_000, "of {} and {} bytes", large.len(), small.len());
    stdin.write_all(b"<export><realm>r</realm>").unwrap();
    let mut peaks = Vec::new();
    for _ in 0..6 {
        stdin.write_all(large.as_bytes()).unwrap();
        stdin.write_all(small.as_bytes()).unwrap();
        // All but the end was taken from the pipe, which holds some 64 KiB.
        peaks.push(peak(child.id()));
    }
    stdin.write_all(b"<count>6</count></export>").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), "1 document, all valid\n"));
    // How much of the program itself is in memory differs from system to system, and is there after two parts.
    assert!(peaks[5].saturating_sub(peaks[1]) < 2 << 10, "{peaks:?} KiB after each of six parts of 3.7 MB");
}

/// The highest memory of a process so far, in KiB.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn a_file_that_can_be_read_again_has_all_its_errors() {
    let wrong = |text: String| {
        let text = text.replace("user-19999<", "user-19999</userId><userId>twice<");
        let (before, last) = text.split_at(text.rfind("user-199<").unwrap());
        before.to_owned() + &last.replace("user-199<", "user-199</userId><userId>twice<")
    };
    let (code, out) = said(&plain(), &groups(20_000, wrong), "256");
    let place = "/export/group[9]/user[20000]: ";
    assert!(out.contains(place) && out.contains("/export/group[17]/user[200]: ") && out.contains("^^^"), "{out}");
    assert_eq!((code, out.contains("2 errors")), (Some(1), true), "{out}");
    let (code, first) = said(&plain(), &groups(20_000, wrong), "1");
    let line = out.lines().next().unwrap();
    let expected = format!(
        "{line}\nexport.xml: there may be more errors, as reading ended with the first: it is larger than 1 MiB; \
         `--max-size` has more read whole\n1 document, 1 not valid: 1 error\n"
    );
    assert_eq!((code, first), (Some(1), expected));
}

#[test]
fn what_is_not_read_again_has_its_first_error() {
    let dir = folder(&plain());
    let text = groups(20_000, |text| text.replace("<count>17</count>", "<count>many</count>"));
    let (code, out, _) = run_with(&dir, &["validate", "export.xsd", "-", "--format", "json"], text.as_bytes());
    assert_eq!(code, Some(1));
    assert!(out.contains("\"path\":\"/export/count\"") && out.contains("\"more\":true"), "{out}");
}

#[test]
fn an_identity_constraint_of_an_item_is_checked() {
    let key = r#"<xs:key name="ids"><xs:selector xpath="user"/><xs:field xpath="userId"/></xs:key>"#;
    let schema = schema("xs:token", key, "");
    let twice = |text: String| {
        let at = text.rfind("user-199<").unwrap();
        format!("{}user-7{}", &text[..at], &text[at + "user-199".len()..])
    };
    for (most, place) in [("256", ":23234:1"), ("1", "")] {
        assert_eq!(said(&schema, &groups(20_000, |text| text), most).0, Some(0));
        let (code, out) = said(&schema, &groups(20_000, twice), most);
        let expected = "/export/group[17]/user[200]: the key `ids` has the value `user-7` twice";
        assert!(code == Some(1) && out.starts_with(&format!("export.xml{place}: {expected}\n")), "{out}");
    }
    // The large group does not fit.
    let (code, out) = said(&schema, &groups(40_000, |text| text), "1");
    assert!(code == Some(1) && out.starts_with("export.xml: more than 2097152 bytes of the document would"), "{out}");
}

#[test]
fn what_is_said_of_all_of_a_document_needs_all_of_it() {
    let unique = r#"<xs:unique name="names"><xs:selector xpath="group"/><xs:field xpath="name"/></xs:unique>"#;
    let limit = "more than 2097152 bytes of the document would have to be held at a time";
    let ids = "there are IDs, which are compared with all others: the document has to be read whole";
    for (schema, expected) in [(schema("xs:token", "", unique), limit), (schema("xs:ID", "", ""), ids)] {
        let (code, out) = said(&schema, &groups(40_000, |text| text), "1");
        assert!(code == Some(1) && out.contains(expected) && out.contains("`--max-size` has more"), "{out}");
        let (code, out) = said(&schema, &groups(40_000, |text| text), "256");
        assert!(code == Some(1) && out.contains("twice"), "{out}");
    }
}
