//! Days, times of day, and the order of instants (XSD Part 2, section 3.2.7.4).
//!
//! In come the fields of a date or time with its zone; what then holds is that two values are in order as their
//! instants are, and that nobody knows the order where a missing zone could reverse it.

use std::cmp::Ordering;
use std::fmt;

use super::TimeZone;
use super::fraction::Fraction;
use super::scan::{Problem, Scan, Scanner};

/// A day of the proleptic Gregorian calendar, which XSD 1.0 has without a year zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct CivilDay {
    pub(super) year: i64,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl CivilDay {
    /// `None` if there is no such day.
    pub(super) fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let day = Self { year, month, day };
        day.exists().then_some(day)
    }

    pub(super) fn exists(self) -> bool {
        // Without `i64::MIN` every year has its opposite.
        let year_exists = self.year != 0 && self.year != i64::MIN;
        year_exists && (1..=days_in_month(self.year.into(), self.month)).contains(&self.day)
    }

    /// `2024-01-02`
    pub(super) fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        let year = scanner.year()?;
        scanner.expect("-")?;
        let month = scanner.two_digits()?;
        scanner.expect("-")?;
        let day = scanner.two_digits()?;
        Self::new(year, month, day).ok_or(Problem::Lexical)
    }

    /// `None` before the first day that there is.
    pub(super) fn previous(self) -> Option<Self> {
        let mut moment = Moment::start_of(self);
        moment.previous_day();
        moment.civil_day()
    }

    /// `None` after the last day that there is.
    pub(super) fn next(self) -> Option<Self> {
        let mut moment = Moment::start_of(self);
        moment.next_day();
        moment.civil_day()
    }
}

impl fmt::Display for CivilDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", Year(self.year), self.month, self.day)
    }
}

/// A year as it is written: with at least four digits.
pub(super) struct Year(pub(super) i64);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

/// The formula of appendix E, in which negative years count as they are written.
fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Zero if there is no such month.
pub(super) fn days_in_month(year: i128, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// A time of day.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) fraction: Fraction,
}

impl Clock {
    pub(super) const MIDNIGHT: Self = Self { hour: 0, minute: 0, second: 0, fraction: Fraction::ZERO };

    /// The time, and whether it is the end of the day, written `24:00:00`, which is the start of the next one.
    pub(super) fn new(hour: u8, minute: u8, second: u8, fraction: Fraction) -> Option<(Self, bool)> {
        match (hour, minute, second) {
            (24, 0, 0) if fraction.is_zero() => Some((Self::MIDNIGHT, true)),
            (0..=23, 0..=59, 0..=59) => Some((Self { hour, minute, second, fraction }, false)),
            _ => None,
        }
    }

    /// `03:04:05.25`
    pub(super) fn scan(scanner: &mut Scanner<'_>) -> Scan<(Self, bool)> {
        let hour = scanner.two_digits()?;
        scanner.expect(":")?;
        let minute = scanner.two_digits()?;
        scanner.expect(":")?;
        let second = scanner.two_digits()?;
        Self::new(hour, minute, second, scanner.fraction()?).ok_or(Problem::Lexical)
    }
}

impl Clock {
    /// Whether it is the start of a day, and so the end of the day before.
    pub(super) fn is_midnight(&self) -> bool {
        (self.hour, self.minute, self.second) == (0, 0, 0) && self.fraction.is_zero()
    }

    /// An expression for its texts.
    pub(super) fn texts(&self) -> String {
        format!("{:02}:{:02}:{:02}{}", self.hour, self.minute, self.second, self.fraction.texts())
    }
}

/// An expression for the end of a day.
pub(super) const END_OF_DAY: &str = r"24:00:00(\.0+)?";

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}{}", self.hour, self.minute, self.second, self.fraction)
    }
}

/// A point of a time line; its fields are in the order in which they decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment<'a> {
    /// Wider than what a value has, since a time zone can lead into the next year.
    year: i128,
    month: u8,
    day: u8,
    minute: i16,
    second: u8,
    fraction: &'a str,
}

const MINUTES_OF_DAY: i16 = 24 * 60;

impl<'a> Moment<'a> {
    pub(super) fn start_of(day: CivilDay) -> Self {
        Self { year: day.year.into(), month: day.month, day: day.day, minute: 0, second: 0, fraction: "" }
    }

    pub(super) fn new(day: CivilDay, clock: &'a Clock) -> Self {
        Self {
            minute: i16::from(clock.hour) * 60 + i16::from(clock.minute),
            second: clock.second,
            fraction: clock.fraction.digits(),
            ..Self::start_of(day)
        }
    }

    /// The moment at which a clock in `zone` shows this.
    pub(super) fn in_utc(mut self, zone: TimeZone) -> Self {
        self.minute -= zone.minutes();
        if self.minute < 0 {
            self.minute += MINUTES_OF_DAY;
            self.previous_day();
        } else if self.minute >= MINUTES_OF_DAY {
            self.minute -= MINUTES_OF_DAY;
            self.next_day();
        }
        self
    }

    /// What a clock in another zone shows at the same moment.
    pub(super) fn seen_from(self, zone: TimeZone, other: TimeZone) -> Self {
        self.in_utc(zone).in_utc(other.opposite())
    }

    /// `None` where there is no such day.
    pub(super) fn civil_day(self) -> Option<CivilDay> {
        CivilDay::new(i64::try_from(self.year).ok()?, self.month, self.day)
    }

    /// The time of day.
    pub(super) fn clock(self) -> Clock {
        let part = |minutes: i16| u8::try_from(minutes).unwrap_or(0);
        let fraction = Fraction::from_digits(self.fraction).unwrap_or(Fraction::ZERO);
        Clock { hour: part(self.minute / 60), minute: part(self.minute % 60), second: self.second, fraction }
    }

    fn next_day(&mut self) {
        self.day += 1;
        if self.day > days_in_month(self.year, self.month) {
            (self.month, self.day) = (self.month + 1, 1);
        }
        if self.month > 12 {
            (self.year, self.month) = (if self.year == -1 { 1 } else { self.year + 1 }, 1);
        }
    }

    fn previous_day(&mut self) {
        if self.day > 1 {
            self.day -= 1;
            return;
        }
        if self.month > 1 {
            self.month -= 1;
        } else {
            (self.year, self.month) = (if self.year == 1 { -1 } else { self.year - 1 }, 12);
        }
        self.day = days_in_month(self.year, self.month);
    }
}

/// A moment with its zone, or on a clock of unknown zone.
pub(super) type Zoned<'a> = (Moment<'a>, Option<TimeZone>);

/// What equality and hashing go by: the instant, and whether it is known.
pub(super) fn key((moment, zone): Zoned<'_>) -> (Moment<'_>, bool) {
    (moment.in_utc(zone.unwrap_or(TimeZone::UTC)), zone.is_some())
}

/// The order of two values; `None` if it depends on the zone that one of them lacks.
pub(super) fn order(one: Zoned<'_>, two: Zoned<'_>) -> Option<Ordering> {
    match (one.1, two.1) {
        (Some(_), None) => order_zoned_local(key(one).0, two.0),
        (None, Some(_)) => order_zoned_local(key(two).0, one.0).map(Ordering::reverse),
        _ => Some(key(one).0.cmp(&key(two).0)),
    }
}

/// A local time is somewhere within the 28 hours during which a clock of the world shows it.
fn order_zoned_local(zoned: Moment<'_>, local: Moment<'_>) -> Option<Ordering> {
    if zoned < local.in_utc(TimeZone::FIRST) {
        Some(Ordering::Less)
    } else if zoned > local.in_utc(TimeZone::LAST) {
        Some(Ordering::Greater)
    } else {
        None
    }
}
