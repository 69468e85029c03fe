//! Orders, whose addresses and users are those of another crate.

pub mod orders {
    include!(concat!(env!("OUT_DIR"), "/orders/mod.rs"));
}

pub mod returns {
    include!(concat!(env!("OUT_DIR"), "/returns/mod.rs"));
}
