//! Modules in crates of their own: what these are called, and what they depend on.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use super::{Config, Module, Rule};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};

/// A crate of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Crate {
    /// What several parts need.
    Common,
    /// One of the parts, from 1.
    Part(usize),
    /// What needs several parts, and the names of all.
    Facade,
}

/// The crates that every crate knows, by names that generated code uses.
const KNOWN: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// What paths begin with that are not of another crate.
const HERE: [&str; 4] = ["crate", "self", "super", "Self"];

impl Crate {
    /// Into how many parts a module can be cut at most.
    pub(crate) const MOST: usize = 999;

    /// Whether the other crate can name what is in this one.
    pub(crate) fn is_beneath(self, other: Self) -> bool {
        self != other && (self == Self::Common || other == Self::Facade)
    }

    /// The name of a module's crate.
    pub(crate) fn name(self, module: &str) -> String {
        match self {
            Self::Common => format!("{module}_common"),
            Self::Part(number) => format!("{module}_part{number}"),
            Self::Facade => module.to_owned(),
        }
    }
}

impl Config {
    /// What is wrong with the crates that modules are to be.
    pub(super) fn crate_problems(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        for module in &self.modules {
            let parts = module.crates.as_ref().map_or(0, |crates| crates.value);
            if let Some(crates) = module.crates.as_ref().filter(|_| !(1..=Crate::MOST).contains(&parts)) {
                let (found, expected) = (parts.to_string(), format!("a number from 1 to {}", Crate::MOST));
                let problem = ConfigProblem::Number { key: "crates", found, expected };
                problems.push(Diagnostic::error(problem, crates.at.clone()));
                continue;
            }
            // Without crates, the folder has the name.
            let (mut crates, mut needed) = (vec![Crate::Facade], BTreeSet::new());
            if parts > 0 {
                crates.extend(std::iter::once(Crate::Common).chain((1..=parts).map(Crate::Part)));
                needed = module.needed_crates();
                needed.extend(KNOWN.map(str::to_owned));
                problems.extend(module.paths().filter_map(not_of_a_crate));
            }
            let own = &module.name.value;
            for name in crates.iter().map(|of| of.name(own)) {
                let other = match taken.insert(name.clone(), own) {
                    _ if needed.contains(&name) => "one that it needs".to_owned(),
                    // That two modules have one name is told anyway.
                    Some(other) if other != own => format!("one of the module `{other}`"),
                    _ => continue,
                };
                let problem = ConfigProblem::CrateName { name, module: own.clone(), other };
                let note =
                    "`crates` makes a crate of the module's name, and some with `_common` and `_part1` behind it";
                problems.push(Diagnostic::error(problem, module.name.at.clone()).note(note));
            }
        }
        problems
    }

    /// That no module is to be crates, as a build script needs it.
    pub(crate) fn no_crates(&self) -> Result<(), Diagnostics> {
        let problem = |module: &Module| {
            let crates = module.crates.as_ref()?;
            let problem = ConfigProblem::CratesInBuild { module: module.name.value.clone() };
            Some(Diagnostic::error(problem, crates.at.clone()).note("`xsdbind generate` writes them"))
        };
        self.modules.iter().filter_map(problem).collect::<Diagnostics>().check(()).map(|((), _)| ())
    }
}

impl Module {
    /// The crates that those of this module need, by the names with which paths begin.
    pub(crate) fn needed_crates(&self) -> BTreeSet<String> {
        let words = self.paths().flat_map(|path| beginnings(&path.value));
        let others = words.filter(|word| !KNOWN.contains(&word.as_str()) && !HERE.contains(&word.as_str()));
        others.chain(["xsdbind".to_owned()]).collect()
    }

    /// All paths of Rust that the configuration has for the module.
    fn paths(&self) -> impl Iterator<Item = &Rule<String>> {
        let traits = self.derives.iter().flat_map(|rule| &rule.traits);
        // These are the runtime's.
        let derived = traits.filter(|of| !is_serde(&of.value));
        self.external.iter().chain(&self.types).map(|(_, path)| path).chain(derived)
    }
}

/// Whether this is a trait of serde for which the runtime goes along tables.
fn is_serde(path: &str) -> bool {
    let path = path.trim_start_matches("::");
    (path.starts_with("serde::") || path.starts_with("serde_core::"))
        && (path.ends_with("::Serialize") || path.ends_with("::Deserialize"))
}

/// What paths in a text begin with, one word alone aside: `jiff` of `Option<jiff::Timestamp>`.
fn beginnings(text: &str) -> Vec<String> {
    let Ok(tokens) = text.parse::<TokenStream>() else { return Vec::new() };
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let is_word = |at: usize| matches!(tokens.get(at), Some(TokenTree::Ident(_)));
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(word) if is_colon(at + 1) && is_colon(at + 2) => {
                let is_behind = at >= 3 && is_colon(at - 1) && is_colon(at - 2) && is_word(at - 3);
                if !is_behind {
                    found.push(word.to_string());
                }
            }
            _ => {}
        }
    }
}

/// What is wrong with a path that begins in the crate that it is in.
fn not_of_a_crate(path: &Rule<String>) -> Option<Diagnostic> {
    let is_here = beginnings(&path.value).iter().any(|word| HERE.contains(&word.as_str()));
    let problem = ConfigProblem::CratePath { path: path.value.clone() };
    is_here.then(|| {
        let note = "`crates` makes crates of their own: put what the path leads to into one that they can depend on";
        Diagnostic::error(problem, path.at.clone()).note(note)
    })
}
