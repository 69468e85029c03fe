#!/usr/bin/env bash
# Tool: roxmltree 0.21.2 (crates.io).
# Behaviour: a carriage return that stands right before a reference (`&amp;`, `&#65;`) stays one in the text of the node;
# one before anything else becomes a line feed, as it must.
# Why it matters: documents of old Mac line ends, or with a stray one, get another text than any other reader has; a
# comparison, a key or a signature over that text fails for no reason that can be seen.
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
roxmltree = "=0.21.2"
[workspace]
TOML
cat >src/main.rs <<'RUST'
fn main() {
    for text in ["<a>x\ry</a>", "<a>x\r&amp;</a>", "<a>x\r&#65;</a>"] {
        let document = roxmltree::Document::parse(text).unwrap();
        println!("{text:?} has the text {:?}", document.root_element().text().unwrap());
    }
}
RUST
echo 'expected by XML 1.0, section 2.11: a carriage return that no line feed follows is read as a line feed, before anything else is parsed'
CARGO_TARGET_DIR=$folder/target cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
"<a>x\ry</a>" has the text "x\ny"
"<a>x\r&amp;</a>" has the text "x\r&"
"<a>x\r&#65;</a>" has the text "x\rA"
SEEN
