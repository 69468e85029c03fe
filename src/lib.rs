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

    /// A command by its name, for one that is known at run time only: its fields are named as in the schema, and what is
    /// nil is cleared. All checks are those of the types.
    ///
    /// ```
    /// use provisioning_api::ocip::{OCICommand, UserModifyRequest22, raw_command};
    /// use xsdbind::Tri;
    /// use xsdbind::raw::Value;
    ///
    /// let command = raw_command("UserModifyRequest22", [
    ///     ("userId", Value::from("alice@example.com")),
    ///     ("firstName", Value::from("Alice")), // set
    ///     ("phoneNumber", Value::Nil),         // clear
    /// ])?;
    /// let mut typed = UserModifyRequest22::new("alice@example.com".parse()?);
    /// typed.first_name = Some("Alice".parse()?);
    /// typed.phone_number = Tri::Nil;
    /// assert_eq!(command, OCICommand::UserModifyRequest22(typed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no such command; with the path of a field that is not known, missing, nil where it cannot be, or of
    /// a wrong value. The error says what would be right.
    pub fn raw_command(name: &str, fields: impl Into<xsdbind::raw::Object>) -> xsdbind::error::Result<OCICommand> {
        let mut object = fields.into();
        object.insert("@xsi:type", name);
        xsdbind::raw::Value::from(object).build()
    }
}

/// The `EasyLink` `UserUpdate` service.
#[allow(clippy::all, clippy::pedantic, dead_code, reason = "generated")]
pub mod userupdate {
    include!(concat!(env!("OUT_DIR"), "/userupdate/mod.rs"));
}

/// The guides, whose code is tested.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("README.md")]
    struct Readme;

    #[doc = include_str!("../docs/guide-ocip.md")]
    struct Ocip;

    #[doc = include_str!("../docs/guide-userupdate.md")]
    struct UserUpdate;

    #[doc = include_str!("../docs/reading-and-writing.md")]
    struct ReadingAndWriting;

    #[doc = include_str!("../docs/own-types.md")]
    struct OwnTypes;
}
