#!/usr/bin/env bash
# Tool: uppsala 0.12.0 (crates.io).
# Behaviour: of two patterns in one restriction both have to match, so that nothing is valid.
# Why it matters: schemas write alternatives this way; each such type refuses all values.
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
    let schema = "<xs:element name='r'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='a'/><xs:pattern value='b'/></xs:restriction></xs:simpleType></xs:element>";
    for text in [
        "<r>a</r>",
        "<r>b</r>",
        "<r>c</r>",
    ] {
        println!("{text} {}", is_valid(schema, text));
    }
}
RUST
echo 'expected by XML Schema Part 2, 4.3.4.3: `a` and `b` are valid; patterns of one step are alternatives'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r>a</r> false
<r>b</r> false
<r>c</r> false
SEEN
