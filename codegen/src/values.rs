//! Whether a text is a value of a simple type, with all facets: XSD part 1, section 3.14.4, "String Valid".
//!
//! What a text of a built-in type is, how long and how great, the runtime says, as it will when a document is read.
//!
//! What cannot be decided here, such as names with prefixes, is taken for a value. So is what would be too much work:
//! patterns that are too large, and unions in unions without end.

mod builtin;
mod patterns;

pub(crate) use self::builtin::{compare, is_value, range};
pub(crate) use self::patterns::Patterns;
use crate::model::{
    Builtin, EnumerationValue, Facets, Model, Primitive, SimpleType, Str, TypeDefinition, TypeRef, Variety, WhiteSpace,
};

/// How many types are looked at for one value.
const MOST: u32 = 1000;

/// Values of the types of a model.
pub(crate) struct Values<'m> {
    model: &'m Model,
    patterns: Patterns,
}

impl<'m> Values<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, patterns: Patterns::default() }
    }

    /// Whether a text, as written, is a value of a simple type.
    pub(crate) fn is_value(&mut self, ty: TypeRef, text: &str) -> bool {
        self.is_within(ty, text, &mut MOST.clone())
    }

    fn is_within(&mut self, ty: TypeRef, text: &str, left: &mut u32) -> bool {
        let Some(fewer) = left.checked_sub(1) else { return true };
        *left = fewer;
        let value = self.model.white_space(ty).apply(text);
        let simple = match ty {
            TypeRef::Builtin(builtin) => match builtin.item() {
                Some(item) => return self.is_list(TypeRef::Builtin(item), &value, left) && !value.is_empty(),
                None => return is_builtin(builtin, &value),
            },
            TypeRef::Type(id) => match &self.model[id].definition {
                TypeDefinition::Simple(simple) => simple,
                TypeDefinition::Complex(_) => return true,
            },
        };
        let fits = match &simple.variety {
            Variety::Atomic(builtin) => is_builtin(*builtin, &value) && has_bounds(*builtin, &simple.facets, &value),
            Variety::List { item } => {
                let items = value.split(' ').filter(|item| !item.is_empty()).count() as u64;
                has_length(&simple.facets, items) && self.is_list(*item, &value, left)
            }
            Variety::Union { members } => members.iter().any(|member| self.is_within(*member, text, left)),
        };
        fits && is_listed(simple, &value) && self.patterns.match_all(&simple.facets.patterns, &value)
    }

    fn is_list(&mut self, item: TypeRef, value: &str, left: &mut u32) -> bool {
        value.split(' ').filter(|part| !part.is_empty()).all(|part| self.is_within(item, part, left))
    }
}

fn is_builtin(builtin: Builtin, value: &str) -> bool {
    is_value(builtin, &WhiteSpace::Collapse.apply(value))
}

/// Lengths, bounds and digits, of a value of the built-in type.
pub(crate) fn has_bounds(builtin: Builtin, facets: &Facets, value: &str) -> bool {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let bounds = [
        (&facets.min_inclusive, &[Greater, Equal][..]),
        (&facets.min_exclusive, &[Greater]),
        (&facets.max_inclusive, &[Less, Equal]),
        (&facets.max_exclusive, &[Less]),
    ];
    // What is not comparable with a bound is beyond it (sections 3.2.4 and 3.2.7.4); a bound that is no number is itself.
    let is_within = |bound: &Str, right: &[std::cmp::Ordering]| match compare(builtin, value, bound) {
        Some(order) => right.contains(&order),
        None => *value == **bound && right.contains(&Equal),
    };
    builtin::length(builtin, value).is_none_or(|length| has_length(facets, length))
        && bounds.iter().all(|(facet, right)| facet.as_ref().is_none_or(|facet| is_within(&facet.value, right)))
        && has_digits(builtin, facets, value)
}

/// The number of digits, of a decimal.
pub(crate) fn has_digits(builtin: Builtin, facets: &Facets, value: &str) -> bool {
    let (digits, fraction) = builtin::digits(builtin, value).unwrap_or_default();
    facets.total_digits.as_ref().is_none_or(|most| digits <= most.value)
        && facets.fraction_digits.as_ref().is_none_or(|most| fraction <= most.value)
}

/// Whether the lengths allow a value with so many characters, octets or items.
pub(crate) fn has_length(facets: &Facets, length: u64) -> bool {
    facets.length.as_ref().is_none_or(|facet| facet.value == length)
        && facets.min_length.as_ref().is_none_or(|facet| facet.value <= length)
        && facets.max_length.as_ref().is_none_or(|facet| facet.value >= length)
}

/// Whether an enumeration has the value. Of texts that is certain; other values can be written in several ways.
fn is_listed(simple: &SimpleType, value: &str) -> bool {
    let listed = &simple.facets.enumeration;
    let same = |other: &EnumerationValue| match &simple.variety {
        Variety::Atomic(builtin) if builtin.primitive() == Primitive::Text => *other.value == *value,
        Variety::Atomic(builtin) => match compare(*builtin, value, &other.value) {
            Some(order) => order.is_eq(),
            None => true,
        },
        Variety::List { .. } | Variety::Union { .. } => true,
    };
    listed.is_empty() || listed.iter().any(same)
}
