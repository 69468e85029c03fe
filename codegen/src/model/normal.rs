//! Contents in normal form: without the nesting that says nothing, which changes no document.
//!
//! - A sequence that stands once is its parts in place.
//! - A group of one part is that part, where one pair of bounds says how often it stands.
//! - A choice in a choice is one choice.
//! - A choice with branches that may be empty is an optional choice, and the branches are not.
//!
//! What is generated and what is shown and compared both follow these rules.

use std::sync::Arc;

use super::{ElementUse, Particle, Term, Wildcard};

/// How often something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
}

pub(crate) const ONCE: Bounds = Bounds { min: 1, max: Some(1) };

impl Bounds {
    /// Those of a particle.
    pub(crate) fn of(particle: &Particle) -> Self {
        Self { min: particle.min, max: particle.max }
    }

    /// Whether its Rust is a list.
    #[cfg(feature = "explore")]
    pub(crate) fn is_many(self) -> bool {
        self.max != Some(1) || self.min > 1
    }
}

#[cfg(feature = "explore")]
impl std::fmt::Display for Bounds {
    /// `0..1`, `1..n`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.max {
            Some(max) => write!(f, "{}..{max}", self.min),
            None => write!(f, "{}..n", self.min),
        }
    }
}

/// How the parts of a group stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Sequence,
    Choice,
    All,
}

#[cfg(feature = "explore")]
impl Order {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sequence => "sequence",
            Self::Choice => "choice",
            Self::All => "all",
        }
    }
}

/// What a particle is among others.
pub(crate) enum Part<'m> {
    /// It has no parts.
    Nothing,
    Element(&'m ElementUse),
    Any(&'m Wildcard),
    /// Its parts are parts of what it is in.
    InPlace(&'m [Arc<Particle>]),
    /// Its only part is, so often.
    Merged(&'m Arc<Particle>, Bounds),
    Group(Order, &'m [Arc<Particle>]),
}

/// What a particle of a sequence is, of which there are so many.
pub(crate) fn part(particle: &Particle, bounds: Bounds) -> Part<'_> {
    match &particle.term {
        Term::Element(element) => Part::Element(element),
        Term::Any(wildcard) => Part::Any(wildcard),
        Term::Sequence(children) | Term::All(children) if bounds == ONCE => Part::InPlace(children),
        Term::Sequence(children) | Term::All(children) | Term::Choice(children) if children.is_empty() => Part::Nothing,
        Term::Sequence(children) => merged(bounds, children).unwrap_or(Part::Group(Order::Sequence, children)),
        Term::Choice(children) => merged(bounds, children).unwrap_or(Part::Group(Order::Choice, children)),
        Term::All(children) => Part::Group(Order::All, children),
    }
}

/// What a branch of a choice is.
pub(crate) enum Branch<'m> {
    Element(&'m ElementUse),
    Any(&'m Wildcard),
    /// Its branches are branches of the choice that it is in.
    InPlace(&'m [Arc<Particle>]),
    Group(Order, &'m [Arc<Particle>]),
}

/// What a branch of a choice is, and how often it stands.
pub(crate) fn branch(particle: &Particle) -> (Branch<'_>, Bounds) {
    let mut bounds = Bounds::of(particle);
    if can_be_raised(particle) {
        bounds.min = 1;
    }
    let branch = match &particle.term {
        Term::Element(element) => Branch::Element(element),
        Term::Any(wildcard) => Branch::Any(wildcard),
        Term::Choice(inner) if bounds == ONCE => Branch::InPlace(inner),
        Term::Sequence(children) if bounds == ONCE && children.len() == 1 => Branch::InPlace(children),
        Term::Sequence(children) => Branch::Group(Order::Sequence, children),
        Term::Choice(children) => Branch::Group(Order::Choice, children),
        Term::All(children) => Branch::Group(Order::All, children),
    };
    (branch, bounds)
}

/// Whether a branch of a choice is one that may be empty and is not there, or has such: the branches that become those of
/// the choice around it, which then is what may be empty.
pub(crate) fn is_raised(branch: &Particle) -> bool {
    match &branch.term {
        Term::Choice(branches) if Bounds::of(branch) == ONCE => branches.iter().any(|branch| is_raised(branch)),
        Term::Sequence(parts) if Bounds::of(branch) == ONCE && parts.len() == 1 => is_raised(&parts[0]),
        _ => can_be_raised(branch),
    }
}

/// Whether a branch of a choice may be empty, and can be made not to be by raising its bound.
fn can_be_raised(branch: &Particle) -> bool {
    branch.min == 0 && matches!(branch.term, Term::Element(_) | Term::Any(_))
}

/// The only part of a group.
fn merged(bounds: Bounds, children: &[Arc<Particle>]) -> Option<Part<'_>> {
    let [child] = children else { return None };
    Some(Part::Merged(child, product(bounds, Bounds::of(child))?))
}

/// How often the only part of a group stands, where one pair of bounds can say it.
fn product(outer: Bounds, inner: Bounds) -> Option<Bounds> {
    match (outer, inner) {
        (ONCE, other) | (other, ONCE) => Some(other),
        (Bounds { min: 0, max: Some(1) }, Bounds { min: 0 | 1, max }) => Some(Bounds { min: 0, max }),
        _ => None,
    }
}
