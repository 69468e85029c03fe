//! How fast the client is, against `provision serve --no-journal --users 10000` in a process of its own; see
//! `tests/interop/README.md`, whose one command runs it.
//!
//! `speed ADDRESS [COMMANDS [PHASE]]`: a line for each phase, of the client and of bare sockets that send the same bytes and
//! look at none: commands in a second, and in a second of this process's own time on the processor.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Instant;

use provisioning_api::oci::Message;
use provisioning_api::oci::login::signed_password;
use provisioning_api::oci::table::Table;
use provisioning_api::ocip::{
    AuthenticationRequest, LoginRequest14sp4, UserGetListInGroupRequest, UserGetRequest22, UserModifyRequest22,
};
use provisioning_client::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xsdbind::{CarriedBy, Tri};

const ADMIN: &str = "admin@example.com";
const PASSWORD: &str = "not-a-secret";
const ALICE: &str = "alice@example.com";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("usage: speed ADDRESS [COMMANDS [PHASE]]")?;
    let count: usize = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    let phase = arguments.next().unwrap_or_default();
    let connect =
        |sessions| Client::builder(&url).login(ADMIN, PASSWORD).commands_per_second(None).sessions(sessions).connect();
    let is_asked_for = |name: &str| name.starts_with(&phase);

    for (name, request) in [("modify", in_message(modify(0)?)?), ("get", in_message(get()?)?)] {
        if is_asked_for(&format!("bare {name}")) {
            let mut bare = Bare::log_in(&url)?;
            let clock = Clock::start();
            for _ in 0..count {
                bare.exchange(&request)?;
            }
            clock.tell(&format!("bare {name}: blocking socket"), count)?;
        }
        if is_asked_for(&format!("tokio {name}")) {
            let stream = Bare::log_in(&url)?.stream;
            stream.set_nonblocking(true)?;
            let mut stream = tokio::net::TcpStream::from_std(stream)?;
            let mut buffer = vec![0; 65_536];
            let clock = Clock::start();
            for _ in 0..count {
                stream.write_all(&request).await?;
                let mut length = 0;
                while !buffer[..length].ends_with(END) {
                    length += read_some(stream.read(&mut buffer[length..]).await?)?;
                }
            }
            clock.tell(&format!("tokio {name}: socket of tokio"), count)?;
        }
    }
    if is_asked_for("bare table") {
        let request = in_message(list()?)?;
        let mut bare = Bare::log_in(&url)?;
        let clock = Clock::start();
        let rows = bare.exchange(&request)?.windows(5).filter(|text| text == b"<row>").count();
        clock.tell("bare table: rows, counted", rows)?;
    }

    if is_asked_for("modify") {
        let client = connect(1).await?;
        let clock = Clock::start();
        for n in 0..count {
            client.send(modify(n)?).await?;
        }
        clock.tell("modify: one session", count)?;
    }
    if is_asked_for("five") {
        let client = connect(5).await?;
        let clock = Clock::start();
        let tasks = (0..5).map(|task| {
            let client = &client;
            async move {
                for n in (task..count).step_by(5) {
                    client.send(modify(n)?).await?;
                }
                Result::Ok(())
            }
        });
        futures_util::future::try_join_all(tasks).await?;
        clock.tell("five: modify, five sessions", count)?;
    }
    if is_asked_for("get") {
        let client = connect(1).await?;
        let clock = Clock::start();
        for _ in 0..count {
            client.send(get()?).await?;
        }
        clock.tell("get: one session", count)?;
    }
    if is_asked_for("table") {
        let client = connect(1).await?;
        let clock = Clock::start();
        let response = client.send(list()?).await?;
        let rows = Table::try_from(&response.user_table)?.rows().count();
        clock.tell("table: rows", rows)?;
    }
    Ok(())
}

fn modify(n: usize) -> Result<UserModifyRequest22> {
    let mut request = UserModifyRequest22::new(ALICE.parse()?);
    request.first_name = Some(format!("Alice{n}").parse()?);
    request.phone_number = Tri::Nil;
    Ok(request)
}

fn get() -> Result<UserGetRequest22> {
    Ok(UserGetRequest22::new(ALICE.parse()?))
}

fn list() -> Result<UserGetListInGroupRequest> {
    Ok(UserGetListInGroupRequest::new("acme".parse()?, "paris".parse()?))
}

/// What ends an answer of the stand-in.
const END: &[u8] = b"</BroadsoftDocument>\n";
const SESSION: &str = "00000000-0000-4000-8000-000000000000";

/// A request in a document, as long as those of the client.
fn in_message<R: CarriedBy<provisioning_api::ocip::OCICommand>>(request: R) -> Result<Vec<u8>> {
    let mut message = Message::new(SESSION).tracking_id("12345678-1000");
    let _ = message.push(request)?;
    let mut bytes = message.to_vec()?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A socket on which nothing is looked at but where an answer ends.
struct Bare {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Bare {
    fn log_in(url: &str) -> Result<Self> {
        let address = url.strip_prefix("ocs://").ok_or("bare sockets are for `ocs://`")?;
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let mut bare = Self { stream, buffer: vec![0; 1 << 23] };
        let mut message = Message::new(SESSION);
        let nonce = message.push(AuthenticationRequest::new(ADMIN.parse()?))?;
        let nonce = message.read(bare.exchange(&message.to_vec()?)?)?.take(nonce)?.nonce;
        let mut login = LoginRequest14sp4::new(ADMIN.parse()?);
        login.signed_password = Some(signed_password(&nonce, PASSWORD).parse()?);
        let mut message = Message::new(SESSION);
        let login = message.push(login)?;
        message.read(bare.exchange(&message.to_vec()?)?)?.take(login)?;
        Ok(bare)
    }

    fn exchange(&mut self, document: &[u8]) -> Result<&[u8]> {
        self.stream.write_all(document)?;
        let mut length = 0;
        while !self.buffer[..length].ends_with(END) {
            length += read_some(self.stream.read(&mut self.buffer[length..])?)?;
        }
        Ok(&self.buffer[..length])
    }
}

fn read_some(read: usize) -> Result<usize> {
    if read == 0 { Err("the connection ended, or an answer is longer than expected".into()) } else { Ok(read) }
}

struct Clock(Instant, f64);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), processor())
    }

    fn tell(self, what: &str, count: usize) -> Result<()> {
        let (own, wall) = (processor() - self.1, self.0.elapsed().as_secs_f64());
        let count = f64::from(u32::try_from(count)?);
        writeln!(
            std::io::stdout(),
            "{what}: {:.0} a second, {:.0} in a second of its own, {:.2} µs each",
            count / wall,
            count / own.max(1e-9),
            own / count * 1e6
        )?;
        Ok(())
    }
}

/// The seconds of processor time of this process, as Linux counts them to the nanosecond; elsewhere none.
fn processor() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e9
}
