//! Names in the texts of a schema: `xs:QName` and `xs:NOTATION` in facets, and in `default` and `fixed`.
//!
//! In comes a text with the prefixes of its place in the schema; out goes the same with names expanded,
//! `{urn:example}item`, as the runtime takes them.

use std::collections::BTreeSet;
use std::sync::Arc;

use xsdbind::simple::SimpleType as _;
use xsdbind::types::NcName;

use super::Lower;
use crate::diagnostics::{LoweringProblem, Place, brief};
use crate::model::{Builtin, Facets, Str, TypeRef, ValueConstraint, Variety, WhiteSpace};

/// How deep unions may be in one another for a value of them to be looked at.
const DEEPEST: usize = 64;

impl Lower<'_> {
    /// The value of an element or attribute, names in it expanded.
    pub(super) fn value(
        &mut self,
        ty: TypeRef,
        value: Option<&ValueConstraint>,
        place: &Place,
    ) -> Option<ValueConstraint> {
        Some(match value? {
            ValueConstraint::Default(text) => ValueConstraint::Default(self.expanded(ty, text, place)),
            ValueConstraint::Fixed(text) => ValueConstraint::Fixed(self.expanded(ty, text, place)),
        })
    }

    /// The facets of a type, names in its values expanded.
    pub(super) fn expanded_facets(&mut self, variety: &Variety, facets: &Arc<Facets>) -> Arc<Facets> {
        let mut facets = facets.clone();
        let ty = match variety {
            Variety::Atomic(builtin) => TypeRef::Builtin(*builtin),
            Variety::List { item } => *item,
            Variety::Union { members } => {
                if members.iter().any(|member| self.has_names(*member)) {
                    for value in &mut Arc::make_mut(&mut facets).enumeration {
                        value.value = self.checked(&value.value, &value.place, |lower, text, place| {
                            lower.of_union(members, text, place, 0)
                        });
                    }
                }
                return facets;
            }
        };
        if self.has_names(ty) {
            for value in &mut Arc::make_mut(&mut facets).enumeration {
                value.value = self.checked(&value.value, &value.place, |lower, text, place| match variety {
                    Variety::List { item } => lower.of_list(*item, text, place, 0),
                    _ => lower.expand(ty, text, place, 0),
                });
            }
        }
        facets
    }

    fn expanded(&mut self, ty: TypeRef, text: &Str, place: &Place) -> Str {
        match self.model.text_type(ty) {
            Some(ty) if self.has_names(ty) => {
                self.checked(text, place, |lower, text, place| lower.expand(ty, text, place, 0))
            }
            _ => text.clone(),
        }
    }

    /// Whether values of a simple type may have names in them.
    fn has_names(&self, ty: TypeRef) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = vec![ty];
        while let Some(at) = next.pop() {
            match at {
                TypeRef::Builtin(builtin) if is_name(builtin) => return true,
                TypeRef::Type(id) if seen.insert(id) => match self.model[id].simple().map(|simple| &simple.variety) {
                    Some(Variety::Atomic(builtin)) if is_name(*builtin) => return true,
                    Some(Variety::List { item }) => next.push(*item),
                    Some(Variety::Union { members }) => next.extend(members),
                    _ => {}
                },
                TypeRef::Builtin(_) | TypeRef::Type(_) => {}
            }
        }
        false
    }

    fn checked(
        &mut self,
        text: &Str,
        place: &Place,
        expand: impl FnOnce(&mut Self, &str, &Place) -> Result<String, LoweringProblem>,
    ) -> Str {
        match expand(self, text, place) {
            Ok(text) => text.into(),
            Err(problem) => {
                self.problem(problem, place);
                text.clone()
            }
        }
    }

    fn expand(&mut self, ty: TypeRef, text: &str, place: &Place, depth: usize) -> Result<String, LoweringProblem> {
        let builtin = match ty {
            TypeRef::Builtin(builtin) => builtin,
            TypeRef::Type(id) => match self.model[id].simple().map(|simple| &simple.variety) {
                Some(Variety::Atomic(builtin)) => *builtin,
                Some(Variety::List { item }) => return self.of_list(*item, text, place, depth),
                Some(Variety::Union { members }) => return self.of_union(members, text, place, depth),
                None => return Ok(text.to_owned()),
            },
        };
        if is_name(builtin) { self.name(builtin, text, place) } else { Ok(text.to_owned()) }
    }

    fn of_list(&mut self, item: TypeRef, text: &str, place: &Place, depth: usize) -> Result<String, LoweringProblem> {
        let items: Result<Vec<String>, _> =
            text.split_ascii_whitespace().map(|text| self.expand(item, text, place, depth)).collect();
        Ok(items?.join(" "))
    }

    /// As the first member that takes the text has it.
    fn of_union(
        &mut self,
        members: &[TypeRef],
        text: &str,
        place: &Place,
        depth: usize,
    ) -> Result<String, LoweringProblem> {
        let members = if depth < DEEPEST { members } else { &[] };
        for &member in members {
            if self.has_names(member) {
                if let Ok(expanded) = self.expand(member, text, place, depth + 1) {
                    return Ok(expanded);
                }
            } else if self.values.is_value(member, text) {
                return Ok(text.to_owned());
            }
        }
        Err(LoweringProblem::NoMember { text: brief(text) })
    }

    fn name(&self, builtin: Builtin, text: &str, place: &Place) -> Result<String, LoweringProblem> {
        let text = WhiteSpace::Collapse.apply(text);
        let name = self.model.name_at(place, &text).filter(|(_, local)| NcName::from_lexical(local).is_ok());
        let Some((namespace, local)) = name else {
            return Err(LoweringProblem::Name { text: brief(&text) });
        };
        let is_notation = |name: &crate::model::Notation| {
            *name.name == *local && name.namespace.as_deref().unwrap_or_default() == &*namespace
        };
        if builtin == Builtin::Notation && !self.model.notations.iter().any(is_notation) {
            return Err(LoweringProblem::Notation { name: brief(&text) });
        }
        Ok(format!("{{{namespace}}}{local}"))
    }
}

fn is_name(builtin: Builtin) -> bool {
    matches!(builtin, Builtin::QName | Builtin::Notation)
}
