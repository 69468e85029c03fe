//! How a value is seen without knowing its type: the safe projections behind reading, writing, comparing and printing.
//!
//! A field is a [`Slot`]; what stands in it is a [`Ref`]: a record with slots of its own, a choice, text, or open
//! content. `record!` and its sisters implement these traits for generated types, this file for the types around them.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

#[cfg(feature = "arbitrary")]
use crate::arbitrary::choose::Choose;
use crate::enumeration::{self, Enumeration};
use crate::error::{self, ValueError};
use crate::facets::{self, Facets};
use crate::identity::KeyValue;
use crate::ids::Each;
use crate::open::{OpenAttributes, OpenContent, OpenElement, OpenType};
use crate::prefixes::{ReadNames, WriteNames};
use crate::raw::Form;
use crate::read::XSD;
use crate::simple::{self, Parts, SimpleType, WhiteSpace};
use crate::table::{More, Order, Table};
use crate::{Boxed, Nillable, NillableWith, Tri, types};

/// What a slot can hold, known without a value in it.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// How many values.
    pub occurs: Occurs,
    /// Whether nil is one of them.
    pub nillable: bool,
    /// Whether nil has a place for attributes.
    pub beside_nil: bool,
    /// What a value is.
    pub of: Of,
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
pub enum Of {
    /// Text of a simple type, with its name.
    Leaf(&'static Facets),
    /// A value of an enumeration, with its name and texts.
    Listed(&'static Facets),
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
pub enum Got<'a> {
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
    Leaf(&'a dyn Leaf, &'static Facets),
    /// A value of an enumeration.
    Listed(&'a dyn Listed),
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
    Leaf(&'a mut dyn Leaf, &'static Facets),
    /// A value of an enumeration.
    Listed(&'a mut dyn Listed),
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

/// A place for values: a field, or the content of a variant.
pub trait Slot: 'static {
    /// What can stand here.
    fn info(&self) -> &'static Info;
    /// The value of this index; only lists have more than the one of index 0.
    fn get(&self, index: usize) -> Got<'_>;
    /// Makes room for one more value and returns it to be filled in, a choice with its `variant` chosen. For nil, what
    /// stands beside it; `None` where it has nothing, or is not possible.
    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>>;
}

/// The variant of a choice that is not known yet: its blank, which is finite also where a choice holds itself.
pub const NOT_CHOSEN: usize = usize::MAX;

/// The variant of a piece of mixed content that is text.
pub const TEXT: usize = usize::MAX - 1;

/// What can be made before it is known what stands in it.
pub trait Make: Slot + Sized {
    /// What [`Slot::info`] says.
    const INFO: Info;
    /// A value to be filled in, to try a text with; of a restriction, one of its base, which all that restrict it share.
    #[doc(hidden)]
    const IN_BOX: fn() -> Box<dyn Slot> = in_box::<Self>;
    /// A value to be filled in, a choice with its `variant` chosen; never handed out before it is.
    fn make(variant: usize) -> Self;
}

/// A value to be filled in.
pub(crate) fn in_box<T: Make>() -> Box<dyn Slot> {
    Box::new(T::make(NOT_CHOSEN))
}

/// What a field is before it is read. Never handed out: a field that must be there and is not is an error.
pub trait Blank: Sized {
    /// The place holder.
    fn blank() -> Self;
}

/// A type that a macro of this crate made: what is known of it without a value.
///
/// Of constants only those are set that say something, and each is a literal or a list of literals: rustc checks the
/// body of every constant and function, and there are as many of them as a schema has types.
pub trait Generated: Sized + 'static {
    /// How it is seen.
    type Kind: Seen<Self>;
    /// [`Table::rust`], [`Table::name`], and then [`Table::names`]: one list, as each constant has its price.
    const NAMES: &'static [&'static str] = &[];
    /// [`Table::namespace`].
    const NAMESPACE: &'static str = "";
    /// [`Table::elements`].
    const ELEMENTS: &'static str = "";
    /// [`Table::order`].
    const ORDER: Order = Order::Sequence;
    /// [`Table::more`].
    const MORE: &'static [(&'static str, More)] = &[];
    /// [`Facets::members`].
    const MEMBERS: &'static [&'static Facets] = &[];
    /// All that is in the table.
    const TABLE: &'static Table = &Table {
        namespace: Self::NAMESPACE,
        elements: Self::ELEMENTS,
        order: Self::ORDER,
        more: Self::MORE,
        ..Table::of(Self::NAMES)
    };

    /// A value to be filled in, a choice with its variant chosen.
    fn make(variant: usize) -> Self;
    /// The value before it is read.
    #[inline]
    #[must_use]
    fn blank() -> Self {
        Self::make(NOT_CHOSEN)
    }
}

/// How values of a generated type are seen: one implementation for each kind of type.
pub trait Seen<T> {
    /// [`Make::INFO`].
    const INFO: Info;
    /// To look at.
    fn get(value: &T) -> Ref<'_>;
    /// To fill in, a choice with its variant chosen.
    fn get_mut(value: &mut T, variant: usize) -> Mut<'_>;
}

/// The kind of structs.
#[derive(Debug)]
pub enum RecordKind {}

/// The kind of enums of elements and of types.
#[derive(Debug)]
pub enum ChoiceKind {}

/// The kind of enumerations.
#[derive(Debug)]
pub enum ListedKind {}

/// The kind of unions.
#[derive(Debug)]
pub enum LeafKind {}

/// A struct whose fields are slots. Implemented by `record!`.
pub trait Fields: 'static {
    /// Shows all fields at once.
    fn slots(&self, look: &mut dyn Look);
    /// Shows all fields at once, to fill them in.
    fn slots_mut(&mut self, fill: &mut dyn Fill);
}

/// Looks at fields.
///
/// A trait of its own, and not a closure: to have rustc prove in two signatures for each type that a closure can be
/// called cost as much as all else that is generated.
pub trait Look {
    /// The fields, in the order of the table.
    fn at(&mut self, slots: &[&(dyn Slot + 'static)]);
}

/// Fills fields in.
pub trait Fill {
    /// The fields, in the order of the table.
    fn at(&mut self, slots: &mut [&mut (dyn Slot + 'static)]);
}

struct LookBy<F>(F);

impl<F: FnMut(&[&(dyn Slot + 'static)])> Look for LookBy<F> {
    fn at(&mut self, slots: &[&(dyn Slot + 'static)]) {
        (self.0)(slots);
    }
}

struct FillBy<F>(F);

impl<F: FnMut(&mut [&mut (dyn Slot + 'static)])> Fill for FillBy<F> {
    fn at(&mut self, slots: &mut [&mut (dyn Slot + 'static)]) {
        (self.0)(slots);
    }
}

/// Looks at fields by a closure.
pub fn look(with: impl FnMut(&[&(dyn Slot + 'static)])) -> impl Look {
    LookBy(with)
}

/// Fills fields in by a closure.
pub fn fill(with: impl FnMut(&mut [&mut (dyn Slot + 'static)])) -> impl Fill {
    FillBy(with)
}

/// An enum of elements or of types. Implemented by `choice!` and `types!`.
pub trait Variants: 'static {
    /// The variant's index and content.
    fn get(&self) -> (usize, &dyn Slot);
    /// The variant's content, to fill it in.
    fn get_mut(&mut self) -> &mut dyn Slot;
}

/// A value of an enumeration, of any such type.
pub trait Listed: 'static {
    /// The texts that the schema lists, and what happens to white space before one is looked up.
    fn texts(&self) -> (&'static [&'static str], WhiteSpace);
    /// The text of the value.
    fn text(&self) -> &str;
    /// What checks a text that the schema does not list; `None` where no other is a value.
    fn others(&self) -> Option<enumeration::Check>;
    /// Becomes the value of this text, whatever other facets say of it; `false` where there is none.
    fn set(&mut self, text: &str) -> bool;
    /// For printing.
    fn debug(&self) -> &dyn fmt::Debug;
}

impl<T: Enumeration> Listed for T {
    fn texts(&self) -> (&'static [&'static str], WhiteSpace) {
        (T::TEXTS, T::WHITE_SPACE)
    }

    fn text(&self) -> &str {
        Enumeration::text(self)
    }

    fn others(&self) -> Option<enumeration::Check> {
        T::OTHERS
    }

    fn set(&mut self, text: &str) -> bool {
        match enumeration::value(text) {
            Some(value) => {
                *self = value;
                true
            }
            None => false,
        }
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }
}

impl<T: Generated + Fields> Seen<T> for RecordKind {
    const INFO: Info = Info { occurs: Occurs::One, nillable: false, beside_nil: false, of: Of::Record(T::TABLE) };

    fn get(value: &T) -> Ref<'_> {
        Ref::Record(value, T::TABLE)
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Record(value, T::TABLE)
    }
}

impl<T: Generated + Variants> Seen<T> for ChoiceKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        beside_nil: false,
        of: match T::ORDER {
            Order::Types => Of::Types(T::TABLE),
            Order::Sequence | Order::All | Order::Choice => Of::Choice(T::TABLE),
        },
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Choice(value, T::TABLE)
    }

    fn get_mut(value: &mut T, variant: usize) -> Mut<'_> {
        *value = T::make(variant);
        Mut::Choice(value, T::TABLE)
    }
}

impl<T: Generated + Enumeration> Seen<T> for ListedKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        beside_nil: false,
        of: Of::Listed(&Facets { name: T::TABLE.name, namespace: T::NAMESPACE, enumeration: T::TEXTS, ..Facets::NONE }),
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Listed(value)
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Listed(value)
    }
}

impl<T: Generated + SimpleType> Seen<T> for LeafKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        beside_nil: false,
        of: Of::Leaf(&Facets { name: T::TABLE.name, namespace: T::NAMESPACE, members: T::MEMBERS, ..Facets::NONE }),
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Leaf(value, &Facets::NONE)
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Leaf(value, &Facets::NONE)
    }
}

/// A value of a simple type, of any such type.
pub trait Leaf: 'static {
    /// Replaces the value by what `text` says, white space and facets applied.
    ///
    /// # Errors
    ///
    /// When `text` is not valid.
    fn read(&mut self, text: &str, facets: &Facets, names: &dyn ReadNames) -> Result<(), ValueError>;
    /// The same, but of a text that need not be one that patterns take: it stands for a value that has such a text.
    ///
    /// # Errors
    ///
    /// When it has none.
    fn take(&mut self, text: &str, facets: &Facets) -> Result<(), ValueError>;
    /// Checks the value, which was written as `text`, against the facets of its restriction, and that it is read again
    /// as the same value.
    ///
    /// # Errors
    ///
    /// When they do not allow it, or when it is not.
    fn check(&self, text: &str, facets: &'static Facets, names: &dyn ReadNames) -> Result<(), ValueError>;
    /// Appends the canonical text, with names expanded.
    fn write(&self, out: &mut String);
    /// Appends the canonical text at a place in a document.
    ///
    /// # Errors
    ///
    /// When a name in it cannot be written there.
    fn write_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()>;
    /// [`SimpleType::texts`].
    fn texts(&self, wide: bool, out: &mut String);
    /// [`SimpleType::PREFIXED`].
    fn is_prefixed(&self) -> bool;
    /// [`SimpleType::SPELLED`].
    fn is_spelled(&self) -> bool;
    /// [`SimpleType::has_unprefixed`].
    fn has_unprefixed(&self) -> bool;
    /// The text with white space as the type has it.
    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str>;
    /// [`SimpleType::is_listed`].
    fn is_listed(&self) -> bool;
    /// [`SimpleType::AMBIGUOUS`].
    fn is_ambiguous(&self) -> bool;
    /// [`SimpleType::identities`].
    ///
    /// # Errors
    ///
    /// Those of `with`.
    fn identities(&self, with: Each<'_>) -> error::Result<()>;
    /// [`SimpleType::key_value`].
    fn key_value(&self) -> KeyValue;
    /// The text itself, where the value is its text.
    fn text(&self) -> Option<&str>;
    /// [`SimpleType::KEEPS_TYPE`].
    fn keeps_type(&self) -> bool;
    /// [`SimpleType::type_name`].
    fn type_name(&self) -> Option<&types::QName>;
    /// [`SimpleType::set_type`].
    ///
    /// # Errors
    ///
    /// When the value is none of that type.
    fn set_type(&mut self, name: types::QName, names: &dyn ReadNames) -> Result<(), ValueError>;
    /// For comparing and copying.
    fn as_any(&self) -> &dyn Any;
    /// Becomes a copy of `other`; `false` where that is of another type.
    fn assign(&mut self, other: &dyn Any) -> bool;
    /// Whether `other` is the same value of the same type.
    fn same(&self, other: &dyn Any) -> bool;
    /// Whether `text`, valid for the type, stands for the same value.
    fn same_as_text(&self, text: &str) -> bool;
    /// [`SimpleType::FORM`].
    fn form(&self) -> Form;
    /// [`SimpleType::PRIMITIVE`].
    fn primitive(&self) -> &'static str;
    /// [`SimpleType::parts`].
    fn parts(&self, with: Parts<'_>);
    /// For printing.
    fn debug(&self) -> &dyn fmt::Debug;
    /// [`SimpleType::candidate`].
    #[cfg(feature = "arbitrary")]
    fn candidate(&self, choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String;
}

impl<T: SimpleType> Leaf for T {
    fn read(&mut self, text: &str, facets: &Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        let text = simple::white_space::<T>(facets).apply(text);
        *self = simple::restricted_in(&text, facets, names)?;
        Ok(())
    }

    fn take(&mut self, text: &str, facets: &Facets) -> Result<(), ValueError> {
        let text = simple::white_space::<T>(facets).apply(text);
        let value = T::from_value_text(&text).map_err(|error| error.of_type(facets.name))?;
        *self = simple::restrict(value, facets)?;
        Ok(())
    }

    fn check(&self, text: &str, facets: &'static Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        if T::AMBIGUOUS && !T::from_lexical_in(text, names).is_ok_and(|again| self.same_value(&again)) {
            return Err(ValueError::ambiguous(text).of_type(facets.name));
        }
        // Patterns of names are for their prefixes.
        if T::PREFIXED && !names.have_prefixes() {
            return facets::check(self, text, &Facets { patterns: &[], ..*facets });
        }
        facets::check(self, text, facets)
    }

    fn write(&self, out: &mut String) {
        self.to_lexical(out);
    }

    fn write_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        self.to_lexical_in(out, names)
    }

    fn texts(&self, wide: bool, out: &mut String) {
        SimpleType::texts(self, wide, out);
    }

    fn is_prefixed(&self) -> bool {
        T::PREFIXED
    }

    fn is_spelled(&self) -> bool {
        T::SPELLED
    }

    fn has_unprefixed(&self) -> bool {
        T::has_unprefixed(self)
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match T::WHITE_SPACE.apply(text) {
            Cow::Borrowed(text) => T::processed(self, text),
            Cow::Owned(text) => Cow::Owned(T::processed(self, &text).into_owned()),
        }
    }

    fn is_listed(&self) -> bool {
        T::is_listed(self)
    }

    fn is_ambiguous(&self) -> bool {
        T::AMBIGUOUS
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        T::identities(self, with)
    }

    fn key_value(&self) -> KeyValue {
        T::key_value(self)
    }

    fn text(&self) -> Option<&str> {
        self.as_text()
    }

    fn keeps_type(&self) -> bool {
        T::KEEPS_TYPE
    }

    fn type_name(&self) -> Option<&types::QName> {
        T::type_name(self)
    }

    fn set_type(&mut self, name: types::QName, names: &dyn ReadNames) -> Result<(), ValueError> {
        T::set_type(self, name, names)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn assign(&mut self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().map(|other| self.clone_from(other)).is_some()
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| SimpleType::same(self, other))
    }

    fn same_as_text(&self, text: &str) -> bool {
        T::from_lexical(&T::WHITE_SPACE.apply(text)).is_ok_and(|other| self.same_value(&other))
    }

    fn form(&self) -> Form {
        T::FORM
    }

    fn primitive(&self) -> &'static str {
        T::PRIMITIVE
    }

    fn parts(&self, with: Parts<'_>) {
        T::parts(with);
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(&self, choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        T::candidate(choose, facets, attempt)
    }
}

impl<T: Generated> Slot for T {
    fn info(&self) -> &'static Info {
        &T::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        if index == 0 { Got::Value(T::Kind::get(self)) } else { Got::Absent }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        if nil { None } else { Some(T::Kind::get_mut(self, variant)) }
    }
}

impl<T: Generated> Make for T {
    const INFO: Info = <T::Kind as Seen<T>>::INFO;

    fn make(variant: usize) -> Self {
        <T as Generated>::make(variant)
    }
}

impl<T: Generated> Blank for T {
    fn blank() -> Self {
        <T as Generated>::make(NOT_CHOSEN)
    }
}

impl<T: Make> Slot for Boxed<T> {
    fn info(&self) -> &'static Info {
        &T::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        (**self).get(index)
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        (**self).put(nil, variant)
    }
}

impl<T: Make> Make for Boxed<T> {
    const INFO: Info = T::INFO;

    fn make(variant: usize) -> Self {
        Self::new(T::make(variant))
    }
}

/// Only of what is large: what would hold itself is optional, or not the blank of its choice.
impl<T: Make> Blank for Boxed<T> {
    fn blank() -> Self {
        Self::make(NOT_CHOSEN)
    }
}

// What follows is compiled for each type of a schema, thousands of times: matches, where combinators would each be one
// more function.

impl<T: Make> Slot for Option<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        match self {
            Some(value) => value.get(index),
            None => Got::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        *self = Some(T::make(variant));
        match self {
            Some(value) => value.put(nil, variant),
            None => None,
        }
    }
}

impl<T: Make> Make for Option<T> {
    const INFO: Info = Info { occurs: Occurs::Optional, ..T::INFO };

    fn make(_variant: usize) -> Self {
        None
    }
}

impl<T: Make> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Make> Slot for Tri<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil if index == 0 => Got::Nil(None),
            Self::Nil | Self::Absent => Got::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        if nil {
            *self = Self::Nil;
            return None;
        }
        *self = Self::Value(T::make(variant));
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil | Self::Absent => None,
        }
    }
}

impl<T: Make> Make for Tri<T> {
    const INFO: Info = Info { occurs: Occurs::Optional, nillable: true, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::Absent
    }
}

impl<T: Make> Blank for Tri<T> {
    fn blank() -> Self {
        Self::Absent
    }
}

impl<T: Make> Slot for Nillable<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil if index == 0 => Got::Nil(None),
            Self::Nil => Got::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        if nil {
            *self = Self::Nil;
            return None;
        }
        *self = Self::Value(T::make(variant));
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil => None,
        }
    }
}

impl<T: Make> Make for Nillable<T> {
    const INFO: Info = Info { nillable: true, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::Nil
    }
}

impl<T: Make> Blank for Nillable<T> {
    fn blank() -> Self {
        Self::Nil
    }
}

impl<T: Make, A: Make> Slot for NillableWith<T, A> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil(attributes) => match attributes.get(index) {
                Got::Value(attributes) => Got::Nil(Some(attributes)),
                Got::Nil(_) | Got::Absent => Got::Absent,
            },
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        *self = if nil { Self::Nil(A::make(variant)) } else { Self::Value(T::make(variant)) };
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil(attributes) => attributes.put(false, variant),
        }
    }
}

impl<T: Make, A: Make> Make for NillableWith<T, A> {
    const INFO: Info = Info { nillable: true, beside_nil: true, ..T::INFO };

    fn make(variant: usize) -> Self {
        Self::Nil(A::make(variant))
    }
}

impl<T: Make, A: Make> Blank for NillableWith<T, A> {
    fn blank() -> Self {
        Self::Nil(A::make(NOT_CHOSEN))
    }
}

impl<T: Make> Slot for Vec<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        let slice = self.as_slice();
        if index < slice.len() { slice[index].get(0) } else { Got::Absent }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        self.push(T::make(variant));
        match self.as_mut_slice() {
            [.., last] => last.put(nil, variant),
            [] => None,
        }
    }
}

impl<T: Make> Make for Vec<T> {
    const INFO: Info = Info { occurs: Occurs::Many, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::new()
    }
}

impl<T: Make> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

/// What stands in the slot of a simple type.
pub fn leaf_at<T: SimpleType>(value: &T, index: usize) -> Got<'_> {
    if index == 0 { Got::Value(Ref::Leaf(value, &Facets::NONE)) } else { Got::Absent }
}

/// The slot of a simple type, to be filled in. Its own facets are checked by [`SimpleType::from_lexical`].
pub fn leaf_mut<T: SimpleType>(value: &mut T, nil: bool) -> Option<Mut<'_>> {
    if nil { None } else { Some(Mut::Leaf(value, &Facets::NONE)) }
}

/// Makes slots of types whose values are text, each with its name in XML Schema.
macro_rules! leaf_slots {
    ($($type:ty = $name:literal)*) => {$(
        impl Slot for $type {
            fn info(&self) -> &'static Info {
                &Self::INFO
            }

            fn get(&self, index: usize) -> Got<'_> {
                leaf_at(self, index)
            }

            fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
                leaf_mut(self, nil)
            }
        }

        impl Make for $type {
            const INFO: Info = Info {
                occurs: Occurs::One,
                nillable: false,
                beside_nil: false,
                of: Of::Leaf(&Facets { name: $name, namespace: XSD, ..Facets::NONE }),
            };

            fn make(_variant: usize) -> Self {
                <Self as crate::simple::SimpleType>::BLANK
            }
        }

        impl Blank for $type {
            fn blank() -> Self {
                <Self as crate::simple::SimpleType>::BLANK
            }
        }
    )*};
}

leaf_slots! {
    types::AnySimpleType = "anySimpleType" String = "string" bool = "boolean" f32 = "float" f64 = "double"
    i8 = "byte" i16 = "short" i32 = "int" i64 = "long"
    u8 = "unsignedByte" u16 = "unsignedShort" u32 = "unsignedInt" u64 = "unsignedLong"
    types::Decimal = "decimal" types::Integer = "integer"
    types::NonNegativeInteger = "nonNegativeInteger" types::PositiveInteger = "positiveInteger"
    types::NonPositiveInteger = "nonPositiveInteger" types::NegativeInteger = "negativeInteger"
    types::Date = "date" types::DateTime = "dateTime" types::Time = "time" types::Duration = "duration"
    types::GDay = "gDay" types::GMonth = "gMonth" types::GMonthDay = "gMonthDay"
    types::GYear = "gYear" types::GYearMonth = "gYearMonth"
    types::AnyUri = "anyURI" types::Base64Binary = "base64Binary" types::HexBinary = "hexBinary"
    types::NormalizedString = "normalizedString" types::Token = "token" types::Language = "language"
    types::Name = "Name" types::NcName = "NCName" types::NmToken = "NMTOKEN" types::NmTokens = "NMTOKENS"
    types::Id = "ID" types::IdRef = "IDREF" types::IdRefs = "IDREFS"
    types::Entity = "ENTITY" types::Entities = "ENTITIES"
    types::QName = "QName" types::Notation = "NOTATION"
}

/// The slot of a simple type as what restricts it sees it: with facets from elsewhere.
pub(crate) struct Base<T>(T);

impl<T: SimpleType> Slot for Base<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        leaf_at(&self.0, index)
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        leaf_mut(&mut self.0, nil)
    }
}

impl<T: SimpleType> Make for Base<T> {
    const INFO: Info = Info { occurs: Occurs::One, nillable: false, beside_nil: false, of: Of::Leaf(&Facets::NONE) };

    fn make(_variant: usize) -> Self {
        Self(T::BLANK)
    }
}

impl<T: SimpleType> Slot for types::List<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Got<'_> {
        leaf_at(self, index)
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        leaf_mut(self, nil)
    }
}

impl<T: SimpleType> Make for types::List<T> {
    const INFO: Info = Info { occurs: Occurs::One, nillable: false, beside_nil: false, of: Of::Leaf(&Facets::NONE) };

    fn make(_variant: usize) -> Self {
        <Self as SimpleType>::BLANK
    }
}

impl<T: SimpleType> Blank for types::List<T> {
    fn blank() -> Self {
        <Self as SimpleType>::BLANK
    }
}
