//! Elements and model groups, XSD part 1, sections 3.3.2, 3.7.2 to 3.9.2 and 3.11.2.

use roxmltree::Node;

use super::reader::{Reader, Slot};
use super::{attributes, types, xpath};
use crate::diagnostics::SyntaxProblem;
use crate::xsd::{Constraint, ConstraintKind, Derivation, Element, Group, Named, Particle, Stated, Term};

const CONTENT: &[Slot] = &[Slot::one(&["simpleType", "complexType"]), Slot::many(&["unique", "key", "keyref"])];

pub(super) fn global_element(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Element> {
    reader.attributes(
        node,
        &["name", "type", "substitutionGroup", "default", "fixed", "nillable", "abstract", "final", "block", "id"],
    );
    let name = Named::Name(reader.name(node)?);
    Some(element(reader, node, name, CONTENT))
}

fn local_element(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Element> {
    if node.attribute("ref").is_some() {
        reader.attributes(node, &["ref", "minOccurs", "maxOccurs", "id"]);
        let name = Named::Reference(Box::new(reader.qname(node, "ref")?));
        return Some(element(reader, node, name, &[]));
    }
    reader.attributes(
        node,
        &["name", "type", "minOccurs", "maxOccurs", "default", "fixed", "nillable", "block", "form", "id"],
    );
    let name = Named::Name(reader.name(node)?);
    Some(element(reader, node, name, CONTENT))
}

fn element(reader: &mut Reader<'_>, node: Node<'_, '_>, name: Named, slots: &[Slot]) -> Element {
    let children = reader.annotated(node, slots);
    let is_type = |child: &&Node<'_, '_>| child.tag_name().name().ends_with("Type");
    let inline = children.iter().find(is_type).copied();
    let constraints = children.iter().filter(|child| !is_type(child));
    Element {
        name,
        form: reader.form(node, "form"),
        constraints: constraints.filter_map(|child| constraint(reader, *child)).collect(),
        type_use: types::declared(reader, node, inline),
        nillable: reader.flag(node, "nillable").unwrap_or(false),
        is_abstract: reader.flag(node, "abstract").unwrap_or(false),
        substitution_group: reader.qname(node, "substitutionGroup").map(Box::new),
        value: reader.constraint(node).map(Box::new),
        block: reader.derivations(
            node,
            "block",
            &[Derivation::Extension, Derivation::Restriction, Derivation::Substitution],
        ),
        final_: reader.derivations(node, "final", &[Derivation::Extension, Derivation::Restriction]),
        docs: reader.docs(node),
        place: reader.place(node),
    }
}

/// The model group, or the reference to one, among a type's children.
pub(super) fn first_particle(reader: &mut Reader<'_>, children: &[Node<'_, '_>]) -> Option<Particle> {
    let names = ["group", "all", "choice", "sequence"];
    let first = children.first().filter(|child| names.contains(&child.tag_name().name()))?;
    particle(reader, *first)
}

fn particle(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Particle> {
    const OCCURS: &[&str] = &["minOccurs", "maxOccurs", "id"];
    let term = match node.tag_name().name() {
        "element" => Term::Element(Box::new(local_element(reader, node)?)),
        "group" => {
            reader.attributes(node, &["ref", "minOccurs", "maxOccurs", "id"]);
            reader.annotated(node, &[]);
            if node.attribute("ref").is_none() {
                let element = "group".to_owned();
                reader.error(SyntaxProblem::MissingAttribute { name: "ref", element }, node);
            }
            let name = reader.qname(node, "ref")?;
            Term::Group(Box::new(stated(reader, node, name)))
        }
        "any" => {
            reader.attributes(node, &["namespace", "processContents", "minOccurs", "maxOccurs", "id"]);
            reader.annotated(node, &[]);
            let wildcard = attributes::wildcard(reader, node);
            Term::Any(Box::new(stated(reader, node, wildcard)))
        }
        _ => {
            reader.attributes(node, OCCURS);
            model_group(reader, node)
        }
    };
    let (min, max) = reader.occurs(node);
    Some(Particle { min, max, term })
}

fn stated<T>(reader: &Reader<'_>, node: Node<'_, '_>, says: T) -> Stated<T> {
    Stated { says, docs: reader.docs(node), place: reader.place(node) }
}

fn model_group(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Term {
    const ALL: &[Slot] = &[Slot::many(&["element"])];
    const PARTS: &[Slot] = &[Slot::many(&["element", "group", "choice", "sequence", "any"])];
    let name = node.tag_name().name();
    let children = reader.annotated(node, if name == "all" { ALL } else { PARTS });
    let parts = children.into_iter().filter_map(|child| particle(reader, child)).collect();
    let parts = Box::new(stated(reader, node, parts));
    match name {
        "all" => Term::All(parts),
        "choice" => Term::Choice(parts),
        _ => Term::Sequence(parts),
    }
}

/// `group` with a name. Its model group has no occurrences of its own (XSD part 1, section 3.7.2).
pub(super) fn group(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Group> {
    reader.attributes(node, &["name", "id"]);
    let name = reader.name(node);
    let children = reader.annotated(node, &[Slot::one(&["all", "choice", "sequence"])]);
    let child = reader.required(node, &children, "`all`, `choice` or `sequence`")?;
    reader.attributes(child, &["id"]);
    let term = model_group(reader, child);
    Some(Group {
        name: name?,
        particle: Particle { min: 1, max: Some(1), term },
        docs: reader.docs(node),
        place: reader.place(node),
    })
}

fn constraint(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Constraint> {
    let element = node.tag_name().name();
    let known: &[&str] = if element == "keyref" { &["name", "refer", "id"] } else { &["name", "id"] };
    reader.attributes(node, known);
    let children = reader.annotated(node, &[Slot::one(&["selector"]), Slot::many(&["field"])]);
    let (mut selectors, mut fields) = (Vec::new(), Vec::new());
    for child in children {
        reader.attributes(child, &["xpath", "id"]);
        reader.annotated(child, &[]);
        let into = if child.tag_name().name() == "selector" { &mut selectors } else { &mut fields };
        into.push(xpath::xpath(reader, child));
    }
    if selectors.is_empty() || fields.is_empty() {
        let (expected, element) = ("`selector` followed by a `field`", element.to_owned());
        reader.error(SyntaxProblem::MissingChild { expected, element }, node);
    }
    let kind = match element {
        "key" => ConstraintKind::Key,
        "unique" => ConstraintKind::Unique,
        _ if node.attribute("refer").is_none() => {
            let element = element.to_owned();
            reader.error(SyntaxProblem::MissingAttribute { name: "refer", element }, node);
            return None;
        }
        _ => ConstraintKind::KeyRef(reader.qname(node, "refer")?),
    };
    Some(Constraint {
        name: reader.name(node)?,
        kind,
        selector: selectors.pop()??,
        fields: fields.into_iter().collect::<Option<_>>()?,
        docs: reader.docs(node),
        place: reader.place(node),
    })
}
