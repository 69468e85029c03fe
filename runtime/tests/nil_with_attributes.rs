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
