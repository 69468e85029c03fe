//! The schema tests: each is generated in a process of its own, several at a time; and what documents are read by.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::Result;
use crate::arguments::Arguments;
use crate::child::{Process, Said};
use crate::suite::{Group, Outcome, hints};

/// Where modules are written, and from where files may be read.
struct Folders<'a> {
    generated: &'a Path,
    readable: &'a Path,
}

/// What came of a group: of its schema, and of the code that its documents are read by.
type Done = (Option<Outcome>, Option<Outcome>);

/// Generates all schemas, each into a folder of its own: that of its group's id.
pub fn generate(groups: &mut [Group], generated: &Path, arguments: &Arguments) -> Result<()> {
    let suite = arguments.suite.canonicalize()?;
    let folders = Folders { generated, readable: suite.parent().unwrap_or(&suite) };
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, std::result::Result<Done, String>)>> = Mutex::new(Vec::new());
    let known: &[Group] = groups;
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((at, group)) = take(&next, known) {
                    // Only text goes between threads.
                    let outcome = both(group, &folders, arguments).map_err(|error| error.to_string());
                    let Ok(mut done) = done.lock() else { return };
                    done.push((at, outcome));
                    if done.len() % 500 == 0 {
                        eprintln!("{} schemas", done.len());
                    }
                }
            });
        }
    });
    for (at, outcomes) in done.into_inner().unwrap_or_default() {
        let (schema, code) = outcomes?;
        groups[at].code = code;
        if let Some(test) = &mut groups[at].schema {
            test.outcome = schema;
        }
    }
    Ok(())
}

/// The schema of a group by itself, and the code for its documents: of the schemas that they name, too, and with the
/// types that they name kept.
fn both(group: &Group, folders: &Folders<'_>, arguments: &Arguments) -> Result<Done> {
    let files = group.schema.as_ref().map_or(&[][..], |test| &test.files);
    let schema = match files {
        [] => None,
        files => Some(one(group, folders, files, false, arguments)?),
    };
    if arguments.schemas || group.instances.is_empty() {
        return Ok((schema.clone(), schema));
    }
    let (mut all, mut names_types) = (files.to_vec(), false);
    let mut seen: BTreeSet<PathBuf> = files.iter().filter_map(|file| file.canonicalize().ok()).collect();
    for instance in &group.instances {
        let (found, types) = hints(&instance.files[0]);
        names_types |= types;
        all.extend(found.into_iter().filter(|file| file.canonicalize().is_ok_and(|path| seen.insert(path))));
    }
    let mut code = schema.clone();
    // What fails writes nothing, and leaves what was there.
    for (files, needed) in [(&all[..], all.len() > files.len() || names_types), (files, names_types)] {
        if needed && !files.is_empty() {
            let outcome = one(group, folders, files, names_types, arguments)?;
            let fits = matches!(outcome, Outcome::Accepted | Outcome::Warned(_));
            if fits || code.is_none() {
                code = Some(outcome);
            }
            if fits {
                break;
            }
        }
    }
    Ok((schema, code))
}

fn take<'g>(next: &AtomicUsize, groups: &'g [Group]) -> Option<(usize, &'g Group)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    groups.get(at).map(|group| (at, group))
}

fn one(
    group: &Group,
    folders: &Folders<'_>,
    files: &[PathBuf],
    keep_types: bool,
    arguments: &Arguments,
) -> Result<Outcome> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("generate").args(keep_types.then_some("--keep-types"));
    command.arg(folders.generated.join(&group.id)).arg("code").arg(folders.readable).args(files);
    let mut process = Process::start(&mut command)?;
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
