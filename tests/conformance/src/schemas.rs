//! The schema tests: each is generated in a process of its own, several at a time.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::Result;
use crate::arguments::Arguments;
use crate::child::{Process, Said};
use crate::suite::{Group, Outcome};

/// Generates all schemas, each into a folder of its own: that of its group's id.
pub fn generate(groups: &mut [Group], generated: &Path, arguments: &Arguments) -> Result<()> {
    let program = std::env::current_exe()?;
    let suite = arguments.suite.canonicalize()?;
    let readable = suite.parent().unwrap_or(&suite);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, std::result::Result<Outcome, String>)>> = Mutex::new(Vec::new());
    let known: &[Group] = groups;
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((at, group)) = take(&next, known) {
                    let Some(test) = &group.schema else { continue };
                    let mut command = Command::new(&program);
                    command.arg("generate").arg(generated.join(&group.id)).arg("code").arg(readable).args(&test.files);
                    // Only text goes between threads.
                    let outcome = one(&mut command, arguments).map_err(|error| error.to_string());
                    let Ok(mut done) = done.lock() else { return };
                    done.push((at, outcome));
                    if done.len() % 500 == 0 {
                        eprintln!("{} schemas", done.len());
                    }
                }
            });
        }
    });
    for (at, outcome) in done.into_inner().unwrap_or_default() {
        if let Some(test) = &mut groups[at].schema {
            test.outcome = Some(outcome?);
        }
    }
    Ok(())
}

fn take<'g>(next: &AtomicUsize, groups: &'g [Group]) -> Option<(usize, &'g Group)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    groups.get(at).map(|group| (at, group))
}

fn one(command: &mut Command, arguments: &Arguments) -> Result<Outcome> {
    let mut process = Process::start(command)?;
    Ok(match process.next(arguments.limit) {
        Said::TimedOut => Outcome::TimedOut,
        Said::Ended(errors) => Outcome::Panicked(errors),
        Said::Line(line) => {
            let (word, reason) = line.split_once('\t').unwrap_or((&line, ""));
            let reason = reason.to_owned();
            match word {
                "accepted" => Outcome::Accepted,
                "warned" => Outcome::Warned(reason),
                "unsupported" => Outcome::Unsupported(reason),
                _ => Outcome::Refused(reason),
            }
        }
    })
}
