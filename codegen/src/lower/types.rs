//! Complex types: structs, enums of elements, and the sets of types that `xsi:type` chooses from.

use super::content::is_all_or_nothing;
use super::{Lower, is_empty, text};
use crate::diagnostics::Place;
use crate::ir::{
    Block, Choice, Field, FieldKind, Identity, Item, ItemId, ItemKind, Member, Origin, Record, Ty, Types,
    WildcardNamespace, Wrapper, XmlName, words,
};
use crate::model::{
    AttributeUse, ComplexType, Content, Derivation, Derivations, Docs, Namespaces, Particle, Str, Term, Type, TypeId,
    Wildcard,
};

impl Lower<'_> {
    /// The item of a concrete complex type with this content.
    pub(super) fn complex(&mut self, complex: &ComplexType, content: &Content, ty: &Type, item: ItemId) -> ItemKind {
        let name = ty.shared_name().map(|name| self.xml_name(ty.namespace.as_ref(), name));
        let mut all = false;
        let mut fields = match content {
            _ if complex.mixed => vec![self.mixed(content, item)],
            Content::Empty => Vec::new(),
            Content::Simple(base) => vec![self.text_field(*base, &ty.place)],
            Content::Particle(particle) => {
                all = matches!(particle.term, Term::All(_)) && !is_all_or_nothing(particle);
                self.top(particle, item)
            }
        };
        // A content of elements of which there are none is not empty: white space may stand (XSD Part 1, section 3.4.4).
        // Any order says so.
        all |= fields.is_empty() && !is_empty(content);
        let attributes = !complex.attributes.is_empty() || complex.any_attribute.is_some();
        if !attributes
            && !is_empty(content)
            && let [Field { kind: FieldKind::Group(_), wrapper: Wrapper::One, ty: Ty::Item(group), .. }] = fields[..]
            && matches!(self.ir[group].kind, ItemKind::Choice(_))
            // Types that extend this one use the group too, and any may refer to an element that others substitute.
            && !self.groups.values().any(|&shared| shared == group)
            && !matches!(self.ir[group].origin, Origin::Substitutes(_))
        {
            return self.take_over(group, name);
        }
        fields.extend(complex.attributes.iter().map(|attribute| self.attribute(attribute)));
        if let Some(wildcard) = &complex.any_attribute {
            fields.push(any_attribute(wildcard, self.allows_no_id(complex)));
        }
        fields.shrink_to_fit();
        let elements = common_namespace(&fields);
        ItemKind::Record(Record { name, elements, all, is_group: false, fields })
    }

    /// Whether no `ID` may be among the attributes that a wildcard allows, the type having one of its own (XSD Part 1,
    /// section 3.4.4, clause 5.2).
    pub(super) fn allows_no_id(&self, complex: &ComplexType) -> bool {
        self.model.attributes.iter().any(|attribute| self.model.is_id(attribute.type_ref))
            && complex.attributes.iter().any(|usage| self.model.is_id(usage.type_ref))
    }

    /// A type that is nothing but a choice is the enum itself.
    fn take_over(&mut self, group: ItemId, name: Option<XmlName>) -> ItemKind {
        let mut kind = std::mem::replace(&mut self.ir[group].kind, ItemKind::Unused);
        if let ItemKind::Choice(choice) = &mut kind {
            choice.name = name;
        }
        kind
    }

    fn text_field(&mut self, base: crate::model::TypeRef, place: &Place) -> Field {
        Field {
            kind: FieldKind::Text,
            wrapper: Wrapper::One,
            beside_nil: None,
            boxed: false,
            ty: self.ty(base, place),
            optional: false,
            value: None,
            identity: None,
            block: Block::default(),
            docs: Docs::default(),
        }
    }

    pub(super) fn attribute(&mut self, attribute: &AttributeUse) -> Field {
        let model = self.model;
        let global = attribute.global.map(|global| &model[global]).filter(|global| global.value == attribute.value);
        let declared = global.map_or(&attribute.place, |global| &global.place);
        let is_stated = attribute.value.is_some() && model.may_be_in_key(attribute.namespace.as_ref(), &attribute.name);
        Field {
            kind: FieldKind::Attribute(self.xml_name(attribute.namespace.as_ref(), &attribute.name)),
            wrapper: if attribute.required { Wrapper::One } else { Wrapper::Optional },
            beside_nil: None,
            boxed: false,
            ty: self.ty(attribute.type_ref, &attribute.place),
            optional: !attribute.required,
            value: self.value(attribute.type_ref, attribute.value.as_ref(), declared).map(Box::new),
            identity: is_stated.then(|| Box::new(Identity { stated: true, ..Identity::default() })),
            block: Block::default(),
            docs: attribute.docs.clone(),
        }
    }

    /// The item for elements of a type: the set of types where `xsi:type` has a choice, else the type's own.
    pub(super) fn element_type(&mut self, id: TypeId, block: Derivations) -> ItemId {
        let model = self.model;
        let item = self.item(id);
        let ty = &model[id];
        let Some(complex) = ty.complex() else { return item };
        if !complex.is_abstract && ty.derived.is_empty() {
            return item;
        }
        let block = self.effective_block(id, block);
        if let Some(&known) = self.derived.get(&(id, block)) {
            return known;
        }
        if self.members > self.settings.parts {
            return item;
        }
        // All of them, whichever are kept: a field's type must not depend on that. By their names, as one of thousands is
        // looked for in each document.
        let mut instances = model.unblocked_types(id, block);
        instances.retain(|id| self.possible.has_values(*id));
        let name = |id: &TypeId| (model[*id].global_name(), &model[*id].namespace);
        instances.sort_by(|one, other| name(one).cmp(&name(other)));
        let members = self.members(&instances);
        if !self.count_members(members.len(), &ty.place) {
            return item;
        }
        match instances.as_slice() {
            // Only where that is an error: an element that cannot stand has no type.
            [] => item,
            [only] if !complex.is_abstract && *only == id => item,
            _ => {
                let keeps_others = self.settings.keep_unselected && members.len() < instances.len();
                let set = self.set(id, item, block, members, keeps_others);
                self.instances.insert(set, instances);
                set
            }
        }
    }

    /// What a block leaves out, if anything.
    fn effective_block(&self, id: TypeId, block: Derivations) -> Derivations {
        let block = block.without(Derivation::Substitution);
        let model = self.model;
        let is_said = !block.is_empty() && model.unblocked_types(id, block) != model.instance_types(id);
        if is_said { block } else { Derivations::NONE }
    }

    fn set(
        &mut self,
        id: TypeId,
        item: ItemId,
        block: Derivations,
        members: Vec<Member>,
        keeps_others: bool,
    ) -> ItemId {
        let model = self.model;
        let ty = &model[id];
        let name = self.xml_name(ty.namespace.as_ref(), ty.shared_name().unwrap_or(&Str::default()));
        let kind = ItemKind::Types(Types { name: Some(name), members, keeps_others, blank: 0 });
        let is_abstract = ty.complex().is_some_and(|complex| complex.is_abstract);
        let set = if is_abstract && block.is_empty() {
            self.ir[item].kind = kind;
            item
        } else {
            let origin = match block.iter().next() {
                None => Origin::Derived(item),
                // With both blocked, there is only the type itself.
                Some(Derivation::Extension) => Origin::Part { of: item, words: words::BY_RESTRICTION.to_owned() },
                Some(_) => Origin::Part { of: item, words: words::BY_EXTENSION.to_owned() },
            };
            let (module, place) = (self.ir[item].module, ty.place.clone());
            self.push(Item { module, file: ty.file, place, docs: Docs::default(), origin, kind })
        };
        self.derived.insert((id, block), set);
        set
    }

    /// The types that `xsi:type` may name: those of `instances` that are kept.
    pub(super) fn members(&mut self, instances: &[TypeId]) -> Vec<Member> {
        let model = self.model;
        let (selection, possible) = (self.selection, self.possible);
        let mut members = Vec::with_capacity(instances.len());
        for &id in instances.iter().filter(|id| selection.has_type(**id) && possible.has_values(**id)) {
            let ty = &model[id];
            if let Some(name) = ty.shared_name() {
                let name = self.xml_name(ty.namespace.as_ref(), name);
                members.push(Member { name, item: self.item(id), boxed: false });
            }
        }
        members
    }

    /// The enum of a choice.
    pub(super) fn choice(&mut self, branches: &[std::sync::Arc<Particle>], item: ItemId) -> ItemKind {
        let variants = self.variants(branches, item);
        if variants.is_empty()
            && let Some(branch) = branches.first()
            && let Term::Element(element) = &branch.term
        {
            self.not_selected(element, &branch.place);
        }
        let elements = common_namespace(&variants);
        ItemKind::Choice(Choice { name: None, elements, variants, blank: 0 })
    }
}

pub(super) fn any_attribute(wildcard: &Wildcard, beside_id: bool) -> Field {
    Field {
        kind: FieldKind::AnyAttribute(Box::new(crate::ir::Wildcard { beside_id, ..self::wildcard(wildcard) })),
        wrapper: Wrapper::One,
        beside_nil: None,
        boxed: false,
        ty: Ty::OpenAttributes,
        optional: true,
        value: None,
        identity: None,
        block: Block::default(),
        docs: Docs::default(),
    }
}

/// A wildcard.
pub(super) fn wildcard(wildcard: &Wildcard) -> crate::ir::Wildcard {
    let namespaces = match &wildcard.namespaces {
        Namespaces::Any => vec![WildcardNamespace::Any],
        Namespaces::Other(not) => vec![WildcardNamespace::Other(text(not.as_ref()))],
        Namespaces::List(list) => list.iter().map(|one| WildcardNamespace::One(text(one.as_ref()))).collect(),
    };
    crate::ir::Wildcard { namespaces, process: wildcard.process, beside_id: false }
}

/// The namespace that the table states once: that of the first element.
pub(super) fn common_namespace(fields: &[Field]) -> Str {
    let first = fields.iter().find_map(|field| match &field.kind {
        FieldKind::Element(name) => Some(name.namespace.clone()),
        _ => None,
    });
    first.unwrap_or_default()
}
