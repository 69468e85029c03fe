//! What is measured: the same documents read and written by xsdbind and by its peers, and how fast it could be at all.
#![allow(missing_docs)]

pub mod documents;
pub mod figures;
pub mod picture;
pub mod serde_types;
/// The types of OCI-P with texts in place: `"xs:string" = "xsdbind::types::Text"`.
pub mod in_place {
    include!(concat!(env!("OUT_DIR"), "/in_place/mod.rs"));
}
#[allow(warnings)]
pub mod xsd_parser {
    include!(concat!(env!("OUT_DIR"), "/xsd_parser.rs"));
}

use provisioning_api::ocip::UserModifyRequest22;
use quick_xml::events::Event;
use xsd_parser_types::quick_xml::{DeserializeSync, SerializeSync, SliceReader, Writer};

/// The limit for reading: quick-xml finds the tokens, and nothing is done with them.
pub fn raw_tokens(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut tokens = 0;
    while reader.read_event().expect("well-formed") != Event::Eof {
        tokens += 1;
    }
    tokens
}

pub fn serde_read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    quick_xml::de::from_str(text).expect("a document")
}

pub fn serde_write<T: serde::Serialize>(value: &T) -> String {
    quick_xml::se::to_string(value).expect("text")
}

/// What xsd-parser's types can read of a document of OCI-P. They have no place for a derived type where the schema has
/// an abstract one, so the message is lost on them; the element `command` by itself is read as the type it has.
pub fn command(text: &str) -> &str {
    let from = text.find("<command").expect("a command");
    let end = "</command>";
    let to = text.find(end).expect("its end") + end.len();
    &text[from..to]
}

/// The command with `xsi` bound, as it is no longer outside of it: a document of its own.
pub fn bound_command(text: &str) -> String {
    if text.starts_with("<command") {
        return text.to_owned();
    }
    let xsi = "<command xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    command(text).replacen("<command", xsi, 1)
}

/// A command that is a document of its own, as xsd-parser reads and writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct UserModifyCommand(pub UserModifyRequest22);

xsdbind::document! { UserModifyCommand(UserModifyRequest22) = "command" }

pub fn xsd_parser_read<'t, T: DeserializeSync<'t, SliceReader<'t>, Error = xsd_parser_types::quick_xml::Error>>(
    text: &'t str,
) -> T {
    T::deserialize(&mut SliceReader::new(text)).expect("a command")
}

pub fn xsd_parser_write<T: SerializeSync<Error = xsd_parser_types::quick_xml::Error>>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    value.serialize("command", &mut Writer::new(&mut out)).expect("text");
    out
}
