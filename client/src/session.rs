//! A session: a connection that is logged in, on which one message at a time is under way.
//!
//! A session is owned by what uses it, and handed back only with the answer: whatever ends before that, a time-out or a
//! future that is dropped, ends the connection, so that nobody is given the answer to somebody else's request.

use std::time::{Duration, Instant};

use provisioning_api::oci::login::signed_password;
use provisioning_api::oci::{Answer, AnswerError, Interface, Message, MessageError};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::timeout;
use xsdbind::raw::{Object, Value};
use xsdbind::type_set::{text, type_name};
use xsdbind::{Document, Limits, ReadOptions};

use crate::error::{Cause, ConnectReason, Logout};
use crate::link::{Link, Reply};
use crate::secret::masked;
use crate::settings::{Login, Settings};
use crate::target::Transport;

/// How long an answer is waited for once the server has said that it ends the session.
const AFTER_LOGOUT: Duration = Duration::from_secs(1);
/// How long the answer to a logout is waited for.
const FOR_LOGOUT: Duration = Duration::from_secs(2);

pub(crate) struct Session<I: Interface> {
    link: Link,
    sender: I::Sender,
    /// Begins the marks of its messages.
    prefix: String,
    messages: u64,
    pub(crate) opened: Instant,
    /// Whether to log out at the end.
    logged_in: bool,
    /// Said by the server.
    pub(crate) ended: Option<Logout>,
}

/// Why there is no answer.
pub(crate) struct Failure {
    /// Whether a part of the message can have reached the server.
    pub(crate) sent: bool,
    pub(crate) tracking_id: String,
    pub(crate) why: Why,
}

pub(crate) enum Why {
    Message(MessageError),
    Cause(Cause),
}

impl<I: Interface> Session<I> {
    /// Connects and logs in.
    pub(crate) async fn open(settings: &Settings, identity: Option<&I::Sender>) -> Result<Self, ConnectReason> {
        let link = Link::open(settings).await?;
        let id = uuid::Uuid::new_v4().to_string();
        let prefix = id.split('-').next().unwrap_or_default().to_owned();
        let sender = identity.cloned().unwrap_or_else(|| I::session(&id));
        let session = Self { link, sender, prefix, messages: 0, opened: Instant::now(), logged_in: false, ended: None };
        if identity.is_some() { Ok(session) } else { session.login(settings).await }
    }

    async fn login(self, settings: &Settings) -> Result<Self, ConnectReason> {
        let user = settings.user.as_str();
        let plain = settings.target.tls && settings.target.transport == Transport::Tcp;
        match &settings.login {
            Login::Usual if plain => self.login_by(settings, "LoginRequest22V5", "password", password(settings)?).await,
            Login::Plain(command) => self.login_by(settings, command, "password", password(settings)?).await,
            Login::Trusted(command) => {
                self.command(settings, command, [("userId", user)]).await.map(|(session, _)| session)
            }
            Login::Usual | Login::Signed => {
                let (session, response) = self.command(settings, "AuthenticationRequest", [("userId", user)]).await?;
                let algorithm = text(&response, "passwordAlgorithm").unwrap_or_default();
                let nonce = text(&response, "nonce");
                let Some(nonce) = nonce.filter(|_| algorithm == "MD5") else {
                    return Err(ConnectReason::Algorithm(algorithm));
                };
                let signed = SecretString::from(signed_password(&nonce, password(settings)?.expose_secret()));
                session.login_by(settings, "LoginRequest14sp4", "signedPassword", &signed).await
            }
        }
        .map(|session| Self { logged_in: true, ..session })
    }

    async fn login_by(
        self,
        settings: &Settings,
        command: &str,
        field: &str,
        secret: &SecretString,
    ) -> Result<Self, ConnectReason> {
        let fields = [("userId", settings.user.as_str()), (field, secret.expose_secret())];
        self.command(settings, command, fields).await.map(|(session, _)| session)
    }

    /// A command of the login, and the response to it.
    async fn command<const N: usize>(
        self,
        settings: &Settings,
        name: &str,
        fields: [(&str, &str); N],
    ) -> Result<(Self, I::Command), ConnectReason> {
        let command = command::<I>(name, fields).map_err(ConnectReason::Bindings)?;
        let (session, answer) =
            self.exchange(settings, &mut vec![command]).await.map_err(|failure| match failure.why {
                Why::Message(error) => ConnectReason::Message(error),
                Why::Cause(cause) => ConnectReason::Lost(cause),
            })?;
        match answer.response(0) {
            Ok(response) => Ok((session, response.clone())),
            Err(error) => Err(match error.refusal() {
                Some(refusal) => ConnectReason::Refused(refusal.clone()),
                None => ConnectReason::Lost(Cause::Command(error)),
            }),
        }
    }

    /// Sends commands in one message, and hands the session back with the answer. The commands are there again
    /// afterwards, unless one cannot be written.
    pub(crate) async fn exchange(
        mut self,
        settings: &Settings,
        commands: &mut Vec<I::Command>,
    ) -> Result<(Self, Answer<I>), Failure> {
        self.messages += 1;
        let tracking_id = self.tracking_id();
        let mut message = Message::<I>::from_sender(self.sender.clone()).tracking_id(tracking_id.clone());
        let invalid = |error| Failure { sent: false, tracking_id: tracking_id.clone(), why: Why::Message(error) };
        for command in commands.drain(..) {
            message.push_command(command).map_err(invalid)?;
        }
        let document = message.write().map_err(invalid)?;
        if settings.trace_contents {
            trace("request", &tracking_id, message.commands());
        }
        let answer = match timeout(settings.answer_within, self.answer(settings, &message, document)).await {
            Ok(answer) => answer,
            Err(_) => Err(Cause::TimedOut(settings.answer_within)),
        };
        *commands = message.into_commands();
        match answer {
            Ok(answer) => {
                if settings.trace_contents {
                    trace("response", &tracking_id, answer.commands());
                }
                Ok((self, answer))
            }
            Err(cause) => Err(Failure { sent: self.link.sent, tracking_id, why: Why::Cause(cause) }),
        }
    }

    /// The mark of the last message.
    pub(crate) fn tracking_id(&self) -> String {
        format!("{}-{}", self.prefix, self.messages)
    }

    async fn answer(
        &mut self,
        settings: &Settings,
        message: &Message<I>,
        document: Vec<u8>,
    ) -> Result<Answer<I>, Cause> {
        let reply = self.link.exchange(settings, document).await?;
        match message.answer(read(&reply)?) {
            Ok(answer) => Ok(answer),
            // The answer may be on its way all the same, and says more.
            Err(AnswerError::Logout { user_id, reason }) => {
                let logout = Logout { user_id, reason };
                self.ended = Some(logout.clone());
                match timeout(AFTER_LOGOUT, self.link.next()).await {
                    Ok(Ok(reply)) => message.answer(read(&reply)?).map_err(Cause::Answer),
                    Ok(Err(_)) | Err(_) => Err(Cause::LoggedOut(logout)),
                }
            }
            Err(error) => Err(Cause::Answer(error)),
        }
    }

    /// Whether nothing speaks against sending on it. A document that nobody asked for does, and so does the end.
    pub(crate) fn is_usable(&mut self) -> bool {
        match self.link.arrived() {
            None => self.ended.is_none(),
            Some(Ok(reply)) => {
                self.ended = logout::<I>(&reply);
                if self.ended.is_none() {
                    tracing::warn!("the server sent what nobody asked for; the connection is not used again");
                }
                false
            }
            Some(Err(cause)) => {
                tracing::debug!(%cause, "an idle connection has ended");
                false
            }
        }
    }

    /// What the login is known by, to go on with it in another process.
    #[cfg(feature = "soap")]
    pub(crate) fn stored(&self) -> Option<(String, String)> {
        match &self.link.over {
            crate::link::Over::Soap(soap) => Some((I::session_id(&self.sender)?.to_owned(), soap.cookie()?)),
            crate::link::Over::Tcp(_) => None,
        }
    }

    /// Goes on with a login that another process has stored.
    #[cfg(feature = "soap")]
    pub(crate) async fn resumed(settings: &Settings, id: &str, cookie: &str) -> Result<Self, ConnectReason> {
        let mut link = Link::open(settings).await?;
        if let crate::link::Over::Soap(soap) = &mut link.over {
            soap.set_cookie(cookie);
        } else {
            return Err(ConnectReason::Settings("only a session over SOAP can be resumed".to_owned()));
        }
        let prefix = uuid::Uuid::new_v4().to_string();
        let prefix = prefix.split('-').next().unwrap_or_default().to_owned();
        let sender = I::session(id);
        Ok(Self { link, sender, prefix, messages: 0, opened: Instant::now(), logged_in: true, ended: None })
    }

    /// Logs out, as far as that can be done.
    pub(crate) async fn close(self, settings: &Settings) {
        if !self.logged_in {
            return;
        }
        let fields = [("userId", settings.user.as_str()), ("reason", "Client Logout")];
        if let Ok(command) = command::<I>("LogoutRequest", fields)
            && timeout(FOR_LOGOUT, self.exchange(settings, &mut vec![command])).await.is_err()
        {
            tracing::debug!("the logout was not answered");
        }
    }
}

/// A command by its name.
pub(crate) fn command<I: Interface>(
    name: &str,
    fields: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
) -> xsdbind::error::Result<I::Command> {
    let mut object: Object = fields.into_iter().collect();
    object.insert("@xsi:type", name);
    Value::from(object).build()
}

fn password(settings: &Settings) -> Result<&SecretString, ConnectReason> {
    settings.password.as_ref().ok_or_else(|| ConnectReason::Settings("there is no password to log in with".to_owned()))
}

/// How long a reply can be is checked where it arrives.
fn options() -> ReadOptions {
    ReadOptions::new().limits(Limits::default().document(usize::MAX).items(usize::MAX))
}

fn read<D: Document>(reply: &Reply) -> Result<D, Cause> {
    match reply {
        Reply::Bytes(bytes) => options().from_slice(bytes),
        #[cfg(feature = "soap")]
        Reply::Text(text) => options().from_str(text),
    }
    .map_err(|error| Cause::Answer(AnswerError::Read(error)))
}

/// The logout that a document is, if it is one.
fn logout<I: Interface>(reply: &Reply) -> Option<Logout> {
    let commands = I::parts(read(reply).ok()?).commands;
    let logout = commands.iter().find(|command| type_name(*command) == ("LogoutRequest", ""))?;
    Some(Logout { user_id: text(logout, "userId").unwrap_or_default(), reason: text(logout, "reason") })
}

fn trace<'a, C: xsdbind::slot::Generated>(what: &str, tracking_id: &str, commands: impl Iterator<Item = &'a C>) {
    for command in commands {
        let name = type_name(command).0;
        if let Ok(value) = Value::of(command) {
            let contents = masked(value);
            tracing::debug!(tracking_id, command = name, ?contents, "{what}");
        }
    }
}
