//! The documents as they are written in, the component [`Model`] out.
//!
//! What then holds: see `model`. Ids are given out before bodies are read, so the order of
//! definitions never matters. All problems are reported; what cannot be resolved stands as `anyType`
//! until then, and no model with such a hole in it leaves this stage.

mod attributes;
mod checks;
mod complex;
mod content;
mod declare;
mod elements;
mod facets;
pub(crate) mod lookup;
pub(crate) mod number;
mod order;
mod patterns;
mod restriction;
mod simple;
#[cfg(test)]
mod tests;
mod types;
mod unique;
mod values;
mod wildcard;

use std::collections::{BTreeSet, HashMap};

use crate::diagnostics::{Diagnostic, Diagnostics, Place, SchemaProblem};
use crate::model::{
    AttributeGroupId, AttributeId, ElementId, FileId, GroupId, Model, NotationId, Owner, Str, TypeId, TypeName,
};
use crate::xsd::{self, QName, Schemas};

/// The greatest number of particles in one content, and of attributes in one group, once groups are
/// expanded.
pub(crate) const MAX_PARTICLES: u64 = 1_000_000;
/// The greatest depth of a content once its groups are expanded.
pub(crate) const MAX_CONTENT_DEPTH: u32 = 512;

/// Resolves all names. All types together may have so many parts: particles, attributes and inherited facets, what is
/// inherited counted in every type.
///
/// # Errors
///
/// If a name means nothing or two things, if definitions lead back to themselves, or if they break a
/// rule of XSD part 1, section 3, or part 2, section 4.
pub(crate) fn resolve(schemas: &Schemas, parts: u64, warnings: &mut Diagnostics) -> Result<Model, Diagnostics> {
    let mut resolver = Resolver::new(schemas, parts);
    declare::declare(&mut resolver);
    elements::attributes(&mut resolver);
    elements::elements(&mut resolver);
    attributes::groups(&mut resolver);
    content::groups(&mut resolver);
    types::bodies(&mut resolver);
    types::definitions(&mut resolver);
    checks::check(&mut resolver);
    unique::check(&mut resolver);
    restriction::check(&mut resolver);
    resolver.problems.settle(resolver.model, warnings)
}

/// A document under one of its target namespaces.
struct Instance<'a> {
    schema: &'a xsd::Schema,
    file: FileId,
    namespace: Option<Str>,
    imports: BTreeSet<Option<Str>>,
}

/// A component before its body is read: what it is, and where.
struct Declared<'a, T, Id> {
    xsd: &'a T,
    instance: usize,
    /// What a redefinition is made from.
    redefines: Option<Id>,
}

/// A type before its body is read.
struct DeclaredType<'a> {
    source: TypeSource<'a>,
    instance: usize,
    name: TypeName,
    redefines: Option<TypeId>,
}

#[derive(Clone, Copy)]
enum TypeSource<'a> {
    Simple(&'a xsd::SimpleType),
    Complex(&'a xsd::ComplexType),
    /// The restricted text of a complex type.
    Text(&'a xsd::ComplexType),
}

impl TypeSource<'_> {
    /// The name of a global type.
    fn name(&self) -> Option<&Str> {
        match self {
            Self::Simple(simple) => simple.name.as_ref(),
            Self::Complex(complex) => complex.name.as_ref(),
            Self::Text(_) => None,
        }
    }

    fn place(&self) -> &Place {
        match self {
            Self::Simple(simple) => &simple.place,
            Self::Complex(complex) | Self::Text(complex) => &complex.place,
        }
    }
}

/// The names of each kind of component: XSD part 1, section 2.5, "symbol spaces".
#[derive(Default)]
struct Symbols {
    types: HashMap<QName, TypeId>,
    elements: HashMap<QName, ElementId>,
    attributes: HashMap<QName, AttributeId>,
    groups: HashMap<QName, GroupId>,
    attribute_groups: HashMap<QName, AttributeGroupId>,
    notations: HashMap<QName, NotationId>,
    constraints: HashMap<QName, elements::Constraint>,
}

/// Where a body stands while it is read.
#[derive(Clone, Copy)]
struct Scope {
    instance: usize,
    owner: Owner,
}

/// What the steps of this stage share.
struct Resolver<'a> {
    schemas: &'a Schemas,
    instances: Vec<Instance<'a>>,
    symbols: Symbols,
    types: Vec<DeclaredType<'a>>,
    elements: Vec<Declared<'a, xsd::Element, ElementId>>,
    attributes: Vec<Declared<'a, xsd::Attribute, AttributeId>>,
    groups: Vec<Declared<'a, xsd::Group, GroupId>>,
    attribute_groups: Vec<Declared<'a, xsd::AttributeGroup, AttributeGroupId>>,
    bodies: Vec<types::Body<'a>>,
    group_sizes: Vec<content::Size>,
    group_attributes: Vec<attributes::Own>,
    key_refs: Vec<elements::KeyRef>,
    valued: Vec<checks::Valued>,
    patterns: patterns::Patterns,
    /// How many hints on similar names may still be looked for: each goes through all names.
    hints: usize,
    /// The greatest number of parts, and how many there are.
    parts: u64,
    total: u64,
    model: Model,
    problems: Diagnostics,
}

impl<'a> Resolver<'a> {
    fn new(schemas: &'a Schemas, parts: u64) -> Self {
        Self {
            schemas,
            instances: Vec::new(),
            symbols: Symbols::default(),
            types: Vec::new(),
            elements: Vec::new(),
            attributes: Vec::new(),
            groups: Vec::new(),
            attribute_groups: Vec::new(),
            bodies: Vec::new(),
            group_sizes: Vec::new(),
            group_attributes: Vec::new(),
            key_refs: Vec::new(),
            valued: Vec::new(),
            patterns: patterns::Patterns::default(),
            hints: 50,
            parts,
            total: 0,
            model: Model::default(),
            problems: schemas.warnings.clone(),
        }
    }

    fn error(&mut self, problem: SchemaProblem, place: &Place) {
        self.problems.push(Diagnostic::error(problem, Some(place.clone())));
    }

    /// Counts what types have in them; `false` once that is too much.
    fn count(&mut self, more: u64, place: &Place) -> bool {
        let before = self.total;
        self.total = self.total.saturating_add(more);
        if before <= self.parts && self.total > self.parts {
            let problem = SchemaProblem::TooManyParts { limit: self.parts };
            let note = "if that is right, raise `parts` in `[limits]` of the configuration";
            self.problems.push(Diagnostic::error(problem, Some(place.clone())).note(note));
        }
        self.total <= self.parts
    }

    /// Gives out the id of an anonymous type.
    fn anonymous(&mut self, source: TypeSource<'a>, scope: Scope, role: crate::model::Role) -> Option<TypeId> {
        let id = TypeId::new(self.types.len());
        let name = TypeName::Anonymous { owner: scope.owner, role };
        self.types.push(DeclaredType { source, instance: scope.instance, name, redefines: None });
        if id.is_none() {
            self.error(SchemaProblem::TooMany, source.place());
        }
        id
    }
}

/// `{namespace}name`, or the name alone.
fn shown(name: &QName) -> String {
    match &name.namespace {
        Some(namespace) => format!("{{{namespace}}}{}", name.local),
        None => name.local.to_string(),
    }
}
