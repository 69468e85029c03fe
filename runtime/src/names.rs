//! Names: the namespaces that XML and XML Schema define, names with a namespace, and how messages show them.

use crate::bytes;
use crate::chars::is_nc_name;
use crate::value_error::{Echo, ValueError, ValueErrorKind};
use crate::white_space::WhiteSpace;

/// The namespace of `xml:` names.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xmlns` declarations.
pub(crate) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of built-in types.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of `xsi:nil` and `xsi:type`.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Whether two names or namespaces are the same. Most that are not differ in length or in what they begin with.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && bytes::are_same(one.as_bytes(), other.as_bytes())
}

/// A name as messages show it.
pub(crate) fn named(namespace: &str, local: &str) -> String {
    if namespace.is_empty() { format!("`{local}`") } else { exactly(namespace, local) }
}

/// The same where another has the same local name.
pub(crate) fn exactly(namespace: &str, local: &str) -> String {
    format!("`{local}` {}", of_namespace(namespace))
}

/// The namespace of a name as messages show it.
pub(crate) fn of_namespace(namespace: &str) -> String {
    if namespace.is_empty() { "of no namespace".to_owned() } else { format!("of namespace `{namespace}`") }
}

/// A type of text whose values are the texts that `$check` takes, once their white space is collapsed.
macro_rules! text_type {
    ($(#[$docs:meta])* $type:ident = $name:literal, $check:path) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub(crate) smol_str::SmolStr);

        impl $type {
            /// The value that `text` stands for after white-space processing.
            ///
            /// # Errors
            ///
            #[doc = concat!("When `text` is not in the lexical space of `", $name, "`.")]
            pub fn new(text: &str) -> Result<Self, $crate::value_error::ValueError> {
                text.parse()
            }

            /// The value that `text` stands for, its white space collapsed.
            pub(crate) fn from_collapsed(text: &str) -> Result<Self, $crate::value_error::ValueError> {
                if $check(text) {
                    Ok(Self(smol_str::SmolStr::new(text)))
                } else {
                    Err($crate::value_error::ValueError::lexical($name, text))
                }
            }
        }

        impl_text!($type);

        impl std::str::FromStr for $type {
            type Err = $crate::value_error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_collapsed(&$crate::white_space::WhiteSpace::Collapse.apply(text))
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::value_error::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::value_error::ValueError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    };
}

/// What every type of text has, whether or not it is checked; but `FromStr`.
macro_rules! impl_text {
    ($type:ident) => {
        impl $type {
            /// The text, white space processed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0.into()
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}

text_type! {
    /// An `xs:NCName`: a name of XML without colons.
    NcName = "xs:NCName", is_nc_name
}

/// An `xs:QName`: a local name, in a namespace or in none.
///
/// In documents it is written with a prefix, and the prefix declared. `Display` and `FromStr`, for which no prefix is
/// declared anywhere, have the namespace in its place.
///
/// ```
/// use xsdbind::types::{NcName, QName};
///
/// let name = QName::new(Some("urn:example".to_owned()), NcName::new("item")?);
/// let read = QName::resolve("e:item", &|prefix| (prefix == "e").then(|| "urn:example".to_owned()))?;
/// assert_eq!(read, name);
/// assert_eq!(name.to_string(), "{urn:example}item");
/// assert_eq!("{urn:example}item".parse(), Ok(name));
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    pub(crate) namespace: Option<String>,
    pub(crate) local: NcName,
}

impl QName {
    /// The name `local` in `namespace`; an empty namespace is none.
    #[must_use]
    pub fn new(namespace: Option<String>, local: NcName) -> Self {
        Self { namespace: namespace.filter(|namespace| !namespace.is_empty()), local }
    }

    /// The name of its namespace, if it has one.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// The name within its namespace.
    #[must_use]
    pub fn local(&self) -> &NcName {
        &self.local
    }

    /// Its namespace, empty for none, and local name: as tables have names.
    pub(crate) fn parts(&self) -> (&str, &str) {
        (self.namespace().unwrap_or_default(), self.local.as_str())
    }

    /// The value of `text`, where `lookup` tells the namespace of a prefix, and of the empty prefix the default one.
    ///
    /// # Errors
    ///
    /// When `text` is not a name with at most one colon, or when its prefix stands for nothing.
    pub fn resolve(text: &str, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Self, ValueError> {
        let text = WhiteSpace::Collapse.apply(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", &text));
        if !(is_nc_name(local) && (is_nc_name(prefix) || !text.contains(':'))) {
            return Err(ValueError::lexical("xs:QName", &text));
        }
        let namespace = match prefix {
            "xml" => Some(XML.to_owned()),
            _ => lookup(prefix).filter(|namespace| !namespace.is_empty()),
        };
        if namespace.is_none() && !prefix.is_empty() {
            let message = format!("the prefix `{}` is not bound to a namespace", Echo(prefix));
            return Err(ValueError::new(ValueErrorKind::Lexical, message));
        }
        Ok(Self::new(namespace, NcName::new(local)?))
    }

    /// The value of `{urn:example}item` or `item`.
    pub(crate) fn from_expanded(text: &str) -> Result<Self, ValueError> {
        let text = WhiteSpace::Collapse.apply(text);
        let parts = match text.strip_prefix('{') {
            Some(rest) => rest.rsplit_once('}'),
            None => Some(("", &*text)),
        };
        let (namespace, local) =
            parts.filter(|(_, local)| is_nc_name(local)).ok_or_else(|| ValueError::lexical("xs:QName", &text))?;
        Ok(Self::new(Some(namespace.to_owned()), NcName::new(local)?))
    }
}
