//! References to elements that others substitute: an enum of the elements that may stand there.
//!
//! There is one for each head, whatever refers to it, in the head's file and named after it. XSD part 1, sections 3.3.6
//! and 2.2.2.2.

use super::{Lower, types};
use crate::diagnostics::Place;
use crate::ir::{Block, Choice, Field, FieldKind, Item, ItemId, ItemKind, Origin, Ty, Wrapper};
use crate::model::{ElementId, ElementUse};

/// What a reference to a global element is.
pub(super) enum Reference {
    /// That element.
    Plain,
    /// One of the elements of this enum.
    OneOf(ItemId),
    /// Nothing: the element is abstract, and what may stand for it is not selected.
    Impossible,
}

impl Lower<'_> {
    /// What stands where this element is declared or referred to.
    pub(super) fn reference(&mut self, element: &ElementUse, place: &Place) -> Reference {
        let Some(head) = element.global else { return Reference::Plain };
        if let Some(&item) = self.substitutes.get(&head) {
            return Reference::OneOf(item);
        }
        let model = self.model;
        if model[head].substitution_members.is_empty() && !model[head].is_abstract {
            return Reference::Plain;
        }
        let substitutes = model.substitutes(head).into_iter();
        let is_there = |id: &ElementId| self.selection.has_substitute(model, *id) && self.global_can_stand(*id);
        let elements: Vec<ElementId> = substitutes.filter(is_there).collect();
        match elements[..] {
            [] => Reference::Impossible,
            [only] if only == head => Reference::Plain,
            _ if !self.count_members(elements.len(), place) => Reference::Plain,
            _ => Reference::OneOf(self.substitutes_item(head, &elements)),
        }
    }

    fn substitutes_item(&mut self, head: ElementId, elements: &[ElementId]) -> ItemId {
        let model = self.model;
        let element = &model[head];
        let module = self.module(element.namespace.as_ref());
        let item = self.push(Item {
            module,
            file: element.file,
            place: element.place.clone(),
            docs: element.docs.clone(),
            origin: Origin::Substitutes(element.name.clone()),
            kind: ItemKind::Unused,
        });
        // Before its variants, which may refer to it.
        self.substitutes.insert(head, item);
        self.nesting += 1;
        let variants: Vec<Field> = elements.iter().map(|id| self.substitute(*id)).collect();
        self.nesting -= 1;
        let elements = types::common_namespace(&variants);
        self.ir[item].kind = ItemKind::Choice(Choice { name: None, elements, variants, blank: 0 });
        item
    }

    fn substitute(&mut self, id: ElementId) -> Field {
        let model = self.model;
        let element = &model[id];
        self.check_value(element.nillable, element.type_ref, element.block, &element.name, &element.place);
        let ty = self.element_ty(element.type_ref, element.block, &element.place);
        Field {
            kind: FieldKind::Element(self.xml_name(element.namespace.as_ref(), &element.name)),
            wrapper: if element.nillable { Wrapper::Nillable } else { Wrapper::One },
            beside_nil: if element.nillable { self.beside_nil(element.type_ref, ty) } else { None },
            boxed: false,
            ty,
            optional: false,
            value: self.value(element.type_ref, element.value.as_ref(), &element.place).map(Box::new),
            identity: self.identity(&element.constraints),
            block: self.blocks(element.type_ref, element.block),
            docs: element.docs.clone(),
        }
    }
}

/// The field for a reference to an element that others substitute.
pub(super) fn field(element: &ElementUse, enumeration: ItemId, wrapper: Wrapper, optional: bool) -> Field {
    Field {
        kind: FieldKind::Group(element.name.clone()),
        wrapper,
        beside_nil: None,
        boxed: false,
        ty: Ty::Item(enumeration),
        optional,
        value: None,
        identity: None,
        block: Block::default(),
        docs: element.docs.clone(),
    }
}
