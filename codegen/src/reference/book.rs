//! What is to be looked up: the types and elements of a module, and what each has to do with the others.
//!
//! In come the items of a module with their names in Rust; out go pages as data, and the answers to what is asked of them.

use std::collections::{BTreeMap, BTreeSet};

use super::budget::Budget;
use super::paths::{self, Kind};
use crate::config::{Config, Module};
use crate::diff::versions::Versions;
use crate::emit::context::Context;
use crate::emit::facts;
use crate::ir::{Document, Field, FieldKind, ItemId, ItemKind, Operation, Origin, Ty, Wrapper, XmlName};
use crate::model::{Builtin, TypeId, TypeRef};
use crate::parallel;
use crate::select::Responses;
use crate::view::Key;

/// Nothing is shown that is nested deeper.
const DEEPEST: usize = 12;
/// At most so many rows are shown of a type: what has no name stands in as many places as groups bring it to.
const MOST_ROWS: usize = 2_000;
/// And at most so many bytes of their names and documentation.
const MOST_TEXT: usize = 1 << 20;
/// A row is no shorter on a page.
const ROW: usize = 100;

/// A type or element.
pub(super) struct Page<'m> {
    pub(super) kind: Kind,
    pub(super) item: ItemId,
    pub(super) name: XmlName,
    /// From the folder of the site.
    pub(super) path: String,
    /// Of an element.
    pub(super) document: Option<&'m Document>,
    /// Which one of all it is.
    pub(super) number: usize,
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
    /// Where it is in the type: `endpoint/device`, `@id`; nothing of what has no name of its own.
    pub(super) path: String,
    /// Of several at one path, which one.
    pub(super) number: usize,
    /// The item whose field it is.
    pub(super) owner: ItemId,
    pub(super) in_choice: bool,
}

/// The parts of a type.
#[derive(Default)]
pub(super) struct Parts<'m> {
    pub(super) rows: Vec<Row<'m>>,
    /// Whether there are more, which are not shown.
    pub(super) is_cut: bool,
    /// How many there are at each path.
    numbers: BTreeMap<String, usize>,
    text: usize,
}

/// A module.
pub(super) struct Book<'m> {
    pub(super) cx: &'m Context<'m>,
    /// As it is called in the configuration.
    pub(super) name: &'m str,
    pub(super) pages: Vec<Page<'m>>,
    page_of: BTreeMap<ItemId, usize>,
    /// The page of the element that a document is.
    element_of: BTreeMap<ItemId, usize>,
    types: BTreeMap<Key, TypeId>,
    /// The parts of each page.
    rows: Vec<Parts<'m>>,
    /// Of each page that is used, the pages that do, with the row; without one, all that such a page is about.
    users: BTreeMap<usize, Vec<(usize, Option<usize>)>>,
    /// The sets of types that an item is in.
    pub(super) sets: BTreeMap<ItemId, Vec<ItemId>>,
    /// What answers a request.
    pub(super) requests: BTreeMap<ItemId, Vec<ItemId>>,
    /// The requests that an item answers.
    pub(super) answers: BTreeMap<ItemId, Vec<ItemId>>,
    /// The documents that ask for one.
    asks: BTreeMap<ItemId, Vec<ItemId>>,
    /// The same for those that ask for what may fail so, by the page of the element that tells of it.
    fails: BTreeMap<usize, Vec<ItemId>>,
    /// The versions of one name, in order, by namespace and the name without its version.
    versions: BTreeMap<(String, String), Vec<Version>>,
    habits: Versions,
}

/// A version as it is ordered, and the page that it has.
pub(super) type Version = (Vec<u64>, usize);

/// A name as types of the schema have it.
pub(super) fn key(name: &XmlName) -> Key {
    Key { name: name.local.clone(), namespace: (!name.namespace.is_empty()).then(|| name.namespace.clone()) }
}

impl<'m> Book<'m> {
    /// `budget`: how much text all pages may have.
    pub(super) fn of(cx: &'m Context<'m>, module: &'m Module, config: &Config, budget: &Budget) -> Self {
        let name = module.name.value.as_str();
        let mut book = Self {
            cx,
            name,
            pages: Vec::new(),
            page_of: BTreeMap::new(),
            element_of: BTreeMap::new(),
            rows: Vec::new(),
            types: BTreeMap::new(),
            users: BTreeMap::new(),
            sets: BTreeMap::new(),
            requests: BTreeMap::new(),
            answers: BTreeMap::new(),
            asks: BTreeMap::new(),
            fails: BTreeMap::new(),
            versions: BTreeMap::new(),
            habits: Versions::of(Some(config)),
        };
        for (id, ty) in cx.model.types() {
            if let Some(key) = Key::of(ty) {
                book.types.insert(key, id);
            }
        }
        book.find_pages();
        book.rows = parallel::map(&book.pages, |page| book.rows_of(page, budget));
        book.find_users();
        book.find_requests(module);
        book
    }

    /// What answers what: as generated code has it.
    fn find_requests(&mut self, module: &Module) {
        let ir = self.cx.ir;
        for (request, known) in &ir.requests {
            let answers = match &ir[known.response].kind {
                ItemKind::Types(types) if self.page(known.response).is_none() => {
                    types.members.iter().map(|member| member.item).collect()
                }
                _ => vec![known.response],
            };
            self.requests.insert(*request, answers);
        }
        if module.requests.is_none() {
            // No code is generated for these: names tell, as where a schema is only looked at.
            let responses = Responses::new(self.cx.model);
            for page in &self.pages {
                let Some(id) = self.type_of(page).filter(|id| responses.is_request(*id)) else { continue };
                let answers = responses.or_fallback(id).into_iter();
                let answers = answers.filter_map(|id| Some(self.page_of_type(TypeRef::Type(id))?.item)).collect();
                self.requests.entry(page.item).or_insert(answers);
            }
        }
        for (request, answers) in &self.requests {
            for answer in answers {
                self.answers.entry(*answer).or_default().push(*request);
            }
        }
        for (input, operation) in &ir.operations {
            self.asks.entry(operation.output).or_default().push(*input);
            for name in &operation.faults {
                if let Some(page) = self.named(Kind::Element, &name.namespace, &name.local).map(|page| page.number) {
                    self.fails.entry(page).or_default().push(*input);
                }
            }
        }
    }

    fn find_pages(&mut self) {
        let ir = self.cx.ir;
        let folder = paths::module(self.name);
        let mut pages = Vec::new();
        for id in (0..ir.items.len()).map(ItemId::at) {
            let item = &ir[id];
            if let Origin::Type(local) = &item.origin
                && !matches!(item.kind, ItemKind::Unused)
                && !ir.reserved.contains(&id)
            {
                let namespace = ir.modules[item.module.0].namespace.clone().unwrap_or_default();
                let name = XmlName::new(namespace, local.clone());
                let path = String::new();
                pages.push(Page { kind: Kind::Type, item: id, name, path, document: None, number: 0 });
            }
        }
        for document in &ir.documents {
            let (item, name, path) = (document.item, document.name.clone(), String::new());
            pages.push(Page { kind: Kind::Element, item, name, path, document: Some(document), number: 0 });
        }
        for page in &mut pages {
            page.path = format!("{folder}/{}", paths::page(page.kind, &page.name));
        }
        pages.sort_by(|one, other| {
            let key = |page: &Page<'_>| (page.name.local.clone(), page.name.namespace.clone(), page.kind);
            key(one).cmp(&key(other))
        });
        for (index, page) in pages.iter_mut().enumerate() {
            page.number = index;
            // Of a type that is a document, too, the page of the type.
            if page.kind == Kind::Type || !matches!(ir[page.item].origin, Origin::Type(_)) {
                self.page_of.insert(page.item, index);
            }
            if page.kind == Kind::Element {
                self.element_of.entry(page.item).or_insert(index);
            } else {
                let taken = self.habits.take(&page.name.local);
                let versions = self.versions.entry((page.name.namespace.to_string(), taken.stem.into_owned()));
                versions.or_default().push((taken.version, index));
            }
        }
        self.versions.values_mut().for_each(|list| list.sort());
        self.pages = pages;
    }

    fn find_users(&mut self) {
        let (mut users, mut sets) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (index, page) in self.pages.iter().enumerate() {
            let mut used = BTreeSet::new();
            let mut note = |used: &mut BTreeSet<usize>, row| {
                for one in std::mem::take(used) {
                    users.entry(one).or_default().push((index, row));
                }
            };
            self.add_used(page, &mut used);
            note(&mut used, None);
            for (number, row) in self.rows[index].rows.iter().enumerate() {
                self.add_named(row.field.ty, &mut used);
                used.extend(self.element_of_field(row.field).map(|page| page.number));
                note(&mut used, Some(number));
            }
            if page.kind == Kind::Type
                && let ItemKind::Types(types) = &self.cx.ir[page.item].kind
            {
                for member in &types.members {
                    sets.entry(member.item).or_default().push(page.item);
                }
            }
        }
        (self.users, self.sets) = (users, sets);
    }

    /// The page of an item.
    pub(super) fn page(&self, item: ItemId) -> Option<&Page<'m>> {
        self.page_of.get(&item).map(|index| &self.pages[*index])
    }

    /// The pages of what a whole page is of, its rows aside. What it is derived from is told otherwise.
    fn add_used(&self, page: &Page<'_>, used: &mut BTreeSet<usize>) {
        match &self.cx.ir[page.item].kind {
            _ if self.is_of_type(page) => self.add_named(Ty::Item(page.item), used),
            ItemKind::Document { content } => self.add_named(content.ty, used),
            ItemKind::Restriction(restriction) => match restriction.base {
                Ty::Item(base) if self.page(base).is_some() => {}
                base => self.add_named(base, used),
            },
            ItemKind::Union(members) => members.iter().for_each(|member| self.add_named(member.ty, used)),
            _ => {}
        }
    }

    /// The pages that a type is told by: its own, or those of the types that it is made of.
    fn add_named(&self, ty: Ty, used: &mut BTreeSet<usize>) {
        let (Ty::Item(id) | Ty::ListOf(id) | Ty::TypedOf(id)) = ty else { return };
        if let Some(page) = self.page(id) {
            used.insert(page.number);
            return;
        }
        match (&self.cx.ir[id].origin, &self.cx.ir[id].kind) {
            (Origin::Derived(of), _) => self.add_named(Ty::Item(*of), used),
            (_, ItemKind::Restriction(restriction)) => self.add_named(restriction.base, used),
            (_, ItemKind::Union(members)) => members.iter().for_each(|member| self.add_named(member.ty, used)),
            (_, ItemKind::Types(types)) => {
                types.members.iter().for_each(|member| self.add_named(Ty::Item(member.item), used));
            }
            _ => {}
        }
    }

    /// The global element that a field is: of its name and of its type.
    fn element_of_field(&self, field: &Field) -> Option<&Page<'m>> {
        let FieldKind::Element(name) = &field.kind else { return None };
        let page = self.named(Kind::Element, &name.namespace, &name.local)?;
        let ty = match &self.cx.ir[page.item].kind {
            ItemKind::Document { content } => content.ty,
            _ => Ty::Item(page.item),
        };
        (ty == field.ty).then_some(page)
    }

    /// The pages that use what a page is about, each with these rows.
    pub(super) fn users(&self, page: &Page<'_>) -> Vec<(&Page<'m>, Vec<&Row<'m>>)> {
        let mut all: Vec<(usize, Vec<&Row<'m>>)> = Vec::new();
        for (page, row) in self.users.get(&page.number).into_iter().flatten() {
            let row = row.map(|row| &self.rows[*page].rows[row]);
            match all.last_mut() {
                Some((last, rows)) if last == page => rows.extend(row),
                _ => all.push((*page, row.into_iter().collect())),
            }
        }
        all.into_iter().map(|(page, rows)| (&self.pages[page], rows)).collect()
    }

    /// The document of a root element.
    pub(super) fn document(&self, namespace: &str, local: &str) -> Option<ItemId> {
        Some(self.named(Kind::Element, namespace, local)?.item)
    }

    /// The page of a name.
    pub(super) fn named(&self, kind: Kind, namespace: &str, local: &str) -> Option<&Page<'m>> {
        let key =
            |page: &Page<'m>| (&*page.name.local, &*page.name.namespace, page.kind).cmp(&(local, namespace, kind));
        self.pages.binary_search_by(key).ok().map(|index| &self.pages[index])
    }

    /// The operation that the element of a page asks for.
    pub(super) fn operation(&self, page: &Page<'m>) -> Option<&'m Operation> {
        if page.kind == Kind::Element { self.cx.ir.operations.get(&page.item) } else { None }
    }

    /// The page of the element that a document is.
    pub(super) fn element(&self, document: ItemId) -> Option<&Page<'m>> {
        self.element_of.get(&document).map(|index| &self.pages[*index])
    }

    /// The pages of the elements that the one of a page answers.
    pub(super) fn asks(&self, page: &Page<'m>) -> Vec<&Page<'m>> {
        let asks = if page.kind == Kind::Element { self.asks.get(&page.item) } else { None };
        asks.into_iter().flatten().filter_map(|input| self.element(*input)).collect()
    }

    /// The pages of the elements that ask for what may fail with the one of a page.
    pub(super) fn fails(&self, page: &Page<'m>) -> Vec<&Page<'m>> {
        self.fails.get(&page.number).into_iter().flatten().filter_map(|input| self.element(*input)).collect()
    }

    /// The type of the schema that a page is about.
    pub(super) fn type_of(&self, page: &Page<'_>) -> Option<TypeId> {
        if page.kind == Kind::Type { self.types.get(&key(&page.name)).copied() } else { None }
    }

    /// The page of a type of the schema.
    pub(super) fn page_of_type(&self, ty: TypeRef) -> Option<&Page<'m>> {
        let TypeRef::Type(id) = ty else { return None };
        let Key { name, namespace } = Key::of(&self.cx.model[id])?;
        self.named(Kind::Type, &namespace.unwrap_or_default(), &name)
    }

    /// The versions of a type, itself among them, in order, and which one it is; none where it is the only one.
    pub(super) fn versions(&self, page: &Page<'_>) -> Option<(usize, &[Version])> {
        let taken = self.habits.take(&page.name.local);
        let all = self.versions.get(&(page.name.namespace.to_string(), taken.stem.into_owned()))?;
        let at = all.binary_search(&(taken.version, page.number)).ok()?;
        (all.len() > 1).then_some((at, all))
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
    pub(super) fn rows(&self, page: &Page<'_>) -> &Parts<'m> {
        &self.rows[page.number]
    }

    fn rows_of(&self, page: &Page<'m>, budget: &Budget) -> Parts<'m> {
        let mut rows = Parts::default();
        if !self.is_of_type(page) && budget.is_left() {
            self.rows_in(page.item, 0, "", &mut Vec::new(), &mut rows);
            budget.spend(rows.text);
        }
        rows
    }

    /// All parts of an item, those of types without a name in their places.
    fn rows_in(&self, item: ItemId, depth: usize, around: &str, open: &mut Vec<ItemId>, into: &mut Parts<'m>) {
        let cx = self.cx;
        let kind = &cx.ir[item].kind;
        if open.contains(&item) {
            return;
        }
        if depth > DEEPEST {
            into.is_cut = true;
            return;
        }
        open.push(item);
        if let ItemKind::Document { content } = kind {
            if let Some(inner) = self.inner(content) {
                self.rows_in(inner, depth, around, open, into);
            }
            open.pop();
            return;
        }
        let in_choice = matches!(kind, ItemKind::Choice(_));
        for (field, rust) in kind.fields().iter().zip(&cx.names.fields[item.index()]) {
            let own = match &field.kind {
                FieldKind::Element(name) => name.local.to_string(),
                FieldKind::Attribute(name) => format!("@{}", name.local),
                _ => String::new(),
            };
            let path =
                if around.is_empty() || own.is_empty() { format!("{around}{own}") } else { format!("{around}/{own}") };
            if into.rows.len() == MOST_ROWS || into.text > MOST_TEXT {
                into.is_cut = true;
                break;
            }
            into.text += ROW + path.len() + field.docs.iter().map(String::len).sum::<usize>();
            let number = into.numbers.entry(path.clone()).or_insert(0);
            *number += usize::from(!own.is_empty());
            let path_of_row = if own.is_empty() { String::new() } else { path.clone() };
            let number = *number;
            into.rows.push(Row { field, rust, depth, path: path_of_row, number, owner: item, in_choice });
            if let Some(inner) = self.inner(field) {
                self.rows_in(inner, depth + 1, &path, open, into);
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

    /// What is known of a row beside what may become of it, in words.
    pub(super) fn facts(&self, row: &Row<'_>) -> Vec<String> {
        let facts = facts::of_field(self.cx, row.field, row.in_choice);
        facts.beside_states().map(str::to_owned).collect()
    }
}

impl Row<'_> {
    /// Where it is, as no other row of the page: within a type, names and paths have neither `#` nor blanks.
    pub(super) fn anchor(&self) -> String {
        if self.number > 1 { format!("{}#{}", self.path, self.number) } else { self.path.clone() }
    }

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
