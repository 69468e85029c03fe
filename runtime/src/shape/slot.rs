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

pub use self::generated::{ChoiceKind, LeafKind, ListedKind, RecordKind, parse_named};
pub(crate) use self::leaves::Base;
pub use self::leaves::{leaf_at, leaf_mut};
pub(crate) use self::traits::in_box;
pub use self::traits::{
    Blank, Fields, Fill, Generated, Look, Make, NOT_CHOSEN, Seen, Slot, TEXT, Variants, fill, look,
};
pub use self::view::{Got, Info, Mut, Occurs, Of, Ref};
pub use crate::enumeration::Listed;
pub use crate::simple::Leaf;
