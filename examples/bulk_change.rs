//! Changes many users as a CSV file says: prints the documents to send, a line each, of fifteen requests at most.
//!
//! An empty cell leaves a value as it is, `none` clears it, anything else sets it. Where a value cannot be cleared, `none`
//! is an error, with the line of the file.
//!
//! `cargo run --example bulk_change -- examples/data/users.csv`

use std::error::Error;
use std::fs::File;
use std::io::{Read, Write as _};
use std::str::FromStr;

use provisioning_api::oci::{MAX_COMMANDS, Message};
use provisioning_api::ocip::UserModifyRequest22;
use xsdbind::Tri;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: bulk_change FILE")?;
    for document in documents(File::open(path)?)? {
        std::io::stdout().write_all(&document)?;
        std::io::stdout().write_all(b"\n")?;
    }
    Ok(())
}

/// The documents for the lines of a file.
pub(crate) fn documents(csv: impl Read) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let requests = requests(csv)?;
    let documents = requests.chunks(MAX_COMMANDS).map(|requests| {
        let mut message = Message::new("session-1").without_tracking_id();
        for request in requests {
            // These documents are printed, and nobody reads an answer to them.
            let _ = message.push(request.clone())?;
        }
        Ok(message.to_vec()?)
    });
    documents.collect()
}

/// A request for each line.
pub(crate) fn requests(csv: impl Read) -> Result<Vec<UserModifyRequest22>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_reader(csv);
    let headings = reader.headers()?.clone();
    let mut requests = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let request = request(&headings, &record).map_err(|error| format!("line {line}: {error}"))?;
        requests.push(request);
    }
    Ok(requests)
}

fn request(headings: &csv::StringRecord, record: &csv::StringRecord) -> Result<UserModifyRequest22, Box<dyn Error>> {
    let user = headings.iter().zip(record).find(|(heading, _)| *heading == "User Id");
    let (_, user) = user.ok_or("there is no column `User Id`")?;
    let mut request = UserModifyRequest22::new(user.parse()?);
    for (heading, cell) in headings.iter().zip(record) {
        let result = match heading {
            "User Id" => Ok(()),
            "First Name" => option(cell).map(|value| request.first_name = value),
            "Last Name" => option(cell).map(|value| request.last_name = value),
            "Phone Number" => tri(cell).map(|value| request.phone_number = value),
            "Extension" => tri(cell).map(|value| request.extension = value),
            "Mobile" => tri(cell).map(|value| request.mobile_phone_number = value),
            _ => Err("the column is not known".into()),
        };
        result.map_err(|error| format!("{heading}: {error}"))?;
    }
    Ok(request)
}

/// A cell for what can be cleared.
fn tri<T: FromStr<Err: Error + 'static>>(cell: &str) -> Result<Tri<T>, Box<dyn Error>> {
    Ok(match cell {
        "" => Tri::Absent,
        "none" => Tri::Nil,
        value => Tri::Value(value.parse()?),
    })
}

/// A cell for what cannot.
fn option<T: FromStr<Err: Error + 'static>>(cell: &str) -> Result<Option<T>, Box<dyn Error>> {
    match cell {
        "" => Ok(None),
        "none" => Err("cannot be cleared".into()),
        value => Ok(Some(value.parse()?)),
    }
}
