//! Parts that repeat in parts that repeat: whether the elements of a document may belong to one occurrence of a group or
//! to the next one.
//!
//! In comes the lowered output; what then holds: each list says whether what is too much for it goes on in the next
//! occurrence of the group around it, or behind it, and each group and mixed content whether a reader has to look ahead for
//! that. XSD part 1, sections 3.8.4 and 3.9.4.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Field, FieldKind, Ir, ItemId, ItemKind, Model, Share, Ty, Wrapper};

/// A field or variant of an item.
type Line = (ItemId, usize);

/// Says so for all items.
pub(crate) fn run(ir: &mut Ir) {
    let mut find = Find { ir, emptiable: BTreeMap::new(), shares: BTreeMap::new() };
    let (mut shares, mut spreads) = (Vec::new(), BTreeSet::new());
    let mut inside = Vec::new();
    for index in 0..find.ir.items.len() {
        for line in find.lines(ItemId::at(index)) {
            let share = find.share(line);
            if share != Share::None {
                shares.push((line, share));
                inside.extend(find.field(line).and_then(group));
            }
        }
    }
    let mut seen = BTreeSet::new();
    for &(line, _) in &shares {
        spreads.extend(find.next_to(line));
    }
    spreads.extend(find.followed_by_itself());
    while let Some(item) = inside.pop() {
        if seen.insert(item) {
            for line in find.lines(item) {
                let Some(field) = find.field(line) else { continue };
                // A list without end says that it is one.
                if matches!(field.wrapper, Wrapper::Many { max: None, .. }) {
                    spreads.insert(line);
                }
                inside.extend(group(field));
            }
        }
    }
    for (line, of) in shares {
        if let Some(Wrapper::Many { share, .. }) = field_mut(ir, line).map(|field| &mut field.wrapper) {
            *share = of;
        }
    }
    for line in spreads {
        if let Some(Wrapper::Many { spreads, .. }) = field_mut(ir, line).map(|field| &mut field.wrapper) {
            *spreads = true;
        }
    }
}

fn field_mut(ir: &mut Ir, (item, at): Line) -> Option<&mut Field> {
    match &mut ir[item].kind {
        ItemKind::Record(record) => record.fields.get_mut(at),
        ItemKind::Choice(choice) => choice.variants.get_mut(at),
        _ => None,
    }
}

/// The item of a group.
fn group(field: &Field) -> Option<ItemId> {
    match (&field.kind, field.ty) {
        (FieldKind::Group(_), Ty::Item(item)) => Some(item),
        _ => None,
    }
}

struct Find<'i> {
    ir: &'i Ir,
    /// Whether what is in a group may be empty.
    emptiable: BTreeMap<ItemId, bool>,
    shares: BTreeMap<Line, Share>,
}

impl<'i> Find<'i> {
    fn lines(&self, item: ItemId) -> Vec<Line> {
        (0..self.ir[item].kind.fields().len()).map(|at| (item, at)).collect()
    }

    fn field(&self, (item, at): Line) -> Option<&'i Field> {
        self.ir[item].kind.fields().get(at)
    }

    /// How what is in a line is shared out.
    fn share(&mut self, line: Line) -> Share {
        if let Some(&known) = self.shares.get(&line) {
            return known;
        }
        let share = match self.field(line) {
            Some(Field { kind: FieldKind::Mixed(Some(model)), .. }) if is_planned(model, None) => Share::Planned,
            Some(field) if is_list(field) => {
                let inner = self.next_to(line);
                inner
                    .into_iter()
                    .map(|inner| self.between(line, inner).max(self.share(inner)))
                    .max()
                    .unwrap_or_default()
            }
            // Nearly all, of which none is worth a note.
            _ => return Share::None,
        };
        self.shares.insert(line, share);
        share
    }

    /// How elements of a list are shared out, which may stand side by side in two occurrences of a group.
    fn between(&mut self, outer: Line, inner: Line) -> Share {
        let (outer_min, inner_min) = (self.min(outer), self.min(inner));
        match self.field(inner) {
            Some(Field { kind, wrapper: Wrapper::Many { max, .. }, .. }) => {
                between(outer_min, inner_min, *max, !matches!(kind, FieldKind::Group(_)))
            }
            _ => Share::None,
        }
    }

    /// How many of a list must stand.
    fn min(&mut self, line: Line) -> u32 {
        match self.field(line) {
            Some(Field { wrapper: Wrapper::Many { min, .. }, .. }) if !self.repeats_nothing(line) => *min,
            _ => 0,
        }
    }

    fn repeats_nothing(&mut self, line: Line) -> bool {
        self.field(line).and_then(group).is_some_and(|group| self.is_emptiable(group))
    }

    /// Whether nothing has to stand in a line.
    fn may_be_empty(&mut self, line: Line) -> bool {
        self.field(line).is_none_or(|field| field.optional) || self.repeats_nothing(line)
    }

    fn is_emptiable(&mut self, item: ItemId) -> bool {
        if let Some(&known) = self.emptiable.get(&item) {
            return known;
        }
        let lines = self.lines(item);
        let is = match &self.ir[item].kind {
            ItemKind::Choice(_) => lines.into_iter().any(|line| self.may_be_empty(line)),
            _ => lines.into_iter().all(|line| self.may_be_empty(line)),
        };
        self.emptiable.insert(item, is);
        is
    }

    /// The lists in a group that may end in one occurrence of it and begin in the next one, with nothing between.
    fn next_to(&mut self, line: Line) -> BTreeSet<Line> {
        let mut next: Vec<ItemId> = self.field(line).and_then(group).into_iter().collect();
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        while let Some(item) = next.pop() {
            if !seen.insert(item) {
                continue;
            }
            let mut lines = self.lines(item);
            match &self.ir[item].kind {
                ItemKind::Record(record) if record.all => lines.clear(),
                ItemKind::Record(_) => {
                    let musts: Vec<Line> = lines.iter().copied().filter(|line| !self.may_be_empty(*line)).collect();
                    match musts[..] {
                        [] => {}
                        [_] => lines = musts,
                        [..] => lines.clear(),
                    }
                }
                _ => {}
            }
            for line in lines {
                let Some(field) = self.field(line) else { continue };
                if is_list(field) {
                    found.insert(line);
                } else {
                    next.extend(group(field));
                }
            }
        }
        found
    }
}

impl<'i> Find<'i> {
    /// The lists of an exact number that what they begin with may follow on: another number of the same would be ambiguous
    /// (XSD part 1, section 3.8.6).
    fn followed_by_itself(&mut self) -> Vec<Line> {
        let is_exact = |field: &Field| matches!(field.wrapper, Wrapper::Many { min, max, .. } if max == Some(min));
        let all = (0..self.ir.items.len()).flat_map(|index| self.lines(ItemId::at(index)));
        let mut exact: Vec<Line> = all.filter(|line| self.field(*line).is_some_and(is_exact)).collect();
        if exact.is_empty() {
            return exact;
        }
        let mut around: BTreeMap<ItemId, Vec<Line>> = BTreeMap::new();
        for line in (0..self.ir.items.len()).flat_map(|index| self.lines(ItemId::at(index))) {
            if let Some(group) = self.field(line).and_then(group) {
                around.entry(group).or_default().push(line);
            }
        }
        exact.retain(|&line| {
            let (mut own, mut next) = (Vec::new(), Vec::new());
            self.firsts(line, &mut BTreeSet::new(), &mut own);
            self.behind(line, &around, &mut BTreeSet::new(), &mut next);
            own.iter().any(|own| next.iter().any(|next| may_be_one(own, next)))
        });
        exact
    }

    /// What a line can begin with.
    fn firsts(&mut self, line: Line, seen: &mut BTreeSet<ItemId>, found: &mut Vec<&'i FieldKind>) {
        let Some(field) = self.field(line) else { return };
        let Some(item) = group(field) else { return found.push(&field.kind) };
        if !seen.insert(item) {
            return;
        }
        let is_sequence = matches!(&self.ir[item].kind, ItemKind::Record(record) if !record.all);
        for line in self.lines(item) {
            self.firsts(line, seen, found);
            if is_sequence && !self.may_be_empty(line) {
                break;
            }
        }
    }

    /// What can stand behind a line.
    fn behind(
        &mut self,
        (item, at): Line,
        around: &BTreeMap<ItemId, Vec<Line>>,
        seen: &mut BTreeSet<Line>,
        found: &mut Vec<&'i FieldKind>,
    ) {
        if !seen.insert((item, at)) {
            return;
        }
        if matches!(&self.ir[item].kind, ItemKind::Record(record) if !record.all) {
            for line in self.lines(item).split_off(at + 1) {
                self.firsts(line, &mut BTreeSet::new(), found);
                if !self.may_be_empty(line) {
                    return;
                }
            }
        }
        for &line in around.get(&item).into_iter().flatten() {
            self.behind(line, around, seen, found);
        }
    }
}

/// Whether two lines may be for one element. Of wildcards, it is enough that they might.
fn may_be_one(one: &FieldKind, other: &FieldKind) -> bool {
    match (one, other) {
        (FieldKind::Element(one), FieldKind::Element(other)) => one == other,
        (FieldKind::Any(_), FieldKind::Any(_) | FieldKind::Element(_)) | (FieldKind::Element(_), FieldKind::Any(_)) => {
            true
        }
        _ => false,
    }
}

fn is_list(field: &Field) -> bool {
    matches!(field.wrapper, Wrapper::Many { .. })
}

/// How elements are shared out that stand `inner_min` to `inner_max` times in what stands at least `outer_min` times.
fn between(outer_min: u32, inner_min: u32, inner_max: Option<u32>, is_element: bool) -> Share {
    match inner_max {
        _ if outer_min > 1 => Share::Planned,
        None => Share::None,
        // An exact number of elements is that in each occurrence.
        Some(max) if is_element && inner_min == max => Share::Greedy,
        Some(_) if inner_min > 1 => Share::Planned,
        Some(_) => Share::Greedy,
    }
}

/// Whether a reader of a mixed content has to look ahead; `outer` is how often what is around must stand, if it repeats.
fn is_planned(model: &Model, outer: Option<u32>) -> bool {
    match model {
        Model::One(_) => false,
        Model::Times(_, Some(1), part) => is_planned(part, outer),
        Model::Times(min, max, part) => {
            let min = if part.may_be_empty() { 0 } else { *min };
            let is_element = matches!(**part, Model::One(_));
            outer.is_some_and(|outer| between(outer, min, *max, is_element) == Share::Planned)
                || is_planned(part, Some(min))
        }
        Model::Choice(parts) => parts.iter().any(|part| is_planned(part, outer)),
        Model::All(parts) => parts.iter().any(|part| is_planned(part, None)),
        Model::Sequence(parts) => {
            let musts = parts.iter().filter(|part| !part.may_be_empty()).count();
            parts.iter().any(|part| {
                let is_next_to = musts == 0 || musts == 1 && !part.may_be_empty();
                is_planned(part, if is_next_to { outer } else { None })
            })
        }
    }
}
