//! Documents of any size that are only checked: their lists are set apart as they come, whichever they are.
//!
//! Where the text at hand ends, the walk along what is around was in some lists. The outermost of which an item is whole is set
//! apart; where the items of that are large, one in them. What a list has in it that spans all of its items is not set
//! apart: what an identity constraint is about, and what is secret, so that messages of it are as ever.

use std::io::Read;

use super::{Batch, List, Reader};
use crate::document::Roots;
use crate::error::{Error, Result};
use crate::list_path::{any_element, local};
use crate::read::content::read_items;
use crate::read::course::{Begun, Course, Pause};
use crate::read::input::Input;
use crate::read::whole;
use crate::slot::{Info, Slot};
use crate::table::{Item, Table};

/// An item is large that has so many bytes of text.
const LARGE: usize = 512 << 10;

/// Which lists are set apart.
pub(super) struct Apart {
    /// Makes places for the items of a list, given what its slot can hold.
    make: MakeList,
    /// See [`LARGE`].
    large: usize,
    /// Whether the list chosen last is in an item of one that could have been, and is large: so may the next item be.
    is_within: bool,
}

type MakeList = Box<dyn Fn(&'static Info) -> Option<Box<dyn Batch>>>;

/// Items that were read, and are not kept.
pub(crate) struct Passed<'p> {
    /// The line of the list.
    pub(crate) table: &'p Table,
    pub(crate) item: &'p Item,
    pub(crate) items: &'p dyn Slot,
    /// How many items stood before.
    pub(crate) before: usize,
}

/// Says where the lists begin that the walk was in when it came to the end of the text.
pub(super) fn place_begun(course: &mut Course, input: &Input<'_>) {
    course.begun.retain(|begun| input.element_at(begun.depth()) == begun.element);
    for Begun { pause, .. } in &mut course.begun {
        pause.place = input.place(pause.at);
    }
}

impl<S: Roots, R: Read> Reader<S, R> {
    /// With so many bytes of text looked at at a time, and items large that have so many: for tests.
    pub(crate) fn windows(&mut self, bytes: usize, large: usize) {
        self.window = bytes;
        if let Some(apart) = &mut self.apart {
            apart.large = large;
        }
    }

    /// Sets lists apart as they come.
    pub(crate) fn set_lists_apart(&mut self, make: MakeList) {
        self.course.notes = true;
        self.apart = Some(Apart { make, large: LARGE, is_within: false });
    }

    /// Reads the document to its end, and shows the items of the lists that are set apart. Returns it without these.
    pub(crate) fn pass_items(&mut self, show: &mut dyn FnMut(&Passed<'_>) -> Result<()>) -> Result<S::Document> {
        while let Some(pause) = self.walk()? {
            let (table, item, info) = (pause.table, pause.item, pause.info);
            // Nothing is left of the list that nobody takes.
            self.set_apart(pause, || Box::new(Vec::<String>::new()));
            let began = self.taken();
            loop {
                let before = self.list.as_ref().map_or(0, |list| list.count);
                let Some(mut items) = self.apart.as_ref().and_then(|apart| (apart.make)(info)) else { break };
                let more_follow = self.read_items(&mut *items)?;
                let passed = Passed { table: &table, item: &item, items: items.slot(), before };
                show(&passed).map_err(|error| error.within_all(&self.around))?;
                if !more_follow {
                    break;
                }
            }
            let length = self.taken().saturating_sub(began);
            if let Some(apart) = self.apart.as_mut().filter(|apart| length < apart.large) {
                apart.is_within = false;
            }
        }
        whole(self.document.take())
    }

    /// How much of the document was taken from the source.
    fn taken(&self) -> usize {
        self.source.count().saturating_sub(self.source.text.len())
    }

    /// An error of the document without the items that were passed, with the numbers that items have in the whole.
    pub(crate) fn renumbered(&self, error: Error) -> Error {
        error.renumbered(&|path, name, index| {
            let gaps = self.course.gaps.iter().filter(|gap| gap.line == name && gap.path == path);
            gaps.fold(index, |index, gap| if gap.before <= index { index + gap.count } else { index })
        })
    }

    /// The outermost list, of those that the walk was in when the text ended with this error, that can be set apart.
    pub(super) fn choose(&mut self, cut: &Error) -> Option<Box<Pause>> {
        let behind = self.course.behind();
        let begun = std::mem::take(&mut self.course.begun);
        let Apart { make, large, is_within } = self.apart.as_ref()?;
        let is_large = *is_within || self.text.len() - behind >= *large;
        let mut is_within = false;
        for Begun { pause, .. } in begun {
            if pause.at < behind || self.is_spanned(&pause) {
                continue;
            }
            let Some(mut items) = make(pause.info) else { continue };
            let text = self.text.as_str().get(pause.at..).unwrap_or_default();
            let mut input = Input::of_items(text, self.limits, true, &pause.around, pause.place);
            if let Ok(1..) = read_items(&mut input, &pause.table, &pause.item, items.slot(), pause.before) {
                self.around = cut.outermost(pause.around.elements.len());
                if let Some(apart) = &mut self.apart {
                    apart.is_within = is_within;
                }
                return Some(Box::new(pause));
            }
            // Where lists are deep in each other, and short, this may take longer than all else.
            self.walked = self.walked.saturating_add(text.len());
            if !is_large {
                break;
            }
            is_within = true;
        }
        None
    }

    /// Whether something spans all items of a list: an identity constraint of an element around, or that this is secret. Where
    /// an element is of no line, as a wildcard allows it, that is not known.
    fn is_spanned(&self, pause: &Pause) -> bool {
        let spans = |item: &Item| item.more.secret || !item.more.identity.is_empty();
        let (root, inner) = match pause.around.elements.as_slice() {
            [root, ..] => (local(&root.name), pause.around.elements.windows(2)),
            [] => return true,
        };
        let is_free =
            |table: &Table, name: &str| any_element(table, name, &|_| true) && !any_element(table, name, &spans);
        self.roots.roots().iter().any(|item| item.name == root && spans(item))
            || inner.into_iter().any(|pair| !is_free(pair[0].content, local(&pair[1].name)))
    }

    /// Whether the rest of a list is read with what is around it, since an item of so many bytes is not whole yet, and a list in
    /// that can be set apart.
    pub(super) fn is_left(&self, length_of_item: usize) -> bool {
        let Some((apart, list)) = self.apart.as_ref().zip(self.list.as_ref()) else { return false };
        let List { pause, count, .. } = list;
        length_of_item >= apart.large && *count > pause.before
    }
}
