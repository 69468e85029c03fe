//! How a value of a simple type is given beside its text: as a boolean, a number or a list.
//!
//! A number stands for a value only where each number of the type is exact in every reader of JSON, which is what types
//! say and not values: a field has one form, whatever is in it.

use super::facets::Facets;

/// The greatest integer up to which a double has all of them (RFC 8259, section 6).
const EXACT: i64 = (1 << 53) - 1;

/// What stands for a value of a simple type beside its text.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Text,
    /// A boolean.
    Boolean,
    /// An integer, not less and not more than these.
    Integer(Option<i64>, Option<i64>),
    /// An integer, since a fraction may not be exact.
    Decimal,
    /// A number, unless it is not finite.
    Float,
    /// Nothing; the text is a name with its namespace in it, and not as XML has it.
    Name,
    /// Nothing; a moment or a duration may have several texts, as in several time zones, and keeps its own.
    Time,
    /// A list of such.
    List(&'static Form),
}

impl Form {
    /// Integers of these signs, in order.
    pub(crate) const fn of_signs(signs: &[i64]) -> Self {
        let (first, last) = (signs[0], signs[signs.len() - 1]);
        Self::Integer(if first < 0 { None } else { Some(first) }, if last > 0 { None } else { Some(last) })
    }

    /// Whether each integer that the facets allow is exact as a number.
    pub(crate) fn is_exact(self, facets: &Facets) -> bool {
        let (least, most) = self.bounds(facets);
        least.is_some_and(|least| least >= -EXACT) && most.is_some_and(|most| most <= EXACT)
    }

    /// The least and the greatest integer that the facets allow, where there is one.
    pub(crate) fn bounds(self, facets: &Facets) -> (Option<i64>, Option<i64>) {
        let Self::Integer(least, most) = self else { return (None, None) };
        let bound = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
        let digits = facets.total_digits.and_then(|digits| 10_i64.checked_pow(digits.try_into().ok()?)?.checked_sub(1));
        let above = bound(facets.min_exclusive).and_then(|bound| bound.checked_add(1));
        let below = bound(facets.max_exclusive).and_then(|bound| bound.checked_sub(1));
        let least = [least, bound(facets.min_inclusive), above, digits.map(|most| -most)];
        let most = [most, bound(facets.max_inclusive), below, digits];
        (least.into_iter().flatten().max(), most.into_iter().flatten().min())
    }

    /// Whether there are names in its texts, which XML has prefixes for, and patterns are about.
    pub(crate) fn has_names(self) -> bool {
        match self {
            Self::Name => true,
            Self::List(item) => item.has_names(),
            _ => false,
        }
    }
}
