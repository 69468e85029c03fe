//! The client for programs that are not asynchronous: the same, with a runtime of its own.
//!
//! ```no_run
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use provisioning_client::Client;
//! use provisioning_client::blocking::Blocking as _;
//!
//! let client = Client::builder("ocs://ocs.example.com").login("admin@example.com", "not-a-secret").connect_blocking()?;
//! client.raw("UserModifyRequest22").set("userId", "alice@example.com").clear("phoneNumber").send()?;
//! client.close();
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::sync::Arc;

use provisioning_api::oci::{Bundled, Interface};
use tokio::runtime::Runtime;
use xsdbind::CarriedBy;
use xsdbind::raw::Value;

use crate::error::{ConnectError, ConnectReason, Error};
use crate::settings::Builder;
use crate::{Status, client};

/// A client whose calls return when there is an answer. Threads can share it, and each has its own answers.
pub struct Client<I: Interface = Bundled> {
    client: client::Client<I>,
    runtime: Arc<Runtime>,
}

impl<I: Interface> fmt::Debug for Client<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}

impl<I: Interface> Clone for Client<I> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), runtime: Arc::clone(&self.runtime) }
    }
}

/// Connecting in a program that is not asynchronous.
pub trait Blocking<I: Interface> {
    /// Connects and logs in. Not to be called from asynchronous code.
    ///
    /// # Errors
    ///
    /// As for [`Builder::connect`], and when threads cannot be started.
    fn connect_blocking(self) -> Result<Client<I>, Error>;
}

impl<I: Interface> Blocking<I> for Builder<I>
where
    I::Command: Send,
    I::Sender: Send + Sync,
{
    fn connect_blocking(self) -> Result<Client<I>, Error> {
        // One thread drives connections also while nobody waits.
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let failed = |error| ConnectError { server: "runtime".to_owned(), reason: ConnectReason::Unreachable(error) };
        let runtime = runtime.map_err(failed)?;
        let client = runtime.block_on(self.connect())?;
        Ok(Client { client, runtime: Arc::new(runtime) })
    }
}

impl<I: Interface> Client<I> {
    /// Sends a request: see [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    ///
    /// When it was refused, was not sent, or its outcome is unknown.
    pub fn send<R: CarriedBy<I::Command>>(&self, request: R) -> Result<R::Response, Error> {
        self.runtime.block_on(self.client.send(request))
    }

    /// Sends requests: see [`Client::batch`](crate::Client::batch).
    #[must_use = "requests may have been refused, which only their results say"]
    pub fn batch<R: CarriedBy<I::Command>>(
        &self,
        requests: impl IntoIterator<Item = R>,
    ) -> Vec<Result<R::Response, Error>> {
        self.runtime.block_on(self.client.batch(requests))
    }

    /// Sends commands: see [`Client::batch_commands`](crate::Client::batch_commands).
    #[must_use = "requests may have been refused, which only their results say"]
    pub fn batch_commands(&self, commands: impl IntoIterator<Item = I::Command>) -> Vec<Result<I::Command, Error>> {
        self.runtime.block_on(self.client.batch_commands(commands))
    }

    /// A command by its name.
    pub fn raw(&self, name: &str) -> Raw<'_, I> {
        Raw { raw: self.client.raw(name), runtime: &self.runtime }
    }

    /// How it is at the moment.
    #[must_use]
    pub fn status(&self) -> Status {
        self.client.status()
    }

    /// Logs out: see [`Client::close`](crate::Client::close).
    pub fn close(&self) {
        self.runtime.block_on(self.client.close());
    }
}

/// A command by its name, being put together.
#[must_use = "nothing is sent before `send`"]
pub struct Raw<'c, I: Interface = Bundled> {
    raw: client::Raw<'c, I>,
    runtime: &'c Runtime,
}

impl<I: Interface> Raw<'_, I> {
    /// Sets what is at a path.
    pub fn set(self, path: &str, value: impl Into<Value>) -> Self {
        Self { raw: self.raw.set(path, value), ..self }
    }

    /// Clears what is at a path.
    pub fn clear(self, path: &str) -> Self {
        Self { raw: self.raw.clear(path), ..self }
    }

    /// Says that the command only reads.
    pub fn reading(self) -> Self {
        Self { raw: self.raw.reading(), ..self }
    }

    /// Sends it: see [`Raw::send`](crate::Raw::send).
    ///
    /// # Errors
    ///
    /// When it is not a command, was refused, was not sent, or its outcome is unknown.
    pub fn send(self) -> Result<I::Command, Error> {
        self.runtime.block_on(self.raw.send())
    }
}
