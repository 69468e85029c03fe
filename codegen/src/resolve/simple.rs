//! Simple types from their bases, XSD part 1, section 3.14.

use std::sync::Arc;

use super::facets;
use super::resolver::{Made, Resolver, TypeSource, ref_name};
use super::types::check_final;
use crate::diagnostics::{Place, SchemaProblem};
use crate::model::{Builtin, Derivation, Derivations, Facet, Facets, SimpleType, TypeDefinition, TypeRef, Variety};
use crate::xsd;

/// `anySimpleType` as a base: no facets.
pub(super) fn any() -> SimpleType {
    SimpleType {
        base: TypeRef::Builtin(Builtin::AnySimpleType),
        variety: Variety::Atomic(Builtin::AnySimpleType),
        own_facets: Arc::default(),
        facets: Arc::default(),
        final_: Derivations::NONE,
    }
}

pub(super) fn simple(
    resolver: &mut Resolver<'_>,
    made: &[Option<TypeDefinition>],
    index: usize,
    base: TypeRef,
    how: &Made,
) -> SimpleType {
    let place = resolver.types[index].source.place().clone();
    let mut found = match how {
        Made::Restriction(facets) => restriction(resolver, made, base, facets, &place),
        Made::List(item) => {
            check_simple(resolver, made, *item, &place);
            check_final(resolver, made, *item, Derivation::List, &place);
            if let TypeRef::Type(id) = item
                && let Some(TypeDefinition::Simple(SimpleType { variety: Variety::Union { members }, .. })) =
                    &made[id.index()]
            {
                resolver.count(members.len() as u64, &place);
            }
            if has_list(made, *item) {
                let name = ref_name(resolver, *item);
                resolver.error(SchemaProblem::ListOfList { name }, &place);
            }
            SimpleType { variety: Variety::List { item: *item }, ..any() }
        }
        Made::Union(members) => {
            for member in members {
                check_simple(resolver, made, *member, &place);
                check_final(resolver, made, *member, Derivation::Union, &place);
            }
            SimpleType { variety: Variety::Union { members: members.clone() }, ..any() }
        }
    };
    if let TypeSource::Simple(xsd) = &resolver.types[index].source {
        found.final_ = xsd.final_.unwrap_or_else(|| {
            let instance = &resolver.instances[resolver.types[index].instance];
            instance.schema.final_default.without(Derivation::Extension)
        });
    }
    found
}

/// A restriction of a simple type by facets.
pub(super) fn restriction(
    resolver: &mut Resolver<'_>,
    made: &[Option<TypeDefinition>],
    base: TypeRef,
    facets: &[xsd::Facet],
    place: &Place,
) -> SimpleType {
    check_simple(resolver, made, base, place);
    check_final(resolver, made, base, Derivation::Restriction, place);
    let mut found = any();
    match base {
        TypeRef::Builtin(builtin) => {
            found.variety = match builtin.item() {
                Some(item) => {
                    // Part 2, section 3.3.5 and others: the lists of XML Schema itself have an item at least.
                    let min_length = Some(Facet { value: 1, fixed: false, place: place.clone() });
                    found.facets = Arc::new(Facets { min_length, ..Facets::default() });
                    Variety::List { item: TypeRef::Builtin(item) }
                }
                None => Variety::Atomic(builtin),
            };
        }
        TypeRef::Type(id) => {
            if let Some(TypeDefinition::Simple(base)) = &made[id.index()] {
                found.variety = base.variety.clone();
                found.facets = base.facets.clone();
            }
        }
    }
    // Every step has the patterns of all before it, so that long chains would take memory without end.
    let inherited = found.facets.patterns.len() + found.facets.enumeration.len();
    resolver.count(4 * inherited as u64, place);
    if let Variety::Union { members } = &found.variety {
        resolver.count(members.len() as u64, place);
    }
    let step = facets::Step { variety: &found.variety, base: &found.facets, name: ref_name(resolver, base), place };
    let (own, merged) = facets::apply(&step, facets, &mut resolver.patterns, &mut resolver.problems);
    let own_facets = Arc::new(own);
    // Of most, a step is the whole chain.
    let facets = if merged == *own_facets { own_facets.clone() } else { Arc::new(merged) };
    SimpleType { base, own_facets, facets, ..found }
}

fn check_simple(resolver: &mut Resolver<'_>, made: &[Option<TypeDefinition>], at: TypeRef, place: &Place) {
    let complex = match at {
        TypeRef::Builtin(builtin) => builtin == Builtin::AnyType,
        TypeRef::Type(id) => matches!(made[id.index()], Some(TypeDefinition::Complex(_))),
    };
    if complex {
        let name = ref_name(resolver, at);
        resolver.error(SchemaProblem::WrongKind { name, expected: "a simple type" }, place);
    }
}

/// Whether a type is a list or a union with one in it, at any depth.
fn has_list(made: &[Option<TypeDefinition>], at: TypeRef) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut next = vec![at];
    while let Some(at) = next.pop() {
        match at {
            TypeRef::Builtin(builtin) if builtin.item().is_some() => return true,
            TypeRef::Type(id) if seen.insert(id) => match &made[id.index()] {
                Some(TypeDefinition::Simple(SimpleType { variety: Variety::List { .. }, .. })) => {
                    return true;
                }
                Some(TypeDefinition::Simple(SimpleType { variety: Variety::Union { members }, .. })) => {
                    next.extend(members);
                }
                _ => {}
            },
            _ => {}
        }
    }
    false
}
