//! What is to be looked up: the types and elements of a module, and what each has to do with the others.
//!
//! In come the items of a module with their names in Rust; out go pages as data, and the answers to what is asked of them.

use std::collections::BTreeMap;

use super::paths::{self, Kind};
use crate::config::{Config, Module};
use crate::diagnostics::Diagnostics;
use crate::diff::versions::Versions;
use crate::emit::context::Context;
use crate::emit::facts;
use crate::ir::{Document, Field, FieldKind, ItemId, ItemKind, Origin, Ty, Wrapper, XmlName};
use crate::model::{Builtin, TypeId, TypeRef};
use crate::select::Responses;
use crate::view::Key;

/// Nothing is shown that is nested deeper.
const DEEPEST: usize = 12;

/// A type or element.
pub(super) struct Page<'m> {
    pub(super) kind: Kind,
    pub(super) item: ItemId,
    pub(super) name: XmlName,
    /// From the folder of the site.
    pub(super) path: String,
    /// Of an element.
    pub(super) document: Option<&'m Document>,
}

/// What may become of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct States {
    pub(super) left: bool,
    pub(super) cleared: bool,
}

/// A part of a type.
pub(super) struct Row<'m> {
    pub(super) field: &'m Field,
    /// What it is called in Rust.
    pub(super) rust: &'m str,
    pub(super) depth: usize,
    /// Where it is in the type: `endpoint/device`, `@id`.
    pub(super) path: String,
    /// The item whose field it is.
    pub(super) owner: ItemId,
    pub(super) in_choice: bool,
}

/// A module.
pub(super) struct Book<'m> {
    pub(super) cx: &'m Context<'m>,
    /// As it is called in the configuration.
    pub(super) name: &'m str,
    pub(super) pages: Vec<Page<'m>>,
    page_of: BTreeMap<ItemId, usize>,
    types: BTreeMap<Key, TypeId>,
    /// Which pages have an item in a field, and where.
    users: BTreeMap<ItemId, Vec<(usize, String)>>,
    /// The sets of types that an item is in.
    pub(super) sets: BTreeMap<ItemId, Vec<ItemId>>,
    /// What answers a request.
    pub(super) requests: BTreeMap<ItemId, Vec<ItemId>>,
    /// The requests that an item answers.
    pub(super) answers: BTreeMap<ItemId, Vec<ItemId>>,
    /// The versions of one name, in order, by namespace and the name without its version.
    versions: BTreeMap<(String, String), Vec<Version>>,
    habits: Versions,
}

/// A version as it is ordered, and the page that it has.
type Version = (Vec<u64>, usize);

/// A name as types of the schema have it.
pub(super) fn key(name: &XmlName) -> Key {
    Key { name: name.local.clone(), namespace: (!name.namespace.is_empty()).then(|| name.namespace.clone()) }
}

impl<'m> Book<'m> {
    pub(super) fn of(cx: &'m Context<'m>, module: &'m Module, config: &Config) -> Self {
        let name = module.name.value.as_str();
        let mut book = Self {
            cx,
            name,
            pages: Vec::new(),
            page_of: BTreeMap::new(),
            types: BTreeMap::new(),
            users: BTreeMap::new(),
            sets: BTreeMap::new(),
            requests: BTreeMap::new(),
            answers: BTreeMap::new(),
            versions: BTreeMap::new(),
            habits: Versions::of(Some(config)),
        };
        for (id, ty) in cx.model.types() {
            if let Some(key) = Key::of(ty) {
                book.types.insert(key, id);
            }
        }
        book.find_pages();
        book.find_users();
        // What is wrong with the rules was told when the module was loaded.
        let responses = Responses::of_module(cx.model, module, &mut Diagnostics::new());
        for page in &book.pages {
            let Some(id) = book.type_of(page).filter(|id| responses.is_request(*id)) else { continue };
            let answers = responses.or_fallback(id).into_iter();
            let answers = answers.filter_map(|id| Some(book.page_of_type(TypeRef::Type(id))?.item));
            book.requests.insert(page.item, answers.collect());
        }
        for (request, answers) in &book.requests {
            for answer in answers {
                book.answers.entry(*answer).or_default().push(*request);
            }
        }
        book
    }

    fn find_pages(&mut self) {
        let ir = self.cx.ir;
        let folder = paths::module(self.name);
        let mut pages = Vec::new();
        for id in (0..ir.items.len()).map(ItemId) {
            let item = &ir[id];
            if let Origin::Type(local) = &item.origin
                && !matches!(item.kind, ItemKind::Unused)
                && !ir.reserved.contains(&id)
            {
                let namespace = ir.modules[item.module.0].namespace.clone().unwrap_or_default();
                let name = XmlName { namespace, local: local.clone() };
                pages.push(Page { kind: Kind::Type, item: id, name, path: String::new(), document: None });
            }
        }
        for document in &ir.documents {
            let (item, name) = (document.item, document.name.clone());
            pages.push(Page { kind: Kind::Element, item, name, path: String::new(), document: Some(document) });
        }
        for page in &mut pages {
            page.path = format!("{folder}/{}", paths::page(page.kind, &page.name));
        }
        pages.sort_by(|one, other| {
            let key = |page: &Page<'_>| (page.name.local.clone(), page.name.namespace.clone(), page.kind);
            key(one).cmp(&key(other))
        });
        for (index, page) in pages.iter().enumerate() {
            // Of a type that is a document, too, the page of the type.
            if page.kind == Kind::Type || !matches!(ir[page.item].origin, Origin::Type(_)) {
                self.page_of.insert(page.item, index);
            }
            if page.kind == Kind::Type {
                let taken = self.habits.take(&page.name.local);
                let versions = self.versions.entry((page.name.namespace.to_string(), taken.stem.into_owned()));
                versions.or_default().push((taken.version, index));
            }
        }
        self.versions.values_mut().for_each(|list| list.sort());
        self.pages = pages;
    }

    fn find_users(&mut self) {
        for index in 0..self.pages.len() {
            let mut used = Vec::new();
            if self.is_of_type(&self.pages[index]) {
                used.push((self.pages[index].item, String::new()));
            }
            self.parts(&self.pages[index], &mut |row| {
                if let Some(id) = self.shown(row.field.ty) {
                    used.push((id, row.path.clone()));
                }
            });
            for (id, path) in used {
                self.users.entry(id).or_default().push((index, path));
            }
            let item = self.pages[index].item;
            if self.pages[index].kind == Kind::Type
                && let ItemKind::Types(types) = &self.cx.ir[item].kind
            {
                for member in &types.members {
                    self.sets.entry(member.item).or_default().push(item);
                }
            }
        }
    }

    /// The page of an item.
    pub(super) fn page(&self, item: ItemId) -> Option<&Page<'m>> {
        self.page_of.get(&item).map(|index| &self.pages[*index])
    }

    /// The item with a page that a value is of, if there is one.
    fn shown(&self, ty: Ty) -> Option<ItemId> {
        match ty {
            Ty::Item(id) | Ty::ListOf(id) | Ty::TypedOf(id) => match self.cx.ir[id].origin {
                Origin::Derived(of) => Some(of),
                _ => self.page_of.contains_key(&id).then_some(id),
            },
            _ => None,
        }
    }

    /// The pages with an item in a field, each with the paths of these.
    pub(super) fn users(&self, item: ItemId) -> Vec<(&Page<'m>, Vec<&str>)> {
        let mut all: Vec<(usize, Vec<&str>)> = Vec::new();
        for (page, path) in self.users.get(&item).into_iter().flatten() {
            match all.last_mut() {
                Some((last, paths)) if last == page => paths.push(path),
                _ => all.push((*page, vec![path])),
            }
        }
        all.into_iter().map(|(page, paths)| (&self.pages[page], paths)).collect()
    }

    /// The type of the schema that a page is about.
    pub(super) fn type_of(&self, page: &Page<'_>) -> Option<TypeId> {
        if page.kind == Kind::Type { self.types.get(&key(&page.name)).copied() } else { None }
    }

    /// The page of a type of the schema.
    pub(super) fn page_of_type(&self, ty: TypeRef) -> Option<&Page<'m>> {
        let TypeRef::Type(id) = ty else { return None };
        let Key { name, namespace } = Key::of(&self.cx.model[id])?;
        let name = XmlName { namespace: namespace.unwrap_or_default(), local: name };
        let at = self.pages.partition_point(|page| page.name.local < name.local);
        self.pages[at..]
            .iter()
            .take_while(|page| page.name.local == name.local)
            .find(|page| page.kind == Kind::Type && page.name.namespace == name.namespace)
    }

    /// The versions of a type, itself among them, in order; none where it is the only one.
    pub(super) fn versions(&self, page: &Page<'_>) -> Vec<&Page<'m>> {
        let stem = self.habits.take(&page.name.local).stem.into_owned();
        let all = self.versions.get(&(page.name.namespace.to_string(), stem)).filter(|all| all.len() > 1);
        all.into_iter().flatten().map(|(_, index)| &self.pages[*index]).collect()
    }

    /// The name of the module and of those in it that an item is in: `ocip::base`.
    pub(super) fn module_of(&self, item: ItemId) -> String {
        match &self.cx.ir.modules[self.cx.ir[item].module.0].name {
            Some(name) => format!("{}::{name}", self.name),
            None => self.name.to_owned(),
        }
    }

    /// Whether a page is about an element of a type that has a page itself.
    pub(super) fn is_of_type(&self, page: &Page<'_>) -> bool {
        page.kind == Kind::Element && matches!(self.cx.ir[page.item].origin, Origin::Type(_))
    }

    /// All parts that a page shows.
    pub(super) fn parts(&self, page: &Page<'_>, with: &mut dyn FnMut(&Row<'m>)) {
        if !self.is_of_type(page) {
            self.rows(page.item, with);
        }
    }

    /// All parts of an item, those of types without a name in their places.
    pub(super) fn rows(&self, item: ItemId, with: &mut dyn FnMut(&Row<'m>)) {
        self.rows_in(item, 0, "", &mut Vec::new(), with);
    }

    fn rows_in(
        &self,
        item: ItemId,
        depth: usize,
        around: &str,
        open: &mut Vec<ItemId>,
        with: &mut dyn FnMut(&Row<'m>),
    ) {
        let cx = self.cx;
        let kind = &cx.ir[item].kind;
        if depth > DEEPEST || open.contains(&item) {
            return;
        }
        open.push(item);
        if let ItemKind::Document { content } = kind {
            if let Some(inner) = self.inner(content) {
                self.rows_in(inner, depth, around, open, with);
            }
            open.pop();
            return;
        }
        let in_choice = matches!(kind, ItemKind::Choice(_));
        for (field, rust) in kind.fields().iter().zip(&cx.names.fields[item.0]) {
            let joined = |name: &str| if around.is_empty() { name.to_owned() } else { format!("{around}/{name}") };
            let path = match &field.kind {
                FieldKind::Element(name) => joined(&name.local),
                FieldKind::Attribute(name) => joined(&format!("@{}", name.local)),
                _ => around.to_owned(),
            };
            let row = Row { field, rust, depth, path, owner: item, in_choice };
            with(&row);
            if let Some(inner) = self.inner(field) {
                self.rows_in(inner, depth + 1, &row.path, open, with);
            }
        }
        open.pop();
    }

    /// What has no name of its own, and is shown where it stands.
    pub(super) fn inner(&self, field: &Field) -> Option<ItemId> {
        let (Ty::Item(id) | Ty::Mixed(id)) = field.ty else { return None };
        let has_parts = matches!(self.cx.ir[id].kind, ItemKind::Record(_) | ItemKind::Choice(_));
        let has_name = self.page_of.contains_key(&id) || matches!(self.cx.ir[id].origin, Origin::Derived(_));
        (has_parts && !has_name).then_some(id)
    }

    /// Whether any part of an item can be cleared.
    pub(super) fn can_clear(&self, item: ItemId) -> bool {
        let mut found = false;
        self.rows(item, &mut |row| found |= row.states().cleared);
        found
    }

    /// What is known of a row beside what may become of it, in words.
    pub(super) fn facts(&self, row: &Row<'_>) -> Vec<String> {
        let facts = facts::of_field(self.cx, row.field, row.in_choice);
        facts.beside_states().map(str::to_owned).collect()
    }
}

impl Row<'_> {
    pub(super) fn states(&self) -> States {
        let wrapper = self.field.wrapper;
        let left = match wrapper {
            Wrapper::Optional | Wrapper::Tri => true,
            Wrapper::Many { min, .. } => min == 0,
            Wrapper::One | Wrapper::Nillable => matches!(self.field.kind, FieldKind::AnyAttribute(_)),
        };
        let cleared = matches!(wrapper, Wrapper::Tri | Wrapper::Nillable | Wrapper::Many { nillable: true, .. });
        States { left: left && !self.in_choice, cleared }
    }

    /// What it is called in the schema; nothing of a group.
    pub(super) fn label(&self) -> String {
        match &self.field.kind {
            FieldKind::Group(_) => String::new(),
            FieldKind::Any(_) => "any element".to_owned(),
            FieldKind::AnyAttribute(_) => "any attribute".to_owned(),
            FieldKind::Text => "text".to_owned(),
            FieldKind::Mixed(_) => "text and elements".to_owned(),
            FieldKind::Element(_) | FieldKind::Attribute(_) => self.field.label(),
        }
    }
}

/// A built-in type as schemas name it.
pub(super) fn built_in(builtin: Builtin) -> String {
    format!("xs:{}", builtin.name())
}
