//! Gives out the ids of all named components, in schema order, and puts redefinitions in the place
//! of what they redefine (XSD part 1, section 4.2.2).

use std::collections::{HashMap, HashSet};

use super::order::topological;
use super::resolver::{Declared, DeclaredType, Instance, Resolver, TypeSource};
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{
    AttributeGroupId, AttributeId, Builtin, ElementId, File, FileId, GroupId, Notation, NotationId, Owner, Role, Str,
    TypeId, TypeName,
};
use crate::source::{ReferenceKind, Target, XML_NAMESPACE, XSD_NAMESPACE};
use crate::xsd::{Component, Named, QName};

/// Of the components of each document, the resolver has all that there is when this is done.
pub(super) fn declare(resolver: &mut Resolver<'_>, components: Vec<Vec<Component>>) {
    for (index, schema) in resolver.schemas.schemas.iter().enumerate() {
        let Some(file) = FileId::new(index) else { return };
        resolver.model.files.push(File { path: schema.path.clone(), prefixes: schema.prefixes.clone() });
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
    let count: usize = components.iter().map(Vec::len).sum();
    // With room for anonymous types, so that what is longest need not be copied to where there is more.
    resolver.types.reserve(count + count / 2);
    resolver.symbols.types.reserve(count);
    for instance in 0..resolver.instances.len() {
        let Instance { schema, namespace, file, .. } = &resolver.instances[instance];
        let (schema, namespace, components) = (*schema, namespace.clone(), &components[file.index()]);
        for (position, component) in components.iter().enumerate() {
            if schema.elsewhere.is_empty() || !schema.elsewhere.contains(&(position, namespace.clone())) {
                add(resolver, instance, component, None);
            }
        }
    }
    drop(components);
    redefinitions(resolver);
}

/// Puts redefinitions in the place of what they redefine, each after those that its own file may redefine again.
fn redefinitions(resolver: &mut Resolver<'_>) {
    let is_redefine = |kind| kind == ReferenceKind::Redefine;
    let (_, cycles) = topological(&leads(resolver, is_redefine));
    for (from, _) in cycles {
        let schema = resolver.instances[from].schema;
        let place = Place::file(schema.path.clone());
        let name = schema.path.to_string();
        resolver.error(SchemaProblem::Circular { kind: "file", name }, &place);
    }
    // Files may include each other in circles, which changes no order but that of those in the circle.
    let leads = leads(resolver, |kind| kind != ReferenceKind::Import);
    let (order, _) = topological(&leads);
    for instance in order {
        let schema = resolver.instances[instance].schema;
        for group in schema.redefinitions.chunk_by(|(one, _), (other, _)| one == other) {
            let target = group.first().and_then(|(reference, _)| target(resolver, instance, *reference));
            let within = reached(&leads, target);
            for (_, component) in group {
                add(resolver, instance, component, Some(&within));
            }
        }
    }
}

/// What the reference of an instance leads to, where that is read under the same namespace.
fn target(resolver: &Resolver<'_>, instance: usize, reference: usize) -> Option<usize> {
    let instance = &resolver.instances[instance];
    let Target::Source(target) = instance.schema.references.get(reference)?.target else { return None };
    let is_it = |other: &Instance<'_>| other.file.index() == target && other.namespace == instance.namespace;
    resolver.instances.iter().position(is_it)
}

/// The instances that each one refers to in these ways.
fn leads(resolver: &Resolver<'_>, ways: impl Fn(ReferenceKind) -> bool) -> Vec<Vec<usize>> {
    let instances = resolver.instances.iter().enumerate();
    let position: HashMap<(usize, Option<&Str>), usize> = instances
        .map(|(position, instance)| ((instance.file.index(), instance.namespace.as_ref()), position))
        .collect();
    let of = |instance: &Instance<'_>| {
        let references = instance.schema.references.iter().filter(|reference| ways(reference.kind));
        let found = references.filter_map(|reference| match reference.target {
            Target::Source(target) => position.get(&(target, instance.namespace.as_ref())).copied(),
            _ => None,
        });
        found.collect()
    };
    resolver.instances.iter().map(of).collect()
}

/// All that is reached from one, itself included.
fn reached(leads: &[Vec<usize>], from: Option<usize>) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut next = Vec::from_iter(from);
    while let Some(at) = next.pop() {
        if found.insert(at) {
            next.extend(&leads[at]);
        }
    }
    found
}

/// Adds a definition, or a redefinition of what is in one of the instances `within`.
fn add(resolver: &mut Resolver<'_>, instance: usize, component: &Component, within: Option<&HashSet<usize>>) {
    let namespace = resolver.instances[instance].namespace.clone();
    let name = |local: &Str| QName { namespace: namespace.clone(), local: local.clone() };
    match component {
        Component::SimpleType(simple) => {
            let Some(local) = &simple.name else { return };
            add_type(resolver, instance, &name(local), TypeSource::Simple(simple.clone()), within);
        }
        Component::ComplexType(complex) => {
            let Some(local) = &complex.name else { return };
            add_type(resolver, instance, &name(local), TypeSource::Complex(complex.clone()), within);
        }
        Component::Element(element) => {
            let (Named::Name(local), Some(id)) = (&element.name, ElementId::new(resolver.elements.len())) else {
                return;
            };
            let key = name(local);
            let old = resolver.symbols.elements.get(&key);
            let old = old.map(|id| Old::of(*id, &resolver.elements[id.index()], |xsd| &xsd.place));
            if replaced(resolver, ("element", &key), &element.place, old, None).is_ok() {
                resolver.elements.push(Declared { xsd: element.clone(), instance, redefines: None });
                resolver.symbols.elements.insert(key, id);
            }
        }
        Component::Attribute(attribute) => {
            let (Named::Name(local), Some(id)) = (&attribute.name, AttributeId::new(resolver.attributes.len())) else {
                return;
            };
            let key = name(local);
            let old = resolver.symbols.attributes.get(&key);
            let old = old.map(|id| Old::of(*id, &resolver.attributes[id.index()], |xsd| &xsd.place));
            if replaced(resolver, ("attribute", &key), &attribute.place, old, None).is_ok() {
                resolver.attributes.push(Declared { xsd: attribute.clone(), instance, redefines: None });
                resolver.symbols.attributes.insert(key, id);
            }
        }
        Component::Group(group) => {
            let Some(id) = GroupId::new(resolver.groups.len()) else { return };
            let key = name(&group.name);
            let old = resolver.symbols.groups.get(&key);
            let old = old.map(|id| Old::of(*id, &resolver.groups[id.index()], |xsd| &xsd.place));
            if let Ok(redefines) = replaced(resolver, ("group", &key), &group.place, old, within) {
                resolver.groups.push(Declared { xsd: group.clone(), instance, redefines });
                resolver.symbols.groups.insert(key, id);
            }
        }
        Component::AttributeGroup(group) => {
            let Some(id) = AttributeGroupId::new(resolver.attribute_groups.len()) else { return };
            let key = name(&group.name);
            let old = resolver.symbols.attribute_groups.get(&key);
            let old = old.map(|id| Old::of(*id, &resolver.attribute_groups[id.index()], |xsd| &xsd.place));
            if let Ok(redefines) = replaced(resolver, ("attribute group", &key), &group.place, old, within) {
                resolver.attribute_groups.push(Declared { xsd: group.clone(), instance, redefines });
                resolver.symbols.attribute_groups.insert(key, id);
            }
        }
        Component::Notation(notation) => {
            let Some(id) = NotationId::new(resolver.model.notations.len()) else { return };
            let key = name(&notation.name);
            if let Some(&old) = resolver.symbols.notations.get(&key) {
                let old = resolver.model[old].place.clone();
                return duplicate(resolver, ("notation", &key), &notation.place, old);
            }
            if notation.public.is_none() && notation.system.is_none() {
                let problem = SchemaProblem::NotationOfNothing { name: notation.name.to_string() };
                resolver.problems.push(Diagnostic::warning(problem, Some(notation.place.clone())));
            }
            resolver.model.notations.push(Notation {
                name: notation.name.clone(),
                namespace: namespace.clone(),
                place: notation.place.clone(),
            });
            resolver.symbols.notations.insert(key, id);
        }
    }
}

fn add_type(
    resolver: &mut Resolver<'_>,
    instance: usize,
    key: &QName,
    source: TypeSource,
    within: Option<&HashSet<usize>>,
) {
    // What the schema of schemas says of the built-in types is known, XSD part 1, sections 3.4.7 and 3.14.7.
    if key.namespace.as_deref() == Some(XSD_NAMESPACE) && Builtin::from_name(&key.local).is_some() {
        return;
    }
    let Some(id) = TypeId::new(resolver.types.len()) else {
        resolver.error(SchemaProblem::TooMany, source.place());
        return;
    };
    let old = resolver.symbols.types.get(key).map(|id| {
        let DeclaredType { source, instance, redefines, .. } = &resolver.types[id.index()];
        Old { id: *id, instance: *instance, is_redefinition: redefines.is_some(), place: source.place().clone() }
    });
    let Ok(redefines) = replaced(resolver, ("type", key), source.place(), old, within) else { return };
    let name = TypeName::Named(key.local.clone());
    resolver.types.push(DeclaredType { source, instance, name, redefines });
    if let Some(old) = redefines {
        resolver.types[old.index()].name = TypeName::Anonymous { owner: Owner::Type(id), role: Role::Redefined };
    }
    resolver.symbols.types.insert(key.clone(), id);
}

/// What has a name so far.
struct Old<Id> {
    id: Id,
    instance: usize,
    is_redefinition: bool,
    place: Place,
}

impl<Id> Old<Id> {
    fn of<T>(id: Id, declared: &Declared<T, Id>, place: impl Fn(&T) -> &Place) -> Self {
        let (instance, is_redefinition) = (declared.instance, declared.redefines.is_some());
        Self { id, instance, is_redefinition, place: place(&declared.xsd).clone() }
    }
}

/// What is to be left out, since it was told what is wrong with it.
struct LeftOut;

/// What a redefinition takes the place of: it must be in the file that is redefined, or one that this includes or
/// redefines (XSD part 1, section 4.2.2), and be what that has by now. A definition takes no place.
fn replaced<Id>(
    resolver: &mut Resolver<'_>,
    (kind, key): (&'static str, &QName),
    place: &Place,
    old: Option<Old<Id>>,
    within: Option<&HashSet<usize>>,
) -> Result<Option<Id>, LeftOut> {
    match (old, within) {
        (None, None) => Ok(None),
        (None, Some(_)) => {
            resolver.error(SchemaProblem::Unresolved { kind, name: key.shown() }, place);
            Ok(None)
        }
        (Some(old), Some(within)) if within.contains(&old.instance) => Ok(Some(old.id)),
        (Some(old), Some(_)) if !old.is_redefinition => {
            let problem = SchemaProblem::NotRedefined { kind, name: key.shown() };
            let problem = Diagnostic::error(problem, Some(place.clone())).also(old.place, "this one is not in it");
            resolver.problems.push(problem);
            Err(LeftOut)
        }
        (Some(old), _) => {
            duplicate(resolver, (kind, key), place, old.place);
            Err(LeftOut)
        }
    }
}

/// Tells of a second definition. Those of the XML namespace say the same, whoever wrote them down: any will do.
fn duplicate(resolver: &mut Resolver<'_>, (kind, key): (&'static str, &QName), place: &Place, old: Place) {
    let problem = SchemaProblem::Duplicate { kind, name: key.shown() };
    let problem = if key.namespace.as_deref() == Some(XML_NAMESPACE) {
        Diagnostic::warning(problem, Some(place.clone())).also(old, "this one is used")
    } else {
        // A file of the same path would not tell them apart.
        let help = |file: &str| {
            let name = key.shown().replace('"', "");
            format!("`{name:?} = {file:?}` in `[module.definitions]` makes that definition count")
        };
        let help = (old.path != place.path).then(|| help(&old.path));
        let problem = Diagnostic::error(problem, Some(place.clone())).also(old, "first defined here");
        match help {
            Some(help) => problem.help(help),
            None => problem,
        }
    };
    resolver.problems.push(problem);
}
