//! Which type is in which crate, and which of them move when schemas change.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::config::{Config, Module};
use crate::generate;
use crate::model::FileId;

/// A schema file of an interface with commands: these services, each with so many requests.
struct Services(Vec<(String, usize)>);

impl Services {
    fn new() -> Self {
        Self((0..8).map(|service| (format!("Service{service}"), 20 + 7 * service)).collect())
    }

    /// The files: one for each service, beside that of what all of them have.
    fn files(&self) -> BTreeMap<String, String> {
        let mut main = r#"<xs:complexType name="Command" abstract="true"/>
            <xs:complexType name="Message"><xs:sequence>
                <xs:element name="command" type="Command" maxOccurs="9"/>
            </xs:sequence></xs:complexType>
            <xs:element name="message" type="Message"/>
            <xs:simpleType name="Key"><xs:restriction base="xs:token"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
            <xs:simpleType name="Unused"><xs:restriction base="Key"/></xs:simpleType>"#
            .to_owned();
        let mut files = BTreeMap::new();
        for (service, count) in &self.0 {
            let mut body = String::new();
            for number in 0..*count {
                let part = format!(
                    "<xs:complexType name='{service}Part{number}'><xs:sequence>\
                     <xs:element name='key' type='Key'/><xs:element name='again' type='{service}Part{number}' minOccurs='0'/>\
                     </xs:sequence></xs:complexType>"
                );
                let command = format!(
                    "<xs:complexType name='{service}Request{number}'><xs:complexContent><xs:extension base='Command'>\
                     <xs:sequence><xs:element name='part' type='{service}Part{number}' minOccurs='0'/></xs:sequence>\
                     </xs:extension></xs:complexContent></xs:complexType>"
                );
                body += &(part + &command);
            }
            writeln!(main, "<xs:include schemaLocation='{service}.xsd'/>").unwrap();
            files.insert(format!("{service}.xsd"), body);
        }
        // Includes come first.
        let (body, includes) = main.split_once("<xs:include").map_or((&*main, ""), |(body, rest)| (body, rest));
        let includes = if includes.is_empty() { String::new() } else { format!("<xs:include{includes}") };
        files.insert("main.xsd".to_owned(), format!("{includes}{body}"));
        files
    }

    /// The crate of each type.
    fn cut(&self, crates: usize) -> BTreeMap<String, String> {
        cut(&self.files(), crates)
    }
}

/// The crate of each struct and enum that is generated of these files, `main.xsd` among them.
fn cut(files: &BTreeMap<String, String>, crates: usize) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    for (name, body) in files {
        let text = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{body}</xs:schema>");
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    let module = Module::new("a").schema(dir.path().join("main.xsd")).crates(crates);
    let output = generate(&Config::new().module(module)).unwrap();
    let mut types = BTreeMap::new();
    for (path, text) in &output.files {
        let folder = path.iter().next().unwrap().to_str().unwrap();
        for line in text.lines() {
            let name = ["pub struct ", "pub enum ", "pub type "].iter().find_map(|head| line.strip_prefix(head));
            if let Some(name) = name {
                let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
                types.insert(name[..end].to_owned(), folder.to_owned());
            }
        }
    }
    types
}

/// How many types are in each crate.
fn sizes(cut: &BTreeMap<String, String>) -> BTreeMap<&str, usize> {
    let mut sizes = BTreeMap::new();
    for of in cut.values() {
        *sizes.entry(of.as_str()).or_default() += 1;
    }
    sizes
}

/// The types of both that are in another crate.
fn moved(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let moved = before.iter().filter(|(name, of)| after.get(*name).is_some_and(|now| now != *of));
    moved.map(|(name, _)| name.clone()).collect()
}

#[test]
fn parts_are_alike_and_hold_what_they_need() {
    let cut = Services::new().cut(4);
    // What all commands have, the set of these, and the message.
    let of = |name: &str| cut[name].as_str();
    assert_eq!([of("Key"), of("Command"), of("Message"), of("AnyDocument")], ["a_common", "a", "a", "a"]);
    for (name, of) in cut.iter().filter(|(name, _)| name.contains("Request")) {
        assert_eq!(cut[&name.replace("Request", "Part")], *of, "{name}");
    }
    let all: usize = (0..8).map(|service| 2 * (20 + 7 * service)).sum();
    for (of, size) in sizes(&cut).into_iter().filter(|(of, _)| of.starts_with("a_part")) {
        assert!(size.abs_diff(all / 4) < all / 32 + 4, "{of}: {size} of {all}");
    }
    assert_eq!(sizes(&cut).len(), 6);
}

#[test]
fn a_change_moves_few_types() {
    let before = Services::new().cut(4);
    let mut changed: Vec<Services> = Vec::new();
    // A type more in one of the files; a file more.
    for service in [0, 7] {
        changed.push(Services::new());
        changed.last_mut().unwrap().0[service].1 += 1;
    }
    changed.push(Services::new());
    changed.last_mut().unwrap().0.push(("Service3b".to_owned(), 3));
    for more in changed {
        // No more than what is around a cut.
        let moved = moved(&before, &more.cut(4));
        assert!(moved.len() < before.len() / 4 / 8 + 10, "{moved:?} of {}", before.len());
    }
}

/// A release as large as real ones: 4,000 roots in 100 files, of other weights each.
fn release() -> Vec<((FileId, String), u64)> {
    let root = |number: u32| {
        let place = (
            FileId::new((number * number / 160_000) as usize).unwrap(),
            format!("Root{:04}", number.wrapping_mul(7919) % 10_000),
        );
        (place, u64::from(15 + number * 31 % 60))
    };
    let mut roots: Vec<_> = (0..4_000).map(root).collect();
    roots.sort();
    roots
}

/// The part of each root.
fn parts(release: &[((FileId, String), u64)], parts: usize) -> BTreeMap<String, usize> {
    let places: Vec<_> = release.iter().map(|(place, _)| Some(place)).collect();
    let weights: Vec<u64> = release.iter().map(|(_, weight)| *weight).collect();
    let starts = super::starts(&places, &weights, parts);
    assert_eq!(starts.len(), parts);
    let part = |at: usize| starts.partition_point(|start| *start <= at);
    let total: u64 = weights.iter().sum();
    for number in 1..=parts {
        let weight: u64 = (0..release.len()).filter(|at| part(*at) == number).map(|at| weights[at]).sum();
        let (least, most) = (total * 85 / 100 / parts as u64, total * 115 / 100 / parts as u64);
        assert!((least..=most).contains(&weight), "part {number} of {parts}: {weight} of {total}");
    }
    release.iter().enumerate().map(|(at, ((_, name), _))| (name.clone(), part(at))).collect()
}

#[test]
fn cuts_of_a_large_release_stay() {
    let first = release();
    for count in [2, 4, 7] {
        let before = parts(&first, count);
        let (mut changes, mut all) = (0, 0);
        // A type more, at forty places.
        for number in 0..40 {
            let mut more = first.clone();
            more.insert(number * 100 + 1, ((first[number * 100].0.0, format!("New{number}")), 40));
            let now = parts(&more, count);
            let moved = before.iter().filter(|(name, part)| now[*name] != **part).count();
            changes += usize::from(moved > 0);
            all += moved;
        }
        assert!(
            changes <= 4,
            "{changes} of 40 changes moved {all} of {} roots to another of {count} parts",
            first.len()
        );
    }
}

#[test]
fn files_and_their_order_do_not_matter_to_what_is_common() {
    let complex = |name: &str, fields: &str| format!("<xs:complexType name='{name}'>{fields}</xs:complexType>");
    let element = |ty: &str| format!("<xs:sequence><xs:element name='of' type='{ty}' minOccurs='0'/></xs:sequence>");
    let both = "<xs:attribute name='of' type='Both'/>";
    let types = [
        // Two that hold each other, and one that two need, of which another needs one.
        complex("A", &element("B")),
        complex("B", &element("A")),
        complex("C", both),
        complex("D", both),
        complex("E", &element("D")),
        "<xs:simpleType name='Both'><xs:restriction base='xs:token'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>"
            .to_owned(),
    ];
    let names = ["main.xsd", "one.xsd", "two.xsd"];
    // Each type in one of three files, in an order of its own, with the includes in another.
    for turn in 0..9 {
        let mut bodies = [const { String::new() }; 3];
        for at in 0..types.len() {
            bodies[(at * (turn % 3) + at / 2 + turn / 3) % 3] += &types[(at * 5 + turn) % types.len()];
        }
        let include = |at: usize| format!("<xs:include schemaLocation='{}'/>", names[at]);
        let file = |at: usize| {
            let mut others = [include((at + 1) % 3), include((at + 2) % 3)];
            others.rotate_left(turn % 2);
            (names[at].to_owned(), others.concat() + &bodies[at])
        };
        let cut = cut(&(0..3).map(file).collect(), 3);
        assert_eq!(cut["A"], cut["B"], "{turn}: {cut:?}");
        assert_eq!((cut["D"].as_str(), cut["Both"].as_str()), (cut["E"].as_str(), "a_common"), "{turn}: {cut:?}");
        assert_eq!(sizes(&cut).len(), 4, "{turn}: {cut:?}");
    }
}
