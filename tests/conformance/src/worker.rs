//! The process in which one schema is generated: `generate [--keep-types] FOLDER NAME SUITE_FOLDER FILE..`. It says
//! one line: a word for what came of it, a tab, and the reason.

use std::path::Path;

use xsdbind_codegen::diagnostics::{Diagnostic, DiagnosticKind, LoadProblem, LoweringProblem, SchemaProblem, Severity};
use xsdbind_codegen::{Config, Module, generate};

use crate::Result;

pub fn run(words: &[String]) -> Result<()> {
    let (keep_types, words) = match words {
        [first, words @ ..] if first == "--keep-types" => (true, words),
        words => (false, words),
    };
    let [folder, name, readable, files @ ..] = words else { return Err("too few words".into()) };
    let mut module = Module::new(name.as_str());
    for file in files {
        module = module.schema(file);
    }
    let generate = |module| generate(&Config::new().module(module).allow_read(readable));
    let output = if keep_types {
        let module = module.keep_type("{http://www.w3.org/2001/XMLSchema}*");
        // A pattern for those of the schema is refused where it has none.
        generate(module.clone().keep_type("*")).or_else(|_| generate(module))
    } else {
        generate(module)
    };
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

/// What is not supported: the name of the kind of problem. Names in texts are looked at as late as the rest of that is
/// found, but a wrong one is a mistake of the schema.
fn unsupported(problem: &Diagnostic) -> Option<String> {
    match &problem.kind {
        DiagnosticKind::Lowering(
            LoweringProblem::Name { .. } | LoweringProblem::Notation { .. } | LoweringProblem::NoMember { .. },
        ) => None,
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
    match &warning.kind {
        DiagnosticKind::Syntax(_) => true,
        DiagnosticKind::Schema(problem) => !matches!(problem, SchemaProblem::Unchecked),
        DiagnosticKind::Lowering(problem) => matches!(problem, LoweringProblem::AnyNotation),
        _ => false,
    }
}

fn line(problem: &Diagnostic) -> String {
    problem.to_string().lines().next().unwrap_or_default().to_owned()
}
