//! How the elements of a content fall into occurrences of its parts, where parts that repeat stand in parts that repeat.
//!
//! In comes a content, then its elements one after the other; out goes whether they are valid, and how often each part
//! stands in each occurrence of what is around it. XSD Part 1, sections 3.8.4 and 3.9.4.
//!
//! Which part an element belongs to is known at once (section 3.8.6); how many occurrences those of one part are may
//! depend on all that follow: in `(a{2,3}){2}`, four are two and two, five are three and two. Elements of one part that
//! follow on each other, with none of another part between, are a *run*. For a run it is enough to know the least and the
//! greatest number of occurrences that it can be, since it can be any number between: `n` elements are `i` occurrences of
//! `min` to `max` if `i * min <= n <= i * max`, and those `i` stand side by side. The same holds for runs of runs, one
//! level up. So each element costs a walk up the levels of the content, whatever its bounds.
//!
//! Of all ways the first is chosen: each occurrence, from the first on, takes as much as it can without leaving those
//! behind it too little.

#[cfg(test)]
mod tests;

/// Counts what takes time.
#[cfg(test)]
use tests::step;
#[cfg(not(test))]
#[inline]
const fn step() {}

use std::collections::VecDeque;

use crate::content_model::Elements;
use crate::error::Result;
use crate::names::same;
use crate::slot::{Occurs, Presence, Ref, Slot, visitor};
use crate::table::{Item, Kind, Model, Order, Share, Table};

/// A content, the whole of it first.
pub(crate) struct Content<L> {
    parts: Vec<Part<L>>,
}

/// A particle (XSD Part 1, section 3.9).
struct Part<L> {
    min: usize,
    max: usize,
    /// What it is in, and as which part of that.
    around: Option<(usize, usize)>,
    term: Term<L>,
    /// Whether what it repeats may be empty.
    emptiable: bool,
    /// Whether a reader asks how often it stands.
    is_asked: bool,
}

enum Term<L> {
    One(L),
    Sequence(Vec<usize>, Musts),
    Choice(Vec<usize>),
    All(Vec<usize>),
}

/// Which parts of a sequence may not be empty.
#[derive(Clone, Copy)]
enum Musts {
    None,
    /// This one.
    One(usize),
    Several,
}

/// A line of a table that stands for an element.
pub(crate) type Line = (&'static Table, Item);

impl Content<Line> {
    /// The content of a group as often as it stands.
    pub(crate) fn of_group(line: &Item) -> Self {
        let mut content = Self { parts: Vec::new() };
        content.add_line(Table::EMPTY, *line, line.more.min, None);
        content
    }

    fn add_line(&mut self, table: &'static Table, line: Item, min: usize, around: Option<(usize, usize)>) -> usize {
        let more = line.more;
        let is_list = more.spreads || more.share != Share::None || more.max != usize::MAX;
        let is_asked = more.spreads || more.share == Share::Planned;
        let part = self.add(min, if is_list { more.max } else { 1 }, around, Term::One((table, line)), is_asked);
        if let Some(group) = more.table
            && line.kind == Kind::Group
        {
            let lines = group.items().enumerate().map(|(at, line)| {
                let min = if line.more.optional { 0 } else { line.more.min.max(1) };
                self.add_line(group, line, min, Some((part, at)))
            });
            let lines = lines.collect();
            self.set(
                part,
                match group.order {
                    Order::Choice | Order::Types => Term::Choice(lines),
                    Order::Sequence => self.sequence(lines),
                    Order::All => Term::All(lines),
                },
            );
        }
        part
    }
}

impl Content<&'static str> {
    /// The content that a model says.
    pub(crate) fn of_model(model: &'static Model) -> Self {
        let mut content = Self { parts: Vec::new() };
        content.add_model(model, None);
        content
    }

    fn add_model(&mut self, model: &'static Model, around: Option<(usize, usize)>) -> usize {
        let (min, max, model) = match model {
            Model::Times(min, max, part) => (*min, *max, *part),
            other => (1, 1, other),
        };
        let part = self.add(min, max, around, Term::Choice(Vec::new()), false);
        let mut add = |models: &'static [Model]| {
            models.iter().enumerate().map(|(at, model)| self.add_model(model, Some((part, at)))).collect()
        };
        let term = match model {
            Model::One(name) => Term::One(*name),
            Model::Sequence(models) => {
                let parts = add(models);
                self.sequence(parts)
            }
            Model::Choice(models) => Term::Choice(add(models)),
            Model::All(models) => Term::All(add(models)),
            Model::Times(..) => Term::Choice(Vec::from([self.add_model(model, Some((part, 0)))])),
        };
        self.set(part, term);
        part
    }
}

impl<L> Content<L> {
    fn add(&mut self, min: usize, max: usize, around: Option<(usize, usize)>, term: Term<L>, is_asked: bool) -> usize {
        self.parts.push(Part { min, max, around, term, emptiable: false, is_asked });
        self.parts.len() - 1
    }

    fn sequence(&self, parts: Vec<usize>) -> Term<L> {
        let mut musts = (0..parts.len()).filter(|at| !self.may_be_empty(parts[*at]));
        let musts = match (musts.next(), musts.next()) {
            (None, _) => Musts::None,
            (Some(only), None) => Musts::One(only),
            (Some(_), Some(_)) => Musts::Several,
        };
        Term::Sequence(parts, musts)
    }

    fn set(&mut self, part: usize, term: Term<L>) {
        let emptiable = match &term {
            Term::One(_) => false,
            Term::Sequence(parts, _) | Term::All(parts) => parts.iter().all(|part| self.may_be_empty(*part)),
            Term::Choice(parts) => parts.iter().any(|part| self.may_be_empty(*part)),
        };
        self.parts[part].term = term;
        self.parts[part].emptiable = emptiable;
    }

    fn may_be_empty(&self, part: usize) -> bool {
        self.parts[part].min == 0 || self.parts[part].emptiable
    }

    /// What one occurrence of a part can begin with, if it is the element that `is` knows.
    fn first(&self, part: usize, is: &dyn Fn(&L) -> bool) -> Option<usize> {
        step();
        match &self.parts[part].term {
            Term::One(line) => is(line).then_some(part),
            Term::Choice(parts) | Term::All(parts) => parts.iter().find_map(|part| self.first(*part, is)),
            Term::Sequence(parts, _) => {
                for &part in parts {
                    let found = self.first(part, is);
                    if found.is_some() || !self.may_be_empty(part) {
                        return found;
                    }
                }
                None
            }
        }
    }

    /// All that one occurrence of a part can begin with.
    fn firsts<'c>(&'c self, part: usize, found: &mut Vec<&'c L>) {
        match &self.parts[part].term {
            Term::One(line) => found.push(line),
            Term::Choice(parts) | Term::All(parts) => parts.iter().for_each(|part| self.firsts(*part, found)),
            Term::Sequence(parts, _) => {
                for &part in parts {
                    self.firsts(part, found);
                    if !self.may_be_empty(part) {
                        break;
                    }
                }
            }
        }
    }

    /// Whether a part stands exactly once in an occurrence of what is around it.
    fn is_single(&self, around: usize, at: usize) -> bool {
        match self.parts[around].term {
            Term::All(_) | Term::Sequence(_, Musts::Several) => true,
            Term::Sequence(_, Musts::One(must)) => at != must,
            Term::Sequence(_, Musts::None) | Term::Choice(_) | Term::One(_) => false,
        }
    }
}

/// The least number and the greatest.
#[derive(Clone, Copy)]
struct Span {
    least: usize,
    most: usize,
}

const ONE: Span = Span { least: 1, most: 1 };

impl Span {
    fn plus(self, other: Self) -> Self {
        Self { least: self.least.saturating_add(other.least), most: self.most.saturating_add(other.most) }
    }

    fn has_one(self) -> bool {
        self.least <= 1 && self.most >= 1
    }
}

/// Occurrences of a part side by side.
pub(crate) struct Run {
    part: usize,
    /// Those of the parts in it.
    runs: Vec<Run>,
    tally: Tally,
    /// How often what the part repeats can stand here, once the run has ended.
    bodies: Span,
    /// In how many occurrences of the part.
    times: Span,
}

/// What has been counted of a run.
#[derive(Clone, Copy)]
struct Tally {
    /// Of one element: how many. Of others: what the runs are that have ended.
    passed: Span,
    /// How often a part of a sequence followed on an earlier one in it, and how often not.
    ascents: usize,
    rounds: usize,
    /// The part that stands last.
    last: Option<usize>,
}

impl Tally {
    const NEW: Self = Self { passed: Span { least: 0, most: 0 }, ascents: 0, rounds: 0, last: None };

    /// A run of a part begins.
    fn begin(&mut self, at: usize) {
        if self.last.is_some_and(|last| last < at) {
            self.ascents += 1;
        } else {
            self.rounds += 1;
        }
        self.last = Some(at);
    }
}

/// Elements as they fall into the parts of a content.
pub(crate) struct Matcher<'c, L> {
    content: &'c Content<L>,
    /// The runs that have not ended, each in the one before it.
    open: Vec<Run>,
}

/// What has too few or too many, or is missing: a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrong(usize);

impl<'c, L> Matcher<'c, L> {
    pub(crate) fn new(content: &'c Content<L>) -> Self {
        Self { content, open: Vec::new() }
    }

    /// Takes the element that `is` knows, if it may stand next.
    pub(crate) fn take(&mut self, is: &dyn Fn(&L) -> bool) -> std::result::Result<bool, Wrong> {
        let Some(part) = self.find(is) else { return Ok(false) };
        let path = self.path(part);
        self.close(self.common(&path))?;
        for &part in &path[self.open.len()..] {
            if let (Some(run), Some((_, at))) = (self.open.last_mut(), self.content.parts[part].around) {
                run.tally.begin(at);
            }
            self.open.push(Run { part, runs: Vec::new(), tally: Tally::NEW, bodies: ONE, times: ONE });
        }
        if let Some(run) = self.open.last_mut() {
            run.tally.passed = run.tally.passed.plus(ONE);
        }
        Ok(true)
    }

    /// The line of the element taken last.
    fn last(&self) -> Option<&'c L> {
        match &self.content.parts[self.open.last()?.part].term {
            Term::One(line) => Some(line),
            Term::Sequence(..) | Term::Choice(_) | Term::All(_) => None,
        }
    }

    /// What all of it is, once there is no more.
    pub(crate) fn finish(&mut self) -> std::result::Result<Option<Run>, Wrong> {
        if let Some(missing) = self.missing() {
            return Err(Wrong(missing));
        }
        if self.open.is_empty() {
            return if self.content.may_be_empty(0) { Ok(None) } else { Err(Wrong(0)) };
        }
        self.close(1)?;
        let run = self.open.pop().map(|run| self.ended(run)).transpose()?;
        match run {
            Some(run) if !run.times.has_one() => Err(Wrong(0)),
            run => Ok(run),
        }
    }

    /// What must stand next, if anything.
    fn missing(&self) -> Option<usize> {
        for run in self.open.iter().rev() {
            let Some((around, at)) = self.content.parts[run.part].around else { break };
            let must = |part: &&usize| !self.content.may_be_empty(**part);
            let missing = match &self.content.parts[around].term {
                Term::Sequence(parts, _) => parts[at + 1..].iter().find(must),
                Term::All(parts) => parts
                    .iter()
                    .enumerate()
                    .find(|(at, part)| must(part) && !self.has(around, *at))
                    .map(|found| found.1),
                Term::One(_) | Term::Choice(_) => None,
            };
            if missing.is_some() {
                return missing.copied();
            }
        }
        None
    }

    /// Whether a part has stood in the open run of what is around it.
    fn has(&self, around: usize, at: usize) -> bool {
        let is_it = |run: &Run| {
            step();
            self.content.parts[run.part].around == Some((around, at))
        };
        self.open.iter().any(|run| is_it(run) || run.part == around && run.runs.iter().any(is_it))
    }

    /// The part that the element ahead belongs to.
    fn find(&self, is: &dyn Fn(&L) -> bool) -> Option<usize> {
        let parts = &self.content.parts;
        let first = |part: usize| self.content.first(part, is).filter(|found| self.has_room(*found));
        let Some(run) = self.open.last() else { return self.content.first(0, is) };
        let mut part = run.part;
        loop {
            if parts[part].max > 1
                && let Some(found) = first(part)
            {
                return Some(found);
            }
            let (around, at) = parts[part].around?;
            match &parts[around].term {
                Term::Sequence(parts, _) => {
                    for &next in &parts[at + 1..] {
                        let found = first(next);
                        if found.is_some() || !self.content.may_be_empty(next) {
                            return found;
                        }
                    }
                }
                Term::All(parts) => {
                    let left = || parts.iter().enumerate().filter(|(at, _)| !self.has(around, *at)).map(|part| *part.1);
                    let found = left().find_map(first);
                    if found.is_some() || left().any(|part| !self.content.may_be_empty(part)) {
                        return found;
                    }
                }
                Term::One(_) | Term::Choice(_) => {}
            }
            part = around;
        }
    }

    /// The parts around one, the outermost first, and itself.
    fn path(&self, part: usize) -> Vec<usize> {
        let mut path = vec![part];
        let mut at = part;
        while let Some((around, _)) = self.content.parts[at].around {
            step();
            path.push(around);
            at = around;
        }
        path.reverse();
        path
    }

    /// How many of the open runs go on in a part.
    fn common(&self, path: &[usize]) -> usize {
        self.open.iter().zip(path).take_while(|(run, part)| run.part == **part).count()
    }

    /// Whether one more element of this part leaves no part with more than it may have.
    fn has_room(&self, part: usize) -> bool {
        let path = self.path(part);
        let mut level = self.common(&path);
        let mut next = ONE;
        let mut tally = Tally { passed: ONE, ..Tally::NEW };
        if let Some(run) = self.open.get(level - 1) {
            tally = run.tally;
            match path.get(level).and_then(|part| self.content.parts[*part].around) {
                Some((_, at)) => {
                    if let Some(ending) = self.open.get(level) {
                        self.pass(run.part, &mut tally, ending.part, self.times(level));
                    }
                    tally.begin(at);
                }
                None => tally.passed = tally.passed.plus(ONE),
            }
        }
        while level > 0 {
            step();
            level -= 1;
            let run = &self.open[level];
            next = self.occurrences(run.part, self.bodies(run.part, &tally, next));
            let is_single = match self.content.parts[run.part].around {
                None => true,
                Some((around, at)) => self.content.is_single(around, at),
            };
            if is_single && next.least > 1 {
                return false;
            }
            if let Some(around) = level.checked_sub(1) {
                tally = self.open[around].tally;
            }
        }
        true
    }

    /// In how many occurrences the open run of a level can be as it is.
    fn times(&self, level: usize) -> Span {
        let inner = |times, run: &Run| {
            step();
            self.occurrences(run.part, self.bodies(run.part, &run.tally, times))
        };
        self.open[level..].iter().rev().fold(ONE, inner)
    }

    /// How often what a part repeats can stand in a run of it, in which the run that has not ended is `last`.
    fn bodies(&self, part: usize, tally: &Tally, last: Span) -> Span {
        let Part { term, emptiable, .. } = &self.content.parts[part];
        let mut span = match term {
            Term::One(_) => tally.passed,
            Term::Choice(_) => tally.passed.plus(last),
            Term::All(_) => ONE,
            Term::Sequence(_, Musts::Several) => Span { least: tally.rounds, most: tally.rounds },
            Term::Sequence(_, Musts::One(must)) => match tally.last {
                Some(at) if at == *must => tally.passed.plus(last),
                // The one that must stand is still to come.
                Some(at) if at < *must => tally.passed.plus(ONE),
                _ => tally.passed,
            },
            Term::Sequence(_, Musts::None) => {
                let all = tally.passed.plus(last);
                Span { least: all.least.saturating_sub(tally.ascents), ..all }
            }
        };
        if *emptiable {
            span.most = usize::MAX;
        }
        span
    }

    /// In how many occurrences of a part that can be. Empty ones are as many as are needed.
    fn occurrences(&self, part: usize, bodies: Span) -> Span {
        let &Part { min, max, emptiable, .. } = &self.content.parts[part];
        let most = if emptiable || min == 0 || bodies.most == usize::MAX { usize::MAX } else { bodies.most / min };
        Span { least: bodies.least.div_ceil(max.max(1)), most }
    }

    /// Adds a run that ends to what is counted of the one around it.
    fn pass(&self, around: usize, tally: &mut Tally, part: usize, times: Span) {
        let at = self.content.parts[part].around.map_or(0, |around| around.1);
        let counts = match self.content.parts[around].term {
            Term::Sequence(_, Musts::One(must)) => at == must,
            _ => true,
        };
        if counts {
            tally.passed = tally.passed.plus(times);
        }
    }

    /// Ends all open runs but so many.
    fn close(&mut self, left: usize) -> std::result::Result<(), Wrong> {
        while self.open.len() > left {
            step();
            let Some(run) = self.open.pop() else { break };
            let run = self.ended(run)?;
            let Some(mut around) = self.open.pop() else { break };
            self.pass(around.part, &mut around.tally, run.part, run.times);
            around.runs.push(run);
            self.open.push(around);
        }
        Ok(())
    }

    /// A run that has ended, all in it having been added.
    fn ended(&self, mut run: Run) -> std::result::Result<Run, Wrong> {
        let part = &self.content.parts[run.part];
        // What ended last has been added already.
        let nothing = Span { least: 0, most: 0 };
        run.bodies = self.bodies(run.part, &run.tally, nothing);
        run.times = self.occurrences(run.part, run.bodies);
        let is_single = part.around.is_none_or(|(around, at)| self.content.is_single(around, at));
        if run.times.least > run.times.most || is_single && !run.times.has_one() {
            return Err(Wrong(run.part));
        }
        Ok(run)
    }
}

/// How often each part that is asked for stands, in the order in which a reader meets it.
pub(crate) fn plan<L>(content: &Content<L>, run: &Run) -> VecDeque<usize> {
    let mut counts = VecDeque::new();
    Shares::of(content, run, 1).occurrence(content, &mut counts);
    counts
}

/// What the occurrences of a run have each.
struct Shares {
    part: usize,
    /// How often what the part repeats stands in each of those that are left.
    left: VecDeque<usize>,
    runs: VecDeque<Shares>,
}

impl Shares {
    /// Divides a run into so many occurrences.
    fn of<L>(content: &Content<L>, run: &Run, times: usize) -> Self {
        let part = &content.parts[run.part];
        let least = if part.emptiable { 0 } else { part.min };
        let bodies = run.bodies.least.max(times.saturating_mul(least));
        let mut rest = bodies;
        let left = (1..=times).rev().map(|times| {
            step();
            let behind = (times - 1).saturating_mul(least.max(1));
            let own = rest.saturating_sub(behind).min(part.max);
            rest -= own;
            own
        });
        let left = left.collect();
        // The first of those within take as much as they can, so that the last are the more.
        let mut more = match part.term {
            Term::Choice(_) | Term::Sequence(_, Musts::One(_)) => bodies,
            _ => 0,
        };
        let is_single = |run: &Run| content.parts[run.part].around.is_some_and(|(of, at)| content.is_single(of, at));
        more =
            run.runs.iter().filter(|run| !is_single(run)).fold(more, |more, run| more.saturating_sub(run.times.least));
        let mut runs = VecDeque::with_capacity(run.runs.len());
        for inner in run.runs.iter().rev() {
            step();
            let mut times = 1;
            if !is_single(inner) {
                let own = more.min(inner.times.most - inner.times.least);
                more -= own;
                times = inner.times.least + own;
            }
            runs.push_front(Self::of(content, inner, times));
        }
        Self { part: run.part, left, runs }
    }

    /// Goes through the next occurrence.
    fn occurrence<L>(&mut self, content: &Content<L>, counts: &mut VecDeque<usize>) {
        let part = &content.parts[self.part];
        let times = self.left.pop_front().unwrap_or_default();
        if part.is_asked {
            counts.push_back(times);
        }
        if matches!(part.term, Term::One(_)) {
            return;
        }
        for _ in 0..times {
            let mut last = None;
            while let Some(run) = self.runs.front_mut() {
                step();
                let at = content.parts[run.part].around.map(|around| around.1);
                let goes_on = match part.term {
                    Term::Sequence(..) => last < at,
                    Term::All(_) => true,
                    Term::One(_) | Term::Choice(_) => last.is_none(),
                };
                if !goes_on {
                    break;
                }
                last = at;
                run.occurrence(content, counts);
                if !run.left.is_empty() {
                    break;
                }
                self.runs.pop_front();
            }
        }
    }
}

/// Whether the elements in a group, however it holds them, are valid.
pub(crate) fn allow(line: &Item, slot: &dyn Slot) -> bool {
    let content = Content::of_group(line);
    let mut matcher = Matcher::new(&content);
    let mut is_right = true;
    element_names(Table::EMPTY, line, slot, &mut |namespace, local| {
        let is = |(table, item): &Line| match item.kind {
            Kind::Any => item.more.wildcard.allows(namespace),
            _ => same(item.name, local) && same(table.namespace_of(item), namespace),
        };
        is_right = is_right && matcher.take(&is) == Ok(true);
    });
    is_right && matcher.finish().is_ok()
}

/// Goes along a model as far as it goes; whether nothing was missing. What is ahead then is too much.
pub(crate) fn follow(model: &'static Model, elements: &mut dyn Elements) -> Result<bool> {
    let content = Content::of_model(model);
    let mut matcher = Matcher::new(&content);
    let wrong = loop {
        if !elements.is_ahead()? {
            break matcher.finish().err();
        }
        match matcher.take(&|name| elements.fits(name)) {
            Ok(true) => matcher.last().map_or(Ok(()), |name| elements.take(name))?,
            Ok(false) => break matcher.finish().err(),
            Err(wrong) => break Some(wrong),
        }
    };
    let Some(Wrong(part)) = wrong else { return Ok(true) };
    let mut names = Vec::new();
    content.firsts(part, &mut names);
    elements.missing(&names.into_iter().copied().collect::<Vec<_>>())?;
    Ok(false)
}

/// Shows the names of the elements that a line of a table holds, in order: those in groups, and what wildcards allow.
fn element_names(table: &Table, item: &Item, slot: &dyn Slot, show: &mut dyn FnMut(&str, &str)) {
    for index in 0.. {
        match (slot.get(index), item.kind) {
            (Presence::Absent, _) => break,
            (Presence::Value(Ref::OpenElement(open)), _) => show(&open.name.namespace, &open.name.local),
            (Presence::Value(Ref::Record(fields, inner)), Kind::Group) => {
                fields.slots(&mut visitor(|slots| {
                    for (item, slot) in inner.items().zip(slots) {
                        element_names(inner, &item, *slot, show);
                    }
                }));
            }
            (Presence::Value(Ref::Choice(choice, inner)), Kind::Group) => {
                let (variant, slot) = choice.get();
                if let Some(item) = inner.item(variant) {
                    element_names(inner, &item, slot, show);
                }
            }
            (_, Kind::Element) => show(table.namespace_of(item), item.name),
            _ => {}
        }
        if slot.info().occurs != Occurs::Many {
            break;
        }
    }
}
