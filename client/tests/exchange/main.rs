//! The client against the stand-in server: what arrives, how often, and what is known when something goes wrong.
#![allow(clippy::panic, clippy::print_stderr, clippy::unwrap_used, reason = "tests")]

mod bad;
mod blocking;
mod certificates;
mod command;
mod examples;
mod faults;
mod kept;
mod random;
mod secrets;
mod sessions;
mod soap;
mod usual;

use std::time::Duration;

use provisioning_api::ocip::{UserGetRequest22, UserGetResponse22, UserModifyRequest22};
use provisioning_client::server::{StandIn, State};
use provisioning_client::{Builder, Client};

pub(crate) const PASSWORD: &str = "not-a-secret";
pub(crate) const ALICE: &str = "alice@example.com";

pub(crate) async fn server() -> StandIn {
    StandIn::start(State::sample()).await.unwrap()
}

/// A builder with the times of tests.
pub(crate) fn builder(url: &str) -> Builder {
    Client::builder(url)
        .login("admin@example.com", PASSWORD)
        .commands_per_second(None)
        .connect_within(Duration::from_secs(20))
        .wait_for_session(Duration::from_secs(20))
        .answer_within(Duration::from_millis(1500))
}

pub(crate) async fn client(server: &StandIn) -> Client {
    builder(&server.tcp()).connect().await.unwrap()
}

/// A change of the last name.
pub(crate) fn rename(user: &str, name: &str) -> UserModifyRequest22 {
    let mut request = UserModifyRequest22::new(user.parse().unwrap());
    request.last_name = Some(name.parse().unwrap());
    request
}

pub(crate) fn get(user: &str) -> UserGetRequest22 {
    UserGetRequest22::new(user.parse().unwrap())
}

/// A user as the server has it, and answers it: with an empty echo.
pub(crate) fn profile(server: &StandIn, user: &str) -> UserGetResponse22 {
    UserGetResponse22 { echo: Some(String::new()), ..server.state().users[user].profile.clone() }
}
