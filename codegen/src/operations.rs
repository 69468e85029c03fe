//! The operations of services that WSDL 1.1 describes.
//!
//! In come the documents and the model; out go the operations, with the global elements that are their messages. An
//! operation that is not document/literal by SOAP has a problem instead, which matters where it is selected.

use std::collections::{HashMap, HashSet};

use crate::config::Module;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, ServiceProblem};
use crate::model::{ElementId, Model, Operation, Str};
use crate::pattern::{fits, parts};
use crate::select::Selection;
use crate::xsd::wsdl::{Binding, BindingOperation, Definitions, Message, PortOperation, PortType, Use, Version};
use crate::xsd::{QName, Schemas};

/// What all documents define, by name.
struct Linker<'a> {
    messages: HashMap<&'a QName, &'a Message>,
    port_types: HashMap<&'a QName, &'a PortType>,
    elements: HashMap<(Option<&'a str>, &'a str), ElementId>,
}

/// A problem of an operation: it is told where that is selected.
type Problem = Box<Diagnostic>;

/// The operations of all bindings to SOAP, each once, in the order of the documents.
pub(crate) fn link(
    schemas: &Schemas,
    model: &Model,
    warnings: &mut Diagnostics,
) -> Result<Vec<Operation>, Diagnostics> {
    let all = || schemas.schemas.iter().filter_map(|schema| schema.definitions.as_ref());
    let ids = (0..model.elements.len()).filter_map(ElementId::new);
    let linker = Linker {
        messages: all().flat_map(|one| &one.messages).map(|one| (&one.name, one)).collect(),
        port_types: all().flat_map(|one| &one.port_types).map(|one| (&one.name, one)).collect(),
        elements: ids.map(|id| ((model[id].namespace.as_deref(), &*model[id].name), id)).collect(),
    };
    let mut problems = Diagnostics::new();
    let mut seen: HashSet<(&QName, &str)> = HashSet::new();
    let mut operations = Vec::new();
    for binding in all().flat_map(|one: &Definitions| &one.bindings) {
        let Some(port_type) = linker.port_types.get(&binding.port_type).copied() else {
            problems.push(missing("portType", &binding.port_type, &binding.place));
            continue;
        };
        let Some(version) = binding.version else {
            let problem = ServiceProblem::NotSoap { name: binding.name.local.to_string() };
            warnings.push(Diagnostic::warning(problem, Some(binding.place.clone())));
            continue;
        };
        for bound in &binding.operations {
            let Some(operation) = port_type.operations.iter().find(|one| one.name == bound.name) else {
                let name = QName { namespace: None, local: bound.name.clone() };
                problems.push(missing("operation", &name, &bound.place));
                continue;
            };
            // The same by both versions of SOAP is one: the first says how.
            if seen.insert((&binding.port_type, &*bound.name)) {
                operations.push(linker.operation(binding, version, bound, operation));
            }
        }
    }
    twice(model, &mut operations);
    problems.check(operations).map(|(operations, _)| operations)
}

/// What is asked by one element has one answer.
fn twice(model: &Model, operations: &mut [Operation]) {
    let mut known: HashMap<ElementId, (Str, Option<ElementId>, Place)> = HashMap::new();
    for operation in operations.iter_mut().filter(|operation| operation.problem.is_none()) {
        let Some(input) = operation.input else { continue };
        let this = (operation.name.clone(), operation.output, operation.place.clone());
        match known.get(&input) {
            Some((other, output, place)) if *output != operation.output => {
                let problem = ServiceProblem::OneInput {
                    one: other.to_string(),
                    other: operation.name.to_string(),
                    element: model[input].name.to_string(),
                };
                let problem = Diagnostic::error(problem, Some(operation.place.clone()));
                operation.problem = Some(Box::new(problem.also(place.clone(), "the other one")));
            }
            Some(_) => operation.is_again = true,
            None => drop(known.insert(input, this)),
        }
    }
}

fn missing(kind: &'static str, name: &QName, place: &Place) -> Diagnostic {
    let name = match &name.namespace {
        Some(namespace) => format!("{{{namespace}}}{}", name.local),
        None => name.local.to_string(),
    };
    Diagnostic::error(ServiceProblem::Missing { kind, name }, Some(place.clone()))
}

impl Linker<'_> {
    fn operation(
        &self,
        binding: &Binding,
        version: Version,
        bound: &BindingOperation,
        port: &PortOperation,
    ) -> Operation {
        let mut operation = Operation {
            name: bound.name.clone(),
            action: bound.action.clone(),
            is_soap12: version == Version::Soap12,
            input: None,
            output: None,
            faults: Vec::new(),
            headers: Vec::new(),
            is_again: false,
            problem: None,
            place: bound.place.clone(),
        };
        operation.problem = self.messages_of(&mut operation, binding, bound, port).err();
        operation
    }

    fn messages_of(
        &self,
        operation: &mut Operation,
        binding: &Binding,
        bound: &BindingOperation,
        port: &PortOperation,
    ) -> Result<(), Problem> {
        let unsupported = |what: &'static str, place: &Place| {
            let problem = ServiceProblem::Unsupported { operation: bound.name.to_string(), what };
            let problem = Diagnostic::error(problem, Some(place.clone()));
            Box::new(problem.note("an operation asks by one element and is answered by one, as document/literal"))
        };
        if bound.is_rpc.unwrap_or(binding.is_rpc) {
            return Err(unsupported("the style rpc", &bound.place));
        }
        if let Some((what, place)) = bound.unsupported.first() {
            return Err(unsupported(what, place));
        }
        if port.asks_back {
            return Err(unsupported("an output first: the server asks", &port.place));
        }
        // What stands in the header is no part of the body.
        let in_header = |used: &Use| {
            let of = bound.headers.iter().filter(|(header, _)| header.message == used.message);
            of.map(|(_, part)| part.clone()).collect::<Vec<_>>()
        };
        let body = |used: &Option<Use>, at: usize| {
            let Some(used) = used else { return Err(unsupported("no answer", &port.place)) };
            self.body(bound, used, bound.bodies[at].as_deref(), &in_header(used))
        };
        operation.input = Some(body(&port.input, 0)?);
        operation.output = Some(body(&port.output, 1)?);
        for fault in &port.faults {
            operation.faults.push(self.body(bound, fault, None, &[])?);
        }
        for (header, name) in &bound.headers {
            let message = self.message(header)?;
            let found = message.parts.iter().find(|one| one.name == *name);
            let found = found.ok_or_else(|| {
                let name = QName { namespace: None, local: header.message.local.clone() };
                Box::new(missing("part of a header in the message", &name, &header.place))
            })?;
            operation.headers.push(self.element(bound, found)?);
        }
        Ok(())
    }

    fn message(&self, used: &Use) -> Result<&Message, Problem> {
        let found = self.messages.get(&used.message).copied();
        found.ok_or_else(|| Box::new(missing("message", &used.message, &used.place)))
    }

    /// The one element of a body: section 3.5, document style.
    fn body(
        &self,
        bound: &BindingOperation,
        used: &Use,
        named: Option<&[Str]>,
        in_header: &[Str],
    ) -> Result<ElementId, Problem> {
        let message = self.message(used)?;
        let of_body = message
            .parts
            .iter()
            .filter(|part| named.map_or_else(|| !in_header.contains(&part.name), |named| named.contains(&part.name)));
        match of_body.collect::<Vec<_>>()[..] {
            [part] => self.element(bound, part),
            ref parts => {
                let problem = ServiceProblem::Body { operation: bound.name.to_string(), count: parts.len() };
                Err(Box::new(Diagnostic::error(problem, Some(message.place.clone()))))
            }
        }
    }

    fn element(&self, bound: &BindingOperation, part: &crate::xsd::wsdl::Part) -> Result<ElementId, Problem> {
        let Some(name) = &part.element else {
            let problem = ServiceProblem::PartOfType { operation: bound.name.to_string(), part: part.name.to_string() };
            return Err(Box::new(Diagnostic::error(problem, Some(part.place.clone()))));
        };
        let found = self.elements.get(&(name.namespace.as_deref(), &*name.local)).copied();
        found.ok_or_else(|| Box::new(missing("element", name, &part.place)))
    }
}

/// The problems of the operations that are selected: by the element that they ask with, or, where there is none, by name.
pub(crate) fn check(model: &Model, module: &Module, selection: &Selection) -> Result<(), Diagnostics> {
    let fits_any =
        |rules: &[crate::config::Rule<String>], name: &str| rules.iter().any(|rule| fits(parts(&rule.value).1, name));
    let is_selected = |operation: &Operation| match operation.input {
        Some(input) => selection.has_element(input),
        None => {
            (module.roots.is_empty() || fits_any(&module.roots, &operation.name))
                && !fits_any(&module.skip, &operation.name)
        }
    };
    let selected = model.operations.iter().filter(|operation| is_selected(operation));
    let problem = |operation: &Operation| {
        let problem = operation.problem.as_deref()?.clone();
        let name = operation.input.map_or(&operation.name, |input| &model[input].name);
        Some(problem.help(format!("`skip = [\"{name}\"]` of the module leaves it out")))
    };
    let problems: Diagnostics = selected.filter_map(problem).collect();
    problems.check(()).map(|((), _)| ())
}
