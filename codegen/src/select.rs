//! Which types and global elements are generated: what the roots of a module reach.
//!
//! In comes a model, and patterns of the configuration; out goes a [`Selection`]. What then holds: whatever a selected
//! type or document must have in it is selected, too.
//!
//! 1. The roots that are types are kept, with the responses to the requests among them; and with all that they reach: the
//!    types of elements with everything derived from these, of attributes and of texts.
//! 2. Documents are kept that a root names, whose type is kept as of 1, or in which a type of 1 can be chosen by
//!    `xsi:type`; with all that they reach. Where a type of 1 is derived from that of an element there, `xsi:type` chooses
//!    among what is kept, so that a message holds the selected commands alone; elsewhere among all.
//!
//! Bases are not kept for being bases: their fields are in the derived types.

mod kept;
mod patterns;
mod reach;
mod requests;
mod responses;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(crate) use self::kept::kept_types;
use self::patterns::{Matches, matches};
use self::reach::Reach;
pub(crate) use self::responses::{Answered, Responses};
use crate::config::Module;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::model::{ElementId, Model, TypeId, TypeRef};

/// What is generated of a model.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    types: Vec<bool>,
    elements: Vec<bool>,
    /// The types that are not generated but would be, without roots.
    left_out: BTreeSet<TypeId>,
    /// The types that `skip` names.
    #[cfg_attr(not(feature = "explore"), expect(dead_code, reason = "only `diff` asks"))]
    pub(crate) skipped: BTreeSet<TypeId>,
    /// The global elements that `skip` names.
    skipped_elements: BTreeSet<ElementId>,
    /// What roots name without a placeholder.
    named: Roots,
}

impl Selection {
    /// Everything.
    fn all(model: &Model) -> Self {
        Self {
            types: vec![true; model.types.len()],
            elements: vec![true; model.elements.len()],
            left_out: BTreeSet::new(),
            skipped: BTreeSet::new(),
            skipped_elements: BTreeSet::new(),
            named: Roots::default(),
        }
    }

    pub(crate) fn is_all(&self) -> bool {
        !self.types.contains(&false) && !self.elements.contains(&false)
    }

    /// Whether a root names this type, and not a pattern of many.
    pub(crate) fn is_root_type(&self, id: TypeId) -> bool {
        self.named.types.contains(&id)
    }

    /// The same of a global element.
    pub(crate) fn is_root_element(&self, id: ElementId) -> bool {
        self.named.elements.contains(&id)
    }

    pub(crate) fn has_type(&self, id: TypeId) -> bool {
        self.types[id.index()]
    }

    pub(crate) fn has_element(&self, id: ElementId) -> bool {
        self.elements[id.index()]
    }

    /// Whether an element may stand in the place of one that it substitutes.
    pub(crate) fn has_substitute(&self, model: &Model, id: ElementId) -> bool {
        let has_type = |ty| if let TypeRef::Type(ty) = ty { self.has_type(ty) } else { true };
        !self.skipped_elements.contains(&id) && has_type(model[id].type_ref)
    }

    /// Whether a named type has a name in Rust, but only without roots.
    pub(crate) fn is_left_out(&self, id: TypeId) -> bool {
        self.left_out.contains(&id)
    }
}

/// Selects what a module's configuration asks for.
pub(crate) fn select(model: &Model, module: &Module, responses: &Responses<'_>) -> Result<Selection, Diagnostics> {
    if !module.selects() {
        return Ok(Selection::all(model));
    }
    let mut problems = Diagnostics::new();
    let skipped = matches(model, "skip", &module.skip, &mut problems);
    let roots = if module.roots.is_empty() {
        without(everything(model), &skipped)
    } else {
        roots(model, module, &skipped, &mut problems)
    };
    // What is reached from patterns that are wrong says nothing.
    let ((), _) = problems.check(())?;
    let roots = with_responses(model, roots, responses, &skipped);
    let mut reach = Reach::new(model, &skipped);
    reach.types(&roots.types);
    let documents = documents(model, &roots, &skipped);
    reach.documents(&documents, &roots.types);
    let (types, problems) = reach.finish();
    let ((), _) = problems.check(())?;
    let elements =
        (0..model.elements.len()).map(|index| ElementId::new(index).is_some_and(|id| documents.contains(&id)));
    let element_types = reach::element_types(model);
    let is_item = |id: TypeId| {
        let ty = &model[id];
        let is_abstract = ty.complex().is_some_and(|complex| complex.is_abstract);
        ty.global_name().is_some() && (!is_abstract || element_types.contains(&id))
    };
    let left_out = model.types().map(|(id, _)| id).filter(|id| !types[id.index()] && is_item(*id)).collect();
    let skipped_elements = skipped.elements.into_keys().collect();
    let skipped = skipped.types.into_keys().collect();
    let mut named = Roots::default();
    for rule in module.roots.iter().filter(|rule| !rule.value.contains('*')) {
        let found = matches(model, "roots", std::slice::from_ref(rule), &mut Diagnostics::new());
        named.types.extend(found.types.keys());
        named.elements.extend(found.elements.keys());
    }
    Ok(Selection { elements: elements.collect(), types, left_out, skipped, skipped_elements, named })
}

/// What the roots name: for an abstract type, the types derived from it.
#[derive(Clone, Debug, Default)]
struct Roots {
    types: BTreeSet<TypeId>,
    elements: BTreeSet<ElementId>,
}

fn everything(model: &Model) -> Roots {
    let named = model.types().filter(|(_, ty)| ty.global_name().is_some()).map(|(id, _)| id);
    let elements = (0..model.elements.len()).filter_map(ElementId::new);
    Roots { types: named.filter(|id| !is_abstract(model, *id)).collect(), elements: elements.collect() }
}

fn without(mut roots: Roots, skipped: &Matches<'_>) -> Roots {
    roots.types.retain(|id| !skipped.types.contains_key(id));
    roots.elements.retain(|id| !skipped.elements.contains_key(id));
    roots
}

fn is_abstract(model: &Model, id: TypeId) -> bool {
    model[id].complex().is_some_and(|complex| complex.is_abstract)
}

/// What the patterns name; each must name something that is not skipped.
fn roots(model: &Model, module: &Module, skipped: &Matches<'_>, problems: &mut Diagnostics) -> Roots {
    let mut roots = Roots::default();
    for rule in &module.roots {
        let found = matches(model, "roots", std::slice::from_ref(rule), problems);
        let is_unmatched = found.types.is_empty() && found.elements.is_empty();
        let mut of_rule = Roots::default();
        for &id in found.types.keys() {
            if is_abstract(model, id) {
                let concrete = |id: &TypeId| !is_abstract(model, *id) && model[*id].global_name().is_some();
                of_rule.types.extend(model.derived_types(id).into_iter().filter(concrete));
            } else {
                of_rule.types.insert(id);
            }
        }
        for &id in found.elements.keys() {
            if model[id].is_abstract {
                of_rule.elements.extend(model.substitutes(id));
            } else {
                of_rule.elements.insert(id);
            }
        }
        let mut of_rule = without(of_rule, skipped);
        if of_rule.types.is_empty() && of_rule.elements.is_empty() && !is_unmatched {
            let problem = ConfigProblem::SkippedRoot { pattern: rule.value.clone() };
            problems.push(Diagnostic::error(problem, rule.at.clone()));
        }
        roots.types.append(&mut of_rule.types);
        roots.elements.append(&mut of_rule.elements);
    }
    roots
}

/// Adds the responses to the requests among them.
fn with_responses(model: &Model, mut roots: Roots, responses: &Responses<'_>, skipped: &Matches<'_>) -> Roots {
    let types: Vec<TypeId> = roots.types.iter().flat_map(|id| responses.all(*id)).collect();
    let elements: Vec<ElementId> = roots.elements.iter().filter_map(|id| responses.element(&model[*id])).collect();
    roots.types.extend(types);
    roots.elements.extend(elements);
    roots.elements.extend(model.answers(&roots.elements));
    without(roots, skipped)
}

/// The documents that are kept: those named, and those that carry what is.
fn documents(model: &Model, roots: &Roots, skipped: &Matches<'_>) -> BTreeSet<ElementId> {
    // The types that an element can have for a root to stand in it by `xsi:type`.
    let carriers: BTreeSet<TypeId> = reach::element_types(model)
        .into_iter()
        .filter(|id| model.instance_types(*id).iter().any(|instance| instance != id && roots.types.contains(instance)))
        .collect();
    let is_carrier = |id: ElementId| match model[id].type_ref {
        TypeRef::Type(ty) => roots.types.contains(&ty) || reach::declared(model, ty).any(|id| carriers.contains(&id)),
        TypeRef::Builtin(_) => false,
    };
    let all = (0..model.elements.len()).filter_map(ElementId::new);
    all.filter(|id| !skipped.elements.contains_key(id) && (roots.elements.contains(id) || is_carrier(*id))).collect()
}
