//! `provision serve`.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;

use super::Failed;
use crate::server::{Options, StandIn, State};

/// A server that stands in for a real one. Who logs in is admin@example.com, with the password not-a-secret.
#[derive(Args)]
pub(super) struct Serve {
    /// How many users there are, besides alice@example.com and bob@example.com
    #[arg(long, default_value_t = 0)]
    users: usize,
    /// The port for TCP in clear; 0 for any that is free, as for the others
    #[arg(long, default_value_t = 2208)]
    tcp: u16,
    /// The port for TCP with TLS
    #[arg(long, default_value_t = 2209)]
    tls: u16,
    /// The port for SOAP in clear
    #[arg(long, default_value_t = 8080)]
    http: u16,
    /// The port for SOAP with TLS
    #[arg(long, default_value_t = 8443)]
    https: u16,
    /// Where to write the certificate, for --pin
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// Keep groups and users in this file; what is in it takes the place of those that there would be
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Take documents that use the prefix xsi without declaring it, as some clients write them
    #[arg(long)]
    takes_undeclared_xsi: bool,
    /// Keep no journal: for many commands
    #[arg(long)]
    no_journal: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), Failed> {
        let mut state = State::sample();
        state.takes_undeclared_xsi = self.takes_undeclared_xsi;
        for n in 0..self.users {
            state.add_user("acme", "paris", &format!("user{n}@example.com"), "User", &format!("Number {n}"), None);
        }
        let ports = [self.tcp, self.tls, self.http, self.https];
        let options = Options { ports, state_file: self.state, ..Options::default() };
        let server = StandIn::with(state, options).await.map_err(|error| format!("cannot serve: {error}"))?;
        server.keep_journal(!self.no_journal);
        if let Some(path) = &self.certificate {
            std::fs::write(path, server.certificate()).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let mut out = io::stdout();
        for address in [server.tcp(), server.tls(), server.http(), server.https()] {
            writeln!(out, "{address}")?;
        }
        out.flush()?;
        // Until it is ended.
        std::future::pending().await
    }
}
