//! What a schema leaves open, by names and texts: nothing of it is lost, the prefixes that texts use among them.
//!
//! An element is an object with `name`, `namespace`, `prefixes`, `attributes` and `content`, those that say something;
//! content is an object without the names; attributes are a list of objects with `name`, `namespace` and `value`.

use super::form::{check_carried, expect_list, mismatch};
use super::keys::{Keys, TYPE};
use super::{Object, Value};
use crate::chars::is_nc_name;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::mixed::check_stated;
use crate::names::{XMLNS, XSD, named};
use crate::open::{
    ExpandedName, OpenAttribute, OpenAttributes, OpenContent, OpenElement, OpenNode, OpenType, is_defined,
};
use crate::prefixes::Expanded;
use crate::simple::Form;
use crate::slot::Mut;
use crate::table::{Item, Kind, More, Table};
use crate::value_error::Echo;
use crate::wildcards::check_attribute;

pub(super) fn show_element(element: &OpenElement) -> Result<Value> {
    let mut object = show_name(&element.name)?;
    show_into(&mut object, &element.content)?;
    Ok(Value::Object(object))
}

pub(super) fn show_content(content: &OpenContent) -> Result<Value> {
    let mut object = Object::new();
    show_into(&mut object, content)?;
    Ok(Value::Object(object))
}

/// The content of an element of a type that is known by its name alone, beside that name.
pub(super) fn show_type(object: &mut Object, open: &OpenType, types: &Table) -> Result<()> {
    let (namespace, local) = (open.name.namespace.as_str(), open.name.local.as_str());
    check_type(open, types)?;
    let alone = namespace.is_empty() && types.items().all(|item| item.name != local);
    object.push(TYPE, Value::Text(if alone { local.to_owned() } else { format!("{{{namespace}}}{local}") }));
    show_into(object, &open.content)
}

/// Fills in the content of an element of a type that is known by its name alone.
pub(super) fn fill_type(into: &mut OpenType, name: (&str, &str), types: &Table, keys: &mut Keys<'_>) -> Result<()> {
    into.name = ExpandedName::new(name.0, name.1);
    fill_from(&mut into.content, keys, 0)?;
    check_type(into, types)
}

/// The name is of no type that is known, and `xsi:type` is said by it alone.
fn check_type(open: &OpenType, types: &Table) -> Result<()> {
    let (namespace, local) = (open.name.namespace.as_str(), open.name.local.as_str());
    check_name(local).map_err(|error| error.within(TYPE, None))?;
    check_carried(namespace)?;
    let is_declared = namespace == types.namespace && local == types.name;
    if is_declared || namespace == XSD || types.items().any(|item| item.is_type(namespace, local)) {
        let message = format!("type {} is not one of those that are kept as XML", named(namespace, local));
        return Err(Error::new(ErrorKind::Type, message).within(TYPE, None));
    }
    if open.content.attributes.0.iter().any(|attribute| is_defined(&attribute.name)) {
        let message = "attributes of the namespace of `xsi:type` are not among those of its content";
        return Err(Error::new(ErrorKind::UnexpectedAttribute, message));
    }
    Ok(())
}

pub(super) fn show_attributes(attributes: &OpenAttributes) -> Result<Value> {
    let one = |attribute: &OpenAttribute| {
        check_carried(&attribute.value)?;
        let mut object = show_name(&attribute.name)?;
        object.push("value", Value::Text(attribute.value.clone()));
        Ok(Value::Object(object))
    };
    Ok(Value::List(attributes.0.iter().map(one).collect::<Result<_>>()?))
}

fn show_name(name: &ExpandedName) -> Result<Object> {
    check_name(&name.local)?;
    check_carried(&name.namespace)?;
    let mut object = Object::from([("name", name.local.as_str())]);
    if !name.namespace.is_empty() {
        object.push("namespace", Value::from(name.namespace.as_str()));
    }
    Ok(object)
}

pub(super) fn show_into(object: &mut Object, content: &OpenContent) -> Result<()> {
    if !content.prefixes.is_empty() {
        let prefixes = content.prefixes.iter().map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str()));
        object.push("prefixes", Value::Object(prefixes.collect()));
    }
    if !content.attributes.0.is_empty() {
        object.push("attributes", show_attributes(&content.attributes)?);
    }
    let child = |child: &OpenNode| match child {
        OpenNode::Text(text) => check_carried(text).map(|()| Value::Text(text.clone())),
        OpenNode::Element(element) => show_element(element),
    };
    if !content.children.is_empty() {
        object.push("content", Value::List(content.children.iter().map(child).collect::<Result<_>>()?));
    }
    Ok(())
}

/// Fills in an element or attributes that a wildcard allows.
pub(super) fn fill_open(item: &Item, table: &Table, value: Mut<'_>, given: &Value) -> Result<()> {
    let wildcard = item.more.wildcard;
    match value {
        Mut::OpenElement(into) => {
            fill_element(into, given, 0)?;
            wildcard.check(&into.name, ErrorKind::UnexpectedElement)
        }
        Mut::OpenAttributes(into) => {
            fill_attributes(into, given)?;
            for attribute in &into.0 {
                let name = &attribute.name;
                wildcard.check(name, ErrorKind::UnexpectedAttribute)?;
                let is = |local, namespace| local == name.local && namespace == name.namespace;
                if table.attributes().any(|(_, item)| item.kind == Kind::Attribute && is(item.name, item.namespace())) {
                    let message = format!("the attribute `{0}` has a key of its own, `@{0}`", name.local);
                    return Err(Error::new(ErrorKind::UnexpectedAttribute, message));
                }
                check_attribute(item.more.process, attribute, &Expanded)?;
            }
            Ok(())
        }
        _ => Err(mismatch("a value of another kind", given)),
    }
}

/// Fills in the content of an element without a type.
pub(super) fn fill_content(item: &Item, into: &mut OpenContent, given: &Value) -> Result<()> {
    let mut keys = Keys::of(given, &More::NEW)?;
    fill_from(into, &mut keys, 0)?;
    keys.finish(CONTENT)?;
    crate::write::open::check_named(item, into, false)?;
    check_stated(item.more, into.as_text().as_deref())
}

pub(super) const CONTENT: &Table = &Table { names: &["prefixes", "attributes", "content"], ..*Table::EMPTY };
const ELEMENT: &Table = &Table { names: &["name", "namespace", "prefixes", "attributes", "content"], ..*Table::EMPTY };
const ATTRIBUTE: &Table = &Table { names: &["name", "namespace", "value"], ..*Table::EMPTY };

fn fill_element(into: &mut OpenElement, given: &Value, depth: usize) -> Result<()> {
    if depth > Limits::MAX_DEPTH {
        return Err(Error::too_deep(Limits::MAX_DEPTH));
    }
    let mut keys = Keys::of(given, &More::NEW)?;
    into.name = fill_name(&mut keys)?;
    fill_from(&mut into.content, &mut keys, depth)?;
    keys.finish(ELEMENT)
}

pub(super) fn fill_from(into: &mut OpenContent, keys: &mut Keys<'_>, depth: usize) -> Result<()> {
    if let Some(given) = keys.take("prefixes") {
        for (prefix, namespace) in super::form::expect_object(given)?.iter() {
            let namespace =
                text_given(namespace).map_err(|error| error.within(prefix, None).within("prefixes", None))?;
            if !prefix.is_empty() {
                check_name(prefix)?;
            }
            if namespace.is_empty() || matches!(prefix, "xml" | "xmlns") || namespace == XMLNS {
                let message = format!("the prefix `{prefix}` cannot stand for `{namespace}`");
                return Err(Error::new(ErrorKind::Value, message).within("prefixes", None));
            }
            into.prefixes.push((prefix.to_owned(), namespace));
        }
    }
    if let Some(given) = keys.take("attributes") {
        fill_attributes(&mut into.attributes, given).map_err(|error| error.within("attributes", None))?;
    }
    let children = keys.take("content").map_or(Ok(&[][..]), expect_list)?;
    for (index, child) in children.iter().enumerate() {
        let child = match child {
            Value::Text(text) => check_carried(text).map(|()| OpenNode::Text(text.clone())),
            given => {
                let mut element = OpenElement::default();
                fill_element(&mut element, given, depth + 1).map(|()| OpenNode::Element(element))
            }
        };
        into.children.push(child.map_err(|error| error.within("content", Some(index)))?);
    }
    Ok(())
}

/// Attributes, each once (XML 1.0, section 3.1).
fn fill_attributes(into: &mut OpenAttributes, given: &Value) -> Result<()> {
    for (index, given) in expect_list(given)?.iter().enumerate() {
        into.0.push(fill_attribute(given).map_err(|error| error.within("", Some(index)))?);
    }
    into.check_once()
}

fn fill_attribute(given: &Value) -> Result<OpenAttribute> {
    let mut keys = Keys::of(given, &More::NEW)?;
    let name = fill_name(&mut keys)?;
    let value = text_given(take_needed(&mut keys, "value")?)?;
    keys.finish(ATTRIBUTE)?;
    Ok(OpenAttribute { name, value })
}

fn fill_name(keys: &mut Keys<'_>) -> Result<ExpandedName> {
    let local = text_given(take_needed(keys, "name")?)?;
    check_name(&local)?;
    let namespace = keys.take("namespace").map_or(Ok(String::new()), text_given)?;
    if namespace == XMLNS {
        return Err(Error::new(ErrorKind::Value, "declarations of namespaces are `prefixes`"));
    }
    Ok(ExpandedName { namespace, local })
}

fn take_needed<'v>(keys: &mut Keys<'v>, key: &str) -> Result<&'v Value> {
    keys.take(key).ok_or_else(|| Error::new(ErrorKind::MissingElement, format!("`{key}` is missing")))
}

fn text_given(given: &Value) -> Result<String> {
    Form::Text.text(given).map(std::borrow::Cow::into_owned)
}

fn check_name(name: &str) -> Result<()> {
    if is_nc_name(name) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Character, format!("`{}` is not a name", Echo(name))))
}
