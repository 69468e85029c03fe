//! Documents by tables that are made at run time are what generated code says of them: accepted or refused in the same words
//! at the same places, however they are read, in parts, too, and written as the same XML and the same JSON.

use std::io::{self, Read};

use xsdbind::error::{Deviation, Errors};
use xsdbind::{Error, ErrorKind, ReadOptions, WriteOptions};
use xsdbind_codegen::dynamic::{Document, Schemas};

use crate::document_type::{DocumentType, Operations};

/// All that is said of a document.
#[derive(Debug, PartialEq)]
struct Told {
    strict: Result<Written, String>,
    /// All errors, one on a line.
    all: Option<String>,
    /// What lenient reading passes over or keeps, and what is written then.
    lenient: Result<(Vec<String>, Written), String>,
}

/// What a document is written as, and what is checked by calls.
#[derive(Debug, PartialEq)]
struct Written {
    identity: Result<(), String>,
    ids: Result<(), String>,
    xml: Result<String, String>,
    indented: Result<String, String>,
    unchecked: Result<String, String>,
    json: Result<String, String>,
}

/// Compares what is said of a document by generated types and by tables.
pub(crate) fn check(of: DocumentType, schemas: &Schemas, bytes: &[u8]) -> Result<(), String> {
    let options = ReadOptions::new();
    let lenient = (of.leniently)(bytes);
    let by_types = Told {
        strict: (of.from_slice)(bytes).map(|document| by_type(&*document)).map_err(told),
        all: (of.with_all_errors)(bytes).err().map(all_told),
        lenient: lenient.map(|(document, deviations)| (shown(&deviations), by_type(&*document))).map_err(told),
    };
    let strict = schemas.read(bytes);
    if let Ok(document) = &strict
        && let Ok(json) = document.to_json()
    {
        let again = schemas.read_json(json.as_bytes()).map_err(|error| format!("{error} in {json}"))?;
        if again != *document {
            return Err("written otherwise once it was read from JSON".to_owned());
        }
    }
    for number in [bytes.len(), bytes.len() / 2] {
        match (&strict, schemas.read_in_parts(bytes, number)) {
            (Ok(whole), Ok(parts)) if *whole == parts => {}
            (Err(error), Err(_)) if matches!(error.kind(), ErrorKind::Character | ErrorKind::Encoding) => {}
            // Those that can be shared out in several ways.
            (_, Err(error)) if error.message().contains("cannot be read item by item") => {}
            (Err(error), Err(other)) if error.to_string() == other.to_string() && error.kind() == other.kind() => {}
            (whole, parts) => return Err(format!("in parts {number} {parts:?}\nas a whole {whole:?}")),
        }
    }
    check_windows(schemas, bytes, &strict)?;
    let lenient = schemas.read_leniently(bytes, options).map(|read| {
        let (document, deviations) = read.into_parts();
        let json = document.to_value().and_then(|value| xsdbind::json::value_to_string(&value));
        (shown(&deviations), by_table(&document, json))
    });
    let by_tables = Told {
        strict: strict.map(|document| by_table(document.as_document(), document.to_json())).map_err(told),
        all: schemas.read_or_all_errors(bytes, options).err().map(all_told),
        lenient: lenient.map_err(told),
    };
    if by_tables == by_types { Ok(()) } else { Err(format!("by tables {by_tables:#?}\nby types {by_types:#?}")) }
}

/// A reader that gives a few bytes at a time.
struct Few<'b>(&'b [u8], usize);

impl Read for Few<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(&mut into[..most])
    }
}

/// Checks a document with lists set apart as they come, in windows of several sizes: what is said of it is what is said of it
/// whole.
fn check_windows(schemas: &Schemas, bytes: &[u8], strict: &xsdbind::Result<Document>) -> Result<(), String> {
    let whole = match strict {
        Ok(document) => {
            let document = document.as_document();
            let identity = xsdbind::check_identity_constraints(document).and(xsdbind::check_ids(document));
            identity.map_err(|error| (error.kind(), error.to_string()))
        }
        Err(error) => Err((error.kind(), error.to_string())),
    };
    for window in [1, 1 + bytes.len() / 7, 1 + bytes.len() / 3] {
        let parts = schemas.check_windows(Few(bytes, window), window, window * 3);
        match (&whole, parts.map_err(|error| (error.kind(), error.to_string()))) {
            (whole, parts) if *whole == parts => {}
            // These are told where they stand, or in the order in which items end.
            (Err((ErrorKind::Character | ErrorKind::Encoding, _)), Err(_))
            | (Err((ErrorKind::Identity, _)), Err((ErrorKind::Identity, _))) => {}
            (_, Err((ErrorKind::Limit, message))) if message.contains("there are IDs") => {}
            (whole, parts) => return Err(format!("in windows of {window} {parts:?}\nas a whole {whole:?}")),
        }
    }
    Ok(())
}

fn by_type(document: &dyn Operations) -> Written {
    Written {
        identity: document.check_identity().map_err(told),
        ids: document.check_ids().map_err(told),
        xml: document.to_text(WriteOptions::new()).map_err(told),
        indented: document.to_text(WriteOptions::new().indent(2)).map_err(told),
        unchecked: document.to_text(WriteOptions::new().check_facets(false)).map_err(told),
        json: document.to_json().map_err(told),
    }
}

fn by_table(document: &impl xsdbind::Document, json: xsdbind::Result<String>) -> Written {
    Written {
        identity: xsdbind::check_identity_constraints(document).map_err(told),
        ids: xsdbind::check_ids(document).map_err(told),
        xml: xsdbind::to_string(document).map_err(told),
        indented: WriteOptions::new().indent(2).to_string(document).map_err(told),
        unchecked: WriteOptions::new().check_facets(false).to_string(document).map_err(told),
        json: json.map_err(told),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
fn told(error: Error) -> String {
    format!("{:?} at {:?}: {error}", error.kind(), error.position())
}

fn all_told(errors: Errors) -> String {
    let all: Vec<String> = errors.into_iter().map(told).collect();
    all.join("\n")
}

fn shown(deviations: &[Deviation]) -> Vec<String> {
    deviations.iter().map(|deviation| format!("{deviation}: {:?}", deviation.found())).collect()
}
