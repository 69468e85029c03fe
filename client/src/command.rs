//! The command `provision`, for any bindings: a program for those of a complete release is one line.
//!
//! ```no_run
//! # use provisioning_api::oci::Bundled as Release;
//! fn main() -> std::process::ExitCode {
//!     provisioning_client::command::main::<Release>()
//! }
//! ```

mod bulk;
mod journal;
mod report;
mod serve;
mod show;

use std::fmt;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use provisioning_api::oci::Interface;
use secrecy::SecretString;
use xsdbind::raw::{Builder as Fields, Value};
use xsdbind::slot::Generated as _;

use crate::{Client, Error, Tls};

/// Commands of OCI-P, sent to a server: one, or one for each line of a file.
#[derive(Parser)]
#[command(name = "provision", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    server: Server,
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "Examples:
  export PROVISION_SERVER=ocs://ocs.example.com PROVISION_USER=admin@example.com
  provision call UserModifyRequest22 userId=alice@example.com firstName=Alice phoneNumber=nil
  provision get UserGetRequest22 userId=alice@example.com
  provision table UserGetListInGroupRequest serviceProviderId=acme GroupId=paris
  provision call UserModifyRequest22 userId=alice@example.com \\
      sipAliasList/sipAlias[]=alice@example.com sipAliasList/sipAlias[]=a.smith@example.com
  provision bulk UserModifyRequest22 users.csv --dry-run
  provision bulk UserModifyRequest22 users.csv --report report.csv
  provision serve --users 100

A field that is not named is left as it is, `nil` clears it, any other value sets it.
The password is asked for, or read from PROVISION_PASSWORD or a file; it is never an argument.";

/// Where to, and as whom.
#[derive(Args)]
struct Server {
    /// The server: ocs://host in clear, ocss://host with TLS, https://host over SOAP
    #[arg(long = "server", global = true, env = "PROVISION_SERVER", value_name = "ADDRESS")]
    address: Option<String>,
    /// Who logs in
    #[arg(long, global = true, env = "PROVISION_USER", value_name = "NAME")]
    user: Option<String>,
    /// A file whose first line is the password
    #[arg(long, global = true, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Log in without a password, by this command, such as LoginRequest22V5: from a host that the server trusts
    #[arg(long, global = true, value_name = "COMMAND")]
    trusted: Option<String>,
    /// Trust what the certificates in this file have signed, in PEM, and nothing else
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "pin")]
    ca: Option<PathBuf>,
    /// Trust the certificate in this file, in PEM, and no other
    #[arg(long, global = true, value_name = "FILE")]
    pin: Option<PathBuf>,
    /// Trust anybody: whoever is in between reads the password and changes commands
    #[arg(long, global = true, conflicts_with_all = ["ca", "pin"])]
    danger_accept_any_certificate: bool,
    /// Show the certificate in this file to a server that asks for one, in PEM, with those of its issuers after it
    #[arg(long, global = true, value_name = "FILE", requires = "client_key")]
    client_certificate: Option<PathBuf>,
    /// The key of that certificate, in PEM, not encrypted
    #[arg(long, global = true, value_name = "FILE", requires = "client_certificate")]
    client_key: Option<PathBuf>,
    /// How many seconds to wait for an answer
    #[arg(long, global = true, default_value_t = 60, value_name = "SECONDS")]
    timeout: u64,
    /// How many commands are sent in a second at most; 0 for as many as the server answers
    #[arg(long, global = true, default_value_t = 100, value_name = "COMMANDS")]
    rate: u32,
    /// What stands for nil: what is to be cleared
    #[arg(long, global = true, default_value = "nil", value_name = "TEXT")]
    nil: String,
}

#[derive(Subcommand)]
enum What {
    /// Sends a command, and prints the response as JSON
    Call(Call),
    /// The same for a command that reads: it is sent again if the answer to it is lost
    Get(Call),
    /// Sends a command, and prints the table in the response
    Table {
        #[command(flatten)]
        call: Call,
        /// As CSV
        #[arg(long)]
        csv: bool,
    },
    /// Sends a command for each line of a CSV file
    Bulk(bulk::Bulk),
    /// Runs a server that stands in for a real one, on this machine, until it is ended
    Serve(serve::Serve),
    /// Prints what completes the command in a shell
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// A command with its fields.
#[derive(Args)]
struct Call {
    /// The command, such as UserModifyRequest22
    command: String,
    /// Fields: `path=value`, such as `address/city=Ghent`, or `path=nil`; an item of a list is `path[]=value`
    fields: Vec<String>,
    /// Print the document, send nothing
    #[arg(long)]
    dry_run: bool,
}

/// Why the command ends without success: what is said, and the exit status.
struct Failed(String, u8);

impl<E: fmt::Display> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string(), 1)
    }
}

impl Failed {
    /// What the server refused is another status than what did not work.
    fn of(error: &Error) -> Self {
        let status = match error {
            Error::Refused(_) => 2,
            Error::OutcomeUnknown(_) => 3,
            _ => 1,
        };
        Self(error.to_string(), status)
    }
}

/// What `main` of the command is. The exit status is 0 if all was carried out, 2 if something was refused, 3 if the
/// outcome of something is not known, 1 for everything else.
#[must_use]
pub fn main<I: Interface>() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&Failed::from(error)),
    };
    match runtime.block_on(run::<I>(arguments)) {
        Ok(status) => ExitCode::from(status),
        Err(failed) => complain(&failed),
    }
}

fn complain(Failed(text, status): &Failed) -> ExitCode {
    // That nobody reads it changes nothing.
    let _ = writeln!(io::stderr(), "provision: {text}");
    ExitCode::from(*status)
}

async fn run<I: Interface>(arguments: Arguments) -> Result<u8, Failed> {
    let Arguments { server, what } = arguments;
    let mut out = io::stdout();
    match what {
        What::Call(call) | What::Get(call) | What::Table { call, .. } if call.dry_run => {
            let value = call.value(&server.nil)?;
            build::<I>(&value)?;
            out.write_all(show::document::<I>(&[value])?.as_bytes())?;
        }
        What::Call(call) => {
            let response = call.send::<I>(&server, false).await?;
            out.write_all(show::json::<I>(&response)?.as_bytes())?;
        }
        What::Get(call) => {
            if !call.command.contains("Get") {
                let text = format!("`{}` may change something; use `provision call` for it", call.command);
                return Err(Failed(text, 1));
            }
            let response = call.send::<I>(&server, true).await?;
            out.write_all(show::json::<I>(&response)?.as_bytes())?;
        }
        What::Table { call, csv } => {
            let reads = call.command.contains("Get");
            let response = call.send::<I>(&server, reads).await?;
            show::table::<I>(&response, csv, &mut out)?;
        }
        What::Bulk(bulk) => return bulk.run::<I>(&server).await,
        What::Serve(serve) => serve.run().await?,
        What::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "provision", &mut out);
        }
    }
    Ok(0)
}

impl Call {
    /// The command as a value, checked against the bindings when it is built.
    fn value(&self, nil: &str) -> Result<Value, Failed> {
        let mut fields = Fields::of_type(&self.command);
        let mut seen = std::collections::BTreeSet::new();
        for field in &self.fields {
            let (path, value) =
                field.split_once('=').ok_or_else(|| format!("`{field}`: a field is `path=value`, or `path={nil}`"))?;
            if !seen.insert(path) && !path.ends_with("[]") {
                return Err(format!("`{path}` is given twice; an item of a list is `path[]=value`").into());
            }
            fields = if value == nil { fields.clear(path) } else { fields.set(path, value) };
        }
        Ok(fields.into_value()?)
    }

    async fn send<I: Interface>(&self, server: &Server, reads: bool) -> Result<I::Command, Failed> {
        // What is wrong with it is said before anything is asked or sent.
        let command = build::<I>(&self.value(&server.nil)?)?;
        let client = server.connect::<I>(1).await?;
        let response = client.send_command(command, reads).await;
        client.close().await;
        response.map_err(|error| Failed::of(&error))
    }
}

/// The command that a value is.
fn build<I: Interface>(value: &Value) -> Result<I::Command, Error> {
    crate::client::checked::<I>(value.build()?)
}

impl Server {
    async fn connect<I: Interface>(&self, sessions: usize) -> Result<Client<I>, Failed> {
        let missing = |what: &str, variable: &str| format!("no {what}: give --{what}, or set {variable}");
        let server = self.address.as_ref().ok_or_else(|| missing("server", "PROVISION_SERVER"))?;
        let user = self.user.as_ref().ok_or_else(|| missing("user", "PROVISION_USER"))?;
        let mut builder = Client::builder(server).bindings::<I>().sessions(sessions);
        builder = builder.commands_per_second((self.rate > 0).then_some(self.rate));
        builder = builder.answer_within(Duration::from_secs(self.timeout.max(1)));
        builder = match &self.trusted {
            Some(command) => builder.trusted(user, command.clone()),
            None => builder.login(user, self.password(user)?),
        };
        if let Some(tls) = self.tls()? {
            builder = builder.tls(tls);
        }
        Ok(builder.connect().await?)
    }

    /// Whom to trust, and what to show; none where nothing is said of either.
    fn tls(&self) -> Result<Option<Tls>, Failed> {
        let read = |path: &PathBuf| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
        let trusting = if let Some(path) = &self.ca {
            Some(Tls::roots(&read(path)?)?)
        } else if let Some(path) = &self.pin {
            Some(Tls::pinned(&read(path)?)?)
        } else if self.danger_accept_any_certificate {
            Some(Tls::danger_accept_any_certificate())
        } else {
            None
        };
        let (Some(certificate), Some(key)) = (&self.client_certificate, &self.client_key) else { return Ok(trusting) };
        let tls = trusting.unwrap_or_else(Tls::platform);
        Ok(Some(tls.client_certificate(&read(certificate)?, &read(key)?)?))
    }

    fn password(&self, user: &str) -> Result<SecretString, Failed> {
        if let Some(path) = &self.password_file {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            return Ok(text.lines().next().unwrap_or_default().to_owned().into());
        }
        if let Some(password) = std::env::var_os("PROVISION_PASSWORD") {
            let password = password.into_string().map_err(|_| "PROVISION_PASSWORD is not valid UTF-8".to_owned())?;
            return Ok(password.into());
        }
        if !io::stdin().is_terminal() {
            return Err("no password: set PROVISION_PASSWORD, or give --password-file".to_owned().into());
        }
        Ok(rpassword::prompt_password(format!("Password of {user}: "))?.into())
    }
}

/// The bindings' names of commands that are like this one.
fn is_command<I: Interface>(name: &str) -> bool {
    I::Command::TABLE.items().any(|item| item.name == name)
}
