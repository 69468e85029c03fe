//! Renames a user, and leaves everything else as it is: prints the document to send.
//!
//! `cargo run --example rename_user -- alice@example.com Alice Smith`

use std::error::Error;
use std::io::Write as _;

use provisioning_api::oci::Message;
use provisioning_api::ocip::UserModifyRequest22;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [user, first_name, last_name] = arguments.as_slice() else {
        return Err("usage: rename_user USER FIRST-NAME LAST-NAME".into());
    };
    let mut out = document(user, first_name, last_name)?;
    out.push(b'\n');
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// The document that changes both names.
pub(crate) fn document(user: &str, first_name: &str, last_name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut request = UserModifyRequest22::new(user.parse()?);
    request.first_name = Some(first_name.parse()?);
    request.last_name = Some(last_name.parse()?);
    let mut message = Message::new("session-1").without_tracking_id();
    // The document is printed, and nobody reads an answer to it.
    let _ = message.push(request)?;
    Ok(message.to_vec()?)
}
