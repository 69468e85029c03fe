//! A client of OCI-P and of the `UserUpdate` service: requests out, typed responses or refusals back.
//!
//! Three things hold, whatever happens to connections. **No change is sent twice**: a request is sent again by itself only
//! if not one byte of it can have reached the server, or if it is declared as reading. **Nothing that failed looks done**:
//! an answer is taken only if it is of the session and of the message, with a response of the right type for each
//! request, in their order. **No password is seen**: not in errors, not in traces, not in what `Debug` prints.
//!
//! [`Client`] is the face for tokio, `blocking::Client` that for other programs (feature `blocking`). Transports are
//! features, `tls` and `soap`; TCP in clear is always there. `server::StandIn` is a server to test against (feature
//! `server`), and `provision` a command (feature `command`).
#![forbid(unsafe_code)]

#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
#[cfg(feature = "command")]
#[expect(clippy::doc_markdown, reason = "what `--help` prints is no Markdown")]
pub mod command;
mod error;
pub mod frame;
#[cfg(feature = "soap")]
mod http;
mod link;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod session;
mod settings;
#[cfg(feature = "soap")]
pub mod soap;
#[cfg(feature = "soap")]
mod soap_error;
mod stream;
mod target;
#[cfg(feature = "tls")]
mod tls;
#[cfg(feature = "soap")]
pub mod userupdate;

pub use client::{Client, Raw, Status};
pub use error::{Cause, ConnectError, ConnectReason, Error, InvalidRequest, Logout, OutcomeUnknown};
pub use settings::{Builder, Login};
#[cfg(feature = "tls")]
pub use tls::{PemError, Tls};

/// The guides, whose code is tested.
#[cfg(all(doctest, feature = "server"))]
mod guides {
    #[doc = include_str!("../README.md")]
    struct Readme;

    #[doc = include_str!("../../docs/guide-client.md")]
    struct Client;

    #[doc = include_str!("../../docs/from-mercury-ocip.md")]
    struct FromMercury;
}
