//! The arguments that say which schemas to look at.
//!
//! In come a configuration file or schemas; out go sets of schemas.

use std::path::{Path, PathBuf};

use clap::Args;
use xsdbind_codegen::{Config, Error, SchemaSet};

use super::input::{self, CONFIG};
use super::report::MessageFormat;

#[derive(Args)]
pub(super) struct Schemas {
    /// The configuration file [default: xsdbind.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "schema")]
    config: Option<PathBuf>,

    /// A schema, in place of a configuration file; can be repeated
    #[arg(long, value_name = "FILE")]
    schema: Vec<PathBuf>,

    /// A folder or file elsewhere that schemas may include and import; can be repeated
    #[arg(long, value_name = "PATH", requires = "schema")]
    allow_read: Vec<PathBuf>,

    /// The file of a URL that schemas include or import, or the folder of one that ends in `/`; can be repeated
    #[arg(long, value_name = "URL=PATH", requires = "schema", value_parser = input::location)]
    location: Vec<(String, PathBuf)>,
}

impl Schemas {
    /// One set for the schemas, or one for each module.
    pub(super) fn load(&self) -> Result<Vec<SchemaSet>, Error> {
        if self.schema.is_empty() {
            SchemaSet::load_config(&Config::from_file(self.config.as_deref().unwrap_or(Path::new(CONFIG)))?)
        } else {
            Ok(vec![SchemaSet::load_files(&self.schema, &input::may_read(&self.allow_read, &self.location))?])
        }
    }
}

/// The warnings of all sets.
pub(super) fn warnings(sets: &[SchemaSet], format: MessageFormat) -> String {
    sets.iter().map(|set| format.diagnostics(set.warnings())).collect()
}
