//! Locations that lead to networks, or out of the folders that may be read.

use std::path::Path;

use xsdbind_codegen::{Config, Limits, Module};

use crate::{config, folder, generated, refused, refused_in, run, schema, small};

const ELEMENT: &str = "<xs:element name='e' type='xs:int'/>";

fn include(location: &str) -> String {
    schema(&format!("<xs:include schemaLocation='{location}'/>{ELEMENT}"))
}

#[test]
fn urls_are_not_fetched() {
    let urls = [
        "http://127.0.0.1:1/b.xsd",
        "https://example.com/b.xsd",
        "ftp://example.com/b.xsd",
        "file:b.xsd",
        "file:///etc/passwd",
        "jar:file:b.jar!/b.xsd",
        "//host/share/b.xsd",
        r"\\host\share\b.xsd",
        " http://example.com/b.xsd ",
        "data:text/xml,b",
    ];
    for url in urls {
        for kind in ["include", "redefine"] {
            let text = include(url).replace("xs:include", &format!("xs:{kind}"));
            let location = url.trim();
            let expected = format!("a.xsd:2:1: the {kind} of `{location}` is not fetched");
            let cure = format!("in `[locations]` of the configuration: `\"{location}\" = \"<file>\"`");
            refused(&[("a.xsd", &text)], &[&expected, &cure]);
        }
    }
}

#[test]
fn the_url_of_an_import_is_a_hint() {
    let import = "<xs:import namespace='urn:u' schemaLocation='http://example.com/u.xsd'/>";
    let using = schema(&format!("{import}<xs:element name='e' type='u:T' xmlns:u='urn:u'/>"));
    let other = schema("<xs:simpleType name='T'><xs:restriction base='xs:int'/></xs:simpleType>")
        .replace("targetNamespace=\"urn:t\"", "targetNamespace=\"urn:u\"");
    let expected = ["a.xsd:2:1: the import of `http://example.com/u.xsd` is not fetched", "`[locations]`"];
    refused(&[("a.xsd", &using)], &expected);
    let dir = folder(&[("a.xsd", &using), ("u.xsd", &other)]);
    let module = Module::new("a").schema(dir.path().join("a.xsd")).schema(dir.path().join("u.xsd"));
    let output = run(&Config::new().module(module)).unwrap();
    assert_eq!(output.warnings.to_string(), "");
}

#[test]
fn urls_lead_where_the_settings_say() {
    let url = "http://example.com/ver10/b.xsd";
    let files = [
        ("main/a.xsd", &*include(url)),
        ("copies/ver10/b.xsd", &include("../types/c.xsd").replace(ELEMENT, "")),
        ("copies/types/c.xsd", &schema("")),
        ("one/b.xsd", &schema("")),
    ];
    let dir = folder(&files);
    let main = config(&dir.path().join("main"));
    let at = |path: &str| dir.path().join(path);
    let read = |config: Config| {
        let output = run(&config).unwrap_or_else(|message| panic!("{message}"));
        assert_eq!(output.warnings.to_string(), "");
        let names = output.sources.iter().map(|path| path.strip_prefix(dir.path()).unwrap().display().to_string());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        read(main.clone().location("http://example.com/", at("copies"))),
        "copies/ver10/../types/c.xsd copies/ver10/b.xsd main/a.xsd"
    );
    assert_eq!(read(main.clone().location(url, at("one/b.xsd"))), "main/a.xsd one/b.xsd");
    // The folder of a file may be read, and no more.
    let config = main.clone().location(url, at("copies/ver10/b.xsd"));
    refused_in(&config, &["b.xsd:2:1: the include of `../types/c.xsd` leads out of the folders that may be read"]);
    // The longest counts; what is not used is told of.
    let both = main.clone().location("http://example.com/", at("copies")).location(url, at("one/b.xsd"));
    let warnings = run(&both).unwrap().warnings.to_string();
    assert_eq!(warnings, "warning: no schema refers to `http://example.com/` of `locations`");
}

#[test]
fn locations_that_lead_nowhere() {
    let dir = folder(&[("a.xsd", &include("http://example.com/b.xsd")), ("b.xsd", &schema(""))]);
    let given = |url: &str, path: &str| config(dir.path()).location(url, dir.path().join(path));
    let url = "http://example.com/b.xsd";
    refused_in(&given(url, "c.xsd"), &["what `locations` names cannot be read: there is no such file"]);
    refused_in(&given(url, "."), &["it is no file; the URL of a folder ends in `/`"]);
    refused_in(
        &given("http://example.com/", "b.xsd"),
        &["it is a file, and a URL that ends in `/` is that of a folder"],
    );
    refused_in(&given("b.xsd", "b.xsd"), &["`b.xsd` of `locations` is no URL"]);
    std::fs::create_dir(dir.path().join("none")).unwrap();
    let warnings = run(&given("http://example.com/", "none")).unwrap().warnings.to_string();
    let expected = "a.xsd:2:1: warning: the include of `http://example.com/b.xsd` cannot be read: there is no such file\n  note: by `locations` it is `none/b.xsd`";
    assert_eq!(warnings, expected);
}

#[test]
fn urls_lead_to_nothing_elsewhere() {
    for rest in ["../../etc/passwd", "x/../../b.xsd", "%2e%2e/b.xsd"] {
        let dir = folder(&[("x/a.xsd", &include(&format!("http://example.com/{rest}"))), ("b.xsd", &schema(""))]);
        let config = config(&dir.path().join("x")).location("http://example.com/", dir.path().join("x"));
        refused_in(&config, &["leads out of the folders that may be read"]);
    }
    for rest in ["/etc/passwd", r"\\host\b.xsd", r"/\host\b.xsd"] {
        let dir = folder(&[("a.xsd", &include(&format!("http://example.com/{rest}")))]);
        refused_in(&config(dir.path()).location("http://example.com/", dir.path()), &["is not fetched"]);
    }
    // Escapes make no URL of a path.
    let output = generated(&[("a.xsd", &include("%5C%5Chost%5Cb.xsd"))]);
    assert!(output.warnings.to_string().contains("the include of `%5C%5Chost%5Cb.xsd` cannot be read"));
}

/// Files of the same bytes are one, unless what they refer to differs.
#[test]
fn copies() {
    let main = |more: &str| {
        let includes = ["x/b.xsd", "y/b.xsd"].map(|path| format!("<xs:include schemaLocation='{path}'/>")).concat();
        schema(&format!("{includes}{more}"))
    };
    let b = schema("<xs:include schemaLocation='c.xsd'/><xs:complexType name='B'/>");
    let c = schema("<xs:include schemaLocation='b.xsd'/><xs:complexType name='C'/>");
    let using = "<xs:element name='e' type='t:B'/><xs:element name='f' type='t:C'/>";
    let mut files =
        vec![("a.xsd", main(using)), ("x/b.xsd", b.clone()), ("x/c.xsd", c.clone()), ("y/b.xsd", b), ("y/c.xsd", c)];
    let borrowed = |files: &[(&'static str, String)]| {
        let dir = folder(&files.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
        let module = Module::new("a").schema(dir.path().join("a.xsd")).schema(dir.path().join("y/c.xsd"));
        run(&Config::new().module(module))
    };
    let output = borrowed(&files).unwrap();
    assert_eq!(output.warnings.to_string(), "");
    let names = output.files.keys().map(|path| path.display().to_string()).collect::<Vec<_>>();
    assert_eq!(names, ["a/a.rs", "a/mod.rs", "a/x/b.rs", "a/x/c.rs"]);
    // The copies of `b.xsd` differ by what they include, and still say the same.
    files[4].1.push_str("<!-- another -->");
    assert!(borrowed(&files).is_ok());
    files[4].1 = schema("<xs:include schemaLocation='b.xsd'/><xs:complexType name='C' abstract='true'/>");
    let message = borrowed(&files).unwrap_err();
    assert!(message.contains("the type `{urn:t}C` is defined more than once"), "{message}");
    assert!(!message.contains("the type `{urn:t}B`"), "{message}");
}

/// Built-in types and attributes need no file; what only the schema of schemas has does.
#[test]
fn the_namespaces_of_xsd_itself() {
    let import = |namespace: &str| format!("<xs:import namespace='{namespace}' schemaLocation='{namespace}'/>");
    let (xs, xsi) = ("http://www.w3.org/2001/XMLSchema", "http://www.w3.org/2001/XMLSchema-instance");
    generated(&[("a.xsd", &schema(&format!("{}{}{ELEMENT}", import(xs), import(xsi))))]);
    let other = "<xs:complexType name='T'><xs:sequence><xs:element ref='xs:pattern'/></xs:sequence></xs:complexType>";
    let note = format!("`{xs}`, named at a.xsd:2:1, is not fetched: `[locations]` says where a copy of it is");
    refused(&[("a.xsd", &schema(&format!("{}{other}", import(xs))))], &["there is no element", &note]);
}

/// The schema of `xml:lang` is built in, but what the settings say goes before that.
#[test]
fn the_schema_of_the_xml_namespace() {
    let namespace = "http://www.w3.org/XML/1998/namespace";
    let import = |url: &str, attribute: &str| {
        let import = format!("<xs:import namespace='{namespace}' schemaLocation='{url}'/>");
        schema(&format!("{import}<xs:complexType name='T'><xs:attribute ref='xml:{attribute}'/></xs:complexType>"))
    };
    let other = schema("<xs:attribute name='other' type='xs:int'/>")
        .replace("targetNamespace=\"urn:t\"", &format!("targetNamespace=\"{namespace}\""));
    for url in ["http://www.w3.org/2001/xml.xsd", "https://www.w3.org/2009/01/xml.xsd", "http://example.com/xml.xsd"] {
        generated(&[("a.xsd", &import(url, "lang"))]);
        let dir = folder(&[("a.xsd", &import(url, "other")), ("own.xsd", &other)]);
        refused_in(&config(dir.path()), &["other"]);
        run(&config(dir.path()).location(url, dir.path().join("own.xsd"))).unwrap();
    }
}

#[test]
fn what_is_above_the_folder_of_the_schema() {
    let dir = folder(&[("x/main/a.xsd", &include("../common/b.xsd")), ("x/common/b.xsd", &schema(""))]);
    let config = config(&dir.path().join("x/main"));
    let message = refused_in(
        &config,
        &["a.xsd:2:1: the include of `../common/b.xsd` leads out of the folders that may be read", "allow-read"],
    );
    assert!(message.contains("x/common\"]`"), "{message}");
    run(&config.clone().allow_read(dir.path().join("x/common"))).unwrap();
    run(&config.clone().allow_read(dir.path().join("x/common/b.xsd"))).unwrap();
    refused_in(
        &config.clone().allow_read(dir.path().join("x/commo")),
        &["what `allow-read` names cannot be read: there is no such file"],
    );
    // The schemas of the configuration, and the folder of its file, are what may be read anyway.
    run(&config.module(Module::new("b").schema(dir.path().join("x/common/b.xsd")))).unwrap();
}

#[test]
fn the_folder_of_the_configuration_may_be_read() {
    let toml = |more: &str| format!("{more}\n[[module]]\nname = \"a\"\nschemas = [\"main/a.xsd\"]\n");
    let dir = folder(&[
        ("p/main/a.xsd", &include("../common/b.xsd")),
        ("p/common/b.xsd", &include("../../b.xsd").replace(ELEMENT, "")),
        ("b.xsd", &schema("")),
        ("p/xsdbind.toml", &toml("")),
        ("p/more.toml", &toml("allow-read = [\"..\"]")),
    ]);
    let config = |name: &str| Config::from_file(dir.path().join("p").join(name)).unwrap();
    let expected = "common/b.xsd:2:1: the include of `../../b.xsd` leads out of the folders that may be read\n  note: if that is right, allow it in the configuration: `allow-read = [\"..\"]`";
    refused_in(&config("xsdbind.toml"), &[expected]);
    run(&config("more.toml")).unwrap();
}

#[test]
fn absolute_paths() {
    let dir = folder(&[("b.xsd", &schema(""))]);
    let path = dir.path().join("b.xsd");
    refused(
        &[("a.xsd", &include(path.to_str().unwrap()))],
        &["a.xsd:2:1: the include of `", "leads out of the folders"],
    );
    refused(&[("a.xsd", &include("/etc/passwd"))], &["leads out of the folders"]);
    refused(&[("a.xsd", &include("/no/such/file"))], &["leads out of the folders"]);
    refused(&[("a.xsd", &include("%2e%2e/%2e%2e/etc/passwd"))], &["leads out of the folders"]);
    refused(&[("a.xsd", &include("x/../../y/b.xsd"))], &["leads out of the folders"]);
    // A path that leads back is as good as any.
    generated(&[("x/b.xsd", &schema("")), ("a.xsd", &include("x/../x/./b.xsd"))]);
}

#[cfg(unix)]
#[test]
fn symbolic_links() {
    use std::os::unix::fs::symlink;

    let elsewhere = folder(&[("b.xsd", &schema(""))]);
    let dir = folder(&[("a.xsd", &include("b.xsd")), ("x/c.xsd", &schema(""))]);
    let link = dir.path().join("b.xsd");
    symlink(elsewhere.path().join("b.xsd"), &link).unwrap();
    refused_in(&config(dir.path()), &["a.xsd:2:1: the include of `b.xsd` leads out of the folders"]);
    run(&config(dir.path()).allow_read(elsewhere.path())).unwrap();
    std::fs::remove_file(&link).unwrap();
    // Within the folder, links are as good as files; and one that leads to itself is no file.
    symlink("x/c.xsd", &link).unwrap();
    run(&config(dir.path())).unwrap();
    std::fs::remove_file(&link).unwrap();
    symlink("b.xsd", &link).unwrap();
    let output = run(&config(dir.path())).unwrap();
    assert!(output.warnings.to_string().contains("the include of `b.xsd` cannot be read"), "{}", output.warnings);
}

#[test]
fn limits_are_settings() {
    let few = |files: &[(&str, &str)], limits: Limits, expected: &[&str]| {
        let dir = folder(files);
        refused_in(&config(dir.path()).limits(limits), expected);
    };
    let chain = [
        ("a.xsd", &*include("b.xsd")),
        ("b.xsd", &include("c.xsd")),
        ("c.xsd", &include("d.xsd")),
        ("d.xsd", &schema("")),
    ];
    few(&chain, small(), &["c.xsd:2:1: there are more than 3 files", "raise `files` in `[limits]`"]);
    let long = "<!-- -->".repeat(30);
    few(&[("a.xsd", &schema(&long))], small().nodes(20), &["a.xsd: the files have more than 20 XML nodes together"]);
    let long = format!("<!-- {} -->", "x".repeat(1900));
    few(&[("a.xsd", &schema(&long))], small(), &["a.xsd: the file is larger than 2000 bytes"]);
    let long = schema(&format!("<xs:include schemaLocation='b.xsd'/><!-- {} -->", "x".repeat(1600)));
    few(&[("a.xsd", &long), ("b.xsd", &long)], small(), &["b.xsd: the files have more than 3000 bytes together"]);
    let deep = "<xs:element name='e'><xs:complexType><xs:sequence/></xs:complexType></xs:element>";
    few(&[("a.xsd", &schema(deep))], small().depth(3), &["a.xsd:2:38: elements are nested more than 3 deep"]);
    let wide =
        format!("<xs:complexType name='T'><xs:sequence>{}</xs:sequence></xs:complexType>", "<xs:any/>".repeat(30));
    few(&[("a.xsd", &schema(&wide))], small().nodes(100), &["a.xsd:2:1: with this there are more than 20 elements"]);
    let wrong = "<xs:wrong/>".repeat(9);
    few(&[("a.xsd", &schema(&wrong))], small().problems(2), &["there are more problems than these 2"]);
    few(&[("a.xsd", &schema(ELEMENT))], small().output_bytes(10), &["the code would have more than 10 bytes"]);
}

#[test]
fn limits_of_the_file() {
    let dir = folder(&[("a.xsd", &schema(ELEMENT))]);
    let path = dir.path().join("xsdbind.toml");
    let read = |limits: &str| {
        let module = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n";
        std::fs::write(&path, format!("{module}\n[limits]\n{limits}\n")).unwrap();
        Config::from_file(&path).map(|config| run(&config).map(drop)).map_err(|error| error.to_string())
    };
    let all = "files = 1\nfile-bytes = 1_000\ntotal-bytes = 0x400\nnodes = 9\ndepth = 9\nparts = 9\nproblems = 9\noutput-bytes = 10_000";
    assert_eq!(read(all), Ok(Ok(())));
    let message = read("files = 0\ndepth = 257\nnode = 1\nparts = -1\nproblems = \"many\"").unwrap_err();
    let start = path.to_str().unwrap();
    let expected = [
        ":6:9: `files` is 0, expected a number from 1 to 18446744073709551615",
        ":7:9: `depth` is 257, expected a number from 1 to 256",
        ":8:1: the key `node` is not known\n  note: known here are `files`, `file-bytes`, `total-bytes`, `nodes`, `depth`, `parts`, `problems`, `output-bytes`\n  help: did you mean `nodes`?",
        ":9:9: `parts` is -1, expected a number from 1 to 18446744073709551615",
        ":10:12: `problems` is of the type string, expected whole number",
    ];
    assert_eq!(message, expected.map(|line| format!("{start}{line}")).join("\n"));
    assert!(Path::new(start).is_file());
}
