//! Traits of others on generated types: JSON and other formats of serde, hash maps, schemas of OpenAPI.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::error::Error;
use std::hash::{Hash, Hasher};

use own_derives::people::{Address, AnyDocument, Kind, Person, PersonDocument, Phone, Score};
use own_derives::{Entry, lean};
use utoipa::PartialSchema;
use xsdbind::arbitrary::{Unstructured, document};
use xsdbind::{Tri, json};

const PERSON: &str = r#"<person xmlns="urn:people" id="18446744073709551615" rank="at work">
  <name>Ada</name>
  <born>1815-12-10</born>
  <phone xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
  <address kind="at home"><city>London</city></address>
  <fax>123</fax>
  <score>NaN</score>
  <balance>1.50</balance>
  <note xmlns="urn:note">x</note>
</person>"#;

const JSON: &str = r#"{"name":"Ada","born":"1815-12-10","phone":null,"address":[{"city":"London","@kind":"at home"}],"fax":"123","score":"NaN","balance":"1.5","*":{"name":"note","namespace":"urn:note","content":["x"]},"@id":"18446744073709551615","@rank":"at work"}"#;

fn person() -> Result<Person, xsdbind::Error> {
    xsdbind::from_str::<PersonDocument>(PERSON).map(|document| document.0)
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

#[test]
fn json_is_that_of_xsdbind() -> Result<(), Box<dyn Error>> {
    let person = person()?;
    assert_eq!(serde_json::to_string(&person)?, JSON);
    assert_eq!(json::type_to_string(&person)?, JSON);
    assert_eq!(serde_json::from_str::<Person>(JSON)?, person);
    // A document says its root element.
    let document = AnyDocument::from(PersonDocument(person));
    let text = format!("{{\"person\":{JSON}}}");
    assert_eq!(serde_json::to_string(&document)?, text);
    assert_eq!(json::to_string(&document)?, text);
    assert_eq!(serde_json::from_str::<AnyDocument>(&text)?, document);
    Ok(())
}

#[test]
fn what_is_refused() -> Result<(), Box<dyn Error>> {
    for (text, expected) in [
        (r#"{"name":"Ada","email":"a@b","@id":1,"nmae":"x"}"#, "/Person: there is no key `nmae`; expected `name`, `born`,"),
        (r#"{"name":null,"email":"a@b","@id":1}"#, "/Person/name: it cannot be nil; without the key, it is left as it is"),
        (r#"{"name":"Ada","email":"a@b","fax":"1","@id":1}"#, "/Person"),
        (r#"{"name":"Ada","@id":1}"#, "/Person"),
    ] {
        let error = serde_json::from_str::<Person>(text).unwrap_err().to_string();
        assert_eq!(error, json::type_from_str::<Person>(text).unwrap_err().to_string());
        assert!(error.starts_with(expected), "{error}");
    }
    let long = serde_json::from_str::<Phone>(r#""012345678901234567890123""#).unwrap_err();
    assert_eq!(long.to_string(), "/Phone: value is longer than 23 characters");
    Ok(())
}

#[test]
fn in_a_struct_of_ones_own() -> Result<(), Box<dyn Error>> {
    let (person, phone) = (person()?, Some("123".parse()?));
    let entry = Entry { person, phone, found: AnyDocument::from(Score(0.5)) };
    let text = serde_json::to_string(&entry)?;
    assert_eq!(text, format!("{{\"person\":{JSON},\"phone\":\"123\",\"found\":{{\"score\":0.5}}}}"));
    assert_eq!(serde_json::from_str::<Entry>(&text)?, entry);
    assert_eq!(serde_json::from_value::<Entry>(serde_json::to_value(&entry)?)?, entry);
    Ok(())
}

#[test]
fn another_format_that_describes_itself() -> Result<(), Box<dyn Error>> {
    let entry = Entry { person: person()?, phone: None, found: AnyDocument::from(Score(f64::NAN)) };
    let mut bytes = Vec::new();
    ciborium::into_writer(&entry, &mut bytes)?;
    let again: Entry = ciborium::from_reader(bytes.as_slice())?;
    assert_eq!(again.person, entry.person);
    assert_eq!(again.found, entry.found);
    Ok(())
}

#[test]
fn keys_of_maps() -> Result<(), Box<dyn Error>> {
    let one = person()?;
    let mut other = one.clone();
    // Another text of the same value, and `NaN`, which is itself.
    other.balance = Some("001.500".parse()?);
    assert_eq!((&one, hash_of(&one)), (&other, hash_of(&other)));
    let mut seen = HashMap::from([(one, 1)]);
    assert_eq!(seen.insert(other.clone(), 2), Some(1));
    // Absent, nil and a value are three.
    let phones = [Tri::Absent, Tri::Nil, Tri::Value("1".parse()?)];
    let all: HashSet<Person> = phones.map(|phone| Person { phone, ..other.clone() }).into();
    assert_eq!(all.len(), 3);
    let scores = [f64::NAN, f64::NAN, 0.0, -0.0].map(|score| AnyDocument::from(Score(score)));
    assert_eq!(HashSet::from(scores).len(), 2);
    assert_eq!(BTreeSet::from([Kind::AtWork, Kind::AtHome]).first(), Some(&Kind::AtHome));
    Ok(())
}

#[test]
fn schemas_of_openapi() -> Result<(), Box<dyn Error>> {
    let schema = serde_json::to_value(Address::schema())?;
    let properties = schema["properties"].as_object().ok_or("no properties")?;
    assert_eq!(properties.keys().collect::<BTreeSet<_>>(), BTreeSet::from([&"@kind".into(), &"city".into(), &"floor".into(), &"street".into()]));
    assert_eq!((&schema["title"], &properties["city"]["type"]), (&"Where somebody is".into(), &"string".into()));
    assert_eq!(schema["required"], serde_json::json!(["city"]));
    Ok(())
}

/// What is equal has one hash, and what serde makes of it is it again.
#[test]
fn random_people() -> Result<(), Box<dyn Error>> {
    let mut random = fastrand::Rng::with_seed(1);
    let mut all = HashSet::new();
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..2000).map(|_| random.u8(..)).collect();
        let document = document::<AnyDocument>(&mut Unstructured::new(&bytes))?;
        let again: AnyDocument = xsdbind::from_str(&xsdbind::to_string(&document)?)?;
        assert_eq!((&document, hash_of(&document)), (&again, hash_of(&again)));
        let text = serde_json::to_string(&document)?;
        assert_eq!(text, json::to_string(&document)?);
        let again: AnyDocument = serde_json::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
        assert_eq!(document, again, "{text}");
        assert_eq!(hash_of(&document), hash_of(&again), "{text}");
        all.insert(document);
    }
    assert!(all.len() > 150, "{}", all.len());
    Ok(())
}

/// Without `Clone`, `Debug` and `PartialEq`, documents are read and written as ever.
#[test]
fn few_traits() -> Result<(), Box<dyn Error>> {
    let lean: lean::AnyDocument = xsdbind::from_str(PERSON)?;
    assert_eq!(xsdbind::to_string(&lean)?, xsdbind::to_string(&PersonDocument(person()?))?);
    let [one, other]: [lean::PersonDocument; 2] = [xsdbind::from_str(PERSON)?, xsdbind::from_str(PERSON)?];
    assert_eq!(hash_of(&one), hash_of(&other));
    assert_eq!(one, other);
    assert!(format!("{one:?}").contains("Person { name: \"Ada\""), "{one:?}");
    Ok(())
}
