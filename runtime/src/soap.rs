//! SOAP 1.1 and 1.2: envelopes around documents, for the operations that a WSDL describes.
//!
//! A request and its answer are documents; what is around them is here, once. Nothing is sent: bytes go out, bytes come
//! in.
//!
//! ```
//! use xsdbind::soap::{self, Operation, ReplyError};
//!
//! /// Asks for the temperature, as it is generated.
//! #[derive(Debug, PartialEq)]
//! pub struct GetTemperature(pub String);
//! xsdbind::document! { GetTemperature(String) = "GetTemperature" (namespace = Some("urn:weather")) }
//!
//! /// Tells it.
//! #[derive(Debug, PartialEq)]
//! pub struct Temperature(pub i32);
//! xsdbind::document! { Temperature(i32) = "Temperature" (namespace = Some("urn:weather")) }
//!
//! impl Operation for GetTemperature {
//!     type Output = Temperature;
//!     const NAME: &'static str = "GetTemperature";
//!     const ACTION: &'static str = "urn:weather/get";
//! }
//!
//! // A client asks ..
//! let request = soap::request(&GetTemperature("Bern".into()), Vec::new())?;
//! // .. a server looks what it is, and answers ..
//! let asked = soap::read(&request)?;
//! let document = asked.body.expect("no fault").to_document::<GetTemperature>()?;
//! assert_eq!(document.0, "Bern");
//! let reply = soap::write(asked.version, Vec::new(), &Temperature(21))?;
//! // .. and the client reads it.
//! assert_eq!(soap::reply::<GetTemperature>(&reply)?.output, Temperature(21));
//!
//! let fault = soap::Fault::new("Server", "no such place");
//! let reply = soap::write_fault(asked.version, Vec::new(), &fault)?;
//! match soap::reply::<GetTemperature>(&reply) {
//!     Err(ReplyError::Fault(fault)) => assert_eq!(fault.reason, "no such place"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::names::XML;
use crate::open::{ExpandedName, OpenAttribute, OpenAttributes, OpenContent, OpenElement, OpenNode};
use crate::read::ReadOptions;
use crate::white_space::{is_blank, is_space};
use crate::write::content::{write_document, write_open_element};
use crate::write::open::plain_tags;
use crate::write::tags::Tags;

const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

/// A version of SOAP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Version {
    /// SOAP 1.1: posted as `text/xml`, with a header `SOAPAction`.
    #[default]
    Soap11,
    /// SOAP 1.2: posted as `application/soap+xml`, with the action as a parameter of that.
    Soap12,
}

impl Version {
    fn namespace(self) -> &'static str {
        match self {
            Self::Soap11 => SOAP11,
            Self::Soap12 => SOAP12,
        }
    }

    /// What HTTP says of an envelope of an action: the value of `Content-Type`, and that of `SOAPAction` where there is one.
    ///
    /// ```
    /// use xsdbind::soap::Version;
    ///
    /// let (content_type, action) = Version::Soap12.http("urn:weather/get");
    /// assert_eq!(content_type, "application/soap+xml; charset=utf-8; action=\"urn:weather/get\"");
    /// assert_eq!(action, None);
    /// ```
    #[must_use]
    pub fn http(self, action: &str) -> (String, Option<String>) {
        // A quotation mark in an action would end it.
        let quoted = format!("\"{}\"", action.replace(['"', '\\', '\r', '\n'], ""));
        match self {
            Self::Soap11 => ("text/xml; charset=utf-8".to_owned(), Some(quoted)),
            Self::Soap12 if action.is_empty() => ("application/soap+xml; charset=utf-8".to_owned(), None),
            Self::Soap12 => (format!("application/soap+xml; charset=utf-8; action={quoted}"), None),
        }
    }
}

/// An operation of a service: the document that asks, with what answers it.
///
/// Implemented by generated code where a WSDL says so; of a service without one, a program implements it for its documents.
pub trait Operation: Document {
    /// The document that answers.
    type Output: Document;
    /// Its name in the description of the service.
    const NAME: &'static str;
    /// What `SOAPAction` says.
    const ACTION: &'static str;
    /// The version of SOAP that the service says first.
    const VERSION: Version = Version::Soap11;
    /// The namespaces and names of the documents that a fault may have in its detail.
    const FAULTS: &'static [(&'static str, &'static str)] = &[];
}

/// What is in an envelope.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// The version of SOAP.
    pub version: Version,
    /// The entries of the header. None of them is looked at, `mustUnderstand` neither: a server refuses what it does not
    /// know of those itself.
    pub header: Vec<OpenElement>,
    /// What is in the body: the document, as the XML that it is, or a fault.
    pub body: std::result::Result<OpenElement, Box<Fault>>,
}

impl fmt::Debug for Message {
    /// Names alone: what is in a header or in a body may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&ExpandedName> = self.header.iter().map(|entry| &entry.name).collect();
        let mut message = f.debug_struct("Message");
        message.field("version", &self.version).field("header", &names);
        match &self.body {
            Ok(body) => message.field("body", &body.name),
            Err(fault) => message.field("fault", fault),
        };
        message.finish_non_exhaustive()
    }
}

/// An answer.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The entries of the header. None of them is looked at, `mustUnderstand` neither: that is for whoever reads it.
    pub header: Vec<OpenElement>,
    /// What was asked for.
    pub output: T,
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    /// Of the header, names alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&ExpandedName> = self.header.iter().map(|entry| &entry.name).collect();
        f.debug_struct("Reply").field("header", &names).field("output", &self.output).finish_non_exhaustive()
    }
}

/// SOAP's own error.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// Its code, without prefix: `Client` and `Server`, in SOAP 1.2 `Sender` and `Receiver`; one of a service's own may be
    /// anything.
    pub code: String,
    /// The codes within that, of SOAP 1.2, the outer one first.
    pub subcodes: Vec<String>,
    /// What people are told.
    pub reason: String,
    /// Who says so.
    pub actor: Option<String>,
    /// What is told to programs.
    pub detail: Vec<OpenElement>,
}

impl Fault {
    /// A fault with this code and reason.
    #[must_use]
    pub fn new(code: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { code: code.into(), reason: reason.into(), ..Self::default() }
    }

    /// The document of this type in its detail, if there is one.
    ///
    /// # Errors
    ///
    /// When it is not valid.
    pub fn detail<D: Document>(&self) -> Option<Result<D>> {
        self.detail.iter().find(|element| element.is::<D>()).map(OpenElement::to_document)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fault {}", self.code.escape_debug())?;
        self.subcodes.iter().try_for_each(|code| write!(f, "/{}", code.escape_debug()))?;
        write!(f, ": {}", self.reason.escape_debug())
    }
}

/// Why there is no answer in what came back.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReplyError {
    /// It is not a valid envelope, or another document.
    Read(Error),
    /// The operation failed, and the server says why.
    Fault(Box<Fault>),
}

impl fmt::Display for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for ReplyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Fault(_) => None,
        }
    }
}

/// The envelope of a request, in the version that the service says first.
///
/// # Errors
///
/// When the document is not one that its schema allows.
pub fn request<O: Operation>(input: &O, header: Vec<OpenElement>) -> Result<Vec<u8>> {
    write(O::VERSION, header, input)
}

/// An envelope around a document.
///
/// # Errors
///
/// When the document is not one that its schema allows, or an entry of the header is not XML.
pub fn write<D: Document>(version: Version, header: Vec<OpenElement>, document: &D) -> Result<Vec<u8>> {
    let mut prefixes: &[_] = &[];
    document.content(&mut |root, _| prefixes = root.more.prefixes);
    envelope(version, header, prefixes, |tags| write_document(tags, document))
}

/// An envelope around a fault.
///
/// # Errors
///
/// When something in it is not XML.
pub fn write_fault(version: Version, header: Vec<OpenElement>, fault: &Fault) -> Result<Vec<u8>> {
    let namespace = version.namespace();
    let text = |namespace: &str, name: &str, text: &str| OpenElement::text(ExpandedName::new(namespace, name), text);
    let code = |name: &str, code: &str| {
        let mut element = text(if version == Version::Soap12 { namespace } else { "" }, name, &format!("s:{code}"));
        element.content.prefixes.push(("s".to_owned(), namespace.to_owned()));
        element
    };
    let detail = |namespace, name| (!fault.detail.is_empty()).then(|| element(namespace, name, fault.detail.clone()));
    let children = match version {
        // SOAP 1.1, section 4.4: what is in it has no namespace.
        Version::Soap11 => {
            let actor = fault.actor.as_deref().map(|actor| text("", "faultactor", actor));
            let own = [code("faultcode", &fault.code), text("", "faultstring", &fault.reason)];
            own.into_iter().chain(actor).chain(detail("", "detail")).collect()
        }
        // SOAP 1.2 part 1, section 5.4.
        Version::Soap12 => {
            let inner = fault.subcodes.iter().rev().fold(None, |inner: Option<OpenElement>, one| {
                Some(element(namespace, "Subcode", [code("Value", one)].into_iter().chain(inner).collect()))
            });
            let codes = element(namespace, "Code", [code("Value", &fault.code)].into_iter().chain(inner).collect());
            let mut reason = text(namespace, "Text", &fault.reason);
            let lang = OpenAttribute { name: ExpandedName::new(XML, "lang"), value: "en".to_owned() };
            reason.content.attributes = OpenAttributes(vec![lang]);
            let role = fault.actor.as_deref().map(|actor| text(namespace, "Role", actor));
            let own = [codes, element(namespace, "Reason", vec![reason])];
            own.into_iter().chain(role).chain(detail(namespace, "Detail")).collect()
        }
    };
    let fault_element = element(namespace, "Fault", children);
    envelope(version, header, &[], |tags| write_open_element(tags, &fault_element))
}

/// An envelope with a body that is written into it, so that names in it mean what they do in a document of its own. It
/// declares the prefixes that are chosen for that.
fn envelope(
    version: Version,
    header: Vec<OpenElement>,
    prefixes: &'static [(&'static str, &'static str)],
    body: impl Fn(&mut Tags) -> Result<()>,
) -> Result<Vec<u8>> {
    let namespace = version.namespace();
    let header = (!header.is_empty()).then(|| element(namespace, "Header", header));
    let text = plain_tags().with_prefixes(prefixes).write(|tags| {
        tags.start_known(namespace, "Envelope", None)?;
        if let Some(header) = &header {
            write_open_element(tags, header)?;
        }
        tags.start_known(namespace, "Body", None)?;
        body(tags)?;
        tags.end("Body");
        tags.end("Envelope");
        Ok(())
    })?;
    Ok(text.into_bytes())
}

fn element(namespace: &str, name: &str, children: Vec<OpenElement>) -> OpenElement {
    let children = children.into_iter().map(OpenNode::Element).collect();
    let content = OpenContent { children, ..OpenContent::default() };
    OpenElement { name: ExpandedName::new(namespace, name), content }
}

/// Reads the answer to an operation.
///
/// # Errors
///
/// See [`ReplyError`].
pub fn reply<O: Operation>(bytes: &[u8]) -> std::result::Result<Reply<O::Output>, ReplyError> {
    let message = read(bytes).map_err(ReplyError::Read)?;
    let element = message.body.map_err(ReplyError::Fault)?;
    let output = element.to_document().map_err(ReplyError::Read)?;
    Ok(Reply { header: message.header, output })
}

/// Reads an envelope.
///
/// # Errors
///
/// When it is not XML, or not an envelope of SOAP 1.1 or 1.2 with one element in its body.
pub fn read(bytes: &[u8]) -> Result<Message> {
    let envelope = ReadOptions::new().envelope(bytes)?;
    let version = match &*envelope.name.namespace {
        SOAP11 if envelope.name.local == "Envelope" => Version::Soap11,
        SOAP12 if envelope.name.local == "Envelope" => Version::Soap12,
        _ => return Err(wrong("the root element is not an envelope of SOAP 1.1 or 1.2")),
    };
    let mut children = only_elements(envelope)?;
    let is =
        |element: &OpenElement, name: &str| element.name.local == name && element.name.namespace == version.namespace();
    let header = if children.first().is_some_and(|first| is(first, "Header")) {
        elements(children.remove(0))
    } else {
        Vec::new()
    };
    let body = if children.first().is_some_and(|first| is(first, "Body")) {
        children.remove(0)
    } else {
        return Err(wrong("the envelope has no body"));
    };
    // SOAP 1.1, section 4, lets others follow, of other namespaces; SOAP 1.2 part 1, section 5.1, nothing.
    let may_follow = |one: &OpenElement| version == Version::Soap11 && one.name.namespace != version.namespace();
    if !children.iter().all(may_follow) {
        return Err(wrong("the envelope has something behind its body"));
    }
    let mut in_body = only_elements(body)?;
    if in_body.len() != 1 {
        return Err(wrong("the body is not one element"));
    }
    let body = in_body.remove(0);
    let body = if is(&body, "Fault") { Err(Box::new(fault(version, body))) } else { Ok(body) };
    Ok(Message { version, header, body })
}

fn wrong(message: &str) -> Error {
    Error::new(ErrorKind::UnexpectedElement, message.to_owned())
}

/// The elements in one that has no text.
fn only_elements(element: OpenElement) -> Result<Vec<OpenElement>> {
    let is_text = |child: &OpenNode| matches!(child, OpenNode::Text(text) if !is_blank(text));
    if element.content.children.iter().any(is_text) {
        return Err(wrong("the envelope has text beside its elements"));
    }
    Ok(elements(element))
}

fn elements(element: OpenElement) -> Vec<OpenElement> {
    let elements = element.content.children.into_iter().filter_map(|child| match child {
        OpenNode::Element(element) => Some(element),
        OpenNode::Text(_) => None,
    });
    elements.collect()
}

/// A fault, read leniently: it is told to people, and a server that sends one is in no good state.
fn fault(version: Version, fault: OpenElement) -> Fault {
    let mut told = Fault::default();
    for element in elements(fault) {
        let text = element.content.as_text().map(|text| text.trim_matches(is_space).to_owned());
        match (version, &*element.name.local) {
            (Version::Soap11, "faultcode") => told.code = local(text.as_deref().unwrap_or_default()),
            (Version::Soap11, "faultstring") => told.reason = text.unwrap_or_default(),
            (Version::Soap11, "faultactor") | (Version::Soap12, "Role") => told.actor = text,
            (Version::Soap11, "detail") | (Version::Soap12, "Detail") => told.detail = elements(element),
            (Version::Soap12, "Code") => {
                let mut codes = codes(element);
                if !codes.is_empty() {
                    told.code = codes.remove(0);
                }
                told.subcodes = codes;
            }
            (Version::Soap12, "Reason") => {
                told.reason = elements(element).first().and_then(|text| text.content.as_text()).unwrap_or_default();
            }
            _ => {}
        }
    }
    told
}

/// The code and its subcodes.
fn codes(mut element: OpenElement) -> Vec<String> {
    let mut codes = Vec::new();
    loop {
        let mut inner = None;
        for child in elements(element) {
            match &*child.name.local {
                "Value" => codes.push(local(child.content.as_text().unwrap_or_default().trim_matches(is_space))),
                "Subcode" => inner = Some(child),
                _ => {}
            }
        }
        match inner {
            Some(subcode) => element = subcode,
            None => return codes,
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::write::open::text_of_element;

    #[test]
    fn a_body_with_a_prefix_declares_it_once() {
        let text = |default: &str| {
            let envelope = format!(
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' {default}><s:Body><m:rename \
                 xmlns:m='urn:m'><m:user><m:id>7</m:id><m:name>Ada</m:name><m:none/></m:user></m:rename></s:Body></s:Envelope>"
            );
            text_of_element(&read(envelope.as_bytes()).unwrap().body.unwrap()).unwrap()
        };
        let written = |default: &str| {
            format!(
                "<n1:rename{default} xmlns:n1=\"urn:m\"><n1:user><n1:id>7</n1:id><n1:name>Ada</n1:name><n1:none/></n1:user>\
                 </n1:rename>"
            )
        };
        assert_eq!(text(""), written(""));
        assert_eq!(text("xmlns='urn:d'"), written(" xmlns=\"urn:d\""));
        let rest = "<rename xmlns=\"urn:m\"><user><id>7</id><name>Ada</name><none/></user></rename>";
        assert_eq!(text("xmlns='urn:m'"), rest);
    }
}
