//! One type or global element, as people read it.

use std::collections::BTreeSet;

use super::names::near;
use super::{COLOURS, Palette, columns};
use crate::diff::simple;
use crate::error::{Error, Result};
use crate::model::{
    Builtin, Content, Derivation, Docs, ElementId, IdentityConstraint, IdentityKind, Model, Owner, SimpleType,
    TypeDefinition, TypeId, TypeRef, Variety, docs_text,
};
use crate::select::Responses;
use crate::set::SchemaSet;
use crate::view::{self, Bounds, Key, Node, NodeKind, quoted, type_name, value_words};

/// The greatest depth that can be asked for.
const MAX_DEPTH: usize = 32;
/// After so many lines no further types are opened.
const MAX_ROWS: usize = 20_000;

/// How much is shown.
#[derive(Clone, Debug)]
pub struct ShowOptions {
    depth: usize,
    docs: bool,
}

impl Default for ShowOptions {
    fn default() -> Self {
        Self { depth: 1, docs: true }
    }
}

impl ShowOptions {
    /// One level, with documentation.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How deep the types of fields are shown, too: 1 is the type's own fields alone. At most 32.
    #[must_use]
    pub fn depth(mut self, depth: usize) -> Self {
        self.depth = depth.clamp(1, MAX_DEPTH);
        self
    }

    /// Whether documentation is shown.
    #[must_use]
    pub fn docs(mut self, docs: bool) -> Self {
        self.docs = docs;
        self
    }
}

/// What is in a type.
#[derive(Clone, Debug)]
pub struct Shown {
    plain: String,
    coloured: String,
}

impl Shown {
    /// As text.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.plain.clone()
    }

    /// As text with the colours of a terminal.
    #[must_use]
    pub fn to_coloured_text(&self) -> String {
        self.coloured.clone()
    }
}

/// Shows the types and global elements of a name, `Name` or `{namespace}Name`.
///
/// # Errors
///
/// When there is none; with the names that are nearest to it.
pub fn show(sets: &[SchemaSet], name: &str, options: &ShowOptions) -> Result<Shown> {
    let mut shown = Shown { plain: String::new(), coloured: String::new() };
    for set in sets {
        let found = find(&set.model, name);
        for one in &found {
            let left_out = set.selection.as_ref().is_some_and(|selection| match *one {
                Found::Type(id) => !selection.has_type(id),
                Found::Element(id) => !selection.has_element(id),
            });
            for (palette, out) in [(Palette::default(), &mut shown.plain), (COLOURS, &mut shown.coloured)] {
                if !out.is_empty() {
                    out.push('\n');
                }
                let page = Page { model: &set.model, palette, options, rows: Vec::new(), open: BTreeSet::new() };
                out.push_str(&page.write(*one, left_out));
            }
        }
    }
    if shown.plain.is_empty() {
        let types = sets.iter().flat_map(|set| &set.model.types).filter_map(|ty| ty.global_name());
        let elements = sets.iter().flat_map(|set| &set.model.elements).map(|element| &*element.name);
        return Err(Error::no_type(name, near(name, types.chain(elements))));
    }
    Ok(shown)
}

/// What a name can mean.
#[derive(Clone, Copy)]
enum Found {
    Type(TypeId),
    Element(ElementId),
}

fn find(model: &Model, name: &str) -> Vec<Found> {
    let is_it = |key: &Key| key.to_string() == name || *key.name == *name;
    let types = model.types().filter(|(_, ty)| Key::of(ty).is_some_and(|key| is_it(&key)));
    let elements = model
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| is_it(&Key { name: element.name.clone(), namespace: element.namespace.clone() }));
    let elements = elements.filter_map(|(index, _)| ElementId::new(index));
    types.map(|(id, _)| Found::Type(id)).chain(elements.map(Found::Element)).collect()
}

/// A line: name, type, cardinality, the rest; or documentation.
enum Row {
    Field([(String, &'static str); 4]),
    Text(String),
}

struct Page<'m> {
    model: &'m Model,
    palette: Palette,
    options: &'m ShowOptions,
    rows: Vec<Row>,
    /// The types around what is being written: a type in itself is not opened again.
    open: BTreeSet<TypeId>,
}

impl Page<'_> {
    fn write(mut self, found: Found, left_out: bool) -> String {
        let Palette { bold, cyan, yellow, dim, reset } = self.palette;
        let (key, kind, place, docs, id) = match found {
            Found::Type(id) => {
                let ty = &self.model[id];
                let kind = match &ty.definition {
                    TypeDefinition::Complex(complex) if complex.is_abstract => "abstract type",
                    TypeDefinition::Complex(_) => "complex type",
                    TypeDefinition::Simple(simple) if !simple.facets.enumeration.is_empty() => "enumeration",
                    TypeDefinition::Simple(_) => "simple type",
                };
                (type_name(self.model, TypeRef::Type(id)), kind, &ty.place, &ty.docs, Some(id))
            }
            Found::Element(id) => {
                let element = &self.model[id];
                let key = Key { name: element.name.clone(), namespace: element.namespace.clone() };
                let id = match element.type_ref {
                    TypeRef::Type(id) if self.model[id].global_name().is_none() => Some(id),
                    _ => None,
                };
                let kind = if element.is_abstract { "abstract element" } else { "element" };
                (key.to_string(), kind, &element.place, &element.docs, id)
            }
        };
        let mut out = format!("{bold}{key}{reset}  {cyan}{kind}{reset}  {dim}{place}{reset}\n");
        if left_out {
            out.extend(["  ", yellow, "left out by `roots` and `skip`", reset, "\n"]);
        }
        if self.options.docs {
            for line in docs.iter() {
                let line = format!("  {dim}{line}{reset}");
                out.extend([line.trim_end(), "\n"]);
            }
        }
        if let Found::Element(id) = found
            && let element = &self.model[id]
        {
            let nil = if element.nillable { ", can be cleared" } else { "" };
            let name = type_name(self.model, element.type_ref);
            // Without a name, it is called by what it is made of.
            let of = if name.starts_with("a ") { "  of " } else { "  of type " };
            out.extend([of, &name, nil, &value_words(element.value.as_ref()), "\n"]);
            if let Some(head) = element.substitution_head {
                out.extend(["  stands in for ", &self.model[head].name, "\n"]);
            }
            if let Some(substitutes) = substitutes(self.model, id) {
                out.extend(["  ", &substitutes, "\n"]);
            }
            for one in element.constraints.iter() {
                out.extend(["  ", &constraint(one), "\n"]);
            }
        }
        if let Some(id) = id {
            for fact in self.facts(id) {
                out.extend(["  ", &fact, "\n"]);
            }
            self.body(id, 1, 1);
        }
        out + &self.rows()
    }

    /// The rows in columns; documentation between them as it is.
    fn rows(&self) -> String {
        let fields: Vec<Vec<(String, &'static str)>> = self
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Field(cells) => Some(cells.to_vec()),
                Row::Text(_) => None,
            })
            .collect();
        let laid_out = columns(&fields, self.palette.reset);
        let mut lines = laid_out.lines();
        let mut out = String::new();
        for row in &self.rows {
            let line = match row {
                Row::Field(_) => lines.next().unwrap_or_default(),
                Row::Text(text) => text,
            };
            out.push_str(line);
            out.push('\n');
        }
        if out.is_empty() { out } else { format!("\n{out}") }
    }

    /// Bases, derived types, whether text may stand among elements, the response.
    fn facts(&self, id: TypeId) -> Vec<String> {
        let ty = &self.model[id];
        let mut facts = Vec::new();
        if ty.base() != TypeRef::Builtin(Builtin::AnyType) && ty.base() != TypeRef::Builtin(Builtin::AnySimpleType) {
            let verb = if ty.derivation() == Derivation::Extension { "extends" } else { "restricts" };
            let mut chain = vec![type_name(self.model, ty.base())];
            let mut at = ty.base();
            while let TypeRef::Type(base) = at {
                at = self.model[base].base();
                let is_any = matches!(at, TypeRef::Builtin(Builtin::AnyType | Builtin::AnySimpleType));
                if !is_any {
                    chain.push(type_name(self.model, at));
                }
            }
            facts.push(format!("{verb} {}", chain.join(", ")));
        }
        let derived: Vec<TypeId> = self.model.derived_types(id);
        if !derived.is_empty() {
            let names = derived.iter().take(5).map(|id| type_name(self.model, TypeRef::Type(*id)));
            let names = names.collect::<Vec<_>>().join(", ");
            let more = if derived.len() > 5 { format!(" and {} more", derived.len() - 5) } else { String::new() };
            facts.push(format!("derived from it: {names}{more}"));
        }
        if ty.complex().is_some_and(|complex| complex.mixed) {
            facts.push("mixed: text may occur anywhere in it".to_owned());
        }
        if let Some(response) = Responses::new(self.model).of(id) {
            let how = if response.is_documented { "as documented" } else { "by its name" };
            let names = response.ids.iter().map(|id| type_name(self.model, TypeRef::Type(*id)));
            facts.push(format!("response: {} ({how})", names.collect::<Vec<_>>().join(", ")));
        }
        facts
    }

    fn body(&mut self, id: TypeId, level: usize, indent: usize) {
        if !self.open.insert(id) {
            return;
        }
        let model = self.model;
        match &model[id].definition {
            TypeDefinition::Complex(complex) => {
                if let Content::Simple(text) = &complex.content {
                    self.field(indent, "text()", type_name(model, *text), "1..1".to_owned(), String::new());
                    self.opened(*text, level, indent);
                }
                self.parts(&view::content(complex), level, indent);
                for attribute in &complex.attributes {
                    let bounds = Bounds { min: u32::from(attribute.required), max: Some(1) };
                    let mut notes = value_words(attribute.value.as_ref()).trim_start_matches(", ").to_owned();
                    if let Some(facets) = self.facets(attribute.type_ref, level) {
                        notes = if notes.is_empty() { facets } else { format!("{notes}, {facets}") };
                    }
                    inherited(model, attribute.origin, id, &mut notes);
                    let name = format!("@{}", attribute.name);
                    self.field(indent, &name, type_name(model, attribute.type_ref), bounds.to_string(), notes);
                    self.docs(indent, &attribute.docs);
                    self.opened(attribute.type_ref, level, indent);
                }
                if let Some(wildcard) = &complex.any_attribute {
                    self.field(indent, "@*", view::wildcard_words(wildcard), String::new(), String::new());
                }
            }
            TypeDefinition::Simple(simple) => self.simple(simple, level, indent),
        }
        self.open.remove(&id);
    }

    fn parts(&mut self, node: &Node<'_>, level: usize, indent: usize) {
        let model = self.model;
        for part in node.parts() {
            let bounds = part.bounds.to_string();
            match &part.kind {
                NodeKind::Element(element) => {
                    let mut notes: Vec<String> = Vec::new();
                    if element.nillable {
                        notes.push("can be cleared".to_owned());
                    }
                    notes.extend(element.global.and_then(|head| substitutes(model, head)));
                    let value = value_words(element.value.as_deref());
                    if !value.is_empty() {
                        notes.push(value.trim_start_matches(", ").to_owned());
                    }
                    notes.extend(self.facets(element.type_ref, level));
                    notes.extend(element.constraints.iter().map(constraint));
                    let ty = type_name(model, element.type_ref);
                    self.field(indent, &element.name, ty, bounds, notes.join(", "));
                    self.docs(indent, &element.docs);
                    self.opened(element.type_ref, level, indent);
                }
                NodeKind::Group { order, docs, .. } => {
                    self.field(indent, order.name(), String::new(), bounds, String::new());
                    self.docs(indent, docs);
                    self.parts(part, level, indent + 1);
                }
                NodeKind::Any(wildcard) => {
                    self.field(indent, "*", view::wildcard_words(wildcard), bounds, String::new());
                }
            }
        }
    }

    /// The type of a field below it: an anonymous one always, a named one as deep as is asked for.
    fn opened(&mut self, ty: TypeRef, level: usize, indent: usize) {
        let TypeRef::Type(id) = ty else { return };
        if self.rows.len() >= MAX_ROWS || indent > 2 * MAX_DEPTH {
            return;
        }
        if self.model[id].simple().is_some_and(is_short) {
            return;
        }
        if self.model[id].global_name().is_none() {
            self.body(id, level, indent + 1);
        } else if level < self.options.depth {
            self.body(id, level + 1, indent + 1);
        }
    }

    /// The facets of a simple type in a line, where it is to be opened and has nothing else.
    fn facets(&self, ty: TypeRef, level: usize) -> Option<String> {
        let TypeRef::Type(id) = ty else { return None };
        let ty = &self.model[id];
        let simple = ty.simple().filter(|simple| is_short(simple))?;
        let lines = simple::list_facets(&simple.facets).into_iter().map(|(name, value)| format!("{name} {value}"));
        let lines = lines.collect::<Vec<_>>().join(", ");
        let is_opened = ty.global_name().is_none() || level < self.options.depth;
        (is_opened && !lines.is_empty()).then_some(lines)
    }

    fn simple(&mut self, simple: &SimpleType, level: usize, indent: usize) {
        let (word, parts) = match &simple.variety {
            Variety::Atomic(_) => ("", &[][..]),
            Variety::List { item } => ("list of", std::slice::from_ref(item)),
            Variety::Union { members } => ("one of", members.as_slice()),
        };
        for part in parts {
            let facets = self.facets(*part, level).unwrap_or_default();
            self.field(indent, word, type_name(self.model, *part), String::new(), facets);
            self.opened(*part, level, indent);
        }
        for (name, value) in simple::list_facets(&simple.facets) {
            self.field(indent, name, value, String::new(), String::new());
        }
        for value in &simple.facets.enumeration {
            self.field(indent, "value", quoted(&value.value), String::new(), String::new());
            self.docs(indent, &value.docs);
        }
    }

    fn field(&mut self, indent: usize, name: &str, ty: String, bounds: String, notes: String) {
        let Palette { bold, cyan, yellow, .. } = self.palette;
        let name = format!("{}{name}", "  ".repeat(indent));
        self.rows.push(Row::Field([(name, bold), (ty, cyan), (bounds, ""), (notes, yellow)]));
    }

    fn docs(&mut self, indent: usize, docs: &Docs) {
        let text = docs_text(docs);
        if self.options.docs && !text.is_empty() {
            let Palette { dim, reset, .. } = self.palette;
            self.rows.push(Row::Text(format!("{}{dim}{text}{reset}", "  ".repeat(indent + 2))));
        }
    }
}

/// The elements that may stand in the place of one, if there are any.
fn substitutes(model: &Model, head: ElementId) -> Option<String> {
    let mut found = model.substitutes(head);
    found.retain(|id| *id != head);
    let names: Vec<&str> = found.iter().take(5).map(|id| &*model[*id].name).collect();
    let more = if found.len() > 5 { format!(" and {} more", found.len() - 5) } else { String::new() };
    let word = if model[head].is_abstract { "one of" } else { "or" };
    (!names.is_empty()).then(|| format!("{word} {}{more}", names.join(", ")))
}

/// `key partKey: "part" by "@number"`
fn constraint(one: &IdentityConstraint) -> String {
    let fields: Vec<String> = one.fields.iter().map(|field| quoted(&field.text)).collect();
    let of = format!("{}: {} by {}", one.name, quoted(&one.selector.text), fields.join(", "));
    match &one.kind {
        IdentityKind::Key => format!("key {of}"),
        IdentityKind::Unique => format!("unique {of}"),
        IdentityKind::KeyRef { name, .. } => format!("keyref {of}, one of {name}"),
    }
}

/// Whether a line can say all of a simple type.
fn is_short(simple: &SimpleType) -> bool {
    simple.facets.enumeration.is_empty() && matches!(simple.variety, Variety::Atomic(_))
}

/// Says from where a part is inherited.
fn inherited(model: &Model, origin: Owner, id: TypeId, notes: &mut String) {
    let Owner::Type(owner) = origin else { return };
    if owner == id {
        return;
    }
    if !notes.is_empty() {
        notes.push_str(", ");
    }
    notes.extend(["from ", &type_name(model, TypeRef::Type(owner))]);
}
