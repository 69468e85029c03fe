//! Which types of a report have to do with each other.
//!
//! In come entries; they go out with the names of those that they refer to, and that refer to them: fields, bases,
//! versions before and after, responses.

use std::collections::{BTreeMap, BTreeSet};

use super::named;
use super::report::{Component, Entry};
use crate::model::{Content, Model, Particle, Term, TypeDefinition, TypeId, TypeRef};
use crate::select::Responses;
use crate::view::Key;

/// How deep types without a name are followed.
const MAX_DEPTH: usize = 32;

pub(super) fn link_neighbours(entries: &mut [Entry], old: &Model, new: &Model) {
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        // A type goes before an element of its name.
        if entry.component != Component::Element || !positions.contains_key(&entry.full_name()) {
            positions.insert(entry.full_name(), at);
        }
    }
    let sides = [(old, named(old), Responses::new(old)), (new, named(new), Responses::new(new))];
    let mut links: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        let (model, types, responses) = &sides[usize::from(entry.new_place.is_some())];
        let version = entry.version_of.as_ref().map(|version| version.name.clone());
        let mut names: Vec<String> = version.into_iter().chain(entry.replaced_by.clone()).collect();
        let key = Key { name: entry.name.as_str().into(), namespace: entry.namespace.as_deref().map(Into::into) };
        let mut found = BTreeSet::new();
        if entry.component == Component::Element {
            let is_it =
                |element: &&crate::model::Element| element.name == key.name && element.namespace == key.namespace;
            found.extend(model.elements.iter().find(is_it).map(|element| element.type_ref));
        } else if let Some(id) = types.get(&key) {
            collect_references(model, *id, 0, &mut found);
            let answers = responses.of(*id).map(|response| response.ids).unwrap_or_default();
            found.extend(answers.into_iter().map(TypeRef::Type));
        }
        let of_type = |ty: &TypeRef| match ty {
            TypeRef::Type(id) => Key::of(&model[*id]).map(|key| key.to_string()),
            TypeRef::Builtin(_) => None,
        };
        names.extend(found.iter().filter_map(of_type));
        for other in names.iter().filter_map(|name| positions.get(name)).filter(|other| **other != at) {
            links[at].insert(*other);
            links[*other].insert(at);
        }
    }
    let names: Vec<String> = entries.iter().map(Entry::full_name).collect();
    for (entry, links) in entries.iter_mut().zip(links) {
        let others: BTreeSet<&String> = links.iter().map(|other| &names[*other]).collect();
        entry.neighbours = others.into_iter().cloned().collect();
    }
}

/// The base of a type, and the types of what it declares; those of types without a name in it.
fn collect_references(model: &Model, id: TypeId, depth: usize, found: &mut BTreeSet<TypeRef>) {
    let ty = &model[id];
    let mut add = |ty: TypeRef| {
        if let TypeRef::Type(inner) = ty
            && model[inner].global_name().is_none()
        {
            if depth < MAX_DEPTH {
                collect_references(model, inner, depth + 1, found);
            }
        } else {
            found.insert(ty);
        }
    };
    add(ty.base());
    if let TypeDefinition::Complex(complex) = &ty.definition {
        match &complex.content {
            Content::Empty => {}
            Content::Simple(text) => add(*text),
            Content::Particle(particle) => visit_elements(particle, &mut add),
        }
        complex.attributes.iter().for_each(|attribute| add(attribute.type_ref));
    }
}

fn visit_elements(particle: &Particle, found: &mut impl FnMut(TypeRef)) {
    match &particle.term {
        Term::Element(element) => found(element.type_ref),
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            for part in parts {
                visit_elements(part, found);
            }
        }
        Term::Any(_) => {}
    }
}
