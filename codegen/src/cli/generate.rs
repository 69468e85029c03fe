//! `xsdbind generate`.
//!
//! In comes a configuration; out go the files, and a list of what has changed.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use clap::Args;
use xsdbind_codegen::{Error, Output, Written};

use super::input::Input;
use super::{Done, report};

const EXAMPLES: &str = "\
Examples:
  xsdbind generate
  xsdbind generate --config apis/xsdbind.toml --out src/generated
  xsdbind generate --schema ocip.xsd --module ocip --namespace C=base --out src/generated

Only files that differ are written. Files that xsdbind has not generated are never changed;
generated files that are not part of the output any more are removed.";

/// Write the generated code to a folder
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Generate {
    #[command(flatten)]
    input: Input,

    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
}

impl Generate {
    pub(super) fn run(self) -> Result<Done, Error> {
        let config = self.input.config()?;
        let output = xsdbind_codegen::generate(&config)?;
        let dir = config.output_dir();
        let began = Instant::now();
        let written = output.write_to(dir)?;
        let write = ("write", began.elapsed());
        let warnings = report::diagnostics(&output.warnings);
        let mut text = summary(&output, &written, dir);
        if self.timings {
            for (stage, took) in output.timings.iter().chain([&write]) {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{stage:<14} {:>7.1} ms", took.as_secs_f64() * 1e3);
            }
        }
        Ok(Done { text, warnings, ..Done::default() })
    }
}

/// The modules, the files that changed, and one line in all.
fn summary(output: &Output, written: &Written, dir: &Path) -> String {
    let mut text = String::new();
    for module in &output.modules {
        let (types, fields) = (count(module.types, "type"), count(module.fields, "field"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "module `{}`: {types}, {fields}", module.name);
    }
    let lists = [("created", &written.created), ("changed", &written.changed), ("removed", &written.removed)];
    for (what, paths) in lists {
        for path in paths {
            let _ = writeln!(text, "{what} {}", dir.join(path).display());
        }
    }
    let Written { created, changed, unchanged, removed, .. } = written;
    let _ = writeln!(
        text,
        "{}: {} ({} created, {} changed, {} unchanged), {} removed",
        dir.display(),
        count(output.files.len(), "file"),
        created.len(),
        changed.len(),
        unchanged.len(),
        removed.len(),
    );
    text
}

/// "1 file", "2 files".
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
