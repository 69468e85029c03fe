//! Checks the generator and what it makes against complete releases and a corpus of documents.
//!
//! `OCIP_SCHEMAS` is a folder with `ocip-r24` and `ocip-r25`, `OCIP_CORPUS` a gzipped table: type, mode, document.
//! Each check prints one line. Without the variables they are skipped, and say so.
#![forbid(unsafe_code)]

mod corpus;
mod generation;
mod random;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let checks: [(&str, &str, fn(PathBuf) -> Result<String, String>); 3] = [
        ("generation", "OCIP_SCHEMAS", generation::check),
        ("corpus", "OCIP_CORPUS", corpus::check),
        ("random", "OCIP_SCHEMAS", random::check),
    ];
    let mut status = ExitCode::SUCCESS;
    for (name, variable, check) in checks {
        match env::var_os(variable).map(|path| check(path.into())) {
            None => println!("{name}: skipped, since {variable} is not set"),
            Some(Ok(summary)) => println!("{name}: {summary}"),
            Some(Err(failure)) => {
                eprintln!("{name}: {failure}");
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}
