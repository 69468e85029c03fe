//! `xsi:type` on an element of simple type.

use super::content::read_attributes;
use super::input::Input;
use super::meant;
use crate::attributes::DynamicType;
use crate::error::{Error, Result};
use crate::named_types::{NamedType, attributes_of, derived_of_name, find_nameable};
use crate::names::QName;
use crate::simple::facets::Facets;
use crate::table::Item;

/// Takes the type that the start tag names, if that is not the declared one.
#[inline]
pub(crate) fn take_named_type(input: &mut Input<'_>, item: &Item, declared: &Facets) -> Result<Option<Box<NamedType>>> {
    match input.tag.type_name.take() {
        None => Ok(None),
        Some(text) => take_type(input, item, declared, &text),
    }
}

fn take_type(input: &mut Input<'_>, item: &Item, declared: &Facets, text: &str) -> Result<Option<Box<NamedType>>> {
    let name = input.qualified(text)?;
    let found = match find_nameable(input.types, item, declared, &name) {
        Ok(found) => found,
        Err(error) => return Err(meant_elsewhere(input, declared, &name, error)),
    };
    Ok(found.map(|known| Box::new(NamedType { known, dynamic: DynamicType::from(name), is_nil: false })))
}

/// Reads the attributes of the element just entered, which names a complex type, for a value that keeps them.
pub(super) fn read_attributes_of_type(input: &mut Input<'_>, named: &mut NamedType) -> Result<()> {
    let read = named.known.in_record(|table, slots| {
        read_attributes(input, table, slots)?;
        attributes_of(table, slots)
    });
    if let Some(attributes) = read {
        named.dynamic.attributes = attributes?;
    }
    Ok(())
}

/// The error with how the type of that name is written that may be named: the declared one, or one derived from it.
#[cold]
fn meant_elsewhere(input: &Input<'_>, declared: &Facets, name: &QName, error: Error) -> Error {
    let types = input.types;
    let name = name.parts();
    meant::note_elsewhere(error, input, name, derived_of_name(types, declared, name.1))
}
