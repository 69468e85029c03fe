//! Whether a restricted complex type allows nothing that its base does not: XSD part 1, section 3.4.6, "Derivation
//! Valid (Restriction, Complex)".
//!
//! What does is a warning: a restricted type is read by what it says itself, so that nothing generated is wrong for it.
//! The same holds of a group that is redefined without having itself in it: section 4.2.2.

pub(super) mod particles;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::resolver::{Own, Resolver, ref_name};
use super::{attributes, content, wildcard};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{
    AttributeGroupId, AttributeUse, Builtin, ComplexType, Content, Derivation, GroupId, Model, Namespaces,
    ProcessContents, TypeRef, ValueConstraint, Wildcard,
};
use particles::Comparison;

pub(super) fn check(resolver: &mut Resolver<'_>) {
    // Then there may be circles, and warnings are of no use.
    if resolver.problems.has_errors() {
        return;
    }
    let mut found = Vec::new();
    let mut comparison = Comparison::new(&resolver.model, resolver.parts);
    for ty in &resolver.model.types {
        let (Some(own), TypeRef::Type(id)) = (ty.complex(), ty.base()) else { continue };
        let Some(base) = resolver.model[id].complex() else { continue };
        if own.derivation != Derivation::Restriction {
            continue;
        }
        let name = ref_name(resolver, own.base);
        let mut tell = |(reason, place): Failure<'_>| {
            let problem = SchemaProblem::NotRestricted { base: name.clone(), reason };
            found.push(Diagnostic::warning(problem, Some(place.clone())));
        };
        if let Err(reason) = contents(&resolver.model, own, base, &mut comparison) {
            tell((reason.0, reason.1.unwrap_or(&ty.place)));
        }
        for failure in uses(&resolver.model, &own.attributes, &base.attributes, &ty.place) {
            tell(failure);
        }
        if let Some(reason) = any_attribute(own.any_attribute.as_ref(), base.any_attribute.as_ref()) {
            tell((reason, &ty.place));
        }
        if comparison.is_exhausted() {
            found.push(Diagnostic::warning(SchemaProblem::Unchecked, Some(ty.place.clone())));
            break;
        }
    }
    redefined_groups(resolver, &mut comparison, &mut found);
    redefined_attribute_groups(resolver, &mut found);
    resolver.problems.extend(found);
}

/// Section 4.2.2, clause 6.2.2.
fn redefined_groups<'m>(resolver: &'m Resolver<'_>, comparison: &mut Comparison<'m>, found: &mut Vec<Diagnostic>) {
    for (index, declared) in resolver.groups.iter().enumerate() {
        let (Some(id), Some(old)) = (GroupId::new(index), declared.redefines) else { continue };
        if !content::own_references(resolver, id).is_empty() {
            continue;
        }
        if let (Some(own), Some(base)) = (&resolver.model[id].particle, &resolver.model[old].particle)
            && let Err((reason, place)) = comparison.whole(own, base)
        {
            let problem = SchemaProblem::NotRestricted { base: declared.xsd.name.to_string(), reason };
            found.push(Diagnostic::warning(problem, Some(place.clone())));
        }
    }
}

/// Section 4.2.2, clause 7.2.2.
fn redefined_attribute_groups(resolver: &Resolver<'_>, found: &mut Vec<Diagnostic>) {
    for (index, declared) in resolver.attribute_groups.iter().enumerate() {
        let (Some(id), Some(old)) = (AttributeGroupId::new(index), declared.redefines) else { continue };
        if attributes::own_references(resolver, id).next().is_some() {
            continue;
        }
        let (own, base) = (&resolver.group_attributes[index], &resolver.group_attributes[old.index()]);
        let place = &declared.xsd.place;
        let added = added(&own.uses, base).map(|usage| ("the base has no such attribute", &usage.place));
        let any = any_attribute(own.any.as_ref(), base.any.as_ref()).map(|reason| (reason, place));
        for (reason, place) in uses(&resolver.model, &own.uses, &base.uses, place).into_iter().chain(added).chain(any) {
            let problem = SchemaProblem::NotRestricted { base: declared.xsd.name.to_string(), reason };
            found.push(Diagnostic::warning(problem, Some(place.clone())));
        }
    }
}

/// The attributes that the base neither has nor allows: clause 2.2, which for types is an error of its own.
fn added<'m>(own: &'m [Arc<AttributeUse>], base: &'m Own) -> impl Iterator<Item = &'m AttributeUse> {
    let known: HashSet<_> = base.uses.iter().map(|usage| (&usage.namespace, &usage.name)).collect();
    let is_allowed = |namespace| base.any.as_ref().is_some_and(|any| wildcard::allows(&any.namespaces, namespace));
    own.iter()
        .map(|usage| &**usage)
        .filter(move |usage| !known.contains(&(&usage.namespace, &usage.name)) && !is_allowed(usage.namespace.as_ref()))
}

/// What is wrong, and where.
type Failure<'m> = (&'static str, &'m Place);

/// Clause 5.
fn contents<'m>(
    model: &'m Model,
    own: &'m ComplexType,
    base: &'m ComplexType,
    comparison: &mut Comparison<'m>,
) -> Result<(), (&'static str, Option<&'m Place>)> {
    if own.mixed && !base.mixed {
        return Err(("it is mixed, and the base is not", None));
    }
    let emptiable = || match &base.content {
        Content::Empty => true,
        Content::Particle(particle) => particles::is_emptiable(particle),
        Content::Simple(_) => false,
    };
    match (&own.content, &base.content) {
        (Content::Simple(own), Content::Simple(base)) if !is_derived(model, *own, *base) => {
            Err(("its text is not of a type derived from that of the base's", None))
        }
        (Content::Simple(_), Content::Simple(_)) => Ok(()),
        (Content::Simple(_) | Content::Empty, _) if !emptiable() => {
            Err(("it has no elements, and the base requires some", None))
        }
        (Content::Simple(_) | Content::Empty, _) => Ok(()),
        (Content::Particle(_), Content::Empty | Content::Simple(_)) => Err(("the base has no elements", None)),
        (Content::Particle(own), Content::Particle(base)) => {
            comparison.whole(own, base).map_err(|(reason, place)| (reason, Some(place)))
        }
    }
}

/// Clauses 2 and 3.
fn uses<'m>(
    model: &Model,
    own: &'m [Arc<AttributeUse>],
    base: &'m [Arc<AttributeUse>],
    place: &'m Place,
) -> Vec<Failure<'m>> {
    let key = |usage: &'m AttributeUse| (usage.namespace.as_deref(), &*usage.name);
    let own: HashMap<_, &AttributeUse> = own.iter().map(|usage| (key(usage), &**usage)).collect();
    let mut found = Vec::new();
    for base in base {
        match own.get(&key(base)) {
            Some(own) => found.extend(attribute(model, own, base).map(|reason| (reason, &own.place))),
            None if base.required => found.push(("the base requires an attribute that it prohibits", place)),
            None => {}
        }
    }
    found
}

fn attribute(model: &Model, own: &AttributeUse, base: &AttributeUse) -> Option<&'static str> {
    if base.required && !own.required {
        return Some("the base requires the attribute");
    }
    if !is_derived(model, own.type_ref, base.type_ref) {
        return Some("the attribute's type is not derived from that in the base");
    }
    (!keeps_fixed(model, base.type_ref, own.value.as_ref(), base.value.as_ref()))
        .then_some("the base fixes the value of the attribute to another one")
}

/// Clause 4.
fn any_attribute(own: Option<&Wildcard>, base: Option<&Wildcard>) -> Option<&'static str> {
    let own = own?;
    match base {
        Some(base) if is_within(own, base) => None,
        _ => Some("it allows any attributes that the base does not"),
    }
}

/// Whether a value that the base fixes stays fixed.
fn keeps_fixed(model: &Model, ty: TypeRef, own: Option<&ValueConstraint>, base: Option<&ValueConstraint>) -> bool {
    let Some(ValueConstraint::Fixed(base)) = base else { return true };
    let Some(ValueConstraint::Fixed(own)) = own else { return false };
    let blanks = model.text_type(ty).map(|ty| model.white_space(ty));
    own == base || blanks.is_some_and(|blanks| blanks.apply(own) == blanks.apply(base))
}

/// Section 3.10.6, "Wildcard Subset", and the processing, which may not be weaker.
fn is_within(own: &Wildcard, base: &Wildcard) -> bool {
    let weaker = match base.process {
        ProcessContents::Strict => own.process != ProcessContents::Strict,
        ProcessContents::Lax => own.process == ProcessContents::Skip,
        ProcessContents::Skip => false,
    };
    let subset = match (&own.namespaces, &base.namespaces) {
        (_, Namespaces::Any) => true,
        (Namespaces::Any, _) | (Namespaces::Other(_), Namespaces::List(_)) => false,
        (Namespaces::Other(own), Namespaces::Other(base)) => base.is_none() || own == base,
        (Namespaces::List(list), set) => list.iter().all(|namespace| wildcard::allows(set, namespace.as_ref())),
    };
    subset && !weaker
}

/// Whether a type is another one, or derived from it without extension (sections 3.4.6 and 3.14.6, "Type Derivation OK").
fn is_derived(model: &Model, own: TypeRef, base: TypeRef) -> bool {
    let is_any = |ty| matches!(ty, TypeRef::Builtin(Builtin::AnyType | Builtin::AnySimpleType));
    if is_any(base) {
        return true;
    }
    let steps = model.steps(own, base);
    steps.is_some_and(|steps| !steps.iter().any(|(derivation, _)| *derivation == Derivation::Extension))
}
