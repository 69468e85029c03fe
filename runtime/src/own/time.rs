//! Dates, times and durations of the crate `time`.

use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::OwnType as _;
use super::civil::{astronomical, date, date_time, duration, offset, seconds, without_zone, zone};
use crate::types::{Date, DateTime, Duration, Time, TimeZone};
use crate::value_error::ValueError;

held! {
    OffsetDateTime = "time::OffsetDateTime" of DateTime { Self::UNIX_EPOCH, to_zoned, from_zoned }
    PrimitiveDateTime = "time::PrimitiveDateTime" of DateTime { Self::MIN, to_local, from_local }
    time::Date = "time::Date" of Date { Self::MIN, to_date, from_date }
    time::Time = "time::Time" of Time { Self::MIDNIGHT, to_time, from_time }
    time::Duration = "time::Duration" of Duration { Self::ZERO, to_duration, from_duration }
}

fn day(year: i64, month: u8, day: u8) -> Option<time::Date> {
    let year = i32::try_from(astronomical(year)).ok()?;
    time::Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn local(value: &DateTime) -> Option<PrimitiveDateTime> {
    let day = day(value.year(), value.month(), value.day())?;
    day.with_hms_nano(value.hour(), value.minute(), value.second(), value.nanosecond()).ok()
}

fn from_fields(value: PrimitiveDateTime, zone: Option<TimeZone>) -> Result<DateTime, ValueError> {
    let day = (value.year().into(), value.month().into(), value.day());
    date_time(day, value.as_hms_nano(), zone)
}

fn to_zoned(value: &DateTime) -> Result<OffsetDateTime, ValueError> {
    let minutes = zone::<OffsetDateTime>(value, value.time_zone())?.minutes();
    let zoned = local(value).and_then(|local| {
        let offset = UtcOffset::from_whole_seconds(i32::from(minutes) * 60).ok()?;
        // What cannot be told in UTC cannot be compared.
        let zoned = local.assume_offset(offset);
        zoned.checked_to_offset(UtcOffset::UTC).map(|_| zoned)
    });
    zoned.ok_or_else(|| OffsetDateTime::not_held(value, "it is out of range"))
}

fn from_zoned(value: &OffsetDateTime) -> Result<DateTime, ValueError> {
    let zone = offset(value, value.offset().whole_seconds())?;
    from_fields(PrimitiveDateTime::new(value.date(), value.time()), Some(zone))
}

fn to_local(value: &DateTime) -> Result<PrimitiveDateTime, ValueError> {
    without_zone::<PrimitiveDateTime>(value, value.time_zone())?;
    local(value).ok_or_else(|| PrimitiveDateTime::not_held(value, "it is out of range"))
}

fn from_local(value: &PrimitiveDateTime) -> Result<DateTime, ValueError> {
    from_fields(*value, None)
}

fn to_date(value: &Date) -> Result<time::Date, ValueError> {
    without_zone::<time::Date>(value, value.time_zone())?;
    let day = day(value.year(), value.month(), value.day());
    day.ok_or_else(|| <time::Date>::not_held(value, "it is out of range"))
}

fn from_date(value: &time::Date) -> Result<Date, ValueError> {
    date(value.year().into(), value.month().into(), value.day())
}

fn to_time(value: &Time) -> Result<time::Time, ValueError> {
    without_zone::<time::Time>(value, value.time_zone())?;
    let time = time::Time::from_hms_nano(value.hour(), value.minute(), value.second(), value.nanosecond());
    time.map_err(|error| <time::Time>::not_held(value, &error.to_string()))
}

fn from_time(value: &time::Time) -> Result<Time, ValueError> {
    let (hour, minute, second, nanosecond) = value.as_hms_nano();
    super::civil::time(hour, minute, second, nanosecond)
}

fn to_duration(value: &Duration) -> Result<time::Duration, ValueError> {
    let (seconds, nanoseconds) = seconds::<time::Duration>(value)?;
    Ok(time::Duration::new(seconds, nanoseconds))
}

fn from_duration(value: &time::Duration) -> Result<Duration, ValueError> {
    duration(value.whole_seconds(), value.subsec_nanoseconds())
}
