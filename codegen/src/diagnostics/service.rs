//! What can be wrong with the description of a service, WSDL 1.1.

super::messages! {
    /// The description of a service is not one, or says what cannot be generated.
    pub enum ServiceProblem {
        /// A name that nothing defines.
        Missing {
            /// `message`, `portType` and the like.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "there is no {kind} `{name}`",
        /// A second definition of one name.
        Twice {
            /// `message` or `portType`.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "the {kind} `{name}` is defined twice",
        /// A binding to something other than SOAP.
        NotSoap {
            /// Its name.
            name: String,
        } => "the binding `{name}` is not to SOAP: its operations are left out",
        /// What is not document/literal.
        Unsupported {
            /// The operation.
            operation: String,
            /// What it has.
            what: &'static str,
        } => "the operation `{operation}` has {what}, which is not supported",
        /// A body of other than one element.
        Body {
            /// The operation.
            operation: String,
            /// How many parts there are.
            count: usize,
        } => "a body of the operation `{operation}` has {count} parts, expected one that is an element",
        /// A part that is of a type.
        PartOfType {
            /// The operation.
            operation: String,
            /// The part.
            part: String,
        } => "the part `{part}` of the operation `{operation}` is of a type, expected an element",
        /// A message that can be no document.
        NoDocument {
            /// The operation.
            operation: String,
            /// The element.
            element: String,
        } => "the element `{element}` of the operation `{operation}` is not generated: it is abstract, left out, or can have no value",
        /// Two operations of one input.
        OneInput {
            /// The one.
            one: String,
            /// The other one.
            other: String,
            /// The element.
            element: String,
            /// What is not the same.
            what: &'static str,
        } => "the operations `{one}` and `{other}` ask with the same element `{element}`, and have different {what}",
    }
}
