//! The names of types and global elements, with what they are and how much is in them.

use super::names::fits;
use super::{COLOURS, Palette, columns};
use crate::model::{Content, ElementId, Model, Type, TypeDefinition, Variety};
use crate::set::SchemaSet;
use crate::view::{self, Key, Node};

/// What was found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Listing {
    /// For each set with something in it, its name and what was found there.
    pub sets: Vec<(String, Vec<Listed>)>,
}

/// A type or global element.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Listed {
    /// Its name, with `{namespace}` before it where it has one.
    pub name: String,
    /// What it is: `complex type`, `abstract type`, `enumeration`, `simple type`, `element`.
    pub kind: &'static str,
    /// How much is in it: `3 fields`; empty where nothing is counted.
    pub size: String,
    /// The file that defines it, and the line.
    pub place: String,
    /// Whether `roots` and `skip` of its module leave it out.
    pub left_out: bool,
}

/// Lists the named types and global elements whose names fit a pattern, in the order of names.
///
/// A pattern with `*` is matched with the whole local name, any other with a part of it; case does not matter.
#[must_use]
pub fn list(sets: &[SchemaSet], pattern: Option<&str>) -> Listing {
    let found = sets.iter().map(|set| (set.name.clone(), in_set(set, pattern.unwrap_or_default())));
    Listing { sets: found.filter(|(_, all)| !all.is_empty()).collect() }
}

/// Lists the operations of the services that the sets describe, those whose names fit a pattern as in [`list`], with what
/// they ask and what answers.
#[must_use]
pub fn operations(sets: &[SchemaSet], pattern: Option<&str>) -> Listing {
    let found = sets.iter().map(|set| (set.name.clone(), operations_in(set, pattern.unwrap_or_default())));
    Listing { sets: found.filter(|(_, all)| !all.is_empty()).collect() }
}

fn operations_in(set: &SchemaSet, pattern: &str) -> Vec<Listed> {
    let model = &set.model;
    let name = |id: Option<ElementId>| id.map_or_else(|| "?".to_owned(), |id| model[id].name.to_string());
    let found = model.operations.iter().filter(|one| fits(pattern, &one.name));
    let mut found: Vec<Listed> = found
        .map(|one| {
            let faults = one.faults.iter().map(|id| format!(", fault {}", model[*id].name));
            let headers = one.headers.iter().map(|id| format!(", header {}", model[*id].name));
            let more = headers.chain(faults).collect::<String>();
            let messages = format!("{} -> {}{more}", name(one.input), name(one.output));
            let left_out = set
                .selection
                .as_ref()
                .is_some_and(|selection| !one.input.is_some_and(|input| selection.has_element(input)));
            Listed {
                name: one.name.to_string(),
                kind: if one.problem.is_some() { "not supported" } else { "operation" },
                size: messages,
                place: one.place.to_string(),
                left_out,
            }
        })
        .collect();
    found.sort_by(|one, other| (&one.name, &one.place).cmp(&(&other.name, &other.place)));
    found
}

fn in_set(set: &SchemaSet, pattern: &str) -> Vec<Listed> {
    let model = &set.model;
    let types = model.types().filter_map(|(id, ty)| {
        let key = Key::of(ty).filter(|key| fits(pattern, &key.name))?;
        let (kind, size) = kind(model, ty);
        let left_out = set.selection.as_ref().is_some_and(|selection| !selection.has_type(id));
        Some(Listed { name: key.to_string(), kind, size, place: ty.place.to_string(), left_out })
    });
    let elements = model.elements.iter().enumerate().filter(|(_, element)| fits(pattern, &element.name));
    let elements = elements.filter_map(|(index, element)| {
        let id = ElementId::new(index)?;
        Some(Listed {
            name: Key { name: element.name.clone(), namespace: element.namespace.clone() }.to_string(),
            kind: "element",
            size: String::new(),
            place: element.place.to_string(),
            left_out: set.selection.as_ref().is_some_and(|selection| !selection.has_element(id)),
        })
    });
    let mut found: Vec<Listed> = types.chain(elements).collect();
    found.sort_by(|one, other| (&one.name, one.kind).cmp(&(&other.name, other.kind)));
    found
}

fn kind(model: &Model, ty: &Type) -> (&'static str, String) {
    match &ty.definition {
        TypeDefinition::Complex(complex) => {
            let text = usize::from(matches!(complex.content, Content::Simple(_)));
            let fields = fields(&view::content(complex)) + complex.attributes.len() + text;
            (if complex.is_abstract { "abstract type" } else { "complex type" }, counted(fields, "field"))
        }
        TypeDefinition::Simple(simple) if !simple.facets.enumeration.is_empty() => {
            ("enumeration", counted(simple.facets.enumeration.len(), "value"))
        }
        TypeDefinition::Simple(simple) => {
            let of = match &simple.variety {
                Variety::Atomic(builtin) => format!("of xs:{}", builtin.name()),
                Variety::List { item } => format!("list of {}", view::type_name(model, *item)),
                Variety::Union { .. } => "union".to_owned(),
            };
            ("simple type", of)
        }
    }
}

/// How many elements are in a content.
fn fields(node: &Node<'_>) -> usize {
    node.names().len()
}

/// "1 file", "2 files".
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

impl Listing {
    /// Without what `roots` and `skip` leave out.
    #[must_use]
    pub fn selected(mut self) -> Self {
        for (_, all) in &mut self.sets {
            all.retain(|one| !one.left_out);
        }
        self.sets.retain(|(_, all)| !all.is_empty());
        self
    }

    /// The list as text, with a line of numbers at the end.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.text(Palette::default())
    }

    /// The list with the colours of a terminal.
    #[must_use]
    pub fn to_coloured_text(&self) -> String {
        self.text(COLOURS)
    }

    fn text(&self, palette: Palette) -> String {
        let mut out = String::new();
        for (name, all) in &self.sets {
            if self.sets.len() > 1 {
                out.extend([palette.bold, name, palette.reset, "\n"]);
            }
            let row = |one: &Listed| {
                vec![
                    (one.name.clone(), palette.bold),
                    (one.kind.to_owned(), palette.cyan),
                    (one.size.clone(), ""),
                    (one.place.clone(), palette.dim),
                    (if one.left_out { "left out" } else { "" }.to_owned(), palette.yellow),
                ]
            };
            out.push_str(&columns(&all.iter().map(row).collect::<Vec<_>>(), palette.reset));
            if self.sets.len() > 1 {
                out.push('\n');
            }
        }
        out.extend([&self.numbers(), "\n"]);
        out
    }

    /// `3 complex types, 1 enumeration`
    fn numbers(&self) -> String {
        let all = || self.sets.iter().flat_map(|(_, all)| all);
        let kinds =
            ["complex type", "abstract type", "simple type", "enumeration", "element", "operation", "not supported"];
        let numbers = kinds.iter().filter_map(|kind| {
            let number = all().filter(|one| one.kind == *kind).count();
            (number > 0)
                .then(|| if *kind == "not supported" { format!("{number} {kind}") } else { counted(number, kind) })
        });
        let numbers: Vec<String> = numbers.collect();
        let left_out = match all().filter(|one| one.left_out).count() {
            0 => String::new(),
            number => format!("; {number} left out by `roots` and `skip`"),
        };
        if numbers.is_empty() { "nothing fits".to_owned() } else { numbers.join(", ") + &left_out }
    }
}
