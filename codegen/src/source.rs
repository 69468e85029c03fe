//! Schema files as text, with what they refer to: plain data between `load` and `parse`.
//!
//! Comes from `load`. What then holds: every file is here once, decoded, and has a schema as its
//! root element; files are sorted by the path they are shown with, which is relative.

use std::path::PathBuf;
use std::sync::Arc;

pub(crate) use crate::builtin::XSD_NAMESPACE;
use crate::diagnostics::{Diagnostics, Place};

/// The namespace of `xsi:type` and the like.
pub(crate) const XSI_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The namespace of WSDL 1.1.
pub(crate) const WSDL_NAMESPACE: &str = "http://schemas.xmlsoap.org/wsdl/";

/// The namespace of `xml:lang` and the like.
pub(crate) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// All files of one run.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceSet {
    /// Sorted by path.
    pub(crate) sources: Vec<Source>,
    /// What is odd but does not matter unless something depends on it.
    pub(crate) warnings: Diagnostics,
}

/// One file.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// What it is.
    pub(crate) kind: SourceKind,
    /// The path it is shown with: relative to the folder of the entry files, with `/`.
    pub(crate) path: Arc<str>,
    /// Where it was read from; `None` for what is built in.
    pub(crate) location: Option<PathBuf>,
    /// Its text.
    pub(crate) text: Arc<str>,
    /// Where the lines and the wide characters are.
    pub(crate) lines: Lines,
    /// How many XML nodes it has.
    pub(crate) nodes: u32,
    /// Its own target namespace.
    pub(crate) target_namespace: Option<Arc<str>>,
    /// The target namespaces it is read under, sorted: its own, or, for a file without any, those
    /// of the documents that include it (XSD part 1, section 4.2.1, "chameleon" include); none for
    /// a copy of another.
    pub(crate) read_as: Vec<Option<Arc<str>>>,
    /// Its includes, imports and redefines, in document order.
    pub(crate) references: Vec<Reference>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SourceKind {
    /// A file that is a schema.
    Schema,
    /// A file that is a WSDL 1.1, the schemas in it apart.
    Wsdl,
    /// A schema in the `types` of a WSDL, by its position there: its text is that of the whole file.
    InWsdl(usize),
}

/// An include, import or redefine.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Which of them.
    pub(crate) kind: ReferenceKind,
    /// The namespace of an import.
    pub(crate) namespace: Option<Arc<str>>,
    /// The location as written, blanks collapsed.
    pub(crate) location: Option<String>,
    /// What was found there.
    pub(crate) target: Target,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The three ways to refer to another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceKind {
    /// Of the same namespace.
    Include,
    /// Of another.
    Import,
    /// Of the same, with changes.
    Redefine,
}

impl ReferenceKind {
    /// The element's name.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Include => "include",
            Self::Import => "import",
            Self::Redefine => "redefine",
        }
    }
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file of the set, by its position.
    Source(usize),
    /// A file that cannot be read, or a URL that leads to none.
    Missing,
    /// A URL, or the XML namespace in no file, until all files are known.
    Url,
    /// An import without a location: whatever else is loaded.
    Unnamed,
}

/// What makes places of offsets without going through the text again. Files have less than 4 GiB: in memory, these
/// numbers can be several times what the text is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// The offset of every line's first byte.
    starts: Arc<[u32]>,
    /// The offsets of all bytes that continue a character.
    continuations: Arc<[u32]>,
}

impl Lines {
    /// Those of a text.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        let (mut starts, mut continuations) = (vec![0], Vec::new());
        for (offset, byte) in (0_u32..).zip(text.bytes()) {
            if byte == b'\n' {
                starts.push(offset + 1);
            } else if byte & 0xC0 == 0x80 {
                continuations.push(offset);
            }
        }
        Self { starts: starts.into(), continuations: continuations.into() }
    }

    /// The line and the column in characters, both from 1.
    #[must_use]
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let offset = small(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = |at: u32| small(self.continuations.partition_point(|&other| other < at));
        let column = offset - start - (before(offset) - before(start)) + 1;
        (small(line), column)
    }
}

impl Source {
    /// The place of a byte of the text.
    #[must_use]
    pub(crate) fn place(&self, offset: usize) -> Place {
        let (line, column) = self.lines.position(offset);
        Place { path: self.path.clone(), line, column }
    }
}
