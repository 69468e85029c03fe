//! The client: a pool of sessions, and the rules of what is sent again.
//!
//! A message is sent again only if not one byte of it can have reached the server, or if its requests are declared as
//! reading. Otherwise the error says that the outcome is unknown.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use provisioning_api::oci::{Answer, Bundled, CommandError, Interface, MAX_COMMANDS, Message, MessageError};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;
use xsdbind::raw::{Builder as RawBuilder, Value};
use xsdbind::slot::Generated;
use xsdbind::type_set::{convert, set_text, text, type_name, type_names};
use xsdbind::{CarriedBy, Request};

use crate::error::{Cause, ConnectError, ConnectReason, Error, Logout, OutcomeUnknown};
use crate::secret::masked;
use crate::session::{Session, Why};
use crate::settings::{Builder, Settings};

/// How often a message that may be sent again is sent.
const TRIES: u32 = 3;

/// A client of OCI-P. Clones are of one client, and share its sessions.
///
/// ```no_run
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// use provisioning_api::ocip::{UserGetRequest22, UserModifyRequest22};
/// use provisioning_client::Client;
/// use xsdbind::Tri;
///
/// let client = Client::builder("ocs://ocs.example.com").login("admin@example.com", "not-a-secret").connect().await?;
/// let mut clear = UserModifyRequest22::new("alice@example.com".parse()?);
/// clear.phone_number = Tri::Nil;
/// client.send(clear).await?;
/// let alice = client.send(UserGetRequest22::new("alice@example.com".parse()?)).await?;
/// assert_eq!(alice.phone_number, None);
/// client.close().await;
/// # Ok(())
/// # }
/// ```
pub struct Client<I: Interface = Bundled> {
    pool: Arc<Pool<I>>,
}

struct Pool<I: Interface> {
    settings: Settings,
    identity: Option<I::Sender>,
    /// As many as there may be sessions; given out in the order of asking.
    permits: Semaphore,
    idle: Mutex<Vec<Session<I>>>,
    closed: AtomicBool,
    last_logout: Mutex<Option<Logout>>,
    /// When the next command may be sent.
    next: tokio::sync::Mutex<Option<tokio::time::Instant>>,
    opened: AtomicU64,
}

/// How a client is at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// Sessions that nothing is under way on.
    pub idle: usize,
    /// Sessions that are in use, or being opened.
    pub in_use: usize,
    /// How many sessions were opened, all in all.
    pub opened: u64,
    /// The last session that the server ended unasked.
    pub last_logout: Option<Logout>,
    /// Whether it was closed.
    pub closed: bool,
}

impl<I: Interface> Clone for Client<I> {
    fn clone(&self) -> Self {
        Self { pool: Arc::clone(&self.pool) }
    }
}

impl<I: Interface> fmt::Debug for Client<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self.pool.settings.target.to_string();
        f.debug_struct("Client")
            .field("server", &server)
            .field("user", &self.pool.settings.user)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// A client of the server at this address: `ocs://host` in clear, at port 2208 unless another is given,
    /// `ocss://host` with TLS, at port 2209, `http://host` and `https://host` over SOAP, with the usual path unless
    /// another is given.
    ///
    /// Its commands are those that are bundled; see [`Builder::bindings`] for others.
    #[must_use]
    pub fn builder(url: &str) -> Builder {
        Builder::new(url)
    }
}

impl<I: Interface> Client<I> {
    pub(crate) async fn open(settings: Settings, identity: Option<I::Sender>) -> Result<Self, Error> {
        let pool = Pool::new(settings, identity, Vec::new());
        // Without them, a refusal and the end of a session could not be read.
        for (name, namespace) in [("ErrorResponse", "C"), ("LogoutRequest", "")] {
            if !I::Command::TABLE
                .items()
                .any(|item| item.name == name && item.more.namespace.unwrap_or("") == namespace)
            {
                let text = format!("the bindings lack `{name}`; add it to their `roots`");
                return Err(pool.failed(ConnectReason::Settings(text)));
            }
        }
        let session = pool.connect().await?;
        lock(&pool.idle).push(session);
        Ok(Self { pool: Arc::new(pool) })
    }

    /// Sends a request, and waits for what it asks for.
    ///
    /// # Errors
    ///
    /// When it was refused, was not sent, or its outcome is unknown: see [`Error`].
    pub async fn send<R: CarriedBy<I::Command>>(&self, request: R) -> Result<R::Response, Error> {
        let commands = vec![command::<R, I>(&request)?];
        let answer = self.pool.run(commands, R::READS, &[fits::<R, I>]).await?;
        let response = answer.response(0).map_err(refused)?;
        // Its type was looked at.
        convert(response).ok_or_else(|| refused(CommandError::OtherMessage))
    }

    /// Sends requests of one type, up to fifteen in a message and more in several, one after the other on one session at
    /// a time. There is a result for each, in their order.
    ///
    /// One that is refused takes nothing from the others. Those that come in messages after one of unknown outcome are
    /// not sent.
    #[must_use = "requests may have been refused, which only their results say"]
    pub async fn batch<R: CarriedBy<I::Command>>(
        &self,
        requests: impl IntoIterator<Item = R>,
    ) -> Vec<Result<R::Response, Error>> {
        let commands = requests.into_iter().enumerate().map(|(index, mut request)| {
            // Tells whether responses come in the order of the requests. One that has an echo keeps it.
            if text(&request, "@echo").is_none() {
                set_text(&mut request, "@echo", &(index + 1).to_string());
            }
            command::<R, I>(&request)
        });
        let results = self.pool.batch(commands.collect(), R::READS, fits::<R, I>).await;
        let converted = results.into_iter().map(|result| {
            result.and_then(|response| convert(&response).ok_or_else(|| refused(CommandError::OtherMessage)))
        });
        converted.collect()
    }

    /// Sends commands whose types are known at run time only, as [`batch`](Self::batch) does.
    #[must_use = "requests may have been refused, which only their results say"]
    pub async fn batch_commands(
        &self,
        commands: impl IntoIterator<Item = I::Command>,
    ) -> Vec<Result<I::Command, Error>> {
        let mut commands: Vec<I::Command> = commands.into_iter().collect();
        // One alone is in no other order.
        if commands.len() > 1 {
            commands = commands.into_iter().enumerate().map(|(index, command)| with_echo(command, index)).collect();
        }
        self.pool.batch(commands.into_iter().map(Ok).collect(), false, any_response::<I>).await
    }

    /// Sends a command whose type is known at run time only; `reads` says that it may be sent again if its answer is
    /// lost.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_command(&self, command: I::Command, reads: bool) -> Result<I::Command, Error> {
        let answer = self.pool.run(vec![command], reads, &[any_response::<I>]).await?;
        answer.response(0).cloned().map_err(refused)
    }

    /// A command by its name, whose fields are put together by paths.
    ///
    /// ```no_run
    /// # async fn run(client: provisioning_client::Client) -> Result<(), provisioning_client::Error> {
    /// client.raw("UserModifyRequest22").set("userId", "alice@example.com").clear("phoneNumber").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn raw(&self, name: &str) -> Raw<'_, I> {
        Raw { client: self, fields: RawBuilder::of_type(name), reads: false }
    }

    /// How it is at the moment.
    #[must_use]
    pub fn status(&self) -> Status {
        let pool = &self.pool;
        Status {
            idle: lock(&pool.idle).len(),
            in_use: pool.settings.sessions.saturating_sub(pool.permits.available_permits()),
            opened: pool.opened.load(Ordering::Relaxed),
            last_logout: lock(&pool.last_logout).clone(),
            closed: pool.closed.load(Ordering::Acquire),
        }
    }

    /// Takes no more requests, waits for what is under way, and logs all sessions out.
    pub async fn close(&self) {
        let pool = &self.pool;
        pool.closed.store(true, Ordering::Release);
        let all = u32::try_from(pool.settings.sessions).unwrap_or(u32::MAX);
        let drained = timeout(pool.settings.drain_within, pool.permits.acquire_many(all)).await;
        if drained.is_err() {
            tracing::warn!(within = ?pool.settings.drain_within, "closed while requests were under way");
        }
        pool.permits.close();
        let idle = std::mem::take(&mut *lock(&pool.idle));
        for session in idle {
            session.close(&pool.settings).await;
        }
    }

    /// The login of a session over SOAP, with which another process can go on. **As secret as a password**, for as long
    /// as the session lasts. `None` over TCP, where a session is bound to its connection.
    #[cfg(feature = "soap")]
    #[must_use]
    pub fn stored_session(&self) -> Option<crate::soap::StoredSession> {
        let (session_id, cookie) = lock(&self.pool.idle).iter().find_map(Session::stored)?;
        Some(crate::soap::StoredSession { session_id: session_id.into(), cookie: cookie.into() })
    }

    #[cfg(feature = "soap")]
    pub(crate) async fn resume(settings: Settings, stored: &crate::soap::StoredSession) -> Result<Self, Error> {
        use secrecy::ExposeSecret as _;

        let failed = |reason, settings: &Settings| ConnectError { server: settings.target.to_string(), reason };
        let session = Session::resumed(&settings, stored.session_id.expose_secret(), stored.cookie.expose_secret())
            .await
            .map_err(|reason| failed(reason, &settings))?;
        Ok(Self { pool: Arc::new(Pool::new(settings, None, vec![session])) })
    }
}

fn command<R: Request, I: Interface>(request: &R) -> Result<I::Command, Error> {
    Ok(convert(request).ok_or(MessageError::NoCommand { name: R::TABLE.name })?)
}

/// A command that says its place in the batch, unless it has an echo. One that cannot be said is refused later.
fn with_echo<C: Generated>(command: C, index: usize) -> C {
    if text(&command, "@echo").is_some() {
        return command;
    }
    let Ok(Value::Object(mut fields)) = Value::of(&command) else { return command };
    fields.insert("@echo", (index + 1).to_string());
    Value::Object(fields).build().unwrap_or(command)
}

/// Whether a response is one that can stand in its place.
type Fits<I> = fn(&<I as Interface>::Command) -> Result<(), CommandError>;

fn fits<R: Request, I: Interface>(response: &I::Command) -> Result<(), CommandError> {
    let (found, expected) = (type_name(response).0, type_names::<R::Response>());
    if expected.contains(&found) {
        return Ok(());
    }
    Err(CommandError::OtherType { expected: expected.join("` or `"), found: found.to_owned() })
}

/// What may answer a command that is known by name only: anything but another request.
fn any_response<I: Interface>(response: &I::Command) -> Result<(), CommandError> {
    let found = type_name(response).0;
    if !found.contains("Request") {
        return Ok(());
    }
    Err(CommandError::OtherType { expected: "a response".to_owned(), found: found.to_owned() })
}

/// A refusal; other errors of commands were found before.
fn refused(error: CommandError) -> Error {
    match error {
        CommandError::Refused(refusal) => Error::Refused(refusal),
        error => Error::OutcomeUnknown(Arc::new(OutcomeUnknown {
            commands: Vec::new(),
            requests: Vec::new(),
            tracking_id: String::new(),
            cause: Cause::Command(error),
        })),
    }
}

/// A command by its name, being put together. See [`Client::raw`].
#[must_use = "nothing is sent before `send`"]
pub struct Raw<'c, I: Interface = Bundled> {
    client: &'c Client<I>,
    fields: RawBuilder,
    reads: bool,
}

impl<I: Interface> Raw<'_, I> {
    /// Sets what is at a path, such as `address/city`.
    pub fn set(mut self, path: &str, value: impl Into<Value>) -> Self {
        self.fields = self.fields.set(path, value);
        self
    }

    /// Clears what is at a path.
    pub fn clear(mut self, path: &str) -> Self {
        self.fields = self.fields.clear(path);
        self
    }

    /// Says that the command only reads, so that it may be sent again if its answer is lost.
    pub fn reading(mut self) -> Self {
        self.reads = true;
        self
    }

    /// Checks it against the bindings without sending it.
    ///
    /// # Errors
    ///
    /// When there is no such command, or a field is not known, missing, or of a wrong value.
    pub fn build(self) -> Result<I::Command, Error> {
        Ok(self.fields.build()?)
    }

    /// Sends it, and waits for the response.
    ///
    /// # Errors
    ///
    /// As for [`build`](Self::build), and when it was refused, was not sent, or its outcome is unknown.
    pub async fn send(self) -> Result<I::Command, Error> {
        let (client, reads) = (self.client, self.reads);
        client.send_command(self.build()?, reads).await
    }
}

impl<I: Interface> Pool<I> {
    fn new(settings: Settings, identity: Option<I::Sender>, idle: Vec<Session<I>>) -> Self {
        Self {
            permits: Semaphore::new(settings.sessions.min(Semaphore::MAX_PERMITS)),
            settings,
            identity,
            opened: AtomicU64::new(idle.len() as u64),
            idle: Mutex::new(idle),
            closed: AtomicBool::new(false),
            last_logout: Mutex::default(),
            next: tokio::sync::Mutex::default(),
        }
    }

    /// Sends commands in one message: the answer, all of whose responses are of the right types.
    async fn run(&self, mut commands: Vec<I::Command>, reads: bool, fits: &[Fits<I>]) -> Result<Answer<I>, Error> {
        let mut tries = 1;
        loop {
            let (session, permit) = self.session().await?;
            self.slow_down(commands.len()).await;
            let began = Instant::now();
            let result = session.exchange(&self.settings, &mut commands).await;
            let elapsed = began.elapsed();
            let failure = match result {
                Ok((session, answer)) => {
                    let wrong = (0..commands.len()).find_map(|index| match answer.response(index) {
                        Ok(response) => fits.get(index).or(fits.first()).and_then(|fits| fits(response).err()),
                        Err(CommandError::Refused(_)) => None,
                        Err(error) => Some(error),
                    });
                    if let Some(error) = wrong {
                        tracing::warn!(commands = ?names(&commands), %error, "the answer is not one to the request");
                        return Err(unknown(&commands, session.tracking_id(), Cause::Command(error)));
                    }
                    tracing::debug!(commands = ?names(&commands), ?elapsed, refused = answer.refusals().count(), "answered");
                    self.hand_back(session);
                    return Ok(answer);
                }
                Err(failure) => failure,
            };
            drop(permit);
            let (sent, tracking_id) = (failure.sent, failure.tracking_id);
            let cause = match failure.why {
                Why::Message(error) => return Err(error.into()),
                Why::Cause(cause) => cause,
            };
            #[cfg(feature = "soap")]
            if let Cause::Soap(crate::soap_error::SoapError::NotLoggedIn { text }) = &cause {
                return Err(Error::NotLoggedIn { text: text.clone() });
            }
            if let Cause::LoggedOut(logout) = &cause {
                self.note(logout);
            }
            tracing::warn!(commands = ?names(&commands), %tracking_id, ?elapsed, %cause, sent, "no answer");
            let harmless = !sent || reads && cause.is_lost();
            if harmless && tries < TRIES {
                tries += 1;
            } else if sent {
                return Err(unknown(&commands, tracking_id, cause));
            } else {
                return Err(self.failed(ConnectReason::Lost(cause)));
            }
        }
    }

    /// The same of any number of commands.
    async fn batch(
        &self,
        commands: Vec<Result<I::Command, Error>>,
        reads: bool,
        fits: Fits<I>,
    ) -> Vec<Result<I::Command, Error>> {
        // What cannot be written is found before anything is sent.
        let mut results: Vec<Option<Result<I::Command, Error>>> = Vec::with_capacity(commands.len());
        let mut valid = Vec::new();
        for (index, command) in commands.into_iter().enumerate() {
            match command.and_then(checked::<I>) {
                Ok(command) => {
                    valid.push((index, command));
                    results.push(None);
                }
                Err(error) => results.push(Some(Err(error))),
            }
        }
        let mut stopped = None;
        let mut valid = valid.into_iter();
        loop {
            let (indices, chunk): (Vec<usize>, Vec<_>) = valid.by_ref().take(MAX_COMMANDS).unzip();
            if chunk.is_empty() {
                break;
            }
            let answer = match &stopped {
                Some(error) => Err(Error::clone(error)),
                None => self.run(chunk, reads, &[fits]).await,
            };
            if let (Err(error), None) = (&answer, &stopped) {
                stopped = Some(if error.is_outcome_unknown() { Error::NotTried } else { error.clone() });
            }
            for (place, index) in indices.into_iter().enumerate() {
                results[index] = Some(match &answer {
                    Ok(answer) => answer.response(place).cloned().map_err(refused),
                    Err(error) => Err(error.clone()),
                });
            }
        }
        results.into_iter().map(|result| result.unwrap_or(Err(Error::NotTried))).collect()
    }

    /// A session that can be sent on, in the order of asking.
    async fn session(&self) -> Result<(Session<I>, SemaphorePermit<'_>), Error> {
        let waited = self.settings.wait_for_session;
        let permit = match timeout(waited, self.permits.acquire()).await {
            Ok(Ok(permit)) => permit,
            Ok(Err(_)) => return Err(Error::Closed),
            Err(_) => return Err(Error::Busy { waited }),
        };
        loop {
            if self.closed.load(Ordering::Acquire) {
                return Err(Error::Closed);
            }
            if !self.settings.log_in_again
                && let Some(logout) = lock(&self.last_logout).clone()
            {
                return Err(Error::LoggedOut(logout));
            }
            let idle = lock(&self.idle).pop();
            let Some(mut session) = idle else { break };
            if !session.is_usable() {
                if let Some(logout) = &session.ended {
                    self.note(logout);
                }
            } else if session.opened.elapsed() > self.settings.max_age {
                session.close(&self.settings).await;
            } else {
                return Ok((session, permit));
            }
        }
        Ok((self.connect().await?, permit))
    }

    fn hand_back(&self, session: Session<I>) {
        match &session.ended {
            Some(logout) => self.note(logout),
            None => lock(&self.idle).push(session),
        }
    }

    async fn connect(&self) -> Result<Session<I>, Error> {
        let within = self.settings.connect_within;
        let began = Instant::now();
        let opened = timeout(within, Session::open(&self.settings, self.identity.as_ref())).await;
        let server = &self.settings.target;
        match opened.unwrap_or(Err(ConnectReason::TimedOut(within))) {
            Ok(session) => {
                self.opened.fetch_add(1, Ordering::Relaxed);
                tracing::debug!(%server, user = %self.settings.user, elapsed = ?began.elapsed(), "session opened");
                Ok(session)
            }
            Err(reason) => {
                let error = self.failed(reason);
                tracing::warn!(user = %self.settings.user, elapsed = ?began.elapsed(), %error, "no session");
                Err(error)
            }
        }
    }

    /// Waits until so many commands more may be sent.
    async fn slow_down(&self, commands: usize) {
        let Some(per_second) = self.settings.per_second else { return };
        let commands = u32::try_from(commands).unwrap_or(u32::MAX);
        let mut next = self.next.lock().await;
        let now = tokio::time::Instant::now();
        let at = next.map_or(now, |next| next.max(now));
        *next = Some(at + Duration::from_secs(1).saturating_mul(commands) / per_second);
        drop(next);
        tokio::time::sleep_until(at).await;
    }

    fn note(&self, logout: &Logout) {
        tracing::warn!(%logout, "session ended by the server");
        *lock(&self.last_logout) = Some(logout.clone());
    }

    fn failed(&self, reason: ConnectReason) -> Error {
        ConnectError { server: self.settings.target.to_string(), reason }.into()
    }
}

impl<I: Interface> Builder<I> {
    /// Connects and logs in.
    ///
    /// # Errors
    ///
    /// When the address is none, the server cannot be reached, or refuses the login.
    pub async fn connect(self) -> Result<Client<I>, Error> {
        let identity = self.identity.clone();
        Client::open(self.settings()?, identity).await
    }

    /// Goes on with a session that was stored, without logging in. Whether it still lasts, the first request shows.
    ///
    /// # Errors
    ///
    /// When the address is none of SOAP, or the server cannot be reached.
    #[cfg(feature = "soap")]
    pub async fn resume(self, stored: &crate::soap::StoredSession) -> Result<Client<I>, Error> {
        Client::resume(self.settings()?, stored).await
    }
}

fn names<C: Generated>(commands: &[C]) -> Vec<String> {
    commands.iter().map(|command| type_name(command).0.to_owned()).collect()
}

fn unknown<C: Generated>(commands: &[C], tracking_id: String, cause: Cause) -> Error {
    let requests = commands.iter().filter_map(|command| Value::of(command).ok().map(masked)).collect();
    Error::OutcomeUnknown(Arc::new(OutcomeUnknown { commands: names(commands), requests, tracking_id, cause }))
}

/// The command, if it can be written.
pub(crate) fn checked<I: Interface>(command: I::Command) -> Result<I::Command, Error> {
    let mut message = Message::<I>::of_session("check");
    message.push_command(command)?;
    message.write()?;
    // The one that was put there.
    message.into_commands().pop().ok_or(Error::NotTried)
}

/// What another thread left when it panicked is as good as ever: nothing is changed in several steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
