//! A document that is written in parts, as far as the walk along what is around its lists has to know.

use super::tags::Tags;
use crate::error::{Error, ErrorKind, Result};
use crate::list_path::ListPath;
use crate::slot::Slot;
use crate::table::{Item, Share, Table};

/// Which lists of a document are apart.
pub(crate) struct Course {
    pub(super) lists: Vec<List>,
    /// The names of the elements that are open, the innermost last.
    names: Vec<&'static str>,
    /// The list to end the walk at, to know the path of what is around it.
    pub(super) stop: Option<usize>,
    /// Where they stand, in the order of the document.
    pub(super) marks: Vec<Mark>,
}

/// A list that is apart.
#[derive(Clone)]
pub(super) struct List {
    pub(super) path: ListPath,
    /// How many prefixes are made in it, as far as that is known.
    pub(super) prefixes: usize,
}

/// Where items of a list that is apart stand.
pub(super) struct Mark {
    /// The number of the list.
    pub(super) list: usize,
    /// Where in the text.
    pub(super) at: usize,
    /// What they are written with.
    pub(super) tags: Tags,
    /// The line of the list.
    pub(super) table: Table,
    pub(super) item: Item,
    /// How many items stand before.
    pub(super) count: usize,
}

impl Course {
    pub(super) fn new(lists: Vec<List>, stop: Option<usize>) -> Self {
        Self { lists, names: Vec::new(), stop, marks: Vec::new() }
    }

    /// Forgets a walk, for one more.
    pub(super) fn begin_again(&mut self) {
        self.names.clear();
        self.marks.clear();
    }

    /// So much was put in before all marks.
    pub(super) fn move_marks(&mut self, length: usize) {
        for mark in &mut self.marks {
            mark.at += length;
        }
    }
}

/// Begins with an element.
#[cold]
pub(super) fn enter(tags: &mut Tags, name: &'static str) {
    if let Some(course) = &mut tags.course {
        course.names.push(name);
    }
}

/// Ends with it.
#[cold]
pub(super) fn leave(tags: &mut Tags) {
    if let Some(course) = &mut tags.course {
        course.names.pop();
    }
}

/// At the end of a list: if more items of it are apart, notes where they stand.
#[cold]
#[inline(never)]
pub(super) fn end_list(tags: &mut Tags, table: &Table, item: &Item, slot: &dyn Slot, count: usize) -> Result<bool> {
    let Some(course) = &tags.course else { return Ok(false) };
    let is_it = |list: &List| list.path.leads_to(course.names.iter().copied(), item) && list.path.holds(slot.info());
    let Some(list) = course.lists.iter().position(is_it) else { return Ok(false) };
    if item.more.spreads || item.more.share != Share::None {
        let message = "the list cannot be written item by item: which elements are of it depends on those that follow";
        return Err(Error::new(ErrorKind::Occurrence, message));
    }
    if course.marks.iter().any(|mark| mark.list == list) {
        let message = format!("`{}` is there twice, so that its items have no one place", course.lists[list].path);
        return Err(Error::new(ErrorKind::Occurrence, message));
    }
    if course.stop == Some(list) {
        return Err(Error::pause());
    }
    let prefixes = course.lists[list].prefixes;
    tags.begin_content();
    let apart = tags.apart();
    let mark = Mark { list, at: tags.written().len(), tags: apart, table: *table, item: *item, count };
    *tags.prefixes_made() += prefixes;
    if let Some(course) = &mut tags.course {
        course.marks.push(mark);
    }
    Ok(true)
}
