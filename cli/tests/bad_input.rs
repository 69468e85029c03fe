//! Bad input, through the command: a clear error with its place, and the folder left exactly as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const CONFIG: &str = "\
[[module]]
name = \"a\"
schemas = [\"a.xsd\"]

[module.namespaces]
\"urn:b\" = \"b\"
";

/// Two files, so that the output has more than one that could be half-written.
const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a" xmlns:b="urn:b">
  <xs:import namespace="urn:b" schemaLocation="b.xsd"/>
  <xs:complexType name="User">
    <xs:sequence>
      <xs:element name="phone" type="b:Phone" minOccurs="0" nillable="true"/>
    </xs:sequence>
  </xs:complexType>
</xs:schema>
"#;

const IMPORTED: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
  <xs:simpleType name="Phone">
    <xs:restriction base="xs:token"/>
  </xs:simpleType>
</xs:schema>
"#;

/// A folder in which all is well, and where code has been generated.
fn project() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "a.xsd", SCHEMA);
    write(&dir, "b.xsd", IMPORTED);
    write(&dir, "xsdbind.toml", CONFIG);
    assert_eq!(generate(&dir), (Some(0), String::new()));
    // Files of one's own are nobody else's business.
    write(&dir, "generated/a/notes.txt", "mine");
    dir
}

fn write(dir: &TempDir, path: &str, text: &str) {
    fs::write(dir.path().join(path), text).unwrap();
}

/// Replaces a part of a file that is there.
#[track_caller]
fn replace(dir: &TempDir, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(dir.path().join(path)).unwrap();
    assert!(text.contains(from), "{path} has no `{from}`");
    write(dir, path, &text.replacen(from, to, 1));
}

/// Runs `xsdbind generate`: the exit status, and what it says on the standard error.
fn generate(dir: &TempDir) -> (Option<i32>, String) {
    generate_with(dir, &[])
}

fn generate_with(dir: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    command.current_dir(dir.path()).arg("generate").args(arguments);
    let output = command.env_remove("CLICOLOR_FORCE").output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// Every file below a folder, with its bytes.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

/// What is said when generating fails; nothing that is in the folder may have changed.
#[track_caller]
fn refused(dir: &TempDir) -> String {
    let before = files(dir.path());
    assert!(before.len() > 5, "nothing had been generated: {:?}", before.keys());
    let (status, message) = generate(dir);
    assert_eq!(status, Some(1), "{message}");
    assert!(files(dir.path()) == before, "files were changed, although: {message}");
    message
}

#[test]
fn missing_schema() {
    let dir = project();
    replace(&dir, "xsdbind.toml", "a.xsd", "missing.xsd");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn missing_import() {
    let dir = project();
    fs::remove_file(dir.path().join("b.xsd")).unwrap();
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn malformed_xml() {
    let dir = project();
    replace(&dir, "b.xsd", "</xs:simpleType>", "</xs:simpletype>");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn not_a_schema() {
    let dir = project();
    write(&dir, "b.xsd", "<html/>");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn unresolved_type() {
    let dir = project();
    replace(&dir, "a.xsd", "b:Phone", "b:Fone");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn duplicate_type() {
    let dir = project();
    let again = "<xs:simpleType name=\"Phone\"><xs:restriction base=\"xs:string\"/></xs:simpleType>\n</xs:schema>";
    replace(&dir, "b.xsd", "</xs:schema>", again);
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn several_problems_at_once() {
    let dir = project();
    replace(&dir, "a.xsd", "b:Phone", "b:Fone");
    replace(&dir, "b.xsd", "xs:token", "xs:tokn");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn rule_that_matches_nothing() {
    let dir = project();
    replace(&dir, "xsdbind.toml", "urn:b", "urn:c");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn shared_types() {
    let dir = project();
    let rules = "\n[module.extern]\n\"urn:c\" = \"c\"\n\"urn:b\" = \"crate::b-\"\n\"urn:a\" = \"crate::a\"\n";
    write(&dir, "xsdbind.toml", &format!("{CONFIG}{rules}"));
    insta::assert_snapshot!(refused(&dir));
    // An element of theirs, which could be of a type that is only here.
    let theirs = "<xs:complexType name=\"Base\"/><xs:element name=\"theirs\"><xs:complexType><xs:sequence>\
                  <xs:element name=\"one\" type=\"b:Base\"/></xs:sequence></xs:complexType></xs:element></xs:schema>";
    replace(&dir, "b.xsd", "targetNamespace", "xmlns:b=\"urn:b\" targetNamespace");
    replace(&dir, "b.xsd", "</xs:schema>", theirs);
    let own = "<xs:complexType name=\"Own\"><xs:complexContent><xs:extension base=\"b:Base\"/></xs:complexContent>\
               </xs:complexType></xs:schema>";
    replace(&dir, "a.xsd", "</xs:schema>", own);
    write(&dir, "xsdbind.toml", &format!("{CONFIG}\n[module.extern]\n\"urn:b\" = \"crate::b\"\n"));
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn own_types() {
    let dir = project();
    replace(
        &dir,
        "b.xsd",
        "</xs:schema>",
        "<xs:simpleType name=\"State\"><xs:restriction base=\"xs:token\">\
        <xs:enumeration value=\"on\"/></xs:restriction></xs:simpleType></xs:schema>",
    );
    let rules = "\n[module.types]\n\"Phone\" = \"not a path\"\n\"Phon\" = \"a::B\"\n\"State\" = \"a::B\"\n\
                 \"xs:dateTim\" = \"a::B\"\n\"xs:NMTOKENS\" = \"a::B\"\n";
    write(&dir, "xsdbind.toml", &format!("{CONFIG}{rules}"));
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn unsupported_construct() {
    let dir = project();
    let within = "<xs:element name=\"user\" nillable=\"true\"><xs:complexType><xs:sequence>\n      \
                  <xs:element name=\"none\" type=\"None\"/>\n    </xs:sequence></xs:complexType></xs:element></xs:sequence>";
    replace(&dir, "a.xsd", "</xs:sequence>", within);
    replace(&dir, "a.xsd", "</xs:schema>", "<xs:complexType name=\"None\" abstract=\"true\"/></xs:schema>");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn output_folder_is_a_file() {
    let dir = project();
    replace(&dir, "xsdbind.toml", "[[module]]", "output = \"b.xsd\"\n\n[[module]]");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn output_folder_below_a_file() {
    let dir = project();
    replace(&dir, "xsdbind.toml", "[[module]]", "output = \"b.xsd/generated\"\n\n[[module]]");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn file_in_the_way_of_a_new_folder() {
    let dir = project();
    // The module `b` becomes `c`, and a file of one's own has the name of its folder.
    write(&dir, "generated/a/c", "mine");
    replace(&dir, "xsdbind.toml", "= \"b\"", "= \"c\"");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn file_of_ones_own_in_the_way() {
    let dir = project();
    let mine = dir.path().join("generated/a/mod.rs");
    fs::write(mine, "// written by hand\n").unwrap();
    insta::assert_snapshot!(refused(&dir));
}

/// The page of the configuration, and every key that `xsdbind.toml` can have, as its errors list them, say the same.
#[test]
fn keys_and_their_page() {
    let dir = project();
    let more = "\n[limits]\nunknown = 1\n[[module.patch]]\nunknown = 1\n[[module.derive]]\nunknown = 1\n[module.requests]\nunknown = 1\n[module.rename]\nunknown = 1\n";
    let name = "name = \"a\"";
    let config = format!("unknown = 1\n{}", CONFIG.replace(name, &format!("unknown = 1\n{name}")));
    write(&dir, "xsdbind.toml", &config.replace("\n[module.namespaces]", &format!("{more}[module.namespaces]")));
    refused(&dir);
    let (_, message) = generate_with(&dir, &["--message-format", "short"]);
    let page = include_str!("../../docs/configuration.md");
    // Limits have a table of their own, and so have patches.
    let limits = include_str!("../../SECURITY.md").split("| key of `[limits]` |").nth(1).unwrap();
    let limits = limits.split("\n\n").next().unwrap();
    let patches = include_str!("../../docs/reading-and-writing.md").split("## Patches").nth(1).unwrap();
    let lists = message.lines().filter_map(|line| line.strip_prefix("  note: known here are "));
    let lists: Vec<Vec<&str>> = lists.map(|keys| keys.split(", ").map(|key| key.trim_matches('`')).collect()).collect();
    assert_eq!(lists.len(), 7, "{message}");
    for key in lists.iter().flatten() {
        let page = match key {
            key if lists[2].contains(key) => limits,
            &"except" => patches,
            _ => page,
        };
        let said = [
            format!("`{key}`"),
            format!("`{key} = "),
            format!("`[{key}]`"),
            format!("`[[{key}]]`"),
            format!("\n{key} = "),
            format!(".{key}]"),
        ];
        assert!(said.iter().any(|said| page.contains(said)), "no page has the key `{key}`");
    }
    let rows = [page, limits].into_iter().flat_map(str::lines);
    let keys = rows.filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(key, _)| key);
    let keys = keys.map(|key| key.trim_matches(['[', ']'])).map(|key| key.rsplit('.').next().unwrap_or(key));
    for key in keys {
        assert!(lists.iter().flatten().any(|known| *known == key), "there is no key `{key}`");
    }
}

#[test]
fn an_attribute_that_is_not_allowed_hides_no_unknown_type() {
    let dir = project();
    replace(&dir, "a.xsd", "nillable=\"true\"", "nilable=\"true\"");
    replace(&dir, "a.xsd", "</xs:sequence>", "  <xs:element name=\"zip\" type=\"Zip\"/>\n    </xs:sequence>");
    // What could not be read is not said to be missing.
    replace(&dir, "b.xsd", "name=\"Phone\"", "name=\"Phone\" of=\"x\"");
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn a_key_that_was_meant() {
    let dir = project();
    let (text, more) = (CONFIG, "root = [\"User\"]\nenums = \"opn\"\n");
    write(&dir, "xsdbind.toml", &text.replace("\n[module.namespaces]", &format!("{more}\n[module.namespaces]")));
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn no_configuration() {
    let dir = project();
    fs::remove_file(dir.path().join("xsdbind.toml")).unwrap();
    insta::assert_snapshot!(refused(&dir));
}

#[test]
fn forms_of_messages() {
    let dir = project();
    replace(&dir, "a.xsd", "b:Phone", "b:Phnoe");
    replace(
        &dir,
        "b.xsd",
        "</xs:schema>",
        "<xs:simpleType name=\"Phone\"><xs:restriction base=\"xs:string\"/></xs:simpleType></xs:schema>",
    );
    refused(&dir);
    let [short, json] = ["short", "json"].map(|form| generate_with(&dir, &["--message-format", form]).1);
    insta::assert_snapshot!(short);
    insta::assert_snapshot!(json);
    for line in json.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["severity"], "error", "{line}");
    }
}

/// What is said of `xsdbind.toml` with these lines for the module.
#[track_caller]
fn refused_with(lines: &str) -> String {
    let dir = project();
    replace(
        &dir,
        "a.xsd",
        "</xs:complexType>",
        "  <xs:attribute name=\"fax\"/>\n  </xs:complexType>\n  <xs:complexType name=\"Account\"/>",
    );
    write(&dir, "xsdbind.toml", &CONFIG.replace("\n[module.namespaces]", &format!("\n{lines}\n[module.namespaces]")));
    refused(&dir)
}

#[test]
fn rules_for_names() {
    insta::assert_snapshot!("two_types_of_one_name", refused_with("[module.rename.types]\n\"User\" = \"Account\"\n"));
    insta::assert_snapshot!(
        "two_fields_of_one_name",
        refused_with("[module.rename.fields]\n\"User::f(.*)\" = \"phone\"\n")
    );
    insta::assert_snapshot!("no_module_name", refused_with("[module.rename.modules]\n\"b\" = \"1\"\n"));
    let lines = "[module.rename.types]\n\"Uzer\" = \"A\"\n\"(.*\" = \"$1\"\n\"Phone\" = \"${1}Number\"\n";
    insta::assert_snapshot!("no_patterns", refused_with(lines));
    let lines = "choice-suffix = \"-\"\n[module.rename]\ntype = { \"User\" = \"A\" }\n";
    insta::assert_snapshot!("no_suffix_and_no_kind", refused_with(lines));
    let lines = "[module.rename.types]\n\"Uzer\" = \"A\"\n\"User\" = \"Vec\"\n\"Phone\" = \"1st\"\n\n[module.rename.variants]\n\"A::b\" = \"C\"";
    insta::assert_snapshot!("no_names", refused_with(lines));
}

#[test]
fn rules_for_traits() {
    let lines = "[[module.derive]]\ntypes = [\"Uzer\", \"User\", \"Phone\", \"{urn:b}User\"]\ntraits = [\"Eq\"]\n\
                 [[module.derive]]\ntypes = [\"User\"]\nfields = { \"@phone\" = [\"#[a]\"], \"phone\" = [\"#[a]\"] }\n";
    insta::assert_snapshot!("no_types_and_fields", refused_with(lines));
    let lines = "without = [\"PartialEq\"]\n[[module.derive]]\ntraits = [\"Hash\", \"Eq\"]\n";
    insta::assert_snapshot!("eq_without_partial_eq", refused_with(lines));
    let lines = "without = [\"Partial\"]\n[[module.derive]]\ntraits = [\"utoipa:ToSchema\"]\nattributes = [\"must_use\"]\n[[module.derive]]\n";
    insta::assert_snapshot!("no_traits_and_attributes", refused_with(lines));
}

#[test]
fn definitions_of_one_name() {
    let other = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
  <xs:simpleType name="Phone">
    <xs:restriction base="xs:string"/>
  </xs:simpleType>
</xs:schema>
"#;
    let refused_with = |lines: &str| {
        let dir = project();
        write(&dir, "c.xsd", other);
        let config = CONFIG.replace("[\"a.xsd\"]", "[\"a.xsd\", \"c.xsd\"]");
        write(
            &dir,
            "xsdbind.toml",
            &config.replace("\n[module.namespaces]", &format!("\n{lines}\n[module.namespaces]")),
        );
        refused(&dir)
    };
    insta::assert_snapshot!("two_definitions", refused_with(""));
    let lines = "[module.definitions]\n\"Phone\" = \"d.xsd\"\n\"{urn:a}*\" = \"a.xsd\"\n";
    insta::assert_snapshot!("no_such_definition", refused_with(lines));
}

#[test]
fn names_in_definitions_are_compared_by_namespace() {
    let schema = |defaults: &str, text: &str| {
        format!(
            r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="urn:n" targetNamespace="urn:b">
  <xs:simpleType name="Name">
    <xs:restriction base="xs:QName" {defaults}><xs:enumeration value="{text}"/></xs:restriction>
  </xs:simpleType>
</xs:schema>
"#
        )
    };
    for (one, other, text, is_same) in [
        ("xmlns=\"urn:1\"", "xmlns=\"urn:1\"", "a", true),
        ("xmlns=\"urn:1\"", "xmlns=\"urn:2\"", "a", false),
        ("", "xmlns=\"urn:2\"", "a", false),
        ("", "xmlns:n=\"urn:2\"", "n:a", false),
        ("xmlns=\"urn:1\"", "xmlns:n=\"urn:n\" xmlns=\"urn:2\"", "n:a", true),
    ] {
        let dir = project();
        write(&dir, "c.xsd", &schema(one, text));
        write(&dir, "d.xsd", &schema(other, text));
        write(&dir, "xsdbind.toml", &CONFIG.replace("[\"a.xsd\"]", "[\"a.xsd\", \"c.xsd\", \"d.xsd\"]"));
        let (status, said) = generate(&dir);
        assert_eq!(status == Some(0), is_same, "{one} {other}: {said}");
    }
}

#[test]
fn what_is_redefined_is_not_merged() {
    let dir = project();
    write(&dir, "c.xsd", &IMPORTED.replace("</xs:schema>", "<!-- A copy. -->\n</xs:schema>"));
    let redefining = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:b" targetNamespace="urn:b">
  <xs:redefine schemaLocation="c.xsd">
    <xs:simpleType name="Phone"><xs:restriction base="Phone"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
  </xs:redefine>
</xs:schema>
"#;
    write(&dir, "d.xsd", redefining);
    write(&dir, "xsdbind.toml", &CONFIG.replace("[\"a.xsd\"]", "[\"a.xsd\", \"d.xsd\"]"));
    insta::assert_snapshot!("redefined_and_defined", generate(&dir).1);
}

#[test]
fn modules_are_renamed_in_snake_case() {
    let dir = project();
    write(
        &dir,
        "xsdbind.toml",
        &CONFIG.replace("[module.namespaces]\n\"urn:b\" = \"b\"", "[module.rename.modules]\n\"urn:b\" = \"PhoneBook\""),
    );
    assert_eq!(generate(&dir), (Some(0), String::new()));
    let code = fs::read_to_string(dir.path().join("generated/a/mod.rs")).unwrap();
    assert!(code.contains("pub mod phone_book {"), "{code}");
}

#[test]
fn a_rule_for_variants_beside_the_one_for_others() {
    let dir = project();
    let base = r#"  <xs:complexType name="Base"/>
  <xs:complexType name="One"><xs:complexContent><xs:extension base="Base"/></xs:complexContent></xs:complexType>
  <xs:complexType name="Two"><xs:complexContent><xs:extension base="Base"/></xs:complexContent></xs:complexType>
  <xs:element name="root" type="Base"/>
</xs:schema>"#;
    replace(&dir, "a.xsd", "</xs:schema>", base);
    let lines =
        "\nroots = [\"root\", \"One\"]\nunselected = \"keep\"\n[module.rename.variants]\n\"One\" = \"Unselected\"\n";
    replace(&dir, "xsdbind.toml", "\n[module.namespaces]", &format!("{lines}\n[module.namespaces]"));
    let (_, said) = generate(&dir);
    insta::assert_snapshot!("variant_named_as_the_one_for_others", said);
}

#[test]
fn code_elsewhere() {
    let lines = "[module.extern]\n\"urn:b\" = \"Vec<u8>\"\n";
    insta::assert_snapshot!("extern_that_is_no_module", refused_with(lines));
    let lines = "[module.extern]\n\"urn:b\" = \"crate::b\"\n[module.types]\n\"Phone\" = \"crate::Phone\"\n";
    insta::assert_snapshot!("own_type_of_code_elsewhere", refused_with(lines));
}

#[test]
fn prefixes() {
    let lines = "[module.prefixes]\n\"urn:a\" = \"xml1\"\n\"urn:b\" = \"a b\"\n";
    insta::assert_snapshot!("no_prefixes", refused_with(lines));
    let lines = "[module.prefixes]\n\"urn:a\" = \"a\"\n\"urn:b\" = \"a\"\n";
    insta::assert_snapshot!("one_prefix_twice", refused_with(lines));
    let lines = "[module.prefixes]\n\"urn:c\" = \"c\"\n";
    insta::assert_snapshot!("prefix_of_no_namespace", refused_with(lines));
    let xml = "http://www.w3.org/XML/1998/namespace";
    let lines =
        format!("[module.prefixes]\n\"\" = \"a\"\n\"{xml}\" = \"b\"\n\"http://www.w3.org/2000/xmlns/\" = \"c\"\n");
    insta::assert_snapshot!("prefix_of_no_choice", refused_with(&lines));
}
