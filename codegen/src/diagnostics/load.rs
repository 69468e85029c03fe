//! What can go wrong while files are found, read and decoded.

super::messages! {
    /// A file could not be found, read or decoded.
    pub enum LoadProblem {
        /// A file named in the settings cannot be read.
        Unreadable {
            /// Why, in the system's words.
            reason: String,
        } => "cannot be read: {reason}",
        /// A schema that the configuration names cannot be read.
        MissingSchema {
            /// Its path.
            path: String,
            /// Why, in the system's words.
            reason: String,
        } => "the schema `{path}` cannot be read: {reason}",
        /// A file named by an include, import or redefine cannot be read.
        MissingReference {
            /// `include`, `import` or `redefine`.
            kind: &'static str,
            /// The location as written.
            location: String,
            /// Why, in the system's words.
            reason: String,
        } => "the {kind} of `{location}` cannot be read: {reason}",
        /// An include, import or redefine names a URL, and nothing is ever fetched.
        NotFetched {
            /// `include`, `import` or `redefine`.
            kind: &'static str,
            /// The location as written.
            location: String,
        } => "the {kind} of `{location}` is not fetched: nothing is read from networks, nor by URL",
        /// An include, import or redefine leads out of the folders that may be read.
        Outside {
            /// `include`, `import` or `redefine`.
            kind: &'static str,
            /// The location as written.
            location: String,
        } => "the {kind} of `{location}` leads out of the folders that may be read",
        /// The encoding that the XML declaration names is not known.
        UnknownEncoding {
            /// Its name.
            name: String,
        } => "the encoding `{name}` is not known",
        /// The bytes do not fit the encoding.
        InvalidBytes {
            /// The encoding's name.
            encoding: &'static str,
        } => "the file is not valid {encoding}",
        /// A file is too large.
        TooLarge {
            /// The greatest size in bytes.
            limit: u64,
        } => "the file is larger than {limit} bytes",
        /// The files are too large together.
        TooLargeTogether {
            /// The greatest size in bytes.
            limit: u64,
        } => "the files have more than {limit} bytes together",
        /// There are too many XML nodes in the files together.
        TooManyNodes {
            /// The greatest number.
            limit: u32,
        } => "the files have more than {limit} XML nodes together",
        /// There are too many files.
        TooManyFiles {
            /// The greatest number.
            limit: usize,
        } => "there are more than {limit} files",
        /// A file is included into too many namespaces.
        TooManyInstances {
            /// The greatest number.
            limit: usize,
        } => "files without target namespace are included into others more than {limit} times",
        /// An included file has another target namespace.
        IncludedNamespace {
            /// What the file has.
            found: String,
            /// What it must have.
            expected: String,
        } => "the included file has the target namespace `{found}`, expected `{expected}` or none",
        /// An imported file has another target namespace than the import says.
        ImportedNamespace {
            /// What the file has.
            found: String,
            /// What the import says.
            expected: String,
        } => "the imported file has the target namespace `{found}`, expected `{expected}`",
        /// A document imports its own namespace.
        ImportOfOwn {
            /// The namespace.
            namespace: String,
        } => "a document cannot import its own target namespace `{namespace}`",
        /// A document without a target namespace imports what has none.
        ImportOfNone => "a document without a target namespace cannot import without a `namespace`",
        /// There is nothing to load.
        NoEntries => "no schema file is named",
    }
}
