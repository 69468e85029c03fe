//! The version before: of names that public clients of OCI-P have and release 25 does not.
//!
//! `versions.tsv` has the name of a type, that of the version before (`-` for none), and others of its line. The types are
//! our own. Which is the version before was found by a script of another method, a table of words compared as tuples.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{compare, set};
use crate::config::{Config, Module};
use crate::diff::{DiffOptions, Report, diff};

struct Row {
    name: &'static str,
    before: Option<&'static str>,
    others: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("versions.tsv").lines();
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (name, before) = (cells.next().unwrap(), cells.next().unwrap());
        let others = cells.next().unwrap_or_default().split_whitespace().collect();
        Row { name, before: Some(before).filter(|before| *before != "-"), others }
    };
    lines.map(row).collect()
}

/// A type with a user and, of a later version, a name that may be cleared.
fn ty(name: &str, is_new: bool) -> String {
    let more = "<xs:element name='name' type='xs:string' minOccurs='0' nillable='true'/>";
    let more = if is_new { more } else { "" };
    format!(
        "<xs:complexType name='{name}'><xs:sequence><xs:element name='userId' type='xs:string'/>{more}</xs:sequence>\
         </xs:complexType>\n"
    )
}

fn versions(report: &Report) -> BTreeMap<&str, Option<&str>> {
    let of = |entry| -> (&str, Option<&str>) {
        let entry: &crate::diff::Entry = entry;
        (&entry.name, entry.version_of.as_ref().map(|version| &*version.name))
    };
    report.entries.iter().map(of).collect()
}

#[test]
fn each_has_the_version_before() {
    let rows = rows();
    let mut known: Vec<&str> = rows.iter().flat_map(|row| row.before.iter().chain(&row.others)).copied().collect();
    known.sort_unstable();
    known.dedup();
    let mut old = String::new();
    for name in &known {
        old.push_str(&ty(name, false));
    }
    // One new version at a time in each line, so that none is in the way of another.
    let mut found = BTreeMap::new();
    let mut left: Vec<&Row> = rows.iter().collect();
    while !left.is_empty() {
        let (mut lines, mut later, mut new) = (BTreeMap::new(), Vec::new(), old.clone());
        for row in left {
            if lines.insert((row.before, row.others.clone()), row.name).is_none() {
                new.push_str(&ty(row.name, true));
            } else {
                later.push(row);
            }
        }
        let report = compare(&old, &new);
        for (name, before) in versions(&report) {
            found.insert(name.to_owned(), before.map(str::to_owned));
        }
        for entry in report.entries.iter().filter(|entry| entry.version_of.is_some()) {
            assert_eq!((entry.changes.len(), &*entry.changes[0].path), (1, "name"), "{}", entry.name);
        }
        left = later;
    }
    let mut wrong = String::new();
    for row in &rows {
        if found.get(row.name) != Some(&row.before.map(str::to_owned)) {
            writeln!(wrong, "{}: {:?}, expected {:?}", row.name, found.get(row.name), row.before).unwrap();
        }
    }
    assert_eq!(wrong, "");
    let independent = rows.iter().filter(|row| row.name.ends_with("RI"));
    assert_eq!((independent.clone().count(), independent.filter(|row| row.before.is_some()).count()), (127, 123));
}

#[test]
fn versions_between_are_named() {
    let old = [ty("UserGetRequest22V5", false), ty("UserGetRequest23", false)].concat();
    let new = ["UserGetRequest24", "UserGetRequestRI", "UserGetRequestRIV2"].map(|name| ty(name, true));
    let report = compare(&old, &[&old, &*new.concat()].concat());
    let shown = |entry: &crate::diff::Entry| {
        let version = entry.version_of.as_ref().unwrap();
        format!("{}: {} {:?}", entry.name, version.name, version.between)
    };
    let all: Vec<String> = report.entries.iter().map(shown).collect();
    assert_eq!(
        all,
        [
            "UserGetRequest24: UserGetRequest23 []",
            "UserGetRequestRI: UserGetRequest23 [\"UserGetRequest24\"]",
            "UserGetRequestRIV2: UserGetRequest23 [\"UserGetRequest24\", \"UserGetRequestRI\"]",
        ]
    );
    assert!(report.to_text().contains("    after UserGetRequest24 to UserGetRequestRI, new as well\n"));
}

/// What a program has to do is told where it is known what it uses, and in comparison to that.
#[test]
fn a_program_goes_over_from_the_version_that_it_uses() {
    let dir = tempfile::tempdir().unwrap();
    let old = [ty("UserGetRequest14", false), ty("UserGetRequest22", false)].concat();
    let write = |file: &str, body: &str| {
        let path = dir.path().join(file);
        std::fs::write(&path, super::schema(body)).unwrap();
        path
    };
    let path = write("old.xsd", &old);
    let new = [&old, &*ty("UserGetRequestRI", true).replace("minOccurs='0'", "")].concat();
    let config = Config::new().module(Module::new("a").schema(path).root("UserGetRequest14"));
    let report = diff(&set(&old), &set(&new), &DiffOptions::new().used_by(config)).unwrap();
    assert_eq!(versions(&report), BTreeMap::from([("UserGetRequestRI", Some("UserGetRequest14"))]));
    let text = report.to_text();
    let expected =
        "    to go over to it, name: Decide what to send: `new` has an argument more, or a literal a field.\n";
    assert!(text.contains(expected), "{text}");
    assert!(
        report.to_markdown().contains("- to go over to it, `name`: Decide what to send"),
        "{}",
        report.to_markdown()
    );
    let all = compare(&old, &new);
    assert_eq!(versions(&all), BTreeMap::from([("UserGetRequestRI", Some("UserGetRequest22"))]));
    assert!(!all.to_text().contains("to go over"));
}

#[test]
fn other_vendors_have_other_habits() {
    let old = [ty("Price_v1_9", false), ty("Price22", false)].concat();
    let new = [&old, &*ty("Price_v1_10", true), &*ty("Price23", true)].concat();
    let config = Config::new().version("*_v#_#");
    let report = diff(&set(&old), &set(&new), &DiffOptions::new().config(config)).unwrap();
    assert_eq!(versions(&report), BTreeMap::from([("Price_v1_10", Some("Price_v1_9")), ("Price23", None)]));
    let error = diff(&set(&old), &set(&new), &DiffOptions::new().config(Config::new().version("v#"))).unwrap_err();
    assert!(error.to_string().contains("`v#` of `versions` is no form of names"), "{error}");
}

/// Two sets of two files, of which one is for what is deprecated.
fn deprecated(current: &str, deprecated: &str) -> crate::set::SchemaSet {
    let dir = tempfile::tempdir().unwrap();
    for (file, body) in [("current.xsd", current), ("SchemaDeprecatedAS.xsd", deprecated)] {
        std::fs::write(dir.path().join(file), super::schema(body)).unwrap();
    }
    crate::set::SchemaSet::load(dir.path()).unwrap()
}

#[test]
fn what_is_deprecated_names_its_successor() {
    let documented = |name: &str, words: &str| {
        let docs = format!("<xs:annotation><xs:documentation>{words}</xs:documentation></xs:annotation>");
        ty(name, false).replace("<xs:sequence>", &format!("{docs}<xs:sequence>"))
    };
    let old = [
        ty("UserGetRequest22", false),
        ty("UserGetResponse22", false),
        ty("GroupGetRequest", false),
        ty("GroupGetRequest19", false),
        ty("Alone", false),
    ];
    let current = [ty("UserGetRequestRI", true), ty("UserGetResponse24", true), ty("GroupGetListRequest", true)];
    let new = [
        // The next one is deprecated as well.
        ty("UserGetRequest22", false),
        documented("UserGetRequest23", "Replaced by: UserGetRequestRI in AS data mode."),
        // What is named is no response.
        documented("UserGetResponse22", "Replaced by: Response to UserGetRequestRI."),
        documented("GroupGetRequest19", "Deprecated by the GroupGetListRequest."),
        ty("Alone", false),
    ];
    let (one, other) = (deprecated(&old.concat(), ""), deprecated(&current.concat(), &new.concat()));
    let report = diff(&one, &other, &DiffOptions::new()).unwrap();
    let shown = |entry: &crate::diff::Entry| {
        format!("{} {} {}", entry.name, entry.deprecated, entry.replaced_by.as_deref().unwrap_or("-"))
    };
    let all: Vec<String> = report.entries.iter().map(shown).collect();
    assert_eq!(
        all,
        [
            "Alone true -",
            "GroupGetListRequest false -",
            // Removed, and so is not what it is told: the one after it is deprecated.
            "GroupGetRequest false GroupGetListRequest",
            "GroupGetRequest19 true GroupGetListRequest",
            "UserGetRequest22 true UserGetRequestRI",
            "UserGetRequest23 true UserGetRequestRI",
            "UserGetRequestRI false -",
            "UserGetResponse22 true UserGetResponse24",
            "UserGetResponse24 false -",
        ]
    );
    assert!(report.to_text().contains("    deprecated, use UserGetRequestRI instead\n"), "{}", report.to_text());
    // What was deprecated before is no news.
    let again = diff(&other, &other, &DiffOptions::new()).unwrap();
    assert!(again.is_empty());
}
