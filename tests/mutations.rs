//! Documents that were altered: bytes of samples and of random documents, and their XML structure.
//!
//! Whatever comes in, a value comes out or an error; what is accepted can be written and is read as the same value. Tables
//! that are made at run time say the same.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use provisioning_api::{ocip, userupdate};
use xsdbind::arbitrary::Unstructured;
use xsdbind::{OutputEncoding, WriteOptions};
use xsdbind_codegen::dynamic::Schemas;

use crate::document_type::DocumentType;
use crate::{as_tables, random, told_alike};

#[test]
fn ocip() {
    check("ocip", 1000, DocumentType::of::<ocip::AnyDocument>());
}

#[test]
fn userupdate() {
    check("userupdate", 1000, DocumentType::of::<userupdate::AnyDocument>());
}

#[track_caller]
fn check(folder: &str, count: u64, of: DocumentType) {
    let samples = samples(folder);
    let schemas = Schemas::load("xsdbind.toml").unwrap().module(folder).unwrap();
    let accepted = Cell::new(0);
    random::check_all(&format!("altered {folder}"), count, |bytes| {
        let mut random = Rng::with_seed(seed(bytes));
        let document = match random.u8(..3) {
            0 => made(of, bytes, &mut random),
            _ => Some(samples[random.usize(..samples.len())].clone()),
        };
        let Some(mut document) = document else { return Ok(()) };
        for _ in 0..=random.usize(..4) {
            document = altered(document, &samples, &mut random);
        }
        // One of four, as it takes as long as all else.
        if random.u8(..4) == 0 {
            as_tables::check(of, &schemas, &document)
                .map_err(|failure| format!("{failure}\nread from {}", String::from_utf8_lossy(&document)))?;
        }
        match (of.from_slice)(&document) {
            Ok(value) => {
                accepted.set(accepted.get() + 1);
                random::holds(of, &*value)
                    .map_err(|failure| format!("{failure}\nread from {}", String::from_utf8_lossy(&document)))
            }
            Err(error) => one_line(&error.to_string()).and_then(|()| {
                told_alike::check(of, &document)
                    .map_err(|failure| format!("{failure}\nread from {}", String::from_utf8_lossy(&document)))
            }),
        }
    });
    println!("altered {folder}: {} accepted", accepted.get());
    assert!(accepted.get() > 0, "nothing was accepted");
}

/// So few bytes as to be a number, for choices that are not those of a value.
fn seed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(bytes.len() as u64, |seed, byte| seed.rotate_left(9) ^ u64::from(*byte))
}

fn one_line(message: &str) -> Result<(), String> {
    match message.chars().find(|character| character.is_control()) {
        None if message.len() < 5000 => Ok(()),
        None => Err(format!("a message of {} bytes", message.len())),
        Some(character) => Err(format!("{character:?} in the message {message:?}")),
    }
}

fn samples(folder: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> =
        fs::read_dir(Path::new("tests/samples").join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A random document as XML.
fn made(of: DocumentType, bytes: &[u8], random: &mut Rng) -> Option<Vec<u8>> {
    let document = (of.at_random)(&mut Unstructured::new(bytes)).ok()?;
    let encodings = [OutputEncoding::Utf8, OutputEncoding::Latin1, OutputEncoding::Utf16];
    let options = WriteOptions::new().encoding(encodings[random.usize(..3)]);
    document.to_bytes(if random.bool() { options } else { options.indent(2) }).ok()
}

/// The document with one thing changed.
fn altered(mut document: Vec<u8>, samples: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let place = random.usize(..=document.len());
    match random.u8(..16) {
        0 => document.insert(place, random.u8(..)),
        1 if place < document.len() => document[place] = random.u8(..),
        2 if place < document.len() => drop(document.remove(place)),
        3 => document.truncate(place),
        4 => {
            let end = (place + random.usize(..40)).min(document.len());
            let copy = document[place..end].to_vec();
            let at = random.usize(..=document.len());
            document.splice(at..at, copy);
        }
        5..8 => insert_odd(&mut document, random),
        _ => {
            let other = if random.bool() { document.clone() } else { samples[random.usize(..samples.len())].clone() };
            move_piece(&mut document, &other, random);
        }
    }
    document
}

/// Puts a piece of XML that is odd beside a `<`, `>`, blank or quote.
fn insert_odd(document: &mut Vec<u8>, random: &mut Rng) {
    const ODD: &[&str] = &[
        " xsi:nil=\"true\"",
        " xsi:nil=\"false\"",
        " xsi:type=\"string\"",
        " xmlns=\"\"",
        " xmlns:p=\"urn:p\"",
        " xmlns=\"urn:&#10;two lines&#x9b;\"",
        " xsi:nil=\"a&#10;b\"",
        " a=\"\" a=\"\"",
        "<!-- -->",
        "<!---->",
        "<![CDATA[]]>",
        "<![CDATA[ <&> ]]>",
        "]]>",
        "<?pi?>",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE a>",
        "&amp;",
        "&#10;",
        "&#x0;",
        "&undefined;",
        "&",
        "<",
        "</",
        "/>",
        "\u{feff}",
        " ",
        "\r\n",
        "<a/>",
        "<command xsi:nil=\"true\"/>",
        "\u{0}",
    ];
    let places: Vec<usize> = (0..document.len())
        .filter(|&at| matches!(document[at], b'<' | b'>' | b' ' | b'"'))
        .flat_map(|at| [at, at + 1])
        .collect();
    if places.is_empty() {
        return;
    }
    let at = places[random.usize(..places.len())];
    document.splice(at..at, ODD[random.usize(..ODD.len())].bytes());
}

/// Takes a tag, or an element as far as that can be seen from its tags, out of one document and puts it in, or in place
/// of one here.
fn move_piece(document: &mut Vec<u8>, other: &[u8], random: &mut Rng) {
    let (Some(from), Some(to)) = (piece(other, random), piece(document, random)) else { return };
    match random.u8(..3) {
        0 => drop(document.splice(to, other[from].iter().copied())),
        1 => drop(document.splice(to.end..to.end, other[from].iter().copied())),
        _ => drop(document.drain(to)),
    }
}

fn piece(document: &[u8], random: &mut Rng) -> Option<std::ops::Range<usize>> {
    let starts: Vec<usize> = (0..document.len())
        .filter(|&at| document[at] == b'<' && document.get(at + 1).is_some_and(u8::is_ascii_alphabetic))
        .collect();
    let start = *starts.get(random.usize(..starts.len().max(1)))?;
    let rest = &document[start..];
    let tag_end = rest.iter().position(|byte| *byte == b'>')? + 1;
    if rest[tag_end - 2] == b'/' || random.u8(..4) == 0 {
        return Some(start..start + tag_end);
    }
    let name_end = rest.iter().position(|byte| matches!(byte, b' ' | b'>' | b'/'))?;
    let close = [b"</", &rest[1..name_end], b">"].concat();
    let at = rest.windows(close.len()).position(|window| window == close)?;
    Some(start..start + at + close.len())
}
