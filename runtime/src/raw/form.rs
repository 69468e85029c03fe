//! How a value of a simple type is given beside its text: as a boolean, a number or a list.
//!
//! A number stands for a value only where each number of the type is exact in every reader of JSON, which is what types
//! say and not values: a field has one form, whatever is in it.

use std::borrow::Cow;

use super::{Object, Value};
use crate::error::{Error, ErrorKind, Result};
use crate::facets::Facets;
use crate::read::tag::first_bad_char;
use crate::simple::{SimpleType, is_space};

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

    /// What stands for the value of this text.
    pub(crate) fn show(self, text: &str, facets: &Facets) -> Value {
        let shown = match self {
            Self::Boolean => Some(Value::Boolean(matches!(text, "true" | "1"))),
            Self::Integer(..) if self.is_exact(facets) => text.parse().ok().map(Value::Integer),
            Self::Float => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float),
            Self::List(item) => {
                let items = text.split(is_space).filter(|item| !item.is_empty());
                Some(Value::List(items.map(|text| item.show(text, &Facets::NONE)).collect()))
            }
            Self::Text | Self::Name | Self::Time | Self::Integer(..) | Self::Decimal => None,
        };
        shown.unwrap_or_else(|| Value::Text(text.to_owned()))
    }

    /// The text of what was given, to be read as one of an element.
    pub(super) fn text(self, given: &Value) -> Result<Cow<'_, str>> {
        match (self, given) {
            (_, Value::Text(text)) => {
                carried(text)?;
                Ok(Cow::Borrowed(text))
            }
            (Self::Boolean, Value::Boolean(value)) => Ok(Cow::Borrowed(if *value { "true" } else { "false" })),
            (Self::Integer(..) | Self::Decimal | Self::Float, Value::Integer(value)) => {
                Ok(Cow::Owned(value.to_string()))
            }
            (Self::Float, Value::Float(value)) => {
                let mut text = String::new();
                value.to_lexical(&mut text);
                Ok(Cow::Owned(text))
            }
            (Self::List(item), Value::List(items)) => list(*item, items).map(Cow::Owned),
            _ => Err(self.mismatch(given)),
        }
    }

    fn mismatch(self, given: &Value) -> Error {
        match (self, given) {
            (Self::Integer(..), Value::Float(_)) => mismatch("an integer", given),
            (Self::Decimal, Value::Float(_)) => {
                mismatch("text", given).with_note("as text, all of its digits are kept")
            }
            (Self::Text | Self::Name | Self::Time, Value::Integer(_) | Value::Float(_)) => {
                mismatch("text", given).with_note("as text, none of its zeros and signs is lost")
            }
            (Self::Text | Self::Name | Self::Time, _) => mismatch("text", given),
            (Self::Boolean, _) => mismatch("a boolean", given),
            (Self::Integer(..) | Self::Decimal | Self::Float, _) => mismatch("a number", given),
            (Self::List(_), _) => mismatch("a list", given),
        }
    }
}

/// The items of a list with blanks between them.
fn list(form: Form, items: &[Value]) -> Result<String> {
    let mut all = String::new();
    for (index, item) in items.iter().enumerate() {
        let text = form.text(item).map_err(|error| error.within("", Some(index)))?;
        if text.is_empty() || text.contains(is_space) {
            let message = "an item of a list is neither empty nor has white space in it";
            return Err(Error::new(ErrorKind::Value, message).within("", Some(index)));
        }
        if index > 0 {
            all.push(' ');
        }
        all.push_str(&text);
    }
    Ok(all)
}

/// Something else was expected than what was given.
pub(super) fn mismatch(expected: &str, given: &Value) -> Error {
    Error::new(ErrorKind::Value, format!("expected {expected}, found {}", given.kind()))
}

/// The object that was given.
pub(super) fn object(given: &Value) -> Result<&Object> {
    match given {
        Value::Object(object) => Ok(object),
        _ => Err(mismatch("an object", given)),
    }
}

/// The list that was given.
pub(super) fn items(given: &Value) -> Result<&[Value]> {
    match given {
        Value::List(items) => Ok(items),
        _ => Err(mismatch("a list", given)),
    }
}

/// Whether XML can carry a text.
pub(super) fn carried(text: &str) -> Result<()> {
    match first_bad_char(text).and_then(|at| text[at..].chars().next()) {
        None => Ok(()),
        Some(character) => {
            let message = format!("the character {} cannot stand in XML", character.escape_unicode());
            Err(Error::new(ErrorKind::Character, message))
        }
    }
}
