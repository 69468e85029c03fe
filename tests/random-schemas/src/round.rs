//! A batch of schemas: made, generated, compiled; documents made and judged; the verdicts compared.

use std::collections::HashSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::Command;

use xsdbind_codegen::diagnostics::{Diagnostic, DiagnosticKind, SchemaProblem};
use xsdbind_codegen::{Config, Module, generate};

use crate::batch::Batch;
use crate::judge::{self, Record};
use crate::random::Random;
use crate::report::{Difference, Report};
use crate::schema::Schema;
use crate::{Options, Result, document, fresh, make, mutate, show};

pub fn round(seeds: Range<u64>, options: &Options, report: &mut Report) -> Result<()> {
    let generated = fresh(&options.work.join("generated"))?;
    let folder = options.work.join("batch");
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let schemas: Vec<(u64, Schema)> = seeds.map(|seed| (seed, make::make(seed))).collect();
    let both = accepted(&schemas, &generated, report)?;

    let modules: Vec<String> = both.iter().map(|(seed, _)| format!("s{seed}")).collect();
    let built = Batch { folder: &folder, generated: &generated }.build(&modules)?;
    for (module, error) in &built.failed {
        let seed = module[1..].parse()?;
        report.add(Difference::of_schema("does not compile", seed, error, ""));
    }
    let records: Vec<Record> = both
        .iter()
        .filter(|(seed, _)| !built.failed.contains_key(&format!("s{seed}")))
        .flat_map(|(seed, schema)| documents(*seed, schema, options.documents))
        .collect();
    let Some(program) = built.program.filter(|_| !records.is_empty()) else { return Ok(()) };
    let ours = read(&program, &folder.join("documents"), &records)?;
    compare(&records, &ours, &generated, report)
}

/// Those that both accept; those on which the two differ are reported.
pub fn accepted<'a>(
    schemas: &'a [(u64, Schema)],
    generated: &Path,
    report: &mut Report,
) -> Result<Vec<&'a (u64, Schema)>> {
    let mut records = Vec::new();
    for (seed, schema) in schemas {
        let folder = generated.join(format!("s{seed}"));
        write(schema, &folder)?;
        records.push((*seed, String::new()));
    }
    let theirs = judge::jdk(generated, &records)?;
    let (mut both, mut differences) = (Vec::new(), Vec::new());
    for (entry, theirs) in schemas.iter().zip(theirs) {
        let seed = entry.0;
        let ours = generate_one(&generated.join(format!("s{seed}")));
        report.count_schema(ours.as_ref().map(Option::is_some).map_err(|_| ()), theirs.is_none());
        let kind = match (&ours, &theirs) {
            (Ok(None), None) => {
                both.push(entry);
                continue;
            }
            (Ok(Some(_)), None) => {
                both.push(entry);
                "schema: only we warn"
            }
            (Err(reason), _) if reason.starts_with("panic") => "schema: panic",
            (Ok(Some(_)), Some(_)) | (Err(_), Some(_)) => continue,
            (Ok(None), Some(_)) => "schema: only we accept",
            (Err(_), None) => "schema: only we refuse",
        };
        let reason = match ours {
            Ok(warning) => warning.unwrap_or_default(),
            Err(reason) => reason,
        };
        differences.push(Difference::of_schema(kind, seed, &reason, &theirs.unwrap_or_default()));
    }
    report.add_documents(differences, generated)?;
    Ok(both)
}

/// Writes the files of a schema.
pub fn write(schema: &Schema, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in ["schema.xsd", "other.xsd"].iter().zip(show::show(schema)) {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Generates the code of a schema. `Ok`: a warning of a rule, if there is one. `Err`: why it is refused.
pub fn generate_one(folder: &Path) -> std::result::Result<Option<String>, String> {
    let config = Config::new().module(Module::new("code").schema(folder.join("schema.xsd"))).allow_read(folder);
    let output = catch_unwind(AssertUnwindSafe(|| generate(&config)));
    match output {
        Err(_) => Err("panic".to_owned()),
        Ok(Err(error)) => Err(error.to_string()),
        Ok(Ok(output)) => {
            output.write_to(folder).map_err(|error| error.to_string())?;
            Ok(output.warnings.iter().find(|it| is_against_a_rule(it)).map(ToString::to_string))
        }
    }
}

fn is_against_a_rule(warning: &Diagnostic) -> bool {
    matches!(&warning.kind, DiagnosticKind::Schema(problem) if !matches!(problem, SchemaProblem::Unchecked))
}

/// Documents of a schema, all of them different.
pub fn documents(seed: u64, schema: &Schema, count: usize) -> Vec<Record> {
    let mut random = Random::of(seed ^ 0x5EED_0000_0000);
    let mut seen = HashSet::new();
    let mut records = Vec::new();
    // Small schemas have few documents.
    for _ in 0..count * 2 {
        let mut root = document::make(schema, &mut random);
        if random.percent(65) {
            mutate::mutate(schema, &mut root, &mut random);
        }
        let text = document::text(&root);
        if text.len() < 8000 && seen.insert(text.clone()) {
            records.push((seed, text));
            if records.len() == count {
                break;
            }
        }
    }
    records
}

/// What came of a document: a letter, the reason, and what was written; see `harness.rs`.
pub struct Said {
    pub letter: u8,
    pub reason: String,
    pub written: String,
}

/// Has the program of a batch read all documents. Where it ends, it is started again behind the document.
pub fn read(program: &Path, path: &Path, records: &[Record]) -> Result<Vec<Said>> {
    std::fs::write(path, judge::bytes(records))?;
    let mut found = Vec::new();
    while found.len() < records.len() {
        let output = Command::new(program).arg(path).arg(found.len().to_string()).output()?;
        let mut left = output.stdout.as_slice();
        while let Some(said) = next(&mut left) {
            found.push(said);
        }
        if found.len() < records.len() {
            let reason = String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default().to_owned();
            found.push(Said { letter: b'p', reason: format!("ended: {reason}"), written: String::new() });
        }
    }
    Ok(found)
}

fn next(left: &mut &[u8]) -> Option<Said> {
    let (letter, rest) = left.split_first()?;
    let (reason, rest) = text(rest)?;
    let (written, rest) = text(rest)?;
    *left = rest;
    Some(Said { letter: *letter, reason, written })
}

fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (text, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    Some((String::from_utf8_lossy(text).into_owned(), rest))
}

fn compare(records: &[Record], ours: &[Said], generated: &Path, report: &mut Report) -> Result<()> {
    // Documents and what is written of them, in one run of the validator.
    let mut asked = records.to_vec();
    let mut places = Vec::new();
    for (at, said) in ours.iter().enumerate().filter(|(_, said)| !said.written.is_empty()) {
        places.push(at);
        asked.push((records[at].0, said.written.clone()));
    }
    // A schema is read once.
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|at| asked[*at].0);
    let sorted: Vec<Record> = order.iter().map(|at| asked[*at].clone()).collect();
    let mut verdicts = vec![None; asked.len()];
    for (at, verdict) in order.iter().zip(judge::jdk(generated, &sorted)?) {
        verdicts[*at] = verdict;
    }
    let mut written = vec![None; records.len()];
    for (at, verdict) in places.iter().zip(&verdicts[records.len()..]) {
        written[*at].clone_from(verdict);
    }
    let mut differences = Vec::new();
    for (at, said) in ours.iter().enumerate() {
        let theirs = &verdicts[at];
        report.count_document(matches!(said.letter, b'a' | b'w' | b'n'), theirs.is_none());
        let kind = match (said.letter, theirs, &written[at]) {
            (b'a', None, None) | (b'r' | b'-', Some(_), _) => continue,
            (b'p', ..) => "panic",
            (b'r' | b'-', None, _) => "only we refuse",
            (_, Some(_), _) => "only we accept",
            (_, None, Some(_)) => "written invalid",
            (b'n', ..) => "not written",
            _ => "written otherwise",
        };
        let theirs = theirs.as_ref().or(written[at].as_ref());
        differences.push(Difference::of_document(kind, &records[at], said, theirs.map_or("", String::as_str)));
    }
    report.add_documents(differences, generated)
}
