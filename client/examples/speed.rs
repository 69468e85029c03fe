//! How fast the client is, against `provision serve --no-journal --users 10000` in a process of its own; see
//! `tests/interop/README.md`.
//!
//! `speed ADDRESS [COMMANDS]` prints a line for each: commands in a second, and in a second of this process's time.

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
use xsdbind::Tri;

const ADMIN: &str = "admin@example.com";
const PASSWORD: &str = "not-a-secret";
const ALICE: &str = "alice@example.com";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("usage: speed ADDRESS [COMMANDS]")?;
    let count: usize = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    let connect =
        |sessions| Client::builder(&url).login(ADMIN, PASSWORD).commands_per_second(None).sessions(sessions).connect();

    let clock = Clock::start();
    bare(&url, count)?;
    clock.tell("the same bytes over a bare socket", count)?;

    let client = connect(1).await?;
    let clock = Clock::start();
    for n in 0..count {
        client.send(modify(n)?).await?;
    }
    clock.tell("UserModifyRequest22, one session", count)?;

    let five = connect(5).await?;
    let clock = Clock::start();
    let tasks = (0..5).map(|task| {
        let five = &five;
        async move {
            for n in (task..count).step_by(5) {
                five.send(modify(n)?).await?;
            }
            Ok::<(), Box<dyn Error>>(())
        }
    });
    futures_util::future::try_join_all(tasks).await?;
    clock.tell("UserModifyRequest22, five sessions", count)?;

    let clock = Clock::start();
    for _ in 0..count {
        client.send(UserGetRequest22::new(ALICE.parse()?)).await?;
    }
    clock.tell("UserGetRequest22, one session", count)?;

    let clock = Clock::start();
    let list = client.send(UserGetListInGroupRequest::new("acme".parse()?, "paris".parse()?)).await?;
    let rows = Table::try_from(&list.user_table)?.rows().count();
    clock.tell("rows of a table", rows)?;
    Ok(())
}

fn modify(n: usize) -> Result<UserModifyRequest22, Box<dyn Error>> {
    let mut request = UserModifyRequest22::new(ALICE.parse()?);
    request.first_name = Some(format!("Alice{n}").parse()?);
    request.phone_number = Tri::Nil;
    Ok(request)
}

/// One and the same document, sent and answered without looking at any.
fn bare(url: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let address = url.strip_prefix("ocs://").ok_or("bare sockets are for `ocs://`")?;
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let mut message = Message::new("bare");
    let nonce = message.push(AuthenticationRequest::new(ADMIN.parse()?))?;
    let nonce = message.read(&exchange(&mut stream, &message.to_vec()?)?)?.take(nonce)?.nonce;
    let mut login = LoginRequest14sp4::new(ADMIN.parse()?);
    login.signed_password = Some(signed_password(&nonce, PASSWORD).parse()?);
    let mut message = Message::new("bare");
    let login = message.push(login)?;
    message.read(&exchange(&mut stream, &message.to_vec()?)?)?.take(login)?;
    let mut message = Message::new("bare");
    let _ = message.push(modify(0)?)?;
    let bytes = message.to_vec()?;
    for _ in 0..count {
        exchange(&mut stream, &bytes)?;
    }
    Ok(())
}

fn exchange(stream: &mut TcpStream, document: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    stream.write_all(document)?;
    let (mut reply, mut buffer) = (Vec::new(), vec![0; 65_536]);
    while !reply.ends_with(b"</BroadsoftDocument>\n") {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Err("the connection ended".into());
        }
        reply.extend_from_slice(&buffer[..read]);
    }
    Ok(reply)
}

struct Clock(Instant, f64);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), processor())
    }

    fn tell(self, what: &str, count: usize) -> Result<(), Box<dyn Error>> {
        let (wall, own) = (self.0.elapsed().as_secs_f64(), processor() - self.1);
        let count = f64::from(u32::try_from(count)?);
        let of = |seconds: f64| count / seconds.max(0.001);
        writeln!(std::io::stdout(), "{what}: {:.0} a second, {:.0} in a second of its own", of(wall), of(own))?;
        Ok(())
    }
}

/// The seconds of processor time of this process, as Linux counts them; elsewhere none.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    // User and system time, in hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}
