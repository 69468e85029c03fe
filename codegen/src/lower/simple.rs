//! Simple types: enumerations, restrictions, lists.

use super::Lower;
use crate::diagnostics::{LoweringProblem, Place};
use crate::ir::{Enumeration, ItemKind, Restriction, Ty, Value};
use crate::model::{Builtin, Primitive, SimpleType, TypeRef, Variety};

impl Lower<'_> {
    /// The item of a simple type; `None` where there is none yet, which is then reported.
    pub(super) fn simple(&mut self, simple: &SimpleType, place: &Place) -> Option<ItemKind> {
        let base = match &simple.variety {
            Variety::Union { .. } => {
                self.problem(LoweringProblem::Union, place);
                return None;
            }
            Variety::List { item } => self.list(*item, place),
            Variety::Atomic(builtin @ (Builtin::QName | Builtin::Notation)) => {
                self.problem(LoweringProblem::Restricted { builtin: builtin.name() }, place);
                return None;
            }
            Variety::Atomic(builtin) if is_enumeration(simple, *builtin) => {
                return Some(ItemKind::Enumeration(self.enumeration(simple, *builtin)));
            }
            Variety::Atomic(builtin) => Ty::Builtin(*builtin),
        };
        Some(ItemKind::Restriction(Restriction { base, facets: Box::new(simple.facets.clone()) }))
    }

    fn list(&mut self, item: TypeRef, place: &Place) -> Ty {
        match self.ty(item, place) {
            Ty::Item(item) => Ty::ListOf(item),
            Ty::Builtin(builtin) => Ty::List(builtin),
            other => other,
        }
    }

    fn enumeration(&self, simple: &SimpleType, base: Builtin) -> Enumeration {
        // Each once: `resolve` has left out what stands twice, and warned of it.
        let values = simple.facets.enumeration.iter().map(|value| {
            let (docs, place) = (value.docs.clone(), value.place.clone());
            Value { text: value.value.clone(), docs, place }
        });
        Enumeration { values: values.collect(), base, open: self.settings.open_enums }
    }
}

/// Whether values are told apart by their text: an enumeration of numbers is a restriction of numbers.
fn is_enumeration(simple: &SimpleType, builtin: Builtin) -> bool {
    !simple.facets.enumeration.is_empty() && builtin.primitive() == Primitive::Text
}
