//! What is not valid and is kept when reading leniently, where there is room for it: values that their types do not allow,
//! nil without the type that it would have to name.

use super::input::Input;
use super::problems::Mode;
use crate::enumeration;
use crate::enumeration::EnumValue;
use crate::error::{Error, Found, Result, ValueError, ValueErrorKind};
use crate::simple::SimpleValue;
use crate::simple::facets::Facets;
use crate::table::{Kind, Table};

/// Keeps the value of a text that facets refused with `error`, if it is one of the base type.
#[cold]
pub(crate) fn keep_value(
    input: &mut Input<'_>,
    leaf: &mut dyn SimpleValue,
    facets: &Facets,
    text: &str,
    error: ValueError,
) -> Result<()> {
    let by_facet = matches!(
        error.kind(),
        ValueErrorKind::Length
            | ValueErrorKind::Pattern
            | ValueErrorKind::Bounds
            | ValueErrorKind::Digits
            | ValueErrorKind::Enumeration
    );
    let base = Facets { white_space: facets.white_space, ..Facets::NONE };
    if !by_facet || !input.problems.is(Mode::Lenient) || leaf.read(text, &base, &input.scope).is_err() {
        return Err(Error::value(error));
    }
    input.report_found(Error::value(error), |_| Ok((Found::Value(text.to_owned()), 0)))
}

/// Checks a value of an enumeration that the schema does not list, and tells of it.
#[inline]
pub(crate) fn keep_unlisted(
    input: &mut Input<'_>,
    listed: &dyn EnumValue,
    texts: &'static [&'static str],
    text: &str,
) -> Result<()> {
    let checked = enumeration::check(listed);
    if !input.problems.is(Mode::Lenient) || texts.contains(&listed.text()) {
        return checked.map_err(Error::value);
    }
    let error = checked.err().unwrap_or_else(|| ValueError::not_one_of(listed.text(), texts));
    input.report_found(Error::value(error), |_| Ok((Found::Value(text.to_owned()), 0)))
}

/// Takes an element for nil that is of an abstract type and says no other: that it is to be cleared is in no doubt. It is
/// of the first concrete type, as which nil is written that says none.
#[cold]
pub(crate) fn keep_nil(input: &mut Input<'_>, types: &Table, error: Error) -> Result<usize> {
    match types.items().position(|item| item.kind == Kind::Element) {
        Some(variant) if input.problems.is(Mode::Lenient) => {
            input.report_found(error, |_| Ok((Found::Nil, 0)))?;
            Ok(variant)
        }
        _ => Err(error),
    }
}

/// The error of a value for which an enumeration has no room, however it is read.
#[cold]
pub(crate) fn not_listed(input: &Input<'_>, value: &str, texts: &'static [&'static str]) -> Error {
    let error = Error::value(ValueError::not_one_of(value, texts));
    if input.problems.is(Mode::Lenient) {
        return error.with_note("code generated with `enums = \"open\"` would keep it");
    }
    error
}
