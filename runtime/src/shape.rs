//! What generated types are at run time: the table of each, and the slots that its values stand in.

#[doc(hidden)]
pub mod known;
#[doc(hidden)]
pub mod slot;
pub mod table;
