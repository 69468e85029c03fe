//! The program of a batch: reads documents, writes them, and reads what was written. It is compiled as a part of that.
//!
//! `batch DOCUMENTS START`: the file has records, each the number of a schema, a length, and a document. From the record
//! `START` on, the program says for each a letter for what came of it, and two texts with their lengths: the reason, and
//! what was written. A panic is caught; where the process ends, it is started again behind the document.

use std::io::{BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use xsdbind::Document;

/// A letter, the reason, and what was written.
pub(crate) type Said = (u8, String, String);

pub(crate) fn main(check: impl Fn(&str, &[u8]) -> Option<Said> + Send + 'static) {
    let mut words = std::env::args().skip(1);
    let records = words.next().and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
    let start: usize = words.next().and_then(|start| start.parse().ok()).unwrap_or(0);
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (schema, document) in Records(&records).skip(start) {
        let name = format!("s{schema}");
        let (letter, reason, written) = match catch_unwind(AssertUnwindSafe(|| check(&name, document))) {
            Ok(Some(said)) => said,
            Ok(None) => (b'-', String::new(), String::new()),
            Err(panic) => (b'p', message(&*panic), String::new()),
        };
        _ = out.write_all(&[letter]);
        for text in [reason, written] {
            _ = out.write_all(&u32::try_from(text.len()).unwrap_or(0).to_be_bytes());
            _ = out.write_all(text.as_bytes());
        }
    }
}

struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (schema, rest) = self.0.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (document, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        self.0 = rest;
        Some((u32::from_be_bytes(*schema), document))
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

/// `a`: read, and the same value again when written; `r`: refused; `n`: read and not written; `w`: what was
/// written is refused, or not the same.
pub(crate) fn check<D: Document + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Said {
    let document: D = match xsdbind::from_slice(bytes).and_then(checked) {
        Ok(document) => document,
        Err(error) => return (b'r', error.to_string(), String::new()),
    };
    let written = match xsdbind::to_string(&document) {
        Ok(written) => written,
        Err(error) => return (b'n', error.to_string(), String::new()),
    };
    match xsdbind::from_str::<D>(&written).and_then(checked) {
        Err(error) => (b'w', format!("refused when read again: {error}"), written),
        // A number that is none is not the same as itself.
        Ok(again) if again != document && format!("{again:?}") != format!("{document:?}") => {
            (b'w', "another value when read again".to_owned(), written)
        }
        Ok(_) => (b'a', String::new(), written),
    }
}
