//! WSDL 1.1 documents as they are written: plain data between `parse` and `operations`.
//!
//! Comes from `parse`. The schemas in `types` are documents of their own; here is what refers to them.

use crate::diagnostics::Place;
use crate::terms::Str;
use crate::xsd::QName;

/// Its binding to SOAP 1.1.
pub(crate) const SOAP11_NAMESPACE: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
/// Its binding to SOAP 1.2.
pub(crate) const SOAP12_NAMESPACE: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";

/// What is not supported, and where it stands.
pub(crate) type Unsupported = (&'static str, Place);

/// What a document defines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions {
    pub(crate) messages: Vec<Message>,
    pub(crate) port_types: Vec<PortType>,
    pub(crate) bindings: Vec<Binding>,
    pub(crate) ports: Vec<Port>,
}

/// A `port` of a `service`.
#[derive(Clone, Debug)]
pub(crate) struct Port {
    pub(crate) binding: QName,
    /// What must be understood to use it.
    pub(crate) required: Option<Unsupported>,
}

/// `message`
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) name: QName,
    pub(crate) parts: Vec<Part>,
    /// What must be understood of it.
    pub(crate) required: Option<Unsupported>,
    pub(crate) place: Place,
}

/// `part`
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: Str,
    /// The element that it is; `None` where it is of a type.
    pub(crate) element: Option<QName>,
    pub(crate) place: Place,
}

/// `portType`
#[derive(Clone, Debug)]
pub(crate) struct PortType {
    pub(crate) name: QName,
    pub(crate) operations: Vec<PortOperation>,
    pub(crate) place: Place,
}

/// An `operation` of a `portType`.
#[derive(Clone, Debug)]
pub(crate) struct PortOperation {
    pub(crate) name: Str,
    pub(crate) input: Option<Use>,
    pub(crate) output: Option<Use>,
    pub(crate) faults: Vec<Use>,
    /// Whether the output stands before the input: the server asks.
    pub(crate) asks_back: bool,
    /// What must be understood of it.
    pub(crate) required: Option<Unsupported>,
    pub(crate) place: Place,
}

/// A message that is named, and where.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) message: QName,
    pub(crate) place: Place,
}

/// The versions of SOAP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    Soap11,
    Soap12,
}

/// `binding`
#[derive(Clone, Debug)]
pub(crate) struct Binding {
    pub(crate) name: QName,
    pub(crate) port_type: QName,
    /// `None` where it is not to SOAP.
    pub(crate) version: Option<Version>,
    /// What `style` says.
    pub(crate) is_rpc: bool,
    pub(crate) operations: Vec<BindingOperation>,
    pub(crate) place: Place,
}

/// Where in [`BindingOperation::headers`] those of faults are.
pub(crate) const FAULTS: usize = 2;

/// An `operation` of a `binding`.
#[derive(Clone, Debug)]
pub(crate) struct BindingOperation {
    pub(crate) name: Str,
    /// `soapAction`
    pub(crate) action: Str,
    /// `style`, where stated.
    pub(crate) is_rpc: Option<bool>,
    /// What is not document/literal in it, and where.
    pub(crate) unsupported: Vec<Unsupported>,
    /// The parts that are the body of the input and of the output, where stated.
    pub(crate) bodies: [Option<Vec<Str>>; 2],
    /// The parts of messages that stand in the header: of the input, of the output, and of faults.
    pub(crate) headers: [Vec<(Use, Str)>; 3],
    pub(crate) place: Place,
}
