//! Identity constraints of elements, and a warning where a path of one leads to what the schema declares nowhere: mostly
//! to a name of which the namespace was forgotten, so that nothing would ever be checked.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Lower;
use crate::diagnostics::{Diagnostic, LoweringProblem};
use crate::ir::Identity;
use crate::model::{Content, IdentityConstraint, Model, NameTest, Rare, Step, Str, Term};

/// The names of all elements, and of all attributes, that a schema declares.
pub(super) struct Declared {
    elements: Names,
    attributes: Names,
}

/// Names, found without going through all of them, since a schema may have as many paths as names.
#[derive(Default)]
struct Names {
    /// By local name, the namespaces.
    local: HashMap<Str, BTreeSet<Option<Str>>>,
    namespaces: HashSet<Str>,
}

impl Names {
    fn add(&mut self, namespace: Option<&Str>, local: &Str) {
        self.local.entry(local.clone()).or_default().insert(namespace.cloned());
        self.namespaces.extend(namespace.cloned());
    }
}

impl Declared {
    fn of(model: &Model) -> Self {
        let mut found = Self { elements: Names::default(), attributes: Names::default() };
        for element in &model.elements {
            found.elements.add(element.namespace.as_ref(), &element.name);
        }
        for attribute in &model.attributes {
            found.attributes.add(attribute.namespace.as_ref(), &attribute.name);
        }
        // What types inherit from each other, or have of one group, is one particle.
        let mut seen = HashSet::new();
        let mut next = Vec::new();
        for complex in model.types.iter().filter_map(|ty| ty.complex()) {
            for attribute in &complex.attributes {
                found.attributes.add(attribute.namespace.as_ref(), &attribute.name);
            }
            if let Content::Particle(particle) = &complex.content {
                next.push(particle);
            }
            while let Some(particle) = next.pop() {
                if !seen.insert(Arc::as_ptr(particle).addr()) {
                    continue;
                }
                match &particle.term {
                    Term::Element(one) => found.elements.add(one.namespace.as_ref(), &one.name),
                    Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => next.extend(parts),
                    Term::Any(_) => {}
                }
            }
        }
        found
    }
}

impl Lower<'_> {
    /// What the line of an element says of its identity constraints.
    pub(super) fn identity(&mut self, constraints: &Rare<IdentityConstraint>) -> Option<Box<Identity>> {
        for constraint in constraints.iter() {
            let paths = std::iter::once(&constraint.selector).chain(&constraint.fields);
            for (path, step) in paths.flat_map(|path| path.paths.iter().flatten().map(move |step| (&path.text, step))) {
                let declared = self.declared.get_or_insert_with(|| Declared::of(self.model));
                let (names, test, kind) = match step {
                    Step::Descendants => continue,
                    Step::Child(test) => (&declared.elements, test, "element"),
                    Step::Attribute(test) => (&declared.attributes, test, "attribute"),
                };
                if let Some((name, note)) = undeclared(names, test) {
                    let (path, constraint_name) = (path.to_string(), constraint.name.to_string());
                    let problem = LoweringProblem::DeadPath { path, constraint: constraint_name, kind, name };
                    let problem = Diagnostic::warning(problem, Some(constraint.place.clone()));
                    self.problems.push(match note {
                        Some(note) => problem.note(note),
                        None => problem,
                    });
                }
            }
        }
        let identity = || Box::new(Identity { constraints: constraints.clone(), ..Identity::default() });
        (!constraints.is_empty()).then(identity)
    }
}

/// What a step leads to, if that is declared nowhere, and what was probably meant.
fn undeclared(names: &Names, test: &NameTest) -> Option<(String, Option<String>)> {
    match test {
        NameTest::Any => None,
        NameTest::Namespace(of) => (!names.namespaces.contains(of)).then(|| (format!("{{{of}}}*"), None)),
        NameTest::Name(namespace, local) => {
            let of_local = names.local.get(local);
            if of_local.is_some_and(|namespaces| namespaces.contains(namespace)) {
                return None;
            }
            let shown = namespace.as_ref().map_or(local.to_string(), |namespace| format!("{{{namespace}}}{local}"));
            let note = of_local.and_then(|namespaces| namespaces.first()).map(|meant| match meant {
                Some(meant) => {
                    format!("there is `{{{meant}}}{local}`: in a path, a name without a prefix is in no namespace")
                }
                None => format!("there is `{local}` in no namespace: in a path, that has no prefix"),
            });
            Some((shown, note))
        }
    }
}
