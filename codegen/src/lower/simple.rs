//! Simple types: enumerations, restrictions, lists, unions.

use super::Lower;
use crate::diagnostics::Place;
use crate::ir::{Enumeration, ItemKind, Restriction, Ty, UnionMember, Value, words};
use crate::model::{
    Builtin, Docs, Facets, Model, Primitive, SimpleType, TypeDefinition, TypeId, TypeName, TypeRef, Variety,
};

impl Lower<'_> {
    /// The item of a simple type.
    pub(super) fn simple(&mut self, simple: &SimpleType, place: &Place) -> ItemKind {
        let base = match &simple.variety {
            Variety::Union { members } => match self.model.union(simple.base) {
                Some(union) => Ty::Item(self.item(union)),
                None => return ItemKind::Union(self.union(members, place)),
            },
            Variety::List { item } => self.list(*item, place),
            Variety::Atomic(builtin) if is_enumeration(simple, *builtin) => {
                return ItemKind::Enumeration(self.enumeration(simple, *builtin));
            }
            Variety::Atomic(builtin) => Ty::Builtin(*builtin),
        };
        let facets = self.expanded_facets(&simple.variety, &simple.facets);
        let spelled = self.is_spelled(simple, &facets);
        ItemKind::Restriction(Restriction { base, own: None, facets, spelled })
    }

    fn list(&mut self, item: TypeRef, place: &Place) -> Ty {
        match self.ty(item, place) {
            Ty::Item(item) => Ty::ListOf(item),
            Ty::Builtin(builtin) => Ty::List(builtin),
            other => {
                self.internal("a list has items that are no simple type", Some(place));
                other
            }
        }
    }

    fn union(&mut self, members: &[TypeRef], place: &Place) -> Vec<UnionMember> {
        let words = member_words(self.model, members);
        self.nesting += 1;
        let members = members.iter().zip(words).map(|(&member, words)| {
            let (name, docs) = match member {
                TypeRef::Builtin(builtin) => (Some(format!("xs:{}", builtin.name())), Docs::default()),
                TypeRef::Type(id) => (self.model[id].global_name().map(str::to_owned), self.model[id].docs.clone()),
            };
            UnionMember { words, ty: self.ty(member, place), name, docs }
        });
        let members = members.collect();
        self.nesting -= 1;
        members
    }

    /// The words for an anonymous member of a union.
    pub(super) fn words_of_member(&mut self, union: TypeId, index: usize) -> String {
        let model = self.model;
        let members = match model[union].simple().map(|simple| &simple.variety) {
            Some(Variety::Union { members }) => members.as_slice(),
            _ => &[],
        };
        let anonymous = |member: &TypeRef| matches!(member, TypeRef::Type(id) if model[*id].global_name().is_none());
        let found = members.iter().zip(member_words(model, members)).filter(|(member, _)| anonymous(member)).nth(index);
        if let Some((_, words)) = found {
            return words;
        }
        self.internal("a union has no such member", Some(&model[union].place));
        String::new()
    }

    fn enumeration(&self, simple: &SimpleType, base: Builtin) -> Enumeration {
        // Each once: `resolve` has left out what occurs twice, and warned of it.
        let values =
            simple.facets.enumeration.iter().map(|value| Value { text: value.value.clone(), docs: value.docs.clone() });
        let white_space = simple.facets.white_space.as_ref().map_or(base.white_space(), |facet| facet.value);
        let open = self.settings.open_enums;
        let others = if open { others(simple, base) } else { None };
        Enumeration { values: values.collect(), white_space, open, others: others.map(Box::new) }
    }
}

/// Whether values are told apart by their text: an enumeration of numbers is a restriction of numbers. What an `ID` or
/// `IDREF` says of a document, no enum would say.
fn is_enumeration(simple: &SimpleType, builtin: Builtin) -> bool {
    let facets = &simple.facets;
    let is_identity = [Builtin::Id, Builtin::IdRef].iter().any(|of| builtin.is_derived_from(*of));
    !facets.enumeration.is_empty() && !facets.has_no_value && builtin.primitive() == Primitive::Text && !is_identity
}

/// What values of an open enumeration have to be that the schema does not list: all that its facets say, but for that.
fn others(simple: &SimpleType, base: Builtin) -> Option<Restriction> {
    let facets = Facets { enumeration: Vec::new(), white_space: None, ..(*simple.facets).clone() };
    let has_lengths = facets.length.is_some() || facets.min_length.is_some() || facets.max_length.is_some();
    let is_any = base.takes_any_text() && !has_lengths && facets.patterns.is_empty();
    (!is_any).then(|| Restriction { base: Ty::Builtin(base), own: None, facets: facets.into(), spelled: false })
}

/// What names the members of a union: the name of each type; of an anonymous one that of the type that it restricts. The
/// later anonymous ones of one name have a number.
fn member_words(model: &Model, members: &[TypeRef]) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::new();
    let words = members.iter().map(|member| {
        let words = type_words(model, *member);
        if matches!(member, TypeRef::Type(id) if model[*id].global_name().is_none()) {
            let count = counts.entry(words.clone()).or_insert(0);
            *count += 1;
            return words::numbered(words, *count);
        }
        words
    });
    words.collect()
}

/// `SizeName`, `token`; `token list`.
fn type_words(model: &Model, mut at: TypeRef) -> String {
    let mut lists = 0;
    loop {
        let words = match at {
            TypeRef::Builtin(builtin) => builtin.camel(),
            TypeRef::Type(id) => match (&model[id].name, &model[id].definition) {
                (TypeName::Named(name), _) => name,
                (_, TypeDefinition::Simple(simple)) => match (simple.base, &simple.variety) {
                    (TypeRef::Builtin(Builtin::AnySimpleType), Variety::List { item }) => {
                        lists += 1;
                        at = *item;
                        continue;
                    }
                    (TypeRef::Builtin(Builtin::AnySimpleType), Variety::Union { .. }) => words::UNION,
                    (base, _) => {
                        at = base;
                        continue;
                    }
                },
                (_, TypeDefinition::Complex(_)) => "",
            },
        };
        return words::list(words, lists);
    }
}
