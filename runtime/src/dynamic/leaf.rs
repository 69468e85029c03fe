//! Values of built-in types, of any such type: what a list or a union that is made at run time asks of its parts, beside what
//! all values are asked.

use crate::error::ValueError;
use crate::prefixes::ReadNames;
use crate::simple::facets::Faceted;
use crate::simple::{SimpleType, SimpleValue, WhiteSpace};
use crate::types;

/// A value of a simple type that other threads may have, as those of generated types.
pub(super) trait AnyValue: SimpleValue + Send + Sync {}

impl<T: SimpleValue + Send + Sync> AnyValue for T {}

/// A value of a built-in type.
pub(super) trait Leaf: AnyValue + Faceted {
    /// [`SimpleType::from_lexical_in`], of the type of this value.
    fn of_text(&self, text: &str, names: &dyn ReadNames) -> Result<Box<dyn Leaf>, ValueError>;
    /// [`SimpleType::from_value_text`], likewise.
    fn of_value_text(&self, text: &str) -> Result<Box<dyn Leaf>, ValueError>;
    /// A copy.
    fn copy(&self) -> Box<dyn Leaf>;
    /// [`SimpleType::WHITE_SPACE`].
    fn rule(&self) -> WhiteSpace;
}

impl<T: SimpleType> Leaf for T {
    fn of_text(&self, text: &str, names: &dyn ReadNames) -> Result<Box<dyn Leaf>, ValueError> {
        Ok(Box::new(T::from_lexical_in(text, names)?))
    }

    fn of_value_text(&self, text: &str) -> Result<Box<dyn Leaf>, ValueError> {
        Ok(Box::new(T::from_value_text(text)?))
    }

    fn copy(&self) -> Box<dyn Leaf> {
        Box::new(self.clone())
    }

    fn rule(&self) -> WhiteSpace {
        T::WHITE_SPACE
    }
}

/// Makes a value to be filled in.
pub(super) type MakeLeaf = fn() -> Box<dyn Leaf>;

fn blank<T: SimpleType>() -> Box<dyn Leaf> {
    Box::new(T::place_holder())
}

/// What makes values of the built-in type of this name, which is that of the list.
pub(super) fn find(name: &str) -> Option<(&'static str, MakeLeaf)> {
    // Of which most are short, and held in place.
    if name == "string" {
        return Some(("string", blank::<types::Text>));
    }
    macro_rules! built_in {
        ($({$($variant:ident $name:literal $of:ident ($type:ty $(: $base:ty)?);)*})*) => {
            match name {
                "anySimpleType" => Some(("anySimpleType", blank::<types::AnySimpleType>)),
                $($($name => Some(($name, blank::<$type>)),)*)*
                _ => None,
            }
        };
    }
    crate::for_each_builtin!(built_in)
}
