//! Answers: in come the commands of a document, out go the results of requests.

use std::sync::atomic::{AtomicU16, Ordering};

use xsdbind::Request;
use xsdbind::slot::Generated;
use xsdbind::type_set::{convert, text, type_name, type_names};

use super::error::{AnswerError, CommandError, Refusal};
use super::{Bundled, Handle, Interface, Message, Parts};

/// The answer to a message: a response to each of its requests, in their order.
///
/// One that is dropped before a refusal in it was looked at tells of that by a warning of [`tracing`].
#[derive(Debug)]
#[must_use = "requests may have been refused, which only their results say"]
pub struct Answer<I: Interface = Bundled> {
    message: u64,
    /// Each with the echo that was asked for.
    responses: Vec<(I::Command, Option<String>)>,
    /// Which of them were looked at, a bit for each.
    seen: AtomicU16,
}

/// There are bits for all.
const _: () = assert!(super::MAX_COMMANDS <= 16);

impl<I: Interface> Answer<I> {
    pub(super) fn new(message: &Message<I>, found: Parts<I>) -> Result<Self, AnswerError> {
        let Parts { sender, tracking_id: found_id, commands } = found;
        if let Some(logout) = commands.iter().find(|command| type_name(*command) == ("LogoutRequest", "")) {
            let user_id = text(logout, "userId").unwrap_or_default();
            return Err(AnswerError::Logout { user_id, reason: text(logout, "reason") });
        }
        let found_session = I::session_id(&sender);
        if I::session_id(&message.sender).is_some_and(|sent| found_session != Some(sent)) {
            return Err(AnswerError::SessionId { found: found_session.is_some() });
        }
        if let Some(sent) = message.tracking_id.as_ref().filter(|sent| found_id.as_ref() != Some(*sent)) {
            return Err(AnswerError::TrackingId { sent: sent.clone(), found: found_id });
        }
        if commands.len() != message.echoes.len() {
            // A message that the server cannot read is answered by one error alone.
            let refusals = commands.iter().filter_map(refusal).collect();
            return Err(AnswerError::Count { requests: message.echoes.len(), responses: commands.len(), refusals });
        }
        Ok(Self {
            message: message.number,
            responses: commands.into_iter().zip(message.echoes.iter().cloned()).collect(),
            seen: AtomicU16::new(0),
        })
    }

    /// The result of a request.
    ///
    /// # Errors
    ///
    /// When the request was refused, or what is in its place is not an answer to it. Other requests have their results all
    /// the same.
    #[expect(clippy::needless_pass_by_value, reason = "a result is taken once")]
    pub fn take<R: Request>(&self, handle: Handle<R>) -> Result<R::Response, CommandError> {
        if handle.message != self.message {
            return Err(CommandError::OtherMessage);
        }
        let command = self.response(handle.index)?;
        convert(command).ok_or_else(|| CommandError::OtherType {
            expected: type_names::<R::Response>().join("` or `"),
            found: type_name(command).0.to_owned(),
        })
    }

    /// The response to the request at a place of the message, as it is.
    ///
    /// # Errors
    ///
    /// When the request was refused, its echo is not that of the response, or the message has no such place.
    pub fn response(&self, index: usize) -> Result<&I::Command, CommandError> {
        let (command, sent) = self.responses.get(index).ok_or(CommandError::OtherMessage)?;
        self.seen.fetch_or(1 << index, Ordering::Relaxed);
        // Servers send an empty echo where they know of none.
        let found = text(command, "@echo").filter(|found| !found.is_empty());
        if let Some(sent) = sent
            && found.as_ref().map_or(refusal(command).is_none(), |found| found != sent)
        {
            return Err(CommandError::Echo { sent: sent.clone(), found });
        }
        if let Some(refusal) = refusal(command) {
            return Err(CommandError::Refused(refusal));
        }
        Ok(command)
    }

    /// What was refused, each with the number of its request, from 0.
    pub fn refusals(&self) -> impl Iterator<Item = (usize, Refusal)> {
        self.seen.store(u16::MAX, Ordering::Relaxed);
        let all = self.responses.iter().enumerate();
        all.filter_map(|(index, (command, _))| Some((index, refusal(command)?)))
    }

    /// The responses as they are, in the order of the requests.
    pub fn commands(&self) -> impl Iterator<Item = &I::Command> {
        self.seen.store(u16::MAX, Ordering::Relaxed);
        self.responses.iter().map(|(command, _)| command)
    }
}

impl<I: Interface> Drop for Answer<I> {
    fn drop(&mut self) {
        let seen = *self.seen.get_mut();
        for (index, (command, _)) in self.responses.iter().enumerate() {
            if seen & 1 << index == 0
                && let Some(refusal) = refusal(command)
            {
                let (request, code) = (index + 1, refusal.code);
                tracing::warn!(request, code, "a request was refused, and its answer is dropped without a look at it");
            }
        }
    }
}

/// What an `ErrorResponse` says.
fn refusal(command: &impl Generated) -> Option<Refusal> {
    (type_name(command) == ("ErrorResponse", "C")).then(|| Refusal::new(&|line| text(command, line)))
}
