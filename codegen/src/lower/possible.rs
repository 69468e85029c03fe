//! What can stand in a document at all: an element of an abstract type from which nothing concrete is derived cannot, nor
//! can a type that must hold such an element, or itself.
//!
//! In comes the model, whatever is selected of it; out goes which types have a value, the least set for which this holds:
//! all that must stand in a type can, and so does one branch of each choice. Each part of a content is looked at once, and
//! counts down what it waits for, so that it takes time linear in the schema.

use std::collections::HashMap;
use std::sync::Arc;

use super::{GroupKey, Lower};
use crate::diagnostics::{Diagnostic, LoweringProblem, Place};
use crate::model::{
    ComplexType, Content, Derivation, Derivations, ElementId, ElementUse, Model, Particle, Term, TypeId, TypeRef,
};

/// A type, as elements have it that block these derivations, and that may be nil or not.
type As = (TypeId, Derivations, bool);

/// Which types have values, and which elements may stand.
pub(super) struct Possible {
    /// For every type whether a value of just that can be.
    types: Vec<bool>,
    /// For every type, as elements that block these derivations have it, whether an element can stand.
    elements: HashMap<As, bool>,
    /// For every global element that contents refer to, whether it or one that substitutes it can stand.
    heads: HashMap<ElementId, bool>,
    /// Whether everything is possible, as in nearly all schemas.
    all: bool,
}

impl Possible {
    pub(super) fn of(model: &Model, limit: u64) -> Self {
        let mut search = Search::new(model, limit);
        search.add_types();
        search.solve();
        let is_possible = |node: &usize| search.waits[*node] == 0;
        let types: Vec<bool> = (0..model.types.len()).map(|node| is_possible(&node)).collect();
        let elements: HashMap<_, _> = search.elements.iter().map(|(key, node)| (*key, is_possible(node))).collect();
        let heads = search.heads.iter().map(|(head, node)| (*head, node.as_ref().is_none_or(is_possible))).collect();
        let all = search.waits.iter().all(|waits| *waits == 0);
        Self { types, elements, heads, all }
    }

    /// Whether a value of just this type can be.
    pub(super) fn has_values(&self, id: TypeId) -> bool {
        self.types[id.index()]
    }

    /// Whether an element of this type can stand.
    fn can_stand(&self, ty: TypeRef, block: Derivations, nillable: bool) -> bool {
        match ty {
            TypeRef::Builtin(_) => true,
            TypeRef::Type(id) => self.elements.get(&(id, said(block), nillable)).copied().unwrap_or(true),
        }
    }
}

impl Lower<'_> {
    /// Whether a part of a content can stand, where it must or may.
    pub(super) fn can_stand(&self, particle: &Particle) -> bool {
        let must_and_cannot = |part: &Arc<Particle>| part.min > 0 && !self.can_stand(part);
        self.possible.all
            || match &particle.term {
                Term::Element(element) => self.element_can_stand(element),
                Term::Any(_) => true,
                Term::Sequence(parts) | Term::All(parts) => !parts.iter().any(must_and_cannot),
                Term::Choice(parts) => !parts.iter().all(must_and_cannot),
            }
    }

    /// Whether all that could stand in a part of a content cannot, while the part may be absent.
    pub(super) fn leaves_nothing(&self, particle: &Particle) -> bool {
        if self.possible.all {
            return false;
        }
        match &particle.term {
            _ if !self.can_stand(particle) => particle.min == 0,
            Term::Choice(parts) => {
                let is_nothing = |part: &Arc<Particle>| !self.can_stand(part) || self.leaves_nothing(part);
                parts.iter().all(is_nothing)
            }
            _ => false,
        }
    }

    /// Whether a branch of a choice leaves nothing, or is a choice with a branch that does: the choice may be empty then.
    pub(super) fn may_leave_nothing(&self, branch: &Particle) -> bool {
        let has_such = || match &branch.term {
            Term::Choice(branches) => branches.iter().any(|branch| self.may_leave_nothing(branch)),
            Term::Sequence(parts) | Term::All(parts) => parts.len() == 1 && self.may_leave_nothing(&parts[0]),
            Term::Element(_) | Term::Any(_) => false,
        };
        self.leaves_nothing(branch) || has_such()
    }

    fn element_can_stand(&self, element: &ElementUse) -> bool {
        self.possible.all
            || match element.global {
                Some(head) => self.possible.heads.get(&head).copied().unwrap_or(true),
                None => self.possible.can_stand(element.type_ref, element.block, element.nillable),
            }
    }

    /// Whether a global element can stand, and is not only known for its substitutes.
    pub(super) fn global_can_stand(&self, id: ElementId) -> bool {
        let element = &self.model[id];
        let can_stand = || self.possible.can_stand(element.type_ref, element.block, element.nillable);
        self.possible.all || !element.is_abstract && can_stand()
    }

    /// An element that can be nil and nothing else would need a type without values.
    pub(super) fn check_value(&mut self, nillable: bool, ty: TypeRef, block: Derivations, name: &str, place: &Place) {
        if nillable && !self.possible.can_stand(ty, block, false) {
            self.problem(LoweringProblem::OnlyNil { name: name.to_owned() }, place);
        }
    }

    /// Tells of the elements that keep a part of a content from standing, which is left out.
    pub(super) fn part_left_out(&mut self, particle: &Particle) {
        match &particle.term {
            Term::Element(element) if !self.element_can_stand(element) => {
                let head = element.global.map(|head| &self.model[head]);
                let reason = match head {
                    Some(head) if head.is_abstract && head.substitution_members.is_empty() => NO_SUBSTITUTE,
                    _ => self.reason(element.type_ref),
                };
                self.tell("element", &element.name, reason, &particle.place, false);
            }
            Term::Choice(branches) if branches.is_empty() && particle.min > 0 => {
                let problem = Diagnostic::warning(LoweringProblem::NoBranch, Some(particle.place.clone()));
                self.problems.push(problem.note("what has to hold it is left out of what is generated"));
            }
            Term::Sequence(parts) | Term::All(parts) | Term::Choice(parts) => {
                for part in parts {
                    self.part_left_out(part);
                }
            }
            Term::Element(_) | Term::Any(_) => {}
        }
    }

    /// Reports an element that must stand and for which nothing is selected.
    pub(super) fn not_selected(&mut self, element: &ElementUse, place: &Place) {
        self.tell("element", &element.name, NOT_SELECTED, place, true);
    }

    /// Tells of a global element that is no document, which is an error where it was asked for.
    pub(super) fn document_left_out(&mut self, id: ElementId, is_error: bool) {
        let element = &self.model[id];
        let reason = self.reason(element.type_ref);
        self.tell("element", &element.name, reason, &element.place, is_error);
    }

    /// Tells of a type that is not generated, which is an error where it was asked for.
    pub(super) fn type_left_out(&mut self, id: TypeId, is_error: bool) {
        let ty = &self.model[id];
        // Of a type without a name, its element says enough.
        if let Some(name) = ty.global_name() {
            self.tell("type", name, CONTENT, &ty.place, is_error);
        }
    }

    fn reason(&self, ty: TypeRef) -> &'static str {
        match ty {
            TypeRef::Type(id) if self.model.instance_types(id).is_empty() && self.model[id].global_name().is_some() => {
                NO_CONCRETE_TYPE
            }
            _ => CONTENT,
        }
    }

    fn tell(&mut self, kind: &'static str, name: &str, reason: &'static str, place: &Place, is_error: bool) {
        let problem = LoweringProblem::NoValue { kind, name: name.to_owned(), reason };
        let place = Some(place.clone());
        self.problems.push(if is_error {
            Diagnostic::error(problem, place)
        } else {
            Diagnostic::warning(problem, place).note("it is left out of what is generated")
        });
    }
}

const NO_SUBSTITUTE: &str = "it is abstract and no element substitutes it";
const NOT_SELECTED: &str = "it is abstract and what may stand for it is not selected";
const NO_CONCRETE_TYPE: &str = "its type is abstract and no concrete type is derived from it";
const CONTENT: &str = "what it requires cannot occur, or is the type itself";

/// What a block says of types.
fn said(block: Derivations) -> Derivations {
    block.without(Derivation::Substitution)
}

/// A part that waits for others; the first are the types, each for what must stand in it.
struct Search<'m> {
    model: &'m Model,
    /// For how many others each still waits.
    waits: Vec<usize>,
    /// Which wait for each.
    waiting: Vec<Vec<usize>>,
    elements: HashMap<As, usize>,
    /// The types with all derived from them in steps that are not blocked.
    sets: HashMap<As, usize>,
    /// The global elements with all that substitutes them.
    heads: HashMap<ElementId, Option<usize>>,
    /// The groups that are in many contents, by what tells them apart.
    groups: HashMap<GroupKey, Option<usize>>,
    /// How many more substitutes are looked at. Where there are more, lowering tells of it.
    left: u64,
}

impl<'m> Search<'m> {
    fn new(model: &'m Model, limit: u64) -> Self {
        let count = model.types.len();
        Self {
            model,
            waits: vec![0; count],
            waiting: vec![Vec::new(); count],
            elements: HashMap::new(),
            sets: HashMap::new(),
            heads: HashMap::new(),
            groups: HashMap::new(),
            left: limit,
        }
    }

    fn add_types(&mut self) {
        let model = self.model;
        for (id, ty) in model.types() {
            if let Some(ComplexType { content: Content::Particle(particle), .. }) = ty.complex() {
                let part = self.particle(particle);
                self.wait_for_all(id.index(), part);
            }
        }
        // Types that documents have, which nothing else need hold.
        for element in &model.elements {
            self.element(element.type_ref, element.block, element.nillable);
        }
    }

    fn node(&mut self) -> usize {
        self.waits.push(0);
        self.waiting.push(Vec::new());
        self.waits.len() - 1
    }

    fn wait_for_all(&mut self, node: usize, parts: impl IntoIterator<Item = usize>) {
        for part in parts {
            self.waits[node] += 1;
            self.waiting[part].push(node);
        }
    }

    fn wait_for_one(&mut self, node: usize, parts: impl IntoIterator<Item = usize>) {
        self.wait_for_all(node, parts);
        self.waits[node] = 1;
    }

    fn one_of(&mut self, parts: impl IntoIterator<Item = usize>) -> usize {
        let node = self.node();
        self.wait_for_one(node, parts);
        node
    }

    /// What a part of a content waits for; nothing where it is surely possible, as what may be left out is.
    fn particle(&mut self, particle: &'m Arc<Particle>) -> Option<usize> {
        // As in lowering: an address is a name.
        let address = std::ptr::from_ref(&**particle).addr();
        let key = particle.group.map_or(GroupKey::Part(address), GroupKey::Named);
        let is_shared = particle.group.is_some() || Arc::strong_count(particle) > 1;
        let known = if is_shared { self.groups.get(&key).copied() } else { None };
        let node = known.unwrap_or_else(|| self.term(&particle.term));
        if is_shared {
            self.groups.insert(key, node);
        }
        if particle.min > 0 { node } else { None }
    }

    fn term(&mut self, term: &'m Term) -> Option<usize> {
        match term {
            Term::Element(element) => self.element_use(element),
            Term::Any(_) => None,
            Term::Sequence(parts) | Term::All(parts) => {
                let found: Vec<usize> = parts.iter().filter_map(|part| self.particle(part)).collect();
                if found.is_empty() {
                    return None;
                }
                let node = self.node();
                self.wait_for_all(node, found);
                Some(node)
            }
            Term::Choice(parts) => {
                let found: Vec<usize> = parts.iter().filter_map(|part| self.particle(part)).collect();
                // One that is surely possible is enough.
                if found.len() == parts.len() { Some(self.one_of(found)) } else { None }
            }
        }
    }

    fn element_use(&mut self, element: &'m ElementUse) -> Option<usize> {
        let model = self.model;
        let Some(head) = element.global else {
            return self.element(element.type_ref, element.block, element.nillable);
        };
        if let Some(known) = self.heads.get(&head) {
            return *known;
        }
        let substitutes = model.substitutes(head);
        self.left = self.left.saturating_sub(substitutes.len() as u64);
        let ways = substitutes.iter().map(|id| &model[*id]);
        let ways: Vec<usize> = ways.filter_map(|one| self.element(one.type_ref, one.block, one.nillable)).collect();
        let is_needed = ways.len() == substitutes.len() && self.left > 0;
        let node = if is_needed { Some(self.one_of(ways)) } else { None };
        self.heads.insert(head, node);
        node
    }

    /// An element of a type: what its value may be of, the type or one derived from it in steps that are not blocked. One
    /// that may be nil needs no value, but still a type that is not abstract (XSD part 1, section 3.3.4, clauses 2 and 3.2).
    fn element(&mut self, ty: TypeRef, block: Derivations, nillable: bool) -> Option<usize> {
        let TypeRef::Type(id) = ty else { return None };
        let model = self.model;
        let complex = model[id].complex()?;
        // What the type blocks holds for all steps from it (section 3.4.6).
        let blocked = said(block.union(complex.block));
        // A type without a name is its own only instance.
        let is_named = model[id].global_name().is_some();
        let value = if is_named { self.derived(id, blocked, false) } else { id.index() };
        self.elements.insert((id, said(block), false), value);
        if !nillable {
            return Some(value);
        }
        if !is_named {
            return None;
        }
        let nil = self.derived(id, blocked, true);
        self.elements.insert((id, said(block), true), nil);
        Some(nil)
    }

    /// A named type or one of those derived from it. Without recursion, since derivation may go on for thousands.
    fn derived(&mut self, id: TypeId, blocked: Derivations, nil: bool) -> usize {
        let model = self.model;
        let mut next = Vec::new();
        let found = self.set((id, blocked, nil), &mut next);
        while let Some((id, node)) = next.pop() {
            let ty = &model[id];
            let is_instance = ty.global_name().is_some() && ty.complex().is_some_and(|complex| !complex.is_abstract);
            if is_instance && nil {
                continue;
            }
            let mut ways = if is_instance { vec![id.index()] } else { Vec::new() };
            for &derived in ty.derived.iter().filter(|derived| !blocked.contains(model[**derived].derivation())) {
                ways.push(self.set((derived, blocked, nil), &mut next));
            }
            self.wait_for_one(node, ways);
        }
        found
    }

    /// The part for a type with all derived from it; where it is new, it has to be filled in next.
    fn set(&mut self, of: As, next: &mut Vec<(TypeId, usize)>) -> usize {
        if let Some(&known) = self.sets.get(&of) {
            return known;
        }
        let node = self.node();
        next.push((of.0, node));
        self.sets.insert(of, node);
        node
    }

    /// Counts down, from what waits for nothing.
    fn solve(&mut self) {
        let mut next: Vec<usize> = (0..self.waits.len()).filter(|node| self.waits[*node] == 0).collect();
        while let Some(node) = next.pop() {
            for waiting in std::mem::take(&mut self.waiting[node]) {
                if self.waits[waiting] > 0 {
                    self.waits[waiting] -= 1;
                    if self.waits[waiting] == 0 {
                        next.push(waiting);
                    }
                }
            }
        }
    }
}
