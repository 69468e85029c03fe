//! What can be wrong with one document by itself.

super::messages! {
    /// A document is not XML, or not what XSD allows to be written.
    pub enum SyntaxProblem {
        /// The file is not well-formed XML.
        NotXml {
            /// What is wrong.
            reason: String,
        } => "not well-formed XML: {reason}",
        /// An entity that the document type declaration of a schema would have to define.
        Entity {
            /// Its name.
            name: String,
        } => "the entity `{name}` is not expanded: only those that XML defines are",
        /// Elements are nested too deeply.
        TooDeep {
            /// The greatest depth.
            limit: usize,
        } => "elements are nested more than {limit} deep",
        /// The root element is not a schema.
        NotSchema {
            /// Its name.
            found: String,
        } => "the root element is `{found}`, expected `schema` of the namespace `http://www.w3.org/2001/XMLSchema`",
        /// An element of the XSD namespace stands where it cannot.
        Misplaced {
            /// Its name.
            found: String,
            /// The name of the element around it.
            parent: String,
            /// What can stand there.
            expected: String,
        } => "`{found}` is not allowed here in `{parent}`, expected {expected}",
        /// An element of another namespace stands outside of `appinfo` and `documentation`.
        Foreign {
            /// Its name.
            found: String,
            /// The name of the element around it.
            parent: String,
        } => "the element `{found}` in `{parent}` is not of the XML Schema namespace",
        /// Text stands where only elements can.
        Text {
            /// The name of the element around it.
            parent: String,
        } => "text is not allowed in `{parent}`",
        /// An attribute that the element does not have.
        UnknownAttribute {
            /// The attribute's name.
            name: String,
            /// The element's name.
            element: String,
            /// What it has.
            expected: String,
        } => "`{element}` has no attribute `{name}`, expected one of {expected}",
        /// An attribute that must be there is not.
        MissingAttribute {
            /// The attribute's name.
            name: &'static str,
            /// The element's name.
            element: String,
        } => "`{element}` has no `{name}`, which it must have",
        /// A child that must be there is not.
        MissingChild {
            /// What is missing.
            expected: &'static str,
            /// The element's name.
            element: String,
        } => "`{element}` has no {expected}, which it must have",
        /// Two attributes, or an attribute and a child, that exclude each other.
        Exclusive {
            /// The one.
            one: &'static str,
            /// The other.
            other: &'static str,
            /// The element's name.
            element: String,
        } => "`{element}` cannot have both {one} and {other}",
        /// A value that its attribute cannot have.
        Value {
            /// The attribute's name.
            name: String,
            /// The value.
            found: String,
            /// What it can be.
            expected: &'static str,
        } => "`{name}` is `{found}`, expected {expected}",
        /// An `id` that another element of the document has.
        DuplicateId {
            /// It.
            id: String,
        } => "`id` is `{id}`, which is that of another element of this document",
        /// A path that a selector or a field cannot have.
        XPath {
            /// The path.
            found: String,
            /// `selector` or `field`.
            element: String,
            /// Why not.
            reason: &'static str,
        } => "`{found}` is no path of a `{element}`: {reason} (XSD part 1, section 3.11.6)",
        /// An element with too many attributes.
        TooManyAttributes {
            /// The greatest number.
            limit: usize,
        } => "the element has more than {limit} attributes",
        /// A namespace that is too long.
        LongNamespace {
            /// The greatest length, in bytes.
            limit: usize,
        } => "the namespace is longer than {limit} bytes",
        /// A name that is too long.
        LongName {
            /// The greatest length in bytes.
            limit: usize,
        } => "the name is longer than {limit} bytes",
        /// A prefix that is not declared.
        Prefix {
            /// The prefix.
            prefix: String,
        } => "the prefix `{prefix}` is not declared",
    }
}
