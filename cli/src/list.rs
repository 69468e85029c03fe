//! `xsdbind list`.
//!
//! In come schemas and a pattern; out go the names of types and global elements.

use clap::Args;
use xsdbind_codegen::Error;
use xsdbind_codegen::inspect::{list, operations};

use super::report::{Done, MessageFormat};
use super::schemas::{self, Schemas};

const EXAMPLES: &str = "\
Examples:
  xsdbind list
  xsdbind list phonenumber
  xsdbind list 'User*Request*'
  xsdbind list --schema schemas/ocip.xsd

A pattern with `*` is matched with the whole name, any other with a part of it. Case does not matter.";

/// List the types and global elements of schemas
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct List {
    /// Which names to list [default: all]
    pattern: Option<String>,

    /// Leave out what `roots` and `skip` of the configuration do
    #[arg(long, conflicts_with = "schema")]
    selected: bool,

    /// List the operations of services that a WSDL describes
    #[arg(long)]
    operations: bool,

    #[command(flatten)]
    schemas: Schemas,
}

impl List {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let sets = self.schemas.load()?;
        let list = if self.operations { operations } else { list };
        let found = list(&sets, self.pattern.as_deref());
        let found = if self.selected { found.selected() } else { found };
        Ok(Done { text: found.to_coloured_text(), warnings: schemas::warnings(&sets, format), ..Done::default() })
    }
}
