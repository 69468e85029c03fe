//! Types without a partner of their name: versions of one another, and renamed ones.
//!
//! In come the types of both sets by name; out go links between them. A link needs a name that says so, or nearly the
//! same contents under a similar name, and each type has at most one partner.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::Habits;
use super::report::Role;
use super::versions::{likeness, pairs};
use crate::model::{Model, Str, Type, TypeDefinition, TypeId, docs_text};
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
    pub(super) versions: BTreeMap<TypeId, Before>,
    /// From a removed type to the one in the new set to use instead.
    pub(super) replaced: BTreeMap<TypeId, TypeId>,
    /// From a type of the new set that is deprecated, and was not in the old one, to the one to use instead.
    pub(super) deprecated: BTreeMap<TypeId, Deprecated>,
    /// From a removed type to the added one that it is now.
    pub(super) renamed: BTreeMap<TypeId, TypeId>,
}

/// That a type is deprecated.
#[derive(Clone, Copy)]
pub(super) struct Deprecated {
    pub(super) successor: Option<TypeId>,
}

/// The version before one that is new.
pub(super) struct Before {
    /// The last one that the old set has; where it is known what is used, the last of these.
    pub(super) id: TypeId,
    /// The versions after that one which are new, too, in order.
    pub(super) between: Vec<TypeId>,
}

/// The words after which documentation names what takes the place of a type.
const REPLACED: [&str; 2] = ["replaced by", "deprecated by"];
/// How many words may stand between: `Deprecated by the UserGetRequest22`.
const WORDS_BETWEEN: usize = 2;

/// Namespace, whether complex, and stem: what versions of one type have in common.
type Family = (Option<Str>, bool, String);

/// The types of one set, and in which line of versions each is.
struct Lines<'k, 'h> {
    model: &'k Model,
    types: &'k BTreeMap<Key, TypeId>,
    habits: &'h Habits<'h>,
    by_family: BTreeMap<Family, BTreeMap<Vec<u64>, TypeId>>,
}

impl<'k, 'h> Lines<'k, 'h> {
    fn of(model: &'k Model, types: &'k BTreeMap<Key, TypeId>, habits: &'h Habits<'h>) -> Self {
        let mut found = Self { model, types, habits, by_family: BTreeMap::new() };
        for (key, id) in types {
            let (family, version) = found.place(key, &model[*id]);
            found.by_family.entry(family).or_default().insert(version, *id);
        }
        found
    }

    fn place(&self, key: &Key, ty: &Type) -> (Family, Vec<u64>) {
        let name = self.habits.versions.take(&key.name);
        ((key.namespace.clone(), ty.complex().is_some(), name.stem.into_owned()), name.version)
    }

    /// The types of this set that are of a type's line.
    fn line(&self, family: &Family) -> Option<&BTreeMap<Vec<u64>, TypeId>> {
        self.by_family.get(family)
    }

    /// What to use in place of a type: what its documentation names, else the next version that is not deprecated itself,
    /// else the next one. What is deprecated leads further.
    fn successor(&self, key: &Key, ty: &Type) -> Option<TypeId> {
        let (mut key, mut ty, mut found) = (key.clone(), ty, None);
        let mut seen = BTreeSet::new();
        while let Some(id) = self.documented(&key, ty).or_else(|| self.later(&key, ty)).filter(|id| seen.insert(*id)) {
            found = Some(id);
            ty = &self.model[id];
            if !is_deprecated(ty) {
                break;
            }
            key = Key::of(ty)?;
        }
        found
    }

    fn documented(&self, key: &Key, ty: &Type) -> Option<TypeId> {
        let text = docs_text(&ty.docs);
        let lower = text.to_ascii_lowercase();
        let (at, words) = REPLACED.iter().find_map(|words| Some((lower.find(words)?, words)))?;
        let said = text[at + words.len()..].split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let named = said.filter(|word| !word.is_empty()).take(WORDS_BETWEEN + 1).find_map(|word| {
            let other = Key { name: word.into(), namespace: key.namespace.clone() };
            self.types.get(&other).filter(|_| other != *key).map(|id| (word, *id))
        });
        let role = |name: &str| -> Option<Role> { self.habits.role_of_name(name) };
        let (name, id) = named?;
        // "Replaced by: Response to UserGetRequest22" says so of a request.
        (role(name) == role(&key.name) && self.model[id].complex().is_some() == ty.complex().is_some()).then_some(id)
    }

    fn later(&self, key: &Key, ty: &Type) -> Option<TypeId> {
        let (family, version) = self.place(key, ty);
        let later = || self.line(&family).into_iter().flat_map(|line| line.range(version.clone()..));
        let others = || later().filter(|(other, _)| **other != version).map(|(_, id)| *id);
        others().find(|id| !is_deprecated(&self.model[*id])).or_else(|| others().next())
    }
}

/// Whether a type is in a file for what is deprecated.
pub(super) fn is_deprecated(ty: &Type) -> bool {
    let file = ty.place.path.rsplit('/').next().unwrap_or_default();
    file.to_ascii_lowercase().contains("deprecated")
}

impl Links {
    pub(super) fn find(
        old: &Model,
        new: &Model,
        (old_types, new_types): (&BTreeMap<Key, TypeId>, &BTreeMap<Key, TypeId>),
        habits: &Habits<'_>,
        is_used: &dyn Fn(&Key) -> bool,
    ) -> Self {
        let mut links = Self::default();
        let removed: Vec<(&Key, TypeId)> = only(old_types, new_types);
        let added: Vec<(&Key, TypeId)> = only(new_types, old_types);
        let (before, after) = (Lines::of(old, old_types, habits), Lines::of(new, new_types, habits));
        links.versions(&before, &after, &added, is_used);
        for (key, id) in &removed {
            links.replaced.extend(after.successor(key, &old[*id]).map(|other| (*id, other)));
        }
        for (key, id) in new_types.iter().filter(|(_, id)| is_deprecated(&new[**id])) {
            if old_types.get(key).is_none_or(|before| !is_deprecated(&old[*before])) {
                links.deprecated.insert(*id, Deprecated { successor: after.successor(key, &new[*id]) });
            }
        }
        links.renamed(old, new, &removed, &added);
        links
    }

    fn versions(
        &mut self,
        old: &Lines<'_, '_>,
        new: &Lines<'_, '_>,
        added: &[(&Key, TypeId)],
        is_used: &dyn Fn(&Key) -> bool,
    ) {
        for (key, id) in added {
            let (family, version) = new.place(key, &new.model[*id]);
            let Some(line) = old.line(&family) else { continue };
            let before = || line.range(..version.clone()).rev();
            let used = before().find(|(_, id)| Key::of(&old.model[**id]).is_some_and(|key| is_used(&key)));
            let Some((from, before)) = used.or_else(|| before().next()) else { continue };
            let later = new.line(&family).into_iter().flat_map(|all| all.range(from.clone()..version.clone()));
            let between = later.filter(|(version, _)| !line.contains_key(*version)).map(|(_, id)| *id).collect();
            self.versions.insert(*id, Before { id: *before, between });
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
                let facets = super::simple::list_facets(&simple.facets).into_iter();
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
