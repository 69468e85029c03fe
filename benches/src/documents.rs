//! The documents that are read and written: our own writing, made here or taken from the samples.

use std::fmt::Write as _;
use std::process::Command;

use provisioning_api::ocip::BroadsoftDocument;

/// A table of 13 columns: the names of users, most of them short, some empty, some with a character that is escaped.
pub fn table(rows: usize) -> String {
    let mut table = String::new();
    for column in 1..=13 {
        let _ = write!(table, "<colHeading>Heading {column}</colHeading>");
    }
    for row in 0..rows {
        table.push_str("<row>");
        for column in 1..=13 {
            let _ = match column {
                4 => write!(table, "<col/>"),
                6 => write!(table, "<col>Research &amp; Development</col>"),
                8 | 9 => write!(table, "<col>{}</col>", row % 2 == 0),
                _ => write!(table, "<col>user{row}-{column}@example.com</col>"),
            };
        }
        table.push_str("</row>");
    }
    command("UserGetListInGroupResponse", &format!("<userTable>{table}</userTable>"))
}

/// How many rows make a table of about so many bytes.
pub fn rows_of(bytes: usize) -> usize {
    let thousand = table(1000).len() - table(0).len();
    bytes * 1000 / thousand
}

/// A small request: two values set, eight cleared, all others left as they are.
pub fn modify() -> String {
    const CLEARED: [&str; 8] = [
        "nameDialingName",
        "phoneNumber",
        "extension",
        "callingLineIdPhoneNumber",
        "title",
        "mobilePhoneNumber",
        "emailAddress",
        "addressLocation",
    ];
    // In the order of the schema.
    let mut content =
        "<userId>alice@example.com</userId><lastName>Smith</lastName><firstName>Alice</firstName>".to_owned();
    for name in CLEARED {
        let _ = write!(content, "<{name} xsi:nil=\"true\"/>");
    }
    command("UserModifyRequest22", &content)
}

fn command(name: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <BroadsoftDocument xmlns=\"C\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" protocol=\"OCI\">\
         <sessionId xmlns=\"\">192.0.2.7,1700000000000</sessionId>\
         <command xmlns=\"\" xsi:type=\"{name}\">{content}</command></BroadsoftDocument>"
    )
}

/// A request with every field of the widest command set, lists and choices among them. It is indented.
pub const CONSOLIDATED: &str = include_str!("../../tests/samples/ocip/consolidated-every-field.xml");

/// A request of the other service, with every group of its fields. It is indented.
pub const USER_UPDATE: &str = include_str!("../../tests/samples/userupdate/every-group.xml");

/// Documents of the complete OCI-P that the bundled schemas can read, in the order of the corpus: those of the file that
/// `OCIP_CORPUS` names, a document a line, behind its type and mode. None where it is not set.
pub fn corpus() -> Vec<String> {
    let Some(path) = std::env::var_os("OCIP_CORPUS") else { return Vec::new() };
    let unpacked = Command::new("gzip").arg("-dc").arg(path).output().expect("gzip");
    assert!(unpacked.status.success(), "gzip: {}", String::from_utf8_lossy(&unpacked.stderr));
    // ISO-8859-1, whose bytes are the first characters.
    let text: String = unpacked.stdout.into_iter().map(char::from).collect();
    let documents = text.lines().filter_map(|line| line.split('\t').nth(2));
    documents.filter(|text| xsdbind::from_str::<BroadsoftDocument>(text).is_ok()).map(str::to_owned).collect()
}
