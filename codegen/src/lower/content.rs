//! Content models: fields of structs, variants of enums, and the groups between.
//!
//! In come contents, which are taken in their normal form; out go fields, with an item of its own for each group that is
//! left.

use std::sync::Arc;

use super::substitutes::{self, Reference};
use super::{GroupKey, Lower, types};
use crate::diagnostics::Place;
use crate::ir::{Block, Field, FieldKind, Item, ItemId, ItemKind, ModuleId, Origin, Record, Ty, Wrapper, words};
use crate::model::normal::{self, Bounds, Branch, Order, Part};
use crate::model::{ElementUse, FileId, Owner, Particle, Term, Wildcard};

impl Bounds {
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

/// A particle where it stands.
#[derive(Clone, Copy)]
struct Placed<'p> {
    particle: &'p Arc<Particle>,
    bounds: Bounds,
    /// Whether it takes the place of a group whose only part it is: then it is not the same as elsewhere.
    is_merged: bool,
}

impl<'p> Placed<'p> {
    fn of(particle: &'p Arc<Particle>) -> Self {
        Self { particle, bounds: Bounds::of(particle), is_merged: false }
    }
}

impl Lower<'_> {
    /// The fields of a type's whole content.
    pub(super) fn top(&mut self, particle: &Arc<Particle>, item: ItemId) -> Vec<Field> {
        // Most parts of a content are one field each.
        let mut fields = match &particle.term {
            Term::Sequence(children) | Term::All(children) => Vec::with_capacity(children.len()),
            Term::Element(_) | Term::Choice(_) | Term::Any(_) => Vec::new(),
        };
        match &particle.term {
            Term::All(children) if !is_all_or_nothing(particle) => {
                for child in children {
                    self.add_fields(Placed::of(child), item, &mut fields);
                }
            }
            _ => self.add_fields(Placed::of(particle), item, &mut fields),
        }
        fields
    }

    /// Adds what a particle of a sequence becomes.
    fn add_fields(&mut self, placed: Placed<'_>, item: ItemId, fields: &mut Vec<Field>) {
        self.nesting += 1;
        self.add_part(placed, item, fields);
        self.nesting -= 1;
    }

    fn add_part(&mut self, placed: Placed<'_>, item: ItemId, fields: &mut Vec<Field>) {
        let Placed { particle, bounds, .. } = placed;
        if !self.can_stand(particle) || self.leaves_nothing(particle) {
            return self.part_left_out(particle);
        }
        match normal::part(particle, bounds) {
            Part::Nothing => {}
            Part::Element(element) => fields.extend(self.element(element, &particle.place, bounds)),
            Part::Any(wildcard) => fields.push(any(wildcard, bounds, particle)),
            Part::InPlace(children) => {
                for child in children {
                    self.add_fields(Placed::of(child), item, fields);
                }
            }
            Part::Merged(particle, bounds) => {
                self.add_fields(Placed { particle, bounds, is_merged: true }, item, fields);
            }
            Part::Group(order, children) => fields.push(self.group(placed, (order, children), item)),
        }
    }

    /// The field of an element that is declared or referred to at this place.
    pub(super) fn element(&mut self, element: &ElementUse, place: &Place, bounds: Bounds) -> Option<Field> {
        match self.reference(element, place) {
            Reference::Plain => {}
            Reference::OneOf(item) => {
                return Some(substitutes::field(element, item, bounds.wrapper(false), bounds.min == 0));
            }
            Reference::Impossible => {
                if bounds.min > 0 {
                    self.not_selected(element, place);
                }
                return None;
            }
        }
        self.check_value(element.nillable, element.type_ref, element.block, &element.name, place);
        let declared = element.global.map_or(place, |global| &self.model[global].place);
        let ty = self.element_ty(element.type_ref, element.block, place);
        Some(Field {
            kind: FieldKind::Element(self.xml_name(element.namespace.as_ref(), &element.name)),
            wrapper: bounds.wrapper(element.nillable),
            beside_nil: if element.nillable { self.beside_nil(element.type_ref, ty) } else { None },
            boxed: false,
            ty,
            optional: bounds.min == 0,
            value: self.value(element.type_ref, element.value.as_deref(), declared).map(Box::new),
            identity: self.identity(&element.constraints),
            block: self.blocks(element.type_ref, element.block),
            docs: element.docs.clone(),
        })
    }

    /// A field for a group that is an item of its own. A choice is left out as a whole where a branch is nothing.
    fn group(&mut self, placed: Placed<'_>, (order, children): (Order, &[Arc<Particle>]), item: ItemId) -> Field {
        let Placed { particle, mut bounds, .. } = placed;
        if order == Order::Choice
            && children.iter().any(|branch| normal::is_raised(branch) || self.may_leave_nothing(branch))
        {
            bounds.min = 0;
        }
        let group = self.group_item(placed, (order, children), item);
        Field {
            kind: FieldKind::Group(self.words(particle).into()),
            wrapper: bounds.wrapper(false),
            beside_nil: None,
            boxed: false,
            ty: Ty::Item(group),
            optional: bounds.min == 0,
            value: None,
            identity: None,
            block: Block::default(),
            docs: particle.docs.clone(),
        }
    }

    fn group_item(
        &mut self,
        Placed { particle, is_merged, .. }: Placed<'_>,
        (order, children): (Order, &[Arc<Particle>]),
        item: ItemId,
    ) -> ItemId {
        // Particles live as long as the model, so an address is a name.
        let address = std::ptr::from_ref(&**particle).addr();
        let key = particle.group.map_or(GroupKey::Part(address), GroupKey::Named);
        let shared = particle.group.is_some() || (!is_merged && Arc::strong_count(particle) > 1);
        if shared && let Some(&known) = self.groups.get(&key) {
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
        self.ir[group].kind = match order {
            Order::Choice => self.choice(children, group),
            Order::Sequence => self.parts(children, group, false),
            Order::All => self.parts(children, group, true),
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
        let mut fields = Vec::with_capacity(children.len());
        for child in children {
            self.add_fields(Placed::of(child), item, &mut fields);
        }
        let elements = types::common_namespace(&fields);
        ItemKind::Record(Record { name: None, elements, all, is_group: true, fields })
    }

    /// The variants of a choice.
    pub(super) fn variants(&mut self, branches: &[Arc<Particle>], item: ItemId) -> Vec<Field> {
        let mut variants = Vec::with_capacity(branches.len());
        self.nesting += 1;
        for branch in branches {
            if !self.can_stand(branch) || self.leaves_nothing(branch) {
                self.part_left_out(branch);
                continue;
            }
            let (kind, bounds) = normal::branch(branch);
            match kind {
                Branch::InPlace(branches) => variants.extend(self.variants(branches, item)),
                // What cannot stand is no branch.
                Branch::Element(element) if matches!(self.reference(element, &branch.place), Reference::Impossible) => {
                }
                Branch::Element(element) => variants.extend(self.element(element, &branch.place, bounds)),
                Branch::Any(wildcard) => variants.push(any(wildcard, bounds, branch)),
                Branch::Group(order, children) => {
                    let placed = Placed { bounds, ..Placed::of(branch) };
                    variants.push(self.group(placed, (order, children), item));
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
        let is_choice = matches!(particle.term, Term::Choice(_));
        words::group(first_name(particle), if is_choice { &self.settings.choice_suffix } else { words::GROUP })
    }
}

pub(super) fn any(wildcard: &Wildcard, bounds: Bounds, particle: &Particle) -> Field {
    Field {
        kind: FieldKind::Any(Box::new(types::wildcard(wildcard))),
        wrapper: bounds.wrapper(false),
        beside_nil: None,
        boxed: false,
        ty: Ty::OpenElement,
        optional: bounds.min == 0,
        value: None,
        identity: None,
        block: Block::default(),
        docs: particle.docs.clone(),
    }
}

/// Whether this is an `all` that may be left out, but only as a whole: some of its elements are required in it.
pub(super) fn is_all_or_nothing(particle: &Particle) -> bool {
    let Term::All(children) = &particle.term else { return false };
    particle.min == 0 && children.iter().any(|child| child.min > 0)
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
