//! Rules that need everything resolved: values of declarations, substitution groups, key references
//! and elements of one name in one content.

use std::collections::HashMap;

use super::types::ref_name;
use super::{Resolver, number, shown};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem, brief};
use crate::model::{
    Builtin, Content, Derivation, Element, Model, Particle, SimpleType, Str, Term, TypeDefinition, TypeId, TypeRef,
    ValueConstraint, Variety,
};
use crate::xsd::QName;

/// A declaration whose type must have text.
pub(super) struct Valued {
    type_ref: TypeRef,
    name: Str,
    value: Option<Str>,
    place: Place,
    /// Attributes have simple types; elements with a value may be complex with text.
    attribute: bool,
}

impl Valued {
    pub(super) fn element(type_ref: TypeRef, name: &Str, value: Option<&ValueConstraint>, place: &Place) -> Self {
        Self { type_ref, name: name.clone(), value: text(value), place: place.clone(), attribute: false }
    }

    pub(super) fn attribute(type_ref: TypeRef, name: &Str, value: Option<&ValueConstraint>, place: &Place) -> Self {
        Self { type_ref, name: name.clone(), value: text(value), place: place.clone(), attribute: true }
    }
}

fn text(value: Option<&ValueConstraint>) -> Option<Str> {
    match value? {
        ValueConstraint::Default(text) | ValueConstraint::Fixed(text) => Some(text.clone()),
    }
}

pub(super) fn check(resolver: &mut Resolver<'_>) {
    if resolver.model.types.len() < resolver.types.len() {
        // Cut short by a limit, which is reported.
        return;
    }
    values(resolver);
    substitutions(resolver);
    key_refs(resolver);
    contents(resolver);
}

fn values(resolver: &mut Resolver<'_>) {
    for valued in std::mem::take(&mut resolver.valued) {
        wrong_value(resolver, &valued);
        let complex = match valued.type_ref {
            TypeRef::Builtin(builtin) => (builtin == Builtin::AnyType).then_some(true),
            TypeRef::Type(id) => match &resolver.model[id].definition {
                TypeDefinition::Simple(_) => None,
                TypeDefinition::Complex(complex) => {
                    Some(complex.mixed || matches!(complex.content, Content::Simple(_)))
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

/// XSD part 1, section 3.3.6, "Element Default Valid (Immediate)", as far as the built-in type goes.
fn wrong_value(resolver: &mut Resolver<'_>, valued: &Valued) {
    let Some(value) = &valued.value else { return };
    let Some(builtin) = builtin(&resolver.model, valued.type_ref) else { return };
    if !number::is_value(builtin, &builtin.white_space().apply(value)) {
        let (value, base) = (brief(value), ref_name(resolver, valued.type_ref));
        resolver.error(SchemaProblem::DeclaredValue { value, base }, &valued.place);
    }
}

/// The built-in type of the text that a type has, if it is one.
fn builtin(model: &Model, at: TypeRef) -> Option<Builtin> {
    let id = match at {
        TypeRef::Builtin(builtin) => return builtin.item().is_none().then_some(builtin),
        TypeRef::Type(id) => id,
    };
    match &model[id].definition {
        TypeDefinition::Simple(SimpleType { variety: Variety::Atomic(builtin), .. }) => Some(*builtin),
        TypeDefinition::Complex(complex) => match complex.content {
            // A simple type, so that this goes no further.
            Content::Simple(text) if text != at => builtin(model, text),
            _ => None,
        },
        TypeDefinition::Simple(_) => None,
    }
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
    let mut at = member.type_ref;
    let mut steps = 0;
    while at != head.type_ref {
        let (base, derivation) = match at {
            TypeRef::Builtin(Builtin::AnyType) => return false,
            TypeRef::Builtin(builtin) => (TypeRef::Builtin(builtin.base()), Derivation::Restriction),
            TypeRef::Type(id) => (model[id].base(), model[id].derivation()),
        };
        steps += 1;
        // Only a circular chain, which is reported, is longer than there are types.
        if head.final_.contains(&derivation) || steps > model.types.len() + Builtin::ALL.len() {
            return false;
        }
        at = base;
    }
    true
}

fn key_refs(resolver: &mut Resolver<'_>) {
    for key_ref in std::mem::take(&mut resolver.key_refs) {
        match resolver.symbols.constraints.get(&key_ref.refer) {
            Some((fields, _)) if *fields == key_ref.fields => {}
            Some((_, place)) => {
                let problem = SchemaProblem::KeyRefFields { name: key_ref.name.to_string() };
                let problem = Diagnostic::error(problem, Some(key_ref.place));
                resolver.problems.push(problem.also(place.clone(), "the key"));
            }
            None => {
                let (kind, name) = ("key", shown(&key_ref.refer));
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
                    let (first, place) = *seen.entry(key).or_insert((element.type_ref, &element.place));
                    if first != element.type_ref {
                        let name = element.name.to_string();
                        let problem = SchemaProblem::Inconsistent { name };
                        let problem = Diagnostic::error(problem, Some(element.place.clone()).max(Some(place.clone())));
                        found.push(problem.also(element.place.clone().min(place.clone()), "the other"));
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
