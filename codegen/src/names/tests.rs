//! Names of the same definitions in other files, and in another order.

use std::fmt::Write;

use crate::config::{Config, Module};
use crate::generate;

const ORDER: &str = r#"
  <xs:complexType name="Order"><xs:complexContent><xs:extension base="own:Message"><xs:sequence>
    <xs:element name="number" type="xs:int"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="Order" type="own:Message"/>
  <xs:element name="ship" substitutionGroup="own:goods" type="xs:token"/>"#;

/// A schema of a namespace, which imports these: namespace and file each.
fn schema(namespace: &str, imports: &[(&str, &str)], body: &str) -> String {
    let mut text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:own='urn:own' targetNamespace='{namespace}'>\n"
    );
    for (namespace, file) in imports {
        writeln!(text, "<xs:import namespace='{namespace}' schemaLocation='{file}'/>").unwrap();
    }
    format!("{text}{body}</xs:schema>")
}

/// What is generated of files, of which the first is named: its lines, sorted, but for those that say which file is which.
fn lines(files: &[(&str, String)]) -> Vec<String> {
    lines_with(files, |module| module)
}

/// The same with more settings.
fn lines_with(files: &[(&str, String)], settings: impl Fn(Module) -> Module) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    let module = settings(Module::new("a").schema(dir.path().join(files[0].0)));
    let output = generate(&Config::new().module(module)).unwrap();
    let text: String = output.files.into_values().collect();
    let is_of_files = |line: &&str| line.starts_with("// @generated") || line.contains("include!");
    let lines = text.lines().filter(|line| !is_of_files(line));
    // Which of the lines of one name is the second one is their order, which is that of files.
    let mut lines: Vec<String> = lines.map(|line| line.replace("#2\"", "\"").replace("#3\"", "\"")).collect();
    lines.sort();
    lines
}

/// Three namespaces with a type, an element and a substitute of the same names each: the own one, and those of two files
/// of these names, which are imported in this order.
fn of_three(billing: &str, shipping: &str, billing_first: bool) -> Vec<String> {
    let own = "<xs:complexType name='Message' abstract='true'/>
        <xs:element name='goods' type='xs:token'/>
        <xs:complexType name='Box'><xs:sequence><xs:element ref='own:goods'/></xs:sequence></xs:complexType>";
    let mut imports = [("urn:billing", billing), ("urn:shipping", shipping)];
    if !billing_first {
        imports.reverse();
    }
    let back = [("urn:own", "m.xsd")];
    lines(&[
        ("m.xsd", schema("urn:own", &imports, &format!("{own}{ORDER}"))),
        (billing, schema("urn:billing", &back, ORDER)),
        (shipping, schema("urn:shipping", &back, ORDER)),
    ])
}

#[test]
fn names_do_not_depend_on_files() {
    let names = of_three("b.xsd", "s.xsd", true);
    for (billing, shipping, billing_first) in
        [("z.xsd", "s.xsd", true), ("z.xsd", "a.xsd", false), ("b.xsd", "s.xsd", false), ("n.xsd", "a.xsd", true)]
    {
        assert_eq!(of_three(billing, shipping, billing_first), names, "{billing} {shipping} {billing_first}");
    }
    let has = |line: &str| names.iter().any(|other| other.trim() == line);
    for line in [
        "OrderDocument(OrderDocument),",
        "BillingOrderDocument(billing::OrderDocument),",
        "ShippingOrderDocument(shipping::OrderDocument),",
        "Order(Order),",
        "BillingOrder(billing::Order),",
        "ShippingOrder(shipping::Order),",
        "Ship: \"ship\",",
        "BillingShip: \"ship\" (namespace = Some(billing::TARGET_NS)),",
        "ShippingShip: \"ship\" (namespace = Some(shipping::TARGET_NS)),",
    ] {
        assert!(has(line), "no `{line}` in\n{}", names.join("\n"));
    }
}

/// No file is the own one where none of the namespaces is that of the schema named.
#[test]
fn none_is_first_where_none_is_the_own_one() {
    let of = |billing: &str, shipping: &str| {
        let order = "<xs:element name='Order' type='xs:token'/>";
        let imports = [("urn:billing", billing), ("urn:shipping", shipping)];
        lines(&[
            ("m.xsd", schema("urn:own", &imports, "")),
            (billing, schema("urn:billing", &[], order)),
            (shipping, schema("urn:shipping", &[], order)),
        ])
    };
    let names = of("b.xsd", "s.xsd");
    assert_eq!(of("z.xsd", "s.xsd"), names);
    assert!(names.iter().any(|line| line == "    BillingOrder(billing::Order),"), "{names:?}");
    assert!(names.iter().any(|line| line == "    ShippingOrder(shipping::Order),"), "{names:?}");
}

/// Modules whose names are the same in capitals.
#[test]
fn modules_of_one_qualifier() {
    let of = |billing: &str, shipping: &str| {
        let order = "<xs:element name='Order' type='xs:token'/>";
        let imports = [("urn:billing", billing), ("urn:shipping", shipping)];
        let files = [
            ("m.xsd", schema("urn:own", &imports, "")),
            (billing, schema("urn:billing", &[], order)),
            (shipping, schema("urn:shipping", &[], order)),
        ];
        lines_with(&files, |module| module.namespace("urn:billing", "v_1").namespace("urn:shipping", "v1"))
    };
    let names = of("b.xsd", "s.xsd");
    assert_eq!(of("z.xsd", "s.xsd"), names);
    assert!(names.iter().any(|line| line == "    V1Order(v_1::Order),"), "{names:?}");
    assert!(names.iter().any(|line| line == "    V1Order2(v1::Order),"), "{names:?}");
}

#[test]
fn constants_do_not_depend_on_order() {
    let of = |attributes: &[&str]| {
        let lines = attributes.iter().map(|name| {
            let name = name.trim();
            format!("<xs:attribute name='{name}' type='xs:token' default='of {name}'/>")
        });
        let ty = format!("<xs:complexType name='Street'>{}</xs:complexType>", lines.collect::<String>());
        let all = lines_of(&ty);
        all.into_iter().filter(|line| line.contains("pub const")).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let expected = [
        "pub const SS2_DEFAULT: &str = \"of ss2\";",
        "pub const SS_DEFAULT: &str = \"of ss\";",
        "pub const SS_DEFAULT_2: &str = \"of \u{df}\";",
        "pub const TYPE_DEFAULT: &str = \"of type\";",
    ];
    assert_eq!(of(&["\u{df}", "ss", "ss2", "type"]), expected);
    assert_eq!(of(&["type", "ss2", "ss", "\u{df}"]), expected);
}

fn lines_of(body: &str) -> Vec<String> {
    lines(&[("m.xsd", schema("urn:own", &[], body))])
}
