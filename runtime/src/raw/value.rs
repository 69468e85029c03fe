//! Values without a type: what names and texts say before it is known what they are for.

use crate::document::Of;
#[cfg(feature = "dynamic")]
use crate::document::Roots;
use crate::error::Result;
use crate::slot::Generated;
#[cfg(feature = "json")]
use crate::slot::{Make, Slot};
use crate::{Document, raw};

/// A value of any type, by names and texts. A field that is to be left out has no key.
///
/// ```
/// use xsdbind::raw::{Object, Value};
///
/// let user = Object::from([("userId", Value::from("alice@example.com")), ("phoneNumber", Value::Nil)]);
/// assert_eq!(user.get("phoneNumber"), Some(&Value::Nil)); // to be cleared
/// assert_eq!(user.get("firstName"), None); // left as it is
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nil: what is there is cleared.
    Nil,
    /// A boolean.
    Boolean(bool),
    /// A number without a fraction.
    Integer(i128),
    /// A number.
    Float(f64),
    /// Text. That of a value of any simple type is as good as the value.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Values by their keys.
    Object(Object),
}

impl Value {
    /// The value of a generated type.
    ///
    /// # Errors
    ///
    /// When the schema does not allow it, as on writing: a list too short or too long, a value that differs from the one
    /// fixed or that facets do not allow, a character that XML cannot carry.
    pub fn of<T: Generated>(value: &T) -> Result<Self> {
        raw::show::show_value(value)
    }

    /// A whole document: an object with one key, the name of the root element.
    ///
    /// # Errors
    ///
    /// As for [`of`](Self::of).
    pub fn of_document<D: Document>(document: &D) -> Result<Self> {
        raw::show::show_document(document, &Of::<D>::all())
    }

    /// The value of a generated type that this is: all that reading XML checks is checked.
    ///
    /// # Errors
    ///
    /// With the path of what is missing, not known, or not allowed.
    pub fn build<T: Generated>(&self) -> Result<T> {
        raw::fill::build_value(self)
    }

    /// The document that this is.
    ///
    /// # Errors
    ///
    /// As for [`build`](Self::build).
    pub fn build_document<D: Document>(&self) -> Result<D> {
        raw::fill::build_document(&Of::<D>::all(), self)
    }

    /// What stands in a slot that holds a value, called so by errors.
    #[cfg(feature = "json")]
    pub(crate) fn of_slot<T: Slot>(slot: &T, name: &'static str) -> Result<Self> {
        raw::show::show_slot(slot, name)
    }

    /// The value that stands in such a slot.
    #[cfg(feature = "json")]
    pub(crate) fn build_slot<T: Make>(&self, name: &'static str) -> Result<T> {
        raw::fill::build_slot(self, name)
    }

    /// A document that has one of these roots.
    #[cfg(feature = "dynamic")]
    pub(crate) fn of_root<D: Document>(document: &D, roots: &impl Roots) -> Result<Self> {
        raw::show::show_document(document, roots)
    }

    /// The one of these documents that this is.
    #[cfg(feature = "dynamic")]
    pub(crate) fn build_root<R: Roots>(&self, roots: &R) -> Result<R::Document> {
        raw::fill::build_document(roots, self)
    }

    /// What it is, as messages name it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Values by their keys, in the order in which they were given.
///
/// A key is the name of an element, `@name` for an attribute, `$` for the text of an element that has attributes,
/// `@xsi:type` for the name of a type. `docs/json.md` has all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// An object without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a key; the first one where it was given twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Gives a key its value, in place of one that it had.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        let (key, value) = (key.into(), value.into());
        match self.get_mut(&key) {
            Some(known) => *known = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(at).1)
    }

    /// The keys and their values.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a key, though it may be there: that it occurs twice is an error where a value is built.
    pub(crate) fn push(&mut self, key: impl Into<String>, value: Value) {
        self.0.push((key.into(), value));
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl<K: Into<String>, V: Into<Value>, const N: usize> From<[(K, V); N]> for Object {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

macro_rules! values {
    ($($type:ty => $variant:ident($convert:expr);)*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let convert: fn($type) -> _ = $convert;
                Self::$variant(convert(value))
            }
        }
    )*};
}

values! {
    bool => Boolean(|value| value);
    i32 => Integer(i128::from);
    i64 => Integer(i128::from);
    u32 => Integer(i128::from);
    u64 => Integer(i128::from);
    f64 => Float(|value| value);
    &str => Text(str::to_owned);
    String => Text(|value| value);
    Vec<Value> => List(|value| value);
    Object => Object(|value| value);
}
