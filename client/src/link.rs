//! A connection to a server: in goes a document, out comes the next one that arrives.
//!
//! What is never left open is whether a part of a document can have reached the server: [`Link::sent`].

use bytes::Bytes;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio_util::codec::Framed;

use crate::error::{Cause, ConnectReason};
use crate::frame::{Codec, FrameError};
use crate::settings::Settings;
use crate::stream::{Stream, stream};
use crate::target::Transport;

pub(crate) struct Link {
    pub(crate) over: Over,
    /// Whether a byte of the last document can have left.
    pub(crate) sent: bool,
    /// Whether anything has arrived yet.
    is_answered: bool,
}

pub(crate) enum Over {
    Tcp(Box<Framed<Box<dyn Stream>, Codec>>),
    #[cfg(feature = "soap")]
    Soap(Box<crate::soap::SoapLink>),
}

/// A document from the server.
pub(crate) enum Reply {
    Bytes(Bytes),
    /// Out of an envelope: what encoding it declares means nothing.
    #[cfg(feature = "soap")]
    Text(String),
}

impl Link {
    pub(crate) async fn open(settings: &Settings) -> Result<Self, ConnectReason> {
        let over = match settings.target.transport {
            Transport::Tcp => Over::Tcp(Box::new(Framed::new(stream(settings).await?, Codec::new(settings.max_reply)))),
            #[cfg(feature = "soap")]
            Transport::Soap => Over::Soap(Box::new(crate::soap::SoapLink::open(settings).await?)),
            #[cfg(not(feature = "soap"))]
            Transport::Soap => return Err(ConnectReason::Settings("compiled without the feature `soap`".to_owned())),
        };
        Ok(Self { over, sent: false, is_answered: false })
    }

    /// Sends a document and waits for the next that arrives.
    pub(crate) async fn exchange(&mut self, settings: &Settings, document: Vec<u8>) -> Result<Reply, Cause> {
        let reply = self.send_and_wait(settings, document).await;
        match &reply {
            Ok(_) => self.is_answered = true,
            // The server has not taken the connection for open.
            Err(cause) if !self.is_answered && cause.is_own_certificate() => self.sent = false,
            Err(_) => {}
        }
        reply
    }

    async fn send_and_wait(&mut self, settings: &Settings, document: Vec<u8>) -> Result<Reply, Cause> {
        self.sent = false;
        match &mut self.over {
            Over::Tcp(framed) => {
                // TLS may have sent a part of what it then says that it could not write.
                self.sent = settings.target.tls;
                let mut document = document;
                document.push(b'\n');
                let stream = framed.get_mut();
                let mut rest = &document[..];
                while !rest.is_empty() {
                    match stream.write(rest).await {
                        Ok(0) => return Err(Cause::Closed),
                        Ok(written) => {
                            self.sent = true;
                            rest = &rest[written..];
                        }
                        Err(error) => return Err(FrameError::Io(error).into()),
                    }
                }
                stream.flush().await.map_err(FrameError::Io)?;
                self.next().await
            }
            #[cfg(feature = "soap")]
            Over::Soap(soap) => soap.exchange(settings, &document, &mut self.sent).await.map(Reply::Text),
        }
    }

    /// The next document that arrives, unasked.
    pub(crate) async fn next(&mut self) -> Result<Reply, Cause> {
        match &mut self.over {
            Over::Tcp(framed) => match framed.next().await {
                Some(document) => Ok(Reply::Bytes(document?)),
                None => Err(Cause::Closed),
            },
            #[cfg(feature = "soap")]
            Over::Soap(_) => Err(Cause::Closed),
        }
    }

    /// What has arrived already though nothing was asked for: a document, or that the connection has ended.
    pub(crate) fn arrived(&mut self) -> Option<Result<Reply, Cause>> {
        match &self.over {
            Over::Tcp(_) => self.next().now_or_never(),
            #[cfg(feature = "soap")]
            Over::Soap(_) => None,
        }
    }
}
