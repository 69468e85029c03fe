//! A set of schemas, resolved: what `diff`, `list` and `show` look at.
//!
//! In comes a folder, files or a configured module; out goes a [`SchemaSet`]. Problems are those of the stages before
//! code is generated: what cannot be generated yet can be looked at all the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{Config, Module};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::error::{Error, Result};
use crate::model::Model;
use crate::{load, parse, resolve};

/// How deep folders are searched for schemas.
const MAX_FOLDER_DEPTH: usize = 64;

/// A set of schemas that refer to each other.
#[derive(Clone, Debug)]
pub struct SchemaSet {
    pub(crate) name: String,
    pub(crate) model: Model,
    warnings: Diagnostics,
}

impl SchemaSet {
    /// Reads a folder, with every `.xsd` file in it and below it, or one entry file with what it includes and imports.
    ///
    /// # Errors
    ///
    /// When there is nothing at `path`, a folder has no schemas in it, or the schemas are wrong: with all problems that
    /// one stage finds, each with its place, the folder included.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// let set = xsdbind_codegen::SchemaSet::load("schemas/ocip-r25")?;
    /// # Ok::<(), xsdbind_codegen::Error>(())
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let about = fs::metadata(path).map_err(|error| Error::io("cannot read", path, error))?;
        let mut entries = Vec::new();
        if about.is_dir() {
            schemas_below(path, 0, &mut entries)?;
            if entries.is_empty() {
                return Err(Error::no_schemas(path));
            }
        } else {
            entries.push(path.to_owned());
        }
        Self::read(path.display().to_string(), &entries).map_err(|problems| Error::from(below(problems, &entries)))
    }

    /// Reads entry files, with what they include and import.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or the schemas are wrong.
    pub fn load_files(entries: &[PathBuf]) -> Result<Self> {
        let name = entries.iter().map(|entry| entry.display().to_string()).collect::<Vec<_>>().join(", ");
        Self::read(name, entries).map_err(Error::from)
    }

    /// Reads the schemas of every module of a configuration: a set for each.
    ///
    /// # Errors
    ///
    /// When the configuration or a schema is wrong.
    pub fn load_config(config: &Config) -> Result<Vec<Self>> {
        config.problems().check(())?;
        let set = |module: &Module| {
            let entries: Vec<PathBuf> = module.schemas.iter().map(|schema| schema.value.clone()).collect();
            Self::read(module.name.value.clone(), &entries).map_err(Error::from)
        };
        config.modules.iter().map(set).collect()
    }

    fn read(name: String, entries: &[PathBuf]) -> Result<Self, Diagnostics> {
        let options = load::LoadOptions { schemas: entries.to_vec(), ..load::LoadOptions::default() };
        let sources = load::load(entries, &options)?;
        let model = resolve::resolve(&parse::parse(&sources, options.limits.depth)?, options.limits.parts)?;
        let mut warnings = sources.warnings;
        warnings.extend(model.warnings.clone());
        Ok(Self { name, model, warnings: below(warnings, entries) })
    }

    /// The folder, file or module that this was read from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is odd in the schemas but has one meaning.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

/// The schema files in a folder and below it. Links to folders are not followed: they may lead back.
fn schemas_below(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = |error| Error::io("cannot read", folder, error);
    if depth > MAX_FOLDER_DEPTH {
        return Ok(());
    }
    let mut paths = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let is_folder = entry.file_type().map_err(unreadable)?.is_dir();
        let is_schema = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xsd"));
        if is_folder || (is_schema && path.is_file()) {
            paths.insert((path, is_folder));
        }
    }
    for (path, is_folder) in paths {
        if is_folder {
            schemas_below(&path, depth + 1, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Places with the folder of the set before them: where two sets have files of the same names, that tells them apart.
fn below(problems: Diagnostics, entries: &[PathBuf]) -> Diagnostics {
    let folders = entries.iter().filter_map(|entry| entry.parent());
    let Some(folder) = folders.min_by_key(|folder| folder.components().count()) else { return problems };
    let full = |place: Place| {
        let path = folder.join(&*place.path).display().to_string();
        Place { path: path.into(), ..place }
    };
    let moved = problems.into_iter().map(|problem| Diagnostic {
        // The built-in schema of `xml:lang` has no folder, and files that cannot be read are named in full.
        place: problem.place.map(|place| if folder.join(&*place.path).exists() { full(place) } else { place }),
        more: problem.more.into_iter().map(|(place, what)| (full(place), what)).collect(),
        ..problem
    });
    moved.collect()
}
