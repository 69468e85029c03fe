//! `dateTime` (XSD Part 2, section 3.2.7).

use std::fmt;

use super::calendar::{CivilDay, Clock, END_OF_DAY, Moment};
use super::fraction::Fraction;
use super::scan::{Problem, Scan, Scanner};
use super::time::impl_clock;
use super::zoned::{Local, impl_zoned};
use super::{Date, Time, TimeZone};
use crate::error::ValueError;
use crate::pattern;

/// An `xs:dateTime`: a day and a time, with or without a time zone.
///
/// Values with a time zone compare by the instant, and keep the zone as it was given.
///
/// ```
/// use xsdbind::types::DateTime;
///
/// let there: DateTime = "2024-01-02T03:04:05.60+01:00".parse()?;
/// let here: DateTime = "2024-01-02T02:04:05.6Z".parse()?;
/// assert_eq!(there, here);
/// assert_eq!(there.to_string(), "2024-01-02T03:04:05.6+01:00");
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DateTime {
    day: CivilDay,
    clock: Clock,
    zone: Option<TimeZone>,
}

impl DateTime {
    const EARLY: Self = Self { day: CivilDay { year: 1, month: 1, day: 1 }, clock: Clock::MIDNIGHT, zone: None };

    /// The value of these fields; 24:00:00 is the start of the next day, and there is no year 0.
    ///
    /// # Errors
    ///
    /// When there is no such day or no such time of day.
    pub fn new(
        year: i64,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        time_zone: Option<TimeZone>,
    ) -> Result<Self, ValueError> {
        let problem = |problem: Problem| {
            let day = CivilDay { year, month, day };
            problem.about("xs:dateTime", &format!("{day}T{hour:02}:{minute:02}:{second:02}"))
        };
        let clock = Clock::new(hour, minute, second, Fraction::ZERO);
        match CivilDay::new(year, month, day).zip(clock) {
            Some((day, clock)) => Self::from_parts(day, clock, time_zone).map_err(problem),
            None => Err(problem(Problem::Lexical)),
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

    /// The day, with the same time zone.
    #[must_use]
    pub fn date(&self) -> Date {
        Date::from_day(self.day, self.zone)
    }

    /// The time of day, with the same time zone.
    #[must_use]
    pub fn time(&self) -> Time {
        Time::from_clock(self.clock.clone(), self.zone)
    }

    fn from_parts(day: CivilDay, (clock, ends_day): (Clock, bool), zone: Option<TimeZone>) -> Scan<Self> {
        let day = if ends_day { day.next().ok_or(Problem::Limit)? } else { day };
        Ok(Self { day, clock, zone })
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        let day = CivilDay::scan(scanner)?;
        scanner.expect("T")?;
        Self::from_parts(day, Clock::scan(scanner)?, None)
    }

    fn moment(&self) -> Moment<'_> {
        Moment::new(self.day, &self.clock)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.day, self.clock)
    }
}

impl Local for DateTime {
    fn local_texts(&self, wide: bool, out: &mut String) {
        let at = |day: CivilDay, clock: &str, out: &mut String| {
            pattern::literal(&day.to_string(), out);
            out.push('T');
            out.push_str(clock);
        };
        at(self.day, &self.clock.texts(), out);
        if let Some(day) = self.day.previous()
            && wide
            && self.clock.is_midnight()
        {
            out.push('|');
            at(day, END_OF_DAY, out);
        }
    }

    fn seen_from(&self, zone: TimeZone, other: TimeZone) -> Option<Self> {
        let there = self.moment().seen_from(zone, other);
        Some(Self { day: there.civil_day()?, clock: there.clock(), zone: Some(other) })
    }
}

impl_clock!(DateTime);
impl_zoned!(DateTime = "xs:dateTime";);
