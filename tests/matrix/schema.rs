//! The schema of a kind: an element of its type at each place that there is.

use std::fmt::Write as _;

use super::kinds::Kind;

pub(crate) const NAMESPACE: &str = "urn:example:matrix";

/// What is said of an element beside its type: its name, and how that is declared.
pub(crate) fn flavours(kind: &Kind) -> Vec<(&'static str, String)> {
    let mut flavours = vec![
        ("plain", String::new()),
        ("nillable", " nillable=\"true\"".to_owned()),
        ("blocked", " block=\"extension restriction\"".to_owned()),
    ];
    if let Some(fixed) = &kind.fixed {
        flavours.push(("fixed", format!(" fixed=\"{}\"", fixed.value)));
        flavours.push(("fixed-nillable", format!(" nillable=\"true\" fixed=\"{}\"", fixed.value)));
        flavours.push(("default", format!(" default=\"{}\"", fixed.value)));
    }
    flavours
}

/// The schema.
pub(crate) fn schema(kind: &Kind) -> String {
    let mut schema = format!(
        "<?xml version=\"1.0\"?>\n<!-- {} At each place that there is. Made by tests/matrix from kinds.toml. -->\n\
         <xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"{NAMESPACE}\" xmlns:m=\"{NAMESPACE}\" \
         targetNamespace=\"{NAMESPACE}\" elementFormDefault=\"qualified\">\n",
        kind.says
    );
    for line in kind.types.lines() {
        let _ = writeln!(schema, "  {line}");
    }
    schema += "  <xs:complexType name=\"Unrelated\">\n    <xs:attribute name=\"unrelated\" type=\"xs:int\"/>\n  </xs:complexType>\n";
    elements(kind, &mut schema);
    places(kind, &mut schema);
    if kind.simple {
        texts(kind, &mut schema);
    }
    schema += "</xs:schema>\n";
    schema
}

/// Elements that are documents, that stand in wildcards, and that others substitute.
fn elements(kind: &Kind, schema: &mut String) {
    let ty = &kind.ty;
    for (name, stated) in flavours(kind) {
        let _ = writeln!(schema, "  <xs:element name=\"{name}\" type=\"{ty}\"{stated}/>");
        let _ = writeln!(
            schema,
            "  <xs:element name=\"{name}-instead\" type=\"{ty}\" substitutionGroup=\"{name}\"{stated}/>"
        );
    }
    let _ = writeln!(schema, "  <xs:element name=\"abstract\" type=\"{ty}\" abstract=\"true\"/>");
    let _ = writeln!(schema, "  <xs:element name=\"abstract-instead\" type=\"{ty}\" substitutionGroup=\"abstract\"/>");
}

/// Elements that hold elements of the type.
fn places(kind: &Kind, schema: &mut String) {
    let flavours = flavours(kind);
    let local = |occurs: &str| -> String {
        let one = |(name, stated): &(&str, String)| {
            format!("        <xs:element name=\"{name}\" type=\"{}\"{stated}{occurs}/>\n", kind.ty)
        };
        flavours.iter().map(one).collect()
    };
    let names = flavours.iter().map(|(name, _)| *name).chain(["abstract"]);
    let references = names.fold(String::new(), |mut all, name| {
        let _ = writeln!(all, "        <xs:element ref=\"{name}\" minOccurs=\"0\"/>");
        all
    });
    let optional = local(" minOccurs=\"0\"");
    let any = |process: &str| {
        format!("        <xs:any namespace=\"##any\" processContents=\"{process}\" maxOccurs=\"unbounded\"/>\n")
    };
    for (name, mixed, group, content) in [
        ("element", "", "sequence", optional.clone()),
        ("repeated", "", "sequence", local(" minOccurs=\"0\" maxOccurs=\"3\"")),
        ("branch", "", "choice", local("")),
        ("unordered", "", "all", optional.clone()),
        ("among-text", " mixed=\"true\"", "sequence", optional),
        ("reference", "", "sequence", references),
        ("strict", "", "sequence", any("strict")),
        ("lax", "", "sequence", any("lax")),
        ("skip", "", "sequence", any("skip")),
    ] {
        let _ = write!(
            schema,
            "  <xs:element name=\"{name}\">\n    <xs:complexType{mixed}>\n      <xs:{group}>\n{content}      </xs:{group}>\n    </xs:complexType>\n  </xs:element>\n"
        );
    }
    *schema += "  <xs:element name=\"open\" type=\"xs:anyType\"/>\n";
}

/// Attributes of a simple type, lists and unions of it, and text with attributes.
fn texts(kind: &Kind, schema: &mut String) {
    let ty = &kind.ty;
    let stated = flavours(kind).into_iter().filter(|(name, _)| matches!(*name, "plain" | "fixed" | "default"));
    let attributes: Vec<_> =
        stated.map(|(name, stated)| format!("<xs:attribute name=\"{name}\" type=\"{ty}\"{stated}/>\n")).collect();
    for attribute in &attributes {
        *schema += "  ";
        *schema += attribute;
    }
    *schema += "  <xs:element name=\"attribute\">\n    <xs:complexType>\n";
    for attribute in &attributes {
        *schema += "      ";
        *schema += attribute;
    }
    *schema += "    </xs:complexType>\n  </xs:element>\n";
    *schema += "  <xs:element name=\"required\">\n    <xs:complexType>\n";
    let _ = writeln!(schema, "      <xs:attribute name=\"plain\" type=\"{ty}\" use=\"required\"/>");
    *schema += "    </xs:complexType>\n  </xs:element>\n";
    for process in ["strict", "lax"] {
        let _ = write!(
            schema,
            "  <xs:element name=\"{process}-attribute\">\n    <xs:complexType>\n      <xs:anyAttribute namespace=\"##any\" processContents=\"{process}\"/>\n    </xs:complexType>\n  </xs:element>\n"
        );
    }
    *schema += "  <xs:element name=\"open-text\" type=\"xs:anySimpleType\"/>\n";
    if !kind.list {
        let _ = write!(
            schema,
            "  <xs:element name=\"items\">\n    <xs:simpleType>\n      <xs:list itemType=\"{ty}\"/>\n    </xs:simpleType>\n  </xs:element>\n"
        );
    }
    let _ = write!(
        schema,
        "  <xs:simpleType name=\"Other\">\n    <xs:restriction base=\"xs:string\">\n      <xs:pattern value=\"~\"/>\n    </xs:restriction>\n  </xs:simpleType>\n\
        \x20 <xs:element name=\"member\">\n    <xs:simpleType>\n      <xs:union memberTypes=\"{ty} Other\"/>\n    </xs:simpleType>\n  </xs:element>\n\
        \x20 <xs:element name=\"text\">\n    <xs:complexType>\n      <xs:simpleContent>\n        <xs:extension base=\"{ty}\">\n          <xs:attribute name=\"id\" type=\"xs:int\"/>\n        </xs:extension>\n      </xs:simpleContent>\n    </xs:complexType>\n  </xs:element>\n"
    );
}
