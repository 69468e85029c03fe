//! `xsdbind generate`.
//!
//! In comes a configuration; out go the files, and a list of what has changed.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;
use xsdbind_codegen::{Error, ModuleSummary, Stamp, Written};

use super::input::Input;
use super::report::{Done, MessageFormat, count};

const EXAMPLES: &str = "\
Examples:
  xsdbind generate
  xsdbind generate --config apis/xsdbind.toml --out src/generated
  xsdbind generate --schema ocip.xsd --module ocip --namespace C=base --out src/generated

Only files that differ are written. Files that xsdbind has not generated are never changed;
generated files that are not part of the output any more are removed. Where nothing has changed
since the last run, which is noted in cargo's target folder, nothing is generated again.";

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
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let config = self.input.config()?;
        let dir = config.output_dir();
        let began = Instant::now();
        let stamp = self.input.stamp(&config, format);
        let known = stamp.as_ref().and_then(Stamp::unchanged);
        let mut timings = vec![("compare", began.elapsed())];
        if let Some(known) = known {
            let text = summary(&known.modules, &known.written, dir);
            return Ok(self.done(text, known.warnings, &timings));
        }
        let output = xsdbind_codegen::generate(&config)?;
        timings.extend(&output.timings);
        let began = Instant::now();
        let written = output.write_to(dir)?;
        let warnings = format.diagnostics(&output.warnings);
        if let Some(stamp) = stamp {
            stamp.keep(&output, &warnings);
        }
        timings.push(("write", began.elapsed()));
        Ok(self.done(summary(&output.modules, &written, dir), warnings, &timings))
    }

    fn done(&self, mut text: String, warnings: String, timings: &[(&str, Duration)]) -> Done {
        if self.timings {
            for (stage, took) in timings {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{stage:<14} {:>7.1} ms", took.as_secs_f64() * 1e3);
            }
        }
        Done { text, warnings, ..Done::default() }
    }
}

/// The modules, the files that changed, and one line in all.
fn summary(modules: &[ModuleSummary], written: &Written, dir: &Path) -> String {
    let mut text = String::new();
    for module in modules {
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
        count(created.len() + changed.len() + unchanged.len(), "file"),
        created.len(),
        changed.len(),
        unchanged.len(),
        removed.len(),
    );
    text
}
