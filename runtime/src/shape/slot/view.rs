//! What is seen of a place for values, and of what stands in it.

use super::traits::{Fields, Variants};
use crate::enumeration::EnumValue;
use crate::facets::Facets;
use crate::open::{OpenAttributes, OpenContent, OpenElement, OpenType};
use crate::simple::SimpleValue;
use crate::table::Table;

/// What a slot can hold, known without a value in it.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// How many values.
    pub occurs: Occurs,
    /// Whether nil is one of them.
    pub nillable: bool,
    /// Whether nil has a place for attributes.
    pub nil_attributes: bool,
    /// What a value is.
    pub of: ValueKind,
}

/// How many values a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurs {
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// Any number.
    Many,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// Text of a simple type, with its name.
    Simple(&'static Facets),
    /// A value of an enumeration, with its name and texts.
    Enum(&'static Facets),
    /// A record.
    Record(&'static Table),
    /// One of several elements.
    Choice(&'static Table),
    /// One of several types, named by `xsi:type`.
    Types(&'static Table),
    /// Content that the schema leaves open: an element's content, an element, or attributes.
    Open,
}

/// What stands in a slot.
#[derive(Clone, Copy)]
pub enum Presence<'a> {
    /// Nothing, or nothing more.
    Absent,
    /// Nil, with what stands beside it where it has a place for that: a record of attributes, or a set of such.
    Nil(Option<Ref<'a>>),
    /// A value.
    Value(Ref<'a>),
}

/// A value, to look at.
#[derive(Clone, Copy)]
pub enum Ref<'a> {
    /// Text of a simple type, with the facets of its restriction.
    Simple(&'a dyn SimpleValue, &'static Facets),
    /// A value of an enumeration.
    Enum(&'a dyn EnumValue),
    /// A record.
    Record(&'a dyn Fields, &'static Table),
    /// A choice of elements or of types.
    Choice(&'a dyn Variants, &'static Table),
    /// The content of an element of type `anyType`.
    OpenContent(&'a OpenContent),
    /// An element that a wildcard allowed.
    OpenElement(&'a OpenElement),
    /// Attributes that a wildcard allowed.
    OpenAttributes(&'a OpenAttributes),
    /// The content of an element of a type that was not generated.
    OpenType(&'a OpenType),
}

/// A value, to fill in.
pub enum Mut<'a> {
    /// Text of a simple type, with the facets of its restriction.
    Simple(&'a mut dyn SimpleValue, &'static Facets),
    /// A value of an enumeration.
    Enum(&'a mut dyn EnumValue),
    /// A record.
    Record(&'a mut dyn Fields, &'static Table),
    /// A choice of elements or of types.
    Choice(&'a mut dyn Variants, &'static Table),
    /// The content of an element of type `anyType`.
    OpenContent(&'a mut OpenContent),
    /// An element that a wildcard allowed.
    OpenElement(&'a mut OpenElement),
    /// Attributes that a wildcard allowed.
    OpenAttributes(&'a mut OpenAttributes),
    /// The content of an element of a type that was not generated.
    OpenType(&'a mut OpenType),
}
