//! The constraints of all elements of a document, those further in first: a key reference looks at the keys that stand in
//! its element, or in elements of it (XSD Part 1, sections 3.11.4 and 3.11.5).

use std::collections::{HashMap, HashSet};
use std::mem;

use super::fields::{self, Key};
use super::select::select;
use super::{Constraint, Name};
use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::walk::{self, Node};

/// Checks what the schema says by `xs:key`, `xs:keyref` and `xs:unique` of a document.
///
/// Values are compared as the schema types them: `1` and `01` are one integer, and no text. An attribute that is absent
/// has its default. What the schema leaves open, and keeps as XML, is not looked at. It takes time in proportion to the
/// document, once for each element around that has constraints of its own.
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
    walk::root(document, &mut |root| Checker::default().element(root).map(drop))
}

#[derive(Default)]
struct Checker {
    /// The keys that references in the elements around mean: only their values are kept.
    meant: Vec<Name>,
}

impl Checker {
    /// Checks an element and all in it. Returns the values of the keys that it has or that stand in it.
    fn element(&mut self, node: &Node<'_>) -> Result<Tables> {
        let constraints = node.item.more.identity;
        let around = self.meant.len();
        self.meant.extend(constraints.iter().filter_map(Constraint::refers_to));
        let mut tables = Tables::default();
        node.parts(&mut |part| self.part(part, &mut tables))?;
        self.own(node, constraints, &mut tables)?;
        self.meant.truncate(around);
        tables.keep(&self.meant);
        Ok(tables)
    }

    fn part(&mut self, part: &Node<'_>, tables: &mut Tables) -> Result<()> {
        if part.is_element() {
            tables.add(self.element(part)?);
        }
        Ok(())
    }

    /// Checks the constraints of an element, once those of the elements in it are.
    fn own(&self, node: &Node<'_>, constraints: &[Constraint], tables: &mut Tables) -> Result<()> {
        for constraint in constraints.iter().filter(|constraint| constraint.refers_to().is_none()) {
            let own = different(node, constraint)?;
            if self.meant.contains(&constraint.name) {
                tables.set(constraint.name, own);
            }
        }
        for constraint in constraints {
            if let Some(key) = constraint.refers_to() {
                found(node, constraint, key, tables.0.get(&key))?;
            }
        }
        Ok(())
    }
}

/// The values of a key or a unique constraint, of which no two are the same.
fn different(node: &Node<'_>, constraint: &Constraint) -> Result<HashSet<Key>> {
    let mut keys = HashSet::new();
    select(node, constraint.selector, &mut |target| {
        if fields::key(target, constraint)?.is_none_or(|key| keys.insert(key)) {
            return Ok(());
        }
        let (values, word) = (fields::shown(target, constraint), value_word(constraint));
        Err(Error::new(ErrorKind::Identity, format!("the {constraint} has the {word} {values} twice")))
    })?;
    Ok(keys)
}

/// Looks for the values of a key reference among those of the key.
fn found(node: &Node<'_>, constraint: &Constraint, key: Name, table: Option<&Table>) -> Result<()> {
    select(node, constraint.selector, &mut |target| {
        let Some(sought) = fields::key(target, constraint)? else { return Ok(()) };
        if table.is_some_and(|table| table.keys.contains(&sought)) {
            return Ok(());
        }
        let (values, word) = (fields::shown(target, constraint), value_word(constraint));
        let message = format!("`{}` has no {word} {values}, to which the {constraint} refers", key.1);
        let error = Error::new(ErrorKind::Identity, message);
        let is_several = table.is_some_and(|table| table.conflicts.contains(&sought));
        Err(if is_several { error.with_note("several elements have it, so that it counts in none") } else { error })
    })
}

fn value_word(constraint: &Constraint) -> &'static str {
    if constraint.fields.len() == 1 { "value" } else { "values" }
}

/// The values of keys in an element: its identity-constraint table.
#[derive(Default)]
struct Tables(HashMap<Name, Table>);

/// The values of a key, and those that stand in several elements of the element, which count in none.
#[derive(Default)]
struct Table {
    keys: HashSet<Key>,
    conflicts: HashSet<Key>,
}

impl Tables {
    /// Adds those of an element further in.
    fn add(&mut self, inner: Self) {
        for (name, inner) in inner.0 {
            self.0.entry(name).or_default().add(inner.keys);
        }
    }

    /// Sets those of the element itself, which count whatever stands further in.
    fn set(&mut self, name: Name, own: HashSet<Key>) {
        self.0.entry(name).or_default().keys.extend(own);
    }

    fn keep(&mut self, names: &[Name]) {
        self.0.retain(|name, _| names.contains(name));
    }
}

impl Table {
    fn add(&mut self, mut other: HashSet<Key>) {
        // What is moved is the smaller part, or a deep document would have all of it moved at each level.
        if other.len() > self.keys.len() + self.conflicts.len() {
            mem::swap(&mut self.keys, &mut other);
            for conflict in &self.conflicts {
                self.keys.remove(conflict);
            }
        }
        for key in other {
            if self.conflicts.contains(&key) {
                continue;
            }
            if let Some(twice) = self.keys.take(&key) {
                self.conflicts.insert(twice);
            } else {
                self.keys.insert(key);
            }
        }
    }
}
