//! The words that documents and components have in common: what a document says is what the component is.

use std::ops::Deref;
use std::sync::Arc;

/// A string shared between stages.
pub(crate) type Str = Arc<str>;

/// A shared list of what most have none of: one word where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rare<T>(Option<Arc<Vec<T>>>);

/// Documentation, line by line, without common indentation.
pub(crate) type Docs = Rare<String>;

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Vec<T>> for Rare<T> {
    fn from(all: Vec<T>) -> Self {
        Self((!all.is_empty()).then(|| Arc::new(all)))
    }
}

impl<T> Deref for Rare<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

/// Documentation as one text: what is laid out differently says the same.
pub(crate) fn docs_text(docs: &Docs) -> String {
    docs.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// A prefix that a document declares for a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Prefix {
    /// The prefix itself; empty for the default namespace.
    pub(crate) name: Str,
    /// The namespace; empty where the default one is undeclared.
    pub(crate) namespace: Str,
    /// The line and column where the part begins.
    pub(crate) from: (u32, u32),
    /// Where it ends.
    pub(crate) to: (u32, u32),
}

/// How a type is made from its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Derivation {
    /// The base's content and more.
    Extension,
    /// A subset of the base's.
    Restriction,
    /// A list of items.
    List,
    /// A union of members.
    Union,
    /// Not a type derivation: the substitution of elements, which `block` can name.
    Substitution,
}

impl Derivation {
    /// All of them, in order.
    const ALL: [Self; 5] = [Self::Extension, Self::Restriction, Self::List, Self::Union, Self::Substitution];
}

/// A set of derivations, as `block` and `final` name them; in the order of [`Derivation`]. A bit for each: every element has
/// one, and nearly all are empty.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Derivations(u8);

impl Derivations {
    /// None.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn contains(self, one: Derivation) -> bool {
        self.0 & 1 << one as u8 != 0
    }

    pub(crate) fn insert(&mut self, one: Derivation) {
        self.0 |= 1 << one as u8;
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Derivation> {
        Derivation::ALL.into_iter().filter(move |one| self.contains(*one))
    }

    /// All but one.
    pub(crate) fn without(self, one: Derivation) -> Self {
        Self(self.0 & !(1 << one as u8))
    }

    /// Those of both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of the others are among them.
    pub(crate) fn is_superset(self, other: Self) -> bool {
        self.union(other) == self
    }

    /// Whether none of the others is among them.
    pub(crate) fn is_disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }
}

impl FromIterator<Derivation> for Derivations {
    fn from_iter<I: IntoIterator<Item = Derivation>>(all: I) -> Self {
        let mut set = Self::NONE;
        for one in all {
            set.insert(one);
        }
        set
    }
}

impl std::fmt::Debug for Derivations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The value of an element or attribute that is empty or absent, as written: see
/// [`WhiteSpace::apply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueConstraint {
    /// It stands in for an empty element or an absent attribute.
    Default(Str),
    /// The same, and no other value is allowed.
    Fixed(Str),
}

/// Which elements or attributes are allowed where any may stand, XSD part 1, section 3.10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wildcard {
    /// The namespaces they may be from.
    pub(crate) namespaces: Namespaces,
    /// How they are validated.
    pub(crate) process: ProcessContents,
}

/// A set of namespaces; `None` is no namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Namespaces {
    /// Every one, and none.
    Any,
    /// Every one but this; no namespace is not in it either.
    Other(Option<Str>),
    /// These, in the order written, each once.
    List(Vec<Option<Str>>),
}

/// How what stands for a wildcard is validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ProcessContents {
    /// It must be declared, and valid.
    Strict,
    /// It must be valid where it is declared.
    Lax,
    /// Not at all.
    Skip,
}

/// What a selector or a field leads to, XSD part 1, section 3.11.6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct XPath {
    /// As written.
    pub(crate) text: Str,
    /// The paths of which any may lead there.
    pub(crate) paths: Vec<Vec<Step>>,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// `.//`: the element itself and all in it. Stands first.
    Descendants,
    /// Elements in the element.
    Child(NameTest),
    /// Attributes of the element. Stands last.
    Attribute(NameTest),
}

/// The names that a step of a path is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NameTest {
    /// All.
    Any,
    /// Those of a namespace.
    Namespace(Str),
    /// One; its namespace, `None` for none, and its local name.
    Name(Option<Str>, Str),
}
