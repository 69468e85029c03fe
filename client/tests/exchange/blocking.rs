//! The face for programs that are not asynchronous.

use provisioning_client::blocking::Blocking as _;
use provisioning_client::server::{StandIn, State};

use crate::{ALICE, builder, get, rename};

#[test]
fn threads_share_a_client_and_have_their_own_answers() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(StandIn::start(State::sample())).unwrap();
    let client = builder(&server.tcp()).sessions(2).connect_blocking().unwrap();
    client.send(rename(ALICE, "Blocking")).unwrap();
    std::thread::scope(|scope| {
        for user in [ALICE, "bob@example.com", ALICE, "bob@example.com"] {
            let client = client.clone();
            scope.spawn(move || {
                for _ in 0..20 {
                    assert_eq!(client.send(get(user)).unwrap().user_id.as_str(), user);
                }
            });
        }
    });
    client.raw("UserModifyRequest22").set("userId", ALICE).clear("phoneNumber").send().unwrap();
    assert!(client.batch([get(ALICE), get("nobody@example.com")])[1].is_err());
    assert_eq!(server.state().users[ALICE].profile.phone_number, None);
    client.close();
    let journal = server.journal();
    assert!(journal.logins() <= 2);
    assert_eq!(journal.logins(), journal.arrived("LogoutRequest").count());
}
