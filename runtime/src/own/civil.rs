//! What types for dates and times of other crates have in common: years as astronomers count them, and nanoseconds.

use super::OwnType;
use crate::types::{Date, DateTime, Duration, DurationParts, Time, TimeZone};
use crate::value_error::ValueError;

/// A year with the year 0 in it, from one of XSD 1.0, which has none: -1 is followed by 1.
pub(super) fn astronomical(year: i64) -> i64 {
    if year < 0 { year.saturating_add(1) } else { year }
}

/// The same, back.
pub(super) fn historical(year: i64) -> i64 {
    if year <= 0 { year.saturating_sub(1) } else { year }
}

/// An error where a value has a time zone for which there is no place.
pub(super) fn without_zone<T: OwnType>(
    value: &impl std::fmt::Display,
    zone: Option<TimeZone>,
) -> Result<(), ValueError> {
    if zone.is_some() { Err(T::not_held(value, "it has a time zone")) } else { Ok(()) }
}

/// The time zone that a value must have.
pub(super) fn zone<T: OwnType>(value: &impl std::fmt::Display, zone: Option<TimeZone>) -> Result<TimeZone, ValueError> {
    zone.ok_or_else(|| T::not_held(value, "it has no time zone"))
}

/// The time zone of an offset of so many seconds, which this value has.
pub(super) fn offset<T: OwnType>(value: &T, seconds: i32) -> Result<TimeZone, ValueError> {
    if seconds % 60 != 0 {
        return Err(value.not_told("its offset is of no whole minutes"));
    }
    let minutes = i16::try_from(seconds / 60).map_err(|_| value.not_told("its offset is too large"))?;
    TimeZone::from_minutes(minutes)
}

/// A day of the schema from the fields of another one.
pub(super) fn date(year: i64, month: u8, day: u8) -> Result<Date, ValueError> {
    Date::new(historical(year), month, day, None)
}

/// A time of day of the schema from the fields of another one.
pub(super) fn time(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Result<Time, ValueError> {
    Time::new(hour, minute, second, None)?.with_nanosecond(nanosecond)
}

/// The same of both.
pub(super) fn date_time(
    (year, month, day): (i64, u8, u8),
    (hour, minute, second, nanosecond): (u8, u8, u8, u32),
    zone: Option<TimeZone>,
) -> Result<DateTime, ValueError> {
    DateTime::new(historical(year), month, day, hour, minute, second, zone)?.with_nanosecond(nanosecond)
}

/// The whole seconds and nanoseconds of a duration, both with its sign.
pub(super) fn seconds<T: OwnType>(value: &Duration) -> Result<(i64, i32), ValueError> {
    let parts = value.parts();
    if parts.years > 0 || parts.months > 0 {
        return Err(T::not_held(value, "months are of no one length"));
    }
    let seconds = [(parts.days, 86_400), (parts.hours, 3600), (parts.minutes, 60), (parts.seconds, 1)];
    let seconds = seconds
        .into_iter()
        .try_fold(0_i64, |all, (count, unit)| all.checked_add(i64::try_from(count).ok()?.checked_mul(unit)?));
    let seconds = seconds.ok_or_else(|| T::not_held(value, "it is out of range"))?;
    let sign = if parts.negative { -1 } else { 1 };
    Ok((sign * seconds, value.nanosecond().cast_signed() * i32::try_from(sign).unwrap_or(1)))
}

/// A duration of the schema of so many seconds and nanoseconds, both of one sign.
pub(super) fn duration(seconds: i64, nanoseconds: i32) -> Result<Duration, ValueError> {
    let negative = seconds < 0 || nanoseconds < 0;
    let parts = DurationParts { negative, seconds: seconds.unsigned_abs(), ..DurationParts::default() };
    Duration::from(parts).with_fraction(&format!("{:09}", nanoseconds.unsigned_abs()))
}
