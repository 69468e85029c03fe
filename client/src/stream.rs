//! Bytes to and from a server, in clear or by TLS.

use std::io;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use crate::error::ConnectReason;
use crate::settings::Settings;

/// What bytes go over, in clear or not.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Connects, with TLS where the address says so.
pub(crate) async fn stream(settings: &Settings) -> Result<Box<dyn Stream>, ConnectReason> {
    let target = &settings.target;
    let stream = TcpStream::connect((target.host.as_str(), target.port)).await.map_err(ConnectReason::Unreachable)?;
    stream.set_nodelay(true).map_err(ConnectReason::Unreachable)?;
    if target.tls { with_tls(settings, stream).await } else { Ok(Box::new(stream)) }
}

#[cfg(feature = "tls")]
async fn with_tls(settings: &Settings, stream: TcpStream) -> Result<Box<dyn Stream>, ConnectReason> {
    let host = settings.target.host.clone();
    let name = rustls_pki_types::ServerName::try_from(host)
        .map_err(|error| ConnectReason::Tls(io::Error::new(io::ErrorKind::InvalidInput, error)))?;
    let connector = settings.connector.get_or_init(|| settings.tls.connector());
    let connector = connector.as_ref().map_err(|error| ConnectReason::Tls(io::Error::other(error.clone())))?;
    Ok(Box::new(connector.connect(name, stream).await.map_err(ConnectReason::Tls)?))
}

#[cfg(not(feature = "tls"))]
#[expect(clippy::unused_async, reason = "as where there is TLS")]
async fn with_tls(_: &Settings, _: TcpStream) -> Result<Box<dyn Stream>, ConnectReason> {
    Err(ConnectReason::Tls(io::Error::new(io::ErrorKind::Unsupported, "compiled without the feature `tls`")))
}
