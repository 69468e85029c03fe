//! The operations of services that WSDL 1.1 describes.
//!
//! In come the documents and the model; out go the operations, with the global elements that are their messages. An
//! operation that is not document/literal by SOAP has a problem instead, which matters where it is selected.

use std::collections::{HashMap, HashSet};

use crate::config::{Module, Rule};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, ServiceProblem};
use crate::model::{ElementId, Model, Operation, Str};
use crate::pattern::{fits, parts};
use crate::select::Selection;
use crate::xsd::wsdl::{
    Binding, BindingOperation, Definitions, Message, PortOperation, PortType, Unsupported, Use, Version,
};
use crate::xsd::{QName, Schemas};

/// What all documents define, by name.
struct Linker<'a> {
    messages: HashMap<&'a QName, &'a Message>,
    port_types: HashMap<&'a QName, Port<'a>>,
    /// What must be understood to use a binding, by whichever port.
    required: HashMap<&'a QName, Option<&'a Unsupported>>,
    elements: HashMap<(Option<&'a str>, &'a str), ElementId>,
}

/// The operations of a port type by name, each with the place of another one of its name.
type Port<'a> = HashMap<&'a str, (&'a PortOperation, Option<&'a Place>)>;

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
    let mut problems = Diagnostics::new();
    let messages = all().flat_map(|one| &one.messages).map(|one| (&one.name, &one.place, one));
    let port_types = all().flat_map(|one| &one.port_types).map(|one| (&one.name, &one.place, one));
    let linker = Linker {
        messages: by_name("message", messages, &mut problems),
        port_types: by_name("portType", port_types, &mut problems)
            .into_iter()
            .map(|(name, port_type)| (name, port(port_type)))
            .collect(),
        required: required(all()),
        elements: ids.map(|id| ((model[id].namespace.as_deref(), &*model[id].name), id)).collect(),
    };
    let mut operations = Vec::new();
    for binding in all().flat_map(|one: &Definitions| &one.bindings) {
        let Some(port_type) = linker.port_types.get(&binding.port_type) else {
            problems.push(missing("portType", &binding.port_type, &binding.place));
            continue;
        };
        let Some(version) = binding.version else {
            let problem = ServiceProblem::NotSoap { name: binding.name.local.to_string() };
            warnings.push(Diagnostic::warning(problem, Some(binding.place.clone())));
            continue;
        };
        for bound in &binding.operations {
            let Some(&operation) = port_type.get(&*bound.name) else {
                let name = QName { namespace: None, local: bound.name.clone() };
                problems.push(missing("operation", &name, &bound.place));
                continue;
            };
            operations.push((&binding.port_type, linker.operation(binding, version, bound, operation)));
        }
    }
    let operations = told_apart(model, usable(operations));
    problems.check(operations).map(|(operations, _)| operations)
}

/// An operation as a binding of its port type, which has this name, binds it.
type Bound<'a> = (&'a QName, Operation);

/// Of an operation that several bindings bind, those that can be generated; where none can, the first.
fn usable(mut operations: Vec<Bound<'_>>) -> Vec<Bound<'_>> {
    let key = |(port_type, operation): &Bound<'_>| ((*port_type).clone(), operation.name.clone());
    let mut known: HashSet<(QName, Str)> =
        operations.iter().filter(|(_, operation)| operation.problem.is_none()).map(key).collect();
    operations.retain(|bound| bound.1.problem.is_none() || known.insert(key(bound)));
    operations
}

/// Definitions by their names, of which each is one.
fn by_name<'a, T>(
    kind: &'static str,
    all: impl Iterator<Item = (&'a QName, &'a Place, &'a T)>,
    problems: &mut Diagnostics,
) -> HashMap<&'a QName, &'a T> {
    let mut found: HashMap<&QName, (&Place, &T)> = HashMap::new();
    for (name, place, one) in all {
        if let Some((first, _)) = found.get(name) {
            let problem = ServiceProblem::Twice { kind, name: name.shown() };
            let problem = Diagnostic::error(problem, Some(place.clone()));
            problems.push(problem.also((*first).clone(), "first defined here"));
        } else {
            found.insert(name, (place, one));
        }
    }
    found.into_iter().map(|(name, (_, one))| (name, one)).collect()
}

/// What must be understood to use a binding; nothing where one of its ports asks for nothing, or there is none.
fn required<'a>(all: impl Iterator<Item = &'a Definitions>) -> HashMap<&'a QName, Option<&'a Unsupported>> {
    let mut required = HashMap::new();
    for port in all.flat_map(|one| &one.ports) {
        let known = required.entry(&port.binding).or_insert(port.required.as_ref());
        if port.required.is_none() {
            *known = None;
        }
    }
    required
}

fn port(port_type: &PortType) -> Port<'_> {
    let mut operations = Port::with_capacity(port_type.operations.len());
    for operation in &port_type.operations {
        let known = operations.entry(&*operation.name);
        known.and_modify(|(_, other)| *other = Some(&operation.place)).or_insert((operation, None));
    }
    operations
}

/// What is asked by one element is answered in one way.
fn told_apart(model: &Model, all: Vec<Bound<'_>>) -> Vec<Operation> {
    let mut known: HashMap<ElementId, usize> = HashMap::new();
    let mut operations: Vec<Operation> = Vec::with_capacity(all.len());
    let mut port_types = Vec::with_capacity(all.len());
    for (port_type, mut operation) in all {
        let input = operation.input.filter(|_| operation.problem.is_none());
        let first = input.map(|input| (input, *known.entry(input).or_insert(operations.len())));
        if let Some((input, first)) = first
            && let Some(other) = operations.get_mut(first)
        {
            let is_one = port_types[first] == port_type && operation.name == other.name;
            match difference(&operation, other, is_one) {
                // The same by both versions of SOAP is one: the first says how.
                None if is_one => {
                    let more = operation.headers.into_iter().filter(|header| !other.headers.contains(header));
                    let more: Vec<ElementId> = more.collect();
                    other.headers.extend(more);
                    continue;
                }
                None => operation.is_again = true,
                Some(what) => operation.problem = Some(not_alike(model, input, &operation, other, what)),
            }
        }
        port_types.push(port_type);
        operations.push(operation);
    }
    operations
}

fn not_alike(model: &Model, input: ElementId, one: &Operation, other: &Operation, what: &'static str) -> Problem {
    let problem = ServiceProblem::OneInput {
        one: other.name.to_string(),
        other: one.name.to_string(),
        element: model[input].name.to_string(),
        what,
    };
    let problem = Diagnostic::error(problem, Some(one.place.clone()));
    Box::new(problem.also(other.place.clone(), "the other one"))
}

/// In what two operations differ that ask with one element; `is_one`: they are one, bound twice.
fn difference(one: &Operation, other: &Operation, is_one: bool) -> Option<&'static str> {
    let faults = |operation: &Operation| operation.faults.iter().copied().collect::<HashSet<_>>();
    if one.output != other.output {
        Some("answers")
    } else if one.action != other.action {
        Some("values of `soapAction`")
    } else if one.is_soap12 != other.is_soap12 && !is_one {
        Some("versions of SOAP")
    } else if faults(one) != faults(other) {
        Some("faults")
    } else {
        None
    }
}

fn missing(kind: &'static str, name: &QName, place: &Place) -> Diagnostic {
    Diagnostic::error(ServiceProblem::Missing { kind, name: name.shown() }, Some(place.clone()))
}

fn unsupported(bound: &BindingOperation, what: &'static str, place: &Place) -> Problem {
    let problem = ServiceProblem::Unsupported { operation: bound.name.to_string(), what };
    let problem = Diagnostic::error(problem, Some(place.clone()));
    Box::new(problem.note("an operation asks by one element and is answered by one, as document/literal"))
}

impl Linker<'_> {
    fn operation(
        &self,
        binding: &Binding,
        version: Version,
        bound: &BindingOperation,
        (port, again): (&PortOperation, Option<&Place>),
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
        operation.problem = self.messages_of(&mut operation, binding, bound, (port, again)).err();
        operation
    }

    fn messages_of(
        &self,
        operation: &mut Operation,
        binding: &Binding,
        bound: &BindingOperation,
        (port, again): (&PortOperation, Option<&Place>),
    ) -> Result<(), Problem> {
        let unsupported = |what: &'static str, place: &Place| unsupported(bound, what, place);
        if let Some(again) = again {
            let mut problem = unsupported("a name that stands twice in the port type", again);
            *problem = problem.also(port.place.clone(), "the other one");
            return Err(problem);
        }
        if bound.is_rpc.unwrap_or(binding.is_rpc) {
            return Err(unsupported("the style rpc", &bound.place));
        }
        let of_port = self.required.get(&binding.name).copied().flatten();
        if let Some((what, place)) = bound.unsupported.first().or(of_port).or(port.required.as_ref()) {
            return Err(unsupported(what, place));
        }
        if port.asks_back {
            return Err(unsupported("an output first: the server asks", &port.place));
        }
        // What stands in the header of a message is no part of its body.
        let in_header = |used: &Use, at: usize| {
            let of = bound.headers[at].iter().filter(|(header, _)| header.message == used.message);
            of.map(|(_, part)| part.clone()).collect::<Vec<_>>()
        };
        let body = |used: &Option<Use>, at: usize| {
            let Some(used) = used else { return Err(unsupported("no answer", &port.place)) };
            self.body(bound, used, bound.bodies[at].as_deref(), &in_header(used, at))
        };
        operation.input = Some(body(&port.input, 0)?);
        operation.output = Some(body(&port.output, 1)?);
        for fault in &port.faults {
            operation.faults.push(self.body(bound, fault, None, &[])?);
        }
        for (header, name) in bound.headers.iter().flatten() {
            let message = self.message(bound, header)?;
            let found = message.parts.iter().find(|one| one.name == *name);
            let found = found.ok_or_else(|| {
                let name = QName { namespace: None, local: header.message.local.clone() };
                Box::new(missing("part of a header in the message", &name, &header.place))
            })?;
            operation.headers.push(self.element(bound, found)?);
        }
        Ok(())
    }

    fn message(&self, bound: &BindingOperation, used: &Use) -> Result<&Message, Problem> {
        let Some(&message) = self.messages.get(&used.message) else {
            return Err(Box::new(missing("message", &used.message, &used.place)));
        };
        match &message.required {
            Some((what, place)) => Err(unsupported(bound, what, place)),
            None => Ok(message),
        }
    }

    /// The one element of a body: section 3.5, document style.
    fn body(
        &self,
        bound: &BindingOperation,
        used: &Use,
        named: Option<&[Str]>,
        in_header: &[Str],
    ) -> Result<ElementId, Problem> {
        let message = self.message(bound, used)?;
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
    let fits_any = |rules: &[Rule<String>], name: &str| rules.iter().any(|rule| fits(parts(&rule.value).1, name));
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
