//! Reading text and elements in their order.

use super::content::{can_start, list_too_long, not_allowed, read_element};
use super::input::{Input, Piece};
use super::problems::Mode;
use super::{fragment, open};
use crate::content_model::{Elements, follow, lines_of};
use crate::error::{Error, ErrorKind, Result};
use crate::expected::Expected;
use crate::mixed::{check_stated, text_of};
use crate::occurrences;
use crate::prefixes::Expanded;
use crate::slot::{Mut, Slot, TEXT, Variants};
use crate::table::{Item, Kind, More, Share, Table};

/// Reads all that stands in an element of mixed content; `stated`: what the element says of it.
pub(crate) fn read_mixed(input: &mut Input<'_>, item: &Item, slot: &mut dyn Slot, stated: Option<&More>) -> Result<()> {
    let Some(table) = item.more.table else { return Ok(()) };
    let stated = stated.unwrap_or(More::NOTHING);
    let overlap = item.more.model.is_some() && table.lines_overlap();
    let mut pieces = Pieces { input, table, slot, count: 0, overlap, lines: Vec::new(), text: "" };
    // What stands behind one that is out of place follows from that.
    let mut is_told = match item.more.model {
        None => true,
        Some(model) if item.more.share == Share::Planned => !occurrences::follow(model, &mut pieces)?,
        Some(model) => follow(model, &mut pieces).map(|()| false)?,
    };
    while pieces.is_ahead()? {
        if !std::mem::replace(&mut is_told, true) {
            pieces.input.report(not_allowed(pieces.input))?;
        }
        pieces.take_as(pieces.lines[0])?;
    }
    match stated.default_or_fixed() {
        None => Ok(()),
        // An empty element stands for what is stated (XSD Part 1, section 3.3.1).
        Some(text) if pieces.count == 0 => {
            if text.is_empty() {
                Ok(())
            } else {
                pieces.text(text)
            }
        }
        Some(_) => check_stated(stated, text_of(slot).as_deref()),
    }
}

/// The pieces of a content: texts are put into the list on the way to the next element.
struct Pieces<'p, 'i> {
    input: &'p mut Input<'i>,
    table: &'static Table,
    slot: &'p mut dyn Slot,
    count: usize,
    /// Whether an element can be one of several lines.
    overlap: bool,
    /// The lines that the element ahead can be one of, once they were looked for.
    lines: Vec<usize>,
    /// The text of the first of them.
    text: &'static str,
}

impl Pieces<'_, '_> {
    fn one_more(&mut self) -> Result<()> {
        self.count += 1;
        if self.count > self.input.limits.items {
            return Err(list_too_long(self.input));
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        self.one_more()?;
        match self.slot.put(false, TEXT) {
            Some(Mut::Simple(leaf, facets)) => leaf.read(text, facets, &Expanded).map_err(Error::value),
            _ => Ok(()),
        }
    }

    /// The number of the line of this text, if the element ahead can be one of it.
    fn number(&self, line: &str) -> Option<usize> {
        self.lines.iter().copied().find(|at| self.table.names.get(*at).is_some_and(|name| *name == line))
    }

    /// Reads the element ahead as one of the line with this number.
    fn take_as(&mut self, line: usize) -> Result<()> {
        self.lines.clear();
        self.one_more()?;
        match self.slot.put(false, line) {
            Some(Mut::Choice(choice, table)) => read_variant(self.input, table, line, choice),
            _ => Ok(()),
        }
    }
}

impl Elements for Pieces<'_, '_> {
    fn is_ahead(&mut self) -> Result<bool> {
        while self.lines.is_empty() {
            match self.input.piece()? {
                Piece::End => return Ok(false),
                Piece::Text(text) if text.is_empty() => {}
                Piece::Text(text) => self.text(&text)?,
                Piece::Start => {
                    for (at, line) in self.table.items().enumerate() {
                        if can_start(self.input, self.table, &line) {
                            self.lines.push(at);
                            if !self.overlap {
                                break;
                            }
                        }
                    }
                    match self.lines.first().and_then(|at| self.table.names.get(*at)) {
                        Some(text) => self.text = text,
                        None => pass_unknown(self.input)?,
                    }
                }
            }
        }
        Ok(true)
    }

    fn fits(&self, line: &str) -> bool {
        self.text == line || self.overlap && self.number(line).is_some()
    }

    fn take(&mut self, line: &'static str) -> Result<()> {
        self.number(line).map_or(Ok(()), |line| self.take_as(line))
    }

    fn missing(&mut self, expected: &[&'static str]) -> Result<()> {
        self.is_ahead()?;
        let message = Expected::of(self.table, &lines_of(self.table, expected)).message(self.input.ahead());
        let error = Error::new(ErrorKind::MissingElement, message).at(|| self.input.place(self.input.at()));
        self.input.report(error)
    }
}

/// An element that the content does not know: not allowed, or passed over.
fn pass_unknown(input: &mut Input<'_>) -> Result<()> {
    if input.problems.is(Mode::All) {
        input.report(not_allowed(input))?;
        return input.skip_element().map(drop);
    }
    input.report_found(not_allowed(input), fragment::pass_element)
}

/// Reads the element ahead as the variant it belongs to. Not beyond it: what follows may be text.
fn read_variant(input: &mut Input<'_>, table: &Table, variant: usize, choice: &mut dyn Variants) -> Result<()> {
    let Some(line) = table.item(variant) else { return Ok(()) };
    let slot = choice.get_mut();
    let Some(group) = line.more.table.filter(|_| line.kind == Kind::Group) else {
        return if line.kind == Kind::Any {
            open::read_wildcard(input, &line, slot)
        } else {
            read_element(input, &line, slot, None)
        };
    };
    let inner = group.items().position(|line| can_start(input, group, &line)).unwrap_or_default();
    match slot.put(false, inner) {
        Some(Mut::Choice(choice, group)) => read_variant(input, group, inner, choice),
        _ => Ok(()),
    }
}
