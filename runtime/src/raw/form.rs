//! Values of simple types as booleans, numbers, lists and texts, by the [`Form`] of their type.

use std::borrow::Cow;

use super::{Object, Value};
use crate::chars::first_bad_char;
use crate::error::{Error, ErrorKind, Result};
use crate::simple::facets::Facets;
use crate::simple::{Form, SimpleType};
use crate::white_space::{is_space, items};

impl Form {
    /// What stands for the value of this text.
    pub(crate) fn show(self, text: &str, facets: &Facets) -> Value {
        let shown = match self {
            Self::Boolean => Some(Value::Boolean(matches!(text, "true" | "1"))),
            Self::Integer(..) if self.is_exact(facets) => text.parse().ok().map(Value::Integer),
            Self::Float => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float),
            Self::List(item) => Some(Value::List(items(text).map(|text| item.show(text, Facets::none())).collect())),
            Self::Text | Self::Name | Self::Time | Self::Integer(..) | Self::Decimal => None,
        };
        shown.unwrap_or_else(|| Value::Text(text.to_owned()))
    }

    /// The text of what was given, to be read as one of an element.
    pub(super) fn text(self, given: &Value) -> Result<Cow<'_, str>> {
        match (self, given) {
            (_, Value::Text(text)) => {
                check_carried(text)?;
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
            (Self::List(item), Value::List(items)) => list_text(*item, items).map(Cow::Owned),
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

/// The items of a list with spaces between them.
fn list_text(form: Form, items: &[Value]) -> Result<String> {
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
pub(super) fn expect_object(given: &Value) -> Result<&Object> {
    match given {
        Value::Object(object) => Ok(object),
        _ => Err(mismatch("an object", given)),
    }
}

/// The list that was given.
pub(super) fn expect_list(given: &Value) -> Result<&[Value]> {
    match given {
        Value::List(items) => Ok(items),
        _ => Err(mismatch("a list", given)),
    }
}

/// Whether XML can carry a text.
pub(super) fn check_carried(text: &str) -> Result<()> {
    first_bad_char(text).map_or(Ok(()), |(_, character)| Err(Error::bad_character(character)))
}
