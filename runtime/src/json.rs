//! JSON: an absent key, `null` and a value are *absent*, *nil* and *value*.
//!
//! In comes a value of any generated type, out goes its JSON, and back, with all checks of reading XML: `null` where nil
//! is not allowed is an error, and so are keys that are not known or stand twice. All goes through the tables, by way of
//! [`raw::Value`](Value), which has serde's traits: generated code has them only where a configuration asks for them.
//! `docs/json.md` has the form.

mod schema;
mod serde;

pub use schema::{document_schema, schema};
use serde_core::{Deserialize, Deserializer, Serializer};

use crate::document::Document;
use crate::error::{Error, ErrorKind, Position, Result};
use crate::raw::Value;
use crate::slot::Generated;

/// A value of a generated type, for whatever takes serde's traits.
///
/// ```
/// use xsdbind::Tri;
/// use xsdbind::json::Json;
///
/// pub struct UserModify {
///     pub user_id: String,
///     pub first_name: Option<String>,
///     pub phone_number: Tri<String>,
/// }
///
/// xsdbind::record! { UserModify (name = "UserModify") {
///     user_id: "userId",
///     first_name: "firstName",
///     phone_number: "phoneNumber",
/// } }
///
/// let Json(modify): Json<UserModify> = serde_json::from_str(r#"{"userId": "alice", "phoneNumber": null}"#)?;
/// assert_eq!(modify.phone_number, Tri::Nil); // to be cleared
/// assert_eq!(modify.first_name, None); // left as it is
/// assert_eq!(serde_json::to_string(&Json(modify))?, r#"{"userId":"alice","phoneNumber":null}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Json<T>(pub T);

/// Reads a document from JSON: an object with one key, the name of the root element.
///
/// # Errors
///
/// When the text is not JSON, or not a document that the schema allows.
pub fn from_str<D: Document>(json: &str) -> Result<D> {
    parse(json)?.build_document()
}

/// Reads a document from JSON in UTF-8.
///
/// # Errors
///
/// As for [`from_str`].
pub fn from_slice<D: Document>(json: &[u8]) -> Result<D> {
    read(serde_json::Deserializer::from_slice(json))?.build_document()
}

/// Writes a document as JSON.
///
/// # Errors
///
/// When the document is not one that the schema allows, as for [`to_string`](crate::to_string).
pub fn to_string<D: Document>(document: &D) -> Result<String> {
    serde_json::to_string(&Value::of_document(document)?).map_err(|error| syntax(&error))
}

/// Reads a value of a generated type from JSON.
///
/// ```
/// # pub enum Target { PhoneNumber(String), Mailbox(i32) }
/// # xsdbind::choice! { Target[PhoneNumber] () { PhoneNumber: "phoneNumber", Mailbox: "mailbox", } }
/// let target: Target = xsdbind::json::type_from_str(r#"{"mailbox": 7}"#)?;
/// assert_eq!(target, Target::Mailbox(7));
/// # Ok::<(), xsdbind::Error>(())
/// ```
///
/// # Errors
///
/// As for [`from_str`].
pub fn type_from_str<T: Generated>(json: &str) -> Result<T> {
    parse(json)?.build()
}

/// Writes a value of a generated type as JSON.
///
/// # Errors
///
/// As for [`to_string`].
pub fn type_to_string<T: Generated>(value: &T) -> Result<String> {
    serde_json::to_string(&Value::of(value)?).map_err(|error| syntax(&error))
}

/// Serializes a value of a generated type, for `#[serde(with = "xsdbind::json")]`.
///
/// # Errors
///
/// When the serializer fails, or the value is not one that the schema allows.
pub fn serialize<T: Generated, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serde::serialize(value, serializer)
}

/// Deserializes a value of a generated type, for `#[serde(with = "xsdbind::json")]`.
///
/// # Errors
///
/// When the deserializer fails, or the value is not one that the schema allows.
pub fn deserialize<'de, T: Generated, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    value.build().map_err(serde_core::de::Error::custom)
}

/// Serializes a document: as an object with one key, the name of its root element.
///
/// # Errors
///
/// As for [`serialize`].
pub fn serialize_document<T: Document, S: Serializer>(document: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let value = Value::of_document(document).map_err(serde_core::ser::Error::custom)?;
    serde_core::Serialize::serialize(&value, serializer)
}

/// Deserializes a document.
///
/// # Errors
///
/// As for [`deserialize`].
pub fn deserialize_document<'de, T: Document, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Value::deserialize(deserializer)?.build_document().map_err(serde_core::de::Error::custom)
}

/// What JSON in UTF-8 says by names and texts, of any type.
///
/// # Errors
///
/// When it is not JSON.
pub fn value_from_slice(json: &[u8]) -> Result<Value> {
    read(serde_json::Deserializer::from_slice(json))
}

/// A value by names and texts as JSON.
///
/// # Errors
///
/// When it cannot be written.
pub fn value_to_string(value: &Value) -> Result<String> {
    serde_json::to_string(value).map_err(|error| syntax(&error))
}

fn parse(json: &str) -> Result<Value> {
    read(serde_json::Deserializer::from_str(json))
}

/// Reads to the end. How deep the text is nested, `Value` looks after.
fn read<'j>(mut json: serde_json::Deserializer<impl serde_json::de::Read<'j>>) -> Result<Value> {
    json.disable_recursion_limit();
    let value = Value::deserialize(&mut json).map_err(|error| syntax(&error))?;
    json.end().map_err(|error| syntax(&error))?;
    Ok(value)
}

/// An error of the text, with its place and without the words for it.
fn syntax(error: &serde_json::Error) -> Error {
    let position = Position { line: error.line(), column: error.column() };
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    let error = Error::new(ErrorKind::Syntax, message);
    if position.line == 0 { error } else { error.at(|| position) }
}
