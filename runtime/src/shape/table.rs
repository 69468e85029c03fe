//! What is known of a generated type at run time, as constants.
//!
//! Generated code fills these tables through the macros of this crate; reading, writing, comparing and printing walk
//! them. Everything here is data.

use std::cmp::Ordering;
use std::ops::Range;

use super::known::Known;
use super::slot::{Generated, Make, Maker, Slot};
use crate::constraint::Constraint;
use crate::error::{Error, ErrorKind, Result};
use crate::names::{named, same};
use crate::open::{ExpandedName, is_defined};
use crate::simple::facets::Facets;

/// One record, choice or set of types: its name in the schema and its lines in the order of the schema.
///
/// Kept small on purpose: what rustc does with the tables of thousands of types is the price of every build.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The names in Rust of the type and then of the fields or variants, separated by white space; without the latter, their
    /// lines name them.
    pub rust: &'static str,
    /// The name of the type in the schema; empty for an anonymous one or a part of one.
    pub name: &'static str,
    /// The namespace of that name; empty for none.
    pub namespace: &'static str,
    /// The namespace of the elements in it that do not state their own; empty for none.
    pub elements: &'static str,
    /// How the lines stand together.
    pub order: Order,
    /// What each line is in XML, in a notation after `XPath`: `name` an element, `@name` an attribute, `text()` the
    /// text, `mixed()` text and elements in their order, `*` and `@*` what a wildcard allows, `(words)` a group; a `#` and
    /// a number only tell lines apart. Elements, groups and wildcards come first, then attributes. In a set of types, the
    /// names of the types, found faster if in order, and `*` last where any other type is kept as XML.
    pub names: &'static [&'static str],
    /// The facts of the few lines that have more than a name, in the order of the lines.
    pub more: &'static [(&'static str, More)],
}

/// How the lines of a [`Table`] stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// One after the other.
    Sequence,
    /// Each once at most, in any order.
    All,
    /// Exactly one.
    Choice,
    /// Exactly one, named by `xsi:type`.
    Types,
}

/// What a line of a [`Table`] says besides its name.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "generated code states each of these by its name")]
pub struct More {
    /// The namespace; `None`: that of the table for elements, no namespace for attributes and types.
    pub namespace: Option<&'static str>,
    /// Whether a line of a group or choice may be absent; for the fields of a type, their slots say so.
    pub optional: bool,
    /// The least number of times a list may stand.
    pub min: usize,
    /// The greatest number of times a list may stand.
    pub max: usize,
    /// The only value allowed.
    pub fixed: Option<&'static str>,
    /// The value that an empty element or an absent attribute stands for.
    pub default: Option<&'static str>,
    /// The content of a group.
    pub table: Option<&'static Table>,
    /// The namespaces that a wildcard allows.
    pub wildcard: Wildcard,
    /// What becomes of the elements or attributes that a wildcard allows, and of those in an element of any type.
    pub process: Process,
    /// Which elements of a mixed content may stand where; `None`: any, anywhere.
    pub model: Option<&'static Model>,
    /// The simple types of the schema, which `xsi:type` may name: of a root, for all elements in it, and once more where
    /// the type is `anySimpleType`, of which there are values without a document. Of an attribute whose default may be in
    /// a key, its type.
    pub types: &'static [Known],
    /// Whether an element of simple type, or of any, does not allow `xsi:type` to name one that is derived from it by
    /// restriction (XSD Part 1, section 3.3.4, clause 4.3).
    pub block: bool,
    /// The same by extension.
    pub block_extension: bool,
    /// Of attributes that a wildcard allows, whether none may be an `ID`, since the type has one of its own (XSD Part 1,
    /// section 3.4.4, clause 5.2).
    pub beside_id: bool,
    /// Of a text, whether it is that of mixed content: of no simple type, so that no key can have it (XSD Part 1, section
    /// 3.11.4, clause 3).
    pub mixed: bool,
    /// The identity constraints of an element.
    pub identity: &'static [Constraint],
    /// Whether what stands too often in one occurrence of the group around it goes on in the next one.
    pub spreads: bool,
    /// Of a group that repeats, or a mixed content: whether what is in it can be shared out among its occurrences in
    /// several ways.
    pub share: Share,
    /// Whether the value is secret: not shown by `Debug`, nor in errors.
    pub secret: bool,
    /// Of a root: the prefixes with which it is written unless told otherwise, each with its namespace.
    pub prefixes: &'static [(&'static str, &'static str)],
}

/// How elements are shared out among the occurrences of a group, where parts in it repeat, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// There is but one way.
    None,
    /// Each occurrence takes what it can, so that a reader need not look ahead.
    Greedy,
    /// An occurrence may have to leave something to those behind it.
    Planned,
}

/// A line of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is in XML.
    pub kind: Kind,
    /// Its local name in XML; empty where the kind has none.
    pub name: &'static str,
    /// What else it says.
    pub more: &'static More,
}

/// A line of a [`Table`] as it stands there: most lines of most tables are absent in a document, which needs no more.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    /// What it is in XML, with its marks.
    pub(crate) text: &'static str,
    /// What else it says.
    pub(crate) more: &'static More,
}

impl Line {
    #[inline]
    pub(crate) fn item(self) -> Item {
        if self.is_unmarked() {
            return Item { kind: Kind::Element, name: self.text, more: self.more };
        }
        Item::parse(self.text, self.more)
    }

    /// Whether it is an element whose name has no marks, so that the text is the name; `false` also for some that
    /// have none, such as those that end in a digit.
    #[inline]
    pub(crate) fn is_unmarked(self) -> bool {
        // Marks come before the letters, and numbers too.
        matches!(self.text.as_bytes(), [first, .., last] if *first > b'@' && *last > b'9')
    }
}

/// What an [`Item`] is in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An element; in a set of types, a type.
    Element,
    /// A part of the content without an element of its own: a nested sequence or choice.
    Group,
    /// Elements that the schema leaves open; in a set of types, those that were not generated.
    Any,
    /// An attribute.
    Attribute,
    /// Attributes that the schema leaves open.
    AnyAttribute,
    /// The text of the element.
    Text,
    /// Text and elements, in their order: all of the content.
    Mixed,
}

/// A content model (XSD Part 1, section 3.8), of elements that a table lists.
#[derive(Debug)]
pub enum Model {
    /// An element, or one of a group: the line of this text.
    One(&'static str),
    /// One after the other.
    Sequence(&'static [Model]),
    /// One of them.
    Choice(&'static [Model]),
    /// Each once, in any order.
    All(&'static [Model]),
    /// At least so many times, and at most.
    Times(usize, usize, &'static Model),
}

/// Which namespaces a wildcard allows (XSD Part 1, section 3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wildcard {
    /// All.
    Any,
    /// All but this one and none.
    Other(&'static str),
    /// These; the empty one is no namespace.
    OneOf(&'static [&'static str]),
}

/// What generated code says of a wildcard that allows all namespaces but this one.
#[doc(hidden)]
#[must_use]
pub const fn other(namespace: &'static str) -> Wildcard {
    Wildcard::Other(namespace)
}

/// What generated code says of a wildcard that allows these namespaces.
#[doc(hidden)]
#[must_use]
pub const fn one_of(namespaces: &'static [&'static str]) -> Wildcard {
    Wildcard::OneOf(namespaces)
}

/// What generated code says of the restriction of a union: what the members of that allow.
#[doc(hidden)]
#[must_use]
pub const fn members<T: Generated>() -> &'static [&'static Facets] {
    T::MEMBERS
}

/// What generated code says of a group: the table of its type.
#[doc(hidden)]
#[must_use]
pub const fn of<T: Generated>() -> Option<&'static Table> {
    Some(T::TABLE)
}

/// Whether what a wildcard allows must be valid (XSD Part 1, section 3.10.1, `processContents`).
#[derive(Clone, Copy, Debug)]
pub enum Process {
    /// It need not be.
    Skip,
    /// Where it is one of these.
    Lax(&'static Documents),
    /// It must be one of these.
    Strict(&'static Documents),
}

/// The global elements of a schema, and what else it declares that documents may name.
#[derive(Clone, Copy, Debug)]
pub struct Documents {
    /// Where what leads here itself is found.
    pub(crate) source: Source,
    /// The global attributes.
    pub attributes: &'static [Known],
    /// The namespaces and names of the global elements that are abstract, or can be in no document.
    pub abstract_elements: &'static [(&'static str, &'static str)],
}

/// What documents have that may lead to them again: what elements say of themselves, types with attributes by a wildcard.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// Of types in Rust, by functions.
    Types {
        /// The names of the elements.
        roots: fn() -> &'static [Item],
        /// Reads one of them, by its number.
        read: ReadDocument,
        /// The simple types that `xsi:type` may name.
        types: fn() -> &'static [Known],
        /// The complex types that it may name; `None` where not all of them are known.
        complex_types: Option<&'static [&'static [ComplexType]]>,
    },
    /// Of tables made at run time.
    #[cfg(feature = "dynamic")]
    Tables(&'static dyn Roots),
}

/// The documents of tables made at run time.
#[cfg(feature = "dynamic")]
pub(crate) trait Roots: std::fmt::Debug + Sync {
    /// The names of the elements.
    fn roots(&'static self) -> &'static [Item];
    /// The numbers of those of a local name.
    fn named(&'static self, name: &str) -> &'static [usize];
    /// Reads one of them, by its number.
    fn read(&'static self, root: usize, read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<()>;
    /// The simple types that `xsi:type` may name.
    fn types(&self) -> &'static [Known];
    /// The complex types that it may name; `None` where not all of them are known.
    fn complex_types(&'static self) -> Option<&'static [&'static [ComplexType]]>;
}

/// A complex type with a name.
#[derive(Clone, Copy, Debug)]
pub struct ComplexType {
    pub(crate) name: &'static str,
    pub(crate) namespace: &'static str,
    /// Makes a value to be filled in, where it is not abstract.
    pub(crate) make: Option<Maker>,
    /// Whether there is a restriction among the derivations that lead to it from any type, as there is but where such a
    /// type is extended.
    restricts: bool,
    /// Whether there is an extension among them.
    extends: bool,
}

impl ComplexType {
    /// The abstract type of this name, in no namespace.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, namespace: "", make: None, restricts: true, extends: false }
    }

    /// The same in a namespace.
    #[must_use]
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { namespace, ..self }
    }

    /// The same, to be said how it is derived.
    #[must_use]
    pub const fn by(self) -> Self {
        Self { restricts: false, extends: false, ..self }
    }

    /// The same as one that is derived by restriction.
    #[must_use]
    pub const fn restriction(self) -> Self {
        Self { restricts: true, ..self }
    }

    /// The same as one that is derived by extension.
    #[must_use]
    pub const fn extension(self) -> Self {
        Self { extends: true, ..self }
    }

    /// The derivation that keeps it out of an element, if one does.
    pub(crate) fn blocked_by(&self, more: &More) -> Option<&'static str> {
        match (more.block && self.restricts, more.block_extension && self.extends) {
            (true, _) => Some("restriction"),
            (_, true) => Some("extension"),
            _ => None,
        }
    }

    /// The same as the type `T`, which is not abstract.
    #[must_use]
    pub const fn of<T: Make>(self) -> Self {
        Self { make: Some(Maker::Type(T::IN_BOX)), ..self }
    }

    /// The same as one of which such values are made.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn at_run_time(self, of: &'static dyn super::slot::MakeSlot) -> Self {
        Self { make: Some(Maker::Table(of)), ..self }
    }
}

/// Reads a document with the root of a number by a function that reads an element into a slot.
pub(crate) type ReadDocument = fn(usize, &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<()>;

impl Process {
    /// What becomes of the attributes of an element that need not be declared.
    pub(crate) fn lax(self) -> Self {
        match self {
            Self::Strict(documents) => Self::Lax(documents),
            Self::Skip | Self::Lax(_) => self,
        }
    }

    /// The global elements that are known.
    pub(crate) fn documents(self) -> Option<&'static Documents> {
        match self {
            Self::Skip => None,
            Self::Lax(documents) | Self::Strict(documents) => Some(documents),
        }
    }
}

impl Documents {
    /// The elements.
    #[cfg(feature = "arbitrary")]
    pub(crate) fn roots(&self) -> &'static [Item] {
        match self.source {
            Source::Types { roots, .. } => roots(),
            #[cfg(feature = "dynamic")]
            Source::Tables(tables) => tables.roots(),
        }
    }

    /// Reads one of them, by its number.
    pub(crate) fn read(&self, root: usize, read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<()> {
        match self.source {
            Source::Types { read: read_document, .. } => read_document(root, read),
            #[cfg(feature = "dynamic")]
            Source::Tables(tables) => tables.read(root, read),
        }
    }

    /// The simple types that `xsi:type` may name.
    pub(crate) fn types(&self) -> &'static [Known] {
        match self.source {
            Source::Types { types, .. } => types(),
            #[cfg(feature = "dynamic")]
            Source::Tables(tables) => tables.types(),
        }
    }

    /// The complex types that it may name; `None` where not all of them are known.
    pub(crate) fn complex_types(&self) -> Option<impl Iterator<Item = &'static ComplexType>> {
        let lists = match self.source {
            Source::Types { complex_types, .. } => complex_types,
            #[cfg(feature = "dynamic")]
            Source::Tables(tables) => tables.complex_types(),
        };
        lists.map(|lists| lists.iter().copied().flatten())
    }

    /// The number of the element of this local name that `is` one.
    pub(crate) fn find(&self, name: &str, is: impl Fn(&Item) -> bool) -> Option<usize> {
        match self.source {
            Source::Types { roots, .. } => roots().iter().position(|root| root.name == name && is(root)),
            #[cfg(feature = "dynamic")]
            Source::Tables(tables) => {
                let is_it = |number: &&usize| tables.roots().get(**number).is_some_and(&is);
                tables.named(name).iter().find(is_it).copied()
            }
        }
    }

    /// The complex type of this name, if it is known.
    pub(crate) fn complex_type(&self, namespace: &str, local: &str) -> Option<&'static ComplexType> {
        let is_it = |known: &&ComplexType| known.name == local && known.namespace == namespace;
        self.complex_types()?.find(is_it)
    }

    /// Whether the element of this name is abstract, or can be in no document.
    pub(crate) fn is_abstract(&self, is: impl Fn(&str, &str) -> bool) -> bool {
        self.abstract_elements.iter().any(|(namespace, local)| is(namespace, local))
    }
}

impl Wildcard {
    /// Whether a name of this namespace is allowed.
    #[must_use]
    pub fn allows(&self, namespace: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Other(not) => !namespace.is_empty() && namespace != *not,
            Self::OneOf(list) => list.contains(&namespace),
        }
    }

    /// Checks that it allows what has this name; attributes that XML Schema defines stand for none.
    pub(crate) fn check(self, name: &ExpandedName, kind: ErrorKind) -> Result<()> {
        if self.allows(&name.namespace) && (kind != ErrorKind::UnexpectedAttribute || !is_defined(name)) {
            return Ok(());
        }
        Err(Error::new(kind, format!("{} is not allowed here", named(&name.namespace, &name.local))))
    }
}

impl More {
    /// What a line says that has only a name.
    pub const NEW: Self = Self {
        namespace: None,
        optional: false,
        min: 0,
        max: usize::MAX,
        fixed: None,
        default: None,
        table: None,
        wildcard: Wildcard::Any,
        process: Process::Skip,
        model: None,
        types: &[],
        block: false,
        block_extension: false,
        beside_id: false,
        mixed: false,
        identity: &[],
        spreads: false,
        share: Share::None,
        secret: false,
        prefixes: &[],
    };

    /// The same, for what says nothing.
    pub(crate) const NOTHING: &'static Self = &Self::NEW;

    /// The value that an empty element or an absent attribute stands for, whether or not it may have another one.
    pub(crate) fn default_or_fixed(&self) -> Option<&'static str> {
        self.fixed.or(self.default)
    }
}

impl Item {
    /// The line of this name, with what else it says.
    #[must_use]
    pub const fn new(name: &'static str, more: &'static More) -> Self {
        Self { kind: Kind::Element, name, more }
    }

    #[inline(never)]
    fn parse(text: &'static str, more: &'static More) -> Self {
        let (kind, name) = match text.as_bytes() {
            [b'@', b'*', ..] => (Kind::AnyAttribute, ""),
            [b'@', ..] => (Kind::Attribute, &text[1..]),
            [b'*', ..] => (Kind::Any, ""),
            [b'(', ..] => (Kind::Group, ""),
            [b'm', .., b')'] => (Kind::Mixed, ""),
            [.., b')'] => (Kind::Text, ""),
            _ => (Kind::Element, text),
        };
        Self { kind, name: unmarked(name), more }
    }

    /// The namespace of a type or attribute.
    pub(crate) fn namespace(&self) -> &'static str {
        self.more.namespace.unwrap_or_default()
    }

    /// Whether it is the type of this name, in a set of types.
    pub(crate) fn is_type(&self, namespace: &str, local: &str) -> bool {
        self.kind == Kind::Element && same(self.name, local) && same(self.namespace(), namespace)
    }

    /// Whether a line of a group may be absent. For fields the type of the slot says so; groups are asked before they are.
    pub(crate) fn may_be_left_out(&self) -> bool {
        self.more.optional || self.is_emptiable_group()
    }

    /// Whether it is a group in which nothing need stand.
    pub(crate) fn is_emptiable_group(&self) -> bool {
        self.kind == Kind::Group && self.more.table.is_some_and(Table::is_emptiable)
    }

    /// Checks that an element may be nil, whose value would be there if it is fixed (XSD Part 1, section 3.3.4, clause
    /// 3.2.2).
    pub(crate) fn check_not_fixed(&self) -> Result<()> {
        match self.more.fixed {
            None => Ok(()),
            Some(fixed) => {
                let message = format!("the element is nil, and its value is fixed: `{fixed}`");
                Err(Error::new(ErrorKind::Nil, message))
            }
        }
    }

    /// Whether it stands in the content, not in the start tag.
    pub(crate) fn is_content(&self) -> bool {
        matches!(self.kind, Kind::Element | Kind::Group | Kind::Any)
    }
}

/// A name without the `#` and the number that tell it from another line of that name. Looked at from its end, where
/// most names have no digit: this is done for each line of a table, each time that it is walked along.
#[inline]
fn unmarked(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [.., last] if last.is_ascii_digit() => {
            let number = name.bytes().rev().take_while(u8::is_ascii_digit).count();
            name[..name.len() - number].strip_suffix('#').unwrap_or(name)
        }
        _ => name,
    }
}

impl Table {
    /// A table without lines.
    pub(crate) const EMPTY: &'static Self = &Self::of(&[]);

    /// The table of [`Generated::NAMES`](crate::slot::Generated::NAMES), which says nothing else.
    pub(crate) const fn of(names: &'static [&'static str]) -> Self {
        let (rust, name, names) = match names {
            [rust, name, names @ ..] => (*rust, *name, names),
            _ => ("", "", names),
        };
        Self { rust, name, namespace: "", elements: "", order: Order::Sequence, names, more: &[] }
    }

    /// The lines in order.
    #[inline]
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.lines().map(Line::item)
    }

    /// The lines in order, not yet taken apart.
    #[inline]
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let mut more = self.more;
        self.names.iter().map(move |&text| match more {
            [(of, own), rest @ ..] if same(of, text) => {
                more = rest;
                Line { text, more: own }
            }
            _ => Line { text, more: More::NOTHING },
        })
    }

    /// Whether nothing may stand in it, not even white space. In a content of elements of which there are none, that may
    /// (XSD Part 1, section 3.4.4): it says that they are in any order.
    pub(crate) fn is_nothing(&self) -> bool {
        self.is_empty() && self.order != Order::All
    }

    /// Of a set of types the declared one, unless it is abstract.
    pub(crate) fn declared_type(&self) -> Option<usize> {
        self.position_of_type(self.namespace, self.name)
    }

    /// Whether an element can be one of several lines: a wildcard or a group may take what another line does.
    pub(crate) fn lines_overlap(&self) -> bool {
        self.names.iter().any(|text| text.starts_with(['*', '(']))
    }

    /// Whether text may stand in it: alone, or between elements.
    pub(crate) fn has_text(&self) -> bool {
        self.items().any(|item| matches!(item.kind, Kind::Text | Kind::Mixed))
    }

    /// Checks a content without text against what is stated for its element: where that is empty, it would stand for a text
    /// that it cannot have, and where that is fixed, no element may be there (XSD Part 1, section 3.3.4, clauses 5.1.1 and
    /// 5.2.2.1).
    pub(crate) fn check_stated(&self, stated: &More, is_empty: bool) -> Result<()> {
        match stated.default_or_fixed() {
            Some(text) if (is_empty || stated.fixed.is_some()) && !self.has_text() => {
                let message = format!("the element has the default or fixed value `{text}`, but its type has no text");
                Err(Error::new(ErrorKind::Type, message))
            }
            _ => Ok(()),
        }
    }

    /// Whether nothing need stand in it.
    pub(crate) fn is_emptiable(&self) -> bool {
        match self.order {
            Order::Sequence | Order::All => self.items().all(|item| item.may_be_left_out()),
            Order::Choice => self.items().any(|item| item.may_be_left_out()),
            Order::Types => false,
        }
    }

    /// Whether no line is of content: those would come first.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.first().is_none_or(|name| name.starts_with('@'))
    }

    /// Whether the last lines are attributes.
    pub(crate) fn has_attributes(&self) -> bool {
        self.names.last().is_some_and(|name| name.starts_with('@'))
    }

    /// The last lines, which are attributes, with their indices.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (usize, Item)> + '_ {
        self.attribute_lines().filter_map(|index| Some((index, self.item(index)?)))
    }

    /// The indices of the last lines, which are attributes.
    pub(crate) fn attribute_lines(&self) -> Range<usize> {
        let last = self.names.iter().rposition(|name| !name.starts_with('@'));
        last.map_or(0, |last| last + 1)..self.names.len()
    }

    /// The indices of the lines of a name.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        // Most have another length: only a longer one can have marks.
        let is_it = move |text: &'static str| match text.len().cmp(&name.len()) {
            Ordering::Less => false,
            Ordering::Equal => same(text, name),
            Ordering::Greater => same(unmarked(text), name),
        };
        self.names.iter().enumerate().filter(move |(_, text)| is_it(text)).map(|(index, _)| index)
    }

    /// The line of this index.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Item> {
        let name = *self.names.get(index)?;
        let own = self.more.iter().find(|(of, _)| same(of, name));
        Some(Item::parse(name, own.map_or(More::NOTHING, |(_, more)| more)))
    }

    /// Which line of a set of types is for the type of this name.
    pub(crate) fn position_of_type(&self, namespace: &str, local: &str) -> Option<usize> {
        let is_of = |index: usize| self.item(index).is_some_and(|item| item.is_type(namespace, local));
        // There may be thousands, in order wherever they were generated.
        if let Some(found) = self.names.binary_search(&local).ok().filter(|&index| is_of(index)) {
            return Some(found);
        }
        self.named(local).find(|&index| is_of(index))
    }

    /// The name of the type in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &'static str {
        self.rust_word(0)
    }

    /// The name of a field or variant in Rust.
    #[must_use]
    pub fn rust_name_of(&self, index: usize) -> &'static str {
        match self.rust_word(index + 1) {
            "" => self.names.get(index).copied().unwrap_or_default(),
            word => word,
        }
    }

    /// The names of all fields or variants in Rust, in order.
    pub(crate) fn rust_names(&self) -> impl Iterator<Item = &'static str> {
        self.rust.split_whitespace().skip(1).map(|word| word.strip_prefix("r#").unwrap_or(word))
    }

    fn rust_word(&self, index: usize) -> &'static str {
        let word = self.rust.split_whitespace().nth(index).unwrap_or_default();
        word.strip_prefix("r#").unwrap_or(word)
    }

    /// The namespace of an element that this table lists.
    pub(crate) fn namespace_of(&self, item: &Item) -> &'static str {
        item.more.namespace.unwrap_or(self.elements)
    }
}
