//! The arguments of what looks at documents: which schemas they are of, and which they are.
//!
//! In come paths; out go schemas whose tables are made at once, and the paths of documents.

use std::path::{Path, PathBuf};

use clap::Args;
use xsdbind_codegen::Config;
use xsdbind_codegen::dynamic::{ReadOptions, Schemas};

use super::input::{self, CONFIG};
use super::report::{self, MessageFormat, Stop};

/// The largest document that is read, in MiB, unless another bound is named.
pub(super) const MAX_SIZE: usize = 256;

#[derive(Args, Default)]
pub(super) struct Tables {
    /// Schemas (`.xsd`) or a configuration (`.toml`), then documents: files, folders of `.xml` files, or `-`
    #[arg(value_name = "SCHEMA|DOCUMENT", required = true)]
    paths: Vec<PathBuf>,

    /// A schema, where what ends in `.xsd` is a document; can be repeated
    #[arg(long, value_name = "FILE", conflicts_with = "config")]
    schema: Vec<PathBuf>,

    /// The configuration file that names the schemas [default: xsdbind.toml, where no schema is named]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The documents of this module of the configuration alone
    #[arg(long, value_name = "NAME", conflicts_with = "schema")]
    module: Option<String>,

    /// A folder or file elsewhere that schemas may include and import; can be repeated
    #[arg(long, value_name = "PATH")]
    allow_read: Vec<PathBuf>,

    /// The file of a URL that schemas include or import, or the folder of one that ends in `/`; can be repeated
    #[arg(long, value_name = "URL=PATH", value_parser = input::location)]
    location: Vec<(String, PathBuf)>,

    /// How large a document may be that is read whole, in MiB
    #[arg(long, value_name = "MIB", default_value_t = MAX_SIZE)]
    max_size: usize,
}

/// What was named.
pub(super) struct Named {
    /// The schemas.
    pub(super) schemas: Schemas,
    /// The documents, as they were named.
    pub(super) documents: Vec<PathBuf>,
    /// The largest document that is read, in bytes.
    pub(super) most: usize,
}

impl Tables {
    /// Of words that are schemas or names.
    pub(super) fn of_words(words: &[PathBuf], allow_read: &[PathBuf], location: &[(String, PathBuf)]) -> Self {
        let (allow_read, location) = (allow_read.to_vec(), location.to_vec());
        Self { paths: words.to_vec(), allow_read, location, max_size: MAX_SIZE, ..Self::default() }
    }

    /// Loads the schemas, tells what they warn of, and finds what documents are named.
    pub(super) fn load(&self, messages: MessageFormat) -> Result<Named, Stop> {
        let named = self.load_any(messages)?;
        if named.documents.is_empty() {
            return Err(Stop::Misused("no document is named, only schemas; `-` is the standard input".to_owned()));
        }
        Ok(named)
    }

    /// The same, where there need be none.
    pub(super) fn load_any(&self, messages: MessageFormat) -> Result<Named, Stop> {
        let is = |path: &Path, extension: &str| path.extension().is_some_and(|found| found == extension);
        let named = self.schema.is_empty() && self.config.is_none();
        let (mut schemas, mut configs) = (self.schema.clone(), Vec::from_iter(&self.config));
        let mut documents = Vec::new();
        for path in &self.paths {
            match named {
                true if is(path, "xsd") => schemas.push(path.clone()),
                true if is(path, "toml") => configs.push(path),
                _ => documents.push(path.clone()),
            }
        }
        if configs.len() > 1 || !configs.is_empty() && !schemas.is_empty() {
            return Err(Stop::Misused("name schemas or one configuration, not both".to_owned()));
        }
        let loaded = if schemas.is_empty() {
            let config = Config::from_file(configs.first().map_or(Path::new(CONFIG), |path| path.as_path()))?;
            let config = self.allow_read.iter().fold(config, Config::allow_read);
            let add = |config: Config, (url, path): &(String, PathBuf)| config.location(url, path);
            Schemas::load_config(&self.location.iter().fold(config, add))?
        } else {
            Schemas::load_files(&schemas, &input::may_read(&self.allow_read, &self.location))?
        };
        report::to_stderr(&messages.diagnostics(loaded.warnings()));
        let schemas = match &self.module {
            None => loaded,
            Some(name) => {
                loaded.module(name).ok_or_else(|| Stop::Misused(format!("the configuration has no module `{name}`")))?
            }
        };
        Ok(Named { schemas, documents, most: self.max_size.saturating_mul(1 << 20) })
    }
}

/// How documents are read.
pub(super) fn options(most: usize) -> ReadOptions {
    ReadOptions::new().limits(xsdbind::Limits::default().document(most).held(most))
}
