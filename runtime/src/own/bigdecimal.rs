//! Decimal numbers of the crate `bigdecimal`, of any size.

use bigdecimal::BigDecimal;

use super::OwnType as _;
use crate::types::Decimal;
use crate::value_error::ValueError;

held! {
    BigDecimal = "bigdecimal::BigDecimal" of Decimal { Self::default(), to_big, from_big }
}

/// How many digits a number may have: making one of the crate takes time in their square.
const MOST_DIGITS: usize = 1 << 16;

fn to_big(value: &Decimal) -> Result<BigDecimal, ValueError> {
    let text = value.to_string();
    if text.len() > MOST_DIGITS {
        return Err(BigDecimal::not_held(value, "it has too many digits"));
    }
    text.parse().map_err(|_| BigDecimal::not_held(value, "it is out of range"))
}

fn from_big(value: &BigDecimal) -> Result<Decimal, ValueError> {
    // A few letters can say more zeros than memory has.
    if value.fractional_digit_count().unsigned_abs() > MOST_DIGITS as u64 || value.digits() > MOST_DIGITS as u64 {
        return Err(value.not_told("it has too many digits"));
    }
    value.to_plain_string().parse()
}
