//! The targets on stable Rust: their seeds, and seeds with a few bytes changed.
//!
//! `XSDBIND_PROPERTY_SECONDS` has each go on for as many seconds: a stand-in where cargo-fuzz is not at hand.

use std::time::{Duration, Instant};

use fastrand::Rng;

/// How many changed seeds are tried.
const COUNT: u64 = 150;

fn smoke(name: &str) {
    let seconds = std::env::var("XSDBIND_PROPERTY_SECONDS").ok().map(|text| Duration::from_secs(text.parse().unwrap()));
    let (_, target) = xsdbind_fuzz::TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let seeds: Vec<Vec<u8>> = xsdbind_fuzz::seeds(name).iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(!seeds.is_empty(), "{name} has no seeds");
    seeds.iter().for_each(|seed| target(seed));
    let start = Instant::now();
    let mut count = 0;
    while seconds.map_or(count < COUNT, |seconds| start.elapsed() < seconds) {
        let data = changed(&seeds, &mut Rng::with_seed(count));
        if let Err(panic) = std::panic::catch_unwind(|| target(&data)) {
            eprintln!("{name}, number {count}: {:?}", String::from_utf8_lossy(&data));
            std::panic::resume_unwind(panic);
        }
        count += 1;
    }
    println!("{name}: {} seeds, {count} changed ones", seeds.len());
}

/// A seed with a few bytes changed, removed, repeated, or taken from another one.
fn changed(seeds: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut data = seeds[random.usize(..seeds.len())].clone();
    for _ in 0..=random.usize(..4) {
        let other = &seeds[random.usize(..seeds.len())];
        let to = range(data.len(), random);
        let from = range(other.len(), random);
        match random.u8(..6) {
            0 if !to.is_empty() => data[to.start] = random.u8(..),
            1 if !to.is_empty() => data[to.start] ^= 1 << random.u8(..8),
            2 => drop(data.drain(to)),
            3 => drop(data.splice(to.end..to.end, other[from].iter().copied())),
            4 => drop(data.splice(to, other[from].iter().copied())),
            _ => data.insert(to.start, b"<>/\"'= &;()[]{}\\*+?-0a:\n"[random.usize(..24)]),
        }
    }
    data
}

/// Some short range.
fn range(length: usize, random: &mut Rng) -> std::ops::Range<usize> {
    let start = random.usize(..=length);
    start..length.min(start + random.usize(..24))
}

#[test]
fn reader() {
    smoke("reader");
}

#[test]
fn schema() {
    smoke("schema");
}

#[test]
fn lexical() {
    smoke("lexical");
}

#[test]
fn pattern() {
    smoke("pattern");
}

#[test]
fn round_trip() {
    smoke("round_trip");
}
