//! Documents on the command line: `validate`, `convert`, `format`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="user" type="User"/>
  <xs:element name="users">
    <xs:complexType>
      <xs:sequence><xs:element name="user" type="User" maxOccurs="unbounded"/></xs:sequence>
    </xs:complexType>
    <xs:key name="ids"><xs:selector xpath="user"/><xs:field xpath="userId"/></xs:key>
  </xs:element>
  <xs:complexType name="User">
    <xs:all>
      <xs:element name="userId" type="xs:token"/>
      <xs:element name="phone" minOccurs="0" nillable="true">
        <xs:simpleType><xs:restriction base="xs:token"><xs:pattern value="\+?[0-9]+"/></xs:restriction></xs:simpleType>
      </xs:element>
      <xs:element name="active" type="xs:boolean" minOccurs="0"/>
    </xs:all>
  </xs:complexType>
</xs:schema>
"#;

const ADA: &str = "<user>\n  <userId>ada</userId>\n  <phone>none</phone>\n</user>\n";
const BOB: &str = "<user>\n  <userID>bob</userID>\n</user>\n";
const EVE: &str = "<user><active>1</active><userId>eve</userId></user>";

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("users")).unwrap();
    let files = [("user.xsd", SCHEMA), ("users/ada.xml", ADA), ("users/bob.xml", BOB), ("users/eve.xml", EVE)];
    for (path, text) in files {
        fs::write(dir.path().join(path), text).unwrap();
    }
    dir
}

/// Runs the command in a folder, with this on its standard input. Returns its exit status and what it says.
pub(crate) fn run_with(dir: &TempDir, arguments: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.args(arguments).current_dir(dir.path());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // It may end before it has read all.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn run(dir: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    run_with(dir, arguments, b"")
}

/// What it says of bad arguments or documents, with this exit status.
#[track_caller]
fn refused(dir: &TempDir, arguments: &[&str], status: i32) -> String {
    let (code, out, err) = run(dir, arguments);
    assert_eq!(code, Some(status), "{out}{err}");
    out + &err
}

#[test]
fn all_errors_have_their_places_and_lines() {
    let (code, out, err) = run(&folder(), &["validate", "user.xsd", "users"]);
    assert_eq!(code, Some(1));
    let expected = "\
users/ada.xml:3:3: /user/phone: value does not match the pattern `\\+?[0-9]+`
  3 |   <phone>none</phone>
    |   ^^^^^^^
users/bob.xml:2:3: /user: expected element `userId`, found element `userID`
  2 |   <userID>bob</userID>
    |   ^^^^^^^^
users/bob.xml:3:1: /user: expected element `userId`, found the end of the element
  3 | </user>
    | ^^^^^^^
";
    assert_eq!(out, expected);
    assert_eq!(err, "3 documents, 2 not valid: 3 errors\n");
}

#[test]
fn a_schema_without_roots_says_so() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("none.xsd"),
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>"#,
    )
    .unwrap();
    let (code, out, err) = run_with(&dir, &["validate", "none.xsd", "-"], b"<e/>");
    let expected = "found the root element `e` of no namespace, and the schema has none that can stand in a document";
    assert!(code == Some(1) && out.contains(expected), "{out}{err}");
}

#[test]
fn valid_documents_are_counted() {
    let dir = folder();
    assert_eq!(
        run(&dir, &["validate", "user.xsd", "users/eve.xml"]),
        (Some(0), String::new(), "1 document, all valid\n".into())
    );
    let (code, _, err) = run_with(&dir, &["validate", "user.xsd", "-"], EVE.as_bytes());
    assert_eq!((code, err.as_str()), (Some(0), "1 document, all valid\n"));
}

#[test]
fn keys_are_checked_and_have_a_place() {
    let dir = folder();
    let users = "<users>\n<user><userId>a</userId></user>\n<user><userId>a</userId></user>\n</users>";
    fs::write(dir.path().join("twice.xml"), users).unwrap();
    let (code, out, _) = run(&dir, &["validate", "user.xsd", "twice.xml"]);
    assert_eq!(code, Some(1));
    assert!(out.starts_with("twice.xml:3:1: /users/user[2]: "), "{out}");
    assert!(out.contains("key `ids`") && out.contains("  3 | <user><userId>a</userId></user>\n"), "{out}");
}

#[test]
fn forms_for_pipelines() {
    let dir = folder();
    let (code, out, _) = run(&dir, &["validate", "user.xsd", "users", "--format", "json"]);
    assert_eq!(code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&report["count"], &report["invalid"], &report["errors"]), (&3.into(), &2.into(), &3.into()));
    assert_eq!(report["documents"][0]["errors"][0]["line"], 3);
    assert_eq!(report["documents"][0]["errors"][0]["path"], "/user/phone");
    assert_eq!(
        report["documents"][2],
        serde_json::json!({ "document": "users/eve.xml", "valid": true, "errors": [], "more": false })
    );
    let (_, out, _) = run(&dir, &["validate", "user.xsd", "users", "--format", "github"]);
    let first = "::error file=users/ada.xml,line=3,col=3,title=Value::/user/phone: value does not match the pattern";
    assert!(out.starts_with(first), "{out}");
    let (_, out, _) = run(&dir, &["validate", "user.xsd", "users", "--format", "junit"]);
    let report = roxmltree::Document::parse(&out).unwrap();
    let suite = report.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
    assert_eq!((suite.attribute("tests"), suite.attribute("failures")), (Some("3"), Some("2")));
    assert_eq!(report.descendants().filter(|node| node.has_tag_name("failure")).count(), 2);
}

#[test]
fn a_document_a_line() {
    let dir = folder();
    let lines = format!("one\t{EVE}\n\ntwo\t<user><userId>x</userId><phone>y</phone></user>\n");
    fs::write(dir.path().join("lines.tsv"), &lines).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(lines.as_bytes()).unwrap();
    fs::write(dir.path().join("lines.tsv.gz"), packed.finish().unwrap()).unwrap();
    for file in ["lines.tsv", "lines.tsv.gz"] {
        let (code, out, err) = run(&dir, &["validate", "user.xsd", "--lines", file]);
        assert_eq!((code, err.as_str()), (Some(1), "2 documents, 1 not valid: 1 error\n"));
        assert!(out.starts_with(&format!("{file}:3:29: /user/phone: value does not match")), "{out}");
    }
}

#[test]
fn many_documents_are_told_in_their_order() {
    let dir = folder();
    let lines = (1..=1500).map(|number| format!("<user><userId>{number}</userId><phone>x</phone></user>\n"));
    let lines = lines.collect::<Vec<_>>().concat();
    let (code, out, _) =
        run_with(&dir, &["validate", "user.xsd", "--lines", "-", "--format", "github"], lines.as_bytes());
    assert_eq!(code, Some(1));
    let numbers = out
        .lines()
        .map(|line| line.split_once("line=").unwrap().1.split_once(',').unwrap().0.parse::<usize>().unwrap());
    assert!(numbers.eq(1..=1500));
}

#[test]
fn a_configuration_names_the_schemas() {
    let dir = folder();
    let config = "[[module]]\nname = \"people\"\nschemas = [\"user.xsd\"]\nsecret = [\"phone\"]\n";
    fs::write(dir.path().join("xsdbind.toml"), config).unwrap();
    for arguments in
        [&["users/ada.xml"][..], &["xsdbind.toml", "users/ada.xml"], &["--module", "people", "users/ada.xml"]]
    {
        let out = refused(&dir, &[&["validate"], arguments].concat(), 1);
        // What is secret is not shown, nor is the line that it is in.
        assert!(out.contains("users/ada.xml:3:3: /user/phone: not a value of its type; it is secret"), "{out}");
        assert!(!out.contains("none"), "{out}");
    }
    assert!(refused(&dir, &["validate", "--module", "other", "users/ada.xml"], 2).contains("no module `other`"));
}

#[test]
fn bad_input_is_told() {
    let dir = folder();
    let path = |name: &str| dir.path().join(name);
    fs::write(path("other.xml"), "<person/>").unwrap();
    let out = refused(&dir, &["validate", "user.xsd", "other.xml"], 1);
    assert!(out.contains("other.xml:1:1: expected root element one of `user`, `users`, found `person`"), "{out}");
    fs::write(path("latin.xml"), b"<user><userId>\xe9</userId></user>").unwrap();
    let out = refused(&dir, &["validate", "user.xsd", "latin.xml"], 1);
    assert!(out.starts_with("latin.xml:1:15: the document is not valid UTF-8\n"), "{out}");
    fs::write(path("wrong.xsd"), SCHEMA.replace("type=\"User\"", "type=\"Nobody\"")).unwrap();
    let out = refused(&dir, &["validate", "wrong.xsd", "users"], 1);
    assert!(out.contains("wrong.xsd:2:") && out.contains("`Nobody`"), "{out}");
    fs::create_dir(path("empty")).unwrap();
    let out = refused(&dir, &["validate", "user.xsd", "empty"], 1);
    assert!(out.contains("empty: has no `.xml` file in it, nor below it"), "{out}");
    assert!(refused(&dir, &["validate", "user.xsd", "none.xml"], 1).contains("none.xml: cannot be read"));
    assert!(refused(&dir, &["validate", "user.xsd"], 2).contains("no document is named"));
    fs::write(path("nothing.txt"), "\n\n").unwrap();
    assert!(refused(&dir, &["validate", "user.xsd", "--lines", "nothing.txt"], 1).contains("there are no documents"));
}

#[test]
fn what_has_no_end_is_refused() {
    let dir = folder();
    let endless = "<user>".repeat(400_000);
    let (code, out, _) = run_with(&dir, &["validate", "user.xsd", "-", "--max-size", "1"], endless.as_bytes());
    assert_eq!(code, Some(1));
    assert!(out.starts_with("-:1:7: /user: expected element"), "{out}");
    let (code, out, err) = run_with(&dir, &["convert", "user.xsd", "-", "--max-size", "1"], endless.as_bytes());
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("-: is larger than 1 MiB; `--max-size` allows more\n"), "{err}");
    let (code, out, _) =
        run_with(&dir, &["validate", "user.xsd", "--lines", "-", "--max-size", "1"], endless.as_bytes());
    assert_eq!((code, out.as_str()), (Some(1), "-:1: is larger than 1 MiB; `--max-size` allows more\n"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let dir = folder();
    assert!(Command::new("mkfifo").arg(dir.path().join("users/pipe.xml")).status().unwrap().success());
    for path in ["users/pipe.xml", "users"] {
        let out = refused(&dir, &["validate", "user.xsd", path], 1);
        assert!(out.contains("users/pipe.xml: is no file; `-` reads from the standard input"), "{out}");
    }
}

#[test]
fn to_json_and_back() {
    let dir = folder();
    let nil = r#"<user xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><userId>ada</userId><phone xsi:nil="true"/></user>"#;
    fs::write(dir.path().join("nil.xml"), nil).unwrap();
    let (code, json, _) = run(&dir, &["convert", "user.xsd", "nil.xml"]);
    assert_eq!((code, json.as_str()), (Some(0), "{\"user\":{\"userId\":\"ada\",\"phone\":null}}\n"));
    let (_, canonical, _) = run(&dir, &["convert", "user.xsd", "nil.xml", "--canonical"]);
    let (_, back, _) = run_with(&dir, &["convert", "user.xsd", "-", "--canonical"], json.as_bytes());
    assert_eq!(back, canonical);
    let (_, xml, _) = run_with(&dir, &["convert", "user.xsd", "-", "--indent", "2"], json.as_bytes());
    assert!(
        xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<user")
            && xml.contains("\n  <userId>ada</userId>\n"),
        "{xml}"
    );
    let out = refused(&dir, &["convert", "user.xsd", "users/ada.xml", "--output", "ada.json"], 1);
    assert!(out.contains("users/ada.xml:3:3: /user/phone:") && !dir.path().join("ada.json").exists(), "{out}");
    let (code, _, err) = run_with(&dir, &["convert", "user.xsd", "-"], b"{\"user\":{\"phone\":null}}");
    assert_eq!(code, Some(1));
    assert!(err.contains("-: /user: ") && err.contains("`userId`"), "{err}");
}

#[test]
fn formatting_changes_no_value() {
    let dir = folder();
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<user>\n  <userId>eve</userId>\n  <active>true</active>\n</user>\n";
    let (code, out, _) = run(&dir, &["format", "user.xsd", "users/eve.xml"]);
    assert_eq!((code, out.as_str()), (Some(0), expected));
    let (code, out, err) = run(&dir, &["format", "user.xsd", "--check", "users/eve.xml"]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(1), "users/eve.xml\n", "1 document not formatted\n"));
    let (code, _, err) = run(&dir, &["format", "user.xsd", "--in-place", "users/eve.xml"]);
    assert_eq!((code, err.as_str()), (Some(0), "1 document changed\n"));
    assert_eq!(fs::read_to_string(dir.path().join("users/eve.xml")).unwrap(), expected);
    assert_eq!(run(&dir, &["format", "user.xsd", "--check", "users/eve.xml"]).0, Some(0));
}

#[test]
fn comments_are_not_lost_unsaid() {
    let dir = folder();
    let commented = "<user><!-- who --><userId>eve</userId></user>";
    fs::write(dir.path().join("users/eve.xml"), commented).unwrap();
    let out = refused(&dir, &["format", "user.xsd", "--in-place", "users/eve.xml"], 1);
    assert!(out.contains("users/eve.xml: has comments or processing instructions, which would be lost"), "{out}");
    assert_eq!(read(&dir, "users/eve.xml"), commented);
    assert_eq!(run(&dir, &["format", "user.xsd", "--in-place", "--drop-comments", "users/eve.xml"]).0, Some(0));
    assert!(!read(&dir, "users/eve.xml").contains("who"));
    let section = "<user><userId><![CDATA[<!-- a text -->]]></userId></user>";
    fs::write(dir.path().join("users/eve.xml"), section).unwrap();
    assert_eq!(run(&dir, &["format", "user.xsd", "users/eve.xml"]).0, Some(0));
}

fn read(dir: &TempDir, path: impl AsRef<Path>) -> String {
    fs::read_to_string(dir.path().join(path)).unwrap()
}

#[test]
fn attributes_of_a_type_that_an_element_names_are_told() {
    let dir = tempfile::tempdir().unwrap();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="parcel"><xs:complexType><xs:sequence><xs:element name="length" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="Measure"><xs:simpleContent><xs:extension base="xs:decimal">
    <xs:attribute name="unit" type="xs:token" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>"#;
    fs::write(dir.path().join("parcel.xsd"), schema).unwrap();
    let kept = "[[module]]\nname = \"parcel\"\nschemas = [\"parcel.xsd\"]\nkeep-types = [\"xs:decimal\"]\n";
    fs::write(dir.path().join("xsdbind.toml"), kept).unwrap();
    let xml = r#"<parcel><length xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Measure" unit="cm">5</length></parcel>"#;

    let (code, out, _) = run_with(&dir, &["validate", "parcel.xsd", "-"], xml.as_bytes());
    assert!(code == Some(1) && out.contains("there is one where `keep-types` of `xsdbind.toml` names"), "{out}");
    let (_, out, _) = run_with(&dir, &["explain", "xsdbind.toml", "-"], xml.as_bytes());
    assert!(out.contains("length = `5`\n") && out.contains("length/@unit = `cm`\n"), "{out}");
    let (_, json, _) = run_with(&dir, &["convert", "xsdbind.toml", "-"], xml.as_bytes());
    assert_eq!(json.trim_end(), r#"{"parcel":{"length":{"@xsi:type":"Measure","$":"5","@unit":"cm"}}}"#);
    let (code, back, _) = run_with(&dir, &["convert", "xsdbind.toml", "-"], json.as_bytes());
    assert!(code == Some(0) && back.contains(r#"xsi:type="Measure" unit="cm">5</length>"#), "{back}");
    for (wrong, expected) in [
        (json.replace(",\"@unit\":\"cm\"", ""), "/parcel/length: `@unit` is missing"),
        (json.replace("\"$\":\"5\",", ""), "/parcel/length: `$` is missing"),
        (json.replace("@unit", "@size"), "there is no key `@size`; expected `$`, `@unit`"),
    ] {
        let (code, _, err) = run_with(&dir, &["convert", "xsdbind.toml", "-"], wrong.as_bytes());
        assert!(code == Some(1) && err.contains(expected), "{err}");
    }
}

#[test]
fn what_a_document_does_is_told() {
    let dir = folder();
    let xml = r#"<users xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><user><userId>ada</userId><phone xsi:nil="true"/></user></users>"#;
    let (code, out, _) = run_with(&dir, &["explain", "user.xsd", "-", "--leaves"], xml.as_bytes());
    let expected = "\
-: users: CLEARS user[1]/phone; sets user[1]/userId; leaves 1 other field as it is
  clears  user[1]/phone
  sets    user[1]/userId = `ada`
  leaves  user[1]/active
";
    assert_eq!((code, out.as_str()), (Some(0), expected));
    assert_eq!(run_with(&dir, &["explain", "user.xsd", "-", "--fail-on-clear"], xml.as_bytes()).0, Some(1));
    let (code, out, _) = run_with(&dir, &["explain", "user.xsd", "-", "--format", "json"], EVE.as_bytes());
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &told["commands"][0]["name"]), (Some(0), &"User".into()));
    assert_eq!(told["commands"][0]["says"], serde_json::json!([{ "field": "userId", "value": "`eve`" }]));
    let (code, _, err) = run_with(&dir, &["explain", "user.xsd", "-"], BOB.as_bytes());
    assert!(code == Some(1) && err.contains("-:2:3: /user: expected element `userId`"), "{err}");
}

#[test]
fn samples_are_valid() {
    let dir = folder();
    for name in ["user", "users", "User"] {
        for kind in ["smallest", "full", "cleared", "branches", "random"] {
            let (code, out, err) = run(&dir, &["sample", "user.xsd", name, "--kind", kind]);
            assert_eq!((code, err.as_str()), (Some(0), ""), "{name} {kind}");
            let lines = matches!(kind, "branches" | "random");
            let arguments: &[&str] =
                if lines { &["validate", "user.xsd", "-", "--lines"] } else { &["validate", "user.xsd", "-"] };
            let (code, told, err) = run_with(&dir, arguments, out.as_bytes());
            assert_eq!((code, told.as_str()), (Some(0), ""), "{name} {kind}: {out}{err}");
        }
    }
    let cleared = run(&dir, &["sample", "user.xsd", "user", "--kind", "cleared"]).1;
    assert!(cleared.contains("nil=\"true\"") && !cleared.contains("active"), "{cleared}");
    let full = run(&dir, &["sample", "user.xsd", "user", "--kind", "full"]).1;
    assert!(
        full.contains("<userId>user-1@example.com</userId>") && full.contains("<phone>+15550100002</phone>"),
        "{full}"
    );
    let random = |seed| run(&dir, &["sample", "user.xsd", "--kind", "random", "--seed", seed]).1;
    assert!(random("1") == random("1") && random("1") != random("2"));
    let (code, _, err) =
        run(&dir, &["sample", "user.xsd", "user", "--kind", "all", "--count", "2", "--out", "samples"]);
    assert_eq!((code, err.as_str()), (Some(0), "6 documents written\n"));
    assert_eq!(run(&dir, &["validate", "user.xsd", "samples"]).2, "6 documents, all valid\n");
    assert!(refused(&dir, &["sample", "user.xsd", "Nobody"], 1).contains("no element `Nobody` and no type"));
}

/// A root with something that can be cleared beside an element that may be of several types.
#[test]
fn what_stands_beside_commands_is_told_too() {
    let dir = folder();
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:complexType name="Address"><xs:sequence><xs:element name="city" type="xs:string"/></xs:sequence></xs:complexType>
      <xs:complexType name="Home"><xs:complexContent><xs:extension base="Address"/></xs:complexContent></xs:complexType>
      <xs:element name="user"><xs:complexType><xs:sequence>
        <xs:element name="phone" type="xs:string" minOccurs="0" nillable="true"/>
        <xs:element name="address" type="Address" minOccurs="0" maxOccurs="3" nillable="true"/>
        <xs:element name="mark" minOccurs="0"><xs:complexType/></xs:element>
      </xs:sequence></xs:complexType></xs:element>
    </xs:schema>"#;
    fs::write(dir.path().join("beside.xsd"), schema).unwrap();
    let xsi = r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;
    let address = "<address><city>Bern</city></address>";
    let explain = |content: &str| {
        let xml = format!("<user {xsi}>{content}</user>");
        run_with(&dir, &["explain", "beside.xsd", "-", "--fail-on-clear"], xml.as_bytes())
    };
    let (code, out, _) = explain(&format!("<phone xsi:nil=\"true\"/>{address}"));
    assert!(code == Some(1) && out.starts_with("-: user: CLEARS phone;") && out.contains("Address"), "{out}");
    let (code, out, _) = explain(&format!("{address}<address xsi:nil=\"true\"/>{address}"));
    assert!(code == Some(1) && out.contains("CLEARS address") && out.matches("city = `Bern`").count() == 2, "{out}");
    let (code, out, _) = explain("<mark/>");
    assert!(code == Some(0) && out.contains("says    mark = (empty)"), "{out}");
}

#[test]
fn json_is_checked_in_all_that_xml_is() {
    let dir = folder();
    let twice = r#"{"users":{"user":[{"userId":"a"},{"userId":"a"}]}}"#;
    let (code, out, err) = run_with(&dir, &["convert", "user.xsd", "-"], twice.as_bytes());
    assert!(code == Some(1) && out.is_empty() && err.contains("key `ids`"), "{out}{err}");
    // A line of JSON is one, whatever is in it, and one of XML stays one.
    let lines = "{\"user\":{\"userId\":\"a<b\"}}\n\u{feff}{\"user\":{\"userId\":\"c\"}}\n";
    let (code, out, err) = run_with(&dir, &["convert", "user.xsd", "--lines", "-"], lines.as_bytes());
    assert!(code == Some(0) && out.contains("<userId>a&lt;b</userId>") && out.lines().count() == 2, "{out}{err}");
    fs::write(dir.path().join("good.jsonl"), "kept").unwrap();
    fs::write(dir.path().join("empty.txt"), "").unwrap();
    refused(&dir, &["convert", "user.xsd", "--lines", "empty.txt", "--output", "good.jsonl"], 1);
    assert_eq!(fs::read_to_string(dir.path().join("good.jsonl")).unwrap(), "kept");
}

#[test]
fn what_a_stylesheet_is_named_by_is_not_lost() {
    let dir = folder();
    let xml = format!("<?xml-stylesheet href=\"a.xsl\"?>{EVE}");
    let (code, _, err) = run_with(&dir, &["format", "user.xsd", "-"], xml.as_bytes());
    assert!(code == Some(1) && err.contains("processing instructions"), "{err}");
}

#[test]
fn samples_have_bounds_and_names() {
    let dir = folder();
    let many = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="many"><xs:complexType><xs:sequence>
      <xs:element name="a" type="xs:string" minOccurs="4000000000" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element></xs:schema>"#;
    fs::write(dir.path().join("many.xsd"), many).unwrap();
    let said = refused(&dir, &["sample", "many.xsd", "many"], 1);
    assert!(said.contains("more than 100000 values"), "{said}");
    fs::write(dir.path().join("none.xsd"), r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>"#).unwrap();
    refused(&dir, &["sample", "none.xsd"], 1);
}
