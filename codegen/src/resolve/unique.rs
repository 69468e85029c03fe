//! Unique particle attribution: the name of an element alone says which particle of the content it belongs to (XSD
//! part 1, section 3.8.6 and appendix H). The reader of documents relies on it.
//!
//! A content is gone through once, inner parts first. Of each part is known what it can begin with (`first`), and what
//! can go on at a place where it could also end (`more`). Whatever can follow a part, itself included where it
//! repeats, must begin with something else than what is in its `more`. A part that stands an exact number of times
//! never has to choose between once more and the end, so `2..2` of `a` before an `a` is no conflict, as in the
//! specification.
//!
//! A conflict that costs the reader nothing, since the first part that fits can always have the element, is a warning.

mod set;

use std::collections::HashMap;
use std::sync::Arc;

use super::resolver::Resolver;
use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{Content, ElementId, Model, Particle, Term, Type, TypeRef};
use set::{Leaf, Names, Set};

/// How many conflicts of either severity are told of for one type.
const MOST: usize = 20;

/// How much work there may be for each part that schemas may have.
const WORK: u64 = 32;

pub(super) fn check(resolver: &mut Resolver<'_>) {
    let mut check = Check {
        model: &resolver.model,
        // A group that is a member of itself is an error, and its members have no end.
        follows_groups: !resolver.problems.has_errors(),
        members: HashMap::new(),
        work: resolver.parts.saturating_mul(WORK),
        position: 0,
        of: Place::file(""),
        told: [0; 2],
        found: Vec::new(),
    };
    for ty in &resolver.model.types {
        if let Some(particle) = own_content(&resolver.model, ty) {
            check.content(ty, particle);
        }
    }
    let found = check.found;
    resolver.problems.extend(found);
}

/// The content of a type, unless it is just that of its base.
fn own_content<'m>(model: &'m Model, ty: &'m Type) -> Option<&'m Arc<Particle>> {
    let content = |ty: &'m Type| match &ty.complex()?.content {
        Content::Particle(particle) => Some(particle),
        _ => None,
    };
    let own = content(ty)?;
    let base = match ty.base() {
        TypeRef::Type(base) => content(&model[base]),
        TypeRef::Builtin(_) => None,
    };
    (!base.is_some_and(|base| Arc::ptr_eq(base, own))).then_some(own)
}

struct Check<'m> {
    model: &'m Model,
    /// Whether what stands in for a head is looked at.
    follows_groups: bool,
    /// The names of those that can stand in for a head, found when it is first met.
    members: HashMap<ElementId, Names<'m>>,
    /// How much may still be done.
    work: u64,
    /// The number of the next particle that is an element or a wildcard.
    position: u32,
    /// The type that is looked at, and how many conflicts of it are told of: errors and warnings.
    of: Place,
    told: [usize; 2],
    found: Vec<Diagnostic>,
}

/// What is known of a part of a content.
struct Part<'m> {
    first: Set<'m>,
    more: Set<'m>,
    nullable: bool,
    form: Form,
}

/// What a reader that takes each element for the first part that fits makes of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One element, as often as its particle says; or one of several such.
    One,
    /// That, several times: each element is taken for itself.
    Each,
    /// An element decides on those behind it.
    Group,
}

/// The parts of a sequence or choice, by the position at which each begins.
#[derive(Default)]
struct Parts(Vec<(u32, Form)>);

impl Parts {
    fn form_at(&self, leaf: &Leaf<'_>) -> Form {
        let behind = self.0.partition_point(|(start, _)| *start <= leaf.position);
        behind.checked_sub(1).map_or(Form::Group, |at| self.0[at].1)
    }
}

impl<'m> Check<'m> {
    fn content(&mut self, ty: &'m Type, particle: &'m Particle) {
        if self.work == 0 {
            return;
        }
        (self.of, self.told, self.position) = (ty.place.clone(), [0; 2], 0);
        self.part(particle);
        if self.work == 0 {
            self.found.push(Diagnostic::warning(SchemaProblem::Unchecked, Some(ty.place.clone())));
        }
    }

    fn part(&mut self, particle: &'m Particle) -> Part<'m> {
        let mut part = match &particle.term {
            Term::Element(_) | Term::Any(_) => self.leaf(particle),
            Term::Sequence(children) => {
                let mut whole = Part { nullable: true, form: Form::Group, first: Set::default(), more: Set::default() };
                self.sequence(children, &mut whole, &mut Parts::default());
                whole
            }
            Term::Choice(children) => self.choice(children, false),
            Term::All(children) => self.choice(children, true),
        };
        if particle.max != Some(1) {
            if let Some((one, other)) = part.more.conflict(&part.first, &mut self.work) {
                self.report(&one, &other, false);
            }
            let varies = particle.max != Some(particle.min) || part.nullable || part.more.shares(&part.first);
            if varies {
                part.more.copy(&part.first, &mut self.work);
            }
        }
        let is_leaf = matches!(particle.term, Term::Element(_) | Term::Any(_));
        if part.form == Form::One && !is_leaf && (particle.min, particle.max) != (1, Some(1)) {
            part.form = Form::Each;
        }
        part.nullable |= particle.min == 0;
        part
    }

    fn leaf(&mut self, particle: &'m Particle) -> Part<'m> {
        let mut leaf = Leaf { position: self.position, particle, members: None };
        self.position = self.position.saturating_add(1);
        if let Term::Element(element) = &particle.term
            && let Some(head) = element.global
            && self.follows_groups
            && !self.model[head].substitution_members.is_empty()
        {
            leaf.members = Some(self.members(head));
        }
        let mut first = Set::default();
        first.add(leaf, &mut self.work);
        Part { first, more: Set::default(), nullable: false, form: Form::One }
    }

    /// The names of the members of a substitution group: those that nothing blocks (section 3.3.6), abstract ones too.
    fn members(&mut self, head: ElementId) -> Names<'m> {
        if let Some(known) = self.members.get(&head) {
            return known.clone();
        }
        let mut names = Vec::new();
        if self.work > 0 {
            let members = self.model.substitution_members(head);
            // The list is kept.
            self.work = self.work.saturating_sub(16 * members.len() as u64);
            let members = members.into_iter().filter(|member| self.model.may_substitute(*member, head));
            let members = members.map(|member| &self.model[member]);
            names.extend(members.map(|member| (member.namespace.as_deref(), &*member.name)));
        }
        let names = Names::from(names);
        self.members.insert(head, names.clone());
        names
    }

    /// Adds the parts of a sequence to `whole`; a sequence in it that stands once is its parts.
    fn sequence(&mut self, children: &'m [Arc<Particle>], whole: &mut Part<'m>, parts: &mut Parts) {
        for child in children {
            if self.work == 0 {
                return;
            }
            if let Term::Sequence(inner) = &child.term
                && (child.min, child.max) == (1, Some(1))
            {
                self.sequence(inner, whole, parts);
                continue;
            }
            let start = self.position;
            let part = self.part(child);
            parts.0.push((start, part.form));
            let before = if whole.nullable { Some(&whole.first) } else { None };
            let conflict = whole.more.conflict(&part.first, &mut self.work);
            let conflict = conflict.or_else(|| before.and_then(|set| set.conflict(&part.first, &mut self.work)));
            if let Some((one, other)) = conflict {
                // The reader gives all it can to the first. Then none is missing for the second.
                let harmless = parts.form_at(&one) != Form::Group
                    && part.form != Form::Group
                    && part.nullable
                    && (!one.is_wildcard() || other.is_wildcard());
                self.report(&one, &other, harmless);
            }
            if part.nullable {
                whole.more.copy(&part.first, &mut self.work);
                whole.more.merge(part.more, &mut self.work);
            } else {
                whole.more = part.more;
            }
            if whole.nullable {
                whole.first.merge(part.first, &mut self.work);
            }
            whole.nullable &= part.nullable;
        }
    }

    /// A choice, or an `all`: nothing can follow that, so that what can go on does not matter.
    fn choice(&mut self, children: &'m [Arc<Particle>], all: bool) -> Part<'m> {
        let mut whole = Part { first: Set::default(), more: Set::default(), nullable: all, form: Form::One };
        let mut parts = Parts::default();
        for child in children {
            if self.work == 0 {
                break;
            }
            let start = self.position;
            let part = self.part(child);
            parts.0.push((start, part.form));
            if let Some((one, other)) = whole.first.conflict(&part.first, &mut self.work) {
                let both_one = parts.form_at(&one) == Form::One && part.form == Form::One;
                self.report(&one, &other, !all && both_one && one.covers(&other));
            }
            whole.first.merge(part.first, &mut self.work);
            whole.more.merge(part.more, &mut self.work);
            if all {
                whole.nullable &= part.nullable;
            } else {
                whole.nullable |= part.nullable;
            }
            if all || part.form != Form::One {
                whole.form = Form::Group;
            }
        }
        whole
    }

    fn report(&mut self, one: &Leaf<'_>, other: &Leaf<'_>, harmless: bool) {
        let told = &mut self.told[usize::from(harmless)];
        *told += 1;
        if *told > MOST {
            return;
        }
        let name = one.name().or(other.name()).unwrap_or("any").to_owned();
        let (place, other) = (one.place().max(other.place()).clone(), one.place().min(other.place()).clone());
        let problem = SchemaProblem::Ambiguous { name };
        let (diagnostic, note) = if harmless {
            (Diagnostic::warning(problem, Some(place.clone())), "the first of them is read as far as it goes")
        } else {
            (
                Diagnostic::error(problem, Some(place.clone())),
                "an element's name must say which part of the content it is: XSD part 1, section 3.8.6, unique particle attribution",
            )
        };
        let diagnostic = if place == other {
            diagnostic.also(self.of.clone(), "which occurs twice in this type")
        } else {
            diagnostic.also(other, "the other part")
        };
        self.found.push(diagnostic.note(note));
    }
}
