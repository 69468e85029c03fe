//! Impls that look the same for every type of a kind.

/// `FromStr`, which applies the white-space processing of the type before it reads.
macro_rules! impl_from_str {
    ($($type:ty),+) => {$(
        impl std::str::FromStr for $type {
            type Err = $crate::error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                use $crate::simple::SimpleType;
                Self::from_lexical(&Self::WHITE_SPACE.apply(text))
            }
        }
    )+};
}

/// `Display` and all that a type of text has; `$check` says whether a processed text is a value.
macro_rules! checked_text {
    ($($(#[$docs:meta])* $type:ident = $name:literal, $check:path $(, $identity:ident)?;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(String);

        impl $type {
            /// The value that `text` stands for after white-space processing.
            ///
            /// # Errors
            ///
            #[doc = concat!("When `text` is not in the lexical space of `", $name, "`.")]
            pub fn new(text: &str) -> Result<Self, $crate::error::ValueError> {
                text.parse()
            }
        }

        impl_text!($type);

        impl TryFrom<&str> for $type {
            type Error = $crate::error::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::error::ValueError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl $crate::simple::SimpleType for $type {
            const BLANK: Self = Self(String::new());
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::Collapse;

            fn as_text(&self) -> Option<&str> {
                Some(&self.0)
            }

            fn from_lexical(text: &str) -> Result<Self, $crate::error::ValueError> {
                if $check(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($crate::error::ValueError::lexical($name, text))
                }
            }

            fn to_lexical(&self, out: &mut String) {
                out.push_str(&self.0);
            }

            fn length(&self) -> Option<usize> {
                Some(self.0.chars().count())
            }

            $(
                fn identities(&self, with: $crate::ids::Each<'_>) -> $crate::error::Result<()> {
                    with($crate::ids::Identity::$identity, &self.0)
                }
            )?
        }
    )+};
}

/// A type of text that has a value for every text, white space processed.
macro_rules! free_text {
    ($($(#[$docs:meta])* $type:ident, $white_space:ident;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(String);

        impl_text!($type);

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                use $crate::simple::SimpleType;
                Self(Self::WHITE_SPACE.apply(text).into_owned())
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                use $crate::simple::SimpleType;
                // Most texts need no change, and then keep their allocation.
                let changed = match Self::WHITE_SPACE.apply(&text) {
                    std::borrow::Cow::Borrowed(same) if same.len() == text.len() => None,
                    other => Some(other.into_owned()),
                };
                Self(changed.unwrap_or(text))
            }
        }

        impl $crate::simple::SimpleType for $type {
            const BLANK: Self = Self(String::new());
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::$white_space;

            fn as_text(&self) -> Option<&str> {
                Some(&self.0)
            }

            fn from_lexical(text: &str) -> Result<Self, $crate::error::ValueError> {
                // Its white space is processed.
                Ok(Self(text.to_owned()))
            }

            fn to_lexical(&self, out: &mut String) {
                out.push_str(&self.0);
            }

            fn length(&self) -> Option<usize> {
                Some(self.0.chars().count())
            }
        }
    )+};
}

/// What every type of text has, whether or not it is checked.
macro_rules! impl_text {
    ($type:ident) => {
        impl $type {
            /// The text, white space processed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl_from_str!($type);

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}
