//! Random values of any generated type, from its tables.
//!
//! In comes a source of bytes, out goes a value that the schema allows, or an error with the path of what could not be
//! made; never a value that is not valid. A value is made as reading makes one: slots are filled in along the table. The
//! same bytes make the same value, and fewer bytes a smaller one: once they are used up, what is optional is left out.
//!
//! `walk` goes along tables, `simple` makes texts for simple types, `open` what a schema leaves open, and `choose` turns
//! bytes into choices. Texts hold much that is awkward in XML, since that is what they are for.

mod open;
mod simple;
mod walk;

#[cfg(feature = "dynamic")]
pub(crate) use simple::{can_be_written, look_of, means_default};
#[cfg(feature = "dynamic")]
pub(crate) use walk::type_with_text;

pub use ::arbitrary::Unstructured;

use crate::document::Document;
use crate::error::Result;
use crate::simple::choose::Choose;
use crate::simple::facets::Facets;
use walk::Walk;

/// How many restrictions may turn out to have no value that can be found.
const RESTARTS: usize = 16;

/// A random document, with one of the root elements of `D`.
///
/// Where a part repeats in a group that repeats, reading what was written may share its elements out among the occurrences
/// of the group otherwise than they are here: the elements are the same, in the same order.
///
/// ```
/// use xsdbind::arbitrary::{Unstructured, document};
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct NoteDocument(pub String);
///
/// xsdbind::document! { NoteDocument(String) = "note" }
///
/// let note: NoteDocument = document(&mut Unstructured::new(b"any bytes, from a fuzzer or a generator of numbers"))?;
/// let xml = xsdbind::to_string(&note)?;
/// assert_eq!(xsdbind::from_str::<NoteDocument>(&xml)?, note);
/// # Ok::<(), xsdbind::Error>(())
/// ```
///
/// # Errors
///
/// When no text was found that a simple type allows, where one has to stand. This depends on the bytes where a pattern
/// allows few of the texts that it looks like.
pub fn document<D: Document>(source: &mut Unstructured<'_>) -> Result<D> {
    let mut choose = Choose::new(source, simple::look_of);
    let root = choose.below(D::ROOTS.len());
    let mut without: Vec<&'static Facets> = Vec::new();
    loop {
        let mut walk = Walk::new(&mut choose, &without);
        let result = D::read(root, &mut |item, slot| walk.root(item, slot));
        match (result, walk.stuck()) {
            // Again, and without what has no value, where it may be left out.
            (Err(_), Some(facets)) if without.len() < RESTARTS => without.push(facets),
            (result, _) => return result,
        }
    }
}
