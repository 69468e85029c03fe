//! Schemas as text in, what the stages make of them out.

mod components;
mod derivation;
mod errors;
mod real_sets;
mod unique;

use std::sync::atomic::{AtomicUsize, Ordering};

use super::resolve;
use super::unresolved_too;
use crate::diagnostics::Diagnostics;
use crate::load::{LoadOptions, Seen, load};
use crate::model::Model;
use crate::parse::parse;
use crate::xsd::Schemas;

/// A schema of a namespace, which has the prefix `t`; the body begins on line 2.
fn schema(namespace: &str, body: &str) -> String {
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='{namespace}' \
         targetNamespace='{namespace}'>\n{body}\n</xs:schema>"
    )
}

/// A model, and what is odd in its schemas but has one meaning.
struct Resolved {
    model: Model,
    warnings: Diagnostics,
}

impl Resolved {
    fn of(schemas: &mut Schemas, parts: u64) -> Result<Self, Diagnostics> {
        let mut warnings = Diagnostics::new();
        let model = resolve(schemas, parts, &mut warnings)?;
        Ok(Self { model, warnings })
    }
}

impl std::ops::Deref for Resolved {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

/// Writes files to a new folder and resolves the first of them.
fn run(files: &[(&str, &[u8])]) -> Result<Resolved, Diagnostics> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("xsdbind-front-{}-{number}", std::process::id()));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let sources = load(&[folder.join(files[0].0)], &LoadOptions::default(), &mut Seen::default());
    let model = sources.and_then(|mut sources| {
        let mut schemas = parse(&mut sources, 256, false).map_err(|unparsed| unresolved_too(*unparsed, 20_000_000))?;
        Resolved::of(&mut schemas, 20_000_000)
    });
    std::fs::remove_dir_all(folder).unwrap();
    model
}

fn bytes<'a>(files: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a [u8])> {
    files.iter().map(|(path, text)| (*path, text.as_bytes())).collect()
}

/// The model of schemas that are right.
#[track_caller]
fn check(files: &[(&str, &str)]) -> Resolved {
    run(&bytes(files)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What is said about schemas that are wrong.
#[track_caller]
fn problems(files: &[(&str, &str)]) -> String {
    match run(&bytes(files)) {
        Ok(_) => panic!("nothing is said"),
        Err(problems) => problems.to_string(),
    }
}
