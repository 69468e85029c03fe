//! The order of elements in mixed content, which no struct can say: a walk along a content model.
//!
//! In comes what stands there, element by element; out goes what is wrong. One element of look-ahead is enough, as with
//! any content (XSD Part 1, section 3.8.6).

use crate::error::Result;
use crate::table::{Item, Model, Table};

/// Elements in a row. Lines of a table are known by their texts here. An element can be one of several lines, of which the
/// model says which: in `(head, member)` a member may stand in for the head, too.
pub(crate) trait Elements {
    /// Goes to the element ahead, if there is one.
    fn is_ahead(&mut self) -> Result<bool>;
    /// Whether the element ahead, once gone to, can be one of a line.
    fn fits(&self, line: &str) -> bool;
    /// Goes past the element ahead, as one of a line.
    fn take(&mut self, line: &'static str) -> Result<()>;
    /// One of these lines should have been ahead.
    fn missing(&mut self, expected: &[&'static str]) -> Result<()>;
}

/// Goes along a model as far as it goes. What is ahead then is too much.
pub(crate) fn follow(model: &Model, elements: &mut dyn Elements) -> Result<()> {
    match model {
        Model::One(name) if elements.is_ahead()? && elements.fits(name) => elements.take(name),
        Model::One(_) => report_missing(model, elements),
        Model::Sequence(parts) => parts.iter().try_for_each(|part| follow(part, elements)),
        Model::Choice(branches) => {
            let is_ahead = elements.is_ahead()?;
            match branches.iter().find(|branch| is_ahead && can_start(branch, elements)) {
                Some(branch) => follow(branch, elements),
                None if emptiable(model) => Ok(()),
                None => report_missing(model, elements),
            }
        }
        Model::All(parts) => follow_all(parts, elements),
        Model::Times(least, most, part) => {
            let mut count = 0;
            while count < *most && elements.is_ahead()? && can_start(part, elements) {
                follow(part, elements)?;
                count += 1;
            }
            if count < *least && !emptiable(part) { report_missing(part, elements) } else { Ok(()) }
        }
    }
}

/// Each once at most, in any order.
fn follow_all(parts: &[Model], elements: &mut dyn Elements) -> Result<()> {
    let mut left: Vec<&Model> = parts.iter().collect();
    while elements.is_ahead()?
        && let Some(at) = left.iter().position(|part| can_start(part, elements))
    {
        follow(left.remove(at), elements)?;
    }
    left.into_iter().filter(|part| !emptiable(part)).try_for_each(|part| report_missing(part, elements))
}

fn report_missing(model: &Model, elements: &mut dyn Elements) -> Result<()> {
    let mut names = Vec::new();
    push_first(model, &mut names);
    elements.missing(&names)
}

/// Whether what this stands for can begin with the element ahead.
fn can_start(model: &Model, elements: &dyn Elements) -> bool {
    match model {
        Model::One(name) => elements.fits(name),
        Model::Times(_, most, part) => *most > 0 && can_start(part, elements),
        Model::Choice(parts) | Model::All(parts) => parts.iter().any(|part| can_start(part, elements)),
        Model::Sequence(parts) => {
            let upto = parts.iter().position(|part| !emptiable(part)).map_or(parts.len(), |at| at + 1);
            parts[..upto].iter().any(|part| can_start(part, elements))
        }
    }
}

/// Whether nothing at all may stand there.
pub(crate) fn emptiable(model: &Model) -> bool {
    match model {
        Model::One(_) => false,
        Model::Times(least, _, part) => *least == 0 || emptiable(part),
        Model::Choice(parts) => parts.iter().any(emptiable),
        Model::Sequence(parts) | Model::All(parts) => parts.iter().all(emptiable),
    }
}

/// What this can begin with.
fn push_first(model: &Model, names: &mut Vec<&'static str>) {
    match model {
        Model::One(name) => names.push(name),
        Model::Times(_, _, part) => push_first(part, names),
        Model::Choice(parts) | Model::All(parts) => parts.iter().for_each(|part| push_first(part, names)),
        Model::Sequence(parts) => {
            for part in *parts {
                push_first(part, names);
                if !emptiable(part) {
                    break;
                }
            }
        }
    }
}

/// The lines of a table that have these texts.
pub(crate) fn lines_of(table: &'static Table, texts: &[&'static str]) -> Vec<Item> {
    let at = |text: &&str| table.names.iter().position(|name| name == text);
    texts.iter().filter_map(at).filter_map(|at| table.item(at)).collect()
}
