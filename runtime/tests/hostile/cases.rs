//! Hostile documents: what each is called, how it is made, and what has to come of it.
//!
//! Shared by the test `hostile` and by the example of that name, which measures.

use std::fmt::Write as _;

use xsdbind::open::{OpenAttributes, OpenContent, OpenElement};
use xsdbind::types::{Decimal, Integer, List, Token};
use xsdbind::{Boxed, Error, ErrorKind, Limits, ReadOptions, Restricted};

xsdbind::restriction! { DigitsRules "Digits" (Token) { patterns: &[&["([0-9]{1,3})*", r"\p{L}{0,200}"]], } }
xsdbind::restriction! { SmallRules "Small" (Integer) { max_inclusive: Some("1000"), } }

xsdbind::restriction! { ExplodingRules "Exploding" (Token) { patterns: &[&[r"(\p{L}{0,1000}){0,1000}"]], } }
xsdbind::restriction! { HeavyRules "Heavy" (Token) { patterns: &[&["[ab]*a[ab]{50}"]], } }

pub(crate) struct Hostile {
    pub(crate) text: Option<String>,
    pub(crate) integer: Option<Integer>,
    pub(crate) decimal: Option<Decimal>,
    pub(crate) int: Option<i32>,
    pub(crate) small: Option<Restricted<SmallRules>>,
    pub(crate) digits: Option<Restricted<DigitsRules>>,
    pub(crate) exploding: Option<Restricted<ExplodingRules>>,
    pub(crate) heavy: Option<Restricted<HeavyRules>>,
    pub(crate) list: Option<List<i32>>,
    pub(crate) item: Vec<String>,
    pub(crate) tree: Option<Boxed<Hostile>>,
    pub(crate) open: Option<OpenContent>,
    pub(crate) any: Vec<OpenElement>,
    pub(crate) attribute: Option<String>,
    pub(crate) others: OpenAttributes,
}

xsdbind::record! { Hostile (name = "Hostile") {
    text: "text",
    integer: "integer",
    decimal: "decimal",
    int: "int",
    small: "small",
    digits: "digits",
    exploding: "exploding",
    heavy: "heavy",
    list: "list",
    item: "item",
    tree: "tree",
    open: "open",
    any: "*",
    attribute: "@attribute",
    others: "@*",
} }

xsdbind::root! { Hostile = "hostile" }

/// What comes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Accepted,
    Refused(ErrorKind),
}

use Outcome::{Accepted, Refused};

/// The name, what makes the document for a million or a smaller number in its place, and what has to come of it.
pub(crate) type Case = (&'static str, fn(usize) -> String, Outcome);

pub(crate) const CASES: &[Case] = &[
    ("depth 100,000, typed", |mega| nested("tree", mega / 10), Refused(ErrorKind::Limit)),
    ("depth 100,000, open", |mega| nested("open", mega / 10), Refused(ErrorKind::Limit)),
    ("depth 510, typed", |_| nested("tree", 510), Accepted),
    ("depth 510, open", |_| nested("open", 510), Accepted),
    ("text of 20 MB", |mega| element("text", &"x".repeat(20 * mega)), Accepted),
    ("text of 20 MB of CR LF", |mega| element("text", &"\r\n".repeat(10 * mega)), Accepted),
    ("text of 70 MB", |_| element("text", &"x".repeat(70_000_000)), Refused(ErrorKind::Limit)),
    ("100,000 attributes", |mega| tag(&repeat(mega / 10, |n| format!(" a{n}='x'"))), Refused(ErrorKind::Limit)),
    (
        "1,000 attributes 1,500 times",
        |mega| many(mega / 1000 * 3 / 2, &format!("<a{}/>", repeat(1000, |n| format!(" a{n}=''")))),
        Accepted,
    ),
    (
        "1,000 attributes and one of them twice",
        |_| tag(&(repeat(1000, |n| format!(" a{n}=''")) + " a0=''")),
        Refused(ErrorKind::Syntax),
    ),
    (
        "50,000 namespace declarations",
        |mega| tag(&repeat(mega / 20, |n| format!(" xmlns:a{n}='u'"))),
        Refused(ErrorKind::Limit),
    ),
    ("100 prefixes on each of 500 levels", prefixes_on_levels, Refused(ErrorKind::Limit)),
    ("250 prefixes, and the outermost 500,000 times", |mega| scoped(&"<a0:x/>".repeat(mega / 2)), Accepted),
    (
        "another namespace 600,000 times",
        |mega| open(&repeat(mega / 10 * 6, |n| format!("<a xmlns='u:{n}'/>"))),
        Accepted,
    ),
    ("250 prefixes, and 3,000,000 that are none", |mega| scoped(&repeat(3 * mega, |n| format!("{n:x}:"))), Accepted),
    ("billion laughs", billion_laughs, Refused(ErrorKind::Syntax)),
    ("entity of 100 kB, 100,000 times", quadratic_entities, Refused(ErrorKind::Syntax)),
    (
        "external entity",
        |_| "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><hostile><text>&e;</text></hostile>".to_owned(),
        Refused(ErrorKind::Syntax),
    ),
    ("5,000,000 digits, integer", |mega| element("integer", &digits(mega)), Accepted),
    ("5,000,000 digits, decimal", |mega| element("decimal", &format!("-0.{}", digits(mega))), Accepted),
    ("5,000,000 digits, int", |mega| element("int", &digits(mega)), Refused(ErrorKind::Value)),
    ("5,000,000 zeros, int", |mega| element("int", &"0".repeat(5 * mega)), Accepted),
    ("5,000,000 digits, bounded", |mega| element("small", &digits(mega)), Refused(ErrorKind::Value)),
    ("5,000,000 digits, pattern", |mega| element("digits", &digits(mega)), Accepted),
    ("5,000,000 letters, pattern", |mega| element("digits", &"x".repeat(5 * mega)), Refused(ErrorKind::Value)),
    ("pattern that takes too much compiled", |_| element("exploding", "x"), Refused(ErrorKind::Value)),
    ("pattern with 2^50 states, 5 MB", |mega| element("heavy", &a_and_b(5 * mega)), Accepted),
    ("list of 1,000,000 items", |mega| element("list", &"1 ".repeat(mega)), Accepted),
    ("1,000,000 elements", |mega| format!("<hostile>{}</hostile>", "<item>x</item>".repeat(mega)), Accepted),
    ("600,000 open elements", |mega| open(&"<a/>".repeat(mega / 10 * 6)), Accepted),
    ("name of 10 MB", |mega| format!("<{}/>", "a".repeat(10 * mega)), Refused(ErrorKind::Limit)),
    ("name of 10 MB at the end", |mega| format!("<hostile></{}>", "a".repeat(10 * mega)), Refused(ErrorKind::Syntax)),
    ("name of 10 MB, attribute", |mega| tag(&format!(" {}=''", "a".repeat(10 * mega))), Refused(ErrorKind::Limit)),
    ("name of 10 MB, prefix", |mega| format!("<{}:a/>", "a".repeat(10 * mega)), Refused(ErrorKind::Limit)),
    ("name of 10 MB, instruction", |mega| format!("<?{}?><hostile/>", "a".repeat(10 * mega)), Accepted),
    (
        "name of 10 MB, no name",
        |mega| format!("<?{}?><hostile/>", "\u{80}".repeat(5 * mega)),
        Refused(ErrorKind::Syntax),
    ),
    (
        "name of 10 MB, entity",
        |mega| element("text", &format!("&{};", "a".repeat(10 * mega))),
        Refused(ErrorKind::Syntax),
    ),
    (
        "namespace of 20 MB",
        |mega| tag(&format!(" xmlns='{}'", "a".repeat(20 * mega))),
        Refused(ErrorKind::UnexpectedElement),
    ),
    (
        "namespace of 20 MB that cannot be",
        |mega| tag(&format!(" xmlns:xml='{}'", "\u{80}".repeat(10 * mega))),
        Refused(ErrorKind::Syntax),
    ),
    ("comment of 20 MB", |mega| format!("<!--{}--><hostile/>", "- ".repeat(10 * mega)), Accepted),
    ("1,000,000 comments in a text", |mega| element("text", &"x<!---->".repeat(mega)), Accepted),
    ("attribute of 20 MB", |mega| tag(&format!(" attribute='{}'", "x".repeat(20 * mega))), Accepted),
    ("attribute of 20 MB of references", |mega| tag(&format!(" attribute='{}'", "&#38;".repeat(4 * mega))), Accepted),
    ("text of 20 MB of references", |mega| element("text", &"&#38;".repeat(4 * mega)), Accepted),
    ("`&` 20,000,000 times", |mega| element("text", &"&".repeat(20 * mega)), Refused(ErrorKind::Syntax)),
    ("`<` 20,000,000 times", |mega| "<".repeat(20 * mega), Refused(ErrorKind::Syntax)),
    ("`]` 20,000,000 times", |mega| element("text", &"]".repeat(20 * mega)), Accepted),
    ("100,000 CDATA sections", |mega| element("text", &"<![CDATA[x]]>".repeat(mega / 10)), Accepted),
    ("CDATA section without end", |mega| element("text", &"<![CDATA[".repeat(2 * mega)), Refused(ErrorKind::Syntax)),
    ("blanks, 20 MB", |mega| format!("<hostile>{}</hostile>", " ".repeat(20 * mega)), Accepted),
    ("colons in open text, 20 MB", |mega| open(&":".repeat(20 * mega)), Accepted),
];

/// Reads a document with every limit at its default, the depth apart.
pub(crate) fn read(document: &str) -> Result<Hostile, Error> {
    let limits = Limits::default().depth(Limits::MAX_DEPTH);
    ReadOptions::new().limits(limits).from_str(document)
}

/// What came of reading, after all has been done with it that can be: a value is cloned, compared, printed and dropped.
pub(crate) fn outcome(read: Result<Hostile, Error>) -> Outcome {
    let mut length = Length(0);
    // Counting cannot fail.
    let (outcome, most) = match read {
        Ok(value) => {
            assert!(value == value.clone(), "the clone is another value");
            let _ = write!(length, "{value:?}");
            (Accepted, usize::MAX)
        }
        Err(error) => {
            let _ = write!(length, "{error}");
            (Refused(error.kind()), 10_000)
        }
    };
    assert!((1..=most).contains(&length.0), "{} bytes are printed", length.0);
    outcome
}

/// What is printed, counted only.
struct Length(usize);

impl std::fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn element(name: &str, content: &str) -> String {
    format!("<hostile><{name}>{content}</{name}></hostile>")
}

fn open(content: &str) -> String {
    element("open", content)
}

fn tag(attributes: &str) -> String {
    format!("<hostile{attributes}/>")
}

fn many(count: usize, content: &str) -> String {
    open(&content.repeat(count))
}

fn repeat(count: usize, make: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |all, number| all + &make(number))
}

fn nested(name: &str, depth: usize) -> String {
    format!("<hostile>{}{}</hostile>", format!("<{name}>").repeat(depth), format!("</{name}>").repeat(depth))
}

/// Content below 250 declarations.
fn scoped(content: &str) -> String {
    let declarations = repeat(250, |number| format!(" xmlns:a{number}='u:{number}'"));
    format!("<hostile><open{declarations}>{content}</open></hostile>")
}

fn prefixes_on_levels(_mega: usize) -> String {
    let level =
        |level| format!("<open{}>", repeat(100, |number| format!(" xmlns:p{level}-{number}='u:{level}:{number}'")));
    format!("<hostile>{}{}</hostile>", repeat(500, level), "</open>".repeat(500))
}

fn billion_laughs(_mega: usize) -> String {
    let entity = |n: usize| format!("<!ENTITY e{} '{}'>", n + 1, format!("&e{n};").repeat(10));
    format!("<!DOCTYPE a [<!ENTITY e0 'ha'>{}]>{}", repeat(9, entity), element("text", "&e9;"))
}

fn quadratic_entities(mega: usize) -> String {
    format!("<!DOCTYPE a [<!ENTITY e '{}'>]>{}", "x".repeat(mega / 10), element("text", &"&e;".repeat(mega / 10)))
}

fn digits(mega: usize) -> String {
    "9".repeat(5 * mega)
}

/// Both letters in no order that repeats, and the one that the pattern asks for fifty before the end.
fn a_and_b(length: usize) -> String {
    let mut state = 1_u64;
    let mut text: String = (0..length)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if state >> 63 == 0 { 'a' } else { 'b' }
        })
        .collect();
    text.replace_range(length - 51..length - 50, "a");
    text
}
