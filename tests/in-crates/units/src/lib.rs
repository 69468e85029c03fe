//! Amounts of money.
#![forbid(unsafe_code)]

use xsdbind::types::Decimal;
use xsdbind::{OwnType, ValueError};

/// An amount in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cents(pub u32);

impl OwnType for Cents {
    type Of = Decimal;
    const NAME: &'static str = "Cents";

    fn any_value() -> Self {
        Self(0)
    }

    fn from_value(value: &Decimal) -> Result<Self, ValueError> {
        let text = value.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        // A third digit is lost here, which the way back shows.
        let cents = format!("{whole}{fraction:0<2.2}").parse();
        cents.map(Self).map_err(|_| Self::not_held(value, "it is out of range"))
    }

    fn to_value(&self) -> Result<Decimal, ValueError> {
        format!("{}.{:02}", self.0 / 100, self.0 % 100).parse()
    }
}

xsdbind::own_type!(Cents);
