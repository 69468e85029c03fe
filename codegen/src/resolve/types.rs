//! Types: first each by itself, then each after its base, so that what is inherited is there.

use std::sync::Arc;

use super::order::topological;
use super::resolver::{Body, Made, OwnContent, Resolver, Scope, TypeSource, ref_name, type_name};
use super::{attributes, complex, content, elements, simple};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{self, Builtin, Content, Derivation, Owner, Role, Str, Type, TypeDefinition, TypeId, TypeRef};
use crate::xsd::{self, ComplexBody, Docs, QName, SimpleBody, TypeUse};

const ANY_TYPE: TypeRef = TypeRef::Builtin(Builtin::AnyType);
const ANY_SIMPLE_TYPE: TypeRef = TypeRef::Builtin(Builtin::AnySimpleType);

/// Reads all bodies. Anonymous types are appended while that goes on, and read in turn.
pub(super) fn bodies(resolver: &mut Resolver<'_>) {
    resolver.bodies.reserve(resolver.types.capacity());
    let mut index = 0;
    while let (Some(declared), Some(id)) = (resolver.types.get(index), TypeId::new(index)) {
        let scope = Scope { instance: declared.instance, owner: Owner::Type(id) };
        let taken = resolver.take_content(index);
        let body = match resolver.types[index].source.clone() {
            TypeSource::Simple(xsd) => simple_body(resolver, scope, id, &xsd),
            TypeSource::Complex(xsd) => complex_body(resolver, scope, id, &xsd, taken.as_ref()),
            TypeSource::Text(_) => Body::Text,
        };
        resolver.bodies.push(body);
        index += 1;
    }
    // Now all are there.
    resolver.types.shrink_to_fit();
    resolver.bodies.shrink_to_fit();
}

fn simple_body(resolver: &mut Resolver<'_>, scope: Scope, id: TypeId, xsd: &xsd::SimpleType) -> Body {
    let (base, made) = match &xsd.body {
        SimpleBody::Restriction { base, facets } => {
            let found = base_type(resolver, scope, id, base);
            if let Some(place) = place_of_any(base, found) {
                let note =
                    "refer to `xs:anySimpleType` where the type is used, or restrict another one, such as `xs:string`";
                let problem = SchemaProblem::RestrictedAny;
                resolver.problems.push(Diagnostic::error(problem, Some(place.clone())).note(note));
            }
            (found.unwrap_or(ANY_SIMPLE_TYPE), Made::Restriction(facets.clone()))
        }
        SimpleBody::List(item) => {
            let found = elements::declared_type(resolver, scope, Some(item), Role::Item);
            warn_of_any(resolver, "item of a list", item, found);
            (ANY_SIMPLE_TYPE, Made::List(found.unwrap_or(ANY_SIMPLE_TYPE)))
        }
        SimpleBody::Union(members) => {
            let mut anonymous = 0;
            let mut found = Vec::new();
            for member in members {
                let role = Role::Member(anonymous);
                anonymous += usize::from(!matches!(member, TypeUse::Named(..)));
                let at = elements::declared_type(resolver, scope, Some(member), role);
                warn_of_any(resolver, "member of a union", member, at);
                found.extend(at);
            }
            (ANY_SIMPLE_TYPE, Made::Union(found))
        }
    };
    check_redefinition(resolver, id, base, &xsd.place);
    Body::Simple { base, made }
}

/// Where `xs:anySimpleType` is named.
fn place_of_any(named: &TypeUse, found: Option<TypeRef>) -> Option<&Place> {
    match named {
        TypeUse::Named(_, place) if found == Some(ANY_SIMPLE_TYPE) => Some(place),
        _ => None,
    }
}

/// Items and members have a variety, which `xs:anySimpleType` does not: XSD part 1, section 3.14.6, cos-st-restricts 2.1 and
/// 3.1. Its values are texts there, whoever takes it.
fn warn_of_any(resolver: &mut Resolver<'_>, part: &'static str, named: &TypeUse, found: Option<TypeRef>) {
    if let Some(place) = place_of_any(named, found) {
        let problem = SchemaProblem::AnyAsPart { part };
        resolver.problems.push(Diagnostic::warning(problem, Some(place.clone())));
    }
}

fn complex_body(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    id: TypeId,
    xsd: &Arc<xsd::ComplexType>,
    taken: Option<&xsd::Particle>,
) -> Body {
    let base = xsd.base.as_ref().and_then(|(name, place)| named_base(resolver, scope, id, name, place));
    let base = base.unwrap_or(ANY_TYPE);
    check_redefinition(resolver, id, base, &xsd.place);
    let content = match &xsd.body {
        ComplexBody::Complex(left) => {
            let content = taken.or(left.as_ref());
            OwnContent::Elements(content.and_then(|content| elements_of(resolver, scope, content, &xsd.place)))
        }
        ComplexBody::Simple { inline, facets } => {
            let inline = inline.as_ref().and_then(|inline| {
                let source = TypeSource::Simple(inline.clone());
                let role = if facets.is_empty() { Role::SimpleContent } else { Role::Base };
                resolver.anonymous(source, scope, role).map(TypeRef::Type)
            });
            let restricted = if facets.is_empty() {
                None
            } else {
                resolver.anonymous(TypeSource::Text(xsd.clone()), scope, Role::SimpleContent)
            };
            OwnContent::Text { inline, restricted, facets: facets.clone() }
        }
    };
    let attributes = attributes::own(resolver, scope, &xsd.attributes, &xsd.place);
    let attributes = (!attributes.is_empty()).then(|| Box::new(attributes));
    Body::Complex { base, content, attributes }
}

/// The content that a particle is, if it is one.
fn elements_of(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    xsd: &xsd::Particle,
    place: &Place,
) -> Option<Arc<model::Particle>> {
    let (built, size) = content::particle(resolver, scope, xsd, content::Level::Whole)?;
    let is_small = content::is_small(resolver, size, place) && resolver.count(size.particles, place);
    (is_small && !is_empty(xsd)).then_some(built)
}

/// Whether a content is no content, XSD part 1, section 3.4.2, "explicit content", 2.1: by what is written in the schema.
/// An element that may stand no times is written there, so that such a content is one of elements.
fn is_empty(particle: &xsd::Particle) -> bool {
    match &particle.term {
        xsd::Term::Sequence(parts) | xsd::Term::All(parts) => parts.is_empty(),
        xsd::Term::Choice(parts) => parts.is_empty() && particle.min == 0,
        xsd::Term::Group(_) | xsd::Term::Element(_) | xsd::Term::Any(_) => false,
    }
}

fn base_type(resolver: &mut Resolver<'_>, scope: Scope, id: TypeId, base: &TypeUse) -> Option<TypeRef> {
    match base {
        TypeUse::Named(name, place) => named_base(resolver, scope, id, name, place),
        inline => elements::declared_type(resolver, scope, Some(inline), Role::Base),
    }
}

/// A base by name; in a redefinition, its own name is the type it redefines.
fn named_base(resolver: &mut Resolver<'_>, scope: Scope, id: TypeId, name: &QName, place: &Place) -> Option<TypeRef> {
    let declared = &resolver.types[id.index()];
    if let (Some(old), Some(own)) = (declared.redefines, declared.source.name())
        && resolver.is_own(scope.instance, own, name)
    {
        return Some(TypeRef::Type(old));
    }
    resolver.type_ref(scope.instance, name, place)
}

/// XSD part 1, section 4.2.2, "Individual Component Redefinition".
fn check_redefinition(resolver: &mut Resolver<'_>, id: TypeId, base: TypeRef, place: &Place) {
    let declared = &resolver.types[id.index()];
    if declared.redefines.is_some_and(|old| base != TypeRef::Type(old)) {
        let name = declared.source.name().map(Str::to_string).unwrap_or_default();
        resolver.error(SchemaProblem::RedefineBase { kind: "type", name }, place);
    }
}

/// Makes all types from their bases, and the model's list of them.
pub(super) fn definitions(resolver: &mut Resolver<'_>) {
    let dependencies: Vec<Vec<usize>> = resolver.bodies.iter().map(dependencies).collect();
    let (order, cycles) = topological(&dependencies);
    drop(dependencies);
    for (from, to) in cycles {
        let name = type_name(resolver, from);
        let problem = SchemaProblem::Circular { kind: "type", name };
        let place = resolver.types[from].source.place().clone();
        let other = resolver.types[to].source.place().clone();
        let what = format!("by way of `{}`", type_name(resolver, to));
        resolver.problems.push(Diagnostic::error(problem, Some(place)).also(other, what));
    }
    let mut made: Vec<Option<TypeDefinition>> = resolver.bodies.iter().map(|_| None).collect();
    let mut bodies = std::mem::take(&mut resolver.bodies);
    for index in order {
        let Some(id) = TypeId::new(index) else { continue };
        match std::mem::replace(&mut bodies[index], Body::Text) {
            Body::Simple { base, made: how } => {
                let simple = simple::simple(resolver, &made, index, base, &how);
                made[index] = Some(TypeDefinition::Simple(simple));
            }
            Body::Complex { base, content, attributes } => {
                let attributes = attributes.map(|own| *own).unwrap_or_default();
                let complex = complex::complex(resolver, &mut made, id, base, &content, &attributes);
                made[index] = Some(TypeDefinition::Complex(complex));
            }
            Body::Text => {}
        }
        if resolver.total > resolver.parts {
            return;
        }
    }
    drop(bodies);
    finish(resolver, made);
}

fn dependencies(body: &Body) -> Vec<usize> {
    let mut found = Vec::new();
    let mut add = |at: &TypeRef| {
        if let TypeRef::Type(id) = at {
            found.push(id.index());
        }
    };
    match body {
        Body::Simple { base, made } => {
            add(base);
            match made {
                Made::Restriction(_) => {}
                Made::List(item) => add(item),
                Made::Union(members) => members.iter().for_each(add),
            }
        }
        Body::Complex { base, content, .. } => {
            add(base);
            if let OwnContent::Text { inline: Some(inline), .. } = content {
                add(inline);
            }
        }
        Body::Text => {}
    }
    found
}

fn finish(resolver: &mut Resolver<'_>, made: Vec<Option<TypeDefinition>>) {
    resolver.model.types.reserve_exact(made.len());
    // Each goes once the type is there.
    for (declared, definition) in std::mem::take(&mut resolver.types).into_iter().zip(made) {
        let instance = &resolver.instances[declared.instance];
        let docs = match &declared.source {
            TypeSource::Simple(simple) => simple.docs.clone(),
            TypeSource::Complex(complex) => complex.docs.clone(),
            TypeSource::Text(_) => Docs::default(),
        };
        resolver.model.types.push(Box::new(Type {
            name: declared.name,
            namespace: instance.namespace.clone(),
            file: instance.file,
            place: declared.source.place().clone(),
            docs,
            derived: Vec::new(),
            // Only a restricted text whose complex type is circular is missing, and that is an error.
            definition: definition.unwrap_or_else(|| TypeDefinition::Simple(simple::any())),
        }));
    }
    for index in 0..resolver.model.types.len() {
        let base = resolver.model.types[index].base();
        if let (TypeRef::Type(base), Some(id)) = (base, TypeId::new(index)) {
            resolver.model.types[base.index()].derived.push(id);
        }
    }
}

/// The simple type of a type's text among those that are made.
pub(super) fn text_of(made: &[Option<TypeDefinition>], at: TypeRef) -> Option<TypeRef> {
    match at {
        TypeRef::Builtin(Builtin::AnyType) => None,
        TypeRef::Builtin(_) => Some(at),
        TypeRef::Type(id) => match made[id.index()].as_ref()? {
            TypeDefinition::Simple(_) => Some(at),
            TypeDefinition::Complex(complex) => match complex.content {
                Content::Simple(text) => Some(text),
                Content::Empty | Content::Particle(_) => None,
            },
        },
    }
}

/// Reports a derivation that the base forbids.
pub(super) fn check_final(
    resolver: &mut Resolver<'_>,
    made: &[Option<TypeDefinition>],
    base: TypeRef,
    derivation: Derivation,
    place: &Place,
) {
    let TypeRef::Type(id) = base else { return };
    let forbidden = match &made[id.index()] {
        Some(TypeDefinition::Complex(complex)) => &complex.final_,
        Some(TypeDefinition::Simple(simple)) => &simple.final_,
        None => return,
    };
    if forbidden.contains(derivation) {
        let name = ref_name(resolver, base);
        resolver.error(SchemaProblem::Final { name, derivation: derivation.name() }, place);
    }
}
