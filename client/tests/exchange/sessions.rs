//! The pool: how many sessions, in which order, how old; and sessions that the server ends.

use std::time::Duration;

use provisioning_client::server::Fault;
use provisioning_client::{Error, Logout};

use crate::{ALICE, builder, client, get, rename, server};

#[tokio::test]
async fn no_more_sessions_than_allowed_and_none_too_many() {
    let server = server().await;
    let client = builder(&server.tcp()).sessions(3).connect().await.unwrap();
    server.plan(|_| Some(Fault::Delay(Duration::from_millis(30))));
    let all = futures_util::future::join_all((0..20).map(|_| client.send(get(ALICE)))).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(server.journal().logins(), 3);
    assert_eq!(client.status().idle, 3);
    client.close().await;
    assert_eq!(server.journal().arrived("LogoutRequest").count(), 3);
}

#[tokio::test]
async fn waiting_is_fair_and_bounded() {
    let server = server().await;
    let client =
        builder(&server.tcp()).sessions(1).wait_for_session(Duration::from_millis(150)).connect().await.unwrap();
    server.plan(|_| Some(Fault::Delay(Duration::from_millis(100))));
    let names: Vec<String> = (0..6).map(|n| format!("N{n}")).collect();
    let all = futures_util::future::join_all(names.iter().map(|name| client.send(rename(ALICE, name)))).await;
    // As many as had their turn in time, the first ones; of the others nothing was sent.
    let passed = all.iter().take_while(|result| result.is_ok()).count();
    assert!((1..6).contains(&passed), "{passed}");
    assert!(all[passed..].iter().all(|result| matches!(result, Err(Error::Busy { .. }))), "{all:?}");
    assert_eq!(server.journal().arrived("UserModifyRequest22").count(), passed);
}

#[tokio::test]
async fn old_sessions_are_replaced() {
    let server = server().await;
    let client = builder(&server.tcp()).max_age(Duration::ZERO).connect().await.unwrap();
    client.send(get(ALICE)).await.unwrap();
    client.send(get(ALICE)).await.unwrap();
    let journal = server.journal();
    assert_eq!((journal.logins(), journal.arrived("LogoutRequest").count()), (3, 2));
}

#[tokio::test]
async fn closing_waits_for_what_is_under_way() {
    let server = server().await;
    let client = client(&server).await;
    server.faults([Some(Fault::Delay(Duration::from_millis(200)))]);
    let (result, ()) = tokio::join!(client.send(rename(ALICE, "Closing")), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        client.close().await;
    });
    result.unwrap();
    assert_eq!(server.journal().arrived("LogoutRequest").count(), 1);
}

#[tokio::test]
async fn an_unasked_logout_is_known_with_its_reason() {
    let server = server().await;
    let logout =
        Logout { user_id: "admin@example.com".to_owned(), reason: Some("Open Client Server Forced Logout".to_owned()) };
    let client = builder(&server.tcp()).log_in_again(false).connect().await.unwrap();
    server.faults([Some(Fault::LogoutAfter)]);
    client.send(get(ALICE)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    for _ in 0..2 {
        match client.send(rename(ALICE, "Never")).await {
            Err(Error::LoggedOut(found)) => assert_eq!(found, logout),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(server.journal().arrived("UserModifyRequest22").count(), 0);
    assert_eq!(client.status().last_logout.as_ref(), Some(&logout));

    // Unless told otherwise, it logs in again: not one byte was sent in between.
    let client = crate::client(&server).await;
    server.faults([Some(Fault::LogoutAfter)]);
    client.send(get(ALICE)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    client.send(rename(ALICE, "Once")).await.unwrap();
    assert_eq!(client.status().last_logout, Some(logout));
    assert_eq!(server.journal().arrivals("UserModifyRequest22", "lastName", "Once"), 1);
}

#[tokio::test]
async fn only_what_reads_is_sent_again() {
    let server = server().await;
    let client = client(&server).await;
    for fault in [Fault::LoseBefore, Fault::LoseDuring, Fault::CutAt(100), Fault::LogoutInstead] {
        server.faults([Some(fault), Some(fault)]);
        client.send(get(ALICE)).await.unwrap();
        server.faults([Some(fault)]);
        let error =
            client.raw("UserModifyRequest22").set("userId", ALICE).set("lastName", "X").send().await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        // Not for ever.
        server.plan(move |_| Some(fault));
        let error = client.raw("UserGetRequest22").set("userId", ALICE).reading().send().await.unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        server.faults([]);
    }
    let journal = server.journal();
    assert_eq!(journal.arrived("UserModifyRequest22").count(), 4);
    assert_eq!(journal.arrived("UserGetRequest22").count(), 4 * (3 + 3));
}
