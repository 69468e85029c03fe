//! What own types hold, what they refuse, and that what has been read is written as the same value.

use std::fmt::Debug;

use own_types::Cents;
use own_types::orders::{AnyDocument, Cents as Price, Huge, LocalTime, Order, OrderDocument, Rate, Uuid, When};
use xsdbind::arbitrary::{Unstructured, document};
use xsdbind::simple::SimpleType;
use xsdbind::{OwnType, Tri, ValueError};

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

const ORDER: &str = r#"<order xmlns="urn:orders" source="https://example.com/a?b=c" changed="2024-05-06T07:08:09.123456789Z">
  <id>
    67e55044-10b1-426f-9247-bb680e5fe0c8
  </id>
  <placed>2024-02-29T23:00:00.5+01:00</placed>
  <due xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
  <price>012.50</price>
  <rate>0.1900</rate>
  <amount>79228162514264337593543950335</amount>
  <amount>-0.0000000000000000000000000001</amount>
  <days>2024-02-29 -0001-03-01</days>
  <seen>2024-01-02T03:04:05</seen>
  <wait>PT36H</wait>
  <huge>123456789012345678901234567890.000000000000000000000000000000001</huge>
  <when>2024-01-02</when>
</order>"#;

fn read(text: &str) -> Result<Order, String> {
    xsdbind::from_str::<OrderDocument>(text).map(|document| document.0).map_err(|error| error.to_string())
}

#[test]
fn fields_have_own_types() -> Result<(), Box<dyn std::error::Error>> {
    let order = read(ORDER)?;
    assert_eq!(order.id.get(), &uuid::Uuid::try_parse(ID)?);
    assert_eq!(order.placed, "2024-02-29T22:00:00.5Z".parse::<jiff::Timestamp>()?);
    assert_eq!(order.due, Tri::Nil);
    assert_eq!(order.price.value().map(Price::get), Some(&Cents(1250)));
    assert_eq!(order.rate.as_ref().map(Rate::get), Some(&rust_decimal::Decimal::new(19, 2)));
    assert_eq!(order.amount, [rust_decimal::Decimal::MAX, rust_decimal::Decimal::new(-1, 28)]);
    let days: Vec<jiff::civil::Date> = order.days.iter().flat_map(|days| days.get().iter().copied()).collect();
    assert_eq!(days, [jiff::civil::date(2024, 2, 29), jiff::civil::date(0, 3, 1)]);
    assert_eq!(order.wait.as_ref().map(|wait| *wait.get()), Some(time::Duration::hours(36)));
    assert_eq!(order.when, Some(When::Date(jiff::civil::date(2024, 1, 2))));
    assert_eq!(order.source.as_ref().map(url::Url::host_str), Some(Some("example.com")));
    Ok(())
}

#[test]
fn what_is_read_is_written_as_the_same_value() -> Result<(), Box<dyn std::error::Error>> {
    let order = read(ORDER)?;
    let written = xsdbind::to_string(&OrderDocument(order.clone()))?;
    assert_eq!(read(&written)?, order);
    // The text that a pattern wants, and no other, though `Cents` has no place for it.
    assert!(written.contains("<price>012.50</price>") && written.contains("<rate>0.19</rate>"), "{written}");
    assert!(written.contains("<days>2024-02-29 -0001-03-01</days>"), "{written}");
    let json = xsdbind::json::to_string(&OrderDocument(order.clone()))?;
    assert_eq!(xsdbind::json::from_str::<OrderDocument>(&json)?.0, order);
    Ok(())
}

#[test]
fn what_they_cannot_hold_is_refused_where_it_stands() {
    let with = |field: &str| read(&format!("<order xmlns=\"urn:orders\"><id>{ID}</id>{field}</order>"));
    let placed = "<placed>2024-01-01T00:00:00Z</placed>";
    for (field, expected) in [
        (
            "<placed>2024-01-01T00:00:00</placed>".to_owned(),
            "`2024-01-01T00:00:00` cannot be held by `jiff::Timestamp`: it has no time zone",
        ),
        (
            "<placed>2024-01-01T00:00:00.0000000001Z</placed>".to_owned(),
            "`2024-01-01T00:00:00.0000000001Z` cannot be held by `jiff::Timestamp` without change",
        ),
        (
            "<placed>12024-01-01T00:00:00Z</placed>".to_owned(),
            "`12024-01-01T00:00:00Z` cannot be held by `jiff::Timestamp`: it is out of range",
        ),
        (
            format!("{placed}<due>2024-01-01Z</due>"),
            "`2024-01-01Z` cannot be held by `jiff::civil::Date`: it has a time zone",
        ),
        // Facets of the schema hold as ever.
        (format!("{placed}<price>1000.00</price>"), "/order/price: value is not less than 1000: found `1000.00`"),
        (format!("{placed}<price>12.5</price>"), "/order/price: value does not match the pattern"),
        (format!("{placed}<rate>0.00001</rate>"), "/order/rate: value has more than 4"),
        (
            format!("{placed}<amount>0.00000000000000000000000000001</amount>"),
            "cannot be held by `rust_decimal::Decimal`",
        ),
        (format!("{placed}<days>2024-01-01 2024-01-02Z</days>"), "it has a time zone"),
        (format!("{placed}<wait>P1M</wait>"), "`P1M` cannot be held by `time::Duration`: months are of no one length"),
        (format!("{placed}<wait>P8D</wait>"), "/order/wait: value is greater than P7D"),
    ] {
        let error = with(&field).expect_err(&field);
        assert!(error.contains(expected), "{field}: {error}");
    }
    let text = ORDER.replace("67e55044", "67E55044");
    let error = read(&text).expect_err("another text");
    assert!(error.contains("cannot be held by `uuid::Uuid` without change"), "{error}");
    let text = ORDER.replace("https://example.com/a", "/a");
    assert!(read(&text).expect_err("no URL").contains("cannot be held by `url::Url`"));
}

#[test]
fn what_has_no_text_is_refused_when_it_is_made_or_written() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(Price::new(Cents(1))?.to_string(), "0.01");
    assert!(Price::new(Cents(100_000)).is_err_and(|error| error.to_string().starts_with("Cents: ")));
    let endless: bigdecimal::BigDecimal = "1e1000000000".parse()?;
    let error = Huge::new(endless).unwrap_err().to_string();
    assert!(error.starts_with("Huge: ") && error.ends_with("cannot be written: it has too many digits"), "{error}");
    // A leap second, which XML Schema 1.0 does not have.
    let leap =
        chrono::NaiveDate::from_ymd_opt(2016, 12, 31).and_then(|day| day.and_hms_nano_opt(23, 59, 59, 1_500_000_000));
    assert!(LocalTime::new(leap.ok_or("no leap second")?).is_err());
    let id = Uuid::new(uuid::Uuid::try_parse(ID)?)?;
    let mut order = Order::new(id, jiff::Timestamp::MIN);
    assert_eq!(read(&xsdbind::to_string(&OrderDocument(order.clone()))?)?, order);
    order.amount = vec![rust_decimal::Decimal::MIN];
    assert_eq!(read(&xsdbind::to_string(&OrderDocument(order.clone()))?)?, order);
    Ok(())
}

/// Texts of a type's values, each with that of what it becomes, if it is held.
fn holds<T: OwnType + SimpleType + Debug>(texts: &[(&str, Option<&str>)]) {
    for (text, expected) in texts {
        let value = xsdbind::simple::parse::<T>(text);
        let written = value.as_ref().ok().map(|value| {
            let mut out = String::new();
            value.to_lexical(&mut out);
            out
        });
        assert_eq!(written.as_deref(), *expected, "{text} as {}: {value:?}", T::NAME);
    }
}

#[test]
fn what_each_of_them_holds() {
    let same = |text: &'static str| (text, Some(text));
    let none = |text: &'static str| (text, None);
    let instants = [
        ("2024-02-29T24:00:00Z", Some("2024-03-01T00:00:00Z")),
        ("2024-01-01T00:00:00.100Z", Some("2024-01-01T00:00:00.1Z")),
        same("2024-01-01T00:00:00.123456789Z"),
        none("2024-01-01T00:00:00.1234567891Z"),
        none("2024-01-01T00:00:00"),
        same("-0001-01-01T00:00:00Z"),
    ];
    holds::<jiff::Timestamp>(&instants);
    holds::<jiff::Timestamp>(&[
        ("2024-01-01T00:00:00+01:00", Some("2023-12-31T23:00:00Z")),
        none("10000-01-01T00:00:00Z"),
    ]);
    holds::<chrono::DateTime<chrono::Utc>>(&instants);
    holds::<chrono::DateTime<chrono::Utc>>(&[
        ("2024-01-01T00:00:00+01:00", Some("2023-12-31T23:00:00Z")),
        same("10000-01-01T00:00:00Z"),
        none("300000-01-01T00:00:00Z"),
    ]);
    holds::<chrono::DateTime<chrono::FixedOffset>>(&instants);
    holds::<chrono::DateTime<chrono::FixedOffset>>(&[same("2024-01-01T00:00:00-14:00"), none("2024-01-01T00:00:00")]);
    holds::<time::OffsetDateTime>(&instants);
    holds::<time::OffsetDateTime>(&[
        same("2024-01-01T00:00:00+14:00"),
        none("10000-01-01T00:00:00Z"),
        none("9999-12-31T23:00:00-14:00"),
    ]);
    let local = [
        same("2024-02-29T23:59:59.5"),
        none("2024-02-29T23:59:59Z"),
        same("-0005-01-01T00:00:00"),
        none("99999999999-01-01T00:00:00"),
    ];
    holds::<jiff::civil::DateTime>(&local);
    holds::<chrono::NaiveDateTime>(&local);
    holds::<time::PrimitiveDateTime>(&local);
    let days = [same("2024-02-29"), same("-0001-12-31"), none("2024-02-29Z"), none("99999999999-01-01")];
    holds::<jiff::civil::Date>(&days);
    holds::<chrono::NaiveDate>(&days);
    holds::<time::Date>(&days);
    let times =
        [same("23:59:59.999999999"), ("24:00:00", Some("00:00:00")), none("00:00:00Z"), none("00:00:00.0000000001")];
    holds::<jiff::civil::Time>(&times);
    holds::<chrono::NaiveTime>(&times);
    holds::<time::Time>(&times);
    let durations = [
        ("P1DT1H", Some("PT90000S")),
        ("-PT0.5S", Some("-PT0.5S")),
        ("PT0S", Some("PT0S")),
        none("P1M"),
        none("P1Y"),
        none("PT0.0000000001S"),
        none("PT9223372036854775808S"),
    ];
    holds::<jiff::SignedDuration>(&durations);
    holds::<chrono::TimeDelta>(&durations);
    holds::<time::Duration>(&durations);
    holds::<rust_decimal::Decimal>(&[
        ("+01.50", Some("1.5")),
        ("-0.0", Some("0")),
        same("79228162514264337593543950335"),
        none("79228162514264337593543950336"),
        none("0.00000000000000000000000000001"),
        none("1e5"),
    ]);
    holds::<bigdecimal::BigDecimal>(&[
        ("+01.50", Some("1.5")),
        same("792281625142643375935439503360000000000000000000000000000000.00000000000000000001"),
        none("1e5"),
    ]);
    holds::<url::Url>(&[same("https://example.com/a"), none("https://example.com"), none("a/b")]);
    holds::<uuid::Uuid>(&[same(ID), none("67e5504410b1426f9247bb680e5fe0c8"), none("x")]);
}

#[test]
fn conversions_of_values() -> Result<(), ValueError> {
    let here: xsdbind::types::DateTime = "2024-01-01T00:00:00+01:00".parse()?;
    let instant = jiff::Timestamp::try_from(&here)?;
    assert_eq!(xsdbind::types::DateTime::try_from(&instant)?, here);
    assert!(jiff::civil::DateTime::try_from(&here).is_err());
    let number: xsdbind::types::Decimal = "1.50".parse()?;
    assert_eq!(rust_decimal::Decimal::try_from(&number)?, rust_decimal::Decimal::new(15, 1));
    Ok(())
}

#[test]
fn what_holds_own_types_can_be_a_key() -> Result<(), Box<dyn std::error::Error>> {
    let (one, mut other) = (read(ORDER)?, read(ORDER)?);
    // The same value in another text.
    other.rate = Some("0.19".parse()?);
    assert_eq!(std::collections::HashSet::from([one, other]).len(), 1);
    Ok(())
}

/// What has no value of the schema is another value than what has one, whatever its own type says: their keys differ.
#[test]
fn what_has_no_value_is_no_other() -> Result<(), Box<dyn std::error::Error>> {
    let far = chrono::DateTime::parse_from_rfc3339("2024-01-01T15:00:00+15:00")?;
    let near = chrono::DateTime::parse_from_rfc3339("2024-01-01T01:00:00+01:00")?;
    let utc = chrono::DateTime::parse_from_rfc3339("2024-01-01T00:00:00Z")?;
    assert!(far == utc && far.to_value().is_err());
    assert!(xsdbind::own::same(&near, &utc) && xsdbind::own::same(&far, &far));
    assert!(!xsdbind::own::same(&far, &utc) && !xsdbind::own::same(&utc, &far));
    Ok(())
}

/// A default that the own type has not is an error of the getter, not of the document.
#[test]
fn defaults_are_of_own_types() -> Result<(), Box<dyn std::error::Error>> {
    let order = read(ORDER)?;
    assert_eq!(order.valid_or_default()?, jiff::civil::date(2024, 2, 29));
    let error = order.noticed_or_default().unwrap_err();
    assert!(error.to_string().contains("2024-01-01T00:00:00"), "{error}");
    // In a union, in a restriction with its text.
    assert!(order.until_or_default().is_err_and(|error| error.to_string().contains("it has a time zone")));
    assert_eq!(order.least_or_default()?.to_string(), "01.50");
    Ok(())
}

#[test]
fn random_values_are_read_again() -> Result<(), Box<dyn std::error::Error>> {
    let mut random = fastrand::Rng::with_seed(1);
    let mut with_days = 0;
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..2000).map(|_| random.u8(..)).collect();
        let order = document::<OrderDocument>(&mut Unstructured::new(&bytes))?;
        let text = xsdbind::to_string(&order)?;
        let again: AnyDocument = xsdbind::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
        assert_eq!(again, AnyDocument::OrderDocument(order.clone()), "{text}");
        with_days += usize::from(order.0.days.is_some());
    }
    assert!(with_days > 20, "{with_days}");
    Ok(())
}
