//! What is read from a configuration, and what is said about a wrong one.

use std::path::Path;

use super::read::read;
use super::{Config, Enums, Module, Unselected};

/// What is wrong with this text.
#[track_caller]
fn problems(text: &str) -> String {
    read(Path::new("a/xsdbind.toml"), text).unwrap_err().to_string()
}

const GOOD: &str = r#"
output = "out"

[[module]]
name = "ocip"
schemas = ["ocip.xsd", "../other.xsd"]
enums = "open"
[module.namespaces]
"urn:z" = "z"
"C" = "base"

[[module]]
name = "user"
schemas = ["/user.xsd"]
"#;

#[test]
fn a_good_file() {
    let config = read(Path::new("a/xsdbind.toml"), GOOD).unwrap();
    assert_eq!(config.output_dir(), Path::new("a/out"));
    let schemas: Vec<_> = config.schemas().collect();
    let expected = ["a/ocip.xsd", "a/../other.xsd", "/user.xsd"].map(Path::new);
    assert_eq!(schemas, expected);

    let [ocip, user] = config.modules.as_slice() else { panic!("{config:?}") };
    assert_eq!((ocip.enums, user.enums), (Enums::Open, Enums::Closed));
    let rule = |at: usize| {
        let rule = &ocip.namespaces[at];
        let (namespace, place) = (rule.namespace.value.clone(), rule.namespace.at.clone());
        (namespace, rule.module.value.clone(), place.unwrap().to_string())
    };
    // In the order of the file.
    assert_eq!(rule(0), ("urn:z".into(), "z".into(), "a/xsdbind.toml:9:1".into()));
    assert_eq!(rule(1), ("C".into(), "base".into(), "a/xsdbind.toml:10:1".into()));
    assert_eq!(ocip.name.at.as_ref().unwrap().to_string(), "a/xsdbind.toml:5:8");
}

#[test]
fn the_output_folder_is_beside_the_file() {
    let text = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]";
    let config = read(Path::new("a/xsdbind.toml"), text).unwrap();
    assert_eq!(config.output_dir(), Path::new("a/generated"));
    assert_eq!(Config::new().output_dir(), Path::new("generated"));
}

#[test]
fn keys_and_types() {
    let text = r#"
        outptu = "out"
        output = 3

        [[module]]
        name = ["ocip"]
        schemas = "ocip.xsd"
        enums = "opened"
        rots = []
        roots = "User*"
        skip = [1]

        [[module]]
        schemas = ["a.xsd", 7, true]
        namespaces = { "urn:é" = 1, "C" = "base" }
        enums = 1
    "#;
    insta::assert_snapshot!(problems(text), @r"
    a/xsdbind.toml:2:9: the key `outptu` is not known
      note: known here are `output`, `module`, `allow-read`, `locations`, `versions`, `limits`
    a/xsdbind.toml:3:18: `output` is of the type integer, expected string
    a/xsdbind.toml:6:16: `name` is of the type array, expected string
    a/xsdbind.toml:7:19: `schemas` is of the type string, expected array of strings
    a/xsdbind.toml:8:17: `enums` is `opened`, expected one of `closed`, `open`
    a/xsdbind.toml:9:9: the key `rots` is not known
      note: known here are `name`, `schemas`, `enums`, `namespaces`, `roots`, `skip`, `keep-types`, `extern`, `types`, `secret`, `requests`, `patch`, `unselected`, `rename`, `definitions`, `prefixes`, `non-exhaustive`, `setters`, `default-getters`, `choice-suffix`, `derive`, `without`, `crates`
      help: did you mean `roots`?
    a/xsdbind.toml:10:17: `roots` is of the type string, expected array of strings
    a/xsdbind.toml:11:17: `skip` is of the type integer, expected string
    a/xsdbind.toml:13:9: the key `name` is missing
    a/xsdbind.toml:14:29: `schemas` is of the type integer, expected string
    a/xsdbind.toml:14:32: `schemas` is of the type boolean, expected string
    a/xsdbind.toml:15:34: `urn:é` is of the type integer, expected string
    a/xsdbind.toml:16:17: `enums` is of the type integer, expected string
    ");
    insta::assert_snapshot!(problems("module = 1"), @r"
    a/xsdbind.toml:1:10: `module` is of the type integer, expected array of tables, `[[module]]`
    ");
}

#[test]
fn forms_of_versions() {
    let module = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n";
    let config = read(Path::new("x.toml"), &format!("versions = [\"*_v#\", \"*#Choice\"]\n{module}")).unwrap();
    assert_eq!(config.versions.len(), 2);
    for form in ["", "*", "_v#", "*_v", "*##", "*#*", "#*"] {
        let problems = read(Path::new("x.toml"), &format!("versions = [\"{form}\"]\n{module}")).unwrap_err();
        let expected =
            format!("x.toml:1:13: `{form}` of `versions` is no form of names, expected `*` for the name and behind");
        assert!(problems.to_string().starts_with(&expected), "{problems}");
    }
}

#[test]
fn locations() {
    let module = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n[locations]\n";
    let config = read(Path::new("a/xsdbind.toml"), &format!("{module}\"http://b/\" = \"b\"\n\"urn:c\" = \"../c.xsd\""));
    let config = config.unwrap();
    let [b, c] = config.locations.as_slice() else { panic!("{config:?}") };
    assert_eq!((b.url.value.as_str(), b.path.value.as_path()), ("http://b/", Path::new("a/b")));
    assert_eq!((b.folder(), c.folder()), (Path::new("a/b"), Path::new("a/..")));
    assert_eq!(c.url.at.as_ref().unwrap().to_string(), "a/xsdbind.toml:6:1");
    let wrong = format!("{module}\"b.xsd\" = \"c.xsd\"\n\"http://b\" = [\"c.xsd\"]");
    insta::assert_snapshot!(problems(&wrong), @r"
    a/xsdbind.toml:5:1: `b.xsd` of `locations` is no URL
      note: a path leads to its file by itself
    a/xsdbind.toml:6:14: `http://b` is of the type array, expected string
    ");
    let twice = Config::new().location("http://b/", "b").location("http://b/", "c");
    insta::assert_snapshot!(twice.location_problems().to_string(), @"the URL `http://b/` of `locations` is named twice");
}

#[test]
fn what_is_kept_must_be_left_out_first() {
    let module = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\nunselected = ";
    let config = read(Path::new("a"), &format!("{module}\"keep\"\nskip = [\"A*\"]")).unwrap();
    assert_eq!(config.modules[0].unselected.value, Unselected::Keep);
    assert!(read(Path::new("a"), &format!("{module}\"error\"")).is_ok());
    insta::assert_snapshot!(problems(&format!("{module}\"keep\"")), @"a/xsdbind.toml:4:14: `unselected` has a meaning only beside `roots` or `skip`");
    insta::assert_snapshot!(problems(&format!("{module}\"drop\"")), @"a/xsdbind.toml:4:14: `unselected` is `drop`, expected one of `error`, `keep`");
}

#[test]
fn traits_and_attributes() {
    let text = r##"
        [[module]]
        name = "a"
        schemas = ["a.xsd"]
        without = ["Clone", "Eq", 7]
        [[module.derive]]
        traits = ["Eq", "Ord + Eq", "utoipa::", "Into<u8>", ""]
        [[module.derive]]
        types = "User"
        attributes = ["must_use", "#[a] #[b]", "#![a]", "#[a(]"]
        fields = { "a" = ["#[serde(rename = x y)]", "#[]"], "b" = "#[c]" }
        [[module.derive]]
        type = ["User"]
        [[module.derive]]
        types = ["User"]
        attributes = ["#[good(any = tokens, .. here)]"]
        [[module.derive]]
        traits = "Eq"
    "##;
    insta::assert_snapshot!(problems(text), @r"
    a/xsdbind.toml:5:29: `without` is `Eq`, expected one of `Clone`, `Debug`, `PartialEq`
    a/xsdbind.toml:5:35: `without` is of the type integer, expected string
    a/xsdbind.toml:7:25: `Ord + Eq` is no path of Rust: unexpected token
    a/xsdbind.toml:7:37: `utoipa::` is no path of Rust: unexpected end of input, expected path segment after `::`
    a/xsdbind.toml:7:49: `Into<u8>` is no path of Rust: unexpected token
    a/xsdbind.toml:7:61: `` is no path of Rust: unexpected end of input, expected identifier
    a/xsdbind.toml:9:17: `types` is of the type string, expected array of strings
    a/xsdbind.toml:10:23: `must_use` is no attribute of Rust: unexpected token
      note: one is as it stands in Rust, `#[must_use]`
    a/xsdbind.toml:10:35: `#[a] #[b]` is no attribute of Rust: there are 2
      note: one is as it stands in Rust, `#[must_use]`
    a/xsdbind.toml:10:48: `#![a]` is no attribute of Rust: expected square brackets
      note: one is as it stands in Rust, `#[must_use]`
    a/xsdbind.toml:10:57: `#[a(]` is no attribute of Rust: cannot parse string into token stream
      note: one is as it stands in Rust, `#[must_use]`
    a/xsdbind.toml:11:53: `#[]` is no attribute of Rust: unexpected end of input, expected identifier
      note: one is as it stands in Rust, `#[must_use]`
    a/xsdbind.toml:11:67: `b` is of the type string, expected array of strings
    a/xsdbind.toml:12:9: this `derive` names no traits, attributes or fields
    a/xsdbind.toml:13:9: the key `type` is not known
      note: known here are `types`, `traits`, `attributes`, `fields`
      help: did you mean `types`?
    a/xsdbind.toml:18:18: `traits` is of the type string, expected array of strings
    ");
}

#[test]
fn names() {
    let text = r#"
        [[module]]
        name = "ocip"
        schemas = []
        namespaces = { "a" = "one", "b" = "type", "c" = "one", "d" = "" }
        [[module]]
        name = "ocip"
        schemas = ["a.xsd"]
        [[module]]
        name = "a-b"
        schemas = ["a.xsd"]
        [[module]]
        name = "r#type"
        schemas = ["a.xsd"]
    "#;
    insta::assert_snapshot!(problems(text), @r"
    a/xsdbind.toml:3:16: the module `ocip` has no schemas
    a/xsdbind.toml:5:43: `type` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    a/xsdbind.toml:5:57: the module name `one` is used twice
      a/xsdbind.toml:5:30: it is first used here
      help: `one_2` is free, for one
    a/xsdbind.toml:5:70: `` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    a/xsdbind.toml:7:16: the module name `ocip` is used twice
      a/xsdbind.toml:3:16: it is first used here
      help: `ocip_2` is free, for one
    a/xsdbind.toml:10:16: `a-b` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    a/xsdbind.toml:13:16: `r#type` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    ");
}

#[test]
fn nothing_to_do() {
    insta::assert_snapshot!(problems(""), @r"
    a/xsdbind.toml: there is no module to generate
      note: a module begins with the line `[[module]]`
    ");
    insta::assert_snapshot!(problems("module = []"), @r"
    a/xsdbind.toml: there is no module to generate
      note: a module begins with the line `[[module]]`
    ");
}

#[test]
fn not_toml() {
    insta::assert_snapshot!(problems("output = \n[[module]\nname = 'a\n"), @r"
    a/xsdbind.toml:1:10: not valid TOML: string values must be quoted, expected literal string
    a/xsdbind.toml:2:10: not valid TOML: unclosed array table, expected `]`
    ");
}

#[test]
fn the_builder_keeps_to_the_same_rules() {
    let module = Module::new("self").namespace("C", "base").namespace("C", "base");
    let config = Config::new().module(module);
    insta::assert_snapshot!(config.problems().to_string(), @r"
    `self` cannot be the name of a Rust module
      note: a name has ASCII letters, digits and `_`, and is no keyword
    the module `self` has no schemas
    the module name `base` is used twice
      help: `base_2` is free, for one
    the namespace `C` is named twice
    ");
    assert!(Config::new().module(Module::new("a").schema("a.xsd")).problems().is_empty());
}
