//! What stands beside nil: the attributes of an element that is nil (XSD part 1, section 3.3.4, clause 3.2).
//!
//! A type with attributes gets a struct of those alone once an element of it may be nil; a set of types gets a set of
//! such structs, so that nil keeps which type was named. Where no type has attributes, nil stays without anything, unless
//! `keep-types` names the type: then the structs are empty.

use super::Lower;
use super::types::any_attribute;
use crate::ir::{Field, Item, ItemId, ItemKind, Member, Origin, Record, Ty, Types};
use crate::model::{Builtin, Docs, Str, TypeId, TypeRef};

impl Lower<'_> {
    /// What nil of an element holds that has this type in the schema and in the output.
    pub(super) fn beside_nil(&mut self, type_ref: TypeRef, ty: Ty) -> Option<Ty> {
        match (type_ref, ty) {
            (TypeRef::Builtin(Builtin::AnyType), _) => Some(Ty::OpenContent),
            (TypeRef::Type(id), Ty::Item(item)) => self.attributes_of(id, item).map(Ty::Item),
            _ => None,
        }
    }

    fn attributes_of(&mut self, id: TypeId, item: ItemId) -> Option<ItemId> {
        let Some(instances) = self.instances.get(&item).cloned() else {
            return if self.model.has_attributes(id) { Some(self.attributes(id)) } else { None };
        };
        if let Some(&known) = self.attribute_sets.get(&item) {
            return Some(known);
        }
        // All of them, whichever are selected: a field's type must not depend on that.
        let is_kept = self.settings.keep_types.contains(&TypeRef::Type(id));
        if !is_kept && !instances.iter().any(|id| self.model.has_attributes(*id)) {
            return None;
        }
        let selected = instances.into_iter().filter(|id| self.selection.has_type(*id));
        let items: Vec<ItemId> = selected.map(|id| self.attributes(id)).collect();
        let ItemKind::Types(set) = &self.ir[item].kind else {
            self.internal("a set of types is none", Some(&self.model[id].place));
            return None;
        };
        let members = set.members.iter().zip(items);
        let members = members.map(|(member, item)| Member { name: member.name.clone(), item, boxed: false }).collect();
        let kind = Types { name: set.name.clone(), members, keeps_others: set.keeps_others, blank: 0 };
        let found = self.beside(item, ItemKind::Types(kind));
        self.attribute_sets.insert(item, found);
        Some(found)
    }

    /// The struct of a type's attributes.
    fn attributes(&mut self, id: TypeId) -> ItemId {
        if let Some(&known) = self.attributes.get(&id) {
            return known;
        }
        let model = self.model;
        let owner = self.item(id);
        let kind = ItemKind::Record(Record {
            name: None,
            elements: Str::default(),
            all: false,
            is_group: false,
            fields: Vec::new(),
        });
        let item = self.beside(owner, kind);
        self.attributes.insert(id, item);
        if let Some(complex) = model[id].complex() {
            let mut fields: Vec<Field> = complex.attributes.iter().map(|attribute| self.attribute(attribute)).collect();
            let beside_id = self.allows_no_id(complex);
            fields.extend(complex.any_attribute.as_ref().map(|wildcard| any_attribute(wildcard, beside_id)));
            if let ItemKind::Record(record) = &mut self.ir[item].kind {
                record.fields = fields;
            }
        }
        item
    }

    fn beside(&mut self, owner: ItemId, kind: ItemKind) -> ItemId {
        let Item { module, file, ref place, .. } = self.ir[owner];
        let place = place.clone();
        self.push(Item { module, file, place, docs: Docs::default(), origin: Origin::Attributes(owner), kind })
    }
}
