//! Two complete OCI-P releases, compared here and counted in another way.
//!
//! The other way goes through the XML alone: a complex type is the text of its element without documentation, and what
//! it has of elements is compared. The sets are not part of the project: see `resolve/tests/real_sets.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};

use crate::diff::{ChangeKind, Component, DiffOptions, Entry, Status, diff};
use crate::set::SchemaSet;

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("OCIP_SCHEMAS").expect("`OCIP_SCHEMAS` names the folder with the releases"))
}

/// A complex type as its file has it.
#[derive(PartialEq)]
struct Written {
    file: String,
    content: String,
}

/// The complex types of all files, by target namespace and name.
fn written(folder: &Path, below: &Path, found: &mut BTreeMap<(String, String), Written>) {
    for entry in std::fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(folder, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "xsd") {
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            let document = Document::parse(&text).unwrap();
            let schema = document.root_element();
            let namespace = schema.attribute("targetNamespace").unwrap_or_default();
            let file = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            for ty in schema.children().filter(|node| node.has_tag_name((XS, "complexType"))) {
                let name = collapsed(ty.attribute("name").unwrap());
                let mut content = String::new();
                normalised(ty, &mut content);
                found.insert((namespace.to_owned(), name), Written { file: file.clone(), content });
            }
        }
    }
}

const XS: &str = "http://www.w3.org/2001/XMLSchema";

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements of a type, with everything that is said of each, defaults left out; no documentation.
fn normalised(node: Node<'_, '_>, out: &mut String) {
    for child in node.children().filter(Node::is_element) {
        if child.has_tag_name((XS, "annotation")) {
            continue;
        }
        let says_nothing = |name: &str, value: &str| match name {
            "minOccurs" | "maxOccurs" => value == "1",
            "nillable" => value == "false",
            _ => false,
        };
        let attributes: BTreeMap<&str, String> = child
            .attributes()
            .map(|attribute| (attribute.name(), collapsed(attribute.value())))
            .filter(|(name, value)| !says_nothing(name, value))
            .collect();
        out.extend(["<", child.tag_name().name(), " ", &format!("{attributes:?}")]);
        normalised(child, out);
        out.push('>');
    }
}

fn names<'e>(entries: impl Iterator<Item = &'e Entry>) -> BTreeSet<(String, String)> {
    entries.map(|entry| (entry.namespace.clone().unwrap_or_default(), entry.name.clone())).collect()
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn r24_to_r25_is_what_the_files_say() {
    let folder = folder();
    let (r24, r25) = (folder.join("ocip-r24"), folder.join("ocip-r25"));
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    written(&r24, &r24, &mut old);
    written(&r25, &r25, &mut new);
    let added: BTreeSet<_> = new.keys().filter(|name| !old.contains_key(*name)).cloned().collect();
    let removed: BTreeSet<_> = old.keys().filter(|name| !new.contains_key(*name)).cloned().collect();
    let differ = |which: &dyn Fn(&Written, &Written) -> bool| -> BTreeSet<(String, String)> {
        let both = old.iter().filter_map(|(name, one)| Some((name, one, new.get(name)?)));
        both.filter(|(_, one, other)| which(one, other)).map(|(name, ..)| name.clone()).collect()
    };
    let changed = differ(&|one, other| one.content != other.content);
    let moved = differ(&|one, other| one.file != other.file);
    assert_eq!((added.len(), removed.len(), changed.len(), moved.len()), (325, 57, 77, 201));

    let (one, other) = (SchemaSet::load(&r24).unwrap(), SchemaSet::load(&r25).unwrap());
    let report = diff(&one, &other, &DiffOptions::new()).unwrap();
    let complex = || report.entries.iter().filter(|entry| entry.component == Component::ComplexType);
    let of = |status: Status| names(complex().filter(|entry| entry.status == status));
    // Whatever is taken for renamed is an added and a removed type.
    let renamed: Vec<&Entry> = complex().filter(|entry| entry.status == Status::Renamed).collect();
    let old_names = renamed.iter().map(|entry| (String::new(), entry.old_name.clone().unwrap_or_default()));
    assert_eq!(&of(Status::Added) | &of(Status::Renamed), added);
    assert_eq!(&of(Status::Removed) | &old_names.collect(), removed);
    assert_eq!(of(Status::Changed), changed);
    assert_eq!(names(complex().filter(|entry| entry.moved)), moved);

    // `tests/real-set/predecessors.py` finds the same in other ways.
    let linked = report.entries.iter().filter(|entry| entry.version_of.is_some()).count();
    let deprecated = || report.entries.iter().filter(|entry| entry.deprecated);
    assert_eq!((linked, deprecated().count()), (274, 252));
    assert!(deprecated().all(|entry| entry.replaced_by.is_some()));
    let independent = complex().filter(|entry| entry.name.ends_with("RI"));
    assert!(independent.clone().count() > 20 && independent.clone().all(|entry| entry.version_of.is_some()));

    // The JSON has every one of them.
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
    let entries = json["entries"].as_array().unwrap();
    assert_eq!(entries.len(), report.entries.len());
    let listed: BTreeSet<&str> = entries.iter().map(|entry| entry["name"].as_str().unwrap()).collect();
    for (_, name) in added.iter().chain(&removed).chain(&changed).chain(&moved) {
        assert!(listed.contains(&**name), "{name} is not in the JSON");
    }
    let inserted = complex().filter(|entry| entry.status == Status::Changed).filter(|entry| {
        entry.changes.iter().any(|change| change.kind == ChangeKind::FieldAdded && change.note.starts_with("after"))
    });
    assert!(inserted.count() > 9);
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn a_release_is_the_same_as_itself() {
    let folder = folder();
    let set = SchemaSet::load(folder.join("ocip-r25")).unwrap();
    let entry = SchemaSet::load(folder.join("ocip-r25/OCISchemaAS.xsd")).unwrap();
    let report = diff(&set, &set, &DiffOptions::new()).unwrap();
    assert!(report.is_empty(), "{}", report.to_text());
    // The files that the entry does not reach are missing from it, and nothing else differs.
    let report = diff(&set, &entry, &DiffOptions::new()).unwrap();
    assert!(report.entries.iter().all(|entry| entry.status == Status::Removed), "{}", report.to_text());
}
