//! How many of the elements ahead an occurrence of a group takes, where what is in the group may go on in the next one.
//!
//! What then holds: a content that can be divided is read as divided first by [`occurrences`](crate::occurrences); one
//! that cannot be is read as far as it goes, which finds what is wrong.

use std::collections::VecDeque;

use super::content::can_start;
use super::input::{Input, Next, Plan};
use super::problems::Mode;
use super::recover;
use crate::error::Result;
use crate::occurrences::{Content, Line, Matcher, plan};
use crate::table::{Item, Share, Table};

/// How many a line may have where others take what is left.
pub(crate) struct Shared {
    pub(crate) most: usize,
    /// Whether a plan was made for this line.
    is_planned: bool,
}

impl Shared {
    /// What was shared out has been read.
    pub(crate) fn end(&self, input: &mut Input<'_>) {
        if self.is_planned {
            input.plans.pop();
        }
    }
}

/// How many of the elements ahead are for a line; `None` where that is for the line alone to say.
#[inline]
pub(crate) fn share_out(input: &mut Input<'_>, table: &Table, item: &Item) -> Result<Option<Shared>> {
    if item.more.spreads || item.more.share == Share::Planned { most_of_plan(input, table, item) } else { Ok(None) }
}

#[inline(never)]
fn most_of_plan(input: &mut Input<'_>, table: &Table, item: &Item) -> Result<Option<Shared>> {
    if recover::peek_known(input)? == Next::End || !can_start(input, table, item) {
        return Ok(None);
    }
    let depth = input.depth();
    if let Some(plan) = input.plans.last_mut().filter(|plan| plan.depth == depth) {
        let most = plan.counts.pop_front().unwrap_or(item.more.max);
        return Ok(Some(Shared { most, is_planned: false }));
    }
    if item.more.share != Share::Planned {
        return Ok(Some(Shared { most: item.more.max, is_planned: false }));
    }
    let mut counts = plan_counts(input, item)?;
    // A line that alone says how many it may have is told of as such.
    let most = counts.pop_front();
    input.plans.push(Plan { depth, counts });
    Ok(Some(Shared { most: most.unwrap_or(item.more.max), is_planned: true }))
}

/// How often what is in a group stands; nothing where it cannot be divided. The elements ahead are passed over for it.
fn plan_counts(input: &mut Input<'_>, item: &Item) -> Result<VecDeque<usize>> {
    let (mark, depth) = (input.mark()?, input.depth());
    let content = Content::of_group(item);
    let mut matcher = Matcher::new(&content);
    // What is wrong is told of when it is read.
    let mode = input.problems.set_mode(Mode::Strict);
    let passed = pass_elements(input, mode, &mut matcher);
    input.problems.set_mode(mode);
    match passed {
        Err(error) if input.depth() != depth || input.is_cut(&error) => Err(error),
        passed => {
            input.back_to(&mark)?;
            let run = if passed.unwrap_or_default() { matcher.finish().ok().flatten() } else { None };
            Ok(run.map(|run| plan(&content, &run)).unwrap_or_default())
        }
    }
}

/// Passes over all elements that a content takes; `false` where they are too few or too many.
fn pass_elements(input: &mut Input<'_>, mode: Mode, matcher: &mut Matcher<'_, Line>) -> Result<bool> {
    while input.peek()? == Next::Start {
        let is = |(table, item): &Line| can_start(input, table, item);
        match matcher.take(&is) {
            Ok(true) => {}
            Ok(false) if mode != Mode::Strict && !recover::is_known(input) => {}
            Ok(false) => break,
            Err(_) => return Ok(false),
        }
        input.pass_over()?;
    }
    Ok(true)
}
