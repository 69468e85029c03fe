//! All tests that use generated code, one program: what is generated of each case is compiled once.
//!
//! `cargo test --workspace --test all samples::` runs a module of it. What needs no generated code is in `repository.rs`.

#![allow(uncommon_codepoints, confusable_idents, mixed_script_confusables, reason = "names in any script are a case")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests may fail as tests do, and tell of them"
)]

/// What is generated of each case.
mod cases {
    macro_rules! cases {
        ($($name:ident,)*) => {$(
            #[allow(
                dead_code,
                unreachable_pub,
                clippy::pedantic,
                clippy::enum_variant_names,
                clippy::upper_case_acronyms,
                clippy::empty_docs,
                reason = "any schema, used in part"
            )]
            pub(crate) mod $name {
                include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/", stringify!($name), "/expected.rs"));
            }
        )*};
    }

    include!("cases/all.rs");
}

mod accessors;
mod as_tables;
mod case_documents;
mod document_type;
mod examples_in_rust;
mod exchange;
#[path = "generated-old/mod.rs"]
mod generated_old;
mod injected_failures;
mod json;
mod json_cases;
mod lenient;
mod mutations;
mod patches;
mod prefixes;
mod properties;
mod random;
mod samples;
mod service;
mod told_alike;
mod writing;
