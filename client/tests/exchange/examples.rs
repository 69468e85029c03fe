//! The example, over each transport; and `UserUpdate`.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use provisioning_api::userupdate::{UserAliasType, UserUpdateRequest};
use provisioning_client::Tls;
use provisioning_client::userupdate::{Service, UpdateError};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;

use crate::{builder, server};

#[path = "../../examples/rename_and_clear.rs"]
#[allow(dead_code, reason = "its `main` is for the command line")]
mod rename_and_clear;

#[tokio::test]
async fn rename_and_clear_over_each_transport() {
    for transport in ["ocs", "ocss", "http", "https"] {
        let server = server().await;
        let tls = Tls::pinned(server.certificate().as_bytes()).unwrap();
        let urls = [server.tcp(), server.tls(), server.http(), server.https()];
        let url = urls.iter().find(|url| url.starts_with(&format!("{transport}:"))).unwrap();
        let lines = rename_and_clear::run(builder(url).tls(tls)).await.unwrap();
        assert_eq!(
            lines,
            "Alicia has the number None\nalice@example.com: \nbob@example.com: +33-140000002\n\
             [Error 4008] User not found: nobody@example.com\n"
        );
    }
}

/// The answer to a request that was carried out.
pub(crate) const DONE: &str = r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><Response xmlns="http://ws.easylink.com/RequestResponse/2011/01"><RequestID>@@</RequestID></Response></s:Header><s:Body><UserUpdateResult xmlns="http://ws.easylink.com/UserUpdate/2011/01"><Status><StatusCode>0</StatusCode></Status></UserUpdateResult></s:Body></s:Envelope>"#;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A service that answers each request by the next of these, `@@` in it being the request's own; none is silence.
async fn service(answers: &'static [&'static str]) -> (String, Arc<Mutex<Vec<String>>>) {
    service_over(None, answers).await
}

/// The same over TLS, where there is some.
pub(crate) async fn service_over(
    tls: Option<TlsAcceptor>,
    answers: &'static [&'static str],
) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let url = format!("{scheme}://{}/soap/sync", listener.local_addr().unwrap());
    let got = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&got);
    tokio::spawn(async move {
        let mut answers = answers.iter();
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream: Box<dyn Stream> = match &tls {
                None => Box::new(stream),
                Some(tls) => match tls.accept(stream).into_fallible().await {
                    Ok(stream) => Box::new(stream),
                    Err((_, mut stream)) => {
                        // What was sent is read, or the client may never see why.
                        stream.shutdown().await.unwrap();
                        let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
                        continue;
                    }
                },
            };
            let mut text = String::new();
            let mut buffer = [0; 4096];
            while !text.contains("</Envelope>") {
                let read = stream.read(&mut buffer).await.unwrap();
                text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            }
            noted.lock().unwrap().push(text.clone());
            let id = text.split_once("<RequestID>").unwrap().1.split_once('<').unwrap().0.to_owned();
            let Some(answer) = answers.next() else { continue };
            let body = answer.replace("@@", &id);
            let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
            stream.write_all(head.as_bytes()).await.unwrap();
        }
    });
    (url, got)
}

#[tokio::test]
async fn user_update() {
    const ANSWERS: &[&str] = &[
        DONE,
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><Response xmlns="http://ws.easylink.com/RequestResponse/2011/01"><RequestID>@@</RequestID></Response></s:Header><s:Body><UserUpdateResult xmlns="http://ws.easylink.com/UserUpdate/2011/01"><Status><StatusCode>1</StatusCode><StatusMessage>no such user</StatusMessage></Status></UserUpdateResult></s:Body></s:Envelope>"#,
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><Response xmlns="http://ws.easylink.com/RequestResponse/2011/01"><RequestID>another</RequestID></Response></s:Header><s:Body><UserUpdateResult xmlns="http://ws.easylink.com/UserUpdate/2011/01"><Status><StatusCode>0</StatusCode></Status></UserUpdateResult></s:Body></s:Envelope>"#,
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>not allowed</faultstring></s:Fault></s:Body></s:Envelope>"#,
        "garbage",
    ];
    let (url, got) = service(ANSWERS).await;
    let service = Service::new(&url).unwrap().answer_within(Duration::from_millis(500));
    let request = || UserUpdateRequest::new(UserAliasType::new("jsmith".into()));
    service.call(request()).await.unwrap();
    let error = service.call(request()).await.unwrap_err();
    assert!(matches!(error, UpdateError::Status(_)) && error.to_string() == "status 1: no such user", "{error}");
    let error = service.call(request()).await.unwrap_err();
    assert!(matches!(error, UpdateError::OutcomeUnknown { .. }) && error.to_string().contains("`another`"), "{error}");
    let error = service.call(request()).await.unwrap_err();
    assert!(matches!(error, UpdateError::Fault(_)) && error.to_string().contains("not allowed"), "{error}");
    for _ in 0..2 {
        let error = service.call(request()).await.unwrap_err();
        assert!(matches!(error, UpdateError::OutcomeUnknown { .. }), "{error}");
    }
    // Each once.
    assert_eq!(got.lock().unwrap().len(), 6);
    let error = Service::new(&url).unwrap().login("admin", "not-a-secret").call(request()).await.unwrap_err();
    assert!(matches!(error, UpdateError::Connect(_)) && error.to_string().contains("not sent in clear"), "{error}");
    assert!(Service::new("ocs://host").is_err());
}
