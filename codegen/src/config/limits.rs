//! What is taken from schemas, and made of them, before they are refused.

/// Bounds on what is read and what is made of it, so that hostile schemas cost little.
///
/// In `xsdbind.toml` they are the keys of `[limits]`.
///
/// ```
/// use xsdbind_codegen::{Config, Limits};
///
/// let config = Config::new().limits(Limits::default().files(50).total_bytes(10 << 20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) files: usize,
    pub(crate) file_bytes: u64,
    pub(crate) total_bytes: u64,
    pub(crate) nodes: u32,
    pub(crate) depth: usize,
    pub(crate) parts: u64,
    pub(crate) problems: usize,
    pub(crate) output_bytes: u64,
}

impl Limits {
    /// The deepest nesting that may be asked for: reading recurses that far.
    pub const MAX_DEPTH: usize = 256;
    /// The largest file that may be asked for, in bytes: 1 GiB.
    pub const MAX_FILE_BYTES: u64 = 1 << 30;
    /// The most problems that may be asked for.
    pub const MAX_PROBLEMS: usize = crate::diagnostics::MOST;

    /// How many schema files a module may have: 10,000 unless set.
    #[must_use]
    pub fn files(mut self, files: usize) -> Self {
        self.files = files;
        self
    }

    /// How many bytes one schema file may have: 64 MiB unless set,
    /// [`MAX_FILE_BYTES`](Self::MAX_FILE_BYTES) at most.
    #[must_use]
    pub fn file_bytes(mut self, bytes: u64) -> Self {
        self.file_bytes = bytes.min(Self::MAX_FILE_BYTES);
        self
    }

    /// How many bytes the schema files of a module may have together: 256 MiB unless set.
    #[must_use]
    pub fn total_bytes(mut self, bytes: u64) -> Self {
        self.total_bytes = bytes;
        self
    }

    /// How many XML nodes (elements, texts, comments) the schema files of a module may have together: 4 million
    /// unless set.
    #[must_use]
    pub fn nodes(mut self, nodes: u32) -> Self {
        self.nodes = nodes;
        self
    }

    /// How deep the elements of a schema file may be nested: 256 unless set, which is
    /// [`MAX_DEPTH`](Self::MAX_DEPTH), the most.
    #[must_use]
    pub fn depth(mut self, elements: usize) -> Self {
        self.depth = elements.min(Self::MAX_DEPTH);
        self
    }

    /// How many elements, groups, attributes and inherited facets the types of a module may have together, what is
    /// inherited counted in every type: 2 million unless set.
    #[must_use]
    pub fn parts(mut self, parts: u64) -> Self {
        self.parts = parts;
        self
    }

    /// How many problems are told of: the first 1,000 unless set, [`MAX_PROBLEMS`](Self::MAX_PROBLEMS) at most.
    #[must_use]
    pub fn problems(mut self, problems: usize) -> Self {
        self.problems = problems.clamp(1, Self::MAX_PROBLEMS);
        self
    }

    /// How many bytes the code of a module may have: 256 MiB unless set. What it will have is estimated before it is
    /// made, and rather too high. Also how many bytes the pages of a reference may have.
    #[must_use]
    pub fn output_bytes(mut self, bytes: u64) -> Self {
        self.output_bytes = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 10_000,
            file_bytes: 64 << 20,
            total_bytes: 256 << 20,
            nodes: 4_000_000,
            depth: Self::MAX_DEPTH,
            parts: 2_000_000,
            problems: 1_000,
            output_bytes: 256 << 20,
        }
    }
}
