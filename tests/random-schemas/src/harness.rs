//! The program of a batch: reads documents, writes them, and reads what was written. It is compiled as a part of that.
//!
//! `batch DOCUMENTS START`: the file has records, each the number of a schema, a length, and a document. From the record
//! `START` on, the program says for each a letter for what came of it, and two texts with their lengths: the reason, and
//! what was written. A panic is caught; where the process ends, it is started again behind the document.

#[path = "check.rs"]
mod check;

use std::fmt::Debug;
use std::io::{BufWriter, Write};

use check::Said;
use xsdbind::Document;

pub(crate) fn main(check: impl Fn(&str, &[u8]) -> Option<Said>) {
    let mut words = std::env::args().skip(1);
    let records = words.next().and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
    let start: usize = words.next().and_then(|start| start.parse().ok()).unwrap_or(0);
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (schema, document) in Records(&records).skip(start) {
        let name = format!("s{schema}");
        let said = check::caught(|| check(&name, document).unwrap_or_else(|| Said::new(b'-', "")));
        _ = out.write_all(&[said.letter]);
        for text in [said.reason, said.written] {
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

pub(crate) fn check<D: Document + PartialEq + Debug>(bytes: &[u8]) -> Said {
    check::check(bytes, xsdbind::from_slice::<D>, |document| document)
}
