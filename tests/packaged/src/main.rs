//! Types of a schema of one's own, and a command on a server that stands in for a real one.

use std::error::Error;

use provisioning_api::ocip::UserModifyRequest22;
use provisioning_client::Client;
use provisioning_client::server::{StandIn, State};
use xsdbind::Tri;

xsdbind::include!(pub mod orders);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut change = orders::Change::new("17".into());
    change.note = Tri::Nil;
    println!("{}", xsdbind::to_string(&change)?);

    let server = StandIn::start(State::sample()).await?;
    let client = Client::builder(&server.tcp()).login("admin@example.com", "not-a-secret").connect().await?;
    let mut change = UserModifyRequest22::new("alice@example.com".parse()?);
    change.phone_number = Tri::Nil;
    client.send(change).await?;
    client.close().await;
    println!("{:?}", server.state().users["alice@example.com"].profile.phone_number);
    Ok(())
}
