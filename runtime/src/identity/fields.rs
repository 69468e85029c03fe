//! The fields of an element that a selector has found: its key-sequence (XSD Part 1, section 3.11.4).

use super::tables::{Key, Ordinal};
use super::{Constraint, KeyValue, Kind, Path};
use crate::error::{Error, ErrorKind, Result};
use crate::read::simple_type;
use crate::slot::{Got, Ref};
use crate::table;
use crate::types::AnySimpleType;
use crate::value_error::Echo;
use crate::walk::Node;

/// A field of an element.
#[derive(Default)]
pub(super) struct Field(Option<Taken>);

/// What a field has led to.
struct Taken {
    /// The number of the node, to which several paths may lead.
    node: Ordinal,
    /// Its value, if it has one.
    value: Option<KeyValue>,
    /// The value as it is written, where it is to be told.
    text: String,
}

impl Field {
    /// Takes the value of a node: the only one.
    pub(super) fn take(
        &mut self,
        node: &Node<'_>,
        number: Ordinal,
        constraint: &Constraint,
        field: usize,
        is_told: bool,
    ) -> Result<()> {
        let problem = match &self.0 {
            Some(taken) if taken.node == number => return Ok(()),
            Some(_) => "is there more than once",
            None if constraint.kind == Kind::Key && node.is_element() && node.nillable => {
                "may be nil, which the schema must not allow in a key"
            }
            None => match value_of(node) {
                Ok(value) => {
                    let text = if is_told { shown_text(node) } else { String::new() };
                    self.0 = Some(Taken { node: number, value, text });
                    return Ok(());
                }
                Err(NotSimple) => "has no simple type",
            },
        };
        let message = format!("the field `{}` of the {constraint} {problem}", shown_paths(constraint.fields[field]));
        Err(Error::new(ErrorKind::Identity, message))
    }
}

/// The values of an element; `None` if it does not have all of them, which only a key demands.
pub(super) fn key(fields: Vec<Field>, constraint: &Constraint) -> Result<Option<Key>> {
    let mut key = Vec::with_capacity(fields.len());
    for (field, paths) in fields.into_iter().zip(constraint.fields) {
        let value = field.0.and_then(|taken| taken.value);
        if value.is_none() && constraint.kind == Kind::Key {
            let message = format!("the {constraint} needs `{}`, which is not there", shown_paths(paths));
            return Err(Error::new(ErrorKind::Identity, message));
        }
        key.extend(value);
    }
    Ok((key.len() == constraint.fields.len()).then(|| key.into()))
}

/// An element of a type that has no text alone.
struct NotSimple;

fn value_of(node: &Node<'_>) -> Result<Option<KeyValue>, NotSimple> {
    match node.got {
        Got::Absent => Ok(node.item.more.stated().map(|text| match node.item.more.types {
            [known] => known.key_value(text).unwrap_or_else(|| KeyValue::text(text)),
            _ => KeyValue::text(text),
        })),
        Got::Nil(_) => Ok(None),
        Got::Value(_) => {
            let mut found = None;
            text_of(node, &mut |value| {
                found = match value {
                    Ref::Leaf(leaf, _) => Some(typed(node, value).unwrap_or_else(|| leaf.key_value())),
                    Ref::Listed(listed) => Some(KeyValue::text(listed.text())),
                    Ref::OpenContent(content) => content.as_text().map(|text| KeyValue::text(&text)),
                    Ref::OpenType(open) => open.content.as_text().map(|text| KeyValue::text(&text)),
                    _ => None,
                };
            });
            found.map(Some).ok_or(NotSimple)
        }
    }
}

/// A value that itself says of which simple type it is, where that type is known.
fn typed(node: &Node<'_>, value: Ref<'_>) -> Option<KeyValue> {
    let Ref::Leaf(leaf, _) = value else { return None };
    // Others are of the value space of the declared type, whatever type they say.
    let any = leaf.as_any().downcast_ref::<AnySimpleType>()?;
    let name = any.type_name()?;
    let known = simple_type::find(node.item.more.types, name.namespace().unwrap_or_default(), name.local().as_str())?;
    known.key_value(any.text())
}

/// Shows what is the text of an element or attribute: its value, or that of the type's text.
fn text_of(node: &Node<'_>, with: &mut dyn FnMut(Ref<'_>)) {
    match node.value() {
        Some(Ref::Record(..)) => {
            // Nothing that is done there fails.
            let _ = node.parts(&mut |part| {
                if let (table::Kind::Text, Some(value)) = (part.item.kind, part.value()) {
                    with(value);
                }
                Ok(())
            });
        }
        Some(value) => with(value),
        None => {}
    }
}

/// The values of an element as they are written: `7`, or `7` and `red`.
pub(super) fn shown(fields: &[Field]) -> String {
    let texts = fields.iter().flat_map(|field| &field.0).map(|taken| format!("`{}`", Echo(&taken.text)));
    texts.collect::<Vec<_>>().join(", ")
}

fn shown_text(node: &Node<'_>) -> String {
    let mut text = node.item.more.stated().unwrap_or_default().to_owned();
    text_of(node, &mut |value| text = written(value));
    text
}

fn written(value: Ref<'_>) -> String {
    match value {
        Ref::Leaf(leaf, _) => {
            let mut text = String::new();
            leaf.write(&mut text);
            text
        }
        Ref::Listed(listed) => listed.text().to_owned(),
        Ref::OpenContent(content) => content.as_text().unwrap_or_default(),
        Ref::OpenType(open) => open.content.as_text().unwrap_or_default(),
        _ => String::new(),
    }
}

/// `part/@number`, with the names alone.
fn shown_paths(paths: &[Path]) -> String {
    let path = |path: &Path| match path {
        [] => ".".to_owned(),
        steps => steps.iter().map(ToString::to_string).collect::<Vec<_>>().join("/"),
    };
    paths.iter().map(path).collect::<Vec<_>>().join("|")
}
