//! Hostile documents lead to a value or an error, never to a panic or an overflow of the stack of a thread.
//!
//! How long each takes and how much memory, `scripts/hostile.sh` shows.

#![allow(missing_docs, reason = "types of a test")]

#[path = "hostile/cases.rs"]
mod cases;

/// In place of a million: enough to go beyond every limit, and little enough for a build without optimisation.
const MEGA: usize = 50_000;

#[test]
fn every_case_ends_as_it_should() {
    let wrong: Vec<String> = (cases::CASES.iter())
        .map(|(name, make, expected)| (name, cases::outcome(cases::read(&make(MEGA))), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(name, found, expected)| format!("{name}: {found:?}, expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
