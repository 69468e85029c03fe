//! The simple types that XSD itself defines (XSD Part 2, section 3), once for all that need a list of them.

/// Calls a macro with the list: in the first braces those that elements and attributes can have, in the second the one that
/// is only there to be restricted. Of each a name in upper camel case, its own, that of its base, and the type in Rust with
/// that of its base, if the base is more than any simple type. A base stands before what is derived from it.
///
/// The types are paths from where `types` is this crate's module. `anyType` and `anySimpleType` are not in the list, since
/// what they are in Rust depends on the place.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_builtin {
    ($call:ident) => {
        $call! {
            {
                String "string" AnySimpleType (String);
                Boolean "boolean" AnySimpleType (bool);
                Decimal "decimal" AnySimpleType (types::Decimal);
                Float "float" AnySimpleType (f32);
                Double "double" AnySimpleType (f64);
                Duration "duration" AnySimpleType (types::Duration);
                DateTime "dateTime" AnySimpleType (types::DateTime);
                Time "time" AnySimpleType (types::Time);
                Date "date" AnySimpleType (types::Date);
                GYearMonth "gYearMonth" AnySimpleType (types::GYearMonth);
                GYear "gYear" AnySimpleType (types::GYear);
                GMonthDay "gMonthDay" AnySimpleType (types::GMonthDay);
                GDay "gDay" AnySimpleType (types::GDay);
                GMonth "gMonth" AnySimpleType (types::GMonth);
                HexBinary "hexBinary" AnySimpleType (types::HexBinary);
                Base64Binary "base64Binary" AnySimpleType (types::Base64Binary);
                AnyUri "anyURI" AnySimpleType (types::AnyUri);
                QName "QName" AnySimpleType (types::QName);
                NormalizedString "normalizedString" String (types::NormalizedString: String);
                Token "token" NormalizedString (types::Token: types::NormalizedString);
                Language "language" Token (types::Language: types::Token);
                NmToken "NMTOKEN" Token (types::NmToken: types::Token);
                NmTokens "NMTOKENS" AnySimpleType (types::NmTokens);
                Name "Name" Token (types::Name: types::Token);
                NcName "NCName" Name (types::NcName: types::Name);
                Id "ID" NcName (types::Id: types::NcName);
                IdRef "IDREF" NcName (types::IdRef: types::NcName);
                IdRefs "IDREFS" AnySimpleType (types::IdRefs);
                Entity "ENTITY" NcName (types::Entity: types::NcName);
                Entities "ENTITIES" AnySimpleType (types::Entities);
                Integer "integer" Decimal (types::Integer: types::Decimal);
                NonPositiveInteger "nonPositiveInteger" Integer (types::NonPositiveInteger: types::Integer);
                NegativeInteger "negativeInteger" NonPositiveInteger (types::NegativeInteger: types::NonPositiveInteger);
                Long "long" Integer (i64: types::Integer);
                Int "int" Long (i32: i64);
                Short "short" Int (i16: i32);
                Byte "byte" Short (i8: i16);
                NonNegativeInteger "nonNegativeInteger" Integer (types::NonNegativeInteger: types::Integer);
                UnsignedLong "unsignedLong" NonNegativeInteger (u64: types::NonNegativeInteger);
                UnsignedInt "unsignedInt" UnsignedLong (u32: u64);
                UnsignedShort "unsignedShort" UnsignedInt (u16: u32);
                UnsignedByte "unsignedByte" UnsignedShort (u8: u16);
                PositiveInteger "positiveInteger" NonNegativeInteger (types::PositiveInteger: types::NonNegativeInteger);
            }
            {
                Notation "NOTATION" AnySimpleType (types::Notation);
            }
        }
    };
}
