//! Names that collide, are keywords, or are no identifiers in any case. That they compile is shown by the case
//! `hostile_names`.

use std::collections::BTreeSet;

use crate::{bad_body, body, each, generated, refused, schema, survives};

fn ty(name: &str) -> String {
    format!(
        "<xs:complexType name='{name}'><xs:sequence><xs:element name='{name}' type='xs:int'/></xs:sequence></xs:complexType>"
    )
}

#[test]
fn of_all_kinds() {
    let names = [
        "_",
        "__",
        "_1",
        "self",
        "Self",
        "crate",
        "super",
        "type",
        "r-",
        "a.b",
        "a-b",
        "A_B",
        "é",
        "日本語",
        "العربية",
        "हिन्दी",
        "e\u{301}",
        "ﬁ",
        "😀",
        "a😀b",
        "Ⅷ",
        "\u{2071}",
        "gen",
        "dyn",
        "async",
        "Option",
        "Some",
        "None",
        "Vec",
        "String",
        "Tri",
        "xsdbind",
        "std",
        "core",
        "Result",
        "Box",
        "Clone",
        "Default",
        "Debug",
        "PartialEq",
        "types",
        "open",
        "ĳ",
        "ǆ",
        "ß",
        "ΣΣ",
        "ŉ",
        "\u{10400}",
    ];
    for name in names {
        body(&ty(name));
        body(&format!(
            "<xs:element name='{name}'><xs:complexType><xs:attribute name='{name}' type='xs:int'/></xs:complexType></xs:element>"
        ));
        body(&format!(
            "<xs:complexType name='T'><xs:choice><xs:element name='{name}' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice></xs:complexType>"
        ));
        body(&format!(
            "<xs:simpleType name='{name}'><xs:restriction base='xs:token'><xs:enumeration value='{name}'/></xs:restriction></xs:simpleType>"
        ));
    }
}

#[test]
fn not_names_at_all() {
    for name in ["1-2", "-", "", " ", "a b", "a:b", "a\u{202e}b", ".", "\u{301}", "a&#10;b"] {
        bad_body(&ty(name), &["a.xsd:2:", "expected a name without a colon"]);
    }
}

#[test]
fn too_long() {
    body(&ty(&"n".repeat(4096)));
    bad_body(&ty(&"n".repeat(10_000)), &["a.xsd:2:", "the name is longer than 4096 bytes"]);
    bad_body(&ty(&"n".repeat(10_000_000)), &["the name is longer than 4096 bytes"]);
    survives(&[("a.xsd", &schema("").replace("urn:t", &format!("urn:{}", "n".repeat(100_000))))]);
}

/// Rust takes these two for one, since it compares identifiers in Unicode's form C.
#[test]
fn that_differ_by_unicode_form() {
    let output = body(&(ty("Caf\u{e9}") + &ty("Cafe\u{301}")));
    let text: String = output.files.into_values().collect();
    assert!(text.contains("pub struct Caf\u{e9} {") && text.contains("pub struct Caf\u{e9}Type {"), "{text}");
    let fields = "<xs:element name='caf\u{e9}' type='xs:int'/><xs:element name='cafe\u{301}' type='xs:int'/>";
    let output = body(&format!("<xs:complexType name='T'><xs:sequence>{fields}</xs:sequence></xs:complexType>"));
    let text: String = output.files.into_values().collect();
    assert!(text.contains("pub caf\u{e9}: i32") && text.contains("pub caf\u{e9}_2: i32"), "{text}");
}

#[test]
fn that_differ_by_case_or_punctuation() {
    let output = body(&(ty("user") + &ty("User")));
    let text: String = output.files.into_values().collect();
    assert!(text.contains("pub struct User {") && text.contains("pub struct UserType {"), "{text}");
    let types = ["a-b", "Vec", "a_b", "AB", "vec", "VecType", "a.b"];
    let names = |types: &[&str]| -> BTreeSet<String> {
        let text = body(&types.iter().map(|name| ty(name)).collect::<String>()).files.into_values().collect::<String>();
        text.split("xsdbind::record! { ")
            .skip(1)
            .filter_map(|call| Some(call.split_once(") {")?.0.to_owned()))
            .collect()
    };
    let forwards = names(&types);
    assert_eq!(forwards.len(), types.len(), "{forwards:?}");
    let own = |name: &str| forwards.iter().any(|call| call.starts_with(&format!("{name} (name = \"{name}\"")));
    assert!(own("AB") && own("VecType"), "{forwards:?}");
    let backwards: Vec<&str> = types.into_iter().rev().collect();
    assert_eq!(names(&backwards), forwards, "in another order, names are others");
    let names = ["a-b", "a.b", "a_b", "A-B", "aB", "AB", "ab"];
    let elements = names.map(|name| format!("<xs:element name='{name}' type='xs:int'/>")).concat();
    let output = body(&format!(
        "<xs:complexType name='T'><xs:sequence>{elements}</xs:sequence></xs:complexType><xs:complexType name='U'><xs:choice>{elements}</xs:choice></xs:complexType>"
    ));
    let text: String = output.files.into_values().collect();
    let fields: BTreeSet<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("pub a")).collect();
    assert_eq!(fields.len(), names.len(), "{text}");
}

#[test]
fn of_very_many_parts() {
    // All anonymous types of one owner and one name.
    let element = "<xs:element name='e'><xs:complexType><xs:choice><xs:element name='x' type='xs:int'/><xs:element name='y' type='xs:int'/></xs:choice></xs:complexType></xs:element>";
    let content = |name: &str| format!("<xs:sequence>{}</xs:sequence>", element.replace("'e'", &format!("'{name}'")));
    survives(&[(
        "a.xsd",
        &schema(&each(0..2000, |at| {
            format!("<xs:complexType name='T{at}'>{}</xs:complexType>", content(&format!("e{}", ".".repeat(at % 400))))
        })),
    )]);
}

/// The paths of what is generated from files of these names.
#[track_caller]
fn paths(names: &[&str]) -> Vec<String> {
    let include = |name: &&str| format!("<xs:include schemaLocation='{name}'/>");
    let mut files = vec![("a.xsd".to_owned(), schema(&names.iter().map(include).collect::<String>()))];
    files.extend(names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), schema(&ty(&format!("T{at}"))))));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let output = generated(&files);
    let paths: Vec<String> = output.files.keys().map(|path| path.to_str().unwrap().replace('\\', "/")).collect();
    let distinct: BTreeSet<String> = paths.iter().map(|path| path.to_lowercase()).collect();
    assert_eq!(distinct.len(), names.len() + 1, "{paths:?}");
    let main = &output.files[std::path::Path::new("a/mod.rs")];
    for path in paths.iter().filter(|path| *path != "a/mod.rs") {
        assert!(main.contains(&format!("\"{}\"", path.trim_start_matches("a/"))), "{path}: {main}");
    }
    paths
}

#[test]
fn of_files() {
    let case = paths(&["user-data.xsd", "user_data.xsd", "USER.DATA.xsd", "UserData.xsd", "mod.xsd", "Mod.xsd"]);
    assert_eq!(
        case,
        [
            "a/mod.rs",
            "a/mod_.rs",
            "a/mod__2.rs",
            "a/user_data.rs",
            "a/user_data_2.rs",
            "a/user_data_3.rs",
            "a/user_data_4.rs"
        ]
    );
    let devices =
        paths(&["con.xsd", "AUX.xsd", "nul.xsd", "prn.xsd", "com1.xsd", "lpt9.xsd", "com10.xsd", "x/con/b.xsd"]);
    let expected = [
        "a/aux_.rs",
        "a/com10.rs",
        "a/com1_.rs",
        "a/con_.rs",
        "a/lpt9_.rs",
        "a/mod.rs",
        "a/nul_.rs",
        "a/prn_.rs",
        "a/x/con_/b.rs",
    ];
    assert_eq!(devices, expected);
    paths(&["café.xsd", "日本語.xsd", "-.xsd", "_.xsd", "1.xsd", ".xsd", "b", "b.xsd.xsd", "{}.xsd", "a b.xsd"]);
    let long = "n".repeat(240) + ".xsd";
    let longer = "n".repeat(241) + ".xsd";
    let paths = paths(&[&long, &longer]);
    assert!(paths.iter().all(|path| path.len() < 120), "{paths:?}");
}

/// The name of a file is in the first line of what is made from it.
#[cfg(unix)]
#[test]
fn of_files_that_are_code() {
    let name = "b\n#![feature(no_core)]\rx\u{202e}\"; fn f() {}\u{1b}[2J.xsd";
    let dir = crate::folder(&[(name, &schema(&ty("T")))]);
    let module = xsdbind_codegen::Module::new("a").schema(dir.path().join(name));
    let output = crate::run(&xsdbind_codegen::Config::new().module(module)).unwrap();
    for text in output.files.values() {
        assert!(
            !text.lines().any(|line| line.starts_with("#!") || line.contains("fn f() {}") && !line.starts_with("//")),
            "{text}"
        );
        assert!(!text.contains(['\u{202e}', '\u{1b}', '\r']), "{text:?}");
        syn::parse_file(text).unwrap();
    }
    let wrong = crate::folder(&[(name, "<a/>")]);
    let module = xsdbind_codegen::Module::new("a").schema(wrong.path().join(name));
    let message = crate::run(&xsdbind_codegen::Config::new().module(module)).unwrap_err();
    assert!(!message.contains(['\u{202e}', '\u{1b}', '\r', '\n']), "{message:?}");
}

#[test]
fn of_namespaces_that_are_code() {
    let other = "urn:a&#10;pub fn f() {}&#13;//\u{202e}*/";
    let import = format!("<xs:import namespace='{other}' schemaLocation='b.xsd'/>");
    let text = schema(&ty("T")).replace("targetNamespace=\"urn:t\"", &format!("targetNamespace=\"{other}\""));
    let output = generated(&[("a.xsd", &schema(&import)), ("b.xsd", &text)]);
    let text: String = output.files.into_values().collect();
    assert!(!text.lines().any(|line| line.trim_start().starts_with("pub fn f")), "{text}");
    assert!(!text.contains('\u{202e}'), "{text}");
}

/// Each type would be compared with it, and state it.
#[test]
fn of_namespaces_of_a_megabyte() {
    let types: String = (0..1000).map(|number| ty(&format!("T{number}"))).collect();
    let long = format!("urn:{}", "x".repeat(1_000_000));
    let expected = ["a.xsd:1:", "the namespace is longer than 4096 bytes"];
    for short in ["targetNamespace=\"urn:t\"", "xmlns:t=\"urn:t\""] {
        let text = schema(&types).replace(short, &short.replace("urn:t", &long));
        refused(&[("a.xsd", &text)], &expected);
        refused(&[("a.xsd", &text.replace('"', "'").replace('=', " =\n "))], &expected[1..]);
    }
    let allowed = schema(&types).replace("urn:t", &long[..4096]);
    generated(&[("a.xsd", &allowed)]);
}
