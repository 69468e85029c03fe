//! A service that a WSDL describes: a client and a server, both by what is generated of the case
//! `operations_of_a_service`, on the loopback address.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use xsdbind::open::OpenElement;
use xsdbind::soap::{self, Fault, Message, Operation, ReplyError, Version};
use xsdbind::types::Date;

use crate::cases::operations_of_a_service::{
    Book, FindBook, FindBookResponse, Lend, LendResponse, Lending, Lent, NotThere, Session,
};

/// Posts an envelope; what comes back.
fn post(port: u16, (version, action): (Version, &str), body: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let (content_type, action) = version.http(action);
    let action = action.map(|action| format!("SOAPAction: {action}\r\n")).unwrap_or_default();
    let length = body.len();
    let head = format!("POST / HTTP/1.0\r\nContent-Type: {content_type}\r\n{action}Content-Length: {length}\r\n\r\n");
    stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let end = reply.windows(4).position(|end| end == b"\r\n\r\n").unwrap();
    reply.split_off(end + 4)
}

/// Answers as many requests.
fn serve(listener: &TcpListener, requests: usize) -> Vec<String> {
    (0..requests).map(|_| answer(&mut listener.accept().unwrap().0)).collect()
}

/// Answers a request; what it said of its action.
fn answer(stream: &mut TcpStream) -> String {
    let mut reader = BufReader::new(&mut *stream);
    let (mut length, mut action) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(("SOAPAction", value)) => value.clone_into(&mut action),
            Some(("Content-Type", value)) if value.contains("action=") => value.clone_into(&mut action),
            _ if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let bytes = answered(&soap::read(&body).unwrap());
    stream.write_all(&[b"HTTP/1.0 200 OK\r\n\r\n".as_slice(), &bytes].concat()).unwrap();
    action
}

/// The service itself.
fn answered(Message { version, header, body, .. }: &Message) -> Vec<u8> {
    let asked = body.as_ref().unwrap();
    if asked.is::<FindBook>() {
        let FindBook { title, .. } = asked.to_document().unwrap();
        let book = Book { title, number: 7 };
        return soap::write(*version, Vec::new(), &FindBookResponse { book: vec![book] }).unwrap();
    }
    let Lend(Lending { number, .. }) = asked.to_document().unwrap();
    let Session(session) = header.first().unwrap().to_document().unwrap();
    assert_eq!(session.as_str(), "abc");
    if number == 7 {
        let lent = LendResponse(Lent { until: "2027-01-31".parse().unwrap() });
        return soap::write(*version, Vec::new(), &lent).unwrap();
    }
    let mut fault = Fault::new("Server", "there is no such book");
    fault.detail.push(OpenElement::from_document(&NotThere { number }).unwrap());
    soap::write_fault(*version, Vec::new(), &fault).unwrap()
}

#[test]
fn a_client_and_a_server() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || serve(&listener, 4));

    let find = FindBook { title: "Der Zauberberg".to_owned(), kind: None };
    for version in [FindBook::VERSION, Version::Soap12] {
        let sent = soap::write(version, Vec::new(), &find).unwrap();
        let reply = post(port, (version, FindBook::ACTION), &sent);
        let found = soap::reply::<FindBook>(&reply).unwrap();
        assert_eq!(found.output.book, [Book { title: find.title.clone(), number: 7 }]);
        assert_eq!(soap::read(&reply).unwrap().version, version);
    }

    let header = || vec![OpenElement::from_document(&Session("abc".into())).unwrap()];
    let lend = |number| {
        let request = soap::request(&Lend(Lending { number, ..Lending::new(number) }), header()).unwrap();
        soap::reply::<Lend>(&post(port, (Lend::VERSION, Lend::ACTION), &request))
    };
    let until: Date = "2027-01-31".parse().unwrap();
    assert_eq!(lend(7).unwrap().output, LendResponse(Lent { until }));
    match lend(8) {
        Err(ReplyError::Fault(fault)) => {
            assert_eq!(fault.to_string(), "fault Server: there is no such book");
            assert_eq!(fault.detail::<NotThere>().unwrap().unwrap(), NotThere { number: 8 });
            assert!(fault.detail::<Session>().is_none());
        }
        other => panic!("{other:?}"),
    }
    let actions = ["urn:library:find", "urn:library:find", "urn:library:lend", "urn:library:lend"];
    for (said, action) in server.join().unwrap().iter().zip(actions) {
        assert!(said.contains(&format!("\"{action}\"")), "{said}");
    }
    assert_eq!((Lend::NAME, Lend::FAULTS), ("Lend", [("urn:library:errors", "NotThere")].as_slice()));
}

#[test]
fn what_is_no_envelope() {
    let not = |text: &str| soap::read(text.as_bytes()).unwrap_err().to_string();
    insta::assert_snapshot!(not("<Envelope/>"));
    insta::assert_snapshot!(not("<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>"));
    insta::assert_snapshot!(not("<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body/></Envelope>"));
    // Another document than what answers.
    let other = soap::write(Version::Soap11, Vec::new(), &Session("a".into())).unwrap();
    let error = soap::reply::<FindBook>(&other).unwrap_err();
    assert!(error.to_string().contains("FindBookResponse"), "{error}");
}

#[test]
fn faults_of_both_versions_come_back_as_they_were() {
    let mut fault = Fault::new("Client", "a < b");
    fault.actor = Some("urn:library".to_owned());
    fault.detail.push(OpenElement::from_document(&NotThere { number: 1 }).unwrap());
    for version in [Version::Soap11, Version::Soap12] {
        if version == Version::Soap12 {
            fault.subcodes = vec!["NotThere".to_owned(), "Lost".to_owned()];
        }
        let bytes = soap::write_fault(version, Vec::new(), &fault).unwrap();
        let read = soap::read(&bytes).unwrap();
        assert_eq!((read.version, *read.body.unwrap_err()), (version, fault.clone()));
        insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
    }
}

const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

/// Whatever stands where nothing may is no answer, least of all a fault behind one.
#[test]
fn what_is_beside_the_body_is_refused() {
    let envelope = |namespace: &str, children: &str| {
        soap::read(format!("<s:Envelope xmlns:s=\"{namespace}\">{children}</s:Envelope>").as_bytes())
    };
    let [one, two] = ["http://schemas.xmlsoap.org/soap/envelope/", SOAP12];
    let fault = "<s:Body><s:Fault/></s:Body>";
    for namespace in [one, two] {
        assert!(envelope(namespace, "<s:Body><a/></s:Body>").is_ok());
        assert!(envelope(namespace, &format!("<s:Body><a/></s:Body>{fault}")).is_err());
        assert!(envelope(namespace, "<s:Body>junk<a/></s:Body>").is_err());
        assert!(envelope(namespace, "junk<s:Body><a/></s:Body>").is_err());
        assert!(envelope(namespace, " \t\n<s:Body> <a/>\r\n</s:Body>").is_ok());
        // A blank of others is text to XML.
        assert!(envelope(namespace, "\u{a0}<s:Body><a/></s:Body>").is_err());
        assert!(envelope(namespace, "<s:Body><a/>\u{2003}</s:Body>").is_err());
    }
    assert!(envelope(one, "<s:Body><a/></s:Body><b xmlns=\"urn:b\"/>").is_ok());
    assert!(envelope(two, "<s:Body><a/></s:Body><b xmlns=\"urn:b\"/>").is_err());
}

/// The value of an element that is a name.
#[derive(Clone, Debug, PartialEq)]
struct Kind(xsdbind::types::QName);

xsdbind::document! { Kind(xsdbind::types::QName) = "kind" (namespace = Some("urn:p")) }

/// Whatever the default namespace is around it, and whether its element is in that.
#[test]
fn names_mean_in_an_envelope_what_they_mean_outside() {
    for (xml, namespace) in [
        ("<kind xmlns='urn:p'>new</kind>", Some("urn:p")),
        ("<p:kind xmlns:p='urn:p'>new</p:kind>", None),
        ("<p:kind xmlns:p='urn:p' xmlns='urn:q'>new</p:kind>", Some("urn:q")),
        ("<kind xmlns:q='urn:q' xmlns='urn:p'>q:new</kind>", Some("urn:q")),
    ] {
        let kind: Kind = xsdbind::from_str(xml).unwrap();
        assert_eq!(kind.0.namespace(), namespace);
        let by_others = |default: &str| {
            format!("<s:Envelope xmlns:s='{SOAP12}'{default}><s:Body>{xml}</s:Body></s:Envelope>").into_bytes()
        };
        for bytes in [soap::write(Version::Soap12, Vec::new(), &kind).unwrap(), by_others("")] {
            let text = String::from_utf8_lossy(&bytes);
            assert_eq!(soap::read(&bytes).unwrap().body.unwrap().to_document::<Kind>().unwrap(), kind, "{text}");
        }
        // Declared further out, it is that of a name without prefix all the same.
        let outside = by_others(" xmlns='urn:q'");
        let read = soap::read(&outside).unwrap().body.unwrap().to_document::<Kind>().unwrap();
        assert_eq!(read.0.namespace(), namespace.or(Some("urn:q")));
    }
}

/// Those of the module, declared by the envelope.
#[test]
fn chosen_prefixes_are_those_of_an_envelope_too() {
    let xml = std::fs::read_to_string("tests/cases/prefixes_of_ones_own/ok-1.xml").unwrap();
    let document: crate::cases::prefixes_of_ones_own::AnyDocument = xsdbind::from_str(&xml).unwrap();
    let bytes = soap::write(Version::Soap11, Vec::new(), &document).unwrap();
    insta::assert_snapshot!(std::str::from_utf8(&bytes).unwrap());
    let body = soap::read(&bytes).unwrap().body.unwrap();
    assert_eq!(body.to_document::<crate::cases::prefixes_of_ones_own::AnyDocument>().unwrap(), document);
}
