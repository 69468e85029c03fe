//! What the property tests share: how many values are tried, and what holds of each.

use std::time::{Duration, Instant};

use xsdbind::arbitrary::Unstructured;
use xsdbind::{ErrorKind, OutputEncoding, WriteOptions};

use crate::document_type::{AnyDocument, DocumentType, Operations};

/// The seconds that each test takes; unless set, a test tries a fixed number of values.
const SECONDS: &str = "XSDBIND_PROPERTY_SECONDS";
/// How many times the fixed number of values is tried; once unless set.
const TIMES: &str = "XSDBIND_PROPERTY_TIMES";
/// Most values are made of fewer bytes than this.
const MOST_BYTES: usize = 3000;

/// Runs `check` on random bytes, `count` times, as many times that, or as long as asked for, and says how often.
///
/// Bytes that fail are cut as long as they still fail, since fewer make a smaller value.
#[track_caller]
pub(crate) fn check_all(name: &str, count: u64, check: impl Fn(&[u8]) -> Result<(), String>) {
    let number = |variable: &str| std::env::var(variable).ok().map(|text| text.parse::<u64>().unwrap());
    let seconds = number(SECONDS).map(Duration::from_secs);
    let count = count * number(TIMES).unwrap_or(1);
    let start = Instant::now();
    let mut seed = 0;
    while seconds.map_or(seed < count, |seconds| start.elapsed() < seconds) {
        let bytes = bytes(seed);
        if let Err(failure) = check(&bytes) {
            let (length, failure) = smallest(&bytes, failure, &check);
            panic!("{name}, seed {seed}, {length} bytes: {failure}");
        }
        seed += 1;
    }
    println!("{name}: {seed} values in {:.1} s", start.elapsed().as_secs_f64());
}

fn bytes(seed: u64) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(seed);
    let most = if random.u8(..16) == 0 { MOST_BYTES * 10 } else { MOST_BYTES };
    let mut bytes = vec![0; random.usize(..most)];
    random.fill(&mut bytes);
    bytes
}

fn smallest(bytes: &[u8], failure: String, check: &impl Fn(&[u8]) -> Result<(), String>) -> (usize, String) {
    let mut least = (bytes.len(), failure);
    for step in [1024, 128, 16, 4, 1] {
        while let Some(length) = least.0.checked_sub(step) {
            match check(&bytes[..length]) {
                Err(failure) => least = (length, failure),
                Ok(()) => break,
            }
        }
    }
    least
}

/// A random document holds; `false` when none could be made of these bytes.
pub(crate) fn random_holds(of: DocumentType, bytes: &[u8]) -> Result<bool, String> {
    made(of, bytes)?.map_or(Ok(false), |document| holds(of, &*document).map(|()| true))
}

/// The same of what is read of it. Where a part repeats in a group that repeats, only the order of elements is in a
/// document: which occurrences of the group they are in, reading says, and what was made may say otherwise.
pub(crate) fn random_holds_as_read(of: DocumentType, bytes: &[u8]) -> Result<bool, String> {
    let Some(document) = made(of, bytes)? else { return Ok(false) };
    let shown = || format!(" of {document:#?}");
    let written = document.to_text(WriteOptions::new()).map_err(|error| format!("not written: {error}{}", shown()))?;
    let read = (of.from_str)(&written).map_err(|error| format!("refused: {error} from {written}{}", shown()))?;
    match read.to_text(WriteOptions::new()) {
        Ok(again) if again == written => holds(of, &*read).map(|()| true),
        again => Err(format!("written again as {again:?}, first as {written}{}", shown())),
    }
}

fn made(of: DocumentType, bytes: &[u8]) -> Result<Option<AnyDocument>, String> {
    match (of.at_random)(&mut Unstructured::new(bytes)) {
        Ok(document) => Ok(Some(document)),
        // Whatever is wrong, its place is named.
        Err(error) if !error.path().is_empty() => Ok(None),
        Err(error) => Err(format!("an error without a path: {error}")),
    }
}

/// What holds of every valid document: it is equal to its clone, can be printed, and is read as it was written, as XML and as JSON.
pub(crate) fn holds(of: DocumentType, document: &dyn Operations) -> Result<(), String> {
    let shown = || format!(" of {document:#?}");
    if !document.copy().is_same(document) {
        return Err("the clone is another value".to_owned() + &shown());
    }
    if document.copy().hashed() != document.hashed() {
        return Err("the clone has another hash".to_owned() + &shown());
    }
    if format!("{:?}", document.copy()) != format!("{document:?}") {
        return Err("the clone is printed differently".to_owned() + &shown());
    }
    let written = document.to_text(WriteOptions::new()).map_err(|error| format!("not written: {error}{}", shown()))?;
    same_again(of, document, written.as_bytes()).map_err(|failure| failure + &format!(" from {written}") + &shown())?;
    let again = (of.from_str)(&written).and_then(|again| again.to_text(WriteOptions::new()));
    if again.as_ref().ok() != Some(&written) {
        return Err(format!("written again as {again:?}, first as {written}"));
    }
    let json = document.to_json().map_err(|error| format!("not written as JSON: {error}{}", shown()))?;
    match (of.from_json)(&json) {
        Ok(again) if again.is_same(document) && again.hashed() == document.hashed() => {}
        again => return Err(format!("read from JSON as {again:#?} from {json}{}", shown())),
    }
    for options in other_options() {
        match document.to_bytes(options) {
            Ok(bytes) => same_again(of, document, &bytes).map_err(|failure| {
                format!("{failure} with {options:?} from {}{}", String::from_utf8_lossy(&bytes), shown())
            })?,
            // Names cannot hold references.
            Err(error) if error.kind() == ErrorKind::Encoding => {}
            Err(error) => return Err(format!("not written with {options:?}: {error}{}", shown())),
        }
    }
    Ok(())
}

fn other_options() -> [WriteOptions; 4] {
    let new = WriteOptions::new();
    [
        new.indent(2),
        new.encoding(OutputEncoding::Latin1),
        new.encoding(OutputEncoding::Ascii).indent(0),
        new.encoding(OutputEncoding::Utf16),
    ]
}

fn same_again(of: DocumentType, document: &dyn Operations, bytes: &[u8]) -> Result<(), String> {
    let again = (of.from_slice)(bytes).map_err(|error| format!("refused when read again: {error}"))?;
    if !again.is_same(document) {
        return Err(format!("another value when read again: {again:#?}"));
    }
    if again.hashed() == document.hashed() { Ok(()) } else { Err("another hash when read again".to_owned()) }
}
