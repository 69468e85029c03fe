//! Data: identity constraints (XSD Part 1, section 3.11), as tables have them.

use std::fmt;

/// A constraint on what stands in an element.
#[derive(Debug)]
pub struct Constraint {
    /// Which of the three.
    pub kind: Kind,
    /// Its name.
    pub name: Name,
    /// The elements that it is about: what any of these paths leads to.
    pub selector: &'static [Path],
    /// The values of such an element: what any of a field's paths leads to from there.
    pub fields: &'static [&'static [Path]],
}

/// The kind of a [`Constraint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Each element has all values, and no two have the same.
    Key,
    /// No two elements that have all values have the same.
    Unique,
    /// The values are those of an element of the constraint of this name.
    KeyRef(Name),
}

/// A namespace, empty for none, and a local name.
pub type Name = (&'static str, &'static str);

/// Steps from an element, one after the other; none lead to itself.
pub type Path = &'static [Step];

/// A step of a [`Path`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.//`: to the element itself, and to all elements in it. Stands first.
    Descendants,
    /// To the elements of this namespace and name that stand in it.
    Child(&'static str, &'static str),
    /// `*`: to all of them.
    Children,
    /// `prefix:*`: to those of this namespace.
    ChildrenIn(&'static str),
    /// To the attribute of this namespace and name. Stands last.
    Attribute(&'static str, &'static str),
    /// `@*`: to all attributes. Stands last.
    Attributes,
    /// `@prefix:*`: to those of this namespace. Stands last.
    AttributesIn(&'static str),
}

impl Constraint {
    /// The constraint that it refers to.
    pub(crate) fn refers_to(&self) -> Option<Name> {
        match self.kind {
            Kind::KeyRef(key) => Some(key),
            Kind::Key | Kind::Unique => None,
        }
    }
}

impl Step {
    /// Whether it leads to attributes.
    pub(crate) fn is_attribute(self) -> bool {
        matches!(self, Self::Attribute(..) | Self::Attributes | Self::AttributesIn(_))
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Key => "key",
            Kind::Unique => "unique constraint",
            Kind::KeyRef(_) => "key reference",
        };
        write!(f, "{kind} `{}`", self.name.1)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Descendants => f.write_str("./"),
            Self::Child(_, name) => f.write_str(name),
            Self::Children | Self::ChildrenIn(_) => f.write_str("*"),
            Self::Attribute(_, name) => write!(f, "@{name}"),
            Self::Attributes | Self::AttributesIn(_) => f.write_str("@*"),
        }
    }
}
