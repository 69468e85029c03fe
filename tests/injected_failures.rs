//! Each element of a document that sets every field of the widest command is damaged in turn, in each way there is: the
//! error names exactly that element, and no value comes with it.

use std::ops::Range;

use provisioning_api::ocip::BroadsoftDocument;
use roxmltree::{Document, Node};
use xsdbind::error::Found;
use xsdbind::{Error, ErrorKind, ReadOptions, from_str};

const SAMPLE: &str = include_str!("samples/ocip/consolidated-every-field.xml");

/// Elements that are items of lists, with the elements around them.
const ITEMS: &[&str] = &[
    "BroadsoftDocument/command",
    "alternateUserIdList/alternateUserId",
    "sipAliasList/sipAlias",
    "sharedCallAppearanceAccessDeviceEndpointList/sharedCallAppearanceAccessDeviceEndpoint",
    "userServiceList/userServiceServiceName",
    "servicePackList/servicePack",
];

/// An element of the sample.
struct Element {
    path: String,
    parent: String,
    name: String,
    is_item: bool,
    is_leaf: bool,
    /// In the sample, from `<` to `>` behind its end tag.
    all: Range<usize>,
    /// Between its tags.
    inside: Range<usize>,
}

fn elements() -> Vec<Element> {
    let document = Document::parse(SAMPLE).unwrap();
    document.descendants().filter(Node::is_element).map(|node| element(&node)).collect()
}

fn element(node: &Node<'_, '_>) -> Element {
    let all = node.range();
    let from = all.start + SAMPLE[all.clone()].find('>').unwrap() + 1;
    let to = all.start + SAMPLE[all.clone()].rfind('<').unwrap();
    let parent = node.parent_element().map_or_else(String::new, |parent| path(&parent));
    Element {
        path: path(node),
        parent,
        name: node.tag_name().name().to_owned(),
        is_item: is_item(node),
        is_leaf: !node.children().any(|child| child.is_element()),
        all,
        inside: from..to,
    }
}

fn path(node: &Node<'_, '_>) -> String {
    let parent = node.parent_element().map_or_else(String::new, |parent| path(&parent));
    let name = node.tag_name().name();
    if !is_item(node) {
        return format!("{parent}/{name}");
    }
    let before = node.prev_siblings().skip(1).filter(|other| other.has_tag_name(node.tag_name())).count();
    format!("{parent}/{name}[{}]", before + 1)
}

fn is_item(node: &Node<'_, '_>) -> bool {
    let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
    ITEMS.contains(&format!("{parent}/{}", node.tag_name().name()).as_str())
}

fn replaced(range: Range<usize>, by: &str) -> String {
    let mut text = SAMPLE.to_owned();
    text.replace_range(range, by);
    text
}

/// With an attribute more.
fn with_attribute(element: &Element, attribute: &str) -> String {
    let at = element.all.start + 1 + element.name.len();
    replaced(at..at, &format!(" {attribute}"))
}

/// The error of a document, with this path; the first of all errors is at the same place.
#[track_caller]
fn refused(text: &str, path: &str) -> Error {
    let error = from_str::<BroadsoftDocument>(text).unwrap_err();
    assert_eq!(error.path(), path, "{error}");
    let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(text).unwrap_err();
    let first = &all.as_slice()[0];
    assert_eq!((first.path(), first.position()), (error.path(), error.position()), "{error}\n{all}");
    error
}

/// Line and column, from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let line = text[..at].matches('\n').count() + 1;
    (line, text[..at].rsplit('\n').next().unwrap().chars().count() + 1)
}

#[track_caller]
fn is_at(error: &Error, text: &str, at: usize) {
    let found = error.position().unwrap();
    assert_eq!((found.line, found.column), place(text, at), "{error}");
}

#[test]
fn there_is_something_to_damage() {
    from_str::<BroadsoftDocument>(SAMPLE).unwrap();
    let elements = elements();
    assert!(elements.len() > 80 && elements.iter().any(|element| element.path.matches('/').count() > 4));
}

#[test]
fn invalid_values() {
    let mut taken = Vec::new();
    for element in elements().iter().filter(|element| element.is_leaf) {
        let text = replaced(element.inside.clone(), &"x".repeat(5000));
        if from_str::<BroadsoftDocument>(&text).is_ok() {
            taken.push(element.name.clone());
            continue;
        }
        let error = refused(&text, &element.path);
        assert!(matches!(error.kind(), ErrorKind::Value), "{error}");
        is_at(&error, &text, element.all.start);
        let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&text).unwrap_err();
        assert_eq!(all.to_string(), error.to_string());
    }
    // Types without any facet.
    assert_eq!(taken, ["sessionId"]);
}

#[test]
fn all_values_at_once() {
    let leaves: Vec<Element> = elements().into_iter().filter(|element| element.is_leaf).collect();
    let mut text = SAMPLE.to_owned();
    for element in leaves.iter().rev() {
        text.replace_range(element.inside.clone(), &"x".repeat(5000));
    }
    let errors = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&text).unwrap_err();
    let paths: Vec<String> = errors.iter().map(Error::path).collect();
    let expected: Vec<&str> = leaves[1..].iter().map(|element| element.path.as_str()).collect();
    assert_eq!(paths, expected);
}

#[test]
fn unknown_children() {
    let whole: BroadsoftDocument = from_str(SAMPLE).unwrap();
    for element in elements() {
        for at in [element.inside.start, element.inside.end] {
            let text = replaced(at..at, "<unknown xmlns=\"\"><userId>1</userId></unknown>");
            let error = refused(&text, &element.path);
            is_at(&error, &text, at);
            assert!(error.message().contains("element `unknown`"), "{error}");
            let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&text).unwrap_err();
            assert_eq!(all.as_slice().len(), 1, "{all}");
            match ReadOptions::new().lenient().from_str::<BroadsoftDocument>(&text) {
                Err(lenient) => assert!(element.is_leaf && lenient.path() == element.path, "{lenient}"),
                Ok(read) => {
                    let (read, deviations) = read.into_parts();
                    assert!(!element.is_leaf && read == whole, "{}", element.path);
                    assert_eq!(deviations.len(), 1);
                    assert_eq!(
                        (deviations[0].error().path(), deviations[0].error().position()),
                        (error.path(), error.position())
                    );
                    let xml = "<unknown xmlns=\"\"><userId>1</userId></unknown>";
                    assert_eq!(deviations[0].found(), &Found::Element(xml.to_owned()));
                }
            }
        }
    }
}

#[test]
fn duplicates() {
    for element in elements() {
        let copy = &SAMPLE[element.all.clone()];
        let text = replaced(element.all.end..element.all.end, copy);
        if element.is_item {
            from_str::<BroadsoftDocument>(&text).unwrap();
            continue;
        }
        let error = refused(&text, &element.parent);
        is_at(&error, &text, element.all.end);
        let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&text).unwrap_err();
        assert_eq!(all.as_slice().len(), 1, "{all}");
    }
}

#[test]
fn left_out() {
    let mut required = Vec::new();
    for element in elements().iter().skip(1) {
        let text = replaced(element.all.clone(), "");
        if from_str::<BroadsoftDocument>(&text).is_ok() {
            continue;
        }
        let error = refused(&text, &element.parent);
        assert_eq!(error.kind(), ErrorKind::MissingElement);
        let (expected, _) = error.message().split_once(", found").unwrap();
        assert!(expected.contains(&format!("`{}`", element.name)), "{error}");
        let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&text).unwrap_err();
        assert_eq!(all.to_string(), error.to_string());
        let lenient = ReadOptions::new().lenient().from_str::<BroadsoftDocument>(&text).unwrap_err();
        assert_eq!(lenient.to_string(), error.to_string());
        required.push(element.path.trim_start_matches("/BroadsoftDocument/").replace("command[1]/", ""));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("required_elements", required.join("\n")));
}

#[test]
fn attributes_nil_and_types() {
    for element in elements() {
        let text = with_attribute(&element, "unknown=\"1\"");
        let error = refused(&text, &element.path);
        assert_eq!(error.kind(), ErrorKind::UnexpectedAttribute);
        is_at(&error, &text, element.all.start);
        let read = ReadOptions::new().lenient().from_str::<BroadsoftDocument>(&text).unwrap();
        assert_eq!(read.deviations()[0].found(), &Found::Attribute("unknown=\"1\"".to_owned()));

        let xsi = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
        let error = refused(&with_attribute(&element, &format!("{xsi} i:nil=\"true\"")), &element.path);
        assert_eq!(error.kind(), ErrorKind::Nil);
        if !SAMPLE[element.all.clone()].split('>').next().unwrap().contains("xsi:type") {
            let error = refused(&with_attribute(&element, &format!("{xsi} i:type=\"Unknown\"")), &element.path);
            assert_eq!(error.kind(), ErrorKind::Type);
        }
    }
}

#[test]
fn cut_off_anywhere() {
    for at in (0..SAMPLE.trim_end().len()).filter(|at| SAMPLE.is_char_boundary(*at)) {
        let error = from_str::<BroadsoftDocument>(&SAMPLE[..at]).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Syntax), "{error}");
        let all = ReadOptions::new().all_errors().from_str::<BroadsoftDocument>(&SAMPLE[..at]).unwrap_err();
        assert_eq!(all.to_string(), error.to_string());
    }
}
