//! The verdicts of the reader beside those of a validator.

use std::fmt;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::judge::{Verdict, judge};
use super::{Corpus, Mutant, Selection, latin1, mutants};

/// What the two say of one mutant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Refused,
    OnlyValidatorAccepts,
    OnlyReaderAccepts,
}

/// The outcome, with what is to be said of it where the two differ.
pub struct Compared {
    pub outcome: Outcome,
    pub reason: String,
}

/// Compares the verdict of the reader with a line of the validator's.
pub fn outcome(mutant: &Mutant, xml: &[u8], line: &str) -> Result<Compared, String> {
    let label = Label(mutant);
    let (validator, message) = line.split_once('\t').unwrap_or((line, ""));
    let verdict = judge(xml).map_err(|failure| format!("{label}: {failure}"))?;
    let (outcome, reason) = match (validator, verdict) {
        ("a", Verdict::Accepted) => (Outcome::Accepted, String::new()),
        ("r", Verdict::Refused(_)) => (Outcome::Refused, String::new()),
        ("a", Verdict::Refused(message)) => (Outcome::OnlyValidatorAccepts, message),
        ("r", Verdict::Accepted) => (Outcome::OnlyReaderAccepts, message.to_owned()),
        _ => return Err(format!("not a verdict: {line}")),
    };
    Ok(Compared { outcome, reason })
}

/// The lines of the file of verdicts, one for each mutant there is.
pub fn with_lines<'a>(
    mutants: impl Iterator<Item = Mutant>,
    verdicts: &'a str,
) -> impl Iterator<Item = Result<(Mutant, Option<&'a str>), String>> {
    let mut lines = verdicts.lines();
    mutants.map(move |mutant| match &mutant.xml {
        None => Ok((mutant, None)),
        Some(_) => {
            let line = lines.next().ok_or("there are fewer verdicts than mutants")?;
            Ok((mutant, Some(line)))
        }
    })
}

pub fn compare(corpus: &Corpus, selection: Selection<'_>, verdicts: &Path, differences: &Path) -> Result<(), String> {
    let text = fs::read_to_string(verdicts).map_err(|error| format!("{}: {error}", verdicts.display()))?;
    let failed = |error: std::io::Error| format!("{}: {error}", differences.display());
    let mut file = BufWriter::new(File::create(differences).map_err(failed)?);
    let mut table = Table::default();
    for pair in with_lines(mutants(corpus, selection), &text) {
        let (mutant, Some(line)) = pair? else { continue };
        let xml = mutant.xml.as_deref().unwrap_or_default();
        let Compared { outcome, reason } = outcome(&mutant, xml, line)?;
        let Mutant { operator, number, .. } = &mutant;
        table.add(operator.name, outcome);
        let who = match outcome {
            Outcome::Accepted | Outcome::Refused => continue,
            Outcome::OnlyValidatorAccepts => "refused by the reader alone",
            Outcome::OnlyReaderAccepts => "refused by the validator alone",
        };
        let xml = latin1(xml);
        writeln!(file, "{}\t{number}\t{who}\t{reason}\t{}", operator.name, xml.escape_debug()).map_err(failed)?;
    }
    file.flush().map_err(failed)?;
    table.print();
    Ok(())
}

/// Says which mutant it was, also should the reader panic.
pub struct Label<'a>(pub &'a Mutant);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on document {}", self.0.operator.name, self.0.number)
    }
}

impl Drop for Label<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{self}");
        }
    }
}

/// How many mutants of each operator had which outcome.
#[derive(Default)]
struct Table(Vec<(&'static str, [usize; 4])>);

impl Table {
    fn add(&mut self, operator: &'static str, outcome: Outcome) {
        if self.0.last().is_none_or(|(last, _)| *last != operator) {
            self.0.push((operator, [0; 4]));
        }
        if let Some((_, counts)) = self.0.last_mut() {
            counts[outcome as usize] += 1;
        }
    }

    fn print(&self) {
        let row = |name: &str, cells: [String; 5]| {
            let [all, accepted, refused, validator, reader] = cells;
            println!("| {name} | {all} | {accepted} | {refused} | {validator} | {reader} |");
        };
        let cells = |counts: &[usize; 4]| {
            let [accepted, refused, validator, reader] = counts.map(|count| count.to_string());
            [counts.iter().sum::<usize>().to_string(), accepted, refused, validator, reader]
        };
        let heads = ["mutants", "both accept", "both refuse", "only the validator accepts", "only the reader accepts"];
        row("operator", heads.map(str::to_owned));
        row("---", ["---:"; 5].map(str::to_owned));
        let mut sum = [0; 4];
        for (name, counts) in &self.0 {
            row(&format!("`{name}`"), cells(counts));
            sum = std::array::from_fn(|at| sum[at] + counts[at]);
        }
        row("all", cells(&sum));
    }
}
