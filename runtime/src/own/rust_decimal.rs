//! Decimal numbers of the crate `rust_decimal`: 96 bits of digits, of which 28 can be behind the point.

use rust_decimal::Decimal as Small;

use super::OwnType as _;
use crate::types::Decimal;
use crate::value_error::ValueError;

held! {
    Small = "rust_decimal::Decimal" of Decimal { Self::ZERO, to_small, from_small }
}

fn to_small(value: &Decimal) -> Result<Small, ValueError> {
    Small::from_str_exact(&value.to_string()).map_err(|error| Small::not_held(value, &error.to_string()))
}

fn from_small(value: &Small) -> Result<Decimal, ValueError> {
    value.to_string().parse()
}
