//! Slots of tables that are made at run time: what stands in them is a tree of values, each with its type beside it.
//!
//! They behave as the slots of generated types do: a value is there from the start where one must be, and a list, `Option`,
//! `Tri`, `Nillable` and `NillableWith` are one type here, which its field tells how to be.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::{fmt, ptr};

use super::leaf::AnyValue;
use super::listed::EnumText;
use super::simple::Simple;
use crate::enumeration::EnumValue;
use crate::facets::Facets;
use crate::list_path::{first_name, has_several};
use crate::open::{OpenAttributes, OpenContent, OpenElement, OpenType};
use crate::read::stream::Batch;
use crate::slot::{
    Blank, FieldVisitor, FieldVisitorMut, Fields, Info, MakeSlot, Mut, NOT_CHOSEN, Occurs, Presence, Ref, Slot, TEXT,
    ValueKind, Variants,
};
use crate::table::{Item, Kind, Order, Table};

/// A record, a choice or a set of types. It is made before it is known what is in it, since that may lead to it again.
#[derive(Default)]
pub struct Complex(OnceLock<Content>);

/// What is in a [`Complex`] type.
pub struct Content {
    /// The table.
    pub table: &'static Table,
    /// What stands in each line. What many have is there once.
    pub fields: Vec<&'static Field>,
    /// Of a choice, the variant that stands in before one is read.
    pub blank: Option<usize>,
}

/// What can stand in a line of a table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    info: Info,
    of: FieldType,
    beside_nil: Option<FieldType>,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum FieldType {
    /// A text.
    Simple(&'static Simple),
    /// A record, a choice or a set of types.
    Complex(&'static Complex),
    /// A text, or one of a choice.
    Mixed(&'static Complex),
    /// The content of an element of any type.
    OpenContent,
    /// An element that a wildcard allows.
    OpenElement,
    /// Attributes that a wildcard allows.
    OpenAttributes,
    /// The content of an element of a type that is not selected.
    OpenType,
}

impl Complex {
    /// Says what is in it, once.
    pub fn fill(&self, content: Content) {
        // A second time, nothing is done: what values refer to stays as it is.
        let _ = self.0.set(content);
    }

    fn content(&self) -> &Content {
        static NOTHING: Content = Content { table: Table::EMPTY, fields: Vec::new(), blank: None };

        self.0.get().unwrap_or(&NOTHING)
    }
}

/// Without what is in it, which may lead to it again.
impl fmt::Debug for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Complex").field(&self.content().table.name).finish()
    }
}

impl Field {
    /// Any number of values of a type, one or none; with nil, and what stands beside it.
    ///
    /// The table is that of a complex type, which may not yet be filled in.
    #[must_use]
    pub fn new(
        of: FieldType,
        table: Option<&'static Table>,
        occurs: Occurs,
        nillable: bool,
        beside_nil: Option<FieldType>,
    ) -> Self {
        let kind = match (of, table) {
            (FieldType::Simple(simple), _) => simple.info,
            (FieldType::Complex(_) | FieldType::Mixed(_), Some(table)) => match table.order {
                Order::Types => ValueKind::Types(table),
                Order::Choice => ValueKind::Choice(table),
                Order::Sequence | Order::All => ValueKind::Record(table),
            },
            _ => ValueKind::Open,
        };
        let nil_attributes = beside_nil.is_some();
        Self { info: Info { occurs, nillable, nil_attributes, of: kind }, of, beside_nil }
    }

    /// What its slot can hold.
    pub(super) fn list_info(&'static self) -> &'static Info {
        &self.info
    }

    /// The same where one may be absent.
    #[must_use]
    pub fn optional(&self) -> Self {
        Self { info: Info { occurs: Occurs::Optional, ..self.info }, ..*self }
    }
}

impl Field {
    /// The lists in it, each with the path that leads there and how many elements on that there is but one of: no more than
    /// `left`, and no deeper than six elements.
    pub(super) fn add_lists(
        &'static self,
        path: &mut Vec<&'static str>,
        once: usize,
        left: &mut usize,
        lists: &mut Lists,
    ) {
        let FieldType::Complex(complex) = self.of else { return };
        let Content { table, fields, .. } = complex.content();
        for (item, field) in table.items().zip(fields) {
            if *left == 0 {
                return;
            }
            *left -= 1;
            let name = first_name(&item).filter(|_| table.order != Order::Types);
            let is_list = field.info.occurs == Occurs::Many;
            let is_one = name.is_none_or(|name| table.order == Order::Choice || !has_several(table, name));
            let once = if is_one { once } else { once.min(path.len()) };
            if let Some(name) = name
                && is_list
            {
                lists.push(([path.as_slice(), &[name]].concat(), once, field));
            }
            let once = if is_list { once.min(path.len()) } else { once };
            match (item.kind, name) {
                (Kind::Element, Some(name)) if path.len() < 5 => {
                    path.push(name);
                    field.add_lists(path, once, left, lists);
                    path.pop();
                }
                (Kind::Element, Some(_)) => {}
                _ => field.add_lists(path, once, left, lists),
            }
        }
    }
}

/// The lists of tables, by where it stands what the slot of each can hold; with what can stand in their items.
#[derive(Default)]
pub(super) struct Survey(HashMap<usize, (&'static Field, Has)>);

/// What can stand in a value, however deep in it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Has {
    /// Elements with identity constraints.
    pub(super) constraints: bool,
    /// `ID`s and `IDREF`s.
    pub(super) ids: bool,
}

impl Has {
    fn add(&mut self, other: Self) {
        self.constraints |= other.constraints;
        self.ids |= other.ids;
    }

    /// What can stand in a line, what is in complex types aside.
    fn of(item: &Item, field: &Field) -> Self {
        let ids = |of: FieldType| match of {
            FieldType::Simple(simple) => simple.identifies || simple.typed,
            FieldType::Complex(_) | FieldType::Mixed(_) => false,
            // In what is open, any element may say that it is an `ID`.
            FieldType::OpenContent | FieldType::OpenElement | FieldType::OpenAttributes | FieldType::OpenType => true,
        };
        Self { constraints: !item.more.identity.is_empty(), ids: ids(field.of) || field.beside_nil.is_some_and(ids) }
    }
}

impl Survey {
    /// Of what these fields lead to.
    pub(super) fn of(roots: impl Iterator<Item = &'static Field>) -> Self {
        let address = |complex: &'static Complex| ptr::from_ref(complex).addr();
        let mut known: HashMap<usize, Has> = HashMap::new();
        // By type, those in which it stands.
        let mut around: HashMap<usize, Vec<usize>> = HashMap::new();
        let (mut met, mut lists) = (Vec::new(), Vec::new());
        let mut left: Vec<&'static Complex> = roots.flat_map(Field::complex_types).collect();
        while let Some(complex) = left.pop() {
            let at = address(complex);
            if known.contains_key(&at) {
                continue;
            }
            let mut has = Has::default();
            let Content { table, fields, .. } = complex.content();
            for (item, &field) in table.items().zip(fields) {
                let in_line = Has::of(&item, field);
                has.add(in_line);
                for inner in field.complex_types() {
                    around.entry(address(inner)).or_default().push(at);
                    left.push(inner);
                }
                if field.info.occurs == Occurs::Many {
                    lists.push((field, in_line));
                }
            }
            known.insert(at, has);
            met.push(at);
        }
        // What is in a type is in those around it.
        while let Some(at) = met.pop() {
            let has = known.get(&at).copied().unwrap_or_default();
            for outer in around.get(&at).into_iter().flatten() {
                let Some(of_outer) = known.get_mut(outer) else { continue };
                let before = *of_outer;
                of_outer.add(has);
                if *of_outer != before {
                    met.push(*outer);
                }
            }
        }
        let mut found = HashMap::new();
        for (field, mut has) in lists {
            field.complex_types().filter_map(|complex| known.get(&address(complex))).for_each(|inner| has.add(*inner));
            // Several lines may have the same: what one of them says of its elements counts for all.
            let (_, of_all) = found.entry(ptr::from_ref(&field.info).addr()).or_insert((field, has));
            of_all.add(has);
        }
        Self(found)
    }

    fn list(&self, info: &'static Info) -> Option<&(&'static Field, Has)> {
        self.0.get(&ptr::from_ref(info).addr())
    }

    /// An empty list whose slot can hold this.
    pub(super) fn make_list(&self, info: &'static Info) -> Option<Box<dyn Batch>> {
        self.list(info).map(|(field, _)| -> Box<dyn Batch> { Box::new(Place::new(field)) })
    }

    /// What can stand in the items of a list whose slot can hold this.
    pub(super) fn items_have(&self, info: &'static Info) -> Has {
        self.list(info).map(|(_, has)| *has).unwrap_or_default()
    }
}

impl Field {
    /// The complex types of its values, and of what stands beside nil.
    fn complex_types(&'static self) -> impl Iterator<Item = &'static Complex> {
        [Some(self.of), self.beside_nil].into_iter().flatten().filter_map(|of| match of {
            FieldType::Complex(complex) | FieldType::Mixed(complex) => Some(complex),
            _ => None,
        })
    }
}

/// Lists of documents, with the paths that lead there, and how many elements on these there is but one of.
pub(super) type Lists = Vec<(Vec<&'static str>, usize, &'static Field)>;

#[cfg(feature = "arbitrary")]
impl Field {
    /// What a value is.
    pub(super) fn kind(&self) -> ValueKind {
        self.info.of
    }

    /// What stands in the lines of its table.
    pub(super) fn inner(&self) -> &'static [&'static Self] {
        match self.of {
            FieldType::Complex(complex) | FieldType::Mixed(complex) => &complex.content().fields,
            _ => &[],
        }
    }
}

impl MakeSlot for Field {
    fn make(&'static self) -> Box<dyn Slot> {
        Box::new(Place::new(self))
    }
}

/// A slot.
pub(super) struct Place {
    pub(super) field: &'static Field,
    held: Held,
}

enum Held {
    One(State),
    Many(Vec<State>),
}

enum State {
    Absent,
    Nil,
    /// With what stands beside it.
    NilWith(Node),
    Value(Node),
}

enum Node {
    Simple(Box<dyn AnyValue>),
    Enum(Box<EnumText>),
    Record(Record),
    Choice(Box<Choice>),
    OpenContent(Box<OpenContent>),
    OpenElement(Box<OpenElement>),
    OpenAttributes(OpenAttributes),
    OpenType(Box<OpenType>),
}

struct Record {
    table: &'static Table,
    fields: Box<[Place]>,
}

struct Choice {
    table: &'static Table,
    variant: usize,
    place: Place,
}

impl Place {
    /// With nothing in it but what must be there.
    pub(super) fn new(field: &'static Field) -> Self {
        let held = match field.info.occurs {
            Occurs::Many => Held::Many(Vec::new()),
            Occurs::Optional => Held::One(State::Absent),
            Occurs::One => Held::One(field.blank()),
        };
        Self { field, held }
    }

    /// Whether a value or nil stands in it.
    pub(super) fn is_filled(&self) -> bool {
        match &self.held {
            Held::One(state) => !matches!(state, State::Absent),
            Held::Many(states) => !states.is_empty(),
        }
    }
}

impl Field {
    /// What is there before anything is read.
    fn blank(&'static self) -> State {
        match self.beside_nil {
            Some(beside) => State::NilWith(beside.make(NOT_CHOSEN)),
            None if self.info.nillable => State::Nil,
            None => State::Value(self.of.make(NOT_CHOSEN)),
        }
    }

    /// A value or nil, to be filled in.
    fn made(&'static self, nil: bool, variant: usize) -> State {
        match self.beside_nil {
            Some(beside) if nil => State::NilWith(beside.make(variant)),
            None if nil && self.info.nillable => State::Nil,
            _ => State::Value(self.of.make(variant)),
        }
    }

    /// What of it is to be filled in.
    fn filled<'s>(&'static self, state: &'s mut State, nil: bool) -> Option<Mut<'s>> {
        match state {
            State::Value(node) if !nil => Some(node.get_mut(self.of)),
            State::NilWith(node) => self.beside_nil.map(|beside| node.get_mut(beside)),
            State::Absent | State::Nil | State::Value(_) => None,
        }
    }

    fn seen<'s>(&'static self, state: &'s State) -> Presence<'s> {
        match state {
            State::Absent => Presence::Absent,
            State::Nil => Presence::Nil(None),
            State::NilWith(node) => Presence::Nil(self.beside_nil.map(|beside| node.get(beside))),
            State::Value(node) => Presence::Value(node.get(self.of)),
        }
    }
}

impl Slot for Place {
    fn info(&self) -> &'static Info {
        &self.field.info
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match &self.held {
            Held::One(state) if index == 0 => self.field.seen(state),
            Held::One(_) => Presence::Absent,
            Held::Many(states) => states.get(index).map_or(Presence::Absent, |state| self.field.seen(state)),
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        let field = self.field;
        match &mut self.held {
            Held::Many(states) => {
                states.push(field.made(nil, variant));
                field.filled(states.last_mut()?, nil)
            }
            Held::One(state) => {
                let stays = match state {
                    // As a generated type is seen: a choice is made again, all else is there.
                    State::Value(node) if field.info.occurs == Occurs::One && !field.info.nillable => {
                        if nil {
                            return None;
                        }
                        !matches!(node, Node::Choice(_)) && !matches!(field.of, FieldType::Mixed(_))
                    }
                    _ => false,
                };
                if !stays {
                    *state = field.made(nil, variant);
                }
                field.filled(state, nil)
            }
        }
    }

    fn reserve(&mut self, values: usize) {
        if let Held::Many(states) = &mut self.held
            && states.is_empty()
        {
            states.reserve_exact(values);
        }
    }
}

impl Batch for Place {
    fn slot(&mut self) -> &mut dyn Slot {
        self
    }

    fn count(&self) -> usize {
        match &self.held {
            Held::One(_) => usize::from(self.is_filled()),
            Held::Many(states) => states.len(),
        }
    }

    fn keep(&mut self, count: usize) {
        if let Held::Many(states) = &mut self.held {
            states.truncate(count);
        }
    }
}

impl FieldType {
    /// A value to be filled in, a choice with its variant chosen.
    fn make(self, variant: usize) -> Node {
        match self {
            Self::Simple(simple) => match simple.blank_text() {
                Some(text) => Node::Enum(Box::new(text)),
                None => Node::Simple(simple.blank_in_slot()),
            },
            Self::Mixed(_) if variant == TEXT => Node::Simple(Box::new(String::new())),
            Self::Complex(complex) | Self::Mixed(complex) => complex.make(variant),
            Self::OpenContent => Node::OpenContent(Box::new(OpenContent::blank())),
            Self::OpenElement => Node::OpenElement(Box::new(OpenElement::blank())),
            Self::OpenAttributes => Node::OpenAttributes(OpenAttributes::blank()),
            Self::OpenType => Node::OpenType(Box::new(OpenType::blank())),
        }
    }

    /// What is said of a text in such a slot.
    fn facets(self) -> &'static Facets {
        match self {
            Self::Simple(simple) => simple.in_slot,
            _ => Facets::none(),
        }
    }
}

impl Complex {
    fn make(&'static self, variant: usize) -> Node {
        let Content { table, fields, blank } = self.content();
        let Some(blank) = *blank else {
            return Node::Record(Record { table, fields: fields.iter().copied().map(Place::new).collect() });
        };
        let variant = if variant < fields.len() { variant } else { blank };
        match fields.get(variant) {
            Some(field) => Node::Choice(Box::new(Choice { table, variant, place: Place::new(field) })),
            // There is no such choice.
            None => Node::Record(Record { table, fields: Box::default() }),
        }
    }
}

impl Node {
    fn get(&self, of: FieldType) -> Ref<'_> {
        match self {
            Self::Simple(value) => Ref::Simple(&**value, of.facets()),
            Self::Enum(text) => Ref::Enum(&**text),
            Self::Record(record) => Ref::Record(record, record.table),
            Self::Choice(choice) => Ref::Choice(&**choice, choice.table),
            Self::OpenContent(content) => Ref::OpenContent(content),
            Self::OpenElement(element) => Ref::OpenElement(element),
            Self::OpenAttributes(attributes) => Ref::OpenAttributes(attributes),
            Self::OpenType(content) => Ref::OpenType(content),
        }
    }

    fn get_mut(&mut self, of: FieldType) -> Mut<'_> {
        match self {
            Self::Simple(value) => Mut::Simple(&mut **value, of.facets()),
            Self::Enum(text) => {
                let text: &mut dyn EnumValue = &mut **text;
                Mut::Enum(text)
            }
            Self::Record(record) => {
                let table = record.table;
                Mut::Record(record, table)
            }
            Self::Choice(choice) => {
                let table = choice.table;
                Mut::Choice(&mut **choice, table)
            }
            Self::OpenContent(content) => Mut::OpenContent(content),
            Self::OpenElement(element) => Mut::OpenElement(element),
            Self::OpenAttributes(attributes) => Mut::OpenAttributes(attributes),
            Self::OpenType(content) => Mut::OpenType(content),
        }
    }
}

impl Fields for Record {
    fn slots(&self, visitor: &mut dyn FieldVisitor) {
        let slots: Vec<&dyn Slot> = self.fields.iter().map(|place| place as &dyn Slot).collect();
        visitor.visit(&slots);
    }

    fn slots_mut(&mut self, visitor: &mut dyn FieldVisitorMut) {
        let mut slots: Vec<&mut dyn Slot> = self.fields.iter_mut().map(|place| place as &mut dyn Slot).collect();
        visitor.visit(&mut slots);
    }
}

impl Variants for Choice {
    fn get(&self) -> (usize, &dyn Slot) {
        (self.variant, &self.place)
    }

    fn get_mut(&mut self) -> &mut dyn Slot {
        &mut self.place
    }
}
