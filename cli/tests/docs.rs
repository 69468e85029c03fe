//! `xsdbind docs`: pages, where they are, and what becomes of the folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A schema whose every text is an attempt.
const HOSTILE: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="../&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    targetNamespace="../&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" elementFormDefault="qualified">
  <xs:element name="foo" type="t:foo"/>
  <xs:complexType name="foo">
    <xs:annotation><xs:documentation>&lt;/title>&lt;img src=x onerror=alert(2)>&#x202e; &#x2028;</xs:documentation></xs:annotation>
    <xs:sequence>
      <xs:element name="constructor" type="t:Foo" minOccurs="0" default="&lt;/script&gt;"/>
      <xs:element name="__proto__" type="t:kind" minOccurs="0" nillable="true"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="Foo"><xs:restriction base="xs:string"><xs:pattern value="&lt;/?script&gt;"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="kind">
    <xs:restriction base="xs:token"><xs:enumeration value="&quot;&gt;&lt;script src=//x&gt;"/><xs:enumeration value=""/></xs:restriction>
  </xs:simpleType>
  <xs:complexType name="con"><xs:sequence><xs:element name="in" type="t:foo"/></xs:sequence></xs:complexType>
</xs:schema>
"#;

fn run(dir: &Path, arguments: &[&str], status: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_xsdbind")).args(arguments).current_dir(dir).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {out}{err}");
    out + &err
}

fn bundled() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(dir: &TempDir, path: &str) -> String {
    let path = dir.path().join(path);
    assert!(path.is_file(), "{}", path.display());
    fs::read_to_string(path).unwrap()
}

/// All files below a folder, by their paths.
fn files(dir: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The pages of a request, of a type that is in many, and of an enumeration, with what the next release changes.
#[test]
fn pages_of_the_bundled_interface() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().to_str().unwrap();
    run(&bundled(), &["docs", "--out", out], 0);
    for page in ["type.userdeleterequest", "type.streetaddress", "type.logintype"] {
        let html = read(&dir, &format!("ocip/{page}.html"));
        insta::assert_snapshot!(page.trim_start_matches("type."), html);
    }
    for (path, text) in &files(dir.path()) {
        if is_page(path) {
            links_lead_somewhere(&dir, path, text);
        }
    }
    // The next release, and what has changed in it.
    let next = tempfile::tempdir().unwrap();
    for folder in ["schemas/ocip", "docs/examples/ocip-next"] {
        for entry in fs::read_dir(bundled().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, next.path().join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    fs::write(next.path().join("xsdbind.toml"), "[[module]]\nname = \"ocip\"\nschemas = [\"ocip.xsd\"]\n").unwrap();
    let old = bundled().join("schemas/ocip");
    run(next.path(), &["docs", "--since", old.to_str().unwrap(), "--out", "site"], 0);
    let page = |name: &str| fs::read_to_string(next.path().join("site").join(name)).unwrap();
    assert!(page("index.html").contains("<h2>Since ocip</h2>"));
    let changed = page("ocip/type.groupfindmefollowmeaddalertinggrouprequest.html");
    assert!(changed.contains("<h2>Since ocip</h2>"), "{changed}");
    assert!(changed.contains("<span class=\"mark new\">new</span>"), "{changed}");
    assert!(page("ocip/type.resellerdepartmentkey.html").contains("<p>New."));
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// Each link of a page is to a file that is there, and to a place in it.
fn links_lead_somewhere(dir: &TempDir, path: &str, html: &str) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for link in html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = if file.is_empty() { dir.path().join(path) } else { dir.path().join(folder).join(file) };
        assert!(target.is_file(), "{path}: {link}");
        let text = fs::read_to_string(&target).unwrap();
        let anchor = anchor.replace("%40", "@").replace("%23", "#");
        assert!(anchor.is_empty() || text.contains(&format!("id=\"{anchor}\"")), "{path}: {link}");
    }
}

/// No text of a schema is markup, and no name leads out of the folder.
#[test]
fn what_a_schema_says_is_text() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.xsd"), HOSTILE).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), "[[module]]\nname = \"api\"\nschemas = [\"a.xsd\"]\n").unwrap();
    run(dir.path(), &["docs", "--out", "site"], 0);
    let site = dir.path().join("site");
    let all = files(&site);
    for (path, text) in &all {
        assert!(path.is_ascii() && !path.contains(".."), "{path}");
        if is_page(path) {
            let scripts = text.matches("<script").count();
            assert_eq!(
                (scripts, text.contains("<img"), text.contains('\u{202e}')),
                (1, false, false),
                "{path}: {text}"
            );
        }
        assert!(!text.contains('\u{2028}'), "{path}");
    }
    let folder = "api/ns.~2e~2e~2f~22~3e~3cscript~3ealert~281~29~3c~2fscript~3e";
    let names: Vec<&str> = all.iter().filter_map(|(path, _)| path.strip_prefix(folder)).collect();
    // `Foo` and `foo` are one file, wherever it is put.
    assert_eq!(names, ["/element.foo.html", "/type.con.html", "/type.foo.html", "/type.kind.html"]);
    let page = read(&dir, &format!("site/{folder}/type.foo.html"));
    for shown in ["<h1 id=\"foo\">", "<h1 id=\"Foo\">", "&lt;/?script&gt;", "id=\"f.__proto__\"", "href=\"#Foo\""] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for (path, text) in &all {
        if is_page(path) {
            links_lead_somewhere(&dir, &format!("site/{path}"), text);
        }
    }
}

/// A second run writes nothing, one after a change removes what is gone, and what is not its own stays.
#[test]
fn the_folder_is_changed_as_a_whole_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let schema = |types: &str| {
        let text = format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"user\" type=\"User\"/>\n\
             <xs:complexType name=\"User\"><xs:attribute name=\"id\" type=\"xs:ID\"/></xs:complexType>{types}</xs:schema>"
        );
        fs::write(dir.path().join("a.xsd"), text).unwrap();
    };
    fs::write(dir.path().join("xsdbind.toml"), "[[module]]\nname = \"api\"\nschemas = [\"a.xsd\"]\n").unwrap();
    let old = "<xs:simpleType name=\"Old\"><xs:restriction base=\"xs:token\"/></xs:simpleType>";
    schema(old);
    let first = run(dir.path(), &["docs", "--out", "site"], 0);
    assert_eq!(first, "site/index.html: 3 pages, 9 files written, 0 removed\n");
    assert!(run(dir.path(), &["docs", "--out", "site"], 0).ends_with("0 files written, 0 removed\n"));
    fs::write(dir.path().join("site/api/notes.html"), "mine").unwrap();
    schema("");
    assert!(run(dir.path(), &["docs", "--out", "site"], 0).ends_with(", 1 removed\n"));
    assert!(!dir.path().join("site/api/type.old.html").exists());
    assert_eq!(read(&dir, "site/api/notes.html"), "mine");
    // A file of one's own in the way.
    let before = files(&dir.path().join("site"));
    fs::write(dir.path().join("site/api/type.old.html"), "mine, too").unwrap();
    schema(old);
    let said = run(dir.path(), &["docs", "--out", "site"], 1);
    assert!(said.contains("type.old.html"), "{said}");
    fs::remove_file(dir.path().join("site/api/type.old.html")).unwrap();
    assert_eq!(files(&dir.path().join("site")), before);
}

#[test]
fn which_module_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("site");
    let out = out.to_str().unwrap();
    let said = run(&bundled(), &["docs", "--module", "nothing", "--out", out], 1);
    assert!(said.contains("the configuration has no module `nothing`, only `ocip`, `userupdate`"), "{said}");
    let said = run(&bundled(), &["docs", "--since", "schemas/ocip", "--out", out], 1);
    assert!(said.contains("an earlier release is compared with one module"), "{said}");
    run(&bundled(), &["docs"], 2);
    assert!(!dir.path().join("site").exists());
    run(&bundled(), &["docs", "--module", "userupdate", "--out", out], 0);
    assert!(dir.path().join("site/userupdate/index.html").exists() && !dir.path().join("site/ocip").exists());
}
