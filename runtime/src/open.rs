//! Content that a schema leaves open: kept as XML, with its namespaces.
//!
//! [`OpenElement`] is what `xs:any` allows, [`OpenContent`] what an element of type `xs:anyType` holds, and
//! [`OpenAttributes`] what `xs:anyAttribute` allows. [`OpenType`] is the content of an element whose type, named by
//! `xsi:type`, was not generated.

pub(crate) use crate::attributes::is_defined;
pub use crate::attributes::{ExpandedName, OpenAttribute, OpenAttributes};
use crate::error::ValueError;
use crate::names::{QName, XSD, XSI};
use crate::prefixes::ReadNames;
use crate::types::AnySimpleType;

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
    /// The prefixes that its texts and the values of its attributes use, with their namespaces; an empty one where `xsi:type`
    /// has none and is in the default namespace. In what was read from an envelope of SOAP, an empty one also where a text
    /// may be a name without prefix and the default namespace is not that of the element.
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
        Self { name, content: OpenContent { children: vec![OpenNode::Text(text.into())], ..OpenContent::default() } }
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

    /// The value of a simple type that it is: its text, and the type that `xsi:type` names. `None` where elements or other
    /// attributes are in it.
    ///
    /// ```
    /// use xsdbind::open::OpenContent;
    /// use xsdbind::types::AnySimpleType;
    ///
    /// let content = OpenContent::from(AnySimpleType::of(&5));
    /// assert_eq!(content.as_simple(), Some(AnySimpleType::of(&5)));
    /// assert_eq!(OpenContent::from("5").as_simple(), Some(AnySimpleType::new("5")));
    /// ```
    #[must_use]
    pub fn as_simple(&self) -> Option<AnySimpleType> {
        let text = self.as_text()?;
        match self.attributes.0.as_slice() {
            [] => Some(AnySimpleType::new(text)),
            [OpenAttribute { name, value }] if name.namespace == XSI && name.local == "type" => {
                let name = self.names().name(value).ok()?;
                let typed = AnySimpleType::typed(name.clone(), text.as_str());
                if !typed.is_name() {
                    return Some(typed);
                }
                let text = self.names().name(&text).ok()?.to_string();
                Some(AnySimpleType::typed(name, text))
            }
            _ => None,
        }
    }

    /// What `xsi:type` says.
    pub(crate) fn type_name(&self) -> Option<&str> {
        let is_it = |attribute: &&OpenAttribute| attribute.name.namespace == XSI && attribute.name.local == "type";
        self.attributes.0.iter().find(is_it).map(|attribute| &*attribute.value)
    }

    /// The default namespace that it needs, empty for none: that of its prefixes, or for a type in no namespace.
    pub(crate) fn default_namespace(&self) -> Option<&str> {
        let declared = self.prefixes.iter().find(|(prefix, _)| prefix.is_empty()).map(|(_, namespace)| &**namespace);
        declared.or_else(|| self.type_name().is_some_and(|name| !name.contains(':')).then_some(""))
    }

    /// What names in its texts and values mean.
    pub(crate) fn names(&self) -> impl ReadNames + '_ {
        Prefixes(&self.prefixes)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &OpenElement> {
        self.children.iter().filter_map(|child| match child {
            OpenNode::Element(element) => Some(element),
            OpenNode::Text(_) => None,
        })
    }
}

/// Names by the prefixes that are kept.
struct Prefixes<'p>(&'p [(String, String)]);

impl ReadNames for Prefixes<'_> {
    fn name(&self, text: &str) -> std::result::Result<QName, ValueError> {
        let of =
            |prefix: &str| self.0.iter().find(|(known, _)| known == prefix).map(|(_, namespace)| namespace.clone());
        QName::resolve(text, &of)
    }
}

impl From<AnySimpleType> for OpenContent {
    fn from(value: AnySimpleType) -> Self {
        let mut content = Self::default();
        let mut write = |name: &QName| match name.namespace() {
            None => name.local().to_string(),
            Some(namespace) => {
                let known = content.prefixes.iter().position(|(_, known)| known == namespace);
                let at = known.unwrap_or_else(|| {
                    let prefix =
                        if namespace == XSD { "xs".to_owned() } else { format!("p{}", content.prefixes.len() + 1) };
                    content.prefixes.push((prefix, namespace.to_owned()));
                    content.prefixes.len() - 1
                });
                format!("{}:{}", content.prefixes[at].0, name.local())
            }
        };
        let type_name = value.type_name().map(&mut write);
        let attributes = value.dynamic_type().map(|dynamic| dynamic.attributes.clone());
        let text = match value.parse::<QName>() {
            Ok(name) if value.is_name() => write(&name),
            _ => value.text().to_owned(),
        };
        let name = ExpandedName::new(XSI, "type");
        content.attributes.0.extend(type_name.map(|value| OpenAttribute { name, value }));
        content.attributes.0.extend(attributes.unwrap_or_default().0);
        if !text.is_empty() {
            content.children.push(OpenNode::Text(text));
        }
        content
    }
}

impl From<&str> for OpenContent {
    fn from(text: &str) -> Self {
        Self { children: vec![OpenNode::Text(text.to_owned())], ..Self::default() }
    }
}
