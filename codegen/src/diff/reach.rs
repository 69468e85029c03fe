//! What a model reaches: who sends a type, where types stand in for each other, what a configuration uses.
//!
//! In come models; out go sets of ids and names.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Role;
use super::versions::Versions;
use crate::config::{Config, Module};
use crate::diagnostics::Diagnostics;
use crate::model::{
    ComplexType, Content, ElementId, Model, Particle, Str, Term, TypeDefinition, TypeId, TypeRef, Variety,
};
use crate::select::{Responses, Selection};
use crate::view::Key;

/// Facts about all types of a model.
pub(super) struct Facts {
    /// The types of elements: where `xsi:type` may name a derived one.
    element_types: BTreeSet<TypeId>,
    /// The types that requests and responses reach.
    requests: BTreeSet<TypeId>,
    responses: BTreeSet<TypeId>,
    /// The requests and responses themselves.
    messages: BTreeSet<TypeId>,
}

/// What is told by names, and what a configuration says in their place.
pub(super) struct Habits<'c> {
    pub(super) versions: Versions,
    modules: &'c [Module],
}

impl<'c> Habits<'c> {
    pub(super) fn of(config: Option<&'c Config>) -> Self {
        Self { versions: Versions::of(config), modules: config.map_or(&[], |config| &config.modules) }
    }

    /// The requests and responses of a model: by the rules of modules whose requests it has, else by names.
    fn messages(&self, model: &Model) -> BTreeMap<TypeId, Role> {
        let configured = self.modules.iter().filter(|module| module.requests.is_some());
        let rules: Vec<Responses<'_>> = configured
            .map(|module| Responses::of_module(model, module, &mut Diagnostics::new()))
            .filter(|rules| rules.requests().next().is_some())
            .collect();
        if rules.is_empty() { self.messages_by_name(model) } else { messages_by_rule(model, &rules) }
    }

    fn messages_by_name(&self, model: &Model) -> BTreeMap<TypeId, Role> {
        let mut messages = BTreeMap::new();
        for (id, _) in model.types() {
            let role = ancestors(model, id).find_map(|ancestor| self.role_of_name(model[ancestor].global_name()?));
            messages.extend(role.map(|role| (id, role)));
        }
        for element in &model.elements {
            if let (Some(role), TypeRef::Type(id)) = (self.role_of_name(&element.name), element.type_ref) {
                messages.entry(id).or_insert(role);
            }
        }
        messages
    }

    /// What a name says of a message, its version aside.
    pub(super) fn role_of_name(&self, name: &str) -> Option<Role> {
        role_of_stem(&self.versions.take(name).stem)
    }
}

fn messages_by_rule(model: &Model, rules: &[Responses<'_>]) -> BTreeMap<TypeId, Role> {
    let mut messages = BTreeMap::new();
    let mut answers = BTreeSet::new();
    for rules in rules {
        for request in rules.requests() {
            messages.insert(request, Role::Request);
            answers.extend(rules.all(request));
        }
        for element in &model.elements {
            if let Some(answer) = rules.element(element) {
                messages.extend(id(element.type_ref).map(|request| (request, Role::Request)));
                answers.extend(id(model[answer].type_ref));
            }
        }
    }
    for answer in answers {
        for id in std::iter::once(answer).chain(model.derived_types(answer)) {
            messages.entry(id).or_insert(Role::Response);
        }
    }
    messages
}

fn role_of_stem(stem: &str) -> Option<Role> {
    if stem.ends_with("Request") {
        Some(Role::Request)
    } else if stem.ends_with("Response") || stem.ends_with("Result") {
        Some(Role::Response)
    } else {
        None
    }
}

impl Facts {
    pub(super) fn of(model: &Model, habits: &Habits<'_>) -> Self {
        let seeds = habits.messages(model);
        let of = |wanted: Role| seeds.iter().filter(move |(_, role)| **role == wanted).map(|(id, _)| *id);
        Self {
            element_types: element_types(model),
            requests: reach_from(model, of(Role::Request)),
            responses: reach_from(model, of(Role::Response)),
            messages: seeds.keys().copied().collect(),
        }
    }

    /// Who sends a type.
    pub(super) fn role(&self, id: TypeId) -> Role {
        match (self.requests.contains(&id), self.responses.contains(&id)) {
            (true, false) => Role::Request,
            (false, true) => Role::Response,
            _ => Role::Both,
        }
    }

    /// Whether it is a request or a response itself: a client meets one only where it asks for it.
    pub(super) fn is_message(&self, id: TypeId) -> bool {
        self.messages.contains(&id)
    }

    /// The types from which it is derived and whose place it can take in documents. None for simple types: a value of
    /// one is a value of its base.
    pub(super) fn stands_in_for(&self, model: &Model, id: TypeId) -> Vec<TypeId> {
        if model[id].complex().is_none() {
            return Vec::new();
        }
        ancestors(model, id).skip(1).filter(|ancestor| self.element_types.contains(ancestor)).collect()
    }
}

/// A type, its base, the base's base and so on.
pub(super) fn ancestors(model: &Model, id: TypeId) -> impl Iterator<Item = TypeId> {
    std::iter::successors(Some(id), |at| match model[*at].base() {
        TypeRef::Type(base) => Some(base),
        TypeRef::Builtin(_) => None,
    })
}

fn element_types(model: &Model) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    for complex in model.types.iter().filter_map(|ty| ty.complex()) {
        if let Content::Particle(particle) = &complex.content {
            visit_elements(model, particle, &mut |ty| found.extend(id(ty)));
        }
    }
    found.extend(model.elements.iter().filter_map(|element| id(element.type_ref)));
    found
}

fn id(ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Type(id) => Some(id),
        TypeRef::Builtin(_) => None,
    }
}

/// The types of all elements of a content, those that may stand in the place of others among them.
fn visit_elements(model: &Model, particle: &Particle, found: &mut impl FnMut(TypeRef)) {
    match &particle.term {
        Term::Element(element) => match element.global {
            Some(head) => model.substitutes(head).into_iter().for_each(|id| found(model[id].type_ref)),
            None => found(element.type_ref),
        },
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            for part in parts {
                visit_elements(model, part, found);
            }
        }
        Term::Any(_) => {}
    }
}

/// What documents that begin with these types can have in them: the types of elements with all that are derived from
/// them, of attributes and texts, and the bases of all.
fn reach_from(model: &Model, seeds: impl Iterator<Item = TypeId>) -> BTreeSet<TypeId> {
    reach_with(model, seeds, |_| true)
}

/// The same, of the derived types those alone that are `wanted`.
fn reach_with(
    model: &Model,
    seeds: impl Iterator<Item = TypeId>,
    wanted: impl Fn(&TypeId) -> bool,
) -> BTreeSet<TypeId> {
    let mut found: BTreeSet<TypeId> = seeds.collect();
    let mut next: Vec<TypeId> = found.iter().copied().collect();
    while let Some(at) = next.pop() {
        let mut add = |id: TypeId| {
            if found.insert(id) {
                next.push(id);
            }
        };
        model[at].base().type_id().into_iter().for_each(&mut add);
        match &model[at].definition {
            TypeDefinition::Simple(simple) => match &simple.variety {
                Variety::Atomic(_) => {}
                Variety::List { item } => item.type_id().into_iter().for_each(&mut add),
                Variety::Union { members } => members.iter().filter_map(|ty| ty.type_id()).for_each(&mut add),
            },
            TypeDefinition::Complex(complex) => visit_parts(model, complex, &mut |ty, is_element| {
                let Some(id) = ty.type_id() else { return };
                add(id);
                if is_element {
                    model.derived_types(id).into_iter().filter(&wanted).for_each(&mut add);
                }
            }),
        }
    }
    found
}

/// The types of everything in a complex type; those of elements marked.
fn visit_parts(model: &Model, complex: &ComplexType, found: &mut impl FnMut(TypeRef, bool)) {
    match &complex.content {
        Content::Empty => {}
        Content::Simple(text) => found(*text, false),
        Content::Particle(particle) => visit_elements(model, particle, &mut |ty| found(ty, true)),
    }
    for attribute in &complex.attributes {
        found(attribute.type_ref, false);
    }
}

impl TypeRef {
    fn type_id(self) -> Option<TypeId> {
        id(self)
    }
}

/// The types and elements that a configuration uses.
#[derive(Default)]
pub(super) struct Used {
    types: BTreeSet<Key>,
    elements: BTreeSet<Key>,
    /// The types whose enumerations are open wherever they are used.
    open: BTreeSet<Key>,
    closed: BTreeSet<Key>,
    /// The types that a module leaves out.
    skipped: BTreeSet<Key>,
}

impl Used {
    /// Adds what one configured module uses: what is selected, and the bases from which it inherits.
    pub(super) fn add(&mut self, model: &Model, selection: &Selection, is_open: bool) {
        let selected = |id: &TypeId| selection.has_type(*id);
        let seeds = model.types().map(|(id, _)| id).filter(selected);
        self.skipped.extend(selection.skipped.iter().filter_map(|id| Key::of(&model[*id])));
        for id in reach_with(model, seeds, selected) {
            let Some(key) = Key::of(&model[id]) else { continue };
            let enums = if is_open { &mut self.open } else { &mut self.closed };
            enums.insert(key.clone());
            self.types.insert(key);
        }
        for (index, element) in model.elements.iter().enumerate() {
            if ElementId::new(index).is_some_and(|id| selection.has_element(id)) {
                self.elements.insert(element_key(&element.name, element.namespace.clone()));
            }
        }
    }

    /// Adds what users get with the new set: new versions of what is used, and what is reached from all of that. Messages
    /// are not, for being commands like those in use.
    pub(super) fn follow(&mut self, old: &Model, new: &Model, habits: &Habits<'_>) {
        let family = |key: &Key| (key.namespace.clone(), habits.versions.take(&key.name).stem.into_owned());
        let families: BTreeSet<_> = self.types.iter().map(family).collect();
        let known: BTreeSet<Key> = old.types.iter().filter_map(|ty| Key::of(ty)).collect();
        let is_used = |key: &Key| {
            let is_version = || families.contains(&family(key));
            self.types.contains(key) || (!known.contains(key) && is_version())
        };
        let types = new.types().filter(|(_, ty)| Key::of(ty).is_some_and(|key| is_used(&key)));
        let used = |element: &&crate::model::Element| {
            self.elements.contains(&element_key(&element.name, element.namespace.clone()))
        };
        let elements = new.elements.iter().filter(used).filter_map(|element| id(element.type_ref));
        let facts = Facts::of(new, habits);
        let is_skipped = |id: &TypeId| Key::of(&new[*id]).is_some_and(|key| self.skipped.contains(&key));
        let wanted = |id: &TypeId| !facts.is_message(*id) && !is_skipped(id);
        let in_elements =
            elements.flat_map(|id| std::iter::once(id).chain(new.derived_types(id).into_iter().filter(wanted)));
        let seeds: BTreeSet<TypeId> = types.map(|(id, _)| id).chain(in_elements).collect();
        let reached = reach_with(new, seeds.into_iter(), wanted);
        self.types.extend(reached.into_iter().filter_map(|id| Key::of(&new[id])));
    }

    pub(super) fn has_type(&self, key: &Key) -> bool {
        self.types.contains(key)
    }

    pub(super) fn has_element(&self, key: &Key) -> bool {
        self.elements.contains(key)
    }

    pub(super) fn is_open(&self, key: &Key) -> bool {
        self.open.contains(key) && !self.closed.contains(key)
    }
}

/// The key of a global element.
pub(super) fn element_key(name: &Str, namespace: Option<Str>) -> Key {
    Key { name: name.clone(), namespace }
}
