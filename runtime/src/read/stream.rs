//! Documents of any size: the items of lists one by one, then what is around them.
//!
//! The text of what is around is kept, without the items but for the first start tag of each list. To come to a list, it is
//! walked along from its beginning, and the walk ends where the list begins, or another one that stands behind all places of
//! the list; what was read until then is dropped. Then items are read from as much text as is at hand, as often as that is
//! needed; where the last one is cut, it is read again once there is more. At the end all that is around is walked along for
//! good, past the lists.
//!
//! So the walks are those that read whole documents, and nothing is suspended within them. A list costs a walk along what is
//! around, and memory what is around and one item.

#[cfg(feature = "dynamic")]
mod apart;

use std::io::Read;
use std::vec;

#[cfg(feature = "dynamic")]
pub(crate) use apart::Passed;

use super::content::read_items;
use super::course::{Course, Gap, Pause, Stop};
use super::input::Input;
use super::place::place_behind;
use super::source::Source;
use super::{read_document, whole};
use crate::document::{Document, Of, Roots};
use crate::error::{Error, ErrorKind, Position, Result};
use crate::limits::Limits;
use crate::list_path::ListPath;
use crate::slot::{Make, Slot};

/// So many bytes of text are looked at at a time, unless an item is larger.
const WINDOW: usize = 128 << 10;

/// What is said of a list that stands before another one that was read.
pub(crate) const PASSED: &str = "was passed: the lists of a document are read in its order";

/// What is around the lists may be walked along for so many bytes, and so many times what was read: else lists that begin again
/// and again would take a time that grows with the square of the document.
const WALKED: usize = 16 << 20;
const WALKED_AGAIN: usize = 16;

/// A document that is read in parts: made by [`ReadOptions::in_parts`](crate::ReadOptions::in_parts).
///
/// First its lists, in the order in which they stand in the document; a list that is not asked for is read with the rest. What
/// is wrong ends reading where it stands, with the error that reading the whole document has; only a character that XML
/// does not allow, and bytes that are no text, are told where they stand, and not before all else. Memory holds some 128 KiB
/// of text with the items in it, and beyond that an item, and what is around the lists: no more than [`Limits::held`] allows.
///
/// That a list is absent is known where another one begins behind all places where it could stand, such as the next one of a
/// sequence; else at the end of the document, of which all that is not in a list that was asked for is then held as what is around.
///
/// `xs:ID`, `xs:key` and the like are checked of values in memory, by a call: [`check_ids`](crate::check_ids) and
/// [`check_identity_constraints`](crate::check_identity_constraints) of the rest do not see the items. What stands twice in these, or
/// refers to nothing, they do not find, and a reference from around to an item is an error to them.
#[must_use = "nothing is read before `items` or `rest`"]
pub struct ReadParts<D: Document, R> {
    reader: Reader<Of<D>, R>,
}

/// The items of a list, made by [`ReadParts::items`].
///
/// After an error there are no more. Items that are not taken are read and dropped before anything behind the list is read. Where
/// a document can have the list several times, that is so of the one at hand; those behind it, unless they are asked for, stay in
/// the rest.
#[must_use = "nothing is read before the first item is asked for"]
pub struct Items<'p, D: Document, R, T> {
    reader: &'p mut Reader<Of<D>, R>,
    path: ListPath,
    read: vec::IntoIter<T>,
    /// How many were read last.
    count: usize,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing was asked for.
    Before,
    /// Items may follow.
    Within,
    /// None follow.
    Behind,
}

impl<D: Document, R: Read> ReadParts<D, R> {
    pub(crate) fn new(roots: Of<D>, reader: R, limits: Limits) -> Self {
        Self { reader: Reader::new(roots, reader, limits) }
    }

    /// With so many bytes of text looked at at a time, unless an item is larger: for tests.
    #[doc(hidden)]
    pub fn window(mut self, bytes: usize) -> Self {
        self.reader.window = bytes;
        self
    }

    /// The items of the list at a path, which has the names of elements as paths of errors have them: `/users/user`. Of a list
    /// of choices or groups, the name is that of any element that can stand in it. All before the list is read and
    /// checked when the first item is asked for. Where the list can be in a document several times, since one of the elements around it is
    /// in a list, too, these are the items of all of them; [`Items::path`] tells them apart.
    ///
    /// # Errors
    ///
    /// When the path leads to no list in the schema, or to one of other items.
    pub fn items<T: Make>(&mut self, path: &str) -> Result<Items<'_, D, R, T>> {
        let path = ListPath::of::<T>(&self.reader.roots, path)?;
        Ok(Items { reader: &mut self.reader, path, read: Vec::new().into_iter(), count: 0, stage: Stage::Before })
    }

    /// The document without the items that were read: their lists are empty.
    ///
    /// # Errors
    ///
    /// As for [`ReadOptions::from_reader`](crate::ReadOptions::from_reader), wherever in the document that is: items that were not taken
    /// are checked, too. After an error of an item, that error.
    pub fn rest(mut self) -> Result<D> {
        self.reader.rest()
    }
}

impl<D: Document, R: Read, T: Make> Items<'_, D, R, T> {
    /// The path of the element that the item given last stands in, such as `/file/table[2]`.
    #[must_use]
    pub fn path(&self) -> String {
        self.reader.around.path()
    }

    fn next_items(&mut self) -> Result<bool> {
        if self.stage == Stage::Before {
            self.stage = Stage::Within;
            self.reader.skip_list()?;
        }
        while self.stage == Stage::Within {
            let mut items = Vec::with_capacity(self.count);
            let is_there =
                self.reader.list.is_some() || self.reader.find_list(&self.path, || Box::new(Vec::<T>::new()))?;
            if !is_there || !self.reader.read_items(&mut items)? && !self.path.is_repeated() {
                self.stage = Stage::Behind;
            }
            if !items.is_empty() {
                self.count = items.len();
                self.read = items.into_iter();
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl<D: Document, R: Read, T: Make> Iterator for Items<'_, D, R, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if let Some(item) = self.read.next() {
            return Some(Ok(item));
        }
        match self.next_items() {
            Ok(true) => self.read.next().map(Ok),
            Ok(false) => None,
            Err(error) => {
                self.stage = Stage::Behind;
                Some(Err(self.reader.failed(error)))
            }
        }
    }
}

/// Where items are read into.
pub(crate) trait Batch {
    fn slot(&mut self) -> &mut dyn Slot;
    fn count(&self) -> usize;
    fn keep(&mut self, count: usize);
}

impl<T: Make> Batch for Vec<T> {
    fn slot(&mut self) -> &mut dyn Slot {
        self
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn keep(&mut self, count: usize) {
        self.truncate(count);
    }
}

/// What reads a document in parts, whatever its items are.
pub(crate) struct Reader<S: Roots, R> {
    roots: S,
    limits: Limits,
    pub(crate) window: usize,
    source: Source<R>,
    /// Where the text of the source begins.
    place: Position,
    /// What is around the lists, as far as it was read.
    text: String,
    course: Box<Course>,
    /// The list that is being read.
    list: Option<List>,
    /// An error of no meaning but its path: that of what is around the list that was read last.
    around: Error,
    /// How many bytes were walked along around lists.
    walked: usize,
    /// The document, once it is at its end.
    document: Option<S::Document>,
    /// What is told once the items before it are taken.
    pending: Option<Error>,
    /// What was told.
    told: Option<Error>,
    /// Which lists are set apart where none is asked for.
    #[cfg(feature = "dynamic")]
    apart: Option<apart::Apart>,
}

struct List {
    pause: Box<Pause>,
    /// How many items were read, and stood before.
    count: usize,
    /// Makes a place for items that nobody takes.
    make: fn() -> Box<dyn Batch>,
}

impl<S: Roots, R: Read> Reader<S, R> {
    pub(crate) fn new(roots: S, reader: R, limits: Limits) -> Self {
        Self {
            roots,
            limits,
            window: WINDOW,
            source: Source::new(reader, limits.document),
            place: Position { line: 1, column: 1 },
            text: String::new(),
            course: Box::default(),
            list: None,
            around: Error::pause(),
            walked: 0,
            document: None,
            pending: None,
            told: None,
            #[cfg(feature = "dynamic")]
            apart: None,
        }
    }

    fn failed(&mut self, error: Error) -> Error {
        self.told.get_or_insert_with(|| error.again());
        error
    }

    /// The document without the items.
    pub(crate) fn rest(&mut self) -> Result<S::Document> {
        if let Some(error) = self.told.take() {
            return Err(error);
        }
        self.skip_list()?;
        self.course.path = None;
        if self.document.is_none() {
            self.walk()?;
        }
        whole(self.document.take())
    }

    /// The error that is told once the items before it are taken.
    fn pending(&mut self) -> Result<()> {
        self.pending.take().map_or(Ok(()), Err)
    }

    /// Reads what is left of the list that is being read.
    fn skip_list(&mut self) -> Result<()> {
        while let Some(list) = &self.list {
            let mut items = (list.make)();
            self.read_items(&mut *items)?;
        }
        self.pending()
    }

    /// Goes to where the next list at a path begins; `false` where there is none.
    pub(crate) fn find_list(&mut self, path: &ListPath, make: fn() -> Box<dyn Batch>) -> Result<bool> {
        self.pending()?;
        if self.told.is_some() {
            return Ok(false);
        }
        self.course.path = Some(path.clone());
        let Some(pause) = self.walk()? else { return Ok(false) };
        if pause.at < self.course.behind() {
            return Err(Error::new(ErrorKind::UnexpectedElement, format!("`{path}` {PASSED}")).at(|| pause.place));
        }
        // If it was read to its end before, this list was still in it.
        self.document = None;
        self.set_apart(pause, make);
        Ok(true)
    }

    /// Begins with the items of a list.
    fn set_apart(&mut self, pause: Box<Pause>, make: fn() -> Box<dyn Batch>) {
        self.place = pause.place;
        self.source.text = self.text.split_off(pause.at);
        self.text.push_str(self.source.text.as_str().get(..pause.end - pause.at).unwrap_or_default());
        self.list = Some(List { count: pause.before, pause, make });
    }

    /// Walks along what is around the lists, as much of it as is needed to come to the one to pause at, to one behind all places of
    /// that, or to the end of the document, which then is kept.
    fn walk(&mut self) -> Result<Option<Box<Pause>>> {
        let behind = self.course.behind();
        let mut ahead = self.window;
        loop {
            self.source.fill(ahead.saturating_sub(self.text.len() - behind));
            if self.text.is_empty() {
                std::mem::swap(&mut self.text, &mut self.source.text);
            } else {
                self.text.push_str(&self.source.text);
                self.source.text.clear();
            }
            let goes_on = !self.source.is_done();
            let course = std::mem::take(&mut self.course);
            let mut input = Input::of_course(&self.text, self.limits, goes_on, course);
            let result = read_document(&self.roots, &mut input);
            let is_cut = result.as_ref().err().map_or(goes_on, |error| input.is_cut(error));
            let failed = if is_cut { self.source.failure(|_| input.place(self.text.len())) } else { None };
            self.course = input.course.take().unwrap_or_default();
            #[cfg(feature = "dynamic")]
            if is_cut {
                apart::place_begun(&mut self.course, &input);
            }
            let (walked, outcome) = match (result, self.course.stop.take()) {
                (Err(around), Some(Stop::List(pause))) => {
                    self.around = around;
                    (pause.end, Some(Ok(Some(pause))))
                }
                (Err(_), Some(Stop::Behind(at))) => (at, Some(Ok(None))),
                #[cfg(feature = "dynamic")]
                (Err(cut), _) if is_cut && failed.is_none() && self.apart.is_some() => {
                    (self.text.len(), self.choose(&cut).map(|pause| Ok(Some(pause))))
                }
                _ if is_cut => (self.text.len(), failed.map(Err)),
                (Ok(document), _) => {
                    self.document = Some(whole(document)?);
                    (self.text.len(), Some(Ok(None)))
                }
                (Err(error), _) => return Err(error),
            };
            self.check_held(walked)?;
            self.check_walked(walked)?;
            if let Some(outcome) = outcome {
                return outcome;
            }
            ahead = (self.text.len() - behind).saturating_add(self.text.len().max(self.window));
        }
    }

    /// Checks how much was walked along, so many bytes more.
    fn check_walked(&mut self, more: usize) -> Result<()> {
        self.walked = self.walked.saturating_add(more);
        if self.walked <= WALKED.saturating_add(self.source.count().saturating_mul(WALKED_AGAIN)) {
            return Ok(());
        }
        let message = "lists begin too often for what is around them to be read again: read a list further out";
        Err(Error::new(ErrorKind::Limit, message))
    }

    /// Reads some items of the list. Returns whether more may follow.
    pub(crate) fn read_items(&mut self, items: &mut dyn Batch) -> Result<bool> {
        self.pending()?;
        let mut length = self.window;
        let before = items.count();
        loop {
            self.source.fill(length);
            let (end, read) = self.read_whole_items(items);
            let text = self.source.text.as_str().get(..end).unwrap_or_default();
            self.place = place_behind(self.place, text);
            self.source.text.drain(..end);
            match read {
                Ok(true) => {
                    self.end_list();
                    return Ok(false);
                }
                Ok(false) if items.count() > before => return Ok(true),
                Ok(false) => {
                    if let Some(error) = self.source.failure(|text| place_behind(self.place, text)) {
                        self.list = None;
                        return Err(error);
                    }
                    let length_of_item = self.source.text.len();
                    #[cfg(feature = "dynamic")]
                    if self.is_left(length_of_item) {
                        self.end_list();
                        return Ok(false);
                    }
                    self.check_held(self.text.len().saturating_add(length_of_item))?;
                    length = self.window.max(length_of_item.saturating_mul(2));
                }
                Err(error) => {
                    let error = error.within_all(&self.around);
                    self.list = None;
                    if items.count() == before {
                        return Err(error);
                    }
                    self.pending = Some(error);
                    return Ok(true);
                }
            }
        }
    }

    /// Reads the items of which all is there. Returns where they end, and whether the list does.
    fn read_whole_items(&mut self, items: &mut dyn Batch) -> (usize, Result<bool>) {
        let Some(list) = &mut self.list else { return (0, Ok(true)) };
        let Pause { table, item, around, .. } = &*list.pause;
        let goes_on = !self.source.is_done();
        let mut input = Input::of_items(&self.source.text, self.limits, goes_on, around, self.place);
        let mut end = 0;
        loop {
            let before = items.count();
            match read_items(&mut input, table, item, items.slot(), list.count) {
                Ok(0) => return (end, Ok(true)),
                Ok(count) => {
                    // One may be left of which the text was no value.
                    items.keep(before + count);
                    list.count += count;
                    end = input.next_at();
                }
                Err(error) => {
                    items.keep(before);
                    return (end, if input.is_cut(&error) { Ok(false) } else { Err(error) });
                }
            }
        }
    }

    fn end_list(&mut self) {
        if let Some(List { pause, count, .. }) = self.list.take() {
            let (table, line, place) = (pause.table, pause.item.name, self.place);
            let count = count - pause.before;
            self.course.gaps.push(Gap {
                table,
                line,
                at: pause.at,
                end: self.text.len(),
                place,
                count,
                #[cfg(feature = "dynamic")]
                before: pause.before,
                #[cfg(feature = "dynamic")]
                path: self.around.path(),
                items: None,
            });
        }
    }

    /// Has the items put back of the list read last.
    #[cfg(feature = "dynamic")]
    pub(crate) fn put_back(&mut self, items: Box<dyn Slot>) {
        if let Some(gap) = self.course.gaps.last_mut() {
            gap.items = Some(items);
        }
    }

    /// Checks how many bytes cannot be let go.
    fn check_held(&self, bytes: usize) -> Result<()> {
        if bytes <= self.limits.held {
            return Ok(());
        }
        let message = format!("more than {} bytes of the document would have to be held at a time", self.limits.held);
        Err(Error::new(ErrorKind::Limit, message))
    }
}
