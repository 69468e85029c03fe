//! Which values are secret: those of elements and attributes whose names fit a pattern of the configuration.
//!
//! In come the items and the patterns; out go the names. A pattern that fits none is a warning.

use crate::config::Module;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ir::{FieldKind, Ir};
use crate::model::Str;
use crate::pattern::fits;

/// Notes the names of the elements and attributes whose values are secret.
pub(crate) fn find(module: &Module, ir: &mut Ir, warnings: &mut Diagnostics) {
    for rule in &module.secret {
        let found: Vec<Str> = names(ir).filter(|name| fits(&rule.value, name)).cloned().collect();
        if found.is_empty() {
            let problem = ConfigProblem::NothingSecret { pattern: rule.value.clone() };
            warnings.push(Diagnostic::warning(problem, rule.at.clone()));
        }
        ir.secret.extend(found);
    }
}

/// The names of all elements and attributes.
fn names(ir: &Ir) -> impl Iterator<Item = &Str> {
    let fields = ir.items.iter().flat_map(|item| item.kind.fields());
    fields.filter_map(|field| match &field.kind {
        FieldKind::Element(name) | FieldKind::Attribute(name) => Some(&name.local),
        _ => None,
    })
}
