//! JSON Schema (draft 2020-12) of a generated type, from its table.
//!
//! In comes a blank value, whose slots say what they can hold; out goes the form that is written. Types are definitions,
//! each once. What a schema of JSON cannot say as XML Schema does, such as its patterns, is left out, so that a value
//! that the schema allows may still be refused on reading.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorKind, Result};
use crate::facets::Facets;
use crate::prefixes::Expanded;
use crate::raw::keys::{NIL, TEXT, TYPE, is_in_place, key, keys_of};
use crate::raw::{Form, Object, Value, expanded};
use crate::read::limits::Limits;
use crate::slot::{Fields, Generated, Leaf, Listed, Mut, NOT_CHOSEN, Occurs, Of, Slot, Variants, fill};
use crate::table::{Item, Kind, More, Order, Table};
use crate::types::{AnySimpleType, Base64Binary, HexBinary};

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
    let Value::Object(root) = root else { return Ok(root) };
    let mut all = Object::from([("$schema", "https://json-schema.org/draft/2020-12/schema")]);
    root.into_iter().for_each(|(key, value)| all.insert(key, value));
    all.insert("$defs", Value::Object(schemas.definitions.into_iter().collect()));
    Ok(Value::Object(all))
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
}

fn of_type(name: &str) -> Object {
    Object::from([("type", name)])
}

fn one_of(key: &str, schemas: Vec<Value>) -> Value {
    Value::Object(Object::from([(key, Value::List(schemas))]))
}

impl Schemas {
    /// The schema of one value of a slot.
    fn one(&mut self, item: &Item, slot: &mut dyn Slot) -> Result<Value> {
        let info = slot.info();
        let value = match info.of {
            Of::Record(table) | Of::Choice(table) | Of::Types(table) => self.reference(table, slot)?,
            Of::Leaf(_) | Of::Listed(_) | Of::Open => match slot.put(false, 0) {
                Some(Mut::Leaf(leaf, facets)) => simple(item, leaf, facets),
                Some(Mut::Listed(listed)) => enumeration(item, listed),
                Some(Mut::OpenAttributes(_)) => Value::Object(of_type("array")),
                Some(Mut::OpenContent(_) | Mut::OpenElement(_) | Mut::OpenType(_)) => Value::Object(of_type("object")),
                _ => Value::Object(of_type("string")),
            },
        };
        if info.nillable && item.kind == Kind::Element {
            let mut any = vec![value, Value::Object(of_type("null"))];
            if let Some(beside) = slot.put(true, NOT_CHOSEN) {
                any.push(self.beside_nil(beside)?);
            }
            return Ok(one_of("anyOf", any));
        }
        Ok(value)
    }

    /// What nil is where attributes stand beside it: an object that says so.
    fn beside_nil(&mut self, value: Mut<'_>) -> Result<Value> {
        let (mut keys, is_known) = match value {
            Mut::Record(fields, table) => (self.fields(fields, table)?, true),
            // Those of the type that is named, or any.
            _ => (Keys::default(), false),
        };
        keys.properties.insert(NIL, Object::from([("const", true)]));
        keys.required.push(NIL.into());
        let mut object = of_type("object");
        keys.into_object().into_iter().for_each(|(key, value)| object.insert(key, value));
        if is_known {
            object.insert("unevaluatedProperties", false);
        }
        Ok(Value::Object(object))
    }

    /// A reference to the definition of a type, which is made when it is first met.
    fn reference(&mut self, table: &'static Table, slot: &mut dyn Slot) -> Result<Value> {
        let id = (table.rust, table.namespace);
        if let Some(name) = self.known.get(&id) {
            return Ok(reference_to(name));
        }
        let plain = if table.name.is_empty() { table.rust_name() } else { table.name };
        let taken = |name: &String| self.definitions.iter().any(|(known, _)| known == name);
        let names = std::iter::once(plain.to_owned()).chain((2..).map(|number| format!("{plain}{number}")));
        let name = { names }.find(|name| !taken(name)).unwrap_or_default();
        self.known.insert(id, name.clone());
        let place = self.definitions.len();
        self.definitions.push((name.clone(), Value::Nil));
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
            _ => Keys { all_of: vec![self.branches(table, slot, false)?], ..Keys::default() },
        };
        if !table.name.is_empty() {
            let names = [table.name.to_owned(), format!("{{{}}}{}", table.namespace, table.name)];
            let names = Value::List(names.into_iter().map(Value::Text).collect());
            keys.properties.insert(TYPE, Object::from([("enum", names)]));
        }
        let mut object = of_type("object");
        keys.into_object().into_iter().for_each(|(key, value)| object.insert(key, value));
        object.insert("unevaluatedProperties", false);
        Ok(Value::Object(object))
    }

    /// One of several types: each has to be named but the declared one.
    fn types(&mut self, table: &'static Table, slot: &mut dyn Slot) -> Result<Value> {
        let mut all = Vec::new();
        for (variant, line) in table.items().enumerate().filter(|(_, line)| line.kind == Kind::Element) {
            let Some(Mut::Choice(choice, _)) = slot.put(false, variant) else { continue };
            let mut object = match self.one(&Item::new("", &More::NEW), choice.get_mut())? {
                Value::Object(object) if object.get("$ref").is_some() => object,
                text => {
                    let properties = Object::from([(TEXT, text), (TYPE, Value::Object(of_type("string")))]);
                    let mut object = Object::from([("properties", properties)]);
                    object.insert("required", Value::List(vec![TEXT.into()]));
                    object
                }
            };
            if (line.namespace(), line.name) != (table.namespace, table.name) {
                let name = Object::from([("const", expanded(&line, &mut table.items()))]);
                let named = Object::from([("properties", Object::from([(TYPE, name)]))]);
                let mut named = Value::Object(named);
                if let Value::Object(named) = &mut named {
                    named.insert("required", Value::List(vec![TYPE.into()]));
                }
                object.insert("allOf", Value::List(vec![named]));
            }
            all.push(Value::Object(object));
        }
        // Types that are kept as XML have any name.
        if table.items().any(|line| line.kind == Kind::Any) {
            return Ok(Value::Object(of_type("object")));
        }
        Ok(one_of("oneOf", all))
    }

    fn fields(&mut self, fields: &mut dyn Fields, table: &'static Table) -> Result<Keys> {
        let mut keys = Keys::default();
        let mut result = Ok(());
        fields.slots_mut(&mut fill(|slots| {
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
        if let Some(inner) = item.more.table.filter(|_| occurs != Occurs::Many && is_in_place(table, index, item)) {
            let optional = occurs == Occurs::Optional;
            let part = match slot.info().of {
                Of::Choice(table) => self.branches(table, slot, optional)?,
                _ => match slot.put(false, 0) {
                    Some(Mut::Record(fields, table)) => {
                        let part = Value::Object(self.fields(fields, table)?.into_object());
                        if optional { one_of("anyOf", vec![part, without(inner)]) } else { part }
                    }
                    _ => return Ok(()),
                },
            };
            keys.all_of.push(part);
            return Ok(());
        }
        let key = key(table, index);
        let mut value = self.one(item, slot)?;
        let required = match occurs {
            Occurs::One => item.kind != Kind::AnyAttribute,
            Occurs::Optional => false,
            Occurs::Many => {
                let mut list = of_type("array");
                list.insert("items", value);
                bound(&mut list, "minItems", Some(item.more.min).filter(|min| *min > 0));
                bound(&mut list, "maxItems", Some(item.more.max).filter(|max| *max < usize::MAX));
                value = Value::Object(list);
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
    fn branches(&mut self, table: &'static Table, slot: &mut dyn Slot, optional: bool) -> Result<Value> {
        let mut all = Vec::new();
        for (variant, line) in table.items().enumerate() {
            let Some(Mut::Choice(choice, _)) = slot.put(false, variant) else { continue };
            all.push(self.branch(table, variant, &line, choice)?);
        }
        if optional {
            all.push(without(table));
        }
        Ok(one_of("oneOf", all))
    }

    fn branch(
        &mut self,
        table: &'static Table,
        variant: usize,
        line: &Item,
        choice: &mut dyn Variants,
    ) -> Result<Value> {
        let mut keys = Keys::default();
        self.part(&mut keys, table, variant, line, choice.get_mut())?;
        if keys.required.is_empty() && keys.all_of.is_empty() {
            keys.required.push(key(table, variant).into());
        }
        Ok(Value::Object(keys.into_object()))
    }
}

fn reference_to(name: &str) -> Value {
    Value::Object(Object::from([("$ref", format!("#/$defs/{name}"))]))
}

/// None of the keys of a table.
fn without(table: &Table) -> Value {
    let required = |key: &'static str| {
        let key: Vec<Value> = vec![key.into()];
        Value::Object(Object::from([("required", Value::List(key))]))
    };
    let any = keys_of(table).into_iter().map(required).collect();
    Value::Object(Object::from([("not", one_of("anyOf", any))]))
}

fn bound(object: &mut Object, key: &str, value: Option<usize>) {
    if let Some(value) = value.and_then(|value| i64::try_from(value).ok()) {
        object.insert(key, value);
    }
}

/// The form of a simple type, with the facets that JSON Schema has too.
fn simple(item: &Item, leaf: &mut dyn Leaf, facets: &Facets) -> Value {
    if leaf.as_any().is::<AnySimpleType>() && item.more.fixed.is_none() {
        return any_simple();
    }
    let form = leaf.form();
    if let Some(fixed) = item.more.fixed
        && leaf.read(fixed, facets, &Expanded).is_ok()
    {
        let mut text = String::new();
        leaf.write(&mut text);
        return Value::Object(Object::from([("const", form.show(&text, facets))]));
    }
    if !facets.enumeration.is_empty() && form == Form::Text {
        return Value::Object(Object::from([("enum", texts(facets.enumeration))]));
    }
    let mut object = form_of(form, facets);
    let octets = leaf.as_any().is::<Base64Binary>() || leaf.as_any().is::<HexBinary>();
    let (least, most) = match form {
        Form::Text if !octets => ("minLength", "maxLength"),
        Form::List(_) => ("minItems", "maxItems"),
        _ => return Value::Object(object),
    };
    bound(&mut object, least, facets.length.or(facets.min_length));
    bound(&mut object, most, facets.length.or(facets.max_length));
    Value::Object(object)
}

/// A text, or a text beside the name of its type.
fn any_simple() -> Value {
    let properties = [TYPE, TEXT].map(|key| (key, of_type("string")));
    let mut typed = of_type("object");
    typed.insert("properties", Object::from(properties));
    typed.insert("required", Value::List(vec![TYPE.into(), TEXT.into()]));
    typed.insert("additionalProperties", false);
    one_of("anyOf", vec![Value::Object(of_type("string")), Value::Object(typed)])
}

fn form_of(form: Form, facets: &Facets) -> Object {
    match form {
        Form::Boolean => of_type("boolean"),
        Form::Integer(..) if form.is_exact(facets) => {
            let mut object = of_type("integer");
            let bounds = [
                ("minimum", facets.min_inclusive),
                ("exclusiveMinimum", facets.min_exclusive),
                ("maximum", facets.max_inclusive),
                ("exclusiveMaximum", facets.max_exclusive),
            ];
            for (key, bound) in bounds {
                if let Some(bound) = bound.and_then(|text| text.parse::<i64>().ok()) {
                    object.insert(key, bound);
                }
            }
            object
        }
        Form::Float => Object::from([("type", Value::List(vec!["number".into(), "string".into()]))]),
        Form::List(item) => {
            let mut object = of_type("array");
            object.insert("items", form_of(*item, &Facets::NONE));
            object
        }
        Form::Text | Form::Name | Form::Integer(..) | Form::Decimal => of_type("string"),
    }
}

fn texts(texts: &[&str]) -> Value {
    Value::List(texts.iter().map(|text| Value::from(*text)).collect())
}

/// A text that no schema lists: XML cannot carry it.
const UNLISTED: &str = "\u{1}";

fn enumeration(item: &Item, listed: &mut dyn Listed) -> Value {
    if let Some(fixed) = item.more.fixed {
        return Value::Object(Object::from([("const", listed.texts().1.apply(fixed).into_owned())]));
    }
    let all = texts(listed.texts().0);
    // Where other values are kept, any is allowed.
    let open = listed.set(UNLISTED);
    if open { Value::Object(of_type("string")) } else { Value::Object(Object::from([("enum", all)])) }
}
