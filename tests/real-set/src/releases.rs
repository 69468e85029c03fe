//! What `xsdbind diff` says of documents from one release to another.
//!
//! Of the corpus with R24 in place of R25, what is refused is what a validator refuses, whose verdicts are recorded, and for
//! each the change is named that is the reason. From R24 to R25, each change that breaks reading or writing has a witness.

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use xsdbind_codegen::{Config, SchemaSet};
use xsdbind_codegen::diff::{DiffOptions, Judge, diff};
use xsdbind_codegen::dynamic::{ReadOptions, Schemas};

use crate::documents;

/// `a` for each document that the validator takes, `r` for each that it refuses, in the order of the corpus.
const VERDICTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/releases/verdicts.txt");
/// What docs/diff-report.md says: documents that R24 refuses, changes that are the reasons, and witnesses from R24 to R25.
const FIGURES: [usize; 3] = [663, 433, 32];
/// Letters in a line.
const WIDTH: usize = 100;

type Release = (SchemaSet, Schemas);

fn release(name: &str) -> Result<Release, String> {
    let folder = std::env::var_os("OCIP_SCHEMAS").ok_or("OCIP_SCHEMAS is not set")?;
    let failed = |error: xsdbind_codegen::Error| error.to_string();
    let set = SchemaSet::load(Path::new(&folder).join(name).join("OCISchemaAS.xsd")).map_err(failed)?;
    let tables = Schemas::of_set(&set, &Config::new()).map_err(failed)?;
    Ok((set, tables))
}

pub fn check(corpus: PathBuf) -> Result<String, String> {
    if std::env::var_os("OCIP_SCHEMAS").is_none() {
        return Ok("skipped, since OCIP_SCHEMAS is not set".to_owned());
    }
    let (r24, r25) = (release("ocip-r24")?, release("ocip-r25")?);
    let documents = refused(&corpus, &r25, &r24)?;
    let witnesses = witnesses(&r24, &r25)?;
    Ok(format!("{documents}; {witnesses}"))
}

/// Judges the corpus.
fn refused(corpus: &Path, old: &Release, new: &Release) -> Result<String, String> {
    let report = diff(&old.0, &new.0, &DiffOptions::new()).map_err(|error| error.to_string())?;
    let judge = Judge::new(&report, (&old.0, &old.1), (&new.0, &new.1));
    let documents = documents::read(corpus)?;
    let judged = documents.iter().enumerate().map(|(at, one)| {
        judge.judge("corpus", Some((at + 1, 0)), &one.xml, ReadOptions::new())
    });
    let found = judge.count(judged.collect::<Vec<_>>());
    if found.refused_by_old > 0 || found.differ > 0 {
        return Err(format!("{} are refused by R25, {} read otherwise", found.refused_by_old, found.differ));
    }
    if let Some(group) = found.groups.iter().find(|group| group.cause.is_none()) {
        return Err(format!("without a reason: {}", group.documents[0]));
    }
    let seen = found.groups.iter().flat_map(|group| &group.documents);
    let refused: BTreeSet<usize> = seen.filter_map(|seen| seen.line).collect();
    let recorded = std::fs::read_to_string(VERDICTS).map_err(|error| format!("{VERDICTS}: {error}"))?;
    let letters: String = recorded.lines().filter(|line| !line.starts_with('#')).collect();
    if letters.len() != documents.len() {
        return Err(format!("{} verdicts are recorded, of {} documents", letters.len(), documents.len()));
    }
    for (at, letter) in letters.bytes().enumerate() {
        if (letter == b'r') != refused.contains(&(at + 1)) {
            let (name, mode) = (&documents[at].name, &documents[at].mode);
            return Err(format!("{name} ({mode}): the validator says `{}`", char::from(letter)));
        }
    }
    if [refused.len(), found.groups.len()] != FIGURES[..2] {
        return Err(format!("{} are refused, for {} changes: docs/diff-report.md has {FIGURES:?}", refused.len(), found.groups.len()));
    }
    Ok(format!(
        "R24 refuses {} of {} documents of R25, as the validator does, for {} changes that are named",
        refused.len(),
        documents.len(),
        found.groups.len()
    ))
}

/// Finds the witnesses, and reads each with both.
fn witnesses(old: &Release, new: &Release) -> Result<String, String> {
    let mut report = diff(&old.0, &new.0, &DiffOptions::new()).map_err(|error| error.to_string())?;
    report.find_witnesses((&old.0, &old.1), (&new.0, &new.1));
    let mut count = 0;
    for (entry, verdict, witness) in report.witnesses() {
        let Some(breaks) = &witness.breaks else { continue };
        let Some(document) = &witness.document else {
            return Err(format!("{} {}: no witness of what breaks {breaks}", entry.name, verdict.rule));
        };
        let (takes, refuses) = if breaks == "reading" { (&new.1, &old.1) } else { (&old.1, &new.1) };
        let is_taken = |tables: &Schemas| tables.check(document.as_bytes(), ReadOptions::new()).is_ok();
        if !is_taken(takes) || is_taken(refuses) {
            return Err(format!("{} {}: shows nothing: {document}", entry.name, verdict.rule));
        }
        count += 1;
    }
    let errors = report.summary.errors;
    if count != errors || count != FIGURES[2] {
        return Err(format!("{count} witnesses of {errors} changes that are errors: docs/diff-report.md has {}", FIGURES[2]));
    }
    Ok(format!("{count} witnesses of all that breaks reading or writing from R24 to R25"))
}

/// Writes the documents for the validator, each as its length and its bytes.
pub fn write_documents(corpus: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for document in documents::read(corpus)? {
        let length = u32::try_from(document.xml.len()).map_err(|error| error.to_string())?;
        out.write_all(&length.to_be_bytes()).and_then(|()| out.write_all(&document.xml)).map_err(failed)?;
    }
    out.flush().map_err(failed)
}

/// Records what the validator said.
pub fn record(verdicts: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let said = std::fs::read_to_string(verdicts).map_err(failed)?;
    let letters: Vec<char> = said.lines().filter_map(|line| line.chars().next()).collect();
    let mut text = "# What the validator of the JDK says of each document of the corpus by the schemas of R24, in its order:\n\
                    # `a` where it takes it, `r` where it refuses it. Written by `mutants.sh record-releases`.\n"
        .to_owned();
    for line in letters.chunks(WIDTH) {
        text.extend(line);
        text.push('\n');
    }
    std::fs::write(VERDICTS, text).map_err(failed)
}
