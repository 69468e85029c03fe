//! The arguments that say what to generate, for every subcommand that does.
//!
//! In come a configuration file or schemas; out goes a [`Config`].

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use xsdbind_codegen::{Config, Enums, Error, Module, Stamp, Unselected};

use super::cache;
use super::report::MessageFormat;

/// The configuration file, unless another is named.
pub(super) const CONFIG: &str = "xsdbind.toml";

#[derive(Args)]
pub(super) struct Input {
    /// The configuration file [default: xsdbind.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "schema")]
    config: Option<PathBuf>,

    /// The folder of the generated code [default: what the configuration says]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// A schema, in place of a configuration file; can be repeated
    #[arg(long, value_name = "FILE", requires_all = ["module", "out"])]
    schema: Vec<PathBuf>,

    /// The name of the module for the schemas
    #[arg(long, value_name = "NAME", requires = "schema")]
    module: Option<String>,

    /// The name of the sub-module for a target namespace; can be repeated
    #[arg(long, value_name = "URI=MODULE", requires = "schema", value_parser = namespace)]
    namespace: Vec<(String, String)>,

    /// A folder or file elsewhere that schemas may include and import; can be repeated
    #[arg(long, value_name = "PATH", requires = "schema")]
    allow_read: Vec<PathBuf>,

    /// The file of a URL that schemas include or import, or the folder of one that ends in `/`; can be repeated
    #[arg(long, value_name = "URL=PATH", requires = "schema", value_parser = location)]
    location: Vec<(String, PathBuf)>,

    /// A type or global element that is needed; `*` stands for any letters; can be repeated [default: all]
    #[arg(long, value_name = "PATTERN", requires = "schema")]
    root: Vec<String>,

    /// A type or global element to leave out; can be repeated
    #[arg(long, value_name = "PATTERN", requires = "schema")]
    skip: Vec<String>,

    /// What becomes of elements of types that `--root` and `--skip` do not select [default: error]
    #[arg(long, value_name = "KIND", requires = "schema", value_enum)]
    unselected: Option<UnselectedArg>,

    /// Whether enumerations hold only the values of the schema [default: closed]
    #[arg(long, value_name = "KIND", requires = "schema", value_enum)]
    enums: Option<EnumsArg>,

    /// Make crates of each module: so many beside each other, and one of its name that has all in it
    #[arg(long, value_name = "N")]
    crates: Option<usize>,

    /// Generate again, even where nothing has changed since it was done
    #[arg(long)]
    no_cache: bool,
}

// Without doc comments, so that the help has the values in one line.
#[derive(Clone, Copy, ValueEnum)]
enum EnumsArg {
    Closed,
    Open,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnselectedArg {
    Error,
    Keep,
}

impl Input {
    /// What tells whether anything has changed since the same was done before.
    pub(super) fn stamp(&self, config: &Config, format: MessageFormat) -> Option<Stamp> {
        // It keeps the warnings as they were shown.
        if self.no_cache { None } else { Stamp::new(config, cache::folder()?.join(format.word())) }
    }

    /// The configuration, with the folder of `--out`.
    pub(super) fn config(&self) -> Result<Config, Error> {
        let config = match &self.module {
            Some(module) => may_read(&self.allow_read, &self.location).module(self.module(module)),
            None => Config::from_file(self.config.as_deref().unwrap_or(Path::new(CONFIG)))?,
        };
        let config = match &self.out {
            Some(dir) => config.output(dir),
            None => config,
        };
        Ok(match self.crates {
            Some(crates) => config.crates(crates),
            None => config,
        })
    }

    /// The module that the arguments describe.
    fn module(&self, name: &str) -> Module {
        let enums = match self.enums {
            Some(EnumsArg::Open) => Enums::Open,
            Some(EnumsArg::Closed) | None => Enums::Closed,
        };
        let unselected = match self.unselected {
            Some(UnselectedArg::Keep) => Unselected::Keep,
            Some(UnselectedArg::Error) | None => Unselected::Error,
        };
        let module = self.schema.iter().fold(Module::new(name), Module::schema).unselected(unselected);
        let add = |module: Module, (uri, name): &(String, String)| module.namespace(uri, name);
        let module = self.namespace.iter().fold(module, add).enums(enums);
        let module = self.root.iter().fold(module, Module::root);
        self.skip.iter().fold(module, Module::skip)
    }

    /// The command that generates from the same arguments.
    pub(super) fn generate_command(&self) -> String {
        let path = |path: &PathBuf| path.display().to_string();
        let unselected = self.unselected.as_ref().and_then(word);
        let enums = self.enums.as_ref().and_then(word);
        let options = [
            ("--config", self.config.iter().map(path).collect::<Vec<_>>()),
            ("--schema", self.schema.iter().map(path).collect()),
            ("--module", self.module.clone().into_iter().collect()),
            ("--namespace", self.namespace.iter().map(|(uri, name)| format!("{uri}={name}")).collect()),
            ("--allow-read", self.allow_read.iter().map(path).collect()),
            ("--location", self.location.iter().map(|(url, path)| format!("{url}={}", path.display())).collect()),
            ("--root", self.root.clone()),
            ("--skip", self.skip.clone()),
            ("--unselected", unselected.into_iter().collect()),
            ("--enums", enums.into_iter().collect()),
            ("--crates", self.crates.iter().map(usize::to_string).collect()),
            ("--out", self.out.iter().map(path).collect()),
        ];
        let mut words = vec!["xsdbind generate".to_owned()];
        for (option, values) in options {
            words.extend(values.iter().map(|value| format!("{option} {}", quoted(value))));
        }
        words.join(" ")
    }
}

/// The word for a value.
fn word(value: &impl ValueEnum) -> Option<String> {
    value.to_possible_value().map(|value| value.get_name().to_owned())
}

/// `URI=MODULE`; a URI may have a `=`, a module name has none.
fn namespace(text: &str) -> Result<(String, String), String> {
    let (uri, module) = text.rsplit_once('=').ok_or("expected URI=MODULE")?;
    Ok((uri.to_owned(), module.to_owned()))
}

/// `URL=PATH`; many a URL has a `=`, hardly any path has one.
pub(super) fn location(text: &str) -> Result<(String, PathBuf), String> {
    let (url, path) = text.rsplit_once('=').ok_or("expected URL=PATH")?;
    Ok((url.to_owned(), path.into()))
}

/// A configuration that says what may be read, and no more.
pub(super) fn may_read(allowed: &[PathBuf], locations: &[(String, PathBuf)]) -> Config {
    let config = allowed.iter().fold(Config::new(), Config::allow_read);
    locations.iter().fold(config, |config, (url, path)| config.location(url, path))
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/._-:=+,@%\\".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
