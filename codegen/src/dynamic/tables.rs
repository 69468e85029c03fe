//! From the items of the output to tables and what stands in their lines: what `emit` writes, made.
//!
//! What leads to itself is made before it is known what is in it: complex types, and the documents that wildcards know.
//! Then come simple types, then the table of each item with what stands in its lines, after which the item goes: items and
//! tables are not in memory together.

use std::cell::RefCell;
use std::collections::BTreeMap;

use xsdbind::dynamic::{Complex, Content, Field as Place, FieldType, KnownComplex, KnownSimple, Tables};
use xsdbind::known::Known;
use xsdbind::slot::Occurs;
use xsdbind::table::{Documents, Item as Line, More, Order, Table};

use super::complex::{Facts, lines_of};
use super::simple::SimpleTypes;
use super::texts::{Texts, keep, keep_all};
use crate::diagnostics::{Diagnostics, internal};
use crate::ir::{ComplexType, Document, Field, Ir, Item, ItemId, ItemKind, Marks, Ty, TypeOfText, Types, Wrapper};
use crate::model::Derivation;

/// What tables are made with.
pub(super) struct Maker<'a> {
    pub(super) ir: &'a Ir,
    going: Option<Going>,
    pub(super) texts: &'a Texts,
    simple: SimpleTypes<'a>,
    /// For each item that is a record, a choice or a set of types.
    complex: Vec<Option<&'static Complex>>,
    tables: RefCell<Vec<Option<&'static Table>>>,
    /// What can stand in lines, each once; in a tree, which grows in small steps.
    places: RefCell<BTreeMap<PlaceKey, &'static Place>>,
    pub(super) documents: &'static Documents,
    /// The simple types that `xsi:type` may name.
    pub(super) types: &'static [Known],
    wrong: RefCell<Diagnostics>,
}

/// What a place is made of: its type, how often a value stands, whether nil is one, and what stands beside it.
type PlaceKey = (Ty, u8, bool, Option<Ty>);

/// The structs and enums of items that nobody else needs, each until its table is made.
pub(super) struct Going(RefCell<Vec<ItemKind>>);

impl Going {
    /// Takes them out of what is to be generated.
    pub(super) fn out_of(ir: &mut Ir) -> Self {
        let take = |item: &mut Box<Item>| match item.kind {
            ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_) => {
                std::mem::replace(&mut item.kind, ItemKind::Unused)
            }
            _ => ItemKind::Unused,
        };
        Self(RefCell::new(ir.items.iter_mut().map(take).collect()))
    }
}

/// The documents of what is to be generated; `going`: what was taken out of it.
pub(super) fn make(ir: &Ir, going: Option<Going>, warnings: &mut Diagnostics) -> Result<&'static Tables, Diagnostics> {
    let texts = Texts::default();
    let tables = keep(Tables::default());
    let ids = || (0..ir.items.len()).map(ItemId::at);
    let mut maker = Maker {
        ir,
        going,
        texts: &texts,
        simple: SimpleTypes::new(ir, &texts),
        complex: Vec::new(),
        tables: RefCell::new(vec![None; ir.items.len()]),
        places: RefCell::default(),
        documents: tables.documents(Vec::new(), Vec::new()),
        types: &[],
        wrong: RefCell::default(),
    };
    let is_complex = |kind: &ItemKind| matches!(kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_));
    maker.complex = ids().map(|id| maker.look(id, is_complex).then(|| keep(Complex::default()))).collect();
    let attributes = ir.attributes.iter().filter_map(|attribute| {
        let (namespace, name) = maker.name_of(Some(&attribute.name));
        let fixed = attribute.fixed.as_ref().map(|text| texts.keep(text));
        Some(maker.known_simple(attribute.ty)?.attribute(namespace, name, fixed))
    });
    let abstract_elements = ir.abstract_elements.iter().map(|name| maker.name_of(Some(name))).collect();
    let documents = tables.documents(attributes.collect(), abstract_elements);
    let mut types = Vec::with_capacity(ir.simple_types.len());
    types.extend(ir.simple_types.iter().filter_map(|known| maker.known_type(known)));
    let types = Tables::list(types);
    maker.documents = documents;
    maker.types = types;
    // A set of types may need the tables of all others.
    let is_set = |id: &ItemId| maker.look(*id, |kind| matches!(kind, ItemKind::Types(_)));
    let (sets, others): (Vec<ItemId>, Vec<ItemId>) = ids().partition(is_set);
    for id in others.into_iter().chain(sets) {
        maker.fill(id);
        if let Some(Going(kinds)) = &maker.going {
            kinds.borrow_mut()[id.index()] = ItemKind::Unused;
        }
    }
    let complex_types = ir.complex_types.as_ref();
    let complex_types = complex_types.map(|types| types.iter().map(|ty| maker.known_complex(ty)).collect());
    let roots = ir.documents.iter().filter_map(|document| maker.root(document)).collect();
    tables.fill(roots, types, complex_types);
    maker.wrong.into_inner().settle(tables, warnings)
}

impl Maker<'_> {
    /// Looks at what an item is.
    fn look<T>(&self, id: ItemId, look: impl FnOnce(&ItemKind) -> T) -> T {
        match &self.going {
            Some(Going(kinds)) if matches!(self.ir[id].kind, ItemKind::Unused) => look(&kinds.borrow()[id.index()]),
            _ => look(&self.ir[id].kind),
        }
    }

    fn internal(&self, what: impl Into<String>, id: ItemId) {
        self.wrong.borrow_mut().push(internal(what, Some(self.ir[id].place.clone())));
    }

    /// A simple type or an attribute that documents may name; `None` where it is none.
    pub(super) fn known_simple(&self, ty: Ty) -> Option<KnownSimple> {
        let simple = self.simple.of(ty)?;
        let place = keep(Place::new(FieldType::Simple(simple), None, Occurs::One, false, None));
        Some(KnownSimple::new(place, simple.facets()))
    }

    fn known_type(&self, TypeOfText { item, base, complex }: &TypeOfText) -> Option<KnownSimple> {
        let known = match complex {
            None => self.known_simple(Ty::Item(*item))?,
            Some((name, restricts)) => {
                // Its table is not yet known, and nothing asks the slot for it.
                let place = Place::new(FieldType::Complex(self.complex[item.index()]?), None, Occurs::One, false, None);
                let (namespace, local) = self.name_of(Some(name));
                KnownSimple::new(keep(place), &xsdbind::facets::Facets::NONE).complex(namespace, local, *restricts)
            }
        };
        let base = base.and_then(|base| self.simple.of(base));
        Some(base.map_or(known, |base| known.of(base.facets())))
    }

    fn known_complex(&self, ComplexType { name, item, by }: &ComplexType) -> KnownComplex {
        let (namespace, local) = self.name_of(Some(name));
        let known = KnownComplex::new(namespace, local);
        let known = match by {
            Some(by) if by.contains(Derivation::Extension) => known.by(true, by.contains(Derivation::Restriction)),
            _ => known,
        };
        match item.and_then(|item| self.place_of(Ty::Item(item), Occurs::One, false, None)) {
            Some(place) => known.of(place),
            None => known,
        }
    }

    /// The table of a record, a choice or a set of types.
    pub(super) fn table(&self, id: ItemId) -> Option<&'static Table> {
        if let Some(made) = self.tables.borrow()[id.index()] {
            return Some(made);
        }
        let made = self.look(id, |kind| match kind {
            ItemKind::Types(types) => Some(self.table_of_types(types)),
            kind => self.table_of_lines(id, kind),
        })?;
        let made = keep(made);
        self.tables.borrow_mut()[id.index()] = Some(made);
        Some(made)
    }

    fn table_of_lines(&self, id: ItemId, kind: &ItemKind) -> Option<Table> {
        let (fields, elements, grouped, name) = lines_of(kind)?;
        let order = match kind {
            ItemKind::Choice(_) => Order::Choice,
            ItemKind::Record(record) if record.all => Order::All,
            _ => Order::Sequence,
        };
        let mut marks = Marks::default();
        let lines = fields
            .iter()
            .map(|field| (self.texts.keep(&marks.unique(field.label())), self.facts(field, elements, grouped)));
        let (names, more) = split(lines);
        let (namespace, name) = self.name_of(name);
        // Types without a name are told apart by their lines, too.
        let rust = if name.is_empty() { self.rust(self.ir.name(id), names) } else { name };
        Some(Table { rust, name, namespace, elements: self.texts.keep(elements), order, names, more })
    }

    fn table_of_types(&self, types: &Types) -> Table {
        let mut marks = Marks::default();
        let members = types.members.iter().map(|member| {
            let name = self.texts.keep(&marks.unique(member.name.local.to_string()));
            (name, self.type_facts(&member.name))
        });
        let others = types.keeps_others.then(|| ("*", Facts::default()));
        let (names, more) = split(members.chain(others));
        let (namespace, name) = self.name_of(types.name.as_ref());
        let rust = if name.is_empty() { self.rust("Types".to_owned(), names) } else { name };
        Table { rust, name, namespace, elements: "", order: Order::Types, names, more }
    }

    /// What is shown as names of Rust: those of the schema, in one word each.
    fn rust(&self, name: String, names: &[&str]) -> &'static str {
        self.texts.keep(&names.iter().fold(name, |all, name| all + " " + name))
    }

    /// Makes the table of an item, and what stands in its lines.
    fn fill(&self, id: ItemId) {
        let (Some(complex), Some(table)) = (self.complex[id.index()], self.table(id)) else { return };
        let (fields, blank) = self.look(id, |kind| (self.places(kind), blank_of(kind)));
        match fields {
            Some(fields) => complex.fill(Content { table, fields, blank }),
            None => self.internal(format!("what stands in `{}` is no type", table.rust_name()), id),
        }
    }

    /// What can stand in the lines of an item.
    fn places(&self, kind: &ItemKind) -> Option<Vec<&'static Place>> {
        match kind {
            ItemKind::Types(types) => {
                let one = |ty| self.place_of(ty, Occurs::One, false, None);
                let members = types.members.iter().map(|member| one(Ty::Item(member.item)));
                let others = Place::new(FieldType::OpenType, None, Occurs::One, false, None);
                members.chain(types.keeps_others.then(|| Some(keep(others)))).collect()
            }
            kind => kind.fields().iter().map(|field| self.place(field)).collect(),
        }
    }

    /// What can stand in a line.
    fn place(&self, field: &Field) -> Option<&'static Place> {
        let (occurs, nillable) = match field.wrapper {
            Wrapper::One => (Occurs::One, false),
            Wrapper::Optional => (Occurs::Optional, false),
            Wrapper::Tri => (Occurs::Optional, true),
            Wrapper::Nillable => (Occurs::One, true),
            Wrapper::Many { nillable, .. } => (Occurs::Many, nillable),
        };
        self.place_of(field.ty, occurs, nillable, if nillable { field.beside_nil } else { None })
    }

    fn place_of(&self, ty: Ty, occurs: Occurs, nillable: bool, beside_nil: Option<Ty>) -> Option<&'static Place> {
        let key = (ty, occurs as u8, nillable, beside_nil);
        if let Some(made) = self.places.borrow().get(&key) {
            return Some(made);
        }
        let beside = match beside_nil {
            Some(ty) => Some(self.field_type(ty)?),
            None => None,
        };
        let table = match ty {
            Ty::Item(id) | Ty::Mixed(id) => self.table(id),
            _ => None,
        };
        let made = keep(Place::new(self.field_type(ty)?, table, occurs, nillable, beside));
        self.places.borrow_mut().insert(key, made);
        Some(made)
    }

    fn field_type(&self, ty: Ty) -> Option<FieldType> {
        Some(match ty {
            Ty::OpenContent => FieldType::OpenContent,
            Ty::OpenElement => FieldType::OpenElement,
            Ty::OpenAttributes => FieldType::OpenAttributes,
            Ty::Mixed(id) => FieldType::Mixed(self.complex[id.index()]?),
            Ty::Item(id) if self.complex[id.index()].is_some() => FieldType::Complex(self.complex[id.index()]?),
            _ => FieldType::Simple(self.simple.of(ty)?),
        })
    }

    /// A global element, and what stands in it.
    fn root(&self, document: &Document) -> Option<(Line, Place)> {
        let id = document.item;
        let found = if let ItemKind::Document { content } = &self.ir[id].kind {
            let constraints = content.constraints();
            let facts = self.root_facts(&document.name, Some(content), content.value.as_deref(), constraints);
            self.place(content).map(|place| (facts, *place))
        } else {
            let facts = self.root_facts(&document.name, None, document.value.as_ref(), &document.constraints);
            self.place_of(Ty::Item(id), Occurs::One, false, None).map(|place| (facts, *place))
        };
        let Some((facts, place)) = found else {
            self.internal(format!("what stands in the element `{}` is no type", document.name.local), id);
            return None;
        };
        let more: &'static More = keep(facts.get().unwrap_or(More::NEW));
        Some((Line::new(self.texts.keep(&document.name.local), more), place))
    }
}

/// The variant that stands in before one is read.
fn blank_of(kind: &ItemKind) -> Option<usize> {
    match kind {
        ItemKind::Choice(choice) => Some(choice.blank),
        ItemKind::Types(types) => Some(types.blank),
        _ => None,
    }
}

/// The texts of lines, and the facts of those that have any.
fn split(
    lines: impl Iterator<Item = (&'static str, Facts)>,
) -> (&'static [&'static str], &'static [(&'static str, More)]) {
    let (mut names, mut more) = (Vec::new(), Vec::new());
    for (name, facts) in lines {
        names.push(name);
        more.extend(facts.get().map(|facts| (name, facts)));
    }
    (keep_all(names), keep_all(more))
}
