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

use std::collections::HashSet;

use self::resolver::Resolver;
use crate::diagnostics::{Diagnostic, DiagnosticKind, Diagnostics, SchemaProblem};
use crate::model::Model;
use crate::parse::Unparsed;
use crate::xsd::{Schemas, Str};

/// Resolves all names. All types together may have so many parts: particles, attributes and inherited facets, what is
/// inherited counted in every type.
///
/// # Errors
///
/// If a name means nothing or two things, if definitions lead back to themselves, or if they break a
/// rule of XSD part 1, section 3, or part 2, section 4.
///
/// The components are taken from the documents: what is resolved need not stay in memory beside what is made of it.
pub(crate) fn resolve(schemas: &mut Schemas, parts: u64, warnings: &mut Diagnostics) -> Result<Model, Diagnostics> {
    let components = schemas.schemas.iter_mut().map(|schema| std::mem::take(&mut schema.components)).collect();
    let mut resolver = Resolver::new(schemas, parts);
    declare::declare(&mut resolver, components);
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

/// What is wrong with documents, and the names in them that nothing defines: so that these are told of at once. Nothing
/// else is: it may be wrong only since something could not be read.
pub(crate) fn unresolved_too(unparsed: Unparsed, parts: u64) -> Diagnostics {
    let Unparsed { mut problems, rest } = unparsed;
    let Some(mut schemas) = rest else { return problems };
    let left_out: HashSet<Str> = schemas.schemas.iter().flat_map(|schema| &schema.left_out).cloned().collect();
    let is_unresolved = |problem: &Diagnostic| match &problem.kind {
        DiagnosticKind::Schema(SchemaProblem::Unresolved { name, .. }) => {
            !left_out.contains(name.rsplit('}').next().unwrap_or_default())
        }
        _ => false,
    };
    if let Err(found) = resolve(&mut schemas, parts, &mut Diagnostics::new()) {
        problems.extend(found.into_iter().filter(is_unresolved));
    }
    problems
}
