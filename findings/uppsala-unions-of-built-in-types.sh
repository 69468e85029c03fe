#!/usr/bin/env bash
# Tool: uppsala 0.12.0 (crates.io).
# Behaviour: a union whose members are built-in types takes any text.
# Why it matters: a check that passes everything is taken for one.
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
uppsala = "=0.12.0"
[workspace]
TOML
cat >src/main.rs <<'RUST'
use uppsala::{parse, XsdValidator};

fn is_valid(schema: &str, document: &str) -> bool {
    let schema = format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{schema}</xs:schema>");
    let validator = XsdValidator::from_schema(&parse(&schema).unwrap()).unwrap();
    validator.validate(&parse(document).unwrap()).is_empty()
}

fn main() {
    let schema = "<xs:element name='r'><xs:simpleType><xs:union memberTypes='xs:int xs:boolean'/></xs:simpleType></xs:element>";
    for text in [
        "<r>1</r>",
        "<r>true</r>",
        "<r>x</r>",
    ] {
        println!("{text} {}", is_valid(schema, text));
    }
}
RUST
echo 'expected by XML Schema Part 2, 2.5.1.3: `x` is invalid; it is a value of no member'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r>1</r> true
<r>true</r> true
<r>x</r> true
SEEN
