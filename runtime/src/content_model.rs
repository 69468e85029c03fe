//! The order of elements in mixed content, which no struct can say: a walk along a content model.
//!
//! In comes what stands there, element by element; out goes what is wrong. One element of look-ahead is enough, as with
//! any content (XSD Part 1, section 3.8.6).

use crate::error::Result;
use crate::table::{Item, Model, Table};

/// Elements in a row, by the text of the line of a table that each belongs to.
pub(crate) trait Elements {
    /// The element ahead; `None` at the end.
    fn ahead(&mut self) -> Result<Option<&'static str>>;
    /// Goes past the element ahead.
    fn take(&mut self) -> Result<()>;
    /// One of these lines should have been ahead.
    fn missing(&mut self, expected: &[&'static str]) -> Result<()>;
}

/// Goes along a model as far as it goes. What is ahead then is too much.
pub(crate) fn follow(model: &Model, elements: &mut dyn Elements) -> Result<()> {
    match model {
        Model::One(name) if elements.ahead()? == Some(*name) => elements.take(),
        Model::One(_) => report_missing(model, elements),
        Model::Sequence(parts) => parts.iter().try_for_each(|part| follow(part, elements)),
        Model::Choice(branches) => {
            let ahead = elements.ahead()?;
            match branches.iter().find(|branch| ahead.is_some_and(|ahead| can_start(branch, ahead))) {
                Some(branch) => follow(branch, elements),
                None if emptiable(model) => Ok(()),
                None => report_missing(model, elements),
            }
        }
        Model::All(parts) => follow_all(parts, elements),
        Model::Times(least, most, part) => {
            let mut count = 0;
            while count < *most && elements.ahead()?.is_some_and(|ahead| can_start(part, ahead)) {
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
    while let Some(ahead) = elements.ahead()?
        && let Some(at) = left.iter().position(|part| can_start(part, ahead))
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

/// Whether what this stands for can begin with an element.
fn can_start(model: &Model, ahead: &str) -> bool {
    match model {
        Model::One(name) => *name == ahead,
        Model::Times(_, most, part) => *most > 0 && can_start(part, ahead),
        Model::Choice(parts) | Model::All(parts) => parts.iter().any(|part| can_start(part, ahead)),
        Model::Sequence(parts) => {
            let upto = parts.iter().position(|part| !emptiable(part)).map_or(parts.len(), |at| at + 1);
            parts[..upto].iter().any(|part| can_start(part, ahead))
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
