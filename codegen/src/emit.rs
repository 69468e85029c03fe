//! The output as files of Rust items, as text. Decides nothing: every fact is in the lowered output or in the names.

mod docs;
mod document;
mod files;
mod identity;
mod layout;
mod record;
mod simple;
mod table;
mod ty;
mod union;
mod variants;

use std::collections::BTreeMap;

pub(crate) use self::files::{EmittedFile, Plan};
use crate::ir::{Document, Ir, Item, ItemId, ItemKind, ModuleId};
use crate::model::Model;
use crate::names::Names;

/// All that emission looks at.
pub(crate) struct Context<'a> {
    model: &'a Model,
    ir: &'a Ir,
    names: &'a Names,
    /// The documents that each item is the type of.
    roots: BTreeMap<ItemId, Vec<&'a Document>>,
}

impl<'a> Context<'a> {
    /// What emission looks at.
    pub(crate) fn new(model: &'a Model, ir: &'a Ir, names: &'a Names) -> Self {
        let mut roots: BTreeMap<ItemId, Vec<&'a Document>> = BTreeMap::new();
        for document in &ir.documents {
            roots.entry(document.item).or_default().push(document);
        }
        Self { model, ir, names, roots }
    }

    /// The files of one configured module, in the folder of its name.
    pub(crate) fn plans(&self, module: &str) -> Vec<Plan> {
        files::plans(self, module)
    }

    /// Emits one file.
    pub(crate) fn file(&self, plan: &Plan) -> EmittedFile {
        files::file(self, plan)
    }
}

/// The definition of an item and what makes it work.
fn item(cx: &Context<'_>, id: ItemId) -> Vec<String> {
    let item = &cx.ir[id];
    match &item.kind {
        ItemKind::Record(record) => record::definition(cx, id, item, record),
        ItemKind::Choice(choice) => variants::choice(cx, id, item, choice),
        ItemKind::Types(types) => variants::types(cx, id, item, types),
        ItemKind::Restriction(restriction) => simple::restriction(cx, id, item, restriction),
        ItemKind::Union(members) => union::definition(cx, id, item, members),
        ItemKind::Enumeration(enumeration) => simple::enumeration(cx, id, item, enumeration),
        ItemKind::Document { content } => document::definition(cx, id, item, content),
        ItemKind::Unused => Vec::new(),
    }
}

impl Context<'_> {
    fn item_name(&self, id: ItemId) -> &str {
        &self.names.items[id.0]
    }

    /// The path from one module to an item: `UserId`, `base::OCITable` or `super::UserId`.
    fn path(&self, from: ModuleId, id: ItemId) -> String {
        let name = self.item_name(id);
        let to = self.ir[id].module;
        if from == to {
            return name.to_owned();
        }
        let up = if self.ir.modules[from.0].name.is_some() { "super::" } else { "" };
        let down = self.ir.modules[to.0].name.as_ref().map(|name| format!("{name}::")).unwrap_or_default();
        format!("{up}{down}{name}")
    }
}

/// A text as a literal of Rust.
fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// How the schema calls what an item is made from.
fn schema_name(item: &Item) -> Option<&str> {
    match &item.kind {
        ItemKind::Record(record) => record.name.as_ref().map(|name| &*name.local),
        ItemKind::Choice(choice) => choice.name.as_ref().map(|name| &*name.local),
        ItemKind::Types(types) => types.name.as_ref().map(|name| &*name.local),
        _ => None,
    }
}
