//! Clears the phone number of a user: prints the document to send; with an answer as a file, what came of it.
//!
//! `cargo run --example clear_number -- alice@example.com`
//! `cargo run --example clear_number -- alice@example.com examples/data/refused.xml`

use std::error::Error;
use std::io::Write as _;

use provisioning_api::oci::{Handle, Message};
use provisioning_api::ocip::UserModifyRequest22;
use xsdbind::Tri;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let user = arguments.next().ok_or("usage: clear_number USER [ANSWER]")?;
    let (message, cleared) = message(&user)?;
    let out = match arguments.next() {
        None => [&message.to_vec()?[..], b"\n"].concat(),
        Some(answer) => outcome(&message, cleared, &std::fs::read(answer)?)?.into_bytes(),
    };
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// The message, and the handle of its one request.
pub(crate) fn message(user: &str) -> Result<(Message, Handle<UserModifyRequest22>), Box<dyn Error>> {
    let mut request = UserModifyRequest22::new(user.parse()?);
    request.phone_number = Tri::Nil;
    let mut message = Message::new("session-1").without_tracking_id();
    let cleared = message.push(request)?;
    Ok((message, cleared))
}

/// What the answer says.
pub(crate) fn outcome(
    message: &Message,
    cleared: Handle<UserModifyRequest22>,
    reply: &[u8],
) -> Result<String, Box<dyn Error>> {
    Ok(match message.read(reply)?.take(cleared) {
        Ok(_) => "cleared\n".to_owned(),
        Err(error) => format!("not cleared: {error}\n"),
    })
}
