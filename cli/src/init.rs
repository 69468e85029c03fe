//! `xsdbind init`.
//!
//! In comes a folder with schemas; out goes a configuration file for them, where there was none.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use xsdbind_codegen::{Error, init};

use super::input::CONFIG;
use super::report::{Done, MessageFormat};

const EXAMPLES: &str = "\
Examples:
  xsdbind init schemas
  xsdbind generate

The files that no other one refers to are those to begin with; files that refer to each other are a module.
An `xsdbind.toml` that is there is left as it is.";

/// Write an xsdbind.toml for the schemas in a folder
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Init {
    /// Where the schemas are [default: the current directory]
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let draft = init::draft(&self.folder)?;
        let file = OpenOptions::new().write(true).create_new(true).open(CONFIG);
        let written = file.and_then(|mut file| file.write_all(draft.text.as_bytes()));
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::cannot_write(CONFIG, io::Error::other("there is one already")),
            _ => Error::cannot_write(CONFIG, error),
        })?;
        let text = format!("created {CONFIG}\n\n{}\nnext: `xsdbind generate`\n", draft.text);
        Ok(Done { text, warnings: format.diagnostics(&draft.warnings), ..Done::default() })
    }
}
