//! Parts of dates: `gYearMonth`, `gYear`, `gMonthDay`, `gDay`, `gMonth` (XSD Part 2, sections 3.2.10 to 3.2.14).
//!
//! Each value starts at some day, by which it is compared: those without a year in a leap year, and those without a
//! month in December.

use std::fmt;

use super::TimeZone;
use super::calendar::{CivilDay, Moment, Year};
use super::scan::{Problem, Scan, Scanner};
use super::zoned::{Local, impl_zoned};
use crate::error::ValueError;
use crate::pattern;

/// Any leap year, since 29 February is a day of every calendar without years.
const LEAP_YEAR: i64 = 1972;

macro_rules! gregorian {
    ($($(#[$docs:meta])* $type:ident = $name:literal, ($($field:ident: $int:ty = $early:literal, $what:literal;)+);)+) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug)]
        pub struct $type {
            $($field: $int,)+
            zone: Option<TimeZone>,
        }

        impl $type {
            const EARLY: Self = Self { $($field: $early,)+ zone: None };

            #[doc = concat!("The `", $name, "` of these fields.")]
            ///
            /// # Errors
            ///
            /// When the calendar does not have it.
            pub fn new($($field: $int,)+ time_zone: Option<TimeZone>) -> Result<Self, ValueError> {
                let value = Self { $($field,)+ zone: time_zone };
                if value.exists() { Ok(value) } else { Err(ValueError::lexical($name, &value.to_string())) }
            }

            $(
                #[doc = $what]
                #[must_use]
                pub fn $field(&self) -> $int {
                    self.$field
                }
            )+

            fn exists(&self) -> bool {
                self.start().exists()
            }

            fn moment(&self) -> Moment<'_> {
                Moment::start_of(self.start())
            }

            fn checked(self) -> Scan<Self> {
                if self.exists() { Ok(self) } else { Err(Problem::Lexical) }
            }
        }

        impl_zoned!($type = $name;);

        impl Local for $type {
            fn local_texts(&self, _wide: bool, out: &mut String) {
                pattern::literal(&Self { zone: None, ..self.clone() }.to_string(), out);
            }
        }
    )+};
}

gregorian! {
    /// An `xs:gYear`: a year, with or without a time zone.
    GYear = "xs:gYear", (
        year: i64 = 1, "The year; never zero.";
    );
    /// An `xs:gYearMonth`: a month of a year, with or without a time zone.
    ///
    /// ```
    /// use xsdbind::types::GYearMonth;
    ///
    /// let month: GYearMonth = "2024-02Z".parse()?;
    /// assert_eq!((month.year(), month.month()), (2024, 2));
    /// # Ok::<(), xsdbind::error::ValueError>(())
    /// ```
    GYearMonth = "xs:gYearMonth", (
        year: i64 = 1, "The year; never zero.";
        month: u8 = 1, "The month, from 1.";
    );
    /// An `xs:gMonth`: a month of every year, with or without a time zone.
    GMonth = "xs:gMonth", (
        month: u8 = 1, "The month, from 1.";
    );
    /// An `xs:gMonthDay`: a day of every year, or of every leap year, with or without a time zone.
    ///
    /// ```
    /// use xsdbind::types::GMonthDay;
    ///
    /// assert_eq!(GMonthDay::new(2, 29, None)?.to_string(), "--02-29");
    /// # Ok::<(), xsdbind::error::ValueError>(())
    /// ```
    GMonthDay = "xs:gMonthDay", (
        month: u8 = 1, "The month, from 1.";
        day: u8 = 1, "The day of the month, from 1.";
    );
    /// An `xs:gDay`: a day of every month that has it, with or without a time zone.
    GDay = "xs:gDay", (
        day: u8 = 1, "The day of the month, from 1.";
    );
}

impl GYear {
    fn start(&self) -> CivilDay {
        CivilDay { year: self.year, month: 1, day: 1 }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        Self { year: scanner.year()?, zone: None }.checked()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Year(self.year))
    }
}

impl GYearMonth {
    fn start(&self) -> CivilDay {
        CivilDay { year: self.year, month: self.month, day: 1 }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        let year = scanner.year()?;
        scanner.expect("-")?;
        Self { year, month: scanner.two_digits()?, zone: None }.checked()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", Year(self.year), self.month)
    }
}

impl GMonth {
    fn start(&self) -> CivilDay {
        CivilDay { year: LEAP_YEAR, month: self.month, day: 1 }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        scanner.expect("--")?;
        Self { month: scanner.two_digits()?, zone: None }.checked()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}", self.month)
    }
}

impl GMonthDay {
    fn start(&self) -> CivilDay {
        CivilDay { year: LEAP_YEAR, month: self.month, day: self.day }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        scanner.expect("--")?;
        let month = scanner.two_digits()?;
        scanner.expect("-")?;
        Self { month, day: scanner.two_digits()?, zone: None }.checked()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)
    }
}

impl GDay {
    fn start(&self) -> CivilDay {
        CivilDay { year: LEAP_YEAR, month: 12, day: self.day }
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        scanner.expect("---")?;
        Self { day: scanner.two_digits()?, zone: None }.checked()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "---{:02}", self.day)
    }
}
