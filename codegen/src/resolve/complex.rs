//! Complex types from their bases: effective content and attributes, XSD part 1, section 3.4.2.

use std::sync::Arc;

use super::resolver::{Own, OwnContent, Resolver, TypeSource, ref_name};
use super::types::{check_final, text_of};
use super::{attributes, elements, simple};
use crate::diagnostics::{Place, SchemaProblem};
use crate::model::{
    AttributeUse, Builtin, ComplexType, Content, Derivation, Derivations, Namespaces, Owner, Particle, ProcessContents,
    Term, TypeDefinition, TypeId, TypeRef, Wildcard,
};
use crate::xsd;

type Made = [Option<TypeDefinition>];

pub(super) fn complex(
    resolver: &mut Resolver<'_>,
    made: &mut Made,
    id: TypeId,
    base: TypeRef,
    own: &OwnContent,
    own_attributes: &Own,
) -> ComplexType {
    let instance = resolver.types[id.index()].instance;
    let TypeSource::Complex(xsd) = resolver.types[id.index()].source.clone() else { return any(id) };
    let place = xsd.base.as_ref().map_or(&xsd.place, |(_, place)| place);
    check_final(resolver, made, base, xsd.derivation, place);
    let any_base = any(id);
    let (content, mixed) = match own {
        OwnContent::Elements(own) => {
            let base = complex_base(resolver, made, base, &any_base, place);
            elements_content(resolver, &xsd, base, own.as_ref(), id)
        }
        OwnContent::Text { inline, restricted, facets } => {
            let text = text_base(resolver, made, base, *inline, xsd.derivation, place);
            let text = text.unwrap_or(TypeRef::Builtin(Builtin::AnySimpleType));
            let text = inline.unwrap_or(text);
            let text = restricted.map_or(text, |id| {
                let simple = simple::restriction(resolver, made, text, facets, place);
                made[id.index()] = Some(TypeDefinition::Simple(simple));
                TypeRef::Type(id)
            });
            (Content::Simple(text), false)
        }
    };
    let inherited = inherited_attributes(made, base, &any_base);
    let (attributes, any_attribute) =
        attributes::effective(resolver, xsd.derivation, inherited, own_attributes, &xsd.place);
    resolver.count(attributes.len() as u64, &xsd.place);
    let default = resolver.instances[instance].schema.block_default;
    let block = xsd.block.unwrap_or_else(|| default.without(Derivation::Substitution));
    ComplexType {
        base,
        derivation: xsd.derivation,
        is_abstract: xsd.is_abstract,
        block,
        final_: elements::final_(resolver, instance, xsd.final_),
        mixed,
        attributes,
        any_attribute,
        content,
    }
}

/// `anyType`, XSD part 1, section 3.4.7: mixed, any elements, any attributes.
fn any(id: TypeId) -> ComplexType {
    let wildcard = Wildcard { namespaces: Namespaces::Any, process: ProcessContents::Lax };
    let origin = Owner::Type(id);
    let place = Place::file("anyType");
    let docs: crate::model::Docs = Vec::new().into();
    let particle = |max, term| {
        let (place, docs) = (place.clone(), docs.clone());
        Arc::new(Particle { min: u32::from(max == Some(1)), max, term, place, group: None, origin, docs })
    };
    let any = particle(None, Term::Any(wildcard.clone()));
    ComplexType {
        base: TypeRef::Builtin(Builtin::AnyType),
        derivation: Derivation::Restriction,
        is_abstract: false,
        block: Derivations::NONE,
        final_: Derivations::NONE,
        mixed: true,
        attributes: Vec::new(),
        any_attribute: Some(wildcard),
        content: Content::Particle(particle(Some(1), Term::Sequence(vec![any]))),
    }
}

/// The base of `complexContent`; it must be complex.
fn complex_base<'m>(
    resolver: &mut Resolver<'_>,
    made: &'m Made,
    base: TypeRef,
    any: &'m ComplexType,
    place: &Place,
) -> &'m ComplexType {
    match base {
        TypeRef::Builtin(Builtin::AnyType) => any,
        TypeRef::Type(id) => match &made[id.index()] {
            Some(TypeDefinition::Complex(complex)) => complex,
            None => any,
            Some(TypeDefinition::Simple(_)) => wrong_kind(resolver, base, place, any),
        },
        TypeRef::Builtin(_) => wrong_kind(resolver, base, place, any),
    }
}

fn wrong_kind<'m>(resolver: &mut Resolver<'_>, base: TypeRef, place: &Place, any: &'m ComplexType) -> &'m ComplexType {
    let name = ref_name(resolver, base);
    resolver.error(SchemaProblem::WrongKind { name, expected: "a complex type" }, place);
    any
}

fn elements_content(
    resolver: &mut Resolver<'_>,
    xsd: &xsd::ComplexType,
    base: &ComplexType,
    own: Option<&Arc<Particle>>,
    id: TypeId,
) -> (Content, bool) {
    let own_content = || own.map_or(Content::Empty, |own| Content::Particle(own.clone()));
    let place = xsd.base.as_ref().map_or(&xsd.place, |(_, place)| place);
    if xsd.derivation == Derivation::Restriction {
        if matches!(base.content, Content::Simple(_)) {
            let name = xsd.base.as_ref().map_or(String::new(), |(name, _)| name.shown());
            let expected = "a type without text as its content";
            resolver.error(SchemaProblem::WrongKind { name, expected }, place);
        }
        return (own_content(), xsd.mixed);
    }
    let (content, own) = match (&base.content, own) {
        (Content::Empty, _) if !base.mixed => return (own_content(), xsd.mixed),
        (content, None) if !xsd.mixed => return (content.clone(), base.mixed),
        (Content::Simple(_), _) => {
            let name = xsd.base.as_ref().map_or(String::new(), |(name, _)| name.shown());
            let expected = "a type without text as its content";
            resolver.error(SchemaProblem::WrongKind { name, expected }, place);
            return (own_content(), xsd.mixed);
        }
        (content, own) => (content, own),
    };
    // Section 3.4.6, "Derivation Valid (Extension)", 1.4.3.2.2.
    if base.mixed != xsd.mixed {
        resolver.error(SchemaProblem::Mixed, place);
    }
    match (content, own) {
        (Content::Particle(base), Some(own)) => {
            let is_all = |particle: &Particle| matches!(particle.term, Term::All(_));
            if is_all(base) || is_all(own) {
                resolver.error(SchemaProblem::ExtendedAll, place);
            }
            (Content::Particle(sequence(resolver, base, own, id)), xsd.mixed)
        }
        (content, None) => (content.clone(), xsd.mixed),
        (_, Some(_)) => (own_content(), xsd.mixed),
    }
}

/// The base's particles, then the own ones.
fn sequence(resolver: &mut Resolver<'_>, base: &Arc<Particle>, own: &Arc<Particle>, id: TypeId) -> Arc<Particle> {
    let mut parts = Vec::new();
    for particle in [base, own] {
        match &particle.term {
            Term::Sequence(inner) if particle.min == 1 && particle.max == Some(1) && particle.group.is_none() => {
                if !resolver.count(inner.len() as u64, &own.place) {
                    return own.clone();
                }
                parts.extend(inner.iter().cloned());
            }
            _ => parts.push(particle.clone()),
        }
    }
    Arc::new(Particle {
        min: 1,
        max: Some(1),
        term: Term::Sequence(parts),
        place: own.place.clone(),
        group: None,
        origin: Owner::Type(id),
        docs: own.docs.clone(),
    })
}

/// The simple type that `simpleContent` starts from, section 3.4.2.
fn text_base(
    resolver: &mut Resolver<'_>,
    made: &Made,
    base: TypeRef,
    inline: Option<TypeRef>,
    derivation: Derivation,
    place: &Place,
) -> Option<TypeRef> {
    let is_complex = match base {
        TypeRef::Builtin(_) => false,
        TypeRef::Type(id) => matches!(made[id.index()], Some(TypeDefinition::Complex(_))),
    };
    let text = text_of(made, base);
    let is_mixed = match base {
        TypeRef::Type(id) => {
            matches!(&made[id.index()], Some(TypeDefinition::Complex(complex)) if complex.mixed)
        }
        TypeRef::Builtin(builtin) => builtin == Builtin::AnyType,
    };
    let fits = match derivation {
        Derivation::Extension => text.is_some(),
        _ => (is_complex && text.is_some()) || (is_mixed && inline.is_some()),
    };
    if !fits {
        let name = ref_name(resolver, base);
        let expected = match derivation {
            Derivation::Extension => "a simple type, or a complex one with simple content",
            _ => "a complex type with simple content, or a mixed one given a simple type",
        };
        resolver.error(SchemaProblem::WrongKind { name, expected }, place);
    }
    text
}

fn inherited_attributes<'m>(
    made: &'m Made,
    base: TypeRef,
    any: &'m ComplexType,
) -> (&'m [Arc<AttributeUse>], Option<&'m Wildcard>) {
    let complex = match base {
        TypeRef::Builtin(Builtin::AnyType) => any,
        TypeRef::Builtin(_) => return (&[], None),
        TypeRef::Type(id) => match &made[id.index()] {
            Some(TypeDefinition::Complex(complex)) => complex,
            _ => return (&[], None),
        },
    };
    (&complex.attributes, complex.any_attribute.as_ref())
}
