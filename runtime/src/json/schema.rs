//! JSON Schema (draft 2020-12) of a generated type, from its table.
//!
//! In comes a blank value, whose slots say what they can hold; out goes the form that is written. Types are definitions,
//! each once. What a schema of JSON cannot say as XML Schema does, such as bounds of dates, is left to reading.

mod open;
mod simple;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use open::Open;

use crate::document::{Document, Of, Roots};
use crate::error::{Error, ErrorKind, Result};
use crate::known::Known;
use crate::limits::Limits;
use crate::named_types;
use crate::raw::keys::{NIL, TEXT, TYPE, is_in_place, key, keys_of, keys_of_line};
use crate::raw::{Object, Value, expanded_name};
use crate::simple::facets::Facets;
use crate::slot::{Fields, Generated, Mut, NOT_CHOSEN, Occurs, Slot, ValueKind, Variants, visitor_mut};
use crate::table::{Item, Kind, More, Order, Table};

/// The JSON Schema of a generated type.
///
/// ```
/// pub struct UserModify {
///     pub user_id: String,
///     pub phone_number: xsdbind::Tri<String>,
/// }
///
/// xsdbind::record! { UserModify (name = "UserModify") { user_id: "userId", phone_number: "phoneNumber", } }
///
/// let schema = serde_json::to_value(xsdbind::json::schema::<UserModify>()?)?;
/// let modify = &schema["$defs"]["UserModify"];
/// assert_eq!(modify["properties"]["phoneNumber"], serde_json::json!({"anyOf": [{"type": "string"}, {"type": "null"}]}));
/// assert_eq!(modify["required"], serde_json::json!(["userId"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When types are nested deeper than documents may be.
pub fn schema<T: Generated>() -> Result<Value> {
    let mut schemas = Schemas::default();
    let mut blank: Option<T> = None;
    let root = schemas.one(&Item::new("", &More::NEW), &mut blank)?;
    Ok(schemas.around(root))
}

/// The JSON Schema of a document, as [`to_string`](super::to_string) writes it: of one of several, for `AnyDocument`.
///
/// # Errors
///
/// As for [`schema`].
pub fn document_schema<D: Document>() -> Result<Value> {
    let mut schemas = Schemas::default();
    let mut roots = Vec::new();
    for root in 0..D::ROOTS.len() {
        let mut content = Ok(());
        // What is made is no document: only its slots are looked at.
        let _ = D::read(root, &mut |item, slot| {
            let name = expanded_name(item, Of::<D>::all().named(item.name));
            content = schemas.one(item, slot).map(|schema| {
                let mut object = of_type("object");
                object.insert("properties", Object::from([(name.as_str(), schema)]));
                object.insert("required", Value::List(vec![name.into()]));
                object.insert("additionalProperties", false);
                roots.push(object);
            });
            Ok(())
        });
        content?;
    }
    let all = match roots.len() {
        1 => roots.swap_remove(0),
        _ => one_of("oneOf", roots.into_iter().map(Value::Object).collect()),
    };
    Ok(schemas.around(all))
}

#[derive(Default)]
struct Schemas {
    /// In the order in which they are met.
    definitions: Vec<(String, Value)>,
    /// Their names and places, by what tells types apart.
    known: BTreeMap<(&'static str, &'static str), String>,
    depth: usize,
}

/// What a part adds to an object.
#[derive(Default)]
struct Keys {
    properties: Object,
    required: Vec<Value>,
    /// Parts in place that are not simply there.
    all_of: Vec<Value>,
}

impl Keys {
    fn into_object(self) -> Object {
        let mut object = Object::new();
        if !self.properties.is_empty() {
            object.insert("properties", self.properties);
        }
        if !self.required.is_empty() {
            object.insert("required", Value::List(self.required));
        }
        if !self.all_of.is_empty() {
            object.insert("allOf", Value::List(self.all_of));
        }
        object
    }

    /// As the keys of an object, which has no others where these are all.
    fn into_schema(self, are_all: bool) -> Object {
        let mut object = of_type("object");
        self.into_object().into_iter().for_each(|(key, value)| object.insert(key, value));
        if are_all {
            object.insert("unevaluatedProperties", false);
        }
        object
    }
}

fn of_type(name: &str) -> Object {
    Object::from([("type", name)])
}

fn one_of(key: &str, schemas: Vec<Value>) -> Object {
    Object::from([(key, Value::List(schemas))])
}

impl Schemas {
    /// The whole schema, with the definitions that it refers to.
    fn around(self, root: Object) -> Value {
        let mut all = Object::from([("$schema", "https://json-schema.org/draft/2020-12/schema")]);
        root.into_iter().for_each(|(key, value)| all.insert(key, value));
        all.insert("$defs", Value::Object(self.definitions.into_iter().collect()));
        Value::Object(all)
    }

    /// The schema of one value of a slot.
    fn one(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<Object> {
        let info = slot.info();
        let value = match info.of {
            ValueKind::Record(table) | ValueKind::Choice(table) | ValueKind::Types(table) => {
                self.reference(table, slot)?
            }
            ValueKind::Simple(_) | ValueKind::Enum(_) | ValueKind::Open => match slot.put(false, 0) {
                Some(Mut::Simple(leaf, facets)) => {
                    let value = simple::schema_of_value(item, leaf, facets);
                    if leaf.keeps_type() {
                        let text = simple::schema_of_untyped(item, leaf, facets);
                        self.or_complex(value, &text, item.more.types, facets)?
                    } else {
                        value
                    }
                }
                Some(Mut::Enum(listed)) => simple::schema_of_enum(item, listed),
                Some(Mut::OpenAttributes(_)) => self.open_attributes(),
                Some(Mut::OpenContent(_)) => self.open(Open::Content),
                Some(Mut::OpenElement(_)) => self.open(Open::Element),
                Some(Mut::OpenType(_)) => of_type("object"),
                _ => of_type("string"),
            },
        };
        if info.nillable && item.kind == Kind::Element {
            let mut any = vec![value.into(), of_type("null").into()];
            if let Some(beside) = slot.put(true, NOT_CHOSEN) {
                any.push(self.nil_attributes(beside)?.into());
            }
            return Ok(one_of("anyOf", any));
        }
        Ok(value)
    }

    /// A value of a simple type, or one beside the name of a complex type and the attributes that this allows.
    fn or_complex(
        &mut self,
        value: Object,
        text: &Object,
        types: &'static [Known],
        declared: &Facets,
    ) -> Result<Object> {
        let mut any = vec![Value::Object(value)];
        for known in named_types::types_derived_from(types, declared) {
            let object = known.in_record(|table, slots| -> Result<Option<Value>> {
                if !table.has_attributes() {
                    return Ok(None);
                }
                let mut keys = Keys::default();
                for (index, item) in table.attributes() {
                    let Some(slot) = slots.get_mut(index) else { break };
                    self.part(&mut keys, table, index, &item, *slot)?;
                }
                keys.properties.insert(TEXT, text.clone());
                keys.required.push(TEXT.into());
                let name = if known.namespace.is_empty() {
                    known.name.to_owned()
                } else {
                    format!("{{{}}}{}", known.namespace, known.name)
                };
                keys.properties.insert(TYPE, Object::from([("const", name)]));
                keys.required.push(TYPE.into());
                Ok(Some(Value::Object(keys.into_schema(true))))
            });
            any.extend(object.unwrap_or(Ok(None))?);
        }
        Ok(match any.as_mut_slice() {
            [Value::Object(value)] => std::mem::take(value),
            _ => one_of("anyOf", any),
        })
    }

    /// What nil is where attributes stand beside it: an object that says so.
    fn nil_attributes(&mut self, value: Mut<'_>) -> Result<Object> {
        let (mut keys, is_known) = match value {
            Mut::Record(fields, table) => (self.fields(fields, table)?, true),
            // Those of the type that is named, or any.
            _ => (Keys::default(), false),
        };
        keys.properties.insert(NIL, Object::from([("const", true)]));
        keys.required.push(NIL.into());
        Ok(keys.into_schema(is_known))
    }

    /// The name of a definition that is there; else that of a new one, and its place.
    fn known_or_new(&mut self, id: (&'static str, &'static str), plain: &str) -> Result<String, (String, usize)> {
        if let Some(name) = self.known.get(&id) {
            return Ok(name.clone());
        }
        let taken = |name: &String| self.definitions.iter().any(|(known, _)| known == name);
        let names = std::iter::once(plain.to_owned()).chain((2..).map(|number| format!("{plain}{number}")));
        let name = { names }.find(|name| !taken(name)).unwrap_or_default();
        self.known.insert(id, name.clone());
        self.definitions.push((name.clone(), Value::Nil));
        Err((name, self.definitions.len() - 1))
    }

    /// A reference to the definition of a type, which is made when it is first met.
    fn reference(&mut self, table: &'static Table, slot: &mut dyn Slot) -> Result<Object> {
        let plain = if table.name.is_empty() { table.rust_name() } else { table.name };
        let (name, place) = match self.known_or_new((table.rust, table.namespace), plain) {
            Ok(known) => return Ok(reference_to(&known)),
            Err(new) => new,
        };
        if self.depth >= Limits::MAX_DEPTH {
            let message = format!("types are nested deeper than {}", Limits::MAX_DEPTH);
            return Err(Error::new(ErrorKind::Limit, message));
        }
        self.depth += 1;
        let definition = self.definition(table, slot);
        self.depth -= 1;
        self.definitions[place].1 = definition?;
        Ok(reference_to(&name))
    }

    fn definition(&mut self, table: &'static Table, slot: &mut dyn Slot) -> Result<Value> {
        if table.order == Order::Types {
            return self.types(table, slot);
        }
        let mut keys = match slot.put(false, 0) {
            Some(Mut::Record(fields, table)) => self.fields(fields, table)?,
            _ => Keys { all_of: vec![self.branches(table, slot, false)?.into()], ..Keys::default() },
        };
        if !table.name.is_empty() {
            let names = [table.name.to_owned(), format!("{{{}}}{}", table.namespace, table.name)];
            let names = Value::List(names.into_iter().map(Value::Text).collect());
            keys.properties.insert(TYPE, Object::from([("enum", names)]));
        }
        Ok(Value::Object(keys.into_schema(true)))
    }

    /// One of several types: each has to be named but the declared one.
    fn types(&mut self, table: &'static Table, slot: &mut dyn Slot) -> Result<Value> {
        let mut all = Vec::new();
        for (variant, line) in table.items().enumerate().filter(|(_, line)| line.kind == Kind::Element) {
            let Some(Mut::Choice(choice, _)) = slot.put(false, variant) else { continue };
            let mut object = match self.one(&Item::new("", &More::NEW), choice.get_mut())? {
                object if object.get("$ref").is_some() => object,
                text => {
                    let properties = Object::from([(TEXT, text), (TYPE, of_type("string"))]);
                    let mut object = Object::from([("properties", properties)]);
                    object.insert("required", Value::List(vec![TEXT.into()]));
                    object
                }
            };
            if (line.namespace(), line.name) != (table.namespace, table.name) {
                let name = Object::from([("const", expanded_name(&line, table.named(line.name)))]);
                let mut named = Object::from([("properties", Object::from([(TYPE, name)]))]);
                named.insert("required", Value::List(vec![TYPE.into()]));
                object.insert("allOf", Value::List(vec![named.into()]));
            }
            all.push(Value::Object(object));
        }
        // Types that are kept as XML have any name.
        if table.items().any(|line| line.kind == Kind::Any) {
            return Ok(Value::Object(of_type("object")));
        }
        Ok(one_of("oneOf", all).into())
    }

    fn fields(&mut self, fields: &mut dyn Fields, table: &'static Table) -> Result<Keys> {
        let mut keys = Keys::default();
        let mut result = Ok(());
        fields.slots_mut(&mut visitor_mut(|slots| {
            let mut lines = table.items().zip(slots.iter_mut()).enumerate();
            result = lines.try_for_each(|(index, (item, slot))| self.part(&mut keys, table, index, &item, *slot));
        }));
        result.map(|()| keys)
    }

    /// Adds the keys of one line of a table.
    fn part(
        &mut self,
        keys: &mut Keys,
        table: &'static Table,
        index: usize,
        item: &Item,
        slot: &mut dyn Slot,
    ) -> Result<()> {
        let occurs = slot.info().occurs;
        if let Some(inner) = item.more.table
            && occurs != Occurs::Many
            && is_in_place(table, index, item)
        {
            let optional = occurs == Occurs::Optional;
            let part = match slot.info().of {
                ValueKind::Choice(table) => self.branches(table, slot, optional)?,
                _ => match slot.put(false, 0) {
                    Some(Mut::Record(fields, table)) => {
                        let part = self.fields(fields, table)?.into_object();
                        if optional {
                            one_of("anyOf", vec![part.into(), schema_without_keys(inner).into()])
                        } else {
                            part
                        }
                    }
                    _ => return Ok(()),
                },
            };
            keys.all_of.push(part.into());
            return Ok(());
        }
        let key = key(table, index);
        let mut value = self.one(item, slot)?;
        if item.kind == Kind::Mixed {
            value = one_of("anyOf", vec![of_type("string").into(), value.into()]);
        }
        let required = match occurs {
            Occurs::One => item.kind != Kind::AnyAttribute,
            Occurs::Optional => false,
            Occurs::Many => {
                let mut list = of_type("array");
                list.insert("items", value);
                insert_bound(&mut list, "minItems", Some(item.more.min).filter(|min| *min > 0));
                insert_bound(&mut list, "maxItems", Some(item.more.max).filter(|max| *max < usize::MAX));
                value = list;
                item.more.min > 0
            }
        };
        keys.properties.insert(key, value);
        if required {
            keys.required.push(key.into());
        }
        Ok(())
    }

    /// One branch of a choice, or none of them.
    fn branches(&mut self, table: &'static Table, slot: &mut dyn Slot, optional: bool) -> Result<Object> {
        let mut all = Vec::new();
        let mut emptiable = 0;
        for (variant, line) in table.items().enumerate() {
            let Some(Mut::Choice(choice, _)) = slot.put(false, variant) else { continue };
            let mut branch = self.branch(table, variant, &line, choice)?;
            if is_in_place(table, variant, &line) && line.may_be_left_out() {
                // Nothing of it need be there, so that it would be any other branch.
                emptiable += 1;
                let others = table.items().enumerate().filter(|(other, _)| *other != variant);
                let none = none_of(others.flat_map(|(other, line)| keys_of_line(table, other, &line)));
                branch = Object::from([("allOf", Value::List(vec![branch.into(), none.into()]))]);
            }
            all.push(branch.into());
        }
        if optional {
            all.push(schema_without_keys(table).into());
        }
        // Nothing at all is all of those of which nothing need be there.
        Ok(one_of(if emptiable + usize::from(optional) > 1 { "anyOf" } else { "oneOf" }, all))
    }

    fn branch(
        &mut self,
        table: &'static Table,
        variant: usize,
        line: &Item,
        choice: &mut dyn Variants,
    ) -> Result<Object> {
        let mut keys = Keys::default();
        self.part(&mut keys, table, variant, line, choice.get_mut())?;
        if keys.required.is_empty() && keys.all_of.is_empty() {
            keys.required.push(key(table, variant).into());
        }
        Ok(keys.into_object())
    }
}

/// A URI has no letters beyond ASCII (RFC 3986, section 2.1); what else there is in a name, it may have.
fn reference_to(name: &str) -> Object {
    let mut reference = String::from("#/$defs/");
    for byte in name.bytes() {
        if byte.is_ascii() {
            reference.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(reference, "%{byte:02X}");
        }
    }
    Object::from([("$ref", reference)])
}

/// None of the keys of a table.
fn schema_without_keys(table: &Table) -> Object {
    none_of(keys_of(table).into_iter())
}

fn none_of(keys: impl Iterator<Item = &'static str>) -> Object {
    let required = |key: &'static str| {
        let key: Vec<Value> = vec![key.into()];
        Value::Object(Object::from([("required", Value::List(key))]))
    };
    Object::from([("not", one_of("anyOf", keys.map(required).collect()))])
}

fn insert_bound(object: &mut Object, key: &str, value: Option<usize>) {
    if let Some(value) = value.and_then(|value| i64::try_from(value).ok()) {
        object.insert(key, value);
    }
}
