//! `clauses.toml`, and the tables that it makes of all documents for `docs/validation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use toml::{Table, Value};

/// What says where the tables begin and end.
const BEGIN: &str = "<!-- begin: made by tests/matrix from clauses.toml -->\n";
const END: &str = "<!-- end -->\n";

/// A clause.
struct Clause {
    name: String,
    section: String,
    says: String,
    checked: String,
    /// Why it is not checked, or what shows it.
    note: Option<String>,
    has_kinds: bool,
    is_accepted: bool,
    cannot: Vec<String>,
}

/// Why some kinds cannot break a clause.
struct Reason {
    name: String,
    says: String,
    kinds: Vec<String>,
}

/// How many documents are refused, and accepted.
#[derive(Clone, Copy, Default)]
struct Count {
    refused: usize,
    accepted: usize,
}

/// The documents of all cases that name a clause: case, place and clause of each.
struct Lines(Vec<(String, String, String, bool)>);

impl Lines {
    fn count(&self, clause: &str, is: impl Fn(&str, &str) -> bool) -> Count {
        let mut count = Count::default();
        for (_, _, _, refused) in self.0.iter().filter(|(case, place, of, _)| of == clause && is(case, place)) {
            *if *refused { &mut count.refused } else { &mut count.accepted } += 1;
        }
        count
    }
}

/// The places, as columns: the first part of the names of documents.
const PLACES: [(&str, &[&str]); 14] = [
    ("root", &["root"]),
    ("element", &["element", "unordered", "among-text"]),
    ("repeated", &["repeated"]),
    ("branch", &["branch"]),
    ("referred to", &["reference"]),
    ("substitute", &["substitute"]),
    ("strict", &["strict"]),
    ("lax", &["lax"]),
    ("any type", &["open"]),
    ("not declared", &["undeclared", "undeclared-strict"]),
    ("skip", &["skip"]),
    ("attribute", &["attribute", "required", "strict-attribute", "lax-attribute", "open-attribute"]),
    ("item, member", &["item", "member"]),
    ("text", &["text", "open-text"]),
];

/// The page with the tables in it, and what is wrong with them.
pub(crate) fn page(page: &str, kinds: &[String]) -> (String, Vec<String>) {
    let file: Table = fs::read_to_string("tests/matrix/clauses.toml").unwrap().parse().unwrap();
    let clauses: Vec<Clause> = list(&file, "clause").map(clause).collect();
    let reasons: Vec<Reason> = list(&file, "reason").map(reason).collect();
    let lines = lines();
    let mut problems = unknown(&clauses, &lines, kinds);
    let (by_kind, more) = by_kind(&clauses, &reasons, &lines, kinds);
    problems.extend(more);
    let tables = format!("{}{by_kind}{}", overview(&clauses, &lines, kinds), by_place(&clauses, &lines));
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    (format!("{before}{BEGIN}\n{tables}{END}{after}"), problems)
}

fn list<'f>(file: &'f Table, key: &str) -> impl Iterator<Item = &'f Table> {
    file[key].as_array().unwrap().iter().map(|value| value.as_table().unwrap())
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key).map(|value| value.as_str().unwrap().to_owned())
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    let all = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    all.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn clause(table: &Table) -> Clause {
    Clause {
        name: text(table, "name").unwrap(),
        section: text(table, "section").unwrap(),
        says: text(table, "says").unwrap(),
        checked: text(table, "checked").unwrap(),
        note: text(table, "why").or_else(|| text(table, "as").map(|same| format!("see {same}"))),
        has_kinds: table.get("kinds").is_none(),
        is_accepted: table.contains_key("accepted"),
        cannot: texts(table, "cannot"),
    }
}

fn reason(table: &Table) -> Reason {
    Reason { name: text(table, "name").unwrap(), says: text(table, "says").unwrap(), kinds: texts(table, "kinds") }
}

fn lines() -> Lines {
    let mut lines = Vec::new();
    for entry in fs::read_dir("tests/cases").unwrap() {
        let path = entry.unwrap().path();
        let case = path.file_name().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(path.join("documents.tsv")).unwrap_or_default().lines() {
            let [name, verdict, clause, _] = super::parts(line);
            let place = name.split('/').next().unwrap();
            lines.push((case.clone(), place.to_owned(), clause.to_owned(), verdict == "bad"));
        }
    }
    Lines(lines)
}

/// Documents without a row or a column, and rows without what they need.
fn unknown(clauses: &[Clause], lines: &Lines, kinds: &[String]) -> Vec<String> {
    let names: BTreeSet<&str> = clauses.iter().map(|clause| clause.name.as_str()).collect();
    let places: BTreeSet<&str> = PLACES.iter().flat_map(|(_, places)| places.iter().copied()).collect();
    let mut problems = BTreeSet::new();
    for (case, place, clause, refused) in &lines.0 {
        if !names.contains(clause.as_str()) && (*refused || !clause.is_empty()) {
            problems.insert(format!("a document of {case} is about the clause `{clause}`, which is not listed"));
        }
        if kinds.contains(case) && !places.contains(place.as_str()) {
            problems.insert(format!("the place `{place}` of {case} has no column"));
        }
    }
    for clause in clauses {
        let count = lines.count(&clause.name, |_, _| true);
        let shown = if clause.is_accepted { count.accepted } else { count.refused };
        let needs_none = matches!(clause.checked.as_str(), "not" | "never") || clause.note.is_some();
        if needs_none != clause.note.is_some() || (!needs_none && shown == 0) {
            problems.insert(format!("no document is about {}, and nothing says why", clause.name));
        }
        if !["reading", "call", "not", "never"].contains(&clause.checked.as_str()) {
            problems.insert(format!("{} is checked `{}`", clause.name, clause.checked));
        }
    }
    Vec::from_iter(problems)
}

fn overview(clauses: &[Clause], lines: &Lines, kinds: &[String]) -> String {
    let mut table = String::from(
        "| clause | stated in | what must hold | checked | refused | accepted |\n|---|---|---|---|---|---|\n",
    );
    let mut others: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (case, _, clause, _) in lines.0.iter().filter(|(case, ..)| !kinds.contains(case)) {
        others.entry(clause).or_default().insert(format!("`{case}`"));
    }
    for clause in clauses {
        let checked = match clause.checked.as_str() {
            "reading" => "on reading and writing",
            "call" => "by a call",
            "not" => "not checked",
            _ => "cannot be broken",
        };
        let section = if clause.section.starts_with("Part") {
            clause.section.clone()
        } else {
            format!("Part 1, {}", clause.section)
        };
        let cases = others.get(clause.name.as_str()).map(|cases| cases.iter().cloned().collect::<Vec<_>>().join(", "));
        let note = [clause.note.clone(), cases].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let checked = if note.is_empty() { checked.to_owned() } else { format!("{checked}: {note}") };
        let count = lines.count(&clause.name, |_, _| true);
        let number = |number: usize| if number == 0 { String::new() } else { number.to_string() };
        let _ = writeln!(
            table,
            "| {} | {section} | {} | {checked} | {} | {} |",
            clause.name,
            clause.says,
            number(count.refused),
            number(count.accepted)
        );
    }
    table
}

fn cell(count: Count) -> String {
    match count {
        Count { refused: 0, accepted: 0 } => String::new(),
        Count { refused, accepted: 0 } => refused.to_string(),
        Count { refused, accepted } => format!("{refused} + {accepted}"),
    }
}

/// Rows of clauses that are about kinds, and that no other clause says.
fn rows<'c>(clauses: &'c [Clause], lines: &'c Lines) -> impl Iterator<Item = &'c Clause> {
    let has = |clause: &&Clause| {
        let count = lines.count(&clause.name, |_, _| true);
        clause.has_kinds && clause.note.is_none() && count.refused + count.accepted > 0
    };
    clauses.iter().filter(has)
}

fn by_kind(clauses: &[Clause], reasons: &[Reason], lines: &Lines, kinds: &[String]) -> (String, Vec<String>) {
    let mut table = String::from(
        "\n### By kind of type\n\nDocuments that break the clause and are refused, and after `+` those that show it and are \
         accepted. A letter says why there is none that breaks it; the letters are below. Each kind is a case:\n\n",
    );
    let heads: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
    let _ = writeln!(table, "{}.\n", heads.join(", "));
    let short: Vec<String> = kinds.iter().map(|kind| kind.trim_start_matches("matrix_").replace('_', " ")).collect();
    let _ = writeln!(table, "| clause | {} |\n|---|{}", short.join(" | "), "---|".repeat(kinds.len()));
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    for clause in rows(clauses, lines) {
        let mut cells = Vec::new();
        for kind in kinds {
            let count = lines.count(&clause.name, |case, _| case == kind);
            let is_for = |name: &&Reason| {
                clause.cannot.contains(&name.name)
                    && name.kinds.contains(&kind.trim_start_matches("matrix_").to_owned())
            };
            let mut cell = cell(count);
            let reason = reasons.iter().position(|reason| is_for(&reason)).filter(|_| count.refused == 0);
            if let Some(reason) = reason {
                used.insert((clause.name.clone(), reason));
                cell = if count.accepted == 0 { letter(reason) } else { format!("{cell} {}", letter(reason)) };
            } else if count.refused == 0 && !clause.is_accepted {
                problems.push(format!("{kind}: no document breaks {}, and no reason says why", clause.name));
            }
            cells.push(cell);
        }
        let _ = writeln!(table, "| {} | {} |", clause.name, cells.join(" | "));
    }
    table += "\n";
    for (index, reason) in reasons.iter().enumerate() {
        let _ = writeln!(table, "- *{}*: {}", letter(index), reason.says);
        if !used.iter().any(|(_, used)| *used == index) {
            problems.push(format!("the reason `{}` is none for any clause", reason.name));
        }
    }
    for clause in clauses {
        for name in &clause.cannot {
            let is_used = |(of, index): &(String, usize)| *of == clause.name && reasons[*index].name == *name;
            if !used.iter().any(is_used) {
                problems.push(format!("{}: `{name}` is no reason for any kind", clause.name));
            }
        }
    }
    (table, problems)
}

/// `a` to `z`, then `aa`.
fn letter(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap());
    if index < 26 { letter(index).to_string() } else { format!("a{}", letter(index)) }
}

fn by_place(clauses: &[Clause], lines: &Lines) -> String {
    let mut table = String::from(
        "\n### By place\n\nThe same documents by where the element or the text of that kind stands: as the root, in a sequence \
         (an `all`, among text), as one of several, as a branch of a choice, where a global element is referred to, as one \
         that substitutes it, in a wildcard that is `strict` or `lax`, in an element of any type, as an element that is not \
         declared and names its type, in a wildcard that is `skip`, where nothing is looked at; as an attribute (required, \
         global, allowed by a wildcard), as the item of a list or the member of a union, as text with attributes or of any \
         simple type. What breaks a clause on a simple type breaks cvc-attribute.3 in an attribute, and cvc-datatype-valid.1.2 \
         in a list or a union. A row without a number in a column is about what cannot be there.\n\n",
    );
    let heads: Vec<&str> = PLACES.iter().map(|(head, _)| *head).collect();
    let _ = writeln!(table, "| clause | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for clause in rows(clauses, lines) {
        let count = |places: &[&str]| {
            lines.count(&clause.name, |case, place| case.starts_with("matrix_") && places.contains(&place))
        };
        let cells: Vec<String> = PLACES.iter().map(|(_, places)| cell(count(places))).collect();
        let _ = writeln!(table, "| {} | {} |", clause.name, cells.join(" | "));
    }
    table += "\n";
    table
}
