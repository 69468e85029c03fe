//! Documents of any size: what is around lists from memory, their items from iterators.
//!
//! What is around is written to memory first, and so checked before the first byte goes out; the walk notes where the lists
//! stand, and with which declarations. Then the pieces go out with the items between them. Prefixes that are made are
//! numbered throughout the document: where items need some, what follows on them is written to memory once more.

use std::io::Write;

use super::content::{check_length, write_document, write_once};
use super::course::{self, Course, Mark};
use super::tags::{Tags, XSI_DECLARATION};
use super::{MARK, OutputEncoding, WriteOptions};
use crate::document::{Document, Of};
use crate::error::{Error, ErrorKind, Result};
use crate::list_path::ListPath;
use crate::slot::{Make, Slot};

/// So many bytes of text are held back at the beginning, and then go out at a time.
const CHUNK: usize = 256 << 10;

/// A document that is written in parts: made by [`WriteOptions::in_parts`].
///
/// What comes out is what writing the whole document gives, with two exceptions: `xsi` is declared by the root if anything in the
/// document or in the first 256 KiB needs it, and later by the elements that do. And where a text has before a colon what could
/// be a prefix that is made, and nothing declares it there, the whole document has prefixes of other names; here what has gone out
/// stays as it is, and so do the prefixes of items, as long as they are not that one.
///
/// Items are checked as they come. Where one is wrong, or there are too many or too few of them, that is told when what is
/// before it may have gone out: the output is then to be thrown away. All else is checked before the first byte.
#[must_use = "nothing is written before `to_writer`"]
pub struct WriteParts<'d, D> {
    options: WriteOptions,
    document: &'d D,
    lists: Vec<Items<'d>>,
}

struct Items<'d> {
    path: ListPath,
    from: Box<dyn NextItem + 'd>,
    /// The error that ended them.
    ended: Option<Error>,
}

/// Gives items one by one.
trait NextItem {
    /// Takes the next item, if there is one.
    fn take_next(&mut self) -> Result<bool>;
    /// The item taken.
    fn item(&self) -> Option<&dyn Slot>;
}

struct FromIterator<I, T> {
    items: I,
    item: Option<T>,
}

impl<T: Make, E: Into<Error>, I: Iterator<Item = std::result::Result<T, E>>> NextItem for FromIterator<I, T> {
    fn take_next(&mut self) -> Result<bool> {
        self.item = self.items.next().transpose().map_err(Into::into)?;
        Ok(self.item.is_some())
    }

    fn item(&self) -> Option<&dyn Slot> {
        self.item.as_ref().map(|item| -> &dyn Slot { item })
    }
}

impl<'d, D: Document> WriteParts<'d, D> {
    pub(super) fn new(options: WriteOptions, document: &'d D) -> Self {
        Self { options, document, lists: Vec::new() }
    }

    /// With the items of a list, which follow on those that it has in the document. The path is as for
    /// [`ReadParts::items`](crate::ReadParts::items).
    ///
    /// # Errors
    ///
    /// When the path leads to no list in the schema, or to one of other items.
    pub fn items<T: Make, I>(self, path: &str, items: I) -> Result<Self>
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: 'd,
    {
        self.try_items(path, items.into_iter().map(Ok::<T, Error>))
    }

    /// The same of items that come with errors, such as those of a document that is read in parts: the first ends writing.
    ///
    /// # Errors
    ///
    /// As for [`items`](Self::items).
    pub fn try_items<T: Make, E: Into<Error>, I>(mut self, path: &str, items: I) -> Result<Self>
    where
        I: IntoIterator<Item = std::result::Result<T, E>>,
        I::IntoIter: 'd,
    {
        let path = ListPath::of::<T>(&Of::<D>::all(), path)?;
        let from = Box::new(FromIterator { items: items.into_iter(), item: None });
        self.lists.push(Items { path, from, ended: None });
        Ok(self)
    }

    /// Writes the document.
    ///
    /// # Errors
    ///
    /// As for [`WriteOptions::to_writer`]; when an iterator gives an error; when a list has no place in the document, since an element
    /// around it is absent, or several; and when an item has in its texts, before a colon, a prefix that is in use and
    /// means nothing there.
    pub fn to_writer<W: Write>(mut self, writer: W) -> Result<()> {
        let mut lists = Vec::new();
        for mut items in std::mem::take(&mut self.lists) {
            // One without items is as it is in the document.
            if items.from.take_next()? {
                lists.push(items);
            }
        }
        if lists.is_empty() {
            return self.options.to_writer(writer, self.document);
        }
        let mut apart: Vec<course::List> =
            lists.iter().map(|list| course::List { path: list.path.clone(), prefixes: 0 }).collect();
        let mut around = self.around(&apart)?;
        if let Some(list) = (0..lists.len()).find(|list| around.marks.iter().all(|mark| mark.list != *list)) {
            let message = format!("`{}` has items, and the document no place for them", lists[list].path);
            return Err(Error::new(ErrorKind::MissingElement, message));
        }
        let mut out = Out { options: self.options, writer, text: String::new(), has_begun: false };
        let (mut done, mut has_xsi) = (0, false);
        for number in 0..around.marks.len() {
            let Around { text, marks, tags } = &mut around;
            let mark = &mut marks[number];
            out.text.push_str(text.as_str().get(done..mark.at).unwrap_or_default());
            mark.tags.know(tags);
            if has_xsi {
                mark.tags.know_xsi();
            }
            let (list, before) = (mark.list, *mark.tags.prefixes_made());
            let written = write_items(&mut out, mark, &mut lists[list], tags.root_name_end());
            has_xsi |= written.map_err(|error| self.within_path(error, &apart, list))?;
            if let Some(error) = lists[list].ended.take() {
                return Err(error);
            }
            done = mark.at;
            let made = *mark.tags.prefixes_made() - before;
            if made > 0 {
                apart[list].prefixes = made;
                let again = self.around(&apart)?;
                // What may have gone out stays as it is.
                let is_same = again.marks.get(number).is_some_and(|mark| mark.at == done)
                    && again.text.as_str().get(..done) == around.text.as_str().get(..done);
                if !is_same {
                    return Err(clash("the texts around its items have"));
                }
                around = again;
            }
        }
        out.text.push_str(around.text.as_str().get(done..).unwrap_or_default());
        out.send()?;
        Ok(out.writer.flush()?)
    }

    /// What is around the lists.
    fn around(&self, apart: &[course::List]) -> Result<Around> {
        let mut tags = self.walk(apart, None)?;
        let marks = tags.course.take().map(|course| course.marks).unwrap_or_default();
        Ok(Around { text: std::mem::take(tags.written()), marks, tags })
    }

    fn walk(&self, apart: &[course::List], stop: Option<usize>) -> Result<Tags> {
        let mut tags = self.options.tags()?;
        tags.course = Some(Box::new(Course::new(apart.to_vec(), stop)));
        tags.write_all(|tags| write_document(tags, self.document))
    }

    /// An error in items, with the path of what is around them. One of where they go is not of an element.
    #[cold]
    fn within_path(&self, error: Error, apart: &[course::List], list: usize) -> Error {
        if error.kind() == ErrorKind::Io {
            return error;
        }
        match self.walk(apart, Some(list)) {
            Err(around) => error.within_all(&around),
            Ok(_) => error,
        }
    }
}

/// What is around lists.
struct Around {
    text: String,
    marks: Vec<Mark>,
    /// Which have written it.
    tags: Tags,
}

/// Writes the items of a list. Returns whether the root has got the declaration of `xsi`, whose place is given.
fn write_items<W: Write>(
    out: &mut Out<W>,
    mark: &mut Mark,
    items: &mut Items<'_>,
    root_name_end: usize,
) -> Result<bool> {
    let Mark { tags, table, item, count, .. } = mark;
    let mut has_declared = false;
    while let Some(slot) = items.from.item() {
        let (length, prefixes) = (tags.written().len(), *tags.prefixes_made());
        let info = items.path.info();
        write_once(tags, table, item, info, &slot.get(0), Some(*count))?;
        if tags.has_needed_xsi() && !out.has_begun {
            out.text.insert_str(root_name_end, XSI_DECLARATION);
            has_declared = true;
            tags.know_xsi();
            tags.written().truncate(length);
            *tags.prefixes_made() = prefixes;
            write_once(tags, table, item, info, &slot.get(0), Some(*count))?;
        }
        if tags.has_clash() {
            return Err(clash("its texts have").within(item.name, Some(*count)));
        }
        *count += 1;
        if out.text.len() + tags.written().len() >= CHUNK {
            out.take(tags);
            out.send()?;
        }
        if let Err(error) = items.from.take_next() {
            items.ended = Some(error);
            return Ok(has_declared);
        }
    }
    out.take(tags);
    check_length(item, *count).map(|()| has_declared)
}

/// A prefix would have to be another one in what may have gone out.
#[cold]
fn clash(texts_have: &str) -> Error {
    let message = format!(
        "{texts_have} a prefix before a colon that is in use, and mean nothing by it: such a document is written as a whole"
    );
    Error::new(ErrorKind::Value, message)
}

/// What goes out.
struct Out<W> {
    options: WriteOptions,
    writer: W,
    /// What is held back.
    text: String,
    has_begun: bool,
}

impl<W: Write> Out<W> {
    fn take(&mut self, tags: &mut Tags) {
        self.text.push_str(tags.written());
        tags.written().clear();
    }

    fn send(&mut self) -> Result<()> {
        if !self.has_begun && self.options.encoding == OutputEncoding::Utf16 {
            self.writer.write_all(&MARK)?;
        }
        self.has_begun = true;
        let text = match self.options.encoding {
            OutputEncoding::Utf8 | OutputEncoding::Ascii => {
                self.writer.write_all(self.text.as_bytes())?;
                self.text.clear();
                return Ok(());
            }
            _ => std::mem::take(&mut self.text),
        };
        Ok(self.writer.write_all(&self.options.encode(text))?)
    }
}
