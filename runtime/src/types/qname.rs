//! `QName` and `NOTATION` (XSD Part 2, sections 3.2.18 and 3.2.19).
//!
//! In comes a name with a prefix, and what prefixes stand for at its place in the document; out goes a value that means
//! the same anywhere. Where there is no such place, `FromStr` and `Display` have the namespace in the text itself.

use std::fmt;

use smol_str::SmolStr;

use crate::error;
use crate::names::{NcName, QName, XML};
use crate::pattern;
use crate::prefixes::{Expanded, ReadNames, WriteNames};
use crate::simple::{Form, SimpleType, WhiteSpace};
use crate::value_error::ValueError;

/// An expression for prefixes. Those that begin with `xml` are reserved (Namespaces in XML, section 3).
const ANY_PREFIX: &str = r"([\i-[:xX]][\c-[:]]*|[xX]([\c-[:mM]][\c-[:]]*)?|[xX][mM]([\c-[:lL]][\c-[:]]*)?)";

impl SimpleType for QName {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::Name;
    const PREFIXED: bool = true;
    const PRIMITIVE: &'static str = "xs:QName";

    fn place_holder() -> Self {
        Self { namespace: None, local: NcName(SmolStr::new_inline("")) }
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        Self::from_lexical_in(text, &Expanded)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> Result<Self, ValueError> {
        names.name(text)
    }

    fn to_lexical(&self, out: &mut String) {
        if let Some(namespace) = &self.namespace {
            out.push('{');
            out.push_str(namespace);
            out.push('}');
        }
        out.push_str(self.local.as_str());
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        names.name(self, out)
    }

    /// With any prefix, if it has a namespace; `wide`, without one, too, where its namespace may be the default one.
    fn texts(&self, wide: bool, out: &mut String) {
        match self.namespace() {
            None => {}
            Some(XML) => out.push_str("xml:"),
            Some(_) => out.extend(["(", ANY_PREFIX, if wide { ":)?" } else { ":)" }]),
        }
        pattern::literal(self.local.as_str(), out);
    }

    fn has_unprefixed(&self) -> bool {
        self.namespace.is_none()
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(
        choose: &mut crate::simple::choose::Choose<'_, '_>,
        facets: &crate::simple::facets::Facets,
        _attempt: usize,
    ) -> String {
        crate::simple::sample::qname(choose, facets)
    }
}

impl_from_str!(QName, Notation);

impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::simple::display(self, f)
    }
}

/// An `xs:NOTATION`: the name of a notation. Types made of it list those that the schema declares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Notation(QName);

impl Notation {
    /// The notation of this name.
    #[must_use]
    pub fn new(name: QName) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &QName {
        &self.0
    }

    /// The value of `text`, as [`QName::resolve`] reads it.
    ///
    /// # Errors
    ///
    /// As those of [`QName::resolve`].
    pub fn resolve(text: &str, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Self, ValueError> {
        QName::resolve(text, lookup).map(Self)
    }
}

impl From<QName> for Notation {
    fn from(name: QName) -> Self {
        Self(name)
    }
}

impl SimpleType for Notation {
    const WHITE_SPACE: WhiteSpace = QName::WHITE_SPACE;
    const FORM: Form = Form::Name;
    const PREFIXED: bool = true;
    const PRIMITIVE: &'static str = "xs:NOTATION";

    fn place_holder() -> Self {
        Self(QName::place_holder())
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        QName::from_lexical(text).map(Self)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> Result<Self, ValueError> {
        QName::from_lexical_in(text, names).map(Self)
    }

    fn to_lexical(&self, out: &mut String) {
        self.0.to_lexical(out);
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        self.0.to_lexical_in(out, names)
    }

    fn texts(&self, wide: bool, out: &mut String) {
        self.0.texts(wide, out);
    }

    fn has_unprefixed(&self) -> bool {
        self.0.has_unprefixed()
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(
        choose: &mut crate::simple::choose::Choose<'_, '_>,
        facets: &crate::simple::facets::Facets,
        attempt: usize,
    ) -> String {
        QName::candidate(choose, facets, attempt)
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn lookup(prefix: &str) -> Option<String> {
        match prefix {
            "" => Some("urn:default".to_owned()),
            "a" => Some("urn:a".to_owned()),
            "empty" => Some(String::new()),
            _ => None,
        }
    }

    #[test]
    fn prefixes_are_resolved() {
        for (text, namespace) in [("x", "urn:default"), ("a:x", "urn:a"), (" a:x\n", "urn:a"), ("xml:x", XML)] {
            let name = QName::resolve(text, &lookup).unwrap();
            assert_eq!((name.namespace(), name.local().as_str()), (Some(namespace), "x"), "{text}");
        }
        assert_eq!(QName::resolve("x", &|_| None).unwrap().namespace(), None);
        assert_eq!(QName::resolve("x", &|_| Some(String::new())).unwrap().namespace(), None);
        assert_eq!(Notation::resolve("a:x", &lookup).unwrap().name().namespace(), Some("urn:a"));
    }

    #[test]
    fn expanded_names_have_their_namespace_in_them() {
        for (text, namespace) in [("x", None), ("{}x", None), (" {urn:a}x", Some("urn:a")), ("{a}b}x", Some("a}b"))] {
            let name: QName = text.parse().unwrap();
            assert_eq!((name.namespace(), name.local().as_str()), (namespace, "x"), "{text}");
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        for text in ["", "{}", "{urn:a", "{urn:a}b:x", "urn:a}x", "a:x", "{urn:a} x"] {
            assert!(text.parse::<QName>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_qname() {
        for text in ["", ":", ":x", "a:", "a:b:c", "1x", "a:1", "a :x", "b:x", "empty:x"] {
            assert!(QName::resolve(text, &lookup).is_err(), "{text}");
        }
        let error = QName::resolve("b:x", &lookup).unwrap_err();
        assert_eq!(error.to_string(), "the prefix `b` is not bound to a namespace");
    }
}
