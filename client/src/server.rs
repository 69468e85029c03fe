//! A stand-in for a server: on loopback, with users and groups in memory and, where asked for, in a file, faults that can
//! be set, and a journal of all that it got and did.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use provisioning_client::Client;
//! use provisioning_client::server::{StandIn, State};
//!
//! let server = StandIn::start(State::sample()).await?;
//! let client = Client::builder(&server.tcp()).login("admin@example.com", "not-a-secret").connect().await?;
//! client.raw("UserModifyRequest22").set("userId", "alice@example.com").clear("phoneNumber").send().await?;
//! assert_eq!(server.journal().carried_out("UserModifyRequest22").count(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! It does what the interface says of absent, nil and value, and refuses with the numbers that are known of servers. It
//! is no platform: what it does not know of, it says.

mod connection;
mod fault;
mod file;
mod http;
mod journal;
mod state;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use provisioning_api::ocip::OCICommand;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use file::StateFile;

pub use fault::{Encoding, Fault, Incoming};
pub use journal::{Entry, Event, Journal};
pub use state::{Group, State, User};

/// How much is read of a client with which there is no TLS, and for how long.
const UNREAD: u64 = 1 << 20;
const FOR_THE_END: Duration = Duration::from_secs(1);

/// A server that stands in for a real one, for as long as this is not dropped.
pub struct StandIn {
    shared: Arc<Shared>,
    tcp: SocketAddr,
    tls: SocketAddr,
    http: SocketAddr,
    https: SocketAddr,
    certificates: Certificates,
    tasks: Vec<JoinHandle<()>>,
}

/// Decides on the fault of a message, if it is to have one.
type Plan = Box<dyn FnMut(&Incoming) -> Option<Fault> + Send>;

pub(crate) struct Shared {
    state: Mutex<State>,
    file: Option<Mutex<StateFile>>,
    journal: Mutex<Vec<Entry>>,
    plan: Mutex<Option<Plan>>,
    /// Sessions over SOAP, by cookie.
    web: Mutex<std::collections::HashMap<String, connection::Login>>,
    connections: AtomicU64,
    messages: AtomicU64,
    keeps_journal: AtomicBool,
}

/// Where a [`StandIn`] listens, what it asks of clients, and where it keeps what it holds.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The ports for TCP, TLS, HTTP and HTTPS; 0 for any that is free.
    pub ports: [u16; 4],
    /// Whether the certificate has expired.
    pub expired: bool,
    /// Whether clients must show a certificate where there is TLS: [`StandIn::client_certificate`].
    pub asks_for_certificate: bool,
    /// The file that keeps groups and users. Where there is one, what is in it takes the place of the groups and users
    /// of the state; else one is made. What commands change is in it before they are answered; changes through
    /// [`StandIn::state`] are not. It is for one server at a time.
    pub state_file: Option<PathBuf>,
}

/// In PEM.
struct Certificates {
    server: String,
    client: String,
    client_key: String,
}

impl StandIn {
    /// Starts one at free ports.
    ///
    /// # Errors
    ///
    /// When it cannot listen.
    pub async fn start(state: State) -> io::Result<Self> {
        Self::with(state, Options::default()).await
    }

    /// Starts one.
    ///
    /// # Errors
    ///
    /// When it cannot listen, no certificate can be made, or the file of the state cannot be read or written.
    pub async fn with(mut state: State, options: Options) -> io::Result<Self> {
        let file = options.state_file.as_deref().map(|path| StateFile::open(path, &mut state)).transpose()?;
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            file: file.map(Mutex::new),
            journal: Mutex::default(),
            plan: Mutex::default(),
            web: Mutex::default(),
            connections: AtomicU64::new(0),
            messages: AtomicU64::new(0),
            keeps_journal: AtomicBool::new(true),
        });
        let (acceptor, certificates) = certificates(&options).map_err(io::Error::other)?;
        let mut tasks = Vec::new();
        let mut addresses = [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)); 4];
        for (index, address) in addresses.iter_mut().enumerate() {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.ports[index])).await?;
            *address = listener.local_addr()?;
            let acceptor = (index % 2 == 1).then(|| acceptor.clone());
            tasks.push(tokio::spawn(listen(listener, acceptor, index >= 2, Arc::clone(&shared))));
        }
        let [tcp, tls, http, https] = addresses;
        Ok(Self { shared, tcp, tls, http, https, certificates, tasks })
    }

    /// Its address over TCP in clear.
    #[must_use]
    pub fn tcp(&self) -> String {
        format!("ocs://{}", self.tcp)
    }

    /// Its address over TLS. The certificate is for `localhost` and 127.0.0.1.
    #[must_use]
    pub fn tls(&self) -> String {
        format!("ocss://{}", self.tls)
    }

    /// Its address over SOAP in clear.
    #[must_use]
    pub fn http(&self) -> String {
        format!("http://{}", self.http)
    }

    /// Its address over SOAP and TLS.
    #[must_use]
    pub fn https(&self) -> String {
        format!("https://{}", self.https)
    }

    /// Its certificate, in PEM.
    #[must_use]
    pub fn certificate(&self) -> &str {
        &self.certificates.server
    }

    /// A certificate for clients and its key, both in PEM: the only one that is taken where one is asked for.
    #[must_use]
    pub fn client_certificate(&self) -> (&str, &str) {
        (&self.certificates.client, &self.certificates.client_key)
    }

    /// What it holds, to look at and to change.
    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.shared.state)
    }

    /// What it got and did so far.
    #[must_use]
    pub fn journal(&self) -> Journal {
        Journal(lock(&self.shared.journal).clone())
    }

    /// Whether there is a journal: yes, unless set. It has no bounds.
    pub fn keep_journal(&self, keep: bool) {
        self.shared.keeps_journal.store(keep, std::sync::atomic::Ordering::Relaxed);
    }

    /// Decides on faults: it is asked for each message that is not part of a login.
    pub fn plan(&self, plan: impl FnMut(&Incoming) -> Option<Fault> + Send + 'static) {
        *lock(&self.shared.plan) = Some(Box::new(plan));
    }

    /// The next messages have these faults, one each; after them there are none.
    pub fn faults(&self, faults: impl IntoIterator<Item = Option<Fault>>) {
        let mut faults: std::collections::VecDeque<_> = faults.into_iter().collect();
        self.plan(move |_| faults.pop_front().flatten());
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Shared {
    fn note(&self, connection: u64, event: Event) {
        if self.keeps_journal.load(std::sync::atomic::Ordering::Relaxed) {
            lock(&self.journal).push(Entry { connection, event });
        }
    }

    /// Carries a command out, and keeps what it has changed.
    fn carry_out(&self, command: &OCICommand) -> Result<OCICommand, Box<OCICommand>> {
        let mut state = lock(&self.state);
        let done = state.carry_out(command);
        let changed = std::mem::take(&mut state.changed);
        let kept = self.file.as_ref().map_or(Ok(()), |file| lock(file).keep(&state, &changed));
        match kept {
            Ok(()) => done,
            Err(wrong) => {
                tracing::error!(%wrong, "what has changed cannot be kept");
                Err(Box::new(state::error(None, &format!("carried out, and cannot be kept: {wrong}"))))
            }
        }
    }
}

async fn listen(listener: TcpListener, acceptor: Option<TlsAcceptor>, web: bool, shared: Arc<Shared>) {
    // Connections end with the listener.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let (acceptor, shared) = (acceptor.clone(), Arc::clone(&shared));
        connections.spawn(async move { accept(stream, acceptor, web, &shared).await });
        while connections.try_join_next().is_some() {}
    }
}

async fn accept(stream: TcpStream, acceptor: Option<TlsAcceptor>, web: bool, shared: &Arc<Shared>) {
    let number = shared.connections.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
    shared.note(number, Event::Connected);
    let _ = stream.set_nodelay(true);
    let scheme = if acceptor.is_some() { "https" } else { "http" };
    let stream: Box<dyn crate::stream::Stream> = match acceptor {
        None => Box::new(stream),
        Some(acceptor) => match acceptor.accept(stream).into_fallible().await {
            Ok(stream) => Box::new(stream),
            Err((error, mut stream)) => {
                tracing::debug!(%error, "no TLS with a client");
                // What the client has sent is read, or it may never see why.
                let _ = stream.shutdown().await;
                let mut rest = stream.take(UNREAD);
                let _ = timeout(FOR_THE_END, tokio::io::copy(&mut rest, &mut tokio::io::sink())).await;
                return shared.note(number, Event::Closed);
            }
        },
    };
    let ended = if web {
        http::serve(stream, scheme, number, shared).await
    } else {
        connection::serve(stream, number, shared).await
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "connection ended");
    }
    shared.note(number, Event::Closed);
}

fn certificates(options: &Options) -> Result<(TlsAcceptor, Certificates), Box<dyn std::error::Error + Send + Sync>> {
    let mut parameters = rcgen::CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()])?;
    if options.expired {
        parameters.not_before = rcgen::date_time_ymd(2020, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(2021, 1, 1);
    }
    let key = rcgen::KeyPair::generate()?;
    let certificate = parameters.self_signed(&key)?;
    let private = rustls_pki_types::PrivateKeyDer::try_from(key.serialize_der())?;
    let client_key = rcgen::KeyPair::generate()?;
    let client = rcgen::CertificateParams::new(vec!["client.example.com".to_owned()])?.self_signed(&client_key)?;
    let provider = Arc::new(ring::default_provider());
    let config = ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    let config = if options.asks_for_certificate {
        let mut roots = RootCertStore::empty();
        roots.add(client.der().clone())?;
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build()?;
        config.with_client_cert_verifier(verifier)
    } else {
        config.with_no_client_auth()
    };
    let config = config.with_single_cert(vec![certificate.der().clone()], private)?;
    let certificates =
        Certificates { server: certificate.pem(), client: client.pem(), client_key: client_key.serialize_pem() };
    Ok((TlsAcceptor::from(Arc::new(config)), certificates))
}

/// What another thread left when it panicked is as good as ever.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
