//! One file: its bytes, its text, and what it says about others.
//!
//! Nothing else needs to be known for that, so that many can be read at once.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::decode::{self, Failure};
use super::scan::{self, Scanned};
use crate::diagnostics::Diagnostic;
use crate::digest::Digest;
use crate::source::{Lines, Source};

/// A file that was read.
pub(super) struct Found {
    pub(super) length: u64,
    pub(super) digest: Digest,
    /// The file as text, with what it refers to; or why it is none.
    pub(super) text: Result<(Source, Result<Scanned, Box<Diagnostic>>), Failure>,
}

/// Reads a file that may have so many bytes and nodes; `None` if the bytes are more. Where something counts in its place,
/// that is read.
pub(super) fn read(
    mut source: Source,
    (path, instead): (&Path, Option<&[u8]>),
    bytes: u64,
    nodes: u32,
) -> io::Result<Option<Found>> {
    let Some(bytes) = content(path, instead, bytes)? else { return Ok(None) };
    let (length, digest) = (bytes.len() as u64, Digest::of(&bytes));
    let text = decode::decode(bytes).map(|text| {
        source.lines = Lines::new(&text);
        source.text = text.into();
        let scanned = scan::scan(&source, nodes);
        (source, scanned)
    });
    Ok(Some(Found { length, digest, text }))
}

/// The bytes of a file, or those in its place; `None` if they are too many. Size and kind may change between looking and
/// reading.
pub(super) fn content(path: &Path, instead: Option<&[u8]>, limit: u64) -> io::Result<Option<Vec<u8>>> {
    if let Some(bytes) = instead {
        return Ok(Some(bytes.to_vec()).filter(|bytes| bytes.len() as u64 <= limit));
    }
    let file = File::open(path)?;
    let known = file.metadata()?;
    if known.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= limit))
}
