//! No password is seen: not in traces at the most talkative level, not in errors, not in what `Debug` prints.

use std::fmt::Write as _;
use std::io;
use std::sync::{Arc, Mutex};

use provisioning_api::oci::Message;
use provisioning_client::Tls;
use provisioning_client::server::{Fault, Options, StandIn, State};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tracing_subscriber::filter::LevelFilter;
use xsdbind::Tri;

use crate::{ALICE, PASSWORD, builder, rename, server};

#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Passes on what is said to an address, and notes all of it: where, and what was said.
async fn overheard(address: String) -> (String, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = listener.local_addr().unwrap().to_string();
    let said = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&said);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(&address).await.unwrap();
            let ((client_in, client_out), (server_in, server_out)) = (client.into_split(), server.into_split());
            for (mut from, mut to) in [(client_in, server_out), (server_in, client_out)] {
                let noted = Arc::clone(&noted);
                tokio::spawn(async move {
                    let mut buffer = [0; 8192];
                    while let Ok(read @ 1..) = from.read(&mut buffer).await {
                        noted.lock().unwrap().extend_from_slice(&buffer[..read]);
                        if to.write_all(&buffer[..read]).await.is_err() {
                            break;
                        }
                    }
                    let _ = to.shutdown().await;
                });
            }
        }
    });
    (own, said)
}

/// The texts between these in what was said, each once.
fn between<'t>(said: &'t str, begin: &str, end: &str) -> std::collections::BTreeSet<&'t str> {
    let parts = said.split(begin).skip(1).map(|rest| rest.split(end).next().unwrap());
    parts.map(|part| part.rsplit('>').next().unwrap()).filter(|part| !part.is_empty()).collect()
}

#[tokio::test]
async fn nowhere() {
    const NEW: &str = "hunter2-new";
    let output = Output::default();
    let writer = output.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let server = server().await;
    let mut shown = String::new();

    let mut request = rename(ALICE, "Visible");
    request.new_password = Tri::Value(NEW.parse().unwrap());
    request.imp_password = Tri::Value(NEW.parse().unwrap());
    let (tcp, by_tcp) = overheard(server.tcp().replace("ocs://", "")).await;
    let (http, by_http) = overheard(server.http().replace("http://", "")).await;
    for url in [format!("ocs://{tcp}"), format!("http://{http}"), server.tls(), server.https()] {
        let tls = || Tls::pinned(server.certificate().as_bytes()).unwrap();
        let builder = || builder(&url).tls(tls()).trace_contents(true);
        write!(shown, "{:?}", builder()).unwrap();
        let client = builder().connect().await.unwrap();
        write!(shown, "{client:?} {:?} {:?}", client.status(), client.stored_session()).unwrap();
        client.send(request.clone()).await.unwrap();
        for fault in [
            Fault::LoseDuring,
            Fault::OutOfOrder,
            Fault::TooFew,
            Fault::Garbage,
            Fault::OtherSession,
            Fault::CutAt(300),
            Fault::LogoutInstead,
            Fault::TwoInOne,
        ] {
            server.faults([Some(fault)]);
            let results = client.batch([request.clone(), request.clone()]).await;
            write!(shown, "{results:?} {results:#?}").unwrap();
            for error in results.iter().filter_map(|result| result.as_ref().err()) {
                write!(shown, "{error} {error:?}").unwrap();
            }
        }
        server.faults([]);
        let wrong = crate::builder(&url).tls(tls()).login("admin@example.com", NEW).connect().await.unwrap_err();
        write!(shown, "{wrong} {wrong:?}").unwrap();
        client.close().await;
    }
    write!(shown, "{:?}", server.journal()).unwrap();
    // Messages of one's own, and the key of a client.
    let by_hand = Message::new("session-by-hand");
    write!(shown, "{by_hand:?} {:?}", by_hand.document()).unwrap();
    let asking = Options { asks_for_certificate: true, ..Options::default() };
    let asking = StandIn::with(State::sample(), asking).await.unwrap();
    let (certificate, key) = asking.client_certificate();
    let tls = Tls::pinned(asking.certificate().as_bytes()).unwrap();
    let tls = tls.client_certificate(certificate.as_bytes(), key.as_bytes()).unwrap();
    write!(shown, "{tls:?}").unwrap();
    crate::builder(&asking.tls()).tls(tls).connect().await.unwrap().close().await;

    let said = [by_tcp, by_http].map(|said| String::from_utf8_lossy(&said.lock().unwrap()).into_owned()).concat();
    let said = said.replace("&lt;", "<").replace("&gt;", ">");
    let mut secrets: Vec<&str> = vec![NEW, PASSWORD, "session-by-hand"];
    secrets.extend(key.lines().filter(|line| !line.starts_with('-')));
    for (begin, end) in [
        ("<sessionId", "</sessionId>"),
        ("<nonce", "</nonce>"),
        ("<signedPassword", "</signedPassword>"),
        ("JSESSIONID=", ";"),
    ] {
        let found = between(&said, begin, end);
        assert!(!found.is_empty(), "{begin}");
        secrets.extend(found);
    }
    // What the fault has in place of a session id is none.
    secrets.retain(|secret| *secret != "somebody-else");
    assert!(secrets.len() > 20, "{secrets:?}");

    let traces = String::from_utf8(output.0.lock().unwrap().clone()).unwrap();
    assert!(traces.contains("UserModifyRequest22") && traces.contains("Visible"), "{traces}");
    assert!(shown.contains("Visible") && shown.contains("***"), "{shown}");
    for text in [&traces, &shown] {
        for secret in &secrets {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}
