//! Dates, times and durations of the crate `jiff`.

use jiff::civil;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::OwnType as _;
use super::civil::{astronomical, date, date_time, time, without_zone, zone};
use crate::types::{Date, DateTime, Duration, Time, TimeZone};
use crate::value_error::ValueError;

held! {
    Timestamp = "jiff::Timestamp" of DateTime { Self::UNIX_EPOCH, to_timestamp, from_timestamp }
    civil::DateTime = "jiff::civil::DateTime" of DateTime { Self::constant(1, 1, 1, 0, 0, 0, 0), to_local, from_local }
    civil::Date = "jiff::civil::Date" of Date { Self::constant(1, 1, 1), to_date, from_date }
    civil::Time = "jiff::civil::Time" of Time { Self::midnight(), to_time, from_time }
    SignedDuration = "jiff::SignedDuration" of Duration { Self::ZERO, to_duration, from_duration }
}

/// The year, month and day, if jiff has them.
fn fields(year: i64, month: u8, day: u8) -> Option<(i16, i8, i8)> {
    Some((i16::try_from(astronomical(year)).ok()?, month.cast_signed(), day.cast_signed()))
}

fn local(value: &DateTime) -> Option<civil::DateTime> {
    let (year, month, day) = fields(value.year(), value.month(), value.day())?;
    let (hour, minute, second) = (value.hour(), value.minute(), value.second());
    let (hour, minute, second) = (hour.cast_signed(), minute.cast_signed(), second.cast_signed());
    civil::DateTime::new(year, month, day, hour, minute, second, value.nanosecond().cast_signed()).ok()
}

fn from_fields(value: civil::DateTime, zone: Option<TimeZone>) -> Result<DateTime, ValueError> {
    let day = (value.year().into(), value.month().cast_unsigned(), value.day().cast_unsigned());
    date_time(day, clock(value.time()), zone)
}

fn clock(value: civil::Time) -> (u8, u8, u8, u32) {
    let (hour, minute, second) = (value.hour(), value.minute(), value.second());
    let nanosecond = value.subsec_nanosecond().cast_unsigned();
    (hour.cast_unsigned(), minute.cast_unsigned(), second.cast_unsigned(), nanosecond)
}

fn to_timestamp(value: &DateTime) -> Result<Timestamp, ValueError> {
    let minutes = zone::<Timestamp>(value, value.time_zone())?.minutes();
    let instant = local(value).and_then(|local| {
        let offset = Offset::from_seconds(i32::from(minutes) * 60).ok()?;
        offset.to_timestamp(local).ok()
    });
    instant.ok_or_else(|| Timestamp::not_held(value, "it is out of range"))
}

fn from_timestamp(value: &Timestamp) -> Result<DateTime, ValueError> {
    from_fields(Offset::UTC.to_datetime(*value), Some(TimeZone::UTC))
}

fn to_local(value: &DateTime) -> Result<civil::DateTime, ValueError> {
    without_zone::<civil::DateTime>(value, value.time_zone())?;
    local(value).ok_or_else(|| <civil::DateTime>::not_held(value, "it is out of range"))
}

fn from_local(value: &civil::DateTime) -> Result<DateTime, ValueError> {
    from_fields(*value, None)
}

fn to_date(value: &Date) -> Result<civil::Date, ValueError> {
    without_zone::<civil::Date>(value, value.time_zone())?;
    let day = fields(value.year(), value.month(), value.day());
    let day = day.and_then(|(year, month, day)| civil::Date::new(year, month, day).ok());
    day.ok_or_else(|| <civil::Date>::not_held(value, "it is out of range"))
}

fn from_date(value: &civil::Date) -> Result<Date, ValueError> {
    date(value.year().into(), value.month().cast_unsigned(), value.day().cast_unsigned())
}

fn to_time(value: &Time) -> Result<civil::Time, ValueError> {
    without_zone::<civil::Time>(value, value.time_zone())?;
    let (hour, minute, second) = (value.hour(), value.minute(), value.second());
    let (hour, minute, second) = (hour.cast_signed(), minute.cast_signed(), second.cast_signed());
    let time = civil::Time::new(hour, minute, second, value.nanosecond().cast_signed());
    time.map_err(|error| <civil::Time>::not_held(value, &error.to_string()))
}

fn from_time(value: &civil::Time) -> Result<Time, ValueError> {
    let (hour, minute, second, nanosecond) = clock(*value);
    time(hour, minute, second, nanosecond)
}

fn to_duration(value: &Duration) -> Result<SignedDuration, ValueError> {
    let (seconds, nanoseconds) = super::civil::seconds::<SignedDuration>(value)?;
    Ok(SignedDuration::new(seconds, nanoseconds))
}

fn from_duration(value: &SignedDuration) -> Result<Duration, ValueError> {
    super::civil::duration(value.as_secs(), value.subsec_nanos())
}
