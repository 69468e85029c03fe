//! `time` (XSD Part 2, section 3.2.8).

use std::fmt;

use super::TimeZone;
use super::calendar::{CivilDay, Clock, END_OF_DAY, Moment};
use super::fraction::Fraction;
use super::scan::{Scan, Scanner};
use super::zoned::{Local, impl_zoned};
use crate::error::ValueError;

/// An `xs:time`: a time of day, with or without a time zone.
///
/// Times with a time zone compare as they would on one and the same day: `23:00:00-02:00` is after `01:00:00Z`.
///
/// ```
/// use xsdbind::types::Time;
///
/// let time = Time::new(13, 20, 0, None)?.with_fraction("50")?;
/// assert_eq!(time.to_string(), "13:20:00.5");
/// assert_eq!("24:00:00".parse::<Time>()?.to_string(), "00:00:00");
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Time {
    clock: Clock,
    zone: Option<TimeZone>,
}

/// The order of times is that on an arbitrary day.
const ANY_DAY: CivilDay = CivilDay { year: 1972, month: 12, day: 31 };

impl Time {
    const EARLY: Self = Self { clock: Clock::MIDNIGHT, zone: None };

    /// The time of these fields; 24:00:00 is 00:00:00.
    ///
    /// # Errors
    ///
    /// When there is no such time of day.
    pub fn new(hour: u8, minute: u8, second: u8, time_zone: Option<TimeZone>) -> Result<Self, ValueError> {
        match Clock::new(hour, minute, second, Fraction::ZERO) {
            Some((clock, _)) => Ok(Self { clock, zone: time_zone }),
            None => Err(ValueError::lexical("xs:time", &format!("{hour:02}:{minute:02}:{second:02}"))),
        }
    }

    pub(super) fn from_clock(clock: Clock, zone: Option<TimeZone>) -> Self {
        Self { clock, zone }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        Clock::scan(scanner).map(|(clock, _)| Self { clock, zone: None })
    }

    fn moment(&self) -> Moment<'_> {
        Moment::new(ANY_DAY, &self.clock)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.clock)
    }
}

impl Local for Time {
    fn local_texts(&self, wide: bool, out: &mut String) {
        out.push_str(&self.clock.texts());
        if wide && self.clock.is_midnight() {
            out.push('|');
            out.push_str(END_OF_DAY);
        }
    }

    fn seen_from(&self, zone: TimeZone, other: TimeZone) -> Option<Self> {
        Some(Self { clock: self.moment().seen_from(zone, other).clock(), zone: Some(other) })
    }
}

/// What everything with a field `clock` has.
macro_rules! impl_clock {
    ($($type:ident),+) => {$(
        impl $type {
            /// The same with this fraction of a second, given as the digits after the point.
            ///
            /// # Errors
            ///
            /// When `digits` is empty or has anything but digits.
            pub fn with_fraction(mut self, digits: &str) -> Result<Self, $crate::error::ValueError> {
                self.clock.fraction = $crate::types::fraction::Fraction::from_digits(digits)
                    .ok_or_else(|| $crate::error::ValueError::lexical("fraction of a second", digits))?;
                Ok(self)
            }

            /// The same with this fraction of a second.
            ///
            /// # Errors
            ///
            /// When it is a second or more.
            pub fn with_nanosecond(mut self, nanosecond: u32) -> Result<Self, $crate::error::ValueError> {
                self.clock.fraction = $crate::types::fraction::Fraction::from_nanoseconds(nanosecond)
                    .ok_or_else(|| $crate::error::ValueError::lexical("fraction of a second", &nanosecond.to_string()))?;
                Ok(self)
            }

            /// The hour, from 0 to 23.
            #[must_use]
            pub fn hour(&self) -> u8 {
                self.clock.hour
            }

            /// The minute, from 0 to 59.
            #[must_use]
            pub fn minute(&self) -> u8 {
                self.clock.minute
            }

            /// The whole second, from 0 to 59.
            #[must_use]
            pub fn second(&self) -> u8 {
                self.clock.second
            }

            /// The fraction of the second as the digits after the point, without trailing zeros.
            #[must_use]
            pub fn fraction(&self) -> &str {
                self.clock.fraction.digits()
            }

            /// The fraction of the second in nanoseconds; further digits are cut off.
            #[must_use]
            pub fn nanosecond(&self) -> u32 {
                self.clock.fraction.nanoseconds()
            }
        }
    )+};
}
pub(super) use impl_clock;

impl_clock!(Time);
impl_zoned!(Time = "xs:time";);
