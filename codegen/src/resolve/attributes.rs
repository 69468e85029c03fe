//! Attribute uses: those of groups put in, those of bases inherited, XSD part 1, sections 3.4.2 and
//! 3.6.2.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::order::topological;
use super::resolver::{MAX_PARTICLES, Own, Resolver, Scope, Valued};
use super::{elements, wildcard};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{
    AttributeGroup, AttributeGroupId, AttributeId, AttributeUse, Builtin, Derivation, Owner, Role, TypeRef,
    ValueConstraint, Wildcard,
};
use crate::xsd::{self, AttributeItem, AttributeNeed, Form, Named, QName};

/// Reads the named attribute groups, each after those that it refers to.
pub(super) fn groups(resolver: &mut Resolver<'_>) {
    for declared in &resolver.attribute_groups {
        let instance = &resolver.instances[declared.instance];
        resolver.model.attribute_groups.push(AttributeGroup {
            name: declared.xsd.name.clone(),
            namespace: instance.namespace.clone(),
            place: declared.xsd.place.clone(),
        });
    }
    resolver.group_attributes = vec![Own::default(); resolver.attribute_groups.len()];
    let (order, cycles) = topological(&dependencies(resolver));
    for (from, to) in cycles {
        let groups = &resolver.model.attribute_groups;
        let (from, to) = (&groups[from], &groups[to]);
        let key = QName { namespace: from.namespace.clone(), local: from.name.clone() };
        let problem = SchemaProblem::Circular { kind: "attribute group", name: key.shown() };
        let problem = Diagnostic::error(problem, Some(from.place.clone()));
        resolver.problems.push(problem.also(to.place.clone(), format!("by way of `{}`", to.name)));
    }
    for index in order {
        let declared = &resolver.attribute_groups[index];
        let (xsd, instance) = (declared.xsd.clone(), declared.instance);
        let Some(id) = AttributeGroupId::new(index) else { continue };
        let scope = Scope { instance, owner: Owner::AttributeGroup(id) };
        let second = own_references(resolver, id).nth(1).cloned();
        if let Some(place) = second {
            resolver.error(SchemaProblem::RedefineOnce { name: xsd.name.to_string() }, &place);
        }
        let found = own(resolver, scope, &xsd.attributes, &xsd.place);
        resolver.group_attributes[index] = found;
    }
}

fn dependencies(resolver: &Resolver<'_>) -> Vec<Vec<usize>> {
    let groups = resolver.attribute_groups.iter().enumerate();
    groups
        .map(|(index, declared)| {
            let names = declared.xsd.attributes.items.iter().filter_map(|item| match item {
                AttributeItem::Group(name, _) => Some(name),
                AttributeItem::Attribute(_) => None,
            });
            let find = |name| {
                let id = resolver.symbols.attribute_groups.get(&resolver.key(declared.instance, name))?;
                Some(unredefined(resolver, index, name, *id).index())
            };
            names.filter_map(find).collect()
        })
        .collect()
}

/// Where a redefined group has itself in it: once, if at all (XSD part 1, section 4.2.2, 7.1).
pub(super) fn own_references<'r>(resolver: &'r Resolver<'_>, id: AttributeGroupId) -> impl Iterator<Item = &'r Place> {
    let declared = &resolver.attribute_groups[id.index()];
    let items = if declared.redefines.is_some() { declared.xsd.attributes.items.as_slice() } else { &[] };
    items.iter().filter_map(move |item| match item {
        AttributeItem::Group(name, place) if resolver.is_own(declared.instance, &declared.xsd.name, name) => {
            Some(place)
        }
        AttributeItem::Group(..) | AttributeItem::Attribute(_) => None,
    })
}

/// In a redefined group, its own name is the group it redefines.
fn unredefined(resolver: &Resolver<'_>, index: usize, name: &QName, id: AttributeGroupId) -> AttributeGroupId {
    let group = &resolver.attribute_groups[index];
    match group.redefines {
        Some(old) if resolver.is_own(group.instance, &group.xsd.name, name) => old,
        _ => id,
    }
}

/// What a type or group states, with the groups that it refers to.
pub(super) fn own(resolver: &mut Resolver<'_>, scope: Scope, xsd: &xsd::Attributes, place: &Place) -> Own {
    let mut found = Own::default();
    let mut wildcards = Vec::new();
    for item in &xsd.items {
        match item {
            AttributeItem::Attribute(attribute) => {
                let Some(usage) = attribute_use(resolver, scope, attribute) else { continue };
                if attribute.need == AttributeNeed::Prohibited {
                    found.prohibited.push((usage.namespace, usage.name));
                } else {
                    found.uses.push(Arc::new(usage));
                }
            }
            AttributeItem::Group(name, place) => {
                let Some(mut id) = resolver.attribute_group_id(scope.instance, name, place) else {
                    continue;
                };
                if let Owner::AttributeGroup(here) = scope.owner {
                    id = unredefined(resolver, here.index(), name, id);
                }
                let group = &resolver.group_attributes[id.index()];
                found.uses.extend(group.uses.iter().cloned());
                wildcards.extend(group.any.clone());
            }
        }
    }
    if found.uses.len() as u64 > MAX_PARTICLES {
        resolver.error(SchemaProblem::TooLarge { limit: MAX_PARTICLES }, place);
        found.uses.clear();
    }
    let mut seen: HashMap<_, Arc<AttributeUse>> = HashMap::new();
    found.uses.retain(|usage| {
        let old = seen.insert((usage.namespace.clone(), usage.name.clone()), usage.clone());
        // One that two groups bring along is one.
        if old.as_ref().is_some_and(|old| !Arc::ptr_eq(old, usage)) {
            let name = usage.name.to_string();
            let problem = SchemaProblem::DuplicateAttribute { name };
            resolver
                .problems
                .push(Diagnostic::error(problem, Some(usage.place.clone())).also(place.clone(), "in this definition"));
        }
        old.is_none()
    });
    found.any = complete(resolver, scope, xsd, wildcards, place);
    found
}

/// The wildcard: what the own one and those of all groups allow; the first says how to validate.
fn complete(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    xsd: &xsd::Attributes,
    groups: Vec<Wildcard>,
    place: &Place,
) -> Option<Wildcard> {
    let own = xsd.any.as_ref();
    let own = own.map(|(any, _)| wildcard::here(&resolver.instances[scope.instance], any));
    let mut all = own.into_iter().chain(groups);
    let mut found = all.next()?;
    for other in all {
        match wildcard::intersection(&found.namespaces, &other.namespaces) {
            Some(namespaces) => found.namespaces = namespaces,
            None => resolver.error(SchemaProblem::Wildcards, place),
        }
    }
    Some(found)
}

fn attribute_use(resolver: &mut Resolver<'_>, scope: Scope, xsd: &xsd::Attribute) -> Option<AttributeUse> {
    let required = xsd.need == AttributeNeed::Required;
    let (docs, place, origin) = (xsd.docs.clone(), xsd.place.clone(), scope.owner);
    let name = match &xsd.name {
        Named::Name(name) => name,
        Named::Reference(name) => {
            let id = resolver.attribute_id(scope.instance, name, &xsd.place)?;
            value_of_reference(resolver, id, xsd);
            let global = &resolver.model[id];
            return Some(AttributeUse {
                name: global.name.clone(),
                namespace: global.namespace.clone(),
                type_ref: global.type_ref,
                required,
                value: xsd.value.clone().or_else(|| global.value.clone()),
                docs: if docs.is_empty() { global.docs.clone() } else { docs },
                global: Some(id),
                place,
                origin,
            });
        }
    };
    let instance = &resolver.instances[scope.instance];
    let namespace = match xsd.form.unwrap_or(instance.schema.attribute_form) {
        Form::Qualified => instance.namespace.clone(),
        Form::Unqualified => None,
    };
    elements::not_of_instances(resolver, namespace.as_ref(), name, &place);
    let role = Role::Attribute(name.clone());
    let type_ref = elements::declared_type(resolver, scope, xsd.type_use.as_ref(), role)
        .unwrap_or(TypeRef::Builtin(Builtin::AnySimpleType));
    resolver.valued.push(Valued::attribute(type_ref, name, xsd.value.as_ref(), &xsd.place));
    let (name, value) = (name.clone(), xsd.value.clone());
    Some(AttributeUse { name, namespace, type_ref, required, value, docs, global: None, place, origin })
}

/// XSD part 1, section 3.5.6, "Attribute Use Correct": what the declaration fixes stays so.
fn value_of_reference(resolver: &mut Resolver<'_>, id: AttributeId, xsd: &xsd::Attribute) {
    let Some(value) = &xsd.value else { return };
    let global = &resolver.model[id];
    let (name, type_ref) = (global.name.clone(), global.type_ref);
    if let Some(ValueConstraint::Fixed(fixed)) = &global.value
        && !matches!(value, ValueConstraint::Fixed(own) if own == fixed)
    {
        resolver.error(SchemaProblem::OtherFixed { name: name.to_string() }, &xsd.place);
    }
    resolver.valued.push(Valued::attribute(type_ref, &name, Some(value), &xsd.place));
}

/// The attributes of a derived type: the base's, changed or followed by its own.
pub(super) fn effective(
    resolver: &mut Resolver<'_>,
    derivation: Derivation,
    base: (&[Arc<AttributeUse>], Option<&Wildcard>),
    own: &Own,
    place: &Place,
) -> (Vec<Arc<AttributeUse>>, Option<Wildcard>) {
    let (base, base_any) = base;
    let mut found = base.to_vec();
    let key = |usage: &AttributeUse| (usage.namespace.clone(), usage.name.clone());
    let positions: HashMap<_, usize> = base.iter().enumerate().map(|(at, usage)| (key(usage), at)).collect();
    for usage in &own.uses {
        let inherited = positions.get(&key(usage)).map(|&at| &mut found[at]);
        match (inherited, derivation) {
            (Some(inherited), Derivation::Restriction) => *inherited = usage.clone(),
            (Some(inherited), _) if Arc::ptr_eq(inherited, usage) => {}
            (Some(inherited), _) => {
                let problem = SchemaProblem::DuplicateAttribute { name: usage.name.to_string() };
                let problem = Diagnostic::error(problem, Some(usage.place.clone()));
                let inherited = inherited.place.clone();
                resolver.problems.push(problem.also(inherited, "inherited from here"));
            }
            (None, _) => {
                let allowed = base_any.is_some_and(|any| wildcard::allows(&any.namespaces, usage.namespace.as_ref()));
                if derivation == Derivation::Restriction && !allowed {
                    let problem = SchemaProblem::RestrictionAdds { name: usage.name.to_string() };
                    resolver.error(problem, &usage.place);
                }
                found.push(usage.clone());
            }
        }
    }
    if derivation == Derivation::Restriction {
        let prohibited: HashSet<_> = own.prohibited.iter().cloned().collect();
        found.retain(|usage| !prohibited.contains(&key(usage)));
        return (found, own.any.clone());
    }
    let any = match (&own.any, base_any) {
        (Some(own), Some(base)) => {
            let namespaces = wildcard::union(&own.namespaces, &base.namespaces);
            if namespaces.is_none() {
                resolver.error(SchemaProblem::Wildcards, place);
            }
            namespaces.map(|namespaces| Wildcard { namespaces, process: own.process })
        }
        (own, base) => own.as_ref().or(base).cloned(),
    };
    (found, any)
}
