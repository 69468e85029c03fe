//! `duration` (XSD Part 2, section 3.2.6).
//!
//! In come six numbers and a sign; out goes a value that is written with the same numbers. Two durations are in order
//! as the instants are to which they lead from four dates that the specification chose: `P1M` is longer than `P27D`,
//! neither longer nor shorter than `P30D`, and equal to no number of days, while `P1Y` equals `P12M`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::calendar::days_in_month;
use super::fraction::Fraction;
use super::scan::{Problem, Scan, Scanner};
use crate::error::ValueError;
use crate::simple::{Form, KeyValue, SimpleType, WhiteSpace};

/// An `xs:duration`: years, months, days, hours, minutes and seconds, all of them forward or all backward.
///
/// ```
/// use xsdbind::types::{Duration, DurationParts};
///
/// let duration = Duration::from(DurationParts { months: 1, hours: 36, ..DurationParts::default() });
/// assert_eq!(duration.to_string(), "P1MT36H");
/// assert_eq!(duration, "P1M1DT12H".parse()?);
/// # Ok::<(), xsdbind::error::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Duration {
    parts: DurationParts,
    fraction: Fraction,
}

/// The fields of a [`Duration`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DurationParts {
    /// Whether it leads backward.
    pub negative: bool,
    /// Years.
    pub years: u64,
    /// Months, possibly more than 11.
    pub months: u64,
    /// Days.
    pub days: u64,
    /// Hours, possibly more than 23.
    pub hours: u64,
    /// Minutes, possibly more than 59.
    pub minutes: u64,
    /// Whole seconds, possibly more than 59.
    pub seconds: u64,
}

impl DurationParts {
    const NONE: Self = Self { negative: false, years: 0, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
}

/// Units of seconds, each of which may be used or not.
const UNITS: [u128; 3] = [86_400, 3600, 60];

impl DurationParts {
    /// The same length in other fields: in those that are used, as much as possible in the greater ones.
    fn same_length(self) -> Vec<Self> {
        let months = u128::from(self.years) * 12 + u128::from(self.months);
        let minutes = (u128::from(self.days) * 24 + u128::from(self.hours)) * 60 + u128::from(self.minutes);
        let seconds = minutes * 60 + u128::from(self.seconds);
        let mut all = Vec::new();
        for date in [Some(self), self.with_months(months / 12, months % 12), self.with_months(0, months)] {
            all.extend(date);
            all.extend((0..1 << UNITS.len()).filter_map(|used| date?.with_seconds(seconds, used)));
        }
        all
    }

    fn with_months(self, years: u128, months: u128) -> Option<Self> {
        Some(Self { years: years.try_into().ok()?, months: months.try_into().ok()?, ..self })
    }

    /// The same with so many seconds in the units whose bits are set, and what is left in seconds.
    fn with_seconds(self, seconds: u128, used: u32) -> Option<Self> {
        let (mut left, mut fields) = (seconds, [0; UNITS.len()]);
        for (index, unit) in UNITS.into_iter().enumerate() {
            if used & 1 << index != 0 {
                (fields[index], left) = ((left / unit).try_into().ok()?, left % unit);
            }
        }
        let [days, hours, minutes] = fields;
        Some(Self { days, hours, minutes, seconds: left.try_into().ok()?, ..self })
    }
}

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self { parts: DurationParts::NONE, fraction: Fraction::ZERO };

    /// The same with this fraction of a second, given as the digits after the point.
    ///
    /// # Errors
    ///
    /// When `digits` is empty or has anything but digits.
    pub fn with_fraction(mut self, digits: &str) -> Result<Self, ValueError> {
        self.fraction =
            Fraction::from_digits(digits).ok_or_else(|| ValueError::lexical("fraction of a second", digits))?;
        Ok(self)
    }

    /// All fields but the fraction.
    #[must_use]
    pub fn parts(&self) -> DurationParts {
        self.parts
    }

    /// The fraction of a second as the digits after the point, without trailing zeros.
    #[must_use]
    pub fn fraction(&self) -> &str {
        self.fraction.digits()
    }

    /// The fraction of a second in nanoseconds; further digits are cut off.
    #[must_use]
    pub fn nanosecond(&self) -> u32 {
        self.fraction.nanoseconds()
    }

    /// Appends an expression for the texts with these fields, of which those that are zero may stand.
    fn texts_of(&self, parts: &DurationParts, out: &mut String) {
        let field = |number: u64, designator: &str| match number {
            0 => format!("(0+{designator})?"),
            _ => format!("0*{number}{designator}"),
        };
        let (seconds, fraction) = (parts.seconds, self.fraction.texts());
        let (seconds, open) = match (seconds, self.fraction.is_zero()) {
            (0, true) => (format!("(0+{fraction}S)?"), (parts.hours, parts.minutes) == (0, 0)),
            _ => (format!("0*{seconds}{fraction}S"), false),
        };
        let sign = match parts.negative {
            _ if self.is_zero() => "-?",
            true => "-",
            false => "",
        };
        out.extend([sign, "P"]);
        out.extend([field(parts.years, "Y"), field(parts.months, "M"), field(parts.days, "D")]);
        out.extend(["(T".to_owned(), field(parts.hours, "H"), field(parts.minutes, "M"), seconds]);
        out.push_str(if open { ")?" } else { ")" });
    }

    fn is_zero(&self) -> bool {
        let positive = DurationParts { negative: false, ..self.parts };
        positive == DurationParts::NONE && self.fraction.is_zero()
    }

    fn scan(scanner: &mut Scanner<'_>) -> Scan<Self> {
        let mut value = Self::ZERO;
        let parts = &mut value.parts;
        parts.negative = scanner.eat("-");
        scanner.expect("P")?;
        let date = [("Y", &mut parts.years), ("M", &mut parts.months), ("D", &mut parts.days)];
        let mut found = scan_fields(scanner, date)?;
        if scanner.eat("T") {
            found = scan_fields(scanner, [("H", &mut parts.hours), ("M", &mut parts.minutes)])?;
            let seconds = scanner.digits();
            if !seconds.is_empty() {
                found = true;
                value.fraction = scanner.fraction()?;
                scanner.expect("S")?;
                parts.seconds = seconds.parse().map_err(|_| Problem::Limit)?;
            }
        }
        scanner.end()?;
        if found { Ok(value) } else { Err(Problem::Lexical) }
    }

    /// Where it leads from each of the four dates: whole seconds on a time line, and the fraction beyond them.
    fn ends(&self) -> ([i128; 4], Fraction) {
        let parts = self.parts;
        let sign = if parts.negative { -1 } else { 1 };
        let months = i128::from(parts.years) * 12 + i128::from(parts.months);
        let minutes = (i128::from(parts.days) * 24 + i128::from(parts.hours)) * 60 + i128::from(parts.minutes);
        let seconds = sign * (minutes * 60 + i128::from(parts.seconds));
        let (borrowed, fraction) = if parts.negative && !self.fraction.is_zero() {
            (1, self.fraction.complement())
        } else {
            (0, self.fraction.clone())
        };
        let ends = START_MONTHS.map(|start| days_before(start + sign * months) * 86_400 + seconds - borrowed);
        (ends, fraction)
    }
}

/// September 1696, February 1697, March 1903 and July 1903 (section 3.2.6.2), in months since the year zero.
const START_MONTHS: [i128; 4] = [1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6];

/// The days from a fixed one to the first of a month, on a calendar that goes back evenly, with a year zero.
fn days_before(months: i128) -> i128 {
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let past = year - 1;
    let leap_days = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    let in_year: i128 = (1..=12_u8).zip(0..month).map(|(month, _)| i128::from(days_in_month(year, month))).sum();
    year * 365 + leap_days + in_year
}

/// Numbers with their designators, each of which may be left out; whether there was any.
fn scan_fields<const N: usize>(scanner: &mut Scanner<'_>, fields: [(&str, &mut u64); N]) -> Scan<bool> {
    let mut found = false;
    for (designator, field) in fields {
        let before = scanner.0;
        let digits = scanner.digits();
        if !digits.is_empty() && scanner.eat(designator) {
            *field = digits.parse().map_err(|_| Problem::Limit)?;
            found = true;
        } else {
            scanner.0 = before;
        }
    }
    Ok(found)
}

impl From<DurationParts> for Duration {
    fn from(parts: DurationParts) -> Self {
        Self { parts, fraction: Fraction::ZERO }
    }
}

impl From<std::time::Duration> for Duration {
    /// The same length in seconds alone.
    fn from(duration: std::time::Duration) -> Self {
        let parts = DurationParts { seconds: duration.as_secs(), ..DurationParts::NONE };
        let fraction = Fraction::from_nanoseconds(duration.subsec_nanos()).unwrap_or(Fraction::ZERO);
        Self { parts, fraction }
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.ends() == other.ends()
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ends().hash(state);
    }
}

impl PartialOrd for Duration {
    /// `None` if the order depends on the date from which the durations are counted.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let ((one, one_fraction), (two, two_fraction)) = (self.ends(), other.ends());
        let mut orders =
            one.iter().zip(&two).map(|(one, two)| one.cmp(two).then_with(|| one_fraction.cmp(&two_fraction)));
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }
}

impl_from_str!(Duration);

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("PT0S");
        }
        let parts = &self.parts;
        f.write_str(if parts.negative { "-P" } else { "P" })?;
        write_fields(f, [(parts.years, 'Y'), (parts.months, 'M'), (parts.days, 'D')])?;
        let seconds = parts.seconds > 0 || !self.fraction.is_zero();
        if seconds || parts.hours > 0 || parts.minutes > 0 {
            f.write_str("T")?;
        }
        write_fields(f, [(parts.hours, 'H'), (parts.minutes, 'M')])?;
        if seconds { write!(f, "{}{}S", parts.seconds, self.fraction) } else { Ok(()) }
    }
}

fn write_fields<const N: usize>(f: &mut fmt::Formatter<'_>, fields: [(u64, char); N]) -> fmt::Result {
    for (number, designator) in fields.into_iter().filter(|(number, _)| *number > 0) {
        write!(f, "{number}{designator}")?;
    }
    Ok(())
}

impl SimpleType for Duration {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::Time;
    const PRIMITIVE: &'static str = "xs:duration";

    fn place_holder() -> Self {
        Self::ZERO
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        Self::scan(&mut Scanner(text)).map_err(|problem| problem.about("xs:duration", text))
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }

    fn texts(&self, wide: bool, out: &mut String) {
        self.texts_of(&self.parts, out);
        if wide {
            for parts in self.parts.same_length() {
                out.push('|');
                self.texts_of(&parts, out);
            }
        }
    }

    fn key_value(&self) -> KeyValue {
        KeyValue::equal_as(Self::PRIMITIVE, &self.ends())
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        self.partial_cmp(other)
    }
}
