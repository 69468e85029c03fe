//! `xsi:type` on an element of simple type: the declared type itself, or a type derived from it.
//!
//! In comes what the start tag names; what then holds: the value is one of the declared type, and of the named one too
//! (XSD Part 1, section 3.3.4, clause 4). Derived types that are built in are known, and where any simple type may stand,
//! those of the schema too; elsewhere, of these only the declared one is.

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

/// A type that XML Schema itself defines.
struct BuiltIn {
    known: Known,
    base: &'static str,
}

impl BuiltIn {
    fn of(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|built_in| built_in.known.name == name)
    }

    fn is_derived_from(&self, ancestor: &str) -> bool {
        self.base == ancestor || Self::of(self.base).is_some_and(|base| base.is_derived_from(ancestor))
    }
}

/// The simple type of a name: a built-in one, or one of those of a schema.
pub(crate) fn find(types: &'static [Known], namespace: &str, local: &str) -> Option<&'static Known> {
    if namespace == XSD {
        return BuiltIn::of(local).map(|built_in| &built_in.known);
    }
    Known::find(types, namespace, local)
}

/// All simple types that may be named where any may stand.
#[cfg(feature = "arbitrary")]
pub(crate) fn all(types: &'static [Known]) -> Vec<&'static Known> {
    types.iter().chain(BUILT_IN.iter().map(|built_in| &built_in.known)).collect()
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
    let is_built_in = declared.namespace == XSD;
    let is_any = is_built_in && declared.name == ANY;
    let known = match find(item.more.types, namespace, local) {
        Some(_) if namespace == XSD => BuiltIn::of(local)
            .filter(|found| is_built_in && found.is_derived_from(declared.name))
            .map(|found| &found.known),
        known => known.filter(|_| is_any),
    };
    let Some(known) = known else { return Err(not_known(namespace, local, declared.name, declared.namespace)) };
    input.tag.named = Some(Named { known, kept: is_any.then_some(name) });
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
    ($($base:expr, $type:ty;)*) => {
        const BUILT_IN: &[BuiltIn] = &[$(BuiltIn { known: Known::simple_type::<$type>(), base: $base }),*];
    };
}

// XSD Part 2, section 3: each with its base.
built_in! {
    ANY, String;
    ANY, types::QName;
    ANY, bool;
    ANY, types::Decimal;
    ANY, f32;
    ANY, f64;
    ANY, types::Duration;
    ANY, types::DateTime;
    ANY, types::Time;
    ANY, types::Date;
    ANY, types::GYearMonth;
    ANY, types::GYear;
    ANY, types::GMonthDay;
    ANY, types::GDay;
    ANY, types::GMonth;
    ANY, types::HexBinary;
    ANY, types::Base64Binary;
    ANY, types::AnyUri;
    "string", types::NormalizedString;
    "normalizedString", types::Token;
    "token", types::Language;
    "token", types::NmToken;
    ANY, types::NmTokens;
    "token", types::Name;
    "Name", types::NcName;
    "NCName", types::Id;
    "NCName", types::IdRef;
    ANY, types::IdRefs;
    "NCName", types::Entity;
    ANY, types::Entities;
    "decimal", types::Integer;
    "integer", types::NonPositiveInteger;
    "nonPositiveInteger", types::NegativeInteger;
    "integer", i64;
    "long", i32;
    "int", i16;
    "short", i8;
    "integer", types::NonNegativeInteger;
    "nonNegativeInteger", u64;
    "unsignedLong", u32;
    "unsignedInt", u16;
    "unsignedShort", u8;
    "nonNegativeInteger", types::PositiveInteger;
}
