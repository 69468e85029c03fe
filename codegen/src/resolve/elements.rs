//! Global elements and attributes: their facts and their types' ids, XSD part 1, sections 3.2 and
//! 3.3.

use super::order::topological;
use super::resolver::{Constraint, KeyRef, Resolver, Scope, TypeSource, Valued};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{
    Attribute, AttributeId, Builtin, Derivation, Derivations, Element, ElementId, IdentityConstraint, IdentityKind,
    Owner, Rare, Role, Step, Str, TypeRef,
};
use crate::source::XSI_NAMESPACE;
use crate::xsd::{self, ConstraintKind, Named, QName, TypeUse};

pub(super) fn attributes(resolver: &mut Resolver<'_>) {
    for index in 0..resolver.attributes.len() {
        let (xsd, instance) = (resolver.attributes[index].xsd.clone(), resolver.attributes[index].instance);
        let (Named::Name(name), Some(id)) = (&xsd.name, AttributeId::new(index)) else { continue };
        let scope = Scope { instance, owner: Owner::Attribute(id) };
        let namespace = resolver.instances[instance].namespace.clone();
        not_of_instances(resolver, namespace.as_ref(), name, &xsd.place);
        let type_ref = declared_type(resolver, scope, xsd.type_use.as_ref(), Role::Own)
            .unwrap_or(TypeRef::Builtin(Builtin::AnySimpleType));
        let attribute = Attribute {
            name: name.clone(),
            namespace,
            place: xsd.place.clone(),
            docs: xsd.docs.clone(),
            type_ref,
            value: xsd.value.clone(),
        };
        resolver.valued.push(Valued::attribute(type_ref, name, xsd.value.as_ref(), &xsd.place));
        resolver.model.attributes.push(attribute);
    }
}

/// Warns of an attribute in the namespace of `xsi:type`, in which there are no others than those of XSD part 1, section
/// 3.2.7 (section 3.2.6, "xsi: Not Allowed").
pub(super) fn not_of_instances(resolver: &mut Resolver<'_>, namespace: Option<&Str>, name: &Str, place: &Place) {
    let is_known = ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"].contains(&&**name);
    if !is_known && namespace.is_some_and(|namespace| **namespace == *XSI_NAMESPACE) {
        let problem = SchemaProblem::InstanceAttribute { name: name.to_string() };
        resolver.problems.push(Diagnostic::warning(problem, Some(place.clone())));
    }
}

pub(super) fn elements(resolver: &mut Resolver<'_>) {
    for index in 0..resolver.elements.len() {
        let (xsd, instance) = (resolver.elements[index].xsd.clone(), resolver.elements[index].instance);
        let (Named::Name(name), Some(id)) = (&xsd.name, ElementId::new(index)) else { continue };
        let scope = Scope { instance, owner: Owner::Element(id) };
        let type_ref = declared_type(resolver, scope, xsd.type_use.as_ref(), Role::Own)
            .unwrap_or(TypeRef::Builtin(Builtin::AnyType));
        let head = xsd.substitution_group.as_ref();
        let substitution_head = head.and_then(|head| resolver.element_id(instance, head, &xsd.place));
        let element = Element {
            name: name.clone(),
            namespace: resolver.instances[instance].namespace.clone(),
            file: resolver.instances[instance].file,
            place: xsd.place.clone(),
            docs: xsd.docs.clone(),
            type_ref,
            nillable: xsd.nillable,
            is_abstract: xsd.is_abstract,
            value: xsd.value.as_deref().cloned(),
            block: block(resolver, scope, &xsd),
            final_: final_(resolver, instance, xsd.final_),
            substitution_head,
            substitution_members: Vec::new(),
            constraints: constraints(resolver, scope, &xsd.constraints),
        };
        resolver.model.elements.push(element);
    }
    substitution(resolver);
    // A value is one of the type of the head, where there is no other.
    let valued = resolver.model.elements.iter().filter(|element| element.value.is_some());
    let valued =
        valued.map(|it| Valued::element(it.type_ref, &it.name, it.value.as_ref(), &it.place)).collect::<Vec<_>>();
    resolver.valued.extend(valued);
}

/// Fills the groups, and gives members without a type that of their head (section 3.3.2).
fn substitution(resolver: &mut Resolver<'_>) {
    let heads = resolver.model.elements.iter().map(|element| element.substitution_head);
    let heads: Vec<Vec<usize>> = heads.map(|head| head.iter().map(|head| head.index()).collect()).collect();
    let (order, cycles) = topological(&heads);
    for (from, to) in cycles {
        let (from, to) = (&resolver.model.elements[from], &resolver.model.elements[to]);
        let key = QName { namespace: from.namespace.clone(), local: from.name.clone() };
        let problem = SchemaProblem::Circular { kind: "substitution group", name: key.shown() };
        let problem = Diagnostic::error(problem, Some(from.place.clone()));
        resolver.problems.push(problem.also(to.place.clone(), "its head"));
    }
    for index in order {
        let Some(head) = resolver.model.elements[index].substitution_head else { continue };
        if resolver.elements[index].xsd.type_use.is_none() {
            resolver.model.elements[index].type_ref = resolver.model[head].type_ref;
        }
    }
    for (index, heads) in heads.iter().enumerate() {
        if let (Some(&head), Some(id)) = (heads.first(), ElementId::new(index)) {
            resolver.model.elements[head].substitution_members.push(id);
        }
    }
}

/// The type of a declaration: by name, or a new anonymous one.
pub(super) fn declared_type(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    type_use: Option<&TypeUse>,
    role: Role,
) -> Option<TypeRef> {
    match type_use? {
        TypeUse::Named(name, place) => resolver.type_ref(scope.instance, name, place),
        TypeUse::Simple(simple) => {
            resolver.anonymous(TypeSource::Simple(simple.clone()), scope, role).map(TypeRef::Type)
        }
        TypeUse::Complex(complex) => {
            resolver.anonymous(TypeSource::Complex(complex.clone()), scope, role).map(TypeRef::Type)
        }
    }
}

pub(super) fn block(resolver: &Resolver<'_>, scope: Scope, xsd: &xsd::Element) -> Derivations {
    let default = || resolver.instances[scope.instance].schema.block_default;
    xsd.block.unwrap_or_else(default)
}

/// `final`, or the document's default as far as it applies to elements and complex types.
pub(super) fn final_(resolver: &Resolver<'_>, instance: usize, stated: Option<Derivations>) -> Derivations {
    let default = || {
        let default = resolver.instances[instance].schema.final_default;
        default.without(Derivation::List).without(Derivation::Union)
    };
    stated.unwrap_or_else(default)
}

/// Identity constraints; their names are registered, those that they refer to are looked up later.
pub(super) fn constraints(
    resolver: &mut Resolver<'_>,
    scope: Scope,
    xsd: &[xsd::Constraint],
) -> Rare<IdentityConstraint> {
    let namespace = resolver.instances[scope.instance].namespace.clone();
    let mut found = Vec::new();
    for constraint in xsd {
        let key = QName { namespace: namespace.clone(), local: constraint.name.clone() };
        let entry = Constraint {
            fields: constraint.fields.len(),
            is_reference: matches!(constraint.kind, ConstraintKind::KeyRef(_)),
            place: constraint.place.clone(),
        };
        if let Some(old) = resolver.symbols.constraints.insert(key.clone(), entry) {
            let problem = SchemaProblem::Duplicate { kind: "identity constraint", name: key.shown() };
            let problem = Diagnostic::error(problem, Some(constraint.place.clone()));
            resolver.problems.push(problem.also(old.place, "first defined here"));
        }
        let kind = match &constraint.kind {
            ConstraintKind::Key => IdentityKind::Key,
            ConstraintKind::Unique => IdentityKind::Unique,
            ConstraintKind::KeyRef(name) => {
                let refer = resolver.key(scope.instance, name);
                resolver.check_import(scope.instance, &refer, &constraint.place);
                resolver.key_refs.push(KeyRef {
                    refer: refer.clone(),
                    name: constraint.name.clone(),
                    fields: constraint.fields.len(),
                    place: constraint.place.clone(),
                });
                IdentityKind::KeyRef { namespace: refer.namespace, name: refer.local }
            }
        };
        let last = constraint.fields.iter().flat_map(|field| field.paths.iter().filter_map(|path| path.last()));
        for step in last {
            if let Step::Attribute(test) = step
                && !resolver.model.key_attributes.contains(test)
            {
                resolver.model.key_attributes.push(test.clone());
            }
        }
        resolver.model.has_constraints = true;
        found.push(IdentityConstraint {
            name: constraint.name.clone(),
            namespace: namespace.clone(),
            kind,
            selector: constraint.selector.clone(),
            fields: constraint.fields.clone(),
            place: constraint.place.clone(),
            docs: constraint.docs.clone(),
        });
    }
    found.into()
}
