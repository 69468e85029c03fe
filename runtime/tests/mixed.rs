//! Mixed content: what writing refuses, all errors at once, and lenient reading.

use xsdbind::error::Found;
use xsdbind::table::Model::{One, Sequence, Times};
use xsdbind::{ErrorKind, Mixed, ReadOptions, WriteOptions};

pub struct Letter {
    pub content: Vec<Mixed<LetterContent>>,
}

xsdbind::record! { Letter () {
    content: "mixed()" (
        table = Some(<LetterContent as xsdbind::slot::Generated>::TABLE),
        model = Some(&Sequence(&[One("name"), Times(0, 2, &One("sum"))]))
    ),
} }

pub enum LetterContent {
    Name(String),
    Sum(i32),
}

xsdbind::choice! { LetterContent[Name] () {
    Name: "name",
    Sum: "sum",
} }

xsdbind::root! { Letter = "letter" }

fn name() -> Mixed<LetterContent> {
    Mixed::Element(LetterContent::Name("Ann".to_owned()))
}

fn sum(number: i32) -> Mixed<LetterContent> {
    Mixed::Element(LetterContent::Sum(number))
}

#[test]
fn texts_and_elements_keep_their_order() {
    let letter = Letter { content: vec!["Dear ".into(), name(), ": ".into(), sum(1), sum(2), "<".into()] };
    let xml = WriteOptions::new().declaration(false).indent(2).to_string(&letter).unwrap();
    assert_eq!(xml, "<letter>Dear <name>Ann</name>: <sum>1</sum><sum>2</sum>&lt;</letter>\n");
    let again: Letter = xsdbind::from_str(&xml).unwrap();
    assert_eq!(again, letter);
    assert_eq!(again.clone(), letter);
    assert_eq!(format!("{again:?}"), r#"Letter { content: ["Dear ", Name("Ann"), ": ", Sum(1), Sum(2), "<"] }"#);
}

#[test]
fn what_the_order_forbids_is_not_written() {
    for (content, expected) in [
        (vec!["none".into()], "/letter: expected element `name`, found the end of the content"),
        (vec![sum(1), name()], "/letter: expected element `name`, found element `sum`"),
        (vec![name(), sum(1), sum(2), sum(3)], "/letter: element `sum` is not allowed here"),
        (vec![name(), "and".into(), name()], "/letter: element `name` is not allowed here"),
    ] {
        assert_eq!(xsdbind::to_string(&Letter { content }).unwrap_err().to_string(), expected);
    }
    assert_eq!(
        xsdbind::to_string(&Letter { content: vec!["\u{1}".into(), name()] }).unwrap_err().kind(),
        ErrorKind::Character
    );
}

#[test]
fn all_errors_are_found() {
    let text = "<letter>a<sum>x</sum>b<what/>c<name/>d<sum>1</sum></letter>";
    let errors = ReadOptions::new().all_errors().from_str::<Letter>(text).unwrap_err();
    let told: Vec<String> = errors.into_iter().map(|error| error.to_string()).collect();
    assert_eq!(
        told,
        [
            "1:10: /letter: expected element `name`, found element `sum`",
            "1:10: /letter/sum: expected an `xs:int`, found `x`",
            "1:23: /letter: element `what` is not allowed here",
            "1:31: /letter: element `name` is not allowed here",
        ]
    );
}

#[test]
fn unknown_elements_are_passed_over_leniently() {
    let read =
        ReadOptions::new().lenient().from_str::<Letter>("<letter>a<what>b</what>c<name>Ann</name></letter>").unwrap();
    assert_eq!(read.deviations()[0].found(), &Found::Element("<what>b</what>".to_owned()));
    assert_eq!(read.document().content, ["a".into(), "c".into(), name()]);
}
