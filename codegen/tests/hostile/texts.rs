//! Texts that look like code, or are not good to look at. That they compile is shown by the case `hostile_texts`.

use crate::{bad_body, body};

const TEXTS: &[&str] = &[
    "*/ fn f() {} /*",
    "\"# \"## \\ \\n \\u{41} {} {0} {{",
    "```\nfn main() { panic!() }\n```",
    "~~~rust\nstd::process::exit(1)\n~~~",
    "    indented();\n\ttabbed();",
    "\u{202e}txet\u{202c} \u{2066}isolated\u{2069} \u{200f}\u{feff}",
    "\u{85}\u{2028}\u{2029}\u{7f}\u{9f}",
    "# Panics\n- [link](http://example.com) <script>alert(1)</script> &amp; `code",
    "[`String`]: crate::f <http://[::1]> https://>< http://",
    "#![allow(warnings)] //! /// //",
    "é日本語😀 e\u{301}",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\n', "&#10;")
}

fn documented(text: &str) -> String {
    format!("<xs:annotation><xs:documentation>{text}</xs:documentation></xs:annotation>")
}

#[test]
fn in_documentation() {
    for text in TEXTS {
        let docs = documented(&escaped(text));
        let output = body(&format!(
            "{docs}<xs:element name='e' type='t:T'>{docs}</xs:element>
            <xs:complexType name='T'>{docs}<xs:sequence>{docs}<xs:element name='x' type='t:S'>{docs}</xs:element></xs:sequence>
            <xs:attribute name='a' type='xs:int'>{docs}</xs:attribute></xs:complexType>
            <xs:simpleType name='S'>{docs}<xs:restriction base='xs:token'><xs:enumeration value='v'>{docs}</xs:enumeration></xs:restriction></xs:simpleType>"
        ));
        no_direction(&output);
    }
}

/// rustc refuses these in comments and literals.
#[track_caller]
fn no_direction(output: &xsdbind_codegen::Output) {
    for (path, text) in &output.files {
        let found =
            text.chars().find(|character| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
        assert_eq!(found, None, "{}", path.display());
        let other = text.chars().find(|character| character.is_control() && *character != '\n');
        assert_eq!(other, None, "{}", path.display());
    }
}

#[test]
fn in_values() {
    for text in TEXTS {
        let text = escaped(text);
        let output = body(&format!(
            "<xs:element name='e' type='xs:string' default=\"{text}\"/>
            <xs:complexType name='T'><xs:attribute name='a' type='xs:string' fixed=\"{text}\"/></xs:complexType>
            <xs:simpleType name='S'><xs:restriction base='xs:string'><xs:enumeration value=\"{text}\"/></xs:restriction></xs:simpleType>
            <xs:simpleType name='L'><xs:restriction base='xs:anyURI'><xs:enumeration value=\"{text}\"/></xs:restriction></xs:simpleType>"
        ));
        no_direction(&output);
    }
}

#[test]
fn in_lines_of_ten_megabytes() {
    let docs = documented(&"word ".repeat(2_000_000));
    body(&format!("<xs:element name='e' type='xs:int'>{docs}</xs:element>"));
    let docs = documented(&"x\n".repeat(1_000_000));
    body(&format!("<xs:element name='e' type='xs:int'>{docs}</xs:element>"));
    // A line is far larger while it is printed: five million would take gigabytes.
    let docs = documented(&"x\n".repeat(5_000_000));
    bad_body(
        &format!("<xs:complexType name='T'>{docs}</xs:complexType>"),
        &["a.xsd:2:1: the code would have more than"],
    );
}

/// A message is on lines of its own, whatever it shows.
#[test]
fn in_messages() {
    let message = bad_body(
        "<xs:element name='e' type='xs:int' nillable='a&#10;b.xsd:1:1: forged&#27;'/>"
            .replace("&#27;", "\u{9b}31m\u{202e}")
            .as_str(),
        &["a.xsd:2:"],
    );
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(!message.contains(['\u{9b}', '\u{202e}']), "{message:?}");
    let message = bad_body(&format!("<xs:element name='e' nillable='{}'/>", "x".repeat(10_000_000)), &["a.xsd:2:"]);
    assert!(message.len() < 1000, "{}", message.len());
}
