//! Data: a document that is read in parts, as far as the walk along what is around its lists has to know.

use super::place::Places;
use crate::error::Position;
use crate::known::Known;
use crate::list_path::ListPath;
#[cfg(feature = "dynamic")]
use crate::slot::Info;
use crate::slot::Slot;
use crate::table::{Item, Table};

/// Which lists of a document are apart from the text that is walked along.
#[derive(Default)]
pub(crate) struct Course {
    /// The list that the walk is to pause at.
    pub(crate) path: Option<ListPath>,
    /// Those that are behind, in the order of the document: of each the first start tag stands in the text.
    pub(crate) gaps: Vec<Gap>,
    /// What ended the walk.
    pub(crate) stop: Option<Stop>,
    /// Whether the lists that the walk is in are noted; and these, the outermost first.
    #[cfg(feature = "dynamic")]
    pub(crate) notes: bool,
    #[cfg(feature = "dynamic")]
    pub(crate) begun: Vec<Begun>,
}

impl Course {
    /// The list whose first start tag begins there.
    pub(crate) fn gap_at(&self, at: usize) -> Option<&Gap> {
        self.gaps.binary_search_by_key(&at, |gap| gap.at).ok().and_then(|gap| self.gaps.get(gap))
    }

    /// Where what follows on the last of them begins in the text.
    pub(crate) fn behind(&self) -> usize {
        self.gaps.last().map_or(0, |gap| gap.end)
    }

    /// The places of the text.
    pub(crate) fn places(&self) -> Places {
        Places::of_parts(self.gaps.iter().map(|gap| (gap.end, gap.place)).collect())
    }
}

/// What ends a walk before the end of the document.
pub(crate) enum Stop {
    /// The list to pause at.
    List(Box<Pause>),
    /// What begins here in the text stands behind all places of the list.
    Behind(usize),
}

/// A list that the walk was in, and that can be set apart: from the item on whose start tag the pause has.
#[cfg(feature = "dynamic")]
pub(crate) struct Begun {
    pub(crate) pause: Pause,
    /// Where the element around it begins, which tells it from others as deep.
    pub(crate) element: Option<usize>,
}

#[cfg(feature = "dynamic")]
impl Begun {
    /// How many elements the list is in.
    pub(crate) fn depth(&self) -> usize {
        self.pause.around.elements.len()
    }
}

/// A list that is apart, or some items of one that follow on each other.
pub(crate) struct Gap {
    /// Its line, as several lists may begin with one element: groups, and what is in them.
    pub(crate) table: Table,
    pub(crate) line: &'static str,
    /// Where its first start tag begins in the text, and where what follows on the list does, with its place.
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) place: Position,
    /// How many items it has, and how many stand before.
    pub(crate) count: usize,
    #[cfg(feature = "dynamic")]
    pub(crate) before: usize,
    /// The path of the element around.
    #[cfg(feature = "dynamic")]
    pub(crate) path: String,
    /// The items, where they are to be put back.
    pub(crate) items: Option<Box<dyn Slot>>,
}

/// An item of a list, mostly the first, whose start tag is ahead.
pub(crate) struct Pause {
    /// Where that tag begins, with its place, and where it ends.
    pub(crate) at: usize,
    pub(crate) place: Position,
    pub(crate) end: usize,
    /// How many items stand before it.
    pub(crate) before: usize,
    /// The line of the list, and what its slot can hold.
    pub(crate) table: Table,
    pub(crate) item: Item,
    #[cfg(feature = "dynamic")]
    pub(crate) info: &'static Info,
    pub(crate) around: Around,
}

/// What is around the items of a list.
pub(crate) struct Around {
    /// The elements, the innermost last.
    pub(crate) elements: Vec<Surrounding>,
    /// Prefixes with their namespaces, the outermost first.
    pub(crate) bindings: Vec<(String, String)>,
    /// The simple types of the schema, which `xsi:type` may name.
    pub(crate) types: &'static [Known],
}

/// An element around.
pub(crate) struct Surrounding {
    /// Its name as it is written.
    pub(crate) name: String,
    /// What may stand in it.
    pub(crate) content: &'static Table,
}
