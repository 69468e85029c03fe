//! `xsdbind check`.
//!
//! In come a configuration and a folder; out goes whether the folder holds what would be generated.

use clap::Args;
use xsdbind_codegen::{Config, Error, Stamp};

use super::input::Input;
use super::report::{Done, MessageFormat, count};

const EXAMPLES: &str = "\
Examples:
  xsdbind check
  xsdbind check --config apis/xsdbind.toml --out src/generated

Nothing is written. The exit status is 1 if files are missing, differ or are left over.";

/// Compare a folder with what would be generated
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {
    #[command(flatten)]
    input: Input,
}

impl Check {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let config = self.input.config()?;
        let stamp = self.input.stamp(&config, format);
        if let Some(known) = stamp.as_ref().and_then(Stamp::unchanged) {
            return Ok(up_to_date(&config, known.written.unchanged.len(), known.warnings));
        }
        let output = xsdbind_codegen::generate(&config)?;
        let command = self.input.generate_command();
        output.check(config.output_dir()).map_err(|stale| stale.with_command(command))?;
        let warnings = format.diagnostics(&output.warnings);
        if let Some(stamp) = stamp {
            stamp.keep(&output, &warnings);
        }
        Ok(up_to_date(&config, output.files.len(), warnings))
    }
}

fn up_to_date(config: &Config, files: usize, warnings: String) -> Done {
    let text = format!("{}: {} up to date\n", config.output_dir().display(), count(files, "file"));
    Done { text, warnings, ..Done::default() }
}
