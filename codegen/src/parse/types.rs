//! `simpleType` and `complexType`, XSD part 1, sections 3.4.2 and 3.14.2.

use std::sync::Arc;

use roxmltree::Node;

use super::reader::{Reader, Slot, collapsed};
use super::{attributes, content};
use crate::diagnostics::SyntaxProblem;
use crate::xsd::{Attributes, ComplexBody, ComplexType, Derivation, Facet, FacetKind, SimpleBody, SimpleType, TypeUse};

const EXTEND_OR_RESTRICT: &[Derivation] = &[Derivation::Extension, Derivation::Restriction];

pub(super) fn simple(reader: &mut Reader<'_>, node: Node<'_, '_>, global: bool) -> Option<SimpleType> {
    reader.attributes(node, if global { &["name", "final", "id"] } else { &["id"] });
    let name = if global { Some(reader.name(node)?) } else { None };
    let children = reader.annotated(node, &[Slot::one(&["restriction", "list", "union"])]);
    let child = reader.required(node, &children, "`restriction`, `list` or `union`")?;
    let body = match child.tag_name().name() {
        "restriction" => simple_restriction(reader, child)?,
        "list" => {
            reader.attributes(child, &["itemType", "id"]);
            let children = reader.annotated(child, &[Slot::one(&["simpleType"])]);
            SimpleBody::List(one_type(reader, child, "itemType", &children)?)
        }
        _ => union(reader, child),
    };
    let allowed = [Derivation::Restriction, Derivation::List, Derivation::Union];
    Some(SimpleType {
        name,
        final_: reader.derivations(node, "final", &allowed),
        docs: reader.docs(node),
        place: reader.place(node),
        body,
    })
}

fn simple_restriction(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<SimpleBody> {
    reader.attributes(node, &["base", "id"]);
    let slots = [Slot::one(&["simpleType"]), Slot::many(FacetKind::NAMES)];
    let children = reader.annotated(node, &slots);
    let types = children.iter().take_while(|child| child.tag_name().name() == "simpleType").count();
    let (types, rest) = children.split_at(types);
    let base = one_type(reader, node, "base", types);
    let facets = rest.iter().filter_map(|child| facet(reader, *child)).collect();
    Some(SimpleBody::Restriction { base: base?, facets })
}

fn union(reader: &mut Reader<'_>, node: Node<'_, '_>) -> SimpleBody {
    reader.attributes(node, &["memberTypes", "id"]);
    let mut members = Vec::new();
    if let Some(names) = collapsed(node, "memberTypes") {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            if let Some(name) = reader.prefixed(node, "memberTypes", name) {
                members.push(TypeUse::Named(reader.shared(name), reader.attribute_place(node, "memberTypes")));
            }
        }
    }
    for child in reader.annotated(node, &[Slot::many(&["simpleType"])]) {
        members.extend(simple(reader, child, false).map(|member| TypeUse::Simple(Arc::new(member))));
    }
    if members.is_empty() {
        let element = node.tag_name().name().to_owned();
        let expected = "`memberTypes` and no `simpleType`";
        reader.error(SyntaxProblem::MissingChild { expected, element }, node);
    }
    SimpleBody::Union(members)
}

/// A type by an attribute or in place: one of them, not both.
fn one_type(
    reader: &mut Reader<'_>,
    node: Node<'_, '_>,
    attribute: &'static str,
    inline: &[Node<'_, '_>],
) -> Option<TypeUse> {
    let element = || node.tag_name().name().to_owned();
    match (node.attribute(attribute), inline.first()) {
        (Some(_), Some(_)) => {
            let (one, other) = (attribute_text(attribute), "a type in place");
            reader.error(SyntaxProblem::Exclusive { one, other, element: element() }, node);
            None
        }
        (Some(_), None) => {
            let name = reader.qname(node, attribute)?;
            Some(TypeUse::Named(reader.shared(name), reader.attribute_place(node, attribute)))
        }
        (None, Some(child)) => simple(reader, *child, false).map(Arc::new).map(TypeUse::Simple),
        (None, None) => {
            let name = attribute;
            reader.error(SyntaxProblem::MissingAttribute { name, element: element() }, node);
            None
        }
    }
}

fn attribute_text(name: &str) -> &'static str {
    match name {
        "base" => "`base`",
        "itemType" => "`itemType`",
        _ => "`type`",
    }
}

/// The type of an element or attribute: by name, in place, or none.
pub(super) fn declared(reader: &mut Reader<'_>, node: Node<'_, '_>, inline: Option<Node<'_, '_>>) -> Option<TypeUse> {
    match inline {
        None if node.attribute("type").is_none() => None,
        Some(child) if child.tag_name().name() == "complexType" && node.attribute("type").is_none() => {
            complex(reader, child, false).map(Arc::new).map(TypeUse::Complex)
        }
        inline => one_type(reader, node, "type", inline.as_slice()),
    }
}

fn facet(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Facet> {
    let kind = FacetKind::from_name(node.tag_name().name())?;
    match kind {
        FacetKind::Pattern | FacetKind::Enumeration => reader.attributes(node, &["value", "id"]),
        _ => reader.attributes(node, &["value", "fixed", "id"]),
    }
    reader.annotated(node, &[]);
    let Some(value) = node.attribute("value") else {
        let element = node.tag_name().name().to_owned();
        reader.error(SyntaxProblem::MissingAttribute { name: "value", element }, node);
        return None;
    };
    Some(Facet {
        kind,
        value: reader.text(value),
        fixed: reader.flag(node, "fixed").unwrap_or(false),
        docs: reader.docs(node),
        place: reader.place(node),
    })
}

const PLAIN: &[Slot] = &[
    Slot::one(&["group", "all", "choice", "sequence"]),
    Slot::many(&["attribute", "attributeGroup"]),
    Slot::one(&["anyAttribute"]),
];

pub(super) fn complex(reader: &mut Reader<'_>, node: Node<'_, '_>, global: bool) -> Option<ComplexType> {
    let known: &[&str] = &["mixed", "id", "name", "abstract", "block", "final"];
    reader.attributes(node, if global { known } else { &known[..2] });
    let mut found = ComplexType {
        name: if global { Some(reader.name(node)?) } else { None },
        is_abstract: reader.flag(node, "abstract").unwrap_or(false),
        mixed: reader.flag(node, "mixed").unwrap_or(false),
        block: reader.derivations(node, "block", EXTEND_OR_RESTRICT),
        final_: reader.derivations(node, "final", EXTEND_OR_RESTRICT),
        docs: reader.docs(node),
        place: reader.place(node),
        base: None,
        derivation: Derivation::Restriction,
        body: ComplexBody::Complex(None),
        attributes: Attributes::default(),
    };
    let derived = node.children().find(|child| ["simpleContent", "complexContent"].contains(&child.tag_name().name()));
    if derived.is_none() {
        let children = reader.annotated(node, PLAIN);
        found.body = ComplexBody::Complex(content::first_particle(reader, &children));
        found.attributes = attributes::all(reader, &children);
        return Some(found);
    }
    let children = reader.annotated(node, &[Slot::one(&["simpleContent", "complexContent"])]);
    let content = children.first()?;
    let is_simple = content.tag_name().name() == "simpleContent";
    reader.attributes(*content, if is_simple { &["id"] } else { &["mixed", "id"] });
    found.mixed = reader.flag(*content, "mixed").unwrap_or(found.mixed) && !is_simple;
    let steps = reader.annotated(*content, &[Slot::one(&["restriction", "extension"])]);
    let step = reader.required(*content, &steps, "`restriction` or `extension`")?;
    derivation(reader, step, is_simple, &mut found)?;
    Some(found)
}

/// `restriction` or `extension` in `simpleContent` or `complexContent`.
fn derivation(reader: &mut Reader<'_>, node: Node<'_, '_>, is_simple: bool, found: &mut ComplexType) -> Option<()> {
    const ATTRIBUTES: usize = 1;
    reader.attributes(node, &["base", "id"]);
    if node.tag_name().name() == "extension" {
        found.derivation = Derivation::Extension;
    }
    let children = match (is_simple, found.derivation) {
        (false, _) => reader.annotated(node, PLAIN),
        (true, Derivation::Extension) => reader.annotated(node, &PLAIN[ATTRIBUTES..]),
        (true, _) => reader.annotated(
            node,
            &[
                Slot::one(&["simpleType"]),
                Slot::many(FacetKind::NAMES),
                Slot::many(&["attribute", "attributeGroup"]),
                Slot::one(&["anyAttribute"]),
            ],
        ),
    };
    found.body = if is_simple {
        let inline = children.iter().find(|child| child.tag_name().name() == "simpleType");
        let inline = inline.and_then(|child| simple(reader, *child, false)).map(Arc::new);
        let facets = children.iter().filter_map(|child| facet(reader, *child)).collect();
        ComplexBody::Simple { inline, facets }
    } else {
        ComplexBody::Complex(content::first_particle(reader, &children))
    };
    found.attributes = attributes::all(reader, &children);
    if node.attribute("base").is_none() {
        let element = node.tag_name().name().to_owned();
        reader.error(SyntaxProblem::MissingAttribute { name: "base", element }, node);
    }
    let base = reader.qname(node, "base")?;
    found.base = Some((base, reader.attribute_place(node, "base")));
    Some(())
}
