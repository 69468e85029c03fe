//! Elements that a schema leaves open, as the documents that they are, and back.

use crate::document::Document;
use crate::error::Result;
use crate::open::OpenElement;

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
        crate::read::from_memory(&crate::write::open::text_of_element(self)?)
    }

    /// A document as an element that stands where the schema leaves it open.
    ///
    /// # Errors
    ///
    /// When the document is not one that its schema allows.
    pub fn from_document<D: Document>(document: &D) -> Result<Self> {
        let mut element = Ok(Self::default());
        document.content(&mut |item, slot| element = crate::write::open::element_of_slot(item, slot));
        element
    }
}
