//! The documents as they are written in, the component [`Model`] out.
//!
//! What then holds: see `model`. Ids are given out before bodies are read, so the order of
//! definitions never matters. All problems are reported; what cannot be resolved stands as `anyType`
//! until then, and no model with such a hole in it leaves this stage.

mod attributes;
mod checks;
mod complex;
mod content;
mod declare;
mod elements;
mod facets;
mod lookup;
mod order;
mod resolver;
mod restriction;
mod simple;
#[cfg(test)]
mod tests;
mod types;
mod unique;
mod wildcard;

use self::resolver::Resolver;
use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::xsd::Schemas;

/// Resolves all names. All types together may have so many parts: particles, attributes and inherited facets, what is
/// inherited counted in every type.
///
/// # Errors
///
/// If a name means nothing or two things, if definitions lead back to themselves, or if they break a
/// rule of XSD part 1, section 3, or part 2, section 4.
pub(crate) fn resolve(schemas: &Schemas, parts: u64, warnings: &mut Diagnostics) -> Result<Model, Diagnostics> {
    let mut resolver = Resolver::new(schemas, parts);
    declare::declare(&mut resolver);
    elements::attributes(&mut resolver);
    elements::elements(&mut resolver);
    attributes::groups(&mut resolver);
    content::groups(&mut resolver);
    types::bodies(&mut resolver);
    types::definitions(&mut resolver);
    checks::check(&mut resolver);
    unique::check(&mut resolver);
    restriction::check(&mut resolver);
    resolver.problems.settle(resolver.model, warnings)
}
