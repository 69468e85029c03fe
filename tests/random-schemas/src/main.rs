//! Random schemas, and documents near them, judged by the product and by validators. See run.sh.

#[path = "../../conformance/src/batch.rs"]
mod batch;
mod check;
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
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use judge::Judges;
use report::{Found, Report};

/// What ends the run, as text: that verdicts differ does not.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What is made, and where.
pub struct Options {
    /// The first schema; each has the seed of its number.
    first: u64,
    schemas: u64,
    /// For each schema.
    documents: usize,
    /// How many schemas are read, or compiled, together.
    batch: u64,
    /// Whether documents are read by code that is generated and compiled, or else by tables that are made at run time.
    compiled: bool,
    work: PathBuf,
}

impl Options {
    fn generated(&self) -> PathBuf {
        self.work.join("generated")
    }
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
        [how @ ("run" | "compiled"), work, first, schemas, documents, batch] => run(&Options {
            first: first.parse()?,
            schemas: schemas.parse()?,
            documents: documents.parse()?,
            batch: batch.parse()?,
            compiled: *how == "compiled",
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
        ["explain", files @ ..] => {
            let mut report = Report::default();
            for file in files {
                report.take(Found::of_lines(&std::fs::read_to_string(file)?)?);
            }
            print!("{}", report.differences());
            Ok(())
        }
        ["ask", work, files @ ..] => {
            let schemas = fresh(&Path::new(work).join("asked"))?;
            let (mut report, mut judges) = (Report::default(), Judges::of(&schemas));
            for file in files {
                let mut found = Found::of_lines(&std::fs::read_to_string(file)?)?;
                for seed in found.seeds() {
                    round::write(&make::make(seed), &schemas.join(format!("s{seed}")))?;
                }
                found.ask_again(&mut judges)?;
                std::fs::write(file, found.lines())?;
                report.take(found);
            }
            print!("{}", report.differences());
            Ok(())
        }
        ["show", seed] => {
            show::show(&make::make(seed.parse()?)).iter().for_each(|(name, text)| println!("<!-- {name} -->\n{text}"));
            Ok(())
        }
        _ => Err("run or compiled WORK FIRST SCHEMAS DOCUMENTS BATCH, record WORK FILE FIRST SEEDS, check WORK FILE, \
                  explain FILES, ask WORK FILES, or show SEED"
            .into()),
    }
}

fn run(options: &Options) -> Result<()> {
    let mut report = Report::default();
    let mut judges = Judges::of(&fresh(&options.generated())?);
    let mut all = std::fs::File::create(options.work.join(format!("found-{}.tsv", options.first)))?;
    let end = options.first + options.schemas;
    let mut first = options.first;
    while first < end {
        let seeds = first..(first + options.batch).min(end);
        first = seeds.end;
        let mut found = Found::default();
        round::round(seeds, options, &mut judges, &mut found)?;
        all.write_all(found.lines().as_bytes())?;
        report.take(found);
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
