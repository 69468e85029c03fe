//! Setters in a chain and getters of defaults, as users call them.

use xsdbind::open::{ExpandedName, OpenElement};
use xsdbind::types::{DateTime, QName};
use xsdbind::{Nillable, NillableWith, Tri};

use crate::cases::default_getters::{Align, Cost, Named, Size, Table, Word};
use crate::cases::setters::{Address, Change, ChangeDocument, ChangeHomeChoice, Mode};

#[test]
fn what_is_not_set_stays_absent() -> Result<(), Box<dyn std::error::Error>> {
    let new = || -> Result<Change, xsdbind::ValueError> { Ok(Change::new("a".parse()?, Nillable::Nil)) };
    let xml = |change: Change| xsdbind::to_string(&ChangeDocument(change));
    let none = xml(new()?)?;
    let change = new()?
        .with_phone("12".parse()?)
        .with_type("mobile")
        .clear_note()
        .with_address(Address::default().with_city("Paris"))
        .with_alias(["one", "two"])
        .with_alias(Some("three"))
        .with_number([Nillable::Value(1), Nillable::Nil])
        .with_number([2])
        .with_home_choice(ChangeHomeChoice::Work("34".parse()?))
        .with_before(new()?.clear_phone().clear_address())
        .with_any([OpenElement::text(ExpandedName { namespace: "urn:other".to_owned(), local: "more".to_owned() }, "")])
        .with_mode(Mode::Some);
    assert_eq!(change.phone, Tri::Value("12".parse()?));
    assert_eq!(change.note, Tri::Nil);
    assert_eq!(change.number.len(), 3);
    assert_eq!(change.since, None);
    assert_eq!(
        none,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <change xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><id>a</id><key xsi:nil=\"true\"/></change>"
    );
    let before = change.before.as_deref().ok_or("no change before")?;
    assert_eq!((&before.phone, &before.note), (&Tri::Nil, &Tri::Absent));
    assert!(matches!(&before.address, Some(NillableWith::Nil(beside)) if beside.kind.is_none()));
    let written = xml(change)?;
    assert!(written.contains("<alias>one</alias><alias>two</alias><alias>three</alias>"), "{written}");
    Ok(())
}

#[test]
fn absent_attributes_have_their_defaults() -> Result<(), Box<dyn std::error::Error>> {
    let absent = Table::default();
    assert_eq!(absent.border_or_default(), 1);
    assert_eq!(absent.align_or_default(), Align::Left);
    assert_eq!(absent.title_or_default(), "");
    assert_eq!(absent.since_or_default().to_string(), "2000-01-01");
    assert_eq!(absent.weights_or_default().to_string(), "1 2");
    assert_eq!(absent.price_or_default().to_string(), "1.50");
    assert_eq!(absent.size_or_default(), Size::Word(Word::Large));
    assert_eq!(absent.sizes_or_default().to_string(), "3 large");
    assert_eq!(absent.shown_or_default(), "{http://www.w3.org/2001/XMLSchema}int".parse::<QName>()?);
    assert_eq!(absent.at_or_default(), "2000-01-02T00:00:00".parse::<DateTime>()?);
    assert_eq!(absent.type_or_default(), Align::Right);
    assert_eq!(absent.names_or_default().to_string(), "{http://www.w3.org/2001/XMLSchema}int {urn:d}a");
    assert_eq!(absent.named_or_default(), Named::QName("{urn:d}a".parse()?));
    assert_eq!(absent.called_or_default(), Named::Token("1a".into()));
    assert_eq!(absent.format_or_default().to_string(), "gif");
    // The text, too, is that of the schema.
    assert!(matches!(absent.cost_or_default(), Cost::Price(price) if price.to_string() == "01.50"));
    assert_eq!(absent.limited_or_default().get(), &Size::Word(Word::Large));
    assert_eq!(absent.part_or_default().to_string(), "1.5");
    assert_eq!(absent.until_or_default().to_string(), "2000-01-01T00:00:00Z");
    assert_eq!(absent.words_or_default().to_string(), "a b");
    // What a pattern says of prefixes, which there are none of, may be of no value.
    assert_eq!(absent.prefixed_or_default()?.get(), &"{urn:d}a".parse()?);
    let error = absent.reserved_or_default().map_err(|error| error.to_string());
    assert_eq!(error, Err("Reserved: no text of the value `{urn:d}a` matches the pattern `xmld:.*`".to_owned()));
    let given = Table { border: Some(0), align: Some(Align::Right), ..absent };
    assert_eq!((given.border_or_default(), given.align_or_default()), (0, Align::Right));
    Ok(())
}

#[test]
fn methods_that_would_have_one_name_have_numbers() -> Result<(), Box<dyn std::error::Error>> {
    let change = Change::new("a".parse()?, Nillable::Nil).with_mode_or_default(1);
    assert_eq!((change.mode_or_default, change.with_mode_or_default_2()), (Some(1), Mode::Some));
    assert_eq!((change.mode_or_default(), change.with_with_mode(Mode::All).with_mode), (Mode::All, Some(Mode::All)));
    Ok(())
}
