//! Logs in, renames a user and clears the number, reads the user back, lists the group, and handles a refusal.
//!
//! `provision serve` is a server for it: `cargo run -p provisioning-client --example rename_and_clear -- ocs://127.0.0.1:2208`

use std::error::Error;
use std::fmt::Write as _;

use provisioning_api::oci::table::Table;
use provisioning_api::ocip::{UserGetListInGroupRequest, UserGetRequest22, UserModifyRequest22};
use provisioning_client::{Builder, Client};
use xsdbind::Tri;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: rename_and_clear ADDRESS")?;
    let password = std::env::var("PROVISION_PASSWORD")?;
    let lines = run(Client::builder(&url).login("admin@example.com", password)).await?;
    std::io::Write::write_all(&mut std::io::stdout(), lines.as_bytes())?;
    Ok(())
}

/// What was done, in lines.
pub(crate) async fn run(builder: Builder) -> Result<String, Box<dyn Error>> {
    let client = builder.connect().await?;
    let mut change = UserModifyRequest22::new("alice@example.com".parse()?);
    change.first_name = Some("Alicia".parse()?); // set
    change.phone_number = Tri::Nil; // clear; everything else is left as it is
    client.send(change).await?;
    let alice = client.send(UserGetRequest22::new("alice@example.com".parse()?)).await?;
    let mut lines = format!("{} has the number {:?}\n", alice.first_name, alice.phone_number);

    let list = client.send(UserGetListInGroupRequest::new("acme".parse()?, "paris".parse()?)).await?;
    for user in Table::try_from(&list.user_table)?.rows() {
        writeln!(lines, "{}: {}", user.get("User Id")?, user.get("Phone Number")?)?;
    }
    match client.send(UserGetRequest22::new("nobody@example.com".parse()?)).await {
        Ok(user) => writeln!(lines, "{}", user.last_name)?,
        Err(error) => writeln!(lines, "{error}")?, // refused, not sent, or of unknown outcome: it says which
    }
    client.close().await;
    Ok(lines)
}
