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
use crate::generate::{each_module, modelled};
use crate::load;
use crate::model::Model;
use crate::paths::{normal, or_here};
use crate::select::{self, Responses, Selection};

/// How deep folders are searched for schemas.
const MAX_FOLDER_DEPTH: usize = 64;

/// A set of schemas that refer to each other.
#[derive(Clone, Debug)]
pub struct SchemaSet {
    pub(crate) name: String,
    pub(crate) model: Model,
    /// What the module's `roots` and `skip` select; `None` without any.
    pub(crate) selection: Option<Selection>,
    warnings: Diagnostics,
    /// The folder that places are relative to.
    at: PathBuf,
    /// The same for reports, if it is somewhere below where the command runs or the repository.
    pub(crate) folder: Option<String>,
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
        Self::load_with(path, &Config::new())
    }

    /// As [`load`](Self::load), with what `config` says of files elsewhere, of URLs and of limits. It needs no module.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load), and when what `config` names cannot be read.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use xsdbind_codegen::{Config, SchemaSet};
    ///
    /// let config = Config::new().location("http://www.w3.org/1999/xlink.xsd", "schemas/xlink.xsd");
    /// let set = SchemaSet::load_with("schemas/gml", &config)?;
    /// # Ok::<(), xsdbind_codegen::Error>(())
    /// ```
    pub fn load_with(path: impl AsRef<Path>, config: &Config) -> Result<Self> {
        let path = path.as_ref();
        let about = fs::metadata(path).map_err(|error| Error::io("cannot read", path, error))?;
        let mut entries = Vec::new();
        if about.is_dir() {
            schemas_below(path, &|path, is_folder| is_folder || has_extension(path, "xsd"), 0, &mut entries)?;
            if entries.is_empty() {
                return Err(Error::no_schemas(path));
            }
        } else {
            entries.push(path.to_owned());
        }
        let set = Self::of_entries(path.display().to_string(), &entries, config);
        Self::retold(set, |told| below(told, &entries))
    }

    /// As [`load_with`](Self::load_with), of files that are unpacked below `root` for the time of reading them: places are
    /// shown below `label`, and the set is called `name`. With `in_repository`, paths below `root` are those of the files in
    /// the repository, too, and reports say so.
    ///
    /// # Errors
    ///
    /// As for [`load_with`](Self::load_with).
    pub fn load_unpacked(
        path: impl AsRef<Path>,
        (root, label): (&Path, &str),
        name: impl Into<String>,
        in_repository: bool,
        config: &Config,
    ) -> Result<Self> {
        let set = Self::load_with(path, &config.clone().allow_read(root));
        let set = Self::retold(set, |told| relabelled(told, root, label))?;
        let below = if in_repository { set.at.strip_prefix(root).ok() } else { None };
        let folder = below.map(|folder| folder.display().to_string().replace('\\', "/"));
        Ok(Self { name: name.into(), folder, ..set })
    }

    /// Reads entry files, with what they include and import, as far as `config` allows; see [`load_with`](Self::load_with).
    ///
    /// # Errors
    ///
    /// When a file cannot be read or the schemas are wrong.
    pub fn load_files(entries: &[PathBuf], config: &Config) -> Result<Self> {
        let name = entries.iter().map(|entry| entry.display().to_string()).collect::<Vec<_>>().join(", ");
        Self::of_entries(name, entries, config)
    }

    /// Likewise, of a set that is called `name`, and with places in files that are called as `shown` says of their full
    /// paths: `config` may have [what will be in them](Config::with_file), which is elsewhere now.
    ///
    /// # Errors
    ///
    /// As for [`load_files`](Self::load_files).
    pub fn load_shown(
        name: impl Into<String>,
        entries: &[PathBuf],
        config: &Config,
        shown: impl Fn(&Path) -> String,
    ) -> Result<Self> {
        let root = load::paths::common_folder(entries);
        let place = |place: Place| Place { path: shown(&root.join(&*place.path)).into(), ..place };
        Self::retold(Self::of_entries(name.into(), entries, config), |told| replaced(told, place))
    }

    /// Reads the schemas of every module of a configuration: a set for each. What is wrong with its `roots` and `skip` is
    /// a warning: one may be about to look for what to write there.
    ///
    /// # Errors
    ///
    /// When the configuration or a schema is wrong.
    pub fn load_config(config: &Config) -> Result<Vec<Self>> {
        let made = each_module(config, |module, seen, stages| {
            let (_, model) = modelled(config, module, seen, stages)?;
            let responses = stages.run("responses", |warnings| Responses::of_module(&model, module, warnings));
            let selected =
                stages.run("select", |_| module.selects().then(|| select::select(&model, module, &responses)));
            let selection = match selected.transpose() {
                Ok(selection) => selection,
                Err(problems) => {
                    stages.warnings.extend(problems.into_iter().map(Diagnostic::into_warning));
                    None
                }
            };
            Ok(Self { selection, ..Self::of_model(module.name.value.clone(), model, &module.entries()) })
        })?;
        let mut sets: Vec<Self> = made.modules.into_iter().map(|(set, warnings)| Self { warnings, ..set }).collect();
        if let Some(last) = sets.last_mut() {
            last.warnings.merge(made.warnings);
        }
        Ok(sets)
    }

    /// Of a module that was loaded whole: what is wrong with it has been told.
    #[cfg(feature = "dynamic")]
    pub(crate) fn of_loaded(module: &Module, model: Model) -> Self {
        let responses = Responses::of_module(&model, module, &mut Diagnostics::new());
        let selection = if module.selects() { select::select(&model, module, &responses).ok() } else { None };
        Self { selection, ..Self::of_model(module.name.value.clone(), model, &module.entries()) }
    }

    /// Of entry files, as if they were a module.
    fn of_entries(name: String, entries: &[PathBuf], config: &Config) -> Result<Self> {
        let module = entries.iter().fold(Module::new("schemas"), Module::schema);
        let config = Config { modules: vec![module], ..config.clone() };
        let mut model = Model::default();
        let mut made = each_module(&config, |module, seen, stages| {
            model = modelled(&config, module, seen, stages)?.1;
            Ok(())
        })?;
        let note = format!("in `{name}`");
        made.warnings = made.warnings.into_iter().map(|unused| unused.note(note.clone())).collect();
        Ok(Self { warnings: made.settle(config.limits.problems).1, ..Self::of_model(name, model, entries) })
    }

    /// The same with what was told changed.
    fn retold(read: Result<Self>, change: impl Fn(Diagnostics) -> Diagnostics) -> Result<Self> {
        match read {
            Ok(set) => Ok(Self { warnings: change(set.warnings), ..set }),
            Err(error) => Err(match error.diagnostics() {
                Some(problems) => Error::from(change(problems.clone())),
                None => error,
            }),
        }
    }

    fn of_model(name: String, model: Model, entries: &[PathBuf]) -> Self {
        let at = common_folder(entries);
        let folder = at.is_relative().then(|| at.display().to_string().replace('\\', "/"));
        let folder = folder.map(|folder| folder.trim_start_matches("./").to_owned());
        Self { name, model, selection: None, warnings: Diagnostics::new(), at, folder }
    }

    /// The folder, file or module that this was read from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Problems of later stages, with the folder of the set before their places.
    #[cfg(feature = "dynamic")]
    pub(crate) fn below(&self, problems: Diagnostics) -> Diagnostics {
        below_folder(problems, Path::new(self.folder.as_deref().unwrap_or_default()))
    }

    /// What is odd in the schemas but has one meaning.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}

/// Whether a file is called so, in any case.
pub(crate) fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// The files in a folder and below it that are wanted, in the folders that are: whether it is one, is asked along with the
/// path. Links to folders are not followed: they may lead back.
pub(crate) fn schemas_below(
    folder: &Path,
    is_wanted: &dyn Fn(&Path, bool) -> bool,
    depth: usize,
    found: &mut Vec<PathBuf>,
) -> Result<()> {
    let unreadable = |error| Error::io("cannot read", folder, error);
    if depth > MAX_FOLDER_DEPTH {
        return Ok(());
    }
    let mut paths = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let is_folder = entry.file_type().map_err(unreadable)?.is_dir();
        if is_wanted(&path, is_folder) && (is_folder || path.is_file()) {
            paths.insert((path, is_folder));
        }
    }
    for (path, is_folder) in paths {
        if is_folder {
            schemas_below(&path, is_wanted, depth + 1, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Places below `label` in place of `root`.
fn relabelled(problems: Diagnostics, root: &Path, label: &str) -> Diagnostics {
    let root = root.display().to_string();
    let text = |text: &str| text.replace(&format!("{root}/"), label).replace(&root, label.trim_end_matches([':', '/']));
    let moved = replaced(problems, |place| Place { path: text(&place.path).into(), ..place });
    moved.into_iter().map(|problem| Diagnostic { note: problem.note.map(|note| text(&note)), ..problem }).collect()
}

/// The folder that the places of a set are relative to, as its entries name it, or else in full.
fn common_folder(entries: &[PathBuf]) -> PathBuf {
    let full = load::paths::common_folder(entries);
    let mut around = entries.iter().flat_map(|entry| entry.ancestors().skip(1));
    around.find(|folder| normal(or_here(folder)) == full).map(Path::to_owned).unwrap_or(full)
}

/// Places with the folder of the set before them: where two sets have files of the same names, that tells them apart.
fn below(problems: Diagnostics, entries: &[PathBuf]) -> Diagnostics {
    below_folder(problems, &common_folder(entries))
}

fn below_folder(problems: Diagnostics, folder: &Path) -> Diagnostics {
    // The built-in schema of `xml:lang` has no folder, and files that cannot be read are named in full.
    replaced(problems, |place: Place| match folder.join(&*place.path) {
        path if path.exists() => Place { path: path.display().to_string().into(), ..place },
        _ => place,
    })
}

/// Problems with other places.
fn replaced(problems: Diagnostics, other: impl Fn(Place) -> Place) -> Diagnostics {
    let moved = problems.into_iter().map(|problem| Diagnostic {
        place: problem.place.map(&other),
        more: problem.more.into_iter().map(|(place, what)| (other(place), what)).collect(),
        ..problem
    });
    moved.collect()
}
