//! Every Rust name of the output, allocated in one place.
//!
//! A name depends on what it names alone: on the type's own name, or on the path to an anonymous part; never on the
//! order in which things were met, nor on the file. Collisions are resolved by kind (a document after its type, a part
//! after its owner), then by spelling: a name goes to the one that is spelled like it, before others in the order of their
//! texts. What is left has a number. The names of types that are not selected are taken all the same, so that a selection
//! renames nothing. Rules of the configuration come first, and what they would give the same name is a problem.

pub(crate) mod accessors;
mod constants;
mod fields;
mod files;
mod modules;
mod qualified;
mod renamed;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use self::accessors::Methods;
pub(crate) use self::modules::module_names;
use self::qualified::Variant;
use self::renamed::{Members, Types};
pub(crate) use self::values::UNRECOGNIZED;
#[cfg(feature = "explore")]
pub(crate) use self::values::names as value_names;
use crate::config::{Rename, Renamed};
use crate::diagnostics::Diagnostics;
use crate::ident::{NAMELESS, type_name, upper_camel};
use crate::ir::{self, Constructor, Ir, Item, ItemId, ItemKind, ModuleId, Origin};
use crate::model::{Model, Str};
use crate::parallel;

/// The names of the output.
#[derive(Debug)]
pub(crate) struct Names {
    /// The type of each item.
    pub(crate) items: Vec<String>,
    /// The fields or variants of each item.
    pub(crate) fields: Vec<Vec<String>>,
    /// What an item needs beside itself: the struct of the required fields where there are many, the rules of a
    /// restriction.
    pub(crate) companions: Vec<Option<String>>,
    /// For each field of each item, the constant of its default.
    pub(crate) constants: Vec<Vec<Option<String>>>,
    /// For each field of each item, the methods that set it or know its default; none where these are not wanted.
    pub(crate) accessors: Vec<Vec<Methods>>,
    /// The variant of [`ANY_DOCUMENT`] for each document.
    pub(crate) documents: Vec<String>,
    /// The file of the items of each namespace and schema file, in the folder of the configured module.
    pub(crate) files: files::Paths,
    /// The list of the types of text that documents may name, of each file that has any.
    pub(crate) lists: files::Paths,
}

/// The enum of all documents.
pub(crate) const ANY_DOCUMENT: &str = "AnyDocument";

/// The variant that keeps elements of types that are not selected.
const UNSELECTED: &str = "Unselected";

/// Names that generated code uses itself without a path.
const RESERVED: &[&str] = &[
    ANY_DOCUMENT,
    "Boxed",
    "Default",
    "Err",
    "Nillable",
    "NillableWith",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Tri",
    "Vec",
];

/// Allocates all names.
///
/// # Errors
///
/// If rules for names fit nothing, or what they make is no name, or that of something else.
pub(crate) fn allocate(model: &Model, ir: &Ir, rename: &Rename) -> Result<Names, Diagnostics> {
    let types = Types::of(rename);
    let mut taken = Taken { renames: !types.is_empty(), ..Taken::default() };
    let mut items = vec![String::new(); ir.items.len()];
    for id in in_order(ir) {
        name_item(ir, id, &mut items, (&mut taken, &types));
    }
    let mut fields = parallel::map(&ir.items, |item| names_in(ir, &items, item));
    let mut problems = std::mem::take(&mut taken.problems);
    problems.merge(types.unused(ir, &items));
    problems.merge(Members::of(rename).rename(ir, &items, &mut fields));
    problems.check(())?;
    let companions = (0..ir.items.len()).map(ItemId::at).map(|id| {
        let word = companion(ir, id)?;
        let name = format!("{}{word}", items[id.index()]);
        Some(taken.free(ir[id].module, &[name.clone(), format!("{name}Part")]))
    });
    let companions = companions.collect();
    let constants = ir.items.iter().zip(&fields).map(|(item, names)| constants::of_item(item, names)).collect();
    let accessors = ir.items.iter().zip(&fields).map(|(item, names)| accessors::of_item(ir, item, names));
    let accessors = accessors.collect();
    let documents = documents(ir, &items);
    let files = files::paths(model, ir);
    let lists = files::lists(ir, &files);
    Ok(Names { items, fields, companions, constants, accessors, documents, files, lists })
}

/// The variants of the enum of all documents: as their types are called.
fn documents(ir: &Ir, items: &[String]) -> Vec<String> {
    let variants = ir.documents.iter().map(|document| Variant {
        name: items[document.item.index()].clone(),
        spelled: &document.name.local,
        module: Some(ir[document.item].module),
    });
    qualified::names(ir, ModuleId(0), &variants.collect::<Vec<_>>())
}

/// The items in the order in which they get their names: named types first, then what is named after them, in the order of
/// dependence.
fn in_order(ir: &Ir) -> Vec<ItemId> {
    let ids = (0..ir.items.len()).map(ItemId::at);
    let is_named = |id: &ItemId| !matches!(ir[*id].kind, ItemKind::Unused) || ir.reserved.contains(id);
    let mut ids: Vec<ItemId> = ids.filter(is_named).collect();
    ids.sort_by_cached_key(|id| {
        let origin = &ir[*id].origin;
        (round_of(origin), spelling(origin))
    });
    ids
}

/// Which of the types, or elements, of one name comes first: the one that has it in the schema, then by what it has there.
fn spelling(origin: &Origin) -> (bool, Option<&Str>) {
    match origin {
        Origin::Type(name) | Origin::Element(name) => {
            let own = type_name(name);
            (own != **name || RESERVED.contains(&own.as_str()), Some(name))
        }
        _ => (false, None),
    }
}

/// The word for what an item needs beside itself.
fn companion(ir: &Ir, id: ItemId) -> Option<&'static str> {
    match &ir[id].kind {
        ItemKind::Record(record) if record.constructor(ir.non_exhaustive) == Constructor::Struct => Some("Required"),
        ItemKind::Restriction(_) => Some("Rules"),
        _ => None,
    }
}

fn round_of(origin: &Origin) -> usize {
    match origin {
        Origin::Type(_) => 0,
        Origin::Element(_) => 1,
        Origin::Named { words, .. } if words.is_empty() => 2,
        Origin::Substitutes(_) => 2,
        Origin::Derived(_) | Origin::Attributes(_) | Origin::Part { .. } | Origin::Named { .. } => 3,
    }
}

fn name_item(ir: &Ir, id: ItemId, items: &mut [String], (taken, types): (&mut Taken, &Types<'_>)) {
    if !items[id.index()].is_empty() {
        return;
    }
    let candidates = match &ir[id].origin {
        Origin::Type(name) => {
            let (name, by) = types.rename(ir, id, name, type_name(name));
            let candidates = [name.clone(), format!("{name}Type")];
            return items[id.index()] = taken.take(ir, id, &candidates, by.as_ref());
        }
        Origin::Element(name) => {
            let (name, by) = types.rename(ir, id, name, type_name(name));
            let candidates = [name.clone(), format!("{name}Document"), format!("{name}Element")];
            return items[id.index()] = taken.take(ir, id, &candidates, by.as_ref());
        }
        Origin::Substitutes(name) => {
            let name = type_name(name);
            [format!("{name}Element"), format!("{name}Substitutes")]
        }
        Origin::Derived(of) => {
            name_item(ir, *of, items, (&mut *taken, types));
            [format!("Any{}", items[of.index()]), format!("{}OrDerived", items[of.index()])]
        }
        Origin::Attributes(of) => part_names(&owner_name(ir, *of, items, (&mut *taken, types)), "Attributes"),
        Origin::Part { of, words } => part_names(&owner_name(ir, *of, items, (&mut *taken, types)), words),
        Origin::Named { name, words } => part_names(&type_name(name), words),
    };
    let (name, by) = types.rename(ir, id, "", candidates[0].clone());
    items[id.index()] =
        if by.is_some() { taken.take(ir, id, &[name], by.as_ref()) } else { taken.take(ir, id, &candidates, None) };
}

/// The name of a part's owner; one that is not emitted itself (an abstract type) has its name all the same.
fn owner_name(ir: &Ir, of: ItemId, items: &mut [String], (taken, types): (&mut Taken, &Types<'_>)) -> String {
    if ir.reserved.contains(&of) && !items[of.index()].is_empty() {
        return items[of.index()].clone();
    }
    if let (ItemKind::Unused, Origin::Type(name) | Origin::Element(name)) = (&ir[of].kind, &ir[of].origin) {
        return types.rename(ir, of, name, type_name(name)).0;
    }
    name_item(ir, of, items, (taken, types));
    items[of.index()].clone()
}

/// A part's names, the later one for when the first is taken: by a type of that name, or by a part of the same name.
fn part_names(owner: &str, words: &str) -> [String; 2] {
    let name = format!("{owner}{}", upper_camel(words));
    [name.clone(), format!("{name}Part")]
}

/// The names taken in each module, each with the last number that was put behind it.
#[derive(Default)]
struct Taken {
    numbers: BTreeMap<(ModuleId, String), usize>,
    /// Whether there are rules for names.
    renames: bool,
    /// Where there are: who has each name, and whether by one of them.
    holders: BTreeMap<(ModuleId, String), (ItemId, bool)>,
    /// What rules would give a name that something else has.
    problems: Diagnostics,
}

impl Taken {
    /// Takes a name for an item: the first of these that is free. Notes who would have it.
    fn take(&mut self, ir: &Ir, id: ItemId, candidates: &[String], by: Option<&Renamed<'_>>) -> String {
        if self.renames {
            self.hold(ir, id, candidates.first().map_or("", String::as_str), by);
        }
        self.free(ir[id].module, candidates)
    }

    /// Takes the first of these names that is free; else the last of them, with a number.
    fn free(&mut self, module: ModuleId, candidates: &[String]) -> String {
        for name in candidates {
            if self.insert(module, name) {
                return name.clone();
            }
        }
        let last = candidates.last().map_or(NAMELESS, String::as_str);
        let mut number = self.numbers.get(&(module, last.to_owned())).copied().unwrap_or(1);
        loop {
            number += 1;
            let name = format!("{last}{number}");
            if self.insert(module, &name) {
                // Goes on from here the next time.
                self.numbers.insert((module, last.to_owned()), number);
                return name;
            }
        }
    }

    /// Notes who has a name. That two of one kind would have it, or a part by a rule what something else has, is a problem:
    /// a suffix or number would be a surprise. A document goes after its type as ever.
    fn hold(&mut self, ir: &Ir, id: ItemId, name: &str, by: Option<&Renamed<'_>>) {
        if let Some(by) = by.filter(|by| !renamed::is_name(by)) {
            self.problems.push(by.no_name(&renamed::schema_name(ir, id, name)));
            return;
        }
        if let Some(by) = by
            && RESERVED.contains(&name)
        {
            self.problems.push(renamed::reserved(by, &renamed::schema_name(ir, id, name)));
            return;
        }
        match self.holders.entry((ir[id].module, name.to_owned())) {
            Entry::Vacant(free) => drop(free.insert((id, by.is_some()))),
            Entry::Occupied(held) => {
                let &(other, renamed) = held.get();
                let (one_round, other_round) = (round_of(&ir[id].origin), round_of(&ir[other].origin));
                if by.is_some() && one_round > 1 || one_round == other_round && (by.is_some() || renamed) {
                    self.problems.push(renamed::alike(ir, (id, by), other, name));
                }
            }
        }
    }

    /// Whether a name was free, and is taken now.
    fn insert(&mut self, module: ModuleId, name: &str) -> bool {
        if RESERVED.contains(&name) {
            return false;
        }
        match self.numbers.entry((module, name.to_owned())) {
            Entry::Vacant(free) => {
                free.insert(1);
                true
            }
            Entry::Occupied(_) => false,
        }
    }
}

fn names_in(ir: &Ir, items: &[String], item: &Item) -> Vec<String> {
    match &item.kind {
        ItemKind::Choice(choice) if matches!(item.origin, Origin::Substitutes(_)) => {
            fields::substitutes(ir, item.module, &choice.variants)
        }
        ItemKind::Record(record) => fields::fields(&record.fields),
        ItemKind::Choice(choice) => fields::variants(&choice.variants),
        ItemKind::Types(types) => members(ir, items, item.module, types),
        ItemKind::Enumeration(enumeration) => values::values(enumeration),
        ItemKind::Union(members) => fields::members(members),
        ItemKind::Restriction(_) | ItemKind::Document { .. } | ItemKind::Unused => Vec::new(),
    }
}

/// The variants of a set of types: as the types are called; the last one keeps others.
fn members(ir: &Ir, items: &[String], own: ModuleId, types: &ir::Types) -> Vec<String> {
    let variants = types.members.iter().map(|member| {
        let of = if let Origin::Attributes(of) = ir[member.item].origin { of } else { member.item };
        Variant { name: items[of.index()].clone(), spelled: &member.name.local, module: Some(ir[of].module) }
    });
    let mut names = qualified::names(ir, own, &variants.collect::<Vec<_>>());
    if types.keeps_others {
        let numbered = (2..).map(|number: u32| format!("{UNSELECTED}{number}"));
        let free = std::iter::once(UNSELECTED.to_owned()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}
