//! `xsdbind check`.
//!
//! In come a configuration and a folder; out goes whether the folder holds what would be generated.

use clap::Args;
use xsdbind_codegen::Error;

use super::generate::count;
use super::input::Input;
use super::{Done, report};

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
    pub(super) fn run(self) -> Result<Done, Error> {
        let config = self.input.config()?;
        let output = xsdbind_codegen::generate(&config)?;
        let dir = config.output_dir();
        let command = self.input.generate_command();
        output.check(dir).map_err(|stale| stale.with_command(command))?;
        let files = count(output.files.len(), "file");
        Ok(Done {
            text: format!("{}: {files} up to date\n", dir.display()),
            warnings: report::diagnostics(&output.warnings),
            ..Done::default()
        })
    }
}
