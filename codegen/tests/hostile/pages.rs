//! Pages of a reference about a great deal: examples that are long or deep, versions.

use std::thread;

use xsdbind_codegen::reference::Reference;

use crate::{body, config, each, folder, many, schema};

/// The example of the element `root`, with `count` values in code and by name; made on half the stack of a test's thread.
#[track_caller]
fn example(body: &str, count: usize) {
    let dir = folder(&[("a.xsd", &schema(body))]);
    let config = config(dir.path());
    let made = thread::Builder::new().stack_size(1 << 20).spawn(move || Reference::of(&config, None, None).unwrap());
    let reference = made.unwrap().join().unwrap();
    let (_, example) = reference.examples.iter().find(|((_, name), _)| name == "root").unwrap();
    let (rust, by_name) = (example.rust.as_deref().unwrap(), example.by_name.as_deref().unwrap());
    assert_eq!(by_name.matches(".set(").count() + by_name.matches(".clear(").count(), count, "{by_name}");
    for statements in [rust, by_name] {
        let parsed = syn::parse_file(&format!("fn a() {{\n{statements}\n}}")).map(drop);
        assert!(parsed.is_ok(), "{parsed:?}:\n{statements}");
    }
}

fn root(content: &str) -> String {
    format!(
        "<xs:element name='root'><xs:complexType><xs:sequence>{content}</xs:sequence></xs:complexType></xs:element>"
    )
}

/// As many as make a document that is just short enough to be shown.
#[test]
fn four_thousand_five_hundred_values() {
    example(&root("<xs:element name='e' type='xs:boolean' minOccurs='4500' maxOccurs='4500'/>"), 4_500);
}

#[test]
fn nineteen_hundred_values_in_elements() {
    let inner = "<xs:complexType><xs:sequence><xs:element name='v' type='xs:int'/></xs:sequence></xs:complexType>";
    let outer = format!("<xs:element name='e' minOccurs='1900' maxOccurs='1900'>{inner}</xs:element>");
    example(&root(&outer), 1_900);
}

/// As deep as examples are, and deeper.
#[test]
fn nested() {
    let nested = |name: &str, around: &str, times: usize| {
        (0..times).fold("<xs:element name='v' type='xs:int'/>".to_owned(), |inner, at| {
            let content = around.replace("()", &inner);
            format!("<xs:element name='{name}{at}' {content}</xs:complexType></xs:element>")
        })
    };
    for around in [
        "nillable='true'><xs:complexType><xs:sequence>()</xs:sequence>",
        "nillable='true' minOccurs='0'><xs:complexType><xs:sequence>()</xs:sequence>",
        "maxOccurs='3'><xs:complexType><xs:choice>()</xs:choice>",
    ] {
        // The first that can be nil is, and what is in it would not be there.
        let nil = "<xs:element name='nil' nillable='true' type='xs:int'/>";
        example(&root(&(nil.to_owned() + &nested("e", around, 55))), 2);
    }
}

/// Each holds the only type that is derived from an abstract one, and that the next.
#[test]
fn nested_types() {
    let ty = |at: usize| {
        let part = format!("<xs:sequence><xs:element name='e' type='t:A{}'/></xs:sequence>", at + 1);
        format!(
            "<xs:complexType name='A{at}' abstract='true'/><xs:complexType name='D{at}'><xs:complexContent>\
             <xs:extension base='t:A{at}'>{part}</xs:extension></xs:complexContent></xs:complexType>"
        )
    };
    let last = "<xs:complexType name='A50'/>";
    example(&(root("<xs:element name='e' type='t:A0'/>") + &each(0..50, ty) + last), 51);
}

#[test]
fn fifty_thousand_versions() {
    body(&each(0..many(50_000), |at| format!("<xs:complexType name='Typ{at}'/>")));
}
