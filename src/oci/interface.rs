//! Which bindings messages are made of.

use xsdbind::Document;
use xsdbind::slot::Generated;

/// The bindings of some commands of OCI-P. Implemented by [`oci_interface!`](crate::oci_interface).
pub trait Interface: Sized {
    /// `BroadsoftDocument`.
    type Document: Document;
    /// `OCICommand`.
    type Command: Generated + Clone;
    /// Who speaks: one of `sessionId`, `userId` and so on.
    type Sender: Clone;

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
    /// The tracking id and the commands of a document.
    fn parts(document: Self::Document) -> (Option<String>, Vec<Self::Command>);
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

                fn parts(
                    document: Self::Document,
                ) -> (::core::option::Option<::std::string::String>, ::std::vec::Vec<Self::Command>) {
                    let message = document.0;
                    (message.tracking_id.map(|id| ::std::string::ToString::to_string(&id)), message.command)
                }
            }
        };
    };
}
