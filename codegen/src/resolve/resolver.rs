//! What the steps of this stage share: declarations before their bodies are read, bodies before bases are put in, and the
//! model as far as it is made.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, SchemaProblem};
use crate::model::{
    AttributeGroupId, AttributeId, AttributeUse, ElementId, FileId, GroupId, Model, NotationId, Owner, Particle, Role,
    Str, Type, TypeId, TypeName, TypeRef, ValueConstraint, Wildcard,
};
use crate::values::Patterns;
use crate::xsd::{self, QName, Schemas};

/// The greatest number of particles in one content, and of attributes in one group, once groups are
/// expanded.
pub(super) const MAX_PARTICLES: u64 = 1_000_000;

/// A document under one of its target namespaces.
pub(super) struct Instance<'a> {
    pub(super) schema: &'a xsd::Schema,
    pub(super) file: FileId,
    pub(super) namespace: Option<Str>,
    pub(super) imports: BTreeSet<Option<Str>>,
}

/// A component before its body is read: what it is, and where.
pub(super) struct Declared<T, Id> {
    pub(super) xsd: Arc<T>,
    pub(super) instance: usize,
    /// What a redefinition is made from.
    pub(super) redefines: Option<Id>,
}

/// A type before its body is read.
pub(super) struct DeclaredType {
    pub(super) source: TypeSource,
    pub(super) instance: usize,
    pub(super) name: TypeName,
    pub(super) redefines: Option<TypeId>,
}

#[derive(Clone)]
pub(super) enum TypeSource {
    Simple(Arc<xsd::SimpleType>),
    Complex(Arc<xsd::ComplexType>),
    /// The restricted text of a complex type.
    Text(Arc<xsd::ComplexType>),
}

impl TypeSource {
    /// The name of a global type.
    pub(super) fn name(&self) -> Option<&Str> {
        match self {
            Self::Simple(simple) => simple.name.as_ref(),
            Self::Complex(complex) => complex.name.as_ref(),
            Self::Text(_) => None,
        }
    }

    pub(super) fn place(&self) -> &Place {
        match self {
            Self::Simple(simple) => &simple.place,
            Self::Complex(complex) | Self::Text(complex) => &complex.place,
        }
    }
}

/// The names of each kind of component: XSD part 1, section 2.5, "symbol spaces".
#[derive(Default)]
pub(super) struct Symbols {
    pub(super) types: HashMap<QName, TypeId>,
    pub(super) elements: HashMap<QName, ElementId>,
    pub(super) attributes: HashMap<QName, AttributeId>,
    pub(super) groups: HashMap<QName, GroupId>,
    pub(super) attribute_groups: HashMap<QName, AttributeGroupId>,
    pub(super) notations: HashMap<QName, NotationId>,
    pub(super) constraints: HashMap<QName, Constraint>,
}

/// Where a body stands while it is read.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub(super) instance: usize,
    pub(super) owner: Owner,
}

/// What others must know of an identity constraint.
pub(super) struct Constraint {
    pub(super) fields: usize,
    /// Whether it is a reference itself, which cannot be referred to.
    pub(super) is_reference: bool,
    pub(super) place: Place,
}

/// A reference to a key, to be looked up when all are known.
pub(super) struct KeyRef {
    pub(super) refer: QName,
    pub(super) name: Str,
    pub(super) fields: usize,
    pub(super) place: Place,
}

/// What a type says itself, with ids for names.
pub(super) enum Body {
    Simple {
        base: TypeRef,
        made: Made,
    },
    Complex {
        base: TypeRef,
        content: OwnContent,
        /// Most types have none.
        attributes: Option<Box<Own>>,
    },
    /// The restricted text of a complex type, which is made together with that.
    Text,
}

pub(super) enum Made {
    Restriction(Arc<[xsd::Facet]>),
    List(TypeRef),
    Union(Vec<TypeRef>),
}

pub(super) enum OwnContent {
    Elements(Option<Arc<Particle>>),
    Text { inline: Option<TypeRef>, restricted: Option<TypeId>, facets: Arc<[xsd::Facet]> },
}

/// How large a content is once expanded.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    pub(super) particles: u64,
    pub(super) depth: u32,
}

/// The attributes that one component states, its groups' put in.
#[derive(Clone, Default)]
pub(super) struct Own {
    pub(super) uses: Vec<Arc<AttributeUse>>,
    pub(super) prohibited: Vec<(Option<Str>, Str)>,
    pub(super) any: Option<Wildcard>,
}

impl Own {
    /// Whether it states none.
    pub(super) fn is_empty(&self) -> bool {
        self.uses.is_empty() && self.prohibited.is_empty() && self.any.is_none()
    }
}

/// A declaration whose type must have text.
pub(super) struct Valued {
    pub(super) type_ref: TypeRef,
    pub(super) name: Str,
    pub(super) value: Option<Str>,
    pub(super) place: Place,
    /// Attributes have simple types; elements with a value may be complex with text.
    pub(super) attribute: bool,
}

impl Valued {
    pub(super) fn element(type_ref: TypeRef, name: &Str, value: Option<&ValueConstraint>, place: &Place) -> Self {
        Self { type_ref, name: name.clone(), value: text(value), place: place.clone(), attribute: false }
    }

    pub(super) fn attribute(type_ref: TypeRef, name: &Str, value: Option<&ValueConstraint>, place: &Place) -> Self {
        Self { type_ref, name: name.clone(), value: text(value), place: place.clone(), attribute: true }
    }
}

fn text(value: Option<&ValueConstraint>) -> Option<Str> {
    match value? {
        ValueConstraint::Default(text) | ValueConstraint::Fixed(text) => Some(text.clone()),
    }
}

/// What the steps of this stage share.
pub(super) struct Resolver<'a> {
    pub(super) schemas: &'a Schemas,
    pub(super) instances: Vec<Instance<'a>>,
    pub(super) symbols: Symbols,
    /// Until the model has them.
    pub(super) types: Vec<DeclaredType>,
    pub(super) elements: Vec<Declared<xsd::Element, ElementId>>,
    pub(super) attributes: Vec<Declared<xsd::Attribute, AttributeId>>,
    pub(super) groups: Vec<Declared<xsd::Group, GroupId>>,
    pub(super) attribute_groups: Vec<Declared<xsd::AttributeGroup, AttributeGroupId>>,
    pub(super) bodies: Vec<Body>,
    pub(super) group_sizes: Vec<Size>,
    pub(super) group_attributes: Vec<Own>,
    pub(super) key_refs: Vec<KeyRef>,
    pub(super) valued: Vec<Valued>,
    pub(super) patterns: Patterns,
    /// How many hints on similar names may still be looked for: each goes through all names.
    pub(super) hints: usize,
    /// The greatest number of parts, and how many there are.
    pub(super) parts: u64,
    pub(super) total: u64,
    pub(super) model: Model,
    pub(super) problems: Diagnostics,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(schemas: &'a Schemas, parts: u64) -> Self {
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
            patterns: Patterns::default(),
            hints: 50,
            parts,
            total: 0,
            model: Model::default(),
            problems: schemas.warnings.clone(),
        }
    }

    pub(super) fn error(&mut self, problem: SchemaProblem, place: &Place) {
        self.problems.push(Diagnostic::error(problem, Some(place.clone())));
    }

    /// Counts what types have in them; `false` once that is too much.
    pub(super) fn count(&mut self, more: u64, place: &Place) -> bool {
        let before = self.total;
        self.total = self.total.saturating_add(more);
        if before <= self.parts && self.total > self.parts {
            let problem = SchemaProblem::TooManyParts { limit: self.parts };
            self.problems.push(Diagnostic::error(problem, Some(place.clone())).limit("parts"));
        }
        self.total <= self.parts
    }

    /// Takes what is in a complex type, which is most of what a document says, unless somebody else is to read it, as under
    /// another namespace.
    pub(super) fn take_content(&mut self, index: usize) -> Option<xsd::Particle> {
        let TypeSource::Complex(complex) = &mut self.types.get_mut(index)?.source else { return None };
        match &mut Arc::get_mut(complex)?.body {
            xsd::ComplexBody::Complex(content) => content.take(),
            xsd::ComplexBody::Simple { .. } => None,
        }
    }

    /// Gives out the id of an anonymous type.
    pub(super) fn anonymous(&mut self, source: TypeSource, scope: Scope, role: Role) -> Option<TypeId> {
        let id = TypeId::new(self.types.len());
        if id.is_none() {
            self.error(SchemaProblem::TooMany, source.place());
        }
        let name = TypeName::Anonymous { owner: scope.owner, role };
        self.types.push(DeclaredType { source, instance: scope.instance, name, redefines: None });
        id
    }
}

/// A type's name for messages.
pub(super) fn ref_name(resolver: &Resolver<'_>, at: TypeRef) -> String {
    match at {
        TypeRef::Builtin(builtin) => format!("xs:{}", builtin.name()),
        TypeRef::Type(id) => type_name(resolver, id.index()),
    }
}

/// That of the type at a position.
pub(super) fn type_name(resolver: &Resolver<'_>, index: usize) -> String {
    let (name, namespace) = match resolver.model.types.get(index).map(|ty| &**ty) {
        Some(Type { name: TypeName::Anonymous { owner: Owner::Type(id), role: Role::Redefined }, .. }) => {
            return type_name(resolver, id.index());
        }
        Some(ty) => (ty.shared_name(), &ty.namespace),
        None => {
            let declared = &resolver.types[index];
            (declared.source.name(), &resolver.instances[declared.instance].namespace)
        }
    };
    match name {
        Some(name) => QName { namespace: namespace.clone(), local: name.clone() }.shown(),
        None => "(anonymous)".to_owned(),
    }
}
