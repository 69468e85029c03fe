//! Questions that several stages put to the model. Every answer is in schema order.

use std::collections::{BTreeSet, HashSet};

use super::{
    Builtin, ComplexType, Derivation, Derivations, ElementId, Model, NameTest, Prefix, SimpleType, Str, Type,
    TypeDefinition, TypeId, TypeName, TypeRef, Variety, WhiteSpace,
};
use crate::diagnostics::Place;

impl Type {
    /// The name of a global type; `None` for an anonymous one.
    #[must_use]
    pub(crate) fn global_name(&self) -> Option<&str> {
        self.shared_name().map(|name| &**name)
    }

    /// The same, to be kept.
    #[must_use]
    pub(crate) fn shared_name(&self) -> Option<&Str> {
        match &self.name {
            TypeName::Named(name) => Some(name),
            TypeName::Anonymous { .. } => None,
        }
    }

    /// The complex type it is.
    #[must_use]
    pub(crate) fn complex(&self) -> Option<&ComplexType> {
        match &self.definition {
            TypeDefinition::Complex(complex) => Some(complex),
            TypeDefinition::Simple(_) => None,
        }
    }

    /// The simple type it is.
    #[must_use]
    pub(crate) fn simple(&self) -> Option<&SimpleType> {
        match &self.definition {
            TypeDefinition::Simple(simple) => Some(simple),
            TypeDefinition::Complex(_) => None,
        }
    }

    /// The type it is derived from.
    #[must_use]
    pub(crate) fn base(&self) -> TypeRef {
        match &self.definition {
            TypeDefinition::Complex(complex) => complex.base,
            TypeDefinition::Simple(simple) => simple.base,
        }
    }

    /// How it is derived from its base.
    #[must_use]
    pub(crate) fn derivation(&self) -> Derivation {
        match &self.definition {
            TypeDefinition::Complex(complex) => complex.derivation,
            TypeDefinition::Simple(_) => Derivation::Restriction,
        }
    }
}

impl Model {
    /// The elements that go with these in operations: what answers an input, and what stands beside it.
    pub(crate) fn answers(&self, elements: &BTreeSet<ElementId>) -> Vec<ElementId> {
        let asked = self.operations.iter().filter(|one| one.input.is_some_and(|input| elements.contains(&input)));
        asked.flat_map(|one| one.output.iter().chain(&one.faults).chain(&one.headers).copied()).collect()
    }

    /// Whether a type is `xs:ID`, or a restriction of it.
    #[must_use]
    pub(crate) fn is_id(&self, ty: TypeRef) -> bool {
        let builtin = match ty {
            TypeRef::Builtin(builtin) => builtin,
            TypeRef::Type(id) => match &self[id].definition {
                TypeDefinition::Simple(SimpleType { variety: Variety::Atomic(builtin), .. }) => *builtin,
                _ => return false,
            },
        };
        builtin.is_derived_from(Builtin::Id)
    }

    /// Whether a field of an identity constraint may lead to an attribute of this name.
    #[must_use]
    pub(crate) fn may_be_in_key(&self, namespace: Option<&Str>, name: &Str) -> bool {
        self.key_attributes.iter().any(|test| match test {
            NameTest::Any => true,
            NameTest::Namespace(of) => namespace == Some(of),
            NameTest::Name(of, local) => namespace == of.as_ref() && name == local,
        })
    }

    /// All types with their ids.
    pub(crate) fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().filter_map(|(index, ty)| Some((TypeId::new(index)?, &**ty)))
    }

    /// All types derived from this one, in any number of steps, in schema order, without itself.
    #[must_use]
    pub(crate) fn derived_types(&self, id: TypeId) -> Vec<TypeId> {
        let mut found = self[id].derived.clone();
        let mut next = 0;
        while let Some(&derived) = found.get(next) {
            found.extend_from_slice(&self[derived].derived);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// Whether elements of this type may have attributes.
    #[must_use]
    pub(crate) fn has_attributes(&self, id: TypeId) -> bool {
        let complex = self[id].complex();
        complex.is_some_and(|complex| !complex.attributes.is_empty() || complex.any_attribute.is_some())
    }

    /// Whether attributes of a type of the schema may stand beside nil of an element of this type, which blocks these
    /// derivations.
    #[cfg(feature = "explore")]
    #[must_use]
    pub(crate) fn has_attributes_beside_nil(&self, type_ref: TypeRef, block: Derivations) -> bool {
        let TypeRef::Type(id) = type_ref else { return false };
        let instances = self.unblocked_types(id, block);
        // A type without a name is its own only instance.
        if instances.is_empty() { self.has_attributes(id) } else { instances.iter().any(|id| self.has_attributes(*id)) }
    }

    /// The named concrete types that an element of this complex type may be of, itself first.
    #[must_use]
    pub(crate) fn instance_types(&self, id: TypeId) -> Vec<TypeId> {
        self.unblocked_types(id, Derivations::NONE)
    }

    /// The same for an element that blocks these derivations: no step from the type to one of them is blocked by the
    /// element or by the type (XSD part 1, section 3.3.4, clause 4.3, and section 3.4.6).
    #[must_use]
    pub(crate) fn unblocked_types(&self, id: TypeId, block: Derivations) -> Vec<TypeId> {
        let Some(complex) = self[id].complex() else { return Vec::new() };
        let open = |derived: &&TypeId| {
            let step = self[**derived].derivation();
            !block.contains(step) && !complex.block.contains(step)
        };
        let mut found = Vec::from([id]);
        let mut next = 0;
        while let Some(&at) = found.get(next) {
            found.extend(self[at].derived.iter().filter(open));
            next += 1;
        }
        found[1..].sort_unstable();
        let is_instance = |id: &TypeId| {
            let ty = &self[*id];
            ty.global_name().is_some() && ty.complex().is_some_and(|complex| !complex.is_abstract)
        };
        found.retain(is_instance);
        found
    }

    /// The members of an element's substitution group in any number of steps, in schema order,
    /// without itself; abstract ones too.
    #[must_use]
    pub(crate) fn substitution_members(&self, head: ElementId) -> Vec<ElementId> {
        let mut found = self[head].substitution_members.clone();
        let mut next = 0;
        while let Some(&member) = found.get(next) {
            found.extend_from_slice(&self[member].substitution_members);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The elements that may stand where this one is referred to, in schema order: itself, and those that may substitute
    /// it; no abstract ones.
    #[must_use]
    pub(crate) fn substitutes(&self, head: ElementId) -> Vec<ElementId> {
        let members = self.substitution_members(head).into_iter().filter(|member| self.may_substitute(*member, head));
        let all = std::iter::once(head).chain(members);
        all.filter(|id| !self[*id].is_abstract).collect()
    }

    /// Whether a member of an element's substitution group may stand in its place: XSD part 1, section 3.3.6,
    /// "Substitution Group OK (Transitive)".
    #[must_use]
    pub(crate) fn may_substitute(&self, member: ElementId, head: ElementId) -> bool {
        let (member, head) = (&self[member], &self[head]);
        let Some(steps) = self.steps(member.type_ref, head.type_ref) else { return false };
        let mut blocked = head.block;
        let mut used = Derivations::NONE;
        for (derivation, base) in steps {
            used.insert(derivation);
            if let TypeRef::Type(id) = base
                && let Some(complex) = self[id].complex()
            {
                blocked = blocked.union(complex.block);
            }
        }
        !blocked.contains(Derivation::Substitution) && used.is_disjoint(blocked)
    }

    /// The derivations that lead from a type to another one, each with the type that it leads to; `None` where it is not
    /// derived from that. A member of a union is derived from the union, as if by restriction (XSD part 1, section 3.14.6,
    /// "Type Derivation OK (Simple)", 2.2.4).
    #[must_use]
    pub(crate) fn steps(&self, ty: TypeRef, ancestor: TypeRef) -> Option<Vec<(Derivation, TypeRef)>> {
        let members = self.members(ancestor);
        let (mut at, mut steps) = (ty, Vec::new());
        while at != ancestor {
            let step = match at {
                _ if members.contains(&at) => (Derivation::Restriction, ancestor),
                TypeRef::Builtin(Builtin::AnyType) => return None,
                TypeRef::Builtin(builtin) => (Derivation::Restriction, TypeRef::Builtin(builtin.base())),
                TypeRef::Type(id) => (self[id].derivation(), self[id].base()),
            };
            steps.push(step);
            at = step.1;
            // Only a circular chain, which is reported, is longer than there are types.
            if steps.len() > self.types.len() + Builtin::ALL.len() {
                return None;
            }
        }
        Some(steps)
    }

    /// The members of a union, those of its members that are unions in place of these (XSD part 1, section 3.14.2); none of
    /// any other type.
    fn members(&self, union: TypeRef) -> HashSet<TypeRef> {
        let (mut found, mut seen, mut next) = (HashSet::new(), HashSet::new(), vec![union]);
        while let Some(at) = next.pop() {
            match at {
                TypeRef::Type(id) => match self[id].simple() {
                    Some(SimpleType { variety: Variety::Union { members }, .. }) => {
                        next.extend(members.iter().filter(|member| seen.insert(**member)));
                    }
                    _ => {
                        found.insert(at);
                    }
                },
                TypeRef::Builtin(_) => {
                    found.insert(at);
                }
            }
        }
        found.remove(&union);
        found
    }

    /// What happens to blanks in values of a simple type.
    #[must_use]
    pub(crate) fn white_space(&self, ty: TypeRef) -> WhiteSpace {
        let id = match ty {
            TypeRef::Builtin(builtin) => return builtin.white_space(),
            TypeRef::Type(id) => id,
        };
        let TypeDefinition::Simple(simple) = &self[id].definition else {
            return WhiteSpace::Preserve;
        };
        match (&simple.facets.white_space, &simple.variety) {
            (Some(facet), _) => facet.value,
            (None, Variety::Atomic(builtin)) => builtin.white_space(),
            // XSD part 2, section 4.3.6: fixed for lists, left to the members of unions.
            (None, Variety::List { .. }) => WhiteSpace::Collapse,
            (None, Variety::Union { .. }) => WhiteSpace::Preserve,
        }
    }

    /// The namespace that a prefix stands for at a place, empty for none; `None` where it is not declared.
    #[must_use]
    pub(crate) fn namespace_at(&self, place: &Place, prefix: &str) -> Option<Str> {
        let at = (place.line, place.column);
        let file = self.files.iter().find(|file| file.path == place.path)?;
        let is = |found: &&Prefix| *found.name == *prefix && found.from <= at && at < found.to;
        // Of those around the place, the last is the innermost.
        let found = file.prefixes.iter().rev().find(is).map(|found| found.namespace.clone());
        found.or_else(|| prefix.is_empty().then(Str::default))
    }

    /// The namespace, empty for none, and the local part of a name in a text of a place; `None` where its prefix is not declared.
    #[must_use]
    pub(crate) fn name_at<'t>(&self, place: &Place, text: &'t str) -> Option<(Str, &'t str)> {
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let namespace = match prefix {
            "xml" => Some("http://www.w3.org/XML/1998/namespace".into()),
            _ => self.namespace_at(place, prefix),
        };
        let namespace = namespace.filter(|namespace| prefix.is_empty() || !namespace.is_empty())?;
        (!text.starts_with(':')).then_some((namespace, local))
    }

    /// The union that a type is or restricts, if it is one: the type that lists the members.
    #[must_use]
    pub(crate) fn union(&self, mut at: TypeRef) -> Option<TypeId> {
        loop {
            let TypeRef::Type(id) = at else { return None };
            let simple = self[id].simple()?;
            match (&simple.variety, simple.base) {
                (Variety::Union { .. }, TypeRef::Builtin(_)) => return Some(id),
                (_, base) => at = base,
            }
        }
    }

    /// The simple type of a type's text: itself if simple, else its simple content.
    #[must_use]
    pub(crate) fn text_type(&self, ty: TypeRef) -> Option<TypeRef> {
        match ty {
            TypeRef::Builtin(Builtin::AnyType) => None,
            TypeRef::Builtin(_) => Some(ty),
            TypeRef::Type(id) => match &self[id].definition {
                TypeDefinition::Simple(_) => Some(ty),
                TypeDefinition::Complex(ComplexType { content: super::Content::Simple(of), .. }) => Some(*of),
                TypeDefinition::Complex(_) => None,
            },
        }
    }
}

impl Derivation {
    /// The word for it in schemas.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Extension => "extension",
            Self::Restriction => "restriction",
            Self::List => "list",
            Self::Union => "union",
            Self::Substitution => "substitution",
        }
    }
}
