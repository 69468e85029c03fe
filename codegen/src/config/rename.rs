//! Names of one's own: patterns with captures, and what is made of what they fit.
//!
//! Patterns are regular expressions for whole names, in order: the first that fits counts. Which names they are tried on,
//! `names` and `namespaces` decide.

use std::cell::Cell;
use std::collections::BTreeSet;

use regex::{Captures, Regex};
use xsdbind::raw::nearest;

use super::{Module, Rule, expression};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics, Place};
use crate::pattern::parts;

/// The rules of a module, each kind in its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rename {
    pub(crate) types: Vec<RenameRule>,
    pub(crate) fields: Vec<RenameRule>,
    pub(crate) variants: Vec<RenameRule>,
    pub(crate) modules: Vec<RenameRule>,
}

/// What fits a pattern has another name.
#[derive(Debug, Clone)]
pub(crate) struct RenameRule {
    pub(crate) pattern: Rule<String>,
    pub(crate) to: Rule<String>,
}

/// What has names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Type,
    Field,
    Variant,
    Module,
}

/// The rules of one kind, ready to be tried, and which of them fitted something.
pub(crate) struct Rules<'c> {
    named: Named,
    rules: Vec<Compiled<'c>>,
}

struct Compiled<'c> {
    rule: &'c RenameRule,
    /// Of a pattern such as `{urn:a}User`.
    namespace: Option<&'c str>,
    /// Of a pattern such as `User::name`: what is in front.
    owner: Option<Regex>,
    name: Regex,
    fitted: Cell<bool>,
}

/// A name that a rule made.
#[derive(Debug, Clone)]
pub(crate) struct Renamed<'c> {
    pub(crate) name: String,
    pub(crate) by: &'c RenameRule,
}

impl Named {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Type => "rename.types",
            Self::Field => "rename.fields",
            Self::Variant => "rename.variants",
            Self::Module => "rename.modules",
        }
    }
}

impl Rename {
    pub(super) fn problems(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        for named in [Named::Type, Named::Field, Named::Variant, Named::Module] {
            for rule in self.of(named) {
                if let Err(problem) = Compiled::of(rule, named) {
                    problems.push(*problem);
                }
            }
        }
        problems
    }

    fn of(&self, named: Named) -> &[RenameRule] {
        match named {
            Named::Type => &self.types,
            Named::Field => &self.fields,
            Named::Variant => &self.variants,
            Named::Module => &self.modules,
        }
    }

    /// The rules of one kind; those that are none were told of before.
    pub(crate) fn rules(&self, named: Named) -> Rules<'_> {
        let rules = self.of(named).iter().filter_map(|rule| Compiled::of(rule, named).ok());
        Rules { named, rules: rules.collect() }
    }
}

impl<'c> Rules<'c> {
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What the first rule that fits makes of one of these names, of a type or in one called `owner`.
    pub(crate) fn rename(&self, owner: &str, namespace: Option<&str>, names: &[&str]) -> Option<Renamed<'c>> {
        self.rules.iter().find_map(|one| {
            let is_there = one.namespace.is_none_or(|wanted| wanted == namespace.unwrap_or_default())
                && one.owner.as_ref().is_none_or(|wanted| wanted.is_match(owner));
            let captures = names.iter().filter(|_| is_there).find_map(|name| one.name.captures(name))?;
            one.fitted.set(true);
            Some(Renamed { name: expand(&one.rule.to.value, &captures), by: one.rule })
        })
    }

    /// The rules that fitted nothing; `names` are those that there are.
    pub(crate) fn unused(&self, names: &BTreeSet<&str>) -> Diagnostics {
        let unused = self.rules.iter().filter(|one| !one.fitted.get());
        let problem = |one: &Compiled<'_>| {
            let pattern = one.rule.pattern.value.clone();
            let name = parts(&pattern).1;
            let near = nearest(name.rsplit("::").next().unwrap_or(name), names.iter().copied()).map(str::to_owned);
            let problem = ConfigProblem::UnmatchedRename { key: self.named.key(), pattern };
            let problem = Diagnostic::error(problem, one.rule.pattern.at.clone());
            match near {
                Some(near) => problem.help(format!("there is `{near}`")),
                None => problem.note("a pattern is a regular expression for a whole name"),
            }
        };
        unused.map(problem).collect()
    }
}

impl Renamed<'_> {
    /// The problem that this is not a name.
    pub(crate) fn no_name(&self, of: &str) -> Diagnostic {
        let problem = ConfigProblem::RenamedToNoName { name: self.name.clone(), of: of.to_owned() };
        Diagnostic::error(problem, self.by.to.at.clone()).note("a name has letters, digits and `_`")
    }

    /// The problem that what is called `one` has now the name of `other`, with the line that cures it.
    pub(crate) fn collision(&self, one: (&str, Option<&Place>), other: (&str, Option<&Place>)) -> Diagnostic {
        let name = self.name.clone();
        let problem =
            ConfigProblem::RenamedAlike { one: one.0.to_owned(), other: other.0.to_owned(), name: name.clone() };
        let mut problem = Diagnostic::error(problem, self.by.pattern.at.clone());
        for (name, place) in [one, other] {
            if let Some(place) = place {
                problem = problem.also(place.clone(), format!("`{name}`"));
            }
        }
        problem.help(format!("a line before this one gives it another name: `{:?} = {:?}`", one.0, format!("{name}2")))
    }
}

impl<'c> Compiled<'c> {
    fn of(rule: &'c RenameRule, named: Named) -> Result<Self, Box<Diagnostic>> {
        let pattern = rule.pattern.value.as_str();
        let (namespace, pattern) = if named == Named::Type { parts(pattern) } else { (None, pattern) };
        let is_member = matches!(named, Named::Field | Named::Variant);
        let (owner, name) = match pattern.split_once("::").filter(|_| is_member) {
            Some((owner, name)) => (Some(owner), name),
            None => (None, pattern),
        };
        let compile = |pattern: &str| {
            expression::whole(pattern).map_err(|reason| {
                let problem = ConfigProblem::RenamePattern { pattern: rule.pattern.value.clone(), reason };
                Box::new(Diagnostic::error(problem, rule.pattern.at.clone()))
            })
        };
        let (owner, name) = (owner.map(compile).transpose()?, compile(name)?);
        for piece in pieces(&rule.to.value) {
            let Piece::Group(group) = piece else { continue };
            let is_there = match group.parse::<usize>() {
                Ok(number) => number < name.captures_len(),
                Err(_) => name.capture_names().flatten().any(|known| known == group),
            };
            if !is_there {
                let problem = ConfigProblem::RenameGroup { group: format!("${group}"), to: rule.to.value.clone() };
                let count = name.captures_len() - 1;
                let note = format!("`{}` has {count} groups in parentheses", rule.pattern.value);
                return Err(Box::new(Diagnostic::error(problem, rule.to.at.clone()).note(note)));
            }
        }
        Ok(Self { rule, namespace, owner, name, fitted: Cell::new(false) })
    }
}

/// A piece of what a name is replaced with.
enum Piece<'t> {
    Text(&'t str),
    /// `$1`, `${1}` or `${name}`, without the signs. Digits end where a letter begins: `$1Type` is the first group and a
    /// text, which is what it looks like.
    Group(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('$') {
        let braced = behind.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let digits = behind.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(behind.len());
        let (group, behind) = braced.unwrap_or_else(|| behind.split_at(digits));
        pieces.extend([Piece::Text(before), Piece::Group(group)]);
        rest = behind;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn expand(to: &str, captures: &Captures<'_>) -> String {
    let group = |group: &str| match group.parse::<usize>() {
        Ok(number) => captures.get(number),
        Err(_) => captures.name(group),
    };
    let text = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Group(name) => group(name).map_or_else(String::new, |found| found.as_str().to_owned()),
    };
    pieces(to).into_iter().map(text).collect()
}

impl Module {
    /// Gives the types that fit a pattern another name, made from the groups of the pattern: `$1`.
    ///
    /// A pattern is a regular expression for a whole name, which is that of a type or global element in the schema, or the
    /// name in Rust. It may begin with `{namespace}`. The first that fits counts. What is named after a type, such as its
    /// parts, follows it.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("shop").schema("shop.xsd").rename_type("(.*)Type", "$1");
    /// ```
    #[must_use]
    pub fn rename_type(mut self, pattern: impl Into<String>, to: impl Into<String>) -> Self {
        self.rename.types.push(RenameRule::built(pattern, to));
        self
    }

    /// Gives fields another name, as [`rename_type`](Self::rename_type) does: by the names of elements, those of attributes
    /// as `@name`, or by those in Rust; of one type as `User::name`.
    #[must_use]
    pub fn rename_field(mut self, pattern: impl Into<String>, to: impl Into<String>) -> Self {
        self.rename.fields.push(RenameRule::built(pattern, to));
        self
    }

    /// Gives variants of enums another name, as [`rename_field`](Self::rename_field) does: by the names of elements and
    /// types, the texts of values, or the names in Rust; of one enum as `Colour::red`.
    #[must_use]
    pub fn rename_variant(mut self, pattern: impl Into<String>, to: impl Into<String>) -> Self {
        self.rename.variants.push(RenameRule::built(pattern, to));
        self
    }

    /// Gives the modules of namespaces another name: by the namespace, or by the name that the module has without this. What
    /// [`namespace`](Self::namespace) names stays as it is.
    #[must_use]
    pub fn rename_module(mut self, pattern: impl Into<String>, to: impl Into<String>) -> Self {
        self.rename.modules.push(RenameRule::built(pattern, to));
        self
    }
}

impl RenameRule {
    fn built(pattern: impl Into<String>, to: impl Into<String>) -> Self {
        Self { pattern: Rule::built(pattern.into()), to: Rule::built(to.into()) }
    }
}
