//! Properties of all values: random documents of the bundled schemas and of the cases are written, read again and equal.
//!
//! A fixed number of each is tried, or `XSDBIND_PROPERTY_TIMES` as many. `XSDBIND_PROPERTY_SECONDS` has each test go on for as
//! many seconds instead.

use provisioning_api::{ocip, userupdate};
use xsdbind::WriteOptions;
use xsdbind::arbitrary::Unstructured;
use xsdbind_codegen::dynamic::Schemas;

use crate::case_documents::schema_of;
use crate::document_type::DocumentType;
use crate::{as_tables, random};

/// At most one value in so many may be one that could not be made.
const MOST_NOT_MADE: u64 = 20;

#[test]
fn ocip() {
    check("ocip", 75, DocumentType::of::<ocip::AnyDocument>());
}

#[test]
fn ocip_messages() {
    check("ocip messages", 75, DocumentType::of::<ocip::BroadsoftDocument>());
}

#[test]
fn userupdate() {
    check("userupdate", 75, DocumentType::of::<userupdate::AnyDocument>());
}

mod cases {
    macro_rules! cases {
        ($($name:ident,)*) => {$(
            #[test]
            fn $name() {
                let of = crate::document_type::DocumentType::of::<crate::cases::$name::AnyDocument>();
                super::check(stringify!($name), 50, of);
                super::check_tables(stringify!($name), 3, of);
            }
        )*};
    }

    include!("cases/all.rs");
}

/// Of random documents of a case is said by tables that are made at run time what its code says.
#[track_caller]
fn check_tables(case: &str, count: u64, of: DocumentType) {
    let schemas = Schemas::load(schema_of(case)).unwrap();
    random::check_all(&format!("{case} by tables"), count, |bytes| {
        let Ok(document) = (of.at_random)(&mut Unstructured::new(bytes)) else { return Ok(()) };
        let text = document.to_text(WriteOptions::new()).map_err(|error| error.to_string())?;
        as_tables::check(of, &schemas, text.as_bytes()).map_err(|failure| format!("{failure}\nread from {text}"))
    });
}

/// Cases in which a part repeats in a group that repeats, or is nothing there.
const SHARED_OUT: [&str; 4] = [
    "choice_repeated_of_one_optional",
    "choice_without_branches",
    "element_again_behind_an_exact_number",
    "repetition_in_repetition",
];

#[track_caller]
fn check(name: &str, count: u64, of: DocumentType) {
    let holds = if SHARED_OUT.contains(&name) { random::random_holds_as_read } else { random::random_holds };
    let (made, not_made) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    random::check_all(name, count, |bytes| {
        let counted = if holds(of, bytes)? { &made } else { &not_made };
        counted.set(counted.get() + 1);
        Ok(())
    });
    assert!(not_made.get() * MOST_NOT_MADE <= made.get(), "{name}: {} made, {} not", made.get(), not_made.get());
}
