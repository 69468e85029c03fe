//! Clears the phone number of a user, and prints the request.
#![forbid(unsafe_code)]

use user_crate::ocip::{
    BroadsoftDocument, OCICommand, OCIMessage, OCIMessageProtocol, OCIMessageSessionIdChoice, UserModifyRequest22,
};
use xsdbind::Tri;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut request = UserModifyRequest22::new("alice@example.com".parse()?);
    request.phone_number = Tri::Nil;

    let document = BroadsoftDocument(OCIMessage::new(
        OCIMessageSessionIdChoice::SessionId("session-1".into()),
        vec![OCICommand::UserModifyRequest22(request)],
        OCIMessageProtocol::Oci,
    ));
    println!("{}", xsdbind::to_string(&document)?);
    Ok(())
}
