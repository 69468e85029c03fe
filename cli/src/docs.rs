//! `xsdbind docs`.
//!
//! In comes a configuration, and perhaps the release before; out goes a folder of pages.

use std::path::{Path, PathBuf};

use clap::Args;
use xsdbind_codegen::reference::Reference;
use xsdbind_codegen::{Config, Error};

use super::input::CONFIG;
use super::report::{Done, MessageFormat, count};
use super::sources::Source;

const EXAMPLES: &str = "\
Examples:
  xsdbind docs --out reference
  xsdbind docs --module ocip --since schemas/r24 --out reference
  xsdbind docs --module ocip --since v24:schemas/ocip --out reference

Open index.html in a browser: nothing is fetched, and no server is needed. Where a page is depends on namespace and name
alone, so links to it hold in the next release. RELEASE is what `xsdbind diff` takes for one: a folder, an entry file, an
archive, or REVISION:PATH.

Of an earlier run only pages are replaced that it wrote itself; other files in the folder are left alone.";

/// Write a reference to look things up in, as pages for a browser
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Docs {
    /// The configuration file [default: xsdbind.toml]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// This module of the configuration alone
    #[arg(long, value_name = "NAME")]
    module: Option<String>,

    /// An earlier release: what has changed since is marked on each page
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,

    /// The folder of the pages
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

impl Docs {
    pub(super) fn run(self, format: MessageFormat) -> Result<Done, Error> {
        let config = Config::from_file(self.config.as_deref().unwrap_or(Path::new(CONFIG)))?;
        let old = self.since.map(|release| Source::of(&release, None).load(&config)).transpose()?;
        let reference = Reference::of(&config, self.module.as_deref(), old.as_ref())?;
        let written = reference.write_to(&self.out)?;
        let mut warnings = format.diagnostics(&reference.warnings);
        warnings.extend(old.iter().map(|old| format.diagnostics(old.warnings())));
        let changed = written.created.len() + written.changed.len();
        let text = format!(
            "{}: {}, {} written, {} removed\n",
            self.out.join("index.html").display(),
            count(reference.pages, "page"),
            count(changed, "file"),
            written.removed.len()
        );
        Ok(Done { text, warnings, ..Done::default() })
    }
}
