//! A batch of schemas: made, generated, compiled; documents made and judged; the verdicts compared.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::Command;

use xsdbind_codegen::diagnostics::{Diagnostic, DiagnosticKind, Diagnostics, SchemaProblem};
use xsdbind_codegen::dynamic::Schemas;
use xsdbind_codegen::{Config, Module, generate};

use crate::batch::Batch;
use crate::check::{self, Said};
use crate::judge::{self, Judges, Record};
use crate::random::Random;
use crate::report::{Difference, Found};
use crate::schema::Schema;
use crate::{Options, Result, document, fresh, make, mutate, show};

pub fn round(seeds: Range<u64>, options: &Options, judges: &mut Judges, found: &mut Found) -> Result<()> {
    let generated = fresh(&options.generated())?;
    let schemas: Vec<(u64, Schema)> = seeds.map(|seed| (seed, make::make(seed))).collect();
    if options.compiled {
        let both = accepted(&schemas, &generated, generate_one, judges, found)?;
        return compiled(&both, options, &generated, judges, found);
    }
    let both = accepted(&schemas, &generated, load_one, judges, found)?;
    let mut records = Vec::new();
    let mut ours = Vec::new();
    for ((seed, schema), tables) in &both {
        let of_schema = documents(*seed, schema, options.documents);
        ours.extend(of_schema.iter().map(|(_, document)| read_by(tables, document.as_bytes())));
        records.extend(of_schema);
    }
    compare(&records, &ours, judges, found)
}

/// The same with code that is generated and compiled.
fn compiled(
    both: &[(&(u64, Schema), ())],
    options: &Options,
    generated: &Path,
    judges: &mut Judges,
    found: &mut Found,
) -> Result<()> {
    let folder = options.work.join("batch");
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let modules: Vec<String> = both.iter().map(|((seed, _), ())| format!("s{seed}")).collect();
    let built = Batch { folder: &folder, generated }.build(&modules)?;
    for (module, error) in &built.failed {
        let seed = module[1..].parse()?;
        found.add(Difference::of_schema("does not compile", seed, error, ""));
    }
    let records: Vec<Record> = both
        .iter()
        .filter(|((seed, _), ())| !built.failed.contains_key(&format!("s{seed}")))
        .flat_map(|((seed, schema), ())| documents(*seed, schema, options.documents))
        .collect();
    let Some(program) = built.program.filter(|_| !records.is_empty()) else { return Ok(()) };
    let ours = read(&program, &folder.join("documents"), &records)?;
    compare(&records, &ours, judges, found)
}

/// What comes of a schema: what documents are read with, and a warning of a rule, if there is one; or why it is refused.
type Loaded<T> = std::result::Result<(T, Option<String>), String>;

/// Those that both accept; those on which the two differ are reported.
pub fn accepted<'a, T>(
    schemas: &'a [(u64, Schema)],
    generated: &Path,
    load: impl Fn(&Path, &(u64, Schema)) -> Loaded<T>,
    judges: &mut Judges,
    found: &mut Found,
) -> Result<Vec<(&'a (u64, Schema), T)>> {
    let mut records = Vec::new();
    for (seed, schema) in schemas {
        let folder = generated.join(format!("s{seed}"));
        write(schema, &folder)?;
        records.push((*seed, String::new()));
    }
    let theirs = judges.jdk(&records)?;
    let (mut both, mut differences) = (Vec::new(), Vec::new());
    for (entry, theirs) in schemas.iter().zip(theirs) {
        let seed = entry.0;
        let ours = load(&generated.join(format!("s{seed}")), entry);
        found.count_schema(ours.as_ref().map(|(_, warning)| warning.is_some()).map_err(|_| ()), theirs.is_none());
        let (reason, kind) = match (ours, &theirs) {
            (Ok((loaded, warning)), None) => {
                both.push((entry, loaded));
                let Some(warning) = warning else { continue };
                (warning, "schema: only we warn")
            }
            (Ok((_, None)), Some(_)) => (String::new(), "schema: only we accept"),
            (Err(reason), _) if reason.starts_with("panic") => (reason, "schema: panic"),
            (Ok((_, Some(_))) | Err(_), Some(_)) => continue,
            (Err(reason), None) => (reason, "schema: only we refuse"),
        };
        differences.push(Difference::of_schema(kind, seed, &reason, &theirs.unwrap_or_default()));
    }
    found.ask(differences, judges)?;
    Ok(both)
}

/// Writes the files of a schema.
pub fn write(schema: &Schema, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in show::show(schema) {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Generates the code of a schema.
pub fn generate_one(folder: &Path, of: &(u64, Schema)) -> Loaded<()> {
    loaded(|| {
        let output = generate(&config(folder, of)).map_err(|error| error.to_string())?;
        output.write_to(folder).map_err(|error| error.to_string())?;
        Ok(((), against_a_rule(&output.warnings)))
    })
}

/// Makes the tables of a schema.
pub fn load_one(folder: &Path, of: &(u64, Schema)) -> Loaded<Schemas> {
    loaded(|| {
        let schemas = Schemas::load_config(&config(folder, of)).map_err(|error| error.to_string())?;
        let warning = against_a_rule(schemas.warnings());
        Ok((schemas, warning))
    })
}

fn loaded<T>(load: impl FnOnce() -> Loaded<T>) -> Loaded<T> {
    catch_unwind(AssertUnwindSafe(load)).unwrap_or_else(|_| Err("panic".to_owned()))
}

/// Elements of simple types keep the types that they name, with their attributes, in every other schema.
fn config(folder: &Path, (seed, schema): &(u64, Schema)) -> Config {
    let mut module = Module::new("code").schema(folder.join("schema.xsd"));
    if seed % 2 == 1 {
        module = module.keep_type("xs:*");
        if !schema.simples.is_empty() {
            module = module.keep_type("*");
        }
    }
    Config::new().module(module).allow_read(folder)
}

fn against_a_rule(warnings: &Diagnostics) -> Option<String> {
    warnings.iter().find(|it| is_against_a_rule(it)).map(ToString::to_string)
}

/// What is only of no use is against no rule.
fn is_against_a_rule(warning: &Diagnostic) -> bool {
    use SchemaProblem::{DuplicateValue, ExcludedValue, NoValueLeft, Unchecked};
    matches!(&warning.kind, DiagnosticKind::Schema(problem)
        if !matches!(problem, Unchecked | DuplicateValue { .. } | ExcludedValue { .. } | NoValueLeft))
}

/// Documents of a schema, all of them different.
pub fn documents(seed: u64, schema: &Schema, count: usize) -> Vec<Record> {
    let mut random = Random::of(seed ^ 0x5EED_0000_0000);
    let mut seen = HashSet::new();
    let mut records = Vec::new();
    // Small schemas have few documents.
    for _ in 0..count * 2 {
        let Some(mut root) = document::make(schema, &mut random) else { continue };
        if random.percent(65) {
            mutate::mutate(schema, &mut root, &mut random);
        }
        let text = document::text(&root, &mut random);
        if text.len() < 8000 && seen.insert(text.clone()) {
            records.push((seed, text));
            if records.len() == count {
                break;
            }
        }
    }
    records
}

/// Reads a document by tables.
pub fn read_by(tables: &Schemas, document: &[u8]) -> Said {
    check::caught(|| {
        let said = check::check(document, |bytes| tables.read(bytes), |document| document.as_document());
        if said.letter != b'a' {
            return said;
        }
        match json_again(tables, document) {
            Ok(()) => said,
            Err(reason) => Said { letter: b'w', reason, ..said },
        }
    })
}

/// As JSON it is the same value, too.
fn json_again(tables: &Schemas, document: &[u8]) -> std::result::Result<(), String> {
    let value = tables.read(document).map_err(|error| error.to_string())?;
    let json = value.to_json().map_err(|error| format!("no JSON: {error}"))?;
    let again = tables.read_json(json.as_bytes()).map_err(|error| format!("JSON is refused: {error}"))?;
    if again == value || format!("{again:?}") == format!("{value:?}") {
        return Ok(());
    }
    Err(format!("another value when read from JSON: {json}"))
}

/// Has the program of a batch read all documents. Where it ends, it is started again behind the document.
pub fn read(program: &Path, path: &Path, records: &[Record]) -> Result<Vec<Said>> {
    std::fs::write(path, judge::bytes(records))?;
    let mut said = Vec::new();
    while said.len() < records.len() {
        let output = Command::new(program).arg(path).arg(said.len().to_string()).output()?;
        let mut left = output.stdout.as_slice();
        while let Some(next) = next(&mut left) {
            said.push(next);
        }
        if said.len() < records.len() {
            let reason = String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default().to_owned();
            said.push(Said::new(b'p', format!("ended: {reason}")));
        }
    }
    Ok(said)
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

fn compare(records: &[Record], ours: &[Said], judges: &mut Judges, found: &mut Found) -> Result<()> {
    // Documents and what is written of them, in one go: each text once, those of one schema together.
    let mut asked: Vec<Record> = Vec::new();
    let mut known: HashMap<(u64, &str), usize> = HashMap::new();
    let mut place = |seed: u64, text| {
        *known.entry((seed, text)).or_insert_with(|| {
            asked.push((seed, str::to_owned(text)));
            asked.len() - 1
        })
    };
    let places: Vec<(usize, Option<usize>)> = records
        .iter()
        .zip(ours)
        .map(|((seed, document), said)| {
            let written = (!said.written.is_empty()).then(|| place(*seed, &said.written));
            (place(*seed, document), written)
        })
        .collect();
    let verdicts = judges.jdk(&asked)?;
    let written: Vec<Option<&String>> =
        places.iter().map(|(_, written)| written.and_then(|at| verdicts[at].as_ref())).collect();
    let mut differences = Vec::new();
    for (at, said) in ours.iter().enumerate() {
        let theirs = verdicts[places[at].0].as_ref();
        found.count_document(matches!(said.letter, b'a' | b'w' | b'n'), theirs.is_none());
        let kind = match (said.letter, theirs, written[at]) {
            (b'a', None, None) | (b'r' | b'-', Some(_), _) => continue,
            (b'p', ..) => "panic",
            (b'r' | b'-', None, _) => "only we refuse",
            (_, Some(_), _) => "only we accept",
            (_, None, Some(_)) => "written invalid",
            (b'n', ..) => "not written",
            _ => "written otherwise",
        };
        let theirs = theirs.or(written[at]);
        differences.push(Difference::of_document(kind, &records[at], said, theirs.map_or("", String::as_str)));
    }
    found.ask(differences, judges)
}
