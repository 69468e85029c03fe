//! `date` (XSD Part 2, section 3.2.9).

use std::fmt;

use super::TimeZone;
use super::calendar::{CivilDay, Moment};
use super::scan::{Scan, Scanner};
use super::zoned::{Local, impl_zoned};
use crate::error::ValueError;
use crate::pattern;

/// An `xs:date`: a day, with or without a time zone.
///
/// Dates with a time zone compare by the instant at which they start.
///
/// ```
/// use xsdbind::types::{Date, TimeZone};
///
/// let date = Date::new(2024, 2, 29, Some(TimeZone::UTC))?;
/// assert_eq!(date.to_string(), "2024-02-29Z");
/// assert!(Date::new(2023, 2, 29, None).is_err());
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Date {
    day: CivilDay,
    zone: Option<TimeZone>,
}

impl Date {
    const EARLY: Self = Self { day: CivilDay { year: 1, month: 1, day: 1 }, zone: None };

    /// The date of these fields; negative years are those before the year 1, and there is no year 0.
    ///
    /// # Errors
    ///
    /// When there is no such day.
    pub fn new(year: i64, month: u8, day: u8, time_zone: Option<TimeZone>) -> Result<Self, ValueError> {
        match CivilDay::new(year, month, day) {
            Some(day) => Ok(Self { day, zone: time_zone }),
            None => Err(ValueError::lexical("xs:date", &CivilDay { year, month, day }.to_string())),
        }
    }

    /// The year; never zero.
    #[must_use]
    pub fn year(&self) -> i64 {
        self.day.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(&self) -> u8 {
        self.day.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(&self) -> u8 {
        self.day.day
    }

    pub(super) fn from_day(day: CivilDay, zone: Option<TimeZone>) -> Self {
        Self { day, zone }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        Ok(Self { day: CivilDay::scan(scanner)?, zone: None })
    }

    fn moment(&self) -> Moment<'_> {
        Moment::start_of(self.day)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)
    }
}

impl Local for Date {
    fn local_texts(&self, _wide: bool, out: &mut String) {
        pattern::literal(&self.day.to_string(), out);
    }

    fn seen_from(&self, zone: TimeZone, other: TimeZone) -> Option<Self> {
        let there = self.moment().seen_from(zone, other);
        let day = there.civil_day().filter(|_| there.clock().is_midnight())?;
        Some(Self { day, zone: Some(other) })
    }
}

impl_zoned!(Date = "xs:date";);
