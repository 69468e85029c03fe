//! Values of enumerations: what all of them share.

use std::fmt;

use crate::error::ValueError;
use crate::simple::facets::Facets;
use crate::simple::{SimpleType, WhiteSpace};

/// An enum of the values of an enumeration. Sealed: [`enumeration!`](crate::enumeration) implements it.
///
/// ```
/// use xsdbind::Enumeration;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// pub enum Status {
///     Active,
///     OnHold,
/// }
///
/// xsdbind::enumeration! { Status { Active = "active", OnHold = "on hold", } }
///
/// assert_eq!(Status::VALUES, [Status::Active, Status::OnHold]);
/// assert_eq!(Status::TEXTS, ["active", "on hold"]);
/// ```
pub trait Enumeration: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The values that the schema lists, in its order.
    const VALUES: &'static [Self];
    /// Their texts.
    const TEXTS: &'static [&'static str];
    /// What happens to white space before a text is looked up.
    const WHITE_SPACE: WhiteSpace;
    /// What reading overwrites.
    #[doc(hidden)]
    const BLANK: Self;

    /// The text of the value.
    #[must_use]
    fn text(&self) -> &str;

    /// The value for a text that the schema does not list.
    #[doc(hidden)]
    #[must_use]
    fn other(_text: &str) -> Option<Self> {
        None
    }

    /// Checks such a text against the other facets; `None` where there is no value for any.
    #[doc(hidden)]
    const OTHERS: Option<Check> = None;
}

/// Takes a text, white space processed as the enumeration has it, for the value that it stands for.
pub(crate) fn read(listed: &mut dyn EnumValue, text: &str) -> Result<(), ValueError> {
    let (texts, rule) = listed.texts();
    let text = rule.apply(text);
    if listed.set(&text) { check(listed) } else { Err(ValueError::not_one_of(&text, texts)) }
}

/// Checks a text.
pub(crate) type Check = fn(&str) -> Result<(), ValueError>;

/// Checks a value that the schema does not list, which anyone can make: the other facets allow it, and it is read again as
/// it is.
pub(crate) fn check(listed: &dyn EnumValue) -> Result<(), ValueError> {
    if !listed.has_others() {
        return Ok(());
    }
    let ((texts, white_space), text) = (listed.texts(), listed.text());
    if texts.contains(&text) {
        return Ok(());
    }
    if white_space.apply(text) != text {
        return Err(ValueError::ambiguous(text));
    }
    listed.check_other(text)
}

/// Checks that a value is the fixed one, if there is one.
pub(crate) fn check_fixed(listed: &dyn EnumValue, fixed: Option<&str>) -> Result<(), ValueError> {
    match fixed {
        Some(fixed) if listed.text() != listed.texts().1.apply(fixed) => Err(ValueError::not_fixed(fixed)),
        _ => Ok(()),
    }
}

/// Where a text is listed; beyond the list if it is not.
fn position(texts: &[&str], text: &str) -> usize {
    texts.iter().position(|listed| *listed == text).unwrap_or(usize::MAX)
}

/// The value of a text, whatever the other facets say of it.
pub(crate) fn value<T: Enumeration>(text: &str) -> Option<T> {
    // No combinators: each would be compiled again for every enumeration.
    let found = position(T::TEXTS, text);
    if found < T::VALUES.len() { Some(T::VALUES[found].clone()) } else { T::other(text) }
}

/// A value of an enumeration, of any such type.
pub trait EnumValue: 'static {
    /// The texts that the schema lists, and what happens to white space before one is looked up.
    fn texts(&self) -> (&'static [&'static str], WhiteSpace);
    /// The text of the value.
    fn text(&self) -> &str;
    /// Whether texts that the schema does not list can be values.
    fn has_others(&self) -> bool;
    /// Checks such a text.
    ///
    /// # Errors
    ///
    /// When the other facets do not allow it.
    fn check_other(&self, text: &str) -> Result<(), ValueError>;
    /// Becomes the value of this text, whatever other facets say of it; `false` where there is none.
    fn set(&mut self, text: &str) -> bool;
    /// For printing.
    fn debug(&self) -> &dyn fmt::Debug;
}

impl<T: Enumeration> EnumValue for T {
    fn texts(&self) -> (&'static [&'static str], WhiteSpace) {
        (T::TEXTS, T::WHITE_SPACE)
    }

    fn text(&self) -> &str {
        Enumeration::text(self)
    }

    fn has_others(&self) -> bool {
        T::OTHERS.is_some()
    }

    fn check_other(&self, text: &str) -> Result<(), ValueError> {
        T::OTHERS.map_or(Ok(()), |check| check(text))
    }

    fn set(&mut self, text: &str) -> bool {
        match value(text) {
            Some(value) => {
                *self = value;
                true
            }
            None => false,
        }
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }
}

impl<T: Enumeration> SimpleType for T {
    const WHITE_SPACE: WhiteSpace = T::WHITE_SPACE;
    const FACETS: &'static Facets = &Facets { enumeration: T::TEXTS, ..Facets::NONE };
    /// A value that the schema does not list may be one that it does not allow.
    const AMBIGUOUS: bool = T::OTHERS.is_some();

    fn place_holder() -> Self {
        T::BLANK
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        let Some(value) = value::<T>(text) else { return Err(ValueError::not_one_of(text, T::TEXTS)) };
        check(&value)?;
        Ok(value)
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(self.text());
    }

    fn is_listed(&self) -> bool {
        T::TEXTS.contains(&self.text())
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(choose: &mut crate::simple::choose::Choose<'_, '_>, _facets: &Facets, _attempt: usize) -> String {
        choose.one_of(T::TEXTS).to_owned()
    }
}
