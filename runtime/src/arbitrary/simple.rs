//! Texts for simple types: one of the looks of the type, or what a pattern looks like, tried against the facets.

use std::any::TypeId;

use crate::chars::is_xml_char;
use crate::error::{Error, Result, ValueError, ValueErrorKind};
use crate::names::NcName;
use crate::prefixes::{AnyPlace, Expanded};
use crate::simple::choose::{Choose, Look};
use crate::simple::facets::Facets;
use crate::simple::sample::{TRIES, length};
use crate::simple::{SimpleValue, facets};
use crate::table::{Item, Kind};
use crate::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, Entities, Entity, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Id, IdRef, IdRefs, Integer, Language, Name, NegativeInteger, NmToken, NmTokens, NonNegativeInteger,
    NonPositiveInteger, PositiveInteger, Time,
};

/// Fills in a value of a simple type.
pub(super) fn leaf(
    choose: &mut Choose<'_, '_>,
    item: &Item,
    leaf: &mut dyn SimpleValue,
    facets: &Facets,
) -> Result<()> {
    if let Some(fixed) = item.more.fixed {
        return leaf.read(fixed, facets, &Expanded).map_err(Error::value);
    }
    for attempt in 0..TRIES {
        if fill(choose, leaf, facets, attempt) && can_be_written(item, leaf, facets) {
            return Ok(());
        }
    }
    Err(Error::value(ValueError::new(ValueErrorKind::Facet, "no text was found that the type allows")))
}

/// Whether a value is written as a text that is read as it again.
pub(crate) fn can_be_written(item: &Item, leaf: &dyn SimpleValue, facets: &Facets) -> bool {
    let mut written = String::new();
    leaf.write(&mut written);
    leaf.check(&written, Facets::none(), &Expanded).is_ok()
        && has_place(leaf, facets)
        && !means_default(item, &written)
        && written.chars().all(is_xml_char)
}

/// Tries a text, or, every other time where values have texts of their own, a value whatever its text is.
fn fill(choose: &mut Choose<'_, '_>, leaf: &mut dyn SimpleValue, facets: &Facets, attempt: usize) -> bool {
    if leaf.is_spelled() && !attempt.is_multiple_of(2) {
        let text = leaf.candidate(choose, &Facets { patterns: &[], ..*facets }, attempt);
        return leaf.take(&text, facets).is_ok();
    }
    let text = leaf.candidate(choose, facets, attempt);
    leaf.read(&text, facets, &Expanded).is_ok()
}

/// Whether patterns of names take a text that can stand anywhere, whatever the default namespace is there.
fn has_place(leaf: &dyn SimpleValue, facets: &Facets) -> bool {
    let mut text = String::new();
    !(leaf.is_spelled() && leaf.is_prefixed())
        || leaf.write_in(&mut text, &mut AnyPlace::without_default()).is_ok() && facets::match_all(&text, facets)
}

/// Whether an element with this text would be read as one with another text: that of its default.
pub(crate) fn means_default(item: &Item, text: &str) -> bool {
    text.is_empty() && item.kind != Kind::Attribute && item.more.default.is_some_and(|default| !default.is_empty())
}

/// What makes texts of the look of a built-in type.
pub(crate) fn look_of(sought: TypeId) -> Option<Look> {
    macro_rules! looks {
        ($($look:expr => $($type:ty)*;)*) => {
            [$($((TypeId::of::<$type>(), $look as Look),)*)*]
        };
    }
    let looks = looks! {
        |choose, _| choose.one_of(&["true", "false", "1", "0"]).to_owned() => bool;
        |choose, facets| whole(choose, facets, i8::MIN.into(), i8::MAX.into()) => i8;
        |choose, facets| whole(choose, facets, i16::MIN.into(), i16::MAX.into()) => i16;
        |choose, facets| whole(choose, facets, i32::MIN.into(), i32::MAX.into()) => i32;
        |choose, facets| whole(choose, facets, i64::MIN.into(), i64::MAX.into()) => i64;
        |choose, facets| whole(choose, facets, 0, u8::MAX.into()) => u8;
        |choose, facets| whole(choose, facets, 0, u16::MAX.into()) => u16;
        |choose, facets| whole(choose, facets, 0, u32::MAX.into()) => u32;
        |choose, facets| whole(choose, facets, 0, u64::MAX.into()) => u64;
        |choose, facets| whole(choose, facets, -HUGE, HUGE) => Integer;
        |choose, facets| whole(choose, facets, 0, HUGE) => NonNegativeInteger;
        |choose, facets| whole(choose, facets, 1, HUGE) => PositiveInteger;
        |choose, facets| whole(choose, facets, -HUGE, 0) => NonPositiveInteger;
        |choose, facets| whole(choose, facets, -HUGE, -1) => NegativeInteger;
        decimal => Decimal;
        float => f32 f64;
        |choose, _| date(choose) + &zone(choose) => Date;
        |choose, _| format!("{}T{}{}", date(choose), time(choose), zone(choose)) => DateTime;
        |choose, _| time(choose) + &zone(choose) => Time;
        |choose, _| year(choose) + &zone(choose) => GYear;
        |choose, _| format!("{}-{}{}", year(choose), two(choose, 12), zone(choose)) => GYearMonth;
        |choose, _| format!("--{}{}", two(choose, 12), zone(choose)) => GMonth;
        |choose, _| format!("--{}-{}{}", two(choose, 12), two(choose, 31), zone(choose)) => GMonthDay;
        |choose, _| format!("---{}{}", two(choose, 31), zone(choose)) => GDay;
        |choose, _| duration(choose) => Duration;
        |choose, facets| data_encoding::BASE64.encode(&octets(choose, facets)) => Base64Binary;
        |choose, facets| data_encoding::HEXUPPER.encode(&octets(choose, facets)) => HexBinary;
        |choose, _| choose.one_of(&["en", "de-CH", "x-klingon", "i-a-b-c1"]).to_owned() => Language;
        names => NmTokens IdRefs Entities;
        name => Name NcName NmToken Id IdRef Entity;
    };
    looks.iter().find(|(of, _)| *of == sought).map(|(_, look)| *look)
}

/// Beyond what 64 bits hold, and short enough to look at.
const HUGE: i128 = 1 << 100;

fn whole(choose: &mut Choose<'_, '_>, facets: &Facets, least: i128, most: i128) -> String {
    let bound = |text: Option<&str>| text.and_then(|text| text.trim().parse::<i128>().ok());
    let least = bound(facets.min_inclusive.or(facets.min_exclusive)).map_or(least, |bound| bound.max(least));
    let most = bound(facets.max_inclusive.or(facets.max_exclusive)).map_or(most, |bound| bound.min(most));
    let number = match choose.below(6) {
        0 => least,
        1 => most,
        2 => choose.within(least, most),
        // Near to what is small, where digits are limited.
        3 => choose.within(least.max(-1000), most.min(1000)),
        4 => choose.within(least, least.saturating_add(3)),
        _ => choose.within(most.saturating_sub(3), most),
    };
    let sign = if number >= 0 && choose.one_in(8) { "+" } else { "" };
    let zeros = if number >= 0 && choose.one_in(8) { "00" } else { "" };
    format!("{sign}{zeros}{number}")
}

fn decimal(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    let digits = facets.total_digits.unwrap_or(20);
    let most = 10_i128.saturating_pow(u32::try_from(choose.below(digits.min(30) + 1)).unwrap_or(0));
    let whole = whole(choose, facets, -most, most);
    let mut fraction = String::new();
    for _ in 0..choose.below(facets.fraction_digits.unwrap_or(12).min(30) + 1) {
        fraction.push(char::from(choose.one_of(b"0123456789")));
    }
    match (fraction.is_empty(), choose.one_in(12)) {
        (true, _) => whole,
        (false, true) => format!(".{fraction}"),
        (false, false) => format!("{whole}.{fraction}"),
    }
}

fn float(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    match choose.below(4) {
        0 => {
            choose.one_of(&["INF", "-INF", "NaN", "-0", "0", "1e-45", "4.9E-324", "3.4028235E38", "1.5e300"]).to_owned()
        }
        1 => decimal(choose, facets),
        2 => whole(choose, facets, -1000, 1000),
        _ => format!("{}e{}", decimal(choose, facets), choose.within(-40, 40)),
    }
}

fn year(choose: &mut Choose<'_, '_>) -> String {
    choose.one_of(&["2024", "1999", "2000", "0001", "-0001", "9999", "12024", "-0044", "1900"]).to_owned()
}

/// A number from 1 as two digits.
fn two(choose: &mut Choose<'_, '_>, most: usize) -> String {
    format!("{:02}", choose.below(most) + 1)
}

fn date(choose: &mut Choose<'_, '_>) -> String {
    let year = year(choose);
    let month = two(choose, 12);
    format!("{year}-{month}-{}", two(choose, 31))
}

fn time(choose: &mut Choose<'_, '_>) -> String {
    let (hour, minute, second) = (choose.below(25), choose.below(60), choose.below(60));
    let fraction = choose.one_of(&["", "", ".5", ".000", ".123456789012345678901"]);
    if hour == 24 { "24:00:00".to_owned() } else { format!("{hour:02}:{minute:02}:{second:02}{fraction}") }
}

fn zone(choose: &mut Choose<'_, '_>) -> String {
    choose.one_of(&["", "Z", "+00:00", "-00:00", "+14:00", "-14:00", "+05:30", "-01:00"]).to_owned()
}

fn duration(choose: &mut Choose<'_, '_>) -> String {
    let mut part = |unit: &str| if choose.one_in(2) { format!("{}{unit}", choose.below(100)) } else { String::new() };
    let date = part("Y") + &part("M") + &part("D");
    let time = part("H") + &part("M") + &part(".25S");
    let sign = if choose.one_in(3) { "-" } else { "" };
    let time = if time.is_empty() { time } else { format!("T{time}") };
    format!("{sign}P{date}{time}")
}

fn octets(choose: &mut Choose<'_, '_>, facets: &Facets) -> Vec<u8> {
    (0..length(choose, facets).min(100_000)).map(|_| u8::try_from(choose.below(256)).unwrap_or(0)).collect()
}

fn names(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    let count = length(choose, facets).clamp(1, 1000);
    let names: Vec<String> = (0..count).map(|_| name(choose, Facets::none())).collect();
    names.join(" ")
}

fn name(choose: &mut Choose<'_, '_>, facets: &Facets) -> String {
    let length = length(choose, facets).clamp(1, 1000);
    let first = choose.one_of(&['a', 'Z', '_', 'é', '日', '\u{10000}']);
    let more = &['a', 'b', 'Z', '0', '9', '-', '.', '_', '\u{b7}', 'é', '\u{301}'];
    std::iter::once(first).chain((1..length).map(|_| choose.one_of(more))).collect()
}
