//! Services that a WSDL describes: what is listed, and what is wrong with one, at its place.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const SERVICE: &str = r#"<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="urn:s" targetNamespace="urn:s">
  <types>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:s">
      <xs:element name="Ask" type="xs:string"/>
      <xs:element name="Tell" type="xs:string"/>
      <xs:element name="Other" type="xs:string"/>
    </xs:schema>
  </types>
  <message name="In"><part name="in" element="s:Ask"/></message>
  <message name="Out"><part name="out" element="s:Tell"/></message>
  <portType name="Port">
    <operation name="Ask">
      <input message="s:In"/>
      <output message="s:Out"/>
    </operation>
  </portType>
  <binding name="Soap" type="s:Port">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Ask">
      <soap:operation soapAction="urn:ask"/>
      <input><soap:body use="literal"/></input>
      <output><soap:body use="literal"/></output>
    </operation>
  </binding>
</definitions>
"#;

/// An extension that must be understood.
const REQUIRED: &str = "<a:Policy xmlns:a=\"urn:a\" xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" w:required=\"true\"/>";
/// A port that says where to send to; that this is understood, may be asked for.
const PORT: &str = "<port name=\"P\" binding=\"s:Soap\"><soap:address xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" \
                    w:required=\"true\" location=\"http://example.com/\"/></port>";

/// A folder with a service, in which something is other.
fn project(from: &str, to: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    assert!(SERVICE.contains(from), "{from}");
    fs::write(dir.path().join("s.wsdl"), SERVICE.replacen(from, to, 1)).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), "[[module]]\nname = \"s\"\nschemas = [\"s.wsdl\"]\n").unwrap();
    dir
}

fn run(dir: &Path, arguments: &[&str], status: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
    let output = command.current_dir(dir).args(arguments).env_remove("CLICOLOR_FORCE").output().unwrap();
    let [out, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(output.status.code(), Some(status), "{out}{errors}");
    errors + &out
}

/// What is said of a service; nothing is written.
#[track_caller]
fn refused(from: &str, to: &str) -> String {
    let dir = project(from, to);
    let said = run(dir.path(), &["generate"], 1);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "something was written");
    said
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    for (name, from, to) in [
        ("rpc", "style=\"document\"", "style=\"rpc\""),
        ("encoded", "<output><soap:body use=\"literal\"/>", "<output><soap:body use=\"encoded\"/>"),
        (
            "mime",
            "<output><soap:body use=\"literal\"/>",
            "<output><m:multipartRelated xmlns:m=\"http://schemas.xmlsoap.org/wsdl/mime/\"><m:part/></m:multipartRelated>",
        ),
        (
            "required_of_binding",
            "    <soap:binding",
            "    <a:UsingAddressing xmlns:a=\"urn:a\" xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" w:required=\"true\"/>\n    \
             <soap:binding",
        ),
        (
            "required_of_all",
            "  <types>",
            "  <a:Policy xmlns:a=\"urn:a\" xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" w:required=\" true \"/>\n  <types>",
        ),
        (
            "required_of_input",
            "<input><soap:body use=\"literal\"/>",
            "<input><soap:body use=\"literal\"/><a:Policy xmlns:a=\"urn:a\" xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" \
             w:required=\"1\"/>",
        ),
        ("required_of_types", "  <types>", &format!("  <types>{REQUIRED}")),
        ("required_of_message", "<part name=\"in\"", &format!("{REQUIRED}<part name=\"in\"")),
        ("required_of_port_type", "  <portType name=\"Port\">", &format!("  <portType name=\"Port\">{REQUIRED}")),
        (
            "required_of_service",
            "</definitions>",
            &format!("  <service name=\"S\">{REQUIRED}{PORT}</service>\n</definitions>"),
        ),
        (
            "required_of_port",
            "</definitions>",
            &format!(
                "  <service name=\"S\">{}</service>\n</definitions>",
                PORT.replace("</port>", &format!("{REQUIRED}</port>"))
            ),
        ),
        (
            "header_fault",
            "<output><soap:body use=\"literal\"/>",
            "<output><soap:body use=\"literal\"/><soap:header message=\"s:In\" part=\"in\" use=\"literal\">\
             <soap:headerfault message=\"s:In\" part=\"wrong\" use=\"literal\"/></soap:header>",
        ),
        ("one_way", "      <output message=\"s:Out\"/>\n", ""),
        ("part_of_a_type", "<part name=\"in\" element=\"s:Ask\"/>", "<part name=\"in\" type=\"s:Ask\"/>"),
        ("two_parts", "<part name=\"out\"", "<part name=\"more\" element=\"s:Other\"/><part name=\"out\""),
        ("no_message", "message=\"s:In\"", "message=\"s:Inn\""),
        ("no_element", "element=\"s:Tell\"", "element=\"s:Tel\""),
        ("no_port_type", "type=\"s:Port\"", "type=\"s:Prot\""),
        ("no_operation", "    <operation name=\"Ask\">\n      <soap", "    <operation name=\"Aks\">\n      <soap"),
        ("no_prefix", "message=\"s:In\"", "message=\"x:In\""),
        (
            "overloaded",
            "  </portType>",
            "    <operation name=\"Ask\"><input message=\"s:Out\"/><output message=\"s:Out\"/></operation>\n  </portType>",
        ),
        ("message_twice", "  <portType", "  <message name=\"In\"/>\n  <portType"),
        ("port_type_twice", "  <binding", "  <portType name=\"Port\"/>\n  <binding"),
        ("no_definition", "  <portType", "  <porttype/>\n  <portType"),
        (
            "another_answer",
            "    <operation name=\"Ask\">\n      <soap",
            "    <operation name=\"Again\"><soap:operation/><input><soap:body use=\"literal\"/></input></operation>\n    \
             <operation name=\"Ask\">\n      <soap",
        ),
    ] {
        let to = to.to_owned();
        let said = if name == "another_answer" { again(from, &to) } else { refused(from, &to) };
        insta::assert_snapshot!(name, said);
    }
}

/// Of a message that is in headers alone, too.
#[test]
fn required_of_header_message() {
    let body = "<input><soap:body use=\"literal\"/>";
    let dir = project(body, &format!("{body}<soap:header message=\"s:Head\" part=\"head\" use=\"literal\"/>"));
    let path = dir.path().join("s.wsdl");
    let service = fs::read_to_string(&path).unwrap();
    let said = [("", 0), (REQUIRED, 1)].map(|(inside, status)| {
        let head = format!("<message name=\"Head\">{inside}<part name=\"head\" element=\"s:Other\"/></message>");
        fs::write(&path, service.replacen("  <portType", &format!("  {head}\n  <portType"), 1)).unwrap();
        run(dir.path(), &["generate"], status)
    });
    insta::assert_snapshot!("required_of_header_message", said[1]);
}

/// By one port nothing has to be understood.
#[test]
fn of_several_ports_one_counts() {
    let asking = PORT.replace("</port>", &format!("{REQUIRED}</port>"));
    for ports in [format!("{PORT}{asking}"), format!("{asking}{PORT}"), PORT.to_owned()] {
        let dir = project("</definitions>", &format!("<service name=\"S\">{ports}</service></definitions>"));
        run(dir.path(), &["generate"], 0);
    }
}

/// Two operations that ask alike and are answered otherwise.
fn again(from: &str, to: &str) -> String {
    let more = "<operation name=\"Again\"><input message=\"s:In\"/><output message=\"s:In\"/></operation>";
    run(with_operation(from, to, more).path(), &["generate"], 1)
}

#[test]
fn an_element_whose_code_is_elsewhere_is_no_operation() {
    let dir = project("style=\"document\"", "style=\"document\"");
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xs:element name="a" type="xs:string"/></xs:schema>"#;
    fs::write(dir.path().join("a.xsd"), schema).unwrap();
    let lines =
        "[[module]]\nname = \"s\"\nschemas = [\"a.xsd\", \"s.wsdl\"]\n[module.extern]\n\"urn:s\" = \"crate::s\"\n";
    fs::write(dir.path().join("xsdbind.toml"), lines).unwrap();
    insta::assert_snapshot!("code_elsewhere", run(dir.path(), &["generate"], 1));
}

/// A service with one more operation.
fn with_operation(from: &str, to: &str, more: &str) -> TempDir {
    let dir = project(from, to);
    let path = dir.path().join("s.wsdl");
    let more = format!("{more}\n  </portType>");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("</portType>", &more)).unwrap();
    dir
}

#[test]
fn one_question_has_one_operation() {
    let from = "  </binding>";
    let more = "<operation name=\"Again\"><input message=\"s:In\"/><output message=\"s:Out\"/></operation>";
    let bound = |action: &str| {
        format!("<operation name=\"Again\"><soap:operation soapAction=\"{action}\"/></operation>\n  </binding>")
    };
    run(with_operation(from, &bound("urn:ask"), more).path(), &["generate"], 0);
    let said = run(with_operation(from, &bound("urn:again"), more).path(), &["generate"], 1);
    assert!(said.contains("have different values of `soapAction`"), "{said}");
}

/// The text of all files in a folder and below it.
fn written(folder: &Path) -> String {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { written(&path) } else { fs::read_to_string(path).unwrap() }).collect()
}

/// A second binding of the port type, with what differs in it.
fn bound_twice(namespace: &str, style: &str, action: &str) -> String {
    format!(
        "<binding name=\"Other\" type=\"s:Port\" xmlns:o=\"{namespace}\"><o:binding style=\"{style}\"/>\
         <operation name=\"Ask\"><o:operation soapAction=\"{action}\"/><input><o:body use=\"literal\"/></input>\
         <output><o:body use=\"literal\"/></output></operation></binding>"
    )
}

#[test]
fn of_several_bindings_one_counts() {
    let (eleven, twelve) = ("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/");
    let generated = |before: &str, behind: &str| {
        let dir = project("  <binding", &format!("  {before}\n  <binding"));
        let path = dir.path().join("s.wsdl");
        let text = fs::read_to_string(&path).unwrap().replace("</definitions>", &format!("{behind}\n</definitions>"));
        fs::write(&path, text).unwrap();
        run(dir.path(), &["generate"], 0);
        let listed = run(dir.path(), &["list", "--operations"], 0);
        assert_eq!(listed.matches("Ask -> Tell").count(), 1, "{listed}");
        written(&dir.path().join("generated"))
    };
    assert!(!generated("", &bound_twice(twelve, "document", "urn:ask")).contains("Soap12"));
    assert!(generated(&bound_twice(twelve, "document", "urn:ask"), "").contains("Soap12"));
    // What can be generated stands before what cannot, wherever it stands.
    assert!(generated(&bound_twice(eleven, "rpc", "urn:rpc"), "").contains("\"urn:ask\""));
    assert!(generated("", &bound_twice(eleven, "rpc", "urn:rpc")).contains("\"urn:ask\""));
    let said = refused("  <binding", &format!("  {}\n  <binding", bound_twice(eleven, "document", "urn:other")));
    assert!(said.contains("the operations `Ask` and `Ask` ask with the same element `Ask`"), "{said}");
    assert!(said.contains("different values of `soapAction`"), "{said}");
}

#[test]
fn headers_of_one_direction_leave_the_body_of_the_other() {
    // One message for both ways, whose one part is in the header of the input, and the body of the output.
    let dir = project(
        "<part name=\"in\" element=\"s:Ask\"/>",
        "<part name=\"in\" element=\"s:Ask\"/><part name=\"who\" element=\"s:Other\"/>",
    );
    let path = dir.path().join("s.wsdl");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("<output message=\"s:Out\"/>", "<output message=\"s:In\"/>");
    let header = |part: &str| {
        format!("<soap:body use=\"literal\"/><soap:header message=\"s:In\" part=\"{part}\" use=\"literal\"/>")
    };
    let body = "<soap:body use=\"literal\"/>";
    let text = text.replacen(body, &header("who"), 1);
    let (before, behind) = text.rsplit_once(body).unwrap();
    fs::write(&path, format!("{before}{}{behind}", header("in"))).unwrap();
    let listed = run(dir.path(), &["list", "--operations"], 0);
    assert!(listed.contains("Ask -> Other, header Other, header Ask"), "{listed}");
    run(dir.path(), &["generate"], 0);
}

#[test]
fn what_is_not_selected_does_not_matter() {
    let dir = project("style=\"document\"", "style=\"rpc\"");
    let config = fs::read_to_string(dir.path().join("xsdbind.toml")).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), format!("{config}skip = [\"Ask\"]\n")).unwrap();
    run(dir.path(), &["generate"], 0);
}

#[test]
fn operations_are_listed() {
    let dir = project("  <binding", "  <binding name=\"Http\" type=\"s:Port\"/>\n  <binding");
    insta::assert_snapshot!(run(dir.path(), &["list", "--operations"], 0));
    insta::assert_snapshot!(run(dir.path(), &["list", "--operations", "tell"], 0));
}

#[test]
fn many_schemas_in_one_file() {
    let many = (0..2_000)
        .map(|at| format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:{at}\"/>"));
    let many = many.collect::<Vec<_>>().concat();
    let dir = project("  </types>", &format!("{many}  </types>"));
    run(dir.path(), &["generate"], 0);
    let config = fs::read_to_string(dir.path().join("xsdbind.toml")).unwrap();
    fs::write(dir.path().join("xsdbind.toml"), format!("{config}[limits]\nfiles = 1000\n")).unwrap();
    let said = run(dir.path(), &["generate", "--message-format", "short"], 1);
    assert!(said.starts_with("s.wsdl: there are more than 1000 files\n"), "{said}");
}

/// What a service asks and answers is told on the pages of the elements.
#[test]
fn a_reference_has_the_operations() {
    let dir = project("soapAction=\"urn:ask\"", "soapAction=\"urn:&lt;ask\"");
    run(dir.path(), &["docs", "--out", "site"], 0);
    let page = |name: &str| fs::read_to_string(dir.path().join("site/s/ns.urn~3as").join(name)).unwrap();
    let asks = page("element.ask.html");
    for row in [
        "<dt>Operation</dt><dd><code>Ask</code>, by SOAP 1.1</dd>",
        "<dt>SOAPAction</dt><dd><code>urn:&lt;ask</code></dd>",
        "<dt>Response</dt><dd><a href=\"element.tell.html\">Tell</a></dd>",
    ] {
        assert!(asks.contains(row), "{row}: {asks}");
    }
    let answers = page("element.tell.html");
    assert!(answers.contains("<dt>Answers</dt><dd><a href=\"element.ask.html\">Ask</a></dd>"), "{answers}");
    assert!(!page("element.other.html").contains("<dt>"));
}
