//! A sample of the verdicts, recorded, so that they can be compared where there is no validator.
//!
//! A line for each schema that both accept: its seed, a number that other documents would not have, and a letter for each
//! document: `a` both accept it, `r` both refuse it, `-` the two differ, which is not compared: see docs/mutation-run.md.

use std::fmt::Write as _;
use std::path::Path;

use crate::batch::Batch;
use crate::check::Said;
use crate::judge::{Judges, Record};
use crate::report::Found;
use crate::round;
use crate::schema::Schema;
use crate::{Result, fresh, make};

/// How many documents each schema has.
const DOCUMENTS: usize = 100;

/// Judges the documents of so many seeds by both, with tables that are made at run time, and says what to record: where
/// generated code says otherwise, `check` tells.
pub fn record(work: &Path, first: u64, seeds: u64) -> Result<String> {
    let generated = fresh(&work.join("generated"))?;
    let mut judges = Judges::of(&generated);
    let schemas: Vec<(u64, Schema)> = (first..first + seeds).map(|seed| (seed, make::make(seed))).collect();
    let both = round::accepted(&schemas, &generated, round::load_one, &mut judges, &mut Found::default())?;
    let mut out = String::new();
    for ((seed, schema), tables) in both {
        let records = round::documents(*seed, schema, DOCUMENTS);
        let theirs = judges.jdk(&records)?;
        let ours = records.iter().map(|(_, document)| accepts(&round::read_by(&tables, document.as_bytes())));
        let letters: String = ours.zip(theirs).map(|(ours, theirs)| letter(ours, theirs.is_none())).collect();
        _ = writeln!(out, "{seed} {:016x} {letters}", hash(&records, *seed));
    }
    Ok(out)
}

/// Compares what was recorded with today's reader.
pub fn check(work: &Path, recorded: &str) -> Result<String> {
    let generated = fresh(&work.join("generated"))?;
    let mut schemas = Vec::new();
    for line in recorded.lines() {
        let seed = line.split(' ').next().unwrap_or_default().parse()?;
        let of = (seed, make::make(seed));
        let folder = generated.join(format!("s{seed}"));
        round::write(&of.1, &folder)?;
        round::generate_one(&folder, &of).map_err(|reason| format!("schema {seed}: {reason}"))?;
        schemas.push(of);
    }
    let (records, ours) = ours(work, &generated, &schemas.iter().collect::<Vec<_>>())?;
    let mut said = ours.iter().zip(&records);
    for (line, (seed, _)) in recorded.lines().zip(&schemas) {
        let (_, rest) = line.split_once(' ').ok_or("a line is too short")?;
        let (hash, letters) = rest.split_once(' ').ok_or("a line is too short")?;
        if hash != format!("{:016x}", self::hash(&records, *seed)) {
            return Err(format!("schema {seed} has other documents than those recorded: record them again").into());
        }
        for letter in letters.chars() {
            let (said, record) = said.next().ok_or("fewer documents than verdicts")?;
            if letter != '-' && accepts(said) != (letter == 'a') {
                return Err(format!("schema {seed}, {}: {}, not as recorded: {letter}", record.1, said.reason).into());
            }
        }
    }
    Ok(format!("{} documents of {} random schemas are judged as recorded", records.len(), schemas.len()))
}

fn ours(work: &Path, generated: &Path, schemas: &[&(u64, Schema)]) -> Result<(Vec<Record>, Vec<Said>)> {
    let folder = work.join("batch");
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let modules: Vec<String> = schemas.iter().map(|(seed, _)| format!("s{seed}")).collect();
    let built = Batch { folder: &folder, generated }.build(&modules)?;
    if let Some((module, error)) = built.failed.first_key_value() {
        return Err(format!("{module} does not compile: {error}").into());
    }
    let records: Vec<Record> =
        schemas.iter().flat_map(|(seed, schema)| round::documents(*seed, schema, DOCUMENTS)).collect();
    let program = built.program.ok_or("no program")?;
    let said = round::read(&program, &folder.join("documents"), &records)?;
    Ok((records, said))
}

fn accepts(said: &Said) -> bool {
    matches!(said.letter, b'a' | b'w' | b'n')
}

fn letter(ours: bool, theirs: bool) -> char {
    match (ours, theirs) {
        (true, true) => 'a',
        (false, false) => 'r',
        _ => '-',
    }
}

/// FNV-1a of the documents of a schema.
fn hash(records: &[Record], seed: u64) -> u64 {
    let texts = records.iter().filter(|it| it.0 == seed).flat_map(|it| it.1.bytes());
    texts.fold(0xcbf2_9ce4_8422_2325, |all, byte| (all ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
