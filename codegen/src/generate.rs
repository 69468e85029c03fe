//! From schemas to the text of files: the stages in order.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::config::{Config, Module};
use crate::diagnostics::Diagnostics;
use crate::error::{Error, Result};
use crate::load::{LoadOptions, Seen};
use crate::model::Model;
use crate::output::{ModuleSummary, Output};
use crate::select::Responses;
use crate::source::SourceSet;
use crate::stages::Stages;
use crate::{
    boxing, cut, defaults, definitions, derives, emit, ir, load, lower, names, namespaces, operations, own, parse,
    patches, print, resolve, secrets, select, shared, shares, size,
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
    let made = each_module(config, |module, seen, stages| one_module(config, module, seen, stages))?;
    let (seen, timings) = (made.seen.clone(), made.times.clone());
    let (modules, warnings) = made.settle(config.limits.problems);
    let mut output =
        Output { warnings, timings, sources: seen.files.keys().cloned().collect(), seen, ..Output::default() };
    for (files, summary) in modules {
        output.files.extend(files);
        output.modules.push(summary);
    }
    Ok(output)
}

/// What was made of the modules of a configuration.
pub(crate) struct Made<T> {
    /// Of each, with what was warned of.
    pub(crate) modules: Vec<(T, Diagnostics)>,
    /// What was warned of in the configuration itself.
    pub(crate) warnings: Diagnostics,
    seen: Seen,
    times: Vec<(&'static str, Duration)>,
}

impl<T> Made<T> {
    /// All of it, and all warnings, as many as are asked for.
    pub(crate) fn settle(self, most: usize) -> (Vec<T>, Diagnostics) {
        let mut warnings = self.warnings;
        let one = |(made, of_module)| {
            warnings.merge(of_module);
            made
        };
        let all = self.modules.into_iter().map(one).collect();
        warnings.truncate(most);
        (all, warnings)
    }
}

/// Makes something of each module of a configuration, as every door does. So all of them tell the same problems, with
/// the same lines of the same files.
pub(crate) fn each_module<T>(
    config: &Config,
    mut one: impl FnMut(&Module, &mut Seen, &mut Stages) -> Result<T, Diagnostics>,
) -> Result<Made<T>> {
    let (most, bytes) = (config.limits.problems, config.limits.file_bytes);
    let (mut seen, mut stages) = (Seen::with(&config.overlay), Stages::default());
    // Another module may show another file by the same path: so lines are looked up behind each.
    let told = |mut problems: Diagnostics, seen: &Seen| {
        problems.truncate(most);
        problems.excerpt(|shown| seen.text(config.file.as_deref(), bytes, shown));
        problems
    };
    let mut all = || {
        let mut own = config.problems().check(()).map_err(|problems| told(problems, &seen))?.1;
        let mut modules = Vec::with_capacity(config.modules.len());
        for module in &config.modules {
            let made = one(module, &mut seen, &mut stages).map_err(|problems| told(problems, &seen))?;
            modules.push((made, told(std::mem::take(&mut stages.warnings), &seen)));
        }
        own.merge(config.unused_locations(&seen.locations));
        Ok::<_, Diagnostics>((modules, told(own, &seen)))
    };
    match all() {
        Ok((modules, warnings)) => Ok(Made { modules, warnings, seen, times: stages.times }),
        Err(problems) => Err(Error::problems(problems, seen.files.into_keys().collect())),
    }
}

/// One module, stage by stage.
fn one_module(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<(BTreeMap<PathBuf, String>, ModuleSummary), Diagnostics> {
    let mut lowered = lowered(config, module, seen, stages)?;
    let names = named(module, &mut lowered, stages)?;
    let Lowered { model, ir } = lowered;
    stages.run("size", |_| size::check(&ir, &names, config.limits.output_bytes))?;
    let derives = stages.run("derives", |_| derives::find(module, &ir, &names))?;
    let cut = stages.run("crates", |_| cut::find(module, &ir, &names))?;
    let context = emit::Context::new(&model, &ir, &names, &derives).cut(cut.as_ref(), &module.name.value);
    let plans = emit::plans(&context, &module.name.value);
    let files = stages.run("emit and print", |_| print::print(&plans, |plan| emit::file(&context, plan)));
    let manifests = emit::manifests(&context, module);
    let mut files = context.settle(files, &mut stages.warnings)?;
    files.extend(manifests.into_iter().map(|(path, text)| (path, print::manifest(&text))));
    Ok((files, summary(module, &ir)))
}

/// The stages up to the model, with the files that it is of.
pub(crate) fn modelled(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<(SourceSet, Model), Diagnostics> {
    let limits = &config.limits;
    let options = LoadOptions { saves_memory: stages.saves_memory, ..LoadOptions::of(config) };
    let mut files = stages.run("load", |_| load::load(&module.entries(), &options, seen))?;
    let schemas = stages.run("parse", |_| parse::parse(&mut files, limits.depth, options.saves_memory));
    let mut schemas = schemas.map_err(|unparsed| resolve::unresolved_too(*unparsed, limits.parts))?;
    stages.run("definitions", |_| definitions::choose(&mut schemas, module))?;
    let mut model = stages.run("resolve", |warnings| resolve::resolve(&mut schemas, limits.parts, warnings))?;
    model.operations = stages.run("operations", |warnings| operations::link(&schemas, &model, warnings))?;
    Ok((files, model))
}

/// The stages from there to the names in Rust.
pub(crate) fn named(module: &Module, lowered: &mut Lowered, stages: &mut Stages) -> Result<names::Names, Diagnostics> {
    let Lowered { model, ir } = lowered;
    stages.run("patches", |warnings| patches::find(module, ir, warnings))?;
    stages.run("own types", |_| own::find(module, ir))?;
    stages.run("defaults", |_| defaults::find(ir));
    stages.run("names", |_| names::allocate(model, ir, &module.rename))
}

/// What tables are made of, in code or at run time.
pub(crate) struct Lowered {
    pub(crate) model: Model,
    pub(crate) ir: ir::Ir,
}

/// The stages up to the items of the output.
pub(crate) fn lowered(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<Lowered, Diagnostics> {
    let (files, model) = modelled(config, module, seen, stages)?;
    let modules = stages.run("namespaces", |_| namespaces::modules(module, &files, &model))?;
    let ir = lowered_model(Cow::Borrowed(&model), modules, config, module, stages)?;
    Ok(Lowered { model, ir })
}

/// The same without the model, which goes as soon as it is not needed.
#[cfg(feature = "dynamic")]
pub(crate) fn items(
    config: &Config,
    module: &Module,
    seen: &mut Seen,
    stages: &mut Stages,
) -> Result<ir::Ir, Diagnostics> {
    let (files, model) = modelled(config, module, seen, stages)?;
    let modules = stages.run("namespaces", |_| namespaces::modules(module, &files, &model))?;
    lowered_model(Cow::Owned(model), modules, config, module, stages)
}

/// The same of a model that is there already, whose namespaces are these modules.
pub(crate) fn lowered_model(
    model: Cow<'_, Model>,
    modules: Vec<ir::Module>,
    config: &Config,
    module: &Module,
    stages: &mut Stages,
) -> Result<ir::Ir, Diagnostics> {
    let responses = stages.run("responses", |warnings| Responses::of_module(&model, module, warnings));
    let selection = stages.run("select", |_| select::select(&model, module, &responses))?;
    operations::check(&model, module, &selection)?;
    stages.run("unasked", |warnings| responses.unasked_left_out(module, &selection, warnings));
    let settings = lower::Settings::of(module, &model, config.limits.parts)?;
    let requests = responses.answered(&selection);
    drop(responses);
    let mut ir =
        stages.run("lower", |warnings| lower::lower(model, modules, &selection, &requests, &settings, warnings))?;
    stages.run("secrets", |warnings| secrets::find(module, &mut ir, warnings));
    stages.run("shared", |_| shared::run(&mut ir))?;
    stages.run("shares", |_| shares::run(&mut ir));
    stages.run("boxing", |_| boxing::run(&mut ir))?;
    Ok(ir)
}

fn summary(module: &Module, ir: &ir::Ir) -> ModuleSummary {
    let fields = |item: &ir::Item| match &item.kind {
        ir::ItemKind::Record(record) => record.fields.len(),
        _ => 0,
    };
    ModuleSummary {
        name: module.name.value.clone(),
        types: ir.items.iter().filter(|item| !matches!(item.kind, ir::ItemKind::Unused)).count(),
        fields: ir.items.iter().map(|item| fields(item)).sum(),
    }
}

#[cfg(test)]
#[cfg(all(feature = "explore", feature = "dynamic"))]
mod tests;
