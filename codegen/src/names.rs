//! Every Rust name of the output, allocated in one place.
//!
//! A name depends on what it names alone: on the type's own name, or on the path to an anonymous part; never on the
//! order in which things were met, nor on the file. Collisions are resolved by kind (a document after its type, a part
//! after its owner), then by spelling: a name goes to the one that is spelled like it, before others in the order of their
//! texts. What is left has a number. The names of types that are not selected are taken all the same, so that a selection
//! renames nothing.

mod fields;
mod values;

pub(crate) use values::UNRECOGNIZED;
#[cfg(feature = "explore")]
pub(crate) use values::names as value_names;

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use unicode_normalization::UnicodeNormalization;

use crate::ir::{Ir, Item, ItemId, ItemKind, ModuleId, Origin};
use crate::model::Str;
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
}

/// The name of what has none that Rust could have: `_`, or `-1` without its digits.
const NAMELESS: &str = "Nameless";

/// The variant that keeps elements of types that are not selected.
const UNSELECTED: &str = "Unselected";

/// How many required fields `new` takes one by one.
const MOST_ARGUMENTS: usize = 5;

/// Names that generated code uses itself without a path.
const RESERVED: &[&str] = &[
    "AnyDocument",
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

/// Names of modules that generated code uses itself.
pub(crate) const MODULES: [&str; 3] = ["open", "types", "xsdbind"];

/// Allocates all names.
pub(crate) fn allocate(ir: &Ir) -> Names {
    let mut taken = Taken::default();
    let mut items = vec![String::new(); ir.items.len()];
    for id in in_order(ir) {
        name_item(ir, id, &mut items, &mut taken);
    }
    let fields = parallel::map(&ir.items, |item| names_in(ir, &items, item));
    let companions = (0..ir.items.len()).map(ItemId).map(|id| {
        let word = companion(&ir[id].kind)?;
        let name = format!("{}{word}", items[id.0]);
        Some(taken.take(ir, id, &[name.clone(), format!("{name}Part")]))
    });
    let companions = companions.collect();
    Names { items, fields, companions }
}

/// The items in the order in which they get their names: named types first, then what is named after them, in the order of
/// dependence.
fn in_order(ir: &Ir) -> Vec<ItemId> {
    let ids = (0..ir.items.len()).map(ItemId);
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
fn companion(kind: &ItemKind) -> Option<&'static str> {
    match kind {
        ItemKind::Record(record) => {
            let count = record.fields.iter().filter(|field| field.is_required()).count();
            (count > MOST_ARGUMENTS && count < record.fields.len()).then_some("Required")
        }
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

fn name_item(ir: &Ir, id: ItemId, items: &mut [String], taken: &mut Taken) {
    if !items[id.0].is_empty() {
        return;
    }
    items[id.0] = match &ir[id].origin {
        Origin::Type(name) => {
            let name = type_name(name);
            taken.take(ir, id, &[name.clone(), format!("{name}Type")])
        }
        Origin::Element(name) => {
            let name = type_name(name);
            taken.take(ir, id, &[name.clone(), format!("{name}Document"), format!("{name}Element")])
        }
        Origin::Substitutes(name) => {
            let name = type_name(name);
            taken.take(ir, id, &[format!("{name}Element"), format!("{name}Substitutes")])
        }
        Origin::Derived(of) => {
            name_item(ir, *of, items, taken);
            taken.take(ir, id, &[format!("Any{}", items[of.0]), format!("{}OrDerived", items[of.0])])
        }
        Origin::Attributes(of) => {
            let owner = owner_name(ir, *of, items, taken);
            taken.take(ir, id, &part_names(&owner, "Attributes"))
        }
        Origin::Part { of, words } => {
            let owner = owner_name(ir, *of, items, taken);
            taken.take(ir, id, &part_names(&owner, words))
        }
        Origin::Named { name, words } => taken.take(ir, id, &part_names(&type_name(name), words)),
    };
}

/// The name of a part's owner; one that is not emitted itself (an abstract type) has its name all the same.
fn owner_name(ir: &Ir, of: ItemId, items: &mut [String], taken: &mut Taken) -> String {
    if ir.reserved.contains(&of) && !items[of.0].is_empty() {
        return items[of.0].clone();
    }
    if let (ItemKind::Unused, Origin::Type(name) | Origin::Element(name)) = (&ir[of].kind, &ir[of].origin) {
        return type_name(name);
    }
    name_item(ir, of, items, taken);
    items[of.0].clone()
}

/// A part's names, the later one for when the first is taken: by a type of that name, or by a part of the same name.
fn part_names(owner: &str, words: &str) -> [String; 2] {
    let name = format!("{owner}{}", upper_camel(words));
    [name.clone(), format!("{name}Part")]
}

/// The names taken in each module, each with the last number that was put behind it.
#[derive(Default)]
struct Taken(BTreeMap<(ModuleId, String), usize>);

impl Taken {
    /// Takes the first of these names that is free; else the last of them, with a number.
    fn take(&mut self, ir: &Ir, id: ItemId, candidates: &[String]) -> String {
        let module = ir[id].module;
        for name in candidates {
            if self.insert(module, name) {
                return name.clone();
            }
        }
        let last = candidates.last().map_or(NAMELESS, String::as_str);
        let mut number = self.0.get(&(module, last.to_owned())).copied().unwrap_or(1);
        loop {
            number += 1;
            let name = format!("{last}{number}");
            if self.insert(module, &name) {
                // Goes on from here the next time.
                self.0.insert((module, last.to_owned()), number);
                return name;
            }
        }
    }

    /// Whether a name was free, and is taken now.
    fn insert(&mut self, module: ModuleId, name: &str) -> bool {
        if RESERVED.contains(&name) {
            return false;
        }
        match self.0.entry((module, name.to_owned())) {
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
        ItemKind::Types(types) => {
            let mut names = Vec::new();
            let mut seen = BTreeSet::new();
            for member in &types.members {
                let of = if let Origin::Attributes(of) = ir[member.item].origin { of } else { member.item };
                let name = &items[of.0];
                // Two namespaces may have a type of one name: the second says which it is.
                let module = ir.modules[ir[of].module.0].name.as_deref().unwrap_or("own");
                let first = [name.clone(), format!("{}{name}", upper_camel(module)), format!("{name}Type")];
                let numbered = (2..).map(|number: u32| format!("{name}Type{number}"));
                names.extend(first.into_iter().chain(numbered).find(|name| seen.insert(name.clone())));
            }
            if types.keeps_others {
                let numbered = (2..).map(|number: u32| format!("{UNSELECTED}{number}"));
                names.extend(std::iter::once(UNSELECTED.to_owned()).chain(numbered).find(|name| !seen.contains(name)));
            }
            names
        }
        ItemKind::Enumeration(enumeration) => values::values(enumeration),
        ItemKind::Union(members) => fields::members(members),
        ItemKind::Restriction(_) | ItemKind::Document { .. } | ItemKind::Unused => Vec::new(),
    }
}

/// A type's name: as in the schema where that is a Rust type name already, so that it can be searched for.
pub(crate) fn type_name(name: &str) -> String {
    let name = composed(name);
    if name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric) && is_identifier(&name) {
        return name.into_owned();
    }
    identifier(upper_camel(&name))
}

/// The text in the form in which rustc compares identifiers, Unicode's C: one character where there is one for a
/// letter with its marks.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() }
}

/// What fits into so many bytes.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// Words in upper camel case, with what is there already kept: `OCITable` stays.
pub(crate) fn upper_camel(words: &str) -> String {
    if !words.is_empty() && words.chars().all(char::is_alphanumeric) {
        let mut chars = words.chars();
        return chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    }
    words.to_upper_camel_case()
}

/// Makes an identifier of what heck left, which may begin with a digit, be a keyword, or be empty.
pub(crate) fn identifier(name: String) -> String {
    let name = if name.is_ascii() { name } else { composed(&name).into_owned() };
    if is_identifier(&name) {
        return name;
    }
    let raw = format!("r#{name}");
    if syn::parse_str::<syn::Ident>(&raw).is_ok() {
        return raw;
    }
    // Not every character that is a letter or a digit can be in an identifier: `\u{b2}`, the small two, cannot.
    let kept: String = name.chars().filter(|character| is_identifier(&format!("a0{character}"))).collect();
    if kept.trim_matches('_').is_empty() {
        return NAMELESS.to_owned();
    }
    let suffixed = format!("{kept}_");
    if is_identifier(&suffixed) { suffixed } else { format!("_{kept}") }
}

/// Whether this is an identifier in every edition of Rust: syn does not know of `gen`, a keyword since 2024.
pub(crate) fn is_identifier(name: &str) -> bool {
    has_several_parts(name) || name != "gen" && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Whether these are ASCII letters, digits and `_`, of which one after the first is no small letter. No keyword is like
/// that, and most names are, so that syn, which takes its time, is asked only of the others.
fn has_several_parts(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(is_part)
        && name.bytes().skip(1).any(|byte| !byte.is_ascii_lowercase())
}
