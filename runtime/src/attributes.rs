//! Attributes by their names and texts: those that a schema leaves open, and those of an element that names another type
//! than the declared one.

use std::collections::BTreeSet;
use std::fmt;

use crate::error::{Error, ErrorKind, Result};
use crate::names::{QName, XSI, named};

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

/// An attribute that is kept by its name and text: one that the schema leaves open, or that a [`DynamicType`] allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpenAttribute {
    /// Its name.
    pub name: ExpandedName,
    /// Its value, references resolved. Where the schema declares it with a type of names and a wildcard of a type allows
    /// it, they are expanded, `{urn:example}item`; in content, they have the prefixes of `OpenContent`.
    pub value: String,
}

/// Attributes that the schema leaves open, in the order of the document, or that a [`DynamicType`] allows, in that of its
/// declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenAttributes(pub Vec<OpenAttribute>);

impl OpenAttributes {
    /// Checks that none occurs twice (XML 1.0, section 3.1).
    pub(crate) fn check_once(&self) -> Result<()> {
        let mut seen = BTreeSet::new();
        let mut names = self.0.iter().map(|attribute| &attribute.name);
        match names.find(|name| self.0.len() > 1 && !seen.insert(*name)) {
            None => Ok(()),
            Some(name) => {
                let message = format!("the attribute {} occurs twice", named(&name.namespace, &name.local));
                Err(Error::new(ErrorKind::UnexpectedAttribute, message))
            }
        }
    }
}

/// Whether an attribute is one of the four that XML Schema defines, and that stand on any element (XSD Part 1, section 2.6).
pub(crate) fn is_defined(name: &ExpandedName) -> bool {
    name.namespace == XSI && ["nil", "type", "schemaLocation", "noNamespaceSchemaLocation"].contains(&&*name.local)
}

/// The type that `xsi:type` names on an element of simple type.
///
/// ```
/// use xsdbind::open::{ExpandedName, OpenAttribute};
/// use xsdbind::types::{DynamicType, Typed};
///
/// // <length xsi:type="Measure" unit="cm">5</length>
/// let mut measure = DynamicType::from("Measure".parse::<xsdbind::types::QName>()?);
/// measure.attributes.0.push(OpenAttribute { name: ExpandedName::new("", "unit"), value: "cm".to_owned() });
/// let length = Typed::new(5, measure);
/// # let _ = length;
/// # Ok::<(), xsdbind::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DynamicType {
    /// Its name.
    pub name: QName,
    /// The attributes that it allows, where it is a complex type with simple content. Names in their values are expanded,
    /// `{urn:example}item`.
    pub attributes: OpenAttributes,
}

impl DynamicType {
    /// Shows it as fields of what it is a part of.
    pub(crate) fn show(&self, shown: &mut fmt::DebugStruct<'_, '_>) {
        shown.field("type_name", &format_args!("{}", self.name));
        if !self.attributes.0.is_empty() {
            shown.field("attributes", &self.attributes.0);
        }
    }
}

impl From<QName> for DynamicType {
    fn from(name: QName) -> Self {
        Self { name, attributes: OpenAttributes::default() }
    }
}
