//! Expressions as automata, to ask what a text alone cannot tell: whether there is a text that several expressions
//! match, and which is the shortest.
//!
//! In comes an expression as the schema has it; out go states. What then holds: they match what the expression matches,
//! and there are no more of them than [`MOST_STATES`], nor is more looked at than [`MOST_STEPS`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::ops::Bound::{Excluded, Included};
use std::sync::Arc;

use regex_syntax::hir::{Class, Hir, HirKind};

use super::syntax::taken_apart;

/// How many states an automaton can have.
pub(super) const MOST_STATES: usize = 100_000;
/// How many states one search goes through.
const MOST_STEPS: usize = 1_000_000;
/// How many states the question takes whether what becomes of texts is matched.
const MOST_CHANGES: usize = 200_000;
/// How many texts of one search are shown.
const MOST_TEXTS: usize = 100;
/// How many characters of a class are tried in a text that is looked for: one of each range.
const MOST_CHARACTERS: usize = 4;

/// The characters of one step: ranges, in order.
type Characters = Arc<[(char, char)]>;

#[derive(Clone)]
enum State {
    /// Nothing can follow that ends.
    Nowhere,
    /// The text may end here.
    End,
    /// The one as well as the other; the first comes first where texts are as long.
    Either(usize, usize),
    /// One of these characters, and on.
    On(Characters, usize),
}

/// What an expression matches, a step at each character.
pub(crate) struct Automaton {
    states: Vec<State>,
    start: usize,
}

impl Automaton {
    /// That of an expression; `None` where it is not valid, or too large.
    pub(crate) fn new(source: &str) -> Option<Self> {
        Self::any_of([source])
    }

    /// What any of these expressions matches.
    pub(crate) fn any_of<'s>(sources: impl IntoIterator<Item = &'s str>) -> Option<Self> {
        let mut made = Self { states: vec![State::End], start: 0 };
        let mut start = made.push(State::Nowhere)?;
        for source in sources {
            let one = made.before(&taken_apart(source).ok()?, 0)?;
            start = made.push(State::Either(start, one))?;
        }
        Some(Self { start, ..made })
    }

    /// What both match.
    pub(crate) fn and(&self, other: &Self) -> Option<Self> {
        let mut made = Self { states: Vec::new(), start: 0 };
        let mut pairs = Numbers::new();
        pairs.number((self.start, other.start));
        while let Some(&(one, two)) = pairs.all.get(made.states.len()) {
            let state = match (&self.states[one], &other.states[two]) {
                (&State::Either(first, second), _) => {
                    State::Either(pairs.number((first, two)), pairs.number((second, two)))
                }
                (_, &State::Either(first, second)) => {
                    State::Either(pairs.number((one, first)), pairs.number((one, second)))
                }
                (State::End, State::End) => State::End,
                (State::On(ones, one), State::On(others, two)) => match common(ones, others) {
                    none if none.is_empty() => State::Nowhere,
                    some => State::On(some.into(), pairs.number((*one, *two))),
                },
                _ => State::Nowhere,
            };
            made.push(state)?;
        }
        Some(made)
    }

    /// Whether all that becomes of texts by this expression for changes is matched, where the text is.
    /// `None` if that is too much to look at.
    pub(super) fn is_closed_under(&self, change: &Self) -> Option<bool> {
        let ranges = self
            .states
            .iter()
            .filter_map(|state| if let State::On(characters, _) = state { Some(characters) } else { None });
        let after = |character: char| char::from_u32(u32::from(character) + 1);
        let borders = ranges.flat_map(|ranges| ranges.iter()).flat_map(|&(from, to)| [Some(from), after(to)]);
        let borders = borders.flatten().collect();
        let (sets, all) = (Numbers::new(), Numbers::new());
        Changes { change, pattern: self, sets, all, borders, steps: 0 }.leave().map(|leave| !leave)
    }

    /// The first text that `is_good` says yes to, shorter ones first.
    pub(crate) fn find(&self, is_good: &mut dyn FnMut(&str) -> bool) -> Option<String> {
        let to_end = self.to_end();
        // By the length of the whole text: where the search has got to, as an index of `path`.
        let mut open = BTreeMap::from([(to_end[self.start]?, vec![(self.start, 0)])]);
        let mut path = vec![Step { before: 0, length: 0, character: None }];
        let (mut steps, mut texts) = (0, 0);
        while let Some(mut shortest) = open.first_entry() {
            let Some((state, at)) = shortest.get_mut().pop() else {
                shortest.remove();
                continue;
            };
            let length = path[at].length + 1;
            let next = self.reached(state);
            steps += next.len();
            if steps > MOST_STEPS {
                return None;
            }
            for &state in next.iter().rev() {
                match &self.states[state] {
                    State::End => {
                        let text = text(&path, at);
                        if is_good(&text) {
                            return Some(text);
                        }
                        texts += 1;
                        if texts == MOST_TEXTS {
                            return None;
                        }
                    }
                    State::On(characters, next) => {
                        let Some(left) = to_end[*next] else { continue };
                        // What comes last is looked at first.
                        for (character, _) in characters.iter().take(MOST_CHARACTERS).rev() {
                            path.push(Step { before: at, length, character: Some(*character) });
                            open.entry(length + left).or_default().push((*next, path.len() - 1));
                        }
                    }
                    State::Nowhere | State::Either(..) => {}
                }
            }
        }
        None
    }

    /// How many characters there are at least from each state to an end.
    fn to_end(&self) -> Vec<Option<usize>> {
        let mut before = vec![Vec::new(); self.states.len()];
        let mut least = vec![None; self.states.len()];
        let mut next = VecDeque::new();
        for (index, state) in self.states.iter().enumerate() {
            match state {
                State::Nowhere => {}
                State::End => next.push_back((index, 0)),
                State::Either(one, two) => {
                    before[*one].push((index, 0));
                    before[*two].push((index, 0));
                }
                State::On(_, then) => before[*then].push((index, 1)),
            }
        }
        while let Some((state, length)) = next.pop_front() {
            if least[state].is_some() {
                continue;
            }
            least[state] = Some(length);
            for &(state, more) in &before[state] {
                if more == 0 {
                    next.push_front((state, length));
                } else {
                    next.push_back((state, length + more));
                }
            }
        }
        least
    }

    /// The states with a character, and ends, that are reached from a state without a character, in order.
    fn reached(&self, from: usize) -> Vec<usize> {
        let (mut found, mut seen, mut next) = (Vec::new(), HashSet::new(), vec![from]);
        while let Some(at) = next.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.states[at] {
                State::Either(one, two) => next.extend([two, one]),
                State::Nowhere => {}
                State::End | State::On(..) => found.push(at),
            }
        }
        found
    }

    fn push(&mut self, state: State) -> Option<usize> {
        self.states.push(state);
        (self.states.len() <= MOST_STATES).then(|| self.states.len() - 1)
    }

    fn on(&mut self, characters: impl Iterator<Item = (char, char)>, then: usize) -> Option<usize> {
        self.push(State::On(characters.collect(), then))
    }

    /// What an expression matches, and then what `then` does.
    fn before(&mut self, hir: &Hir, then: usize) -> Option<usize> {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Some(then),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                text.chars()
                    .rev()
                    .try_fold(then, |then, character| self.on(std::iter::once((character, character)), then))
            }
            HirKind::Class(Class::Unicode(class)) => {
                self.on(class.iter().map(|range| (range.start(), range.end())), then)
            }
            HirKind::Class(Class::Bytes(_)) => None,
            HirKind::Capture(capture) => self.before(&capture.sub, then),
            HirKind::Concat(parts) => parts.iter().rev().try_fold(then, |then, part| self.before(part, then)),
            HirKind::Alternation(branches) => {
                let mut all = self.push(State::Nowhere)?;
                for branch in branches.iter().rev() {
                    let one = self.before(branch, then)?;
                    all = self.push(State::Either(one, all))?;
                }
                Some(all)
            }
            HirKind::Repetition(repetition) => {
                let mut at = then;
                for _ in repetition.min..repetition.max.unwrap_or(repetition.min) {
                    let once = self.before(&repetition.sub, at)?;
                    at = self.push(State::Either(then, once))?;
                }
                if repetition.max.is_none() {
                    at = self.push(State::Nowhere)?;
                    let once = self.before(&repetition.sub, at)?;
                    self.states[at] = State::Either(then, once);
                }
                (0..repetition.min).try_fold(at, |at, _| self.before(&repetition.sub, at))
            }
        }
    }
}

/// Where a text and what becomes of it have got to, at the same time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Both {
    /// In the expression for what becomes of texts.
    change: usize,
    /// The text, in the pattern.
    text: usize,
    /// What becomes of it, in the pattern: a number of a set of states.
    changed: usize,
}

/// Goes through all texts of a pattern at once, with what becomes of each.
struct Changes<'a> {
    change: &'a Automaton,
    pattern: &'a Automaton,
    /// Sets of states of the pattern.
    sets: Numbers<Vec<usize>>,
    all: Numbers<Both>,
    /// The first characters of ranges within which the pattern does not tell one character from another.
    borders: BTreeSet<char>,
    steps: usize,
}

impl Changes<'_> {
    /// Whether something becomes of a text that the pattern does not match; `None` where that is too much to look at.
    fn leave(&mut self) -> Option<bool> {
        let start = self.sets.number(self.pattern.reached(self.pattern.start));
        self.all.number(Both { change: self.change.start, text: self.pattern.start, changed: start });
        let mut index = 0;
        while let Some(&at) = self.all.all.get(index) {
            if self.go_on(at)? {
                return Some(true);
            }
            index += 1;
        }
        Some(false)
    }

    /// Goes on by a character; whether the text is at its end there, and has left the pattern.
    fn go_on(&mut self, at: Both) -> Option<bool> {
        match (&self.change.states[at.change], &self.pattern.states[at.text]) {
            (&State::Either(one, two), _) => {
                for change in [one, two] {
                    self.all.number(Both { change, ..at });
                }
            }
            (State::On(characters, change), _) if is_added(characters) => {
                let (change, added) = (*change, shifted(characters, ADDED));
                self.write(&added, Both { change, ..at })?;
            }
            (_, &State::Either(one, two)) => {
                for text in [one, two] {
                    self.all.number(Both { text, ..at });
                }
            }
            (State::End, State::End) => {
                let ends = |state: &usize| matches!(self.pattern.states[*state], State::End);
                return Some(!self.sets.all[at.changed].iter().any(ends));
            }
            (State::On(ones, change), State::On(others, text)) => {
                let next = Both { change: *change, text: *text, ..at };
                if is_dropped(ones) {
                    if !common(&shifted(ones, DROPPED), others).is_empty() {
                        self.all.number(next);
                    }
                } else {
                    self.write(&common(ones, others), next)?;
                }
            }
            _ => {}
        }
        Some(false)
    }

    /// Goes on with any of these characters in what becomes of the text.
    fn write(&mut self, characters: &[(char, char)], next: Both) -> Option<()> {
        for &(from, to) in characters {
            let others: Vec<char> = self.borders.range((Excluded(from), Included(to))).copied().collect();
            for character in std::iter::once(from).chain(others) {
                let before = self.sets.all[next.changed].clone();
                let mut after = BTreeSet::new();
                for state in before {
                    self.steps += 1;
                    if let State::On(characters, then) = &self.pattern.states[state]
                        && characters.iter().any(|(from, to)| (from..=to).contains(&&character))
                    {
                        let reached = self.pattern.reached(*then);
                        self.steps += reached.len();
                        after.extend(reached);
                    }
                }
                let changed = self.sets.number(after.into_iter().collect());
                self.all.number(Both { changed, ..next });
                if self.steps > MOST_CHANGES || self.all.all.len() > MOST_STATES {
                    return None;
                }
            }
        }
        Some(())
    }
}

/// Where in Unicode the characters are that an expression for changes has for others: those that are dropped, and those
/// that are added.
const DROPPED: u32 = 0xF_0000;
const ADDED: u32 = 0x10_0000;

fn is_added(characters: &[(char, char)]) -> bool {
    characters.first().is_some_and(|(from, _)| u32::from(*from) >= ADDED)
}

fn is_dropped(characters: &[(char, char)]) -> bool {
    characters.first().is_some_and(|(from, _)| (DROPPED..ADDED).contains(&u32::from(*from)))
}

fn shifted(characters: &[(char, char)], by: u32) -> Vec<(char, char)> {
    let back = |character: char| char::from_u32(u32::from(character).saturating_sub(by)).unwrap_or(character);
    characters.iter().map(|&(from, to)| (back(from), back(to))).collect()
}

/// A character of ASCII that changes drop, and one that they add, as an expression for changes has them.
pub(super) fn marked(character: char, is_added: bool) -> char {
    char::from_u32(u32::from(character) + if is_added { ADDED } else { DROPPED }).unwrap_or(character)
}

/// Things with numbers in the order in which they are found.
struct Numbers<T> {
    numbers: HashMap<T, usize>,
    all: Vec<T>,
}

impl<T: Clone + Eq + Hash> Numbers<T> {
    fn new() -> Self {
        Self { numbers: HashMap::new(), all: Vec::new() }
    }

    fn number(&mut self, one: T) -> usize {
        if let Some(&known) = self.numbers.get(&one) {
            return known;
        }
        self.all.push(one.clone());
        self.numbers.insert(one, self.all.len() - 1);
        self.all.len() - 1
    }
}

/// The characters that are in both.
fn common(ones: &[(char, char)], others: &[(char, char)]) -> Vec<(char, char)> {
    let mut found = Vec::new();
    let (mut one, mut other) = (ones.iter().peekable(), others.iter().peekable());
    while let (Some(&&(from, to)), Some(&&(other_from, other_to))) = (one.peek(), other.peek()) {
        if from.max(other_from) <= to.min(other_to) {
            found.push((from.max(other_from), to.min(other_to)));
        }
        if to < other_to {
            one.next()
        } else {
            other.next()
        };
    }
    found
}

/// A character of a text that is looked for.
struct Step {
    /// The step before it; of the first one itself.
    before: usize,
    /// How many characters there are up to it.
    length: usize,
    character: Option<char>,
}

/// The text that ends with a step.
fn text(path: &[Step], mut at: usize) -> String {
    let mut characters = Vec::with_capacity(path[at].length);
    while let Some(character) = path[at].character {
        characters.push(character);
        at = path[at].before;
    }
    characters.iter().rev().collect()
}
