#!/usr/bin/env bash
# Tool: uppsala 0.12.0 (crates.io).
# Behaviour: the attributes of an element that is nil are not looked at: one that is required may be missing, be no
# number, or be another one.
# Why it matters: in messages that clear a value the attributes say which one, and nobody checks them.
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

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

fn main() {
    let schema = "<xs:element name='r' nillable='true'><xs:complexType><xs:simpleContent><xs:extension base='xs:int'><xs:attribute name='u' type='xs:int' use='required'/></xs:extension></xs:simpleContent></xs:complexType></xs:element>";
    for text in [
        "<r u='1'>1</r>",
        "<r>1</r>",
        "<r XSI xsi:nil='true' u='1'/>",
        "<r XSI xsi:nil='true'/>",
        "<r XSI xsi:nil='true' u='x'/>",
        "<r XSI xsi:nil='true' v='1'/>",
    ] {
        println!("{text} {}", is_valid(schema, &text.replace("XSI", XSI)));
    }
}
RUST
echo 'expected by XML Schema Part 1, 3.4.4 (3 and 4), and 3.3.4 (3.2): the last three are invalid; nil is about content only'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
<r u='1'>1</r> true
<r>1</r> false
<r XSI xsi:nil='true' u='1'/> true
<r XSI xsi:nil='true'/> true
<r XSI xsi:nil='true' u='x'/> true
<r XSI xsi:nil='true' v='1'/> true
SEEN
