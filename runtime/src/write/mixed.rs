//! Writing text and elements in their order.

use super::content::write_choice;
use super::tags::Tags;
use crate::content_model::{Elements, follow, lines_of};
use crate::error::{Error, ErrorKind, Result};
use crate::expected::Expected;
use crate::mixed::{check_stated, text_of};
use crate::occurrences;
use crate::slot::{Presence, Ref, Slot};
use crate::table::{Item, Share, Table};

/// Writes all that stands in an element of mixed content, if its elements are in an order that the schema allows, and are
/// what it states for the element `around`.
pub(crate) fn write_mixed(tags: &mut Tags, around: &Item, item: &Item, slot: &dyn Slot) -> Result<()> {
    if around.more.default_or_fixed().is_some() {
        check_stated(around.more, text_of(slot).as_deref())?;
    }
    if let (Some(model), Some(table)) = (item.more.model, item.more.table) {
        let mut values = Values { slot, table, at: 0, ahead: None };
        if item.more.share == Share::Planned {
            occurrences::follow(model, &mut values)?;
        } else {
            follow(model, &mut values)?;
        }
        if let Some(name) = values.line() {
            let message = format!("{} is not allowed here", Expected::of(table, &lines_of(table, &[name])));
            return Err(Error::new(ErrorKind::UnexpectedElement, message));
        }
    }
    // Any white space would be text.
    tags.preserve_white_space();
    for index in 0.. {
        match slot.get(index) {
            Presence::Absent => break,
            Presence::Value(Ref::Choice(choice, table)) => write_choice(tags, choice, table)?,
            Presence::Value(Ref::Simple(leaf, _)) => tags.text(leaf.text().unwrap_or_default())?,
            Presence::Nil(_) | Presence::Value(_) => {}
        }
    }
    Ok(())
}

/// The elements of a list, without the texts between.
struct Values<'v> {
    slot: &'v dyn Slot,
    table: &'static Table,
    at: usize,
    /// The line of the element ahead, once it was gone to.
    ahead: Option<&'static str>,
}

impl Values<'_> {
    /// The text of the line that the element ahead is of.
    fn line(&mut self) -> Option<&'static str> {
        loop {
            match self.slot.get(self.at) {
                Presence::Absent => return None,
                Presence::Value(Ref::Choice(choice, table)) => return table.names.get(choice.get().0).copied(),
                Presence::Nil(_) | Presence::Value(_) => self.at += 1,
            }
        }
    }
}

impl Elements for Values<'_> {
    fn is_ahead(&mut self) -> Result<bool> {
        self.ahead = self.line();
        Ok(self.ahead.is_some())
    }

    fn fits(&self, line: &str) -> bool {
        self.ahead == Some(line)
    }

    fn take(&mut self, _: &'static str) -> Result<()> {
        self.at += 1;
        Ok(())
    }

    fn missing(&mut self, expected: &[&'static str]) -> Result<()> {
        let found = match self.line() {
            Some(name) => Expected::of(self.table, &lines_of(self.table, &[name])).to_string(),
            None => "the end of the content".to_owned(),
        };
        let message = format!("expected {}, found {found}", Expected::of(self.table, &lines_of(self.table, expected)));
        Err(Error::new(ErrorKind::MissingElement, message))
    }
}
