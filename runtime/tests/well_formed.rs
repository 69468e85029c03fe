//! Texts that are hardly documents: what is well-formed, and what is in it, is as roxmltree has it.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use roxmltree::{Document, Node};
use xsdbind::ReadOptions;
use xsdbind::open::{OpenElement, OpenNode};

/// What can stand in an element.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "<b/>", "<a x=\"1\">t</a>", "<p:c xmlns:p=\"u\"><b/></p:c>", "<b xmlns=\"v\"><a y=''/></b>", "<b xml:lang='en'></b>",
    "<b xmlns:q='u' xmlns:r='w' q:x='1' r:x='2' x=''/>", "<!-- c -->", "<?p i?>", "<![CDATA[ <x> ]]>", "text", " ",
    "&amp;", "&#65;", "&#x1F600;", "\u{e9}\r\n", "<a>\r<b>]]</b>&gt;</a>",
];

/// What may make a document none.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "<a>", "</a>", "<a x=\"1\">", "<p:c xmlns:p=\"u\">", "</p:c>", "<p:c/>", "<b p:x='2' y=''/>", "<b x='1' x='2'/>",
    "<b xmlns:q='u' xmlns:r='u' q:x='1' r:x='2'/>", "<b xmlns:p=''/>", "<", ">", "/>", "</", "/", " x=\"", " y='", "\"", "'",
    "=", " xmlns=\"", " xmlns:p=\"", " p:x='", "a", "b", "p:c", ":", "-", "--", "<!--", "-->", "<![CDATA[", "]]>", "]", "<?",
    "?>", "?", "<!", "<!DOCTYPE a>", "&", "&lt;", "&e;", "amp;", "&#0;", "&#;", "&#x;", ";", "\t", "\r", "\u{0}", "\u{b}",
    "\u{fffe}", "\u{feff}", "\u{b7}", "\u{300}", "1", ".",
];

fn text() -> impl Strategy<Value = String> {
    let piece = || prop_oneof![7 => prop::sample::select(WHOLE), 1 => prop::sample::select(PARTS)];
    let inside = |most| prop::collection::vec(piece(), 0..most).prop_map(|pieces| pieces.concat());
    // Within a root, or without one.
    prop_oneof![
        inside(12),
        (inside(12), inside(2)).prop_map(|(inside, after)| format!("<a>{inside}</a>{after}")),
        (inside(2), inside(12)).prop_map(|(before, inside)| format!("{before}<p:c xmlns:p='u'>{inside}</p:c>")),
    ]
}

/// Elements, attributes and texts, the same for both.
fn ours(element: &OpenElement, out: &mut String) {
    let _ = write!(out, "({}|{}", element.name.namespace, element.name.local);
    for attribute in &element.content.attributes.0 {
        let _ = write!(out, " {}|{}={:?}", attribute.name.namespace, attribute.name.local, attribute.value);
    }
    for child in &element.content.children {
        match child {
            OpenNode::Text(text) => out.push_str(text),
            OpenNode::Element(element) => ours(element, out),
        }
    }
    out.push(')');
}

fn theirs(element: Node<'_, '_>, out: &mut String) {
    let name = element.tag_name();
    let _ = write!(out, "({}|{}", name.namespace().unwrap_or_default(), name.name());
    for attribute in element.attributes() {
        let (namespace, local) = (attribute.namespace().unwrap_or_default(), attribute.name());
        let _ = write!(out, " {namespace}|{local}={:?}", attribute.value());
    }
    for child in element.children() {
        match child.text() {
            // roxmltree 0.21 leaves a carriage return before a reference as it is (XML 1.0, section 2.11). No text here has
            // one by a reference.
            Some(text) if child.is_text() => out.push_str(&text.replace('\r', "\n")),
            _ if child.is_element() => theirs(child, out),
            _ => {}
        }
    }
    out.push(')');
}

/// What roxmltree takes that is not well-formed: names of processing instructions that are none, or have a colon (XML
/// 1.0, section 2.6; Namespaces in XML, section 7), and prefixes bound to no namespace (section 5).
fn is_overlooked(error: &str) -> bool {
    error.contains("is not the name of a processing instruction") || error.contains("cannot be bound to ``")
}

fn compare(text: &str) -> Result<bool, TestCaseError> {
    let found = ReadOptions::new().well_formed(text.as_bytes()).map_err(|error| error.to_string());
    match (found, Document::parse(text)) {
        (Ok(found), Ok(expected)) => {
            let (mut one, mut other) = (String::new(), String::new());
            ours(&found, &mut one);
            theirs(expected.root_element(), &mut other);
            prop_assert_eq!(one, other, "{:?}", text);
            Ok(true)
        }
        (Err(error), Ok(_)) if is_overlooked(&error) => Ok(false),
        (Err(error), Ok(_)) => Err(TestCaseError::fail(format!("{text:?}: {error}"))),
        (Ok(_), Err(error)) => Err(TestCaseError::fail(format!("{text:?}: read, and roxmltree says: {error}"))),
        (Err(_), Err(_)) => Ok(false),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_is_well_formed_is_what_another_reader_takes(text in text()) {
        compare(&text)?;
    }
}

/// A byte order mark is no character of the document, and there is one at most.
#[test]
fn there_is_one_byte_order_mark() {
    for (text, is_read) in [("<b/>", true), ("\u{feff}<b/>", true), ("\u{feff}\u{feff}<b/>", false)] {
        assert_eq!(compare(text).unwrap(), is_read, "{text:?}");
    }
}

/// That texts are neither all refused nor all read.
#[test]
fn texts_are_of_both_kinds() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = (0..1000).map(|_| text().new_tree(&mut runner).unwrap().current());
    let read = texts.filter(|text| compare(text).unwrap()).count();
    assert!((100..900).contains(&read), "{read} of 1000 are read");
}
