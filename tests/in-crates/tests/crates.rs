//! Through the crate of a module all is as in one crate: paths, traits, what is read, written and refused.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use in_crates as one;
use ocip::base::OCICommand;
use units::Cents;
use xsdbind::{CarriedBy, Document, Patch, Request, Tri};

/// What becomes of a document: the value, as XML and as JSON, or the error.
fn fate<D: Document + Debug>(xml: &[u8]) -> Result<[String; 3], String> {
    let value: D = xsdbind::from_slice(xml).map_err(|error| error.to_string())?;
    let written = xsdbind::to_string(&value).map_err(|error| error.to_string())?;
    let json = xsdbind::json::to_string(&value).map_err(|error| error.to_string())?;
    Ok([format!("{value:?}"), written, json])
}

/// Compares what two enums of all documents make of the documents in a folder; how many they are.
fn compare<Several: Document + Debug, One: Document + Debug>(folder: &str) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples").join(folder);
    let files = fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let mut count = 0;
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "xml")) {
        let xml = fs::read(&path).expect("the file can be read");
        let (several, one) = (fate::<Several>(&xml), fate::<One>(&xml));
        assert_eq!(several, one, "{}", path.display());
        let is_bad = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("bad-"));
        assert_eq!(several.is_err(), is_bad, "{}: {several:?}", path.display());
        count += 1;
    }
    count
}

#[test]
fn documents_are_the_same() {
    assert!(compare::<ocip::AnyDocument, one::ocip::AnyDocument>("ocip") > 100);
    assert!(compare::<userupdate::AnyDocument, one::userupdate::AnyDocument>("userupdate") > 10);
}

#[test]
fn requests_are_carried_by_a_set_in_another_crate() {
    fn response<R: Request + CarriedBy<OCICommand>>(_: &R) -> &'static str {
        std::any::type_name::<R::Response>()
    }
    let request = ocip::UserGetRequest22::new("alice".parse().expect("a user"));
    assert!(response(&request).ends_with("UserGetResponse22"));
    assert!(const { <ocip::UserGetRequest22 as Request>::READS && !<ocip::UserModifyRequest22 as Request>::READS });
    // The same type by all of its paths.
    let command: ocip::OCICommand = OCICommand::UserGetRequest22(request);
    assert!(matches!(command, ocip::base::OCICommand::UserGetRequest22(_)));
}

fn is_patch<P: Patch>() {}

#[test]
fn patches_are_there() {
    is_patch::<ocip::UserModifyRequest22>();
}

const SHOP: &str = r#"<shop kind="kiosk" fee="0.25"
    xmlns="urn:places" xmlns:c="urn:common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <at><name>Shop</name><street>High Street</street><number>1</number><zip>0000</zip><town>Town</town><country>X</country>
    <phone xsi:nil="true"/><of>Bob</of></at>
  <is><c:code>s</c:code></is>
  <size xsi:type="SmallSize">7.50</size>
  <note><c:answer><c:text xsi:nil="true"/></c:answer></note>
</shop>"#;

const PERSON: &str = r#"<person xmlns="urn:places" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <lives><name>Alice</name><street>s</street><number>2</number><zip>1</zip><town>t</town><country>c</country></lives>
  <friend><lives><name>Bob</name><street>s</street><number>3</number><zip>1</zip><town>t</town><country>c</country></lives></friend>
  <pet xsi:type="Cat" name="Tom"/>
</person>"#;

#[test]
fn names_of_several_namespaces_and_what_is_open() {
    let open = format!(
        r#"<open xmlns="urn:places">{PERSON}<c:place xmlns:c="urn:common"><c:code>x</c:code></c:place></open>"#
    );
    let wrong_inside = open.replace(r#" name="Tom""#, "");
    for (xml, is_good) in [
        (SHOP, true),
        (PERSON, true),
        (&open, true),
        (&wrong_inside, false),
        (&SHOP.replace("7.50", "700"), false),
        (&SHOP.replace("0.25", "0.255"), false),
    ] {
        let (several, one) =
            (fate::<places::AnyDocument>(xml.as_bytes()), fate::<one::places::AnyDocument>(xml.as_bytes()));
        assert_eq!(several, one);
        assert_eq!(several.is_ok(), is_good, "{several:?}");
    }
    let shop = xsdbind::from_str::<places::ShopDocument>(SHOP).expect("a shop");
    // The module's own goes before that of another namespace, as does what belongs to it.
    let at: places::Place = shop.0.at.clone();
    let is: Option<places::common::Place> = shop.0.is.clone();
    assert_eq!((at.phone, is.map(|is| is.code.to_string())), (Tri::Nil, Some("s".to_owned())));
    let required = places::PlaceRequired {
        name: "n".into(),
        street: "s".into(),
        number: 1,
        zip: "1".parse().expect("a code"),
        town: "t".into(),
        country: "c".into(),
    };
    let mut person = places::Person::new(places::Place::new(required));
    person.pet = Some(places::Animal::Dog(places::Dog::new("Rex".parse().expect("a token"))));
    assert!(std::collections::HashSet::from([person.clone()]).contains(&person));
}

#[test]
fn types_of_others_and_values_that_no_schema_lists() {
    let mut shop = xsdbind::from_str::<places::ShopDocument>(SHOP).expect("a shop").0;
    assert_eq!(shop.kind_or_default(), places::Kind::Unrecognized("kiosk".into()));
    assert_eq!(shop.fee.as_ref().map(places::Fee::get), Some(&Cents(25)));
    (shop.kind, shop.fee) = (None, None);
    assert_eq!(shop.kind_or_default(), places::common::Kind::Shop);
    assert_eq!(shop.fee_or_default().as_ref().map(places::Fee::get), Ok(&Cents(150)));
}

const ERRAND: &str = r#"<errand xmlns="urn:errands" xmlns:s="urn:shared" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <task><s:title>Shopping</s:title><s:note xsi:nil="true"/></task><by name="Bob"/>
</errand>"#;

#[test]
fn types_that_another_crate_has() {
    for (xml, is_good) in [(ERRAND, true), (&ERRAND.replace("<by ", "<by state='new' "), false)] {
        let (several, one) =
            (fate::<errands::AnyDocument>(xml.as_bytes()), fate::<one::errands::AnyDocument>(xml.as_bytes()));
        assert_eq!(several, one);
        assert_eq!(several.is_ok(), is_good, "{several:?}");
    }
    // Of the two types of one name the module's own.
    let errand: errands::Errand = xsdbind::from_str::<errands::ErrandDocument>(ERRAND).expect("an errand").0;
    let task: &shared::Task = &errand.task;
    assert_eq!((&task.note, errand.state_or_default()), (&Tri::Nil, Ok(errands::State::Open)));
    let label = errands::shared::Errand { text: None };
    assert_eq!(label, shared::Errand::default());
}
