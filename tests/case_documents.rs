//! The documents of the cases, read and written by the code in `expected.rs` of each.
//!
//! `ok-*.xml` is read, written and read again; what is written is the same XML, or that of `written-*.xml` where there
//! is one. `bad-*.xml` is refused; the errors of a case are one snapshot.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use xml_compare::{by_value, compare};
use xsdbind::{Document, WriteOptions};

macro_rules! cases {
    ($($name:ident,)*) => {$(
        #[allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic, reason = "generated, and used in part")]
        mod $name {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/", stringify!($name), "/expected.rs"));
        }
    )*
        $(#[test]
        fn ${concat(documents_of_, $name)}() {
            check::<$name::AnyDocument>(stringify!($name));
        })*
    };
}

include!("cases/all.rs");
