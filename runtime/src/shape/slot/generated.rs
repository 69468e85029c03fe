//! Types that macros of this crate made, as slots: an implementation for each kind of them.

use super::traits::{Blank, Fields, Generated, Make, NOT_CHOSEN, Seen, Slot, Variants};
use super::view::{Info, Mut, Occurs, Presence, Ref, ValueKind};
use crate::enumeration::Enumeration;
use crate::error::ValueError;
use crate::facets::Facets;
use crate::simple::{self, SimpleType};
use crate::table::Order;

/// The kind of structs.
#[derive(Debug)]
pub enum RecordKind {}

/// The kind of enums of elements and of types.
#[derive(Debug)]
pub enum ChoiceKind {}

/// The kind of enumerations.
#[derive(Debug)]
pub enum EnumKind {}

/// The kind of unions.
#[derive(Debug)]
pub enum SimpleKind {}

impl<T: Generated + Fields> Seen<T> for RecordKind {
    const INFO: Info =
        Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Record(T::TABLE) };

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
        nil_attributes: false,
        of: match T::ORDER {
            Order::Types => ValueKind::Types(T::TABLE),
            Order::Sequence | Order::All | Order::Choice => ValueKind::Choice(T::TABLE),
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

impl<T: Generated + Enumeration> Seen<T> for EnumKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        nil_attributes: false,
        of: ValueKind::Enum(&Facets {
            name: T::TABLE.name,
            namespace: T::NAMESPACE,
            enumeration: T::TEXTS,
            ..Facets::NONE
        }),
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Enum(value)
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Enum(value)
    }
}

impl<T: Generated + SimpleType> Seen<T> for SimpleKind {
    const INFO: Info = Info {
        occurs: Occurs::One,
        nillable: false,
        nil_attributes: false,
        of: ValueKind::Simple(&Facets {
            name: T::TABLE.name,
            namespace: T::NAMESPACE,
            members: T::MEMBERS,
            ..Facets::NONE
        }),
    };

    fn get(value: &T) -> Ref<'_> {
        Ref::Simple(value, Facets::none())
    }

    fn get_mut(value: &mut T, _variant: usize) -> Mut<'_> {
        Mut::Simple(value, Facets::none())
    }
}

impl<T: Generated> Slot for T {
    fn info(&self) -> &'static Info {
        &T::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        if index == 0 { Presence::Value(T::Kind::get(self)) } else { Presence::Absent }
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

/// As [`simple::parse`], of a type whose name an error has.
///
/// # Errors
///
/// When the text is not a value of the type.
pub fn parse_named<T: SimpleType + Generated>(text: &str) -> Result<T, ValueError> {
    simple::parse(text).map_err(|error| error.of_type(T::TABLE.name))
}
