//! The generated bindings.
#![forbid(unsafe_code)]

/// BroadWorks OCI-P.
pub mod ocip {
    xsdbind::include!("ocip");
}
