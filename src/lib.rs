//! Rust bindings of provisioning APIs, generated from XML Schema by xsdbind.
//!
//! Changing a user's first name and clearing the telephone number, everything else left as it is:
//!
//! ```
//! use provisioning_api::ocip::{
//!     BroadsoftDocument, OCICommand, OCIMessage, OCIMessageProtocol, OCIMessageSessionIdChoice,
//!     UserConsolidatedModifyRequest22,
//! };
//! use xsdbind::Tri;
//!
//! let mut request = UserConsolidatedModifyRequest22::new("alice@example.com".parse()?);
//! request.first_name = Some("Alice".parse()?); // set
//! request.phone_number = Tri::Nil; // clear
//!
//! let document = BroadsoftDocument(OCIMessage::new(
//!     OCIMessageSessionIdChoice::SessionId("session-1".into()),
//!     vec![OCICommand::UserConsolidatedModifyRequest22(request)],
//!     OCIMessageProtocol::Oci,
//! ));
//! let xml = xsdbind::to_string(&document)?;
//! assert!(xml.contains("<firstName>Alice</firstName><phoneNumber xsi:nil=\"true\"/></command>"));
//! assert_eq!(xsdbind::from_str::<BroadsoftDocument>(&xml)?, document);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`oci`] makes messages of such requests and reads the answers, [`soap`] does so for the `UserUpdate` service.
#![forbid(unsafe_code)]

pub mod oci;
pub mod soap;

/// `BroadWorks` OCI-P: the bundled part of the interface.
#[allow(clippy::all, clippy::pedantic, dead_code, reason = "generated")]
pub mod ocip {
    include!(concat!(env!("OUT_DIR"), "/ocip/mod.rs"));
}

/// The `EasyLink` `UserUpdate` service.
#[allow(clippy::all, clippy::pedantic, dead_code, reason = "generated")]
pub mod userupdate {
    include!(concat!(env!("OUT_DIR"), "/userupdate/mod.rs"));
}

/// The guides, whose code is tested.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../docs/guide-ocip.md")]
    struct Ocip;

    #[doc = include_str!("../docs/guide-userupdate.md")]
    struct UserUpdate;
}
