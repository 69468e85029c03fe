//! The constraints of all elements of a document, in one walk: a key reference looks at the keys that stand in its element,
//! or in elements of it (XSD Part 1, sections 3.11.4 and 3.11.5).
//!
//! Where values stand twice or are missing, the element that has them is known by its number alone, and found by a second
//! walk: its path and its texts need not be kept of all others.

use std::collections::HashMap;
use std::rc::Rc;

use super::automaton::{self, Automaton, Id, State};
use super::fields::{self, Field};
use super::tables::{Kept, Key, Keys, Ordinal, References};
use crate::constraint::Constraint;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::table;
use crate::walk::{self, Each, Node};

/// Checks what the schema says by `xs:key`, `xs:keyref` and `xs:unique` of a document.
///
/// Values are compared as the schema types them: `1` and `01` are one integer, and no text. An attribute that is absent
/// has its default. It takes time in proportion to the document, however many constraints there are and however deep their
/// elements stand in each other, and memory in proportion to the values that are compared.
///
/// # Errors
///
/// When values that must be unique stand twice, a key lacks one, a reference has no key, or a field is more than one
/// value or none of a simple type; with the path of the element.
///
/// ```
/// pub struct Line {
///     pub number: u32,
/// }
/// xsdbind::record! { Line () { number: "@number", } }
///
/// pub struct Order {
///     pub line: Vec<Line>,
/// }
/// xsdbind::record! { Order () { line: "line", } }
/// // Generated from a schema with the key of that name.
/// xsdbind::root! { Order = "order" (identity = {
///     use xsdbind::identity::{Constraint, Kind, Step::*};
///     &[Constraint {
///         kind: Kind::Key,
///         name: ("", "lineNumber"),
///         selector: &[&[Child("", "line")]],
///         fields: &[&[&[Attribute("", "number")]]],
///     }]
/// }) }
///
/// let order: Order = xsdbind::from_str(r#"<order><line number="7"/><line number="8"/></order>"#)?;
/// xsdbind::check_identity_constraints(&order)?;
///
/// let order: Order = xsdbind::from_str(r#"<order><line number="7"/><line number="07"/></order>"#)?;
/// let error = xsdbind::check_identity_constraints(&order).unwrap_err();
/// assert_eq!(error.to_string(), "/order/line[2]: the key `lineNumber` has the value `7` twice");
/// # Ok::<(), xsdbind::Error>(())
/// ```
pub fn check_identity_constraints<D: Document>(document: &D) -> Result<()> {
    check_elements(&|with| walk::show_root(document, with))
}

/// Checks the constraints of elements that are shown, and of those in them.
pub(crate) fn check_elements(show: &dyn Fn(Each<'_>) -> Result<()>) -> Result<()> {
    let mut first = Checker::default();
    let result = show(&mut |element| first.root(element));
    let Some(told) = first.found else { return result };
    let mut second = Checker { told: Some(told), ..Checker::default() };
    show(&mut |element| second.root(element)).and(result)
}

/// The check of a document, on its way from element to element.
#[derive(Default)]
struct Checker {
    automaton: Automaton,
    /// The elements that the walk is in.
    levels: Vec<Level>,
    /// By constraint, what is known of it where the walk is.
    open: Vec<Open>,
    /// How many elements and attributes were met.
    met: Ordinal,
    /// What the walk has found to be wrong, which ends it.
    found: Option<Found>,
    /// What an earlier walk has found, which is to be told where it is.
    told: Option<Found>,
}

/// What is known of a constraint where the walk is.
#[derive(Default)]
struct Open {
    /// The depths of the elements around that have it.
    scopes: Vec<usize>,
    /// The elements around that it is about.
    targets: Vec<Target>,
    /// How many elements around have a reference to it.
    meant: usize,
}

/// An element that a selector has found.
struct Target {
    depth: usize,
    ordinal: Ordinal,
    fields: Vec<Field>,
}

/// The values in an element that the walk is in; most have none.
#[derive(Default)]
struct Level {
    keys: HashMap<Id, Keys>,
    references: HashMap<Id, References>,
}

/// An element whose values are wrong.
struct Found {
    of: Ordinal,
    id: Id,
    problem: Problem,
}

#[derive(Clone, Copy)]
enum Problem {
    Twice,
    /// Not in the key, maybe since several elements have it.
    Missing {
        is_several: bool,
    },
}

impl Found {
    fn is(&self, id: Id, of: Ordinal) -> bool {
        self.id == id && self.of == of
    }

    fn error(&self, constraint: &Constraint, values: &str) -> Error {
        let word = if constraint.fields.len() == 1 { "value" } else { "values" };
        match (self.problem, constraint.refers_to()) {
            (Problem::Missing { is_several }, Some(key)) => {
                let message = format!("`{}` has no {word} {values}, to which the {constraint} refers", key.1);
                let error = Error::new(ErrorKind::Identity, message);
                if is_several { error.with_note("several elements have it, so that it counts in none") } else { error }
            }
            _ => Error::new(ErrorKind::Identity, format!("the {constraint} has the {word} {values} twice")),
        }
    }
}

impl Checker {
    fn root(&mut self, node: &Node<'_>) -> Result<()> {
        let start = self.automaton.start();
        self.levels.push(Level::default());
        let result = self.element(node, &start);
        self.levels.pop();
        result
    }

    /// Checks an element and all in it.
    fn element(&mut self, node: &Node<'_>, around: &Rc<State>) -> Result<()> {
        let own = node.identity();
        let state = self.automaton.enter(around, node.namespace, node.name, own);
        self.met += 1;
        self.levels.push(Level::default());
        if !own.is_empty() {
            self.open(own);
        }
        self.select(&state);
        state.fields.iter().try_for_each(|field| self.field(node, *field, self.depth()))?;
        node.parts(&mut |part| self.part(part, &state))?;
        state.targets.iter().try_for_each(|selected| self.selected(selected))?;
        if !own.is_empty() {
            self.close(own)?;
        }
        self.leave()
    }

    fn part(&mut self, part: &Node<'_>, state: &Rc<State>) -> Result<()> {
        match part.item.kind {
            table::Kind::Element => self.element(part, state),
            table::Kind::Attribute if state.has_attributes => {
                self.met += 1;
                let fields = self.automaton.attribute(state, part.namespace, part.name);
                fields.iter().try_for_each(|field| self.field(part, *field, self.depth() + 1))
            }
            _ => Ok(()),
        }
    }

    /// How many elements the walk is in: the place of the innermost among the levels.
    fn depth(&self) -> usize {
        self.levels.len() - 1
    }

    /// Begins with the constraints of an element.
    fn open(&mut self, own: &'static [Constraint]) {
        let depth = self.depth();
        let ids = self.automaton.constraints(own);
        self.open.resize_with(self.automaton.len(), Open::default);
        for &id in ids.iter() {
            self.open[id].scopes.push(depth);
            if let Some(key) = self.automaton.refers_to(id) {
                self.open[key].meant += 1;
            }
        }
    }

    /// Begins with an element that selectors lead to.
    fn select(&mut self, state: &State) {
        for selected in &state.targets {
            let fields = self.automaton.constraint(selected.constraint).fields;
            let fields = fields.iter().map(|_| Field::default()).collect();
            let target = Target { depth: self.depth(), ordinal: self.met, fields };
            self.open[selected.constraint].targets.push(target);
        }
    }

    /// Takes the value of a field that leads to a node, for all elements from which it does.
    fn field(&mut self, node: &Node<'_>, field: automaton::Field, depth: usize) -> Result<()> {
        let constraint = self.automaton.constraint(field.constraint);
        let from = depth - field.steps;
        let targets = &mut self.open[field.constraint].targets;
        let last = targets.partition_point(|target| target.depth <= from);
        let all = &mut targets[..last];
        let first = if field.is_deep { 0 } else { all.partition_point(|target| target.depth < from) };
        for target in &mut all[first..] {
            let is_told = self.told.as_ref().is_some_and(|told| told.is(field.constraint, target.ordinal));
            target.fields[field.number].take(node, self.met, constraint, field.number, is_told)?;
        }
        Ok(())
    }

    /// Ends with an element that a selector led to: all of its fields are known.
    fn selected(&mut self, selected: &automaton::Target) -> Result<()> {
        let id = selected.constraint;
        let constraint = self.automaton.constraint(id);
        let Some(target) = self.open[id].targets.pop() else { return Ok(()) };
        if let Some(told) = self.told.as_ref().filter(|told| told.is(id, target.ordinal)) {
            return Err(told.error(constraint, &fields::shown(&target.fields)));
        }
        let Some(key) = fields::key(target.fields, constraint)? else { return Ok(()) };
        if self.told.is_some() {
            return Ok(());
        }
        let scopes = &self.open[id].scopes;
        // The innermost of the elements from which paths of any depth lead here: all around it are others.
        let deep = selected.deep.map_or(0, |steps| scopes.partition_point(|&scope| scope <= target.depth - steps));
        let exact = selected.exact.iter().filter_map(|steps| scopes.binary_search(&(target.depth - steps)).ok());
        let exact: Vec<usize> = exact.filter(|&scope| scope >= deep).collect();
        if let Some(scope) = deep.checked_sub(1) {
            self.add(id, scope, key.clone(), target.ordinal, true)?;
        }
        exact.into_iter().try_for_each(|scope| self.add(id, scope, key.clone(), target.ordinal, false))
    }

    /// Adds a value to an element that has the constraint.
    fn add(&mut self, id: Id, scope: usize, key: Key, of: Ordinal, is_deep: bool) -> Result<()> {
        let Open { scopes, meant, .. } = &self.open[id];
        let (is_compared, is_meant) = (scope > 0, *meant > 0);
        let level = &mut self.levels[scopes[scope]];
        let is_deep = is_deep && is_compared;
        if self.automaton.refers_to(id).is_some() {
            level.references.entry(id).or_default().add(key, of, is_deep);
            return Ok(());
        }
        let added = level.keys.entry(id).or_default().add(key, of, is_deep, Kept { is_meant, is_compared });
        added.map_err(|of| self.found(Found { of, id, problem: Problem::Twice }))
    }

    /// Ends with the constraints of an element: references once all keys are known.
    fn close(&mut self, own: &'static [Constraint]) -> Result<()> {
        let ids = self.automaton.constraints(own);
        let depth = self.depth();
        for &id in ids.iter() {
            let open = &mut self.open[id];
            open.scopes.pop();
            let kept = Kept { is_meant: open.meant > 0, is_compared: !open.scopes.is_empty() };
            if let Some(keys) = self.levels[depth].keys.get_mut(&id) {
                keys.own(kept);
            }
        }
        for &id in ids.iter() {
            let Some(key) = self.automaton.refers_to(id) else { continue };
            let Level { keys, references } = &mut self.levels[depth];
            let result = references.get_mut(&id).map_or(Ok(()), |references| references.look_up(keys.get(&key)));
            self.open[key].meant -= 1;
            result
                .map_err(|(of, is_several)| self.found(Found { of, id, problem: Problem::Missing { is_several } }))?;
        }
        Ok(())
    }

    /// Hands the values in an element to the one around, where they may matter there.
    fn leave(&mut self) -> Result<()> {
        let (Some(level), Some(around)) = (self.levels.pop(), self.levels.last_mut()) else { return Ok(()) };
        let mut lost = Vec::new();
        let mut result = Ok(());
        for (id, keys) in level.keys {
            let Open { scopes, meant, .. } = &self.open[id];
            if *meant == 0 && scopes.is_empty() {
                continue;
            }
            match around.keys.entry(id).or_default().add_all(keys, !scopes.is_empty()) {
                Ok(keys) if keys.is_empty() => {}
                Ok(keys) => lost.push((id, keys)),
                Err(of) => result = Err(Found { of, id, problem: Problem::Twice }),
            }
        }
        for (id, references) in level.references {
            if !self.open[id].scopes.is_empty() {
                around.references.entry(id).or_default().add_all(references);
            }
        }
        for (id, keys) in lost {
            for reference in self.automaton.references(id) {
                if let Some(references) = around.references.get_mut(reference) {
                    references.seek_again(&keys);
                }
            }
        }
        result.map_err(|found| self.found(found))
    }

    /// Notes what is wrong, and ends the walk.
    fn found(&mut self, found: Found) -> Error {
        let error = found.error(self.automaton.constraint(found.id), "");
        self.found = Some(found);
        error
    }
}
