//! How a value is seen without knowing its type: the safe projections behind reading, writing, comparing and printing.
//!
//! A field is a [`Slot`]; what stands in it is a [`Ref`]: a record with slots of its own, a choice, text, or open
//! content. `record!` and its sisters implement the traits for generated types, `generated` has what all of these share,
//! `containers` and `leaves` the types around and in them.

mod containers;
mod generated;
mod leaves;
mod traits;
mod view;

pub use self::generated::{ChoiceKind, EnumKind, RecordKind, SimpleKind, parse_named};
pub(crate) use self::leaves::Base;
pub use self::leaves::{leaf_at, leaf_mut};
#[cfg(feature = "dynamic")]
pub(crate) use self::traits::MakeSlot;
pub use self::traits::{
    Blank, FieldVisitor, FieldVisitorMut, Fields, Generated, Make, NOT_CHOSEN, Seen, Slot, TEXT, Variants, visitor,
    visitor_mut,
};
pub(crate) use self::traits::{Maker, in_box};
pub use self::view::{Info, Mut, Occurs, Presence, Ref, ValueKind};
pub use crate::enumeration::EnumValue;
pub use crate::simple::SimpleValue;
