//! Setters in a chain, and getters that know defaults: what structs have besides where the configuration says so.
//!
//! In come a field and what it is to become, or what it stands for where it is absent; out goes the struct, or the value.

use crate::error::ValueError;
use crate::simple::{self, SimpleType};

/// Gives a struct setters that can be chained: a line per field that need not be there.
///
/// A line says what the field holds, and the names: `option` for a field that can be absent, `tri` for one that can also be
/// nil, with a second name that clears it (`beside` where attributes can stand beside nil), `many` for a list, whose setter
/// adds to it. `into` takes what can be made into a value.
///
/// ```
/// use xsdbind::Tri;
///
/// pub struct UserModify {
///     pub user_id: String,
///     pub language: Option<String>,
///     pub phone_number: Tri<String>,
///     pub alias: Vec<String>,
/// }
///
/// xsdbind::record! { UserModify () {
///     user_id: "userId",
///     language: "language",
///     phone_number: "phoneNumber",
///     alias: "alias" (min = 0),
/// } }
/// xsdbind::new! { UserModify(user_id: String) }
/// xsdbind::setters! { UserModify {
///     language: option into (String) with_language,
///     phone_number: tri into (String) with_phone_number clear_phone_number,
///     alias: many into (String) with_alias,
/// } }
///
/// let modify = UserModify::new("alice".to_owned()).with_alias(["al", "ally"]).clear_phone_number();
/// assert_eq!(modify.language, None);
/// assert_eq!(modify.phone_number, Tri::Nil);
/// assert_eq!(modify.alias, ["al", "ally"]);
/// ```
#[macro_export]
macro_rules! setters {
    ($type:ident { $($field:ident: $kind:ident $($into:ident)? ($value:ty) $with:ident $($clear:ident)?,)* }) => {
        impl $type {
            $($crate::setter! { $kind $($into)? $field ($value) $with $($clear)? })*
        }
    };
}

/// The setters of one field.
#[doc(hidden)]
#[macro_export]
macro_rules! setter {
    (option into $field:ident ($value:ty) $with:ident) => {
        $crate::setter! { = $field (impl ::core::convert::Into<$value>) $with value =>
        ::core::option::Option::Some(::core::convert::Into::into(value)) }
    };
    (option $field:ident ($value:ty) $with:ident) => {
        $crate::setter! { = $field ($value) $with value => ::core::option::Option::Some(value) }
    };
    (tri into $field:ident ($value:ty) $with:ident $clear:ident) => {
        $crate::setter! { = $field (impl ::core::convert::Into<$value>) $with value =>
        $crate::Tri::Value(::core::convert::Into::into(value)) }
        $crate::setter! { clear $field $clear => $crate::Tri::Nil }
    };
    (tri $field:ident ($value:ty) $with:ident $clear:ident) => {
        $crate::setter! { = $field ($value) $with value => $crate::Tri::Value(value) }
        $crate::setter! { clear $field $clear => $crate::Tri::Nil }
    };
    (beside into $field:ident ($value:ty) $with:ident $clear:ident) => {
        $crate::setter! { option into $field ($value) $with }
        $crate::setter! { clear $field $clear =>
        ::core::option::Option::Some($crate::NillableWith::Nil(::core::default::Default::default())) }
    };
    (many into $field:ident ($value:ty) $with:ident) => {
        #[doc = concat!("Adds to `", stringify!($field), "`.")]
        #[inline]
        #[must_use]
        pub fn $with(
            mut self,
            values: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<$value>>,
        ) -> Self {
            self.$field.extend(values.into_iter().map(::core::convert::Into::into));
            self
        }
    };
    (many $field:ident ($value:ty) $with:ident) => {
        #[doc = concat!("Adds to `", stringify!($field), "`.")]
        #[inline]
        #[must_use]
        pub fn $with(mut self, values: impl ::core::iter::IntoIterator<Item = $value>) -> Self {
            self.$field.extend(values);
            self
        }
    };
    (clear $field:ident $clear:ident => $nil:expr) => {
        #[doc = concat!("Makes `", stringify!($field), "` nil: the receiver clears it.")]
        #[inline]
        #[must_use]
        pub fn $clear(mut self) -> Self {
            self.$field = $nil;
            self
        }
    };
    (= $field:ident ($value:ty) $with:ident $named:ident => $set:expr) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[inline]
        #[must_use]
        pub fn $with(mut self, $named: $value) -> Self {
            self.$field = $set;
            self
        }
    };
}

/// Gives a struct getters for what its absent attributes stand for: a line per attribute that has a default.
///
/// A line says what the attribute holds, the constant of its default, and the name of the getter. One that is a `result` is
/// of a type that may have no such value, as one of others: its getter has a `Result`.
///
/// ```
/// pub struct Table {
///     pub border: Option<i32>,
/// }
///
/// impl Table {
///     pub const BORDER_DEFAULT: &str = "1";
/// }
///
/// xsdbind::record! { Table () { border: "@border" (default = Some("1")), } }
/// xsdbind::default! { Table }
/// xsdbind::default_getters! { Table { border: value (i32) BORDER_DEFAULT border_or_default, } }
///
/// assert_eq!(Table::default().border_or_default(), 1);
/// assert_eq!(Table { border: Some(0) }.border_or_default(), 0);
/// ```
#[macro_export]
macro_rules! default_getters {
    ($type:ident { $($field:ident: $kind:ident ($value:ty) $default:ident $get:ident,)* }) => {
        impl $type {
            $($crate::default_getter! { $kind $field ($value) $default $get })*
        }
    };
}

/// The getter of one attribute.
#[doc(hidden)]
#[macro_export]
macro_rules! default_getter {
    (value $field:ident ($value:ty) $default:ident $get:ident) => {
        #[doc = concat!("`", stringify!($field), "`, or [what it stands for](Self::", stringify!($default), ").")]
        #[must_use]
        pub fn $get(&self) -> $value {
            $crate::support::accessors::or_default($crate::default_getter!(of self $field $value), Self::$default)
        }
    };
    (result $field:ident ($value:ty) $default:ident $get:ident) => {
        #[doc = concat!("`", stringify!($field), "`, or [what it stands for](Self::", stringify!($default), ").")]
        ///
        /// # Errors
        ///
        /// When the type has no such value, as one may that is not of XML Schema.
        pub fn $get(&self) -> ::core::result::Result<$value, $crate::ValueError> {
            $crate::support::accessors::try_or_default($crate::default_getter!(of self $field $value), Self::$default)
        }
    };
    // Also of one in a box.
    (of $self:ident $field:ident $value:ty) => {
        match &$self.$field {
            ::core::option::Option::Some(value) => ::core::option::Option::<&$value>::Some(value),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    };
}

/// A value, or what its default is.
///
/// # Errors
///
/// When the type has no value of that text.
pub fn try_or_default<T: SimpleType>(value: Option<&T>, default: &str) -> Result<T, ValueError> {
    match value {
        Some(value) => Ok(value.clone()),
        None => simple::parse(default),
    }
}

/// The same of a type that has that value: the generator has looked.
///
/// # Panics
///
/// Where it has not: no document can make it so.
#[must_use]
pub fn or_default<T: SimpleType>(value: Option<&T>, default: &str) -> T {
    match try_or_default(value, default) {
        Ok(value) => value,
        Err(error) => unreachable!("the default of a schema is a value of its type: {error}"),
    }
}

#[cfg(test)]
#[allow(unreachable_pub)]
mod tests {
    use crate::Boxed;

    struct Table {
        border: Option<Boxed<i32>>,
        width: Option<i32>,
    }

    impl Table {
        const BORDER_DEFAULT: &str = "1";
        const WIDTH_DEFAULT: &str = "wide";
    }

    crate::default_getters! { Table {
        border: value (i32) BORDER_DEFAULT border_or_default,
        width: result (i32) WIDTH_DEFAULT width_or_default,
    } }

    #[test]
    fn of_what_is_in_a_box_or_has_no_such_value() {
        let absent = Table { border: None, width: None };
        assert_eq!((absent.border_or_default(), absent.width_or_default().is_err()), (1, true));
        let given = Table { border: Some(Boxed::from(2)), width: Some(3) };
        assert_eq!((given.border_or_default(), given.width_or_default()), (2, Ok(3)));
    }
}
