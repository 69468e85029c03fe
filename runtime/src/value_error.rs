//! Why a text or a value is not one of a simple type.
//!
//! In comes what was expected and what was found; out goes one small error with its message ready. What the value came
//! from is echoed in part only, so that a message stays one line, however long or odd the text was.

use std::error::Error;
use std::fmt::{self, Write as _};

/// How many characters of a value a message shows.
const ECHOED_CHARACTERS: usize = 40;
/// How many values of an enumeration a message lists.
const LISTED_VALUES: usize = 8;

/// A text or a value that a simple type does not allow.
///
/// Shown with the name of the type in the schema, where it has one, and with the field, where it comes from one: of an
/// [`Error`](crate::Error), whose path says where that is.
///
/// ```
/// use xsdbind::types::{Integer, Token};
///
/// xsdbind::restriction! { FirstNameRules "FirstName" (Token) { max_length: Some(30), } }
/// type FirstName = xsdbind::Restricted<FirstNameRules>;
///
/// let error = "x".repeat(31).parse::<FirstName>().unwrap_err();
/// assert_eq!(error.to_string(), "FirstName: longer than 30 characters");
/// assert_eq!((error.type_name(), error.field()), (Some("FirstName"), None));
///
/// let error = "abc".parse::<Integer>().unwrap_err();
/// assert_eq!(error.to_string(), "expected an `xs:integer`, found `abc`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ValueErrorKind,
    message: String,
    /// Empty for none.
    type_name: &'static str,
    field: Option<Box<str>>,
}

/// What a [`ValueError`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// The text is not in the lexical space of the type.
    Lexical,
    /// `length`, `minLength` or `maxLength`.
    Length,
    /// `pattern`.
    Pattern,
    /// `minInclusive`, `minExclusive`, `maxInclusive`, `maxExclusive`, or the range of a built-in type.
    Bounds,
    /// `totalDigits` or `fractionDigits`.
    Digits,
    /// `enumeration`.
    Enumeration,
    /// The value differs from the one that the schema fixes.
    Fixed,
    /// The value is valid, but beyond what this crate represents.
    Limit,
    /// A facet of the schema is itself not valid, so that no value can be checked against it.
    Facet,
}

impl ValueError {
    /// An error with a message of its own.
    #[must_use]
    pub fn new(kind: ValueErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, message: message.into(), type_name: "", field: None }))
    }

    /// The text `found` is not in the lexical space of the type named `expected`.
    #[must_use]
    pub fn lexical(expected: &str, found: &str) -> Self {
        // "an xs:int": the prefix is spoken as its letters.
        let article = if expected.starts_with("xs:") { "an" } else { "a" };
        let message = format!("expected {article} `{expected}`, found `{}`", Echo(found));
        Self::new(ValueErrorKind::Lexical, message)
    }

    /// The number `found` is outside of the range of the type named `expected`.
    #[must_use]
    pub fn out_of_range(expected: &str, found: &str) -> Self {
        let message = format!("`{}` is out of the range of `{expected}`", Echo(found));
        Self::new(ValueErrorKind::Bounds, message)
    }

    /// The value `found` is valid, but larger than what represents `expected`.
    #[must_use]
    pub fn limit(expected: &str, found: &str) -> Self {
        let message = format!("`{}` is beyond the supported range of `{expected}`", Echo(found));
        Self::new(ValueErrorKind::Limit, message)
    }

    /// The value `found` is none of the values of an enumeration.
    ///
    /// ```
    /// use xsdbind::error::ValueError;
    ///
    /// let error = ValueError::not_one_of("c", &["a", "b"]);
    /// assert_eq!(error.to_string(), "value is not one of `a`, `b`: found `c`");
    /// ```
    #[must_use]
    pub fn not_one_of(found: &str, allowed: &[&str]) -> Self {
        let mut message = String::from("value is not one of ");
        for (index, value) in allowed.iter().take(LISTED_VALUES).enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            // Writing to a string cannot fail, here and below.
            let _ = write!(message, "{separator}`{}`", Echo(value));
        }
        if let Some(more) = allowed.len().checked_sub(LISTED_VALUES).filter(|more| *more > 0) {
            let _ = write!(message, " and {more} more");
        }
        let _ = write!(message, ": found `{}`", Echo(found));
        Self::new(ValueErrorKind::Enumeration, message)
    }

    /// The text of a value would be read as another one.
    pub(crate) fn ambiguous(text: &str) -> Self {
        let message = format!("the text `{}` would be read as another value", Echo(text));
        Self::new(ValueErrorKind::Lexical, message)
    }

    /// The value is another one than that which the schema fixes.
    #[must_use]
    pub fn not_fixed(fixed: &str) -> Self {
        Self::new(ValueErrorKind::Fixed, format!("value is not the fixed `{fixed}`"))
    }

    /// The same of a type with this name, unless it is of one already: that of an item of a list.
    #[cold]
    pub(crate) fn of_type(mut self, name: &'static str) -> Self {
        if self.0.type_name.is_empty() {
            self.0.type_name = name;
        }
        self
    }

    /// Notes which field it is of, unless it is of one already.
    pub(crate) fn note_field(&mut self, name: &str) {
        self.0.field.get_or_insert_with(|| name.into());
    }

    /// What the error is about.
    #[must_use]
    pub fn kind(&self) -> ValueErrorKind {
        self.0.kind
    }

    /// What is wrong, without type and field.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The name of the type in the schema; none of a built-in or an anonymous type.
    #[must_use]
    pub fn type_name(&self) -> Option<&'static str> {
        Some(self.0.type_name).filter(|name| !name.is_empty())
    }

    /// The element the value is of, or `@name` of an attribute: of an error of reading, writing, or building by names.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        match (self.field(), self.type_name()) {
            (None, None) => return f.write_str(message),
            (Some(field), None) => f.write_str(field)?,
            (None, Some(name)) => f.write_str(name)?,
            (Some(field), Some(name)) => write!(f, "{field} ({name})")?,
        }
        // Whose value it is has just been said.
        let rest = message.strip_prefix("value is ").or_else(|| message.strip_prefix("value "));
        write!(f, ": {}", rest.unwrap_or(message))
    }
}

impl Error for ValueError {}

impl From<std::convert::Infallible> for ValueError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// Text as messages show it: its beginning, with control characters escaped so that it can forge no line of a log.
pub(crate) struct Echo<'a>(pub(crate) &'a str);

impl fmt::Display for Echo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(ECHOED_CHARACTERS) {
            if character.is_control() {
                write!(f, "{}", character.escape_default())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        if characters.next().is_some() {
            f.write_str("…")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_small_and_can_be_sent() {
        fn shared<T: Send + Sync + Error>() {}
        shared::<ValueError>();
        assert_eq!(size_of::<ValueError>(), size_of::<usize>());
    }

    #[test]
    fn long_values_are_cut() {
        let error = ValueError::lexical("xs:int", &"9".repeat(1000));
        assert_eq!(error.to_string(), format!("expected an `xs:int`, found `{}…`", "9".repeat(40)));
    }

    #[test]
    fn control_characters_are_escaped() {
        let error = ValueError::lexical("DN", "a\nb\u{1b}");
        assert_eq!(error.to_string(), r"expected a `DN`, found `a\nb\u{1b}`");
    }

    #[test]
    fn long_enumerations_are_cut() {
        let error = ValueError::not_one_of("x", &["v"; 10]);
        assert!(error.to_string().ends_with("`v`, `v` and 2 more: found `x`"), "{error}");
        assert_eq!(error.kind(), ValueErrorKind::Enumeration);
    }

    #[test]
    fn type_and_field_are_named() {
        let mut error = ValueError::new(ValueErrorKind::Digits, "value has more than 3 digits").of_type("");
        assert_eq!((error.to_string().as_str(), error.type_name()), ("value has more than 3 digits", None));
        error.note_field("@price");
        assert_eq!(error.to_string(), "@price: has more than 3 digits");
        error = error.of_type("Price").of_type("Prices");
        error.note_field("row");
        assert_eq!(error.to_string(), "@price (Price): has more than 3 digits");
        assert_eq!(error.message(), "value has more than 3 digits");
        let error = ValueError::lexical("xs:int", "x").of_type("Price");
        assert_eq!(error.to_string(), "Price: expected an `xs:int`, found `x`");
    }

    #[test]
    fn fixed_values_are_named() {
        assert_eq!(ValueError::not_fixed("a").to_string(), "value is not the fixed `a`");
    }
}
