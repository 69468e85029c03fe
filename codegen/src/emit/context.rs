//! What emission looks at, and how items and texts are referred to.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use crate::config::Crate;
use crate::cut::Cut;
use crate::derives::Derives;
use crate::diagnostics::{Diagnostics, internal};
use crate::ir::{Document, Ir, Item, ItemId, ItemKind, Module, ModuleId};
use crate::model::Model;
use crate::names::Names;

/// All that emission looks at.
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) ir: &'a Ir,
    pub(crate) names: &'a Names,
    pub(super) derives: &'a Derives,
    /// The documents that each item is the type of.
    pub(super) roots: BTreeMap<ItemId, Vec<&'a Document>>,
    /// Which items are in which crates, and the name of the module, where these are several.
    pub(super) cut: Option<(&'a Cut, &'a str)>,
    /// What cannot be and is.
    wrong: Mutex<Diagnostics>,
}

impl<'a> Context<'a> {
    /// What emission looks at.
    pub(crate) fn new(model: &'a Model, ir: &'a Ir, names: &'a Names, derives: &'a Derives) -> Self {
        let mut roots: BTreeMap<ItemId, Vec<&'a Document>> = BTreeMap::new();
        for document in &ir.documents {
            roots.entry(document.item).or_default().push(document);
        }
        Self { model, ir, names, derives, roots, cut: None, wrong: Mutex::default() }
    }

    /// The same of the items in several crates.
    #[must_use]
    pub(crate) fn cut(self, cut: Option<&'a Cut>, module: &'a str) -> Self {
        Self { cut: cut.map(|cut| (cut, module)), ..self }
    }

    /// What was emitted, if nothing was met that cannot be.
    pub(crate) fn settle<T>(self, emitted: T, warnings: &mut Diagnostics) -> Result<T, Diagnostics> {
        self.wrong.into_inner().unwrap_or_else(PoisonError::into_inner).settle(emitted, warnings)
    }
}

impl Context<'_> {
    pub(crate) fn item_name(&self, id: ItemId) -> &str {
        &self.names.items[id.index()]
    }

    /// The crate that an item is in, where there are several.
    pub(super) fn crate_of(&self, id: ItemId) -> Option<Crate> {
        self.cut.map(|(cut, _)| cut.of(id))
    }

    /// What stands before a struct or an enum.
    pub(super) fn marks(&self) -> &'static str {
        if self.ir.non_exhaustive { "#[non_exhaustive]\n" } else { "" }
    }

    /// Notes that something, of an item if that is known, is as it cannot be; what is emitted in its place does not get
    /// out.
    pub(super) fn internal(&self, what: impl Into<String>, of: Option<ItemId>) -> String {
        let place = of.map(|id| self.ir[id].place.clone());
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).push(internal(what, place));
        String::new()
    }

    /// The path from one module to an item: `UserId`, `base::OCITable` or `super::UserId`.
    pub(super) fn path(&self, from: ModuleId, id: ItemId) -> String {
        let name = self.item_name(id);
        let to = self.ir[id].module;
        if from == to {
            return name.to_owned();
        }
        format!("{}{name}", self.path_between(from, to))
    }

    /// What stands before a name of another module: `base::` or `super::`; nothing of the same one.
    pub(super) fn path_between(&self, from: ModuleId, to: ModuleId) -> String {
        if from == to {
            return String::new();
        }
        let up = if self.ir.modules[from.0].name.is_some() { "super::" } else { "" };
        let down = self.ir.modules[to.0].name.as_ref().map(|name| format!("{name}::")).unwrap_or_default();
        format!("{up}{down}")
    }

    /// A namespace: the constant of the module that it is, or else a literal.
    pub(super) fn namespace(&self, from: ModuleId, namespace: &str) -> String {
        let is_it = |module: &Module| module.namespace.as_deref().is_some_and(|own| own == namespace);
        match self.ir.modules.iter().position(is_it) {
            Some(index) if !namespace.is_empty() => {
                format!("{}{TARGET_NAMESPACE}", self.path_between(from, ModuleId(index)))
            }
            _ => literal(namespace),
        }
    }

    /// The same as tokens.
    pub(super) fn namespace_tokens(&self, from: ModuleId, namespace: &str) -> TokenStream {
        let text = self.namespace(from, namespace);
        text.parse().unwrap_or_else(|_| self.internal("a namespace is no expression", None).into_token_stream())
    }
}

/// The constant of a module's namespace.
pub(super) const TARGET_NAMESPACE: &str = "TARGET_NS";

/// A text as a literal of Rust.
pub(crate) fn literal(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

/// How the schema calls what an item is made from.
pub(super) fn schema_name(item: &Item) -> Option<&str> {
    match &item.kind {
        ItemKind::Record(record) => record.name.as_ref().map(|name| &*name.local),
        ItemKind::Choice(choice) => choice.name.as_ref().map(|name| &*name.local),
        ItemKind::Types(types) => types.name.as_ref().map(|name| &*name.local),
        _ => None,
    }
}
