//! Gives out the ids of all named components, in schema order, and puts redefinitions in the place
//! of what they redefine (XSD part 1, section 4.2.2).

use std::collections::HashMap;

use super::order::topological;
use super::{Declared, DeclaredType, Instance, Resolver, Symbols, TypeSource, shown};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{
    AttributeGroupId, AttributeId, Builtin, ElementId, File, FileId, GroupId, Notation, NotationId, Owner, Role, Str,
    TypeId, TypeName,
};
use crate::source::{ReferenceKind, Target, XSD_NAMESPACE};
use crate::xsd::{Component, Named, QName};

pub(super) fn declare(resolver: &mut Resolver<'_>) {
    for (index, schema) in resolver.schemas.schemas.iter().enumerate() {
        let Some(file) = FileId::new(index) else { return };
        let (path, docs) = (schema.path.clone(), schema.docs.clone());
        let (namespaces, prefixes) = (schema.read_as.clone(), schema.prefixes.clone());
        resolver.model.files.push(File { path, namespaces, docs, prefixes });
        let imports = schema.references.iter().filter(|from| from.kind == ReferenceKind::Import);
        let imports = imports.map(|import| import.namespace.clone()).collect::<Vec<_>>();
        for namespace in &schema.read_as {
            resolver.instances.push(Instance {
                schema,
                file,
                namespace: namespace.clone(),
                imports: imports.iter().cloned().collect(),
            });
        }
    }
    for instance in 0..resolver.instances.len() {
        for component in &resolver.instances[instance].schema.components {
            add(resolver, instance, component, false);
        }
    }
    for instance in redefinition_order(resolver) {
        for (_, component) in &resolver.instances[instance].schema.redefinitions {
            add(resolver, instance, component, true);
        }
    }
}

/// What is redefined comes before what redefines it.
fn redefinition_order(resolver: &mut Resolver<'_>) -> Vec<usize> {
    let position: HashMap<(usize, Option<Str>), usize> = resolver
        .instances
        .iter()
        .enumerate()
        .map(|(position, instance)| ((instance.file.index(), instance.namespace.clone()), position))
        .collect();
    let mut dependencies = vec![Vec::new(); resolver.instances.len()];
    for (index, instance) in resolver.instances.iter().enumerate() {
        for reference in &instance.schema.references {
            if let (ReferenceKind::Redefine, Target::Source(target)) = (reference.kind, reference.target) {
                dependencies[index].extend(position.get(&(target, instance.namespace.clone())));
            }
        }
    }
    let (order, cycles) = topological(&dependencies);
    for (from, _) in cycles {
        let schema = resolver.instances[from].schema;
        let place = Place::file(schema.path.clone());
        let name = schema.path.to_string();
        resolver.error(SchemaProblem::Circular { kind: "file", name }, &place);
    }
    order
}

fn add<'a>(resolver: &mut Resolver<'a>, instance: usize, component: &'a Component, redefine: bool) {
    let namespace = resolver.instances[instance].namespace.clone();
    let name = |local: &Str| QName { namespace: namespace.clone(), local: local.clone() };
    match component {
        Component::SimpleType(simple) => {
            let Some(local) = &simple.name else { return };
            add_type(resolver, instance, &name(local), TypeSource::Simple(simple), redefine);
        }
        Component::ComplexType(complex) => {
            let Some(local) = &complex.name else { return };
            add_type(resolver, instance, &name(local), TypeSource::Complex(complex), redefine);
        }
        Component::Element(element) => {
            let (Named::Name(local), Some(id)) = (&element.name, ElementId::new(resolver.elements.len())) else {
                return;
            };
            resolver.elements.push(Declared { xsd: element, instance, redefines: None });
            if let Some(old) = resolver.symbols.elements.insert(name(local), id) {
                let old = resolver.elements[old.index()].xsd.place.clone();
                duplicate(resolver, "element", &name(local), &element.place, old);
            }
        }
        Component::Attribute(attribute) => {
            let (Named::Name(local), Some(id)) = (&attribute.name, AttributeId::new(resolver.attributes.len())) else {
                return;
            };
            resolver.attributes.push(Declared { xsd: attribute, instance, redefines: None });
            if let Some(old) = resolver.symbols.attributes.insert(name(local), id) {
                let old = resolver.attributes[old.index()].xsd.place.clone();
                duplicate(resolver, "attribute", &name(local), &attribute.place, old);
            }
        }
        Component::Group(group) => {
            let Some(id) = GroupId::new(resolver.groups.len()) else { return };
            let key = name(&group.name);
            let old = redefined(resolver, |symbols| &symbols.groups, "group", &key, &group.place, redefine);
            resolver.groups.push(Declared { xsd: group, instance, redefines: old });
            if let (Some(old), false) = (resolver.symbols.groups.insert(key.clone(), id), redefine) {
                let old = resolver.groups[old.index()].xsd.place.clone();
                duplicate(resolver, "group", &key, &group.place, old);
            }
        }
        Component::AttributeGroup(group) => {
            let Some(id) = AttributeGroupId::new(resolver.attribute_groups.len()) else { return };
            let key = name(&group.name);
            let old = redefined(
                resolver,
                |symbols| &symbols.attribute_groups,
                "attribute group",
                &key,
                &group.place,
                redefine,
            );
            resolver.attribute_groups.push(Declared { xsd: group, instance, redefines: old });
            if let (Some(old), false) = (resolver.symbols.attribute_groups.insert(key.clone(), id), redefine) {
                let old = resolver.attribute_groups[old.index()].xsd.place.clone();
                duplicate(resolver, "attribute group", &key, &group.place, old);
            }
        }
        Component::Notation(notation) => {
            let Some(id) = NotationId::new(resolver.model.notations.len()) else { return };
            if notation.public.is_none() && notation.system.is_none() {
                let problem = SchemaProblem::NotationOfNothing { name: notation.name.to_string() };
                resolver.problems.push(Diagnostic::warning(problem, Some(notation.place.clone())));
            }
            let file = resolver.instances[instance].file;
            resolver.model.notations.push(Notation {
                name: notation.name.clone(),
                namespace: namespace.clone(),
                file,
                place: notation.place.clone(),
                docs: notation.docs.clone(),
                public: notation.public.clone(),
                system: notation.system.clone(),
            });
            if let Some(old) = resolver.symbols.notations.insert(name(&notation.name), id) {
                let old = resolver.model[old].place.clone();
                duplicate(resolver, "notation", &name(&notation.name), &notation.place, old);
            }
        }
    }
}

fn add_type<'a>(resolver: &mut Resolver<'a>, instance: usize, key: &QName, source: TypeSource<'a>, redefine: bool) {
    // What the schema of schemas says of the built-in types is known, XSD part 1, sections 3.4.7 and 3.14.7.
    if key.namespace.as_deref() == Some(XSD_NAMESPACE) && Builtin::from_name(&key.local).is_some() {
        return;
    }
    let Some(id) = TypeId::new(resolver.types.len()) else {
        resolver.error(SchemaProblem::TooMany, source.place());
        return;
    };
    let redefines = redefined(resolver, |symbols| &symbols.types, "type", key, source.place(), redefine);
    let name = TypeName::Named(key.local.clone());
    resolver.types.push(DeclaredType { source, instance, name, redefines });
    if let Some(old) = redefines {
        resolver.types[old.index()].name = TypeName::Anonymous { owner: Owner::Type(id), role: Role::Redefined };
    }
    if let (Some(old), false) = (resolver.symbols.types.insert(key.clone(), id), redefine) {
        let old = resolver.types[old.index()].source.place().clone();
        duplicate(resolver, "type", key, source.place(), old);
    }
}

/// What a redefinition redefines, which must be there.
fn redefined<Id: Copy>(
    resolver: &mut Resolver<'_>,
    table: impl Fn(&Symbols) -> &HashMap<QName, Id>,
    kind: &'static str,
    key: &QName,
    place: &Place,
    redefine: bool,
) -> Option<Id> {
    if !redefine {
        return None;
    }
    let old = table(&resolver.symbols).get(key).copied();
    if old.is_none() {
        resolver.error(SchemaProblem::Unresolved { kind, name: shown(key) }, place);
    }
    old
}

fn duplicate(resolver: &mut Resolver<'_>, kind: &'static str, key: &QName, place: &Place, old: Place) {
    let problem = SchemaProblem::Duplicate { kind, name: shown(key) };
    let problem = Diagnostic::error(problem, Some(place.clone())).also(old, "first defined here");
    resolver.problems.push(problem);
}
