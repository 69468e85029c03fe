//! `xsi:type` on an element of simple type: the declared type itself, or a built-in type derived from it.
//!
//! In comes what the start tag names; what then holds: the value is one of the declared type, and of the named one too
//! (XSD Part 1, section 3.3.4, clause 4). Types of the schema are known by the name of the declared one alone, so that
//! one derived from it is refused.

use std::borrow::Cow;

use super::expected::named as shown;
use super::input::Input;
use super::scope::XSD;
use crate::error::{Error, ErrorKind, Result, ValueError};
use crate::facets::Facets;
use crate::simple::{SimpleType, WhiteSpace};
use crate::table::Item;
use crate::types;

/// A built-in type as `xsi:type` may name it.
pub(crate) struct BuiltIn {
    name: &'static str,
    base: &'static str,
    white_space: WhiteSpace,
    valid: fn(&str) -> std::result::Result<(), ValueError>,
}

impl BuiltIn {
    /// The text with white space as for this type, if it is one of its values.
    pub(crate) fn check<'t>(&self, text: &'t str) -> Result<Cow<'t, str>> {
        let text = self.white_space.apply(text);
        (self.valid)(&text).map_err(Error::value)?;
        Ok(text)
    }

    fn of(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|built_in| built_in.name == name)
    }

    fn is_derived_from(&self, ancestor: &str) -> bool {
        self.base == ancestor || Self::of(self.base).is_some_and(|base| base.is_derived_from(ancestor))
    }
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
    let declared_name = if item.more.any_simple_type { ANY } else { declared.name };
    if local == declared_name && namespace == declared.namespace {
        return Ok(0);
    }
    if namespace == XSD
        && declared.namespace == XSD
        && let Some(built_in) = BuiltIn::of(local).filter(|built_in| built_in.is_derived_from(declared_name))
    {
        input.tag.built_in = Some(built_in);
        return Ok(0);
    }
    let declared = match declared_name {
        "" => "the declared simple type, which has no name".to_owned(),
        name => format!("the declared simple type {}, nor as one derived from it", shown(declared.namespace, name)),
    };
    Err(Error::new(ErrorKind::Type, format!("type {} is not known as {declared}", shown(namespace, local))))
}

fn valid<T: SimpleType>(text: &str) -> std::result::Result<(), ValueError> {
    T::from_lexical(text).map(drop)
}

const ANY: &str = "anySimpleType";

macro_rules! built_in {
    ($($name:literal: $base:expr, $type:ty;)*) => {
        const BUILT_IN: &[BuiltIn] = &[$(BuiltIn {
            name: $name,
            base: $base,
            white_space: <$type as SimpleType>::WHITE_SPACE,
            valid: valid::<$type>,
        }),*];
    };
}

// XSD Part 2, section 3. Not `QName`: its value would be lost in a text.
built_in! {
    "string": ANY, String;
    "boolean": ANY, bool;
    "decimal": ANY, types::Decimal;
    "float": ANY, f32;
    "double": ANY, f64;
    "duration": ANY, types::Duration;
    "dateTime": ANY, types::DateTime;
    "time": ANY, types::Time;
    "date": ANY, types::Date;
    "gYearMonth": ANY, types::GYearMonth;
    "gYear": ANY, types::GYear;
    "gMonthDay": ANY, types::GMonthDay;
    "gDay": ANY, types::GDay;
    "gMonth": ANY, types::GMonth;
    "hexBinary": ANY, types::HexBinary;
    "base64Binary": ANY, types::Base64Binary;
    "anyURI": ANY, types::AnyUri;
    "normalizedString": "string", types::NormalizedString;
    "token": "normalizedString", types::Token;
    "language": "token", types::Language;
    "NMTOKEN": "token", types::NmToken;
    "NMTOKENS": ANY, types::NmTokens;
    "Name": "token", types::Name;
    "NCName": "Name", types::NcName;
    "ID": "NCName", types::Id;
    "IDREF": "NCName", types::IdRef;
    "IDREFS": ANY, types::IdRefs;
    "ENTITY": "NCName", types::Entity;
    "ENTITIES": ANY, types::Entities;
    "integer": "decimal", types::Integer;
    "nonPositiveInteger": "integer", types::NonPositiveInteger;
    "negativeInteger": "nonPositiveInteger", types::NegativeInteger;
    "long": "integer", i64;
    "int": "long", i32;
    "short": "int", i16;
    "byte": "short", i8;
    "nonNegativeInteger": "integer", types::NonNegativeInteger;
    "unsignedLong": "nonNegativeInteger", u64;
    "unsignedInt": "unsignedLong", u32;
    "unsignedShort": "unsignedInt", u16;
    "unsignedByte": "unsignedShort", u8;
    "positiveInteger": "nonNegativeInteger", types::PositiveInteger;
}
