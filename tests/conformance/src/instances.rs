//! The instance tests: read by the code of their group's schema, a batch of schemas at a time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::arguments::Arguments;
use crate::batch::{Batch, Built};
use crate::child::{Process, Said};
use crate::suite::{Group, Outcome};

/// Compiles what was generated, and reads all documents.
pub fn run(groups: &mut [Group], generated: &Path, folder: &Path, arguments: &Arguments) -> Result<()> {
    for group in &mut *groups {
        without_code(group);
    }
    let has_code = |group: &Group| {
        let wanted = arguments.all || !group.instances.is_empty();
        wanted && matches!(group.code, Some(Outcome::Accepted | Outcome::Warned(_)))
    };
    let ready: Vec<usize> = (0..groups.len()).filter(|at| has_code(&groups[*at])).collect();
    let batch = Batch { folder, generated };
    for (number, batched) in ready.chunks(arguments.batch).enumerate() {
        eprintln!("batch {} of {}", number + 1, ready.len().div_ceil(arguments.batch));
        let modules: Vec<String> = batched.iter().map(|at| groups[*at].id.clone()).collect();
        let built = batch.build(&modules)?;
        read(groups, batched, &built, folder, arguments)?;
    }
    Ok(())
}

/// Documents whose schema has no code are not read.
fn without_code(group: &mut Group) {
    let why = match &group.code {
        None => "the group has no schema".to_owned(),
        Some(Outcome::Unsupported(construct)) => format!("unsupported: {construct}"),
        Some(Outcome::Accepted | Outcome::Warned(_)) => return,
        Some(_) => "the schema was refused".to_owned(),
    };
    for instance in &mut group.instances {
        instance.outcome = Some(Outcome::NotRun(why.clone()));
    }
}

/// Reads the documents of a batch that was compiled.
fn read(groups: &mut [Group], batched: &[usize], built: &Built, folder: &Path, arguments: &Arguments) -> Result<()> {
    let mut list = String::new();
    let mut tests = Vec::new();
    for &at in batched {
        let group = &mut groups[at];
        if let Some(error) = built.failed.get(&group.id) {
            if let Some(schema) = &mut group.schema {
                schema.outcome = Some(Outcome::DoesNotCompile(error.clone()));
            }
            for instance in &mut group.instances {
                instance.outcome = Some(Outcome::NotRun("the code does not compile".to_owned()));
            }
            continue;
        }
        for (index, instance) in group.instances.iter().enumerate() {
            writeln!(list, "{}\t{}", group.id, instance.files[0].display())?;
            tests.push((at, index));
        }
    }
    let Some(program) = built.program.as_ref().filter(|_| !tests.is_empty()) else { return Ok(()) };
    let path = folder.join("list.tsv");
    std::fs::write(&path, list)?;
    let outcomes = outcomes(program, &path, tests.len(), arguments)?;
    for ((at, index), outcome) in tests.into_iter().zip(outcomes.into_values()) {
        groups[at].instances[index].outcome = Some(outcome);
    }
    Ok(())
}

/// What comes of each line of a list. Where the program ends or hangs, it is started again at the next line.
fn outcomes(program: &Path, list: &Path, number: usize, arguments: &Arguments) -> Result<BTreeMap<usize, Outcome>> {
    let mut found = BTreeMap::new();
    while found.len() < number {
        let mut process = Process::start(Command::new(program).arg(list).arg(found.len().to_string()))?;
        while found.len() < number {
            match process.next(arguments.limit) {
                Said::Line(line) => {
                    found.insert(found.len(), outcome(&line));
                }
                Said::Ended(errors) => {
                    found.insert(found.len(), Outcome::Panicked(errors));
                    break;
                }
                Said::TimedOut => {
                    found.insert(found.len(), Outcome::TimedOut);
                    break;
                }
            }
        }
    }
    Ok(found)
}

fn outcome(line: &str) -> Outcome {
    let (word, reason) = line.split_once('\t').unwrap_or((line, ""));
    let reason = reason.to_owned();
    match word {
        "accepted" => Outcome::Accepted,
        "refused" => Outcome::Refused(reason),
        "unsupported" => Outcome::Unsupported(reason),
        "differs" => Outcome::Differs(reason),
        "panicked" => Outcome::Panicked(reason),
        _ => Outcome::NotRun(reason),
    }
}
