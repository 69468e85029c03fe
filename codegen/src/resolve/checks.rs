//! Rules that need everything resolved: values of declarations, substitution groups, key references
//! and elements of one name in one content.

use std::collections::HashMap;
use std::sync::Arc;

use super::resolver::{Resolver, ref_name};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem, brief};
use crate::model::{
    AttributeUse, Builtin, Content, Element, EnumerationValue, Model, Particle, SimpleType, Term, TypeDefinition,
    TypeId, TypeRef, Variety, WhiteSpace,
};
use crate::values::Values;
use crate::xsd::QName;

pub(super) fn check(resolver: &mut Resolver<'_>) {
    if !resolver.types.is_empty() {
        // Cut short by a limit, which is reported.
        return;
    }
    wrong_values(resolver);
    values(resolver);
    two_ids(resolver);
    substitutions(resolver);
    key_refs(resolver);
    contents(resolver);
}

fn values(resolver: &mut Resolver<'_>) {
    for valued in std::mem::take(&mut resolver.valued) {
        let complex = match valued.type_ref {
            TypeRef::Builtin(builtin) => (builtin == Builtin::AnyType).then_some(true),
            TypeRef::Type(id) => match &resolver.model[id].definition {
                TypeDefinition::Simple(_) => None,
                TypeDefinition::Complex(complex) => {
                    Some(match &complex.content {
                        Content::Simple(_) => true,
                        // XSD part 1, section 3.3.6, "Element Default Valid (Immediate)", 2.2.2.
                        Content::Particle(particle) => {
                            complex.mixed && super::restriction::particles::is_emptiable(particle)
                        }
                        Content::Empty => complex.mixed,
                    })
                }
            },
        };
        match (complex, valued.attribute) {
            (Some(_), true) => {
                let name = ref_name(resolver, valued.type_ref);
                let expected = "a simple type, as attributes have";
                resolver.error(SchemaProblem::WrongKind { name, expected }, &valued.place);
            }
            (Some(false), false) => {
                let name = valued.name.to_string();
                resolver.error(SchemaProblem::ValueOfElements { name }, &valued.place);
            }
            _ => {}
        }
    }
}

/// XSD part 1, sections 3.3.6, "Element Default Valid (Immediate)", and 3.2.6; part 2, section 4.3.5, for enumerations.
fn wrong_values(resolver: &mut Resolver<'_>) {
    let (model, mut found) = (&resolver.model, Vec::new());
    let mut values = Values::new(model);
    for valued in &resolver.valued {
        let (Some(value), Some(ty)) = (&valued.value, model.text_type(valued.type_ref)) else { continue };
        if model.is_id(ty) {
            let problem = SchemaProblem::ValueOfId { name: valued.name.to_string() };
            found.push(Diagnostic::warning(problem, Some(valued.place.clone())));
        } else if !values.is_value(ty, value) || !is_listed_name(model, ty, value, &valued.place) {
            let (value, base) = (brief(value), ref_name(resolver, valued.type_ref));
            found.push(Diagnostic::error(SchemaProblem::DeclaredValue { value, base }, Some(valued.place.clone())));
        }
    }
    for simple in model.types.iter().filter_map(|ty| ty.simple()) {
        for listed in &simple.own_facets.enumeration {
            let is_name = || is_listed_name(model, simple.base, &listed.value, &listed.place);
            if !values.is_value(simple.base, &listed.value) || !is_name() {
                let (value, base) = (brief(&listed.value), ref_name(resolver, simple.base));
                let problem = SchemaProblem::FacetValue { facet: "enumeration", value, base };
                found.push(Diagnostic::error(problem, Some(listed.place.clone())));
            }
        }
    }
    resolver.problems.extend(found);
}

/// Whether a text is one of the names that a type lists, if it lists any: each has the prefixes of its own place.
fn is_listed_name(model: &Model, ty: TypeRef, text: &str, place: &Place) -> bool {
    let simple = if let TypeRef::Type(id) = ty { model[id].simple() } else { None };
    let Some(SimpleType { variety: Variety::Atomic(Builtin::QName | Builtin::Notation), facets, .. }) = simple else {
        return true;
    };
    let text = WhiteSpace::Collapse.apply(text);
    let name = model.name_at(place, &text);
    let is_it = |listed: &EnumerationValue| model.name_at(&listed.place, &listed.value) == name;
    // What is no name is told elsewhere.
    name.is_none() || facets.enumeration.is_empty() || facets.enumeration.iter().any(is_it)
}

/// XSD part 1, section 3.4.6, "Complex Type Definition Properties Correct", 5. A reader does not mind.
fn two_ids(resolver: &mut Resolver<'_>) {
    let mut found = Vec::new();
    for complex in resolver.model.types.iter().filter_map(|ty| ty.complex()) {
        let is_id = |usage: &&Arc<AttributeUse>| resolver.model.is_id(usage.type_ref);
        for usage in complex.attributes.iter().filter(is_id).skip(1) {
            let problem = SchemaProblem::TwoIds { name: usage.name.to_string() };
            found.push(Diagnostic::warning(problem, Some(usage.place.clone())));
        }
    }
    resolver.problems.extend(found);
}

/// XSD part 1, section 3.3.6, "Element Declaration Properties Correct", 4.
fn substitutions(resolver: &mut Resolver<'_>) {
    let mut found = Vec::new();
    for member in &resolver.model.elements {
        let Some(head) = member.substitution_head else { continue };
        let head = &resolver.model[head];
        if !is_substitutable(&resolver.model, member, head) {
            let problem = SchemaProblem::Substitution { member: member.name.to_string(), head: head.name.to_string() };
            let problem = Diagnostic::error(problem, Some(member.place.clone()));
            found.push(problem.also(head.place.clone(), "the head"));
        }
    }
    resolver.problems.extend(found);
}

/// Whether the member's type is the head's or derived from it in ways that the head allows.
fn is_substitutable(model: &Model, member: &Element, head: &Element) -> bool {
    let steps = model.steps(member.type_ref, head.type_ref);
    steps.is_some_and(|steps| !steps.iter().any(|(derivation, _)| head.final_.contains(*derivation)))
}

fn key_refs(resolver: &mut Resolver<'_>) {
    for key_ref in std::mem::take(&mut resolver.key_refs) {
        match resolver.symbols.constraints.get(&key_ref.refer) {
            Some(key) if key.is_reference => {
                let (name, expected) = (key_ref.refer.shown(), "a `key` or `unique`, which a `keyref` refers to");
                let problem = Diagnostic::error(SchemaProblem::WrongKind { name, expected }, Some(key_ref.place));
                resolver.problems.push(problem.also(key.place.clone(), "the other reference"));
            }
            Some(key) if key.fields == key_ref.fields => {}
            Some(key) => {
                let problem = SchemaProblem::KeyRefFields { name: key_ref.name.to_string() };
                let problem = Diagnostic::error(problem, Some(key_ref.place));
                resolver.problems.push(problem.also(key.place.clone(), "the key"));
            }
            None => {
                let (kind, name) = ("key", key_ref.refer.shown());
                resolver.error(SchemaProblem::Unresolved { kind, name }, &key_ref.place);
            }
        }
    }
}

/// Elements of one name in one content have one type (section 3.8.6, "Element Declarations
/// Consistent").
fn contents(resolver: &mut Resolver<'_>) {
    let mut found = Vec::new();
    let mut walked = 0;
    for index in 0..resolver.model.types.len() {
        let Some(id) = TypeId::new(index) else { return };
        let Some(complex) = resolver.model[id].complex() else { continue };
        let Content::Particle(particle) = &complex.content else { continue };
        let mut seen: HashMap<QName, (TypeRef, &Place)> = HashMap::new();
        let mut next: Vec<&Particle> = vec![particle];
        while let Some(particle) = next.pop() {
            // What is inherited is looked at again for each type.
            walked += 1;
            if walked > resolver.parts {
                let (place, limit) = (resolver.model[id].place.clone(), resolver.parts);
                resolver.error(SchemaProblem::TooManyParts { limit }, &place);
                return;
            }
            match &particle.term {
                Term::Element(element) => {
                    let key = QName { namespace: element.namespace.clone(), local: element.name.clone() };
                    let (first, place) = *seen.entry(key).or_insert((element.type_ref, &particle.place));
                    if first != element.type_ref {
                        let name = element.name.to_string();
                        let problem = SchemaProblem::Inconsistent { name };
                        let problem = Diagnostic::error(problem, Some(particle.place.clone()).max(Some(place.clone())));
                        found.push(problem.also(particle.place.clone().min(place.clone()), "the other"));
                    }
                }
                Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
                    next.extend(parts.iter().rev().map(|part| &**part));
                }
                Term::Any(_) => {}
            }
        }
    }
    resolver.problems.extend(found);
}
