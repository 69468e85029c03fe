//! OCI-P over SOAP: sessions of cookie and session id, faults, and the shapes of envelopes.

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
    assert_eq!(server.journal().logins(), 0);
}

/// What a GET brings.
async fn fetch(server: &StandIn, path: &str) -> String {
    let host = server.http().replace("http://", "");
    let mut stream = tokio::net::TcpStream::connect(&host).await.unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn what_the_service_is_can_be_asked_for() {
    let server = server().await;
    for path in ["/webservice/services/ProvisioningService", "/OCIOverSoap/services/ProvisioningService"] {
        let answer = fetch(&server, &format!("{path}?WSDL")).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("text/xml"), "{head}");
        let wsdl = xsdbind::ReadOptions::new().well_formed(body.as_bytes()).unwrap();
        assert_eq!(wsdl.name.local.as_str(), "definitions");
        assert!(body.contains(&format!("location=\"{}{path}\"", server.http())), "{body}");
    }
    assert!(fetch(&server, "/webservice/services/ProvisioningService").await.starts_with("HTTP/1.1 405"));
    assert!(fetch(&server, "/elsewhere?wsdl").await.starts_with("HTTP/1.1 404"));
}

/// The answer to an envelope, as it is.
async fn post(server: &StandIn, argument: &str, cookie: Option<&str>) -> String {
    post_to(server, "processOCIMessage", argument, cookie).await
}

async fn post_to(server: &StandIn, operation: &str, argument: &str, cookie: Option<&str>) -> String {
    let envelope = format!(
        "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\
         <ns1:{operation} xmlns:ns1=\"urn:com:broadsoft:webservice\">{argument}</ns1:{operation}></s:Body></s:Envelope>"
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
    // The other operation is answered by its own name.
    let answer = post_to(&server, "processMessage", &format!("<in0>{escaped}</in0>"), None).await;
    assert!(answer.contains("<processMessageResponse>") && answer.contains("processMessageReturn "), "{answer}");
    let answer = post_to(&server, "another", &format!("<in0>{escaped}</in0>"), None).await;
    assert!(answer.contains("there is no operation `another`"), "{answer}");
    let answer = post(&server, "<in0>garbage</in0>", None).await;
    assert!(answer.contains("INVALID_REQUEST"), "{answer}");
    let answer = post(&server, "", Some("x")).await;
    assert!(answer.contains("no document in it"), "{answer}");
}
