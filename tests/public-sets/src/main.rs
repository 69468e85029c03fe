//! The samples of public schema sets: read, written, compared.
//!
//! In come the modules that `run.sh` generated and a line for each: its name, how many samples are refused as far as is
//! known and, after a `+`, how many are written otherwise, and the samples. A sample is read, checked against identity
//! constraints, written and compared with itself by value. Out goes a line of counts for each module, with every refusal
//! and difference; the status is 1 where either is other than the known number.
#![allow(clippy::print_stdout, reason = "a program for people")]
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::ExitCode;

use xsdbind::testing::xml::{by_collapsed_value, compare, decode};
use xsdbind::Document;

/// What became of a sample.
enum Outcome {
    Unchanged,
    Refused(String),
    Differs(String),
}

/// Declares the modules, and `check`, which finds the one of a name.
macro_rules! modules {
    ($($name:ident $file:literal,)*) => {
        $(
            #[allow(clippy::all, clippy::pedantic, dead_code, non_snake_case, reason = "generated")]
            mod $name {
                include!($file);
            }
        )*

        fn check(module: &str, bytes: &[u8]) -> Option<Outcome> {
            match module {
                $(stringify!($name) => Some(round_trip::<$name::AnyDocument>(bytes)),)*
                _ => None,
            }
        }
    };
}

include!(env!("PUBLIC_SETS_MODULES"));

fn round_trip<D: Document>(bytes: &[u8]) -> Outcome {
    let read = xsdbind::from_slice(bytes);
    let document: D = match read.and_then(|read| xsdbind::check_identity_constraints(&read).map(|()| read)) {
        Ok(document) => document,
        Err(error) => return Outcome::Refused(error.to_string()),
    };
    let written = match xsdbind::to_string(&document) {
        Ok(written) => written,
        Err(error) => return Outcome::Differs(format!("not written: {error}")),
    };
    match decode(bytes).map(|text| compare(&text, &written, by_collapsed_value)) {
        Ok(Ok(())) => Outcome::Unchanged,
        Ok(Err(difference)) => Outcome::Differs(difference.to_string()),
        Err(error) => Outcome::Differs(error.to_string()),
    }
}

/// `true` if all is as expected.
fn module(line: &str) -> bool {
    let mut parts = line.split('\t');
    let (Some(name), Some(known)) = (parts.next(), parts.next()) else { return false };
    let (mut unchanged, mut refused, mut differ) = (0, 0, 0);
    for path in parts {
        let Ok(bytes) = std::fs::read(path) else {
            println!("    {path}: cannot be read");
            return false;
        };
        let shown = Path::new(path).file_name().unwrap_or_default().display();
        match check(name, &bytes) {
            Some(Outcome::Unchanged) => unchanged += 1,
            Some(Outcome::Refused(error)) => {
                refused += 1;
                println!("    {shown}: refused: {error}");
            }
            Some(Outcome::Differs(difference)) => {
                differ += 1;
                println!("    {shown}: DIFFERS: {difference}");
            }
            None => {
                println!("    there is no module {name}");
                return false;
            }
        }
    }
    println!("{name}: {unchanged} read and written unchanged, {refused} refused (known: {known}), {differ} differ");
    let (known_refused, known_to_differ) = known.split_once('+').unwrap_or((known, "0"));
    known_refused.parse() == Ok(refused) && known_to_differ.parse() == Ok(differ)
}

fn main() -> ExitCode {
    let lines: Vec<String> = std::io::stdin().lines().map_while(Result::ok).collect();
    let number = lines.len();
    // Threads, as tests and servers have them, have less of a stack than `main`.
    let all = std::thread::spawn(move || lines.iter().filter(|line| module(line)).count());
    if number > 0 && all.join().is_ok_and(|expected| expected == number) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
