//! Calls of the `UserUpdate` service: the SOAP envelope around a request, its header, and faults as errors.
//!
//! ```
//! use provisioning_api::soap::{Call, CallError};
//! use provisioning_api::userupdate::{AcctServiceStatusType, UserAliasType, UserUpdateRequest};
//!
//! let mut request = UserUpdateRequest::new(UserAliasType::new("jsmith".into()));
//! request.user_account_status = Some(AcctServiceStatusType::Suspended);
//! let call = Call::new("https://messaging.example.com/soap/sync", request)
//!     .request_id("42")
//!     .login("admin", "not-a-secret");
//! let bytes = call.to_vec()?;
//! # assert!(String::from_utf8(bytes)?.contains("<UserAccountStatus>suspended</UserAccountStatus>"));
//!
//! // The bytes are posted as `text/xml`, and these come back:
//! let reply = br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
//!   <faultcode>s:Client</faultcode><faultstring>not allowed</faultstring>
//! </s:Fault></s:Body></s:Envelope>"#;
//! match call.read(reply) {
//!     Err(CallError::Fault(fault)) => assert_eq!(fault.faultstring, "not allowed"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::error::Error;
use std::fmt;

use xsdbind::open::{ExpandedName, OpenAttributes, OpenElement};
use xsdbind::types::AnyUri;

use crate::userupdate::{
    Fault, Request, RequestAuthentication, UserUpdateRequest, UserUpdateResult, XDDSAuthType, XDDSAuthTypeRequesterID,
};

/// The namespace of the entries of the header.
const HEADER: &str = "http://ws.easylink.com/RequestResponse/2011/01";

impl xsdbind::Request for UserUpdateRequest {
    type Response = UserUpdateResult;
}

/// A request with its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The entry of the header: to whom, from whom, and the call's own mark.
    pub header: Request,
    /// What is asked for.
    pub request: UserUpdateRequest,
}

/// The answer to a call that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The call's mark, as the header brings it back.
    pub request_id: Option<String>,
    /// The result.
    pub result: UserUpdateResult,
}

impl Call {
    /// A call to this receiver, which normally is the URL that is posted to.
    #[must_use]
    pub fn new(receiver: impl Into<AnyUri>, request: UserUpdateRequest) -> Self {
        Self { header: Request::new(receiver.into()), request }
    }

    /// Marks the call: the reply must bring the mark back.
    #[must_use]
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.header.request_id = Some(id.into());
        self
    }

    /// Who calls.
    #[must_use]
    pub fn login(mut self, requester_id: impl Into<String>, password: impl Into<String>) -> Self {
        let requester_id = XDDSAuthTypeRequesterID::new(requester_id.into());
        let xdds_auth = XDDSAuthType::new(requester_id, password.into());
        self.header.authentication = Some(RequestAuthentication { xdds_auth });
        self
    }

    /// The envelope as bytes in UTF-8.
    ///
    /// # Errors
    ///
    /// When the header or the request is not valid.
    pub fn to_vec(&self) -> Result<Vec<u8>, xsdbind::Error> {
        xsdbind::WriteOptions::new().to_vec(&self.envelope())
    }

    fn envelope(&self) -> CallEnvelope {
        let header = CallHeader { request: self.header.clone() };
        CallEnvelope { header, body: CallBody { request: self.request.clone() } }
    }

    /// Reads the answer to this call.
    ///
    /// # Errors
    ///
    /// When it is not a valid envelope, or not an answer to this call, or says that the call was not carried out in full:
    /// see [`CallError`].
    pub fn read(&self, bytes: &[u8]) -> Result<Reply, CallError> {
        let ReplyEnvelope { header, body, .. } = xsdbind::from_slice(bytes).map_err(CallError::Read)?;
        let result = match body {
            ReplyBody::Fault(fault) => return Err(CallError::Fault(Box::new(fault))),
            ReplyBody::Result(result) => result,
        };
        let request_id = header.as_ref().and_then(request_id);
        if let Some(sent) = self.header.request_id.as_ref().filter(|sent| request_id.as_ref() != Some(sent)) {
            return Err(CallError::RequestId { sent: sent.clone(), found: request_id });
        }
        if result.status.status_code.to_string() == "0" {
            Ok(Reply { request_id, result })
        } else {
            Err(CallError::Status(Box::new(result)))
        }
    }
}

/// `{..}Response/{..}RequestID` of a header.
fn request_id(header: &ReplyHeader) -> Option<String> {
    let is = |local: &'static str| move |element: &&OpenElement| element.name == ExpandedName::new(HEADER, local);
    header.any.iter().find(is("Response"))?.content.elements().find(is("RequestID"))?.content.as_text()
}

/// Why a call has no reply.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError {
    /// What came back is not a valid envelope.
    Read(xsdbind::Error),
    /// The call was not carried out: SOAP's own error.
    Fault(Box<Fault>),
    /// The reply has the mark of another call, or none.
    RequestId {
        /// That of the call.
        sent: String,
        /// That of the reply.
        found: Option<String>,
    },
    /// The status of the result is not 0: the call has failed (1), or was carried out in part (2).
    Status(Box<UserUpdateResult>),
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Fault(fault) => {
                write!(f, "fault {}: {}", fault.faultcode.local(), fault.faultstring.escape_debug())
            }
            Self::RequestId { sent, found: Some(found) } => {
                write!(f, "the request id is `{}`, expected `{sent}`", found.escape_debug())
            }
            Self::RequestId { sent, found: None } => write!(f, "there is no request id, expected `{sent}`"),
            Self::Status(result) => {
                write!(f, "status {}", result.status.status_code)?;
                result.status.status_message.iter().try_for_each(|message| write!(f, ": {}", message.escape_debug()))
            }
        }
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            _ => None,
        }
    }
}

// The envelopes of this service, typed through and through: the ones of the schema take any elements.

/// The envelope of a call.
struct CallEnvelope {
    header: CallHeader,
    body: CallBody,
}

xsdbind::record! { CallEnvelope (elements = "http://schemas.xmlsoap.org/soap/envelope/") {
    header: "Header",
    body: "Body",
} }

xsdbind::root! { CallEnvelope = "Envelope" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/")) }

/// Its header.
struct CallHeader {
    request: Request,
}

xsdbind::record! { CallHeader (elements = "http://ws.easylink.com/RequestResponse/2011/01") {
    request: "Request",
} }

/// Its body.
struct CallBody {
    request: UserUpdateRequest,
}

xsdbind::record! { CallBody (elements = "http://ws.easylink.com/UserUpdate/2011/01") {
    request: "UserUpdateRequest",
} }

/// The envelope of a reply.
struct ReplyEnvelope {
    header: Option<ReplyHeader>,
    body: ReplyBody,
    any_attributes: OpenAttributes,
}

xsdbind::record! { ReplyEnvelope (elements = "http://schemas.xmlsoap.org/soap/envelope/") {
    header: "Header",
    body: "Body",
    any_attributes: "@*" (wildcard = xsdbind::table::Wildcard::Other("http://schemas.xmlsoap.org/soap/envelope/")),
} }

xsdbind::root! { ReplyEnvelope = "Envelope" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/")) }

/// Its header: what is in it is not published but for the call's mark.
struct ReplyHeader {
    any: Vec<OpenElement>,
    any_attributes: OpenAttributes,
}

xsdbind::record! { ReplyHeader () {
    any: "*",
    any_attributes: "@*",
} }

/// Its body.
enum ReplyBody {
    Result(UserUpdateResult),
    Fault(Fault),
}

xsdbind::choice! { ReplyBody[Result] (elements = "http://ws.easylink.com/UserUpdate/2011/01") {
    Result: "UserUpdateResult",
    Fault: "Fault" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/")),
} }
