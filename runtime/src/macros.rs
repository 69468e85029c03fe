//! The macros that generated code calls: a line per field, from which the tables and projections are made.
//!
//! Each macro destructures or names every field, so that a table that disagrees with its type does not compile.

/// Makes a struct readable, writable, comparable, printable and cloneable: a line per field, in the order of the schema.
///
/// In parentheses stand, in this order, those of `name`, `namespace`, `elements` and `order` that there are: see
/// [`Table`](crate::table::Table).
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
    ($type:ident (
        $(name = $name:literal $(,)?)? $(namespace = $namespace:literal $(,)?)? $(elements = $elements:literal $(,)?)?
        $(order = $order:expr)?
    ) {
        $($field:ident : $line:literal,)*
    } $([ $($more:tt)* ])?) => {
        impl $crate::slot::Generated for $type {
            type Kind = $crate::slot::RecordKind;
            const NAMES: &'static [&'static str] =
                &[stringify!($type $($field)*), concat!($($name)?), $($line),*];
            $(const NAMESPACE: &'static str = $namespace;)?
            $(const ELEMENTS: &'static str = $elements;)?
            $(const ORDER: $crate::table::Order = $order;)?
            $(const MORE: &'static [(&'static str, $crate::table::More)] = &[$($more)*];)?

            #[inline]
            fn make(_variant: usize) -> Self {
                Self { $($field: $crate::slot::Blank::blank(),)* }
            }
        }

        impl $crate::slot::Fields for $type {
            #[inline]
            fn slots(&self, look: &mut dyn $crate::slot::Look) {
                look.at(&[$(&self.$field),*]);
            }

            #[inline]
            fn slots_mut(&mut self, fill: &mut dyn $crate::slot::Fill) {
                fill.at(&mut [$(&mut self.$field),*]);
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
    // The facts of the few lines that have any go into a constant of their own.
    ($type:ident ( $($keys:tt)* ) {
        $($field:ident : $line:literal $(( $($key:ident = $value:expr),* ))? ,)*
    }) => {
        $crate::record! { $type ( $($keys)* ) { $($field: $line,)* } [
            $($(($line, $crate::table::More { $($key: $value,)* ..$crate::table::More::NEW }),)?)*
        ] }
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
    ($($tokens:tt)*) => { $crate::variants! { Choice, $($tokens)* } };
}

/// Makes an enum of types readable, writable, comparable, printable and cloneable: a line per variant, chosen by
/// `xsi:type`.
#[macro_export]
macro_rules! types {
    ($($tokens:tt)*) => { $crate::variants! { Types, $($tokens)* } };
}

/// What `choice!` and `types!` have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! variants {
    ($order:ident, $type:ident [ $blank:ident ] (
        $(name = $name:literal $(,)?)? $(namespace = $namespace:literal $(,)?)? $(elements = $elements:literal)?
    ) {
        $($variant:ident : $line:literal $(( $($key:ident = $value:expr),* ))? ,)*
    }) => {
        const _: () = {
            /// The variants without their contents, whose numbers are those of the table's lines.
            #[allow(clippy::enum_variant_names)]
            enum Number { $($variant,)* }

            const NUMBERS: &[Number] = &[$(Number::$variant,)*];

            impl $crate::slot::Generated for $type {
                type Kind = $crate::slot::ChoiceKind;
                const NAMES: &'static [&'static str] =
                    &[stringify!($type $($variant)*), concat!($($name)?), $($line),*];
                $(const NAMESPACE: &'static str = $namespace;)?
                $(const ELEMENTS: &'static str = $elements;)?
                const ORDER: $crate::table::Order = $crate::table::Order::$order;
                const MORE: &'static [(&'static str, $crate::table::More)] =
                    &[$($(($line, $crate::table::More { $($key: $value,)* ..$crate::table::More::NEW }),)?)*];

                #[inline]
                fn make(variant: usize) -> Self {
                    match NUMBERS.get(variant) {
                        $(::core::option::Option::Some(Number::$variant) => {
                            Self::$variant($crate::slot::Make::make($crate::slot::NOT_CHOSEN))
                        })*
                        ::core::option::Option::None => Self::$blank($crate::slot::Blank::blank()),
                    }
                }
            }

            impl $crate::slot::Variants for $type {
                #[inline]
                fn get(&self) -> (usize, &dyn $crate::slot::Slot) {
                    match self {
                        $(Self::$variant(value) => (Number::$variant as usize, value),)*
                    }
                }

                #[inline]
                fn get_mut(&mut self) -> &mut dyn $crate::slot::Slot {
                    match self {
                        $(Self::$variant(value) => value,)*
                    }
                }
            }
        };

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
                $crate::record::debug_choice(self, f)
            }
        }
    };
}

/// Makes an enum of the values of an enumeration: a line per variant, with its text.
///
/// In parentheses stand the `name` and the `namespace` in the schema, if there are any. A last variant keeps other values:
/// `..Other`, or `..Other (types::Token) { max_length: Some(8), }` for those that its base and its facets allow.
///
/// ```
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// pub enum Status {
///     Active,
///     OnHold,
/// }
///
/// xsdbind::enumeration! { Status (name = "Status") { Active = "active", OnHold = "on hold", } }
///
/// assert_eq!("active".parse(), Ok(Status::Active));
/// assert_eq!(Status::OnHold.to_string(), "on hold");
/// ```
#[macro_export]
macro_rules! enumeration {
    ($type:ident $([$white_space:ident])? $(($($names:tt)*))? {
        $first:ident = $first_text:literal, $($variant:ident = $text:literal,)*
    }) => {
        impl $type {
            /// The text of the value.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &'static str {
                <Self as $crate::Enumeration>::TEXTS[*self as usize]
            }
        }

        impl $crate::Enumeration for $type {
            const VALUES: &'static [Self] = &[Self::$first, $(Self::$variant,)*];
            const TEXTS: &'static [&'static str] = &[$first_text, $($text,)*];
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::white_space!($($white_space)?);
            const BLANK: Self = Self::$first;

            #[inline]
            fn text(&self) -> &str {
                self.as_str()
            }
        }

        $crate::enumeration_traits! { $type ($($($names)*)?) }
    };
    ($type:ident $([$white_space:ident])? $(($($names:tt)*))? {
        $first:ident = $first_text:literal, $($variant:ident = $text:literal,)*
        ..$other:ident $(($base:ty) { $($facet:ident : $value:expr,)* })?,
    }) => {
        impl $type {
            /// The text of the value.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_text,
                    $(Self::$variant => $text,)*
                    Self::$other(text) => text,
                }
            }
        }

        impl $crate::Enumeration for $type {
            const VALUES: &'static [Self] = &[Self::$first, $(Self::$variant,)*];
            const TEXTS: &'static [&'static str] = &[$first_text, $($text,)*];
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::white_space!($($white_space)?);
            const BLANK: Self = Self::$first;

            #[inline]
            fn text(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn other(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::$other(::std::string::String::from(text)))
            }

            const OTHERS: ::core::option::Option<fn(&str) -> ::core::result::Result<(), $crate::ValueError>> =
                ::core::option::Option::Some(|_text| {
                    $($crate::simple::restricted::<$base>(
                        _text,
                        &const { $crate::facets::Facets { $($facet: $value,)* ..$crate::facets::Facets::NONE } },
                    )?;)?
                    ::core::result::Result::Ok(())
                });
        }

        $crate::enumeration_traits! { $type ($($($names)*)?) }
    };
}

/// What enumerations that keep other values and those that do not have in common.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration_traits {
    ($type:ident ( $(name = $name:literal $(,)?)? $(namespace = $namespace:literal)? )) => {
        impl $crate::slot::Generated for $type {
            type Kind = $crate::slot::ListedKind;
            $(const NAMES: &'static [&'static str] = &["", $name];)?
            $(const NAMESPACE: &'static str = $namespace;)?

            #[inline]
            fn make(_variant: usize) -> Self {
                <Self as $crate::Enumeration>::BLANK
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::ValueError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ValueError> {
                $crate::simple::parse(text)
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// The white-space rule of an enumeration; that of `xs:token` where none is said.
#[doc(hidden)]
#[macro_export]
macro_rules! white_space {
    () => {
        $crate::simple::WhiteSpace::Collapse
    };
    ($rule:ident) => {
        $crate::simple::WhiteSpace::$rule
    };
}

/// Makes the rules of a [`Restricted`](crate::Restricted) type: a line per facet.
///
/// The text is the type's name in the schema, `in` its namespace; an anonymous type has none, and no namespace the types
/// of a schema without one. `spelled` after the base says that values need a place for a text, since a pattern does not
/// take all canonical ones.
#[macro_export]
macro_rules! restriction {
    ($rules:ident $($name:literal $(in $namespace:literal)?)? ( $base:ty $(, $held:ident)? ) {
        $($facet:ident : $value:expr,)*
    }) => {
        #[doc = "What a simple type of the schema allows."]
        pub enum $rules {}

        impl $crate::Rules for $rules {
            type Base = $base;
            type Held = $crate::held!($base $(, $held)?);
            const FACETS: &'static $crate::facets::Facets =
                &$crate::facets::Facets {
                    $(name: $name, $(namespace: $namespace,)?)?
                    $($facet: $value,)*
                    ..$crate::facets::Facets::NONE
                };
        }
    };
}

/// How a restriction holds a value of its base.
#[doc(hidden)]
#[macro_export]
macro_rules! held {
    ($base:ty) => { $base };
    ($base:ty, spelled) => { $crate::spelled::Spelled<$base> };
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
///
/// After the documents may stand, in braces, the global attributes of the schema, which what it leaves open may have, and
/// its types of text, which `xsi:type` may name, each with the simple one that it is derived from; then its complex types,
/// those without a type in Rust abstract, and its abstract elements.
#[macro_export]
macro_rules! any_document {
    ($type:ident { $($variant:ident ( $document:ty ),)* }
        $(attributes { $($attribute:literal $(in $namespace:literal)? : $of:ty $(= $fixed:literal)?,)* })?
        $(types { $($known:ty $(as $text:literal $(in $text_namespace:literal)? $(by $text_by:ident)?)? $(: $base:ty)?,)* })?
        $(complex { $($complex:literal $(in $complex_namespace:literal)? $(by $by:ident $(and $also:ident)?)? $(: $of_complex:ty)?,)* })?
        $(abstract { $($abstract:literal $(in $abstract_namespace:literal)?,)* })?
    ) => {
        impl $crate::Document for $type {
            const ROOTS: &'static [$crate::table::Item] =
                &[$(<$document as $crate::Document>::ROOTS[0],)*];
            $(const ATTRIBUTES: &'static [$crate::known::Known] = &[$(
                $crate::known::Known::attribute::<$of>($attribute)$(.namespace($namespace))?$(.fixed($fixed))?,
            )*];)?
            $(const TYPES: &'static [$crate::known::Known] =
                &[$($crate::known::Known::simple_type::<$known>()
                    $(.complex($text)$(.namespace($text_namespace))?$(.$text_by())?)?$(.of::<$base>())?,)*];)?
            $(const COMPLEX_TYPES: ::core::option::Option<&'static [$crate::table::ComplexType]> =
                ::core::option::Option::Some(&[$(
                    $crate::table::ComplexType::new($complex)
                        $(.namespace($complex_namespace))?$(.by().$by()$(.$also())?)?$(.of::<$of_complex>())?,
                )*]);)?
            $(const ABSTRACT_ELEMENTS: &'static [(&'static str, &'static str)] =
                &[$((concat!($($abstract_namespace)?), $abstract),)*];)?

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
                        return $crate::document::read_variant::<$document, Self>(read);
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
