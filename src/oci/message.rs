//! Messages: in come typed requests, out goes a document, and the answer to it is read.

use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use xsdbind::type_set::{convert, text};
use xsdbind::{CarriedBy, OutputEncoding, ReadOptions, WriteOptions};

use super::answer::Answer;
use super::error::{AnswerError, MessageError};
use super::{Bundled, Interface};

/// How many commands a message can hold.
pub const MAX_COMMANDS: usize = 15;

/// Tells messages apart, so that a handle of one is not taken for that of another.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A message to be sent: who speaks, and up to [`MAX_COMMANDS`] requests.
///
/// It is marked by a tracking id, which the answer must bring back, and so must be the session id.
#[derive(Clone, Debug)]
pub struct Message<I: Interface = Bundled> {
    pub(super) number: u64,
    pub(super) sender: I::Sender,
    pub(super) tracking_id: Option<String>,
    commands: Vec<I::Command>,
    /// The echo of each command, where it is set.
    pub(super) echoes: Vec<Option<String>>,
}

/// The place of a request in its message, with which its result is taken from the answer, once.
#[must_use = "without it, nobody is told whether the request was refused"]
pub struct Handle<R> {
    pub(super) message: u64,
    pub(super) index: usize,
    request: PhantomData<fn() -> R>,
}

impl<R> fmt::Debug for Handle<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("index", &self.index).finish_non_exhaustive()
    }
}

fn options() -> WriteOptions {
    WriteOptions::new().encoding(OutputEncoding::Latin1)
}

impl Message {
    /// A message of this session, without requests, of the bundled commands.
    #[must_use]
    pub fn new(session_id: &str) -> Self {
        Self::of_session(session_id)
    }
}

impl<I: Interface> Message<I> {
    /// A message of this session, without requests.
    #[must_use]
    pub fn of_session(session_id: &str) -> Self {
        Self::from_sender(I::session(session_id))
    }

    /// A message that is not of a session but of a user, a number or another identity.
    #[must_use]
    pub fn from_sender(sender: I::Sender) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        // Unique among the messages of this process; those of others are of other sessions.
        let tracking_id = Some(number.to_string());
        Self { number, sender, tracking_id, commands: Vec::new(), echoes: Vec::new() }
    }

    /// Marks the message by a mark of one's own.
    #[must_use]
    pub fn tracking_id(mut self, id: impl Into<String>) -> Self {
        self.tracking_id = Some(id.into());
        self
    }

    /// Does not mark the message: that an answer is one to an earlier message of the session is not noticed then.
    #[must_use]
    pub fn without_tracking_id(mut self) -> Self {
        self.tracking_id = None;
        self
    }

    /// Adds a request. If its `echo` is set, its response must bring that back.
    ///
    /// A request of other bindings does not compile:
    ///
    /// ```compile_fail
    /// # mod other {
    /// #     pub struct UserDelete { pub user_id: String }
    /// #     xsdbind::record! { UserDelete (name = "UserDelete") { user_id: "userId", } }
    /// #     impl xsdbind::Request for UserDelete { type Response = Self; }
    /// #     impl xsdbind::CarriedBy<UserDelete> for UserDelete {}
    /// # }
    /// let mut message = provisioning_api::oci::Message::new("session-1");
    /// let handle = message.push(other::UserDelete { user_id: "alice".into() });
    /// ```
    ///
    /// # Errors
    ///
    /// When the message is full.
    #[expect(clippy::needless_pass_by_value, reason = "it is in the message then")]
    pub fn push<R: CarriedBy<I::Command>>(&mut self, request: R) -> Result<Handle<R>, MessageError> {
        let index = self.push_command(convert(&request).ok_or(MessageError::NoCommand { name: R::TABLE.name })?)?;
        Ok(Handle { message: self.number, index, request: PhantomData })
    }

    /// Adds a command whose type is known at run time only, and says its place: its response is
    /// [`Answer::response`].
    ///
    /// # Errors
    ///
    /// When the message is full.
    pub fn push_command(&mut self, command: I::Command) -> Result<usize, MessageError> {
        if self.commands.len() >= MAX_COMMANDS {
            return Err(MessageError::Full);
        }
        self.echoes.push(text(&command, "@echo"));
        self.commands.push(command);
        Ok(self.commands.len() - 1)
    }

    /// The requests, in their order.
    pub fn commands(&self) -> impl ExactSizeIterator<Item = &I::Command> {
        self.commands.iter()
    }

    /// How many requests it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.commands.len()
    }

    /// Whether it has no requests yet, and so cannot be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    /// The message as a document, for writing it in a way of one's own. Commands are copied.
    ///
    /// # Errors
    ///
    /// When the tracking id is not one.
    pub fn document(&self) -> Result<I::Document, MessageError> {
        I::document(self.sender.clone(), self.tracking_id.as_deref(), self.commands.clone())
            .map_err(MessageError::TrackingId)
    }

    /// The message as bytes in ISO-8859-1, as servers expect it; characters outside of it are references. Commands are
    /// copied; [`write`](Self::write) does without.
    ///
    /// # Errors
    ///
    /// As for [`document`](Self::document), and when a request is not valid or there is none.
    pub fn to_vec(&self) -> Result<Vec<u8>, MessageError> {
        options().to_vec(&self.document()?).map_err(MessageError::Write)
    }

    /// The same without copying the commands.
    ///
    /// # Errors
    ///
    /// As for [`to_vec`](Self::to_vec).
    pub fn write(&mut self) -> Result<Vec<u8>, MessageError> {
        let (sender, tracking_id) = (self.sender.clone(), self.tracking_id.as_deref());
        I::with_document(sender, tracking_id, &mut self.commands, |document| options().to_vec(document))
            .map_err(MessageError::TrackingId)?
            .map_err(MessageError::Write)
    }

    /// The requests, in their order, out of the message.
    #[must_use]
    pub fn into_commands(self) -> Vec<I::Command> {
        self.commands
    }

    /// Reads the answer to this message.
    ///
    /// # Errors
    ///
    /// When it is not a valid document, or not an answer to this message: see [`AnswerError`]. That single requests were
    /// refused is none of these.
    pub fn read(&self, bytes: &[u8]) -> Result<Answer<I>, AnswerError> {
        self.answer(ReadOptions::new().from_slice(bytes).map_err(AnswerError::Read)?)
    }

    /// The same for a document that was read already, leniently for example.
    ///
    /// # Errors
    ///
    /// When it is not an answer to this message.
    pub fn answer(&self, document: I::Document) -> Result<Answer<I>, AnswerError> {
        Answer::new(self, I::parts(document))
    }
}
