//! The parts that the texts of dates, times and durations are made of.

use super::TimeZone;
use super::fraction::Fraction;
use crate::error::ValueError;

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is not in the lexical space.
    Lexical,
    /// A number in it is larger than what represents it.
    Limit,
}

impl Problem {
    pub(super) fn about(self, type_name: &str, text: &str) -> ValueError {
        match self {
            Self::Lexical => ValueError::lexical(type_name, text),
            Self::Limit => ValueError::limit(type_name, text),
        }
    }
}

pub(super) type Scan<T> = Result<T, Problem>;

/// What is left of a text.
pub(super) struct Scanner<'a>(pub(super) &'a str);

impl<'a> Scanner<'a> {
    /// Takes `expected` if it is next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        match self.0.strip_prefix(expected) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    pub(super) fn expect(&mut self, expected: &str) -> Scan<()> {
        if self.eat(expected) { Ok(()) } else { Err(Problem::Lexical) }
    }

    pub(super) fn end(&self) -> Scan<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::Lexical) }
    }

    /// Any number of digits, perhaps none.
    pub(super) fn digits(&mut self) -> &'a str {
        let end = self.0.find(|character: char| !character.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        digits
    }

    pub(super) fn two_digits(&mut self) -> Scan<u8> {
        let (digits, rest) = self.0.split_at_checked(2).ok_or(Problem::Lexical)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::Lexical);
        }
        self.0 = rest;
        digits.parse().map_err(|_| Problem::Lexical)
    }

    /// At least four digits, more only without leading zeros, and no year zero (section 3.2.7.1).
    pub(super) fn year(&mut self) -> Scan<i64> {
        let negative = self.eat("-");
        let digits = self.digits();
        if digits.len() < 4 || digits == "0000" || (digits.len() > 4 && digits.starts_with('0')) {
            return Err(Problem::Lexical);
        }
        let year: i64 = digits.parse().map_err(|_| Problem::Limit)?;
        Ok(if negative { -year } else { year })
    }

    /// `.25`, or nothing.
    pub(super) fn fraction(&mut self) -> Scan<Fraction> {
        if !self.eat(".") {
            return Ok(Fraction::ZERO);
        }
        Fraction::from_digits(self.digits()).ok_or(Problem::Lexical)
    }

    /// `Z`, `+01:00`, or nothing.
    pub(super) fn zone(&mut self) -> Scan<Option<TimeZone>> {
        if self.eat("Z") {
            return Ok(Some(TimeZone::UTC));
        }
        let negative = self.eat("-");
        if !negative && !self.eat("+") {
            return Ok(None);
        }
        let hours = self.two_digits()?;
        self.expect(":")?;
        let minutes = self.two_digits()?;
        if minutes > 59 {
            return Err(Problem::Lexical);
        }
        let minutes = i16::from(hours) * 60 + i16::from(minutes);
        let zone = TimeZone::from_minutes(if negative { -minutes } else { minutes });
        zone.map(Some).map_err(|_| Problem::Lexical)
    }
}
