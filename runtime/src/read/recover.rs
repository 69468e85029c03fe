//! Going on after an error in the content of an element.
//!
//! What then holds: each element of the document is read or skipped once, and what only follows from an error that was
//! told is not told again.

use super::content::{can_start, not_allowed, read_element, read_particle, read_record_text};
use super::input::{Input, Next};
use super::problems::Mode;
use super::{fragment, mixed};
use crate::error::Result;
use crate::slot::{Occurs, Slot};
use crate::table::{Item, Kind, More, Table};

/// Looks at what comes next; where reading does not end with a problem, past the elements that the content of this
/// element does not know anywhere.
#[inline]
pub(crate) fn peek_known(input: &mut Input<'_>) -> Result<Next> {
    if input.problems.is(Mode::Strict) { input.peek() } else { peek_past_unknown(input) }
}

#[cold]
fn peek_past_unknown(input: &mut Input<'_>) -> Result<Next> {
    let depth = input.depth();
    loop {
        let next = match input.peek() {
            Ok(next) => next,
            Err(error) => {
                input.stop(error, depth)?;
                Next::End
            }
        };
        if next == Next::End || is_known(input) {
            return Ok(next);
        }
        if input.problems.is(Mode::All) {
            input.report_unmatched(not_allowed(input))?;
            if let Err(error) = input.skip_element() {
                input.stop(error, depth)?;
            }
        } else {
            input.report_found(not_allowed(input), fragment::pass_element)?;
        }
    }
}

pub(crate) fn is_known(input: &mut Input<'_>) -> bool {
    if input.problems.known_at != input.at() && knows(input, input.content()) {
        input.problems.known_at = input.at();
    }
    input.problems.known_at == input.at()
}

/// Whether any line of a table is for the element ahead.
fn knows(input: &Input<'_>, table: &Table) -> bool {
    table.items().any(|item| stands_for(input, table, &item))
}

/// Whether the element ahead is what this line stands for, or a part of it.
fn stands_for(input: &Input<'_>, table: &Table, item: &Item) -> bool {
    match item.kind {
        Kind::Group => item.more.table.is_some_and(|group| knows(input, group)),
        _ => can_start(input, table, item),
    }
}

/// Reads what a table lists, in its order, and goes on after errors: the whole content of an element, of whose text `stated`
/// says what it may be, or a group.
pub(crate) fn read_lines_and_recover(
    input: &mut Input<'_>,
    table: &Table,
    slots: &mut [&mut dyn Slot],
    stated: Option<&'static More>,
) -> Result<()> {
    let (mut lines, content) = lines_of(table);
    let mut last = None;
    let mut missed_at = None;
    for at in 0..content {
        // Where there is text, no element may stand, or any that the line allows.
        if stated.is_some() && holds_elements(&lines, at) {
            read_misplaced(input, table, slots, &mut lines, at, &mut last)?;
        }
        let (Some(line), Some(slot)) = (lines.get_mut(at), slots.get_mut(at)) else { break };
        if line.item.kind == Kind::Text {
            read_record_text(input, *slot, stated)?;
        } else if line.item.kind == Kind::Mixed {
            mixed::read_mixed(input, &line.item, *slot, stated)?;
        } else {
            let (noted, depth) = (input.problems.len(), input.depth());
            match read_particle(input, table, &line.item, *slot) {
                Ok(count) => line.count = count,
                Err(error) => input.stop(error, depth)?,
            }
            if line.count == 0 && input.problems.len() > noted {
                line.is_missed(missed_at.replace(input.at()) != Some(input.at()), noted);
            }
        }
    }
    if stated.is_some() { read_misplaced(input, table, slots, &mut lines, content, &mut last) } else { Ok(()) }
}

/// The lines of a table, and how many of them are of its content. Apart, as all that need not be between an element and one
/// in it, for the stack.
#[inline(never)]
fn lines_of(table: &Table) -> (Vec<Line>, usize) {
    let lines: Vec<Line> = table.items().map(Line::new).collect();
    let content = lines.iter().take_while(|line| !line.is_attribute()).count();
    (lines, content)
}

#[inline(never)]
fn holds_elements(lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| !matches!(line.item.kind, Kind::Text | Kind::Mixed))
}

/// A line of a table and what was found of it.
struct Line {
    item: Item,
    count: usize,
    /// Whether it was said that it is missing.
    missed: Option<Missed>,
}

/// What was said when a line was missing.
#[derive(Clone, Copy)]
enum Missed {
    /// The first that was expected where another element stands.
    First,
    /// One more that was expected there, by the number of the problem.
    After(usize),
}

impl Line {
    fn new(item: Item) -> Self {
        Self { item, count: 0, missed: None }
    }

    /// Notes that it was said to be missing.
    #[inline(never)]
    fn is_missed(&mut self, is_first: bool, noted: usize) {
        self.missed = Some(if is_first { Missed::First } else { Missed::After(noted) });
    }

    fn is_attribute(&self) -> bool {
        matches!(self.item.kind, Kind::Attribute | Kind::AnyAttribute)
    }
}

/// Reads elements of lines before line `at`, where none of the lines after can have them.
///
/// One that was said to be missing is not told again, nor those that follow in order on the last one out of place. Where
/// several were missing and then are there after all, one element stands too early: the first of them is enough.
fn read_misplaced(
    input: &mut Input<'_>,
    table: &Table,
    slots: &mut [&mut dyn Slot],
    lines: &mut [Line],
    at: usize,
    last: &mut Option<usize>,
) -> Result<()> {
    while peek_known(input)? == Next::Start {
        let (before, after) = lines.split_at_mut(at.min(lines.len()));
        if after.iter().any(|line| stands_for(input, table, &line.item)) {
            return Ok(());
        }
        let found = before.iter_mut().enumerate().find(|(_, line)| stands_for(input, table, &line.item));
        let Some((of, line)) = found else { return Ok(()) };
        let follows = line.count == 0 && last.is_some_and(|last| of > last);
        match line.missed.take() {
            Some(Missed::First) => {}
            Some(Missed::After(problem)) => input.problems.retract(problem),
            None if follows => {}
            None => input.report_unmatched(not_allowed(input))?,
        }
        *last = Some(of);
        line.count += 1;
        let depth = input.depth();
        let read = match slots.get_mut(of).filter(|_| line.item.kind == Kind::Element) {
            Some(slot) => {
                let many = slot.info().occurs == Occurs::Many;
                read_element(input, &line.item, *slot, many.then_some(line.count - 1))
            }
            None => input.skip_element().map(drop),
        };
        if let Err(error) = read {
            input.stop(error, depth)?;
        }
    }
    Ok(())
}
