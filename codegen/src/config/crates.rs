//! Modules in crates of their own: what these are called, and what they depend on.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use super::{Config, Module, Rule, of_serde};
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

/// What paths in attributes begin with besides: tools, and modules of the runtime that generated code has in scope.
const IN_ATTRIBUTES: [&str; 7] = ["clippy", "diagnostic", "miri", "open", "rustdoc", "rustfmt", "types"];

/// The built-in types of Rust, as in `u32::MAX`.
const PRIMITIVE: [&str; 17] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16", "u32", "u64", "u128",
    "usize",
];

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
                needed = module.needed_crates(&[]);
                needed.extend(KNOWN.map(str::to_owned));
                problems.extend(module.paths_of_own_crate());
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
    /// The crates that those of this module need, by the names with which paths begin; `modules`: those that it has itself.
    pub(crate) fn needed_crates(&self, modules: &[&str]) -> BTreeSet<String> {
        let is_other = |word: &String| !KNOWN.contains(&word.as_str()) && !HERE.contains(&word.as_str());
        let others = self.beginnings(modules).into_iter().map(|(word, _)| word).filter(is_other);
        others.chain(["xsdbind".to_owned()]).collect()
    }

    /// What is wrong with paths that begin in the crate that they are in.
    fn paths_of_own_crate(&self) -> impl Iterator<Item = Diagnostic> {
        let mut found: Vec<&Rule<String>> = Vec::new();
        for (word, path) in self.beginnings(&[]) {
            if HERE.contains(&word.as_str()) && !found.iter().any(|other| std::ptr::eq(*other, path)) {
                found.push(path);
            }
        }
        found.into_iter().map(|path| {
            let problem = ConfigProblem::CratePath { path: path.value.clone() };
            let note =
                "`crates` makes crates of their own: put what the path leads to into one that they can depend on";
            Diagnostic::error(problem, path.at.clone()).note(note)
        })
    }

    /// What all paths of Rust that the configuration has for the module begin with, each with where it stands.
    fn beginnings(&self, modules: &[&str]) -> Vec<(String, &Rule<String>)> {
        // That of a namespace may be one word, behind which stands what is there.
        let elsewhere = self.external.iter().map(|(_, path)| (format!("{}::*", path.value), path));
        // Those of serde are the runtime's.
        let traits = self.derives.iter().flat_map(|rule| &rule.traits).filter(|of| of_serde(&of.value).is_none());
        let paths = self.types.iter().map(|(_, path)| path).chain(traits).map(|path| (path.value.clone(), path));
        let all =
            elsewhere.chain(paths).flat_map(|(text, rule)| beginnings(&text).into_iter().map(move |word| (word, rule)));
        let of_fields = self.derives.iter().flat_map(|rule| rule.fields.iter().flat_map(|(_, attributes)| attributes));
        let attributes = self.derives.iter().flat_map(|rule| &rule.attributes).chain(of_fields);
        let of_attributes =
            attributes.flat_map(|rule| beginnings(&rule.value).into_iter().map(move |word| (word, rule)));
        // There, what is no crate may be a type, as in `Option::None`, a tool, or what is in scope where it stands.
        let can_be_crate = |word: &str| {
            let is_small = word.starts_with(|first: char| first.is_lowercase() || first == '_');
            is_small && !modules.contains(&word) && !IN_ATTRIBUTES.contains(&word) && !PRIMITIVE.contains(&word)
        };
        all.chain(of_attributes.filter(|(word, _)| can_be_crate(word))).collect()
    }
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
