//! Many generated modules in one crate: written, compiled, and made smaller until it compiles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// The folder of this package.
const HERE: &str = env!("CARGO_MANIFEST_DIR");

pub struct Batch<'a> {
    /// Where the crate is written.
    pub folder: &'a Path,
    /// Where the modules are.
    pub generated: &'a Path,
}

/// What became of the modules of a batch.
#[derive(Default)]
pub struct Built {
    /// The program, if anything is left that compiles.
    pub program: Option<PathBuf>,
    /// The modules that do not compile, and the first error of each.
    pub failed: BTreeMap<String, String>,
}

impl Batch<'_> {
    /// Compiles modules together. Those that errors name are left out, and the rest is compiled again; where errors name
    /// none, the halves are compiled by themselves to find out.
    ///
    /// # Errors
    ///
    /// If files cannot be written, cargo cannot be run, or not even a crate without modules compiles.
    pub fn build(&self, modules: &[String]) -> Result<Built> {
        let mut built = Built::default();
        let mut left = modules.to_vec();
        while !left.is_empty() {
            let errors = match self.compile(&left)? {
                Ok(program) => {
                    built.program = Some(program);
                    return Ok(built);
                }
                Err(errors) => errors,
            };
            let mut wrong = self.named(&errors, &left);
            if wrong.is_empty() {
                wrong = self.halves(&left, &errors)?;
            }
            left.retain(|module| !wrong.contains_key(module));
            built.failed.extend(wrong);
        }
        Ok(built)
    }

    /// Finds the modules that do not compile by compiling halves.
    fn halves(&self, modules: &[String], errors: &str) -> Result<BTreeMap<String, String>> {
        if let [module] = modules {
            return Ok(BTreeMap::from([(module.clone(), first_error(errors))]));
        }
        let mut wrong = BTreeMap::new();
        for half in modules.chunks(modules.len().div_ceil(2)) {
            wrong.extend(self.build(half)?.failed);
        }
        if wrong.is_empty() {
            return Err(format!("a batch does not compile, but its halves do: {}", first_error(errors)).into());
        }
        Ok(wrong)
    }

    /// The modules that errors point into: `generated/g12/..:line:column: error..`.
    fn named(&self, errors: &str, modules: &[String]) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let prefix = format!("{}/", self.generated.display());
        for line in errors.lines().filter(|line| line.contains(": error")) {
            let Some((_, rest)) = line.split_once(&prefix) else { continue };
            let Some((module, rest)) = rest.split_once('/') else { continue };
            if modules.iter().any(|known| known == module) {
                found.entry(module.to_owned()).or_insert_with(|| rest.to_owned());
            }
        }
        found
    }

    /// Kept from run to run, so that dependencies are compiled once.
    fn target(&self) -> PathBuf {
        self.folder.with_file_name("target")
    }

    fn compile(&self, modules: &[String]) -> Result<std::result::Result<PathBuf, String>> {
        self.write(modules)?;
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--message-format", "short", "--manifest-path"])
            .arg(self.folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", self.target())
            .output()?;
        if output.status.success() {
            return Ok(Ok(self.target().join("debug/batch")));
        }
        Ok(Err(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    /// The crate: a module for each schema, and a `main` that finds it by its name.
    fn write(&self, modules: &[String]) -> Result<()> {
        let (mut declared, mut arms) = (String::new(), String::new());
        for module in modules {
            let path = self.generated.join(module).join("code/mod.rs");
            writeln!(declared, "#[allow(warnings)]\nmod {module} {{\n    include!({path:?});\n}}")?;
            let has_documents = std::fs::read_to_string(&path)?.contains("pub enum AnyDocument");
            if has_documents {
                writeln!(arms, "        {module:?} => Some(harness::check::<{module}::AnyDocument>(bytes)),")?;
            }
        }
        let harness = Path::new(HERE).join("src/harness.rs");
        let main = format!(
            "#![allow(warnings)]\n#[path = {harness:?}]\nmod harness;\n{declared}\nfn main() {{\n    harness::main(|group, \
             bytes| match group {{\n{arms}        _ => None,\n    }});\n}}\n"
        );
        let root = Path::new(HERE).join("../..").canonicalize()?;
        let manifest = format!(
            "[workspace]\n\n[package]\nname = \"batch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             xsdbind = {{ path = {:?}, features = [\"testing\"] }}\n\n[profile.dev]\ndebug = false\n\
             incremental = false\n",
            root.join("runtime"),
        );
        std::fs::create_dir_all(self.folder.join("src"))?;
        std::fs::write(self.folder.join("src/main.rs"), main)?;
        std::fs::write(self.folder.join("Cargo.toml"), manifest)?;
        let lock = self.folder.join("Cargo.lock");
        if !lock.exists() {
            // The same versions, and nothing to look up.
            std::fs::copy(Path::new(HERE).join("Cargo.lock"), lock)?;
        }
        Ok(())
    }
}

fn first_error(errors: &str) -> String {
    let line = errors.lines().find(|line| line.contains("error")).or(errors.lines().next());
    line.unwrap_or_default().to_owned()
}
