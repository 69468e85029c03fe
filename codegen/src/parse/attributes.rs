//! `attribute`, `attributeGroup` and `anyAttribute`, XSD part 1, sections 3.2.2, 3.6.2 and 3.10.2.

use roxmltree::Node;

use super::reader::{Reader, Slot, collapsed};
use super::types;
use crate::diagnostics::{Place, SyntaxProblem};
use crate::terms::{Namespaces, ProcessContents};
use crate::xsd::{
    Attribute, AttributeGroup, AttributeItem, AttributeNeed, Attributes, Named, Str, ValueConstraint, Wildcard,
};

pub(super) fn global(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Attribute> {
    reader.attributes(node, &["name", "type", "default", "fixed", "id"]);
    let name = Named::Name(reader.name(node)?);
    Some(attribute(reader, node, name))
}

fn local(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Attribute> {
    if node.attribute("ref").is_none() {
        reader.attributes(node, &["name", "type", "use", "form", "default", "fixed", "id"]);
        let name = Named::Name(reader.name(node)?);
        return Some(attribute(reader, node, name));
    }
    reader.attributes(node, &["ref", "use", "default", "fixed", "id"]);
    let name = Named::Reference(Box::new(reader.qname(node, "ref")?));
    Some(attribute(reader, node, name))
}

fn attribute(reader: &mut Reader<'_>, node: Node<'_, '_>, name: Named) -> Attribute {
    const TYPE: &[Slot] = &[Slot::one(&["simpleType"])];
    let slots = if matches!(name, Named::Name(_)) { TYPE } else { &[] };
    let children = reader.annotated(node, slots);
    let need = match collapsed(node, "use").as_deref() {
        None | Some("optional") => AttributeNeed::Optional,
        Some("required") => AttributeNeed::Required,
        Some("prohibited") => AttributeNeed::Prohibited,
        Some(_) => {
            reader.value(node, "use", "`optional`, `required` or `prohibited`");
            AttributeNeed::Optional
        }
    };
    let value = reader.constraint(node);
    if matches!(value, Some(ValueConstraint::Default(_))) && need != AttributeNeed::Optional {
        let (one, other) = ("`default`", "a `use` that is not `optional`");
        let element = "attribute".to_owned();
        reader.error(SyntaxProblem::Exclusive { one, other, element }, node);
    }
    if matches!(&name, Named::Name(name) if &**name == "xmlns") {
        reader.value(node, "name", "anything but `xmlns`");
    }
    Attribute {
        name,
        need,
        form: reader.form(node, "form"),
        type_use: types::declared(reader, node, children.first().copied()),
        value,
        docs: reader.docs(node),
        place: reader.place(node),
    }
}

pub(super) fn group(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<AttributeGroup> {
    reader.attributes(node, &["name", "id"]);
    let name = reader.name(node);
    let slots = [Slot::many(&["attribute", "attributeGroup"]), Slot::one(&["anyAttribute"])];
    let children = reader.annotated(node, &slots);
    Some(AttributeGroup { attributes: all(reader, &children), name: name?, place: reader.place(node) })
}

/// The attributes among an element's children.
pub(super) fn all(reader: &mut Reader<'_>, children: &[Node<'_, '_>]) -> Attributes {
    let mut found = Attributes::default();
    for &child in children {
        match child.tag_name().name() {
            "attribute" => {
                found.items.extend(local(reader, child).map(AttributeItem::Attribute));
            }
            "attributeGroup" => found.items.extend(group_reference(reader, child)),
            "anyAttribute" => {
                reader.attributes(child, &["namespace", "processContents", "id"]);
                reader.annotated(child, &[]);
                found.any = Some((wildcard(reader, child), reader.place(child)));
            }
            _ => {}
        }
    }
    found
}

fn group_reference(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<AttributeItem> {
    reader.attributes(node, &["ref", "id"]);
    reader.annotated(node, &[]);
    if node.attribute("ref").is_none() {
        let element = "attributeGroup".to_owned();
        reader.error(SyntaxProblem::MissingAttribute { name: "ref", element }, node);
    }
    let place: Place = reader.attribute_place(node, "ref");
    Some(AttributeItem::Group(reader.qname(node, "ref")?, place))
}

/// What `namespace` and `processContents` say. `##targetNamespace` stays a word, since a document
/// can be read under several.
pub(super) fn wildcard(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Wildcard {
    const TARGET: &str = "##targetNamespace";
    let text = collapsed(node, "namespace");
    let namespaces = match text.as_deref() {
        None | Some("##any") => Namespaces::Any,
        Some("##other") => Namespaces::Other(Some(TARGET.into())),
        Some(list) => {
            let mut namespaces: Vec<Option<Str>> = Vec::new();
            for word in list.split(' ').filter(|word| !word.is_empty()) {
                if word.starts_with("##") && word != TARGET && word != "##local" {
                    let expected = "`##any`, `##other`, or a list of namespaces, `##local` and `##targetNamespace`";
                    reader.value(node, "namespace", expected);
                }
                let namespace = if word == "##local" { None } else { Some(word.into()) };
                if !namespaces.contains(&namespace) {
                    namespaces.push(namespace);
                }
            }
            Namespaces::List(namespaces)
        }
    };
    let process = match collapsed(node, "processContents").as_deref() {
        None | Some("strict") => ProcessContents::Strict,
        Some("lax") => ProcessContents::Lax,
        Some("skip") => ProcessContents::Skip,
        Some(_) => {
            reader.value(node, "processContents", "`strict`, `lax` or `skip`");
            ProcessContents::Strict
        }
    };
    Wildcard { namespaces, process }
}
