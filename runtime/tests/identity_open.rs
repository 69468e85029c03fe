//! Identity constraints and `ID`s of what the schema leaves open and declares all the same, as deep as can be read.

use xsdbind::document::Known;
use xsdbind::identity::{Constraint, Kind, Step::*};
use xsdbind::open::OpenElement;
use xsdbind::table::Process;
use xsdbind::types::Id;
use xsdbind::{ErrorKind, Limits, ReadOptions, check_identity_constraints, check_ids, from_str};

/// `<bag>` holds documents; `<number>` and `<name>` are two, and so is a bag, in which numbers are different.
#[derive(Default)]
pub struct Bag {
    pub lax: Vec<OpenElement>,
    pub label: Option<Id>,
}

xsdbind::record! { Bag () {
    lax: "*" (process = Process::Lax(<AnyDocument as Known>::KNOWN)),
    label: "@label",
} }

const NUMBERS: &[Constraint] = &[Constraint {
    kind: Kind::Unique,
    name: ("", "numbers"),
    selector: &[&[Descendants, Child("", "number")], &[Descendants, Child("", "unknown")]],
    fields: &[&[&[]]],
}];

xsdbind::root! { Bag = "bag" (identity = NUMBERS) }

#[derive(Clone, Debug, PartialEq)]
pub struct Number(pub i32);

xsdbind::document! { Number(i32) = "number" }

#[derive(Clone, Debug, PartialEq)]
pub enum AnyDocument {
    Bag(Bag),
    Number(Number),
}

xsdbind::any_document! { AnyDocument {
    Bag(Bag),
    Number(Number),
} }

#[track_caller]
fn told(document: &str) -> String {
    let bag: Bag = from_str(document).unwrap();
    let error = check_identity_constraints(&bag).and_then(|()| check_ids(&bag)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Identity);
    error.to_string()
}

#[test]
fn declared_elements_have_their_types() {
    let twice = "/bag/bag/number: the unique constraint `numbers` has the value `7` twice";
    assert_eq!(told("<bag><number>7</number><bag><number>07</number></bag></bag>"), twice);
    assert_eq!(
        told("<bag><bag><number>7</number><x/><number>07</number></bag></bag>"),
        "/bag/bag/number: the unique constraint `numbers` has the value `7` twice"
    );
    let unknown = "/bag/x/number: the unique constraint `numbers` has the value `7` twice";
    assert_eq!(told("<bag><x><number>7</number><number>07</number></x></bag>"), unknown);
    let bag: Bag = from_str("<bag label='a'><number>7</number><x label='a'><number>8</number></x></bag>").unwrap();
    check_identity_constraints(&bag).unwrap();
    check_ids(&bag).unwrap();
}

/// Three validators: an element that is declared nowhere has no simple type, unless it names one.
#[test]
fn undeclared_elements_have_none() {
    let none = "/bag/unknown: the field `.` of the unique constraint `numbers` has no simple type";
    assert_eq!(told("<bag><unknown>7</unknown></bag>"), none);
    let of = |text: &str| {
        format!(
            "<unknown xmlns:x='http://www.w3.org/2001/XMLSchema' \
             xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='x:int'>{text}</unknown>"
        )
    };
    let twice = "/bag/unknown: the unique constraint `numbers` has the value `7` twice";
    assert_eq!(told(&format!("<bag>{}<x>{}</x>{}</bag>", of("7"), of("8"), of("07"))), twice);
}

#[test]
fn ids_in_them_count() {
    let document = "<bag label='a'><x><bag label='a'/></x></bag>";
    assert_eq!(told(document), "/bag/x/bag/@label: the ID `a` occurs twice in the document");
}

/// Reading each bag for itself would read what is innermost once for each around it.
#[test]
fn deep_documents() {
    // Where code is not optimised, deeper documents of wildcards alone need more than the 2 MiB of a thread of a test.
    let depth = Limits::MAX_DEPTH / 4 * 3;
    let numbers: Vec<String> = (0..2_000).map(|number| format!("<number>{number}</number>")).collect();
    let numbers = numbers.concat();
    let text = format!("{}{numbers}{}", "<bag>".repeat(depth), "</bag>".repeat(depth));
    let options = ReadOptions::new().limits(Limits::default().depth(Limits::MAX_DEPTH));
    let bag: Bag = options.from_str(&text).unwrap();
    check_identity_constraints(&bag).unwrap();
    check_ids(&bag).unwrap();
    let bag: Bag = options.from_str(&text.replacen("<number>7<", "<number>8<", 1)).unwrap();
    assert_eq!(check_identity_constraints(&bag).unwrap_err().path().matches("/bag").count(), depth);
}
