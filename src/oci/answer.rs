//! Answers: in come the commands of a document, out go the results of requests.

use xsdbind::Request;
use xsdbind::slot::Generated;
use xsdbind::type_set::{convert, text, type_name, type_names};

use super::error::{AnswerError, CommandError, Refusal};
use super::{Bundled, Handle, Interface};

/// The answer to a message: a response to each of its requests, in their order.
#[derive(Debug)]
pub struct Answer<I: Interface = Bundled> {
    message: u64,
    /// Each with the echo that was asked for.
    responses: Vec<(I::Command, Option<String>)>,
}

impl<I: Interface> Answer<I> {
    pub(super) fn new(
        message: u64,
        commands: Vec<I::Command>,
        echoes: &[Option<String>],
        sent_id: Option<&str>,
        found_id: Option<String>,
    ) -> Result<Self, AnswerError> {
        if let Some(logout) = commands.iter().find(|command| type_name(*command) == ("LogoutRequest", "")) {
            let user_id = text(logout, "userId").unwrap_or_default();
            return Err(AnswerError::Logout { user_id, reason: text(logout, "reason") });
        }
        if let Some(sent) = sent_id.filter(|sent| found_id.as_deref() != Some(*sent)) {
            return Err(AnswerError::TrackingId { sent: sent.to_owned(), found: found_id });
        }
        if commands.len() != echoes.len() {
            // A message that the server cannot read is answered by one error alone.
            let refusals = commands.iter().filter_map(refusal).collect();
            return Err(AnswerError::Count { requests: echoes.len(), responses: commands.len(), refusals });
        }
        Ok(Self { message, responses: commands.into_iter().zip(echoes.iter().cloned()).collect() })
    }

    /// The result of a request.
    ///
    /// # Errors
    ///
    /// When the request was refused, or what is in its place is not an answer to it. Other requests have their results all
    /// the same.
    #[expect(clippy::needless_pass_by_value, reason = "a result is taken once")]
    pub fn take<R: Request>(&self, handle: Handle<R>) -> Result<R::Response, CommandError> {
        let own = self.responses.get(handle.index).filter(|_| handle.message == self.message);
        let (command, sent) = own.ok_or(CommandError::OtherMessage)?;
        let found = text(command, "@echo");
        if let Some(sent) = sent
            && found.as_ref().map_or(refusal(command).is_none(), |found| found != sent)
        {
            return Err(CommandError::Echo { sent: sent.clone(), found });
        }
        if let Some(refusal) = refusal(command) {
            return Err(CommandError::Refused(refusal));
        }
        convert(command).ok_or_else(|| CommandError::OtherType {
            expected: type_names::<R::Response>().join("` or `"),
            found: type_name(command).0.to_owned(),
        })
    }

    /// What was refused, each with the number of its request, from 0.
    pub fn refusals(&self) -> impl Iterator<Item = (usize, Refusal)> {
        let all = self.responses.iter().enumerate();
        all.filter_map(|(index, (command, _))| Some((index, refusal(command)?)))
    }

    /// The responses as they are, in the order of the requests.
    pub fn commands(&self) -> impl Iterator<Item = &I::Command> {
        self.responses.iter().map(|(command, _)| command)
    }
}

/// What an `ErrorResponse` says.
fn refusal(command: &impl Generated) -> Option<Refusal> {
    (type_name(command) == ("ErrorResponse", "C")).then(|| Refusal::new(&|line| text(command, line)))
}
