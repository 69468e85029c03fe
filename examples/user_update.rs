//! Suspends an account of the `UserUpdate` service: prints the SOAP envelope to post; with a reply as a file, what came of
//! it.
//!
//! `cargo run --example user_update -- jsmith`
//! `cargo run --example user_update -- jsmith examples/data/user-update-failed.xml`

use std::error::Error;
use std::io::Write as _;

use provisioning_api::soap::{Call, CallError};
use provisioning_api::userupdate::{AcctServiceStatusType, UserAliasType, UserUpdateRequest};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let user = arguments.next().ok_or("usage: user_update USER [REPLY]")?;
    let call = call(&user);
    let out = match arguments.next() {
        None => [&call.to_vec()?[..], b"\n"].concat(),
        Some(reply) => outcome(&call, &std::fs::read(reply)?).into_bytes(),
    };
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// The call.
pub(crate) fn call(user: &str) -> Call {
    let mut request = UserUpdateRequest::new(UserAliasType::new(user.to_owned()));
    request.user_account_status = Some(AcctServiceStatusType::Suspended);
    Call::new("https://messaging.example.com/soap/sync", request).request_id("42").login("admin", "not-a-secret")
}

/// What the reply says.
pub(crate) fn outcome(call: &Call, reply: &[u8]) -> String {
    match call.read(reply) {
        Ok(_) => "suspended\n".to_owned(),
        Err(CallError::Status(result)) => {
            let errors = result.status.error_list.iter().flat_map(|list| &list.error);
            let errors = errors.map(|error| format!("  {}: {}\n", error.error_code, error.error_message));
            format!("not suspended:\n{}", errors.collect::<String>())
        }
        Err(error) => format!("not suspended: {error}\n"),
    }
}
