//! Where a type would hold itself, one place on the way becomes a pointer; and where it would hold a large one.
//!
//! In comes the lowered output; what then holds: no item contains itself without a list or a pointer between, every
//! enum has a variant that can stand in before one is read, and what stands in place is not large.

mod large;

use std::collections::VecDeque;

use crate::components::Components;
use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::{Field, Ir, Item, ItemId, ItemKind, Ty, Wrapper};

/// Decides on pointers and blanks.
pub(crate) fn run(ir: &mut Ir) -> Result<(), Diagnostics> {
    // Optional fields first: then a variant of an enum needs a pointer only where nothing else helps.
    for optional_only in [true, false] {
        let components = components(ir).of;
        for index in 0..ir.items.len() {
            let in_cycle = |ty: Ty| matches!(ty, Ty::Item(to) if components[to.index()] == components[index]);
            match &mut ir.items[index].kind {
                ItemKind::Record(record) => {
                    for field in &mut record.fields {
                        let optional = matches!(field.wrapper, Wrapper::Optional | Wrapper::Tri | Wrapper::Nillable);
                        field.boxed |= optional && in_cycle(field.ty);
                    }
                }
                ItemKind::Choice(choice) if !optional_only => {
                    for variant in &mut choice.variants {
                        variant.boxed |= !is_list(variant) && in_cycle(variant.ty);
                    }
                }
                ItemKind::Types(types) if !optional_only => {
                    for member in &mut types.members {
                        member.boxed |= components[member.item.index()] == components[index];
                    }
                }
                _ => {}
            }
        }
    }
    let components = components(ir);
    infinite(ir, &components).check(())?;
    // Blanks are chosen by now, and what is put behind pointers from here on makes none of them infinite.
    large::run(ir, &components.order).check(()).map(drop)
}

/// Chooses the blanks, and finds what cannot be finite.
///
/// A blank is made before anything is read, so making it must come to an end. A variant without a pointer is best. Where
/// all have one, it is that of which it is known first that making it ends, so that no blank needs itself.
fn infinite(ir: &mut Ir, components: &Components) -> Diagnostics {
    let mut problems = Diagnostics::new();
    let mut sizes = vec![0_usize; ir.items.len()];
    for &component in &components.of {
        sizes[component] += 1;
    }
    let blanks = blanks(ir);
    for (index, blank) in blanks.into_iter().enumerate() {
        let is_in_itself = contents(&ir.items[index].kind).contains(&ItemId::at(index));
        let holds_itself = sizes[components.of[index]] > 1 || is_in_itself;
        let item = &mut ir.items[index];
        match &mut item.kind {
            ItemKind::Choice(choice) => choice.blank = blank.unwrap_or(0),
            ItemKind::Types(types) => types.blank = blank.unwrap_or(0),
            _ => {}
        }
        if holds_itself || blank.is_none() {
            let place = item.place.clone();
            let problem = LoweringProblem::Infinite { name: ir.name(ItemId::at(index)) };
            problems.push(Diagnostic::error(problem, Some(place)));
        }
    }
    problems
}

/// For every item the variant that is its blank, and 0 for what is no enum; nothing where making it would never end.
fn blanks(ir: &Ir) -> Vec<Option<usize>> {
    let mut blanks = vec![None; ir.items.len()];
    // For how many others the making of each still waits, and which wait for it, with which of their variants.
    let mut waits = vec![0_usize; ir.items.len()];
    let mut waiting = vec![Vec::new(); ir.items.len()];
    for (index, item) in ir.items.iter().enumerate() {
        let (parts, known) = made_with(&item.kind);
        waits[index] = if known.is_some() { parts.len() } else { 1 };
        blanks[index] = known;
        for (variant, part) in parts {
            waiting[part.index()].push((index, variant));
        }
    }
    let mut next: VecDeque<usize> = (0..waits.len()).filter(|index| waits[*index] == 0).collect();
    while let Some(index) = next.pop_front() {
        for &(whole, variant) in &waiting[index] {
            if waits[whole] > 0 {
                waits[whole] -= 1;
                if waits[whole] == 0 {
                    blanks[whole].get_or_insert(variant);
                    next.push_back(whole);
                }
            }
        }
    }
    for (blank, waits) in blanks.iter_mut().zip(waits) {
        blank.take_if(|_| waits > 0);
    }
    blanks
}

/// The items that are made with one: all of them with a struct, or with the variant of an enum that is known to be its
/// blank; else one for each variant, of which one is enough.
fn made_with(kind: &ItemKind) -> (Vec<(usize, ItemId)>, Option<usize>) {
    let needed = |field: &Field| match (field.wrapper, field.ty) {
        (Wrapper::One, Ty::Item(item) | Ty::TypedOf(item)) => Some(item),
        _ => None,
    };
    let (parts, known): (Vec<Option<ItemId>>, _) = match kind {
        ItemKind::Choice(choice) => {
            let known = choice.variants.iter().position(|variant| !variant.boxed || variant.wrapper != Wrapper::One);
            (choice.variants.iter().map(needed).collect(), known)
        }
        ItemKind::Types(types) => {
            let known = types.members.iter().position(|member| !member.boxed);
            let known = known.or(types.keeps_others.then_some(types.members.len()));
            (types.members.iter().map(|member| Some(member.item)).collect(), known)
        }
        other => {
            let parts = other.fields().iter().filter_map(needed).map(|item| (0, item)).collect();
            return (parts, Some(0));
        }
    };
    let parts = parts.into_iter().enumerate().filter(|(variant, _)| known.is_none_or(|known| known == *variant));
    (parts.filter_map(|(variant, part)| Some((variant, part?))).collect(), known)
}

fn is_list(field: &Field) -> bool {
    matches!(field.wrapper, Wrapper::Many { .. })
}

/// The items that an item holds directly: not in a list, not behind a pointer.
fn contents(kind: &ItemKind) -> Vec<ItemId> {
    let item = |ty: Ty| if let Ty::Item(item) | Ty::TypedOf(item) = ty { Some(item) } else { None };
    let of = |fields: &[Field]| -> Vec<ItemId> {
        let direct = fields.iter().filter(|field| !is_list(field));
        let types = direct.flat_map(|field| (!field.boxed).then_some(field.ty).into_iter().chain(field.beside_nil));
        types.filter_map(item).collect()
    };
    match kind {
        ItemKind::Record(record) => of(&record.fields),
        ItemKind::Choice(choice) => of(&choice.variants),
        ItemKind::Types(types) => {
            types.members.iter().filter(|member| !member.boxed).map(|member| member.item).collect()
        }
        ItemKind::Document { content } => of(std::slice::from_ref(&**content)),
        ItemKind::Restriction(restriction) => item(restriction.base).into_iter().collect(),
        ItemKind::Union(members) => members.iter().filter_map(|member| item(member.ty)).collect(),
        ItemKind::Enumeration(_) | ItemKind::Unused => Vec::new(),
    }
}

/// Which items hold each other.
fn components(ir: &Ir) -> Components {
    let indexes = |item: &Item| contents(&item.kind).into_iter().map(ItemId::index).collect();
    Components::of(&ir.items.iter().map(|item| indexes(item)).collect::<Vec<_>>())
}
