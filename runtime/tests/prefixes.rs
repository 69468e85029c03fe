//! Prefixes in texts, attribute values and names of types, wherever they are declared, declared anew or not declared: what
//! was read is the same value when it was written and is read again.
//!
//! Which prefixes are declared on an element of the output is for the writer to say, and what a text means depends on
//! them. So documents are random ones in which the same few prefixes, those of the writer among them, stand everywhere.

use std::fmt::Write as _;

use xsdbind::open::{OpenAttributes, OpenContent, OpenElement, OpenType};
use xsdbind::types::{AnySimpleType, QName};
use xsdbind::{NillableWith, WriteOptions};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Every kind of place for names and open content.
#[derive(Default)]
pub struct Bag {
    pub name: Option<QName>,
    pub either: Option<Either>,
    pub simple: Option<AnySimpleType>,
    pub open: Option<NillableWith<OpenContent, OpenContent>>,
    pub command: Option<Command>,
    pub bag: Vec<Self>,
    pub any: Vec<OpenElement>,
    pub key: Option<QName>,
    pub others: OpenAttributes,
}

xsdbind::record! { Bag () {
    name: "name",
    either: "either",
    simple: "simple",
    open: "open",
    command: "command",
    bag: "bag",
    any: "*",
    key: "@key",
    others: "@*",
} }
xsdbind::root! { Bag = "bag" }

#[derive(Clone, Debug)]
pub enum Either {
    Number(i32),
    Name(QName),
    Text(String),
}

xsdbind::union! { Either () { Number: i32, Name: QName, Text: String, } }

pub enum Command {
    Rename(Rename),
    Unselected(OpenType),
}

xsdbind::types! { Command[Rename] (name = "Command", namespace = "urn:b") {
    Rename: "Rename",
    Unselected: "*",
} }

pub struct Rename {
    pub to: Option<String>,
}

xsdbind::record! { Rename (name = "Rename") { to: "to", } }

/// A document with as many elements as `size` allows.
struct Make {
    rng: fastrand::Rng,
    size: usize,
    out: String,
}

const PREFIXES: [&str; 6] = ["p", "pp", "n1", "n2", "xsi", "q"];
const NAMESPACES: [&str; 4] = ["urn:a", "urn:b", "urn:c", XSI];

impl Make {
    fn document(seed: u64) -> String {
        let mut rng = fastrand::Rng::with_seed(seed);
        let size = rng.usize(1..12);
        let mut make = Self { rng, size, out: String::new() };
        make.bag(&mut Vec::new());
        make.out
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.rng.usize(..times) == 0
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.rng.usize(..from.len())]
    }

    /// Goes on within one element, unless there are enough.
    fn within(&mut self, scope: &[(String, String)], make: impl Fn(&mut Self, &mut Vec<(String, String)>)) {
        if let Some(size) = self.size.checked_sub(1) {
            self.size = size;
            make(self, &mut scope.to_vec());
        }
    }

    /// A start tag without its end, in which these attributes may stand; what is declared is in scope from there on.
    fn start(&mut self, scope: &mut Vec<(String, String)>, name: &str, attributes: &[&str]) {
        let mut declared = Vec::new();
        for _ in 0..self.rng.usize(0..3) {
            let prefix = self.pick(&PREFIXES);
            if !declared.contains(&prefix) {
                declared.push(prefix);
                let namespace = if prefix == "xsi" && !self.one_in(3) { XSI } else { self.pick(&NAMESPACES) };
                scope.push((prefix.to_owned(), namespace.to_owned()));
            }
        }
        let mut tag = format!("<{name}");
        for prefix in declared {
            _ = write!(tag, " xmlns:{prefix}='{}'", namespace(scope, prefix).unwrap_or_default());
        }
        let mut seen = Vec::new();
        for attribute in attributes {
            let (prefix, value) = match *attribute {
                "type" => match prefix_of_xsi(scope) {
                    Some(prefix) => (prefix + ":", self.name()),
                    None => continue,
                },
                "nil" => match prefix_of_xsi(scope) {
                    Some(prefix) => (prefix + ":", "true".to_owned()),
                    None => continue,
                },
                "other" => {
                    let prefix = self.pick(&PREFIXES);
                    match namespace(scope, prefix) {
                        Some(namespace) if namespace != XSI => (format!("{prefix}:"), self.text()),
                        _ => continue,
                    }
                }
                "key" => match self.name() {
                    name if is_known(scope, &name) => (String::new(), name),
                    _ => continue,
                },
                _ => (String::new(), self.text()),
            };
            let name = format!("{prefix}{attribute}");
            if !seen.contains(&name) {
                _ = write!(tag, " {name}='{value}'");
                seen.push(name);
            }
        }
        self.out.push_str(&tag);
    }

    fn name(&mut self) -> String {
        let prefix = self.pick(&["", "", "p:", "pp:", "n1:", "n2:", "xsi:", "q:"]);
        format!("{prefix}{}", self.pick(&["T", "Rename"]))
    }

    fn text(&mut self) -> String {
        let words: Vec<String> = (0..self.rng.usize(0..3)).map(|_| self.name()).collect();
        words.join(self.pick(&[" ", "", "(", ","]))
    }

    fn bag(&mut self, scope: &mut Vec<(String, String)>) {
        let attributes: &[&str] = if self.one_in(2) { &["key", "other", "x"] } else { &[] };
        self.start(scope, "bag", attributes);
        self.out.push('>');
        if self.one_in(3) {
            self.within(scope, |make, scope| make.leaf(scope, "name", &[]));
        }
        if self.one_in(3) {
            self.within(scope, |make, scope| make.leaf(scope, "either", &[]));
        }
        if self.one_in(3) {
            self.within(scope, |make, scope| make.leaf(scope, "simple", &[]));
        }
        if self.one_in(2) {
            let types: &[&str] = if self.one_in(2) { &["x", "type", "other"] } else { &["other"] };
            self.within(scope, |make, scope| make.open(scope, "open", types));
        }
        if self.one_in(3) {
            self.within(scope, |make, scope| make.open(scope, "command", &["type", "x"]));
        }
        for _ in 0..self.rng.usize(0..3) {
            self.within(scope, Self::bag);
        }
        for _ in 0..self.rng.usize(0..3) {
            self.within(scope, Self::element);
        }
        self.out.push_str("</bag>");
    }

    /// An element that holds a text alone.
    fn leaf(&mut self, scope: &mut Vec<(String, String)>, name: &str, attributes: &[&str]) {
        self.start(scope, name, attributes);
        self.out.push('>');
        let mut text = self.text();
        while name == "name" && !is_known(scope, &text) {
            text = self.name();
        }
        self.out.push_str(&text);
        _ = write!(self.out, "</{name}>");
    }

    /// An element of some name, which no declaration is for.
    fn element(&mut self, scope: &mut Vec<(String, String)>) {
        let name = match self.pick(&PREFIXES) {
            prefix if namespace(scope, prefix).is_some() && self.one_in(2) => format!("{prefix}:e"),
            _ => "e".to_owned(),
        };
        let attributes: &[&str] = match self.rng.usize(..4) {
            0 => &["x", "type", "other"],
            1 => &["x"],
            2 => &["nil", "other"],
            _ => &[],
        };
        self.open(scope, &name, attributes);
    }

    fn open(&mut self, scope: &mut Vec<(String, String)>, name: &str, attributes: &[&str]) {
        self.start(scope, name, attributes);
        if self.one_in(4) {
            let default = self.pick(&["", "urn:a", "urn:b"]);
            if !matches!(name, "open" | "command") {
                _ = write!(self.out, " xmlns='{default}'");
            }
        }
        self.out.push('>');
        for _ in 0..self.rng.usize(0..4) {
            if self.one_in(2) {
                let text = self.text();
                self.out.push_str(&text);
            } else {
                self.within(scope, Self::element);
            }
        }
        _ = write!(self.out, "</{name}>");
    }
}

fn namespace<'s>(scope: &'s [(String, String)], prefix: &str) -> Option<&'s str> {
    scope.iter().rev().find(|(known, _)| known == prefix).map(|(_, namespace)| &**namespace)
}

fn is_known(scope: &[(String, String)], name: &str) -> bool {
    !name.is_empty() && name.split_once(':').is_none_or(|(prefix, _)| namespace(scope, prefix).is_some())
}

fn check(text: &str) -> Result<bool, String> {
    let Ok(first) = xsdbind::from_str::<Bag>(text) else { return Ok(false) };
    let written = xsdbind::to_string(&first).map_err(|error| format!("not written: {error}"))?;
    for written in [&written, &WriteOptions::new().indent(1).to_string(&first).unwrap_or_default()] {
        match xsdbind::from_str::<Bag>(written) {
            Ok(again) if again == first => {}
            Ok(again) => return Err(format!("another value from {written}\n{again:#?}\nand not {first:#?}")),
            Err(error) => return Err(format!("refused: {error}: {written}")),
        }
    }
    match xsdbind::from_str::<Bag>(&written).and_then(|again| xsdbind::to_string(&again)) {
        Ok(again) if again == written => Ok(true),
        again => Err(format!("written again as {again:?}, first as {written}")),
    }
}

#[test]
fn what_was_read_is_the_same_again() {
    let mut accepted = 0;
    let mut smallest: Option<(String, String)> = None;
    for seed in 0..20_000 {
        let document = Make::document(seed);
        match check(&document) {
            Ok(read) => accepted += usize::from(read),
            Err(failure) if smallest.as_ref().is_none_or(|(known, _)| known.len() > document.len()) => {
                smallest = Some((document, failure));
            }
            Err(_) => {}
        }
    }
    if let Some((document, failure)) = smallest {
        panic!("{failure}\nread from {document}");
    }
    assert!(accepted > 10_000, "{accepted} accepted");
}

fn written(text: &str) -> String {
    check(text).unwrap();
    let bag: Bag = xsdbind::from_str(text).unwrap();
    WriteOptions::new().declaration(false).to_string(&bag).unwrap()
}

#[test]
fn what_no_prefix_is_in_a_text_does_not_become_one() {
    for (read, expected) in [
        ("<open xmlns:q='urn:b' q:a='n1:T'/>", "<open xmlns:nn1=\"urn:b\" nn1:a=\"n1:T\"/>"),
        ("<open xmlns:q='urn:b' q:a=''>(nnn3:T)</open>", "<open xmlns:n1=\"urn:b\" n1:a=\"\">(nnn3:T)</open>"),
        ("<open xmlns:q='urn:b' q:a=''><e>n1:T</e></open>", "<open xmlns:nn1=\"urn:b\" nn1:a=\"\"><e>n1:T</e></open>"),
        ("<open a='n1:T'/><e xmlns:q='urn:b' q:a=''/>", "<open a=\"n1:T\"/><e xmlns:nn1=\"urn:b\" nn1:a=\"\"/>"),
        ("<name xmlns:q='urn:b'>q:T</name>", "<name xmlns:n1=\"urn:b\">n1:T</name>"),
        ("<either>n1:T</either>", "<either>n1:T</either>"),
    ] {
        assert_eq!(written(&format!("<bag>{read}</bag>")), format!("<bag>{expected}</bag>"));
    }
    // The least number of letters that no text has, however many others there are.
    let open = |letters: &[usize]| {
        let texts: Vec<String> = letters.iter().map(|letters| format!("{}1:T", "n".repeat(*letters))).collect();
        format!("<bag><open xmlns:q='urn:b' q:a=''>{}</open></bag>", texts.join(" "))
    };
    let few: Vec<usize> = (1..=20).collect();
    for (letters, expected) in [(&[1, 3, 5_000][..], 2), (&few, 21)] {
        let written = written(&open(letters));
        assert!(written.contains(&format!("<open xmlns:{}1=\"urn:b\"", "n".repeat(expected))), "{written}");
    }
    let all: Vec<usize> = (1..=64).collect();
    let bag: Bag = xsdbind::from_str(&open(&all)).unwrap();
    let error = xsdbind::to_string(&bag).unwrap_err();
    assert_eq!(error.to_string(), "its texts leave no prefix to be made that means nothing in them");
    let union = "<bag xmlns:q='urn:b' key='q:T'><either>n1:T</either></bag>";
    assert_eq!(written(union), "<bag xmlns:nn1=\"urn:b\" key=\"nn1:T\"><either>n1:T</either></bag>");
}

#[test]
fn the_prefix_of_nil_and_types_does_not_become_one() {
    let text = format!("<bag xmlns:i='{XSI}'><open>xsi:T</open><e i:nil='true'/></bag>");
    let expected = format!("<bag><open>xsi:T</open><e xmlns:n1=\"{XSI}\" n1:nil=\"true\"/></bag>");
    assert_eq!(written(&text), expected);
    let text = format!("<bag xmlns:i='{XSI}'><open a='xsi:T' i:nil='true'/></bag>");
    let expected = format!("<bag><open xmlns:n1=\"{XSI}\" n1:nil=\"true\" a=\"xsi:T\"/></bag>");
    assert_eq!(written(&text), expected);
    // One that is declared stays what it is.
    let text = format!("<bag xmlns:xsi='{XSI}'><open>xsi:T</open><e xsi:nil='true'/></bag>");
    assert!(written(&text).starts_with("<bag"), "{text}");
}

#[test]
fn a_prefix_that_is_declared_anew_means_what_it_does_there() {
    let text = "<bag xmlns:p='urn:a'><e xmlns:q='urn:c'>p:T q:T<e xmlns:p='urn:b' p:x='q:T'>p:T</e>p:T</e></bag>";
    let expected =
        "<bag><e xmlns:p=\"urn:a\" xmlns:q=\"urn:c\">p:T q:T<e xmlns:p=\"urn:b\" p:x=\"q:T\">p:T</e>p:T</e></bag>";
    assert_eq!(written(text), expected);
}

#[test]
fn types_without_a_prefix_stay_in_the_default_namespace() {
    let of = |element: &str| format!("<bag xmlns:xsi=\"{XSI}\">{element}</bag>");
    for same in [
        "<e xmlns=\"urn:a\" xsi:type=\"T\">p:T</e>",
        "<e xsi:type=\"T\"/>",
        "<n1:e xmlns=\"\" xmlns:n1=\"urn:a\" n2:type=\"T\" xmlns:n2=\"X\">pp:T</n1:e>",
    ] {
        let same = of(&same.replace('X', XSI));
        check(&same).unwrap();
    }
    // The element is in another one.
    let text = of("<q:e xmlns=\"urn:a\" xmlns:q=\"urn:b\" xsi:type=\"T\" x=\"p:T\"/>");
    let read: Bag = xsdbind::from_str(&text).unwrap();
    let content = &read.any[0].content;
    assert_eq!(content.prefixes, [(String::new(), "urn:a".to_owned())]);
    let out = written(&text);
    assert!(out.contains("<n1:e xmlns=\"urn:a\" xmlns:n1=\"urn:b\"") && out.contains(":type=\"T\""), "{out}");
    // In no namespace, an element has no default one.
    let mut moved = read;
    moved.any[0].name.namespace.clear();
    let out = xsdbind::to_string(&moved).unwrap();
    assert!(out.contains(" xmlns:n1=\"urn:a\"") && out.contains(":type=\"n1:T\""), "{out}");
}

fn prefix_of_xsi(scope: &[(String, String)]) -> Option<String> {
    PREFIXES.iter().find(|prefix| namespace(scope, prefix) == Some(XSI)).map(|prefix| (*prefix).to_owned())
}
