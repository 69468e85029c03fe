//! What is to be generated, as plain data: one item for each Rust type, with the shape it will have.
//!
//! Comes from `lower`, gets its names from `names`, goes to `emit`. What then holds: every reference is an id, no item
//! contains itself without a [`Wrapper::Many`] or a box between, and each item's facts are all in the item.

pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Index, IndexMut};
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::model::{
    Builtin, Docs, Facets, FileId, IdentityConstraint, ProcessContents, Rare, Str, ValueConstraint, WhiteSpace,
};

/// An item of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemId(u32);

impl ItemId {
    /// The item at a position: a `u32`, since each field has one or two, and no memory holds as many items as that counts.
    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A target namespace, which is a Rust module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ModuleId(pub(crate) usize);

/// Everything that one configured module holds.
#[derive(Debug, Default)]
pub(crate) struct Ir {
    /// The namespaces: the module's own first, then those of its sub-modules.
    pub(crate) modules: Vec<Module>,
    /// All items, in schema order.
    #[expect(
        clippy::vec_box,
        reason = "each fits where a content was that is lowered, and all of them together fit nowhere"
    )]
    pub(crate) items: Vec<Box<Item>>,
    /// The global elements, in schema order: what `AnyDocument` can be.
    pub(crate) documents: Vec<Document>,
    /// The global attributes that documents may have where the schema leaves open which.
    pub(crate) attributes: Vec<Attribute>,
    /// The types of text that documents may name on elements of simple type.
    pub(crate) simple_types: Vec<TypeOfText>,
    /// The complex types with a name, where documents may name any; one that is abstract, or can have no value, has no item.
    pub(crate) complex_types: Option<Vec<ComplexType>>,
    /// The global elements that are abstract, or can be in no document, where documents may have any.
    pub(crate) abstract_elements: Vec<XmlName>,
    /// Whether structs and enums are `#[non_exhaustive]`.
    pub(crate) non_exhaustive: bool,
    /// What structs have besides.
    pub(crate) accessors: Accessors,
    /// The attributes whose default may be no value of their type, as far as can be said here.
    pub(crate) unsure_defaults: BTreeSet<(ItemId, usize)>,
    /// The prefixes with which documents are written, each with its namespace.
    pub(crate) prefixes: Vec<(String, String)>,
    /// The requests.
    pub(crate) requests: BTreeMap<ItemId, Request>,
    /// The types of others that hold the values of built-in types.
    pub(crate) own: BTreeMap<Builtin, OwnType>,
    /// The names of the elements and attributes whose values are secret.
    pub(crate) secret: BTreeSet<Str>,
    /// Whether all types and documents are selected.
    pub(crate) is_whole: bool,
    /// The operations of services, by the document that asks.
    pub(crate) operations: BTreeMap<ItemId, Operation>,
    /// The requests that change records.
    pub(crate) patches: BTreeMap<ItemId, Patch>,
    /// The items of types that are not selected: not emitted, but their names are taken.
    pub(crate) reserved: BTreeSet<ItemId>,
}

/// Which methods structs have besides.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Accessors {
    /// Setters that can be chained.
    pub(crate) setters: bool,
    /// Getters for what absent attributes stand for.
    pub(crate) default_getters: bool,
}

impl Accessors {
    /// Whether there are any.
    pub(crate) fn is_any(self) -> bool {
        self.setters || self.default_getters
    }
}

/// How a field that need not be there is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setter {
    /// To a value.
    Option,
    /// To a value or to nil.
    Tri,
    /// To a value or to nil, beside which attributes can stand.
    Beside,
    /// To more values.
    Many,
}

/// A request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request {
    /// What answers it.
    pub(crate) response: ItemId,
    /// The enum of types that carries it; none where no element does.
    pub(crate) set: Option<ItemId>,
    /// Whether it only reads.
    pub(crate) reads: bool,
}

/// An operation of a service.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Its name.
    pub(crate) name: Str,
    /// What `SOAPAction` says.
    pub(crate) action: Str,
    /// Whether it is by SOAP 1.2.
    pub(crate) is_soap12: bool,
    /// The document that answers.
    pub(crate) output: ItemId,
    /// The documents in the details of faults.
    pub(crate) faults: Vec<XmlName>,
}

/// What a request changes.
#[derive(Debug)]
pub(crate) struct Patch {
    /// The record.
    pub(crate) record: ItemId,
    /// The fields of the request, each with that of the record.
    pub(crate) fields: Vec<(usize, usize)>,
}

/// A type of others that holds the values of a simple type: its path in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnType(pub(crate) Str);

/// A target namespace.
#[derive(Debug)]
pub(crate) struct Module {
    /// Its name in schemas; `None` is none.
    pub(crate) namespace: Option<Str>,
    /// The sub-module's name; `None` for the configured module itself.
    pub(crate) name: Option<String>,
    /// Where its code is, if not here.
    pub(crate) external: Option<Str>,
}

/// A Rust type.
#[derive(Debug)]
pub(crate) struct Item {
    /// Where it lives.
    pub(crate) module: ModuleId,
    /// The schema file it comes from.
    pub(crate) file: FileId,
    /// Where that is said.
    pub(crate) place: Place,
    /// Its documentation in the schema.
    pub(crate) docs: Docs,
    /// From what its name is made.
    pub(crate) origin: Origin,
    /// What it is.
    pub(crate) kind: ItemKind,
}

/// What an item's name is made from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// A named type.
    Type(Str),
    /// The set of types derived from a concrete one.
    Derived(ItemId),
    /// The attributes alone of the type of an item, or of a set of types.
    Attributes(ItemId),
    /// A global element.
    Element(Str),
    /// The elements that may stand in the place of a global one.
    Substitutes(Str),
    /// A part of another item: an anonymous type or a group, with the words that say which.
    Part {
        /// The item that it is a part of.
        of: ItemId,
        /// The words.
        words: String,
    },
    /// A part of a named group or attribute, which are no items: its name, and the words that say which part.
    Named {
        /// The name.
        name: Str,
        /// The words; empty for all of it.
        words: String,
    },
}

/// A name in a schema, with its namespace: shared, as fields are most of what there is, and few names are theirs alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct XmlName(Arc<NameParts>);

/// The parts of an [`XmlName`].
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct NameParts {
    /// Empty for none.
    pub(crate) namespace: Str,
    pub(crate) local: Str,
}

impl XmlName {
    pub(crate) fn new(namespace: Str, local: Str) -> Self {
        Self(Arc::new(NameParts { namespace, local }))
    }
}

impl Deref for XmlName {
    type Target = NameParts;

    fn deref(&self) -> &NameParts {
        &self.0
    }
}

/// The kinds of items.
#[derive(Debug)]
pub(crate) enum ItemKind {
    /// A struct.
    Record(Record),
    /// An enum of elements.
    Choice(Choice),
    /// An enum of types.
    Types(Types),
    /// A struct around one value.
    Restriction(Restriction),
    /// An enum of texts.
    Enumeration(Enumeration),
    /// An enum of the members of a union.
    Union(Vec<UnionMember>),
    /// A document of a named type.
    Document {
        /// The content.
        content: Box<Field>,
    },
    /// An abstract type of which no element is made: known for its derived types, not emitted.
    Unused,
}

/// A struct.
#[derive(Debug)]
pub(crate) struct Record {
    /// The type's name in the schema, for `xsi:type`.
    pub(crate) name: Option<XmlName>,
    /// The namespace of the elements that do not state theirs.
    pub(crate) elements: Str,
    /// Whether the elements stand in any order.
    pub(crate) all: bool,
    /// Whether it is a nested sequence, not a type.
    pub(crate) is_group: bool,
    /// The content in its order, then attributes.
    pub(crate) fields: Vec<Field>,
}

/// An enum of elements.
#[derive(Debug)]
pub(crate) struct Choice {
    /// The type's name in the schema, for `xsi:type`.
    pub(crate) name: Option<XmlName>,
    /// The namespace of the elements that do not state theirs.
    pub(crate) elements: Str,
    /// The variants in order.
    pub(crate) variants: Vec<Field>,
    /// The variant that stands in before one is read.
    pub(crate) blank: usize,
}

/// An enum of types.
#[derive(Debug)]
pub(crate) struct Types {
    /// The declared type's name in the schema; `None` for the several responses to a request.
    pub(crate) name: Option<XmlName>,
    /// The concrete types in order.
    pub(crate) members: Vec<Member>,
    /// Whether a last variant keeps elements of other types as XML.
    pub(crate) keeps_others: bool,
    /// The variant that stands in before one is read.
    pub(crate) blank: usize,
}

/// A type that an element may name by `xsi:type`.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: XmlName,
    pub(crate) item: ItemId,
    pub(crate) boxed: bool,
}

/// A struct around one value.
#[derive(Debug)]
pub(crate) struct Restriction {
    pub(crate) base: Ty,
    /// What holds the values of the base, which is a built-in type, in the place of its own type.
    pub(crate) own: Option<OwnType>,
    pub(crate) facets: Arc<Facets>,
    /// Whether values need a place for a text, since a pattern does not take all canonical ones.
    pub(crate) spelled: bool,
}

/// A member of a union.
#[derive(Debug)]
pub(crate) struct UnionMember {
    /// The words that its name is made from.
    pub(crate) words: String,
    pub(crate) ty: Ty,
    /// The member type's name in the schema, with its prefix where it is a built-in one; `None` for an anonymous one.
    pub(crate) name: Option<String>,
    /// The documentation of an anonymous one.
    pub(crate) docs: Docs,
}

/// An enum of texts.
#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) values: Vec<Value>,
    /// What happens to blanks before a text is looked up.
    pub(crate) white_space: WhiteSpace,
    /// Whether other values are kept as they are.
    pub(crate) open: bool,
    /// What these have to be, where they cannot be any text.
    pub(crate) others: Option<Box<Restriction>>,
}

/// A value of an enumeration.
#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) text: Str,
    pub(crate) docs: Docs,
}

/// A field of a struct, or a variant of an enum.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// What it is in XML.
    pub(crate) kind: FieldKind,
    /// How many values it holds, and whether nil is one.
    pub(crate) wrapper: Wrapper,
    /// What nil holds, where it has a place for attributes.
    pub(crate) beside_nil: Option<Ty>,
    /// Whether its values are behind a pointer.
    pub(crate) boxed: bool,
    /// The type of one value.
    pub(crate) ty: Ty,
    /// Whether it may be absent: for groups, where the wrapper cannot be asked.
    pub(crate) optional: bool,
    /// Whether it has the only value allowed, or one that stands for an empty or absent one.
    pub(crate) value: Option<Box<ValueConstraint>>,
    /// What identity constraints say of it, if anything.
    pub(crate) identity: Option<Box<Identity>>,
    /// Of an element of simple type, or of any: which derivations it blocks.
    pub(crate) block: Block,
    /// Its documentation.
    pub(crate) docs: Docs,
}

/// A type of text that documents may name on an element of simple type.
#[derive(Clone, Debug)]
pub(crate) struct TypeOfText {
    pub(crate) item: ItemId,
    /// The simple type that it is derived from, unless that is any.
    pub(crate) base: Option<Ty>,
    /// Of a complex type, its name, and whether a restriction of a complex type leads to it.
    pub(crate) complex: Option<(XmlName, bool)>,
}

/// A complex type that documents may name.
#[derive(Clone, Debug)]
pub(crate) struct ComplexType {
    pub(crate) name: XmlName,
    /// Its type in Rust; `None` of one that is abstract or can have no value.
    pub(crate) item: Option<ItemId>,
    /// The derivations that lead to it from any type, where that matters.
    pub(crate) by: Option<crate::model::Derivations>,
}

/// Which derivations lead to no type that `xsi:type` may name in the place of an element's own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Block {
    pub(crate) restriction: bool,
    pub(crate) extension: bool,
}

/// What identity constraints say of a field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Identity {
    /// Those of an element.
    pub(crate) constraints: Rare<IdentityConstraint>,
    /// Whether it is an attribute whose stated value may be one in a key, also where it is absent.
    pub(crate) stated: bool,
    /// Whether a text is that of mixed content, which is none that a field may lead to.
    pub(crate) mixed: bool,
}

/// What a field is in XML.
#[derive(Clone, Debug)]
pub(crate) enum FieldKind {
    Element(XmlName),
    /// A nested sequence or choice; the words of its name.
    Group(Str),
    Any(Box<Wildcard>),
    Attribute(XmlName),
    AnyAttribute(Box<Wildcard>),
    Text,
    /// Text and elements in their order; the model, where not any elements in any order are allowed.
    Mixed(Option<Box<Model>>),
}

/// Which elements of a mixed content may stand where.
#[derive(Clone, Debug)]
pub(crate) enum Model {
    /// A variant of the enum of its elements.
    One(usize),
    Sequence(Vec<Model>),
    Choice(Vec<Model>),
    All(Vec<Model>),
    Times(u32, Option<u32>, Box<Model>),
}

/// A wildcard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wildcard {
    pub(crate) namespaces: Vec<WildcardNamespace>,
    pub(crate) process: ProcessContents,
    /// Of attributes: none may be an `ID`, since the type has one of its own.
    pub(crate) beside_id: bool,
}

/// Which namespaces a wildcard allows: all of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WildcardNamespace {
    Any,
    Other(Str),
    One(Str),
}

/// How many values a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapper {
    One,
    Optional,
    Tri,
    Nillable,
    Many {
        min: u32,
        max: Option<u32>,
        nillable: bool,
        /// Whether what stands too often in one occurrence of the group around goes on in the next one.
        spreads: bool,
        /// How what is in it is shared out among its occurrences.
        share: Share,
    },
}

/// How the elements in a group or a mixed content are shared out among the occurrences of what repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Share {
    /// There is but one way.
    #[default]
    None,
    /// Each occurrence takes what it can.
    Greedy,
    /// An occurrence may have to leave something to those behind it.
    Planned,
}

/// The type of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Ty {
    Builtin(Builtin),
    /// A list of a built-in type.
    List(Builtin),
    /// A list of an item.
    ListOf(ItemId),
    Item(ItemId),
    /// Text, or an element of an enum.
    Mixed(ItemId),
    /// A value of any simple type, with the name of that type.
    AnySimple,
    /// A value of a built-in type, with the name of the type that it is said to be of.
    Typed(Builtin),
    /// The same of an item.
    TypedOf(ItemId),
    OpenContent,
    OpenElement,
    OpenAttributes,
}

/// A global attribute.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: XmlName,
    pub(crate) ty: Ty,
    /// The only value allowed.
    pub(crate) fixed: Option<Str>,
}

/// A global element as a document.
#[derive(Debug)]
pub(crate) struct Document {
    /// The element's name.
    pub(crate) name: XmlName,
    /// The item that is the document.
    pub(crate) item: ItemId,
    /// The element's identity constraints.
    pub(crate) constraints: Rare<IdentityConstraint>,
    /// The element's fixed or default value.
    pub(crate) value: Option<ValueConstraint>,
}

impl Ir {
    /// The name of a type in the schema, unless it is anonymous.
    pub(crate) fn type_name(&self, item: &Item) -> Option<XmlName> {
        let Origin::Type(local) = &item.origin else { return None };
        let namespace = self.modules[item.module.0].namespace.clone().unwrap_or_default();
        Some(XmlName::new(namespace, local.clone()))
    }

    /// How a field is set in a chain, if it can be left out.
    pub(crate) fn setter(&self, field: &Field) -> Option<Setter> {
        match (field.wrapper, field.beside_nil) {
            // Those that the schema leaves open have methods of their own.
            _ if field.is_required() || matches!(field.kind, FieldKind::AnyAttribute(_)) => None,
            (Wrapper::Tri, None) => Some(Setter::Tri),
            (Wrapper::Tri, Some(Ty::Item(beside))) if self.is_made_of_nothing(beside) => Some(Setter::Beside),
            (Wrapper::Optional | Wrapper::Tri, _) => Some(Setter::Option),
            (Wrapper::Many { .. }, _) => Some(Setter::Many),
            (Wrapper::One | Wrapper::Nillable, _) => None,
        }
    }

    /// Whether an item is a struct without required fields.
    fn is_made_of_nothing(&self, id: ItemId) -> bool {
        let ItemKind::Record(record) = &self[id].kind else { return false };
        record.constructor(self.non_exhaustive) == Constructor::Default
    }

    /// What messages call an item; one without words of its own by what it is of.
    pub(crate) fn name(&self, mut id: ItemId) -> String {
        loop {
            id = match &self[id].origin {
                Origin::Type(name) | Origin::Element(name) | Origin::Substitutes(name) | Origin::Named { name, .. } => {
                    return name.to_string();
                }
                Origin::Part { words, of } if words.is_empty() => *of,
                Origin::Part { words, .. } => return words.clone(),
                Origin::Derived(of) | Origin::Attributes(of) => *of,
            };
        }
    }
}

/// How many required fields `new` takes one by one.
const MOST_ARGUMENTS: usize = 5;

/// How a struct is made in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Constructor {
    /// By a literal: all of its fields are required.
    Literal,
    /// By `Default`: none of them is.
    Default,
    /// By `new`, with an argument for each required field.
    Arguments,
    /// By `new`, with a struct of the required fields, which are many.
    Struct,
}

impl Constructor {
    /// That of a struct with so many fields, of which so many are required.
    pub(crate) fn of(required: usize, all: usize) -> Self {
        match required {
            _ if required == all => Self::Literal,
            0 => Self::Default,
            1..=MOST_ARGUMENTS => Self::Arguments,
            _ => Self::Struct,
        }
    }
}

impl Record {
    /// How it is made in code; not by a literal where that is for its own crate alone.
    pub(crate) fn constructor(&self, non_exhaustive: bool) -> Constructor {
        let all = if non_exhaustive { usize::MAX } else { self.fields.len() };
        Constructor::of(self.fields.iter().filter(|field| field.is_required()).count(), all)
    }
}

impl Ty {
    /// Whether its values keep which type `xsi:type` named.
    pub(crate) fn keeps_type(self) -> bool {
        matches!(self, Self::AnySimple | Self::Typed(_) | Self::TypedOf(_))
    }
}

impl Wrapper {
    /// Any number of values within bounds.
    pub(crate) const fn many(min: u32, max: Option<u32>, nillable: bool) -> Self {
        Self::Many { min, max, nillable, spreads: false, share: Share::None }
    }
}

impl Field {
    /// What it is in XML, in the notation of tables: `userId`, `@lang`, `text()`.
    pub(crate) fn label(&self) -> String {
        match &self.kind {
            FieldKind::Element(name) => name.local.to_string(),
            FieldKind::Attribute(name) => format!("@{}", name.local),
            FieldKind::Group(words) => format!("({words})"),
            FieldKind::Any(_) => "*".to_owned(),
            FieldKind::AnyAttribute(_) => "@*".to_owned(),
            FieldKind::Text => "text()".to_owned(),
            FieldKind::Mixed(_) => "mixed()".to_owned(),
        }
    }

    /// The identity constraints of an element.
    pub(crate) fn constraints(&self) -> &[IdentityConstraint] {
        self.identity.as_ref().map_or(&[], |identity| &identity.constraints)
    }

    /// What an attribute stands for where it is absent.
    pub(crate) fn default(&self) -> Option<&Str> {
        match (&self.kind, self.value.as_deref()) {
            (FieldKind::Attribute(_), Some(ValueConstraint::Default(text))) => Some(text),
            _ => None,
        }
    }

    /// Whether `new` asks for it.
    pub(crate) fn is_required(&self) -> bool {
        if let FieldKind::Mixed(model) = &self.kind {
            return model.as_ref().is_some_and(|model| !model.may_be_empty());
        }
        match self.wrapper {
            // Attributes that the schema leaves open are none at first.
            _ if matches!(self.kind, FieldKind::AnyAttribute(_)) => false,
            Wrapper::One | Wrapper::Nillable => true,
            Wrapper::Optional | Wrapper::Tri => false,
            Wrapper::Many { min, .. } => min > 0,
        }
    }
}

/// Tells lines of one text apart, which tables look up by it.
#[derive(Default)]
pub(crate) struct Marks(BTreeMap<String, usize>);

impl Marks {
    /// `name`, then `name#2`.
    pub(crate) fn unique(&mut self, text: String) -> String {
        let count = self.0.entry(text.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { text } else { format!("{text}#{count}") }
    }
}

impl Model {
    /// Whether no element has to stand.
    pub(crate) fn may_be_empty(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::Times(least, _, part) => *least == 0 || part.may_be_empty(),
            Self::Choice(parts) => parts.iter().any(Self::may_be_empty),
            Self::Sequence(parts) | Self::All(parts) => parts.iter().all(Self::may_be_empty),
        }
    }
}

impl ItemKind {
    /// The fields, variants or content.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Record(record) => &record.fields,
            Self::Choice(choice) => &choice.variants,
            Self::Document { content } => std::slice::from_ref(&**content),
            Self::Types(_) | Self::Restriction(_) | Self::Enumeration(_) | Self::Union(_) | Self::Unused => &[],
        }
    }

    /// The same, to be changed.
    pub(crate) fn fields_mut(&mut self) -> &mut [Field] {
        match self {
            Self::Record(record) => &mut record.fields,
            Self::Choice(choice) => &mut choice.variants,
            Self::Document { content } => std::slice::from_mut(&mut **content),
            Self::Types(_) | Self::Restriction(_) | Self::Enumeration(_) | Self::Union(_) | Self::Unused => &mut [],
        }
    }
}

impl Index<ItemId> for Ir {
    type Output = Item;

    fn index(&self, id: ItemId) -> &Item {
        &self.items[id.index()]
    }
}

impl IndexMut<ItemId> for Ir {
    fn index_mut(&mut self, id: ItemId) -> &mut Item {
        &mut self.items[id.index()]
    }
}
