//! Nil with attributes: what is written, what stands for it by name, and what is refused.

use xsdbind::raw::{Object, Value};
use xsdbind::{ErrorKind, NillableWith};

#[allow(missing_docs)]
pub struct Price {
    pub value: i32,
    pub currency: String,
    pub reason: Option<String>,
}
xsdbind::record! { Price (name = "Price") { value: "text()", currency: "@currency", reason: "@reason", } }

#[allow(missing_docs)]
pub struct PriceAttributes {
    pub currency: String,
    pub reason: Option<String>,
}
xsdbind::record! { PriceAttributes () { currency: "@currency", reason: "@reason", } }

#[allow(missing_docs)]
pub struct Weight {
    pub value: i32,
    pub unit: Option<String>,
}
xsdbind::record! { Weight (name = "Weight") { value: "text()", unit: "@unit", } }

#[allow(missing_docs)]
pub struct WeightAttributes {
    pub unit: Option<String>,
}
xsdbind::record! { WeightAttributes () { unit: "@unit", } }

#[allow(missing_docs)]
pub struct Article {
    pub price: Vec<NillableWith<Price, PriceAttributes>>,
    pub weight: Option<NillableWith<Weight, WeightAttributes>>,
}
xsdbind::record! { Article () { price: "price", weight: "weight", } }
xsdbind::root! { Article = "article" }

fn nil(currency: &str) -> NillableWith<Price, PriceAttributes> {
    NillableWith::Nil(PriceAttributes { currency: currency.to_owned(), reason: None })
}

fn by_name(price: Value, weight: Option<Value>) -> Value {
    let mut object = Object::from([("price", Value::List(vec![price]))]);
    if let Some(weight) = weight {
        object.insert("weight", weight);
    }
    Value::Object(object)
}

#[test]
fn absent_nil_and_value_stay_apart() {
    let mut article = Article { price: vec![nil("EUR")], weight: None };
    let written = |article: &Article| xsdbind::to_string(article).unwrap().split_once("?>").unwrap().1.to_owned();
    let begin =
        r#"<article xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><price xsi:nil="true" currency="EUR"/>"#;
    assert_eq!(written(&article), format!("{begin}</article>"));
    article.weight = Some(NillableWith::Nil(WeightAttributes { unit: None }));
    assert_eq!(written(&article), format!(r#"{begin}<weight xsi:nil="true"/></article>"#));
    article.weight = Some(Weight { value: 1, unit: None }.into());
    assert_eq!(written(&article), format!("{begin}<weight>1</weight></article>"));
    let read: Article = xsdbind::from_str(&written(&article)).unwrap();
    assert_eq!(read, article);
    assert_eq!(read.clone(), article);
    assert_ne!(read, Article { price: vec![nil("USD")], weight: read.weight.clone() });
    assert_eq!(format!("{:?}", read.price[0]), r#"Nil(PriceAttributes { currency: "EUR", .. })"#);
    assert_eq!(
        format!("{read:?}"),
        r#"Article { price: [Nil(PriceAttributes { currency: "EUR", .. })], weight: Weight { value: 1, .. } }"#
    );
}

#[test]
fn by_name_nil_is_null_or_says_so_beside_its_attributes() {
    let article = Article { price: vec![nil("EUR")], weight: Some(NillableWith::Nil(WeightAttributes { unit: None })) };
    let price = Object::from([("@xsi:nil", Value::from(true)), ("@currency", Value::from("EUR"))]);
    let expected = by_name(Value::Object(price), Some(Value::Nil));
    assert_eq!(Value::of(&article).unwrap(), expected);
    assert_eq!(expected.build::<Article>().unwrap(), article);
}

#[test]
fn what_is_refused_by_name() {
    let refused = |price: Value, kind: ErrorKind, message: &str| {
        let error = by_name(price, None).build::<Article>().unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(error.to_string(), message);
    };
    let object = |pairs: &[(&str, Value)]| Value::Object(pairs.iter().cloned().collect());
    refused(Value::Nil, ErrorKind::MissingAttribute, "/Article/price[1]: `@currency` is missing");
    refused(
        object(&[("@xsi:nil", true.into()), ("@currency", "EUR".into()), ("$", 5.into())]),
        ErrorKind::UnexpectedElement,
        "/Article/price[1]: there is no key `$`; expected `@currency`, `@reason`",
    );
    refused(
        object(&[("@xsi:nil", false.into()), ("@currency", "EUR".into()), ("$", 5.into())]),
        ErrorKind::Nil,
        "/Article/price[1]/@xsi:nil: what is not nil is given without this key; of nil it is `true`",
    );
}

#[allow(missing_docs)]
pub struct Car {
    pub wheels: i32,
    pub reason: Option<String>,
}
xsdbind::record! { Car (name = "Car") { wheels: "wheels", reason: "@reason", } }

#[allow(missing_docs)]
pub struct CarAttributes {
    pub reason: Option<String>,
}
xsdbind::record! { CarAttributes () { reason: "@reason", } }

#[allow(missing_docs)]
pub struct Ship {
    pub mast: i32,
    pub sails: Option<String>,
}
xsdbind::record! { Ship (name = "Ship") { mast: "mast", sails: "@sails", } }

#[allow(missing_docs)]
pub struct ShipAttributes {
    pub sails: Option<String>,
}
xsdbind::record! { ShipAttributes () { sails: "@sails", } }

#[allow(missing_docs)]
pub enum Vehicle {
    Car(Car),
    Ship(Ship),
}
xsdbind::types! { Vehicle[Car] (name = "Vehicle") { Car: "Car", Ship: "Ship", } }

#[allow(missing_docs)]
pub enum VehicleAttributes {
    Car(CarAttributes),
    Ship(ShipAttributes),
}
xsdbind::types! { VehicleAttributes[Car] (name = "Vehicle") { Car: "Car", Ship: "Ship", } }

#[allow(missing_docs)]
pub struct Owner {
    pub vehicle: Vec<NillableWith<Vehicle, VehicleAttributes>>,
}
xsdbind::record! { Owner () { vehicle: "vehicle", } }
xsdbind::root! { Owner = "owner" }

/// Of an abstract type whose derived ones have attributes, it is read as the first of these.
#[test]
fn nil_of_no_type_is_kept_when_reading_leniently() {
    let text = "<owner xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\
        <vehicle xsi:nil='true' reason='sold'/><vehicle xsi:nil='true' sails='torn'/></owner>";
    let message =
        "type `Vehicle` is abstract: `xsi:type` must name one derived from it, beside `xsi:nil`, too: `Car`, `Ship`";
    assert_eq!(xsdbind::from_str::<Owner>(text).unwrap_err().message(), message);
    let all = xsdbind::ReadOptions::new().all_errors().from_str::<Owner>(text).unwrap_err();
    assert_eq!(all.iter().map(xsdbind::Error::message).collect::<Vec<_>>(), [message, message]);
    let read = xsdbind::ReadOptions::new().lenient().from_str::<Owner>(text).unwrap();
    let told: Vec<String> =
        read.deviations().iter().map(|one| format!("{} {:?}", one.error().path(), one.found())).collect();
    let passed_over = r#"/owner/vehicle[2] Attribute("sails=\"torn\"")"#;
    assert_eq!(told, ["/owner/vehicle[1] Nil", "/owner/vehicle[2] Nil", passed_over]);
    let (owner, _) = read.into_parts();
    let written = xsdbind::to_string(&owner).unwrap();
    let vehicles =
        "<vehicle xsi:type=\"Car\" xsi:nil=\"true\" reason=\"sold\"/><vehicle xsi:type=\"Car\" xsi:nil=\"true\"/>";
    assert!(written.contains(vehicles), "{written}");
}
