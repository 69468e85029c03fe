//! Simple types and what a schema leaves open, as slots.

use super::traits::{Blank, Make, Slot};
use super::view::{Info, Mut, Occurs, Presence, Ref, ValueKind};
use crate::error::ValueError;
use crate::facets::Facets;
use crate::known::facets_of;
use crate::names::{NcName, QName, XSD};
use crate::open::{ExpandedName, OpenAttributes, OpenContent, OpenElement, OpenType};
use crate::simple::{self, SimpleType};
use crate::types::{self, AnySimpleType, DynamicType, Typed};

/// What stands in the slot of a simple type.
pub fn leaf_at<T: SimpleType>(value: &T, index: usize) -> Presence<'_> {
    if index == 0 { Presence::Value(Ref::Simple(value, Facets::none())) } else { Presence::Absent }
}

/// The slot of a simple type, to be filled in. Its own facets are checked by [`SimpleType::from_lexical`].
pub fn leaf_mut<T: SimpleType>(value: &mut T, nil: bool) -> Option<Mut<'_>> {
    if nil { None } else { Some(Mut::Simple(value, Facets::none())) }
}

/// Makes slots of types whose values are text, each with its name in XML Schema.
macro_rules! leaf_slots {
    ($($type:ty = $name:literal)*) => {$(
        impl Slot for $type {
            fn info(&self) -> &'static Info {
                &Self::INFO
            }

            fn get(&self, index: usize) -> Presence<'_> {
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
                nil_attributes: false,
                of: ValueKind::Simple(&Facets { name: $name, namespace: XSD, ..Facets::NONE }),
            };

            fn make(_variant: usize) -> Self {
                <Self as crate::simple::SimpleType>::place_holder()
            }
        }

        impl Blank for $type {
            fn blank() -> Self {
                <Self as crate::simple::SimpleType>::place_holder()
            }
        }
    )*};
}

macro_rules! slots_of_builtins {
    ($({$($variant:ident $name:literal $of:ident ($type:ty $(: $base:ty)?);)*})*) => {
        leaf_slots! { types::AnySimpleType = "anySimpleType" types::Text = "string" $($($type = $name)*)* }
    };
}

crate::for_each_builtin!(slots_of_builtins);

/// The slot of a simple type as what restricts it sees it: with facets from elsewhere.
pub(crate) struct Base<T>(T);

impl<T: SimpleType> Slot for Base<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        leaf_at(&self.0, index)
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        leaf_mut(&mut self.0, nil)
    }
}

impl<T: SimpleType> Make for Base<T> {
    const INFO: Info =
        Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Simple(Facets::none()) };

    fn make(_variant: usize) -> Self {
        Self(T::place_holder())
    }
}

impl<T: SimpleType> Slot for types::List<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        leaf_at(self, index)
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        leaf_mut(self, nil)
    }
}

impl<T: SimpleType> Make for types::List<T> {
    const INFO: Info =
        Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Simple(Facets::none()) };

    fn make(_variant: usize) -> Self {
        <Self as SimpleType>::place_holder()
    }
}

impl<T: SimpleType> Blank for types::List<T> {
    fn blank() -> Self {
        <Self as SimpleType>::place_holder()
    }
}

impl<T: SimpleType> Typed<T> {
    /// A value of another type, with that type. One without a name in its schema is not said.
    ///
    /// # Errors
    ///
    /// When it is no value of `T`.
    pub fn of<D: SimpleType + Make>(value: &D) -> std::result::Result<Self, ValueError> {
        let mut text = String::new();
        value.to_lexical(&mut text);
        let facets = facets_of::<D>();
        let local = NcName::new(facets.name).ok();
        let name = local.map(|local| QName::new(Some(facets.namespace.to_owned()), local));
        Ok(Self { value: simple::parse(&text)?, dynamic_type: name.map(|name| Box::new(DynamicType::from(name))) })
    }
}

impl<T: SimpleType + Make> Typed<T> {
    /// Those of the type; of an enumeration its name alone, since it knows itself whether it keeps other values.
    const DECLARED: &'static Facets = match T::INFO.of {
        ValueKind::Enum(facets) => &Facets { enumeration: &[], ..*facets },
        _ => facets_of::<T>(),
    };
}

impl<T: SimpleType + Make> Slot for Typed<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        if index == 0 { Presence::Value(Ref::Simple(self, Self::DECLARED)) } else { Presence::Absent }
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        if nil { None } else { Some(Mut::Simple(self, Self::DECLARED)) }
    }
}

impl<T: SimpleType + Make> Make for Typed<T> {
    const INFO: Info =
        Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Simple(Self::DECLARED) };

    fn make(_variant: usize) -> Self {
        <Self as SimpleType>::place_holder()
    }
}

impl<T: SimpleType + Make> Blank for Typed<T> {
    fn blank() -> Self {
        <Self as SimpleType>::place_holder()
    }
}

impl AnySimpleType {
    /// A value with its type. One without a name in its schema is not said.
    #[must_use]
    pub fn of<T: SimpleType + Make>(value: &T) -> Self {
        let mut text = String::new();
        value.to_lexical(&mut text);
        let (ValueKind::Simple(facets) | ValueKind::Enum(facets)) = T::INFO.of else { return Self::new(text) };
        let local = NcName::new(facets.name).ok();
        let type_name = local.map(|local| QName::new(Some(facets.namespace.to_owned()), local));
        match type_name {
            Some(type_name) => Self::typed(type_name, text),
            None => Self::new(text),
        }
    }
}

/// Makes slots of what the schema leaves open, each with its blank.
macro_rules! open_slots {
    ($($variant:ident = $blank:expr;)*) => {$(
        impl Slot for $variant {
            fn info(&self) -> &'static Info {
                &Self::INFO
            }

            fn get(&self, index: usize) -> Presence<'_> {
                if index == 0 { Presence::Value(Ref::$variant(self)) } else { Presence::Absent }
            }

            fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
                if nil { None } else { Some(Mut::$variant(self)) }
            }
        }

        impl Make for $variant {
            const INFO: Info = Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Open };

            fn make(_variant: usize) -> Self {
                Self::blank()
            }
        }

        impl Blank for $variant {
            fn blank() -> Self {
                $blank
            }
        }
    )*};
}

open_slots! {
    OpenElement = Self {
        name: ExpandedName { namespace: String::new(), local: String::new() },
        content: OpenContent::blank(),
    };
    OpenContent = Self { prefixes: Vec::new(), attributes: OpenAttributes(Vec::new()), children: Vec::new() };
    OpenAttributes = Self(Vec::new());
    OpenType = Self {
        name: ExpandedName { namespace: String::new(), local: String::new() },
        content: OpenContent::blank(),
    };
}
