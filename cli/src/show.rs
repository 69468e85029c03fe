//! `xsdbind show`.
//!
//! In come schemas and the name of a type or global element; out goes what is in it.

use clap::Args;
use xsdbind_codegen::Error;
use xsdbind_codegen::inspect::{ShowOptions, show};

use super::report::{Done, MessageFormat};
use super::schemas::{self, Schemas};

const EXAMPLES: &str = "\
Examples:
  xsdbind show UserModifyRequest22
  xsdbind show UserModifyRequest22 --depth 3
  xsdbind show '{C}OCIMessage' --schema schemas/ocip.xsd

Cardinality is `least..greatest`, `n` without limit. What can be cleared may be nil.";

/// Show what is in a type or global element
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Show {
    /// Its name, with `{namespace}` before it where it must be told apart
    #[arg(value_name = "TYPE")]
    name: String,

    #[command(flatten)]
    schemas: Schemas,

    /// How deep the types of fields are shown, too
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,

    /// Leave out documentation
    #[arg(long)]
    no_docs: bool,
}

impl Show {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let sets = self.schemas.load()?;
        let options = ShowOptions::new().depth(self.depth).docs(!self.no_docs);
        let found = show(&sets, &self.name, &options)?;
        Ok(Done { text: found.to_coloured_text(), warnings: schemas::warnings(&sets, format), ..Done::default() })
    }
}
