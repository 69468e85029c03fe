//! Where a type would hold itself, one place on the way becomes a pointer; and where it would hold a large one.
//!
//! In comes the lowered output; what then holds: no item contains itself without a list or a pointer between, every
//! enum has a variant that can stand in before one is read, and what stands in place is not large.

mod large;

use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::{Field, Ir, ItemId, ItemKind, Ty, Wrapper};

/// Decides on pointers and blanks.
pub(crate) fn run(ir: &mut Ir) -> Result<(), Diagnostics> {
    // Optional fields first: then a variant of an enum needs a pointer only where nothing else helps.
    for optional_only in [true, false] {
        let components = components(ir).of;
        for index in 0..ir.items.len() {
            let in_cycle = |ty: Ty| matches!(ty, Ty::Item(to) if components[to.0] == components[index]);
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
                        member.boxed |= components[member.item.0] == components[index];
                    }
                }
                _ => {}
            }
        }
    }
    let components = components(ir);
    infinite(ir, &components.of).check(())?;
    // Blanks are chosen by now, and what is put behind pointers from here on makes none of them infinite.
    large::run(ir, &components.contents_first).check(()).map(drop)
}

/// Chooses the blanks, and finds what cannot be finite.
fn infinite(ir: &mut Ir, components: &[usize]) -> Diagnostics {
    let mut problems = Diagnostics::new();
    let mut sizes = vec![0_usize; ir.items.len()];
    for &component in components {
        sizes[component] += 1;
    }
    for index in 0..ir.items.len() {
        let holds_itself = sizes[components[index]] > 1 || contents(&ir.items[index].kind).contains(&ItemId(index));
        let item = &mut ir.items[index];
        let blank = match &mut item.kind {
            ItemKind::Choice(choice) => {
                let found =
                    choice.variants.iter().position(|variant| !variant.boxed || variant.wrapper != Wrapper::One);
                choice.blank = found.unwrap_or(0);
                found
            }
            ItemKind::Types(types) => {
                let found = types.members.iter().position(|member| !member.boxed);
                let found = found.or(types.keeps_others.then_some(types.members.len()));
                types.blank = found.unwrap_or(0);
                found
            }
            _ => Some(0),
        };
        if holds_itself || blank.is_none() {
            problems.push(Diagnostic::error(LoweringProblem::Infinite { name: item.name() }, Some(item.place.clone())));
        }
    }
    problems
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
        ItemKind::Document { content } => of(std::slice::from_ref(content)),
        ItemKind::Restriction(restriction) => item(restriction.base).into_iter().collect(),
        ItemKind::Union(members) => members.iter().filter_map(|member| item(member.ty)).collect(),
        ItemKind::Enumeration(_) | ItemKind::Unused => Vec::new(),
    }
}

/// Which items hold each other (Tarjan's strongly connected components).
struct Components {
    /// For every item, a number that it shares with just those that it holds and that hold it.
    of: Vec<usize>,
    /// The items, each after those that it holds, where none holds itself.
    contents_first: Vec<usize>,
}

/// Finds them without recursion, since schemas may nest types thousands deep.
fn components(ir: &Ir) -> Components {
    const NONE: usize = usize::MAX;
    let edges: Vec<Vec<ItemId>> = ir.items.iter().map(|item| contents(&item.kind)).collect();
    let count = edges.len();
    let (mut index, mut low, mut component) = (vec![NONE; count], vec![0; count], vec![NONE; count]);
    let (mut stack, mut next) = (Vec::new(), 0);
    let mut contents_first = Vec::with_capacity(count);
    for root in 0..count {
        if index[root] != NONE {
            continue;
        }
        let mut calls = vec![(root, 0)];
        while let Some((node, edge)) = calls.pop() {
            if edge == 0 {
                index[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
            }
            if let Some(&ItemId(to)) = edges[node].get(edge) {
                calls.push((node, edge + 1));
                if index[to] == NONE {
                    calls.push((to, 0));
                } else if component[to] == NONE {
                    low[node] = low[node].min(index[to]);
                }
                continue;
            }
            if low[node] == index[node] {
                while let Some(member) = stack.pop() {
                    component[member] = node;
                    contents_first.push(member);
                    if member == node {
                        break;
                    }
                }
            }
            if let Some(&(parent, _)) = calls.last() {
                low[parent] = low[parent].min(low[node]);
            }
        }
    }
    Components { of: component, contents_first }
}
