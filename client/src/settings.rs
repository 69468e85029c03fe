//! What a client is made with.

use std::fmt;
use std::time::Duration;

use provisioning_api::oci::{Bundled, Interface};
use secrecy::SecretString;

use crate::error::{ConnectError, ConnectReason, Error};
use crate::frame::MAX_REPLY;
use crate::target::Target;
#[cfg(feature = "tls")]
use crate::tls::Tls;

/// How a session is logged in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Login {
    /// By the signed password in clear and over SOAP, by the password itself in `LoginRequest22V5` over TLS.
    #[default]
    Usual,
    /// `AuthenticationRequest`, then `LoginRequest14sp4` with the signed password.
    Signed,
    /// The password itself, in a command of this name, such as `LoginRequest22V4`. Only over TLS.
    Plain(String),
    /// No password, in a command of this name, such as `LoginRequest22V5`: from a host that the server trusts.
    Trusted(String),
}

/// What a [`Client`](crate::Client) is made with; each setting has a careful default.
pub struct Builder<I: Interface = Bundled> {
    target: Result<Target, String>,
    url: String,
    settings: Options,
    /// Who speaks, where there is no session.
    pub(crate) identity: Option<I::Sender>,
}

/// All but the address.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) user: String,
    pub(crate) password: Option<SecretString>,
    pub(crate) login: Login,
    pub(crate) sessions: usize,
    pub(crate) per_second: Option<u32>,
    pub(crate) connect_within: Duration,
    pub(crate) answer_within: Duration,
    pub(crate) wait_for_session: Duration,
    pub(crate) drain_within: Duration,
    pub(crate) max_age: Duration,
    pub(crate) max_reply: usize,
    pub(crate) log_in_again: bool,
    pub(crate) trace_contents: bool,
    #[cfg(feature = "tls")]
    pub(crate) tls: Tls,
}

/// The settings of a client that is made.
pub(crate) struct Settings {
    pub(crate) target: Target,
    pub(crate) options: Options,
    #[cfg(feature = "tls")]
    pub(crate) connector: std::sync::OnceLock<Result<tokio_rustls::TlsConnector, tokio_rustls::rustls::Error>>,
}

impl std::ops::Deref for Settings {
    type Target = Options;

    fn deref(&self) -> &Options {
        &self.options
    }
}

impl<I: Interface> fmt::Debug for Builder<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Builder");
        if let Ok(target) = &self.target {
            out.field("server", &target.to_string());
        }
        out.field("user", &self.settings.user).field("login", &self.settings.login).finish_non_exhaustive()
    }
}

impl Builder {
    pub(crate) fn new(url: &str) -> Self {
        let target = Target::parse(url);
        // A password that does not belong there is not shown.
        let url = if target.is_ok() { url.to_owned() } else { "the address".to_owned() };
        Self { target, url, settings: Options::new(), identity: None }
    }
}

impl Options {
    /// Those that hold unless set.
    pub(crate) fn new() -> Self {
        Self {
            user: String::new(),
            password: None,
            login: Login::Usual,
            sessions: 5,
            per_second: Some(100),
            connect_within: Duration::from_secs(15),
            answer_within: Duration::from_secs(60),
            wait_for_session: Duration::from_secs(30),
            drain_within: Duration::from_secs(10),
            max_age: Duration::from_secs(900),
            max_reply: MAX_REPLY,
            log_in_again: true,
            trace_contents: false,
            #[cfg(feature = "tls")]
            tls: Tls::default(),
        }
    }
}

impl Settings {
    pub(crate) fn new(target: Target, options: Options) -> Self {
        Self {
            target,
            options,
            #[cfg(feature = "tls")]
            connector: std::sync::OnceLock::new(),
        }
    }
}

impl<I: Interface> Builder<I> {
    /// The client's commands are those of these bindings. See [`oci_interface!`](provisioning_api::oci_interface).
    /// To be said before [`identity`](Self::identity).
    #[must_use]
    pub fn bindings<J: Interface>(self) -> Builder<J> {
        Builder { target: self.target, url: self.url, settings: self.settings, identity: None }
    }

    /// Who logs in, and the password.
    #[must_use]
    pub fn login(mut self, user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        self.settings.user = user.into();
        self.settings.password = Some(password.into());
        self
    }

    /// Who logs in from a host that the server trusts, by a command of this name, such as `LoginRequest22V5`.
    #[must_use]
    pub fn trusted(mut self, user: impl Into<String>, command: impl Into<String>) -> Self {
        self.settings.user = user.into();
        self.settings.login = Login::Trusted(command.into());
        self
    }

    /// Who speaks in place of a session: a user, a number or another identity. There is no login; servers take it from
    /// hosts on a list.
    #[must_use]
    pub fn identity(mut self, sender: I::Sender) -> Self {
        self.identity = Some(sender);
        self
    }

    /// How the session is logged in.
    #[must_use]
    pub fn login_by(mut self, login: Login) -> Self {
        self.settings.login = login;
        self
    }

    /// How many sessions there may be at once: 5 unless set, 1 at least.
    #[must_use]
    pub fn sessions(mut self, most: usize) -> Self {
        self.settings.sessions = most.max(1);
        self
    }

    /// How many commands are sent in a second at most: 100 unless set. `None`: as many as the server answers. Many
    /// commands at once can harm a platform.
    #[must_use]
    pub fn commands_per_second(mut self, most: impl Into<Option<u32>>) -> Self {
        self.settings.per_second = most.into().map(|most| most.max(1));
        self
    }

    /// How long to wait for a connection and the login: 15 s unless set.
    #[must_use]
    pub fn connect_within(mut self, time: Duration) -> Self {
        self.settings.connect_within = time;
        self
    }

    /// How long to wait for an answer: 60 s unless set. Later, the outcome of the request is unknown.
    #[must_use]
    pub fn answer_within(mut self, time: Duration) -> Self {
        self.settings.answer_within = time;
        self
    }

    /// How long to wait for a session while all are in use: 30 s unless set.
    #[must_use]
    pub fn wait_for_session(mut self, time: Duration) -> Self {
        self.settings.wait_for_session = time;
        self
    }

    /// How long [`Client::close`](crate::Client::close) waits for what is under way: 10 s unless set.
    #[must_use]
    pub fn drain_within(mut self, time: Duration) -> Self {
        self.settings.drain_within = time;
        self
    }

    /// How old a session gets before another one is opened in its place: 900 s unless set.
    #[must_use]
    pub fn max_age(mut self, time: Duration) -> Self {
        self.settings.max_age = time;
        self
    }

    /// The longest reply that is taken, in bytes: 64 MiB unless set.
    #[must_use]
    pub fn max_reply(mut self, bytes: usize) -> Self {
        self.settings.max_reply = bytes;
        self
    }

    /// Whether to log in again after the server has ended a session: yes, unless set. If not, every request fails with
    /// [`Error::LoggedOut`] from then on, and nothing is sent.
    #[must_use]
    pub fn log_in_again(mut self, again: bool) -> Self {
        self.settings.log_in_again = again;
        self
    }

    /// Whether traces have the contents of commands, with everything secret masked: no, unless set.
    #[must_use]
    pub fn trace_contents(mut self, contents: bool) -> Self {
        self.settings.trace_contents = contents;
        self
    }

    /// Which certificates are trusted: those that the platform trusts, unless set.
    #[cfg(feature = "tls")]
    #[must_use]
    pub fn tls(mut self, tls: Tls) -> Self {
        self.settings.tls = tls;
        self
    }

    /// All that was set, if it goes together.
    pub(crate) fn settings(self) -> Result<Settings, Error> {
        let refuse = |server: &str, text: String| {
            Error::from(ConnectError { server: server.to_owned(), reason: ConnectReason::Settings(text) })
        };
        let target = self.target.map_err(|text| refuse(&self.url, text))?;
        if self.settings.user.is_empty() && self.identity.is_none() {
            return Err(refuse(&self.url, "there is nobody to log in".to_owned()));
        }
        if matches!(self.settings.login, Login::Plain(_)) && !target.tls {
            return Err(refuse(
                &self.url,
                "a password is not sent in clear; use TLS, or the signed password".to_owned(),
            ));
        }
        Ok(Settings::new(target, self.settings))
    }
}
