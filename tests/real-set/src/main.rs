//! Checks the generator and what it makes against complete releases and a corpus of documents.
//!
//! `OCIP_SCHEMAS` is a folder with `ocip-r24` and `ocip-r25`, `OCIP_CORPUS` a gzipped table: type, mode, document.
//! Each check prints one line. Without the variables they are skipped, and say so. With arguments, the program is a part
//! of mutants.sh.
#![forbid(unsafe_code)]
#![cfg_attr(not(ocip_schemas), allow(dead_code, reason = "without the bindings nothing is judged"))]

mod corpus;
#[cfg(ocip_schemas)]
#[path = "../../document_type.rs"]
#[allow(dead_code, reason = "what the tests of cases need of it, too")]
mod document_type;
mod documents;
mod generation;
mod items;
mod mutants;
#[path = "../../pretty/mod.rs"]
mod pretty;
mod random;
mod releases;
mod requests;
mod roots;
mod small_diffs;
mod tables;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if !arguments.is_empty() {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let corpus = env::var_os("OCIP_CORPUS").map(PathBuf::from);
        let done = match (&arguments[..], &corpus) {
            (["documents"], Some(corpus)) => releases::write_documents(corpus),
            (["record-releases", verdicts], _) => releases::record(verdicts.as_ref()),
            _ => mutants::command(&arguments, corpus),
        };
        return match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                eprintln!("{failure}");
                ExitCode::FAILURE
            }
        };
    }
    let checks: [Check; 9] = [
        ("generation", "OCIP_SCHEMAS", generation::check),
        ("requests", "OCIP_SCHEMAS", requests::check),
        ("small diffs", "OCIP_SCHEMAS", small_diffs::check),
        ("corpus", "OCIP_CORPUS", corpus::check),
        ("tables", "OCIP_CORPUS", tables::check),
        ("releases", "OCIP_CORPUS", releases::check),
        ("roots", "OCIP_CORPUS", roots::check),
        ("random", "OCIP_SCHEMAS", random::check),
        ("mutants", "OCIP_CORPUS", mutants::check),
    ];
    if run(&checks) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Its name, the variable that says where what it needs is, and what it does.
type Check = (&'static str, &'static str, fn(PathBuf) -> Result<String, String>);

/// Runs the checks, as many at a time as there are cores, and prints what each says when it has ended. Returns whether all
/// hold, or are skipped.
fn run(checks: &[Check]) -> bool {
    let (next, holds) = (AtomicUsize::new(0), AtomicBool::new(true));
    let work = || {
        while let Some((name, variable, check)) = checks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let began = Instant::now();
            match env::var_os(variable).map(|path| check(path.into())) {
                None => println!("{name}: skipped, since {variable} is not set"),
                Some(Ok(summary)) => println!("{name}: {summary} ({} s)", began.elapsed().as_secs()),
                Some(Err(failure)) => {
                    eprintln!("{name}: {failure}");
                    holds.store(false, Ordering::Relaxed);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(work);
        }
    });
    holds.into_inner()
}
