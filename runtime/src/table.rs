//! What is known of a generated type at run time, as constants.
//!
//! Generated code fills these tables through the macros of this crate; reading, writing, comparing and printing walk
//! them. Everything here is data.

/// One record, choice or set of types: its name in the schema and its items in the order of the schema.
#[derive(Debug)]
pub struct Table {
    /// The name of the type in Rust.
    pub rust_name: &'static str,
    /// The name of the type in the schema; empty for an anonymous one or a part of one.
    pub name: &'static str,
    /// The namespace of that name; empty for none.
    pub namespace: &'static str,
    /// The namespace of the elements in it that do not state their own; empty for none.
    pub elements: &'static str,
    /// How the items stand together.
    pub order: Order,
    /// Elements, groups and wildcards in order, then attributes; for a set of types, the types.
    pub items: &'static [Item],
}

/// How the items of a [`Table`] stand together.
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

/// A line of a [`Table`].
#[derive(Debug)]
pub struct Item {
    /// The name of the field or variant in Rust.
    pub field: &'static str,
    /// What it is in XML.
    pub kind: Kind,
    /// Its local name in XML; empty where the kind has none.
    pub name: &'static str,
    /// Its namespace; `None`: that of the table for elements, no namespace for attributes.
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
}

/// What an [`Item`] is in XML. Named as generated code writes it.
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An element.
    element,
    /// A part of the content without an element of its own: a nested sequence or choice.
    group,
    /// Elements that the schema leaves open.
    any,
    /// An attribute.
    attribute,
    /// Attributes that the schema leaves open.
    any_attribute,
    /// The text of the element.
    text,
    /// A type, in a set of types.
    ty,
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
}

impl Item {
    /// What a line is before its own facts are set.
    pub const NEW: Self = Self {
        field: "",
        kind: Kind::element,
        name: "",
        namespace: None,
        optional: false,
        min: 0,
        max: usize::MAX,
        fixed: None,
        default: None,
        table: None,
        wildcard: Wildcard::Any,
    };

    /// Whether it stands in the content, not in the start tag.
    pub(crate) fn is_content(&self) -> bool {
        matches!(self.kind, Kind::element | Kind::group | Kind::any)
    }
}

impl Table {
    /// What a table is before its own facts are set.
    pub const NEW: Self = Self {
        rust_name: "",
        name: "",
        namespace: "",
        elements: "",
        order: Order::Sequence,
        items: &[],
    };

    /// The namespace of an element that this table lists.
    pub(crate) fn namespace_of(&self, item: &Item) -> &'static str {
        item.namespace.unwrap_or(self.elements)
    }
}
