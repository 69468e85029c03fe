//! What comes of a document: it is read, checked, written, and read again. Compiled into the program of a batch, too.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use xsdbind::Document;

/// What came of a document.
#[derive(Clone)]
pub(crate) struct Said {
    /// `a`: read, and the same value again when written; `r`: refused; `n`: read and not written; `w`: what was written is
    /// refused, or not the same; `p`: a panic; `-`: no schema.
    pub letter: u8,
    pub reason: String,
    pub written: String,
}

impl Said {
    pub fn new(letter: u8, reason: impl Into<String>) -> Self {
        Self { letter, reason: reason.into(), written: String::new() }
    }
}

/// A panic is something that comes of a document, too.
pub(crate) fn caught(check: impl FnOnce() -> Said) -> Said {
    catch_unwind(AssertUnwindSafe(check)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Said::new(b'p', text.unwrap_or_default())
    })
}

/// Reads a document as `read` does; `document` is the value that is written.
pub(crate) fn check<T: PartialEq + Debug, D: Document>(
    bytes: &[u8],
    read: impl Fn(&[u8]) -> xsdbind::Result<T>,
    document: impl Fn(&T) -> &D,
) -> Said {
    let read = |bytes: &[u8]| {
        let value = read(bytes)?;
        xsdbind::check_identity_constraints(document(&value))?;
        xsdbind::check_ids(document(&value)).map(|()| value)
    };
    let value = match read(bytes) {
        Ok(value) => value,
        Err(error) => return Said::new(b'r', error.to_string()),
    };
    let written = match xsdbind::to_string(document(&value)) {
        Ok(written) => written,
        Err(error) => return Said::new(b'n', error.to_string()),
    };
    let said = match read(written.as_bytes()) {
        Err(error) => Said::new(b'w', format!("refused when read again: {error}")),
        // A number that is none is not the same as itself.
        Ok(again) if again != value && format!("{again:?}") != format!("{value:?}") => {
            Said::new(b'w', "another value when read again")
        }
        Ok(_) => Said::new(b'a', ""),
    };
    Said { written, ..said }
}
