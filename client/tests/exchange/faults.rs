//! Each fault, for send, batch and several at once, over TCP and over SOAP: what the error says, that nothing arrives
//! twice, and that no reply reaches another request.

use std::time::{Duration, Instant};

use provisioning_api::ocip::OCICommand;
use provisioning_client::server::{Encoding, Fault, StandIn};
use provisioning_client::{Client, Error};
use xsdbind::CarriedBy;

use crate::{ALICE, builder, client, get, profile, rename, server};

/// What is known after a fault.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    /// All went well.
    Done,
    /// The outcome is not known, and the error has this in it.
    Unknown(&'static str),
    /// Nobody is logged in, and nothing was carried out.
    NotLoggedIn,
}

use Known::{Done, NotLoggedIn, Unknown};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Over {
    Tcp,
    Soap,
}

use Over::{Soap, Tcp};

const EACH: [Over; 2] = [Tcp, Soap];

/// Faults, and what is known then of a message of one command, and of one of several.
const FAULTS: &[(Fault, Known, Known)] = &[
    (Fault::LoseBefore, Unknown("closed the connection"), Unknown("closed the connection")),
    (Fault::LoseDuring, Unknown("closed the connection"), Unknown("closed the connection")),
    (Fault::LoseAfter, Done, Done),
    (Fault::CutAt(0), Unknown("closed"), Unknown("closed")),
    (Fault::CutAt(1), Unknown("within a reply"), Unknown("within a reply")),
    (Fault::CutAt(200), Unknown("within a reply"), Unknown("within a reply")),
    (Fault::Delay(Duration::from_millis(300)), Done, Done),
    (Fault::Delay(Duration::from_millis(2500)), Unknown("within 1.5s"), Unknown("within 1.5s")),
    (Fault::Pieces(1), Done, Done),
    (Fault::Pieces(100), Done, Done),
    (Fault::OtherSession, Unknown("another session"), Unknown("another session")),
    (Fault::OtherTrackingId, Unknown("tracking id is `another`"), Unknown("tracking id is `another`")),
    (Fault::NoTrackingId, Unknown("there is no tracking id"), Unknown("there is no tracking id")),
    (Fault::OutOfOrder, Done, Unknown("the echo is `3`, expected `1`")),
    (Fault::TwoInOne, Done, Done),
    (Fault::Garbage, Unknown("no document but `%&garbage"), Unknown("no document but `%&garbage")),
    (Fault::TooFew, Unknown("2 responses to 1 requests"), Unknown("2 responses to 3 requests")),
    (Fault::TooMany, Unknown("2 responses to 1 requests"), Unknown("4 responses to 3 requests")),
    (Fault::LogoutInstead, Unknown("logged `admin@example.com` out: Open"), Unknown("logged `admin@example.com` out")),
    (Fault::LogoutBefore, Done, Done),
    (Fault::LogoutAfter, Done, Done),
    (Fault::NoOcsConnection, Unknown("closed the connection"), Unknown("closed the connection")),
    (Fault::Encoding(Encoding::Utf8), Done, Done),
    (Fault::Encoding(Encoding::Utf16), Done, Done),
    (Fault::Encoding(Encoding::Windows1252), Done, Done),
];

/// The same over a transport.
fn known(fault: Fault, known: Known, over: Over) -> Known {
    match fault {
        _ if over == Tcp => known,
        Fault::LoseBefore | Fault::LoseDuring | Fault::CutAt(_) => Unknown("connection"),
        // There is one document in an envelope.
        Fault::TwoInOne => Unknown("the XML declaration"),
        Fault::Garbage => Unknown("1:1"),
        Fault::LogoutInstead => NotLoggedIn,
        Fault::NoOcsConnection => Unknown("NO_OCS_CONNECTION"),
        _ => known,
    }
}

fn check<T>(fault: Fault, known: Known, result: &Result<T, Error>) {
    match (known, result) {
        (Done, Ok(_)) | (NotLoggedIn, Err(Error::NotLoggedIn { .. })) => {}
        (Unknown(part), Err(error)) if error.is_outcome_unknown() => {
            let text = error.to_string();
            assert!(text.contains(part) && text.contains("UserModifyRequest22"), "{fault:?}: {text}");
        }
        (_, Ok(_)) => panic!("{fault:?}: passed, expected {known:?}"),
        (_, Err(error)) => panic!("{fault:?}: {error}, expected {known:?}"),
    }
}

/// Whether commands before the fault were carried out.
fn carried_out(fault: Fault) -> bool {
    !matches!(fault, Fault::LoseBefore | Fault::LogoutInstead)
}

/// Whether a client is first told by its next request that the session has ended: over SOAP nothing comes unasked.
fn ends_silently(fault: Fault, over: Over) -> bool {
    over == Soap && matches!(fault, Fault::LogoutBefore | Fault::LogoutAfter)
}

fn url(server: &StandIn, over: Over) -> String {
    if over == Tcp { server.tcp() } else { server.http() }
}

/// Sends a request after a fault: where the session has ended silently, it may take a second time.
async fn after<R>(fault: Fault, over: Over, client: &Client, request: R) -> R::Response
where
    R: CarriedBy<OCICommand> + Clone,
{
    let mut result = client.send(request.clone()).await;
    if ends_silently(fault, over) && matches!(result, Err(Error::NotLoggedIn { .. })) {
        result = client.send(request).await;
    }
    result.unwrap_or_else(|error| panic!("{fault:?} {over:?}: {error}"))
}

#[tokio::test]
async fn send() {
    for over in EACH {
        for &(fault, single, _) in FAULTS {
            let server = server().await;
            let client = builder(&url(&server, over)).connect().await.unwrap();
            server.faults([Some(fault)]);
            let began = Instant::now();
            let result = client.send(rename(ALICE, "Fault")).await;
            assert!(began.elapsed() < Duration::from_secs(4), "{fault:?} {over:?}");
            check(fault, known(fault, single, over), &result);
            // The next request gets its own answer, whatever comes late.
            for name in ["Next", "Last"] {
                after(fault, over, &client, rename(ALICE, name)).await;
                let alice = after(fault, over, &client, get(ALICE)).await;
                assert_eq!(alice.last_name.as_str(), name, "{fault:?} {over:?}");
            }
            let journal = server.journal();
            for name in ["Fault", "Next", "Last"] {
                assert_eq!(journal.arrivals("UserModifyRequest22", "lastName", name), 1, "{fault:?} {over:?} {name}");
            }
            let done = journal.carried_out("UserModifyRequest22").count();
            assert_eq!(done, 2 + usize::from(carried_out(fault)), "{fault:?} {over:?}");
        }
    }
}

#[tokio::test]
async fn batch() {
    for over in EACH {
        for &(fault, _, several) in FAULTS {
            let server = server().await;
            let client = builder(&url(&server, over)).connect().await.unwrap();
            // In the second of three messages.
            server.faults([None, Some(fault)]);
            let requests = (0..15 + 3 + 27).map(|n| rename(ALICE, &format!("B{n}")));
            let first: Vec<_> = requests.clone().take(15).collect();
            let second: Vec<_> = requests.clone().skip(15).take(3).collect();
            assert!(client.batch(first).await.iter().all(Result::is_ok), "{fault:?} {over:?}");
            let began = Instant::now();
            for result in client.batch(second).await {
                check(fault, known(fault, several, over), &result);
            }
            assert!(began.elapsed() < Duration::from_secs(4), "{fault:?} {over:?}");
            let third: Vec<_> = requests.skip(18).collect();
            let mut results = client.batch(third.clone()).await;
            if ends_silently(fault, over) {
                // Of none of them anything was carried out.
                assert!(results.iter().all(|result| matches!(result, Err(Error::NotLoggedIn { .. }))), "{fault:?}");
                results = client.batch(third).await;
            }
            assert!(results.iter().all(Result::is_ok), "{fault:?} {over:?}");
            assert_eq!(profile(&server, ALICE).last_name.as_str(), "B44");
            let journal = server.journal();
            for n in 0..45 {
                let arrivals = journal.arrivals("UserModifyRequest22", "lastName", &format!("B{n}"));
                assert_eq!(arrivals, 1, "{fault:?} {over:?} {n}");
            }
        }
    }
}

#[tokio::test]
async fn what_comes_after_an_unknown_outcome_in_a_batch_is_not_sent() {
    let server = server().await;
    let client = client(&server).await;
    server.faults([None, Some(Fault::LoseDuring)]);
    let results = client.batch((0..45).map(|n| rename(ALICE, &format!("B{n}")))).await;
    assert!(results[..15].iter().all(Result::is_ok));
    assert!(results[15..30].iter().all(|result| result.as_ref().is_err_and(Error::is_outcome_unknown)));
    assert!(results[30..].iter().all(|result| matches!(result, Err(Error::NotTried))));
    assert_eq!(server.journal().arrived("UserModifyRequest22").count(), 30);
}

/// Several at once on three sessions, each fault in turn on some of them: each has its own answer or none.
#[tokio::test]
async fn pool() {
    for over in EACH {
        for &(fault, single, _) in FAULTS {
            pool_with(fault, known(fault, single, over), over).await;
        }
    }
}

async fn pool_with(fault: Fault, known: Known, over: Over) {
    let server = server().await;
    for n in 0..12 {
        server.state().add_user("acme", "paris", &format!("user{n}@example.com"), "User", "Old", None);
    }
    let client = builder(&url(&server, over)).sessions(3).connect().await.unwrap();
    server.faults([None, Some(fault), None, None, Some(fault)]);
    let one = |client: Client, n: usize| async move {
        let user = format!("user{n}@example.com");
        (client.send(rename(&user, &format!("New{n}"))).await, user)
    };
    let began = Instant::now();
    let results = futures_util::future::join_all((0..12).map(|n| one(client.clone(), n))).await;
    assert!(began.elapsed() < Duration::from_secs(15), "{fault:?} {over:?}");
    let (mut failed, mut turned_away) = (0, 0);
    for (n, (result, user)) in results.iter().enumerate() {
        let arrivals = server.journal().arrivals("UserModifyRequest22", "userId", user);
        match result {
            Ok(_) => assert_eq!(profile(&server, user).last_name.as_str(), format!("New{n}"), "{fault:?} {over:?}"),
            // One that came after the fault on its session: it was not looked at.
            Err(Error::NotLoggedIn { .. }) if ends_silently(fault, over) => {
                turned_away += 1;
                assert_eq!((arrivals, profile(&server, user).last_name.as_str()), (0, "Old"), "{fault:?}");
                continue;
            }
            Err(_) => {
                failed += 1;
                check(fault, known, result);
            }
        }
        assert_eq!(arrivals, 1, "{fault:?} {over:?} {user}");
        // A read after it is answered with what is there.
        let read = after(fault, over, &client, get(user)).await;
        assert_eq!(read, profile(&server, user), "{fault:?} {over:?}");
    }
    assert_eq!(failed, if known == Done { 0 } else { 2 }, "{fault:?} {over:?}");
    assert!(turned_away <= 2, "{fault:?} {over:?}");
}

/// A future that is dropped while its answer is outstanding leaves nothing behind.
#[tokio::test]
async fn cancelling() {
    let server = server().await;
    let client = builder(&server.tcp()).sessions(1).connect().await.unwrap();
    for n in 0..5 {
        server.faults([Some(Fault::Delay(Duration::from_millis(200)))]);
        let name = format!("Cancelled{n}");
        let cancelled = tokio::time::timeout(Duration::from_millis(50), client.send(rename(ALICE, &name))).await;
        assert!(cancelled.is_err());
        let bob = client.send(get("bob@example.com")).await.unwrap();
        assert_eq!(bob.user_id.as_str(), "bob@example.com");
        assert_eq!(server.journal().arrivals("UserModifyRequest22", "lastName", &name), 1);
    }
}

/// Responses are alike; which is whose, only the echo says, also where commands are known by name only.
#[tokio::test]
async fn responses_out_of_order_to_commands_by_name() {
    let server = server().await;
    let client = client(&server).await;
    server.faults([Some(Fault::OutOfOrder)]);
    let commands = ["nobody@example.com", ALICE].map(|user| OCICommand::UserModifyRequest22(rename(user, "X")));
    let results = client.batch_commands(commands.clone()).await;
    assert!(results.iter().all(|result| result.as_ref().is_err_and(Error::is_outcome_unknown)), "{results:?}");
    let results = client.batch_commands(commands).await;
    assert!(results[0].as_ref().is_err_and(|error| error.refusal().is_some()) && results[1].is_ok(), "{results:?}");
}
