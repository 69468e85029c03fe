//! JSON in, XML out: a command as JSON, in which no key leaves a value as it is, and `null` clears it.
//!
//! `cargo run --example json_to_xml -- examples/data/command.json`

use std::error::Error;
use std::io::Write as _;

use provisioning_api::ocip::{
    BroadsoftDocument, OCICommand, OCIMessage, OCIMessageProtocol, OCIMessageSessionIdChoice,
};
use xsdbind::WriteOptions;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: json_to_xml FILE")?;
    std::io::stdout().write_all(xml(&std::fs::read_to_string(path)?)?.as_bytes())?;
    Ok(())
}

/// The document of one command.
pub(crate) fn xml(json: &str) -> Result<String, Box<dyn Error>> {
    let command: OCICommand = xsdbind::json::type_from_str(json)?;
    let sender = OCIMessageSessionIdChoice::SessionId("session-1".into());
    let document = BroadsoftDocument(OCIMessage::new(sender, vec![command], OCIMessageProtocol::Oci));
    Ok(WriteOptions::new().indent(2).to_string(&document)?)
}
