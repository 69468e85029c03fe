//! From schemas to the text of files: the stages in order.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::config::{Config, Module};
use crate::diagnostics::Diagnostics;
use crate::error::{Error, Result};
use crate::load::{LoadOptions, Seen};
use crate::model::Model;
use crate::output::{ModuleSummary, Output};
use crate::select::Responses;
use crate::stages::Stages;
use crate::{
    boxing, definitions, emit, ir, load, lower, names, namespaces, operations, own, parse, patches, print, resolve,
    secrets, select, shared, shares, size,
};

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
    let mut stages = Stages::default();
    config.problems().settle((), &mut stages.warnings)?;
    let mut output = Output::default();
    for module in &config.modules {
        let made = one_module(config, module, seen, &mut stages);
        let text = |shown: &str| seen.text(config.file.as_deref(), config.limits.file_bytes, shown);
        stages.warnings.excerpt(text);
        let (files, summary) = made.map_err(|mut problems| {
            problems.truncate(config.limits.problems);
            problems.excerpt(text);
            problems
        })?;
        output.files.extend(files);
        output.modules.push(summary);
    }
    stages.warnings.merge(config.unused_locations(&seen.locations));
    stages.warnings.excerpt(|shown| seen.text(config.file.as_deref(), config.limits.file_bytes, shown));
    Ok(Output { warnings: stages.warnings, timings: stages.times, ..output })
}

/// One module, stage by stage.
fn one_module(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<(BTreeMap<PathBuf, String>, ModuleSummary), Diagnostics> {
    let Lowered { model, mut ir } = lowered(config, module, seen, stages)?;
    stages.run("patches", |warnings| patches::find(module, &mut ir, warnings))?;
    stages.run("own types", |_| own::find(module, &mut ir))?;
    let names = stages.run("names", |_| names::allocate(&model, &ir, &module.rename))?;
    stages.run("size", |_| size::check(&ir, &names, config.limits.output_bytes))?;
    let context = emit::Context::new(&model, &ir, &names);
    let plans = emit::plans(&context, &module.name.value);
    let files = stages.run("emit and print", |_| print::print(&plans, |plan| emit::file(&context, plan)));
    let files = context.settle(files, &mut stages.warnings)?;
    Ok((files, summary(module, &ir)))
}

/// What tables are made of, in code or at run time.
pub(crate) struct Lowered {
    model: Model,
    pub(crate) ir: ir::Ir,
}

/// The stages up to the items of the output.
pub(crate) fn lowered(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<Lowered, Diagnostics> {
    let limits = &config.limits;
    let files = stages.run("load", |_| load::load(&module.entries(), &LoadOptions::of(config), seen))?;
    let schemas = stages.run("parse", |_| parse::parse(&files, limits.depth));
    let mut schemas = schemas.map_err(|unparsed| resolve::unresolved_too(*unparsed, limits.parts))?;
    stages.run("definitions", |_| definitions::choose(&mut schemas, Some(module)))?;
    let mut model = stages.run("resolve", |warnings| resolve::resolve(&schemas, limits.parts, warnings))?;
    model.operations = stages.run("operations", |warnings| operations::link(&schemas, &model, warnings))?;
    let modules = stages.run("namespaces", |_| namespaces::modules(module, &files, &model))?;
    let responses = stages.run("responses", |warnings| Responses::of_module(&model, module, warnings));
    let selection = stages.run("select", |_| select::select(&model, module, &responses))?;
    operations::check(&model, module, &selection)?;
    stages.run("unasked", |warnings| responses.unasked_left_out(module, &selection, warnings));
    let settings = lower::Settings::of(module, &model, limits.parts)?;
    let mut ir =
        stages.run("lower", |warnings| lower::lower(&model, modules, &selection, &responses, &settings, warnings))?;
    stages.run("secrets", |warnings| secrets::find(module, &mut ir, warnings));
    stages.run("shared", |_| shared::run(&mut ir))?;
    stages.run("shares", |_| shares::run(&mut ir));
    stages.run("boxing", |_| boxing::run(&mut ir))?;
    Ok(Lowered { model, ir })
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
