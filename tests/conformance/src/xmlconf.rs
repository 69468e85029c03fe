//! The W3C XML Conformance Test Suite: what is well-formed is read, what is not is refused.
//!
//! `xmlconf SUITE.xml`: a file with all test cases in it, as `xmlconf-flattened.xml` is. What counts is XML 1.0, fifth
//! edition, with Namespaces: tests for other editions and versions alone are left out. A table comes out, with a row for
//! each collection, and a list of what is not as expected.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node, ParsingOptions};
use xsdbind::ReadOptions;

use crate::Result;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What came of the documents of one collection.
#[derive(Default)]
struct Row {
    /// Well-formed, without a document type.
    read: usize,
    refused: usize,
    /// Well-formed, with a document type.
    refused_by_design: usize,
    /// Not well-formed.
    found: usize,
    found_or_by_design: usize,
    overlooked: usize,
    /// What is left without its document type: judged as roxmltree does, and not.
    agrees: usize,
    disagrees: usize,
}

pub fn run(words: &[String]) -> Result<()> {
    let [suite] = words else { return Err("usage: xmlconf SUITE.xml".into()) };
    let text = std::fs::read_to_string(suite)?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options)?;
    let folder = Path::new(suite).parent().unwrap_or(Path::new("."));
    // The documents are beside the list, or in a folder of the suite's name beside that.
    let folders = [folder.to_owned(), folder.join("../xmlconf")];
    let (mut rows, mut unexpected) = (BTreeMap::<String, Row>::new(), Vec::new());
    for test in document.descendants().filter(|node| node.has_tag_name("TEST") && counts(*node)) {
        let base = base(test);
        let path = base.join(test.attribute("URI").unwrap_or_default());
        let Some(bytes) = folders.iter().find_map(|folder| std::fs::read(folder.join(&path)).ok()) else {
            return Err(format!("{} is not there", path.display()).into());
        };
        let collection =
            base.components().next().map_or(String::new(), |first| first.as_os_str().to_string_lossy().into());
        let row = rows.entry(collection).or_default();
        let is_well_formed = test.attribute("TYPE") != Some("not-wf");
        if let Err(reason) = row.add(&bytes, is_well_formed) {
            unexpected.push(format!("{}: {reason}", path.display()));
        }
    }
    print(&rows);
    for line in unexpected {
        println!("{line}");
    }
    Ok(())
}

/// Whether a test says something of XML 1.0 in its fifth edition, with namespaces.
fn counts(test: Node<'_, '_>) -> bool {
    let stated = |name| test.attribute(name).unwrap_or_default();
    !stated("RECOMMENDATION").contains("1.1")
        && (stated("EDITION").is_empty() || stated("EDITION").contains('5'))
        && stated("NAMESPACE") != "no"
        && stated("TYPE") != "error"
}

/// The folder that the path of a test starts from: all of `xml:base` around it.
fn base(test: Node<'_, '_>) -> PathBuf {
    let mut around: Vec<&str> = test.ancestors().filter_map(|node| node.attribute((XML, "base"))).collect();
    around.reverse();
    around.into_iter().collect()
}

impl Row {
    /// Counts a document; says what is not as expected.
    fn add(&mut self, bytes: &[u8], is_well_formed: bool) -> std::result::Result<(), String> {
        let result = ReadOptions::new().well_formed(bytes).map(drop).map_err(|error| error.to_string());
        let is_by_design = result.as_ref().is_err_and(|error| error.contains("document type"));
        let column = match (is_well_formed, &result) {
            (true, Ok(())) => &mut self.read,
            (true, Err(_)) if is_by_design => &mut self.refused_by_design,
            (true, Err(_)) => &mut self.refused,
            (false, Ok(())) => &mut self.overlooked,
            (false, Err(_)) if is_by_design => &mut self.found_or_by_design,
            (false, Err(_)) => &mut self.found,
        };
        *column += 1;
        let disagreement = self.compare(bytes, is_well_formed);
        match (is_well_formed, result) {
            (true, Err(error)) if !is_by_design => Err(format!("refused: {error}")),
            (false, Ok(())) => Err("not well-formed, and read".to_owned()),
            _ => disagreement.map_or(Ok(()), Err),
        }
    }

    /// Compares what is said of a document, its document type cut out, with what roxmltree says; of those in UTF-8. Says
    /// what differs, unless the suite is on this side.
    fn compare(&mut self, bytes: &[u8], is_well_formed: bool) -> Option<String> {
        let text = without_document_type(std::str::from_utf8(bytes).ok()?)?;
        let ours = ReadOptions::new().well_formed(text.as_bytes()).map(drop).map_err(|error| error.to_string());
        let theirs = Document::parse(&text).map(drop);
        if ours.is_ok() == theirs.is_ok() {
            self.agrees += 1;
            return None;
        }
        self.disagrees += 1;
        (ours.is_ok() != is_well_formed)
            .then(|| format!("without its document type: {ours:?} here, {theirs:?} by roxmltree"))
    }
}

/// The text without its document type; `None` where that has no end.
fn without_document_type(text: &str) -> Option<String> {
    let Some((before, mut rest)) = text.split_once("<!DOCTYPE") else { return Some(text.to_owned()) };
    let mut depth = 0_usize;
    loop {
        rest = rest.get(rest.find(['"', '\'', '<', '[', ']', '>'])?..)?;
        let skipped = [("<!--", "-->"), ("<?", "?>"), ("\"", "\""), ("'", "'")];
        if let Some((start, end)) = skipped.iter().find(|(start, _)| rest.starts_with(start)) {
            rest = rest[start.len()..].split_once(end)?.1;
            continue;
        }
        let mark = rest.as_bytes()[0];
        rest = &rest[1..];
        match mark {
            b'<' | b'[' => depth += 1,
            b'>' if depth == 0 => return Some(format!("{before}{rest}")),
            _ => depth = depth.saturating_sub(1),
        }
    }
}

fn print(rows: &BTreeMap<String, Row>) {
    println!(
        "| collection | well-formed: read | **well-formed: refused** | with a document type: refused by design | not \
         well-formed: refused | refused, with a document type | **not well-formed: read** | without a document type: as roxmltree says | otherwise |"
    );
    println!("|---|{}", "---:|".repeat(8));
    for (collection, row) in rows {
        let Row { read, refused, refused_by_design, found, found_or_by_design, overlooked, agrees, disagrees } = row;
        println!(
            "| {collection} | {read} | {refused} | {refused_by_design} | {found} | {found_or_by_design} | {overlooked} \
             | {agrees} | {disagrees} |"
        );
    }
}
