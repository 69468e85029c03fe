//! What can go wrong on the way, on purpose.

use std::time::Duration;

/// What a message suffers. Parts of a login suffer nothing.
///
/// Over SOAP, where one answer is in one envelope, `Pieces` and `CutAt` are of the body; a session that ends is not said
/// but found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is lost before anything is carried out.
    LoseBefore,
    /// All is carried out, and the connection is lost before the answer.
    LoseDuring,
    /// The answer is sent, and the connection is lost then.
    LoseAfter,
    /// So many bytes of the answer are sent, and the connection is lost then.
    CutAt(usize),
    /// The answer comes so much later.
    Delay(Duration),
    /// The answer comes in pieces of so many bytes.
    Pieces(usize),
    /// The answer has the id of another session.
    OtherSession,
    /// The answer has the mark of another message.
    OtherTrackingId,
    /// The answer has no mark.
    NoTrackingId,
    /// The responses come in the reverse order.
    OutOfOrder,
    /// The answer is sent twice, in one write.
    TwoInOne,
    /// What comes is no document.
    Garbage,
    /// The last response is missing.
    TooFew,
    /// There is one response more.
    TooMany,
    /// Nothing is carried out: the server ends the session and the connection.
    LogoutInstead,
    /// The server says that it ends the session, then answers.
    LogoutBefore,
    /// The server answers, then ends the session.
    LogoutAfter,
    /// All is carried out, and the web service loses the provisioning server before the answer; over TCP, as
    /// [`LoseDuring`](Self::LoseDuring).
    NoOcsConnection,
    /// The answer is in another encoding, and declares it.
    Encoding(Encoding),
}

/// An encoding of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`, in lower case.
    Utf8,
    /// UTF-16 with the high byte first, and a byte order mark.
    Utf16,
    /// The upper half of Windows-1252.
    Windows1252,
}

/// A message that came in.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its number, from 1; parts of logins are not counted.
    pub number: u64,
    /// The names of its commands.
    pub commands: Vec<String>,
}
