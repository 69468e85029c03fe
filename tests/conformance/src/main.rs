//! A local copy of the W3C XML Schema Test Suite in, a report per contributor out. See README.md.

mod arguments;
mod batch;
mod child;
mod instances;
mod report;
mod schemas;
mod suite;
mod worker;
mod xmlconf;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use arguments::Arguments;

/// What ends the run, as text: that a test fails does not.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // The same program is the process in which one schema is generated.
    let result = match arguments.first().map(String::as_str) {
        Some("generate") => worker::run(&arguments[1..]),
        Some("xmlconf") => xmlconf::run(&arguments[1..]),
        _ => Arguments::parse(arguments).and_then(|arguments| run(&arguments)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("conformance: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let mut groups = suite::read(&arguments.suite, arguments.only.as_deref())?;
    eprintln!("{} groups", groups.len());
    let generated = fresh(&arguments.work.join("generated"))?;
    schemas::generate(&mut groups, &generated, arguments)?;
    if !arguments.schemas {
        let batches = fresh(&arguments.work.join("batch"))?;
        instances::run(&mut groups, &generated, &batches, arguments)?;
    }
    report::write_details(&groups, &arguments.work.join("results.tsv"))?;
    print!("{}", report::summary(&groups, arguments.list));
    Ok(())
}

/// An empty folder.
fn fresh(path: &Path) -> Result<std::path::PathBuf> {
    if path.exists() {
        std::fs::remove_dir_all(path)?;
    }
    std::fs::create_dir_all(path)?;
    Ok(path.canonicalize()?)
}
