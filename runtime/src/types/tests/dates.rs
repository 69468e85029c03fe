use std::cmp::Ordering::{Equal, Greater, Less};
use std::collections::HashSet;

use crate::simple::SimpleType;
use crate::types::*;
use crate::value_error::ValueErrorKind;

#[track_caller]
fn reads<T: SimpleType + std::fmt::Display>(texts: &[(&str, &str)]) {
    for (text, expected) in texts {
        let value = T::from_lexical(text).unwrap();
        assert_eq!(value.to_string(), *expected, "{text}");
    }
}

#[track_caller]
fn refuses<T: SimpleType>(texts: &[&str]) {
    for text in texts {
        assert!(T::from_lexical(text).is_err(), "{text}");
    }
}

#[track_caller]
fn order<T: SimpleType>(one: &str, two: &str, expected: Option<std::cmp::Ordering>) {
    let (first, second) = (T::from_lexical(one).unwrap(), T::from_lexical(two).unwrap());
    assert_eq!(first.compare(&second), expected, "{one} {two}");
    assert_eq!(second.compare(&first), expected.map(std::cmp::Ordering::reverse), "{two} {one}");
    assert_eq!(first == second, expected == Some(Equal), "{one} {two}");
}

#[test]
fn date_times() {
    reads::<DateTime>(&[
        ("2002-10-10T12:00:00-05:00", "2002-10-10T12:00:00-05:00"),
        ("2002-10-10T12:00:00+00:00", "2002-10-10T12:00:00Z"),
        ("2002-10-10T12:00:00-00:00", "2002-10-10T12:00:00Z"),
        ("2024-02-29T23:59:59.999000", "2024-02-29T23:59:59.999"),
        ("2024-12-31T24:00:00", "2025-01-01T00:00:00"),
        ("2024-02-28T24:00:00.000+14:00", "2024-02-29T00:00:00+14:00"),
        ("-0001-12-31T24:00:00", "0001-01-01T00:00:00"),
        ("-0045-01-01T00:00:00Z", "-0045-01-01T00:00:00Z"),
        ("12345-01-01T00:00:00", "12345-01-01T00:00:00"),
        ("9999999999999-01-01T00:00:00-14:00", "9999999999999-01-01T00:00:00-14:00"),
        ("2024-01-02T03:04:05.1234567890123456789012345Z", "2024-01-02T03:04:05.1234567890123456789012345Z"),
    ]);
}

#[test]
fn what_is_no_date_time() {
    refuses::<DateTime>(&[
        "",
        "2024-01-02",
        "2024-01-02T",
        "2024-01-02T03:04",
        "2024-01-02 03:04:05",
        "2024-01-02t03:04:05",
        "2024-01-02T03:04:05z",
        "24-01-02T03:04:05",
        "02024-01-02T03:04:05",
        "0000-01-01T00:00:00",
        "+2024-01-02T03:04:05",
        "2024-13-01T00:00:00",
        "2024-00-01T00:00:00",
        "2024-04-31T00:00:00",
        "2023-02-29T00:00:00",
        "1900-02-29T00:00:00",
        "2024-01-00T00:00:00",
        "2024-01-02T25:00:00",
        "2024-01-02T24:00:01",
        "2024-01-02T24:01:00",
        "2024-01-02T24:00:00.1",
        "2024-01-02T03:60:00",
        "2024-01-02T03:04:60",
        "2024-01-02T03:04:05.",
        "2024-01-02T03:04:05,5",
        "2024-01-02T3:04:05",
        "2024-01-02T03:04:05+14:01",
        "2024-01-02T03:04:05+1:00",
        "2024-01-02T03:04:05+01",
        "2024-01-02T03:04:05+13:60",
        "2024-01-02T03:04:05-15:00",
        "2024-01-02T03:04:05ZZ",
        "2024-01-02T03:04:05+0100",
        "２024-01-02T03:04:05",
        "--2024-01-02T03:04:05",
    ]);
}

#[test]
fn years_beyond_the_limit_are_said_to_be() {
    let error = "99999999999999999999-01-01".parse::<Date>().unwrap_err();
    assert_eq!(error.kind(), ValueErrorKind::Limit);
    assert_eq!(error.to_string(), "`99999999999999999999-01-01` is beyond the supported range of `xs:date`");
    let last = "9223372036854775807-12-31T24:00:00".parse::<DateTime>().unwrap_err();
    assert_eq!(last.kind(), ValueErrorKind::Limit);
    assert!("9223372036854775807-12-31T23:59:59-14:00".parse::<DateTime>().is_ok());
    assert!(Date::new(i64::MIN, 1, 1, None).is_err());
}

#[test]
fn date_times_compare_by_instant() {
    order::<DateTime>("2024-01-02T03:04:05.000Z", "2024-01-02T03:04:05Z", Some(Equal));
    order::<DateTime>("2024-01-01T12:00:00+01:00", "2024-01-01T11:00:00Z", Some(Equal));
    order::<DateTime>("2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z", Some(Equal));
    order::<DateTime>("2024-02-28T23:30:00-01:00", "2024-02-29T00:30:00Z", Some(Equal));
    order::<DateTime>("0001-01-01T00:00:00+01:00", "-0001-12-31T23:00:00Z", Some(Equal));
    order::<DateTime>("-0001-12-31T23:00:00-01:00", "0001-01-01T00:00:00Z", Some(Equal));
    order::<DateTime>("2024-01-01T00:00:00.09Z", "2024-01-01T00:00:00.1Z", Some(Less));
    order::<DateTime>("-0002-01-01T00:00:00", "-0001-01-01T00:00:00", Some(Less));
    order::<DateTime>("9223372036854775807-12-31T23:59:59-14:00", "9223372036854775807-12-31T23:59:59Z", Some(Greater));
}

/// The table of section 3.2.7.4, and its edges.
#[test]
fn a_missing_zone_leaves_the_order_open_for_fourteen_hours() {
    order::<DateTime>("2000-01-15T00:00:00", "2000-02-15T00:00:00", Some(Less));
    order::<DateTime>("2000-01-15T12:00:00", "2000-01-16T12:00:00Z", Some(Less));
    order::<DateTime>("2000-01-01T12:00:00", "1999-12-31T23:00:00Z", None);
    order::<DateTime>("2000-01-16T12:00:00", "2000-01-16T12:00:00Z", None);
    order::<DateTime>("2000-01-16T00:00:00", "2000-01-16T12:00:00Z", None);
    order::<DateTime>("2000-01-01T14:00:00", "2000-01-01T00:00:00Z", None);
    order::<DateTime>("2000-01-01T14:00:01", "2000-01-01T00:00:00Z", Some(Greater));
    order::<DateTime>("2000-01-01T00:00:00", "2000-01-01T14:00:01Z", Some(Less));
}

#[test]
fn equal_values_have_equal_hashes() {
    let set: HashSet<DateTime> =
        ["2024-01-01T12:00:00+01:00", "2024-01-01T11:00:00.0Z", "2024-01-01T11:00:00", "2024-01-01T10:00:00-01:00"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
    assert_eq!(set.len(), 2);
    let set: HashSet<Duration> =
        ["P1Y", "P12M", "P1M", "P30D", "PT720H"].iter().map(|text| text.parse().unwrap()).collect();
    assert_eq!(set.len(), 3);
}

#[test]
fn dates() {
    reads::<Date>(&[
        ("2024-02-29", "2024-02-29"),
        ("2000-02-29Z", "2000-02-29Z"),
        ("-0004-02-29", "-0004-02-29"),
        ("2002-10-10+13:00", "2002-10-10+13:00"),
        ("10000-01-01-05:30", "10000-01-01-05:30"),
    ]);
    refuses::<Date>(&[
        "2024-02-30",
        "2100-02-29",
        "0000-01-01",
        "2024-1-1",
        "2024-01-01T00:00:00",
        "20240101",
        "2024-01",
    ]);
    order::<Date>("2002-10-10+13:00", "2002-10-09-11:00", Some(Equal));
    order::<Date>("2024-01-01", "2024-01-02", Some(Less));
    order::<Date>("2024-01-01", "2024-01-01Z", None);
}

#[test]
fn times() {
    reads::<Time>(&[("13:20:00-05:00", "13:20:00-05:00"), ("24:00:00Z", "00:00:00Z"), ("00:00:00.10", "00:00:00.1")]);
    refuses::<Time>(&["1:20:00", "13:20", "24:00:01", "13:20:60", "13:20:00.", "13:20:00 Z", "T13:20:00"]);
    order::<Time>("12:00:00+01:00", "11:00:00Z", Some(Equal));
    order::<Time>("23:00:00-02:00", "01:00:00Z", Some(Greater));
    order::<Time>("12:00:00", "12:00:00Z", None);
}

#[test]
fn parts_of_dates() {
    reads::<GYear>(&[("2024", "2024"), ("-0001Z", "-0001Z"), ("12345+01:00", "12345+01:00")]);
    refuses::<GYear>(&["24", "0000", "02024", "-", "2024-01", "+2024"]);
    reads::<GYearMonth>(&[("1999-05", "1999-05"), ("1999-12-14:00", "1999-12-14:00")]);
    refuses::<GYearMonth>(&["1999-13", "1999-00", "1999-5", "1999", "1999-05-01"]);
    reads::<GMonth>(&[("--05", "--05"), ("--12Z", "--12Z"), ("--01-05:00", "--01-05:00")]);
    refuses::<GMonth>(&["05", "--5", "--13", "--00", "--05--"]);
    reads::<GMonthDay>(&[("--02-29", "--02-29"), ("--12-31+01:00", "--12-31+01:00")]);
    refuses::<GMonthDay>(&["--02-30", "--04-31", "--13-01", "02-29", "--2-29", "--02-00"]);
    reads::<GDay>(&[("---31", "---31"), ("---01Z", "---01Z")]);
    refuses::<GDay>(&["---32", "---00", "31", "--31", "---1"]);
    order::<GYear>("-0002", "-0001", Some(Less));
    order::<GYear>("2024+14:00", "2024-10:00", Some(Less));
    order::<GMonthDay>("--12-12+13:00", "--12-11-11:00", Some(Equal));
    order::<GDay>("---15", "---16", Some(Less));
    order::<GYearMonth>("2024-01", "2024-01Z", None);
}

#[test]
fn durations() {
    reads::<Duration>(&[
        ("P1Y2M3DT10H30M", "P1Y2M3DT10H30M"),
        ("-P120D", "-P120D"),
        ("P0Y1347M0D", "P1347M"),
        ("PT36H", "PT36H"),
        ("PT0S", "PT0S"),
        ("-P0Y", "PT0S"),
        ("PT01.500S", "PT1.5S"),
        ("PT0.000000000000000000001S", "PT0.000000000000000000001S"),
        ("P18446744073709551615Y", "P18446744073709551615Y"),
    ]);
    refuses::<Duration>(&[
        "", "P", "PT", "P1", "1Y", "P1YT", "P-1Y", "P1S", "PT1Y", "P1M1Y", "P1D1M", "PT1M1H", "P1.5Y", "PT1.S",
        "PT.5S", "P1Y2", "+P1Y", "p1y", "P1H", "PT1S1M", "P1Y1Y", "P 1Y", "PT1.5M",
    ]);
    let error = "P18446744073709551616D".parse::<Duration>().unwrap_err();
    assert_eq!(error.kind(), ValueErrorKind::Limit);
}

/// The table of section 3.2.6.2, and signs, fractions and extremes.
#[test]
fn order_of_durations() {
    for (one, two, expected) in [
        ("P1Y", "P364D", Some(Greater)),
        ("P1Y", "P365D", None),
        ("P1Y", "P366D", None),
        ("P1Y", "P367D", Some(Less)),
        ("P1M", "P27D", Some(Greater)),
        ("P1M", "P28D", None),
        ("P1M", "P31D", None),
        ("P1M", "P32D", Some(Less)),
        ("P5M", "P149D", Some(Greater)),
        ("P5M", "P150D", None),
        ("P5M", "P153D", None),
        ("P5M", "P154D", Some(Less)),
        ("P1Y", "P12M", Some(Equal)),
        ("P1DT12H", "PT36H", Some(Equal)),
        ("P400Y", "P146097D", Some(Equal)),
        ("-P1M", "P1M", Some(Less)),
        ("PT1.5S", "PT1.25S", Some(Greater)),
        ("-PT1.5S", "-PT1.25S", Some(Less)),
        ("-PT0.5S", "PT0.5S", Some(Less)),
        ("-PT0.5S", "-PT1S", Some(Greater)),
        ("P18446744073709551615Y", "P18446744073709551614Y", Some(Greater)),
        ("-P18446744073709551615Y", "-P18446744073709551615D", Some(Less)),
    ] {
        order::<Duration>(one, two, expected);
    }
}

#[test]
fn constructors_and_accessors() {
    let value =
        DateTime::new(2024, 2, 29, 13, 14, 15, Some(TimeZone::UTC)).unwrap().with_nanosecond(1_500_000).unwrap();
    assert_eq!(value.to_string(), "2024-02-29T13:14:15.0015Z");
    assert_eq!((value.year(), value.month(), value.day()), (2024, 2, 29));
    assert_eq!((value.hour(), value.minute(), value.second()), (13, 14, 15));
    assert_eq!((value.fraction(), value.nanosecond(), value.time_zone()), ("0015", 1_500_000, Some(TimeZone::UTC)));
    assert_eq!((value.date().to_string(), value.time().to_string()), ("2024-02-29Z".into(), "13:14:15.0015Z".into()));
    let error = DateTime::new(2023, 2, 29, 0, 0, 0, None).unwrap_err();
    assert_eq!(error.to_string(), "expected an `xs:dateTime`, found `2023-02-29T00:00:00`");
    assert_eq!(GDay::new(32, None).unwrap_err().to_string(), "expected an `xs:gDay`, found `---32`");
    assert!(Time::new(24, 0, 1, None).is_err() && GYear::new(0, None).is_err() && TimeZone::from_minutes(841).is_err());
    assert!(value.clone().with_fraction("").is_err() && value.with_nanosecond(1_000_000_000).is_err());
    let duration = Duration::from(std::time::Duration::from_millis(1_250));
    assert_eq!((duration.to_string(), duration.nanosecond()), ("PT1.25S".into(), 250_000_000));
    assert_eq!(duration.with_fraction("5").unwrap().parts().seconds, 1);
}
