//! `xsdbind init`: what it writes for the schemas in a folder generates.

use std::fs;
use std::path::Path;
use std::process::Command;

fn run(dir: &Path, arguments: &[&str], status: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    let output = command.current_dir(dir).args(arguments).env_remove("CLICOLOR_FORCE").output().unwrap();
    let [out, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(output.status.code(), Some(status), "{out}{errors}");
    out + &errors
}

fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn schema(namespace: &str, content: &str) -> String {
    format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"{namespace}\">{content}</xs:schema>"
    )
}

#[test]
fn a_module_for_each_group_of_files() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let element = "<xs:element name=\"a\" type=\"xs:string\"/>";
    // Two entries that share a file, one of them by its namespace alone.
    let import = "<xs:import namespace=\"urn:common\" schemaLocation=\"common.xsd\"/>";
    write(dir, "schemas/orders/Orders.xsd", &schema("urn:orders", &format!("{import}{element}")));
    write(
        dir,
        "schemas/orders/Bills.xsd",
        &schema("urn:bills", &format!("<xs:import namespace=\"urn:common\"/>{element}")),
    );
    write(dir, "schemas/orders/common.xsd", &schema("urn:common", element));
    // Two files that include each other, one of the same name as another module, and a folder that holds no source.
    for (path, other) in [("one.xsd", "two.xsd"), ("two.xsd", "one.xsd")] {
        let include = format!("<xs:include schemaLocation=\"{other}\"/>");
        let element = format!("<xs:element name=\"{}\" type=\"xs:string\"/>", &path[..3]);
        write(dir, &format!("schemas/circle/{path}"), &schema("urn:circle", &format!("{include}{element}")));
    }
    write(dir, "schemas/other/orders.xsd", &schema("urn:other", element));
    write(dir, "schemas/target/made.xsd", &schema("urn:made", element));
    // By URL: one that is there, one that is not.
    let urls = "<xs:import namespace=\"urn:common\" schemaLocation=\"http://a.example/common.xsd\"/>\
                <xs:import namespace=\"urn:far\" schemaLocation=\"http://a.example/far.xsd\"/>";
    write(dir, "schemas/orders/url.xsd", &schema("urn:url", urls));
    insta::assert_snapshot!(run(dir, &["init", "schemas"], 0));
    let text = fs::read_to_string(dir.join("xsdbind.toml")).unwrap();
    insta::assert_snapshot!("what_is_there_stays", run(dir, &["init", "schemas"], 1));
    assert_eq!(fs::read_to_string(dir.join("xsdbind.toml")).unwrap(), text);
    insta::assert_snapshot!("the_url_is_asked_for", run(dir, &["generate"], 1));
    write(dir, "far.xsd", &schema("urn:far", element));
    write(dir, "xsdbind.toml", &text.replace("# \"http", "\"http").replace("<file>", "far.xsd"));
    run(dir, &["generate"], 0);
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    write(dir, "a.xsd", &schema("urn:a", "<xs:element name=\"a\" type=\"xs:string\"/>"));
    write(dir, "broken.xsd", "<xs:schema");
    insta::assert_snapshot!(run(dir, &["init"], 0));
    run(dir, &["generate"], 0);
    let empty = dir.join("empty");
    fs::create_dir(&empty).unwrap();
    insta::assert_snapshot!("no_schemas", run(&empty, &["init"], 1));
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0);
}

#[test]
fn a_service_is_one_module_with_its_schemas() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let element = "<xs:element name=\"a\" type=\"xs:string\"/>";
    let service = |name: &str, schemas: &str| {
        format!(
            "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\" targetNamespace=\"urn:{name}\"><types>{schemas}</types></definitions>"
        )
    };
    // Two schemas in it, one that it imports, and one of another folder.
    let import = |name: &str, path: &str| format!("<xs:import namespace=\"urn:{name}\" schemaLocation=\"{path}\"/>");
    let inner = schema("urn:one", &(import("types", "types.xsd") + element)) + &schema("urn:two", element);
    write(dir, "api/service.wsdl", &service("service", &inner));
    write(dir, "api/types.xsd", &schema("urn:types", &(import("base", "../base/base.xsd") + element)));
    write(dir, "base/base.xsd", &schema("urn:base", element));
    write(dir, "api/other.wsdl", &service("other", &schema("urn:other", element)));
    // What is hidden or made is not looked at.
    for folder in [".git", ".hidden/deeper", "api/node_modules/a", "target/debug"] {
        write(dir, &format!("{folder}/made.xsd"), "<xs:schema");
    }
    insta::assert_snapshot!(run(dir, &["init"], 0));
    run(dir, &["generate"], 0);
    // Unless it is named.
    write(dir, ".hidden/more/named.xsd", &schema("urn:named", element));
    fs::remove_file(dir.join("xsdbind.toml")).unwrap();
    insta::assert_snapshot!("what_is_hidden_can_be_named", run(dir, &["init", ".hidden/more"], 0));
}
