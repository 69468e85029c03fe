//! What a reader takes from a document before it refuses it.

/// Bounds on what is read, so that a hostile document costs little.
///
/// ```
/// use xsdbind::Limits;
///
/// let limits = Limits::default().depth(32).text(1 << 20);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) depth: usize,
    pub(crate) attributes: usize,
    pub(crate) prefixes: usize,
    pub(crate) text: usize,
    pub(crate) name: usize,
    pub(crate) document: usize,
    pub(crate) items: usize,
    pub(crate) held: usize,
    pub(crate) errors: usize,
    pub(crate) deviations: usize,
}

impl Limits {
    /// The deepest nesting that may be asked for: reading, comparing and dropping recurse that far.
    pub const MAX_DEPTH: usize = 512;

    /// For what was in memory already.
    pub(crate) const NONE: Self = Self {
        depth: Self::MAX_DEPTH,
        attributes: usize::MAX,
        prefixes: usize::MAX,
        text: usize::MAX,
        name: usize::MAX,
        document: usize::MAX,
        items: usize::MAX,
        held: usize::MAX,
        errors: 1,
        deviations: 1,
    };

    /// How deep elements may be nested: 128 unless set, [`MAX_DEPTH`](Self::MAX_DEPTH) at most.
    #[must_use]
    pub fn depth(mut self, elements: usize) -> Self {
        self.depth = elements.min(Self::MAX_DEPTH);
        self
    }

    /// How many attributes one element may have, namespace declarations included: 1,024 unless set.
    #[must_use]
    pub fn attributes(mut self, attributes: usize) -> Self {
        self.attributes = attributes;
        self
    }

    /// How many namespace declarations may be in scope at a time: 256 unless set.
    #[must_use]
    pub fn prefixes(mut self, declarations: usize) -> Self {
        self.prefixes = declarations;
        self
    }

    /// How many bytes of UTF-8 the text of one element or attribute may have: 64 MiB unless set.
    #[must_use]
    pub fn text(mut self, bytes: usize) -> Self {
        self.text = bytes;
        self
    }

    /// How many bytes of UTF-8 a name, with its prefix, may have: 4,096 unless set.
    #[must_use]
    pub fn name(mut self, bytes: usize) -> Self {
        self.name = bytes;
        self
    }

    /// How many bytes a document may have: 1 GiB unless set.
    #[must_use]
    pub fn document(mut self, bytes: usize) -> Self {
        self.document = bytes;
        self
    }

    /// How many items one list may have: 10 million unless set. Items that are [read one by one](crate::ReadOptions::in_parts) are
    /// not held, and not counted.
    #[must_use]
    pub fn items(mut self, items: usize) -> Self {
        self.items = items;
        self
    }

    /// How many bytes of UTF-8 of a document that is [read in parts](crate::ReadOptions::in_parts) are held at a time: what is
    /// around its lists, and one item: 128 MiB unless set. Some 128 KiB are read ahead, however little that is. Where documents
    /// are read whole, it says nothing.
    #[must_use]
    pub fn held(mut self, bytes: usize) -> Self {
        self.held = bytes;
        self
    }

    /// How many errors [`ReadOptions::all_errors`](crate::ReadOptions::all_errors) collects, at least one: 100 unless
    /// set. That there are more is told by [`Errors::is_cut`](crate::error::Errors::is_cut).
    #[must_use]
    pub fn errors(mut self, errors: usize) -> Self {
        self.errors = errors.max(1);
        self
    }

    /// How many deviations [`ReadOptions::lenient`](crate::ReadOptions::lenient) accepts: 10,000 unless set. More are an
    /// error, since none is dropped.
    #[must_use]
    pub fn deviations(mut self, deviations: usize) -> Self {
        self.deviations = deviations;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 128,
            attributes: 1024,
            prefixes: 256,
            text: 64 << 20,
            name: 4096,
            document: 1 << 30,
            items: 10_000_000,
            held: 128 << 20,
            errors: 100,
            deviations: 10_000,
        }
    }
}
