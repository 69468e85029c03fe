//! A module as several crates: which item is in which.
//!
//! In come the items; out goes the crate of each. What then holds: no crate needs one that needs it. What several parts
//! need is in a crate beneath them, and what needs several, above them in the facade. Parts need nothing of each other, so
//! that cargo compiles them side by side, and one that has changed alone.
//!
//! A unit is what leads to each other. Units that nothing refers to stand in a row, by file and name, each with all that it
//! alone leads to, and the row is cut into parts of like size. A change moves few of them to another part: a cut is where
//! it is by the name of what stands behind it, as long as that is near enough to where it should be.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use crate::components::Components;
use crate::config::{Crate, Module};
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::ir::{Field, FieldKind, Ir, Item, ItemId, ItemKind, Ty};
use crate::model::{FileId, ProcessContents};
use crate::names::Names;
use crate::shared;

/// The crate of each item.
#[derive(Debug)]
pub(crate) struct Cut {
    of: Vec<Crate>,
    parts: usize,
    has_common: bool,
}

/// How far a cut may be from where all parts would be of one size: this part of one.
const SLACK: u64 = 16;

/// How many references are followed in search of what leads to very much, since that could be all of them for each item.
const WORK: usize = 1 << 26;

/// Which parts need something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    ByNone,
    By(usize),
    BySeveral,
}

/// The items as units, each by the number of one of its items.
struct Units {
    /// The unit of each item.
    of: Vec<usize>,
    /// All units, each behind those that it leads to.
    order: Vec<usize>,
    leads_to: Vec<Vec<usize>>,
    /// How many others lead to it.
    users: Vec<usize>,
    /// What it is to compile, by and large.
    weight: Vec<u64>,
    /// Where it stands: the first of its items by file and name.
    place: Vec<Option<(FileId, String)>>,
    /// Whether it is in the facade.
    above: Vec<bool>,
}

impl Cut {
    /// The crates, each behind those that it needs.
    pub(crate) fn crates(&self) -> impl Iterator<Item = Crate> + '_ {
        let common = self.has_common.then_some(Crate::Common);
        common.into_iter().chain((1..=self.parts).map(Crate::Part)).chain([Crate::Facade])
    }

    /// The crate of an item.
    pub(crate) fn of(&self, item: ItemId) -> Crate {
        self.of[item.index()]
    }

    /// The crates whose items one can name beside its own.
    pub(crate) fn beneath(&self, one: Crate) -> impl Iterator<Item = Crate> + '_ {
        self.crates().filter(move |other| other.is_beneath(one))
    }
}

/// Cuts a module into as many parts as the configuration says; `None` where it says nothing of crates.
pub(crate) fn find(module: &Module, ir: &Ir, names: &Names) -> Result<Option<Cut>, Diagnostics> {
    let Some(crates) = &module.crates else { return Ok(None) };
    let parts = crates.value;
    let mut units = Units::of(ir, names);
    units.peel();
    let roots = units.roots();
    if roots.len() < parts {
        let name = module.name.value.clone();
        let problem = ConfigProblem::TooManyCrates { module: name, crates: parts, most: roots.len() };
        let note = "each has at least one type that no other type uses; types that use each other stay together, and what \
                    uses most of all types is in the crate of the module";
        let problem = Diagnostic::error(problem, crates.at.clone()).note(note);
        return Err(if roots.is_empty() {
            problem.help("generate the module as one, without `crates`")
        } else {
            problem
        }
        .into());
    }
    // What one root alone leads to goes with it.
    let alone = units.needed(roots.iter().copied().enumerate());
    let mut weights = vec![0; roots.len()];
    for &unit in &units.order {
        if let Needed::By(root) = alone[unit] {
            weights[root] += units.weight[unit];
        }
    }
    let places: Vec<_> = roots.iter().map(|root| units.place[*root].as_ref()).collect();
    let starts = starts(&places, &weights, parts);
    let part = |root: usize| starts.partition_point(|start| *start <= root);
    let needed = units.needed(roots.iter().enumerate().map(|(at, root)| (part(at), *root)));
    let of_unit = |&unit: &usize| match needed[unit] {
        _ if units.above[unit] => Crate::Facade,
        Needed::By(part) => Crate::Part(part),
        Needed::ByNone | Needed::BySeveral => Crate::Common,
    };
    let of: Vec<Crate> = units.of.iter().map(of_unit).collect();
    let mut emitted = of.iter().enumerate().filter(|(index, _)| is_emitted(ir, ItemId::at(*index)));
    let has_common = emitted.any(|(_, of)| *of == Crate::Common);
    Ok(Some(Cut { of, parts, has_common }))
}

impl Units {
    fn of(ir: &Ir, names: &Names) -> Self {
        let edges: Vec<Vec<usize>> = (0..ir.items.len()).map(|index| references(ir, ItemId::at(index))).collect();
        let Components { of, mut order } = Components::of(&edges);
        order.retain(|item| of[*item] == *item);
        let count = ir.items.len();
        let mut units = Self {
            leads_to: vec![Vec::new(); count],
            users: vec![0; count],
            weight: vec![0; count],
            place: vec![None; count],
            above: vec![false; count],
            of,
            order,
        };
        let with_root = roots_of_documents(ir);
        for (index, edges) in edges.into_iter().enumerate() {
            let (unit, item) = (units.of[index], &ir.items[index]);
            units.leads_to[unit].extend(edges.into_iter().map(|to| units.of[to]).filter(|to| *to != unit));
            if !is_emitted(ir, ItemId::at(index)) {
                continue;
            }
            units.weight[unit] += weight(item);
            units.above[unit] |= needs_documents(ir, item) || with_root.binary_search(&ItemId::at(index)).is_ok();
            let place = (item.file, names.items[index].clone());
            if units.place[unit].as_ref().is_none_or(|first| place < *first) {
                units.place[unit] = Some(place);
            }
        }
        for unit in &units.order {
            let leads_to = &mut units.leads_to[*unit];
            leads_to.sort_unstable();
            leads_to.dedup();
            for to in leads_to {
                units.users[*to] += 1;
            }
        }
        units
    }

    /// Puts into the facade what leads to more than half of all, such as the set of all commands, from the top; and with what
    /// is there anyway, what leads to it.
    fn peel(&mut self) {
        for unit in &self.order {
            self.above[*unit] = self.above[*unit] || self.leads_to[*unit].iter().any(|to| self.above[*to]);
        }
        let total: u64 = self.weight.iter().sum();
        let mut users = self.users.clone();
        let mut next: Vec<usize> = self.order.iter().rev().copied().filter(|unit| users[*unit] == 0).collect();
        let (mut seen, mut work) = (vec![usize::MAX; self.of.len()], WORK);
        while let Some(unit) = next.pop() {
            if !self.above[unit] && self.reaches(unit, &mut seen, &mut work) <= total / 2 {
                continue;
            }
            self.above[unit] = true;
            for &to in &self.leads_to[unit] {
                users[to] -= 1;
                if users[to] == 0 {
                    next.push(to);
                }
            }
        }
        self.users = users;
    }

    /// The weight of all that a unit leads to, itself among it.
    fn reaches(&self, unit: usize, seen: &mut [usize], work: &mut usize) -> u64 {
        let (mut next, mut weight) = (vec![unit], 0);
        seen[unit] = unit;
        while let Some(at) = next.pop() {
            weight += self.weight[at];
            for &to in &self.leads_to[at] {
                if *work == 0 {
                    return 0;
                }
                *work -= 1;
                if seen[to] != unit {
                    seen[to] = unit;
                    next.push(to);
                }
            }
        }
        weight
    }

    /// The units below the facade to which nothing leads there, by file and name.
    fn roots(&self) -> Vec<usize> {
        let is_root = |unit: &usize| !self.above[*unit] && self.users[*unit] == 0 && self.place[*unit].is_some();
        let mut roots: Vec<usize> = self.order.iter().copied().filter(is_root).collect();
        roots.sort_by(|one, other| self.place[*one].cmp(&self.place[*other]));
        roots
    }

    /// By which of those who are named each unit is needed.
    fn needed(&self, roots: impl Iterator<Item = (usize, usize)>) -> Vec<Needed> {
        let mut needed = vec![Needed::ByNone; self.of.len()];
        for (by, root) in roots {
            needed[root] = Needed::By(by);
        }
        for &unit in self.order.iter().rev().filter(|unit| !self.above[**unit]) {
            for &to in &self.leads_to[unit] {
                needed[to] = match (needed[to], needed[unit]) {
                    (Needed::ByNone, by) | (by, Needed::ByNone) => by,
                    (one, other) if one == other => one,
                    _ => Needed::BySeveral,
                };
            }
        }
        needed
    }
}

/// The roots with which the parts begin, the first among them; of each, where it stands, and its weight.
fn starts(roots: &[Option<&(FileId, String)>], weights: &[u64], parts: usize) -> Vec<usize> {
    let mut before = Vec::with_capacity(roots.len());
    let mut total = 0;
    for weight in weights {
        before.push(total);
        total += weight;
    }
    let hash = |place: &(FileId, String)| *blake3::hash(place.1.as_bytes()).as_bytes();
    let hashes: Vec<_> = roots.iter().map(|place| place.map(hash)).collect();
    let mut starts = vec![0];
    for part in 1..parts {
        let ideal = total * part as u64 / parts as u64;
        let slack = total / parts as u64 / SLACK;
        let can_start = starts[starts.len() - 1] + 1..=roots.len() - (parts - part);
        let file = |at: usize| roots[at].map(|place| place.0);
        let rank = |at: &usize| {
            let off = before[*at].abs_diff(ideal);
            let is_near = off <= slack;
            let begins_file = file(*at) != file(*at - 1);
            (Reverse(is_near), if is_near { 0 } else { off }, Reverse(begins_file), hashes[*at])
        };
        starts.extend(can_start.min_by_key(rank));
    }
    starts
}

/// Whether an item is generated here.
fn is_emitted(ir: &Ir, id: ItemId) -> bool {
    !matches!(ir[id].kind, ItemKind::Unused) && !shared::is_external(ir, id)
}

/// The items that the code of one names.
fn references(ir: &Ir, id: ItemId) -> Vec<usize> {
    if !is_emitted(ir, id) {
        return Vec::new();
    }
    let answer = ir.requests.get(&id).map(|request| request.response);
    let output = ir.operations.get(&id).map(|operation| operation.output);
    let record = ir.patches.get(&id).map(|patch| patch.record);
    let others = [answer, output, record].into_iter().flatten();
    let all = shared::references(&ir[id].kind).into_iter().chain(others);
    all.filter(|to| is_emitted(ir, *to)).map(ItemId::index).collect()
}

/// The types that are documents themselves, where these name the types that there are.
fn roots_of_documents(ir: &Ir) -> Vec<ItemId> {
    let documents = ir.documents.iter().filter(|_| !ir.simple_types.is_empty());
    let mut items: Vec<ItemId> = documents.map(|document| document.item).collect();
    items.sort_unstable();
    items
}

/// Whether the code of an item names the enum of all documents.
fn needs_documents(ir: &Ir, item: &Item) -> bool {
    let is_skipped = |process: ProcessContents| process == ProcessContents::Skip;
    let names_them = |field: &Field| match &field.kind {
        FieldKind::Any(any) | FieldKind::AnyAttribute(any) if !ir.documents.is_empty() => !is_skipped(any.process),
        _ if field.ty == Ty::OpenContent => !ir.documents.is_empty(),
        _ => field.ty.keeps_type() && !ir.simple_types.is_empty(),
    };
    matches!(item.kind, ItemKind::Document { .. }) || item.kind.fields().iter().any(names_them)
}

/// What an item is to compile, by what crates of other proportions take.
fn weight(item: &Item) -> u64 {
    let lines = match &item.kind {
        ItemKind::Record(_) | ItemKind::Choice(_) => 12 + item.kind.fields().len(),
        ItemKind::Types(types) => 12 + types.members.len(),
        _ => 4,
    };
    lines as u64
}
