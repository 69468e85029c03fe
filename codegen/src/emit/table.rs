//! The lines of the tables: `phone_number: element "phoneNumber",`.

use super::{Context, literal};
use crate::ir::{Field, FieldKind, ItemKind, ModuleId, Ty, WildcardNamespace, Wrapper, XmlName};
use crate::model::{Str, ValueConstraint};

/// Where a table's line stands.
pub(super) struct Line<'a> {
    /// The module that the table is in.
    pub(super) from: ModuleId,
    /// The namespace that the table states for its elements.
    pub(super) elements: &'a Str,
    /// Whether the table is of a group or a choice, which must say what may be absent.
    pub(super) grouped: bool,
}

/// `(name = "OCIMessage", namespace = "C")`
pub(super) fn keys(name: Option<&XmlName>, elements: &str, all: bool) -> String {
    let mut keys = Vec::new();
    if let Some(name) = name {
        keys.push(format!("name = {}", literal(&name.local)));
        if !name.namespace.is_empty() {
            keys.push(format!("namespace = {}", literal(&name.namespace)));
        }
    }
    if !elements.is_empty() {
        keys.push(format!("elements = {}", literal(elements)));
    }
    if all {
        keys.push("order = xsdbind::table::Order::All".to_owned());
    }
    format!("({})", keys.join(", "))
}

/// `command: element "command" (min = 1, max = 15),`
pub(super) fn line(cx: &Context<'_>, line: &Line<'_>, name: &str, field: &Field) -> String {
    let mut keys = Vec::new();
    let kind = match &field.kind {
        FieldKind::Element(xml) => {
            if xml.namespace != *line.elements {
                keys.push(format!("namespace = Some({})", literal(&xml.namespace)));
            }
            format!("element {}", literal(&xml.local))
        }
        FieldKind::Attribute(xml) => {
            if !xml.namespace.is_empty() {
                keys.push(format!("namespace = Some({})", literal(&xml.namespace)));
            }
            format!("attribute {}", literal(&xml.local))
        }
        FieldKind::Group(_) => {
            keys.push(format!("table = Some({})", table_of(cx, line.from, field.ty)));
            "group".to_owned()
        }
        FieldKind::Any(namespaces) => {
            keys.extend(wildcard(namespaces));
            "any".to_owned()
        }
        FieldKind::AnyAttribute(namespaces) => {
            keys.extend(wildcard(namespaces));
            "any_attribute".to_owned()
        }
        FieldKind::Text => "text".to_owned(),
    };
    if line.grouped && field.optional {
        keys.push("optional = true".to_owned());
    }
    if let Wrapper::Many { min, max, .. } = field.wrapper {
        keys.extend((min > 0).then(|| format!("min = {min}")));
        keys.extend(max.map(|max| format!("max = {max}")));
    }
    keys.extend(value(field.value.as_ref()));
    let keys = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
    format!("    {name}: {kind}{keys},\n")
}

/// `fixed = Some("true")`
pub(super) fn value(constraint: Option<&ValueConstraint>) -> Option<String> {
    Some(match constraint? {
        ValueConstraint::Fixed(text) => format!("fixed = Some({})", literal(text)),
        ValueConstraint::Default(text) => format!("default = Some({})", literal(text)),
    })
}

fn table_of(cx: &Context<'_>, from: ModuleId, ty: Ty) -> String {
    let Ty::Item(id) = ty else { return String::new() };
    let path = cx.path(from, id);
    match &cx.ir[id].kind {
        ItemKind::Record(_) => format!("<{path} as xsdbind::slot::Record>::TABLE"),
        _ => format!("{path}::TABLE"),
    }
}

fn wildcard(namespaces: &[WildcardNamespace]) -> Option<String> {
    let texts = namespaces.iter().filter_map(|namespace| match namespace {
        WildcardNamespace::One(text) => Some(literal(text)),
        WildcardNamespace::Any | WildcardNamespace::Other(_) => None,
    });
    match namespaces {
        [WildcardNamespace::Any] => None,
        [WildcardNamespace::Other(not)] => {
            Some(format!("wildcard = xsdbind::table::Wildcard::Other({})", literal(not)))
        }
        _ => {
            let list = texts.collect::<Vec<_>>().join(", ");
            Some(format!("wildcard = xsdbind::table::Wildcard::OneOf(&[{list}])"))
        }
    }
}
