//! OCI-P messages: typed requests out, each with its own typed result back.
//!
//! A [`Message`] takes up to fifteen requests and gives a [`Handle`] for each; its answer is read into an [`Answer`],
//! which gives, for a handle, what that request asked for, or why it was refused. [`table`] reads tables by heading,
//! [`login`] signs passwords. There is no transport here: what goes in and out are bytes and documents.
//!
//! ```
//! use provisioning_api::oci::Message;
//! use provisioning_api::ocip::{UserGetRequest22, UserModifyRequest22};
//! use xsdbind::Tri;
//!
//! let mut message = Message::new("session-1").tracking_id("42"); // a number of its own, unless set
//! let mut clear = UserModifyRequest22::new("alice@example.com".parse()?);
//! clear.phone_number = Tri::Nil;
//! let cleared = message.push(clear)?;
//! let user = message.push(UserGetRequest22::new("alice@example.com".parse()?))?;
//! let bytes = message.to_vec()?;
//! # assert!(String::from_utf8(bytes)?.contains("<phoneNumber xsi:nil=\"true\"/>"));
//!
//! // The bytes go to the server, and these come back:
//! let reply = br#"<?xml version="1.0" encoding="ISO-8859-1"?>
//! <BroadsoftDocument protocol="OCI" xmlns="C" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
//!   <sessionId xmlns="">session-1</sessionId>
//!   <trackingId xmlns="">42</trackingId>
//!   <command xsi:type="c:SuccessResponse" xmlns="" xmlns:c="C"/>
//!   <command xsi:type="c:ErrorResponse" type="Error" xmlns="" xmlns:c="C">
//!     <summary>[Error 4008] User not found: alice@example.com</summary>
//!     <summaryEnglish>[Error 4008] User not found: alice@example.com</summaryEnglish>
//!   </command>
//! </BroadsoftDocument>"#;
//! let answer = message.read(reply)?;
//! answer.take(cleared)?;
//! let error = answer.take(user).unwrap_err();
//! assert_eq!(error.refusal().and_then(|refusal| refusal.code), Some(4008));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It works on the bundled commands. For bindings of other commands, or of a complete release, see
//! [`oci_interface!`](crate::oci_interface).

mod answer;
mod error;
mod interface;
pub mod login;
mod message;
pub mod table;

pub use self::answer::Answer;
pub use self::error::{AnswerError, CommandError, MessageError, Refusal, Severity};
pub use self::interface::{Interface, Parts};
pub use self::message::{Handle, MAX_COMMANDS, Message};

crate::oci_interface! {
    /// The commands that are bundled: [`ocip`](crate::ocip).
    pub Bundled = crate::ocip
}
