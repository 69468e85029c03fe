//! What every simple type has in common: text in, value out, and back.
//!
//! In comes the text of an element or attribute after white-space processing; out goes a value of the type's value
//! space, or a [`ValueError`] that says what was expected. Facets of restrictions are checked in `facets`.

#[cfg(feature = "arbitrary")]
pub(crate) mod choose;
#[doc(hidden)]
pub mod facets;
mod form;
mod ids;
mod key;
mod leaf;
#[cfg(feature = "arbitrary")]
pub(crate) mod sample;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash as _, Hasher};

#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub use choose::Choose;
use facets::{Faceted, Facets};
#[doc(hidden)]
pub use form::Form;
#[doc(hidden)]
pub use ids::{Each, Identity};
#[doc(hidden)]
pub use key::KeyValue;
#[doc(hidden)]
pub use leaf::SimpleValue;

use crate::attributes::DynamicType;
use crate::error::{self, ValueError};
use crate::pattern;
use crate::prefixes::{Expanded, ReadNames, WriteNames};
pub use crate::white_space::WhiteSpace;

/// What looks at the members of a union, or at the item of a list: blank values, with their facets.
#[doc(hidden)]
pub type Parts<'p> = &'p mut dyn FnMut(&mut dyn SimpleValue, &'static Facets);

/// Shows a blank value of a type.
#[doc(hidden)]
pub fn part<T: SimpleType>(with: Parts<'_>) {
    with(&mut T::place_holder(), T::FACETS);
}

/// A value of a simple type.
///
/// Sealed: implemented by this crate for the built-in types and for restrictions, and by macros for enumerations, unions and
/// [own types](crate::OwnType).
pub trait SimpleType: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The white-space processing that comes before [`from_lexical`](Self::from_lexical).
    const WHITE_SPACE: WhiteSpace;

    /// What reading overwrites; it may lie outside the type's value space and is never handed out.
    #[doc(hidden)]
    fn place_holder() -> Self;

    /// The value that `text`, already white-space processed, stands for.
    ///
    /// # Errors
    ///
    /// When `text` is not in the lexical space of the type.
    fn from_lexical(text: &str) -> Result<Self, ValueError>;

    /// Appends the text of the value: the canonical one (XSD Part 2, section 3) where the type does not say otherwise.
    fn to_lexical(&self, out: &mut String);

    /// Checks that the value is one of the type at all, which types of others cannot promise.
    #[doc(hidden)]
    fn check_own(&self) -> Result<(), ValueError> {
        Ok(())
    }

    /// Whether two values are one and the same in the value space, where `NaN` is itself.
    fn same(&self, other: &Self) -> bool {
        self == other
    }

    /// The same of values that have a type beside them: whatever types these are.
    #[doc(hidden)]
    fn same_value(&self, other: &Self) -> bool {
        self.same(other)
    }

    /// Whether there is a place for a type that `xsi:type` names.
    #[doc(hidden)]
    const KEEPS_TYPE: bool = false;

    /// That type.
    #[doc(hidden)]
    fn dynamic_type(&self) -> Option<&DynamicType> {
        None
    }

    /// Takes that type, where there is a place for it.
    #[doc(hidden)]
    fn set_dynamic_type(&mut self, _dynamic: DynamicType) {}

    /// How a value is given beside its text.
    #[doc(hidden)]
    const FORM: Form = Form::Text;

    /// What [`length`](Self::length) counts, as messages name it.
    const LENGTH_UNIT: &'static str = "characters";

    /// The text of the value, where the value is its text, so that its length is that in characters.
    #[doc(hidden)]
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Whether there is a place for a text that is not the canonical one.
    #[doc(hidden)]
    const SPELLED: bool = false;

    /// Keeps the text that the value was read from, where the patterns do not take the canonical one.
    #[doc(hidden)]
    fn spell(&mut self, _text: &str, _facets: &Facets) {}

    /// Checks the facets, and finds a text that the patterns take.
    #[doc(hidden)]
    fn find_text(&mut self, _facets: &Facets) -> Result<(), ValueError> {
        Ok(())
    }

    /// Appends an expression, as in a pattern, for the texts of the value: the usual ones, or, `wide`, all of them.
    #[doc(hidden)]
    fn texts(&self, _wide: bool, out: &mut String) {
        let mut text = String::new();
        self.to_lexical(&mut text);
        pattern::literal(&text, out);
    }

    /// As [`from_lexical`](Self::from_lexical), of a text that need not be one that patterns take, but one of a value
    /// that has such a text.
    #[doc(hidden)]
    fn from_value_text(text: &str) -> Result<Self, ValueError> {
        Self::from_lexical(text)
    }

    /// What the length facets count: characters, octets or items; `None` where they do not apply.
    fn length(&self) -> Option<usize> {
        None
    }

    /// The order that the bounds facets use; `None` where values are not comparable or the type is not ordered.
    fn compare(&self, _other: &Self) -> Option<Ordering> {
        None
    }

    /// The order to a bound of the schema, which need not be a value of the type itself: that of an exclusive one is none.
    ///
    /// # Errors
    ///
    /// When the bound is no value of the base.
    #[doc(hidden)]
    fn compare_bound(&self, bound: &str) -> Result<Option<Ordering>, ValueError> {
        let bound = Self::from_lexical(&Self::WHITE_SPACE.apply(bound))?;
        Ok(self.compare(&bound))
    }

    /// Total and fraction digits; `None` where those facets do not apply.
    fn digits(&self) -> Option<(usize, usize)> {
        None
    }

    /// Whether texts have names with prefixes in them, whose meaning depends on where they stand.
    #[doc(hidden)]
    const PREFIXED: bool = false;
    /// Whether there are values whose text is that of another one, for a union of an earlier member, or of none.
    #[doc(hidden)]
    const AMBIGUOUS: bool = false;

    /// As [`from_lexical`](Self::from_lexical), at a place in a document.
    #[doc(hidden)]
    fn from_lexical_in(text: &str, _names: &dyn ReadNames) -> Result<Self, ValueError> {
        Self::from_lexical(text)
    }

    /// As [`to_lexical`](Self::to_lexical), at a place in a document.
    #[doc(hidden)]
    fn to_lexical_in(&self, out: &mut String, _names: &mut dyn WriteNames) -> error::Result<()> {
        self.to_lexical(out);
        Ok(())
    }

    /// Whether there is a name in it that has no namespace, and so no prefix.
    #[doc(hidden)]
    fn has_unprefixed(&self) -> bool {
        false
    }

    /// The text, which the value was read from, with white space as the value itself has it: that of a union's member.
    #[doc(hidden)]
    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }

    /// Whether the schema lists the value, where it lists any.
    #[doc(hidden)]
    fn is_listed(&self) -> bool {
        true
    }

    /// Shows the `ID`s and `IDREF`s in it.
    #[doc(hidden)]
    fn identities(&self, _with: Each<'_>) -> error::Result<()> {
        Ok(())
    }

    /// The primitive type that it is derived from (XSD Part 2, section 3.2). `xs:anyURI` counts as `xs:string`: both are
    /// texts.
    #[doc(hidden)]
    const PRIMITIVE: &'static str = "xs:string";

    /// What tells the value from others in a key.
    #[doc(hidden)]
    fn key_value(&self) -> KeyValue {
        let mut text = String::new();
        self.to_lexical(&mut text);
        KeyValue::Atomic(Self::PRIMITIVE, text)
    }

    /// Hashes the value: those that are the same alike.
    #[doc(hidden)]
    fn hash_value(&self, state: &mut dyn Hasher) {
        match self.as_text() {
            Some(text) => text.hash(&mut &mut *state),
            None => self.key_value().hash_value(state),
        }
    }

    /// The facets of a restriction, and the texts of an enumeration.
    #[doc(hidden)]
    const FACETS: &'static Facets = Facets::none();

    /// Shows a value of each member of a union, or of the item of a list, to be filled in.
    #[doc(hidden)]
    fn parts(_with: Parts<'_>) {}

    /// A text that may be one of this type, with these facets; the more attempts there were, the plainer.
    #[cfg(feature = "arbitrary")]
    #[doc(hidden)]
    fn candidate(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        sample::candidate::<Self>(choose, facets, attempt)
    }
}

/// The value that a text stands for, white space processed first.
///
/// # Errors
///
/// When the text is not in the lexical space of the type.
pub fn parse<T: SimpleType>(text: &str) -> Result<T, ValueError> {
    T::from_lexical(&T::WHITE_SPACE.apply(text))
}

/// Formats a value as its canonical text.
///
/// # Errors
///
/// When the formatter fails.
pub fn display<T: SimpleType>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = String::new();
    value.to_lexical(&mut text);
    f.pad(&text)
}

/// The white-space rule of a restriction: the stricter of the base's and its own.
#[must_use]
pub const fn white_space<T: SimpleType>(facets: &Facets) -> WhiteSpace {
    T::WHITE_SPACE.or_stricter(facets.white_space)
}

/// Checks that a value is the fixed one, if there is one. Its text is taken as that of a document: white space as the
/// facets say.
pub(crate) fn check_fixed(leaf: &dyn SimpleValue, facets: &Facets, fixed: Option<&str>) -> Result<(), ValueError> {
    let Some(fixed) = fixed else { return Ok(()) };
    let text = facets.white_space.map_or(Cow::Borrowed(fixed), |rule| rule.apply(fixed));
    if leaf.same_as_text(&text) { Ok(()) } else { Err(ValueError::not_fixed(fixed)) }
}

/// The value of a base type that `text` stands for, if the facets of its restriction allow it.
///
/// # Errors
///
/// When they do not, or when `text` is not in the lexical space of the base.
pub fn restricted<T: SimpleType>(text: &str, facets: &Facets) -> Result<T, ValueError> {
    restricted_in(text, facets, &Expanded)
}

/// The same at a place in a document.
#[inline]
pub(crate) fn restricted_in<T: SimpleType>(
    text: &str,
    facets: &Facets,
    names: &dyn ReadNames,
) -> Result<T, ValueError> {
    allowed(T::from_lexical_in(text, names), text, facets, names, T::SPELLED)
}

/// What a restriction asks of a value of its base, beside what facets do.
pub(crate) trait Base: Faceted + SimpleValue + Sized {
    /// [`SimpleType::processed`].
    fn of_member<'t>(&self, text: &'t str) -> Cow<'t, str>;
    /// [`SimpleType::spell`].
    fn keep_text(&mut self, text: &str, facets: &Facets);
    /// [`SimpleType::find_text`].
    fn find_text(&mut self, facets: &Facets) -> Result<(), ValueError>;
}

impl<T: SimpleType> Base for T {
    fn of_member<'t>(&self, text: &'t str) -> Cow<'t, str> {
        SimpleType::processed(self, text)
    }

    fn keep_text(&mut self, text: &str, facets: &Facets) {
        self.spell(text, facets);
    }

    fn find_text(&mut self, facets: &Facets) -> Result<(), ValueError> {
        SimpleType::find_text(self, facets)
    }
}

/// A value that was read from a text, if the facets allow it; `spelled`: with that text, if there is need of it.
#[inline]
pub(crate) fn allowed<V: Base>(
    read: Result<V, ValueError>,
    text: &str,
    facets: &Facets,
    names: &dyn ReadNames,
    spelled: bool,
) -> Result<V, ValueError> {
    let mut value = read.map_err(|error| error.of_type(facets.name))?;
    if value.has_prefixes() && !names.have_prefixes() {
        check_expanded(&value, text, facets)?;
        if spelled {
            value.find_text(facets).map_err(|error| error.of_type(facets.name))?;
        }
        return Ok(value);
    }
    let text = value.of_member(text);
    facets::check_value(&value, &text, facets)?;
    if spelled {
        value.keep_text(&text, facets);
    }
    Ok(value)
}

/// Checks a value whose text stands in no document: names in it have no prefixes, which patterns are for.
fn check_expanded<V: Base>(value: &V, text: &str, facets: &Facets) -> Result<(), ValueError> {
    let patterns = if value.has_prefixes() { &[] } else { facets.patterns };
    facets::check_value(value, &value.of_member(text), &Facets { patterns, ..*facets })
}

/// Checks a value against the facets of its restriction.
///
/// # Errors
///
/// When they do not allow it.
pub(crate) fn check<T: SimpleType>(value: &T, facets: &Facets) -> Result<(), ValueError> {
    let mut text = String::new();
    value.to_lexical(&mut text);
    check_expanded(value, &text, facets)
}

/// A value of a base type, if the facets of its restriction allow it, in the form that reading its text would give; with
/// a text that the patterns take, where there is a place for one.
///
/// # Errors
///
/// When they do not.
pub fn restrict<T: SimpleType>(value: T, facets: &Facets) -> Result<T, ValueError> {
    value.check_own().map_err(|error| error.of_type(facets.name))?;
    restrict_by(value, facets, T::WHITE_SPACE, T::SPELLED, |text| T::from_lexical_in(text, &Expanded))
}

/// The same of a value of any base, with its rule for white space, and what reads one from a text.
pub(crate) fn restrict_by<V: Base>(
    mut value: V,
    facets: &Facets,
    rule: WhiteSpace,
    spelled: bool,
    read: impl FnOnce(&str) -> Result<V, ValueError>,
) -> Result<V, ValueError> {
    if spelled {
        value.find_text(facets).map_err(|error| error.of_type(facets.name))?;
        return Ok(value);
    }
    let mut text = String::new();
    value.write(&mut text);
    match rule.or_stricter(facets.white_space).apply(&text) {
        Cow::Borrowed(same) if same.len() == text.len() => {
            check_expanded(&value, &text, facets)?;
            Ok(value)
        }
        processed => allowed(read(&processed), &processed, facets, &Expanded, false),
    }
}
