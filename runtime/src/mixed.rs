//! Text and elements in one content, in their order.

use crate::error::{Error, Result, ValueError, ValueErrorKind};
use crate::simple::facets::Facets;
use crate::slot::{Blank, Info, Make, Mut, Presence, Ref, Slot, TEXT};
use crate::table::More;

/// A piece of mixed content: of a type whose elements may have text around them.
///
/// Content is a `Vec` of these, in the order of the document, with every character of text, white space between elements
/// included. In what is read no text is empty, and no two stand side by side.
///
/// ```
/// use xsdbind::Mixed;
///
/// let content: Vec<Mixed<i32>> = vec!["At ".into(), Mixed::Element(9), " sharp".into()];
/// assert_eq!(content.iter().filter_map(Mixed::as_text).collect::<String>(), "At  sharp");
/// assert_eq!(content.iter().find_map(Mixed::as_element), Some(&9));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mixed<T> {
    /// Text, up to the next element.
    Text(String),
    /// An element.
    Element(T),
}

impl<T> Mixed<T> {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Element(_) => None,
        }
    }

    /// The element, if it is one.
    pub const fn as_element(&self) -> Option<&T> {
        match self {
            Self::Text(_) => None,
            Self::Element(element) => Some(element),
        }
    }

    /// The element, to change it.
    pub const fn as_element_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Text(_) => None,
            Self::Element(element) => Some(element),
        }
    }
}

/// Checks a content of text and elements, of which `text` is all of it if it has no elements, against what the schema
/// states for the element: a fixed one is that text (XSD Part 1, section 3.3.4, clause 5.2.2), and an empty one stands for
/// the default.
pub(crate) fn check_stated(more: &More, text: Option<&str>) -> Result<()> {
    match (more.fixed, more.default) {
        (Some(fixed), _) if text != Some(fixed) => Err(Error::value(ValueError::not_fixed(fixed))),
        (_, Some(default)) if text == Some("") && !default.is_empty() => {
            let message = format!("an empty text cannot be written, since it stands for the default `{default}`");
            Err(Error::value(ValueError::new(ValueErrorKind::Lexical, message)))
        }
        _ => Ok(()),
    }
}

/// The text in a list of pieces; `None` where there is an element among them.
pub(crate) fn text_of(slot: &dyn Slot) -> Option<String> {
    let mut all = String::new();
    for index in 0.. {
        match slot.get(index) {
            Presence::Absent => break,
            Presence::Value(Ref::Simple(leaf, _)) => all.push_str(leaf.text().unwrap_or_default()),
            Presence::Nil(_) | Presence::Value(_) => return None,
        }
    }
    Some(all)
}

impl<T> From<&str> for Mixed<T> {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T> From<String> for Mixed<T> {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Make> Slot for Mixed<T> {
    fn info(&self) -> &'static Info {
        &T::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match self {
            Self::Text(text) if index == 0 => Presence::Value(Ref::Simple(text, Facets::none())),
            Self::Text(_) => Presence::Absent,
            Self::Element(element) => element.get(index),
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        *self = Self::make(variant);
        match self {
            Self::Text(text) => Some(Mut::Simple(text, Facets::none())),
            Self::Element(element) => element.put(nil, variant),
        }
    }
}

impl<T: Make> Make for Mixed<T> {
    const INFO: Info = T::INFO;

    fn make(variant: usize) -> Self {
        if variant == TEXT { Self::Text(String::new()) } else { Self::Element(T::make(variant)) }
    }
}

impl<T: Make> Blank for Mixed<T> {
    fn blank() -> Self {
        Self::Text(String::new())
    }
}
