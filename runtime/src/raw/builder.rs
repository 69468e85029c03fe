//! Values put together by paths.

use std::collections::BTreeMap;

use super::Value;
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::slot::Generated;
use crate::value_error::Echo;

/// Puts a value together, key by key.
///
/// A path has the keys one after the other, with `/` between them. What is not named is left out. `key[]` is one more item
/// of a list, `key[2]` the item with that number, from 1; numbers that no path names leave no gap.
///
/// ```
/// use xsdbind::Tri;
/// use xsdbind::raw::Builder;
///
/// pub struct UserModify {
///     pub user_id: String,
///     pub phone_number: Tri<String>,
///     pub extension: Tri<String>,
/// }
///
/// xsdbind::record! { UserModify (name = "UserModify") {
///     user_id: "userId",
///     phone_number: "phoneNumber",
///     extension: "extension",
/// } }
///
/// let modify: UserModify = Builder::new().set("userId", "alice").clear("phoneNumber").build()?;
/// assert_eq!(modify, UserModify { user_id: "alice".into(), phone_number: Tri::Nil, extension: Tri::Absent });
///
/// let error = Builder::new().set("userID", "alice").build::<UserModify>().unwrap_err();
/// assert_eq!(error.to_string(), "/UserModify: there is no key `userID`; is `userId` meant?");
///
/// let lists = Builder::new().set("alias[]", "a").set("alias[]", "b").set("contact[1]/uri", "c").into_value()?;
/// let contact = Builder::new().set("uri", "c").into_value()?;
/// let whole = Builder::new().set("alias", vec!["a".into(), "b".into()]).set("contact", vec![contact]).into_value()?;
/// assert_eq!(lists, whole);
/// # Ok::<(), xsdbind::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    keys: Node,
    /// What is wrong with the first path that led nowhere.
    wrong: Option<String>,
}

/// What is at a path.
#[derive(Clone, Debug)]
enum Node {
    Value(Value),
    /// In the order in which they were given.
    Keys(Vec<(String, Node)>),
    /// By their numbers.
    Items(BTreeMap<usize, Node>),
}

impl Default for Node {
    fn default() -> Self {
        Self::Keys(Vec::new())
    }
}

impl Builder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing yet, of a type that stands for the declared one.
    #[must_use]
    pub fn of_type(name: &str) -> Self {
        Self::new().set(super::keys::TYPE, name)
    }

    /// Sets what is at a path.
    #[must_use]
    pub fn set(mut self, path: &str, value: impl Into<Value>) -> Self {
        let put = self.keys.at(path).and_then(|node| node.put(value.into()));
        if let Err(why) = put {
            self.wrong.get_or_insert_with(|| format!("the path `{}` {why}", Echo(path)));
        }
        self
    }

    /// Clears what is at a path.
    #[must_use]
    pub fn clear(self, path: &str) -> Self {
        self.set(path, Value::Nil)
    }

    /// What was put together.
    ///
    /// # Errors
    ///
    /// When one path goes on from where another one has a value, or has brackets that are none of a list.
    pub fn into_value(self) -> Result<Value> {
        match self.wrong {
            None => Ok(self.keys.into_value()),
            Some(wrong) => Err(Error::new(ErrorKind::Value, wrong)),
        }
    }

    /// The value of a generated type.
    ///
    /// # Errors
    ///
    /// As for [`into_value`](Self::into_value) and [`Value::build`].
    pub fn build<T: Generated>(self) -> Result<T> {
        self.into_value()?.build()
    }
}

/// A part is given beside the whole, an item beside a key.
const BESIDE: &str = "does not go together with another one: one of them is a part of what the other one is";
const BRACKETS: &str = "has brackets that are neither `[]` nor a number from 1";
const DEEP: &str = "has more parts than elements can be nested";

impl Node {
    /// The place at a path, made where it is not there yet.
    fn at(&mut self, path: &str) -> Result<&mut Self, &'static str> {
        let mut node = self;
        for (depth, step) in path.split('/').enumerate() {
            node = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
                _ if depth > Limits::MAX_DEPTH => return Err(DEEP),
                None => node.key(step)?,
                Some((key, number)) => node.key(key)?.item(number)?,
            };
        }
        Ok(node)
    }

    /// Puts a value here, in place of one that was put here before.
    fn put(&mut self, value: Value) -> Result<(), &'static str> {
        match self {
            Self::Value(_) => {}
            Self::Keys(keys) if keys.is_empty() => {}
            _ => return Err(BESIDE),
        }
        *self = Self::Value(value);
        Ok(())
    }

    fn key(&mut self, key: &str) -> Result<&mut Self, &'static str> {
        if let Self::Value(Value::Object(object)) = self {
            let given = std::mem::take(object).into_iter();
            *self = Self::Keys(given.map(|(key, value)| (key, Self::Value(value))).collect());
        }
        let Self::Keys(keys) = self else { return Err(BESIDE) };
        let index = keys.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
            keys.push((key.to_owned(), Self::default()));
            keys.len() - 1
        });
        Ok(&mut keys[index].1)
    }

    fn item(&mut self, number: &str) -> Result<&mut Self, &'static str> {
        match self {
            Self::Value(Value::List(list)) => {
                *self = Self::Items((1..).zip(std::mem::take(list).into_iter().map(Self::Value)).collect());
            }
            Self::Keys(keys) if keys.is_empty() => *self = Self::Items(BTreeMap::new()),
            _ => {}
        }
        let Self::Items(items) = self else { return Err(BESIDE) };
        let last = items.last_key_value().map_or(0, |(last, _)| *last);
        let number = if number.is_empty() { last.checked_add(1) } else { number.parse().ok() };
        Ok(items.entry(number.filter(|number| *number > 0).ok_or(BRACKETS)?).or_default())
    }

    fn into_value(self) -> Value {
        match self {
            Self::Value(value) => value,
            Self::Keys(keys) => Value::Object(keys.into_iter().map(|(key, node)| (key, node.into_value())).collect()),
            Self::Items(items) => Value::List(items.into_values().map(Self::into_value).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Object;
    use super::*;

    fn built(paths: &[&str]) -> Result<Value> {
        paths.iter().fold(Builder::new(), |all, path| all.set(path, *path)).into_value()
    }

    #[test]
    fn lists_and_objects_in_them() -> Result<()> {
        let list = |items: &[Value]| Value::List(items.to_vec());
        let c = Object::from([("c", list(&["b/c[]".into(), "b/c[]".into()]))]);
        // In the order of their numbers, without gaps.
        let d = [
            Value::from(Object::from([("e", "d[1]/e")])),
            Object::from([("e", "d[3]/e"), ("f", "d[3]/f")]).into(),
            Object::from([("e", "d[]/e")]).into(),
        ];
        let expected = Object::from([("b", Value::from(c)), ("a", "a".into()), ("d", list(&d))]);
        let found = built(&["b/c[]", "a", "b/c[]", "d[3]/e", "d[1]/e", "d[3]/f", "d[]/e"])?;
        assert_eq!(found, Value::from(expected));
        Ok(())
    }

    #[test]
    fn what_was_given_whole_is_gone_on_from() -> Result<()> {
        let whole = Builder::new().set("a", Object::from([("b", "1")])).set("c", vec!["2".into()]);
        let gone_on = whole.set("a/d", "3").set("c[]", "4").into_value()?;
        let object = Object::from([("b", "1"), ("d", "3")]);
        assert_eq!(gone_on, Builder::new().set("a", object).set("c", vec!["2".into(), "4".into()]).into_value()?);
        Ok(())
    }

    #[test]
    fn what_is_in_the_way_is_an_error() {
        for [one, other] in [["a", "a/b"], ["a", "a[]"], ["a/b", "a[1]"]] {
            for paths in [[one, other], [other, one]] {
                let error = built(&paths).unwrap_err();
                assert!(
                    error.message().starts_with(&format!("the path `{}` does not go together", paths[1])),
                    "{error}"
                );
            }
        }
        let (highest, deep) = (format!("a[{}]", usize::MAX), "a/".repeat(100_000));
        assert!(built(&[&highest]).is_ok());
        for paths in [&["a[0]"][..], &["a[x]"], &["a[-1]"], &[&highest, "a[]"], &[&deep]] {
            assert!(built(paths).is_err(), "{paths:?}");
        }
    }
}
