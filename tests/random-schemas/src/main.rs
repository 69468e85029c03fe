//! Random schemas, and documents near them, judged by the product and by validators. See run.sh.

#[path = "../../conformance/src/batch.rs"]
mod batch;
mod document;
mod explained;
mod judge;
mod make;
mod mutate;
mod random;
mod report;
mod round;
mod sample;
mod schema;
mod show;
mod values;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::Report;

/// What ends the run, as text: that verdicts differ does not.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What is made, and where.
pub struct Options {
    /// The first schema; each has the seed of its number.
    first: u64,
    schemas: u64,
    /// For each schema.
    documents: usize,
    /// How many schemas are compiled together.
    batch: u64,
    work: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("random-schemas: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["run", work, first, schemas, documents, batch] => run(&Options {
            first: first.parse()?,
            schemas: schemas.parse()?,
            documents: documents.parse()?,
            batch: batch.parse()?,
            work: PathBuf::from(work),
        }),
        ["record", work, file, first, seeds] => {
            let sample = sample::record(Path::new(work), first.parse()?, seeds.parse()?)?;
            Ok(std::fs::write(file, sample)?)
        }
        ["check", work, file] => {
            println!("{}", sample::check(Path::new(work), &std::fs::read_to_string(file)?)?);
            Ok(())
        }
        ["show", seed] => {
            show::show(&make::make(seed.parse()?)).iter().for_each(|text| println!("{text}"));
            Ok(())
        }
        _ => Err("run WORK FIRST SCHEMAS DOCUMENTS BATCH, record WORK FILE FIRST SEEDS, check WORK FILE, or show SEED"
            .into()),
    }
}

fn run(options: &Options) -> Result<()> {
    let mut report = Report::default();
    let end = options.first + options.schemas;
    let mut first = options.first;
    while first < end {
        let seeds = first..(first + options.batch).min(end);
        first = seeds.end;
        round::round(seeds, options, &mut report)?;
        std::fs::write(options.work.join("differences.txt"), report.differences())?;
        eprintln!("{}", report.summary());
    }
    print!("{}", report.summary());
    Ok(())
}

/// An empty folder.
fn fresh(path: &Path) -> Result<PathBuf> {
    if path.exists() {
        std::fs::remove_dir_all(path)?;
    }
    std::fs::create_dir_all(path)?;
    Ok(path.canonicalize()?)
}
