//! What documents may name where the schema leaves open what stands there: global attributes, which `anyAttribute` allows
//! (XSD part 1, section 3.10.4), and simple types, which `xsi:type` names in elements of any simple type (section 3.3.4).
//!
//! Comes last: only a schema with such places has them in its output.

use super::{Lower, xml_name};
use crate::ir::{Attribute, Field, FieldKind, ItemId, ItemKind, Origin, Ty};
use crate::model::{AttributeId, ProcessContents, TypeRef, ValueConstraint};

impl Lower<'_> {
    /// Adds what documents may name.
    pub(super) fn known(&mut self) {
        if self.ir.documents.is_empty() {
            return;
        }
        if self.has_field(|field| field.ty == Ty::OpenContent || wildcard(field) < ProcessContents::Skip) {
            self.ir.attributes = self.attributes_known();
        }
        // Not for elements of any type: those without a type are mostly flags, and a schema may have thousands of types.
        if self.has_field(|field| field.ty == Ty::AnySimple) {
            self.ir.simple_types = self.simple_types_known();
        }
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
                found.push(Attribute { name: xml_name(attribute.namespace.as_ref(), &attribute.name), ty, fixed });
            }
        }
        self.define_later();
        found
    }

    fn simple_types_known(&self) -> Vec<ItemId> {
        let ids = (0..self.ir.items.len()).map(ItemId).filter(|id| !self.ir.reserved.contains(id));
        let is_simple = |id: &ItemId| {
            let item = &self.ir[*id];
            let simple = matches!(item.kind, ItemKind::Restriction(_) | ItemKind::Enumeration(_) | ItemKind::Union(_));
            simple && matches!(item.origin, Origin::Type(_))
        };
        ids.filter(is_simple).collect()
    }
}

/// What becomes of what a wildcard allows; nothing where a field is none.
fn wildcard(field: &Field) -> ProcessContents {
    match &field.kind {
        FieldKind::Any(wildcard) | FieldKind::AnyAttribute(wildcard) => wildcard.process,
        _ => ProcessContents::Skip,
    }
}
