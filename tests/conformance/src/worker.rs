//! The process in which one schema is generated: `generate FOLDER NAME SUITE_FOLDER FILE..`. It says one line: a word
//! for what came of it, a tab, and the reason.

use std::path::Path;

use xsdbind_codegen::diagnostics::{Diagnostic, DiagnosticKind, LoadProblem, SchemaProblem, Severity};
use xsdbind_codegen::{Config, Module, generate};

use crate::Result;

pub fn run(words: &[String]) -> Result<()> {
    let [folder, name, readable, files @ ..] = words else { return Err("too few words".into()) };
    let mut module = Module::new(name.as_str());
    for file in files {
        module = module.schema(file);
    }
    let output = generate(&Config::new().module(module).allow_read(readable));
    let (word, reason) = match output {
        Ok(output) => {
            output.write_to(Path::new(folder))?;
            match output.warnings.iter().find(|warning| is_against_a_rule(warning)) {
                Some(warning) => ("warned", line(warning)),
                None => ("accepted", String::new()),
            }
        }
        Err(error) => match error.diagnostics() {
            Some(problems) => reason(problems.iter()),
            None => ("refused", error.to_string()),
        },
    };
    println!("{word}\t{}", reason.replace(['\n', '\t'], " "));
    Ok(())
}

/// A schema that breaks a rule is refused, whatever of it is not supported besides.
fn reason<'a>(problems: impl Iterator<Item = &'a Diagnostic> + Clone) -> (&'static str, String) {
    let errors = || problems.clone().filter(|problem| problem.severity == Severity::Error);
    let unsupported = errors().find_map(unsupported);
    match (errors().find(|problem| self::unsupported(problem).is_none()), unsupported) {
        (Some(problem), _) => ("refused", line(problem)),
        (None, Some(construct)) => ("unsupported", construct),
        (None, None) => ("refused", String::new()),
    }
}

/// What is not supported: the name of the kind of problem.
fn unsupported(problem: &Diagnostic) -> Option<String> {
    match &problem.kind {
        DiagnosticKind::Lowering(problem) => {
            let name = format!("{problem:?}");
            Some(name.split([' ', '{', '(']).next().unwrap_or_default().to_owned())
        }
        DiagnosticKind::Load(LoadProblem::NotFetched { .. }) => Some("NotFetched".to_owned()),
        DiagnosticKind::Load(LoadProblem::UnknownEncoding { .. }) => Some("UnknownEncoding".to_owned()),
        DiagnosticKind::Syntax(_) if problem.to_string().contains("DTD") => Some("DocumentType".to_owned()),
        _ => None,
    }
}

fn is_against_a_rule(warning: &Diagnostic) -> bool {
    matches!(&warning.kind, DiagnosticKind::Schema(problem) if !matches!(problem, SchemaProblem::Unchecked))
}

fn line(problem: &Diagnostic) -> String {
    problem.to_string().lines().next().unwrap_or_default().to_owned()
}
