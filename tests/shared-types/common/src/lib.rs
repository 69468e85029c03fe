//! The types of a namespace that several crates share.

pub mod common {
    include!(concat!(env!("OUT_DIR"), "/common/mod.rs"));
}
