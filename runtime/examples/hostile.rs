//! Measures one hostile document, or names all of them: see `scripts/hostile.sh`.
//!
//! Printed are the size of the document in MB, the seconds that reading takes, the most memory in MB that it takes beyond
//! the document, and the seconds that cloning, comparing, printing and dropping take. The memory is from `/proc`, and so
//! on Linux only.

#![allow(missing_docs, clippy::print_stdout, clippy::cast_precision_loss, reason = "prints what it measures")]

#[path = "../tests/hostile/cases.rs"]
mod cases;

use std::time::Instant;

fn main() {
    let Some(asked) = std::env::args().nth(1) else {
        for (name, ..) in cases::CASES {
            println!("{name}");
        }
        return;
    };
    for (name, make, expected) in cases::CASES.iter().filter(|(name, ..)| *name == asked) {
        let document = make(1_000_000);
        // From here on, the peak is counted anew.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let before = peak();
        let start = Instant::now();
        let read = cases::read(&document);
        let (seconds, memory) = (start.elapsed().as_secs_f64(), peak().saturating_sub(before) as f64 / 1000.0);
        let found = cases::outcome(read);
        let then = start.elapsed().as_secs_f64() - seconds;
        let size = document.len() as f64 / 1e6;
        let wrong = if found == *expected { String::new() } else { format!("  not {expected:?}") };
        println!("{name:<48} {size:>7.2} {seconds:>8.2} {memory:>8.1} {then:>8.2}  {found:?}{wrong}");
    }
}

/// The most memory so far, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
