//! Each clause of the specification against each kind of generated type, at each place: the cases `tests/cases/matrix_*`.
//!
//! `kinds.toml` has the kinds and what elements of them hold, from which their schemas and documents are made. What
//! three validators say of these is in `verdicts.tsv`, which `judge.py` writes, by hand. `clauses.toml` has the clauses,
//! and makes the tables of `docs/validation.md` with what the documents of all cases break and show.

mod documents;
mod kinds;
mod schema;
mod table;
mod verdicts;

use std::fs;
use std::path::Path;

use documents::Document;

use crate::{bring_up_to_date, update};

/// What brings all files up to date.
const COMMAND: &str = "export INSTA_UPDATE=always; for made in matrix cases matrix; do cargo test --workspace --test \
                       repository $made; done";

#[test]
fn cases_are_what_is_made() {
    let mut differ = Vec::new();
    for kind in kinds::kinds() {
        let folder = Path::new("tests/cases").join(kind.case());
        if update() {
            fs::create_dir_all(&folder).unwrap();
        }
        bring_up_to_date(&folder.join("schema.xsd"), &schema::schema(&kind), &mut differ);
        let lines: String = documents::documents(&kind).iter().map(line).collect();
        bring_up_to_date(&folder.join("documents.tsv"), &lines, &mut differ);
        if kind.open {
            let text = format!(
                "# Enumerations that keep values which the schema does not list.\n[[module]]\nname = \"{}\"\nschemas = [\"schema.xsd\"]\nenums = \"open\"\n",
                kind.case()
            );
            bring_up_to_date(&folder.join("xsdbind.toml"), &text, &mut differ);
        }
    }
    assert!(differ.is_empty(), "not up to date; run `{COMMAND}` and review the diff:\n{}", differ.join("\n"));
}

/// After the cases, since the tables count their documents.
#[test]
fn the_page_has_the_tables() {
    const PAGE: &str = "docs/validation.md";
    let kinds: Vec<String> = kinds::kinds().iter().map(kinds::Kind::case).collect();
    let found = fs::read_to_string(PAGE).unwrap();
    let (page, problems) = table::page(&found, &kinds);
    assert!(problems.is_empty(), "tests/matrix/clauses.toml:\n{}", problems.join("\n"));
    let mut differ = Vec::new();
    bring_up_to_date(Path::new(PAGE), &page, &mut differ);
    assert!(differ.is_empty(), "{PAGE} is not up to date; run `{COMMAND}`");
}

#[test]
fn verdicts_are_those_of_validators() {
    let problems = verdicts::problems();
    let shown = problems.iter().take(50).cloned().collect::<Vec<_>>().join("\n");
    assert!(problems.is_empty(), "{} problems; see tests/matrix/judge.py:\n{shown}", problems.len());
}

/// A document: its name, whether it is valid, the clause that it breaks or shows, and its text.
fn line(document: &Document) -> String {
    let (verdict, clause) = match (&document.breaks, &document.shows) {
        (Some(clause), _) => ("bad", clause.as_str()),
        (None, Some(clause)) => ("ok", clause.as_str()),
        (None, None) => ("ok", ""),
    };
    format!("{}\t{verdict}\t{clause}\t{}\n", document.name, document.text)
}

/// The columns of a line.
fn parts(line: &str) -> [&str; 4] {
    line.split('\t').collect::<Vec<_>>().try_into().unwrap()
}
