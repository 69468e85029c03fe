//! Bad input: each a clear error that says what to do, and nothing is sent.

use std::time::Duration;

use provisioning_client::server::{Options, StandIn, State};
use provisioning_client::{Builder, Tls};
use tokio::io::AsyncWriteExt as _;

use crate::{builder, server};

async fn error(builder: Builder) -> String {
    builder.connect().await.unwrap_err().to_string()
}

fn says(error: &str, parts: &[&str]) {
    for part in parts {
        assert!(error.contains(part), "{error}: {part}");
    }
}

#[tokio::test]
async fn addresses_and_ports() {
    let server = server().await;
    says(&error(builder("ocs.example.com")).await, &["there is no scheme", "`ocs://host`"]);
    says(&error(builder("ocs://host.invalid")).await, &["host.invalid", "cannot be reached"]);
    says(
        &error(builder("ocs://127.0.0.1:9")).await,
        &["127.0.0.1:9", "cannot be reached", "check the host and the port"],
    );
    // TLS where there is none, and the other way round.
    let tls = server.tcp().replace("ocs:", "ocss:");
    says(&error(builder(&tls).tls(Tls::danger_accept_any_certificate())).await, &["no TLS"]);
    let clear = server.tls().replace("ocss:", "ocs:");
    says(&error(builder(&clear)).await, &["TLS", "use `ocss://`"]);
    // The web service where TCP is meant, and the other way round, with TLS and without.
    let any = Tls::danger_accept_any_certificate;
    let ocs_of_http = server.http().replace("http:", "ocs:");
    says(&error(builder(&ocs_of_http)).await, &["HTTP/1.1 400", "use `http://`"]);
    let ocss_of_https = server.https().replace("https:", "ocss:");
    says(&error(builder(&ocss_of_https).tls(any())).await, &["HTTP/1.1 400", "use `http://` or `https://`"]);
    let http_of_ocs = server.tcp().replace("ocs:", "http:");
    says(&error(builder(&http_of_ocs)).await, &["no session: HTTP", "use `ocs://` or `ocss://`"]);
    let https_of_ocss = server.tls().replace("ocss:", "https:");
    says(&error(builder(&https_of_ocss).tls(any())).await, &["no session: HTTP", "use `ocs://` or `ocss://`"]);
    let https_of_http = server.http().replace("http:", "https:");
    says(&error(builder(&https_of_http).tls(any())).await, &["no TLS", "use `ocs://` or `http://`"]);
    let http_of_https = server.https().replace("https:", "http:");
    says(&error(builder(&http_of_https)).await, &["no session: HTTP", "with TLS, `https://`"]);
    for name in ["AuthenticationRequest", "LoginRequest14sp4", "LoginRequest22V5"] {
        assert_eq!(server.journal().arrived(name).count(), 0, "{name}");
    }
}

#[tokio::test]
async fn a_web_server_at_the_port() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ocs://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
            // Whatever was sent is read, or the answer is lost.
            stream.shutdown().await.unwrap();
            let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
        }
    });
    says(&error(builder(&url)).await, &["HTTP/1.1 400", "use `http://`"]);
}

#[tokio::test]
async fn certificates() {
    let server = server().await;
    says(&error(builder(&server.tls())).await, &["no TLS", "certificate", "pin it"]);
    let other = StandIn::start(State::new()).await.unwrap();
    let pinned = Tls::pinned(other.certificate().as_bytes()).unwrap();
    says(&error(builder(&server.tls()).tls(pinned)).await, &["no TLS", "certificate"]);

    let expired = StandIn::with(State::sample(), Options { expired: true, ..Options::default() }).await.unwrap();
    let pem = expired.certificate().as_bytes();
    says(&error(builder(&expired.tls()).tls(Tls::roots(pem).unwrap())).await, &["expired"]);
    says(&error(builder(&expired.https()).tls(Tls::roots(pem).unwrap())).await, &["no TLS", "expired"]);
    // It is for `localhost`.
    let by_number = server.tls().replace("127.0.0.1", "[::ffff:127.0.0.1]");
    let roots = Tls::roots(server.certificate().as_bytes()).unwrap();
    says(&error(builder(&by_number).tls(roots)).await, &["no TLS", "certificate", "valid for"]);
    assert_eq!(expired.journal().logins(), 0);
    // One that is pinned may have expired.
    builder(&expired.tls()).tls(Tls::pinned(pem).unwrap()).connect().await.unwrap();

    for wrong in ["", "no certificate", "-----BEGIN CERTIFICATE-----\n???\n-----END CERTIFICATE-----"] {
        assert!(Tls::roots(wrong.as_bytes()).is_err());
    }
    assert_eq!(server.journal().logins(), 0);
}

#[tokio::test]
async fn logins() {
    let server = server().await;
    let wrong = builder(&server.tcp()).login("admin@example.com", "wrong");
    says(&error(wrong).await, &["login refused: [Error 4962] Invalid password"]);
    let pinned = || Tls::pinned(server.certificate().as_bytes()).unwrap();
    for url in [server.tls(), server.http(), server.https()] {
        let wrong = builder(&url).tls(pinned()).login("admin@example.com", "wrong");
        says(&error(wrong).await, &["login refused: [Error 4962] Invalid password"]);
    }
    server.state().disabled.insert("admin@example.com".to_owned());
    says(&error(builder(&server.tcp())).await, &["[Error 5202]"]);
    assert_eq!(server.journal().logins(), 0);
}

#[tokio::test]
async fn a_server_that_never_answers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ocs://{}", listener.local_addr().unwrap());
    let builder = builder(&url).connect_within(Duration::from_millis(200));
    says(&error(builder).await, &["no connection and login within 200ms"]);
}

#[tokio::test]
async fn requests_that_are_none() {
    let server = server().await;
    let client = crate::client(&server).await;
    let arrived = server.journal().entries().len();
    for (raw, parts) in [
        (client.raw("UserModifyRequest99"), &["not sent", "UserModifyRequest99"][..]),
        (client.raw("UserModifyRequest22").set("userID", "a"), &["is `userId` meant?"]),
        (client.raw("UserModifyRequest22").set("userId", "a").clear("firstName"), &["firstName", "nil"]),
        (client.raw("UserModifyRequest22").set("userId", "a").set("lastName", "x".repeat(31)), &["lastName", "30"]),
    ] {
        says(&raw.send().await.unwrap_err().to_string(), parts);
    }
    assert_eq!(server.journal().entries().len(), arrived);
}

#[tokio::test]
async fn replies_longer_than_the_limit() {
    let server = server().await;
    for n in 0..200 {
        server.state().add_user("acme", "paris", &format!("user{n}@example.com"), "User", "N", None);
    }
    let client = builder(&server.tcp()).max_reply(2000).connect().await.unwrap();
    let list = client.raw("UserGetListInGroupRequest").set("serviceProviderId", "acme").set("GroupId", "paris");
    says(&list.send().await.unwrap_err().to_string(), &["longer than 2000 bytes"]);
}
