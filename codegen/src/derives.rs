//! Traits and attributes that types have beside those that they have anyway, as `[[module.derive]]` says, and those that they
//! have not, as `without` says.
//!
//! In come the items, their names and the rules; out goes what each item has. What then holds: each pattern fits something,
//! and what is `Eq` is `PartialEq`.

use std::collections::{BTreeMap, BTreeSet};

use xsdbind::raw::nearest;

use crate::config::{Derive, Module, Rule, Without, of_serde};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ir::{FieldKind, Ir, ItemId, ItemKind, ModuleId, Origin, Ty};
use crate::model::{Builtin, Str};
use crate::names::{ANY_DOCUMENT, Names};
use crate::pattern::{fits, names, parts};
use crate::shared;

/// What each item has.
#[derive(Debug, Default)]
pub(crate) struct Derives {
    items: BTreeMap<ItemId, Extra>,
    /// What the enum of all documents has.
    pub(crate) any: Extra,
    /// What those have that no rule fits.
    otherwise: Extra,
    /// The types of others that have to be `Eq`, since what holds them is.
    pub(crate) eq: BTreeSet<Str>,
}

/// What an item has besides, and what it has not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Extra {
    /// The traits that it is not.
    pub(crate) without: BTreeSet<Without>,
    /// The traits for which its table is gone along.
    pub(crate) traits: BTreeSet<Trait>,
    /// The paths of others, which are derived.
    pub(crate) derived: Vec<String>,
    /// Attributes as they are written.
    pub(crate) attributes: Vec<String>,
    /// The same of its fields or variants, by their number.
    pub(crate) fields: BTreeMap<usize, Vec<String>>,
}

/// A trait for which the runtime goes along a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trait {
    Eq,
    Hash,
    Serialize,
    Deserialize,
}

/// What a path of a rule means.
enum Meant {
    Usual(Without),
    Walked(Trait),
    Derived,
}

/// What a rule may be for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Item(ItemId),
    Any,
}

impl Derives {
    /// What an item has.
    pub(crate) fn of(&self, id: ItemId) -> &Extra {
        self.items.get(&id).unwrap_or(&self.otherwise)
    }

    /// The traits that no type is unless a rule says so.
    pub(crate) fn without(&self) -> &BTreeSet<Without> {
        &self.otherwise.without
    }

    /// Whether any item has more or less than without any rule.
    pub(crate) fn is_any(&self) -> bool {
        let nothing = Extra::default();
        self.otherwise != nothing || self.any != nothing || self.items.values().any(|extra| *extra != nothing)
    }

    fn of_mut(&mut self, target: Target) -> &mut Extra {
        match target {
            Target::Any => &mut self.any,
            Target::Item(id) => self.items.entry(id).or_insert_with(|| self.otherwise.clone()),
        }
    }
}

impl Trait {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Serialize => "Serialize",
            Self::Deserialize => "Deserialize",
        }
    }
}

/// Notes what each item has.
pub(crate) fn find(module: &Module, ir: &Ir, names: &Names) -> Result<Derives, Diagnostics> {
    let otherwise = Extra { without: module.without.iter().copied().collect(), ..Extra::default() };
    let mut derives = Derives { any: otherwise.clone(), otherwise, ..Derives::default() };
    let mut problems = Diagnostics::new();
    let finder = Finder { ir, names };
    let mut eq = Vec::new();
    for rule in &module.derives {
        let targets = finder.targets(rule, &mut problems);
        for of in &rule.traits {
            match meant(&of.value) {
                Meant::Usual(usual) => targets.iter().for_each(|target| {
                    derives.of_mut(*target).without.remove(&usual);
                }),
                Meant::Walked(walked) => {
                    let found = targets.iter().filter(|target| !finder.has(**target, walked));
                    found.for_each(|target| {
                        derives.of_mut(*target).traits.insert(walked);
                    });
                    if walked == Trait::Eq {
                        eq.push((of, targets.clone()));
                    }
                }
                Meant::Derived => targets.iter().for_each(|target| {
                    let paths = &mut derives.of_mut(*target).derived;
                    if !paths.contains(&of.value) {
                        paths.push(of.value.clone());
                    }
                }),
            }
        }
        let attributes = rule.attributes.iter().map(|attribute| attribute.value.clone());
        let attributes: Vec<String> = attributes.collect();
        for target in &targets {
            derives.of_mut(*target).attributes.extend(attributes.iter().cloned());
        }
        for (pattern, attributes) in &rule.fields {
            finder.fields(pattern, attributes, &targets, &mut derives, &mut problems);
        }
    }
    for (rule, targets) in eq {
        let lacks = |target: &&Target| {
            let extra = if let Target::Item(id) = target { derives.of(*id) } else { &derives.any };
            finder.is_walked(**target) && extra.without.contains(&Without::PartialEq)
        };
        if let Some(target) = targets.iter().find(lacks) {
            let problem = ConfigProblem::EqWithout { name: finder.rust_name(*target).to_owned() };
            let help = "a rule with the trait `PartialEq` gives it back";
            problems.push(Diagnostic::error(problem, rule.at.clone()).help(help));
        }
        finder.own_types(&targets, &mut derives.eq);
    }
    problems.check(derives).map(|(derives, _)| derives)
}

/// What a path means: of the standard library and of serde by any of their paths.
fn meant(path: &str) -> Meant {
    if let Some(name) = of_serde(path) {
        return Meant::Walked(if name == "Serialize" { Trait::Serialize } else { Trait::Deserialize });
    }
    let path: String = path.split_whitespace().collect();
    let path = path.strip_prefix("::").unwrap_or(&path);
    let name = match path.rsplit_once("::") {
        None => path,
        Some((
            "std::clone" | "core::clone" | "std::fmt" | "core::fmt" | "std::cmp" | "core::cmp" | "std::hash"
            | "core::hash",
            name,
        )) => name,
        Some(_) => return Meant::Derived,
    };
    match name {
        "Clone" => Meant::Usual(Without::Clone),
        "Debug" => Meant::Usual(Without::Debug),
        "PartialEq" => Meant::Usual(Without::PartialEq),
        "Eq" => Meant::Walked(Trait::Eq),
        "Hash" => Meant::Walked(Trait::Hash),
        _ => Meant::Derived,
    }
}

/// What rules are matched with.
struct Finder<'a> {
    ir: &'a Ir,
    names: &'a Names,
}

impl<'a> Finder<'a> {
    /// The structs and enums that are generated.
    fn all(&self) -> impl Iterator<Item = Target> + '_ {
        let items = (0..self.ir.items.len()).map(ItemId::at);
        let items = items.filter(|id| !matches!(self.ir[*id].kind, ItemKind::Unused | ItemKind::Restriction(_)));
        let items = items.filter(|id| !shared::is_external(self.ir, *id)).map(Target::Item);
        items.chain((!self.ir.documents.is_empty()).then_some(Target::Any))
    }

    fn rust_name(&self, target: Target) -> &'a str {
        match target {
            Target::Item(id) => &self.names.items[id.index()],
            Target::Any => ANY_DOCUMENT,
        }
    }

    /// The name in the schema, where there is one.
    fn schema_name(&self, target: Target) -> Option<&'a str> {
        let Target::Item(id) = target else { return None };
        match &self.ir[id].origin {
            Origin::Type(name) | Origin::Element(name) => Some(name),
            _ => None,
        }
    }

    fn fits(&self, pattern: &str, target: Target) -> bool {
        let module = if let Target::Item(id) = target { self.ir[id].module } else { ModuleId(0) };
        let namespace = self.ir.modules[module.0].namespace.as_deref();
        let mut all = std::iter::once(self.rust_name(target)).chain(self.schema_name(target));
        all.any(|name| names(pattern, namespace, name))
    }

    /// What a rule is for; each of its patterns must fit something.
    fn targets(&self, rule: &Derive, problems: &mut Diagnostics) -> Vec<Target> {
        if rule.types.is_empty() {
            return self.all().collect();
        }
        let mut targets = BTreeSet::new();
        for pattern in &rule.types {
            let found: Vec<Target> = self.all().filter(|target| self.fits(&pattern.value, *target)).collect();
            if found.is_empty() {
                problems.push(self.nothing(pattern));
            }
            targets.extend(found);
        }
        targets.into_iter().collect()
    }

    fn nothing(&self, pattern: &Rule<String>) -> Diagnostic {
        let problem = ConfigProblem::NothingDerives { pattern: pattern.value.clone() };
        let problem = Diagnostic::error(problem, pattern.at.clone());
        let others = (0..self.ir.items.len()).map(ItemId::at).filter(|id| self.fits(&pattern.value, Target::Item(*id)));
        for id in others {
            let name = &self.names.items[id.index()];
            if shared::is_external(self.ir, id) {
                return problem.note(format!("the code of `{name}` is elsewhere, as `extern` says"));
            }
            if matches!(self.ir[id].kind, ItemKind::Restriction(_)) {
                let note = format!(
                    "`{name}` is a name for `xsdbind::Restricted`, which is `Eq`, `Hash` and `Ord` where its values are, \
                     and serde's with the feature `json`"
                );
                return problem.note(note);
            }
        }
        let all = self.all().flat_map(|target| std::iter::once(self.rust_name(target)).chain(self.schema_name(target)));
        match nearest(parts(&pattern.value).1, all) {
            Some(near) => problem.help(format!("there is `{near}`")),
            None => problem,
        }
    }

    /// Gives the fields that fit a pattern their attributes.
    fn fields(
        &self,
        pattern: &Rule<String>,
        attributes: &[Rule<String>],
        targets: &[Target],
        derives: &mut Derives,
        problems: &mut Diagnostics,
    ) {
        let mut is_any = false;
        for target in targets {
            for (index, names) in self.members(*target).iter().enumerate() {
                if names.iter().any(|name| fits(&pattern.value, name)) {
                    is_any = true;
                    let fields = derives.of_mut(*target).fields.entry(index).or_default();
                    fields.extend(attributes.iter().map(|attribute| attribute.value.clone()));
                }
            }
        }
        // Where no type fits, that is said.
        if !is_any && !targets.is_empty() {
            let problem = ConfigProblem::NoFieldDerives { pattern: pattern.value.clone() };
            let problem = Diagnostic::error(problem, pattern.at.clone());
            let all: BTreeSet<String> = targets.iter().flat_map(|target| self.members(*target)).flatten().collect();
            problems.push(match nearest(&pattern.value, all.iter().map(String::as_str)) {
                Some(near) => problem.help(format!("there is `{near}`")),
                None => problem,
            });
        }
    }

    /// The names of the fields or variants: in the schema, if there is one, and in Rust.
    fn members(&self, target: Target) -> Vec<Vec<String>> {
        let Target::Item(id) = target else {
            let documents = self.ir.documents.iter().zip(&self.names.documents);
            return documents.map(|(document, name)| vec![document.name.local.to_string(), name.clone()]).collect();
        };
        let rust = &self.names.fields[id.index()];
        let of_schema: Vec<Option<String>> = match &self.ir[id].kind {
            ItemKind::Record(_) | ItemKind::Choice(_) => {
                let name = |kind: &FieldKind| match kind {
                    FieldKind::Element(name) => Some(name.local.to_string()),
                    FieldKind::Attribute(name) => Some(format!("@{}", name.local)),
                    _ => None,
                };
                self.ir[id].kind.fields().iter().map(|field| name(&field.kind)).collect()
            }
            ItemKind::Types(types) => {
                let members = types.members.iter().map(|member| Some(member.name.local.to_string()));
                members.chain(types.keeps_others.then_some(None)).collect()
            }
            ItemKind::Enumeration(enumeration) => {
                enumeration.values.iter().map(|value| Some(value.text.to_string())).collect()
            }
            ItemKind::Union(members) => members.iter().map(|member| member.name.clone()).collect(),
            // A document is a struct around its content, which has no name.
            ItemKind::Document { .. } | ItemKind::Restriction(_) | ItemKind::Unused => Vec::new(),
        };
        of_schema.into_iter().zip(rust).map(|(name, rust)| name.into_iter().chain([rust.clone()]).collect()).collect()
    }

    /// Whether its traits are those for which tables are gone along; enumerations and unions have theirs as simple types.
    fn is_walked(&self, target: Target) -> bool {
        match target {
            Target::Any => true,
            Target::Item(id) => !matches!(self.ir[id].kind, ItemKind::Enumeration(_) | ItemKind::Union(_)),
        }
    }

    /// Whether it has a trait anyway.
    fn has(&self, target: Target, of: Trait) -> bool {
        let is_enumeration = |id: ItemId| matches!(self.ir[id].kind, ItemKind::Enumeration(_));
        matches!(of, Trait::Eq | Trait::Hash) && matches!(target, Target::Item(id) if is_enumeration(id))
    }

    /// Adds the types of others that hold values in these, however deep.
    fn own_types(&self, targets: &[Target], own: &mut BTreeSet<Str>) {
        let of_target = |target: &Target| match target {
            Target::Item(id) => vec![*id],
            Target::Any => self.ir.documents.iter().map(|document| document.item).collect(),
        };
        let mut open: Vec<ItemId> = targets.iter().flat_map(of_target).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) || shared::is_external(self.ir, id) {
                continue;
            }
            let kind = &self.ir[id].kind;
            let fields = kind.fields().iter().flat_map(|field| [Some(field.ty), field.beside_nil]).flatten();
            let mut all: Vec<Ty> = fields.collect();
            match kind {
                ItemKind::Types(types) => open.extend(types.members.iter().map(|member| member.item)),
                ItemKind::Union(members) => all.extend(members.iter().map(|member| member.ty)),
                ItemKind::Restriction(restriction) => match &restriction.own {
                    Some(of) => {
                        own.insert(of.0.clone());
                    }
                    None => all.push(restriction.base),
                },
                _ => {}
            }
            let type_of_others = |of: &Builtin| self.ir.own.get(of).map(|own| own.0.clone());
            for ty in all {
                match ty {
                    Ty::Builtin(builtin) | Ty::List(builtin) | Ty::Typed(builtin) => {
                        own.extend(type_of_others(&builtin));
                    }
                    Ty::Item(id) | Ty::ListOf(id) | Ty::TypedOf(id) | Ty::Mixed(id) => open.push(id),
                    Ty::AnySimple | Ty::OpenContent | Ty::OpenElement | Ty::OpenAttributes => {}
                }
            }
        }
    }
}
