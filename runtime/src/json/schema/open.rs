//! JSON Schema of what a schema leaves open: elements, content and attributes, as `raw/open.rs` has them.

use super::{Schemas, of_type, one_of, reference_to};
use crate::raw::{Object, Value};

/// What is left open.
#[derive(Clone, Copy)]
pub(super) enum Open {
    /// An element.
    Element,
    /// The content of an element.
    Content,
    /// An attribute.
    Attribute,
}

impl Schemas {
    /// A reference to its definition.
    pub(super) fn open(&mut self, what: Open) -> Object {
        let plain = match what {
            Open::Element => "OpenElement",
            Open::Content => "OpenContent",
            Open::Attribute => "OpenAttribute",
        };
        // No generated type has a namespace with a blank in it.
        let (name, place) = match self.known_or_new((plain, "left open"), plain) {
            Ok(known) => return reference_to(&known),
            Err(new) => new,
        };
        let mut keys = Object::new();
        if !matches!(what, Open::Content) {
            keys.insert("name", of_type("string"));
            keys.insert("namespace", of_type("string"));
        }
        if let Open::Attribute = what {
            keys.insert("value", of_type("string"));
        } else {
            let mut prefixes = of_type("object");
            prefixes.insert("additionalProperties", of_type("string"));
            keys.insert("prefixes", prefixes);
            keys.insert("attributes", self.open_attributes());
            let element = self.open(Open::Element);
            let mut content = of_type("array");
            content.insert("items", one_of("anyOf", vec![of_type("string").into(), element.into()]));
            keys.insert("content", content);
        }
        let required: &[&str] = match what {
            Open::Element => &["name"],
            Open::Content => &[],
            Open::Attribute => &["name", "value"],
        };
        let mut object = of_type("object");
        object.insert("properties", keys);
        object.insert("required", Value::List(required.iter().map(|key| Value::from(*key)).collect()));
        object.insert("additionalProperties", false);
        self.definitions[place].1 = object.into();
        reference_to(&name)
    }

    /// A list of attributes.
    pub(super) fn open_attributes(&mut self) -> Object {
        let mut list = of_type("array");
        list.insert("items", self.open(Open::Attribute));
        list
    }
}
