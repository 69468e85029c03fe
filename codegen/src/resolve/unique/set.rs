//! Sets of elements and wildcards, and whether two of them have a name in common.
//!
//! Small sets, which are nearly all, are lists. Large ones have an index, so that no comparison takes longer than the
//! smaller of both.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::model::{Namespaces, Particle, Term};
use crate::resolve::wildcard;

/// A namespace and a local name.
type Name<'m> = (Option<&'m str>, &'m str);

/// Names that can stand for one particle.
pub(super) type Names<'m> = Arc<[Name<'m>]>;

/// An element or a wildcard at its place in a content.
#[derive(Clone)]
pub(super) struct Leaf<'m> {
    /// Its number in the content, groups expanded: the same particle has the same.
    pub(super) position: u32,
    pub(super) particle: &'m Particle,
    /// The names of what can substitute it.
    pub(super) members: Option<Names<'m>>,
}

impl<'m> Leaf<'m> {
    fn wildcard(&self) -> Option<&'m Namespaces> {
        match &self.particle.term {
            Term::Any(wildcard) => Some(&wildcard.namespaces),
            _ => None,
        }
    }

    pub(super) fn is_wildcard(&self) -> bool {
        self.wildcard().is_some()
    }

    /// The name of an element.
    pub(super) fn name(&self) -> Option<&'m str> {
        self.own_name().map(|(_, local)| local)
    }

    fn own_name(&self) -> Option<Name<'m>> {
        match &self.particle.term {
            Term::Element(element) => Some((element.namespace.as_deref(), &*element.name)),
            _ => None,
        }
    }

    /// All names it can have; none for a wildcard.
    fn names(&self) -> impl Iterator<Item = Name<'m>> {
        self.own_name().into_iter().chain(self.members.iter().flat_map(|members| members.iter().copied()))
    }

    pub(super) fn place(&self) -> &'m Place {
        &self.particle.place
    }

    /// Whether an element can be as often as the other part, so that it may take that one's place.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let (own, other) = (self.particle, other.particle);
        let reaches = own.max.is_none_or(|own| other.max.is_some_and(|other| own >= other));
        !self.is_wildcard() && own.min <= other.min && reaches
    }

    /// Whether one name can be both, and they are not the same particle.
    fn clashes(&self, other: &Self) -> bool {
        if self.position == other.position {
            return false;
        }
        match (self.wildcard(), other.wildcard()) {
            (Some(one), Some(other)) => overlap(one, other),
            (Some(set), None) => other.names().any(|(namespace, _)| allows(set, namespace)),
            (None, Some(set)) => self.names().any(|(namespace, _)| allows(set, namespace)),
            (None, None) if self.members.is_none() && other.members.is_none() => self.own_name() == other.own_name(),
            (None, None) => self.names().any(|name| other.names().any(|other| other == name)),
        }
    }

    /// How much work it is to look at it.
    fn weight(&self) -> u64 {
        let wildcard = match self.wildcard() {
            Some(Namespaces::List(list)) => list.len(),
            _ => 0,
        };
        (1 + wildcard + self.members.as_ref().map_or(0, |members| members.len())) as u64
    }
}

fn allows(set: &Namespaces, namespace: Option<&str>) -> bool {
    match set {
        Namespaces::Any => true,
        Namespaces::Other(other) => namespace.is_some() && namespace != other.as_deref(),
        Namespaces::List(list) => list.iter().any(|one| one.as_deref() == namespace),
    }
}

fn overlap(one: &Namespaces, other: &Namespaces) -> bool {
    match wildcard::intersection(one, other) {
        Some(Namespaces::List(list)) => !list.is_empty(),
        // What cannot be written as a set is all but two namespaces.
        _ => true,
    }
}

/// How large a set is a list at most.
const SMALL: usize = 12;

/// A set of particles, each once.
#[derive(Default)]
pub(super) struct Set<'m> {
    leaves: Vec<Leaf<'m>>,
    index: Option<Box<Index<'m>>>,
}

impl<'m> Set<'m> {
    pub(super) fn add(&mut self, leaf: Leaf<'m>, work: &mut u64) {
        *work = work.saturating_sub(leaf.weight());
        if self.index.is_none() && self.leaves.len() == SMALL {
            let mut index = Box::<Index<'m>>::default();
            for leaf in &self.leaves {
                index.add(leaf);
            }
            self.index = Some(index);
        }
        let new = match &mut self.index {
            Some(index) => index.add(&leaf),
            None => self.leaves.iter().all(|other| other.position != leaf.position),
        };
        if new {
            self.leaves.push(leaf);
        }
    }

    /// Adds all of another set.
    pub(super) fn copy(&mut self, other: &Self, work: &mut u64) {
        for leaf in &other.leaves {
            if *work == 0 {
                return;
            }
            self.add(leaf.clone(), work);
        }
    }

    /// Adds all of another set that is not needed any more.
    pub(super) fn merge(&mut self, mut other: Self, work: &mut u64) {
        if other.leaves.len() > self.leaves.len() {
            std::mem::swap(self, &mut other);
        }
        self.copy(&other, work);
    }

    /// Whether a particle is in both.
    pub(super) fn shares(&self, other: &Self) -> bool {
        let own: HashSet<u32> = self.leaves.iter().map(|leaf| leaf.position).collect();
        other.leaves.iter().any(|leaf| own.contains(&leaf.position))
    }

    /// A particle of this set, and another one of the other set, that one element can be.
    pub(super) fn conflict(&self, other: &Self, work: &mut u64) -> Option<(Leaf<'m>, Leaf<'m>)> {
        if self.leaves.len() < other.leaves.len() {
            let (one, other) = other.conflict(self, work)?;
            return Some((other, one));
        }
        other.leaves.iter().find_map(|leaf| {
            *work = work.saturating_sub(leaf.weight());
            Some((self.clash(leaf)?, leaf.clone()))
        })
    }

    fn clash(&self, leaf: &Leaf<'m>) -> Option<Leaf<'m>> {
        match &self.index {
            Some(index) => index.clash(leaf).cloned(),
            None => self.leaves.iter().find(|other| other.clashes(leaf)).cloned(),
        }
    }
}

/// Two particles of one key: whatever particle is compared with them, one of both is another one.
#[derive(Default)]
struct Two<'m>(Option<Leaf<'m>>, Option<Leaf<'m>>);

impl<'m> Two<'m> {
    fn add(&mut self, leaf: &Leaf<'m>) {
        match (&self.0, &self.1) {
            (None, _) => self.0 = Some(leaf.clone()),
            (Some(one), None) if one.position != leaf.position => self.1 = Some(leaf.clone()),
            _ => {}
        }
    }

    fn other_than(&self, leaf: &Leaf<'m>) -> Option<&Leaf<'m>> {
        self.0.iter().chain(&self.1).find(|other| other.position != leaf.position)
    }
}

#[derive(Default)]
struct Index<'m> {
    positions: HashSet<u32>,
    names: HashMap<Name<'m>, Two<'m>>,
    /// An element of each namespace.
    spaces: BTreeMap<Option<&'m str>, Leaf<'m>>,
    /// Wildcards by the namespaces that they list.
    listed: BTreeMap<Option<&'m str>, Two<'m>>,
    /// The other wildcards, two of each namespace that is left out.
    broad: BTreeMap<Option<&'m str>, Two<'m>>,
}

impl<'m> Index<'m> {
    /// Whether it is new.
    fn add(&mut self, leaf: &Leaf<'m>) -> bool {
        if !self.positions.insert(leaf.position) {
            return false;
        }
        for name in leaf.names() {
            self.names.entry(name).or_default().add(leaf);
            self.spaces.entry(name.0).or_insert_with(|| leaf.clone());
        }
        match leaf.wildcard() {
            Some(Namespaces::List(list)) => {
                for namespace in list {
                    self.listed.entry(namespace.as_deref()).or_default().add(leaf);
                }
            }
            Some(Namespaces::Other(other)) => self.broad.entry(other.as_deref()).or_default().add(leaf),
            // No target namespace is empty, so that this is a key of its own.
            Some(Namespaces::Any) => self.broad.entry(Some("")).or_default().add(leaf),
            None => {}
        }
        true
    }

    fn clash(&self, leaf: &Leaf<'m>) -> Option<&Leaf<'m>> {
        let broad = || self.broad.values().filter_map(|two| two.other_than(leaf)).find(|other| other.clashes(leaf));
        match leaf.wildcard() {
            None => {
                let same = leaf.names().find_map(|name| self.names.get(&name)?.other_than(leaf));
                let listed = || leaf.names().find_map(|name| self.listed.get(&name.0)?.other_than(leaf));
                same.or_else(listed).or_else(broad)
            }
            Some(Namespaces::List(list)) => {
                let keys = || list.iter().map(Option::as_deref);
                let element = keys().find_map(|key| self.spaces.get(&key));
                element.or_else(|| keys().find_map(|key| self.listed.get(&key)?.other_than(leaf))).or_else(broad)
            }
            Some(set) => {
                // Of any three namespaces one is allowed, so that these searches are short.
                let element = self.spaces.iter().find(|(key, _)| allows(set, **key)).map(|(_, element)| element);
                let listed = || {
                    let mut allowed = self.listed.iter().filter(|(key, _)| allows(set, **key));
                    allowed.find_map(|(_, two)| two.other_than(leaf))
                };
                element.or_else(listed).or_else(broad)
            }
        }
    }
}
