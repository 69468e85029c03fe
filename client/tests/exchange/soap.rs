//! OCI-P over SOAP: sessions of cookie and session id, faults, and the shapes of envelopes.

use std::time::Duration;

use provisioning_client::server::{Fault, StandIn};
use provisioning_client::{Error, Tls};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xsdbind::Tri;

use crate::{ALICE, builder, get, profile, rename, server};

#[tokio::test]
async fn the_same_client() {
    let server = server().await;
    let https = builder(&server.https()).tls(Tls::pinned(server.certificate().as_bytes()).unwrap());
    for builder in [builder(&server.http()), https] {
        let client = builder.connect().await.unwrap();
        let mut request = rename(ALICE, "Müller & Söhne");
        request.phone_number = Tri::Nil;
        client.send(request).await.unwrap();
        let alice = client.send(get(ALICE)).await.unwrap();
        assert_eq!((alice.last_name.as_str(), &alice.phone_number), ("Müller & Söhne", &None));
        assert_eq!(alice, profile(&server, ALICE));
        let error = client.send(get("nobody@example.com")).await.unwrap_err();
        assert_eq!(error.refusal().unwrap().code, Some(4008));
        let results = client.batch((0..20).map(|n| rename(ALICE, &format!("N{n}")))).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        client.close().await;
    }
    let journal = server.journal();
    assert_eq!((journal.logins(), journal.arrived("LogoutRequest").count()), (2, 2));
    assert_eq!(journal.arrived("UserModifyRequest22").count(), 2 * 21);
}

#[tokio::test]
async fn faults() {
    let unknown = |error: &Error, part: &str| {
        assert!(error.is_outcome_unknown() && error.to_string().contains(part), "{error}");
    };
    for (fault, part) in [
        (Fault::LoseBefore, "HTTP"),
        (Fault::LoseDuring, "HTTP"),
        (Fault::CutAt(0), ""),
        (Fault::CutAt(200), ""),
        (Fault::Delay(Duration::from_millis(2500)), "within 1.5s"),
        (Fault::OtherSession, "another session"),
        (Fault::OtherTrackingId, "tracking id"),
        (Fault::TwoInOne, ""),
        (Fault::Garbage, ""),
        (Fault::TooMany, "2 responses to 1 requests"),
        (Fault::NoOcsConnection, "NO_OCS_CONNECTION"),
    ] {
        let server = server().await;
        let client = builder(&server.http()).connect().await.unwrap();
        server.faults([Some(fault)]);
        unknown(&client.send(rename(ALICE, "Fault")).await.unwrap_err(), part);
        client.send(rename(ALICE, "Next")).await.unwrap();
        assert_eq!(client.send(get(ALICE)).await.unwrap().last_name.as_str(), "Next", "{fault:?}");
        for name in ["Fault", "Next"] {
            assert_eq!(server.journal().arrivals("UserModifyRequest22", "lastName", name), 1, "{fault:?}");
        }
    }
}

#[tokio::test]
async fn a_session_that_has_ended() {
    let server = server().await;
    let client = builder(&server.http()).connect().await.unwrap();
    server.faults([Some(Fault::LogoutInstead)]);
    match client.send(rename(ALICE, "Never")).await {
        Err(Error::NotLoggedIn { text }) => assert!(text.contains("not logged in"), "{text}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.journal().carried_out("UserModifyRequest22").count(), 0);
    client.send(rename(ALICE, "Again")).await.unwrap();
    assert_eq!(server.journal().logins(), 2);
}

#[tokio::test]
async fn resuming_takes_cookie_and_session_id() {
    let server = server().await;
    let client = builder(&server.http()).connect().await.unwrap();
    let stored = client.stored_session().unwrap();
    let again = builder(&server.http()).resume(&stored).await.unwrap();
    again.send(rename(ALICE, "Resumed")).await.unwrap();
    assert_eq!(server.journal().logins(), 1);

    let mut other = stored.clone();
    other.cookie = "JSESSIONID=none".to_owned().into();
    let other = builder(&server.http()).resume(&other).await.unwrap();
    assert!(matches!(other.send(rename(ALICE, "X")).await, Err(Error::NotLoggedIn { .. })));
    let mut other = stored.clone();
    other.session_id = "none".to_owned().into();
    let other = builder(&server.http()).resume(&other).await.unwrap();
    assert!(matches!(other.send(rename(ALICE, "X")).await, Err(Error::NotLoggedIn { .. })));
    assert_eq!(server.journal().arrived("UserModifyRequest22").count(), 1);
    assert!(builder(&server.tcp()).resume(&stored).await.is_err());
    assert!(crate::client(&server).await.stored_session().is_none());
}

#[tokio::test]
async fn wrong_ports_and_paths() {
    let server = server().await;
    let web_of_tcp = server.tcp().replace("ocs:", "http:");
    let error = builder(&web_of_tcp).connect().await.unwrap_err().to_string();
    assert!(error.contains("no session: HTTP"), "{error}");
    let tcp_of_web = server.http().replace("http:", "ocs:");
    let error = builder(&tcp_of_web).connect().await.unwrap_err().to_string();
    assert!(error.contains("use `http://`"), "{error}");
    let error = builder(&format!("{}/elsewhere", server.http())).connect().await.unwrap_err().to_string();
    assert!(error.contains("status 404: there is nothing here"), "{error}");
}

/// The answer to an envelope, as it is.
async fn post(server: &StandIn, argument: &str, cookie: Option<&str>) -> String {
    let envelope = format!(
        "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\
         <ns1:processOCIMessage xmlns:ns1=\"urn:com:broadsoft:webservice\">{argument}</ns1:processOCIMessage></s:Body></s:Envelope>"
    );
    let host = server.http().replace("http://", "");
    let mut stream = tokio::net::TcpStream::connect(&host).await.unwrap();
    let cookie = cookie.map(|cookie| format!("Cookie: JSESSIONID={cookie}\r\n")).unwrap_or_default();
    let head = format!(
        "POST /webservice/services/ProvisioningService HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{cookie}\
         Content-Type: text/xml\r\nSOAPAction: \"\"\r\nContent-Length: {}\r\n\r\n{envelope}",
        envelope.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn envelopes_in_three_shapes() {
    const DOCUMENT: &str = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><BroadsoftDocument protocol=\"OCI\" xmlns=\"C\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><sessionId xmlns=\"\">s</sessionId>\
        <command xsi:type=\"AuthenticationRequest\" xmlns=\"\"><userId>admin@example.com</userId></command></BroadsoftDocument>";
    let server = server().await;
    let escaped = DOCUMENT.replace('<', "&lt;");
    for argument in [
        format!("<ns1:in0>{escaped}</ns1:in0>"),
        format!(
            "<arg0 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xmlns:enc=\"http://schemas.xmlsoap.org/soap/encoding/\" xsi:type=\"enc:string\">{escaped}</arg0>"
        ),
        format!("<in0><![CDATA[{DOCUMENT}]]></in0>"),
    ] {
        let answer = post(&server, &argument, None).await;
        assert!(answer.contains("AuthenticationResponse") && answer.contains("JSESSIONID="), "{answer}");
        // Attributes and nonces apart, it is what clients look for.
        assert!(answer.contains("processOCIMessageReturn") && answer.contains("&lt;nonce&gt;"), "{answer}");
    }
    let answer = post(&server, "<in0>garbage</in0>", None).await;
    assert!(answer.contains("INVALID_REQUEST"), "{answer}");
    let answer = post(&server, "", Some("x")).await;
    assert!(answer.contains("no document in it"), "{answer}");
}
