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
            ids_are_one_each(path, text);
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

fn ids_are_one_each(path: &str, html: &str) {
    let mut ids = std::collections::BTreeSet::new();
    for id in html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.insert(id), "{path}: {id} twice");
    }
}

/// The one module `api` of a schema, with these limits; its reference is written to `site`.
fn site_of(schema: &str, limits: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.xsd"), schema).unwrap();
    let config = format!("[[module]]\nname = \"api\"\nschemas = [\"a.xsd\"]\n{limits}");
    fs::write(dir.path().join("xsdbind.toml"), config).unwrap();
    dir
}

fn schema(inside: &str) -> String {
    format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{inside}</xs:schema>")
}

/// Sites stand within others, in folders of any name, and each keeps to itself.
#[test]
fn a_site_leaves_those_below_and_around_it_alone() {
    let dir =
        site_of(&schema("<xs:element name=\"a\" type=\"xs:string\"/><xs:element name=\"b\" type=\"xs:string\"/>"), "");
    let below = ["site/r24", "site/api/deep", "site/r24/r23"];
    for out in below {
        run(dir.path(), &["docs", "--out", out], 0);
    }
    let before: Vec<_> = below.map(|out| files(&dir.path().join(out))).into();
    fs::write(dir.path().join("a.xsd"), schema("<xs:element name=\"a\" type=\"xs:string\"/>")).unwrap();
    assert!(run(dir.path(), &["docs", "--out", "site"], 0).ends_with(", 0 removed\n"));
    assert!(run(dir.path(), &["docs", "--out", "site"], 0).ends_with(", 0 files written, 0 removed\n"));
    assert_eq!(below.map(|out| files(&dir.path().join(out))).as_slice(), before);
    // The one in the middle is made again: of it alone, what is gone is removed.
    assert!(run(dir.path(), &["docs", "--out", "site/r24"], 0).ends_with(", 1 removed\n"));
    assert_eq!(files(&dir.path().join("site/r24/r23")), before[2]);
    assert_eq!(files(&dir.path().join("site/api/deep")), before[1]);
    // In the folder of a module of another site, its list is in the way.
    let said = run(dir.path(), &["docs", "--out", "site/api"], 1);
    assert!(said.contains("site/api/index.html` is in the way: xsdbind made it for another output"), "{said}");
    // A site is in the way of a module, too.
    fs::write(dir.path().join("xsdbind.toml"), "[[module]]\nname = \"r24\"\nschemas = [\"a.xsd\"]\n").unwrap();
    let said = run(dir.path(), &["docs", "--out", "site"], 1);
    assert!(said.contains("site/r24/index.html` is in the way"), "{said}");
    // Nor does a list that was changed lead to files of others.
    fs::write(
        dir.path().join("site/files.txt"),
        "# @generated by xsdbind\nr24/index.html\n../a.xsd\n/etc/hosts\nindex.html\n",
    )
    .unwrap();
    run(dir.path(), &["docs", "--out", "site/r24/r23"], 0);
    assert!(dir.path().join("a.xsd").exists());
}

/// A group that is in itself again and again, by elements without a type of their own.
#[test]
fn what_stands_in_many_places_is_cut() {
    use std::fmt::Write;
    let mut groups = String::new();
    for level in 0..11 {
        let inner = |name: &str| match level {
            10 => format!("<xs:element name=\"{name}\" type=\"xs:string\"/>"),
            _ => format!(
                "<xs:element name=\"{name}\" minOccurs=\"0\"><xs:complexType><xs:group ref=\"g{}\"/></xs:complexType></xs:element>",
                level + 1
            ),
        };
        let names: String = ["a", "b", "c", "d"].map(inner).concat();
        write!(groups, "<xs:group name=\"g{level}\"><xs:sequence>{names}</xs:sequence></xs:group>").unwrap();
    }
    let root = "<xs:element name=\"root\" type=\"Root\"/><xs:complexType name=\"Root\"><xs:group ref=\"g0\"/></xs:complexType>";
    let dir = site_of(&schema(&(groups + root)), "");
    run(dir.path(), &["docs", "--out", "site"], 0);
    let page = read(&dir, "site/api/type.root.html");
    assert_eq!(page.matches("<div class=\"line\">").count(), 2000);
    assert!(page.contains("There is more, which is too much to be shown here."));
    ids_are_one_each("type.root.html", &page);
    links_lead_somewhere(&dir, "site/api/type.root.html", &page);
}

/// What a page says of who uses it: each with its fields.
fn users(page: &str) -> Vec<String> {
    let (_, list) = page.split_once("<section class=\"users\">").unwrap_or_default();
    let lines = list.split("<li>").skip(1).map(|line| line.split_once("</li>").unwrap().0);
    lines.map(without_tags).collect()
}

/// What a page says of this in its list.
fn about(page: &str, word: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("<dt>{word}</dt><dd>"))?;
    Some(without_tags(rest.split_once("</dd>").unwrap().0))
}

fn without_tags(html: &str) -> String {
    html.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Types are used by fields, elements, lists and unions, be it by way of a type without a name; elements by references.
#[test]
fn who_uses_it() {
    let simple = |name: &str, inside: &str| format!("<xs:simpleType name=\"{name}\">{inside}</xs:simpleType>");
    let complex = |name: &str, inside: &str| {
        format!("<xs:complexType name=\"{name}\"><xs:sequence>{inside}</xs:sequence></xs:complexType>")
    };
    let field = |name: &str, ty: &str| format!("<xs:element name=\"{name}\" type=\"{ty}\"/>");
    let either = "<xs:simpleType><xs:union memberTypes=\"xs:int Text\"/></xs:simpleType>";
    let all = [
        simple("Text", "<xs:restriction base=\"xs:string\"><xs:maxLength value=\"9\"/></xs:restriction>"),
        simple("Texts", "<xs:list itemType=\"Text\"/>"),
        simple("Narrow", "<xs:restriction base=\"Text\"><xs:maxLength value=\"8\"/></xs:restriction>"),
        simple("TextOrNumber", "<xs:union memberTypes=\"xs:int Text\"/>"),
        complex("User", &(field("name", "Text") + &format!("<xs:element name=\"either\">{either}</xs:element>"))),
        field("user", "User"),
        field("User", "User"),
        field("text", "Text"),
        "<xs:element name=\"nil\" type=\"User\" nillable=\"true\"/>".to_owned(),
        format!(
            "<xs:element name=\"own\">{}</xs:element>",
            complex("", &field("a", "xs:int")).replace(" name=\"\"", "")
        ),
        complex(
            "Refers",
            &["user", "text", "own", "User"].map(|name| format!("<xs:element ref=\"{name}\"/>")).concat(),
        ),
        complex("Local", &(field("user", "Text") + &field("text", "User"))),
    ];
    let dir = site_of(&schema(&all.concat()), "");
    run(dir.path(), &["docs", "--out", "site"], 0);
    let users = |page: &str| users(&read(&dir, &format!("site/api/{page}.html")));
    assert_eq!(users("type.text"), ["Local user", "Refers text", "TextOrNumber", "Texts", "User name, either", "text"]);
    assert_eq!(users("type.user"), ["Local text", "Refers user, User", "User", "nil", "user"]);
    let (both, own) = (read(&dir, "site/api/element.user.html"), users("element.own"));
    let of = |name: &str| {
        self::users(both.split("<article>").find(|one| one.contains(&format!("<h1 id=\"{name}\""))).unwrap())
    };
    // Not those of its type, nor itself, nor a field that is only called so.
    assert_eq!(
        (of("user"), of("User"), own),
        (vec!["Refers user".to_owned()], vec!["Refers User".to_owned()], vec!["Refers own".to_owned()])
    );
    assert_eq!((users("element.text"), users("element.nil")), (vec!["Refers text".to_owned()], vec![]));
    assert!(about(&read(&dir, "site/api/type.text.html"), "Derived from it").unwrap().contains("Narrow"));
    for (path, text) in files(dir.path()).iter().filter(|(path, _)| is_page(path)) {
        links_lead_somewhere(&dir, path, text);
    }
}

/// The operations of a WSDL, on the pages of what asks, answers and fails.
#[test]
fn operations() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().to_str().unwrap();
    let config = bundled().join("tests/cases/operations_of_a_service/xsdbind.toml");
    run(dir.path(), &["docs", "--config", config.to_str().unwrap(), "--out", out], 0);
    let page = |name: &str| {
        let found = files(dir.path()).into_iter().find(|(path, _)| path.ends_with(&format!("/element.{name}.html")));
        found.unwrap_or_else(|| panic!("no page of {name}")).1
    };
    let said = |name: &str| {
        let page = page(name);
        let words = ["Operation", "SOAPAction", "Response", "Faults", "Answers", "Fault of"];
        words.into_iter().filter_map(|word| Some(format!("{word}: {}", about(&page, word)?))).collect::<Vec<_>>()
    };
    assert_eq!(
        said("findbook"),
        ["Operation: FindBook, by SOAP 1.1", "SOAPAction: urn:library:find", "Response: FindBookResponse"]
    );
    assert_eq!(
        said("lend"),
        ["Operation: Lend, by SOAP 1.1", "SOAPAction: urn:library:lend", "Response: LendResponse", "Faults: NotThere"]
    );
    assert_eq!(said("findbookresponse"), ["Answers: FindBook"]);
    assert_eq!(said("lendresponse"), ["Answers: Lend"]);
    assert_eq!(said("notthere"), ["Fault of: Lend"]);
    assert_eq!(said("session"), Vec::<String>::new());
    // What is used by a document alone says so.
    let all = files(dir.path());
    let (_, lending) = all.iter().find(|(path, _)| path.ends_with("/type.lending.html")).unwrap();
    assert_eq!(users(lending), ["Lend"]);
    for (path, text) in all.iter().filter(|(path, _)| is_page(path)) {
        links_lead_somewhere(&dir, path, text);
    }
}

/// Types that are many versions, or each derived from the one before, are on pages that do not grow with them.
#[test]
fn pages_do_not_grow_with_their_number() {
    use std::fmt::Write;
    let size = |count: usize| {
        let mut types = "<xs:element name=\"root\" type=\"Type1\"/><xs:complexType name=\"Type1\"/>".to_owned();
        for number in 2..=count {
            let before = number - 1;
            write!(
                types,
                "<xs:complexType name=\"Type{number}\"><xs:complexContent><xs:extension base=\"Type{before}\"/></xs:complexContent></xs:complexType>"
            )
            .unwrap();
        }
        let dir = site_of(&schema(&types), "");
        run(dir.path(), &["docs", "--out", "site"], 0);
        links_lead_somewhere(&dir, "site/api/type.type20.html", &read(&dir, "site/api/type.type20.html"));
        let page = read(&dir, "site/api/type.type20.html");
        let versions = about(&page, "Versions").unwrap();
        let around = (16..=24).map(|number| format!("Type{number}")).collect::<Vec<_>>().join(" → ");
        assert_eq!(versions, format!("Type1 → … → {around} → … → Type{count}"));
        page.len()
    };
    let (some, more) = (size(40), size(160));
    assert!(more < some + 100, "{some} bytes, and then {more}");
}

#[test]
fn no_more_than_is_allowed() {
    let types = (0..200).map(|number| format!("<xs:element name=\"e{number}\" type=\"xs:string\"/>"));
    let types = types.collect::<Vec<_>>().concat();
    let dir = site_of(&schema(&types), "[limits]\noutput-bytes = 250000\n");
    run(dir.path(), &["generate"], 0);
    let said = run(dir.path(), &["docs", "--out", "site"], 1);
    assert!(
        said.contains("the pages would have more than 250000 bytes") && said.contains("raise `output-bytes`"),
        "{said}"
    );
    assert!(!dir.path().join("site").exists());
    fs::write(dir.path().join("xsdbind.toml"), "[[module]]\nname = \"api\"\nschemas = [\"a.xsd\"]\n").unwrap();
    run(dir.path(), &["docs", "--out", "site"], 0);
}

/// Names that stand on one page, in capitals and without, with fields of one name within others and beside.
#[test]
fn fields_are_found_where_they_are() {
    let group = "<xs:group name=\"g\"><xs:sequence><xs:element name=\"in\"><xs:complexType><xs:sequence><xs:element name=\"id\" type=\"xs:string\"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:group>";
    let inner = "<xs:group ref=\"g\"/>";
    let both = |name: &str| {
        format!(
            "<xs:complexType name=\"{name}\"><xs:sequence><xs:element name=\"{name}.x\" type=\"xs:string\"/>{inner}<xs:element name=\"a\" type=\"xs:string\"/>{inner}</xs:sequence><xs:attribute name=\"id\"/></xs:complexType>"
        )
    };
    let dir = site_of(
        &schema(&(group.to_owned() + &both("foo") + &both("Foo") + "<xs:element name=\"r\" type=\"foo\"/>")),
        "",
    );
    run(dir.path(), &["docs", "--out", "site"], 0);
    let page = read(&dir, "site/api/type.foo.html");
    ids_are_one_each("type.foo.html", &page);
    for id in ["foo", "Foo", "foo/foo.x", "Foo/in/id", "foo/in/id#2", "Foo/@id"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}: {page}");
    }
    let names = read(&dir, "site/names.js");
    assert!(names.contains("[\"id\",[[0,\"in/id\"],[1,\"in/id\"]]]"), "{names}");
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
    for shown in ["<h1 id=\"foo\">", "<h1 id=\"Foo\">", "&lt;/?script&gt;", "id=\"foo/__proto__\"", "href=\"#Foo\""] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for (path, text) in &all {
        if is_page(path) {
            links_lead_somewhere(&dir, &format!("site/{path}"), text);
            ids_are_one_each(path, text);
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
    assert_eq!(first, "site/index.html: 3 pages, 10 files written, 0 removed\n");
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
