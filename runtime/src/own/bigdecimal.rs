//! Decimal numbers of the crate `bigdecimal`, of any size.

use bigdecimal::BigDecimal;

use super::OwnType as _;
use crate::types::Decimal;
use crate::value_error::ValueError;

held! {
    BigDecimal = "bigdecimal::BigDecimal" of Decimal { Self::default(), to_big, from_big }
}

/// How many zeros a number may have that is made in code, beside its digits: a few letters can say more than memory has.
const MOST_ZEROS: u64 = 1 << 20;

fn to_big(value: &Decimal) -> Result<BigDecimal, ValueError> {
    value.to_string().parse().map_err(|_| BigDecimal::not_held(value, "it is out of range"))
}

fn from_big(value: &BigDecimal) -> Result<Decimal, ValueError> {
    if value.fractional_digit_count().unsigned_abs() > MOST_ZEROS {
        return Err(value.not_told("it has too many zeros"));
    }
    value.to_plain_string().parse()
}
