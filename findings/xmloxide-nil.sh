#!/usr/bin/env bash
# Tool: xmloxide 0.5.0 (crates.io).
# Behaviour: `xsi:nil` means nothing: a number that is cleared is refused as an empty text, and one that says nil and
# has a value is accepted.
# Why it matters: in modify-style interfaces that is every message that clears a value.
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
xmloxide = "=0.5.0"
[workspace]
TOML
cat >src/main.rs <<'RUST'
use xmloxide::validation::xsd::{parse_xsd, validate_xsd};
use xmloxide::Document;

fn is_valid(schema: &str, document: &str) -> bool {
    let schema = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{schema}</xs:schema>");
    let document = Document::parse_str(document).unwrap();
    validate_xsd(&document, &parse_xsd(&schema).unwrap()).is_valid
}

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

fn main() {
    let schema = "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='n' type='xs:int' nillable='true' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>";
    for text in [
        "<r XSI><n>1</n></r>",
        "<r XSI><n xsi:nil='true'/></r>",
        "<r XSI><n xsi:nil='true'>1</n></r>",
    ] {
        println!("{text} {}", is_valid(schema, &text.replace("XSI", XSI)));
    }
}
RUST
echo 'expected by XML Schema Part 1, 3.3.4 (3.2): the second is valid, the third is not'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r XSI><n>1</n></r> true
<r XSI><n xsi:nil='true'/></r> false
<r XSI><n xsi:nil='true'>1</n></r> true
SEEN
