//! What validators say of the documents: `verdicts.tsv`, and where one of them is wrong, `differences.toml`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use sha1::{Digest, Sha1};
use toml::Table;

/// What is wrong: verdicts that are not of these documents, and differences without a reason.
pub(crate) fn problems() -> Vec<String> {
    let recorded = fs::read_to_string("tests/matrix/verdicts.tsv").unwrap();
    let mut recorded: BTreeMap<(String, String), (&str, &str)> = recorded
        .lines()
        .map(|line| {
            let [case, name, digest, letters] = super::parts(line);
            ((case.to_owned(), name.to_owned()), (digest, letters))
        })
        .collect();
    let file: Table = fs::read_to_string("tests/matrix/differences.toml").unwrap().parse().unwrap();
    let differences: Vec<&Table> =
        file["difference"].as_array().unwrap().iter().map(|value| value.as_table().unwrap()).collect();
    let mut used = vec![false; differences.len()];
    let mut problems = Vec::new();
    for entry in fs::read_dir("tests/cases").unwrap() {
        let folder = entry.unwrap().path();
        let Ok(lines) = fs::read_to_string(folder.join("documents.tsv")) else { continue };
        let case = folder.file_name().unwrap().to_str().unwrap();
        let schema = fs::read(folder.join("schema.xsd")).unwrap();
        for line in lines.lines() {
            let [name, verdict, _, text] = super::parts(line);
            let Some((digest, letters)) = recorded.remove(&(case.to_owned(), name.to_owned())) else {
                problems.push(format!("{case}: {name} was not judged"));
                continue;
            };
            if digest != self::digest(&schema, text) {
                problems.push(format!("{case}: {name} has changed since it was judged"));
            }
            let expected = if verdict == "ok" { "vvv" } else { "iii" };
            if letters == expected {
                continue;
            }
            match differences.iter().position(|difference| is_about(difference, case, name, letters)) {
                Some(index) => used[index] = true,
                None => problems.push(format!("{case}: {name} is {verdict}, and {letters} to validators")),
            }
        }
    }
    problems.extend(recorded.keys().map(|(case, name)| format!("{case}: {name} was judged and is not there")));
    let unused = differences.iter().zip(used).filter(|(_, used)| !used).map(|(difference, _)| difference);
    problems.extend(unused.map(|difference| format!("no document differs so: {:?}", difference["why"])));
    problems
}

/// Whether a difference is about a document, by all that it names.
fn is_about(difference: &Table, case: &str, name: &str, letters: &str) -> bool {
    let texts = |key: &str| difference.get(key).map(|value| value.as_array().unwrap());
    let has = |key: &str, text: &str| texts(key).is_none_or(|all| all.iter().any(|one| one.as_str() == Some(text)));
    let (place, body) = name.rsplit_once('/').unwrap_or(("", name));
    has("cases", case) && has("places", place) && has("bodies", body) && has("verdicts", letters)
}

fn digest(schema: &[u8], text: &str) -> String {
    let digest = Sha1::new().chain_update(schema).chain_update(text.as_bytes()).finalize();
    let mut all = String::new();
    for byte in &digest[..4] {
        let _ = write!(all, "{byte:02x}");
    }
    all
}
