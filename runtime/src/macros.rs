//! The macros that generated code calls: a line per field, from which the tables and projections are made.
//!
//! Each macro destructures or names every field, so that a table that disagrees with its type does not compile.

/// Makes a struct readable, writable, comparable, printable and cloneable: a line per field, in the order of the schema.
///
/// ```
/// use xsdbind::Tri;
///
/// /// Changes a user.
/// pub struct UserModify {
///     /// Whom.
///     pub user_id: String,
///     /// The number; nil clears it.
///     pub phone_number: Tri<String>,
///     /// Other names.
///     pub alias: Vec<String>,
/// }
///
/// xsdbind::record! { UserModify (name = "UserModify", namespace = "") {
///     user_id: "userId",
///     phone_number: "phoneNumber",
///     alias: "alias" (min = 0, max = 3),
/// } }
///
/// let modify = UserModify { user_id: "alice".into(), phone_number: Tri::Nil, alias: Vec::new() };
/// assert_eq!(format!("{modify:?}"), r#"UserModify { user_id: "alice", phone_number: Nil, .. }"#);
/// ```
///
/// A field that the table lacks, or has too much, does not compile:
///
/// ```compile_fail
/// pub struct Pair { pub one: String, pub two: String }
/// xsdbind::record! { Pair () { one: "one", } }
/// ```
#[macro_export]
macro_rules! record {
    ($type:ident ( $($key:ident = $value:expr),* $(,)? ) {
        $($field:ident : $name:literal $(( $($more_key:ident = $more_value:expr),* ))? ,)*
    }) => {
        impl $crate::slot::Record for $type {
            const BLANK: Self = Self { $($field: $crate::slot::Blank::BLANK,)* };

            const TABLE: &'static $crate::table::Table = &$crate::table::Table {
                rust_name: stringify!($type),
                rust_names: stringify!($($field)*),
                $($key: $value,)*
                names: &[$($name),*],
                more: &[$($(($name, $crate::table::More { $($more_key: $more_value,)* ..$crate::table::More::NEW }),)?)*],
                ..$crate::table::Table::NEW
            };
        }

        impl $crate::slot::Fields for $type {
            #[inline]
            fn table(&self) -> &'static $crate::table::Table {
                <Self as $crate::slot::Record>::TABLE
            }

            #[inline]
            fn slots(&self, with: &mut dyn FnMut(&[&dyn $crate::slot::Slot])) {
                with(&[$(&self.$field),*]);
            }

            #[inline]
            fn slots_mut(&mut self, with: &mut dyn FnMut(&mut [&mut dyn $crate::slot::Slot])) {
                with(&mut [$(&mut self.$field),*]);
            }
        }

        impl ::core::clone::Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                $crate::record::clone(self)
            }
        }

        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::record::eq(self, other)
            }
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::record::debug(self, f)
            }
        }
    };
}

/// Makes an enum of elements readable, writable, comparable, printable and cloneable: a line per variant.
///
/// In brackets stands the variant that is a place holder until one is read.
///
/// ```
/// /// Where to send calls.
/// pub enum Target {
///     /// To a number.
///     PhoneNumber(String),
///     /// To a mailbox.
///     Mailbox(i32),
/// }
///
/// xsdbind::choice! { Target[PhoneNumber] () {
///     PhoneNumber: "phoneNumber",
///     Mailbox: "mailbox",
/// } }
///
/// assert_eq!(Target::Mailbox(7).clone(), Target::Mailbox(7));
/// ```
#[macro_export]
macro_rules! choice {
    ($type:ident [ $blank:ident ] ( $($key:ident = $value:expr),* $(,)? ) { $($lines:tt)* }) => {
        $crate::variants! { $type, Choice, $blank, (order = $crate::table::Order::Choice $(, $key = $value)*) { $($lines)* } }
    };
}

/// Makes an enum of types readable, writable, comparable, printable and cloneable: a line per variant, chosen by
/// `xsi:type`.
#[macro_export]
macro_rules! types {
    ($type:ident [ $blank:ident ] ( $($key:ident = $value:expr),* $(,)? ) { $($lines:tt)* }) => {
        $crate::variants! { $type, Types, $blank, (order = $crate::table::Order::Types $(, $key = $value)*) { $($lines)* } }
    };
}

/// What `choice!` and `types!` have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! variants {
    ($type:ident, $of:ident, $blank:ident, ( $($key:ident = $value:expr),* ) {
        $($variant:ident : $name:literal $(( $($more_key:ident = $more_value:expr),* ))? ,)*
    }) => {
        impl $type {
            #[doc(hidden)]
            pub const TABLE: &'static $crate::table::Table = &$crate::table::Table {
                rust_name: stringify!($type),
                rust_names: stringify!($($variant)*),
                $($key: $value,)*
                names: &[$($name),*],
                more: &[$($(($name, $crate::table::More { $($more_key: $more_value,)* ..$crate::table::More::NEW }),)?)*],
                ..$crate::table::Table::NEW
            };
        }

        impl $crate::slot::Variants for $type {
            fn table(&self) -> &'static $crate::table::Table {
                Self::TABLE
            }

            fn get(&self) -> (usize, &dyn $crate::slot::Slot) {
                $crate::numbered! { $($variant)* }
                match self {
                    $(Self::$variant(value) => (number::$variant, value),)*
                }
            }

            fn get_mut(&mut self) -> &mut dyn $crate::slot::Slot {
                match self {
                    $(Self::$variant(value) => value,)*
                }
            }
        }

        impl $crate::slot::Slot for $type {
            fn info(&self) -> $crate::slot::Info {
                <Self as $crate::slot::Make>::INFO
            }

            fn get(&self, index: usize) -> $crate::slot::Got<'_> {
                if index == 0 {
                    $crate::slot::Got::Value($crate::slot::Ref::Choice(self))
                } else {
                    $crate::slot::Got::Absent
                }
            }

            fn put(&mut self, nil: bool, variant: usize) -> ::core::option::Option<$crate::slot::Mut<'_>> {
                if nil {
                    return ::core::option::Option::None;
                }
                *self = <Self as $crate::slot::Make>::make(variant);
                ::core::option::Option::Some($crate::slot::Mut::Choice(self))
            }
        }

        impl $crate::slot::Make for $type {
            const INFO: $crate::slot::Info = $crate::slot::Info {
                occurs: $crate::slot::Occurs::One,
                nillable: false,
                of: $crate::slot::Of::$of(Self::TABLE),
            };

            fn make(variant: usize) -> Self {
                $crate::numbered! { $($variant)* }
                match variant {
                    $(number::$variant => Self::$variant($crate::slot::Make::make(0)),)*
                    _ => <Self as $crate::slot::Blank>::BLANK,
                }
            }
        }

        impl $crate::slot::Blank for $type {
            const BLANK: Self = Self::$blank($crate::slot::Blank::BLANK);
        }

        impl ::core::clone::Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                $crate::record::clone_slot(self)
            }
        }

        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::record::same_slot(self, other)
            }
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::record::debug_variant(self, f)
            }
        }
    };
}

/// The variants' names as constants, counted from 0.
#[doc(hidden)]
#[macro_export]
macro_rules! numbered {
    ($($variant:ident)*) => {
        #[allow(non_upper_case_globals)]
        mod number {
            #[allow(clippy::enum_variant_names)]
            enum Number { $($variant,)* }
            $(pub(super) const $variant: usize = Number::$variant as usize;)*
        }
    };
}

/// Makes an enum of the values of an enumeration: a line per variant, with its text.
///
/// ```
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// pub enum Status {
///     Active,
///     OnHold,
/// }
///
/// xsdbind::enumeration! { Status { Active = "active", OnHold = "on hold", } }
///
/// assert_eq!("active".parse(), Ok(Status::Active));
/// assert_eq!(Status::OnHold.to_string(), "on hold");
/// ```
#[macro_export]
macro_rules! enumeration {
    ($type:ident $([$white_space:ident])? { $($variant:ident = $text:literal,)* }) => {
        $crate::enumeration_common! { $type [$($white_space)?] { $($variant = $text,)* } }

        impl $type {
            /// The values that the schema lists, in its order.
            pub const VALUES: &'static [Self] = &[$(Self::$variant,)*];

            /// The text of the value.
            #[must_use]
            pub fn as_str(&self) -> &'static str {
                Self::TEXTS[*self as usize]
            }

            fn from_text(text: &str) -> ::core::option::Option<Self> {
                $crate::simple::listed(text, Self::TEXTS, Self::VALUES)
            }
        }
    };
    ($type:ident $([$white_space:ident])? { $($variant:ident = $text:literal,)* ..$other:ident, }) => {
        $crate::enumeration_common! { $type [$($white_space)?] { $($variant = $text,)* } }

        impl $type {
            /// The values that the schema lists, in its order.
            pub const VALUES: &'static [Self] = &[$(Self::$variant,)*];

            /// The text of the value.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$other(text) => text,
                }
            }

            fn from_text(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(
                    $crate::simple::listed(text, Self::TEXTS, Self::VALUES)
                        .unwrap_or_else(|| Self::$other(::std::string::String::from(text))),
                )
            }
        }
    };
}

/// What enumerations have in common that keep other values and that do not.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration_common {
    ($type:ident [$($white_space:ident)?] { $first:ident = $first_text:literal, $($variant:ident = $text:literal,)* }) => {
        impl $type {
            /// The texts of the values that the schema lists, in its order.
            pub const TEXTS: &'static [&'static str] = &[$first_text, $($text,)*];
        }

        impl $crate::simple::SimpleType for $type {
            const BLANK: Self = Self::$first;
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::white_space!($($white_space)?);

            #[inline]
            fn from_lexical(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                Self::from_text(text).ok_or_else(|| $crate::ValueError::not_one_of(text, Self::TEXTS))
            }

            #[inline]
            fn to_lexical(&self, out: &mut ::std::string::String) {
                out.push_str(self.as_str());
            }
        }

        impl $crate::slot::Listed for $type {
            fn table(&self) -> (&'static [&'static str], $crate::simple::WhiteSpace) {
                (Self::TEXTS, <Self as $crate::simple::SimpleType>::WHITE_SPACE)
            }

            fn text(&self) -> &str {
                self.as_str()
            }

            fn set(&mut self, text: &str) -> bool {
                Self::from_text(text).map(|value| *self = value).is_some()
            }

            fn debug(&self) -> &dyn ::core::fmt::Debug {
                self
            }
        }

        $crate::leaf_slot! {
            $type,
            &$crate::facets::Facets { enumeration: Self::TEXTS, ..$crate::facets::Facets::NONE },
            |this| $crate::slot::Ref::Listed(this),
            |this| $crate::slot::Mut::Listed(this)
        }
        $crate::text_conversions! { $type }
    };
}

/// The white-space rule of an enumeration; that of `xs:token` where none is said.
#[doc(hidden)]
#[macro_export]
macro_rules! white_space {
    () => { $crate::simple::WhiteSpace::Collapse };
    ($rule:ident) => { $crate::simple::WhiteSpace::$rule };
}

/// Makes a struct around one value of a simple type that can only hold what the facets of its restriction allow.
///
/// ```
/// /// A telephone number.
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct PhoneNumber(xsdbind::types::Token);
///
/// xsdbind::restriction! { PhoneNumber(xsdbind::types::Token) { min_length: Some(1), max_length: Some(23), } }
///
/// let number: PhoneNumber = "+15551234".parse()?;
/// assert_eq!(number.as_str(), "+15551234");
/// assert_eq!("".parse::<PhoneNumber>().unwrap_err().to_string(), "value is shorter than 1 character");
/// # Ok::<(), xsdbind::ValueError>(())
/// ```
#[macro_export]
macro_rules! restriction {
    ($type:ident ( $base:ty ) { $($facet:ident : $value:expr,)* }) => {
        impl $type {
            #[doc(hidden)]
            pub const FACETS: &'static $crate::facets::Facets =
                &$crate::facets::Facets { $($facet: $value,)* ..$crate::facets::Facets::NONE };

            /// Checks a value of the base type.
            ///
            /// # Errors
            ///
            /// When the facets of the schema do not allow the value.
            #[inline]
            pub fn new(value: impl ::core::convert::Into<$base>) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::simple::restrict(value.into(), Self::FACETS).map(Self)
            }

            /// The value of the base type.
            #[must_use]
            #[inline]
            pub fn get(&self) -> &$base {
                &self.0
            }

            /// The value of the base type, taken out.
            #[must_use]
            #[inline]
            pub fn into_inner(self) -> $base {
                self.0
            }
        }

        impl $crate::simple::Restriction for $type {
            type Base = $base;
            const FACETS: &'static $crate::facets::Facets = Self::FACETS;
            const BLANK: Self = Self(<$base as $crate::simple::SimpleType>::BLANK);

            #[inline]
            fn base(&self) -> &$base {
                &self.0
            }

            #[inline]
            fn from_base(base: $base) -> Self {
                Self(base)
            }
        }

        $crate::leaf_slot! {
            $type,
            Self::FACETS,
            |this| $crate::slot::Ref::Leaf(&this.0),
            |this| $crate::slot::Mut::Leaf(&mut this.0, Self::FACETS)
        }
        $crate::text_conversions! { $type }
    };
}

/// [`restriction!`] of a type whose values are text: with `as_str`.
#[macro_export]
macro_rules! text {
    ($type:ident ( $base:ty ) { $($facet:ident : $value:expr,)* }) => {
        $crate::restriction! { $type($base) { $($facet: $value,)* } }

        impl $type {
            /// The text of the value.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                ::core::convert::AsRef::<str>::as_ref(&self.0)
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
}

/// Makes a slot of a type whose values are text, seen through what it is made of.
#[doc(hidden)]
#[macro_export]
macro_rules! leaf_slot {
    ($type:ident, $facets:expr, |$get:ident| $ref:expr, |$put:ident| $mut:expr) => {
        impl $crate::slot::Slot for $type {
            #[inline]
            fn info(&self) -> $crate::slot::Info {
                <Self as $crate::slot::Make>::INFO
            }

            #[inline]
            fn get(&self, index: usize) -> $crate::slot::Got<'_> {
                let $get = self;
                if index == 0 { $crate::slot::Got::Value($ref) } else { $crate::slot::Got::Absent }
            }

            #[inline]
            fn put(&mut self, nil: bool, _variant: usize) -> ::core::option::Option<$crate::slot::Mut<'_>> {
                let $put = self;
                if nil { ::core::option::Option::None } else { ::core::option::Option::Some($mut) }
            }
        }

        impl $crate::slot::Make for $type {
            const INFO: $crate::slot::Info = $crate::slot::Info {
                occurs: $crate::slot::Occurs::One,
                nillable: false,
                of: $crate::slot::Of::Leaf($facets),
            };

            #[inline]
            fn make(_variant: usize) -> Self {
                <Self as $crate::simple::SimpleType>::BLANK
            }
        }

        impl $crate::slot::Blank for $type {
            const BLANK: Self = <Self as $crate::simple::SimpleType>::BLANK;
        }
    };
}

/// Text in and out of a simple type by the standard traits.
#[doc(hidden)]
#[macro_export]
macro_rules! text_conversions {
    ($type:ident) => {
        impl ::core::str::FromStr for $type {
            type Err = $crate::ValueError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::simple::parse(text)
            }
        }

        impl ::core::convert::TryFrom<::std::string::String> for $type {
            type Error = $crate::ValueError;

            #[inline]
            fn try_from(text: ::std::string::String) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::simple::parse(&text)
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::simple::display(self, f)
            }
        }
    };
}

/// Makes a struct around a named type the document of a global element.
#[macro_export]
macro_rules! document {
    ($type:ident ( $content:ty ) = $name:literal $(( $($key:ident = $value:expr),* ))?) => {
        impl $crate::Document for $type {
            const ROOTS: &'static [$crate::table::Item] = &[$crate::table::Item::new(
                $name,
                &$crate::table::More { $($($key: $value,)*)? ..$crate::table::More::NEW },
            )];

            fn read(
                root: usize,
                read: &mut dyn FnMut(
                    &$crate::table::Item,
                    &mut dyn $crate::slot::Slot,
                ) -> $crate::error::Result<()>,
            ) -> $crate::error::Result<Self> {
                $crate::document::read::<Self, $content>(root, read).map(Self)
            }

            fn content(&self, with: $crate::document::Visit<'_>) {
                with(&Self::ROOTS[0], &self.0);
            }
        }

        impl ::core::convert::From<$content> for $type {
            fn from(content: $content) -> Self {
                Self(content)
            }
        }
    };
}

/// Makes a type the document of a global element itself.
#[macro_export]
macro_rules! root {
    ($type:ident = $name:literal $(( $($key:ident = $value:expr),* ))?) => {
        impl $crate::Document for $type {
            const ROOTS: &'static [$crate::table::Item] = &[$crate::table::Item::new(
                $name,
                &$crate::table::More { $($($key: $value,)*)? ..$crate::table::More::NEW },
            )];

            fn read(
                root: usize,
                read: &mut dyn FnMut(
                    &$crate::table::Item,
                    &mut dyn $crate::slot::Slot,
                ) -> $crate::error::Result<()>,
            ) -> $crate::error::Result<Self> {
                $crate::document::read::<Self, Self>(root, read)
            }

            fn content(&self, with: $crate::document::Visit<'_>) {
                with(&Self::ROOTS[0], self);
            }
        }
    };
}

/// Makes an enum of documents one itself: for reading a document whose root is not known beforehand.
#[macro_export]
macro_rules! any_document {
    ($type:ident { $($variant:ident ( $document:ty ),)* }) => {
        impl $crate::Document for $type {
            const ROOTS: &'static [$crate::table::Item] =
                &[$(<$document as $crate::Document>::ROOTS[0],)*];

            fn read(
                root: usize,
                read: &mut dyn FnMut(
                    &$crate::table::Item,
                    &mut dyn $crate::slot::Slot,
                ) -> $crate::error::Result<()>,
            ) -> $crate::error::Result<Self> {
                let mut index = 0;
                $(
                    if root == index {
                        return <$document as $crate::Document>::read(0, read).map(Self::$variant);
                    }
                    index += 1;
                )*
                ::core::result::Result::Err($crate::document::no_such_root(index))
            }

            fn content(&self, with: $crate::document::Visit<'_>) {
                match self {
                    $(Self::$variant(document) => $crate::Document::content(document, with),)*
                }
            }
        }

        $(
            impl ::core::convert::From<$document> for $type {
                fn from(document: $document) -> Self {
                    Self::$variant(document)
                }
            }
        )*
    };
}
