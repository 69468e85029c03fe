//! `xsi:type` on an element of simple type.

use super::input::Input;
use super::meant;
use crate::error::{Error, Result};
use crate::named_types::{Named, derived_of_name, nameable};
use crate::names::QName;
use crate::simple::facets::Facets;
use crate::table::Item;

/// Takes the type that the start tag names. Returns the variant, which simple types do not have.
#[inline]
pub(crate) fn take_named_type(input: &mut Input<'_>, item: &Item, declared: &Facets) -> Result<usize> {
    match input.tag.type_name.take() {
        None => Ok(0),
        Some(text) => take_type(input, item, declared, &text),
    }
}

fn take_type(input: &mut Input<'_>, item: &Item, declared: &Facets, text: &str) -> Result<usize> {
    let name = input.qualified(text)?;
    let found = match nameable(input.types, item, declared, &name) {
        Ok(found) => found,
        Err(error) => return Err(meant_elsewhere(input, declared, &name, error)),
    };
    input.tag.named = found.map(|known| Named { known, name });
    Ok(0)
}

/// The error with how the type of that name is written that may be named: the declared one, or one derived from it.
#[cold]
fn meant_elsewhere(input: &Input<'_>, declared: &Facets, name: &QName, error: Error) -> Error {
    let types = input.types;
    let local = name.local().as_str();
    let candidates = derived_of_name(types, declared, local);
    meant::elsewhere(error, input, (name.namespace().unwrap_or_default(), local), candidates)
}
