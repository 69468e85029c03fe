//! What goes well: commands, tables, batches, logins, over each transport.

use std::time::Duration;

use provisioning_api::oci::table::Table;
use provisioning_api::ocip::{OCICommand, UserGetListInGroupRequest};
use provisioning_client::server::Event;
use provisioning_client::{Login, Tls};
use xsdbind::Tri;

use crate::{ALICE, PASSWORD, builder, client, get, profile, rename, server};

#[tokio::test]
async fn absent_nil_and_value_do_what_they_say() {
    let server = server().await;
    let client = client(&server).await;
    let mut request = rename(ALICE, "Miller");
    request.phone_number = Tri::Nil;
    request.extension = Tri::Value("1001".parse().unwrap());
    client.send(request).await.unwrap();

    let alice = client.send(get(ALICE)).await.unwrap();
    assert_eq!(alice.last_name.as_str(), "Miller");
    assert_eq!(alice.phone_number, None);
    assert_eq!(alice.extension, Some("1001".parse().unwrap()));
    assert_eq!(alice.first_name.as_str(), "Alice");
    assert_eq!(alice, profile(&server, ALICE));

    client
        .raw("UserModifyRequest22")
        .set("userId", ALICE)
        .set("address/city", "Ghent")
        .clear("extension")
        .send()
        .await
        .unwrap();
    let response = client.raw("UserGetRequest22").set("userId", ALICE).reading().send().await.unwrap();
    let OCICommand::UserGetResponse22(alice) = response else { panic!("{response:?}") };
    assert_eq!(alice.extension, None);
    assert_eq!(alice.address.unwrap().city, Tri::Value("Ghent".parse().unwrap()));
    client.close().await;
    assert_eq!(server.journal().arrived("LogoutRequest").count(), 1);
    assert!(matches!(client.send(get(ALICE)).await, Err(provisioning_client::Error::Closed)));
}

#[tokio::test]
async fn refusals_are_errors() {
    let server = server().await;
    let client = client(&server).await;
    let error = client.send(get("nobody@example.com")).await.unwrap_err();
    assert_eq!(error.refusal().unwrap().code, Some(4008));
    assert_eq!(error.to_string(), "[Error 4008] User not found: nobody@example.com");
    // The connection goes on.
    client.send(get(ALICE)).await.unwrap();
    assert_eq!(client.status().opened, 1);
}

#[tokio::test]
async fn batches_of_any_length_have_a_result_each() {
    let server = server().await;
    let client = client(&server).await;
    let mut requests: Vec<_> = (0..40).map(|n| rename(ALICE, &format!("Name{n}"))).collect();
    requests[17] = rename("nobody@example.com", "X");
    let results = client.batch(requests).await;
    assert_eq!(results.len(), 40);
    for (index, result) in results.iter().enumerate() {
        match result {
            Ok(_) => assert_ne!(index, 17),
            Err(error) => assert_eq!((index, error.refusal().unwrap().code), (17, Some(4008))),
        }
    }
    assert_eq!(profile(&server, ALICE).last_name.as_str(), "Name39");
    let journal = server.journal();
    assert_eq!(journal.arrived("UserModifyRequest22").count(), 40);
    // Fifteen to a message.
    let messages: std::collections::BTreeSet<_> = journal
        .entries()
        .filter_map(|entry| match &entry.event {
            Event::Arrived { tracking_id, command } if matches!(**command, OCICommand::UserModifyRequest22(_)) => {
                Some(tracking_id.clone())
            }
            _ => None,
        })
        .collect();
    assert_eq!(messages.len(), 3);

    let results = client.batch([get(ALICE), get("bob@example.com")]).await;
    let ids: Vec<_> = results.into_iter().map(|result| result.unwrap().user_id.to_string()).collect();
    assert_eq!(ids, [ALICE, "bob@example.com"]);
}

#[tokio::test]
async fn tables_of_many_rows() {
    let server = server().await;
    for n in 0..3000 {
        server.state().add_user("acme", "paris", &format!("user{n}@example.com"), "User", &format!("N{n}"), None);
    }
    let client = client(&server).await;
    let list = UserGetListInGroupRequest::new("acme".parse().unwrap(), "paris".parse().unwrap());
    let response = client.send(list).await.unwrap();
    let table = Table::try_from(&response.user_table).unwrap();
    assert_eq!(table.rows().count(), 3002);
    assert_eq!(table.rows().next().unwrap().get("User Id").unwrap(), ALICE);
}

#[tokio::test]
async fn tls_by_root_by_pin_and_by_none() {
    let server = server().await;
    let pem = server.certificate().as_bytes();
    for tls in [Tls::roots(pem).unwrap(), Tls::pinned(pem).unwrap(), Tls::danger_accept_any_certificate()] {
        let client = builder(&server.tls()).tls(tls).connect().await.unwrap();
        client.send(rename(ALICE, "Tls")).await.unwrap();
        client.close().await;
    }
    let journal = server.journal();
    // The password itself, since nobody can see it.
    assert_eq!(journal.arrived("LoginRequest22V5").count(), 3);
    assert_eq!(journal.arrived("AuthenticationRequest").count(), 0);
}

#[tokio::test]
async fn logins_as_asked_for() {
    let server = server().await;
    server.state().trusts = true;
    let tls = || Tls::pinned(server.certificate().as_bytes()).unwrap();
    let signed = builder(&server.tls()).tls(tls()).login_by(Login::Signed).connect().await.unwrap();
    signed.send(get(ALICE)).await.unwrap();
    let trusted = builder(&server.tcp()).trusted("admin@example.com", "LoginRequest22V5").connect().await.unwrap();
    trusted.send(get(ALICE)).await.unwrap();
    // No session at all.
    let identity = provisioning_api::ocip::OCIMessageSessionIdChoice::UserId("admin@example.com".into());
    let identity = builder(&server.tcp()).identity(identity).connect().await.unwrap();
    identity.send(get(ALICE)).await.unwrap();
    identity.close().await;
    let journal = server.journal();
    assert_eq!(journal.logins(), 2);
    assert_eq!(journal.arrived("LoginRequest14sp4").count(), 1);

    let error =
        builder(&server.tcp()).login_by(Login::Plain("LoginRequest22V5".to_owned())).connect().await.unwrap_err();
    assert!(error.to_string().contains("not sent in clear"), "{error}");
    let error = builder(&server.tls())
        .tls(tls())
        .login_by(Login::Plain("LoginRequest99".to_owned()))
        .connect()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("the bindings lack"), "{error}");
    assert!(!error.to_string().contains(PASSWORD), "{error}");
}

#[tokio::test]
async fn commands_are_not_sent_faster_than_allowed() {
    let server = server().await;
    let client = builder(&server.tcp()).commands_per_second(50).connect().await.unwrap();
    let began = std::time::Instant::now();
    let results = client.batch((0..15).map(|_| get(ALICE))).await;
    assert!(results.iter().all(Result::is_ok));
    client.send(get(ALICE)).await.unwrap();
    client.send(get(ALICE)).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(310), "{:?}", began.elapsed());
}
