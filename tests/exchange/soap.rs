//! Calls of `UserUpdate` in their envelopes.

use std::error::Error;

use provisioning_api::soap::{Call, CallError};
use provisioning_api::userupdate::{EncodableStringType, UserAliasType, UserUpdateRequest};

const RECEIVER: &str = "https://messaging.example.com/soap/sync";

fn call() -> Call {
    let mut request = UserUpdateRequest::new(UserAliasType::new("jsmith".to_owned()));
    request.user_name = Some(EncodableStringType::new("Jo Smith".to_owned()));
    Call::new(RECEIVER, request).request_id("42").login("admin", "not-a-secret")
}

fn reply(id: &str, body: &str) -> Vec<u8> {
    format!(
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
          <s:Header><r:Response xmlns:r="http://ws.easylink.com/RequestResponse/2011/01" at="sync">{id}</r:Response></s:Header>
          <s:Body>{body}</s:Body></s:Envelope>"#
    )
    .into_bytes()
}

const ID: &str = "<r:SenderKey>x</r:SenderKey><r:RequestID>42</r:RequestID>";

fn result(status: &str) -> String {
    format!(
        r#"<UserUpdateResult xmlns="http://ws.easylink.com/UserUpdate/2011/01"><Status>{status}</Status></UserUpdateResult>"#
    )
}

#[test]
fn what_is_sent() {
    let xml = String::from_utf8(call().to_vec().unwrap()).unwrap();
    // The envelope of the schema takes what is written.
    let envelope: provisioning_api::userupdate::Envelope = xsdbind::from_str(&xml).unwrap();
    assert_eq!(envelope.body.any.len(), 1);
    insta::assert_snapshot!(xml.replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">
    <Header>
    <Request xmlns="http://ws.easylink.com/RequestResponse/2011/01">
    <ReceiverKey>https://messaging.example.com/soap/sync</ReceiverKey>
    <RequestID>42</RequestID>
    <Authentication>
    <XDDSAuth>
    <RequesterID>admin</RequesterID>
    <Password>not-a-secret</Password>
    </XDDSAuth>
    </Authentication>
    </Request>
    </Header>
    <Body>
    <UserUpdateRequest xmlns="http://ws.easylink.com/UserUpdate/2011/01">
    <UserAlias>jsmith</UserAlias>
    <UserName>Jo Smith</UserName>
    </UserUpdateRequest>
    </Body>
    </Envelope>
    "#);
}

#[test]
fn what_comes_back() {
    let reply_ok = reply(ID, &result("<StatusCode>0</StatusCode>"));
    let found = call().read(&reply_ok).unwrap();
    assert_eq!((found.request_id.as_deref(), found.result.submit_id), (Some("42"), None));
    let read = |reply: &[u8]| call().read(reply).unwrap_err();

    let other = String::from_utf8(reply_ok).unwrap().replace(">42<", ">43<");
    assert_eq!(read(other.as_bytes()).to_string(), "the request id is `43`, expected `42`");
    let none = reply("", &result("<StatusCode>0</StatusCode>"));
    assert_eq!(read(&none).to_string(), "there is no request id, expected `42`");

    let failed = read(&reply(ID, &result("<StatusCode>1</StatusCode><StatusMessage>no such user</StatusMessage>")));
    assert_eq!(failed.to_string(), "status 1: no such user");
    assert!(matches!(failed, CallError::Status(_)));

    // A fault has no header, or one that says nothing of the call.
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>out of order</faultstring></s:Fault>";
    for header in ["", ID] {
        let error = read(&reply(header, fault));
        assert_eq!(error.to_string(), "fault Server: out of order");
        let CallError::Fault(fault) = error else { panic!("{error}") };
        assert_eq!(fault.faultcode.namespace(), Some("http://schemas.xmlsoap.org/soap/envelope/"));
    }

    let wrong = read(&reply(ID, "<nothing/>"));
    assert!(matches!(wrong, CallError::Read(_)) && wrong.source().is_some(), "{wrong}");
    assert!(wrong.to_string().contains("/Envelope/Body"), "{wrong}");
}
