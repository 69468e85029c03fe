//! Identifiers of the crate `uuid`, in small letters and with hyphens, as it writes them.

use uuid::Uuid;

use super::OwnType;
use crate::value_error::ValueError;

impl OwnType for Uuid {
    type Of = String;
    const NAME: &'static str = "uuid::Uuid";

    fn any_value() -> Self {
        Self::nil()
    }

    fn from_value(value: &String) -> Result<Self, ValueError> {
        Self::try_parse(value).map_err(|error| Self::not_held(value, &error.to_string()))
    }

    fn to_value(&self) -> Result<String, ValueError> {
        Ok(self.to_string())
    }
}

crate::own_type!(Uuid);
