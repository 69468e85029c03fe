//! Complete releases generate without a word, to code that is laid out as it should be, and to the same bytes in whatever
//! order their files are named.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use xsdbind_codegen::{Config, Module, Output, generate};

use crate::pretty;

const RELEASES: [&str; 2] = ["ocip-r24", "ocip-r25"];
const ENTRY: &str = "OCISchemaAS.xsd";

pub fn check(schemas: PathBuf) -> Result<String, String> {
    let (mut files, mut items) = (0, 0);
    let mut slowest = Duration::ZERO;
    for release in RELEASES {
        let folder = schemas.join(release);
        let start = Instant::now();
        let from_entry = generated(release, vec![folder.join(ENTRY)])?;
        slowest = slowest.max(start.elapsed());
        files += from_entry.files.len();
        for (path, text) in &from_entry.files {
            items +=
                pretty::check(text).map_err(|difference| format!("{release}: {}: {difference}", path.display()))?;
        }
        // Other orders: the entry stays first, since its namespace is the module itself.
        let all = all_files(&folder)?;
        let forwards = generated(release, [vec![folder.join(ENTRY)], all.clone()].concat())?;
        let backwards = generated(release, [vec![folder.join(ENTRY)], all.into_iter().rev().collect()].concat())?;
        same(release, "all files named, backwards", &forwards, &backwards)?;
        // By another path to the same file.
        let detour = generated(release, vec![folder.join("..").join(release).join(ENTRY)])?;
        same(release, "the entry named by another path", &from_entry, &detour)?;
    }
    let seconds = slowest.as_secs_f32();
    let releases = RELEASES.len();
    Ok(format!(
        "{files} files of {releases} releases, the same in every order; {items} items as prettyplease has them; \
         {seconds:.1} s at most"
    ))
}

/// Generates, and takes a warning for a failure.
fn generated(release: &str, schemas: Vec<PathBuf>) -> Result<Output, String> {
    let module = Module::new("ocip").namespace("C", "base");
    let config = Config::new().module(schemas.into_iter().fold(module, Module::schema));
    let output = generate(&config).map_err(|error| format!("{release}: {error}"))?;
    match output.warnings.iter().next() {
        None => Ok(output),
        Some(warning) => Err(format!("{release}: {warning}")),
    }
}

fn same(release: &str, what: &str, expected: &Output, found: &Output) -> Result<(), String> {
    if expected.files == found.files {
        return Ok(());
    }
    let differs = |path: &&PathBuf| expected.files.get(*path) != found.files.get(*path);
    let first = expected.files.keys().chain(found.files.keys()).find(differs);
    let first = first.map(|path| path.display().to_string()).unwrap_or_default();
    Err(format!("{release}: {what}: other output, first in {first}"))
}

/// All schema files below a folder, the entry apart, sorted.
fn all_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xsd") && !path.ends_with(ENTRY) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
