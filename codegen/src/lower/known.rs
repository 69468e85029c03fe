//! What documents may name: global attributes, where `anyAttribute` allows them (XSD part 1, section 3.10.4), and simple
//! types, by `xsi:type` on elements of a type that they are derived from (sections 3.3.4 and 3.14.6); complex types, by
//! `xsi:type` where any type may stand; and which elements may not stand there, being abstract.
//!
//! Comes last: only a schema with such places has them in its output.

use std::collections::HashSet;

use super::Lower;
use crate::ir::{Attribute, ComplexType, Field, FieldKind, Ir, ItemId, ItemKind, Origin, Ty, TypeOfText, XmlName};
use crate::model::{
    AttributeId, Builtin, Content, Derivation, ElementId, ProcessContents, Str, Type, TypeId, TypeRef, ValueConstraint,
};

impl Lower<'_> {
    /// Adds what documents may name.
    pub(super) fn known(&mut self) {
        if self.ir.documents.is_empty() {
            return;
        }
        if self.has_field(|field| field.ty == Ty::OpenContent || wildcard(field) < ProcessContents::Skip) {
            self.ir.attributes = self.attributes_known();
        }
        self.ir.simple_types = self.simple_types_known();
        let is_any = |field: &Field| matches!(field.kind, FieldKind::Any(_)) && wildcard(field) < ProcessContents::Skip;
        if self.has_field(|field| field.ty == Ty::OpenContent || is_any(field)) {
            if self.ir.is_whole {
                self.ir.complex_types = Some(self.complex_types_known());
            }
            self.ir.abstract_elements = self.abstract_elements();
        }
    }

    /// Those with a name; what is abstract, or can have no value, is known by that alone. How they are derived matters
    /// where an element of any type blocks something.
    fn complex_types_known(&self) -> Vec<ComplexType> {
        let blocks = |field: &Field| field.ty == Ty::OpenContent && (field.block.restriction || field.block.extension);
        let is_blocked = self.has_field(blocks);
        let known = |(id, ty): (TypeId, &Type)| {
            let can_stand = !ty.complex()?.is_abstract && self.possible.has_values(id);
            let item = if can_stand { Some(self.types[id.index()]?) } else { None };
            let name = self.xml_name(ty.namespace.as_ref(), ty.shared_name()?);
            let steps = is_blocked.then(|| self.model.steps(TypeRef::Type(id), TypeRef::Builtin(Builtin::AnyType)));
            let by = steps.flatten().map(|steps| steps.into_iter().map(|(derivation, _)| derivation).collect());
            Some(ComplexType { name, item, by })
        };
        self.model.types().filter_map(known).collect()
    }

    /// What is abstract, or can be in no document.
    fn abstract_elements(&self) -> Vec<XmlName> {
        let all = (0..self.model.elements.len()).filter_map(ElementId::new);
        let found =
            all.filter(|id| self.model[*id].is_abstract || !self.global_can_stand(*id)).map(|id| &self.model[id]);
        found.map(|element| self.xml_name(element.namespace.as_ref(), &element.name)).collect()
    }

    fn has_field(&self, is: impl Fn(&Field) -> bool) -> bool {
        self.ir.items.iter().any(|item| item.kind.fields().iter().any(&is))
    }

    fn attributes_known(&mut self) -> Vec<Attribute> {
        let model = self.model;
        let mut found = Vec::new();
        for attribute in (0..model.attributes.len()).filter_map(AttributeId::new).map(|id| &model[id]) {
            let is_there = match attribute.type_ref {
                TypeRef::Builtin(_) => true,
                TypeRef::Type(id) => {
                    self.ir.is_whole || model[id].global_name().is_some() && self.selection.has_type(id)
                }
            };
            if is_there {
                let ty = self.ty(attribute.type_ref, &attribute.place);
                let fixed = match self.value(attribute.type_ref, attribute.value.as_ref(), &attribute.place) {
                    Some(ValueConstraint::Fixed(text)) => Some(text),
                    Some(ValueConstraint::Default(_)) | None => None,
                };
                found.push(Attribute { name: self.xml_name(attribute.namespace.as_ref(), &attribute.name), ty, fixed });
            }
        }
        self.define_later();
        found
    }

    /// Those that an element of simple type allows in the place of its declared one.
    fn simple_types_known(&self) -> Vec<TypeOfText> {
        let declared = self.declared();
        let mut derived = vec![None; self.model.types.len()];
        let mut known: Vec<TypeOfText> = Vec::new();
        for (id, ty) in self.model.types() {
            if let Some(item) = self.simple_type_known(id) {
                let is_there = declared.any || declared.members.contains(&Ty::Item(item));
                if is_there || self.is_derived(id, &declared, &mut derived) {
                    known.push(TypeOfText { item, base: self.known_base(ty.base()), complex: None });
                }
            }
            known.extend(self.complex_type_of_text(id, ty, &declared, &mut derived));
        }
        known
    }

    /// A complex type with simple content whose base is a simple type that elements have, or derived from one.
    fn complex_type_of_text(
        &self,
        id: TypeId,
        ty: &Type,
        declared: &Declared,
        derived: &mut [Option<bool>],
    ) -> Option<TypeOfText> {
        let complex =
            ty.complex().filter(|complex| matches!(complex.content, Content::Simple(_)) && !complex.is_abstract)?;
        let (name, item) = (ty.global_name()?, self.types[id.index()].filter(|_| self.possible.has_values(id))?);
        let (mut base, mut restricts) = (complex.base, false);
        while let TypeRef::Type(at) = base
            && self.model[at].complex().is_some()
        {
            restricts |= self.model[at].derivation() == Derivation::Restriction;
            base = self.model[at].base();
        }
        restricts |= ty.derivation() == Derivation::Restriction;
        let is_there = declared.any_simple
            || match base {
                TypeRef::Builtin(builtin) => declared.has_base_of(builtin),
                TypeRef::Type(base) => {
                    self.types[base.index()].is_some_and(|item| declared.has(Ty::Item(item)))
                        || self.is_derived(base, declared, derived)
                }
            }
            || !restricts && self.is_extended(base, declared);
        let name = self.xml_name(ty.namespace.as_ref(), &Str::from(name));
        is_there.then(|| TypeOfText { item, base: self.known_base(base), complex: Some((name, restricts)) })
    }

    /// Whether an element that blocks restriction has this very type: then what extends it may be named, and no other.
    fn is_extended(&self, base: TypeRef, declared: &Declared) -> bool {
        match base {
            TypeRef::Builtin(builtin) => declared.extended.contains(&Ty::Builtin(builtin)),
            TypeRef::Type(base) => {
                self.types[base.index()].is_some_and(|item| declared.extended.contains(&Ty::Item(item)))
            }
        }
    }

    /// The simple types that elements are declared with, as far as they do not block others.
    fn declared(&self) -> Declared {
        let mut found = Declared::default();
        for field in self.ir.items.iter().flat_map(|item| item.kind.fields()) {
            match (&field.kind, field.ty) {
                (FieldKind::Any(_), _) => found.any |= wildcard(field) < ProcessContents::Skip,
                (FieldKind::Element(_), Ty::AnySimple) => {
                    found.any |= !field.block.restriction;
                    found.any_simple = true;
                }
                (FieldKind::Element(_), Ty::OpenContent) => found.any = true,
                (FieldKind::Element(_), ty) if !field.block.restriction => self.add_declared(ty, &mut found),
                (FieldKind::Element(_), ty) if !field.block.extension => drop(found.extended.insert(untyped(ty))),
                _ => {}
            }
        }
        found
    }

    /// Adds the type of an element; of a union also its members, which may stand in its place, and theirs.
    fn add_declared(&self, ty: Ty, found: &mut Declared) {
        let ty = untyped(ty);
        let mut unions = if found.types.insert(ty) { vec![ty] } else { Vec::new() };
        while let Some(ty) = unions.pop() {
            let Ty::Item(id) = ty else { continue };
            match &self.ir[id].kind {
                ItemKind::Restriction(restriction) => unions.push(restriction.base),
                ItemKind::Union(members) => {
                    let members = members.iter().map(|member| member.ty);
                    unions.extend(members.filter(|member| found.members.insert(*member)));
                }
                _ => {}
            }
        }
    }

    /// Whether a type restricts one of these, in any number of steps; `known` is what was found for others.
    fn is_derived(&self, id: TypeId, declared: &Declared, known: &mut [Option<bool>]) -> bool {
        let (mut at, mut on_the_way) = (id, Vec::new());
        let found = loop {
            if let Some(found) = known[at.index()] {
                break found;
            }
            on_the_way.push(at);
            match self.model[at].base() {
                TypeRef::Type(base) if self.types[base.index()].is_some_and(|item| declared.has(Ty::Item(item))) => {
                    break true;
                }
                TypeRef::Type(base) => at = base,
                TypeRef::Builtin(builtin) => break declared.has_base_of(builtin),
            }
        };
        for id in on_the_way {
            known[id.index()] = Some(found);
        }
        found
    }

    /// The item of a simple type that has a name and is generated.
    fn simple_type_known(&self, id: TypeId) -> Option<ItemId> {
        let item = self.types[id.index()].filter(|item| !self.ir.reserved.contains(item))?;
        let kind = &self.ir[item].kind;
        let is_simple = matches!(kind, ItemKind::Restriction(_) | ItemKind::Enumeration(_) | ItemKind::Union(_));
        (is_simple && matches!(self.ir[item].origin, Origin::Type(_))).then_some(item)
    }

    /// The first base that documents can know: elements are declared with no other.
    fn known_base(&self, mut at: TypeRef) -> Option<Ty> {
        loop {
            at = match at {
                TypeRef::Builtin(Builtin::AnySimpleType) => return None,
                TypeRef::Builtin(builtin) => return Some(Ty::Builtin(builtin)),
                TypeRef::Type(id) => match self.simple_type_known(id) {
                    Some(item) => return Some(Ty::Item(item)),
                    None => self.model[id].base(),
                },
            }
        }
    }
}

/// The type of a value, whether it keeps the name of another one or not.
fn untyped(ty: Ty) -> Ty {
    match ty {
        Ty::Typed(builtin) => Ty::Builtin(builtin),
        Ty::TypedOf(item) => Ty::Item(item),
        other => other,
    }
}

/// Settles what is checked of what wildcards allow. Of what was left out no one knows whether it is valid, and where no
/// document or attribute is known, lax is as good as not at all.
pub(super) fn settle_wildcards(ir: &mut Ir) {
    let least = if ir.is_whole { ProcessContents::Strict } else { ProcessContents::Lax };
    let (has_documents, has_attributes) = (!ir.documents.is_empty(), !ir.attributes.is_empty());
    let settled = |process: ProcessContents| match process.max(least) {
        ProcessContents::Lax if !has_documents => ProcessContents::Skip,
        settled => settled,
    };
    for field in ir.items.iter_mut().flat_map(|item| item.kind.fields_mut()) {
        match &mut field.kind {
            FieldKind::Any(wildcard) => wildcard.process = settled(wildcard.process),
            FieldKind::AnyAttribute(wildcard) => {
                let is_known = has_attributes || wildcard.process == ProcessContents::Strict;
                let is_checked = has_documents && is_known;
                wildcard.process = if is_checked { settled(wildcard.process) } else { ProcessContents::Skip };
            }
            _ => {}
        }
    }
}

/// What elements are declared with.
#[derive(Default)]
struct Declared {
    /// The simple types.
    types: HashSet<Ty>,
    /// Those of elements that block restriction, and not extension (section 3.3.4, clause 4.3; section 3.4.6).
    extended: HashSet<Ty>,
    /// Of those that are unions, the members.
    members: HashSet<Ty>,
    /// Whether any simple type may stand somewhere.
    any: bool,
    /// Whether that is in an element of any simple type.
    any_simple: bool,
}

impl Declared {
    fn has(&self, ty: Ty) -> bool {
        self.types.contains(&ty) || self.members.contains(&ty)
    }

    /// Whether a built-in type is one of these, or derived from one.
    fn has_base_of(&self, builtin: Builtin) -> bool {
        Builtin::ALL.iter().any(|of| builtin.is_derived_from(*of) && self.has(Ty::Builtin(*of)))
    }
}

/// What becomes of what a wildcard allows; nothing where a field is none.
fn wildcard(field: &Field) -> ProcessContents {
    match &field.kind {
        FieldKind::Any(wildcard) | FieldKind::AnyAttribute(wildcard) => wildcard.process,
        _ => ProcessContents::Skip,
    }
}
