//! The runtime against types written by hand, one program. `cargo test -p xsdbind --test all wildcards::` runs a module of
//! it.

#![allow(unreachable_pub, clippy::struct_field_names, reason = "types as in generated code")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod all_errors;
mod arbitrary;
mod by_hand;
mod compare_xml;
mod corners;
mod hostile;
mod identity;
mod identity_open;
mod identity_random;
mod ids;
mod lenient;
mod lists;
mod mixed;
mod nil_with_attributes;
mod open_enumerations;
mod open_types;
mod parts;
mod parts_of_parts;
mod prefixes;
mod sample_files;
mod typed_values;
mod well_formed;
mod wildcards;
