//! Whether a content allows a subset of another one, by the rules of XSD part 1, section 3.9.6, "Particle Valid
//! (Restriction)": part by part, in order. Groups that say nothing by themselves are taken away before.

use std::sync::Arc;

use super::{is_derived, is_within, keeps_fixed};
use crate::diagnostics::Place;
use crate::model::{ElementId, ElementUse, Model, Particle, Term, Wildcard};
use crate::resolve::wildcard;

type Range = (u64, Option<u64>);

/// What is wrong, and where in the restricted content.
type Failure<'m> = (&'static str, &'m Place);

/// Particles compared, with a bound on the work.
pub(super) struct Comparison<'m> {
    model: &'m Model,
    work: u64,
}

/// A part without the groups around it that say nothing.
#[derive(Clone)]
struct Part<'m> {
    particle: &'m Particle,
    range: Range,
    /// The "effective total range" of section 3.8.6: how many elements there can be.
    total: Range,
    kind: Kind<'m>,
}

#[derive(Clone)]
enum Kind<'m> {
    Element(&'m ElementUse),
    Any(&'m Wildcard),
    Sequence(Vec<Part<'m>>),
    Choice(Vec<Part<'m>>),
    All(Vec<Part<'m>>),
}

impl<'m> Comparison<'m> {
    pub(super) fn new(model: &'m Model, parts: u64) -> Self {
        Self { model, work: parts.saturating_mul(4) }
    }

    pub(super) fn is_exhausted(&self) -> bool {
        self.work == 0
    }

    pub(super) fn whole(&mut self, own: &'m Arc<Particle>, base: &'m Arc<Particle>) -> Result<(), Failure<'m>> {
        if Arc::ptr_eq(own, base) {
            return Ok(());
        }
        let (own, base) = (self.part(own), self.part(base));
        self.restricts(&own, &base)
    }

    fn part(&mut self, particle: &'m Particle) -> Part<'m> {
        self.work = self.work.saturating_sub(1);
        let range = (u64::from(particle.min), particle.max.map(u64::from));
        let kind = match &particle.term {
            Term::Element(element) => Kind::Element(element),
            Term::Any(wildcard) => Kind::Any(wildcard),
            Term::Sequence(children) => Kind::Sequence(self.children(children, |kind| match kind {
                Kind::Sequence(parts) => Ok(parts),
                other => Err(other),
            })),
            Term::Choice(children) => Kind::Choice(self.children(children, |kind| match kind {
                Kind::Choice(parts) => Ok(parts),
                other => Err(other),
            })),
            Term::All(children) => Kind::All(self.children(children, Err)),
        };
        match kind {
            Kind::Sequence(mut parts) | Kind::Choice(mut parts) | Kind::All(mut parts)
                if parts.len() == 1 && range == (1, Some(1)) =>
            {
                parts.swap_remove(0)
            }
            kind => Part { particle, range, total: total(&kind, range), kind },
        }
    }

    /// The parts of a group, with those of groups of its kind that stand once in their place.
    fn children(
        &mut self,
        children: &'m [Arc<Particle>],
        same: impl Fn(Kind<'m>) -> Result<Vec<Part<'m>>, Kind<'m>>,
    ) -> Vec<Part<'m>> {
        let mut found = Vec::new();
        // One that may not stand is none (section 3.9.2).
        for child in children.iter().filter(|child| child.max != Some(0)) {
            let part = self.part(child);
            if part.range != (1, Some(1)) {
                found.push(part);
                continue;
            }
            match same(part.kind) {
                Ok(parts) => found.extend(parts),
                Err(kind) => found.push(Part { kind, ..part }),
            }
        }
        found
    }

    /// The table of the section: the own part's kind, then the base's.
    fn restricts(&mut self, own: &Part<'m>, base: &Part<'m>) -> Result<(), Failure<'m>> {
        if self.work == 0 {
            return Ok(());
        }
        self.work -= 1;
        let no = |reason| Err((reason, place(own)));
        let within = within(own.range, base.range);
        match (&own.kind, &base.kind) {
            // Nothing takes the place of what may be absent (section 3.4.6, clause 5).
            (Kind::Sequence(parts) | Kind::All(parts), _) if parts.is_empty() && base.total.0 == 0 => Ok(()),
            (_, Kind::Element(_) | Kind::Sequence(_) | Kind::Choice(_) | Kind::All(_))
                if std::ptr::eq(own.particle, base.particle) =>
            {
                Ok(())
            }
            (Kind::Element(_) | Kind::Any(_), Kind::Element(_) | Kind::Any(_)) if !within => {
                no("the base allows it another number of times")
            }
            (Kind::Element(element), Kind::Element(base)) => self.same_element(element, base).map_or(Ok(()), no),
            // The head of a substitution group is a choice of its members.
            (Kind::Choice(parts), Kind::Element(head)) if self.is_head(head) => {
                let branch = Part { range: (1, Some(1)), ..base.clone() };
                if !within {
                    return no("the base allows it another number of times");
                }
                parts.iter().try_for_each(|part| self.restricts(part, &branch))
            }
            (Kind::Element(element), Kind::Any(base)) => {
                if wildcard::allows(&base.namespaces, element.namespace.as_ref()) {
                    Ok(())
                } else {
                    no("the base does not allow its namespace")
                }
            }
            (Kind::Any(own), Kind::Any(base)) if is_within(own, base) => Ok(()),
            (Kind::Element(_), Kind::Sequence(bases) | Kind::All(bases)) => {
                let own = std::slice::from_ref(own);
                self.group(own, (1, Some(1)), bases, base.range, place(&own[0]))
            }
            (Kind::Element(_), Kind::Choice(bases)) => {
                let own = std::slice::from_ref(own);
                self.branches(own, (1, Some(1)), bases, base.range, place(&own[0]))
            }
            (Kind::Sequence(parts) | Kind::Choice(parts) | Kind::All(parts), Kind::Any(_)) => {
                let any = Part { range: (0, None), ..base.clone() };
                parts.iter().try_for_each(|part| self.restricts(part, &any))?;
                if self::within(own.total, base.range) {
                    Ok(())
                } else {
                    no("the base allows another number of elements")
                }
            }
            (Kind::Sequence(own_parts), Kind::Sequence(bases)) | (Kind::All(own_parts), Kind::All(bases)) => {
                self.group(own_parts, own.range, bases, base.range, place(own))
            }
            (Kind::Choice(own_parts), Kind::Choice(bases)) => {
                self.branches(own_parts, own.range, bases, base.range, place(own))
            }
            (Kind::Sequence(own_parts), Kind::All(bases)) => self.unordered(own_parts, own.range, bases, place(own)),
            (Kind::Sequence(own_parts), Kind::Choice(bases)) => {
                for part in own_parts {
                    if !bases.iter().any(|base| self.restricts(part, base).is_ok()) {
                        return Err((NO_PART, place(part)));
                    }
                }
                let number = own_parts.len() as u64;
                let range = (own.range.0.saturating_mul(number), own.range.1.map(|max| max.saturating_mul(number)));
                if self::within(range, base.range) { Ok(()) } else { no("the base allows another number of elements") }
            }
            _ => no(NO_PART),
        }
    }

    /// "NameAndTypeOK": what is wrong with an element.
    fn same_element(&self, own: &ElementUse, base: &ElementUse) -> Option<&'static str> {
        let same = own.name == base.name && own.namespace == base.namespace;
        let substitutes = || match (own.global, base.global) {
            (Some(own), Some(base)) => self.is_member(own, base),
            _ => false,
        };
        if !same && !substitutes() {
            Some(NO_PART)
        } else if own.nillable && !base.nillable {
            Some("it can be nil, and in the base it cannot")
        } else if !is_derived(self.model, own.type_ref, base.type_ref) {
            Some("its type is not derived from that in the base by restriction")
        } else if !keeps_fixed(self.model, base.type_ref, own.value.as_deref(), base.value.as_deref()) {
            Some("the base fixes its value to another one")
        } else {
            (!own.block.is_superset(base.block)).then_some("the base blocks more")
        }
    }

    fn is_head(&self, element: &ElementUse) -> bool {
        element.global.is_some_and(|id| !self.model[id].substitution_members.is_empty())
    }

    /// Whether an element is in another one's substitution group.
    fn is_member(&self, own: ElementId, head: ElementId) -> bool {
        let heads = std::iter::successors(Some(own), |at| self.model[*at].substitution_head);
        heads.skip(1).any(|at| at == head)
    }

    /// "Recurse": each part restricts one of the base's, in order; those between can be left out.
    fn group(
        &mut self,
        own: &[Part<'m>],
        own_range: Range,
        bases: &[Part<'m>],
        range: Range,
        at: &'m Place,
    ) -> Result<(), Failure<'m>> {
        if !within(own_range, range) {
            return Err(("the base allows it another number of times", at));
        }
        let mut bases = bases.iter();
        for part in own {
            let mut first = None;
            loop {
                let Some(base) = bases.next() else { return Err(first.unwrap_or((NO_PART, place(part)))) };
                let Err(reason) = self.restricts(part, base) else { break };
                if base.total.0 > 0 {
                    // What the base has there is more telling than what comes behind.
                    return Err(first.unwrap_or(reason));
                }
                first = first.or(Some(reason).filter(|(reason, _)| *reason != NO_PART));
            }
        }
        if bases.all(|base| base.total.0 == 0) { Ok(()) } else { Err(("the base requires more", at)) }
    }

    /// "RecurseLax": each branch restricts one of the base's, in order.
    fn branches(
        &mut self,
        own: &[Part<'m>],
        own_range: Range,
        bases: &[Part<'m>],
        range: Range,
        at: &'m Place,
    ) -> Result<(), Failure<'m>> {
        if !within(own_range, range) {
            return Err(("the base allows it another number of times", at));
        }
        let mut bases = bases.iter();
        for part in own {
            if !bases.any(|base| self.restricts(part, base).is_ok()) {
                return Err((NO_PART, place(part)));
            }
        }
        Ok(())
    }

    /// "RecurseUnordered": each part restricts another one of an `all`; the rest can be left out.
    fn unordered(
        &mut self,
        own: &[Part<'m>],
        own_range: Range,
        bases: &[Part<'m>],
        at: &'m Place,
    ) -> Result<(), Failure<'m>> {
        if own_range != (1, Some(1)) && own_range != (0, Some(1)) {
            return Err(("the base allows it another number of times", at));
        }
        let mut left: Vec<&Part<'m>> = bases.iter().collect();
        for part in own {
            match left.iter().position(|base| self.restricts(part, base).is_ok()) {
                Some(found) => drop(left.remove(found)),
                None => return Err((NO_PART, place(part))),
            }
        }
        if left.iter().all(|base| base.total.0 == 0) { Ok(()) } else { Err(("the base requires more", at)) }
    }
}

const NO_PART: &str = "the base has nothing like it in this place";

fn place<'m>(part: &Part<'m>) -> &'m Place {
    &part.particle.place
}

fn within(own: Range, base: Range) -> bool {
    own.0 >= base.0 && base.1.is_none_or(|base| own.1.is_some_and(|own| own <= base))
}

/// How many elements there can be, of a group that stands so many times.
fn total(kind: &Kind<'_>, range: Range) -> Range {
    let (min, max) = match kind {
        Kind::Element(_) | Kind::Any(_) => (1, Some(1)),
        Kind::Sequence(parts) | Kind::All(parts) => {
            parts.iter().map(|part| part.total).fold((0, Some(0)), |(min, max): Range, (more, most)| {
                (min.saturating_add(more), max.zip(most).map(|(one, other)| one.saturating_add(other)))
            })
        }
        Kind::Choice(parts) => {
            let least = parts.iter().map(|part| part.total.0).min().unwrap_or(0);
            let most = parts.iter().try_fold(0, |most, part| part.total.1.map(|max| most.max(max)));
            (least, most)
        }
    };
    let most = match (range.1, max) {
        (Some(0), _) | (_, Some(0)) => Some(0),
        (Some(one), Some(other)) => Some(one.saturating_mul(other)),
        _ => None,
    };
    (range.0.saturating_mul(min), most)
}

/// Whether nothing need be there.
pub(in crate::resolve) fn is_emptiable(particle: &Particle) -> bool {
    particle.min == 0
        || match &particle.term {
            Term::Element(_) | Term::Any(_) => false,
            Term::Sequence(parts) | Term::All(parts) => parts.iter().all(|part| is_emptiable(part)),
            Term::Choice(parts) => parts.iter().any(|part| is_emptiable(part)),
        }
}
