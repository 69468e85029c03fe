//! The files of the suite as plain data: groups of tests, with what is expected by XML Schema 1.0.
//!
//! The format is that of the suite of 2006-11-06 and of its successors: `suite.xml` refers to test sets, a set has
//! groups, a group has at most one schema test and any number of instance tests. Where something is said for versions,
//! what is said for 1.0 counts, and what is for others alone is left out.

use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};

use crate::Result;

/// What should come of a test; `None` where the suite does not say, or leaves it to the processor.
pub type Expected = Option<bool>;

/// What came of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The schema was generated; the document was read, written as the same XML, and read again.
    Accepted,
    /// The schema was generated, with this warning that something of it is against a rule.
    Warned(String),
    /// A problem is the reason.
    Refused(String),
    /// The construct that is not supported.
    Unsupported(String),
    /// The document was read, but what was written differs.
    Differs(String),
    /// The generated code does not compile.
    DoesNotCompile(String),
    /// It panicked, or ended the process.
    Panicked(String),
    TimedOut,
    /// There is no schema for the document, or it did not get so far.
    NotRun(String),
}

pub struct Group {
    /// What it is called in generated code: its number.
    pub id: String,
    pub contributor: String,
    pub set: String,
    pub name: String,
    pub schema: Option<Test>,
    /// What came of the code that documents are read by.
    pub code: Option<Outcome>,
    pub instances: Vec<Test>,
}

pub struct Test {
    pub name: String,
    /// The schema documents, or the one document.
    pub files: Vec<PathBuf>,
    pub expected: Expected,
    pub outcome: Option<Outcome>,
}

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// All groups of a suite.
///
/// # Errors
///
/// If a file of the suite itself cannot be read.
pub fn read(suite: &Path, only: Option<&str>) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    let text = text(suite)?;
    let document = parse(suite, &text)?;
    let root = document.root_element();
    if root.tag_name().name() == "testSet" {
        set(suite, root, &mut groups);
    }
    for reference in children(root, "testSetRef") {
        let Some(path) = linked(suite, reference) else { continue };
        let text = self::text(&path)?;
        set(&path, parse(&path, &text)?.root_element(), &mut groups);
    }
    let fits = |group: &Group| {
        only.is_none_or(|only| [&group.contributor, &group.set, &group.name].iter().any(|name| name.contains(only)))
    };
    groups.retain(fits);
    for (number, group) in groups.iter_mut().enumerate() {
        group.id = format!("g{number}");
    }
    Ok(groups)
}

fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    xsdbind::testing::xml::decode(&bytes).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn parse<'a>(path: &Path, text: &'a str) -> Result<Document<'a>> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn set(path: &Path, root: Node<'_, '_>, groups: &mut Vec<Group>) {
    // The versions of a set hold for all of its groups, and those of a group for all of its tests.
    if !is_for_1_0(root) {
        return;
    }
    let word = |name| root.attribute(name).unwrap_or("?").to_owned();
    for group in children(root, "testGroup").filter(|group| is_for_1_0(*group)) {
        groups.push(Group {
            id: String::new(),
            contributor: word("contributor"),
            set: word("name"),
            name: group.attribute("name").unwrap_or("?").to_owned(),
            code: None,
            schema: children(group, "schemaTest").find_map(|node| test(path, node, "schemaDocument")),
            instances: children(group, "instanceTest")
                .filter_map(|node| test(path, node, "instanceDocument"))
                .collect(),
        });
    }
}

fn test(path: &Path, node: Node<'_, '_>, document: &'static str) -> Option<Test> {
    if !is_for_1_0(node) {
        return None;
    }
    let files: Vec<PathBuf> = children(node, document).filter_map(|node| linked(path, node)).collect();
    let verdicts: Vec<Node<'_, '_>> = children(node, "expected").filter(|node| is_for_1_0(*node)).collect();
    // What is said for 1.0 comes before what is said for all.
    let stated = verdicts.iter().find(|node| node.attribute("version").is_some()).or(verdicts.first());
    let expected = stated.and_then(|node| match node.attribute("validity")? {
        "valid" => Some(true),
        "invalid" => Some(false),
        _ => None,
    });
    let name = node.attribute("name").unwrap_or("?").to_owned();
    (!files.is_empty()).then_some(Test { name, files, expected, outcome: None })
}

/// Whether `version` says nothing of versions of XSD, or names 1.0.
fn is_for_1_0(node: Node<'_, '_>) -> bool {
    let version = node.attribute("version").unwrap_or_default();
    let mut words = version.split_whitespace();
    words.clone().any(|word| word == "1.0") || !words.any(|word| word == "1.1")
}

fn linked(path: &Path, node: Node<'_, '_>) -> Option<PathBuf> {
    let link = node.attribute((XLINK, "href"))?;
    Some(path.parent()?.join(link.trim()))
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The files that a document names as its schemas (XSD part 1, section 4.3.2), and whether it names types of elements.
pub fn hints(path: &Path) -> (Vec<PathBuf>, bool) {
    let (mut files, mut names_types) = (Vec::new(), false);
    let Ok(text) = text(path) else { return (files, names_types) };
    let Ok(document) = parse(path, &text) else { return (files, names_types) };
    for node in document.descendants() {
        let pairs = node.attribute((XSI, "schemaLocation")).unwrap_or_default().split_whitespace().skip(1).step_by(2);
        let locations = pairs.chain(node.attribute((XSI, "noNamespaceSchemaLocation")).map(str::trim));
        files
            .extend(locations.filter_map(|location| Some(path.parent()?.join(location))).filter(|file| file.is_file()));
        names_types |= node.attribute((XSI, "type")).is_some();
    }
    (files, names_types)
}
