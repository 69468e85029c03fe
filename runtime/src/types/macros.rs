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

/// Types of text; `$check` says whether a processed text is a value.
macro_rules! checked_text {
    ($($(#[$docs:meta])* $type:ident = $name:literal, $check:path $(, $identity:ident)?;)+) => {$(
        text_type! {
            $(#[$docs])*
            $type = $name, $check
        }

        simple_text! { $type $(, $identity)? }
    )+};
}

/// Makes a type of `text_type!` a simple type.
macro_rules! simple_text {
    ($type:ident $(, $identity:ident)?) => {
        impl $crate::simple::SimpleType for $type {
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::Collapse;

            fn place_holder() -> Self {
                Self(smol_str::SmolStr::new_inline(""))
            }

            fn as_text(&self) -> Option<&str> {
                Some(&self.0)
            }

            fn from_lexical(text: &str) -> Result<Self, $crate::error::ValueError> {
                Self::from_collapsed(text)
            }

            fn to_lexical(&self, out: &mut String) {
                out.push_str(&self.0);
            }

            fn length(&self) -> Option<usize> {
                Some(self.0.chars().count())
            }

            $(
                fn identities(&self, with: $crate::simple::Each<'_>) -> $crate::error::Result<()> {
                    with($crate::simple::Identity::$identity, &self.0)
                }
            )?
        }
    };
}

/// A type of text that has a value for every text, white space processed.
macro_rules! free_text {
    ($($(#[$docs:meta])* $type:ident, $white_space:ident;)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(smol_str::SmolStr);

        impl_text!($type);
        impl_from_str!($type);

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                use $crate::simple::SimpleType;
                Self(smol_str::SmolStr::new(Self::WHITE_SPACE.apply(text)))
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                Self::from(&*text)
            }
        }

        impl $crate::simple::SimpleType for $type {
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::$white_space;

            fn place_holder() -> Self {
                Self(smol_str::SmolStr::new_inline(""))
            }

            fn as_text(&self) -> Option<&str> {
                Some(&self.0)
            }

            fn from_lexical(text: &str) -> Result<Self, $crate::error::ValueError> {
                // Its white space is processed.
                Ok(Self(smol_str::SmolStr::new(text)))
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
