//! Which bindings messages are made of.

use std::fmt;

use xsdbind::Document;
use xsdbind::slot::Generated;

/// The bindings of some commands of OCI-P. Implemented by [`oci_interface!`](crate::oci_interface).
pub trait Interface: Sized {
    /// `BroadsoftDocument`.
    type Document: Document;
    /// `OCICommand`.
    type Command: Generated + Clone + fmt::Debug;
    /// Who speaks: one of `sessionId`, `userId` and so on.
    type Sender: Clone + fmt::Debug;

    /// The sender of a session.
    fn session(id: &str) -> Self::Sender;
    /// A document of commands.
    ///
    /// # Errors
    ///
    /// When the tracking id is not one.
    fn document(
        sender: Self::Sender,
        tracking_id: Option<&str>,
        commands: Vec<Self::Command>,
    ) -> Result<Self::Document, xsdbind::ValueError>;
    /// Does something with a document of these commands, which are not copied for it.
    ///
    /// # Errors
    ///
    /// When the tracking id is not one.
    fn with_document<T>(
        sender: Self::Sender,
        tracking_id: Option<&str>,
        commands: &mut Vec<Self::Command>,
        then: impl FnOnce(&Self::Document) -> T,
    ) -> Result<T, xsdbind::ValueError>;
    /// What is in a document.
    fn parts(document: Self::Document) -> Parts<Self>;
    /// The session of a sender, unless it is known by something else.
    fn session_id(sender: &Self::Sender) -> Option<&str>;
}

/// What is in a document.
#[derive(Clone, Debug)]
pub struct Parts<I: Interface> {
    /// Who speaks: of an answer, to whom.
    pub sender: I::Sender,
    /// The mark of the message.
    pub tracking_id: Option<String>,
    /// The commands, in their order.
    pub commands: Vec<I::Command>,
}

/// Makes a type that stands for bindings of OCI-P, so that [`Message`](crate::oci::Message) works with them: those of a
/// complete release, for example. The module is the one that xsdbind generated, with `[module.requests]`.
///
/// ```
/// provisioning_api::oci_interface! {
///     /// The commands of my release.
///     pub MyRelease = provisioning_api::ocip
/// }
///
/// let message = provisioning_api::oci::Message::<MyRelease>::of_session("session-1");
/// assert!(message.is_empty());
/// ```
#[macro_export]
macro_rules! oci_interface {
    ($(#[$meta:meta])* $visibility:vis $name:ident = $($module:tt)+) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name {}

        const _: () = {
            use $($module)+ as bindings;

            impl $crate::oci::Interface for $name {
                type Document = bindings::BroadsoftDocument;
                type Command = bindings::OCICommand;
                type Sender = bindings::OCIMessageSessionIdChoice;

                fn session(id: &str) -> Self::Sender {
                    bindings::OCIMessageSessionIdChoice::SessionId(id.into())
                }

                fn document(
                    sender: Self::Sender,
                    tracking_id: ::core::option::Option<&str>,
                    commands: ::std::vec::Vec<Self::Command>,
                ) -> ::core::result::Result<Self::Document, ::xsdbind::ValueError> {
                    let protocol = bindings::OCIMessageProtocol::Oci;
                    let mut message = bindings::OCIMessage::new(sender, commands, protocol);
                    message.tracking_id = tracking_id.map(str::parse).transpose()?;
                    ::core::result::Result::Ok(bindings::BroadsoftDocument(message))
                }

                fn with_document<T>(
                    sender: Self::Sender,
                    tracking_id: ::core::option::Option<&str>,
                    commands: &mut ::std::vec::Vec<Self::Command>,
                    then: impl ::core::ops::FnOnce(&Self::Document) -> T,
                ) -> ::core::result::Result<T, ::xsdbind::ValueError> {
                    let mut document = Self::document(sender, tracking_id, ::std::vec::Vec::new())?;
                    ::core::mem::swap(&mut document.0.command, commands);
                    let done = then(&document);
                    *commands = document.0.command;
                    ::core::result::Result::Ok(done)
                }

                fn parts(document: Self::Document) -> $crate::oci::Parts<Self> {
                    let message = document.0;
                    $crate::oci::Parts {
                        sender: message.session_id_choice,
                        tracking_id: message.tracking_id.map(|id| ::std::string::ToString::to_string(&id)),
                        commands: message.command,
                    }
                }

                fn session_id(sender: &Self::Sender) -> ::core::option::Option<&str> {
                    match sender {
                        bindings::OCIMessageSessionIdChoice::SessionId(id) => ::core::option::Option::Some(::core::convert::AsRef::<str>::as_ref(id)),
                        _ => ::core::option::Option::None,
                    }
                }
            }
        };
    };
}
