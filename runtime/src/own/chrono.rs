//! Dates, times and durations of the crate `chrono`.

use chrono::{
    DateTime as Zoned, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Timelike,
    Utc,
};

use super::OwnType as _;
use super::civil::{astronomical, date, date_time, duration, offset, seconds, time, without_zone, zone};
use crate::types::{Date, DateTime, Duration, Time, TimeZone};
use crate::value_error::ValueError;

held! {
    Zoned<Utc> = "chrono::DateTime<Utc>" of DateTime { Self::UNIX_EPOCH, to_utc, from_utc }
    Zoned<FixedOffset> = "chrono::DateTime<FixedOffset>" of DateTime { Self::default(), to_zoned, from_zoned }
    NaiveDateTime = "chrono::NaiveDateTime" of DateTime { Self::MIN, to_local, from_local }
    NaiveDate = "chrono::NaiveDate" of Date { Self::MIN, to_date, from_date }
    NaiveTime = "chrono::NaiveTime" of Time { Self::MIN, to_time, from_time }
    TimeDelta = "chrono::TimeDelta" of Duration { Self::zero(), to_duration, from_duration }
}

fn day(year: i64, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(astronomical(year)).ok()?, month.into(), day.into())
}

fn local(value: &DateTime) -> Option<NaiveDateTime> {
    let day = day(value.year(), value.month(), value.day())?;
    day.and_hms_nano_opt(value.hour().into(), value.minute().into(), value.second().into(), value.nanosecond())
}

/// The fields of a day.
fn day_fields(value: &impl Datelike) -> (i64, u8, u8) {
    (value.year().into(), small(value.month()), small(value.day()))
}

/// Those of a time of day. That of a leap second is no nanosecond of the schema's.
fn clock(value: &impl Timelike) -> (u8, u8, u8, u32) {
    (small(value.hour()), small(value.minute()), small(value.second()), value.nanosecond())
}

/// A field, none of which is larger than 59.
fn small(field: u32) -> u8 {
    u8::try_from(field).unwrap_or(u8::MAX)
}

fn to_zoned(value: &DateTime) -> Result<Zoned<FixedOffset>, ValueError> {
    let minutes = zone::<Zoned<FixedOffset>>(value, value.time_zone())?.minutes();
    let zoned = local(value).and_then(|local| {
        let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
        offset.from_local_datetime(&local).single()
    });
    zoned.ok_or_else(|| <Zoned<FixedOffset>>::not_held(value, "it is out of range"))
}

fn from_zoned(value: &Zoned<FixedOffset>) -> Result<DateTime, ValueError> {
    let zone = offset(value, value.offset().local_minus_utc())?;
    let local = value.naive_utc().checked_add_offset(*value.offset());
    let local = local.ok_or_else(|| value.not_told("its local time is out of range"))?;
    date_time(day_fields(&local), clock(&local), Some(zone))
}

fn to_utc(value: &DateTime) -> Result<Zoned<Utc>, ValueError> {
    zone::<Zoned<Utc>>(value, value.time_zone())?;
    let zoned = to_zoned(value).map_err(|_| <Zoned<Utc>>::not_held(value, "it is out of range"))?;
    Ok(zoned.with_timezone(&Utc))
}

fn from_utc(value: &Zoned<Utc>) -> Result<DateTime, ValueError> {
    let local = value.naive_utc();
    date_time(day_fields(&local), clock(&local), Some(TimeZone::UTC))
}

fn to_local(value: &DateTime) -> Result<NaiveDateTime, ValueError> {
    without_zone::<NaiveDateTime>(value, value.time_zone())?;
    local(value).ok_or_else(|| NaiveDateTime::not_held(value, "it is out of range"))
}

fn from_local(value: &NaiveDateTime) -> Result<DateTime, ValueError> {
    date_time(day_fields(value), clock(value), None)
}

fn to_date(value: &Date) -> Result<NaiveDate, ValueError> {
    without_zone::<NaiveDate>(value, value.time_zone())?;
    let day = day(value.year(), value.month(), value.day());
    day.ok_or_else(|| NaiveDate::not_held(value, "it is out of range"))
}

fn from_date(value: &NaiveDate) -> Result<Date, ValueError> {
    let (year, month, day) = day_fields(value);
    date(year, month, day)
}

fn to_time(value: &Time) -> Result<NaiveTime, ValueError> {
    without_zone::<NaiveTime>(value, value.time_zone())?;
    let (hour, minute, second) = (value.hour().into(), value.minute().into(), value.second().into());
    let time = NaiveTime::from_hms_nano_opt(hour, minute, second, value.nanosecond());
    time.ok_or_else(|| NaiveTime::not_held(value, "it is out of range"))
}

fn from_time(value: &NaiveTime) -> Result<Time, ValueError> {
    let (hour, minute, second, nanosecond) = clock(value);
    time(hour, minute, second, nanosecond)
}

fn to_duration(value: &Duration) -> Result<TimeDelta, ValueError> {
    let (seconds, nanoseconds) = seconds::<TimeDelta>(value)?;
    let delta = TimeDelta::try_seconds(seconds);
    let delta = delta.and_then(|delta| delta.checked_add(&TimeDelta::nanoseconds(nanoseconds.into())));
    delta.ok_or_else(|| TimeDelta::not_held(value, "it is out of range"))
}

fn from_duration(value: &TimeDelta) -> Result<Duration, ValueError> {
    duration(value.num_seconds(), value.subsec_nanos())
}
