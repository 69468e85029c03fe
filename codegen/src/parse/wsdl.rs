//! WSDL 1.1: the `definitions` of a document, the schemas in it apart. Sections are those of the W3C note of 2001.

use roxmltree::Node;

use super::reader::{Reader, collapsed};
use crate::diagnostics::SyntaxProblem;
use crate::source::{WSDL_NAMESPACE, XSD_NAMESPACE};
use crate::terms::Str;
use crate::xsd::QName;
use crate::xsd::wsdl::{
    Binding, BindingOperation, Definitions, FAULTS, Message, Part, Port, PortOperation, PortType, SOAP11_NAMESPACE,
    SOAP12_NAMESPACE, Unsupported, Use, Version,
};

/// What the root element of a document defines.
pub(super) fn definitions(reader: &mut Reader<'_>, root: Node<'_, '_>) -> Definitions {
    let namespace = collapsed(root, "targetNamespace").map(|text| Str::from(&*text)).filter(|text| !text.is_empty());
    let mut all = Definitions::default();
    // What stands beside the schemas is about all that is sent.
    let of_all = required(reader, root, "").or_else(|| of(root, "types").find_map(|types| required(reader, types, "")));
    let name = |reader: &mut Reader<'_>, node: Node<'_, '_>| {
        Some(QName { namespace: namespace.clone(), local: reader.name(node)? })
    };
    for node in root.children().filter(|node| node.tag_name().namespace() == Some(WSDL_NAMESPACE)) {
        let place = reader.place(node);
        match node.tag_name().name() {
            "message" => {
                let Some(name) = name(reader, node) else { continue };
                let parts = of(node, "part").filter_map(|part| self::part(reader, part)).collect();
                let required = of_all.clone().or_else(|| required_within(reader, node));
                all.messages.push(Message { name, parts, required, place });
            }
            "portType" => {
                let Some(name) = name(reader, node) else { continue };
                let required = of_all.clone().or_else(|| required(reader, node, ""));
                let operations =
                    of(node, "operation").filter_map(|node| port_operation(reader, node, required.as_ref()));
                let operations = operations.collect();
                all.port_types.push(PortType { name, operations, place });
            }
            "binding" => {
                let (Some(name), Some(port_type)) = (name(reader, node), reader.qname(node, "type")) else { continue };
                let soap = soap(node, "binding");
                let version = soap.map(|(_, version)| version);
                let is_rpc = soap.is_some_and(|(node, _)| is_rpc(node).unwrap_or(false));
                let required = of_all.clone().or_else(|| required(reader, node, "binding"));
                let operations =
                    of(node, "operation").filter_map(|node| binding_operation(reader, node, required.as_ref()));
                let operations = operations.collect();
                all.bindings.push(Binding { name, port_type, version, is_rpc, operations, place });
            }
            "service" => {
                let of_service = of_all.clone().or_else(|| required(reader, node, ""));
                for port in of(node, "port") {
                    let required = of_service.clone().or_else(|| required(reader, port, "address"));
                    all.ports.extend(reader.qname(port, "binding").map(|binding| Port { binding, required }));
                }
            }
            // `types` holds the schemas, `import` is followed.
            "types" | "import" | "documentation" => {}
            other => {
                let expected = "`types`, `import`, `message`, `portType`, `binding` or `service`".to_owned();
                let (found, parent) = (other.to_owned(), "definitions".to_owned());
                reader.error(SyntaxProblem::Misplaced { found, parent, expected }, node);
            }
        }
    }
    all
}

fn of<'n, 'i>(node: Node<'n, 'i>, name: &'static str) -> impl Iterator<Item = Node<'n, 'i>> {
    node.children().filter(move |child| child.has_tag_name((WSDL_NAMESPACE, name)))
}

/// The element of SOAP's binding with this name.
fn soap<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Option<(Node<'n, 'i>, Version)> {
    let of = |namespace| node.children().find(|child| child.has_tag_name((namespace, name)));
    let eleven = of(SOAP11_NAMESPACE).map(|node| (node, Version::Soap11));
    eleven.or_else(|| of(SOAP12_NAMESPACE).map(|node| (node, Version::Soap12)))
}

/// An extension that is not known here, and must be understood: section 2.1.3.
fn is_required(node: Node<'_, '_>) -> bool {
    let required = node.attribute((WSDL_NAMESPACE, "required"));
    required.is_some_and(|text| matches!(text.trim(), "true" | "1"))
}

const REQUIRED: &str = "an extension that must be understood";

/// The first such one in an element, beside that of SOAP's binding with this name.
fn required(reader: &Reader<'_>, node: Node<'_, '_>, known: &str) -> Option<Unsupported> {
    let is_known = |child: &Node<'_, '_>| {
        is_soap(*child) && child.tag_name().name() == known || child.has_tag_name((XSD_NAMESPACE, "schema"))
    };
    let found = node.children().find(|child| is_required(*child) && !is_known(child))?;
    Some((REQUIRED, reader.place(found)))
}

/// The first one in an element of a message or a port type, or in a part of it.
fn required_within(reader: &Reader<'_>, node: Node<'_, '_>) -> Option<Unsupported> {
    let parts = node.children().filter(|child| child.tag_name().namespace() == Some(WSDL_NAMESPACE));
    std::iter::once(node).chain(parts).find_map(|node| required(reader, node, ""))
}

fn is_soap(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), Some(SOAP11_NAMESPACE | SOAP12_NAMESPACE))
}

fn is_rpc(node: Node<'_, '_>) -> Option<bool> {
    Some(collapsed(node, "style")? == "rpc")
}

fn part(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Part> {
    let element = if node.has_attribute("element") { Some(reader.qname(node, "element")?) } else { None };
    let place = if element.is_some() { reader.attribute_place(node, "element") } else { reader.place(node) };
    Some(Part { name: reader.name(node)?, element, place })
}

fn used(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Use> {
    let Some(message) = reader.qname(node, "message") else {
        if !node.has_attribute("message") {
            let element = node.tag_name().name().to_owned();
            reader.error(SyntaxProblem::MissingAttribute { name: "message", element }, node);
        }
        return None;
    };
    Some(Use { message, place: reader.attribute_place(node, "message") })
}

/// Section 2.4. `of_port_type`: what must be understood of its port type, or of all.
fn port_operation(
    reader: &mut Reader<'_>,
    node: Node<'_, '_>,
    of_port_type: Option<&Unsupported>,
) -> Option<PortOperation> {
    let (input, output) = (of(node, "input").next(), of(node, "output").next());
    let asks_back = match (input, output) {
        (Some(input), Some(output)) => output.range().start < input.range().start,
        (None, _) => true,
        (Some(_), None) => false,
    };
    Some(PortOperation {
        name: reader.name(node)?,
        input: input.and_then(|node| used(reader, node)),
        output: output.and_then(|node| used(reader, node)),
        faults: of(node, "fault").filter_map(|node| used(reader, node)).collect(),
        asks_back,
        required: of_port_type.cloned().or_else(|| required_within(reader, node)),
        place: reader.place(node),
    })
}

/// Section 3. `of_binding`: what must be understood of its binding, or of all.
fn binding_operation(
    reader: &mut Reader<'_>,
    node: Node<'_, '_>,
    of_binding: Option<&Unsupported>,
) -> Option<BindingOperation> {
    let soap_operation = soap(node, "operation").map(|(node, _)| node);
    let required = of_binding.cloned().or_else(|| required(reader, node, "operation"));
    let mut unsupported = Vec::from_iter(required);
    let mut headers = [const { Vec::new() }; 3];
    let mut bodies = [None, None];
    for (at, name) in [(0, "input"), (1, "output"), (FAULTS, "fault")] {
        for node in of(node, name) {
            let inner = node.descendants().filter(|inner| inner.is_element() && *inner != node);
            for inner in inner.filter(|inner| inner.tag_name().namespace() != Some(WSDL_NAMESPACE)) {
                let is_soap = is_soap(inner);
                let mut refuse = |what| unsupported.push((what, reader.place(inner)));
                match inner.tag_name().name() {
                    "body" | "header" | "fault" | "headerfault"
                        if is_soap && collapsed(inner, "use").is_some_and(|text| text == "encoded") =>
                    {
                        refuse("encoded values");
                    }
                    "body" if is_soap => {
                        let parts = collapsed(inner, "parts");
                        let parts = parts.map(|text| text.split_whitespace().map(Str::from).collect());
                        if let Some(body) = bodies.get_mut(at) {
                            *body = parts;
                        }
                    }
                    name @ ("header" | "headerfault") if is_soap => {
                        let part = collapsed(inner, "part").map(|text| Str::from(&*text)).unwrap_or_default();
                        let at = if name == "header" { at } else { FAULTS };
                        headers[at].extend(used(reader, inner).map(|used| (used, part)));
                    }
                    "fault" if is_soap => {}
                    _ if inner.tag_name().namespace().is_some_and(|name| name.ends_with("/mime/")) => {
                        refuse("MIME parts");
                        break;
                    }
                    _ if inner.parent() == Some(node) && is_required(inner) => refuse(REQUIRED),
                    // Policies and the like ask nothing of the message.
                    _ => {}
                }
            }
        }
    }
    Some(BindingOperation {
        name: reader.name(node)?,
        action: soap_operation
            .and_then(|node| collapsed(node, "soapAction"))
            .map(|text| Str::from(&*text))
            .unwrap_or_default(),
        is_rpc: soap_operation.and_then(is_rpc),
        unsupported,
        bodies,
        headers,
        place: reader.place(node),
    })
}
