//! Namespaces whose code another module or crate has, as `[module.extern]` says.
//!
//! In come the items; what then holds: nothing in such a namespace is of one that is generated here, so that the code which
//! is there already can be used as it is. What nothing there asks for, such as a set of derived types, is not there, and
//! becomes a part of this module.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::{Ir, ItemId, ItemKind, ModuleId, Origin, Ty};

/// Takes over what such a namespace does not have, and refuses what it has of others: its code knows nothing of them.
pub(crate) fn run(ir: &mut Ir) -> Result<(), Diagnostics> {
    if ir.modules.iter().all(|module| module.external.is_none()) {
        return Ok(());
    }
    take_over(ir);
    check(ir)
}

/// Items that are made where something asks for them, and for which nothing does in the namespace of their own.
fn take_over(ir: &mut Ir) {
    let external = ir
        .items
        .iter()
        .enumerate()
        .filter(|(index, _)| is_external(ir, ItemId::at(*index)) && !ir.reserved.contains(&ItemId::at(*index)));
    let asked: BTreeSet<ItemId> = external.flat_map(|(_, item)| references(&item.kind)).collect();
    for index in 0..ir.items.len() {
        let is_asked_for = matches!(
            ir.items[index].origin,
            Origin::Derived(_) | Origin::Attributes(_) | Origin::Substitutes(_) | Origin::Named { .. }
        );
        if is_asked_for && is_external(ir, ItemId::at(index)) && !asked.contains(&ItemId::at(index)) {
            ir.items[index].module = ModuleId(0);
        }
    }
}

fn check(ir: &Ir) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    for (index, item) in ir.items.iter().enumerate() {
        let module = &ir.modules[item.module.0];
        let Some(path) = &module.external else { continue };
        if ir.reserved.contains(&ItemId::at(index)) {
            continue;
        }
        let others = references(&item.kind).into_iter().filter(|id| !is_unused(ir, *id));
        for other in others.filter(|id| !is_external(ir, *id)) {
            let problem = LoweringProblem::ExternRefers {
                namespace: module.namespace.clone().unwrap_or_default().to_string(),
                path: path.to_string(),
                name: ir.name(ItemId::at(index)),
                other: ir.name(other),
            };
            let place = ir[other].place.clone();
            let cure = match item.kind {
                ItemKind::Types(_) => "leave the type out by `skip`, or generate both namespaces in one module",
                _ => "generate both namespaces in one module",
            };
            problems.push(Diagnostic::error(problem, Some(place)).note(cure));
        }
    }
    for (id, operation) in &ir.operations {
        let Some(path) = &ir.modules[ir[*id].module.0].external else { continue };
        let (operation, name) = (operation.name.to_string(), ir.name(*id));
        let problem = LoweringProblem::ExternOperation { operation, name: name.clone(), path: path.to_string() };
        let problem = Diagnostic::error(problem, Some(ir[*id].place.clone()));
        problems.push(
            problem
                .note("generate both namespaces in one module")
                .help(format!("`skip = [\"{name}\"]` of the module leaves it out")),
        );
    }
    problems.check(()).map(|((), _)| ())
}

/// The items of such namespaces that generated code names, in order: what must be there and be the same.
pub(crate) fn used(ir: &Ir) -> Vec<ItemId> {
    let own = ir.items.iter().filter(|item| ir.modules[item.module.0].external.is_none());
    let of_items = own.flat_map(|item| references(&item.kind));
    let of_requests = ir
        .requests
        .iter()
        .filter(|(id, _)| !is_external(ir, **id))
        .flat_map(|(_, request)| std::iter::once(request.response).chain(request.set));
    let mut used: Vec<ItemId> =
        of_items.chain(of_requests).filter(|id| is_external(ir, *id) && !is_unused(ir, *id)).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// Whether another module or crate has the code of an item.
pub(crate) fn is_external(ir: &Ir, id: ItemId) -> bool {
    ir.modules[ir[id].module.0].external.is_some()
}

fn is_unused(ir: &Ir, id: ItemId) -> bool {
    matches!(ir[id].kind, ItemKind::Unused)
}

/// The items that one names.
pub(crate) fn references(kind: &ItemKind) -> Vec<ItemId> {
    let mut found = Vec::new();
    for field in kind.fields() {
        found.extend([Some(field.ty), field.beside_nil].into_iter().flatten().filter_map(item_of));
    }
    match kind {
        ItemKind::Types(types) => found.extend(types.members.iter().map(|member| member.item)),
        ItemKind::Restriction(restriction) => found.extend(item_of(restriction.base)),
        ItemKind::Union(members) => found.extend(members.iter().filter_map(|member| item_of(member.ty))),
        _ => {}
    }
    found
}

fn item_of(ty: Ty) -> Option<ItemId> {
    match ty {
        Ty::Item(id) | Ty::ListOf(id) | Ty::Mixed(id) | Ty::TypedOf(id) => Some(id),
        Ty::Builtin(_)
        | Ty::List(_)
        | Ty::AnySimple
        | Ty::Typed(_)
        | Ty::OpenContent
        | Ty::OpenElement
        | Ty::OpenAttributes => None,
    }
}
