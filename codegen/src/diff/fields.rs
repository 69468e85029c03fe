//! Contents: elements, groups and attributes, part by part.
//!
//! In come the trees of two contents; out go changes. Parts are matched by name, groups by the names in them. What is
//! left over on both sides under one name has moved between groups.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{self, SAFE, Values};
use super::compare::Differ;
use super::left_over::{Left, loose, report_unmatched};
use super::report::Effects;
use super::rules::Rule;
use super::versions::likeness;
use crate::model::{Derivations, ElementUse, TypeRef, ValueConstraint};
use crate::view::{Bounds, Node, NodeKind, Order, element_line, node_line, own_content, type_name, value_words};

/// Above this many pairs of groups in one content, only those with the same names in them are matched.
const MAX_PAIRS: usize = 10_000;

/// `endpoint/device`
pub(super) fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// How a group is called in paths.
fn group_name(node: &Node<'_>) -> String {
    let names = node.names();
    let more = if names.len() > 3 { "|…" } else { "" };
    let shown = if more.is_empty() { &names[..] } else { &names[..2] };
    format!("({}{more})", shown.join("|"))
}

/// Compares two contents. `literal`: users of the old struct build it by its literal.
pub(super) fn compare_contents(differ: &mut Differ<'_, '_>, path: &str, old: &Node<'_>, new: &Node<'_>, literal: bool) {
    let mut left = Left::default();
    compare_groups(differ, &mut left, path, (old, new), literal);
    report_unmatched(differ, left);
}

fn compare_groups<'n>(
    differ: &mut Differ<'_, '_>,
    left: &mut Left<'n>,
    path: &str,
    (old, new): (&'n Node<'n>, &'n Node<'n>),
    literal: bool,
) {
    let (NodeKind::Group { order: old_order, .. }, NodeKind::Group { order: new_order, .. }) = (&old.kind, &new.kind)
    else {
        return;
    };
    if old_order != new_order {
        let effects = match (old_order, new_order) {
            (Order::Sequence, Order::All) => Values::MORE.effects(false),
            (Order::All, Order::Sequence) => Values::LESS.effects(false),
            _ => Values::OTHER.effects(true),
        };
        let word = |order: &Order| Some(order.name().to_owned());
        differ.push_change(Rule::OrderChanged, path, word(old_order), word(new_order), "", effects);
    }
    let matches = match_nodes(old.parts(), new.parts());
    let literal_here = literal && *old_order != Order::Choice;
    report_reordered(differ, path, (*new_order, literal_here), (old.parts(), new.parts()), &matches);
    for (index, part) in old.parts().iter().enumerate() {
        match matches.get(&index) {
            Some(&at) => compare_nodes(differ, left, path, (part, &new.parts()[at])),
            None => left.old.push(loose(path, old.parts(), index, *old_order, literal_here)),
        }
    }
    let known: BTreeSet<usize> = matches.values().copied().collect();
    for index in (0..new.parts().len()).filter(|index| !known.contains(index)) {
        left.new.push(loose(path, new.parts(), index, *new_order, literal_here));
    }
}

/// The position in `new` for each position in `old` that has one.
fn match_nodes(old: &[Node<'_>], new: &[Node<'_>]) -> BTreeMap<usize, usize> {
    let mut free: BTreeSet<usize> = (0..new.len()).collect();
    let mut found = BTreeMap::new();
    let mut elements: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, part) in new.iter().enumerate().rev() {
        if let NodeKind::Element(element) = &part.kind {
            elements.entry(&element.name).or_default().push(at);
        }
    }
    for (index, part) in old.iter().enumerate() {
        let at = match &part.kind {
            NodeKind::Element(element) => elements.get_mut(&*element.name).and_then(Vec::pop),
            NodeKind::Any(_) => free.iter().copied().find(|at| matches!(new[*at].kind, NodeKind::Any(_))),
            NodeKind::Group { .. } => None,
        };
        if let Some(at) = at {
            free.remove(&at);
            found.insert(index, at);
        }
    }
    match_groups(old, new, &mut free, &mut found);
    found
}

/// Matches groups: those with the same names in them, then those that are most alike.
fn match_groups(old: &[Node<'_>], new: &[Node<'_>], free: &mut BTreeSet<usize>, found: &mut BTreeMap<usize, usize>) {
    let is_group = |part: &Node<'_>| matches!(part.kind, NodeKind::Group { .. });
    let mut same: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for at in free.iter().rev().filter(|at| is_group(&new[**at])) {
        same.entry(new[*at].names()).or_default().push(*at);
    }
    let mut rest = Vec::new();
    for (index, part) in old.iter().enumerate().filter(|(_, part)| is_group(part)) {
        match same.get_mut(&part.names()).and_then(Vec::pop) {
            Some(at) => {
                free.remove(&at);
                found.insert(index, at);
            }
            None => rest.push(index),
        }
    }
    let candidates: Vec<usize> = free.iter().copied().filter(|at| is_group(&new[*at])).collect();
    if rest.len().saturating_mul(candidates.len()) > MAX_PAIRS {
        return;
    }
    let sets: Vec<BTreeSet<&str>> = candidates.iter().map(|at| new[*at].names().into_iter().collect()).collect();
    for index in rest {
        let names: BTreeSet<&str> = old[index].names().into_iter().collect();
        let open = candidates.iter().zip(&sets).filter(|(at, _)| free.contains(at));
        let scored = open.map(|(at, set)| (likeness(&names, set), *at)).filter(|(score, _)| *score > 0.0);
        // The first of the most alike.
        if let Some((_, at)) = scored.reduce(|one, other| if other.0 > one.0 { other } else { one }) {
            free.remove(&at);
            found.insert(index, at);
        }
    }
}

/// Reports what stands elsewhere among what stayed: all but the longest run that kept its order.
fn report_reordered(
    differ: &mut Differ<'_, '_>,
    path: &str,
    (order, literal): (Order, bool),
    (old, new): (&[Node<'_>], &[Node<'_>]),
    matches: &BTreeMap<usize, usize>,
) {
    let positions: Vec<usize> = matches.values().copied().collect();
    if order == Order::Choice || positions.is_sorted() {
        return;
    }
    let kept: BTreeSet<usize> = longest_increasing(&positions).into_iter().collect();
    let place = |parts: &[Node<'_>], index: usize| {
        let before = index.checked_sub(1).map(|before| label(&parts[before]));
        Some(before.map_or_else(|| "first".to_owned(), |before| format!("after {before}")))
    };
    for (&from, &to) in matches.iter().filter(|(_, to)| !kept.contains(to)) {
        let required = new[to].is_required();
        let values = if order == Order::All { Values::SAME } else { Values::OTHER };
        let note = if required && !literal { "`new` takes its arguments in another order" } else { "" };
        let path = below(path, &label(&new[to]));
        differ.push_change(
            Rule::FieldReordered,
            &path,
            place(old, from),
            place(new, to),
            note,
            values.effects(required),
        );
    }
}

/// A part in paths.
pub(super) fn label(node: &Node<'_>) -> String {
    match &node.kind {
        NodeKind::Element(element) => element.name.to_string(),
        NodeKind::Group { .. } => group_name(node),
        NodeKind::Any(_) => "*".to_owned(),
    }
}

/// The members of a longest increasing subsequence of different numbers.
fn longest_increasing(numbers: &[usize]) -> Vec<usize> {
    // For each length, the position of the least last member; for each position, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| numbers[at]).collect();
    run.reverse();
    run
}

/// Compares two parts that are the same one.
fn compare_nodes<'n>(
    differ: &mut Differ<'_, '_>,
    left: &mut Left<'n>,
    path: &str,
    (old, new): (&'n Node<'n>, &'n Node<'n>),
) {
    match (&old.kind, &new.kind) {
        (NodeKind::Element(one), NodeKind::Element(other)) => {
            compare_elements(differ, &below(path, &one.name), (one, old.bounds), (other, new.bounds));
        }
        (NodeKind::Any(one), NodeKind::Any(other)) => {
            let path = below(path, "*");
            if one != other {
                let line = |differ: &Differ<'_, '_>, node: &Node<'_>| Some(node_line(differ.new_model(), node));
                let (one, other) = (line(differ, old), line(differ, new));
                differ.push_change(Rule::WildcardChanged, &path, one, other, "", Values::OTHER.effects(false));
            }
            compare_cardinality(differ, &path, old.bounds, new.bounds);
        }
        (NodeKind::Group { named, docs, .. }, NodeKind::Group { docs: new_docs, .. }) => {
            let inner = below(path, &group_name(new));
            let first = |node: &Node<'_>| node.names().first().map(|name| (*name).to_owned());
            let (one, other) = (first(old), first(new));
            if one != other && !named {
                let note = "its Rust type is named after its first element";
                let effects = Effects { compilation: true, ..SAFE };
                differ.push_change(Rule::ChoiceRenamed, &inner, one, other, note, effects);
            }
            compare_cardinality(differ, &inner, old.bounds, new.bounds);
            differ.compare_docs(&inner, docs, new_docs);
            compare_groups(differ, left, path, (old, new), all_required(old));
        }
        _ => {}
    }
}

/// What a field more is to those who make the struct.
pub(super) fn rust_note(required: bool, literal: bool) -> &'static str {
    match (required, literal) {
        (true, false) => "an argument more for `new`",
        // It may get an optional one, too, or a derived type may have one.
        (true, true) => "a field more for its literal, or an argument for `new`",
        (false, true) => "it was built by a literal, and is by `new` or `default` from now on",
        (false, false) => "",
    }
}

/// Whether a struct of this content has no optional field, so that it is built by its literal.
pub(super) fn all_required(content: &Node<'_>) -> bool {
    content.parts().iter().all(Node::is_required)
}

pub(super) fn compare_cardinality(differ: &mut Differ<'_, '_>, path: &str, old: Bounds, new: Bounds) {
    if old != new {
        let effects = classify::bounds(old, new);
        let rule = match (old.min == 0, new.min == 0) {
            (true, false) if old.max == new.max => Rule::FieldNowRequired,
            (false, true) if old.max == new.max => Rule::FieldNowOptional,
            _ if !effects.writing => Rule::MoreOccurrences,
            _ if !effects.reading => Rule::FewerOccurrences,
            _ => Rule::OtherOccurrences,
        };
        differ.push_change(rule, path, Some(old.to_string()), Some(new.to_string()), "", effects);
    }
}

pub(super) fn compare_elements(
    differ: &mut Differ<'_, '_>,
    path: &str,
    (old, old_bounds): (&ElementUse, Bounds),
    (new, new_bounds): (&ElementUse, Bounds),
) {
    compare_cardinality(differ, path, old_bounds, new_bounds);
    if old.namespace != new.namespace {
        let shown = |element: &ElementUse| {
            Some(element.namespace.as_ref().map_or("no namespace".to_owned(), ToString::to_string))
        };
        differ.push_change(
            Rule::NamespaceChanged,
            path,
            shown(old),
            shown(new),
            "namespace",
            Values::OTHER.effects(false),
        );
    }
    differ.compare_docs(path, &old.docs, &new.docs);
    if old.global.is_some() && new.global.is_some() {
        // The rest is that of the global element, which has an entry of its own.
        return;
    }
    compare_nillable(differ, path, old.nillable, new.nillable);
    if old.nillable && new.nillable {
        compare_beside_nil(differ, path, (old.type_ref, old.block), (new.type_ref, new.block));
    }
    differ.compare_stated_values(path, old.value.as_deref(), new.value.as_deref(), false);
    differ.compare_types(path, old.type_ref, new.type_ref);
}

pub(super) fn compare_nillable(differ: &mut Differ<'_, '_>, path: &str, old: bool, new: bool) {
    if old != new {
        let word = |nillable| Some(if nillable { "can be cleared" } else { "cannot be cleared" }.to_owned());
        let rule = if new { Rule::NilNowAllowed } else { Rule::NilNoLongerAllowed };
        differ.push_change(rule, path, word(old), word(new), "", classify::nillable(new));
    }
}

/// Reports where nil gets a place for attributes, or loses it: the type in Rust is another one then, whatever the element
/// itself says.
pub(super) fn compare_beside_nil(
    differ: &mut Differ<'_, '_>,
    path: &str,
    (old, old_block): (TypeRef, Derivations),
    (new, new_block): (TypeRef, Derivations),
) {
    let old = differ.old_model().has_attributes_beside_nil(old, old_block);
    let new = differ.new_model().has_attributes_beside_nil(new, new_block);
    if old != new {
        let word = |has| Some(if has { "nil with attributes" } else { "nil without attributes" }.to_owned());
        let effects = Effects { compilation: true, ..SAFE };
        differ.push_change(Rule::NilAttributesChanged, path, word(old), word(new), "in Rust", effects);
    }
}

/// The lines of a content that is new or gone.
pub(super) fn list_fields(
    differ: &Differ<'_, '_>,
    is_new: bool,
    node: &Node<'_>,
    path: &str,
    out: &mut Vec<(String, String)>,
) {
    let model = if is_new { differ.new_model() } else { differ.old_model() };
    for part in node.parts() {
        match &part.kind {
            NodeKind::Element(element) => {
                let path = below(path, &element.name);
                out.push((path.clone(), element_line(model, element, part.bounds)));
                // What has no name is part of what is around it; a global element has an entry of its own.
                if let (TypeRef::Type(id), None) = (element.type_ref, element.global)
                    && let ty = &model[id]
                    && ty.global_name().is_none()
                    && let Some(complex) = ty.complex()
                {
                    list_fields(differ, is_new, &own_content(model, complex), &path, out);
                }
            }
            NodeKind::Group { .. } => {
                out.push((below(path, &group_name(part)), node_line(model, part)));
                list_fields(differ, is_new, part, path, out);
            }
            NodeKind::Any(_) => out.push((below(path, "*"), node_line(model, part))),
        }
    }
}

/// What a default or fixed value is, for people.
pub(super) fn shown_value(value: Option<&ValueConstraint>) -> String {
    let words = value_words(value);
    let words = words.trim_start_matches(", ");
    if words.is_empty() { "none".to_owned() } else { words.to_owned() }
}

/// Two types' names.
pub(super) fn type_names(differ: &Differ<'_, '_>, old: TypeRef, new: TypeRef) -> (String, String) {
    (type_name(differ.old_model(), old), type_name(differ.new_model(), new))
}

#[cfg(test)]
mod tests {
    use super::longest_increasing;

    #[test]
    fn the_longest_run_stays() {
        assert_eq!(longest_increasing(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_increasing(&[3, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_increasing(&[1, 2, 0]), [1, 2]);
        assert_eq!(longest_increasing(&[2, 1, 0]).len(), 1);
        assert_eq!(longest_increasing(&[]), [0; 0]);
    }
}
