//! The bindings once more, in one crate, to compare with those in several.
#![forbid(unsafe_code)]

xsdbind::include! {
    /// BroadWorks OCI-P.
    pub mod ocip
}

xsdbind::include! {
    /// The EasyLink UserUpdate service.
    pub mod userupdate
}

xsdbind::include! {
    /// What is right in several crates only if its code is where it has to be.
    pub mod places
}

xsdbind::include! {
    /// What has types of another crate.
    pub mod errands
}
