//! Parts of a content that only one side has.
//!
//! In come what `fields` could not match; out go changes: moved between groups where both sides have it under one name,
//! else added or removed.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{self, Values};
use super::compare::Differ;
use super::fields::{below, compare_elements, label, rust_note};
use super::rules::Rule;
use crate::view::{Bounds, Node, NodeKind, ONCE, Order, node_line};

/// What only one side has.
#[derive(Default)]
pub(super) struct Left<'n> {
    pub(super) old: Vec<Loose<'n>>,
    pub(super) new: Vec<Loose<'n>>,
}

/// A part that only one side has, until it is known whether it has moved.
pub(super) struct Loose<'m> {
    path: String,
    node: &'m Node<'m>,
    within: Order,
    /// The position of the group it is in, if that is loose itself, which then is what is reported.
    group: Option<usize>,
    /// The field before it.
    after: Option<String>,
    literal: bool,
}

/// The part at `index`.
pub(super) fn loose<'m>(path: &str, parts: &'m [Node<'m>], index: usize, within: Order, literal: bool) -> Loose<'m> {
    let before = index.checked_sub(1).and_then(|before| parts.get(before));
    let after = before.and_then(|before| before.names().last().map(|name| (*name).to_owned()));
    Loose { path: path.to_owned(), node: &parts[index], within, group: None, after, literal }
}

/// Reports what is left over: moved where both sides have it, else added or removed.
pub(super) fn report_unmatched(differ: &mut Differ<'_, '_>, left: Left<'_>) {
    let (old, new) = (with_inner(left.old), with_inner(left.new));
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let positions = names(&new);
    for ((path, name), from) in names(&old) {
        if let Some(to) = positions.get(&(path, name)) {
            pairs.insert(from, *to);
        }
    }
    // The groups that have taken the place of a field, with what their documents are to those of that.
    let mut taken: BTreeMap<usize, Values> = BTreeMap::new();
    let mut crowds: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for to in pairs.values() {
        *crowds.entry(new[*to].group).or_default() += 1;
    }
    for (&from, &to) in &pairs {
        let (one, other) = (&old[from], &new[to]);
        let (NodeKind::Element(before), NodeKind::Element(after)) = (&one.node.kind, &other.node.kind) else {
            continue;
        };
        let alone = crowds.get(&other.group) == Some(&1);
        let values = (if alone { other.group } else { None }).and_then(|group| in_place(one, other, &new[group]));
        if let (Some(group), Some(values)) = (other.group, values) {
            taken.insert(group, values);
        }
        let path = below(&one.path, &before.name);
        report_regrouped(differ, &path, (one, other), values);
        // Bounds mean something else in another group.
        compare_elements(differ, &path, (before, other.node.bounds), (after, other.node.bounds));
    }
    let moved: BTreeSet<usize> = pairs.values().copied().collect();
    for (_, loose) in old.iter().enumerate().filter(|(at, loose)| loose.group.is_none() && !pairs.contains_key(at)) {
        report_removed(differ, loose);
    }
    for (at, loose) in new.iter().enumerate().filter(|(at, loose)| loose.group.is_none() && !moved.contains(at)) {
        report_added(differ, loose, taken.get(&at).copied());
    }
}

/// The positions of elements by path and name: the first of each.
fn names<'l>(all: &'l [Loose<'_>]) -> BTreeMap<(&'l str, &'l str), usize> {
    let mut found = BTreeMap::new();
    for (at, loose) in all.iter().enumerate() {
        if let NodeKind::Element(element) = &loose.node.kind {
            found.entry((&*loose.path, &*element.name)).or_insert(at);
        }
    }
    found
}

/// The documents of a choice that stands where one of its branches stood by itself, in comparison to those of that
/// branch; `None` where they are not comparable so easily.
fn in_place(old: &Loose<'_>, branch: &Loose<'_>, choice: &Loose<'_>) -> Option<Values> {
    let single = |bounds: Bounds| bounds.max == Some(1);
    let comparable = old.group.is_none()
        && choice.group.is_none()
        && branch.within == Order::Choice
        && old.within == Order::Sequence
        && choice.within == Order::Sequence
        && old.after == choice.after
        && single(old.node.bounds)
        && single(choice.node.bounds)
        && branch.node.bounds == ONCE;
    // The other branches are more than there was.
    comparable.then_some(Values { more: true, less: choice.node.bounds.min > old.node.bounds.min })
}

/// With the elements in groups.
fn with_inner(left: Vec<Loose<'_>>) -> Vec<Loose<'_>> {
    let mut all = Vec::new();
    let mut next: Vec<Loose<'_>> = left.into_iter().rev().collect();
    while let Some(one) = next.pop() {
        let order = match &one.node.kind {
            NodeKind::Group { order, .. } => *order,
            NodeKind::Element(_) | NodeKind::Any(_) => Order::Sequence,
        };
        let (parts, group) = (one.node.parts(), Some(all.len()));
        let inner = |index| Loose { group, ..loose(&one.path, parts, index, order, false) };
        next.extend((0..parts.len()).rev().map(inner));
        all.push(one);
    }
    all
}

fn report_regrouped(
    differ: &mut Differ<'_, '_>,
    path: &str,
    (old, new): (&Loose<'_>, &Loose<'_>),
    values: Option<Values>,
) {
    let words = |loose: &Loose<'_>| {
        Some(match (loose.within, loose.group) {
            (Order::Choice, _) => "in a choice".to_owned(),
            (_, Some(_)) => "in a group".to_owned(),
            (_, None) => "by itself".to_owned(),
        })
    };
    let note = if values.is_none() { "the documents of both sets are not compared further" } else { "" };
    let effects = values.unwrap_or(Values::OTHER).effects(true);
    differ.push_change(Rule::FieldRegrouped, path, words(old), words(new), note, effects);
}

fn report_removed(differ: &mut Differ<'_, '_>, loose: &Loose<'_>) {
    let line = node_line(differ.old_model(), loose.node);
    let required = loose.node.is_required();
    let field = if required { Rule::RequiredFieldRemoved } else { Rule::OptionalFieldRemoved };
    let rule = rule(loose, [Rule::BranchRemoved, field, Rule::GroupRemoved]);
    let effects = classify::removed(loose.within, required);
    differ.push_change(rule, &below(&loose.path, &label(loose.node)), Some(line), None, "", effects);
}

/// `taken`: it has taken the place of a field, and these are its documents in comparison.
fn report_added(differ: &mut Differ<'_, '_>, loose: &Loose<'_>, taken: Option<Values>) {
    let line = node_line(differ.new_model(), loose.node);
    let required = loose.node.is_required() && loose.within != Order::Choice;
    let field = if required { Rule::RequiredFieldAdded } else { Rule::OptionalFieldAdded };
    let rule = rule(loose, [Rule::BranchAdded, field, Rule::GroupAdded]);
    let effects = match taken {
        Some(values) => values.effects(true),
        None => classify::added(loose.within, required, loose.literal),
    };
    let position = match &loose.after {
        _ if loose.within != Order::Sequence => String::new(),
        Some(name) => format!("after {name}"),
        None => "first".to_owned(),
    };
    let rust = match loose.within {
        Order::Choice => "an arm more for every `match`",
        _ => rust_note(required, loose.literal),
    };
    let note = [&*position, rust].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    differ.push_change(rule, &below(&loose.path, &label(loose.node)), None, Some(line), &note, effects);
}

fn rule(loose: &Loose<'_>, [branch, field, group]: [Rule; 3]) -> Rule {
    match (&loose.node.kind, loose.within) {
        (_, Order::Choice) => branch,
        (NodeKind::Group { .. }, _) => group,
        _ => field,
    }
}
