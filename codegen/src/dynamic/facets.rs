//! Facets of the schema as the runtime has them.

use xsdbind::facets::Facets;

use super::texts::{Texts, keep_all};
use crate::ir::XmlName;
use crate::model;

/// Those of a restriction, with the name of the type, if it has one.
pub(super) fn of(texts: &Texts, name: Option<&XmlName>, facets: &model::Facets) -> Facets {
    let number = |facet: &Option<model::Facet<u64>>| {
        facet.as_ref().map(|facet| usize::try_from(facet.value).unwrap_or(usize::MAX))
    };
    let text = |facet: &Option<model::Facet<model::Str>>| facet.as_ref().map(|facet| texts.keep(&facet.value));
    Facets {
        length: number(&facets.length),
        min_length: number(&facets.min_length),
        max_length: number(&facets.max_length),
        patterns: keep_all(
            facets.patterns.iter().map(|step| keep_all(step.iter().map(|facet| texts.keep(&facet.value)))),
        ),
        enumeration: keep_all(facets.enumeration.iter().map(|value| texts.keep(&value.value))),
        min_inclusive: text(&facets.min_inclusive),
        min_exclusive: text(&facets.min_exclusive),
        max_inclusive: text(&facets.max_inclusive),
        max_exclusive: text(&facets.max_exclusive),
        total_digits: number(&facets.total_digits),
        fraction_digits: number(&facets.fraction_digits),
        white_space: facets.white_space.as_ref().map(|facet| facet.value),
        ..named(texts, name)
    }
}

/// No facets, but a name.
pub(super) fn named(texts: &Texts, name: Option<&XmlName>) -> Facets {
    match name {
        Some(name) => Facets { name: texts.keep(&name.local), namespace: texts.keep(&name.namespace), ..Facets::NONE },
        None => Facets::NONE,
    }
}
