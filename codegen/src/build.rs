//! The door for build scripts.
//!
//! In comes a configuration; out go the files in `OUT_DIR` and, on the standard output, what cargo has
//! to know: every file that was read, whether or not all went well, and the warnings.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::error::{Error, Result};
use crate::generate::generate;
use crate::output::LeftOver;
use crate::output::Output;
use crate::stamp::Stamp;

/// Where it is noted in `OUT_DIR` what was done; hidden, so that it is not taken for a module.
const NOTES: &str = ".xsdbind";

/// Generates what a configuration file says into `OUT_DIR`: the whole of a build script.
///
/// The path is relative to the folder of the package. Cargo is told to run the script again when the
/// file, or any schema that was read, has changed. When it runs and they have the bytes that they had, nothing is
/// generated again.
///
/// # Errors
///
/// When the configuration or a schema is wrong, with all problems at once, and when files cannot be
/// read or written.
///
/// # Examples
///
/// ```no_run
/// fn main() -> xsdbind_codegen::Result<()> {
///     xsdbind_codegen::build("xsdbind.toml")
/// }
/// ```
pub fn build(config: impl AsRef<Path>) -> Result<()> {
    let path = package_path(config.as_ref())?;
    // Told first, so that cargo knows even when the file is wrong.
    tell(&rerun_if_changed([path.as_path()]))?;
    Config::from_file(&path)?.build()
}

impl Config {
    /// Generates into `OUT_DIR`, from a build script.
    ///
    /// This is [`build()`](crate::build) for a configuration that is built in code.
    ///
    /// # Errors
    ///
    /// As for [`build()`](crate::build).
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use xsdbind_codegen::{Config, Module, Result};
    ///
    /// fn main() -> Result<()> {
    ///     Config::new().module(Module::new("ocip").schema("schemas/ocip.xsd")).build()
    /// }
    /// ```
    pub fn build(&self) -> Result<()> {
        self.no_crates().map_err(|problems| Error::problems(problems, Vec::new()))?;
        let out_dir = variable("OUT_DIR")?;
        let stamp = Stamp::of_build(self, &out_dir, &out_dir.join(NOTES));
        // Cargo goes by the times of files, which change without them: with a branch, or a copy.
        if let Some(known) = stamp.as_ref().and_then(Stamp::unchanged) {
            return tell(&(sources(self, &known.sources) + &known.warnings));
        }
        let generated = generate(self);
        tell(&directives(self, &generated))?;
        let output = generated?;
        // Several calls in one build script share the folder, so nothing in it is left over.
        output.write(&out_dir, LeftOver::Keep)?;
        if let Some(stamp) = stamp {
            stamp.keep(&output, &warnings(&output.warnings));
        }
        Ok(())
    }
}

/// What cargo has to know about a run.
fn directives(config: &Config, generated: &Result<Output>) -> String {
    match generated {
        Ok(output) => sources(config, &output.sources) + &warnings(&output.warnings),
        Err(error) => sources(config, error.sources()),
    }
}

/// What was named and what was read.
fn sources(config: &Config, read: &[PathBuf]) -> String {
    let named = config.file.as_deref().into_iter().chain(config.schemas());
    rerun_if_changed(named.chain(read.iter().map(PathBuf::as_path)))
}

/// `cargo:rerun-if-changed=schemas/ocip.xsd`, each file once.
fn rerun_if_changed<'a>(paths: impl IntoIterator<Item = &'a Path>) -> String {
    let paths: BTreeSet<&Path> = paths.into_iter().collect();
    directives_of("rerun-if-changed", paths.iter().map(|path| path.display()))
}

/// `cargo:warning=schemas/ocip.xsd:3:8: ...`, since one directive is one line.
fn warnings(warnings: &Diagnostics) -> String {
    // Cargo writes `warning:` by itself, so here it is left out.
    let plain = |warning: &Diagnostic| Diagnostic { severity: Severity::Error, ..warning.clone() };
    let text: Vec<String> = warnings.iter().map(|warning| plain(warning).to_string()).collect();
    directives_of("warning", text.iter().flat_map(|text| text.lines()))
}

/// One line for each value.
fn directives_of(name: &str, values: impl Iterator<Item: Display>) -> String {
    values.fold(String::new(), |lines, value| lines + &format!("cargo:{name}={value}\n"))
}

/// A path that is relative to the folder of the package.
///
/// Cargo runs build scripts in that folder; then paths stay as they are, and messages short.
fn package_path(path: &Path) -> Result<PathBuf> {
    let package = variable("CARGO_MANIFEST_DIR")?;
    let is_here = env::current_dir().is_ok_and(|current| current == package);
    Ok(if is_here { path.to_owned() } else { package.join(path) })
}

fn variable(name: &'static str) -> Result<PathBuf> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| Error::environment(name))
}

/// Says something to cargo.
fn tell(lines: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(lines.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Error::io("cannot write to", "standard output", error))
}

#[cfg(test)]
mod tests {
    use super::directives;
    use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
    use crate::{Config, Error, Module, Output};

    fn config() -> Config {
        let module = Module::new("a").schema("a.xsd");
        Config { file: Some("xsdbind.toml".into()), ..Config::new().module(module) }
    }

    fn problems() -> Diagnostics {
        let place = Place { path: "a.xsd".into(), line: 3, column: 8 };
        Diagnostic::warning(ConfigProblem::NoModules, Some(place)).note("a note").into()
    }

    #[test]
    fn cargo_learns_of_every_file_and_warning() {
        let sources = vec!["a.xsd".into(), "b/included.xsd".into()];
        let output = Output { sources, warnings: problems(), ..Output::default() };
        insta::assert_snapshot!(directives(&config(), &Ok(output)), @r"
        cargo:rerun-if-changed=a.xsd
        cargo:rerun-if-changed=b/included.xsd
        cargo:rerun-if-changed=xsdbind.toml
        cargo:warning=a.xsd:3:8: there is no module to generate
        cargo:warning=  note: a note
        ");
    }

    #[test]
    fn crates_are_not_for_build_scripts() {
        let error = config().crates(2).build().unwrap_err();
        insta::assert_snapshot!(error, @r"
        a build script cannot make crates, as `crates` of the module `a` says
          note: `xsdbind generate` writes them
        ");
    }

    #[test]
    fn cargo_learns_of_every_file_when_it_fails() {
        let error = Error::problems(problems(), vec!["b/included.xsd".into()]);
        assert!(format!("{error:?}").starts_with("\na.xsd:3:8: "), "{error:?}");
        insta::assert_snapshot!(directives(&config(), &Err(error)), @r"
        cargo:rerun-if-changed=a.xsd
        cargo:rerun-if-changed=b/included.xsd
        cargo:rerun-if-changed=xsdbind.toml
        ");
    }
}
