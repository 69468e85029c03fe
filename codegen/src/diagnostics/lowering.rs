//! What valid schemas can say and this version cannot generate, and what it generates but never does anything.

super::messages! {
    /// A construct that has no Rust yet.
    pub enum LoweringProblem {
        /// `xs:NOTATION` as the type of something.
        AnyNotation => "`xs:NOTATION` is used itself, where a type that lists values of it should be: any name is taken",
        /// A value that is not the name of a notation.
        Notation {
            /// The value.
            name: String,
        } => "there is no notation `{name}`",
        /// A value that is not a name.
        Name {
            /// The value.
            text: String,
        } => "`{text}` is not a name whose prefix is declared here",
        /// A value that no member of its union takes.
        NoMember {
            /// The value.
            text: String,
        } => "`{text}` is a value of no member of the union",
        /// What can never stand in a valid document.
        NoValue {
            /// `element` or `type`.
            kind: &'static str,
            /// The name.
            name: String,
            /// Why.
            reason: &'static str,
        } => "the {kind} `{name}` can be in no document: {reason}",
        /// A choice that cannot stand.
        NoBranch => "a choice without branches cannot occur",
        /// An element that can only be nil.
        OnlyNil {
            /// The element.
            name: String,
        } => "the element `{name}` can only be nil, since its type can have no value",
        /// A type that would be of infinite size.
        Infinite {
            /// The type.
            name: String,
        } => "the type `{name}` must hold itself, so that no document can be finite",
        /// A type in which very much must stand.
        TooLarge {
            /// The type.
            name: String,
            /// The greatest size in bytes.
            limit: usize,
        } => "what is required in the type `{name}` takes more than {limit} bytes",
        /// A path of an identity constraint to what is not there.
        DeadPath {
            /// The path.
            path: String,
            /// The constraint's name.
            constraint: String,
            /// `element` or `attribute`.
            kind: &'static str,
            /// The name in the path, expanded.
            name: String,
        } => "the path `{path}` of the identity constraint `{constraint}` leads to nothing: the schema has no {kind} `{name}`",
        /// An operation that asks with an element of which another module or crate has the code.
        ExternOperation {
            /// The operation.
            operation: String,
            /// The element.
            name: String,
            /// Where its code is.
            path: String,
        } => "the operation `{operation}` asks with `{name}`: its code is in `{path}`, which cannot implement it here",
        /// What another module or crate has the code of, has something that it does not know.
        ExternRefers {
            /// The namespace.
            namespace: String,
            /// Where its code is.
            path: String,
            /// The type.
            name: String,
            /// What it has.
            other: String,
        } => "`{name}` of the namespace `{namespace}` has `{other}`, which `{path}` does not know",
        /// More code than allowed.
        TooMuchCode {
            /// The greatest size in bytes.
            limit: u64,
        } => "the code would have more than {limit} bytes with this",
        /// More pages than asked for.
        TooManyPages {
            /// The greatest size in bytes.
            limit: u64,
        } => "the pages would have more than {limit} bytes",
    }
}
