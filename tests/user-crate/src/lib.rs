//! The generated bindings.
#![forbid(unsafe_code)]

/// BroadWorks OCI-P.
pub mod ocip {
    include!(concat!(env!("OUT_DIR"), "/ocip/mod.rs"));
}
