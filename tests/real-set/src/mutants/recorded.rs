//! The verdicts of the validator on a sample of mutants, recorded so that they can be compared without it.
//!
//! The file has two numbers, of the corpus and of the mutants, so that others are noticed, and a line for each operator:
//! a letter for each document that it was applied to.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::compare::{Compared, Label, Outcome, outcome, with_lines};
use super::random::hash;
use super::{Corpus, Selection, mutants};

/// What is recorded.
pub const SAMPLE: Selection<'static> = Selection { seed: 0, every: 100, operators: "" };

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/mutants/verdicts.txt");

const HEAD: &str = "\
# What the validator and the reader say of a sample of mutants; written by `mutants.sh record`.
# A letter for each mutant: `a` both accept it, `r` both refuse it, `A` only the validator accepts it, `R` only the
# validator refuses it, `-` the document has no place for the operator. docs/mutation-run.md explains `A` and `R`.
";

fn letter(outcome: Outcome) -> char {
    match outcome {
        Outcome::Accepted => 'a',
        Outcome::Refused => 'r',
        Outcome::OnlyValidatorAccepts => 'A',
        Outcome::OnlyReaderAccepts => 'R',
    }
}

/// Writes the file from the verdicts of the validator.
pub fn record(corpus: &Corpus, verdicts: &Path) -> Result<(), String> {
    let verdicts = fs::read_to_string(verdicts).map_err(|error| format!("{}: {error}", verdicts.display()))?;
    let mut letters = Vec::new();
    for pair in with_lines(mutants(corpus, SAMPLE), &verdicts) {
        let letter = match pair? {
            (mutant, Some(line)) => letter(outcome(&mutant, mutant.xml.as_deref().unwrap_or_default(), line)?.outcome),
            (_, None) => '-',
        };
        letters.push(letter);
    }
    fs::write(PATH, text(corpus, &letters)).map_err(|error| format!("{PATH}: {error}"))
}

/// The file, of a letter for each mutant.
fn text(corpus: &Corpus, letters: &[char]) -> String {
    let mut lines = String::new();
    let mut all = 0;
    let mut last = "";
    for (mutant, letter) in mutants(corpus, SAMPLE).zip(letters) {
        let name = mutant.operator.name;
        if name != last {
            // Writing to a string cannot fail.
            let _ = write!(lines, "\n{name} ");
            last = name;
        }
        lines.push(*letter);
        all = hash(&u64::to_be_bytes(all)) ^ hash(&mutant.xml.unwrap_or_default());
    }
    format!("{HEAD}corpus {:016x}\nmutants {all:016x}{lines}\n", corpus.hash())
}

/// Judges the sample, and compares with what was recorded.
pub fn check(corpus: &Corpus) -> Result<String, String> {
    let recorded = fs::read_to_string(PATH).map_err(|error| format!("{PATH}: {error}"))?;
    let lines = recorded.lines().filter(|line| !line.starts_with('#')).skip(2);
    let old: Vec<char> =
        lines.filter_map(|line| line.split_once(' ')).flat_map(|(_, letters)| letters.chars()).collect();
    // First whether these are the mutants that were judged.
    if text(corpus, &old) != recorded {
        return Err("the corpus, or the operators, are others than when verdicts were recorded".to_owned());
    }
    let mut changed = Vec::new();
    for (mutant, old) in mutants(corpus, SAMPLE).zip(&old) {
        let Some(xml) = &mutant.xml else { continue };
        // The validator's verdict is in both: a capital says that the reader's is the other.
        let line = if matches!(old, 'a' | 'A') { "a" } else { "r\trefused by the validator" };
        let Compared { outcome, reason } = outcome(&mutant, xml, line)?;
        let new = letter(outcome);
        if new != *old {
            changed.push(format!("  {}: `{old}` was recorded, now it is `{new}` {reason}", Label(&mutant)));
        }
    }
    let count = old.iter().filter(|letter| **letter != '-').count();
    let differing = old.iter().filter(|letter| matches!(letter, 'A' | 'R')).count();
    if changed.is_empty() {
        let agreed = count - differing;
        return Ok(format!("{agreed} of {count} judged as by the validator, {differing} otherwise as documented"));
    }
    let summary = format!("{} of {count} are judged otherwise than recorded", changed.len());
    changed.truncate(10);
    Err(format!("{summary}\n{}", changed.join("\n")))
}
