//! Generates small, readable Rust from XML Schema, with *absent*, *nil* and *value* kept apart.
//!
//! Three doors lead to one pure core: [`build`] for build scripts, [`Config`] for programs, and the command `xsdbind`
//! for people. The core is [`generate`]: schemas in, text of files out.
//!
//! ```no_run
//! fn main() -> xsdbind_codegen::Result<()> {
//!     xsdbind_codegen::build("xsdbind.toml")
//! }
//! ```
#![forbid(unsafe_code)]

mod boxing;
mod build;
mod config;
pub mod diagnostics;
#[cfg(feature = "explore")]
pub mod diff;
mod digest;
mod emit;
mod error;
#[cfg(feature = "explore")]
pub mod inspect;
mod ir;
mod load;
mod lower;
mod model;
mod names;
mod output;
mod parallel;
mod parse;
mod patches;
mod print;
mod resolve;
mod select;
#[cfg(feature = "explore")]
mod set;
mod shares;
mod size;
mod source;
mod stamp;
mod timings;
#[cfg(feature = "explore")]
mod view;
mod xsd;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub use self::build::build;
pub use self::config::{Config, Enums, Limits, Module, Patch, Requests, Unselected};
use self::diagnostics::Diagnostics;
pub use self::error::{Error, Result};
use self::load::Seen;
pub use self::output::{ModuleSummary, Output, Stale, Written};
#[cfg(feature = "explore")]
pub use self::set::SchemaSet;
pub use self::stamp::{Stamp, Unchanged};
use self::timings::Timings;

/// Generates what a configuration says, in memory.
///
/// # Errors
///
/// When the configuration or a schema is wrong: with all problems that one stage finds, each with its place.
///
/// # Examples
///
/// ```no_run
/// use xsdbind_codegen::{Config, Module, generate};
///
/// let config = Config::new().module(Module::new("ocip").schema("schemas/ocip.xsd"));
/// let output = generate(&config)?;
/// output.write_to("generated")?;
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
pub fn generate(config: &Config) -> Result<Output> {
    let mut seen = Seen::default();
    let made = all_modules(config, &mut seen);
    let sources = seen.files.keys().cloned().collect();
    match made {
        Ok(mut output) => {
            output.warnings.truncate(config.limits.problems);
            Ok(Output { sources, seen, ..output })
        }
        Err(mut problems) => {
            problems.truncate(config.limits.problems);
            Err(Error::problems(problems, sources))
        }
    }
}

fn all_modules(config: &Config, seen: &mut Seen) -> Result<Output, Diagnostics> {
    let ((), warnings) = config.problems().check(())?;
    let mut output = Output { warnings, ..Output::default() };
    let mut timings = Timings::default();
    for module in &config.modules {
        let (files, summary, warnings) = one_module(config, module, seen, &mut timings)?;
        output.files.extend(files);
        output.modules.push(summary);
        output.warnings.extend(warnings);
    }
    output.warnings.extend(config.unused_locations(&seen.locations));
    output.timings = timings.stages();
    Ok(output)
}

/// One module, stage by stage.
fn one_module(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    timings: &mut Timings,
) -> Result<(BTreeMap<PathBuf, String>, ModuleSummary, Diagnostics), Diagnostics> {
    let entries: Vec<PathBuf> = module.schemas.iter().map(|schema| schema.value.clone()).collect();
    let limits = &config.limits;
    let files = timings.time("load", || load::load(&entries, &config.load_options(), seen))?;
    let own_namespace = own_namespace(&files, entries.first());
    let schemas = timings.time("parse", || parse::parse(&files, limits.depth))?;
    let model = timings.time("resolve", || resolve::resolve(&schemas, limits.parts))?;
    let namespaces = namespaces(module, &model, own_namespace)?;
    let settings = lower::Settings {
        open_enums: module.enums == Enums::Open,
        keep_unselected: module.unselected.value == Unselected::Keep,
        keep_types: select::kept_types(&model, module)?,
        parts: limits.parts,
    };
    let (responses, request_warnings) = timings.time("responses", || select::Responses::of_module(&model, module));
    let selection = timings.time("select", || select::select(&model, module, &responses))?;
    let (mut ir, warnings) =
        timings.time("lower", || lower::lower(&model, namespaces, &selection, &responses, &settings))?;
    let patch_warnings = patches::find(module, &mut ir)?;
    let secret_warnings = secret(module, &mut ir);
    shares::run(&mut ir);
    timings.time("boxing", || boxing::run(&mut ir))?;
    let names = timings.time("names", || names::allocate(&ir));
    size::check(&ir, &names, limits.output_bytes).map_err(|problem| Diagnostics::from(*problem))?;
    let summary = summary(module, &ir);
    let context = emit::Context::new(&model, &ir, &names);
    let printed =
        timings.time("emit and print", || print::print(&context.plans(&module.name.value), |plan| context.file(plan)));
    let mut all_warnings = files.warnings;
    all_warnings.extend(request_warnings);
    all_warnings.extend(model.warnings);
    all_warnings.extend(warnings);
    all_warnings.extend(patch_warnings);
    all_warnings.extend(secret_warnings);
    Ok((printed, summary, all_warnings))
}

/// Notes which names are those of secret values; a pattern that fits none is a warning.
fn secret(module: &Module, ir: &mut ir::Ir) -> Diagnostics {
    let mut problems = Diagnostics::new();
    for rule in &module.secret {
        let fields = ir.items.iter().flat_map(|item| item.kind.fields());
        let names = fields.filter_map(|field| match &field.kind {
            ir::FieldKind::Element(name) | ir::FieldKind::Attribute(name) => Some(&name.local),
            _ => None,
        });
        if !names.into_iter().any(|name| select::fits(&rule.value, name)) {
            let problem = diagnostics::ConfigProblem::NothingSecret { pattern: rule.value.clone() };
            problems.push(diagnostics::Diagnostic::warning(problem, rule.at.clone()));
        }
    }
    ir.secret = module.secret.iter().map(|rule| rule.value.clone()).collect();
    problems
}

/// The target namespace of the first schema: what the module itself is.
fn own_namespace(files: &source::SourceSet, entry: Option<&PathBuf>) -> Option<model::Str> {
    let entry = entry.and_then(|entry| entry.canonicalize().ok());
    let is_entry =
        |source: &&source::Source| source.location.as_ref().and_then(|location| location.canonicalize().ok()) == entry;
    files.sources.iter().find(is_entry).and_then(|source| source.target_namespace.clone())
}

/// The target namespaces as Rust modules, the configured module's own first.
fn namespaces(module: &Module, model: &model::Model, own: Option<model::Str>) -> Result<Vec<ir::Module>, Diagnostics> {
    let types = model.types.iter().map(|ty| ty.namespace.clone());
    let elements = model.elements.iter().map(|element| element.namespace.clone());
    let found: BTreeSet<Option<model::Str>> = types.chain(elements).collect();
    let texts: BTreeSet<&str> = found.iter().map(|namespace| namespace.as_deref().unwrap_or_default()).collect();
    module.unmatched_namespaces(&texts).check(())?;
    let rule = |namespace: &str| {
        module.namespaces.iter().find(|rule| rule.namespace.value == namespace).map(|rule| rule.module.value.clone())
    };
    let others: Vec<&Option<model::Str>> = found.iter().filter(|namespace| **namespace != own).collect();
    let text = |namespace: &Option<model::Str>| namespace.clone().unwrap_or_default();
    let unnamed: Vec<model::Str> =
        others.iter().map(|namespace| text(namespace)).filter(|namespace| rule(namespace).is_none()).collect();
    let taken = module.namespaces.iter().map(|rule| rule.module.value.as_str());
    let taken: Vec<&str> = taken.chain(names::MODULES).collect();
    let unnamed: Vec<&str> = unnamed.iter().map(|namespace| &**namespace).collect();
    let made: BTreeMap<&str, String> =
        unnamed.iter().copied().zip(config::default_module_names(&unnamed, &taken)).collect();
    let mut modules = vec![ir::Module { namespace: own, name: None }];
    modules.extend(others.into_iter().map(|namespace| {
        let text = text(namespace);
        let name = rule(&text).or_else(|| made.get(&*text).cloned());
        ir::Module { namespace: namespace.clone(), name }
    }));
    Ok(modules)
}

fn summary(module: &Module, ir: &ir::Ir) -> ModuleSummary {
    let fields = |item: &ir::Item| match &item.kind {
        ir::ItemKind::Record(record) => record.fields.len(),
        _ => 0,
    };
    ModuleSummary {
        name: module.name.value.clone(),
        types: ir.items.iter().filter(|item| !matches!(item.kind, ir::ItemKind::Unused)).count(),
        fields: ir.items.iter().map(fields).sum(),
    }
}
