//! serde's traits for values without a type, and through them for generated types.

use std::fmt;

use serde_core::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::Json;
use crate::raw::{Object, Value};
use crate::restricted::{Restricted, Rules};
use crate::simple::SimpleType;
use crate::slot::Generated;

/// Lists and objects are nested this deep at most: where elements of the depth that reading XML allows are in lists.
const MAX_DEPTH: usize = 256;
/// How `serde_json` hands out numbers as text, where any crate of a program has its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nil => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => match i64::try_from(*value) {
                Ok(value) => serializer.serialize_i64(value),
                Err(_) => serializer.serialize_i128(*value),
            },
            Self::Float(value) if value.is_finite() => serializer.serialize_f64(*value),
            // JSON would make `null` of it, which is nil.
            Self::Float(value) => {
                let mut text = String::new();
                value.to_lexical(&mut text);
                serializer.serialize_str(&text)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => serializer.collect_map(object.iter()),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Seed(0).deserialize(deserializer)
    }
}

impl<T: Generated> Serialize for Json<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de, T: Generated> Deserialize<'de> for Json<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer).map(Self)
    }
}

/// As a field of the type has it; for all restrictions, which are one generic type.
impl<R: Rules> Serialize for Restricted<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::of_slot(self, R::FACETS.name).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de, R: Rules> Deserialize<'de> for Restricted<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer)?.build_slot(R::FACETS.name).map_err(serde_core::de::Error::custom)
    }
}

pub(super) fn serialize<T: Generated, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Value::of(value).map_err(S::Error::custom)?.serialize(serializer)
}

/// A value at a depth.
#[derive(Clone, Copy)]
struct Seed(usize);

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Seed {
    fn deeper<E: serde_core::de::Error>(self) -> Result<Self, E> {
        if self.0 >= MAX_DEPTH {
            return Err(E::custom(format_args!("nested deeper than {MAX_DEPTH}")));
        }
        Ok(Self(self.0 + 1))
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a boolean, a number, text, a list or an object")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nil)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nil)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut object = Object::new();
        while let Some(key) = pairs.next_key::<String>()? {
            let value = pairs.next_value_seed(inner)?;
            match value {
                Value::Text(number) if key == NUMBER => return number_of(&number),
                // That it occurs twice is an error where its path is known.
                value => object.push(key, value),
            }
        }
        Ok(Value::Object(object))
    }
}

fn number_of<E: serde_core::de::Error>(text: &str) -> Result<Value, E> {
    match text.parse() {
        Ok(integer) => Ok(Value::Integer(integer)),
        Err(_) => text.parse().map(Value::Float).map_err(E::custom),
    }
}
