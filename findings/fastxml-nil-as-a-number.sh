#!/usr/bin/env bash
# Tool: fastxml 0.12.0 (crates.io).
# Behaviour: `xsi:nil="1"` is refused on an element that may be nil, as an empty `int`; `true`, `false` and `0` are as
# they should be.
# Why it matters: clients that write booleans as `1` clear a value by a valid message, which such a check stops.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
fastxml = "=0.12.0"
[workspace]
TOML
cat >src/main.rs <<'RUST'
use std::io::Cursor;

use fastxml::schema::{Schema, Validator};

fn is_valid(schema: &str, document: &str) -> bool {
    let schema = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{schema}</xs:schema>");
    let schema = Schema::from_xsd(schema.into_bytes()).unwrap();
    let document = Cursor::new(document.as_bytes().to_vec());
    Validator::from_reader(document).schema(schema).run().unwrap().errors().is_empty()
}

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

fn main() {
    let schema = "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='n' type='xs:int' nillable='true' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>";
    for text in [
        "<r XSI><n xsi:nil='true'/></r>",
        "<r XSI><n xsi:nil='1'/></r>",
        "<r XSI><n xsi:nil='false'>1</n></r>",
        "<r XSI><n xsi:nil='0'>1</n></r>",
    ] {
        println!("{text} {}", is_valid(schema, &text.replace("XSI", XSI)));
    }
}
RUST
echo 'expected by XML Schema Part 1, 2.6.2, and Part 2, 3.2.2.1: all are valid, since `1` is `true`'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r XSI><n xsi:nil='true'/></r> true
<r XSI><n xsi:nil='1'/></r> false
<r XSI><n xsi:nil='false'>1</n></r> true
<r XSI><n xsi:nil='0'>1</n></r> true
SEEN
