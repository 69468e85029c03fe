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

use xsdbind::open::{ExpandedName, OpenElement};
use xsdbind::types::AnyUri;

use crate::userupdate::{
    Fault, Request, RequestAuthentication, UserUpdateRequest, UserUpdateResult, XDDSAuthType, XDDSAuthTypeRequesterID,
};

crate::soap_operation! {
    crate::userupdate, "http://ws.easylink.com/UserUpdate/2011/01":
    UserUpdateRequest = "UserUpdateRequest" => UserUpdateResult = "UserUpdateResult"
}

/// The namespace of the entries of the header.
const HEADER: &str = "http://ws.easylink.com/RequestResponse/2011/01";

/// A request that is sent in an envelope. Implemented by [`soap_operation!`](crate::soap_operation).
pub trait Operation: xsdbind::Request<Response: Outcome> + Clone + fmt::Debug {
    /// The envelope as bytes.
    #[doc(hidden)]
    fn write(header: Request, request: Self) -> Result<Vec<u8>, xsdbind::Error>;
    /// What is in an envelope.
    #[doc(hidden)]
    fn read(bytes: &[u8]) -> Result<Opened<Self::Response>, xsdbind::Error>;
}

/// What a request results in. Implemented by [`soap_operation!`](crate::soap_operation).
pub trait Outcome: fmt::Debug {
    /// The code of its status, and what it says.
    fn status(&self) -> (String, Option<&str>);
}

/// What is in the envelope of a reply.
#[doc(hidden)]
#[derive(Debug)]
pub struct Opened<T> {
    /// The entries of the header.
    pub header: Vec<OpenElement>,
    /// The result, or the fault in its place.
    pub body: Result<T, Fault>,
}

/// A request with its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Call<R = UserUpdateRequest> {
    /// The entry of the header: to whom, from whom, and the call's own mark.
    pub header: Request,
    /// What is asked for.
    pub request: R,
}

/// The answer to a call that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<T = UserUpdateResult> {
    /// The call's mark, as the header brings it back.
    pub request_id: Option<String>,
    /// The result.
    pub result: T,
}

impl<R: Operation> Call<R> {
    /// A call to this receiver, which normally is the URL that is posted to.
    #[must_use]
    pub fn new(receiver: impl Into<AnyUri>, request: R) -> Self {
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
        R::write(self.header.clone(), self.request.clone())
    }

    /// Reads the answer to this call.
    ///
    /// # Errors
    ///
    /// When it is not a valid envelope, or not an answer to this call, or says that the call was not carried out in full:
    /// see [`CallError`].
    pub fn read(&self, bytes: &[u8]) -> Result<Reply<R::Response>, CallError<R::Response>> {
        let Opened { header, body } = R::read(bytes).map_err(CallError::Read)?;
        let result = body.map_err(|fault| CallError::Fault(Box::new(fault)))?;
        let request_id = request_id(&header);
        if let Some(sent) = self.header.request_id.as_ref().filter(|sent| request_id.as_ref() != Some(sent)) {
            return Err(CallError::RequestId { sent: sent.clone(), found: request_id });
        }
        if result.status().0 == "0" {
            Ok(Reply { request_id, result })
        } else {
            Err(CallError::Status(Box::new(result)))
        }
    }
}

/// `{..}Response/{..}RequestID` of a header.
fn request_id(header: &[OpenElement]) -> Option<String> {
    let is = |local: &'static str| move |element: &&OpenElement| element.name == ExpandedName::new(HEADER, local);
    header.iter().find(is("Response"))?.content.elements().find(is("RequestID"))?.content.as_text()
}

/// Why a call has no reply.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<T = UserUpdateResult> {
    /// What came back is not a valid envelope.
    Read(xsdbind::Error),
    /// SOAP's own error: the call failed. Whether a part was carried out, it does not say.
    Fault(Box<Fault>),
    /// The reply has the mark of another call, or none.
    RequestId {
        /// That of the call.
        sent: String,
        /// That of the reply.
        found: Option<String>,
    },
    /// The status of the result is not 0: the call has failed (1), or was carried out in part (2).
    Status(Box<T>),
}

impl<T: Outcome> fmt::Display for CallError<T> {
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
                let (code, message) = result.status();
                write!(f, "status {code}")?;
                message.iter().try_for_each(|message| write!(f, ": {}", message.escape_debug()))
            }
        }
    }
}

impl<T: Outcome> Error for CallError<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            _ => None,
        }
    }
}

/// Says which request of generated bindings is sent in an envelope, and what it results in, so that [`Call`](crate::soap::Call)
/// works with it: those that were generated from the service's own schema, or of a sibling of `UserUpdate`. The types are of
/// one module, the elements of one namespace; the result has a `Status`.
///
/// ```
/// use provisioning_api::soap::Call;
///
/// /// What was generated.
/// pub mod own {
///     /// Asks for a page.
///     pub struct PageRequest { pub page: String }
///
///     /// How that went.
///     pub struct PageResult { pub status: Status }
///
///     /// Its status.
///     pub struct Status { pub status_code: i32, pub status_message: Option<String> }
///
///     xsdbind::record! { PageRequest (name = "PageRequest", elements = "urn:pages") { page: "Page", } }
///     xsdbind::record! { PageResult (name = "PageResult", elements = "urn:pages") { status: "Status", } }
///     xsdbind::record! { Status (name = "Status", elements = "urn:pages") {
///         status_code: "StatusCode",
///         status_message: "StatusMessage",
///     } }
/// }
///
/// provisioning_api::soap_operation! {
///     self::own, "urn:pages": PageRequest = "PageRequest" => PageResult = "PageResult"
/// }
///
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     let call = Call::new("https://messaging.example.com/", own::PageRequest { page: "1".into() });
///     assert!(String::from_utf8(call.to_vec()?)?.contains("<Page>1</Page>"));
///     Ok(())
/// }
/// ```
#[macro_export]
macro_rules! soap_operation {
    ($($module:ident)::+, $namespace:literal: $request:ident = $sent:literal => $result:ident = $returned:literal) => {
        const _: () = {
            use $($module)::+ as bindings;

            // The envelopes of this operation, typed through and through: the ones of the schema take any elements.

            /// The envelope of a call.
            struct CallEnvelope {
                header: CallHeader,
                body: CallBody,
            }

            ::xsdbind::record! { CallEnvelope (elements = "http://schemas.xmlsoap.org/soap/envelope/") {
                header: "Header",
                body: "Body",
            } }

            ::xsdbind::root! {
                CallEnvelope = "Envelope" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/"))
            }

            /// Its header.
            struct CallHeader {
                request: $crate::userupdate::Request,
            }

            ::xsdbind::record! { CallHeader (elements = "http://ws.easylink.com/RequestResponse/2011/01") {
                request: "Request",
            } }

            /// Its body.
            struct CallBody {
                request: bindings::$request,
            }

            ::xsdbind::record! { CallBody (elements = $namespace) { request: $sent, } }

            /// The envelope of a reply.
            struct ReplyEnvelope {
                header: ::core::option::Option<ReplyHeader>,
                body: ReplyBody,
                any_attributes: ::xsdbind::open::OpenAttributes,
            }

            ::xsdbind::record! { ReplyEnvelope (elements = "http://schemas.xmlsoap.org/soap/envelope/") {
                header: "Header",
                body: "Body",
                any_attributes: "@*" (
                    wildcard = ::xsdbind::table::Wildcard::Other("http://schemas.xmlsoap.org/soap/envelope/")
                ),
            } }

            ::xsdbind::root! {
                ReplyEnvelope = "Envelope" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/"))
            }

            /// Its header: what is in it is not published but for the call's mark.
            struct ReplyHeader {
                any: ::std::vec::Vec<::xsdbind::open::OpenElement>,
                any_attributes: ::xsdbind::open::OpenAttributes,
            }

            ::xsdbind::record! { ReplyHeader () {
                any: "*",
                any_attributes: "@*",
            } }

            /// Its body.
            enum ReplyBody {
                Result(bindings::$result),
                Fault($crate::userupdate::Fault),
            }

            ::xsdbind::choice! { ReplyBody[Result] (elements = $namespace) {
                Result: $returned,
                Fault: "Fault" (namespace = Some("http://schemas.xmlsoap.org/soap/envelope/")),
            } }

            impl ::xsdbind::Request for bindings::$request {
                type Response = bindings::$result;
            }

            impl $crate::soap::Operation for bindings::$request {
                fn write(
                    header: $crate::userupdate::Request,
                    request: Self,
                ) -> ::core::result::Result<::std::vec::Vec<u8>, ::xsdbind::Error> {
                    let envelope =
                        CallEnvelope { header: CallHeader { request: header }, body: CallBody { request } };
                    ::xsdbind::WriteOptions::new().to_vec(&envelope)
                }

                fn read(
                    bytes: &[u8],
                ) -> ::core::result::Result<$crate::soap::Opened<Self::Response>, ::xsdbind::Error> {
                    let ReplyEnvelope { header, body, .. } = ::xsdbind::from_slice(bytes)?;
                    let body = match body {
                        ReplyBody::Result(result) => ::core::result::Result::Ok(result),
                        ReplyBody::Fault(fault) => ::core::result::Result::Err(fault),
                    };
                    let header = header.map(|header| header.any).unwrap_or_default();
                    ::core::result::Result::Ok($crate::soap::Opened { header, body })
                }
            }

            impl $crate::soap::Outcome for bindings::$result {
                fn status(&self) -> (::std::string::String, ::core::option::Option<&str>) {
                    let code = ::std::string::ToString::to_string(&self.status.status_code);
                    (code, self.status.status_message.as_deref())
                }
            }
        };
    };
}
