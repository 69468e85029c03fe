//! `generated/` and what `build.rs` made are what the generator makes from `xsdbind.toml`, in whatever order.

use std::fs;
use std::path::{Path, PathBuf};

use xsdbind_codegen::{Config, Module, Output, Patch, Requests, generate};

/// What mends the folder `generated`.
const COMMAND: &str = "cargo run -p xsdbind-cli -- generate";

fn output() -> Output {
    generate(&Config::from_file("xsdbind.toml").unwrap()).unwrap()
}

#[test]
fn generated_is_up_to_date() {
    if let Err(stale) = output().check("generated") {
        panic!("{}", stale.with_command(COMMAND));
    }
}

#[test]
fn build_rs_makes_the_same_files() {
    for (path, expected) in &output().files {
        let built = Path::new(env!("OUT_DIR")).join(path);
        let built = fs::read_to_string(&built).unwrap_or_else(|error| panic!("{}: {error}", built.display()));
        assert!(built == *expected, "{} is not what build.rs made", path.display());
    }
}

#[test]
fn the_bundled_schemas_have_no_warnings() {
    let warnings: Vec<String> = output().warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn the_order_of_modules_and_schemas_does_not_matter() {
    assert_eq!(output().files, generate(&reordered()).unwrap().files);
}

/// `xsdbind.toml` with its modules in reverse order, and in each the schemas after the first: the first says which
/// namespace is the module itself.
fn reordered() -> Config {
    let text = fs::read_to_string("xsdbind.toml").unwrap();
    let file: toml::Table = text.parse().unwrap();
    let modules = file["module"].as_array().unwrap();
    assert!(modules.len() > 1, "nothing to reorder");
    modules.iter().rev().fold(Config::new(), |config, module| config.module(reordered_module(module)))
}

fn patches(module: &toml::Value) -> Vec<Patch> {
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    let patch = |patch: &toml::Value| {
        let except = patch["except"].as_array().unwrap().iter().rev().map(text);
        except.fold(Patch::new(text(&patch["record"]), text(&patch["request"])), Patch::except)
    };
    module.get("patch").map_or(Vec::new(), |patches| patches.as_array().unwrap().iter().map(patch).collect())
}

fn requests(module: &toml::Value) -> Option<Requests> {
    let rules = module.get("requests")?.as_table().unwrap();
    let known = ["base", "errors", "fallback", "reads"];
    assert!(rules.keys().eq(known), "other keys than {known:?} are not passed on");
    let requests =
        Requests::derived_from(rules["base"].as_str().unwrap()).fallback(rules["fallback"].as_str().unwrap());
    let texts = |key: &str| rules[key].as_array().unwrap().iter().rev().map(|text| text.as_str().unwrap());
    let requests = texts("errors").fold(requests, Requests::error);
    Some(texts("reads").fold(requests, Requests::reads))
}

fn reordered_module(module: &toml::Value) -> Module {
    assert_eq!(module["enums"].as_str(), Some("closed"), "the builder's default");
    let mut schemas: Vec<PathBuf> =
        module["schemas"].as_array().unwrap().iter().map(|path| path.as_str().unwrap().into()).collect();
    schemas[1..].reverse();
    let built = schemas.into_iter().fold(Module::new(module["name"].as_str().unwrap()), Module::schema);
    let built = patches(module).into_iter().fold(built, Module::patch);
    let built = requests(module).into_iter().fold(built, Module::requests);
    let secret = module["secret"].as_array().unwrap().iter().rev().map(|pattern| pattern.as_str().unwrap());
    let built = secret.fold(built, Module::secret);
    let namespaces = module["namespaces"].as_table().unwrap();
    let add = |built: Module, (uri, name): (&String, &toml::Value)| built.namespace(uri, name.as_str().unwrap());
    namespaces.iter().rev().fold(built, add)
}
