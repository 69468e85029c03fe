//! What types and documents have in them.

use std::collections::BTreeSet;

use super::patterns::Matches;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{
    ComplexType, Content, ElementId, Model, Owner, Particle, Term, Type, TypeDefinition, TypeId, TypeName, TypeRef,
    Variety,
};

/// What is kept so far.
pub(super) struct Reach<'a> {
    model: &'a Model,
    skipped: &'a Matches<'a>,
    kept: Vec<bool>,
    /// Those kept that were not yet looked into.
    next: Vec<TypeId>,
    problems: Diagnostics,
    /// The types of which it was said that they are needed: once each is enough.
    reported: BTreeSet<TypeId>,
}

/// What a type has in it.
enum Part {
    /// The type of an element.
    Element(TypeId),
    /// One of the elements that may stand for this one.
    OneOf(ElementId),
    /// Another type: of an attribute, a text, an item, or around an anonymous one.
    Other(TypeId),
}

impl<'a> Reach<'a> {
    pub(super) fn new(model: &'a Model, skipped: &'a Matches<'a>) -> Self {
        let kept = vec![false; model.types.len()];
        Self { model, skipped, kept, next: Vec::new(), problems: Diagnostics::new(), reported: BTreeSet::new() }
    }

    /// Keeps types with all that they reach.
    pub(super) fn types(&mut self, roots: &BTreeSet<TypeId>) {
        for &id in roots {
            self.keep(id, "");
        }
        self.follow(&BTreeSet::new());
    }

    /// Keeps what documents reach; of the types that `xsi:type` chooses from, only those kept where `roots` are among
    /// them.
    pub(super) fn documents(&mut self, documents: &BTreeSet<ElementId>, roots: &BTreeSet<TypeId>) {
        for &id in documents {
            let element = &self.model[id];
            if let TypeRef::Type(ty) = element.type_ref {
                self.element(ty, &element.name, roots);
            }
        }
        self.follow(roots);
    }

    /// What is kept, and what is wrong with that.
    pub(super) fn finish(self) -> (Vec<bool>, Diagnostics) {
        (self.kept, self.problems)
    }

    fn follow(&mut self, choosing: &BTreeSet<TypeId>) {
        let model = self.model;
        while let Some(at) = self.next.pop() {
            let by = name(model, at);
            for part in parts(model, &model[at]) {
                match part {
                    Part::Element(id) => self.element(id, &by, choosing),
                    Part::OneOf(head) => self.substitutes(head, &by, choosing),
                    Part::Other(id) => self.keep(id, &by),
                }
            }
        }
    }

    /// Keeps the type of an element, and those that may stand in for it.
    fn element(&mut self, id: TypeId, by: &str, choosing: &BTreeSet<TypeId>) {
        let model = self.model;
        let Some(complex) = model[id].complex() else { return self.keep(id, by) };
        if complex.is_abstract {
            // An enum over the others; there is nothing in it.
            if !self.is_needed(id, by) {
                return;
            }
            self.kept[id.index()] = true;
        } else {
            self.keep(id, by);
        }
        let instances = model.instance_types(id);
        if instances.iter().any(|instance| *instance != id && choosing.contains(instance)) {
            return;
        }
        let wanted: Vec<TypeId> = instances.iter().copied().filter(|id| !self.is_skipped(*id)).collect();
        if wanted.is_empty()
            && let Some(rule) = instances.first().and_then(|id| self.skipped.types.get(id))
        {
            let problem = ConfigProblem::SkippedAll { name: name(model, id), by: by.to_owned() };
            self.problems.push(Diagnostic::error(problem, rule.at.clone()));
        }
        for id in wanted {
            self.keep(id, by);
        }
    }

    /// Keeps the types of the elements that may stand for one; those that are skipped are left out.
    fn substitutes(&mut self, head: ElementId, by: &str, choosing: &BTreeSet<TypeId>) {
        let model = self.model;
        for id in model.substitutes(head) {
            if let TypeRef::Type(ty) = model[id].type_ref
                && !self.skipped.elements.contains_key(&id)
                && (id == head || !self.is_skipped(ty))
            {
                self.element(ty, by, choosing);
            }
        }
    }

    fn keep(&mut self, id: TypeId, by: &str) {
        if !self.kept[id.index()] && self.is_needed(id, by) {
            self.kept[id.index()] = true;
            self.next.push(id);
        }
    }

    fn is_skipped(&self, id: TypeId) -> bool {
        self.skipped.types.contains_key(&id)
    }

    /// Whether a type that something needs is not skipped, which is a problem.
    fn is_needed(&mut self, id: TypeId, by: &str) -> bool {
        let Some(rule) = self.skipped.types.get(&id) else { return true };
        if self.reported.insert(id) {
            let problem = ConfigProblem::SkippedNeeded { name: name(self.model, id), by: by.to_owned() };
            self.problems.push(Diagnostic::error(problem, rule.at.clone()));
        }
        false
    }
}

/// A type as it is called; an anonymous one by what is around it.
fn name(model: &Model, mut id: TypeId) -> String {
    loop {
        match &model[id].name {
            TypeName::Named(name) => return name.to_string(),
            TypeName::Anonymous { owner, .. } => match owner {
                Owner::Type(owner) => id = *owner,
                Owner::Element(owner) => return model[*owner].name.to_string(),
                Owner::Attribute(owner) => return model[*owner].name.to_string(),
                Owner::Group(owner) => return model[*owner].name.to_string(),
                Owner::AttributeGroup(owner) => return model[*owner].name.to_string(),
            },
        }
    }
}

/// The types of all elements of a model, global and local.
pub(super) fn element_types(model: &Model) -> BTreeSet<TypeId> {
    let global = model.elements.iter().filter_map(|element| type_id(element.type_ref));
    let local = model.types.iter().flat_map(|ty| parts(model, ty)).filter_map(|part| match part {
        Part::Element(id) => Some(id),
        // Global, all of them.
        Part::OneOf(_) | Part::Other(_) => None,
    });
    global.chain(local).collect()
}

/// The types of elements below a document whose type is this, itself included, as they are declared: not what only
/// derived types have.
pub(super) fn declared(model: &Model, ty: TypeId) -> impl Iterator<Item = TypeId> {
    let mut found = BTreeSet::from([ty]);
    let mut next = vec![ty];
    while let Some(at) = next.pop() {
        for part in parts(model, &model[at]) {
            let types = match part {
                Part::Element(id) => vec![id],
                Part::OneOf(head) => {
                    model.substitutes(head).into_iter().filter_map(|id| type_id(model[id].type_ref)).collect()
                }
                Part::Other(_) => Vec::new(),
            };
            next.extend(types.into_iter().filter(|id| found.insert(*id)));
        }
    }
    found.into_iter()
}

/// What a type has in it.
fn parts(model: &Model, ty: &Type) -> Vec<Part> {
    let mut found = Vec::new();
    // The names of parts begin with that of the type around them.
    let mut around = |owner: Owner, found: &mut Vec<Part>| match owner {
        Owner::Type(owner) if model[owner].global_name().is_none() => found.push(Part::Other(owner)),
        _ => {}
    };
    if let TypeName::Anonymous { owner, .. } = ty.name {
        around(owner, &mut found);
    }
    match &ty.definition {
        TypeDefinition::Simple(simple) => match &simple.variety {
            Variety::Atomic(_) => {}
            Variety::List { item } => found.extend(type_id(*item).map(Part::Other)),
            Variety::Union { members } => {
                // A restriction is one of the union, which has the members.
                found.extend(model.union(simple.base).map(Part::Other));
                found.extend(members.iter().filter_map(|member| type_id(*member)).map(Part::Other));
            }
        },
        TypeDefinition::Complex(complex) => complex_parts(model, complex, &mut found, &mut around),
    }
    found
}

fn complex_parts(
    model: &Model,
    complex: &ComplexType,
    found: &mut Vec<Part>,
    around: &mut impl FnMut(Owner, &mut Vec<Part>),
) {
    match &complex.content {
        Content::Empty => {}
        Content::Simple(text) => found.extend(type_id(*text).map(Part::Other)),
        Content::Particle(particle) => particle_parts(model, particle, found, around),
    }
    found.extend(complex.attributes.iter().filter_map(|attribute| type_id(attribute.type_ref)).map(Part::Other));
}

/// Contents are no deeper than `resolve` allows.
fn particle_parts(
    model: &Model,
    particle: &Particle,
    found: &mut Vec<Part>,
    around: &mut impl FnMut(Owner, &mut Vec<Part>),
) {
    match &particle.term {
        Term::Element(element) => match element.global {
            Some(head) if !model[head].substitution_members.is_empty() => found.push(Part::OneOf(head)),
            _ => found.extend(type_id(element.type_ref).map(Part::Element)),
        },
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            around(particle.origin, found);
            for part in parts {
                particle_parts(model, part, found, around);
            }
        }
        Term::Any(_) => {}
    }
}

fn type_id(ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Builtin(_) => None,
        TypeRef::Type(id) => Some(id),
    }
}
