//! Which defaults of attributes are values of their types for sure, where the configuration asks for getters of them.
//!
//! In come the items, once it is known where the code of each is and what holds its values; out go the attributes of whose
//! default that cannot be said here, so that their getters return a `Result`. What then holds: of any other, the runtime
//! reads the text of the default as a value.

use std::collections::BTreeSet;

use xsdbind::simple::SimpleType as _;
use xsdbind::types::QName;

use crate::ir::{Ir, ItemId, ItemKind, Restriction, Ty};
use crate::model::{Builtin, Facets, WhiteSpace};
use crate::shared;
use crate::values::{self, Patterns};

/// How much is looked at for one default: types and values.
const MOST: usize = 10_000;
/// How deep lists and unions may be in one another.
const DEEPEST: usize = 64;

/// Notes the attributes whose default may be no value.
pub(crate) fn find(ir: &mut Ir) {
    if !ir.accessors.default_getters {
        return;
    }
    let mut values = Values { ir, patterns: Patterns::default(), left: MOST };
    let mut unsure = BTreeSet::new();
    for (index, item) in ir.items.iter().enumerate() {
        let ItemKind::Record(record) = &item.kind else { continue };
        for (at, field) in record.fields.iter().enumerate() {
            values.left = MOST;
            if field.default().is_some_and(|text| !values.has(field.ty, text, 0)) {
                unsure.insert((ItemId::at(index), at));
            }
        }
    }
    ir.unsure_defaults = unsure;
}

/// Values of types, as far as they are known to be.
struct Values<'i> {
    ir: &'i Ir,
    patterns: Patterns,
    left: usize,
}

impl Values<'_> {
    /// Whether a text is a value of a type for sure, as the runtime reads it.
    fn has(&mut self, ty: Ty, text: &str, depth: usize) -> bool {
        if depth > DEEPEST || !self.spend(1) {
            return false;
        }
        match ty {
            Ty::Builtin(builtin) => self.has_builtin(builtin, text),
            Ty::List(builtin) => items(text).all(|item| self.spend(1) && self.has_builtin(builtin, item)),
            Ty::ListOf(of) => items(text).all(|item| self.has(Ty::Item(of), item, depth + 1)),
            // Its code may be of another release, and hold other values.
            Ty::Item(id) if shared::is_external(self.ir, id) => false,
            Ty::Item(id) => match &self.ir[id].kind {
                ItemKind::Enumeration(enumeration) => {
                    let text = enumeration.white_space.apply(text);
                    self.spend(enumeration.values.len()) && enumeration.values.iter().any(|value| *value.text == *text)
                }
                ItemKind::Restriction(restriction) => self.has_restricted(restriction, text, depth),
                ItemKind::Union(members) => members.iter().any(|member| self.has(member.ty, text, depth + 1)),
                _ => false,
            },
            _ => false,
        }
    }

    /// Notes so much work; `false` where that is too much.
    fn spend(&mut self, work: usize) -> bool {
        let left = self.left.checked_sub(work);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    fn has_builtin(&self, builtin: Builtin, text: &str) -> bool {
        let text = builtin.white_space().apply(text);
        match builtin {
            _ if self.ir.own.contains_key(&builtin) => false,
            // In Rust it is a text.
            Builtin::AnySimpleType => true,
            // The text has the name expanded.
            _ if is_name(builtin) => QName::from_lexical(&text).is_ok(),
            _ => values::is_value(builtin, &text),
        }
    }

    fn has_restricted(&mut self, restriction: &Restriction, text: &str, depth: usize) -> bool {
        let Restriction { base, own, facets, .. } = restriction;
        let white_space = match base {
            Ty::Builtin(builtin) => builtin.white_space(),
            Ty::List(_) | Ty::ListOf(_) => WhiteSpace::Collapse,
            // Each member has its own.
            _ => WhiteSpace::Preserve,
        };
        let text = white_space.apply(text);
        let text = facets.white_space.as_ref().map_or(WhiteSpace::Preserve, |facet| facet.value).apply(&text);
        own.is_none()
            && self.spend(facets.enumeration.len())
            && is_listed(facets, &text)
            && is_within(*base, facets, &text)
            && self.is_matched(*base, facets, &text)
            && self.has(*base, &text, depth + 1)
    }

    /// Of names, patterns are about prefixes, and the runtime has to find one. What is of a member of a union or of an item
    /// may have names in it.
    fn is_matched(&mut self, base: Ty, facets: &Facets, text: &str) -> bool {
        let is_plain = matches!(base, Ty::Builtin(builtin) | Ty::List(builtin) if !is_name(builtin));
        facets.patterns.is_empty() || (is_plain && self.patterns.are_known_to_match(&facets.patterns, text))
    }
}

/// Whether an enumeration has the text; another text of a value that is listed is not looked for.
fn is_listed(facets: &Facets, text: &str) -> bool {
    let listed = &facets.enumeration;
    !facets.has_no_value && (listed.is_empty() || listed.iter().any(|value| *value.value == *text))
}

/// Lengths, bounds and digits.
fn is_within(base: Ty, facets: &Facets, text: &str) -> bool {
    let Facets { min_inclusive, min_exclusive, max_inclusive, max_exclusive, .. } = facets;
    let bounds = [min_inclusive, min_exclusive, max_inclusive, max_exclusive].into_iter().flatten();
    match base {
        Ty::Builtin(builtin) if builtin.item().is_none() => {
            let are_known = bounds.into_iter().all(|bound| values::compare(builtin, text, &bound.value).is_some());
            are_known && values::has_bounds(builtin, facets, text)
        }
        _ => bounds.count() == 0 && values::has_length(facets, items(text).count() as u64),
    }
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split_ascii_whitespace()
}

fn is_name(builtin: Builtin) -> bool {
    matches!(builtin, Builtin::QName | Builtin::Notation)
}
