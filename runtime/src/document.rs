//! Types that are whole documents.

use std::marker::PhantomData;

use crate::error::{Error, ErrorKind, Result};
use crate::known::Known as Named;
use crate::slot::{Make, Slot};
use crate::table::{ComplexType, Documents, Item, Process, Source};

/// What looks at the content of a document.
pub type Visit<'v> = &'v mut dyn FnMut(&Item, &dyn Slot);

/// A global element of a schema: what a whole document holds.
///
/// Sealed: macros that generated code calls implement it. See [`from_str`](crate::from_str) and [`to_string`](crate::to_string).
pub trait Document: Sized {
    /// The root elements that can be read: one for each element type, several for `AnyDocument`.
    #[doc(hidden)]
    const ROOTS: &'static [Item];
    /// The global attributes that wildcards know.
    #[doc(hidden)]
    const ATTRIBUTES: &'static [Named] = &[];
    /// The simple types that `xsi:type` may name.
    #[doc(hidden)]
    const TYPES: &'static [Named] = &[];
    /// The complex types that it may name, in lists of several crates; `None` where not all of them are known.
    #[doc(hidden)]
    const COMPLEX_TYPES: Option<&'static [&'static [ComplexType]]> = None;
    /// The namespaces and names of the global elements that are abstract.
    #[doc(hidden)]
    const ABSTRACT_ELEMENTS: &'static [(&'static str, &'static str)] = &[];

    /// Reads a document with the root of this index.
    #[doc(hidden)]
    fn read(root: usize, read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<Self>;

    /// Shows the root element and its content.
    #[doc(hidden)]
    fn content(&self, with: Visit<'_>);
}

/// What reads an element into a slot.
pub(crate) type ReadInto<'r> = &'r mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>;

/// What can be read: the documents of a type, or those of tables made at run time.
pub(crate) trait Roots {
    /// What a document is read as.
    type Document;

    /// The root elements.
    fn roots(&self) -> &'static [Item];
    /// The numbers of those of a local name.
    fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        self.roots().iter().enumerate().filter(move |(_, root)| root.name == name).map(|(number, _)| number)
    }
    /// Reads a document with the root of this index.
    fn read(&self, root: usize, read: ReadInto<'_>) -> Result<Self::Document>;
}

/// The documents of a type.
pub(crate) struct Of<D>(PhantomData<D>);

impl<D> Of<D> {
    /// All of them.
    pub(crate) const fn all() -> Self {
        Self(PhantomData)
    }
}

impl<D: Document> Roots for Of<D> {
    type Document = D;

    fn roots(&self) -> &'static [Item] {
        D::ROOTS
    }

    fn read(&self, root: usize, read: ReadInto<'_>) -> Result<D> {
        D::read(root, read)
    }
}

/// What wildcards know of the documents of a type.
#[doc(hidden)]
pub trait Known {
    /// Its roots, and how they are read.
    const KNOWN: &'static Documents;
}

impl<D: Document> Known for D {
    const KNOWN: &'static Documents = &Documents {
        source: Source::Types {
            roots: || D::ROOTS,
            read: |root, read| D::read(root, read).map(drop),
            types: || D::TYPES,
            complex_types: D::COMPLEX_TYPES,
        },
        attributes: D::ATTRIBUTES,
        abstract_elements: D::ABSTRACT_ELEMENTS,
    };
}

/// What generated code says of a wildcard that is lax: what is one of these documents must be valid.
#[doc(hidden)]
#[must_use]
pub const fn lax<D: Document>() -> Process {
    Process::Lax(D::KNOWN)
}

/// What generated code says of a wildcard that is strict: what it allows must be one of these documents.
#[doc(hidden)]
#[must_use]
pub const fn strict<D: Document>() -> Process {
    Process::Strict(D::KNOWN)
}

/// What generated code says of an element whose `xsi:type` is kept: the simple types that it may name.
#[doc(hidden)]
#[must_use]
pub const fn types<D: Document>() -> &'static [Named] {
    D::TYPES
}

/// What wildcards know where there is no global element.
#[doc(hidden)]
pub const NONE: &Documents = &Documents {
    source: Source::Types {
        roots: || &[],
        read: |root, _| Err(no_such_root(root)),
        types: || &[],
        complex_types: None,
    },
    attributes: &[],
    abstract_elements: &[],
};

/// Reads the content of a document type.
///
/// # Errors
///
/// When `read` fails.
#[doc(hidden)]
pub fn read<D: Document, C: Make>(root: usize, read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<C> {
    let Some(item) = D::ROOTS.get(root) else { return Err(no_such_root(root)) };
    let mut content: Option<C> = None;
    read(item, &mut content)?;
    content.ok_or_else(|| no_such_root(root))
}

/// Reads one of several documents. A function of its own: in one for all, code that is not optimised would have room for
/// each of them on the stack at once.
///
/// # Errors
///
/// When `read` fails.
#[doc(hidden)]
pub fn read_variant<D: Document, A: From<D>>(read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<A> {
    match D::read(0, read) {
        Ok(document) => Ok(A::from(document)),
        Err(error) => Err(error),
    }
}

#[doc(hidden)]
#[must_use]
pub fn no_such_root(root: usize) -> Error {
    Error::new(ErrorKind::UnexpectedElement, format!("there is no root element of number {root}"))
}
