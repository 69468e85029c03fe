//! The program of a batch: reads, writes and reads again each document of a list. It is compiled as a part of that.
//!
//! `batch LIST START`: a line of the list is a group, a tab and a path. For each from the line `START` on it says one
//! line: a word for what came of it, a tab, and the reason. A panic is caught; what ends the process, or takes too
//! long, is seen from outside, and the program started again behind it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use xsdbind::testing::xml::{by_schema_value, compare, compare_any_order, decode};
use xsdbind::Document;

pub(crate) type Said = (&'static str, String);

pub(crate) fn main(check: impl Fn(&str, &[u8]) -> Option<Said> + Send + 'static) {
    let mut words = std::env::args().skip(1);
    let list = words.next().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
    let start: usize = words.next().and_then(|start| start.parse().ok()).unwrap_or(0);
    std::panic::set_hook(Box::new(|_| {}));
    for line in list.lines().skip(start) {
        let (group, path) = line.split_once('\t').unwrap_or((line, ""));
        let (word, reason) = match std::fs::read(path) {
            Err(error) => ("missing", error.to_string()),
            Ok(bytes) => match catch_unwind(AssertUnwindSafe(|| check(group, &bytes))) {
                Ok(Some(said)) => said,
                Ok(None) => ("refused", "the schema has no global element".to_owned()),
                Err(panic) => ("panicked", message(&*panic)),
            },
        };
        println!("{word}\t{}", reason.replace(['\n', '\t', '\r'], " "));
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or_default().to_owned()
}

fn checked<D: Document>(document: D) -> xsdbind::Result<D> {
    xsdbind::check_identity_constraints(&document)?;
    xsdbind::check_ids(&document).map(|()| document)
}

/// Reads a document, checks its identity constraints and IDs, writes it, compares the two, and reads what was written.
pub(crate) fn check<D: Document + PartialEq>(bytes: &[u8]) -> Said {
    let read = xsdbind::from_slice(bytes);
    let document: D = match read.and_then(checked) {
        Ok(document) => document,
        Err(error) if error.to_string().contains("document type declaration") => {
            return ("unsupported", "DocumentType".to_owned());
        }
        Err(error) => return ("refused", error.to_string()),
    };
    let written = match xsdbind::to_string(&document) {
        Ok(written) => written,
        Err(error) => return ("differs", format!("not written: {error}")),
    };
    match xsdbind::from_str::<D>(&written) {
        Err(error) => return ("differs", format!("refused when read again: {error}")),
        Ok(again) if again != document => return ("differs", "another value when read again".to_owned()),
        Ok(_) => {}
    }
    let Ok(text) = decode(bytes) else { return ("accepted", String::new()) };
    // The elements of an `all` are written in the order of the schema.
    match compare(&text, &written, by_schema_value).or_else(|_| compare_any_order(&text, &written, by_schema_value)) {
        Ok(()) => ("accepted", String::new()),
        Err(difference) => ("differs", difference.to_string()),
    }
}
