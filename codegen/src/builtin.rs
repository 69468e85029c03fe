//! The types that XSD itself defines, XSD part 2, section 3.
//!
//! The list is the runtime's. Goes out: their names, their bases and what facets apply to them.

use xsdbind::simple::WhiteSpace;

/// The XML Schema namespace.
pub(crate) const XSD_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

macro_rules! builtins {
    ($({$(
        $variant:ident $name:literal $base:ident ($type:ident $(:: $part:ident)? $(: $of:ident $(:: $of_part:ident)?)?);
    )*})*) => {
        builtins! {
            AnyType "anyType" AnyType "open::OpenContent";
            AnySimpleType "anySimpleType" AnyType "String";
            $($($variant $name $base concat!(stringify!($type) $(, "::", stringify!($part))?);)*)*
        }
    };
    ($($variant:ident $name:literal $base:ident $path:expr;)*) => {
        /// A type that XSD itself defines.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Builtin {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Builtin {
            /// All of them, a base before what is derived from it.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The local name in the XML Schema namespace.
            #[must_use]
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The name in upper camel case.
            #[must_use]
            pub(crate) fn camel(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// The built-in type of this local name.
            #[must_use]
            pub(crate) fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The base; `anyType` is its own.
            #[must_use]
            pub(crate) fn base(self) -> Self {
                match self { $(Self::$variant => Self::$base,)* }
            }

            /// The type in Rust: `types::Decimal`.
            #[must_use]
            pub(crate) fn rust_type(self) -> &'static str {
                match self { $(Self::$variant => $path,)* }
            }
        }
    };
}

xsdbind::for_each_builtin!(builtins);

/// The kinds of values that decide which facets apply, XSD part 2, section 4.1.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Primitive {
    /// `anyType` and `anySimpleType`: no facets.
    Any,
    /// `string` and `anyURI`: lengths in characters.
    Text,
    /// `hexBinary` and `base64Binary`: lengths in octets.
    Binary,
    /// `NMTOKENS`, `IDREFS`, `ENTITIES`: lengths in items.
    List,
    /// `boolean`: patterns only.
    Boolean,
    /// `decimal` and `integer` with all derived from them: bounds and digits.
    Decimal,
    /// `float` and `double`: bounds.
    Float,
    /// Dates, times and `duration`: bounds.
    Time,
    /// `QName` and `NOTATION`: lengths without meaning.
    QName,
}

impl Builtin {
    /// The pattern for names of built-in types in a rule that says that it means these: `xs:date*`, or the same with the
    /// namespace in braces.
    #[must_use]
    pub(crate) fn pattern(rule: &str) -> Option<&str> {
        let in_braces = || rule.strip_prefix('{')?.strip_prefix(XSD_NAMESPACE)?.strip_prefix('}');
        rule.strip_prefix("xs:").or_else(in_braces)
    }

    /// What kind of values it has.
    #[must_use]
    pub(crate) fn primitive(self) -> Primitive {
        match self {
            Self::AnyType | Self::AnySimpleType => Primitive::Any,
            Self::NmTokens | Self::IdRefs | Self::Entities => Primitive::List,
            Self::String | Self::AnyUri => Primitive::Text,
            Self::HexBinary | Self::Base64Binary => Primitive::Binary,
            Self::Boolean => Primitive::Boolean,
            Self::Decimal => Primitive::Decimal,
            Self::Float | Self::Double => Primitive::Float,
            Self::QName | Self::Notation => Primitive::QName,
            Self::Duration
            | Self::DateTime
            | Self::Time
            | Self::Date
            | Self::GYearMonth
            | Self::GYear
            | Self::GMonthDay
            | Self::GDay
            | Self::GMonth => Primitive::Time,
            derived => derived.base().primitive(),
        }
    }

    /// What happens to blanks in its values, XSD part 2, section 4.3.6.
    #[must_use]
    pub(crate) fn white_space(self) -> WhiteSpace {
        match self {
            Self::AnyType | Self::AnySimpleType | Self::String => WhiteSpace::Preserve,
            Self::NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }

    /// Whether every text is a value, once its blanks are treated so.
    #[must_use]
    pub(crate) fn takes_any_text(self) -> bool {
        matches!(self, Self::String | Self::NormalizedString | Self::Token | Self::AnyUri)
    }

    /// The type of the items of a built-in list.
    #[must_use]
    pub(crate) fn item(self) -> Option<Self> {
        match self {
            Self::NmTokens => Some(Self::NmToken),
            Self::IdRefs => Some(Self::IdRef),
            Self::Entities => Some(Self::Entity),
            _ => None,
        }
    }

    /// Whether it is `ancestor` or derived from it.
    #[must_use]
    pub(crate) fn is_derived_from(self, ancestor: Self) -> bool {
        let mut at = self;
        while at != ancestor {
            if at == Self::AnyType {
                return false;
            }
            at = at.base();
        }
        true
    }
}
