//! `xsi:type` on an element of simple type: the declared type itself, or a type derived from it.
//!
//! In comes what the start tag names; what then holds: the value is one of the declared type, and of the named one too
//! (XSD Part 1, section 3.3.4, clause 4). Known are the built-in types, and those of the schema that the root names.

use std::borrow::Cow;

use super::expected::named as shown;
use super::input::Input;
use super::scope::XSD;
use crate::error::{Error, ErrorKind, Result};
use crate::facets::Facets;
use crate::known::Known;
use crate::prefixes::ReadNames;
use crate::slot::{Leaf, Ref};
use crate::table::Item;
use crate::types::{self, AnySimpleType, QName};

/// A type that `xsi:type` names in place of the declared one.
pub(crate) struct Named {
    known: &'static Known,
    /// The name, where the value keeps it.
    kept: Option<QName>,
}

impl Named {
    /// The text with white space as for this type, if it is one of its values.
    pub(crate) fn check<'t>(&self, text: &'t str, names: &dyn ReadNames) -> Result<Cow<'t, str>> {
        self.known.check(text, names).map_err(Error::value)
    }

    /// The value with the name of its type, where the declared type keeps it.
    pub(crate) fn value(self, text: &str, names: &dyn ReadNames) -> Result<Option<AnySimpleType>> {
        let Some(name) = self.kept else { return Ok(None) };
        let value = AnySimpleType::typed(name, text);
        if !value.is_name() {
            return Ok(Some(value));
        }
        let text = names.name(text).map_err(Error::value)?.to_string();
        Ok(value.type_name().map(|name| AnySimpleType::typed(name.clone(), text)))
    }
}

/// The simple type of a name: a built-in one, or one of those of a schema.
pub(crate) fn find(types: &'static [Known], namespace: &str, local: &str) -> Option<&'static Known> {
    Known::find(if namespace == XSD { BUILT_IN } else { types }, namespace, local)
}

/// Whether a type is derived from another one, or is that (XSD Part 1, section 3.14.6): it is that in some number of
/// restrictions, or it is so derived from one of its members where that is a union.
fn is_derived(types: &'static [Known], known: &'static Known, from: &Facets) -> bool {
    let is_it = |namespace: &str, name: &str| !name.is_empty() && name == from.name && namespace == from.namespace;
    let mut step = Some(known);
    while let Some(at) = step {
        if is_it(at.namespace, at.name) || is_it(at.base.namespace, at.base.name) {
            return true;
        }
        step = find(types, at.base.namespace, at.base.name);
    }
    is_any(from) || from.members.iter().any(|member| is_derived(types, known, member))
}

fn is_any(facets: &Facets) -> bool {
    facets.name == ANY && facets.namespace == XSD
}

/// All simple types that may be named where any may stand.
#[cfg(feature = "arbitrary")]
pub(crate) fn all(types: &'static [Known]) -> Vec<&'static Known> {
    types.iter().chain(BUILT_IN).collect()
}

/// The value of any simple type that a value is, with its own type.
pub(crate) fn any(leaf: &dyn Leaf) -> Option<(&AnySimpleType, &QName)> {
    let value = leaf.as_any().downcast_ref::<AnySimpleType>()?;
    Some((value, value.type_name()?))
}

/// The same of a value that may be of another kind.
pub(crate) fn any_of(value: Ref<'_>) -> Option<(&AnySimpleType, &QName)> {
    match value {
        Ref::Leaf(leaf, _) => any(leaf),
        _ => None,
    }
}

/// Checks a value against the type that it says it is of, names in it expanded.
pub(crate) fn check(item: &Item, value: &AnySimpleType, name: &QName) -> Result<()> {
    let (namespace, local) = (name.namespace().unwrap_or_default(), name.local().as_str());
    let known = find(item.more.types, namespace, local).ok_or_else(|| not_known(namespace, local, ANY, XSD))?;
    known.check(value.text(), &crate::prefixes::Expanded).map(drop).map_err(Error::value)
}

/// Takes the type that the start tag names. Returns the variant, which simple types do not have.
#[inline]
pub(crate) fn named(input: &mut Input<'_>, item: &Item, declared: &Facets) -> Result<usize> {
    match input.tag.type_name.take() {
        None => Ok(0),
        Some(text) => take(input, item, declared, &text),
    }
}

fn take(input: &mut Input<'_>, item: &Item, declared: &Facets, text: &str) -> Result<usize> {
    let name = input.qualified(text)?;
    let (namespace, local) = (name.namespace().unwrap_or_default(), name.local().as_str());
    if local == declared.name && namespace == declared.namespace {
        return Ok(0);
    }
    let known = find(input.types, namespace, local).filter(|known| is_derived(input.types, known, declared));
    let Some(known) = known else { return Err(not_known(namespace, local, declared.name, declared.namespace)) };
    if item.more.block {
        let message =
            format!("type {} is not the declared one, and the element blocks others", shown(namespace, local));
        return Err(Error::new(ErrorKind::Type, message));
    }
    input.tag.named = Some(Named { known, kept: is_any(declared).then_some(name) });
    Ok(0)
}

fn not_known(namespace: &str, local: &str, declared: &str, of: &str) -> Error {
    let declared = match declared {
        "" => "the declared simple type, which has no name".to_owned(),
        name => format!("the declared simple type {}, nor as one derived from it", shown(of, name)),
    };
    Error::new(ErrorKind::Type, format!("type {} is not known as {declared}", shown(namespace, local)))
}

const ANY: &str = "anySimpleType";

macro_rules! built_in {
    ($($type:ty $(: $base:ty)?;)*) => {
        const BUILT_IN: &[Known] = &[$(Known::simple_type::<$type>()$(.of::<$base>())?),*];
    };
}

// XSD Part 2, section 3: each with its base, where that is not any simple type.
built_in! {
    String;
    types::QName;
    bool;
    types::Decimal;
    f32;
    f64;
    types::Duration;
    types::DateTime;
    types::Time;
    types::Date;
    types::GYearMonth;
    types::GYear;
    types::GMonthDay;
    types::GDay;
    types::GMonth;
    types::HexBinary;
    types::Base64Binary;
    types::AnyUri;
    types::NormalizedString: String;
    types::Token: types::NormalizedString;
    types::Language: types::Token;
    types::NmToken: types::Token;
    types::NmTokens;
    types::Name: types::Token;
    types::NcName: types::Name;
    types::Id: types::NcName;
    types::IdRef: types::NcName;
    types::IdRefs;
    types::Entity: types::NcName;
    types::Entities;
    types::Integer: types::Decimal;
    types::NonPositiveInteger: types::Integer;
    types::NegativeInteger: types::NonPositiveInteger;
    i64: types::Integer;
    i32: i64;
    i16: i32;
    i8: i16;
    types::NonNegativeInteger: types::Integer;
    u64: types::NonNegativeInteger;
    u32: u64;
    u16: u32;
    u8: u16;
    types::PositiveInteger: types::NonNegativeInteger;
}
