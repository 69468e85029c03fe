//! Properties of all values: random documents of the bundled schemas and of the cases are written, read again and equal.
//!
//! A fixed number of each is tried, or `XSDBIND_PROPERTY_TIMES` as many. `XSDBIND_PROPERTY_SECONDS` has each test go on for as
//! many seconds instead.

use provisioning_api::{ocip, userupdate};

use crate::document_type::DocumentType;
use crate::random;

/// At most one value in so many may be one that could not be made.
const MOST_NOT_MADE: u64 = 20;

#[test]
fn ocip() {
    check("ocip", 300, DocumentType::of::<ocip::AnyDocument>());
}

#[test]
fn ocip_messages() {
    check("ocip messages", 300, DocumentType::of::<ocip::BroadsoftDocument>());
}

#[test]
fn userupdate() {
    check("userupdate", 300, DocumentType::of::<userupdate::AnyDocument>());
}

mod cases {
    macro_rules! cases {
        ($($name:ident,)*) => {$(
            #[test]
            fn $name() {
                let of = crate::document_type::DocumentType::of::<crate::cases::$name::AnyDocument>();
                super::check(stringify!($name), 200, of);
            }
        )*};
    }

    include!("cases/all.rs");
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
