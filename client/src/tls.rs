//! TLS 1.2 and 1.3, by rustls with ring. Certificates are checked as the platform does, or by roots of one's own, or one
//! is pinned; not to check them takes a loud word. Servers that ask for a certificate of the client are shown one.

use std::error::Error as StdError;
use std::sync::Arc;
use std::{fmt, io};

use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls_platform_verifier::BuilderVerifierExt as _;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use tokio_rustls::rustls::sign::{CertifiedKey, SingleCertAndKey};
use tokio_rustls::rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};

/// Which certificates of servers are trusted, and which one the client shows.
#[derive(Clone, Debug, Default)]
pub struct Tls {
    trust: Trust,
    own: Option<Own>,
}

/// The certificate of the client, with its key, which is never printed.
#[derive(Clone)]
struct Own(Arc<CertifiedKey>);

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[derive(Clone, Debug, Default)]
enum Trust {
    #[default]
    Platform,
    Roots(Vec<CertificateDer<'static>>),
    Pinned(CertificateDer<'static>),
    Any,
}

/// Why certificates could not be read.
#[derive(Debug)]
pub struct PemError(String);

impl fmt::Display for PemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PemError {}

impl Tls {
    /// What the platform trusts: its store of roots, its rules.
    #[must_use]
    pub fn platform() -> Self {
        Self::trusting(Trust::Platform)
    }

    /// Only what these roots have signed; in PEM. A self-signed certificate is its own root.
    ///
    /// # Errors
    ///
    /// When there is no certificate in it, or what is there is none.
    pub fn roots(pem: &[u8]) -> Result<Self, PemError> {
        certificates(pem).map(|roots| Self::trusting(Trust::Roots(roots)))
    }

    /// Only this very certificate, in PEM, whatever name is in it and whether or not it has expired.
    ///
    /// # Errors
    ///
    /// When it is not one certificate.
    pub fn pinned(pem: &[u8]) -> Result<Self, PemError> {
        match <[_; 1]>::try_from(certificates(pem)?) {
            Ok([certificate]) => Ok(Self::trusting(Trust::Pinned(certificate))),
            Err(several) => Err(PemError(format!("there are {} certificates, and one is pinned", several.len()))),
        }
    }

    /// Any certificate. **Whoever is between here and the server can read the password and change every command.**
    #[must_use]
    pub fn danger_accept_any_certificate() -> Self {
        Self::trusting(Trust::Any)
    }

    fn trusting(trust: Trust) -> Self {
        Self { trust, own: None }
    }

    /// Shows this certificate to servers that ask for one. Both are in PEM; certificates of issuers follow the client's
    /// own, and the key is not encrypted.
    ///
    /// # Errors
    ///
    /// When there is no certificate or no key, or the key is that of another certificate.
    pub fn client_certificate(mut self, certificate: &[u8], key: &[u8]) -> Result<Self, PemError> {
        let chain = certificates(certificate)?;
        // What a key has in it is not shown, not even where it is none.
        let key = PrivateKeyDer::from_pem_slice(key)
            .map_err(|_| PemError("there is no private key in PEM, or it is encrypted".to_owned()))?;
        let own = CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|error| {
            PemError(match error {
                Error::InconsistentKeys(_) => "the private key is that of another certificate".to_owned(),
                error => format!("not a certificate of a client with its key: {error}"),
            })
        })?;
        self.own = Some(Own(Arc::new(own)));
        Ok(self)
    }

    pub(crate) fn connector(&self) -> Result<TlsConnector, Error> {
        let provider = Arc::new(ring::default_provider());
        let builder =
            ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
        let builder = match &self.trust {
            Trust::Platform => builder.with_platform_verifier()?,
            Trust::Roots(roots) => {
                let mut store = RootCertStore::empty();
                for root in roots {
                    store.add(root.clone())?;
                }
                builder.with_root_certificates(store)
            }
            Trust::Pinned(certificate) => builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(Exactly(Some(certificate.clone()), provider))),
            Trust::Any => builder.dangerous().with_custom_certificate_verifier(Arc::new(Exactly(None, provider))),
        };
        let config = match &self.own {
            Some(Own(own)) => builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(Arc::clone(own)))),
            None => builder.with_no_client_auth(),
        };
        Ok(TlsConnector::from(Arc::new(config)))
    }
}

/// What a server says of the certificate of the client, if that is why a connection has ended: by TLS 1.3 it says so when
/// the client has taken the connection for open already (RFC 8446, section 4.4.2.4).
pub(crate) fn of_own_certificate(error: &(dyn StdError + 'static)) -> Option<AlertDescription> {
    let mut at = Some(error);
    while let Some(error) = at {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let tls = match inner {
            Some(inner) => inner.downcast_ref::<Error>(),
            None => error.downcast_ref::<Error>(),
        };
        if let Some(Error::AlertReceived(alert)) = tls {
            return Some(*alert).filter(|alert| {
                matches!(
                    alert,
                    AlertDescription::CertificateRequired
                        | AlertDescription::NoCertificate
                        | AlertDescription::BadCertificate
                        | AlertDescription::UnsupportedCertificate
                        | AlertDescription::CertificateRevoked
                        | AlertDescription::CertificateExpired
                        | AlertDescription::CertificateUnknown
                        | AlertDescription::UnknownCA
                        | AlertDescription::AccessDenied
                        // Of the signature, or that of its issuer.
                        | AlertDescription::DecryptError
                )
            });
        }
        at = error.source();
    }
    None
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, PemError> {
    let all: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match all {
        Ok(all) if all.is_empty() => Err(PemError("there is no certificate in PEM".to_owned())),
        Ok(all) => Ok(all),
        Err(error) => Err(PemError(format!("not a certificate in PEM: {error}"))),
    }
}

/// Takes one certificate, or any; that the server has its key is checked as ever.
#[derive(Debug)]
struct Exactly(Option<CertificateDer<'static>>, Arc<CryptoProvider>);

impl ServerCertVerifier for Exactly {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match &self.0 {
            Some(pinned) if pinned != end_entity => {
                Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
            }
            _ => Ok(ServerCertVerified::assertion()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.1.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.1.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.1.signature_verification_algorithms.supported_schemes()
    }
}
