#!/usr/bin/env bash
# Tool: xmloxide 0.5.0 (crates.io).
# Behaviour: a choice with `minOccurs="0"` has to have a branch.
# Why it matters: the message that changes nothing is refused.
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

fn main() {
    let schema = "<xs:element name='r'><xs:complexType><xs:choice minOccurs='0'><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:string'/></xs:choice></xs:complexType></xs:element>";
    for text in [
        "<r><a>1</a></r>",
        "<r><b>1</b></r>",
        "<r/>",
    ] {
        println!("{text} {}", is_valid(schema, text));
    }
}
RUST
echo 'expected by XML Schema Part 1, 3.8.4 and 3.9.4: all are valid'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r><a>1</a></r> true
<r><b>1</b></r> true
<r/> false
SEEN
