//! Values of simple types, of any such type.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

#[cfg(feature = "arbitrary")]
use super::choose::Choose;
use super::facets::{self, Facets};
use super::{Each, Form, KeyValue, Parts, SimpleType, WhiteSpace};
use crate::attributes::DynamicType;
use crate::error::{self, ValueError};
use crate::prefixes::{ReadNames, WriteNames};

/// A value of a simple type, of any such type.
pub trait SimpleValue: 'static {
    /// Replaces the value by what `text` says, white space and facets applied.
    ///
    /// # Errors
    ///
    /// When `text` is not valid.
    fn read(&mut self, text: &str, facets: &Facets, names: &dyn ReadNames) -> Result<(), ValueError>;
    /// The same, but of a text that need not be one that patterns take: it stands for a value that has such a text.
    ///
    /// # Errors
    ///
    /// When it has none.
    fn take(&mut self, text: &str, facets: &Facets) -> Result<(), ValueError>;
    /// Checks the value, which was written as `text`, against the facets of its restriction, and that it is read again
    /// as the same value.
    ///
    /// # Errors
    ///
    /// When they do not allow it, or when it is not.
    fn check(&self, text: &str, facets: &'static Facets, names: &dyn ReadNames) -> Result<(), ValueError>;
    /// [`SimpleType::check_own`].
    ///
    /// # Errors
    ///
    /// When the value is none of the type.
    fn check_own(&self) -> Result<(), ValueError>;
    /// Appends the canonical text, with names expanded.
    fn write(&self, out: &mut String);
    /// Appends the canonical text at a place in a document.
    ///
    /// # Errors
    ///
    /// When a name in it cannot be written there.
    fn write_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()>;
    /// [`SimpleType::texts`].
    fn texts(&self, wide: bool, out: &mut String);
    /// [`SimpleType::PREFIXED`].
    fn is_prefixed(&self) -> bool;
    /// [`SimpleType::SPELLED`].
    fn is_spelled(&self) -> bool;
    /// [`SimpleType::has_unprefixed`].
    fn has_unprefixed(&self) -> bool;
    /// The text with white space as the type has it.
    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str>;
    /// [`SimpleType::is_listed`].
    fn is_listed(&self) -> bool;
    /// [`SimpleType::AMBIGUOUS`].
    fn is_ambiguous(&self) -> bool;
    /// [`SimpleType::identities`].
    ///
    /// # Errors
    ///
    /// Those of `with`.
    fn identities(&self, with: Each<'_>) -> error::Result<()>;
    /// [`SimpleType::key_value`].
    fn key_value(&self) -> KeyValue;
    /// [`SimpleType::hash_value`].
    fn hash_value(&self, state: &mut dyn Hasher);
    /// The text itself, where the value is its text.
    fn text(&self) -> Option<&str>;
    /// [`SimpleType::KEEPS_TYPE`].
    fn keeps_type(&self) -> bool;
    /// [`SimpleType::dynamic_type`].
    fn dynamic_type(&self) -> Option<&DynamicType>;
    /// [`SimpleType::set_dynamic_type`].
    fn set_dynamic_type(&mut self, dynamic: DynamicType);
    /// For comparing and copying.
    fn as_any(&self) -> &dyn Any;
    /// Becomes a copy of `other`; `false` where that is of another type.
    fn assign(&mut self, other: &dyn Any) -> bool;
    /// Whether `other` is the same value of the same type.
    fn same(&self, other: &dyn Any) -> bool;
    /// Whether `text`, valid for the type, stands for the same value.
    fn same_as_text(&self, text: &str) -> bool;
    /// [`SimpleType::FORM`].
    fn form(&self) -> Form;
    /// [`SimpleType::PRIMITIVE`].
    fn primitive(&self) -> &'static str;
    /// [`SimpleType::parts`].
    fn parts(&self, with: Parts<'_>);
    /// For printing.
    fn debug(&self) -> &dyn fmt::Debug;
    /// [`SimpleType::candidate`].
    #[cfg(feature = "arbitrary")]
    fn candidate(&self, choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String;
}

impl<T: SimpleType> SimpleValue for T {
    fn read(&mut self, text: &str, facets: &Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        *self = match super::white_space::<T>(facets) {
            WhiteSpace::Preserve => super::restricted_in(text, facets, names)?,
            rule => super::restricted_in(&rule.apply(text), facets, names)?,
        };
        Ok(())
    }

    fn take(&mut self, text: &str, facets: &Facets) -> Result<(), ValueError> {
        let text = super::white_space::<T>(facets).apply(text);
        let value = T::from_value_text(&text).map_err(|error| error.of_type(facets.name))?;
        *self = super::restrict(value, facets)?;
        Ok(())
    }

    fn check(&self, text: &str, facets: &'static Facets, names: &dyn ReadNames) -> Result<(), ValueError> {
        T::check_own(self).map_err(|error| error.of_type(facets.name))?;
        if T::AMBIGUOUS && !T::from_lexical_in(text, names).is_ok_and(|again| self.same_value(&again)) {
            return Err(ValueError::ambiguous(text).of_type(facets.name));
        }
        // Patterns of names are for their prefixes.
        if T::PREFIXED && !names.have_prefixes() {
            return facets::check(self, text, &Facets { patterns: &[], ..*facets });
        }
        facets::check(self, text, facets)
    }

    fn check_own(&self) -> Result<(), ValueError> {
        T::check_own(self)
    }

    fn write(&self, out: &mut String) {
        self.to_lexical(out);
    }

    fn write_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        self.to_lexical_in(out, names)
    }

    fn texts(&self, wide: bool, out: &mut String) {
        SimpleType::texts(self, wide, out);
    }

    fn is_prefixed(&self) -> bool {
        T::PREFIXED
    }

    fn is_spelled(&self) -> bool {
        T::SPELLED
    }

    fn has_unprefixed(&self) -> bool {
        T::has_unprefixed(self)
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match T::WHITE_SPACE.apply(text) {
            Cow::Borrowed(text) => T::processed(self, text),
            Cow::Owned(text) => Cow::Owned(T::processed(self, &text).into_owned()),
        }
    }

    fn is_listed(&self) -> bool {
        T::is_listed(self)
    }

    fn is_ambiguous(&self) -> bool {
        T::AMBIGUOUS
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        T::identities(self, with)
    }

    fn key_value(&self) -> KeyValue {
        T::key_value(self)
    }

    fn hash_value(&self, state: &mut dyn Hasher) {
        T::hash_value(self, state);
    }

    fn text(&self) -> Option<&str> {
        self.as_text()
    }

    fn keeps_type(&self) -> bool {
        T::KEEPS_TYPE
    }

    fn dynamic_type(&self) -> Option<&DynamicType> {
        T::dynamic_type(self)
    }

    fn set_dynamic_type(&mut self, dynamic: DynamicType) {
        T::set_dynamic_type(self, dynamic);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn assign(&mut self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().map(|other| self.clone_from(other)).is_some()
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| SimpleType::same(self, other))
    }

    fn same_as_text(&self, text: &str) -> bool {
        T::from_lexical(&T::WHITE_SPACE.apply(text)).is_ok_and(|other| self.same_value(&other))
    }

    fn form(&self) -> Form {
        T::FORM
    }

    fn primitive(&self) -> &'static str {
        T::PRIMITIVE
    }

    fn parts(&self, with: Parts<'_>) {
        T::parts(with);
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(&self, choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        T::candidate(choose, facets, attempt)
    }
}
