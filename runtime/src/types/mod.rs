//! The built-in types of XML Schema 1.0 (XSD Part 2, section 3).
//!
//! In comes text, out goes a value: every value of a type's value space is represented, and none is altered. Where a
//! type of the standard library has the same value space, it is used; the others are here.
//!
//! | XSD | Rust |
//! |---|---|
//! | `string` | [`String`] |
//! | `anySimpleType` | [`AnySimpleType`], which keeps `xsi:type`; [`String`] where that cannot stand |
//! | `normalizedString`, `token` | [`NormalizedString`], [`Token`] |
//! | `language`, `Name`, `NCName`, `NMTOKEN` | [`Language`], [`Name`], [`NcName`], [`NmToken`] |
//! | `ID`, `IDREF`, `ENTITY` | [`Id`], [`IdRef`], [`Entity`] |
//! | `NMTOKENS`, `IDREFS`, `ENTITIES` | [`NmTokens`], [`IdRefs`], [`Entities`] |
//! | `anyURI` | [`AnyUri`] |
//! | `boolean` | [`bool`] |
//! | `float`, `double` | [`f32`], [`f64`] |
//! | `decimal` | [`Decimal`] |
//! | `integer` | [`Integer`] |
//! | `nonPositiveInteger`, `negativeInteger` | [`NonPositiveInteger`], [`NegativeInteger`] |
//! | `nonNegativeInteger`, `positiveInteger` | [`NonNegativeInteger`], [`PositiveInteger`] |
//! | `byte`, `short`, `int`, `long` | [`i8`], [`i16`], [`i32`], [`i64`] |
//! | `unsignedByte`, `unsignedShort`, `unsignedInt`, `unsignedLong` | [`u8`], [`u16`], [`u32`], [`u64`] |
//! | `dateTime`, `date`, `time`, `duration` | [`DateTime`], [`Date`], [`Time`], [`Duration`] |
//! | `gYear`, `gYearMonth`, `gMonth`, `gMonthDay`, `gDay` | [`GYear`], [`GYearMonth`], [`GMonth`], [`GMonthDay`], [`GDay`] |
//! | `base64Binary`, `hexBinary` | [`Base64Binary`], [`HexBinary`] |
//! | `QName`, `NOTATION` | [`QName`], [`Notation`] |
//! | any `list` | [`List`] |
//!
//! [`Typed`] is a value of any of them with the [`DynamicType`] that `xsi:type` names.
//!
//! `FromStr` applies the white-space processing of the type first. `Display` writes what
//! [`SimpleType::to_lexical`](crate::simple::SimpleType::to_lexical) writes.
//!
//! # Dates and times
//!
//! They follow XSD 1.0, second edition: there is no year 0000, and seconds are less than 60. `24:00:00` is read as the
//! start of the next day. Equality and order go by the instant, as section 3.2.7.4 has it, so that `12:00:00+01:00`
//! equals `11:00:00Z`; the time zone that the author chose is kept all the same, and written again. A year can have as
//! many digits as an [`i64`], a field of a duration as many as a [`u64`], which section 3.2.7 leaves to
//! implementations; beyond that values are refused and never altered. Fractions of seconds have no limit.
//!
//! No existing crate represents them all: the one made for XSD 1.1 keeps 18 digits of a fraction, years up to some
//! 5·10¹², accepts the year 0000, and writes `P12M` as `P1Y`.

#[macro_use]
mod macros;

mod any_simple_type;
mod any_uri;
mod binary;
mod boolean;
mod calendar;
mod date;
mod date_time;
mod decimal;
mod duration;
mod float;
mod fraction;
mod gregorian;
mod int;
mod integer;
mod integer_ranges;
mod list;
mod names;
mod qname;
mod scan;
mod text;
mod time;
mod time_zone;
mod typed;
mod zoned;

pub use crate::attributes::DynamicType;
pub use crate::names::{NcName, QName};
pub use any_simple_type::AnySimpleType;
pub use any_uri::AnyUri;
pub use binary::{Base64Binary, HexBinary};
pub use date::Date;
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use duration::{Duration, DurationParts};
pub use gregorian::{GDay, GMonth, GMonthDay, GYear, GYearMonth};
pub use integer::Integer;
pub use integer_ranges::{NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger};
pub use list::{Entities, IdRefs, List, NmTokens};
pub use names::{Entity, Id, IdRef, Language, Name, NmToken};
pub use qname::Notation;
pub use text::{NormalizedString, Text, Token};
pub use time::Time;
pub use time_zone::TimeZone;
pub use typed::Typed;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
