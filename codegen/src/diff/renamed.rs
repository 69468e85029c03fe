//! Types without a partner of their name: versions of one another, and renamed ones.
//!
//! In come the types of both sets by name; out go links between them. A link needs a name that says so, or nearly the
//! same contents under a similar name, and each type has at most one partner.

use std::collections::{BTreeMap, BTreeSet};

use super::versions::{likeness, pairs, versioned};
use crate::model::{Model, Str, TypeDefinition, TypeId};
use crate::view::{Key, own_attributes, own_content, type_name};

/// Above this many pairs of types only those with equal contents are looked at.
const MAX_PAIRS: usize = 1_000_000;
/// How alike the contents of a renamed type are, at least.
const CONTENTS: f64 = 0.8;
/// How alike its names are.
const NAMES: f64 = 0.6;
/// How alike the names are where the contents say little: many types have an id or two, and a beginning and an end of
/// their names, in common.
const NAMES_ALONE: f64 = 0.85;
/// Below this, contents say little.
const MANY: usize = 4;

/// What is linked with what.
#[derive(Default)]
pub(super) struct Links {
    /// From an added type to the one of the old set that it is a new version of.
    pub(super) versions: BTreeMap<TypeId, TypeId>,
    /// From a removed type to the version in the new set to use instead.
    pub(super) replaced: BTreeMap<TypeId, TypeId>,
    /// From a removed type to the added one that it is now.
    pub(super) renamed: BTreeMap<TypeId, TypeId>,
}

/// Types of one set by namespace, kind and stem, in the order of their versions.
type Stems<'k> = BTreeMap<(Option<&'k Str>, bool, &'k str), BTreeMap<(u64, u64, char, u64), TypeId>>;

fn stems<'k>(model: &Model, types: &'k BTreeMap<Key, TypeId>) -> Stems<'k> {
    let mut stems = Stems::new();
    for (key, id) in types {
        let name = versioned(&key.name);
        let family = (key.namespace.as_ref(), model[*id].complex().is_some(), name.stem);
        stems.entry(family).or_default().insert(name.version, *id);
    }
    stems
}

impl Links {
    pub(super) fn find(
        old: &Model,
        new: &Model,
        old_types: &BTreeMap<Key, TypeId>,
        new_types: &BTreeMap<Key, TypeId>,
    ) -> Self {
        let mut links = Self::default();
        let removed: Vec<(&Key, TypeId)> = only(old_types, new_types);
        let added: Vec<(&Key, TypeId)> = only(new_types, old_types);
        links.versions(old, new, (old_types, &removed), (new_types, &added));
        links.renamed(old, new, &removed, &added);
        links
    }

    fn versions(
        &mut self,
        old: &Model,
        new: &Model,
        (old_types, removed): (&BTreeMap<Key, TypeId>, &[(&Key, TypeId)]),
        (new_types, added): (&BTreeMap<Key, TypeId>, &[(&Key, TypeId)]),
    ) {
        let (old_stems, new_stems) = (stems(old, old_types), stems(new, new_types));
        for (key, id) in added {
            let name = versioned(&key.name);
            let family = (key.namespace.as_ref(), new[*id].complex().is_some(), name.stem);
            let before = old_stems.get(&family).and_then(|all| all.range(..name.version).next_back());
            if let Some((_, before)) = before {
                self.versions.insert(*id, *before);
            }
        }
        for (key, id) in removed {
            let name = versioned(&key.name);
            let family = (key.namespace.as_ref(), old[*id].complex().is_some(), name.stem);
            let later = new_stems.get(&family).and_then(|all| all.range(name.version..).next());
            if let Some((_, later)) = later {
                self.replaced.insert(*id, *later);
            }
        }
    }

    fn renamed(&mut self, old: &Model, new: &Model, removed: &[(&Key, TypeId)], added: &[(&Key, TypeId)]) {
        let describe = |model: &Model, types: &[(&Key, TypeId)], linked: &dyn Fn(TypeId) -> bool| {
            let free = types.iter().filter(|(_, id)| !linked(*id));
            free.map(|(key, id)| Description::of(model, key, *id)).collect::<Vec<_>>()
        };
        let removed = describe(old, removed, &|id| self.replaced.contains_key(&id));
        let added = describe(new, added, &|id| self.versions.contains_key(&id));
        let only_equal = removed.len().saturating_mul(added.len()) > MAX_PAIRS;
        let mut by_contents: BTreeMap<&BTreeSet<String>, Vec<&Description>> = BTreeMap::new();
        for one in &added {
            by_contents.entry(&one.contents).or_default().push(one);
        }
        let mut scored = Vec::new();
        for one in &removed {
            let equal = by_contents.get(&one.contents).into_iter().flatten().copied();
            let candidates: Box<dyn Iterator<Item = &Description>> =
                if only_equal { Box::new(equal.take(100)) } else { Box::new(added.iter()) };
            scored.extend(candidates.filter_map(|other| Some((one.score(other)?, one.id, other.id))));
        }
        // The most alike first; then in schema order.
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        let mut taken = BTreeSet::new();
        for (_, from, to) in scored {
            if !self.renamed.contains_key(&from) && taken.insert(to) {
                self.renamed.insert(from, to);
            }
        }
    }
}

/// The types that only the first has.
fn only<'k>(first: &'k BTreeMap<Key, TypeId>, second: &BTreeMap<Key, TypeId>) -> Vec<(&'k Key, TypeId)> {
    first.iter().filter(|(key, _)| !second.contains_key(key)).map(|(key, id)| (key, *id)).collect()
}

/// What types are told apart by.
struct Description {
    id: TypeId,
    name: Str,
    pairs: BTreeSet<(char, char)>,
    /// Complex or simple, and the base.
    kind: (bool, String),
    contents: BTreeSet<String>,
}

impl Description {
    fn of(model: &Model, key: &Key, id: TypeId) -> Self {
        let ty = &model[id];
        let contents = match &ty.definition {
            TypeDefinition::Complex(complex) => {
                let content = own_content(model, complex);
                let elements = content.names().into_iter().map(ToOwned::to_owned);
                let attributes = own_attributes(model, complex).into_iter().map(|one| format!("@{}", one.name));
                elements.chain(attributes).collect()
            }
            TypeDefinition::Simple(simple) => {
                let values = simple.facets.enumeration.iter().map(|value| value.value.to_string());
                let facets = super::simple::lines(&simple.facets).into_iter();
                values.chain(facets.map(|(name, value)| format!("{name} {value}"))).collect()
            }
        };
        let kind = (ty.complex().is_some(), type_name(model, ty.base()));
        Self { id, name: key.name.clone(), pairs: pairs(&key.name), kind, contents }
    }

    /// How alike two types are; `None` if not enough to be the same one.
    fn score(&self, other: &Self) -> Option<f64> {
        if self.kind != other.kind {
            return None;
        }
        let names = if self.name == other.name { 1.0 } else { likeness(&self.pairs, &other.pairs) };
        let needed = if self.contents.len().min(other.contents.len()) < MANY { NAMES_ALONE } else { NAMES };
        if names < needed {
            return None;
        }
        let contents = likeness(&self.contents, &other.contents);
        (contents >= CONTENTS).then_some(names + contents)
    }
}
