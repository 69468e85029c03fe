//! Content that a schema leaves open: kept as XML, with its namespaces.
//!
//! [`OpenElement`] is what `xs:any` allows, [`OpenContent`] what an element of type `xs:anyType` holds, and
//! [`OpenAttributes`] what `xs:anyAttribute` allows. [`OpenType`] is the content of an element whose type, named by
//! `xsi:type`, was not generated.

use crate::document::Document;
use crate::error::Result;
use crate::slot::{Blank, Got, Info, Make, Mut, Occurs, Of, Ref, Slot};

/// A name with its namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExpandedName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
}

impl ExpandedName {
    /// The name `local` in `namespace`, which is empty for none.
    pub fn new(namespace: impl Into<String>, local: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }
}

/// An attribute that the schema leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenAttribute {
    /// Its name.
    pub name: ExpandedName,
    /// Its value, references resolved.
    pub value: String,
}

/// Attributes that the schema leaves open, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenAttributes(pub Vec<OpenAttribute>);

/// An element that the schema leaves open.
///
/// ```
/// use xsdbind::open::{ExpandedName, OpenElement};
///
/// let city = OpenElement::text(ExpandedName::new("", "City"), "Ghent");
/// assert_eq!(city.content.as_text().as_deref(), Some("Ghent"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenElement {
    /// Its name.
    pub name: ExpandedName,
    /// Its attributes and what stands in it.
    pub content: OpenContent,
}

/// Attributes, and text and elements in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenContent {
    /// The prefixes that its texts and the values of its attributes use, with their namespaces.
    pub prefixes: Vec<(String, String)>,
    /// The attributes, those of namespace declarations apart.
    pub attributes: OpenAttributes,
    /// Text and elements.
    pub children: Vec<OpenNode>,
}

/// The content of an element whose `xsi:type` names a type that is known by its name alone: one that is not selected.
///
/// ```
/// use xsdbind::open::{ExpandedName, OpenType};
///
/// let request = OpenType { name: ExpandedName::new("", "UserGetRequest"), ..OpenType::default() };
/// assert_eq!(request.name.local, "UserGetRequest");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenType {
    /// The name of the type, which `xsi:type` says. Must be none of the types that the element can hold otherwise.
    pub name: ExpandedName,
    /// The other attributes of the element, and what stands in it.
    pub content: OpenContent,
}

/// A piece of [`OpenContent`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OpenNode {
    /// Text, references resolved.
    Text(String),
    /// An element.
    Element(OpenElement),
}

impl OpenElement {
    /// An element that holds `text`.
    pub fn text(name: ExpandedName, text: impl Into<String>) -> Self {
        Self { name, content: OpenContent { children: vec![OpenNode::Text(text.into())], ..OpenContent::blank() } }
    }
}

impl OpenElement {
    /// Whether it is an element that documents of this type have as their root.
    #[must_use]
    pub fn is<D: Document>(&self) -> bool {
        D::ROOTS.iter().any(|root| root.name == self.name.local && root.namespace() == self.name.namespace)
    }

    /// The document that it is: everything in it as the types of the schema.
    ///
    /// ```
    /// use xsdbind::open::{ExpandedName, OpenElement};
    ///
    /// #[derive(Debug, PartialEq)]
    /// pub struct Temperature(pub i32);
    /// xsdbind::document! { Temperature(i32) = "temperature" (namespace = Some("urn:weather")) }
    ///
    /// let element = OpenElement::text(ExpandedName::new("urn:weather", "temperature"), "21");
    /// assert!(element.is::<Temperature>());
    /// assert_eq!(element.to_document::<Temperature>()?, Temperature(21));
    /// assert_eq!(OpenElement::from_document(&Temperature(21))?, element);
    /// # Ok::<(), xsdbind::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When it is not valid as such a document. Places are those in the element written for itself.
    pub fn to_document<D: Document>(&self) -> Result<D> {
        crate::read::from_memory(&crate::write::open::text(self)?)
    }

    /// A document as an element that stands where the schema leaves it open.
    ///
    /// # Errors
    ///
    /// When the document is not one that its schema allows.
    pub fn from_document<D: Document>(document: &D) -> Result<Self> {
        let mut element = Ok(Self::blank());
        document.content(&mut |item, slot| element = crate::write::open::of_slot(item, slot));
        element
    }
}

impl OpenContent {
    /// The text, where there is no element in it.
    #[must_use]
    pub fn as_text(&self) -> Option<String> {
        let mut all = String::new();
        for child in &self.children {
            match child {
                OpenNode::Text(text) => all.push_str(text),
                OpenNode::Element(_) => return None,
            }
        }
        Some(all)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &OpenElement> {
        self.children.iter().filter_map(|child| match child {
            OpenNode::Element(element) => Some(element),
            OpenNode::Text(_) => None,
        })
    }
}

impl From<&str> for OpenContent {
    fn from(text: &str) -> Self {
        Self { children: vec![OpenNode::Text(text.to_owned())], ..Self::blank() }
    }
}

macro_rules! open_slots {
    ($($variant:ident = $blank:expr;)*) => {$(
        impl Slot for $variant {
            fn info(&self) -> Info {
                Self::INFO
            }

            fn get(&self, index: usize) -> Got<'_> {
                if index == 0 { Got::Value(Ref::$variant(self)) } else { Got::Absent }
            }

            fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
                if nil { None } else { Some(Mut::$variant(self)) }
            }
        }

        impl Make for $variant {
            const INFO: Info = Info { occurs: Occurs::One, nillable: false, beside_nil: false, of: Of::Open };

            fn make(_variant: usize) -> Self {
                Self::blank()
            }
        }

        impl Blank for $variant {
            fn blank() -> Self {
                $blank
            }
        }
    )*};
}

open_slots! {
    OpenElement = Self {
        name: ExpandedName { namespace: String::new(), local: String::new() },
        content: OpenContent::blank(),
    };
    OpenContent = Self { prefixes: Vec::new(), attributes: OpenAttributes(Vec::new()), children: Vec::new() };
    OpenAttributes = Self(Vec::new());
    OpenType = Self {
        name: ExpandedName { namespace: String::new(), local: String::new() },
        content: OpenContent::blank(),
    };
}
