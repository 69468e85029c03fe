//! Values as keys compare them: in the value space, where those of different primitive types are never equal (XSD Part 2,
//! section 4.2.1).

use std::fmt::Debug;
use std::hash::{Hash, Hasher};

/// What tells a value from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum KeyValue {
    /// The primitive type, and a text that equal values share and no others.
    Atomic(&'static str, String),
    /// The items of a list.
    List(Vec<KeyValue>),
}

impl KeyValue {
    /// A value of a type of texts.
    pub(crate) fn text(text: &str) -> Self {
        Self::Atomic("xs:string", text.to_owned())
    }

    /// A value that is equal to others where this is, which shows all that it is.
    pub(crate) fn equal_as(primitive: &'static str, key: &impl Debug) -> Self {
        Self::Atomic(primitive, format!("{key:?}"))
    }

    /// Hashes it for the value that it is made of.
    pub(crate) fn hash_value(&self, mut state: &mut dyn Hasher) {
        match self {
            Self::Atomic(_, text) => text.hash(&mut state),
            Self::List(items) => {
                state.write_usize(items.len());
                for item in items {
                    item.hash_value(state);
                }
            }
        }
    }
}
