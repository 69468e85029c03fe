//! The error of the three doors: the builder, `build` and the command.
//!
//! In come diagnostics and failures of the file system; out goes one opaque type that reads as a list
//! of lines, also where `main` returns it and Rust shows its `Debug` form.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;

/// What can go wrong when code is generated.
///
/// Both `Display` and `Debug` are the readable list of problems, `path:line:col: message` each.
pub struct Error(Box<Kind>);

/// A result with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

enum Kind {
    Problems {
        diagnostics: Diagnostics,
        sources: Vec<PathBuf>,
    },
    Io {
        doing: &'static str,
        path: PathBuf,
        error: io::Error,
    },
    NoConfig(PathBuf),
    Foreign(PathBuf),
    OfAnother(PathBuf),
    Outside(PathBuf),
    Environment(&'static str),
    Stale(String),
    NotUndone {
        error: Error,
        rest: Vec<String>,
    },
    #[cfg(feature = "explore")]
    NoSchemas(PathBuf),
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    NoModule {
        name: String,
        names: Vec<String>,
    },
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    SeveralModules(Vec<String>),
    #[cfg(feature = "explore")]
    NoType {
        name: String,
        near: Vec<String>,
    },
}

impl Error {
    /// The problems of the configuration and the schemas, if that is what went wrong.
    #[must_use]
    pub fn diagnostics(&self) -> Option<&Diagnostics> {
        match &*self.0 {
            Kind::Problems { diagnostics, .. } => Some(diagnostics),
            _ => None,
        }
    }

    /// The files that were read until it went wrong, if that is known.
    #[must_use]
    pub fn sources(&self) -> &[PathBuf] {
        match &*self.0 {
            Kind::Problems { sources, .. } => sources,
            _ => &[],
        }
    }

    /// Problems, and the files that had been read when they were found.
    pub(crate) fn problems(diagnostics: Diagnostics, sources: Vec<PathBuf>) -> Self {
        Self::new(Kind::Problems { diagnostics, sources })
    }

    /// A report cannot be written to `path`.
    #[must_use]
    pub fn cannot_write(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::io("cannot write", path, error)
    }

    /// What is called `path` cannot be read.
    #[must_use]
    pub fn cannot_read(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::io("cannot read", path, error)
    }

    /// `doing` is what could not be done to `path`: "cannot read".
    pub(crate) fn io(doing: &'static str, path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::new(Kind::Io { doing, path: path.into(), error })
    }

    /// There is no configuration file at `path`.
    pub(crate) fn no_config(path: &Path) -> Self {
        Self::new(Kind::NoConfig(path.to_owned()))
    }

    /// There is a file at `path` that was not generated.
    pub(crate) fn foreign(path: &Path) -> Self {
        Self::new(Kind::Foreign(path.to_owned()))
    }

    /// What is at `path` was generated as a part of another output.
    pub(crate) fn of_another(path: &Path) -> Self {
        Self::new(Kind::OfAnother(path.to_owned()))
    }

    /// To write to `path` would be to write outside of the output folder.
    pub(crate) fn outside(path: &Path) -> Self {
        Self::new(Kind::Outside(path.to_owned()))
    }

    /// A variable that cargo sets for build scripts is missing.
    pub(crate) fn environment(variable: &'static str) -> Self {
        Self::new(Kind::Environment(variable))
    }

    /// The folder at `path` has no schemas in it.
    #[cfg(feature = "explore")]
    pub(crate) fn no_schemas(path: &Path) -> Self {
        Self::new(Kind::NoSchemas(path.to_owned()))
    }

    /// There is no module `name`, but those of these names.
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    pub(crate) fn no_module(name: &str, names: Vec<String>) -> Self {
        Self::new(Kind::NoModule { name: name.to_owned(), names })
    }

    /// One module is asked for, and there are these.
    #[cfg(all(feature = "dynamic", feature = "explore"))]
    pub(crate) fn several_modules(names: Vec<String>) -> Self {
        Self::new(Kind::SeveralModules(names))
    }

    /// There is no type `name`; the names that are `near` to it.
    #[cfg(feature = "explore")]
    pub(crate) fn no_type(name: &str, near: Vec<String>) -> Self {
        Self::new(Kind::NoType { name: name.to_owned(), near })
    }

    /// A folder is not what would be generated: in what.
    pub(crate) fn stale(differences: String) -> Self {
        Self::new(Kind::Stale(differences))
    }

    /// What was done until `error` could not all be undone: what is not as it was, a sentence each.
    pub(crate) fn not_undone(error: Self, rest: Vec<String>) -> Self {
        Self::new(Kind::NotUndone { error, rest })
    }

    fn new(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Problems { diagnostics, .. } => f.write_str(diagnostics.to_string().trim_end()),
            Kind::Io { doing, path, error } => write!(f, "{doing} `{}`: {error}", path.display()),
            Kind::NoConfig(path) => write!(
                f,
                "there is no configuration file `{}`\n  help: `xsdbind init` writes one from the schemas in a folder",
                path.display()
            ),
            Kind::Foreign(path) => write!(
                f,
                "`{}` is in the way: it was not generated by xsdbind, so it is not overwritten; \
                 move it, or choose another output folder",
                path.display()
            ),
            Kind::OfAnother(path) => write!(
                f,
                "`{}` is in the way: xsdbind made it for another output, so it is not overwritten; choose another output folder",
                path.display()
            ),
            Kind::Outside(path) => {
                write!(f, "`{}` would lead out of the output folder", path.display())
            }
            Kind::Environment(variable) => write!(
                f,
                "the environment variable `{variable}` is not set: this is for build scripts that \
                 cargo runs"
            ),
            Kind::Stale(differences) => f.write_str(differences),
            Kind::NotUndone { error, rest } => {
                write!(f, "{error}; and not all is as it was before:")?;
                rest.iter().try_for_each(|line| write!(f, "\n  {line}"))
            }
            #[cfg(feature = "explore")]
            Kind::NoSchemas(path) => write!(f, "there is no `.xsd` file in `{}` or below it", path.display()),
            #[cfg(all(feature = "dynamic", feature = "explore"))]
            Kind::NoModule { name, names } => {
                write!(f, "the configuration has no module `{name}`, only {}", in_quotes(names).join(", "))
            }
            #[cfg(all(feature = "dynamic", feature = "explore"))]
            Kind::SeveralModules(names) => write!(
                f,
                "an earlier release is compared with one module, and the configuration has {}: name one",
                in_quotes(names).join(", ")
            ),
            #[cfg(feature = "explore")]
            Kind::NoType { name, near } => {
                write!(f, "there is no type or element `{name}`")?;
                let quoted = in_quotes(near);
                if near.is_empty() { Ok(()) } else { write!(f, "; did you mean {}?", quoted.join(", ")) }
            }
        }
    }
}

#[cfg(feature = "explore")]
fn in_quotes(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

impl fmt::Debug for Error {
    /// `main` shows `Error: ` and then this.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

// No `source`: what it would name is part of the message already.
impl std::error::Error for Error {}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::problems(diagnostics, Vec::new())
    }
}
