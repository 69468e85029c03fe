//! Values put together by paths.

use super::{Object, Value};
use crate::error::{Error, ErrorKind, Result};
use crate::slot::Generated;

/// Puts a value together, key by key.
///
/// A path has the keys one after the other, with `/` between them. What is not named is left out.
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
/// # Ok::<(), xsdbind::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    object: Object,
    /// The first path that led nowhere.
    wrong: Option<String>,
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
        if !insert(&mut self.object, path, value.into()) {
            self.wrong.get_or_insert_with(|| path.to_owned());
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
    /// When one path goes on from where another one has a value that is not an object.
    pub fn into_value(self) -> Result<Value> {
        match self.wrong {
            None => Ok(Value::Object(self.object)),
            Some(path) => {
                let message = format!("the path `{path}` goes on from a value that has no keys");
                Err(Error::new(ErrorKind::Value, message))
            }
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

/// Puts a value at a path; `false` where something that is not an object is in its way.
fn insert(mut object: &mut Object, path: &str, value: Value) -> bool {
    let mut keys = path.split('/');
    let last = keys.next_back().unwrap_or_default();
    for key in keys {
        if object.get(key).is_none() {
            object.insert(key, Object::new());
        }
        match object.get_mut(key) {
            Some(Value::Object(inner)) => object = inner,
            _ => return false,
        }
    }
    object.insert(last, value);
    true
}
