//! Content models: fields of structs, variants of enums, and the groups between.
//!
//! A sequence that stands once is its fields in place; any other group is an item of its own. Groups are simplified
//! where that changes no document: a choice of one branch is that branch, a choice in a choice is one choice, and a
//! choice with branches that may be empty is an optional choice.

use std::sync::Arc;

use super::substitutes::{self, Reference};
use super::{GroupKey, Lower, types, xml_name};
use crate::ir::{
    Block, Field, FieldKind, Identity, Item, ItemId, ItemKind, ModuleId, Origin, Record, Ty, Wrapper, words,
};
use crate::model::{ElementUse, FileId, Owner, Particle, Term, Wildcard};

/// How often something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    min: u32,
    max: Option<u32>,
}

pub(super) const ONCE: Bounds = Bounds { min: 1, max: Some(1) };

impl Bounds {
    fn of(particle: &Particle) -> Self {
        Self { min: particle.min, max: particle.max }
    }

    fn wrapper(self, nillable: bool) -> Wrapper {
        match (self.min, self.max, nillable) {
            (0, Some(1), false) => Wrapper::Optional,
            (0, Some(1), true) => Wrapper::Tri,
            (1, Some(1), false) => Wrapper::One,
            (1, Some(1), true) => Wrapper::Nillable,
            (min, max, nillable) => Wrapper::many(min, max, nillable),
        }
    }
}

impl Lower<'_> {
    /// The fields of a type's whole content.
    pub(super) fn top(&mut self, particle: &Arc<Particle>, item: ItemId) -> Vec<Field> {
        let mut fields = Vec::new();
        match &particle.term {
            Term::All(children) if !is_all_or_nothing(particle) => {
                for child in children {
                    self.add_fields(child, item, &mut fields);
                }
            }
            _ => self.add_fields(particle, item, &mut fields),
        }
        fields
    }

    /// Adds what a particle of a sequence becomes.
    fn add_fields(&mut self, particle: &Arc<Particle>, item: ItemId, fields: &mut Vec<Field>) {
        self.nesting += 1;
        self.add_part(particle, item, fields);
        self.nesting -= 1;
    }

    fn add_part(&mut self, particle: &Arc<Particle>, item: ItemId, fields: &mut Vec<Field>) {
        let bounds = Bounds::of(particle);
        if !self.can_stand(particle) || self.leaves_nothing(particle) {
            return self.part_left_out(particle);
        }
        match &particle.term {
            Term::Element(element) => fields.extend(self.element(element, bounds)),
            Term::Any(wildcard) => fields.push(any(wildcard, bounds, particle)),
            Term::Sequence(children) | Term::All(children) if bounds == ONCE => {
                for child in children {
                    self.add_fields(child, item, fields);
                }
            }
            Term::Sequence(children) | Term::Choice(children) if children.len() == 1 => {
                match product(bounds, Bounds::of(&children[0])) {
                    Some(both) => {
                        let child = Particle { min: both.min, max: both.max, ..Particle::clone(&children[0]) };
                        self.add_fields(&Arc::new(child), item, fields);
                    }
                    None => fields.push(self.group(particle, bounds, item)),
                }
            }
            Term::Sequence(children) | Term::All(children) | Term::Choice(children) if children.is_empty() => {}
            Term::Sequence(_) | Term::All(_) | Term::Choice(_) => fields.push(self.group(particle, bounds, item)),
        }
    }

    pub(super) fn element(&mut self, element: &ElementUse, bounds: Bounds) -> Option<Field> {
        match self.reference(element) {
            Reference::Plain => {}
            Reference::OneOf(item) => {
                return Some(substitutes::field(element, item, bounds.wrapper(false), bounds.min == 0));
            }
            Reference::Impossible => {
                if bounds.min > 0 {
                    self.not_selected(element);
                }
                return None;
            }
        }
        self.check_value(element.nillable, element.type_ref, &element.block, &element.name, &element.place);
        let declared = element.global.map_or(&element.place, |global| &self.model[global].place);
        let ty = self.element_ty(element.type_ref, &element.block, &element.place);
        Some(Field {
            kind: FieldKind::Element(xml_name(element.namespace.as_ref(), &element.name)),
            wrapper: bounds.wrapper(element.nillable),
            beside_nil: if element.nillable { self.beside_nil(element.type_ref, ty) } else { None },
            boxed: false,
            ty,
            optional: bounds.min == 0,
            value: self.value(element.type_ref, element.value.as_ref(), declared),
            identity: self.identity(&element.constraints),
            block: self.blocks(element.type_ref, &element.block),
            docs: element.docs.clone(),
        })
    }

    /// A field for a group that is an item of its own. A choice is left out as a whole where a branch is nothing.
    fn group(&mut self, particle: &Arc<Particle>, mut bounds: Bounds, item: ItemId) -> Field {
        if let Term::Choice(branches) = &particle.term
            && branches.iter().any(|branch| is_raised(branch) || self.leaves_nothing(branch))
        {
            bounds.min = 0;
        }
        let group = self.group_item(particle, item);
        Field {
            kind: FieldKind::Group(self.words(particle)),
            wrapper: bounds.wrapper(false),
            beside_nil: None,
            boxed: false,
            ty: Ty::Item(group),
            optional: bounds.min == 0,
            value: None,
            identity: Identity::default(),
            block: Block::default(),
            docs: particle.docs.clone(),
        }
    }

    fn group_item(&mut self, particle: &Arc<Particle>, item: ItemId) -> ItemId {
        // Particles live as long as the model, so an address is a name. Those that are made here are not shared.
        let address = std::ptr::from_ref(&**particle).addr();
        let key = particle.group.map_or(GroupKey::Part(address), GroupKey::Named);
        let shared = particle.group.is_some() || Arc::strong_count(particle) > 1;
        if let Some(&known) = self.groups.get(&key).filter(|_| shared) {
            return known;
        }
        let (module, file, origin) = self.origin(particle, item);
        let group = self.push(Item {
            module,
            file,
            place: particle.place.clone(),
            docs: particle.docs.clone(),
            origin,
            kind: ItemKind::Unused,
        });
        if shared {
            self.groups.insert(key, group);
        }
        self.ir[group].kind = match &particle.term {
            Term::Choice(branches) => self.choice(branches, group),
            Term::Sequence(children) => self.parts(children, group, false),
            Term::All(children) => self.parts(children, group, true),
            Term::Element(_) | Term::Any(_) => {
                self.internal("an element or wildcard is no group", Some(&particle.place));
                ItemKind::Unused
            }
        };
        group
    }

    /// Where a group is defined, and what names it: the named group that it is or is in, else the type that it is in.
    fn origin(&mut self, particle: &Particle, item: ItemId) -> (ModuleId, FileId, Origin) {
        let (named, words) = match (particle.group, particle.origin) {
            (Some(id), _) => (id, String::new()),
            (None, Owner::Group(id)) => (id, self.words(particle)),
            (None, owner) => {
                let of = if let Owner::Type(id) = owner { self.item(id) } else { item };
                return (self.ir[of].module, self.ir[of].file, Origin::Part { of, words: self.words(particle) });
            }
        };
        let group = &self.model[named];
        (self.module(group.namespace.as_ref()), group.file, Origin::Named { name: group.name.clone(), words })
    }

    fn parts(&mut self, children: &[Arc<Particle>], item: ItemId, all: bool) -> ItemKind {
        let mut fields = Vec::new();
        for child in children {
            self.add_fields(child, item, &mut fields);
        }
        let elements = types::common_namespace(&fields);
        ItemKind::Record(Record { name: None, elements, all, is_group: true, fields })
    }

    /// The variants of a choice.
    pub(super) fn variants(&mut self, branches: &[Arc<Particle>], item: ItemId) -> Vec<Field> {
        let mut variants = Vec::new();
        self.nesting += 1;
        for branch in branches {
            let mut bounds = Bounds::of(branch);
            if !self.can_stand(branch) || self.leaves_nothing(branch) {
                self.part_left_out(branch);
                continue;
            }
            if can_be_raised(branch) {
                bounds.min = 1;
            }
            match &branch.term {
                Term::Choice(inner) if bounds == ONCE => variants.extend(self.variants(inner, item)),
                Term::Sequence(children) if bounds == ONCE && children.len() == 1 => {
                    variants.extend(self.variants(children, item));
                }
                // What cannot stand is no branch.
                Term::Element(element) if matches!(self.reference(element), Reference::Impossible) => {}
                Term::Element(element) => variants.extend(self.element(element, bounds)),
                Term::Any(wildcard) => variants.push(any(wildcard, bounds, branch)),
                Term::Sequence(_) | Term::All(_) | Term::Choice(_) => {
                    variants.push(self.group(branch, bounds, item));
                }
            }
        }
        self.nesting -= 1;
        variants
    }

    /// The words that name a group: those of a named one, else of the first element in it.
    fn words(&self, particle: &Particle) -> String {
        if let Some(group) = particle.group {
            return self.model[group].name.to_string();
        }
        words::group(first_name(particle), matches!(particle.term, Term::Choice(_)))
    }
}

pub(super) fn any(wildcard: &Wildcard, bounds: Bounds, particle: &Particle) -> Field {
    Field {
        kind: FieldKind::Any(types::wildcard(wildcard)),
        wrapper: bounds.wrapper(false),
        beside_nil: None,
        boxed: false,
        ty: Ty::OpenElement,
        optional: bounds.min == 0,
        value: None,
        identity: Identity::default(),
        block: Block::default(),
        docs: particle.docs.clone(),
    }
}

/// Whether this is an `all` that may be left out, but only as a whole: some of its elements are required in it.
pub(super) fn is_all_or_nothing(particle: &Particle) -> bool {
    let Term::All(children) = &particle.term else { return false };
    particle.min == 0 && children.iter().any(|child| child.min > 0)
}

/// Whether a branch of a choice may be empty, and can be made not to be by raising its bound: the choice then is what
/// may be empty.
fn can_be_raised(branch: &Particle) -> bool {
    branch.min == 0 && matches!(branch.term, Term::Element(_) | Term::Any(_))
}

/// Whether a branch of a choice is one that may be empty and is not there, or has such: the branches that become those of
/// the choice around it.
fn is_raised(branch: &Particle) -> bool {
    match &branch.term {
        Term::Choice(branches) if Bounds::of(branch) == ONCE => branches.iter().any(|branch| is_raised(branch)),
        Term::Sequence(parts) if Bounds::of(branch) == ONCE && parts.len() == 1 => is_raised(&parts[0]),
        _ => can_be_raised(branch),
    }
}

/// How often the only part of a group stands, where one pair of bounds can say it.
fn product(outer: Bounds, inner: Bounds) -> Option<Bounds> {
    match (outer, inner) {
        (ONCE, other) | (other, ONCE) => Some(other),
        (Bounds { min: 0, max: Some(1) }, Bounds { min: 0 | 1, max }) => Some(Bounds { min: 0, max }),
        _ => None,
    }
}

fn first_name(particle: &Particle) -> Option<&str> {
    match &particle.term {
        Term::Element(element) => Some(&element.name),
        Term::Sequence(children) | Term::All(children) | Term::Choice(children) => {
            children.iter().find_map(|child| first_name(child))
        }
        Term::Any(_) => None,
    }
}
