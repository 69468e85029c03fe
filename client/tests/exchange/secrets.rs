//! No password is seen: not in traces at the most talkative level, not in errors, not in what `Debug` prints.

use std::fmt::Write as _;
use std::io;
use std::sync::{Arc, Mutex};

use provisioning_client::server::Fault;
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

    let builder = || builder(&server.tcp()).trace_contents(true);
    write!(shown, "{:?}", builder()).unwrap();
    let client = builder().connect().await.unwrap();
    write!(shown, "{client:?} {:?}", client.status()).unwrap();
    let mut request = rename(ALICE, "Visible");
    request.new_password = Tri::Value(NEW.parse().unwrap());
    request.imp_password = Tri::Value(NEW.parse().unwrap());
    client.send(request.clone()).await.unwrap();
    for fault in [Fault::LoseDuring, Fault::OutOfOrder, Fault::TooFew, Fault::Garbage, Fault::OtherSession] {
        server.faults([Some(fault)]);
        let results = client.batch([request.clone(), request.clone()]).await;
        write!(shown, "{results:?}").unwrap();
        for error in results.iter().filter_map(|result| result.as_ref().err()) {
            write!(shown, "{error} {error:?}").unwrap();
        }
    }
    let wrong = crate::builder(&server.tcp()).login("admin@example.com", NEW).connect().await.unwrap_err();
    write!(shown, "{wrong} {wrong:?} {:?}", server.journal()).unwrap();

    let traces = String::from_utf8(output.0.lock().unwrap().clone()).unwrap();
    assert!(traces.contains("UserModifyRequest22") && traces.contains("Visible"), "{traces}");
    assert!(shown.contains("Visible") && shown.contains("***"), "{shown}");
    for text in [&traces, &shown] {
        assert!(!text.contains(NEW) && !text.contains(PASSWORD), "{text}");
    }
}
