//! Values of enumerations: what all of them share.

use std::fmt;

use crate::error::ValueError;
use crate::facets::Facets;
use crate::simple::{SimpleType, WhiteSpace};

/// An enum of the values of an enumeration. Implemented by [`enumeration!`](crate::enumeration).
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
}

/// Where a text is listed; beyond the list if it is not.
fn position(texts: &[&str], text: &str) -> usize {
    texts.iter().position(|listed| *listed == text).unwrap_or(usize::MAX)
}

impl<T: Enumeration> SimpleType for T {
    const BLANK: Self = <T as Enumeration>::BLANK;
    const WHITE_SPACE: WhiteSpace = T::WHITE_SPACE;
    const FACETS: &'static Facets = &Facets { enumeration: T::TEXTS, ..Facets::NONE };

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        // No combinators: each would be compiled again for every enumeration.
        let found = position(T::TEXTS, text);
        if found < T::VALUES.len() {
            return Ok(T::VALUES[found].clone());
        }
        match T::other(text) {
            Some(other) => Ok(other),
            None => Err(ValueError::not_one_of(text, T::TEXTS)),
        }
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(self.text());
    }

    fn is_listed(&self) -> bool {
        T::TEXTS.contains(&self.text())
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(choose: &mut crate::arbitrary::choose::Choose<'_, '_>, _facets: &Facets, _attempt: usize) -> String {
        choose.one_of(T::TEXTS).to_owned()
    }
}
