#!/usr/bin/env bash
# Tool: fastxml 0.12.0 (crates.io).
# Behaviour: an element of the type `xs:anyType` takes any attributes, and neither text nor elements.
# Why it matters: elements that a schema leaves open, also those that it declares without a type, have to be empty
# there.
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

fn main() {
    let schema = "<xs:element name='r' type='xs:anyType'/>";
    for text in [
        "<r/>",
        "<r a='1'/>",
        "<r>t</r>",
        "<r><a/></r>",
    ] {
        println!("{text} {}", is_valid(schema, text));
    }
}
RUST
echo 'expected by XML Schema Part 1, 3.4.7: all are valid; the content of the ur-type is mixed, with any elements'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r/> true
<r a='1'/> true
<r>t</r> false
<r><a/></r> false
SEEN
