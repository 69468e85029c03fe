//! Generating R24 and then R25 changes the lines of types that `xsdbind diff` reports, and no others.
//!
//! Where all items of reported types are taken out of both, each file has the same items in the same order. What is left
//! are lists of types: a line for a type that is reported, or for a file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use xsdbind_codegen::diff::{DiffOptions, diff};
use xsdbind_codegen::inspect::list;
use xsdbind_codegen::{Config, Module, SchemaSet, generate};

use crate::items::{self, Item};

const ENTRY: &str = "OCISchemaAS.xsd";

/// How the names of lists of types begin.
const LIST: &str = "TYPES_OF_";

/// Names of schemas, as far as Rust types have them.
struct Names {
    all: BTreeSet<String>,
    reported: BTreeSet<String>,
}

pub fn check(schemas: PathBuf) -> Result<String, String> {
    let entries = ["ocip-r24", "ocip-r25"].map(|release| schemas.join(release).join(ENTRY));
    let [old, new] = entries.each_ref().map(|entry| SchemaSet::load(entry).map_err(|error| error.to_string()));
    let (old, new) = (old?, new?);
    let report = diff(&old, &new, &DiffOptions::new()).map_err(|error| error.to_string())?;
    let reported = report.entries.iter().flat_map(|entry| {
        // A type under a new name is one that went and one that came.
        std::iter::once(entry.name.clone()).chain(entry.old_name.clone())
    });
    let listing = list(&[old, new], None);
    let local = |name: &str| name.rsplit('}').next().unwrap_or(name).to_owned();
    let all = listing.sets.iter().flat_map(|(_, all)| all).map(|listed| local(&listed.name)).collect();
    let names = Names { all, reported: reported.collect() };
    let [old, new] = entries.map(generated);
    let (old, new) = (old?, new?);
    let (mut changed, mut listed) = (0, 0);
    let paths: BTreeSet<&PathBuf> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let items = |files: &Files| files.get(path).map_or(Ok(Vec::new()), |text| items::items(text));
        let (old, new) = (items(&old)?, items(&new)?);
        changed += differing(&old, &new);
        listed += same(&names, &rest(&names, old), &rest(&names, new))
            .map_err(|difference| format!("{}: {difference}", path.display()))?;
    }
    Ok(format!(
        "{changed} items differ, all of the {} names that are reported, and {listed} lines in lists of types and files; 0 \
         lines elsewhere",
        names.reported.len()
    ))
}

type Files = std::collections::BTreeMap<PathBuf, String>;

fn generated(entry: PathBuf) -> Result<Files, String> {
    let config = Config::new().module(Module::new("ocip").schema(entry).namespace("C", "base"));
    Ok(generate(&config).map_err(|error| error.to_string())?.files)
}

/// How many items are in one of both only.
fn differing(old: &[Item], new: &[Item]) -> usize {
    let texts = |items: &[Item]| items.iter().map(|item| item.text.clone()).collect::<BTreeSet<_>>();
    texts(old).symmetric_difference(&texts(new)).count()
}

/// The items that are of no reported type. The head of a file is there where anything else is.
fn rest(names: &Names, items: Vec<Item>) -> Vec<Item> {
    let is_left = |item: &Item| match item.name.as_str() {
        "" => false,
        // A list of types is there where a type is.
        name if name.starts_with(LIST) => {
            let mut lines = item.text.lines().skip(1).filter(|line| *line != "} }");
            lines.any(|line| !names.is_listed(line))
        }
        name => !names.is_reported(name),
    };
    let any = items.iter().any(is_left);
    items.into_iter().filter(|item| is_left(item) || (item.name.is_empty() && any)).collect()
}

/// Whether what is left is the same; how many lines in lists are not.
fn same(names: &Names, old: &[Item], new: &[Item]) -> Result<usize, String> {
    let mut listed = 0;
    let mut left = old.iter().zip(new);
    if let Some((old, new)) = left.find(|(old, new)| old.name != new.name) {
        return Err(format!("`{}` is where `{}` was", new.name, old.name));
    }
    if old.len() != new.len() {
        return Err(format!("{} items were {}, and none of them is reported", new.len(), old.len()));
    }
    for (old, new) in old.iter().zip(new).filter(|(old, new)| old.text != new.text) {
        let unlisted = |item: &Item| {
            let lines = item.text.lines().filter(|line| !names.is_listed(line));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let (before, after) = (unlisted(old), unlisted(new));
        if before != after {
            let at = before.iter().zip(&after).position(|(before, after)| before != after).unwrap_or_default();
            return Err(format!(
                "`{}` is not reported, and has\n  {:?}\ninstead of\n  {:?}",
                old.name,
                after.get(at),
                before.get(at)
            ));
        }
        let lines = |item: &Item| item.text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
        listed += lines(old).symmetric_difference(&lines(new)).count();
    }
    Ok(listed)
}

impl Names {
    /// Whether a Rust type is of a type that is reported: its own, or that whose name its name begins with.
    fn is_reported(&self, name: &str) -> bool {
        self.owner(name)
            .or_else(|| self.owner(name.strip_prefix("Any")?))
            .is_some_and(|owner| self.reported.contains(owner))
    }

    /// The longest name of the schemas that a Rust name begins with.
    fn owner<'n>(&self, name: &'n str) -> Option<&'n str> {
        let ends = (1..=name.len()).rev().filter(|end| name.is_char_boundary(*end));
        ends.map(|end| &name[..end]).find(|start| self.all.contains(*start))
    }

    /// Whether a line is of a variant for a reported type, has its name, or is about a file. A long variant has three lines.
    fn is_listed(&self, line: &str) -> bool {
        let line = line.trim();
        let variant =
            ["/// The type `", "super::", "\""].iter().find_map(|before| line.strip_prefix(before)).unwrap_or(line);
        let end = variant.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(variant.len());
        let is_file = line.starts_with("include!(") || line.ends_with(".rs\"");
        let is_list = line.strip_prefix("base::").unwrap_or(line).starts_with(LIST);
        is_file || is_list || line == ")," || line == ");" || self.reported.contains(&variant[..end])
    }
}
