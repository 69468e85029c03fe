//! Attributes added, dropped and changed.

use super::{Mutation, Operator, any, tree};

pub const OPERATORS: &[Operator] = &[
    tree("unknown-attribute", |it| set(it, "notInTheSchema", "a")),
    tree("unknown-attribute-of-xsi", |it| set(it, "xsi:notInTheSchema", "a")),
    tree("unknown-attribute-of-xml", |it| set(it, "xml:lang", "en")),
    tree("unknown-attribute-of-a-namespace", |it| {
        let element = it.any(any)?;
        element.set_attribute("xmlns:other", "urn:other");
        element.set_attribute("other:notInTheSchema", "a");
        Some(())
    }),
    tree("attribute-of-commands", |it| set(it, "echo", "a")),
    tree("attribute-of-requests", |it| set(it, "requestLocale", "en_US")),
    tree("attribute-of-responses", |it| set(it, "debugInfo", "a")),
    tree("attribute-of-errors", |it| set(it, "type", "Error")),
    tree("attribute-in-the-namespace", |it| {
        it.tree.root.set_attribute("xmlns:c", "C");
        let protocol = it.tree.root.attribute("protocol")?.to_owned();
        it.tree.root.drop_attribute("protocol");
        it.tree.root.set_attribute("c:protocol", &protocol);
        Some(())
    }),
    tree("attribute-dropped", dropped),
    tree("attribute-emptied", |it| value(it, |_| String::new())),
    tree("attribute-blanks-around", |it| value(it, |value| format!(" \t{value}\n "))),
    tree("attribute-blank-references-around", |it| value(it, |value| format!("&#9;{value}&#32;"))),
    tree("attribute-changed", |it| value(it, |value| format!("{value}X"))),
    tree("attribute-other-value", |it| {
        let protocol = *it.random.pick(&["NSOCI", "OCI", "oci", "OCI NSOCI", " OCI", "", "X"])?;
        it.tree.root.set_attribute("protocol", protocol);
        Some(())
    }),
    tree("schema-location", |it| set(it, "xsi:schemaLocation", "urn:other other.xsd")),
    tree("schema-location-without-namespace", |it| set(it, "xsi:noNamespaceSchemaLocation", "other.xsd")),
    tree("attributes-reversed", |it| {
        it.any(|element| element.attributes.len() > 1)?.attributes.reverse();
        Some(())
    }),
];

fn set(it: &mut Mutation<'_>, name: &str, value: &str) -> Option<()> {
    it.any(any)?.set_attribute(name, value);
    Some(())
}

fn dropped(it: &mut Mutation<'_>) -> Option<()> {
    let path = it.path(|element| !element.attributes.is_empty())?;
    let number = it.random.below(it.tree.at(&path).attributes.len());
    it.tree.at(&path).attributes.remove(number);
    Some(())
}

fn value(it: &mut Mutation<'_>, change: fn(&str) -> String) -> Option<()> {
    let path = it.path(|element| !element.attributes.is_empty())?;
    let number = it.random.below(it.tree.at(&path).attributes.len());
    let value = &mut it.tree.at(&path).attributes[number].1;
    *value = change(value);
    Some(())
}
