//! Prints the users of a group, from the answer to `UserGetListInGroupRequest`.
//!
//! `cargo run --example group_users -- examples/data/users.xml`

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

use provisioning_api::from_row;
use provisioning_api::oci::Message;
use provisioning_api::oci::table::Table;
use provisioning_api::ocip::UserGetListInGroupRequest;

/// What is printed of a user.
struct User {
    id: String,
    first_name: String,
    last_name: String,
    extension: Option<u32>,
}

from_row! { User {
    id: "User Id",
    first_name: "First Name",
    last_name: "Last Name",
    extension: "Extension" (optional),
} }

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: group_users FILE")?;
    std::io::stdout().write_all(users(&std::fs::read(path)?)?.as_bytes())?;
    Ok(())
}

/// A line for each user in a reply.
pub(crate) fn users(reply: &[u8]) -> Result<String, Box<dyn Error>> {
    let mut message = Message::new("session-1").without_tracking_id();
    let list = message.push(UserGetListInGroupRequest::new("acme".parse()?, "paris".parse()?))?;
    let response = message.read(reply)?.take(list)?;

    let table = Table::try_from(&response.user_table)?;
    let mut users: Vec<User> = table.rows_as()?;
    users.sort_by(|one, other| one.last_name.cmp(&other.last_name));
    let mut out = String::new();
    for User { id, first_name, last_name, extension } in users {
        let extension = extension.map_or_else(|| "-".to_owned(), |extension| extension.to_string());
        writeln!(out, "{extension:>6}  {first_name} {last_name} <{id}>")?;
    }
    Ok(out)
}
