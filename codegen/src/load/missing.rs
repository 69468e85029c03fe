//! What is said of a schema that is named and not there: what is in its folder.

use std::collections::BTreeSet;
use std::path::Path;

use xsdbind::raw::nearest;

use crate::diagnostics::{Diagnostic, LoadProblem, Place};

/// As many files are named.
const NAMED: usize = 10;

/// A schema at `path` cannot be read, which is named at a place.
pub(super) fn entry(path: &Path, reason: String, named: Option<&Place>) -> Diagnostic {
    let problem = match named {
        Some(at) => {
            let problem = LoadProblem::MissingSchema { path: path.display().to_string(), reason };
            Diagnostic::error(problem, Some(at.clone()))
        }
        None => Diagnostic::error(LoadProblem::Unreadable { reason }, Some(Place::file(path.to_string_lossy()))),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = folder.read_dir() else {
        return problem.note(format!("there is no folder `{}`", folder.display()));
    };
    let files = entries.filter_map(Result::ok).filter_map(|entry| entry.file_name().into_string().ok());
    let schemas: BTreeSet<String> = files.filter(|name| is_schema(Path::new(name))).collect();
    if schemas.is_empty() {
        return problem.note(format!("there is no schema in `{}`", folder.display()));
    }
    let shown: Vec<String> = schemas.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = schemas.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let problem = problem.note(format!("the schemas in `{}` are {}{more}", folder.display(), shown.join(", ")));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    match nearest(name, schemas.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

fn is_schema(path: &Path) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case("xsd") || found.eq_ignore_ascii_case("wsdl"))
}
