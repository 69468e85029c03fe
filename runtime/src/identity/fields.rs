//! The fields of an element that a selector has found: its key-sequence (XSD Part 1, section 3.11.4).

use super::tables::{Key, Ordinal};
use super::{Kind, Path};
use crate::constraint::Constraint;
use crate::error::{Error, ErrorKind, Result};
use crate::simple::KeyValue;
use crate::value_error::Echo;
use crate::walk::{Node, NotSimple};

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
            None => match node.key_value() {
                Ok(value) => {
                    let text = if is_told { node.shown() } else { String::new() };
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

/// The values of an element as they are written: `7`, or `7` and `red`.
pub(super) fn shown(fields: &[Field]) -> String {
    let texts = fields.iter().flat_map(|field| &field.0).map(|taken| format!("`{}`", Echo(&taken.text)));
    texts.collect::<Vec<_>>().join(", ")
}

/// `part/@number`, with the names alone.
fn shown_paths(paths: &[Path]) -> String {
    let path = |path: &Path| match path {
        [] => ".".to_owned(),
        steps => steps.iter().map(ToString::to_string).collect::<Vec<_>>().join("/"),
    };
    paths.iter().map(path).collect::<Vec<_>>().join("|")
}
