//! Whether a text is a value of a simple type, with all facets: XSD part 1, section 3.14.4, "String Valid".
//!
//! What a text of a built-in type is, how long and how great, the runtime says, as it will when a document is read.
//!
//! What cannot be decided here, such as names with prefixes, is taken for a value. So is what would be too much work:
//! patterns that are too large, and unions in unions without end.

mod builtin;
mod patterns;

use std::borrow::Cow;

pub(crate) use self::builtin::{compare, is_value, range};
pub(crate) use self::patterns::Patterns;
use crate::model::{Builtin, Facets, Model, Primitive, SimpleType, Str, TypeDefinition, TypeRef, Variety, WhiteSpace};

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
        if !fits || !self.is_listed(ty, simple, &value, left) {
            return false;
        }
        let value = self.processed(ty, text, left);
        self.patterns.match_all(&simple.facets.patterns, &value)
    }

    /// A text with the white space of a type; of a union, of the member that takes it (part 2, section 4.3.6).
    fn processed<'t>(&mut self, ty: TypeRef, text: &'t str, left: &mut u32) -> Cow<'t, str> {
        let simple = match ty {
            TypeRef::Type(id) => self.model[id].simple(),
            TypeRef::Builtin(_) => None,
        };
        if let Some(SimpleType { variety: Variety::Union { members }, .. }) = simple
            && let Some(member) = members.iter().find(|member| self.is_within(**member, text, left))
        {
            return self.processed(*member, text, left);
        }
        self.model.white_space(ty).apply(text)
    }

    /// Whether an enumeration has the value.
    fn is_listed(&mut self, ty: TypeRef, simple: &SimpleType, value: &str, left: &mut u32) -> bool {
        let listed = &simple.facets.enumeration;
        listed.is_empty() || listed.iter().any(|other| self.is_same(ty, value, &other.value, left))
    }

    /// Whether two texts are the same value of a type.
    fn is_same(&mut self, ty: TypeRef, one: &str, other: &str, left: &mut u32) -> bool {
        let white_space = self.model.white_space(ty);
        let (one, other) = (white_space.apply(one), white_space.apply(other));
        let variety = match ty {
            TypeRef::Builtin(builtin) => match builtin.item() {
                Some(item) => &Variety::List { item: TypeRef::Builtin(item) },
                None => &Variety::Atomic(builtin),
            },
            TypeRef::Type(id) => match self.model[id].simple() {
                Some(simple) => &simple.variety,
                None => return true,
            },
        };
        let item = match variety {
            Variety::Atomic(builtin) => return is_same(*builtin, &one, &other),
            Variety::List { item } => *item,
            // Each is a value of the first member that takes it.
            Variety::Union { members } => {
                let Some(fewer) = left.checked_sub(1) else { return true };
                *left = fewer;
                let mut member = |text: &str| members.iter().find(|member| self.is_within(**member, text, left));
                return match (member(&one), member(&other)) {
                    (Some(member), Some(another)) => member == another && self.is_same(*member, &one, &other, left),
                    _ => false,
                };
            }
        };
        let items = |text: &str| text.split(' ').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let (items, others) = (items(&one), items(&other));
        items.len() == others.len()
            && items.iter().zip(&others).all(|(one, other)| self.is_same(item, one, other, left))
    }

    fn is_list(&mut self, item: TypeRef, value: &str, left: &mut u32) -> bool {
        value.split(' ').filter(|part| !part.is_empty()).all(|part| self.is_within(item, part, left))
    }
}

fn is_same(builtin: Builtin, one: &str, other: &str) -> bool {
    if builtin.primitive() == Primitive::Text {
        one == other
    } else {
        builtin::same(builtin, one, other).unwrap_or(true)
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
