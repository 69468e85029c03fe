//! Identity constraints, among the facts of an element's line.

use super::context::literal;
use crate::model::{IdentityConstraint, IdentityKind, NameTest, Step, Str, XPath};

/// ```ignore
/// identity = { use xsdbind::identity::{Constraint, Kind::*, Step::*}; &[
///     Constraint { kind: Key, name: ("", "lines"), selector: &[&[Child("", "line")]], fields: &[&[&[Attribute("", "id")]]] },
/// ] }
/// ```
pub(super) fn constraints(constraints: &[IdentityConstraint]) -> Option<String> {
    if constraints.is_empty() {
        return None;
    }
    let all: Vec<String> = constraints.iter().map(constraint).collect();
    Some(format!("identity = {{ use xsdbind::identity::{{Constraint, Kind::*, Step::*}}; &[{}] }}", all.join(", ")))
}

fn constraint(constraint: &IdentityConstraint) -> String {
    let kind = match &constraint.kind {
        IdentityKind::Key => "Key".to_owned(),
        IdentityKind::Unique => "Unique".to_owned(),
        IdentityKind::KeyRef { namespace, name } => format!("KeyRef(({}))", pair(namespace.as_ref(), name)),
    };
    let name = pair(constraint.namespace.as_ref(), &constraint.name);
    let fields = list(constraint.fields.iter().map(paths));
    format!(
        "Constraint {{ kind: {kind}, name: ({name}), selector: {}, fields: {fields} }}",
        paths(&constraint.selector)
    )
}

/// `&[&[Descendants, Child("", "line")], &[Child("", "page")]]`
fn paths(xpath: &XPath) -> String {
    list(xpath.paths.iter().map(|path| list(path.iter().map(step))))
}

fn step(step: &Step) -> String {
    match step {
        Step::Descendants => "Descendants".to_owned(),
        Step::Child(test) => named("Child", "Children", test),
        Step::Attribute(test) => named("Attribute", "Attributes", test),
    }
}

fn named(one: &str, many: &str, test: &NameTest) -> String {
    match test {
        NameTest::Any => many.to_owned(),
        NameTest::Namespace(namespace) => format!("{many}In({})", literal(namespace)),
        NameTest::Name(namespace, local) => format!("{one}({})", pair(namespace.as_ref(), local)),
    }
}

/// `"urn:example", "line"`
fn pair(namespace: Option<&Str>, local: &str) -> String {
    format!("{}, {}", literal(namespace.map_or("", |namespace| namespace)), literal(local))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}
