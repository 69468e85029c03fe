//! Certificates of clients: shown to servers that ask for one, and what is said where it is not taken.

use std::sync::Arc;

use provisioning_api::userupdate::{UserAliasType, UserUpdateRequest};
use provisioning_client::Tls;
use provisioning_client::server::{Options, StandIn, State};
use provisioning_client::userupdate::{Service, UpdateError};
use rustls_pki_types::pem::PemObject as _;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use crate::examples::{DONE, service_over};
use crate::{ALICE, builder, rename};

async fn asking() -> StandIn {
    let options = Options { asks_for_certificate: true, ..Options::default() };
    StandIn::with(State::sample(), options).await.unwrap()
}

fn pinned(server: &StandIn) -> Tls {
    Tls::pinned(server.certificate().as_bytes()).unwrap()
}

#[tokio::test]
async fn a_server_that_asks_for_one() {
    let server = asking().await;
    let (certificate, key) = server.client_certificate();
    let tls = pinned(&server).client_certificate(certificate.as_bytes(), key.as_bytes()).unwrap();
    assert_eq!(format!("{tls:?}").matches("***").count(), 1);
    for url in [server.tls(), server.https()] {
        let client = builder(&url).tls(tls.clone()).connect().await.unwrap();
        client.send(rename(ALICE, "Shown")).await.unwrap();
        client.close().await;
    }
    assert_eq!(server.journal().logins(), 2);
    assert_eq!(server.journal().arrived("UserModifyRequest22").count(), 2);
}

#[tokio::test]
async fn none_and_another_are_refused_and_nothing_arrives() {
    let (server, other) = (asking().await, asking().await);
    let (certificate, key) = other.client_certificate();
    let another = pinned(&server).client_certificate(certificate.as_bytes(), key.as_bytes()).unwrap();
    for url in [server.tls(), server.https()] {
        let error = builder(&url).tls(pinned(&server)).connect().await.unwrap_err().to_string();
        assert!(error.contains("asks for a certificate of the client: give it one by `Tls::client_"), "{error}");
        let error = builder(&url).tls(another.clone()).connect().await.unwrap_err().to_string();
        assert!(error.contains("does not take the certificate of the client"), "{error}");
    }
    let journal = server.journal();
    assert_eq!((journal.logins(), journal.arrived("LoginRequest22V5").count()), (0, 0));
}

#[tokio::test]
async fn no_certificate_no_key_and_the_key_of_another() {
    let (server, other) = (asking().await, asking().await);
    let ((certificate, key), (_, of_another)) = (server.client_certificate(), other.client_certificate());
    for (certificate, key, expected) in [
        ("", key, "there is no certificate in PEM"),
        (certificate, "", "there is no private key in PEM"),
        (certificate, certificate, "there is no private key in PEM"),
        (certificate, of_another, "the private key is that of another certificate"),
        (
            certificate,
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "not a certificate of a client with its key",
        ),
    ] {
        let error = Tls::platform().client_certificate(certificate.as_bytes(), key.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

/// What takes connections over TLS, of clients that show this certificate.
fn acceptor(client: &str) -> (TlsAcceptor, String) {
    let key = rcgen::KeyPair::generate().unwrap();
    let names = vec!["127.0.0.1".to_owned()];
    let certificate = rcgen::CertificateParams::new(names).unwrap().self_signed(&key).unwrap();
    let mut roots = RootCertStore::empty();
    for root in rustls_pki_types::CertificateDer::pem_slice_iter(client.as_bytes()) {
        roots.add(root.unwrap()).unwrap();
    }
    let provider = Arc::new(ring::default_provider());
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![certificate.der().clone()], key.serialize_der().try_into().unwrap())
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), certificate.pem())
}

#[tokio::test]
async fn user_update_by_certificate_in_place_of_a_password() {
    let server = asking().await;
    let (certificate, key) = server.client_certificate();
    let (acceptor, of_service) = acceptor(certificate);
    let (url, got) = service_over(Some(acceptor), &[DONE, DONE]).await;
    let tls = Tls::pinned(of_service.as_bytes()).unwrap();
    let request = || UserUpdateRequest::new(UserAliasType::new("jsmith".into()));

    // Nothing was sent, though TLS 1.3 lets the client send before the server has looked at the certificate.
    let error = Service::new(&url).unwrap().tls(tls.clone()).call(request()).await.unwrap_err();
    assert!(matches!(error, UpdateError::Connect(_)), "{error}");
    assert!(error.to_string().contains("asks for a certificate of the client"), "{error}");
    assert!(got.lock().unwrap().is_empty());

    let shown = tls.client_certificate(certificate.as_bytes(), key.as_bytes()).unwrap();
    Service::new(&url).unwrap().tls(shown.clone()).call(request()).await.unwrap();
    // And with both.
    Service::new(&url).unwrap().tls(shown).login("admin", "not-a-secret").call(request()).await.unwrap();
    let got = got.lock().unwrap();
    let passwords: Vec<_> = got.iter().map(|text| text.contains("not-a-secret")).collect();
    assert_eq!(passwords, [false, true]);
}
