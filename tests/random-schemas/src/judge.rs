//! The validators, as processes that get all documents at once.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Result;

/// A document, with the number of its schema; an empty one asks about the schema.
pub type Record = (u64, String);

/// Records as a program reads them.
pub fn bytes(records: &[Record]) -> Vec<u8> {
    let mut out = Vec::new();
    for (schema, document) in records {
        for number in [*schema, document.len() as u64] {
            out.extend_from_slice(&u32::try_from(number).unwrap_or(0).to_be_bytes());
        }
        out.extend_from_slice(document.as_bytes());
    }
    out
}

/// What the validator of the JDK says of each: the reason why it refuses it, if it does.
pub fn jdk(schemas: &Path, records: &[Record]) -> Result<Vec<Option<String>>> {
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("Judge.java");
    let lines = said(Command::new("java").arg(judge).arg(schemas), records)?;
    Ok(lines.iter().map(|line| line.split_once('\t').map(|it| it.1.to_owned())).collect())
}

/// What libxml2 and xmlschema say of each, in one line: two letters, and their reasons.
pub fn others(schemas: &Path, records: &[Record]) -> Result<Vec<String>> {
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("others.py");
    said(Command::new(std::env::var_os("PYTHON").unwrap_or("python3".into())).arg(judge).arg(schemas), records)
}

fn said(command: &mut Command, records: &[Record]) -> Result<Vec<String>> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().ok_or("no input")?;
    let bytes = bytes(records);
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "not written")??;
    let lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    if lines.len() != records.len() {
        return Err(format!("{command:?}: {} verdicts on {} documents", lines.len(), records.len()).into());
    }
    Ok(lines)
}
