//! Simple types as the runtime has them: what `emit::simple` and `emit::union` write, made.

use std::cell::RefCell;
use std::collections::HashMap;

use xsdbind::dynamic::{Others, Simple};
use xsdbind::facets::Facets;

use super::facets;
use super::texts::{Texts, keep};
use crate::ir::{Enumeration, Ir, ItemId, ItemKind, Restriction, Ty, UnionMember, XmlName};
use crate::model::Builtin;

/// The simple types so far, each once.
pub(super) struct SimpleTypes<'a> {
    ir: &'a Ir,
    texts: &'a Texts,
    made: RefCell<HashMap<Ty, &'static Simple>>,
}

impl<'a> SimpleTypes<'a> {
    pub(super) fn new(ir: &'a Ir, texts: &'a Texts) -> Self {
        Self { ir, texts, made: RefCell::default() }
    }

    /// A simple type; `None` where it is none.
    pub(super) fn of(&self, ty: Ty) -> Option<&'static Simple> {
        if let Some(made) = self.made.borrow().get(&ty) {
            return Some(made);
        }
        let made = keep(self.make(ty)?);
        self.made.borrow_mut().insert(ty, made);
        Some(made)
    }

    fn make(&self, ty: Ty) -> Option<Simple> {
        Some(match ty {
            // In Rust it is a text, without the name of a type.
            Ty::Builtin(Builtin::AnySimpleType) => Simple::built_in(Builtin::String.name())?,
            Ty::Builtin(builtin) => Simple::built_in(builtin.name())?,
            Ty::AnySimple => Simple::built_in(Builtin::AnySimpleType.name())?,
            Ty::List(builtin) => Simple::list(self.of(Ty::Builtin(builtin))?),
            Ty::ListOf(item) => Simple::list(self.of(Ty::Item(item))?),
            Ty::Typed(builtin) => Simple::typed(self.of(Ty::Builtin(builtin))?),
            Ty::TypedOf(item) => Simple::typed(self.of(Ty::Item(item))?),
            Ty::Item(id) => self.item(id)?,
            Ty::Mixed(_) | Ty::OpenContent | Ty::OpenElement | Ty::OpenAttributes => return None,
        })
    }

    fn item(&self, id: ItemId) -> Option<Simple> {
        let item = &self.ir[id];
        let name = self.ir.type_name(item);
        match &item.kind {
            ItemKind::Restriction(restriction) => self.restriction(name.as_ref(), restriction),
            ItemKind::Enumeration(enumeration) => self.enumeration(name.as_ref(), enumeration),
            ItemKind::Union(members) => self.union(name.as_ref(), members),
            ItemKind::Record(_)
            | ItemKind::Choice(_)
            | ItemKind::Types(_)
            | ItemKind::Document { .. }
            | ItemKind::Unused => None,
        }
    }

    fn restriction(&self, name: Option<&XmlName>, restriction: &Restriction) -> Option<Simple> {
        let base = self.of(restriction.base)?;
        // Those of a union, of which there are none elsewhere.
        let members = base.facets().members;
        let facets = Facets { members, ..facets::of(self.texts, name, &restriction.facets) };
        Some(Simple::restriction(base, keep(facets), restriction.spelled))
    }

    fn enumeration(&self, name: Option<&XmlName>, enumeration: &Enumeration) -> Option<Simple> {
        let texts: Vec<&'static str> = enumeration.values.iter().map(|value| self.texts.keep(&value.text)).collect();
        let facets = Facets { enumeration: texts.leak(), ..facets::named(self.texts, name) };
        let others = match &enumeration.others {
            _ if !enumeration.open => None,
            None => Some(Others::Any),
            Some(others) => Some(Others::Of(keep(self.restriction(None, others)?))),
        };
        Some(Simple::enumeration(keep(facets), enumeration.white_space, others))
    }

    fn union(&self, name: Option<&XmlName>, members: &[UnionMember]) -> Option<Simple> {
        let members = members.iter().map(|member| self.of(member.ty)).collect::<Option<Vec<_>>>()?;
        let facets: Vec<&'static Facets> = members.iter().map(|member| member.facets()).collect();
        let facets = Facets { members: facets.leak(), ..facets::named(self.texts, name) };
        Some(Simple::union(keep(facets), members))
    }
}
